//! What comes from outside is text, whatever it looks like: a link, a diary's file,
//! what lies in storage.

use crate::data::choose;
use crate::visit::Visit;
use anyhow::Result;

/// Runs wherever it is taken for markup, turns round what follows it, and ends.
const MARKUP: &str = "</p><img src=x onerror=__ran=1><script>__ran=1</script>\u{202e}abc";
/// What can be searched for of it.
const MARK: &str = "onerror=__ran=1";

/// In storage before the app looks: what this build would write, with markup in it,
/// and what it never would.
const PLANTED: &str = r#"
    if (!sessionStorage.planted) {
        sessionStorage.planted = "yes";
        const markup = "</p><img src=x onerror=__ran=1><script>__ran=1</script>\u202eabc";
        const kept = (name, value) => localStorage.setItem("hamstretch." + name, value);
        kept(`<img src=x onerror=__ran=1>`, markup);
        kept("settings", `v=1&sound=<script>&__proto__=1`);
        kept("routine", "reps=".repeat(100000));
        kept("running", "\ud800\udfff\ud800");
        kept("entry.__proto__", markup);
        kept("entry.019a00000000-0badcafe", "%".repeat(1000000));
        kept("measured.019a00000000-0badcafe", "[".repeat(1000000));
    }
    "#;

/// Nothing of it became markup, or ran, or was refused: none of it came that far.
/// And where it is shown, nothing beside it is turned round.
async fn is_only_text(visit: &Visit) -> Result<()> {
    let found: String = visit
        .browser
        .read(&format!(
            "const made = document.querySelector('img, main script, [onerror]');
             const shows = [...document.querySelectorAll('body *')].filter(element =>
                !element.children.length && element.textContent.includes('{MARK}'));
             const loose = shows.filter(element => !element.closest('bdi, textarea, pre, [dir=auto]'));
             return [window.__ran, made, ...loose].filter(Boolean)
                .map(bad => bad.outerHTML ?? 'it ran').join()"
        ))
        .await?;
    assert_eq!(found, "");
    visit.went_well().await
}

#[tokio::test]
async fn nothing_that_comes_in_is_more_than_text() -> Result<()> {
    let visit = Visit::begin_at("", PLANTED).await?;
    visit.reads("15 reps each").await?;
    is_only_text(&visit).await?;
    let note = "%3C/p%3E%3Cimg%20src=x%20onerror=__ran=1%3E%E2%80%AEabc%ED%A0%80";
    visit
        .go(&format!("#/routine?reps=%3Cscript%3E&{MARK}&note={note}"))
        .await?;
    visit.reads(MARK).await?;
    visit.reads("15 reps each").await?;
    is_only_text(&visit).await?;

    let session = |id: u32, words: &str| {
        let words = serde_json::to_string(words).unwrap_or_default();
        format!(
            r#"{{"kind":"session","v":3,"id":"019a00000000-0000000{id}","utc_ms":1790000000000,"offset_min":0,"routine":"reps=1","first":"right","left":1,"right":1,"ending":"finished","lasted_ms":20000,"words":{words}}}"#
        )
    };
    let alone = session(2, "half").replace("half", r"half \ud800 of a letter");
    let deep = ["[".repeat(200_000), "]".repeat(200_000)].join("1");
    let file = format!(
        "{{\"format\":\"hamstretch-diary\",\"version\":1,\"records\":[\n{},\n{alone},\n{},\n{deep}\n]}}",
        session(1, MARKUP),
        r#"{"kind":"<img src=x onerror=__ran=1>","__proto__":{"v":1}}"#,
    );
    visit.go("#/data").await?;
    choose(&visit, &file).await?;
    visit.reads("1 new session").await?;
    visit.reads("3 records that are not Hamstretch's").await?;
    is_only_text(&visit).await?;
    visit.press("Add to my diary").await?;
    visit.reads("Added to your diary.").await?;
    visit.go("#/progress").await?;
    visit.reads(MARK).await?;
    is_only_text(&visit).await?;
    visit.every_screen().await?;
    is_only_text(&visit).await?;
    visit.reload().await?;
    visit.go("#/progress").await?;
    visit.reads(MARK).await?;
    visit.go("#/summary").await?;
    visit.sees("main.sheet h1").await?;
    is_only_text(&visit).await
}

#[tokio::test]
async fn a_file_of_five_megabytes_of_anything_is_refused_in_words() -> Result<()> {
    let visit = Visit::begin_at("#/data", "").await?;
    for (file, says) in [
        ("<".repeat(5_000_000), "This is not a Hamstretch diary"),
        ("[".repeat(5_000_000), "This is not a Hamstretch diary"),
        ("x".repeat(10_000_001), "too large"),
    ] {
        choose(&visit, &file).await?;
        visit.reads(says).await?;
        visit.reload().await?;
    }
    assert_eq!(visit.stored().await?, []);
    visit.went_well().await
}
