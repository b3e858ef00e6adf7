//! Made-up sessions of a second: played, listened to, hidden, and told of.

use std::time::Duration;

use anyhow::Result;
use bench::{Scenario, play};
use harness::audio_capture::AudioCapture;
use harness::recorder::{Told, record_and_tell};
use harness::site::Site;
use harness::webdriver::{Browser, Options, wait_until};

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

const IDLE: Scenario = Scenario {
    name: "idle",
    routine: "reps=1",
    slower: 1,
    stuck: false,
    hidden_until_left: None,
};

fn site(how: &str) -> (tempfile::TempDir, Site) {
    Site::of_page(&SHORT.replace("HOW", how)).expect("it listens")
}

#[tokio::test]
async fn a_session_planned_ahead_is_in_time_and_the_device_hears_it() -> Result<()> {
    let device = AudioCapture::open()?;
    let (_folder, site) = site("tone(from + beat)");
    let played = play(&site.url(), &IDLE, device.environment()).await;
    let outcome = played?;
    assert_eq!(outcome.recording.audible().len(), 3, "{outcome:?}");
    assert_eq!(
        (outcome.late().len(), outcome.pauses()),
        (0, 0),
        "{outcome:?}"
    );
    assert!(
        outcome.seconds >= 0.9 && outcome.recording.problems.is_empty(),
        "{outcome:?}"
    );
    let recorded = device.stop();
    let hundredths = recorded.samples.chunks(recorded.rate as usize / 100);
    let loud: Vec<bool> = hundredths
        .map(|part| part.iter().any(|it| it.abs() > 0.1))
        .collect();
    let sounds = loud.windows(2).filter(|pair| !pair[0] && pair[1]).count();
    assert_eq!(sounds, 3, "{} samples", recorded.samples.len());
    Ok(())
}

#[tokio::test]
async fn a_session_left_to_timers_is_found_late() -> Result<()> {
    let (_folder, site) = site("once(from + beat + 0.05, () => tone(from + beat))");
    let outcome = play(&site.url(), &IDLE, Vec::new()).await?;
    let late = outcome.late();
    assert!(
        late.len() == 3 && late.iter().all(|late| *late > 0.0),
        "{outcome:?}"
    );
    Ok(())
}

#[tokio::test]
async fn a_page_behind_another_tab_is_really_hidden() -> Result<()> {
    let (_folder, site) = site("tone(from + beat)");
    let hidden = Scenario {
        // Twelve seconds, of which two are hidden.
        routine: "reps=1&lift=1&pull=1&lower=1&rest=0&ready=3&change=3",
        hidden_until_left: Some(Duration::from_secs(10)),
        ..IDLE
    };
    let outcome = play(&site.url(), &hidden, Vec::new()).await?;
    let hidden_for = outcome.recording.hidden_for;
    assert!(hidden_for >= 1900.0, "{hidden_for} {outcome:?}");
    Ok(())
}

#[tokio::test]
async fn what_a_page_tells_outlives_it() -> Result<()> {
    let (_folder, site) = site("tone(from + beat)");
    let browser = Browser::open_with(Options::default()).await?;
    let told = format!("{}told", site.url());
    record_and_tell(&browser, &told).await?;
    browser.goto(site.url()).await?;
    for name in ["Start", "None of these apply"] {
        browser.press(name).await?;
    }
    let both = async || Ok(site.told().len() == 2);
    wait_until("the end", Duration::from_secs(30), both).await?;
    drop(browser);
    let views = site.told().into_iter().map(|text| {
        let told: Told = serde_json::from_str(&text).ok()?;
        told.view?.phase
    });
    assert_eq!(
        Vec::from_iter(views),
        [Some("lift".to_owned()), Some("done".to_owned())]
    );
    Ok(())
}
