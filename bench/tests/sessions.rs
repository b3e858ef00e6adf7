//! Made-up sessions of a second: played, listened to, hidden, and told of.

use std::ffi::OsString;
use std::time::Duration;

use anyhow::Result;
use bench::{IDLE, Outcome, Scenario, play};
use harness::audio_capture::AudioCapture;
use harness::recorder::{SCRIPT, Told};
use harness::webdriver::{Browser, Options, wait_until};
use site::Site;

/// A session of a second, whose sounds are asked for as `HOW` says.
const SHORT: &str = r#"<!doctype html><button>Start</button><main></main>
<script>
  const root = document.querySelector("main");
  const button = document.querySelector("button");
  button.onclick = async () => {
    if (button.textContent === "Start") { button.textContent = "None of these apply"; return; }
    const audio = new AudioContext();
    await audio.resume();
    while (audio.currentTime === 0) await new Promise((done) => setTimeout(done));
    root.dataset.phase = "lift";
    const from = audio.currentTime;
    const tone = (when) => {
      const node = audio.createOscillator();
      node.connect(audio.destination);
      node.start(when);
      node.stop(when + 0.1);
    };
    // By the clock of the sound: on a busy machine it falls behind the page's.
    const once = (when, then) => {
      if (audio.currentTime > when) then(); else setTimeout(() => once(when, then));
    };
    for (const beat of [0.2, 0.4, 0.6]) HOW;
    once(from + 1, () => { root.dataset.phase = "done"; });
  };
</script>"#;

/// The sounds are put on the clock before they are due.
const AHEAD: &str = "tone(from + beat)";

/// Planned to take twelve seconds.
const ROUTINE: &str = "reps=1&lift=1&pull=1&lower=1&rest=0&ready=3&change=3";

type Device = Vec<(&'static str, OsString)>;

/// What came of such a session.
async fn played(how: &str, hidden: Option<Duration>, device: &Device) -> Result<Outcome> {
    let (_folder, site) = Site::of_page(&SHORT.replace("HOW", how))?;
    let scenario = Scenario {
        routine: ROUTINE,
        hidden_until_left: hidden,
        ..IDLE
    };
    play(&site.url(), &scenario, device.clone()).await
}

#[tokio::test]
async fn a_session_planned_ahead_is_in_time_and_the_device_hears_it() -> Result<()> {
    let device = AudioCapture::open()?;
    let outcome = played(AHEAD, None, &device.environment()).await?;
    assert_eq!(outcome.recording.audible().len(), 3, "{outcome:?}");
    assert_eq!(
        (outcome.late().len(), outcome.pauses()),
        (0, 0),
        "{outcome:?}"
    );
    assert_eq!(outcome.recording.problems, Vec::<String>::new());
    assert!(outcome.seconds >= 0.9, "{outcome:?}");
    let recorded = device.stop();
    let hundredths = recorded.samples.chunks(recorded.rate as usize / 100);
    let loud = hundredths.map(|part| part.iter().any(|it| it.abs() > 0.1));
    let loud: Vec<bool> = loud.collect();
    let sounds = loud.windows(2).filter(|pair| !pair[0] && pair[1]).count();
    assert_eq!(sounds, 3, "{} samples", recorded.samples.len());
    Ok(())
}

#[tokio::test]
async fn a_session_left_to_timers_is_found_late() -> Result<()> {
    let timers = "once(from + beat + 0.05, () => tone(from + beat))";
    let late = played(timers, None, &Vec::new()).await?.late();
    assert!(
        late.len() == 3 && late.iter().all(|late| *late > 0.0),
        "{late:?}"
    );
    Ok(())
}

#[tokio::test]
async fn a_page_behind_another_tab_is_really_hidden() -> Result<()> {
    let hidden = Some(Duration::from_secs(10));
    let outcome = played(AHEAD, hidden, &Vec::new()).await?;
    assert!(outcome.recording.hidden_for >= 1900.0, "{outcome:?}");
    Ok(())
}

#[tokio::test]
async fn what_a_page_tells_outlives_it() -> Result<()> {
    let (_folder, site) = Site::of_page(&SHORT.replace("HOW", AHEAD))?;
    let browser = Browser::open_with(Options::default()).await?;
    let script = format!("window.__tell = '{}told';{SCRIPT}", site.url());
    browser.run_before_pages(&script).await?;
    browser.goto(site.url()).await?;
    for name in ["Start", "None of these apply"] {
        browser.press(name).await?;
    }
    let both = async || Ok(site.told().len() == 2);
    wait_until("the end", Duration::from_secs(30), both).await?;
    drop(browser);
    let phases = site.told().into_iter().map(|text| {
        let told: Told = serde_json::from_str(&text).ok()?;
        told.view?.phase
    });
    let due = ["lift", "done"].map(|phase| Some(phase.to_owned()));
    assert_eq!(Vec::from_iter(phases), due);
    Ok(())
}
