//! What the diary says of pain is read wherever the person looks, and leads through the
//! safety check.

use crate::visit::{CHECKED, ONE_REP, Visit};
use anyhow::Result;

/// Sessions four days apart, the last of them four days ago, as an earlier build stored
/// them: pain after each, and "too much" from the fourth on.
fn diary_of(pains: &[u8]) -> String {
    let session = |(pain, index): (&u8, usize)| {
        let days = (pains.len() - index) * 4;
        let felt = if index > 2 { "&felt_left=too-much" } else { "" };
        format!(
            "{{ const id = '019a0000000{index}-0badcafe', at = Date.now() - {days} * 864e5;
                localStorage['hamstretch.entry.' + id] ??= `v=3&id=${{id}}&utc_ms=${{at}}`
                + '&offset_min=0&routine=reps%3D3%26first%3Dright&first=right&left=3&right=3'
                + '&ending=finished&lasted_ms=60000&after={pain}{felt}'; }}"
        )
    };
    pains.iter().zip(0..).map(session).collect()
}

#[tokio::test]
async fn pain_that_creeps_up_is_told_at_home_on_progress_and_to_the_trainer() -> Result<()> {
    let before = diary_of(&[2, 3, 3, 4, 5, 6, 7, 8]) + CHECKED;
    let visit = Visit::begin_at("", &before).await?;
    for screen in ["", "#/progress", "#/summary"] {
        visit.go(screen).await?;
        visit.reads("Last pain after a session: 8 of 10.").await?;
        visit
            .reads("The last three sessions were too much.")
            .await?;
        visit
            .reads("Pain after sessions is up by 2 or more, two sessions running.")
            .await?;
        visit
            .reads("higher than in the week with the least: worse. Pause, and ask.")
            .await?;
    }
    visit.go("").await?;
    visit
        .reads("ease off at 3 of 10, stop at 4 or more.")
        .await?;
    visit
        .reads("Stop if you feel pain below the knee, tingling or numbness.")
        .await?;
    // It was answered since: no check, and what is easier is one tap away.
    assert!(!visit.text().await?.contains("begins with the safety check"));
    visit.press("Gentle start").await?;
    visit.reads("8 reps each").await?;
    visit.follow("Read when to ask for help").await?;
    visit.reads("When to stop").await?;
    visit.went_well().await
}

#[tokio::test]
async fn the_same_the_other_way_round_is_told_as_better() -> Result<()> {
    let before = diary_of(&[8, 7, 6, 5, 4, 3, 3, 2]).replace("&felt_left=too-much", "") + CHECKED;
    let visit = Visit::begin_at("", &before).await?;
    for screen in ["", "#/progress", "#/summary"] {
        visit.go(screen).await?;
        visit.reads("lower than at the start: likely real.").await?;
        assert!(!visit.text().await?.contains("worse"));
        assert!(!visit.text().await?.contains("stop at 4"));
    }
    // On Progress it is the first card, with the rule and its source behind a tap.
    visit.go("#/progress").await?;
    visit.sees("#pain .chart").await?;
    let first = "const card = document.querySelector('main .card');
        return [card.querySelector('h2').firstChild.data, String(card.querySelector('a').checkVisibility())]";
    let [title, source]: [String; 2] = visit.browser.read(first).await?;
    assert!(
        title.starts_with("Less pain: ") && title.ends_with(" weeks"),
        "{title}"
    );
    assert_eq!(source, "false");
    let tap = "document.querySelector('#pain details:last-of-type summary').click(); return null";
    let _: Option<bool> = visit.browser.read(tap).await?;
    visit.reads("PMC7053735").await?;
    visit.went_well().await
}

#[tokio::test]
async fn pain_of_four_before_or_after_a_session_leads_start_through_the_check() -> Result<()> {
    let before = CHECKED.to_owned() + "localStorage['hamstretch.setting.track_pain'] ??= 'true';";
    let visit = Visit::begin_at("", &before).await?;
    visit.go(&format!("#/routine?{ONE_REP}")).await?;
    visit.press("Start").await?;
    visit.reads("Pain before you start").await?;
    visit.press("5").await?;
    visit.reads("Last pain before a session: 5 of 10.").await?;
    visit
        .reads("The next session begins with the safety check.")
        .await?;
    visit.press("Start").await?;
    visit.reads("Does any of this apply?").await?;
    visit.follow("Not now").await?;
    visit.press("Start").await?;
    visit.reads("Pain before you start").await?;
    // Said again, it is said no more.
    visit.press("5").await?;
    visit.set_out().await?;
    visit.skips_to_the_first_rep().await?;
    visit.reaches("lower").await?;
    visit.has_enough().await?;
    visit.reads("How was it?").await?;
    visit.press("8").await?;
    visit.reads("Last pain after a session: 8 of 10.").await?;
    visit.reads("stop at 4 or more.").await?;
    visit.is_saved().await?;
    visit.go("").await?;
    visit.reload().await?;
    visit.press("Start").await?;
    visit.reads("Pain before you start").await?;
    visit.press("Start").await?;
    visit.reads("Does any of this apply?").await?;
    // What was a slip of the finger is taken back on Progress.
    visit.go("#/progress").await?;
    visit.follow("Change").await?;
    visit.reads("Pain now, 0 to 10").await?;
    visit.browser.buttons("2").await?[1].click().await?;
    visit.is_saved().await?;
    visit.go("").await?;
    visit.reads("Last session").await?;
    let words = visit.text().await?;
    assert!(!words.contains("stop at 4"), "{words}");
    visit.press("Start").await?;
    visit.reads("Pain before you start").await?;
    visit.press("Start").await?;
    visit.reaches("ready").await?;
    visit.went_well().await
}

