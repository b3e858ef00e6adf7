//! A newcomer's way from the link to the first rep, and what stops one.

use crate::visit::{PATIENCE, SEASONED, Visit, cannot_fetch};
use anyhow::Result;
use harness::webdriver::wait_until;
use std::time::Instant;

/// Both legs, once, with time to look around and to hurt.
const SLOW: &str = "reps=1&lift=1&pull=10&lower=1&rest=1&ready=30&change=3";

/// Presses Start and ticks the signs that begin so.
async fn start_and_tick(visit: &Visit, sign: &str) -> Result<()> {
    visit.press("Start").await?;
    visit.sees(".check").await?;
    visit.press(sign).await?;
    visit.sees("[role=checkbox][aria-checked=true]").await?;
    visit.press("Go on").await
}

#[tokio::test]
async fn a_newcomer_who_reads_only_the_screen_is_in_the_first_rep_after_three_taps() -> Result<()> {
    let visit = Visit::begin().await?;
    let begun = Instant::now();
    visit.reads("lift one straight leg, pull it gently").await?;
    visit.press("Start").await?;
    visit.reads("Does any of this apply?").await?;
    visit.press("None of these apply").await?;
    visit.reaches("ready").await?;
    visit.reads("On your back, legs straight").await?;
    visit.reads("Strap on your right foot").await?;
    visit.reads("Can you hear this?").await?;
    visit.tap_where_it_waits().await?;
    visit.reaches("lift").await?;
    println!(
        "in the first rep {:.1} s after the page stood",
        begun.elapsed().as_secs_f64()
    );
    let recording = visit.recording().await?;
    visit.in_time(&recording);
    visit.went_well().await
}

#[tokio::test]
async fn whoever_needs_help_gets_no_session_and_is_told_where_to_turn() -> Result<()> {
    for (sign, words) in [
        ("Pain, tingling, weakness", "Get emergency help now"),
        ("Fever or feeling unwell", "Get urgent medical advice"),
    ] {
        let visit = Visit::begin().await?;
        start_and_tick(&visit, sign).await?;
        visit.reads(words).await?;
        visit.reads("No session today.").await?;
        assert!(!visit.shows("[data-phase]").await?);
        visit.follow("Home").await?;
        visit.press("Start").await?;
        visit.reads(words).await?;
        assert!(!visit.shows("[data-phase]").await?);
        assert_eq!(visit.recording().await?.sounds.len(), 0, "nothing sounds");
        // Answered anew, it is another matter.
        visit.press("Answer again").await?;
        visit.press("None of these apply").await?;
        visit.reaches("ready").await?;
        visit.went_well().await?;
    }
    Ok(())
}

#[tokio::test]
async fn whoever_should_ask_first_goes_on_after_i_have_asked_and_rolls_not_where_that_is_out()
-> Result<()> {
    let visit = Visit::begin_at("#/routine?roll=30&reps=3", "").await?;
    visit.press("Start").await?;
    visit.sees(".check").await?;
    visit.press("Open wound").await?;
    visit.press("Pain, tingling or numbness below").await?;
    visit.press("Go on").await?;
    visit.reads("Ask a clinician first").await?;
    visit.reads("Your session waits until you have.").await?;
    assert!(!visit.shows("[data-phase]").await?);
    visit.press("I have asked").await?;
    // Not to the roller.
    visit.reaches("ready").await?;
    visit.reads("3 reps").await?;
    visit.went_well().await
}

#[tokio::test]
async fn the_check_is_asked_once_and_can_be_withdrawn() -> Result<()> {
    let visit = Visit::begin().await?;
    visit.plays_a_short_session().await?;
    visit.reload().await?;
    visit.reads("see the safety page").await?;
    visit.press("Start").await?;
    visit.reaches("ready").await?;
    visit.press("Stop").await?;
    visit.press("Enough for today").await?;
    visit.follow("Home").await?;
    visit.follow("Settings").await?;
    visit.reads("none applied").await?;
    visit.press("Forget my answers").await?;
    visit.reads("Not answered yet.").await?;
    visit.reload().await?;
    visit.reads("Not answered yet.").await?;
    visit.go("").await?;
    visit.press("Start").await?;
    visit.reads("Does any of this apply?").await?;
    visit.went_well().await
}

#[tokio::test]
async fn a_stop_for_pain_is_quiet_at_once_keeps_what_was_said_and_asks_before_the_next()
-> Result<()> {
    let visit = Visit::begin().await?;
    visit.hears_the_voice().await?;
    visit.start(SLOW).await?;
    visit.skips_to_the_first_rep().await?;
    // The rep is done as its pull ends.
    visit.reaches("lower").await?;
    visit.press("Stop").await?;
    visit.reads("What happened?").await?;
    let stopped = visit.recording().await?;
    let asked = [
        "Sharp pain or a pop",
        "Pain below the knee",
        "Pins and needles",
    ];
    for words in asked {
        visit.reads(words).await?;
    }
    visit.press("Sharp pain or a pop").await?;
    visit
        .reads("Not again before you have asked a clinician.")
        .await?;
    let recording = visit.recording().await?;
    assert_eq!(
        recording.audible(),
        stopped.audible(),
        "nothing sounds after"
    );
    visit.follow("Home").await?;
    visit
        .reads("stopped: sharp pain or a pop, right leg, rep 1")
        .await?;
    visit.reload().await?;
    visit.press("Start").await?;
    visit.reads("Does any of this apply?").await?;
    visit.went_well().await
}

