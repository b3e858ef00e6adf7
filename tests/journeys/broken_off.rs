//! Sessions that a reload, a kill, a call or another tab gets in the way of.

use crate::visit::{SEASONED, Visit, WITH_TIME};
use anyhow::Result;
use std::time::Duration;

#[tokio::test]
async fn a_session_that_a_reload_cut_off_goes_on_before_the_next_rep_and_is_kept_once() -> Result<()>
{
    let visit = Visit::begin().await?;
    visit.plays_a_rep().await?;
    visit.reload().await?;
    visit.press("Continue: right leg, rep 2 of 2").await?;
    visit.sees("[data-phase=ready][data-rep=\"2\"]").await?;
    visit.press("Skip").await?;
    visit.sees("[data-phase=lower][data-rep=\"2\"]").await?;
    visit.has_enough().await?;
    visit.follow("Home").await?;
    visit.follow("Progress").await?;
    visit.reads("2 right, 0 left").await?;
    visit.reload().await?;
    visit.reads("2 right, 0 left").await?;
    assert_eq!(visit.done_and_measured().await?.len(), 1);
    visit.went_well().await
}

#[tokio::test]
async fn a_session_that_was_cut_off_can_be_left_at_that() -> Result<()> {
    let visit = Visit::begin().await?;
    visit.plays_a_rep().await?;
    visit.reload().await?;
    visit.press("Finish here").await?;
    visit.reads("ended early").await?;
    visit.reload().await?;
    visit.reads("Last session").await?;
    assert!(!visit.text().await?.contains("Continue"));
    visit.went_well().await
}

#[tokio::test]
async fn a_session_survives_the_browser_being_killed() -> Result<()> {
    let visit = Visit::begin().await?;
    visit.plays_a_rep().await?;
    // The first rep is written down as its pull ends; the disk has a second.
    tokio::time::sleep(Duration::from_secs(1)).await;
    let Visit { site, browser } = visit;
    let keeps = browser.engine().keeps_what_it_stored();
    let visit = Visit::again(site, browser.kill(), "").await?;
    if !keeps {
        visit.reads("0 of 3 days").await?;
        assert_eq!(visit.stored().await?, [], "all was in memory");
        assert!(!visit.text().await?.contains("Continue"));
        return visit.went_well().await;
    }
    visit.press("Continue: right leg, rep 2 of 2").await?;
    visit.sees("[data-phase=ready][data-rep=\"2\"]").await?;
    visit.went_well().await
}

#[tokio::test]
async fn three_hours_later_it_is_kept_as_ended_early() -> Result<()> {
    let later = "
        const Old = Date, shift = sessionStorage.getItem('later') ?? 0;
        window.Date = class extends Old {
            constructor(...given) { given.length ? super(...given) : super(Date.now()); }
            static now() { return Old.now() + Number(shift); }
        };";
    let visit = Visit::begin_at("", later).await?;
    visit.plays_a_rep().await?;
    let wait = "sessionStorage.setItem('later', 3 * 3600e3); return null";
    let _: Option<bool> = visit.browser.read(wait).await?;
    visit.reload().await?;
    visit.reads("ended early").await?;
    assert!(!visit.text().await?.contains("Continue"));
    visit.went_well().await
}

