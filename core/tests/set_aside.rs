//! What another build put aside, having run here between, and this one can read.

use crate::support::diary::{NOW, entry_at};
use hamstretch_core::diary::{Diary, Key};

const AT: &str = "&at=01a000000001-0000-00000001";
const LATER: &str = "&at=01a000000002-0000-00000001";

fn settled(stored: &[(String, String)]) -> Diary {
    let mut diary = Diary::read(stored.to_vec(), NOW);
    diary.settle(NOW);
    diary
}

#[test]
fn it_has_its_place_again_and_is_in_no_other() {
    let entry = entry_at(1000, 0, 3);
    let name = Key::Entry(entry.id.clone()).name();
    let aside = name.replace("hamstretch.", "hamstretch.aside.");
    let diary = settled(&[(aside.clone(), entry.to_text() + AT)]);
    assert_eq!(diary.log.entries(), [entry]);
    assert_eq!(diary.unreadable(), 0);
    let values = diary.records().values().map(|(name, _)| name);
    assert_eq!(values.collect::<Vec<_>>(), [name]);
}

#[test]
fn it_gives_way_to_what_was_written_later() {
    let entry = entry_at(1000, 0, 3);
    let name = Key::Entry(entry.id.clone()).name();
    let aside = name.replace("hamstretch.", "hamstretch.aside.");
    let diary = settled(&[
        (aside, entry.to_text() + AT),
        // Deleted.
        (name, LATER.to_owned()),
    ]);
    assert_eq!(diary.log.entries(), []);
    assert_eq!(diary.records().values().count(), 0);
}

#[test]
fn what_is_still_not_readable_stays_where_it_is() {
    let aside = "hamstretch.aside.entry.0000000003e8-00000003~0000000000000000".to_owned();
    let diary = settled(&[(aside, "v=1&id=half".to_owned() + AT)]);
    assert_eq!(diary.unreadable(), 1);
}
