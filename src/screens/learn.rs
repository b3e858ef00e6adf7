//! How the stretch goes, what can go wrong, and what is known about it.

use super::parts::{Drawing, drawing, el, figure_of, is, link, list, node, say};
use crate::app::Screen;
use crate::stretch::Phase;
use crate::words::{self, Source};
use leptos::prelude::AnyView;

/// The stretch step by step, and what may be said about it.
pub fn learn() -> AnyView {
    el(
        "main",
        "sheet prose learn",
        [
            el("h1", "", [say(words::HOW_IT_GOES)]),
            steps(words::LEARN_SET_UP, &words::SET_UP_STEPS, |step| {
                drawing(SET_UP[step])
            }),
            steps(words::LEARN_REP, &words::REP_STEPS, |step| {
                figure_of(REP[step])
            }),
            el("p", "", [say(words::WHY_MUSCLES)]),
            steps(words::MISTAKES, &words::CORRECTIONS, |step| {
                drawing(MISTAKES[step])
            }),
            told_by(Drawing::StrapInHand, words::STRAP_IN_HAND),
            told_by(Drawing::StrapRoundFoot, words::STRAP_ROUND_FOOT),
            section(words::GENTLER, el("p", "", [say(words::GENTLER_HOW)])),
            section(
                words::ROLLING,
                told_by(Drawing::Rolling, words::ROLLING_HOW),
            ),
            why(),
            research(),
            questions(),
            link("plain", Screen::Safety, words::WHEN_TO_STOP),
        ],
    )
}

const REP: [Phase; 4] = [Phase::Lift, Phase::Pull, Phase::Lower, Phase::Rest];

const SET_UP: [Drawing; 3] = [Drawing::Lying, Drawing::StrapOn, Drawing::Holding];
const MISTAKES: [Drawing; 5] = [
    Drawing::HeadUp,
    Drawing::KneeBent,
    Drawing::HipsUp,
    Drawing::Hauling,
    Drawing::StrapRoundHand,
];

/// Words with a picture each, in order.
fn steps(
    heading: &'static str,
    steps: &'static [&'static str],
    picture: fn(usize) -> AnyView,
) -> AnyView {
    let step = |(step, words): (usize, &&'static str)| {
        el("li", "", [picture(step), el("p", "", [say(words)])])
    };
    let steps = steps.iter().enumerate().map(step).collect();
    el(
        "section",
        "",
        [el("h2", "", [say(heading)]), list("ol", "steps", steps)],
    )
}

fn told_by(picture: Drawing, words: &'static str) -> AnyView {
    el(
        "div",
        "told-by",
        [drawing(picture), el("p", "", [say(words)])],
    )
}

fn section(heading: &'static str, inside: AnyView) -> AnyView {
    el("section", "card", [el("h2", "", [say(heading)]), inside])
}

fn why() -> AnyView {
    let words = [
        el("blockquote", "", [say(words::TRAINERS_REASON)]),
        el("p", "quiet", [say(words::TRAINER_SAYS)]),
    ];
    section(words::WHY, el("div", "", words))
}

/// Each sentence opens to where it comes from.
fn research() -> AnyView {
    let each = words::EVIDENCE.iter().zip(words::EVIDENCE_SOURCES);
    let each = each.map(|(sentence, sources)| {
        let sources = match sources {
            [] => el("p", "", [say(words::NO_SOURCE)]),
            sources => list("ul", "", sources.iter().map(source).collect()),
        };
        opens(sentence, sources)
    });
    let inside = [
        el("p", "quiet", [say(words::RESEARCH_HOW)]),
        list("div", "", each.collect()),
        el("p", "quiet", [say(words::READ_AS)]),
    ];
    section(words::RESEARCH, el("div", "", inside))
}

fn source(Source(name, address): &Source) -> AnyView {
    let name = say(name);
    let name = match *address {
        "" => name,
        address => {
            let href = is("href", &format!("https://{address}"));
            node("a", vec![href, is("rel", "noopener")], vec![name])
        }
    };
    el("li", "", [name])
}

fn questions() -> AnyView {
    let asked = words::ASKED.iter();
    let asked = asked.map(|(question, answer)| opens(question, el("p", "", [say(answer)])));
    section(words::QUESTIONS, list("div", "", asked.collect()))
}

/// Words that open to more.
fn opens(words: &'static str, more: AnyView) -> AnyView {
    el("details", "", [el("summary", "", [say(words)]), more])
}
