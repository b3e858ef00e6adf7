//! All of the origin's storage deleted in mid-use, and the diary brought back from its
//! copy: the copy that is then made is compared with the first, record by record.

mod compare;
mod made_up;

use anyhow::{Result, ensure};
use hamstretch_core::app::Screen;
use hamstretch_core::diary::{Diary, WriteTime};
use hamstretch_core::words;
use serde_json::json;

use super::Bench;
use super::decade::an_hour_ago;
use super::plain_page::open_plain_page;
use super::report::Report;
use super::scenario::open;
use super::screens::{WITHIN, go, import};
use super::stores::{self, Records, Stores};
use crate::drive::{Browser, wait_for};
use compare::Copy;
use made_up::{ANGLES, SCORES, SESSIONS, diary};

/// About how long all of it takes, in seconds.
pub(super) const TAKES: u64 = 5;

/// Catches what is handed out, instead of letting the browser store it.
const CATCH: &str = "
    const make = URL.createObjectURL;
    URL.createObjectURL = (blob) => {
        if (/json/.test(blob.type)) blob.text().then((text) => { window.__copy = text; });
        return make.call(URL, blob);
    };
    HTMLAnchorElement.prototype.click = function () {};";

/// The copies of one diary, each as a file.
#[derive(Debug)]
struct Copies {
    /// Made before its storage was deleted.
    before: String,
    /// Made after the first was imported.
    after: String,
}

pub(super) fn measure(bench: &mut Bench, seed: u64) -> Result<()> {
    let stored = diary(seed, an_hour_ago()?);
    bench.report.note(&format!(
        "{SESSIONS} sessions, {ANGLES} times angles, {SCORES} scores, the one thing, a routine and \
         settings; `cargo xtask bench wiped seed={seed}` makes up the same"
    ));
    let url = bench.site.url();
    let copies = bench.runtime.block_on(wipe(&url, &stored))?;
    let seeded = Copy::read(&Diary::read(stored, WriteTime::default()).to_json())?;
    let [before, after] = [&copies.before, &copies.after].map(|copy| Copy::read(copy));
    let (before, after) = (before?, after?);
    let report = &mut bench.report;
    bar(
        report,
        "the copy, against what was stored",
        &seeded,
        &before.without_versions(),
    );
    bar(
        report,
        "the copy made after all was deleted and the first was imported, against the first",
        &before,
        &after,
    );
    Ok(())
}

fn bar(report: &mut Report, what: &str, before: &Copy, after: &Copy) {
    let differences = before.compare(after);
    for line in differences.lines() {
        report.note(&line);
    }
    report.bar(
        &format!(
            "{what}: of {} records {} are missing, {} are different, {} are new",
            before.len(),
            differences.missing.len(),
            differences.different.len(),
            differences.added.len()
        ),
        "0 of each",
        differences.are_none(),
    );
}

async fn wipe(url: &str, stored: &Records) -> Result<Copies> {
    let browser = open(Vec::new()).await?;
    browser.run_before_pages(CATCH).await?;
    open_plain_page(&browser, url).await?;
    stores::put(&browser, stored).await?;
    go(&browser, url, Screen::Data.address()).await?;
    let before = export(&browser).await?;
    delete_all(&browser, url).await?;
    // What the app wrote before its page was gone is deleted too.
    open_plain_page(&browser, url).await?;
    delete_all(&browser, url).await?;
    let stores = Stores::read(&browser).await?;
    ensure!(stores.is_empty(), "this is still stored: {stores:?}");
    import(&browser, url, &before).await?;
    let after = export(&browser).await?;
    Ok(Copies { before, after })
}

/// Deletes all that the origin has stored, as a browser does that a person tells to
/// delete a site's data, or that runs short of room.
async fn delete_all(browser: &Browser, url: &str) -> Result<()> {
    let all = json!({"origin": url.trim_end_matches('/'), "storageTypes": "all"});
    browser.devtools("Storage.clearDataForOrigin", all).await?;
    Ok(())
}

/// The copy that Your data hands out.
async fn export(browser: &Browser) -> Result<String> {
    browser.press(words::EXPORT_ALL).await?;
    wait_for("a copy", WITHIN, async || {
        browser
            .read::<Option<String>>("return window.__copy ?? null")
            .await
    })
    .await
}