#[tokio::test]
async fn a_tap_anywhere_gives_more_time_to_get_ready() -> Result<()> {
    let visit = Visit::begin_at("", SEASONED).await?;
    visit.start(SLOW).await?;
    let seconds = async || -> Result<u32> {
        let script = "return Number(document.querySelector('.seconds').textContent)";
        visit.browser.read(script).await
    };
    wait_until("some seconds gone", PATIENCE, async || {
        Ok(seconds().await? < 28)
    })
    .await?;
    // Where the figure is, where the number is: wherever no button is.
    let taps = "const places = [[0.5, 0.3], [0.9, 0.55]].map(([x, y]) =>
            document.elementFromPoint(innerWidth * x, innerHeight * y));
        places[0].click();
        return places.every(place => place.getAttribute('aria-label') === 'More time')";
    assert!(visit.browser.read::<bool>(taps).await?);
    wait_until("the time anew", PATIENCE, async || {
        Ok(seconds().await? >= 28)
    })
    .await?;
    // Or some more of it.
    visit.press("+15 s").await?;
    wait_until("more time than there was", PATIENCE, async || {
        Ok(seconds().await? > 30)
    })
    .await?;
    visit.reaches("ready").await?;
    visit.press("Skip").await?;
    visit.reaches("lift").await?;
    assert!(!visit.text().await?.contains("+15 s"));
    assert!(!visit.shows(".anywhere").await?, "work does not wait");
    visit.went_well().await
}

#[tokio::test]
async fn whoever_hears_nothing_is_helped_and_hears_it_again() -> Result<()> {
    let visit = Visit::begin().await?;
    visit.lie_down().await?;
    visit.press("No").await?;
    visit.sees("[data-paused=true]").await?;
    visit.reads("Turn the volume up").await?;
    let before = visit.recording().await?.audible().len();
    visit.press("Resume").await?;
    visit.sees("[data-paused=false]").await?;
    wait_until("another sound", PATIENCE, async || {
        Ok(visit.recording().await?.audible().len() > before)
    })
    .await?;
    visit.went_well().await
}

#[tokio::test]
async fn a_gentle_start_is_one_tap_to_take_and_one_to_leave() -> Result<()> {
    let visit = Visit::begin().await?;
    visit.press("Gentle start").await?;
    visit.reads("8 reps each").await?;
    visit.reload().await?;
    visit.reads("8 reps each").await?;
    visit.lie_down().await?;
    visit.reads("On your back, other knee bent").await?;
    visit.reads("8 reps").await?;
    visit.press("Stop").await?;
    visit.press("Enough for today").await?;
    visit.follow("Home").await?;
    visit.press("Gentle start").await?;
    visit.reads("15 reps each").await?;
    visit.went_well().await
}

#[tokio::test]
async fn ones_own_tempo_is_found_with_six_taps() -> Result<()> {
    let visit = Visit::begin_at("#/routine", "").await?;
    visit.follow("Find my tempo").await?;
    for (which, step) in [
        ("Practice rep", "Tap as you begin to lift"),
        ("Practice rep", "Tap at the highest point"),
        ("Practice rep", "Hold 2 seconds, lower"),
        ("This one counts", "Tap as you begin to lift"),
        ("This one counts", "Tap at the highest point"),
        ("This one counts", "Hold 2 seconds, lower"),
    ] {
        visit.reads(which).await?;
        visit.press(step).await?;
    }
    visit.sees(".done-what").await?;
    let found = "return document.querySelector('.done-what').textContent";
    let found: String = visit.browser.read(found).await?;
    visit.press("Keep this tempo").await?;
    visit.reads("Your routine").await?;
    // "Lift 1 s, lower 1 s"
    let mut numbers = found.split(' ').filter(|word| word.parse::<f64>().is_ok());
    let [lift, lower] = [numbers.next(), numbers.next()].map(Option::unwrap_or_default);
    let kept = format!("lift={lift}&pull=2&lower={lower}&");
    let stored = visit.stored().await?;
    let routine = stored.iter().find(|(name, _)| name == "hamstretch.routine");
    assert!(
        routine.is_some_and(|(_, text)| text.contains(&kept)),
        "{found}: {stored:?}"
    );
    visit.went_well().await
}

#[tokio::test]
async fn each_sentence_of_research_opens_to_its_sources_in_place() -> Result<()> {
    let visit = Visit::begin_at("#/learn", "").await?;
    visit.reads("What research says").await?;
    let open = "document.querySelectorAll('summary').forEach(each => each.click());
        return [...document.querySelectorAll('details a')].map(each => each.href)";
    let links: Vec<String> = visit.browser.read(open).await?;
    assert!(links.contains(&"https://doi.org/10.1080/09593985.2019.1639868".to_owned()));
    visit.reads("Sadler 2017").await?;
    visit.reads("Weppler & Magnusson 2010").await?;
    visit.went_well().await
}

#[tokio::test]
async fn a_page_that_cannot_be_fetched_says_so_and_can_be_asked_for_again() -> Result<()> {
    let visit = Visit::begin_at("#/learn", &cannot_fetch("learn")).await?;
    visit.reads("not on your device yet").await?;
    visit.is_online().await?;
    visit.press("Try again").await?;
    visit.reads("What research says").await?;
    visit.went_well().await
}
