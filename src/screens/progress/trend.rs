//! What the diary says: whether it is getting better, this week, how far the legs go, the
//! year. What counts as a change, and where that comes from, is behind a tap.

use super::super::parts::{after_drawing, is, node, nothing};
use crate::app::App;
use crate::platform::page;
use hamstretch_core::app::{Model, Screen};
use hamstretch_core::diary::{By, Pains, Plot, Totals, Weeks, When, angles, change, sides_differ};
use hamstretch_core::figure::{Text, chart, year};
use hamstretch_core::method::Leg;
use hamstretch_core::words::{self, Source};
use leptos::prelude::AnyView;

const TREND: &str = "trend";
const PAIN: &str = "pain";

/// Whether it is getting better: nothing where pain was never said.
pub fn pain(app: App) -> AnyView {
    let pain = app.with_untracked(of_pain);
    if pain.is_empty() {
        return nothing();
    }
    after_drawing(move || page::fill(PAIN, &pain));
    node("div", vec![is("class", TREND), is("id", PAIN)], Vec::new())
}

/// All the rest; nothing where nothing was ever done.
pub fn trend(app: App) -> AnyView {
    if app.with_untracked(|model| {
        model.diary.log.entries().is_empty() && model.diary.measured.is_empty()
    }) {
        return nothing();
    }
    // Nothing in it was written by anybody: numbers and our own words.
    after_drawing(move || page::fill(TREND, &app.with_untracked(written)));
    node("div", vec![is("class", TREND), is("id", TREND)], Vec::new())
}

fn written(model: &Model) -> String {
    let mut text = Text::default();
    // Angles alone are no week, and no year.
    let is_done = !model.diary.log.entries().is_empty();
    let weeks = Weeks::of(&model.diary.log, model.today);
    if is_done {
        so_far(&mut text, model, &weeks);
    }
    how_far(&mut text, model);
    if is_done {
        the_year(&mut text, model, &weeks);
    }
    text.whole()
}

/// The past year, and what the list beneath it is of.
fn the_year(text: &mut Text, model: &Model, weeks: &Weeks) {
    let days = weeks.year().filter(|(.., is_done)| *is_done).count();
    let count = words::days_done(days as u32);
    card(text, words::THE_PAST_YEAR, &count);
    text.put("<div class=year>");
    year(text, weeks, model.today);
    text.put("</div></section><h2>");
    text.put(words::EVERY_SESSION);
    text.put("</h2>");
}

/// A card begins.
#[inline(never)]
fn card(text: &mut Text, title: &str, beside: &str) {
    text.put("<section class=card><h2>");
    text.put(title);
    text.put("<span>");
    text.put(beside);
    text.put("</span></h2>");
}

/// This week against the plan, and what was done in all: two cards, since a number of
/// the one would be read as the other's.
fn so_far(text: &mut Text, model: &Model, weeks: &Weeks) {
    let plan = model.diary.settings.days_a_week;
    let totals = Totals::of(&model.diary.log);
    let streak = weeks.streak(plan);
    let week = words::days_of(weeks.this_week(), plan);
    card(text, words::THIS_WEEK, &week);
    // What is not there yet is nothing to be reminded of.
    if streak > 0 {
        text.put("<ul class=legs>");
        row(text, words::WEEKS_IN_A_ROW, words::count(streak));
        text.put("</ul>");
    }
    text.put("</section>");
    card(text, words::IN_ALL, "");
    text.put("<ul class=legs>");
    row(text, words::SESSIONS, words::count(totals.sessions));
    row(text, words::REPS, words::count(totals.reps));
    row(text, words::TIME, words::in_all(totals.lasted));
    text.put("</ul></section>");
}

#[inline(never)]
fn row(text: &mut Text, name: &str, number: String) {
    text.put("<li><span>");
    text.put(name);
    text.put("</span><span>");
    text.take(number);
    text.put("</span></li>");
}

