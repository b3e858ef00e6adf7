//! A newer version, what is new, and the app installed: what is offered when.

use crate::support::app::browser::Fault;
use crate::support::app::{
    App, at, browser_with, fresh, in_session, opened, start, without_writes, writes,
};
use hamstretch_core::app::{
    Build, DeviceEvent, Effect, Event, Extra, ExtrasEffect, ExtrasEvent, Install, NavigationEvent,
    Saving, Screen, SessionEvent, StorageEvent,
};
use hamstretch_core::diary::{Diary, Key, Seen};
use hamstretch_core::method::{Hurt, Reason};
use hamstretch_core::words::NEWS;
use std::sync::Arc;

fn handled(app: &mut App, event: impl Into<Event>) -> Vec<Effect> {
    app.update(event, at(0.0))
}

fn tell(app: &mut App, events: impl IntoIterator<Item = impl Into<Event>>) {
    for event in events {
        let _ = app.update(event, at(0.0));
    }
}

/// Home, once the person has been here before.
fn back_again(seen: Seen) -> App {
    opened(vec![(Key::Seen.name(), seen.to_text())])
}

/// After the first session ever, which is Done.
fn done() -> App {
    let mut app = in_session();
    // In one go to its end, however long it is.
    let _ = app.update(SessionEvent::Wake, at(500.0));
    assert_eq!(app.diary.log.entries().len(), 1);
    app
}

#[test]
fn a_new_version_is_offered_and_nothing_happens_before_it_is_wanted() {
    let mut app = fresh();
    assert_eq!(handled(&mut app, ExtrasEvent::BuildIs(Build::Ready)), []);
    assert_eq!(app.extra(), Extra::Update);
    assert_eq!(
        handled(&mut app, ExtrasEvent::Update),
        [Effect::Extras(ExtrasEffect::TakeOver)]
    );
    let taken = handled(&mut app, ExtrasEvent::BuildIs(Build::Taken));
    assert_eq!(taken, [Effect::Extras(ExtrasEffect::Reload)]);
}

#[test]
fn in_a_session_nothing_is_offered_and_nothing_reloads() {
    let mut app = in_session();
    for build in [Build::Ready, Build::Taken, Build::Outdated] {
        assert_eq!(handled(&mut app, ExtrasEvent::BuildIs(build)), []);
        assert_eq!(app.extra(), Extra::Nothing);
        assert_eq!(handled(&mut app, ExtrasEvent::Update), []);
    }
    let _ = app.update(SessionEvent::Wake, at(500.0));
    assert_eq!(app.extra(), Extra::Reload, "after Done");
}

#[test]
fn a_session_that_begins_after_the_tap_is_not_cut_off() {
    let mut app = fresh();
    tell(
        &mut app,
        [ExtrasEvent::BuildIs(Build::Ready), ExtrasEvent::Update],
    );
    let _ = start(&mut app, at(1.0));
    assert_eq!(handled(&mut app, ExtrasEvent::BuildIs(Build::Taken)), []);
    // Nor one that waits for word from other tabs.
    let mut app = back_again(Seen::default());
    let _ = start(&mut app, at(1.0));
    tell(
        &mut app,
        [SessionEvent::AskToStop, SessionEvent::Stop(Reason::Enough)],
    );
    tell(
        &mut app,
        [ExtrasEvent::BuildIs(Build::Ready), ExtrasEvent::Update],
    );
    assert_eq!(
        handled(&mut app, SessionEvent::Start),
        [Effect::LockSession]
    );
    assert_eq!(handled(&mut app, ExtrasEvent::BuildIs(Build::Taken)), []);
}

#[test]
fn a_session_in_another_tab_has_the_new_version_wait() {
    let mut app = fresh();
    tell(
        &mut app,
        [ExtrasEvent::BuildIs(Build::Ready), ExtrasEvent::Update],
    );
    tell(&mut app, [ExtrasEvent::BuildIs(Build::Refused)]);
    assert_eq!(app.extra(), Extra::UpdateLater);
    assert_eq!(
        handled(&mut app, ExtrasEvent::Update),
        [Effect::Extras(ExtrasEffect::TakeOver)]
    );
}

