//! The pages that are made at the build hold what they should, and are HTML.

use hamstretch_core::{pages, words};

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
    // An answer that names a screen leads there.
    for screen in [
        "<a class=\"\" href=\"#/settings\">Settings</a>",
        "href=\"#/routine\"",
    ] {
        assert!(page.contains(screen), "{screen}");
    }
    let text = page.replace("&quot;", "\"").replace("&amp;", "&");
    let pieces = text.split("<a class=\"\" href=\"#/");
    let text: String = pieces
        .enumerate()
        .fold(String::new(), |text, (index, piece)| {
            let piece = match (index, piece.split_once('>')) {
                (1.., Some((_, inside))) => inside.replacen("</a>", "", 1),
                _ => piece.to_owned(),
            };
            text + &piece
        });
    let corrections = words::CORRECTIONS.iter();
    let corrections = corrections.flat_map(|(fault, instead)| [fault, instead]);
    let questions = words::ASKED.iter().flat_map(|(asked, told)| [asked, told]);
    let all = words::EVIDENCE
        .iter()
        .chain(&words::SET_UP_STEPS)
        .chain(&words::REP_STEPS)
        .chain(corrections)
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

/// The words that stand beside each picture with this mark: what follows it in its list's
/// line, or in what it is told by.
fn beside<'a>(page: &'a str, mark: &str) -> Vec<&'a str> {
    let pictures = page
        .split("<svg")
        .skip(1)
        .filter(|part| part.contains(mark));
    let words = pictures.filter_map(|part| part.split_once("</svg>"));
    let ends = |words: &'a str| words.split("</li>").next().unwrap_or(words);
    words.map(|(_, words)| ends(words)).collect()
}

#[test]
fn beside_a_cross_the_fault_is_named_and_beside_a_check_mark_what_is_right() {
    let page = pages::learn();
    let crossed = beside(&page, "figure-wrong");
    assert_eq!(crossed.len(), words::CORRECTIONS.len());
    for (beside, (fault, instead)) in crossed.iter().zip(words::CORRECTIONS) {
        let named = format!("<div><b class=\"figure-wrong\">{fault}</b><p>{instead}</p></div>");
        assert_eq!(*beside, named);
        // No fault reads as what is to be done, and no remedy as the fault.
        assert!(instead.starts_with("Instead: "), "{instead}");
    }
    let ticked = beside(&page, "figure-right");
    assert_eq!(ticked.len(), 2);
    for beside in ticked {
        assert!(beside.starts_with("<p>Right: "), "{beside}");
    }
}