#[tokio::test]
async fn while_one_tab_has_a_session_another_says_where_and_makes_no_sound() -> Result<()> {
    let before = "
        window.__players = 0;
        window.Audio = class extends Audio {
            constructor(...given) { super(...given); window.__players += 1; }
        };";
    let visit = Visit::begin_at("", before).await?;
    visit.start("reps=3&lift=1&pull=1&lower=30").await?;
    let first = visit.browser.window().await?;
    let second = visit.browser.new_tab().await?;
    visit.browser.switch_to_window(second).await?;
    visit.go("").await?;
    visit
        .reads("A session is open in another tab: right leg, rep 1 of 3")
        .await?;
    visit.press("Start").await?;
    visit.reads("A session is open in another tab").await?;
    assert!(!visit.shows("[data-phase]").await?);
    // There is nothing to go on with: it goes on.
    assert!(!visit.text().await?.contains("Continue"));
    visit.press("Start").await?;
    visit.reads("A session is open in another tab").await?;
    assert_eq!(visit.recording().await?.sounds, []);
    // Whoever throws one away that is still loading stands still for good in WebKit.
    let players: u32 = visit.browser.read("return window.__players").await?;
    assert_eq!(players, 1, "what plays for the lock screen");
    visit.browser.switch_to_window(first).await?;
    visit.sees("[data-phase][data-paused=false]").await?;
    visit.went_well().await
}

#[tokio::test]
async fn a_sound_the_phone_suspends_pauses_the_session_which_goes_on_with_a_count_in() -> Result<()>
{
    let before = "
        const contexts = [], Old = AudioContext;
        window.AudioContext = class extends Old {
            constructor(...given) { super(...given); contexts.push(this); }
        };
        window.__suspend = () => contexts.at(-1).suspend();";
    let visit = Visit::begin_at("", before).await?;
    visit.plays_a_rep().await?;
    let _: Option<bool> = visit
        .browser
        .read("window.__suspend(); return null")
        .await?;
    visit.sees("[data-paused=true]").await?;
    visit
        .reads("Your phone stopped the sound. Paused at right leg, rep 1.")
        .await?;
    visit.press("Resume").await?;
    visit.sees("[data-phase=ready][data-rep=\"2\"]").await?;
    visit.sees("[data-phase=lift][data-rep=\"2\"]").await?;
    // A finger that strays onto the figure means nothing, call or no call.
    let strays = "document.querySelector('.session-figure').click(); return null";
    let _: Option<bool> = visit.browser.read(strays).await?;
    visit.sees("[data-phase=pull][data-rep=\"2\"]").await?;
    visit.sees("[data-phase=lower][data-rep=\"2\"]").await?;
    let recording = visit.recording().await?;
    visit.in_time(&recording);
    visit.went_well().await
}

/// A clock may move a little before the sound says that it runs.
#[tokio::test]
async fn a_sound_that_says_late_that_it_runs_was_not_stopped() -> Result<()> {
    let before = "
        const sound = BaseAudioContext.prototype;
        const { get } = Object.getOwnPropertyDescriptor(sound, 'state');
        Object.defineProperty(sound, 'state', {
            get() { return this.currentTime < 0.5 ? 'suspended' : get.call(this); },
        });";
    let visit = Visit::begin_at("", before).await?;
    visit.plays_a_rep().await?;
    visit.sees("[data-paused=false]").await?;
    let recording = visit.recording().await?;
    visit.in_time(&recording);
    visit.went_well().await
}

#[tokio::test]
async fn the_lock_screen_shows_leg_and_rep_and_its_button_pauses_and_resumes() -> Result<()> {
    let before = "
        window.__buttons = {};
        const old = MediaSession.prototype.setActionHandler;
        MediaSession.prototype.setActionHandler = function(action, handler) {
            window.__buttons[action] = handler;
            return old.call(this, action, handler);
        };";
    let visit = Visit::begin_at("", &[before, SEASONED].concat()).await?;
    visit.start(WITH_TIME).await?;
    visit.reaches("ready").await?;
    visit.shown_outside("Get ready · Right leg playing").await?;
    visit.outside_button("pause").await?;
    visit.sees("[data-paused=true]").await?;
    visit.shown_outside("Get ready · Right leg paused").await?;
    visit.outside_button("play").await?;
    visit.sees("[data-paused=false]").await?;
    visit.press("Skip").await?;
    visit.shown_outside("Right leg · 1 of 1 playing").await?;
    visit.reaches("done").await?;
    visit.went_well().await
}
