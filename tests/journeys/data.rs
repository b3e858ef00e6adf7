//! The diary as the person's own: handed out, erased, taken in again.

use crate::visit::Visit;
use anyhow::{Context, Result};
use harness::webdriver::thirtyfour::By;
use serde_json::{Value, json};
use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::atomic::{AtomicU32, Ordering};

/// Catches what is handed out, instead of letting the browser store it.
pub const CATCH: &str = "
    const make = URL.createObjectURL;
    URL.createObjectURL = blob => {
        if (/json|csv/.test(blob.type)) blob.text().then(text => window.__text = text);
        return make.call(URL, blob);
    };
    HTMLAnchorElement.prototype.click = function () { window.__name = this.download; };";

/// What was handed out last, once it is there, with its name's ending.
pub async fn handed_out(visit: &Visit, ending: &str) -> Result<String> {
    let is_there = format!("return window.__text && window.__name?.endsWith('{ending}') || false");
    harness::webdriver::wait_until(ending, crate::visit::PATIENCE, async || {
        visit.browser.holds(&is_there).await
    })
    .await?;
    let take = "const text = window.__text; window.__text = ''; return text";
    visit.browser.read(take).await
}

/// Chooses a file with this text, as a person does.
pub async fn choose(visit: &Visit, text: &str) -> Result<()> {
    choose_bytes(visit, text.as_bytes()).await
}

async fn choose_bytes(visit: &Visit, bytes: &[u8]) -> Result<()> {
    // Journeys run side by side, each with files of its own.
    static FILES: AtomicU32 = AtomicU32::new(0);
    let number = FILES.fetch_add(1, Ordering::Relaxed);
    let name = format!("hamstretch-test-{}-{number}.json", std::process::id());
    let file: PathBuf = std::env::temp_dir().join(name);
    std::fs::write(&file, bytes)?;
    visit.sees("#chooser").await?;
    let chooser = visit.browser.find(By::Id("chooser")).await?;
    chooser.send_keys(file.to_string_lossy()).await?;
    Ok(())
}

#[tokio::test]
async fn what_is_exported_and_erased_comes_back_by_import() -> Result<()> {
    let visit = Visit::begin_at("", CATCH).await?;
    visit.is_given_a_session().await?;
    visit.go("#/routine").await?;
    visit.press("Reps per leg: more").await?;
    visit.go("#/settings").await?;
    visit.follow("Your data").await?;
    visit.press("Export a table").await?;
    let table = handed_out(&visit, ".csv").await?;
    assert_eq!(table.lines().count(), 2, "{table}");
    visit.press("Export everything").await?;
    let file = handed_out(&visit, ".json").await?;
    assert!(file.contains("\"kind\":\"session\""), "{file}");
    let before = visit.stored().await?;

    // One press erases nothing, nor do two at the same place.
    visit.press("Erase everything").await?;
    visit.reads("There is no way back.").await?;
    assert!(
        visit
            .browser
            .find_all(By::Css(".sheet-end button"))
            .await?
            .is_empty()
    );
    visit.press("Keep everything").await?;
    assert_eq!(visit.stored().await?, before);
    visit.press("Erase everything").await?;
    visit.press("I want all of it gone").await?;
    visit.press("Erase everything").await?;
    visit.reads("Everything is erased.").await?;
    assert_eq!(visit.stored().await?, []);
    // All that is left is when that was, in both stores.
    for left in [visit.in_local_storage().await?, visit.in_database().await?] {
        let names: Vec<&str> = left.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(names, ["hamstretch.erased"]);
    }
    visit.follow("Today").await?;
    visit.reads("15 reps each").await?;
    visit.reads("0 of 3 days").await?;
    visit.reload().await?;
    visit.reads("0 of 3 days").await?;

    // A bad line is named, and nothing happens before it is wanted.
    visit.go("#/data").await?;
    choose(&visit, &file.replace("\n]}", ",\n{\"kind\":\"mood\"}\n]}")).await?;
    visit.reads("2 in the file that you deleted here").await?;
    visit.reads("1 record that is not Hamstretch's").await?;
    visit.reads("a kind of record").await?;
    assert_eq!(visit.stored().await?, []);
    assert!(!visit.text().await?.contains("Add to my diary"));
    visit.press("Add it with what I deleted here").await?;
    visit.reads("Added to your diary.").await?;
    let own = |stored: Vec<(String, String)>| -> Vec<(String, String)> {
        let is_own = |name: &str| name.contains(".entry.") || name.ends_with(".routine");
        stored
            .into_iter()
            .filter(|(name, _)| is_own(name))
            .collect()
    };
    assert_eq!(own(visit.stored().await?), own(before));
    // Once more is harmless.
    choose(&visit, &file).await?;
    visit.reads("2 known already").await?;
    visit.press("Cancel").await?;
    visit.reload().await?;
    visit.go("").await?;
    visit.reads("16 reps each").await?;
    visit.reads("1 of 3 days").await?;
    visit.went_well().await
}