#[test]
fn every_tab_without_a_session_goes_over_to_the_version_that_takes_over() {
    let mut app = fresh();
    let taken = handled(&mut app, ExtrasEvent::BuildIs(Build::Taken));
    assert_eq!(taken, [Effect::Extras(ExtrasEffect::Reload)]);
}

#[test]
fn a_tab_that_is_writing_goes_over_once_that_is_written() {
    for begins_another in [false, true] {
        let mut app = in_session();
        app.browser().borrow_mut().database.is_slow = true;
        let effects = app.update(SessionEvent::Wake, at(500.0));
        let written = effects.iter().find_map(|effect| match effect {
            Effect::WriteDatabase(batch, _) => Some(*batch),
            _ => None,
        });
        assert_eq!(app.storage.saving(), Saving::UnderWay);
        assert_eq!(handled(&mut app, ExtrasEvent::BuildIs(Build::Taken)), []);
        if begins_another {
            let _ = app.update(SessionEvent::Start, at(501.0));
        }
        let mut model = app.into_model();
        let saved = StorageEvent::Saved(written.expect("it is written"));
        let reloads = model
            .update(Event::Storage(saved), at(502.0))
            .contains(&Effect::Extras(ExtrasEffect::Reload));
        assert_eq!(reloads, !begins_another);
    }
}

#[test]
fn a_tab_that_finds_itself_old_says_so_and_reloads_when_it_is_told() {
    let mut app = fresh();
    assert_eq!(handled(&mut app, ExtrasEvent::BuildIs(Build::Outdated)), []);
    assert_eq!(app.extra(), Extra::Reload);
    // Whatever comes after: what is loaded anew is the one that runs elsewhere.
    tell(&mut app, [ExtrasEvent::BuildIs(Build::Ready)]);
    assert_eq!(
        handled(&mut app, ExtrasEvent::Update),
        [Effect::Extras(ExtrasEffect::Reload)]
    );
}

#[test]
fn what_storage_did_not_take_is_not_lost_to_a_new_version() {
    let mut app = in_session();
    {
        let database = &mut app.browser().borrow_mut().database;
        database.fails_at = Some((database.batches, Fault::Refused));
    }
    let _ = app.update(SessionEvent::Wake, at(500.0));
    assert_eq!(app.storage.saving(), Saving::Failed);
    tell(&mut app, [ExtrasEvent::BuildIs(Build::Ready)]);
    assert_eq!(app.extra(), Extra::Nothing);
    assert_eq!(handled(&mut app, ExtrasEvent::Update), []);
    // Another tab has it take over.
    let mut other = app.clone();
    assert_eq!(handled(&mut other, ExtrasEvent::BuildIs(Build::Taken)), []);
    assert_eq!(other.extra(), Extra::Nothing);
    tell(&mut app, [StorageEvent::StoreAgain]);
    assert_eq!(app.extra(), Extra::Update);
}

#[test]
fn a_newer_version_is_looked_for_on_return_once_an_hour_and_not_in_a_session() {
    const MINUTE: i64 = 60_000;
    let mut app = fresh();
    let looks = |app: &mut App, minutes: i64| {
        let mut at = at(0.0);
        at.stamp.utc_ms += minutes * MINUTE;
        let effects = app.update(DeviceEvent::Returned, at);
        effects.contains(&Effect::Extras(ExtrasEffect::LookForBuild))
    };
    let looked = [1, 59, 60, 61, 119, 120, 300].map(|minutes| looks(&mut app, minutes));
    assert_eq!(looked, [false, false, true, false, false, true, true]);
    assert!(!looks(&mut app, 290), "a clock that was set back a little");
    assert!(looks(&mut app, 0), "a clock that was set back by far");
    let _ = start(&mut app, at(1.0));
    assert!(!looks(&mut app, 900));
}

