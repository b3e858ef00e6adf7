//! What a clinician has cleared: which signs can be, what it opens and what it does not,
//! and that it is asked each time whether nothing has changed.

use crate::support::app::{App, at, fresh, in_session, opened, stamp, writes};
use hamstretch_core::app::{CheckEvent, Effect, NavigationEvent, Now, Screen, SessionEvent};
use hamstretch_core::diary::{Checked, Cleared, Day, Key};
use hamstretch_core::method::{Answers, Group, Sign, Verdict};
use hamstretch_core::words;
use proptest::prelude::*;

const DAY_MS: i64 = 24 * 60 * 60 * 1000;
/// 3 Oct 2026.
const OCTOBER: Day = Day(20_729);

fn signs() -> Vec<Sign> {
    Group::ALL.into_iter().flat_map(Group::signs).collect()
}

fn ticked(signs: &[Sign]) -> Answers {
    let signs = signs.iter().copied();
    signs.fold(Answers::default(), Answers::toggled)
}

fn sign(words: &str) -> Sign {
    let mut signs = signs().into_iter();
    let found = signs.find(|sign| words::sign(*sign).starts_with(words));
    found.expect("a sign of the check")
}

/// So many days after the answers of [`stamp`].
fn days_later(days: i64) -> Now {
    let mut at = at(5.0);
    at.stamp.utc_ms += days * DAY_MS;
    at
}

/// Presses Start, ticks these signs and goes on.
fn check(app: &mut App, signs: &[Sign], at: Now) -> Vec<Effect> {
    let _ = app.update(NavigationEvent::Went("#/".to_owned()), at);
    let _ = app.update(SessionEvent::Start, at);
    for sign in signs {
        let _ = app.update(CheckEvent::Tick(*sign), at);
    }
    app.update(CheckEvent::Answered, at)
}

fn checked(app: &App) -> Checked {
    app.diary.checked.expect("answered")
}

fn cleared_on(app: &App, sign: Sign) -> Option<Day> {
    checked(app).cleared.day(sign)
}

#[test]
fn whatever_asks_for_advice_can_be_cleared_and_no_emergency() {
    let advises = |sign: &Sign| matches!(sign.group(), Group::Urgent | Group::AskFirst);
    let advised: Vec<Sign> = signs().into_iter().filter(advises).collect();
    assert_eq!(advised, Sign::CAN_BE_CLEARED);
    for sign in signs() {
        let mut app = fresh();
        let begun = check(&mut app, &[sign], at(1.0));
        let before = app.verdict();
        let _ = app.update(CheckEvent::Clear(sign), at(2.0));
        let start = app.update(SessionEvent::Start, at(3.0));
        let clearable: Vec<Sign> = checked(&app).answers.clearable().collect();
        assert_eq!(clearable.contains(&sign), sign.can_be_cleared());
        let starts = start.contains(&Effect::LockSession) || begun.contains(&Effect::LockSession);
        match sign.group() {
            Group::Emergency => {
                assert_eq!(app.verdict(), Some(Verdict::Emergency));
                assert!(!starts && checked(&app).cleared.is_none());
            }
            Group::Urgent | Group::AskFirst => {
                assert_ne!(before, app.verdict());
                assert_eq!(app.verdict(), Some(Verdict::MayStart { rolls: true }));
                assert!(starts, "{sign:?}");
            }
            Group::NoRolling => {
                assert_eq!(app.verdict(), Some(Verdict::MayStart { rolls: false }));
                assert!(checked(&app).cleared.is_none());
            }
        }
    }
}