#[tokio::test]
async fn a_note_of_tingling_shows_the_stop_rule_and_a_note_of_none_does_not() -> Result<()> {
    let visit = Visit::begin_at("", CHECKED).await?;
    visit.plays_a_short_session().await?;
    visit.types("no numbness").await?;
    visit.is_saved().await?;
    assert!(!visit.text().await?.contains("Your last note speaks of"));
    visit.types(", but tingling").await?;
    visit
        .reads("Your last note speaks of numbness, tingling or weakness.")
        .await?;
    visit.is_saved().await?;
    visit.follow("Home").await?;
    visit
        .reads("Stop if you feel pain below the knee, tingling or numbness.")
        .await?;
    visit.press("Start").await?;
    visit.reads("Does any of this apply?").await?;
    visit.went_well().await
}

#[tokio::test]
async fn what_was_ticked_is_what_the_advice_is_about_the_gravest_first() -> Result<()> {
    let visit = Visit::begin().await?;
    let tick = async |signs: &[&str]| {
        visit.press("Start").await?;
        visit.sees(".check .start").await?;
        for sign in signs {
            visit.press(sign).await?;
        }
        visit.press("Go on").await?;
        visit.sees(".verdict").await
    };
    tick(&["Pregnancy", "Pain that is worse at night"]).await?;
    for _ in 0..2 {
        let words = visit.text().await?;
        let place = |of: &str| words.find(of).unwrap_or(usize::MAX);
        assert!(place("Get urgent medical advice") < place("Pain that is worse at night"));
        assert!(place("Pain that is worse at night") < place("Ask a clinician first"));
        assert!(
            place("Ask a clinician first") < place("Pregnancy"),
            "{words}"
        );
        for other in ["clot", "Fever", "Osteoporosis", "Skip the foam roller"] {
            assert!(!words.contains(other), "{other}: {words}");
        }
        // And the same when it is opened again.
        visit.go("").await?;
        visit.reload().await?;
        visit.press("Start").await?;
        visit.sees(".verdict").await?;
    }
    visit.go("#/settings").await?;
    visit
        .reads("Pain that is worse at night or does not ease with rest · Pregnancy")
        .await?;
    visit.go("").await?;
    visit.press("Start").await?;
    visit.press("Answer again").await?;
    visit.sees(".check").await?;
    visit.go("").await?;
    tick(&["One leg swollen"]).await?;
    visit
        .reads("A possible clot with breathlessness or chest pain")
        .await?;
    visit.went_well().await
}

#[tokio::test]
async fn the_checks_button_comes_after_every_sign_and_lies_over_none() -> Result<()> {
    const SIGNS: &str = "const start = document.querySelector('.check .start');
        const box = start.getBoundingClientRect();
        const signs = [...document.querySelectorAll('.check [role=checkbox]')];
        const isBefore = sign => sign.compareDocumentPosition(start)
            & Node.DOCUMENT_POSITION_FOLLOWING;
        const lies = sign => { const of = sign.getBoundingClientRect();
            return of.bottom <= box.top && of.height >= 48; };
        const reaches = document.documentElement.scrollWidth <= innerWidth;
        return signs.length === 21 && reaches && signs.every(sign => isBefore(sign) && lies(sign))";
    for (size, text) in [((390, 844), ""), ((320, 568), ""), ((320, 568), "200%")] {
        let visit = Visit::begin().await?;
        visit.browser.resize(size.0, size.1).await?;
        let scale = format!("document.documentElement.style.fontSize = '{text}'; return null");
        let _: Option<bool> = visit.browser.read(&scale).await?;
        visit.press("Start").await?;
        visit.sees(".check .start").await?;
        for down in ["0", "300", "600", "1e6"] {
            let scroll = format!("scrollTo(0, {down}); return null");
            let _: Option<bool> = visit.browser.read(&scroll).await?;
            assert!(visit.browser.holds(SIGNS).await?, "{size:?} {text} {down}");
        }
        visit.press("None of these apply").await?;
        visit.reaches("ready").await?;
        visit.went_well().await?;
    }
    Ok(())
}