#[test]
fn news_are_told_once_and_only_to_whoever_knows_the_old() {
    let mut app = fresh();
    assert_eq!(app.extra(), Extra::Nothing, "a first visit");
    let _ = start(&mut app, at(1.0));
    let begun = Seen {
        news: NEWS.0,
        install: false,
    };
    assert_eq!(app.diary.seen, Some(begun), "nor is it news later on");

    let mut app = back_again(Seen::default());
    assert_eq!(app.extra(), Extra::News);
    let effects = handled(&mut app, ExtrasEvent::PutAway);
    assert_eq!(writes(&effects), [(Key::Seen, Some(begun.to_text()))]);
    assert_eq!(without_writes(effects), []);
    assert_eq!(app.extra(), Extra::Nothing);
    assert_eq!(
        handled(&mut app, ExtrasEvent::PutAway),
        [],
        "once is enough"
    );

    let mut app = back_again(Seen::default());
    let _ = start(&mut app, at(1.0));
    assert_eq!(app.diary.seen, Some(begun), "Start puts it away, too");
}

#[test]
fn installing_is_offered_after_the_first_finished_session_and_once() {
    for (way, offered) in [
        (Install::Prompt, Extra::Install),
        (Install::ByHand, Extra::InstallByHand),
    ] {
        let mut app = fresh();
        tell(&mut app, [ExtrasEvent::CanInstall(way)]);
        assert_eq!(app.extra(), Extra::Nothing);
        let _ = start(&mut app, at(1.0));
        assert_eq!(app.extra(), Extra::Nothing, "never in a session");
        let _ = app.update(SessionEvent::Wake, at(900.0));
        assert_eq!(app.extra(), offered);
        tell(
            &mut app,
            [NavigationEvent::Went(Screen::Home.address().to_owned())],
        );
        assert_eq!(app.extra(), offered, "and on home");
        let mut declined = app.clone();
        tell(&mut declined, [ExtrasEvent::PutAway]);
        assert_eq!(declined.extra(), Extra::Nothing);
        let _ = start(&mut app, at(1000.0));
        let _ = app.update(SessionEvent::Wake, at(2000.0));
        assert_eq!(app.extra(), Extra::Nothing, "Start puts it away");
        assert_eq!(app.device.extras.install, way, "but Settings still has it");
    }
}

#[test]
fn where_it_is_installed_or_cannot_be_it_is_only_said_that_it_works_offline() {
    let mut app = done();
    assert_eq!(app.extra(), Extra::Nothing, "if it is so");
    tell(&mut app, [DeviceEvent::WorksOffline(true)]);
    assert_eq!(app.extra(), Extra::Offline);
    let mut emptied = app.clone();
    tell(&mut emptied, [DeviceEvent::WorksOffline(false)]);
    assert_eq!(emptied.extra(), Extra::Nothing, "and no longer");
    tell(
        &mut app,
        [NavigationEvent::Went(Screen::Home.address().to_owned())],
    );
    assert_eq!(app.extra(), Extra::Nothing);
}

#[test]
fn whoever_stopped_for_pain_is_offered_nothing() {
    let mut app = in_session();
    tell(&mut app, [ExtrasEvent::CanInstall(Install::Prompt)]);
    let _ = app.update(SessionEvent::AskToStop, at(20.0));
    let _ = app.update(SessionEvent::Stop(Reason::Hurts(Hurt::ALL[0])), at(21.0));
    assert_eq!(app.diary.log.entries().len(), 1);
    assert_eq!(app.extra(), Extra::Nothing);
}

#[test]
fn installing_asks_the_browser_once() {
    let mut app = done();
    tell(&mut app, [ExtrasEvent::CanInstall(Install::Prompt)]);
    let effects = handled(&mut app, ExtrasEvent::Install);
    assert_eq!(
        without_writes(effects),
        [Effect::Extras(ExtrasEffect::Install)]
    );
    assert_eq!(app.extra(), Extra::Nothing);
    assert_eq!(app.device.extras.install, Install::No);
}

