//! How the stretch goes, what can go wrong, and what is known about it.

use crate::app::Screen;
use crate::figure::{Drawing, drawing, still};
use crate::method::Phase;
use crate::words::{self, Source};

const SET_UP: [Drawing; 3] = [Drawing::Lying, Drawing::StrapOn, Drawing::Holding];
const REP: [Phase; 4] = [Phase::Lift, Phase::Pull, Phase::Lower, Phase::Rest];
const MISTAKES: [Drawing; 5] = [
    Drawing::HeadUp,
    Drawing::KneeBent,
    Drawing::HipsUp,
    Drawing::Hauling,
    Drawing::StrapRoundHand,
];

/// The page's inside, as HTML.
pub fn learn() -> String {
    let gentler = el("p", words::GENTLER_HOW);
    let rolling = told_by(Drawing::Rolling, words::ROLLING_HOW);
    let parts = [
        el("h1", words::HOW_IT_GOES),
        steps(
            words::LEARN_SET_UP,
            &words::SET_UP_STEPS,
            SET_UP.map(drawing),
        ),
        steps(words::LEARN_REP, &words::REP_STEPS, REP.map(in_colour)),
        el("p", words::WHY_MUSCLES),
        mistakes(),
        told_by(Drawing::StrapInHand, words::STRAP_IN_HAND),
        told_by(Drawing::StrapRoundFoot, words::STRAP_ROUND_FOOT),
        section(words::GENTLER, &gentler),
        section(words::ROLLING, &rolling),
        why(),
        research(),
        questions(),
        link("plain", Screen::Safety.address(), words::WHEN_TO_STOP),
    ];
    parts.concat()
}

/// Words as HTML: nothing in them is taken for more.
fn plain(words: &str) -> String {
    let words = words.replace('&', "&amp;").replace('<', "&lt;");
    words.replace('"', "&quot;")
}

fn el(tag: &str, words: &str) -> String {
    wrap(tag, "", &plain(words))
}

fn wrap(tag: &str, class: &str, inside: &str) -> String {
    match class {
        "" => format!("<{tag}>{inside}</{tag}>"),
        class => format!("<{tag} class=\"{class}\">{inside}</{tag}>"),
    }
}

fn link(class: &str, address: &str, words: &str) -> String {
    let (address, words) = (plain(address), plain(words));
    let rel = if address.starts_with("https:") {
        " rel=\"noopener\""
    } else {
        ""
    };
    format!("<a class=\"{class}\" href=\"{address}\"{rel}>{words}</a>")
}

fn in_colour(phase: Phase) -> String {
    let name = phase.name();
    format!(
        "<div class=\"picture\" data-phase=\"{name}\">{}</div>",
        still(phase)
    )
}

/// Words with a picture each, in order.
fn steps<const N: usize>(heading: &str, steps: &[&str; N], pictures: [String; N]) -> String {
    let steps = steps.iter().zip(pictures);
    let steps: String = steps
        .map(|(words, picture)| wrap("li", "", &(picture + &el("p", words))))
        .collect();
    wrap(
        "section",
        "",
        &(el("h2", heading) + &wrap("ol", "steps", &steps)),
    )
}

/// Each picture with a cross has the fault's name beside it first, and then what puts it right.
fn mistakes() -> String {
    let mistakes = words::CORRECTIONS.iter().zip(MISTAKES);
    let mistakes: String = mistakes
        .map(|((fault, instead), picture)| {
            let words = wrap("b", "figure-wrong", &plain(fault)) + &el("p", instead);
            wrap("li", "", &(drawing(picture) + &wrap("div", "", &words)))
        })
        .collect();
    let mistakes = wrap("ol", "steps", &mistakes);
    wrap("section", "", &(el("h2", words::MISTAKES) + &mistakes))
}

fn told_by(picture: Drawing, words: &str) -> String {
    wrap("div", "told-by", &(drawing(picture) + &el("p", words)))
}

fn section(heading: &str, inside: &str) -> String {
    wrap("section", "card", &(el("h2", heading) + inside))
}

fn quiet(words: &str) -> String {
    wrap("p", "quiet", &plain(words))
}

fn why() -> String {
    let reason = el("blockquote", words::TRAINERS_REASON) + &quiet(words::TRAINER_SAYS);
    section(words::WHY, &reason)
}

/// Each sentence opens to where it comes from.
fn research() -> String {
    let each = words::EVIDENCE.iter().zip(words::EVIDENCE_SOURCES);
    let each: String = each
        .map(|(sentence, sources)| {
            let sources: String = match sources {
                [] => el("p", words::NO_SOURCE),
                sources => wrap("ul", "", &sources.iter().map(source).collect::<String>()),
            };
            opens(sentence, &sources)
        })
        .collect();
    let inside = quiet(words::RESEARCH_HOW) + &wrap("div", "", &each) + &quiet(words::READ_AS);
    section(words::RESEARCH, &inside)
}

fn source(Source(name, address): &Source) -> String {
    let name = match *address {
        "" => plain(name),
        address => link("", &format!("https://{address}"), name),
    };
    wrap("li", "", &name)
}

fn questions() -> String {
    let asked = words::ASKED.iter();
    let asked: String = asked
        .map(|(question, answer)| opens(question, &wrap("p", "", &with_links(answer))))
        .collect();
    section(words::QUESTIONS, &wrap("div", "", &asked))
}

/// An answer in which each screen that it names can be reached.
fn with_links(answer: &str) -> String {
    let screens = [
        (words::SETTINGS, Screen::Settings),
        (words::YOUR_ROUTINE, Screen::Routine),
    ];
    let answer = plain(answer);
    screens.iter().fold(answer, |answer, (name, screen)| {
        answer.replace(name, &link("", screen.address(), name))
    })
}

/// Words that open to more.
fn opens(words: &str, more: &str) -> String {
    wrap("details", "", &(el("summary", words) + more))
}
