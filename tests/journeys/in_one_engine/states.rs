//! All screens, one after the other, in each state that is a screen of its own.

use crate::visit::Visit;
use anyhow::Result;
use hamstretch_core::words;

/// A session as the app stores it, angles, and a score.
pub const A_DIARY: &str = "
    const kept = (name, text) => localStorage['hamstretch.' + name] ??= text;
    const when = 'utc_ms=1762000000000&offset_min=60';
    kept('entry.019a00000000-0badcafe', 'v=3&id=019a00000000-0badcafe&' + when + '&routine=reps%3D12%26first%3Dright&first=right&left=12&right=12&ending=finished&lasted_ms=200000&after=3&words=stiff');
    kept('angles.019a00000001-0badcafe', 'v=1&id=019a00000001-0badcafe&' + when + '&left_lifted=61&right_lifted=92');
    kept('score.019a00000002-0badcafe', 'v=1&id=019a00000002-0badcafe&' + when + '&what=Tying+my+shoes&score=4');";

/// Goes through all of them, and has each looked at under a name of its own.
pub async fn every_state(
    visit: &Visit,
    mut look: impl AsyncFnMut(&str) -> Result<()>,
) -> Result<()> {
    let there: [(&str, &str); 12] = [
        ("#/", ".home .legs"),
        ("#/routine?reps=500&note=Slowly&pull=4", ".offer .problems"),
        ("#/progress", ".entry"),
        ("#/entry?019a00000000-0badcafe", ".noting"),
        ("#/measure", ".entries"),
        ("#/summary", "#summary h1"),
        ("#/settings", ".hear, [role=radiogroup]"),
        ("#/reminders", "[type=time]"),
        ("#/share", "#link"),
        ("#/routine", ".total"),
        ("#/safety", ".prose"),
        ("#/learn", ".learn details"),
    ];
    for (address, state) in there {
        visit.go(address).await?;
        visit.sees(state).await?;
        look(address).await?;
    }
    visit.go("#/data").await?;
    visit.press(words::ERASE).await?;
    visit.reads(words::ERASE_ASKED).await?;
    look("erasing").await?;
    visit.press(words::KEEP_ALL).await?;
    visit.sees("#chooser").await?;
    look("#/data").await?;
    visit.go("#/tempo").await?;
    visit.sees(".tempo").await?;
    look("#/tempo").await?;
    for _ in 0..2 {
        for step in words::TEMPO_STEPS {
            visit.press(step).await?;
        }
    }
    visit.sees(".tempo .done-what").await?;
    look("a tempo").await?;

    // Each wait is longer than a busy machine takes to look at it.
    let long = "reps=2&lift=10&pull=10&ready=240&roll=60";
    visit.go(&format!("#/routine?{long}")).await?;
    visit.reads(words::FROM_A_LINK).await?;
    visit.press(words::START).await?;
    visit.sees(".check").await?;
    look("the check").await?;
    for sign in [
        words::EMERGENCY_SIGNS[0],
        words::URGENT_SIGNS[0],
        words::ASK_FIRST_SIGNS[0],
    ] {
        visit.press(sign).await?;
        visit.sees("[role=checkbox][aria-checked=true]").await?;
        look(&format!("ticked: {sign}")).await?;
        visit.press(words::GO_ON).await?;
        visit.sees(".verdict").await?;
        look(sign).await?;
        visit.press(words::ANSWER_AGAIN).await?;
        visit.sees(".check").await?;
    }
    visit.go(&format!("#/routine?{long}")).await?;
    visit.reads(words::FROM_A_LINK).await?;
    visit.set_out().await?;
    visit.reaches("roll").await?;
    look("rolling").await?;
    visit.press(words::SKIP).await?;
    visit.reaches("ready").await?;
    look("waiting to get ready").await?;
    visit.tap_where_it_waits().await?;
    // Its count-in is over before all of it can be looked at.
    visit.reaches("lift").await?;
    look("a lift").await?;
    visit.press(words::PAUSE).await?;
    visit.sees("[data-paused=true]").await?;
    look("a pause").await?;
    visit.press(words::STOP).await?;
    visit.sees("[role=dialog]").await?;
    look("the question").await?;
    visit.press(words::KEEP_GOING).await?;
    visit.press(words::RESUME).await?;
    // After a question about pain the whole time is given.
    visit.reads(words::ON_YOUR_BACK).await?;
    visit.sees("[data-phase=ready][data-paused=false]").await?;
    look("getting ready").await?;
    visit.press(words::STOP).await?;
    visit.sees("[role=dialog]").await?;
    visit.press(words::HURTS[1]).await?;
    visit.sees(".done-advice").await?;
    look("a stop for pain").await?;
    visit.follow(words::HOME).await?;
    visit.plays_a_session().await?;
    visit.sees(".done .noting").await?;
    look("done").await?;
    visit.follow(words::HOME).await?;
    visit.sees(".home .legs").await
}