#[test]
fn a_cleared_sign_is_remembered_with_its_day_and_asked_about_each_time() {
    let cancer = sign("A history of cancer");
    let mut app = fresh();
    let _ = check(&mut app, &[cancer], at(1.0));
    assert_eq!(app.verdict(), Some(Verdict::Urgent));
    let effects = app.update(CheckEvent::Clear(cancer), at(2.0));
    assert!(matches!(
        writes(&effects).as_slice(),
        [(Key::Checked, Some(_))]
    ));
    assert!(
        !effects.contains(&Effect::LockSession),
        "the session waits for another tap"
    );
    let day = cleared_on(&app, cancer).expect("a day");
    assert_eq!(day, stamp().day());
    let told = |app: &App, at: Now| checked(app).cleared_before(cancer, at.stamp.day());
    assert_eq!(told(&app, at(2.0)), None, "it was said today");

    // Within the thirty days nothing is asked; after them it is, and the day is known.
    let later = days_later(31);
    assert!(
        check(&mut app, &[cancer], later)
            .iter()
            .all(|effect| *effect != Effect::LockSession)
    );
    assert_eq!(
        app.verdict(),
        Some(Verdict::Urgent),
        "nothing has changed is not taken for granted"
    );
    assert_eq!(cleared_on(&app, cancer), Some(day));
    assert_eq!(told(&app, later), Some(day));
    let _ = app.update(CheckEvent::Clear(cancer), later);
    assert_eq!(app.verdict(), Some(Verdict::MayStart { rolls: true }));
    assert_eq!(
        cleared_on(&app, cancer),
        Some(day),
        "and stays the day it was said"
    );
    // A tap too many takes that back, not the day.
    let _ = app.update(CheckEvent::Clear(cancer), later);
    assert_eq!(app.verdict(), Some(Verdict::Urgent));
    assert_eq!(cleared_on(&app, cancer), Some(day));

    // The same after the app was opened again, and when it is answered once more.
    let stored = checked(&app);
    let text = app.diary.checked.expect("answered").to_text();
    let mut app = opened(vec![(Key::Checked.name(), text)]);
    assert_eq!(checked(&app), stored);
    let _ = app.update(CheckEvent::AnswerAgain, later);
    assert_eq!(app.verdict(), None, "it is asked");
    let _ = check(&mut app, &[cancer], later);
    assert_eq!(cleared_on(&app, cancer), Some(day));
    // Forgotten, all of it is.
    let effects = app.update(CheckEvent::Withdraw, later);
    assert_eq!(writes(&effects), [(Key::Checked, None)]);
    let _ = check(&mut app, &[cancer], later);
    assert_eq!(cleared_on(&app, cancer), None);
}

#[test]
fn what_is_cleared_by_a_slip_and_taken_back_on_that_day_was_never_cleared() {
    let cancer = sign("A history of cancer");
    let mut app = fresh();
    let _ = check(&mut app, &[cancer], at(1.0));
    let _ = app.update(CheckEvent::Clear(cancer), at(2.0));
    let _ = app.update(CheckEvent::Clear(cancer), at(3.0));
    assert_eq!(app.verdict(), Some(Verdict::Urgent));
    assert_eq!(cleared_on(&app, cancer), None);
    // Said once more, and said again after a second look at the questions, it has its day.
    let _ = app.update(CheckEvent::Clear(cancer), at(4.0));
    let _ = app.update(CheckEvent::AnswerAgain, at(5.0));
    let _ = check(&mut app, &[cancer], at(6.0));
    assert_eq!(app.verdict(), Some(Verdict::Urgent));
    let _ = app.update(CheckEvent::Clear(cancer), at(7.0));
    assert_eq!(app.verdict(), Some(Verdict::MayStart { rolls: true }));
    assert_eq!(cleared_on(&app, cancer), Some(stamp().day()));
}

#[test]
fn what_is_new_is_not_covered_by_what_was_cleared() {
    let (cancer, fever) = (sign("A history of cancer"), sign("Fever"));
    let mut app = fresh();
    let _ = check(&mut app, &[cancer], at(1.0));
    let _ = app.update(CheckEvent::Clear(cancer), at(2.0));
    let later = days_later(31);
    let _ = check(&mut app, &[cancer, fever], later);
    let _ = app.update(CheckEvent::Clear(cancer), later);
    assert_eq!(app.verdict(), Some(Verdict::Urgent), "the fever stands");
    assert_eq!(cleared_on(&app, fever), None);
    // What was gone and comes back is new.
    let later = days_later(62);
    let _ = check(&mut app, &[fever], later);
    let later = days_later(93);
    let _ = check(&mut app, &[cancer], later);
    assert_eq!(cleared_on(&app, cancer), None);
}

