//! What is said in a session, and what can be said of it.

use crate::sounding::{check_against_plan, is_a_word};
use crate::support::{routine, voice};
use crate::visit::{SEASONED, SHORT, Visit};
use anyhow::Result;
use hamstretch_core::method::{Cue, Leg, Session, Signal, Speech, Talk};
use harness::recorder::{Heard, Recording};

/// What the last of the page's audio contexts sounded, in order.
fn heard_last(recording: &Recording) -> Vec<Heard> {
    let last = recording.contexts - 1;
    let mut heard = recording.audible();
    heard.retain(|heard| recording.sounds[heard.id].context == last);
    heard
}

fn planned() -> Vec<Cue> {
    let mut session = Session::new(routine(SHORT), Leg::Right);
    session.speak(Some(Speech {
        voice: voice(),
        talk: Talk::Full,
        asks: false,
    }));
    let mut cues = session.cues();
    cues.sort_by_key(|cue| cue.at);
    cues
}

#[tokio::test]
async fn a_session_is_spoken_as_the_script_has_it() -> Result<()> {
    let visit = Visit::begin_at("", SEASONED).await?;
    visit.hears_the_voice().await?;
    visit.start(SHORT).await?;
    visit.reaches("done").await?;
    let recording = visit.recording().await?;
    visit.in_time(&recording);
    let (heard, planned) = (heard_last(&recording), planned());
    check_against_plan(&recording, &heard, &planned);
    for (heard_one, cue) in heard.iter().zip(&planned) {
        let sound = &recording.sounds[heard_one.id];
        let Signal::Says(word) = cue.signal else {
            assert!(!is_a_word(sound), "{cue:?}");
            continue;
        };
        // From the place in the sound that the voice's header tells, less what
        // this browser's decoder shifts it by.
        let clip = f64::from(voice().clip(word).starts) / 1000.0;
        assert!(
            (sound.offset - clip).abs() < 0.1,
            "{cue:?} from {}",
            sound.offset
        );
    }
    visit.went_well().await
}

#[tokio::test]
async fn voice_volume_and_amount_of_talk_are_chosen_and_kept() -> Result<()> {
    let visit = Visit::begin().await?;
    visit.hears_the_voice().await?;
    for name in ["Man", "Numbers only"] {
        visit.press(name).await?;
    }
    visit.press("Volume: less").await?;
    let stored = visit.stored().await?;
    for (name, value) in [("volume", "7"), ("talk", "counts"), ("speaker", "man")] {
        let setting = (format!("hamstretch.setting.{name}"), value.to_owned());
        assert!(stored.contains(&setting), "{name}: {stored:?}");
    }
    visit.reload().await?;
    visit.sees("[role=radio][aria-checked=true]").await?;
    let chosen: Vec<String> = visit
        .browser
        .read(
            "return [...document.querySelectorAll('[role=radio][aria-checked=true]')]
                .map(e => e.innerText)",
        )
        .await?;
    assert_eq!(chosen, ["Man", "Numbers only"]);
    // The other voice is there too.
    visit.hears_the_voice().await?;
    visit.went_well().await
}
