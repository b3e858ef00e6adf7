//! A session as it leaves the device, voice and all, listened to with nothing
//! but the palette in mind: what is heard is what was planned.
//!
//! How exactly it keeps time is the bench's matter. Here a sound that is far
//! off was another sound.

use crate::support::routine;
use crate::visit::{PATIENCE, SEASONED, Visit, dist};
use anyhow::Result;
use hamstretch_core::method::{Leg, Phase, Session, Signal, timeline};
use harness::audio_capture::{AudioCapture, Detector, compare};
use harness::webdriver::{Options, wait_until};
use site::Site;

/// Both legs, twice, and every sound there is; each pull of another length
/// than any other sound.
const EVERYTHING: &str = "reps=2&lift=1&pull=2.5&lower=1&rest=1&ready=4&change=4&roll=5";

/// No sound is that far off on a machine however busy, in seconds.
const FAR: f64 = 0.1;

/// The last sound rings for less, in seconds.
const RINGS: f64 = 3.0;

/// How much sound lies ready before the device, in milliseconds, as the sound
/// library is told: as much as on a phone that plays over the air. With the browsers'
/// own (11 ms in Firefox) a machine that halts them for a moment cuts a tone in two.
const LIES_READY: &str = "200";

#[tokio::test]
async fn a_session_heard_with_shut_eyes_is_the_routine() -> Result<()> {
    let device = AudioCapture::open()?;
    let site = Site::serve(&dist(), site::Options::default())?;
    let mut environment = device.environment();
    environment.push(("PULSE_LATENCY_MSEC", LIES_READY.into()));
    let options = Options {
        environment,
        ..Options::default()
    };
    let visit = Visit::with(site, options, "", SEASONED).await?;
    visit.hears_the_voice().await?;
    let silence = async || {
        let enough = device.seconds() + RINGS;
        wait_until("the last sound to ring out", PATIENCE, async || {
            Ok(device.seconds() > enough)
        })
        .await
    };
    // What is listened to begins after what was tried.
    silence().await?;
    let from = device.seconds();
    visit.start(EVERYTHING).await?;
    visit.reaches("done").await?;
    silence().await?;
    visit.went_well().await?;
    let mut recorded = device.stop();
    let before = (from * f64::from(recorded.rate)) as usize;
    recorded.samples.drain(..before.min(recorded.samples.len()));
    let file = format!("target/journey-{}.wav", visit.engine().name());
    recorded.write_wav(&dist().with_file_name(file))?;

    let detector = Detector::new(recorded.rate);
    let heard = detector.find(&recorded.samples);
    let signals: Vec<Signal> = heard.iter().map(|onset| onset.signal).collect();

    // The phases, of which the rest alone is silent.
    let phases: Vec<Phase> = signals
        .iter()
        .filter_map(|signal| match signal {
            Signal::Begins(phase) => Some(*phase),
            _ => None,
        })
        .collect();
    let routine = routine(EVERYTHING);
    let planned: Vec<Phase> = timeline(&routine, Leg::Right)
        .iter()
        .map(|span| span.place.phase)
        .filter(|phase| *phase != Phase::Rest)
        .collect();
    assert_eq!(phases, planned);

    // Every tone, ticks and all, where it belongs.
    let plan = Session::new(routine, Leg::Right).cues();
    let tones: Vec<Signal> = plan
        .iter()
        .filter_map(|cue| detector.heard_as(cue.signal))
        .collect();
    assert_eq!(signals, tones);
    let comparison = compare(&detector, &plan, &heard);
    assert_eq!(comparison.missing, []);
    assert_eq!(comparison.extra, []);
    let errors = comparison.errors();
    let worst = errors.last().copied().unwrap_or(FAR);
    let lengths = comparison.length_errors();
    let worst_length = lengths.last().copied().unwrap_or(FAR);
    println!(
        "{} sounds, at most {:.3} ms off; {} pulls, at most {:.3} ms too long or short",
        errors.len(),
        1000.0 * worst,
        lengths.len(),
        1000.0 * worst_length
    );
    assert!(worst < FAR, "{comparison:#?}");
    assert_eq!(lengths.len(), 4);
    assert!(worst_length < FAR, "{comparison:#?}");
    Ok(())
}
