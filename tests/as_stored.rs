//! A file whose records are as they are stored: what the page hands out that is
//! shown when the app could not go on, and which reads no records itself.

mod support;

use hamstretch::diary::{Found, Incoming, Log, Unfinished};
use hamstretch::stretch::{BrokenOff, Ending, Leg, Phase, Place};
use proptest::prelude::*;
use proptest::test_runner::Config;
use support::diary::{any_diary, entry_at};

/// A diary as the page writes it that is shown when the app could not go on: each
/// record as it is stored.
fn as_stored(stored: &[(String, String)]) -> String {
    let line = |(name, text): &(String, String)| {
        let key = name.strip_prefix("hamstretch.").expect("ours");
        serde_json::json!({"kind": "aside", "key": key, "text": text}).to_string()
    };
    let lines: Vec<_> = stored.iter().map(line).collect();
    format!(
        "{{\"format\":\"hamstretch-diary\",\"version\":1,\"records\":[\n{}\n]}}\n",
        lines.join(",\n")
    )
}

proptest! {
    #![proptest_config(Config::with_cases(64))]

    #[test]
    fn records_as_they_are_stored_are_read_as_what_they_are(diary in any_diary()) {
        // What its own file would have written, which is all of it.
        let own = Incoming::read(&diary.to_json()).expect("a diary");
        let own = own.plan(&Found::default());
        let stored: Vec<_> = (own.writes.iter())
            .map(|(key, text)| (key.name(), text.clone()))
            .collect();
        let incoming = Incoming::read(&as_stored(&stored)).expect("a diary");
        prop_assert_eq!(&incoming.faults, &[]);
        let plan = incoming.plan(&Found::default());
        prop_assert_eq!(&plan.merged, &diary);
        prop_assert_eq!(plan, own);
    }
}

#[test]
fn of_what_is_stored_all_comes_along_but_the_answers_to_the_check() {
    let stored = |name: &str, text: &str| (format!("hamstretch.{name}"), text.to_owned());
    let all = [
        stored("check", "v=1&utc_ms=0&offset_min=0&ticked=&stops=0"),
        stored("settings", &Found::default().settings.to_text()),
        stored("settingsx", "no key of ours"),
        stored("entry.019a00000000-0badcafe", "v=1&id=half"),
        stored(
            "angles.019a00000000-0badcafe",
            "v=9&id=019a00000000-0badcafe",
        ),
    ];
    assert!(Found::read([all[0].clone()]).checked.is_some());
    let incoming = Incoming::read(&as_stored(&all)).expect("a diary");
    assert_eq!(incoming.not_ours, 0);
    let plan = incoming.plan(&Found::default());
    assert_eq!((plan.strange, plan.writes.len()), (3, 3));
    assert!(!plan.settings, "the usual ones are nobody's choice");
    let texts = all[2..].iter().map(|(_, text)| text);
    assert!(
        texts
            .clone()
            .all(|text| plan.writes.iter().any(|(_, written)| written == text))
    );
    // Once they can be read, they are.
    let entry = entry_at(0, 0, 3);
    let named = format!("entry.{}~0123456789abcdef", entry.id.as_str());
    let plan = Incoming::read(&as_stored(&[stored(&named, &entry.to_text())]))
        .expect("a diary")
        .plan(&Found::default());
    assert_eq!((plan.sessions, plan.strange), (1, 0));
}

#[test]
fn a_session_that_broke_off_counts_as_far_as_it_came_where_nothing_else_is_known_of_it() {
    let mut entry = entry_at(0, 0, 3);
    (entry.outcome.left, entry.outcome.right) = (0, 3);
    entry.outcome.ending = Ending::EndedEarly;
    let broken_off = BrokenOff {
        outcome: entry.outcome,
        place: Place {
            phase: Phase::CountIn,
            leg: Leg::Right,
            rep: 4,
        },
        // A bit a rep, from the second bit on.
        reps: [0, 0b1110],
    };
    let unfinished = Unfinished::new(broken_off, entry.id.clone(), entry.at);
    assert!(Unfinished::parse(&unfinished.to_text()).is_some());
    let file = as_stored(&[("hamstretch.running".to_owned(), unfinished.to_text())]);
    let incoming = Incoming::read(&file).expect("a diary");
    let plan = incoming.plan(&Found::default());
    assert_eq!((plan.sessions, plan.writes.len()), (1, 1));
    assert_eq!(plan.merged.log.entries(), std::slice::from_ref(&entry));
    // It went on, and is known.
    let mut done = entry.clone();
    done.outcome.left = 12;
    let mine = Found {
        log: Log::new(vec![done]),
        ..Found::default()
    };
    assert_eq!(incoming.plan(&mine).writes, []);
    // It may go on yet.
    let mine = Found {
        running: Some(unfinished),
        ..Found::default()
    };
    assert_eq!(incoming.plan(&mine).writes, []);
}
