//! A newer version, what is new, and the app installed: what is offered when.

mod support;

use hamstretch::app::{Build, Effect, Extra, Install, Intent, Lacks, Model, Screen, Storing};
use hamstretch::diary::{Found, Key, Seen};
use hamstretch::stretch::{Hurt, Reason};
use hamstretch::words::NEWS;
use support::app::{at, fresh, in_session, stamp, start};

fn handled(model: &mut Model, intent: Intent) -> Vec<Effect> {
    model.handle(intent, at(0.0))
}

fn tell(model: &mut Model, intents: impl IntoIterator<Item = Intent>) {
    for intent in intents {
        let _ = model.handle(intent, at(0.0));
    }
}

/// Home, once the person has been here before.
fn back_again(seen: Seen) -> Model {
    let found = Found {
        seen: Some(seen),
        ..Found::default()
    };
    let (mut model, _) = Model::new(found, Storing::Works, Lacks::default(), stamp().day());
    tell(&mut model, [Intent::ApartCame(true)]);
    model
}

/// After the first session ever, which is Done.
fn done() -> Model {
    let mut model = in_session();
    // In one go to its end, however long it is.
    let _ = model.handle(Intent::Wake, at(500.0));
    assert_eq!(model.log.entries().len(), 1);
    model
}

#[test]
fn a_new_version_is_offered_and_nothing_happens_before_it_is_wanted() {
    let mut model = fresh();
    assert_eq!(handled(&mut model, Intent::BuildIs(Build::Ready)), []);
    assert_eq!(model.extra(), Extra::Update);
    assert_eq!(handled(&mut model, Intent::Update), [Effect::TakeOver]);
    let taken = handled(&mut model, Intent::BuildIs(Build::Outdated));
    assert_eq!(taken, [Effect::Reload]);
}

#[test]
fn in_a_session_nothing_is_offered_and_nothing_reloads() {
    let mut model = in_session();
    for build in [Build::Ready, Build::Outdated] {
        assert_eq!(handled(&mut model, Intent::BuildIs(build)), []);
        assert_eq!(model.extra(), Extra::Nothing);
        assert_eq!(handled(&mut model, Intent::Update), []);
    }
    let _ = model.handle(Intent::Wake, at(500.0));
    assert_eq!(model.extra(), Extra::Reload, "after Done");
}

#[test]
fn a_session_that_begins_after_the_tap_is_not_cut_off() {
    let mut model = fresh();
    tell(&mut model, [Intent::BuildIs(Build::Ready), Intent::Update]);
    let _ = start(&mut model, at(1.0));
    assert_eq!(handled(&mut model, Intent::BuildIs(Build::Outdated)), []);
    // Nor one that waits for word from other tabs.
    let mut model = back_again(Seen::default());
    let _ = start(&mut model, at(1.0));
    tell(
        &mut model,
        [Intent::AskToStop, Intent::Stop(Reason::Enough)],
    );
    tell(&mut model, [Intent::BuildIs(Build::Ready), Intent::Update]);
    assert_eq!(handled(&mut model, Intent::Start), [Effect::Claim]);
    assert_eq!(handled(&mut model, Intent::BuildIs(Build::Outdated)), []);
}

#[test]
fn a_session_in_another_tab_has_the_new_version_wait() {
    let mut model = fresh();
    tell(&mut model, [Intent::BuildIs(Build::Ready), Intent::Update]);
    tell(&mut model, [Intent::BuildIs(Build::Refused)]);
    assert_eq!(model.extra(), Extra::UpdateLater);
    assert_eq!(handled(&mut model, Intent::Update), [Effect::TakeOver]);
}

#[test]
fn an_old_tab_beside_a_new_one_says_so_and_reloads_when_it_is_told() {
    let mut model = fresh();
    assert_eq!(handled(&mut model, Intent::BuildIs(Build::Outdated)), []);
    assert_eq!(model.extra(), Extra::Reload);
    // Whatever comes after: what is loaded anew is the one that runs elsewhere.
    tell(&mut model, [Intent::BuildIs(Build::Ready)]);
    assert_eq!(handled(&mut model, Intent::Update), [Effect::Reload]);
}

#[test]
fn what_storage_did_not_take_is_not_lost_to_a_new_version() {
    let mut model = done();
    let id = model.log.last().map(|entry| entry.id.clone());
    let key = Key::Entry(id.expect("a session"));
    tell(&mut model, [Intent::BuildIs(Build::Ready)]);
    tell(&mut model, [Intent::NotStored(key, Storing::Full)]);
    assert_eq!(model.extra(), Extra::Nothing);
    assert_eq!(handled(&mut model, Intent::Update), []);
    tell(&mut model, [Intent::StoreAgain]);
    assert_eq!(model.extra(), Extra::Update);
}

#[test]
fn a_newer_version_is_looked_for_on_return_once_an_hour_and_not_in_a_session() {
    const MINUTE: i64 = 60_000;
    let mut model = fresh();
    let looks = |model: &mut Model, minutes: i64| {
        let mut at = at(0.0);
        at.stamp.utc_ms += minutes * MINUTE;
        let effects = model.handle(Intent::Returned, at);
        effects.contains(&Effect::LookForBuild)
    };
    let looked = [1, 59, 60, 61, 119, 120, 300].map(|minutes| looks(&mut model, minutes));
    assert_eq!(looked, [false, false, true, false, false, true, true]);
    assert!(
        !looks(&mut model, 290),
        "a clock that was set back a little"
    );
    assert!(looks(&mut model, 0), "a clock that was set back by far");
    let _ = start(&mut model, at(1.0));
    assert!(!looks(&mut model, 900));
}

