//! What is kept, and what storage can do to it.

use crate::visit::Visit;
use anyhow::Result;

const RUBBISH: [(&str, &str); 4] = [
    ("hamstretch.settings", "{\"sound\": ma"),
    ("hamstretch.routine", "<<<<"),
    ("hamstretch.entry.0123", "�� not an entry"),
    ("hamstretch.entry.0124", "v=3&id=0124&from=nowhere"),
];

const GOOD: (&str, &str) = (
    "hamstretch.entry.019a00000000-0badcafe",
    "v=1&id=019a00000000-0badcafe&utc_ms=1762000000000&offset_min=60&routine=reps%3D12%26first%3Dright&first=right&left=12&right=12&ending=finished&lasted_ms=200000",
);

async fn store(visit: &Visit, name: &str, text: &str) -> Result<()> {
    let script = format!(
        "localStorage.setItem({}, {}); return null",
        serde_json::to_string(name)?,
        serde_json::to_string(text)?
    );
    let _: Option<bool> = visit.browser.read(&script).await?;
    Ok(())
}

#[tokio::test]
async fn a_session_is_there_after_a_reload_and_can_be_deleted_and_put_back() -> Result<()> {
    let visit = Visit::begin().await?;
    visit.reads("0 of 3 days").await?;
    visit.plays_a_session().await?;
    visit.follow("Home").await?;
    visit.reads("1 of 3 days").await?;
    visit.reload().await?;
    visit.reads("Last session").await?;
    visit.reads("1 of 1").await?;

    visit.follow("Progress").await?;
    visit.reads("1 right, 1 left").await?;
    let done = visit.done_and_measured().await?;
    assert_eq!(done.len(), 1);
    visit.press("Delete session of").await?;
    visit.reads("Session deleted.").await?;
    visit.reads("Nothing yet.").await?;
    assert_eq!(visit.done_and_measured().await?, []);
    visit.press("Undo").await?;
    visit.is_saved().await?;
    assert_eq!(visit.done_and_measured().await?, done);
    visit.reads("1 right, 1 left").await?;
    visit.reload().await?;
    visit.reads("1 right, 1 left").await?;
    visit.went_well().await
}

#[tokio::test]
async fn rubbish_in_storage_is_set_aside_and_takes_nothing_with_it() -> Result<()> {
    let visit = Visit::begin().await?;
    for (name, text) in RUBBISH.iter().chain([&GOOD]) {
        store(&visit, name, text).await?;
    }
    visit.reload().await?;
    visit
        .reads("4 things saved on this device could not be read.")
        .await?;
    visit.reads("12 of 12").await?;
    let stored = visit.stored().await?;
    for (name, text) in RUBBISH {
        let aside = name.replace("hamstretch.", "hamstretch.aside.") + "~";
        let kept = stored.iter().find(|(name, _)| name.starts_with(&aside));
        assert_eq!(kept.map(|kept| kept.1.as_str()), Some(text), "{aside}");
        assert!(stored.iter().all(|(known, _)| known != name), "{name}");
    }
    // The places are free again, and what is written there is read back.
    visit.go("#/routine").await?;
    visit.press("Reps per leg: more").await?;
    visit.reads("16").await?;
    visit.go("").await?;
    visit.reload().await?;
    visit.reads("16 reps each").await?;
    // More rubbish in the same place finds a place of its own.
    store(&visit, "hamstretch.routine", "again").await?;
    visit.reload().await?;
    visit.reads("5 things saved on this device").await?;
    let stored = visit.stored().await?;
    let is_there = |(name, text): &(String, String)| {
        name.starts_with("hamstretch.aside.routine~") && text == "again"
    };
    assert!(stored.iter().any(is_there), "{stored:?}");
    // What was chosen is in the database, and outranks what nobody can read.
    visit.reads("16 reps each").await?;
    visit.went_well().await
}

#[tokio::test]
async fn what_a_newer_version_wrote_is_left_to_it() -> Result<()> {
    const NEWER: [(&str, &str); 2] = [
        ("hamstretch.settings", "v=9&sound=softly"),
        (
            "hamstretch.entry.019a00000000-0badcafe",
            "v=9&id=019a00000000-0badcafe&mood=good",
        ),
    ];
    let visit = Visit::begin().await?;
    for (name, text) in NEWER {
        store(&visit, name, text).await?;
    }
    visit.reload().await?;
    visit.reads("A newer version of Hamstretch saved").await?;
    visit.go("#/settings").await?;
    visit.press("Vibration").await?;
    visit.go("").await?;
    visit.plays_a_short_session().await?;
    visit.reload().await?;
    visit.reads("A newer version of Hamstretch saved").await?;
    visit.reads("1 of 3 days").await?;
    let stored = visit.stored().await?;
    for (name, text) in NEWER {
        let newer = (name.to_owned(), text.to_owned());
        assert!(stored.contains(&newer), "{stored:?}");
    }
    let names = visit.names_stored().await?;
    let others: Vec<&str> = names
        .iter()
        .map(String::as_str)
        .filter(|name| NEWER.iter().all(|(newer, _)| newer != name))
        .map(|name| name.split_once(".entry.").map_or(name, |_| "a session"))
        .collect();
    let due = [
        "hamstretch.check",
        "a session",
        "hamstretch.routine",
        "hamstretch.seen",
        "hamstretch.setting.vibration",
    ];
    assert_eq!(others, due);
    visit.went_well().await
}

