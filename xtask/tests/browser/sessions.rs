//! Made-up sessions of a second: played, listened to, hidden, and told of.

use std::time::Duration;

use xtask::bench::{Scenario, play};
use xtask::drive::{Browser, wait_until};
use xtask::ears::Ears;
use xtask::recorder::{Told, record_and_tell};

use super::site;

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

#[tokio::test]
async fn a_session_planned_ahead_is_in_time() {
    let (_folder, site) = site(&SHORT.replace("HOW", "tone(from + beat)"));
    let outcome = play(&site.url(), &IDLE, Vec::new())
        .await
        .expect("it comes to its end");
    assert_eq!(outcome.recording.audible().len(), 3, "{outcome:?}");
    assert_eq!(outcome.late().len(), 0, "{outcome:?}");
    assert!(outcome.seconds >= 0.9, "{outcome:?}");
    assert_eq!(outcome.pauses(), 0, "{outcome:?}");
    assert!(outcome.recording.problems.is_empty(), "{outcome:?}");
}

#[tokio::test]
async fn a_session_left_to_timers_is_found_late() {
    let late = "once(from + beat + 0.05, () => tone(from + beat))";
    let (_folder, site) = site(&SHORT.replace("HOW", late));
    let outcome = play(&site.url(), &IDLE, Vec::new())
        .await
        .expect("it comes to its end");
    let late = outcome.late();
    assert_eq!(late.len(), 3, "{outcome:?}");
    assert!(late.iter().all(|late| *late > 0.0), "{outcome:?}");
}

#[tokio::test]
async fn a_page_behind_another_tab_is_really_hidden() {
    let (_folder, site) = site(&SHORT.replace("HOW", "tone(from + beat)"));
    let hidden = Scenario {
        // Twelve seconds, of which two are hidden.
        routine: "reps=1&lift=1&pull=1&lower=1&rest=0&ready=3&change=3",
        hidden_until_left: Some(Duration::from_secs(10)),
        ..IDLE
    };
    let outcome = play(&site.url(), &hidden, Vec::new())
        .await
        .expect("it comes to its end");
    let hidden_for = outcome.recording.hidden_for();
    assert!(hidden_for >= 1900.0, "{hidden_for} {outcome:?}");
}

#[tokio::test]
async fn what_a_page_tells_outlives_it() {
    let (_folder, site) = site(&SHORT.replace("HOW", "tone(from + beat)"));
    let browser = Browser::open().await.expect("Chromium");
    record_and_tell(&browser, &format!("{}told", site.url()))
        .await
        .expect("a script");
    browser.goto(site.url()).await.expect("the page");
    for name in ["Start", "None of these apply"] {
        browser.press(name).await.expect("the button");
    }
    wait_until("the end", Duration::from_secs(30), async || {
        Ok(site.told().len() == 2)
    })
    .await
    .expect("it tells");
    drop(browser);
    let phases: Vec<Option<String>> = site
        .told()
        .iter()
        .map(|text| serde_json::from_str::<Told>(text).expect("a word"))
        .map(|told| told.view.expect("a view").phase)
        .collect();
    assert_eq!(phases, [Some("lift".to_owned()), Some("done".to_owned())]);
}

#[tokio::test]
async fn ears_hear_what_their_browser_plays() {
    let ears = Ears::open().expect("a sound server");
    let (_folder, site) = site(&SHORT.replace("HOW", "tone(from + beat)"));
    let outcome = play(&site.url(), &IDLE, ears.environment())
        .await
        .expect("it comes to its end");
    assert_eq!(outcome.recording.audible().len(), 3);
    let recorded = ears.stop();
    let loud = |part: &&[f32]| part.iter().any(|sample| sample.abs() > 0.1);
    let tenths: Vec<bool> = recorded
        .samples
        .chunks(recorded.rate as usize / 100)
        .map(|part| loud(&part))
        .collect();
    let sounds = tenths.windows(2).filter(|pair| !pair[0] && pair[1]).count();
    assert_eq!(sounds, 3, "{} s", recorded.seconds());
}
