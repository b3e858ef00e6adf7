//! Sessions in real time, listened to from outside.

use crate::sounding::{EXACT, check_against_plan};
use crate::support::routine;
use crate::visit::{LONG_PULL, QUICK, SEASONED, SHORT, SHORTEST, TONES_ONLY, Visit};
use anyhow::Result;
use hamstretch_core::method::{Buzz, Cue, Leg, Phase, Session, Signal, timeline};
use harness::recorder::{Heard, Recording};

fn planned(link: &str) -> Vec<Cue> {
    Session::new(routine(link), Leg::Right).cues()
}

fn buzzes(recording: &Recording) -> Vec<Vec<f64>> {
    // None, or one of no length, takes an earlier one back.
    let is_felt = |pattern: &Vec<f64>| !pattern.is_empty() && pattern != &[0.0];
    recording
        .buzzes
        .iter()
        .filter(|it| is_felt(it))
        .cloned()
        .collect()
}

fn planned_buzzes(link: &str) -> Vec<Vec<f64>> {
    timeline(&routine(link), Leg::Right)
        .iter()
        .filter_map(|span| Buzz::of(span.place.phase, span.length))
        .map(|buzz| buzz.0.into_iter().map(f64::from).collect())
        .collect()
}

/// A pull's buzz ends with the pull, so it is shorter by however late the page
/// woke for it; how late that may be is the bench's matter.
fn check_buzzes(felt: &[Vec<f64>], planned: &[Vec<f64>]) {
    assert_eq!(felt.len(), planned.len(), "{felt:?}");
    for (felt, planned) in felt.iter().zip(planned) {
        match (felt.as_slice(), planned.as_slice()) {
            ([felt], [planned]) if *planned >= 1000.0 => {
                assert!((0.0..=400.0).contains(&(planned - felt)), "{felt} ms");
            }
            (felt, planned) => assert_eq!(felt, planned),
        }
    }
}

#[tokio::test]
async fn a_session_sounds_buzzes_and_shows_what_the_plan_says() -> Result<()> {
    let visit = Visit::begin_at("", &[SEASONED, TONES_ONLY].concat()).await?;
    visit.start(SHORT).await?;
    visit.reaches("done").await?;
    let recording = visit.recording().await?;
    check_against_plan(&recording, &recording.audible(), &planned(SHORT));
    visit.in_time(&recording);

    let pulls: Vec<f64> = recording
        .audible()
        .iter()
        .zip(planned(SHORT))
        .filter(|(_, cue)| cue.signal == Signal::Begins(Phase::Pull))
        .map(|(heard, _)| heard.lasts)
        .collect();
    assert_eq!(pulls.len(), 4);
    assert!(pulls.iter().all(|lasts| (lasts - 2.0).abs() < EXACT));

    let felt = planned_buzzes(SHORT);
    let felt = if visit.engine().vibrates() {
        &felt[..]
    } else {
        &[]
    };
    check_buzzes(&buzzes(&recording), felt);

    // What was seen, phase by phase, begins with the first and ends with Done.
    let shown: Vec<_> = recording
        .views
        .iter()
        .filter_map(|shown| {
            let view = &shown.view;
            Some((view.leg.clone()?, view.rep? as u8, view.phase.clone()?))
        })
        .collect();
    let planned: Vec<_> = timeline(&routine(SHORT), Leg::Right)
        .iter()
        .map(|span| {
            let place = span.place;
            let (leg, phase) = (place.leg.name(), place.phase.name());
            (leg.to_owned(), place.rep, phase.to_owned())
        })
        .collect();
    assert_eq!(shown, planned);

    let locks = recording.locks;
    assert_eq!(&locks[..2], ["asked", "held"]);
    assert!(locks.iter().any(|lock| lock == "let go"), "{locks:?}");
    visit.went_well().await
}

#[tokio::test]
async fn a_pause_in_mid_pull_takes_back_what_is_to_come_and_the_rep_is_done_again() -> Result<()> {
    let visit = Visit::begin_at("", &[SEASONED, TONES_ONLY].concat()).await?;
    visit.start(LONG_PULL).await?;
    visit.reaches("pull").await?;
    visit.press("Pause").await?;
    visit.sees("[data-paused=true]").await?;
    let paused = visit.recording().await?;
    let heard = paused.audible();
    let last = heard.last().expect("something was heard");
    let pull = &paused.sounds[last.id];
    assert!(
        last.starts + last.lasts < pull.when + 5.0,
        "the pull is cut"
    );
    // Long enough that anything not taken back would sound.
    tokio::time::sleep(std::time::Duration::from_secs(2)).await;
    assert_eq!(visit.recording().await?.audible(), heard);

    visit.press("Resume").await?;
    visit.reaches("done").await?;
    let recording = visit.recording().await?;
    let audible = recording.audible();
    visit.in_time(&recording);
    // A count-in of its sound and three ticks, then the whole rep and all after it.
    let rest = &audible[heard.len()..];
    let plan = planned(LONG_PULL);
    let from_lift = plan
        .iter()
        .position(|cue| cue.signal == Signal::Begins(Phase::Lift));
    let plan = &plan[from_lift.expect("a lift")..];
    assert_eq!(rest.len(), 4 + plan.len());
    let lift = &rest[4];
    let began = |heard: &Heard| recording.sounds[heard.id].when;
    assert!((began(lift) - began(&rest[0]) - 5.0).abs() < EXACT);
    check_against_plan(&recording, &rest[4..], plan);
    visit.went_well().await
}

