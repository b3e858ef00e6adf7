//! What a trainer is told: every line of it, for diaries of all kinds.

mod days;

use crate::support::diary::{NOW, any_diary, diary_of, entry_at};
use crate::support::routine;
use expect_test::{Expect, expect};
use hamstretch_core::diary::{
    Angle, By, Day, Diary, Entry, Key, Log, Measured, Pain, Scored, Settings, Stamp, Summary,
};
use hamstretch_core::method::{Ending, Hurt, Leg, Note, PainStop, Phase, Place};
use hamstretch_core::words::{self, SummaryPage};
use proptest::prelude::*;

const DAY_MS: i64 = 24 * 60 * 60 * 1000;
/// Sunday, 22 November 2026.
const TODAY: Day = Day(20_779);

/// So many days before today, in the evening, where clocks are an hour ahead.
fn ago(days: i64) -> Stamp {
    Stamp {
        utc_ms: (TODAY.0 - days) * DAY_MS + 17 * 60 * 60 * 1000,
        offset_min: 60,
    }
}

fn session(days_ago: i64) -> Entry {
    let at = ago(days_ago);
    entry_at(at.utc_ms, at.offset_min, days_ago as u32)
}

fn with_pain(mut entry: Entry, before: Option<u8>, after: Option<u8>) -> Entry {
    entry.notes.before = before.and_then(Pain::new);
    entry.notes.after = after.and_then(Pain::new);
    entry
}

fn stopped(mut entry: Entry, hurt: Hurt, phase: Phase, leg: Leg, rep: u8) -> Entry {
    entry.outcome.ending = Ending::StoppedForPain;
    let place = Place { phase, leg, rep };
    entry.outcome.stop = Some(PainStop { hurt, place });
    entry
}

fn note(words: &str) -> Note {
    Note::new(words).expect("a few words")
}

fn told(diary: &Diary, with_notes: bool) -> String {
    words::summary(&Summary::of(diary, TODAY, with_notes))
}

fn check(diary: &Diary, expected: Expect) {
    expected.assert_eq(&told(diary, false));
}