#[test]
fn a_stop_for_pain_asks_again_also_about_what_was_cleared() {
    use hamstretch_core::method::{Hurt, Reason};
    let night = sign("Pain that is worse at night");
    let mut app = fresh();
    let _ = check(&mut app, &[night], at(1.0));
    let _ = app.update(CheckEvent::Clear(night), at(2.0));
    let _ = app.update(SessionEvent::Start, at(3.0));
    let _ = app.update(SessionEvent::SessionLocked, at(3.0));
    let _ = app.update(SessionEvent::Stop(Reason::Hurts(Hurt::Other)), at(8.0));
    assert!(app.check_is_due());
    // A tap that comes late changes nothing.
    assert_eq!(app.update(CheckEvent::Clear(night), at(9.0)), []);
    let effects = check(&mut app, &[night], at(10.0));
    assert!(!effects.contains(&Effect::LockSession));
    assert_eq!(app.verdict(), Some(Verdict::Urgent));
}

#[test]
fn answering_again_holds_a_session_back_until_it_is_answered() {
    let mut app = fresh();
    let pregnancy = sign("Pregnancy");
    let _ = check(&mut app, &[pregnancy], at(1.0));
    let _ = app.update(CheckEvent::Clear(pregnancy), at(2.0));
    let _ = app.update(CheckEvent::AnswerAgain, at(3.0));
    let _ = app.update(NavigationEvent::Went("#/".to_owned()), at(4.0));
    let effects = app.update(SessionEvent::Start, at(5.0));
    assert_eq!(effects, [Effect::Go(Screen::Check), Effect::DrawNext]);
    assert!(app.forms.answers.is_none());
    let effects = app.update(CheckEvent::Answered, at(6.0));
    assert!(effects.contains(&Effect::LockSession));
}

#[test]
fn answers_of_version_4_are_read_for_ever() {
    let text = "v=4&utc_ms=7&offset_min=60&ticked=b15%21c5%2B&stopped=5&known=9&b5=20729&c5=20800";
    let checked = Checked::parse(text).expect("version 4");
    assert_eq!(checked.to_text(), text);
    let (cancer, pregnancy) = (sign("A history of cancer"), sign("Pregnancy"));
    assert!(checked.answers.has_cleared(cancer));
    assert_eq!(checked.cleared.day(cancer), Some(OCTOBER));
    assert_eq!(words::date(OCTOBER), "3 Oct 2026");
    let is_cleared = checked.answers.has_cleared(pregnancy);
    assert!(!is_cleared, "only the day is known");
    assert_eq!(checked.cleared.day(pregnancy), Some(Day(20_800)));
    let told = "Fever or feeling unwell with the back pain · A history of cancer, or weak bones \
                with a recent fall (cleared by a clinician, 3 Oct 2026) · Pregnancy";
    assert_eq!(words::ticked(&checked), told);
    // What nobody has cleared is written as before, for builds that know no version 4.
    let plain = "v=3&utc_ms=7&offset_min=60&ticked=b15c5%2B&stopped=5&known=9";
    let plain = Checked::parse(plain).expect("version 3");
    assert!(plain.to_text().starts_with("v=3&"));
    // Nothing else is one.
    for (from, to) in [
        ("v=4", "v=3"),
        ("&b5=20729&c5=20800", ""),
        ("c5%2B", "a1%21"),
        ("c5%2B", "d1%21"),
        ("b15", "b%21"),
    ] {
        assert!(text.contains(from));
        assert_eq!(Checked::parse(&text.replace(from, to)), None, "{from} {to}");
    }
}