#[tokio::test]
async fn back_in_mid_session_pauses_and_asks_and_a_stop_for_pain_is_kept() -> Result<()> {
    let visit = Visit::begin().await?;
    let slow = "reps=2&lift=1&pull=1&lower=10&rest=1&ready=3&change=3";
    visit.start(slow).await?;
    visit.reaches("lift").await?;
    visit.browser.back().await?;
    visit.reads("Something hurts").await?;
    visit.sees("[data-paused=true]").await?;
    visit.press("Resume").await?;
    visit.sees("[data-paused=false]").await?;
    visit.reaches("lower").await?;
    visit.press("Stop").await?;
    visit.press("Pain below the knee").await?;
    visit
        .reads("Pain in both legs: get emergency help now")
        .await?;
    visit.reaches("lower").await?;
    visit.follow("Home").await?;
    visit
        .reads("stopped: pain below the knee, right leg, rep 1")
        .await?;
    visit.went_well().await
}

#[tokio::test]
async fn skip_and_back_one_rep_are_there_for_those_who_stand_still() -> Result<()> {
    let visit = Visit::begin_at("", SEASONED).await?;
    visit
        .start("reps=3&lift=1&pull=10&lower=1&ready=60")
        .await?;
    visit.press("Skip").await?;
    visit.reaches("lift").await?;
    visit.reaches("pull").await?;
    visit.press("Pause").await?;
    visit.press("Skip").await?;
    visit.reaches("lower").await?;
    visit.press("Skip").await?;
    visit.press("Skip").await?;
    visit.sees("[data-phase=lift][data-rep=\"2\"]").await?;
    visit.press("Back one rep").await?;
    visit.sees("[data-phase=lift][data-rep=\"1\"]").await?;
    visit.press("Resume").await?;
    visit.sees("[data-phase=ready][data-rep=\"1\"]").await?;
    visit.reaches("pull").await?;
    visit.press("Stop").await?;
    visit.press("Enough for today").await?;
    visit.reads("Enough for today").await?;
    visit.went_well().await
}

#[tokio::test]
async fn with_everything_switched_off_a_session_is_silent_and_runs() -> Result<()> {
    let visit = Visit::begin_at("#/settings", SEASONED).await?;
    for name in ["Sound", "Vibration"] {
        visit.press(name).await?;
        visit.is_switched(name, false).await?;
    }
    visit.start(QUICK).await?;
    visit.reads("Sound is switched off.").await?;
    visit.plays_to_the_end().await?;
    let recording = visit.recording().await?;
    assert_eq!(recording.sounds, []);
    assert_eq!(buzzes(&recording), Vec::<Vec<f64>>::new());
    visit.went_well().await
}

#[tokio::test]
async fn a_silent_session_right_after_one_with_sound_keeps_its_own_time() -> Result<()> {
    let visit = Visit::begin_at("", SEASONED).await?;
    visit.start(SHORTEST).await?;
    visit.reaches("done").await?;
    let heard = visit.recording().await?.sounds.len();
    // At once, while the last sound still rings.
    visit.go("#/settings").await?;
    visit.press("Sound").await?;
    visit.start(SHORTEST).await?;
    visit.reaches("done").await?;
    let recording = visit.recording().await?;
    assert_eq!(recording.sounds.len(), heard);
    let reps = recording
        .views
        .iter()
        .filter(|shown| shown.view.phase.as_deref() == Some("pull"));
    assert_eq!(reps.count(), 4, "no rep is skipped");
    visit.went_well().await
}

/// The sound system is woken once the check was seen; a page that is slow to draw may
/// have its answer before.
#[tokio::test]
async fn a_check_that_is_answered_before_it_is_drawn_opens_one_way_to_the_loudspeaker() -> Result<()>
{
    let slow = "const old = requestAnimationFrame;
        window.requestAnimationFrame = function late(then) {
            if (document.querySelector('[data-phase]')) old(then);
            else setTimeout(() => late(then), 50);
        };";
    let visit = Visit::begin_at("", slow).await?;
    visit.plays_a_rep().await?;
    assert_eq!(visit.recording().await?.contexts, 1);
    visit.went_well().await
}