/// A card for each leg and each way it was measured, and how the legs compare.
fn how_far(text: &mut Text, model: &Model) {
    let series = |leg, by| angles(&model.diary.measured, leg, by, model.today);
    let mut is_empty = true;
    // Left and right next to each other, since they are compared.
    for &by in &By::BOTH {
        for &leg in &Leg::BOTH {
            let points = series(leg, by);
            let Some(plot) = Plot::of_angles(&points, &series(leg.other(), by)) else {
                continue;
            };
            card(text, words::leg(leg), words::by_note(by));
            let said = words::changed(change(&points));
            drawn(
                text,
                "chart",
                &said,
                &plot,
                words::ANGLE_COLUMNS,
                words::angle,
            );
            let what = [words::SMALL_CHANGES, words::THE_BAND];
            counts(
                text,
                &what,
                words::EVIDENCE_SOURCES[words::SMALL_CHANGES_AT],
            );
            text.put("</div></section>");
            is_empty = false;
        }
    }
    if is_empty {
        card(text, words::MEASURE, "");
        paragraph(text, "quiet", words::NO_ANGLES_YET);
        text.put("<a class=plain href=");
        text.put(Screen::Measure.address());
        text.put(">");
        text.put(words::MEASURE);
        text.put("</a>");
        return text.put("</section>");
    }
    for &by in &By::BOTH {
        let (left, right) = (series(Leg::Left, by), series(Leg::Right, by));
        if let Some(differ) = sides_differ(&left, &right) {
            let differ = words::sides_differ_by(words::by(by), &words::angle(differ));
            paragraph(text, "quiet", &differ);
        }
    }
}

#[inline(never)]
fn paragraph(text: &mut Text, class: &str, words: &str) {
    text.put("<p class=");
    text.put(class);
    text.put(">");
    text.put(words);
    text.put("</p>");
}

/// What a card is about. It is still to be ended.
#[inline(never)]
fn drawn(
    text: &mut Text,
    class: &str,
    said: &str,
    plot: &Plot,
    columns: [&str; 2],
    value: fn(u16) -> String,
) {
    text.put("<div class=");
    text.put(class);
    text.put(">");
    paragraph(text, "said", said);
    chart(text, plot, columns, value);
}

/// Pain, where it was said: what has become of it, and the picture.
fn of_pain(model: &Model) -> String {
    let (log, today) = (&model.diary.log, model.today);
    let mut text = Text::default();
    for (when, pains, of) in [
        (When::After, Pains::of(log, today), words::AFTER_SESSIONS),
        (
            When::Before,
            Pains::before(log, today),
            words::BEFORE_SESSIONS,
        ),
    ] {
        let (Some(course), Some(plot)) = (pains.course(), Plot::of_pain(&pains.points())) else {
            continue;
        };
        card(&mut text, &words::course(course), of);
        // What follows from it is said as everywhere else.
        let said = course
            .finding(when)
            .map_or_else(String::new, words::finding);
        let class = "\"chart chart-of-pain\"";
        drawn(
            &mut text,
            class,
            &said,
            &plot,
            words::PAIN_COLUMNS,
            words::mean_pain,
        );
        counts(&mut text, &[words::PAIN_COUNTS], words::PAIN_SOURCES);
        text.put("</div></section>");
    }
    text.whole()
}

/// What counts as a change, and its sources.
fn counts(text: &mut Text, words: &[&str], sources: &[Source]) {
    text.put("<details><summary>");
    text.put(words::WHAT_COUNTS);
    text.put("</summary>");
    for words in words {
        paragraph(text, "quiet", words);
    }
    text.put("<ul>");
    for Source(name, address) in sources {
        text.put("<li>");
        if address.is_empty() {
            text.put(name);
            continue;
        }
        for piece in [
            "<a class=plain href=\"https://",
            address,
            "\">",
            name,
            "</a>",
        ] {
            text.put(piece);
        }
    }
    text.put("</ul></details>");
}