#[test]
fn what_a_later_build_writes_in_another_tab_is_left_to_it() {
    let mut app = fresh();
    let _ = start(&mut app, at(1.0));
    tell(
        &mut app,
        [SessionEvent::AskToStop, SessionEvent::Stop(Reason::Enough)],
    );
    let name = Key::Seen.name();
    let newer = (name.clone(), "v=9&at=7fffffff0000-0000-00000001".to_owned());
    for _ in 0..2 {
        // That build has written it to the stores, too.
        {
            let mut browser = app.browser().borrow_mut();
            for stored in [browser.local.all(), browser.database.all()] {
                let others = stored.into_iter().filter(|(other, _)| *other != name);
                let stored: Vec<_> = others.chain([newer.clone()]).collect();
                browser.local.set(stored.clone());
                browser.database.set(stored);
            }
        }
        let heard = StorageEvent::Heard(Arc::new(vec![newer.clone()]));
        app.tell(heard, at(2.0));
        assert_eq!(app.diary.future, [name.as_str()]);
        assert_eq!(app.diary.quarantined.len(), 1);
    }
    assert_eq!(handled(&mut app, ExtrasEvent::PutAway), []);
    let browser = app.browser().borrow();
    assert!(browser.local.all().contains(&newer));
    assert!(browser.database.all().contains(&newer));
}

/// A diary that has this of what was shown.
fn read(seen: String) -> Diary {
    Diary::read(vec![(Key::Seen.name(), seen)], at(0.0).write_time())
}

#[test]
fn what_was_shown_is_read_back_and_a_later_build_s_is_left_alone() {
    for seen in [(0, false), (u32::MAX, true)] {
        let seen = Seen {
            news: seen.0,
            install: seen.1,
        };
        assert_eq!(Seen::parse(&seen.to_text()), Some(seen));
        let found = read(seen.to_text());
        assert_eq!(found.seen, Some(seen));
        // It is of this device, not of the diary.
        assert!(!found.to_json().contains("install"));
    }
    for broken in ["", "v=1", "v=1&news=-1&install=0", "v=1&news=1&install=2"] {
        assert_eq!(Seen::parse(broken), None, "{broken}");
    }
    assert_eq!(read("v=2&news=7".to_owned()).future, [Key::Seen.name()]);
}

#[test]
fn of_two_stores_the_one_that_knows_more_is_believed() {
    let seen = |news, install| Seen { news, install };
    let both = [seen(NEWS.0, false), seen(NEWS.0, true)];
    for [here, there] in [both, [both[1], both[0]]] {
        let stored = |seen: Seen| vec![(Key::Seen.name(), seen.to_text())];
        let browser = browser_with(stored(here));
        browser.borrow_mut().database.set(stored(there));
        let app = App::open(&browser, at(0.0));
        assert_eq!(app.diary.seen, Some(both[1]));
        assert_eq!(app.saved().seen, Some(both[1]));
    }
}

#[test]
fn whether_it_works_offline_is_looked_up_whenever_somebody_looks() {
    let looks =
        |effects: Vec<Effect>| effects.contains(&Effect::Extras(ExtrasEffect::CheckOffline));
    let went = |screen: Screen| NavigationEvent::Went(screen.address().to_owned());
    let mut app = fresh();
    tell(&mut app, [DeviceEvent::LazyCame(true)]);
    assert!(looks(handled(&mut app, went(Screen::Settings))));
    assert!(!looks(handled(&mut app, went(Screen::Home))));
    assert!(looks(handled(&mut app, DeviceEvent::Returned)));
    let _ = start(&mut app, at(1.0));
    assert!(
        !looks(handled(&mut app, DeviceEvent::Returned)),
        "in a session"
    );
}