/// A file's records without their versions, sorted.
fn records(file: &str) -> Result<Vec<String>> {
    let mut whole: Value = serde_json::from_str(file)?;
    let records = whole["records"].as_array_mut().context("no records")?;
    for record in records.iter_mut().filter_map(Value::as_object_mut) {
        record.remove("at");
    }
    let mut records: Vec<String> = records.iter().map(Value::to_string).collect();
    records.sort();
    Ok(records)
}

/// Adds a file to the diary, then hands the diary out.
async fn added_and_handed_out(visit: &Visit, file: &str) -> Result<String> {
    choose(visit, file).await?;
    visit.reads("3 new sessions").await?;
    visit.press("Add to my diary").await?;
    visit.reads("Added to your diary.").await?;
    visit.press("Export everything").await?;
    handed_out(visit, ".json").await
}

#[tokio::test]
async fn all_that_the_browser_has_deleted_comes_back_from_a_copy() -> Result<()> {
    let visit = Visit::begin_at("#/data", CATCH).await?;
    let file = include_str!("../../core/tests/fixtures/diary-1.json");
    let copy = added_and_handed_out(&visit, file).await?;
    assert_eq!(records(&copy)?, records(file)?);

    // What the app writes as its page goes is deleted with the rest.
    visit.browser.goto("about:blank").await?;
    let url = visit.site.url();
    let all = json!({"origin": url.trim_end_matches('/'), "storageTypes": "all"});
    let cleared = visit.browser.devtools("Storage.clearDataForOrigin", all);
    cleared.await?;
    visit.go("#/data").await?;
    assert_eq!(visit.stored().await?, []);

    let again = added_and_handed_out(&visit, &copy).await?;
    // Versions and all, in whatever order.
    let lines = |file: &str| {
        let lines = file
            .lines()
            .map(|line| line.trim_end_matches(',').to_owned());
        BTreeSet::from_iter(lines)
    };
    assert_eq!(lines(&again), lines(&copy));
    visit.went_well().await
}

// In every engine: the bytes of a file come to the app by each one's own reader.
#[tokio::test]
async fn a_file_that_an_editor_has_laid_out_anew_is_read() -> Result<()> {
    let visit = Visit::begin_at("#/data", "").await?;
    let file = include_str!("../../core/tests/fixtures/diary-1.json");
    let all: Value = serde_json::from_str(file)?;
    let pretty = serde_json::to_string_pretty(&all)?.replace('\n', "\r\n");
    let wide = std::iter::once(0xfeff).chain(pretty.encode_utf16());
    choose_bytes(
        &visit,
        &wide.flat_map(u16::to_le_bytes).collect::<Vec<u8>>(),
    )
    .await?;
    visit.reads("3 new sessions").await?;
    choose(&visit, &all.to_string()[..700]).await?;
    visit.reads("The file ends too early, at line 1.").await?;
    visit.press("Add to my diary").await?;
    visit.reads("Added to your diary.").await?;
    choose(&visit, "[{\"date\": 1}]").await?;
    visit
        .reads("This is not a Hamstretch diary. Nothing")
        .await?;
    choose(&visit, "date;left\n2026-11-22;15\n").await?;
    visit
        .reads("at line 1, character 1, it is not JSON.")
        .await?;
    visit.went_well().await
}

#[tokio::test]
async fn a_file_that_is_not_ours_is_refused_and_changes_nothing() -> Result<()> {
    let visit = Visit::begin_at("#/data", "").await?;
    choose(&visit, "{\"name\": \"somebody's\"}").await?;
    visit.reads("This is not a Hamstretch diary").await?;
    choose(
        &visit,
        "{\"format\":\"hamstretch-diary\",\"version\":3,\"records\":[\n]}",
    )
    .await?;
    visit.reads("A newer Hamstretch made this file.").await?;
    assert_eq!(visit.stored().await?, []);
    visit.went_well().await
}
