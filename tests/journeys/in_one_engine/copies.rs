//! A copy of the diary outside the browser.

use crate::data::{CATCH, choose, handed_out};
use crate::visit::Visit;
use anyhow::Result;

/// Three sessions that an earlier build kept.
fn three_sessions() -> String {
    let session = |number: u32| {
        let id = format!("019a0000000{number}-0badcafe");
        let at = 1_762_000_000_000_u64 + u64::from(number) * 86_400_000;
        format!(
            "localStorage['hamstretch.entry.{id}'] ??= 'v=1&id={id}&utc_ms={at}&offset_min=60&routine=reps%3D12%26first%3Dright&first=right&left=12&right=12&ending=finished&lasted_ms=200000';"
        )
    };
    (1..=3).map(session).collect()
}

/// A file that the person would choose, in a place that needs nobody to choose it.
const CHOSEN: &str = "
    window.showSaveFilePicker = async () => {
        const folder = await navigator.storage.getDirectory();
        return folder.getFileHandle('copy.json', { create: true });
    };";

/// How many sessions are in that file; none while the browser puts a new one in its place, for
/// then it cannot be read.
async fn sessions_in_the_file(visit: &Visit) -> Result<Option<usize>> {
    const READ: &str = "return navigator.storage.getDirectory()
        .then(folder => folder.getFileHandle('copy.json'))
        .then(file => file.getFile()).then(file => file.text())
        .catch(error => {
            if (['NotFoundError', 'NotReadableError'].includes(error.name)) return null;
            throw error;
        })";
    let file: Option<String> = visit.browser.read(READ).await?;
    Ok(file.map(|file| file.matches("\"kind\":\"session\"").count()))
}

#[tokio::test]
async fn a_copy_is_offered_from_the_third_session_and_says_what_is_in_it() -> Result<()> {
    let visit = Visit::begin_at("", &[CATCH, &three_sessions()].concat()).await?;
    visit.reads("Browsers can wipe what they store").await?;
    visit.press("Keep a copy").await?;
    let copy = handed_out(&visit, ".json").await?;
    assert_eq!(copy.matches("\"kind\":\"session\"").count(), 3, "{copy}");
    harness::webdriver::wait_until("no offer", crate::visit::PATIENCE, async || {
        Ok(!visit.text().await?.contains("Keep a copy"))
    })
    .await?;
    visit.go("#/settings").await?;
    visit.reads("Everything is in it.").await?;
    visit.plays_a_short_session().await?;
    visit.follow("Home").await?;
    visit.go("#/settings").await?;
    visit.reads("1 session is not in it.").await?;

    // On a new phone there is a way in for it, beside Start.
    visit.go("#/data").await?;
    visit.press("Erase everything").await?;
    visit.press("I want all of it gone").await?;
    visit.press("Erase everything").await?;
    visit.reads("Everything is erased.").await?;
    visit.follow("Today").await?;
    visit.follow("I have a copy").await?;
    choose(&visit, &copy).await?;
    visit.reads("3 in the file that you deleted here").await?;
    visit.press("Add it with what I deleted here").await?;
    visit.reads("Added to your diary.").await?;
    assert_eq!(visit.done_and_measured().await?.len(), 3);
    visit.went_well().await
}

#[tokio::test]
async fn a_file_chosen_once_is_written_after_each_session() -> Result<()> {
    let visit = Visit::begin_at("#/data", &[CHOSEN, &three_sessions()].concat()).await?;
    visit.press("Keep a copy in a file").await?;
    visit.reads("Everything is in it.").await?;
    assert_eq!(sessions_in_the_file(&visit).await?, Some(3));
    visit.plays_a_short_session().await?;
    visit.follow("Home").await?;
    visit.go("#/settings").await?;
    visit.reads("Everything is in it.").await?;
    assert_eq!(sessions_in_the_file(&visit).await?, Some(4));

    // One that may no longer be written to is told, and can be allowed again.
    const REFUSE: &str = "
        const may = FileSystemHandle.prototype;
        may.queryPermission = async () => window.__may ?? 'prompt';
        may.requestPermission = async () => window.__may = 'granted';
        return null";
    let _: Option<bool> = visit.browser.read(REFUSE).await?;
    visit.plays_a_short_session().await?;
    visit.reads("Your copy was not written").await?;
    visit.press("Write it now").await?;
    harness::webdriver::wait_until("the copy", crate::visit::PATIENCE, async || {
        Ok(sessions_in_the_file(&visit).await? == Some(5))
    })
    .await?;
    visit.went_well().await
}
