//! A routine that came by link: it stays until the person has chosen, whatever comes
//! between, and becomes the routine of whoever has none.

use crate::support::app::browser::DatabaseState;
use crate::support::app::{App, fresh, moment, opened, start, without_writes, writes};
use crate::support::routine;
use hamstretch_core::app::{
    DiaryEvent, Effect, ExchangeEvent, NavigationEvent, RoutineEvent, Screen, SessionEvent,
};
use hamstretch_core::diary::{Key, Setting};
use hamstretch_core::method::{Hurt, Note, Offer, Part, Reason};
use hamstretch_core::words;

const THREE: &str =
    "#/routine?reps=3&lift=1&pull=2&lower=1&rest=1&ready=3&change=3&note=Slowly%2C+Anna";
const FOUR: &str = "#/routine?reps=4&note=More";

fn go(app: &mut App, address: &str, seconds: f64) {
    let _ = app.update(NavigationEvent::Went(address.to_owned()), moment(seconds));
}

fn open(address: &str) -> App {
    let mut app = fresh();
    go(&mut app, address, 0.0);
    app
}

/// Somebody who has chosen eight reps, and opens a link.
fn with_own(address: &str) -> App {
    let own = routine("reps=8").to_text();
    let mut app = opened(vec![(Key::Routine.name(), own)]);
    go(&mut app, address, 0.0);
    app
}

fn finish(app: &mut App, from: f64) {
    let _ = start(app, moment(from));
    for second in 0..400 {
        let _ = app.update(SessionEvent::Wake, moment(from + f64::from(second)));
    }
    assert!(app.session.entry.is_some(), "it came to its end");
}