#[test]
fn news_are_told_once_and_only_to_whoever_knows_the_old() {
    let mut model = fresh();
    assert_eq!(model.extra(), Extra::Nothing, "a first visit");
    let _ = start(&mut model, at(1.0));
    let begun = Seen {
        news: NEWS.0,
        install: false,
    };
    assert_eq!(model.extras.seen, Some(begun), "nor is it news later on");

    let mut model = back_again(Seen::default());
    assert_eq!(model.extra(), Extra::News);
    let stored = Effect::Store(Key::Seen, begun.to_text());
    assert_eq!(handled(&mut model, Intent::PutAway), [stored]);
    assert_eq!(model.extra(), Extra::Nothing);
    assert_eq!(handled(&mut model, Intent::PutAway), [], "once is enough");

    let mut model = back_again(Seen::default());
    let _ = start(&mut model, at(1.0));
    assert_eq!(model.extras.seen, Some(begun), "Start puts it away, too");
}

#[test]
fn installing_is_offered_after_the_first_finished_session_and_once() {
    for (way, offered) in [
        (Install::Prompt, Extra::Install),
        (Install::ByHand, Extra::InstallByHand),
    ] {
        let mut model = fresh();
        tell(&mut model, [Intent::CanInstall(way)]);
        assert_eq!(model.extra(), Extra::Nothing);
        let _ = start(&mut model, at(1.0));
        assert_eq!(model.extra(), Extra::Nothing, "never in a session");
        let _ = model.handle(Intent::Wake, at(900.0));
        assert_eq!(model.extra(), offered);
        tell(
            &mut model,
            [Intent::Went(Screen::Home.address().to_owned())],
        );
        assert_eq!(model.extra(), offered, "and on home");
        let mut declined = model.clone();
        tell(&mut declined, [Intent::PutAway]);
        assert_eq!(declined.extra(), Extra::Nothing);
        let _ = start(&mut model, at(1000.0));
        let _ = model.handle(Intent::Wake, at(2000.0));
        assert_eq!(model.extra(), Extra::Nothing, "Start puts it away");
        assert_eq!(model.extras.install, way, "but Settings still has it");
    }
}

#[test]
fn where_it_is_installed_or_cannot_be_it_is_only_said_that_it_works_offline() {
    let mut model = done();
    assert_eq!(model.extra(), Extra::Nothing, "if it is so");
    tell(&mut model, [Intent::IsKept]);
    assert_eq!(model.extra(), Extra::Offline);
    tell(
        &mut model,
        [Intent::Went(Screen::Home.address().to_owned())],
    );
    assert_eq!(model.extra(), Extra::Nothing);
}

#[test]
fn whoever_stopped_for_pain_is_offered_nothing() {
    let mut model = in_session();
    tell(&mut model, [Intent::CanInstall(Install::Prompt)]);
    let _ = model.handle(Intent::AskToStop, at(20.0));
    let _ = model.handle(Intent::Stop(Reason::Hurts(Hurt::ALL[0])), at(21.0));
    assert_eq!(model.log.entries().len(), 1);
    assert_eq!(model.extra(), Extra::Nothing);
}

#[test]
fn installing_asks_the_browser_once() {
    let mut model = done();
    tell(&mut model, [Intent::CanInstall(Install::Prompt)]);
    let effects = handled(&mut model, Intent::Install);
    assert_eq!(effects.last(), Some(&Effect::Install));
    assert_eq!(model.extra(), Extra::Nothing);
    assert_eq!(model.extras.install, Install::No);
}

#[test]
fn what_a_later_build_writes_in_another_tab_is_left_to_it() {
    let mut model = fresh();
    let newer = Intent::IsNewer("hamstretch.settings".to_owned(), "v=9".to_owned());
    tell(&mut model, [newer.clone(), newer]);
    assert_eq!(model.newer, ["hamstretch.settings"]);
    assert_eq!(model.strange.len(), 1);
    let volume = hamstretch::diary::Setting::Louder(true);
    let effects = handled(&mut model, Intent::Set(volume));
    let stores = |effect: &Effect| matches!(effect, Effect::Store(..));
    assert!(!effects.iter().any(stores), "{effects:?}");
}

#[test]
fn what_was_shown_is_read_back_and_a_later_build_s_is_left_alone() {
    for seen in [(0, false), (u32::MAX, true)] {
        let seen = Seen {
            news: seen.0,
            install: seen.1,
        };
        assert_eq!(Seen::parse(&seen.to_text()), Some(seen));
        let stored = (Key::Seen.name(), seen.to_text());
        let found = Found::read([stored]);
        assert_eq!(found.seen, Some(seen));
        // It is of this device, not of the diary.
        assert!(!found.to_json().contains("install"));
    }
    for broken in ["", "v=1", "v=1&news=-1&install=0", "v=1&news=1&install=2"] {
        assert_eq!(Seen::parse(broken), None, "{broken}");
    }
    let found = Found::read([(Key::Seen.name(), "v=2&news=7".to_owned())]);
    assert_eq!(found.newer, [Key::Seen.name()]);
}

#[test]
fn of_two_stores_the_one_that_knows_more_is_believed() {
    let seen = |news, install| Seen { news, install };
    let both = [seen(NEWS.0, false), seen(NEWS.0, true)];
    for [here, there] in [both, [both[1], both[0]]] {
        let mut model = back_again(here);
        let found = Found {
            seen: Some(there),
            ..Found::default()
        };
        tell(&mut model, [Intent::Recovered(found.into(), true)]);
        assert_eq!(model.extras.seen, Some(both[1]));
    }
}
