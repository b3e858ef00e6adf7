//! The pages that are made at the build hold what they should, and are HTML.

use hamstretch::{pages, words};

/// Tags that end, in the order they are opened; panics where they cross.
fn check_nesting(page: &str) -> usize {
    let mut open: Vec<&str> = Vec::new();
    let mut closed = 0;
    for tag in page.split('<').skip(1) {
        let (tag, _) = tag.split_once('>').expect("a tag ends");
        let name = tag.split([' ', '/']).find(|part| !part.is_empty());
        let name = name.expect("a tag has a name");
        if tag.starts_with('/') {
            assert_eq!(open.pop(), Some(name), "{tag}");
            closed += 1;
        } else if !tag.ends_with('/') {
            open.push(name);
        }
    }
    assert!(open.is_empty(), "{open:?}");
    closed
}

#[test]
fn learn_tells_all_that_is_to_be_told_and_every_tag_is_closed() {
    let page = pages::learn();
    assert!(check_nesting(&page) > 200);
    let text = page.replace("&quot;", "\"").replace("&amp;", "&");
    let questions = words::ASKED.iter().flat_map(|(asked, told)| [asked, told]);
    let all = words::EVIDENCE
        .iter()
        .chain(&words::SET_UP_STEPS)
        .chain(&words::REP_STEPS)
        .chain(&words::CORRECTIONS)
        .chain(questions)
        .chain([
            &words::TRAINERS_REASON,
            &words::TRAINER_SAYS,
            &words::READ_AS,
        ]);
    for words in all {
        assert!(text.contains(*words), "{words}");
    }
    for source in words::EVIDENCE_SOURCES.iter().copied().flatten() {
        assert!(text.contains(source.0), "{source:?}");
        let links = source.1.is_empty() || text.contains(&format!("href=\"https://{}\"", source.1));
        assert!(links, "{source:?}");
    }
    assert_eq!(page.matches("<svg").count(), 3 + 4 + 5 + 3);
}
