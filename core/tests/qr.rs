//! A link as a QR code, read by a decoder that is not ours from what is drawn.

use hamstretch_core::figure::qr::picture;
use hamstretch_core::method::{Note, Offer};
use proptest::prelude::*;
use rqrr::{Grid, PreparedImage, SimpleGrid};

/// Pixels a module.
const SCALE: usize = 3;
/// White modules on each side.
const MARGIN: usize = 4;

/// What a camera sees of it: dark modules, row by row, in a white square.
fn drawn(picture: &str) -> Vec<Vec<bool>> {
    let numbers = |text: &str| -> Vec<i32> {
        let numbers = text.split(' ').map(|number| number.parse());
        numbers.collect::<Result<_, _>>().expect("numbers")
    };
    let between = |text: &str, before: &str, after: &str| -> String {
        let rest = text.split_once(before).expect(before).1;
        rest.split_once(after).expect(after).0.to_owned()
    };
    let seen = numbers(&between(picture, "viewBox='", "'"));
    let [from, _, whole, _] = seen[..] else {
        panic!("{seen:?}")
    };
    assert_eq!(seen, [from, from, whole, whole]);
    assert!(picture.contains(&format!(
        "<path fill='white' d='M{from} {from}h{whole}v{whole}h-{whole}'/>"
    )));
    let mut modules = vec![vec![false; whole as usize]; whole as usize];
    for module in between(picture, "<path d='M", "'/>").split('M') {
        let at = module.strip_suffix("h1v1h-1").expect("one module");
        let [x, y] = numbers(at)[..] else {
            panic!("{at}")
        };
        modules[(y - from) as usize][(x - from) as usize] = true;
    }
    modules
}

/// What a decoder reads that has to find the code in the picture first.
fn read(picture: &str) -> String {
    let modules = drawn(picture);
    let size = modules.len() * SCALE;
    let dark = |x: usize, y: usize| modules[y / SCALE][x / SCALE];
    let mut image = PreparedImage::prepare_from_bitmap(size, size, dark);
    let grids = image.detect_grids();
    assert_eq!(grids.len(), 1);
    grids[0].decode().expect("a code").1
}

/// What it reads of the modules as they are: where it looks for them itself, it misses some
/// codes that are sound.
fn read_modules(picture: &str) -> String {
    let modules = drawn(picture);
    let size = modules.len() - 2 * MARGIN;
    let grid = SimpleGrid::from_func(size, |x, y| modules[y + MARGIN][x + MARGIN]);
    Grid::new(grid).decode().expect("a code").1
}

fn link(note: &str) -> String {
    let offer = Offer {
        note: Note::new(note),
        ..Offer::default()
    };
    "https://example.org/hamstretch/#/routine?".to_owned() + &offer.to_text()
}

#[test]
fn another_decoder_reads_the_link_with_no_note_and_with_the_longest() {
    for link in [
        link(""),
        link("Slowly, Anna"),
        // Twelve bytes of the link a character.
        link(&"🦵".repeat(Note::MOST)),
    ] {
        let picture = picture(&link).expect("there is room");
        assert_eq!(read(&picture), link);
        assert!(!picture.contains(['#', '%', '"']), "an address as it is");
    }
}

#[test]
fn it_has_white_around_it() {
    let modules = drawn(&picture(&link("")).expect("there is room"));
    let size = modules.len();
    let is_edge = |at: usize| at < MARGIN || at >= size - MARGIN;
    for (y, row) in modules.iter().enumerate() {
        for (x, is_dark) in row.iter().enumerate() {
            assert!(!(is_dark & (is_edge(x) || is_edge(y))), "{x} {y}");
        }
    }
    assert!(modules[MARGIN][MARGIN], "and no more than that");
}

#[test]
fn what_no_code_can_hold_is_not_drawn() {
    assert!(picture(&"x".repeat(2_953)).is_some());
    assert_eq!(picture(&"x".repeat(2_954)), None);
    assert_eq!(picture(&"x".repeat(100_000)), None);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn any_note_is_read_back(note in "\\PC{0,140}") {
        let link = link(&note);
        prop_assert_eq!(read_modules(&picture(&link).expect("there is room")), link);
    }
}