type Between = (&'static str, fn(App) -> App);

/// What a person may do between opening the link and looking at home again.
const BETWEEN: [Between; 9] = [
    ("nothing", |app| app),
    ("another screen and back", |mut app| {
        go(&mut app, "#/learn", 1.0);
        go(&mut app, "#/", 2.0);
        app
    }),
    ("every screen", |mut app| {
        for screen in Screen::ALL {
            go(&mut app, screen.address(), 1.0);
        }
        go(&mut app, "#/", 2.0);
        app
    }),
    ("Start and Not now", |mut app| {
        let _ = app.update(SessionEvent::Start, moment(1.0));
        assert_eq!(app.navigation.screen, Screen::Check);
        go(&mut app, "#/", 2.0);
        app
    }),
    ("a reload at home", |app| {
        let mut app = app.reopened(moment(1.0));
        go(&mut app, "#/", 1.0);
        app
    }),
    ("a reload of the link", |app| {
        let note = app.note().cloned().expect("a note");
        let mut app = app.reopened(moment(1.0));
        let link = match note == Note::new("More").expect("a note") {
            true => FOUR,
            false => THREE,
        };
        go(&mut app, link, 1.0);
        app
    }),
    ("a kill", |app| {
        let mut app = app.killed(moment(1.0));
        go(&mut app, "", 1.0);
        app
    }),
    ("a session that was stopped", |mut app| {
        let _ = start(&mut app, moment(1.0));
        let _ = app.update(SessionEvent::Stop(Reason::Hurts(Hurt::Other)), moment(30.0));
        go(&mut app, "#/", 31.0);
        app
    }),
    ("a session and a reload", |mut app| {
        finish(&mut app, 1.0);
        go(&mut app, "#/", 500.0);
        app.reopened(moment(501.0))
    }),
];

#[test]
fn on_a_device_without_one_a_links_routine_is_the_routine_from_then_on() {
    for (what, between) in BETWEEN {
        let app = between(open(THREE));
        assert_eq!(app.routine().reps(), 3, "{what}");
        assert_eq!(app.diary.mine.routine.reps(), 3, "{what}");
        assert_eq!(app.note(), Note::new("Slowly, Anna").as_ref(), "{what}");
        assert!(!app.has_to_choose(), "{what}");
        assert_eq!(app.saved().mine, app.diary.mine, "stored: {what}");
        assert!(app.summary().contains("From your trainer: Slowly, Anna"));
    }
}

#[test]
fn where_there_is_one_what_was_sent_is_done_and_waits_until_the_person_has_chosen() {
    for (what, between) in BETWEEN {
        let app = between(with_own(FOUR));
        assert_eq!(app.routine().reps(), 4, "{what}");
        assert!(app.has_to_choose(), "{what}");
        assert_eq!(app.note(), Note::new("More").as_ref(), "{what}");
        // The own one is as it was, stored too.
        assert_eq!(app.diary.mine.routine, routine("reps=8"), "{what}");
        assert_eq!(app.saved().mine.routine, routine("reps=8"), "{what}");

        for (choice, reps) in [(DiaryEvent::KeepOffer, 4), (DiaryEvent::LeaveOffer, 8)] {
            let mut app = app.clone();
            let _ = app.update(choice, moment(900.0));
            for then in [901.0, 902.0] {
                assert_eq!(app.routine().reps(), reps, "{what}");
                assert_eq!(app.saved().mine.routine.reps(), reps, "{what}");
                assert!(!app.has_to_choose() && app.diary.offer.is_none());
                assert_eq!(app.note().is_some(), reps == 4, "{what}");
                app = app.reopened(moment(then));
                go(&mut app, "#/", then);
            }
        }
    }
}

#[test]
fn the_choice_is_there_after_the_session_and_leads_nowhere_else() {
    let mut app = with_own(FOUR);
    finish(&mut app, 1.0);
    assert!(app.has_to_choose() && app.navigation.screen == Screen::Session);
    let effects = app.update(DiaryEvent::KeepOffer, moment(500.0));
    assert_eq!(app.navigation.screen, Screen::Session);
    let mut keys: Vec<Key> = writes(&effects).into_iter().map(|it| it.0).collect();
    keys.sort();
    assert_eq!(keys, [Key::Routine, Key::Offer]);
}

#[test]
fn a_second_link_is_offered_and_the_first_comes_back_when_it_is_left() {
    let mut app = open(THREE);
    go(&mut app, FOUR, 1.0);
    assert!(app.has_to_choose());
    assert_eq!(
        (app.routine().reps(), app.diary.mine.routine.reps()),
        (4, 3)
    );
    let _ = app.update(DiaryEvent::LeaveOffer, moment(2.0));
    assert_eq!(app.routine().reps(), 3);
    assert_eq!(app.note(), Note::new("Slowly, Anna").as_ref());
    // Opened twice it is one offer, and none where it is the person's already.
    go(&mut app, FOUR, 3.0);
    go(&mut app, FOUR, 4.0);
    let _ = app.update(DiaryEvent::KeepOffer, moment(5.0));
    go(&mut app, FOUR, 6.0);
    assert!(!app.has_to_choose());
    assert_eq!(app.diary.mine.routine.reps(), 4);
}

#[test]
fn a_routine_that_became_the_own_one_can_be_left_and_is_changed_like_any() {
    let mut app = open(THREE);
    let _ = app.update(DiaryEvent::LeaveOffer, moment(1.0));
    assert_eq!(app.routine(), Default::default());
    assert!(!app.diary.has_routine() && !app.saved().has_routine());
    // So the next link becomes the routine again.
    go(&mut app, FOUR, 2.0);
    assert_eq!(app.diary.mine.routine.reps(), 4);
    let _ = app.update(RoutineEvent::Step(Part::Reps, true), moment(3.0));
    assert_eq!((app.routine().reps(), app.has_to_choose()), (5, false));
    assert_eq!(app.note(), Note::new("More").as_ref(), "it is still theirs");
    let _ = app.update(RoutineEvent::UsualRoutine, moment(4.0));
    assert_eq!((app.routine(), app.note()), (Default::default(), None));
}

#[test]
fn either_choice_can_be_undone_where_it_was_made_and_not_later() {
    let undone = |app: &mut App| {
        // The address changes with the choice.
        go(app, "#/", 2.0);
        assert!(app.forms.undo.is_some() && app.saving_shown().is_some());
        let _ = app.update(DiaryEvent::Undo, moment(3.0));
    };
    let mut app = with_own(FOUR);
    let _ = app.update(DiaryEvent::KeepOffer, moment(1.0));
    undone(&mut app);
    assert_eq!(app.saved().mine.routine.reps(), 8);
    let mut app = with_own(FOUR);
    let _ = app.update(DiaryEvent::LeaveOffer, moment(1.0));
    undone(&mut app);
    assert!(app.has_to_choose() && app.routine().reps() == 4);
    let mut app = open(THREE);
    let _ = app.update(DiaryEvent::LeaveOffer, moment(1.0));
    undone(&mut app);
    assert_eq!(app.saved().mine.routine.reps(), 3);
    go(&mut app, FOUR, 4.0);
    let _ = app.update(DiaryEvent::KeepOffer, moment(5.0));
    go(&mut app, "#/learn", 6.0);
    assert!(app.forms.undo.is_none());
}

#[test]
fn a_routine_that_only_the_late_store_has_is_not_written_over() {
    for state in [DatabaseState::Silent, DatabaseState::Open] {
        // Its first copy was wiped, or is not there in this browser.
        let app = with_own("#/");
        let browser = app.browser().clone();
        {
            let mut browser = browser.borrow_mut();
            browser.close_pages();
            browser.local.set(Vec::new());
            browser.database.state = state;
        }
        let mut app = App::open(&browser, moment(10.0));
        go(&mut app, THREE, 11.0);
        assert_eq!(app.routine().reps(), 3, "what was sent is what Start runs");
        browser.borrow_mut().open_again();
        app.hear(moment(12.0));
        assert!(app.has_to_choose(), "{state:?}");
        assert_eq!(app.saved().mine.routine.reps(), 8, "{state:?}");
    }
}

#[test]
fn where_nothing_can_be_stored_it_stays_for_as_long_as_the_page_is_open() {
    let app = fresh();
    let browser = app.browser().clone();
    {
        let mut browser = browser.borrow_mut();
        browser.close_pages();
        browser.local.is_blocked = true;
        browser.database.state = DatabaseState::Missing;
    }
    let mut app = App::open(&browser, moment(1.0));
    go(&mut app, THREE, 2.0);
    finish(&mut app, 3.0);
    go(&mut app, "#/learn", 500.0);
    go(&mut app, "#/", 501.0);
    assert_eq!(app.routine().reps(), 3);
}

#[test]
fn every_tab_has_it_and_a_choice_in_one_is_the_choice_in_all() {
    let mut one = with_own("#/");
    let mut other = App::open(one.browser(), moment(0.0));
    go(&mut one, FOUR, 1.0);
    other.hear(moment(2.0));
    assert!(other.has_to_choose());
    let _ = other.update(DiaryEvent::LeaveOffer, moment(3.0));
    one.hear(moment(4.0));
    assert_eq!((one.has_to_choose(), one.routine().reps()), (false, 8));
}

#[test]
fn a_link_that_is_opened_in_a_session_is_there_afterwards() {
    let mut app = with_own("#/");
    let _ = start(&mut app, moment(1.0));
    go(&mut app, FOUR, 10.0);
    let session = app.session.run.as_ref().expect("it goes on");
    assert_eq!(session.routine().reps(), 8);
    let _ = app.update(SessionEvent::Stop(Reason::Enough), moment(11.0));
    go(&mut app, "#/", 12.0);
    assert!(app.has_to_choose());
}

#[test]
fn what_is_wrong_with_a_link_is_said_and_touches_nothing_that_is_stored() {
    let mut app = with_own("#/routine?reps=500&pull=3");
    assert_eq!(app.navigation.link_errors.len(), 1);
    assert_eq!(app.saved().mine.routine, routine("reps=8"));
    // It is said until one has chosen.
    go(&mut app, "#/learn", 1.0);
    go(&mut app, "#/", 2.0);
    assert_eq!(app.navigation.link_errors.len(), 1);
    let _ = app.update(DiaryEvent::LeaveOffer, moment(3.0));
    assert!(app.navigation.link_errors.is_empty());
    // Where nothing of it could be taken there is still no routine: the next one is.
    let mut app = open("#/routine?reps=500");
    assert_eq!(
        (app.navigation.link_errors.len(), app.diary.has_routine()),
        (1, false)
    );
    go(&mut app, FOUR, 1.0);
    assert_eq!(app.diary.mine.routine.reps(), 4);
}

#[test]
fn of_a_link_what_could_be_taken_is_sent_and_a_link_of_nothing_else_is_none() {
    for (link, reps, pull) in [
        // The usual routine, as somebody wanted it.
        ("#/routine?reps=15", 15, 2.0),
        ("#/routine?reps=500&pull=3", 15, 3.0),
    ] {
        let routine = routine(&format!("reps={reps}&pull={pull}"));
        let app = open(link);
        assert!(app.diary.has_routine(), "{link}");
        assert_eq!(app.saved().mine.routine, routine, "{link}");
        let app = with_own(link);
        assert!(app.has_to_choose(), "{link}");
        assert_eq!(app.routine(), routine, "{link}");
    }
    // Nobody has to choose who has not chosen yet.
    let link = "#/routine?reps=500";
    assert!(!open(link).diary.has_routine());
    assert!(with_own(link).has_to_choose());
}

#[test]
fn a_choice_at_home_leads_away_from_the_link_which_a_reload_would_open_again() {
    for choice in [DiaryEvent::KeepOffer, DiaryEvent::LeaveOffer] {
        let mut app = with_own(FOUR);
        let effects = without_writes(app.update(choice.clone(), moment(1.0)));
        assert_eq!(effects, [Effect::GoInstead(Screen::Home)]);
        let mut app = with_own(FOUR);
        finish(&mut app, 1.0);
        let effects = without_writes(app.update(choice, moment(500.0)));
        assert_eq!(effects, [], "there is no link in this address");
    }
}

#[test]
fn after_all_was_erased_the_next_link_is_the_routine() {
    let mut app = with_own(FOUR);
    let _ = app.update(ExchangeEvent::AskToErase(true), moment(1.0));
    let _ = app.update(ExchangeEvent::Erase, moment(2.0));
    assert_eq!(app.routine(), Default::default());
    assert!(app.diary.offer.is_none());
    go(&mut app, THREE, 3.0);
    assert_eq!(app.saved().mine.routine.reps(), 3);
}

#[test]
fn an_own_routine_from_another_device_is_the_own_one_and_what_was_sent_waits() {
    let other = with_own("#/");
    let file = other.diary.to_json();
    let mut app = open(THREE);
    let _ = app.update(ExchangeEvent::FileCame(Ok(file)), moment(100.0));
    let _ = app.update(ExchangeEvent::TakeIn(false), moment(101.0));
    assert_eq!(app.diary.mine.routine.reps(), 8);
    assert!(app.has_to_choose() && app.routine().reps() == 3);
    // An offer is for the device on which the link was opened.
    assert!(!app.diary.to_json().contains("Slowly"));
}

#[test]
fn whoever_has_done_the_usual_routine_without_choosing_it_has_none_of_their_own() {
    let mut app = fresh();
    finish(&mut app, 0.0);
    let _ = app.update(DiaryEvent::Set(Setting::Vibration(false)), moment(900.0));
    go(&mut app, FOUR, 901.0);
    assert_eq!(app.saved().mine.routine.reps(), 4);
}

#[test]
fn what_asks_for_more_than_the_method_is_told_to_whoever_gets_it() {
    let told = |link: &str| words::all_beyond(&routine(link));
    assert_eq!(told("reps=20&pull=2"), Vec::<String>::new());
    assert_eq!(
        told("reps=30&pull=10"),
        [
            "Reps per leg: 30, more than the method's 15 to 20",
            "Pull: 10 s, longer than the method's 2 seconds",
        ]
    );
    assert_eq!(told("reps=21&pull=2.5").len(), 2);
    let sent = Offer::parse("reps=3&lift=1&pull=2&lower=1&rest=1&ready=30&change=10").0;
    assert_eq!(
        words::sent_you(&sent.routine),
        "Your trainer sent you this: 3 reps a leg, 1 min 10 s"
    );
}