proptest! {
    #[test]
    fn what_was_cleared_opens_that_and_nothing_else(
        ticks in prop::collection::vec(any::<bool>(), 21),
        clears in prop::collection::vec(any::<bool>(), 21),
        has_asked: bool,
    ) {
        let all = signs();
        let chosen = |of: &[bool]| -> Vec<Sign> {
            all.iter().zip(of).filter(|(_, is)| **is).map(|(sign, _)| *sign).collect()
        };
        let with_asked = |answers: Answers| if has_asked { answers.asked() } else { answers };
        let (ticks, clears) = (chosen(&ticks), chosen(&clears));
        let mut answers = with_asked(ticked(&ticks));
        let mut cleared = Cleared::default();
        for sign in &clears {
            answers = answers.toggled_clearance(*sign);
            cleared = cleared.with(*sign, Some(OCTOBER));
        }
        let is_open = |sign: &Sign| !(sign.can_be_cleared() && clears.contains(sign));
        let open: Vec<Sign> = ticks.iter().copied().filter(is_open).collect();
        prop_assert_eq!(answers.verdict(), with_asked(ticked(&open)).verdict());
        let checked = Checked {
            at: stamp(),
            answers,
            stopped: None,
            known: 0,
            cleared: cleared.still(answers),
        };
        prop_assert_eq!(Checked::parse(&checked.to_text()), Some(checked));
        for sign in &all {
            let day = (ticks.contains(sign) && !is_open(sign)).then_some(OCTOBER);
            prop_assert_eq!(checked.cleared.day(*sign), day);
        }
    }
}

#[test]
fn neither_clearing_a_sign_nor_having_asked_answers_the_other_questions_anew() {
    let below_the_knee = sign("Pain, tingling or numbness below");
    let cancer = sign("A history of cancer");
    for clears in [false, true] {
        let mut app = fresh();
        let ticks = if clears { cancer } else { below_the_knee };
        let _ = check(&mut app, &[ticks], at(1.0));
        let answered = checked(&app).at;
        let event = match clears {
            true => CheckEvent::Clear(cancer),
            false => CheckEvent::HaveAsked,
        };
        let _ = app.update(event, days_later(29));
        assert_eq!(checked(&app).at, answered);
        assert_eq!(app.verdict(), Some(Verdict::MayStart { rolls: true }));
        let _ = app.update(NavigationEvent::Went("#/".to_owned()), days_later(31));
        assert!(app.check_is_due(), "thirty days after it was answered");
    }
}

#[test]
fn no_session_means_none_that_was_begun_before_either() {
    for sign in signs() {
        let mut app = in_session();
        let _ = app.update(SessionEvent::Wake, at(17.0));
        let mut app = app.reopened(at(20.0));
        assert!(app.session.unfinished.is_some());
        let _ = app.update(CheckEvent::Withdraw, at(21.0));
        let began = check(&mut app, &[sign], at(22.0)).contains(&Effect::LockSession);
        let is_ruled_out = matches!(
            sign.group(),
            Group::Emergency | Group::Urgent | Group::AskFirst
        );
        assert_eq!((app.is_ruled_out(), began), (is_ruled_out, !is_ruled_out));
        if !is_ruled_out {
            continue;
        }
        let _ = app.update(NavigationEvent::Went("#/".to_owned()), at(23.0));
        let verdict = app.verdict();
        let effects = app.update(SessionEvent::Continue, at(24.0));
        assert_eq!(
            effects.first(),
            Some(&Effect::Go(Screen::Check)),
            "why is told"
        );
        assert!(!effects.contains(&Effect::LockSession) && app.verdict() == verdict);
        assert!(!app.opens_sound(&SessionEvent::Continue.into()));
        assert!(
            app.session.unfinished.is_some(),
            "what was done is there yet"
        );
        // Another tab's is no other.
        let _ = app.update(SessionEvent::LookedForSession(false), at(24.5));
        assert!(app.session.elsewhere.is_some());
        let effects = app.update(SessionEvent::UseHere, at(25.0));
        assert!(!effects.contains(&Effect::StealSession));
    }
}