#[test]
fn of_nothing_there_is_the_routine_alone() {
    check(
        &Diary::default(),
        expect![[r#"
        Hamstretch summary
        22 Nov 2026

        Routine
        Both legs, 15 reps each · lift 2 s, pull 2 s, lower 3 s, rest 1 s · 4 min 50 s · right leg first

        Sessions
        None yet"#]],
    );
}

#[test]
fn one_session_is_no_history_yet() {
    check(
        &diary_of([session(0)]),
        expect![[r#"
        Hamstretch summary
        22 Nov 2026

        Routine
        Both legs, 15 reps each · lift 2 s, pull 2 s, lower 3 s, rest 1 s · 4 min 50 s · right leg first

        Sessions
        Plan: 3 days a week
        Since the first session, 22 Nov 2026: 1 session on 1 day, 1 planned
        In all: 1 session, 30 reps, 5 min

        Stops for pain
        None"#]],
    );
}

/// Half a year, in which there was everything.
fn half_a_year() -> Diary {
    let pain = |days: i64| match days {
        100.. => 6,
        40.. => 5,
        _ => 3,
    };
    let mut entries: Vec<Entry> = (0..160)
        .step_by(3)
        .map(|days| {
            let before = (days < 60).then_some(pain(days) + 1);
            with_pain(session(days), before, Some(pain(days)))
        })
        .collect();
    entries[3] = stopped(session(9), Hurt::PinsAndNeedles, Phase::Pull, Leg::Left, 9);
    entries[20] = stopped(session(60), Hurt::Other, Phase::Change, Leg::Left, 1);
    entries[21].outcome.ending = Ending::StoppedForPain;
    entries[0].notes.words = Some(note("A bit stiff\nin the morning"));
    entries[5].notes.words = Some(note("Rolled first, felt easy"));
    let measured = |days, angles: [u8; 4]| {
        let [one, two, three, four] = angles.map(Angle::new);
        Measured::new(ago(days), 1)
            .with(Leg::Left, By::Lifted, one)
            .with(Leg::Left, By::Assisted, two)
            .with(Leg::Right, By::Lifted, three)
            .with(Leg::Right, By::Assisted, four)
    };
    let scored =
        |days, score| Scored::new(note("Tying my shoes"), score, ago(days), 1).expect("0-10");
    let measured = [
        measured(158, [58, 70, 62, 75]),
        measured(60, [61, 74, 66, 80]),
        measured(2, [67, 74, 80, 84]),
    ];
    let scored = [scored(150, 3), scored(70, 5), scored(6, 7)];
    let mut diary = diary_of(entries);
    for each in measured {
        diary.put(&Key::Measured(each.id.clone()), each.to_text(), NOW);
    }
    for each in scored {
        diary.put(&Key::Scored(each.id.clone()), each.to_text(), NOW);
    }
    diary.put(&Key::Thing, "Tying my shoes".to_owned(), NOW);
    diary
}

#[test]
fn half_a_year_fits_a_page() {
    check(
        &half_a_year(),
        expect![[r#"
            Hamstretch summary
            16 Jun 2026 to 22 Nov 2026

            Routine
            Both legs, 15 reps each · lift 2 s, pull 2 s, lower 3 s, rest 1 s · 4 min 50 s · right leg first

            Sessions
            Plan: 3 days a week
            Last 4 weeks: 10 sessions on 10 days, 12 planned
            Last 12 weeks: 28 sessions on 28 days, 36 planned
            Weeks in a row as planned: 1
            In all: 54 sessions, 1,620 reps, 4 h 8 min

            How high each leg goes
            Left leg, by the leg alone: 58° (17 Jun 2026) → 67° (20 Nov 2026) · +9° since the start: possible change
            Left leg, with the strap: 70° (17 Jun 2026) → 74° (20 Nov 2026) · +4° since the start: within normal variation
            Right leg, by the leg alone: 62° (17 Jun 2026) → 80° (20 Nov 2026) · +18° since the start: likely real
            Right leg, with the strap: 75° (17 Jun 2026) → 84° (20 Nov 2026) · +9° since the start: possible change
            Lifted, left and right differ by 13°: more than most people's sides differ.
            Small changes in angle are normal. We flag only larger, repeated ones.

            Pain, 0 to 10: weekly means
            From 15 Jun 2026: 6 after
            …
            From 21 Sep 2026: 6 before, 5 after
            …
            From 5 Oct 2026: 6 before, 5 after
            From 12 Oct 2026: 4 before, 3 after
            From 19 Oct 2026: 4 before, 3 after
            From 26 Oct 2026: 4 before, 3 after
            From 2 Nov 2026: 4 before, 3 after
            From 9 Nov 2026: 4 before, 3 after
            From 16 Nov 2026: 4 before, 3 after
            Last pain before a session: 4 of 10.
            Pain before sessions is 2 lower than at the start: likely real.
            Pain after sessions is 3 lower than at the start: likely real.

            Stops for pain
            13 Nov 2026: pins and needles, pull, left leg, rep 9
            23 Sep 2026: something else hurts, change legs, left leg
            20 Sep 2026: stopped for pain

            One thing to get back, 0 to 10
            Tying my shoes: 3 (25 Jun 2026) → 7 (16 Nov 2026)"#]],
    );
}

#[test]
fn notes_are_offered_only_where_there_are_any() {
    assert!(half_a_year().log.has_notes());
    assert!(!diary_of([session(0)]).log.has_notes());
}

#[test]
fn notes_are_told_only_where_that_is_wanted() {
    let diary = half_a_year();
    let (without, with) = (told(&diary, false), told(&diary, true));
    let notes = with.strip_prefix(&without).expect("all else is the same");
    expect![[r#"


        Notes
        22 Nov 2026: A bit stiff in the morning
        7 Nov 2026: Rolled first, felt easy"#]]
    .assert_eq(notes);
}

#[test]
fn of_many_stops_and_notes_the_latest_are_told_and_the_others_counted() {
    let entries = (0..10).map(|index| {
        let at = session(index * 2);
        let mut entry = stopped(
            at,
            Hurt::ALL[index as usize % 4],
            Phase::Lift,
            Leg::Right,
            3,
        );
        entry.notes.words = Some(note(&format!("Note {index}")));
        entry
    });
    let text = told(&diary_of(entries), true);
    let (_, ends) = text.split_once("\n\nStops").expect("there were stops");
    expect![[r#"
         for pain
        22 Nov 2026: sharp pain or a pop, lift, right leg, rep 3
        20 Nov 2026: pain below the knee, lift, right leg, rep 3
        18 Nov 2026: pins and needles, lift, right leg, rep 3
        16 Nov 2026: something else hurts, lift, right leg, rep 3
        14 Nov 2026: sharp pain or a pop, lift, right leg, rep 3
        And 5 earlier

        Notes
        22 Nov 2026: Note 0
        20 Nov 2026: Note 1
        18 Nov 2026: Note 2
        16 Nov 2026: Note 3
        14 Nov 2026: Note 4
        And 5 earlier"#]]
    .assert_eq(ends);
}

#[test]
fn the_routine_is_told_as_it_is_done() {
    let mut diary = Diary::default();
    diary.mine.routine = routine("reps=20&lift=2.5&rest=0&roll=60&first=alternate");
    diary.settings = Settings {
        gentle: true,
        days_a_week: 1,
        ..Settings::default()
    };
    check(
        &diary,
        expect![[r#"
        Hamstretch summary
        22 Nov 2026

        Routine
        Both legs, 8 reps each · roll 1 min, lift 2.5 s, pull 2 s, lower 3 s · 4 min 50 s · legs take turns · other knee bent

        Sessions
        None yet"#]],
    );
}

#[test]
fn a_fact_is_parted_from_its_subject_at_the_first_colon() {
    let page = SummaryPage::of("Title\nDay\n\nHeading\nNone yet\nPlan: now: 3 days");
    let facts = page.sections[0].facts.iter();
    let facts: Vec<_> = facts
        .map(|fact| (&fact.subject[..], &fact.words[..]))
        .collect();
    assert_eq!(facts, [("", "None yet"), ("Plan: ", "now: 3 days")]);
}

proptest! {
    /// Whatever was written down: a line is a line, and it is bounded.
    #[test]
    fn any_diary_is_told_in_blocks_that_fit_a_page(diary in any_diary(), with_notes: bool) {
        let text = told(&diary, with_notes);
        let blocks: Vec<&str> = text.split("\n\n").collect();
        prop_assert!(blocks.len() >= 3 && blocks.len() <= 8);
        for block in blocks {
            let lines: Vec<&str> = block.lines().collect();
            prop_assert!((2..=15).contains(&lines.len()), "{block}");
            prop_assert!(lines.iter().all(|line| !line.trim().is_empty()), "{block}");
        }
    }

    /// A page has every word of the text, in its order.
    #[test]
    fn any_text_is_whole_on_its_page(diary in any_diary(), with_notes: bool) {
        let text = told(&diary, with_notes);
        let SummaryPage { title, dates, sections } = SummaryPage::of(&text);
        let mut again = title + "\n" + &dates;
        for section in sections {
            again = again + "\n\n" + &section.heading;
            for fact in section.facts {
                prop_assert!(fact.subject.is_empty() || fact.subject.ends_with(": "));
                again = again + "\n" + &fact.subject + &fact.words;
            }
        }
        prop_assert_eq!(again, text);
    }

    /// Without notes, it is as if there were none.
    #[test]
    fn what_was_noted_is_not_told_unasked(diary in any_diary()) {
        let mut entries = diary.log.entries().to_vec();
        entries.iter_mut().for_each(|entry| entry.notes.words = None);
        let mut bare = diary.clone();
        bare.log = Log::new(entries);
        prop_assert_eq!(told(&diary, false), told(&bare, true));
    }
}