/// Fills `localStorage` to the last letter.
pub const FILL: &str = "
    for (let size = 1 << 20; size >= 1; size >>= 1) {
        try {
            for (;;) localStorage.setItem('other', (localStorage.getItem('other') ?? '') + 'x'.repeat(size));
        } catch {}
    }
    return localStorage.getItem('other').length";
/// Makes room again.
pub const FREE: &str = "localStorage.removeItem('other'); return null";
/// A browser without a database.
pub const NO_DATABASE: &str =
    "Object.defineProperty(window, 'indexedDB', { get: () => undefined });";

#[tokio::test]
async fn full_local_storage_loses_nothing_where_there_is_a_database() -> Result<()> {
    let visit = Visit::begin().await?;
    let filled: u64 = visit.browser.read(FILL).await?;
    assert!(filled > 1_000_000);
    visit.plays_a_short_session().await?;
    visit.is_saved().await?;
    assert_eq!(visit.in_local_storage().await?, []);
    visit.reload().await?;
    visit.reads("1 of 3 days").await?;
    let _: Option<bool> = visit.browser.read(FREE).await?;
    // The first copy is made whole again by itself.
    visit.reload().await?;
    assert_eq!(visit.done_and_measured().await?.len(), 1);
    visit.went_well().await
}

#[tokio::test]
async fn full_storage_is_said_and_the_session_is_stored_once_there_is_room() -> Result<()> {
    let visit = Visit::begin_at("", NO_DATABASE).await?;
    let _: u64 = visit.browser.read(FILL).await?;
    visit.plays_a_short_session().await?;
    visit.reads("This device did not save your session").await?;
    visit.reads("Not saved.").await?;
    assert_eq!(visit.in_local_storage().await?, []);
    visit.follow("Home").await?;
    visit.reads("1 of 3 days").await?;
    let _: Option<bool> = visit.browser.read(FREE).await?;
    visit.press("Try again").await?;
    visit.reload().await?;
    visit.reads("1 of 3 days").await?;
    assert!(!visit.text().await?.contains("did not save"));
    visit.went_well().await
}

#[tokio::test]
async fn what_cannot_be_set_aside_is_not_written_over() -> Result<()> {
    let visit = Visit::begin_at("", NO_DATABASE).await?;
    store(&visit, "hamstretch.routine", &"?".repeat(3_000_000)).await?;
    visit.reload().await?;
    visit
        .reads("One thing saved on this device could not be read.")
        .await?;
    visit.go("#/routine").await?;
    visit.press("Reps per leg: more").await?;
    visit.reads("16").await?;
    visit.reads("Not saved.").await?;
    let stored = visit.in_local_storage().await?;
    assert_eq!(stored.len(), 1);
    assert_eq!(stored[0].1.len(), 3_000_000);
    visit.went_well().await
}

#[tokio::test]
async fn what_has_no_room_beside_it_is_set_aside_in_the_database() -> Result<()> {
    let visit = Visit::begin().await?;
    store(&visit, "hamstretch.routine", &"?".repeat(3_000_000)).await?;
    visit.reload().await?;
    visit
        .reads("One thing saved on this device could not be read.")
        .await?;
    visit.go("#/routine").await?;
    visit.press("Reps per leg: more").await?;
    visit.is_saved().await?;
    visit.go("").await?;
    visit.reload().await?;
    visit.reads("16 reps each").await?;
    let database = visit.in_database().await?;
    let is_whole = |(name, text): &(String, String)| {
        name.starts_with("hamstretch.aside.routine~") && text.starts_with(&"?".repeat(3_000_000))
    };
    assert!(database.iter().any(is_whole));
    visit.went_well().await
}

#[tokio::test]
async fn blocked_local_storage_is_no_harm_where_there_is_a_database() -> Result<()> {
    let visit = Visit::begin_at("", BLOCKED).await?;
    visit.plays_a_short_session().await?;
    visit.is_saved().await?;
    visit.reload().await?;
    visit.reads("1 of 3 days").await?;
    assert!(!visit.text().await?.contains("does not let Hamstretch save"));
    visit.went_well().await
}

const BLOCKED: &str = "Object.defineProperty(window, 'localStorage', {
    get() { throw new DOMException('denied', 'SecurityError'); }
});";

#[tokio::test]
async fn blocked_storage_is_said_and_sessions_run() -> Result<()> {
    let blocked = BLOCKED.to_owned() + NO_DATABASE;
    let visit = Visit::begin_at("", &blocked).await?;
    visit.reads("does not let Hamstretch save anything").await?;
    visit.plays_a_short_session().await?;
    visit.follow("Home").await?;
    visit.reads("1 of 3 days").await?;
    visit.went_well().await
}
