//! Where the app cannot start, which is not always its own fault.

use super::{BEFORE, is_told};
use crate::visit::{Visit, dist};
use anyhow::Result;
use hamstretch_core::words;
use site::{Options, Site};

#[tokio::test]
async fn a_wasm_that_is_broken_makes_no_loop() -> Result<()> {
    let folder = tempfile::tempdir()?;
    crate::offline::copy(&dist(), folder.path())?;
    for file in std::fs::read_dir(folder.path())? {
        let file = file?.path();
        let name = file.file_name().unwrap_or_default().to_string_lossy();
        if name.starts_with("hamstretch-") && name.ends_with(".wasm") {
            let whole = std::fs::read(&file)?;
            std::fs::write(&file, &whole[..whole.len() / 2])?;
            std::fs::remove_file(file.with_extension("wasm.br"))?;
        }
    }
    let site = Site::serve(folder.path(), Options::default())?;
    let visit = Visit::to(site, "", BEFORE).await?;
    is_told(&visit).await?;
    visit.reads(words::CANNOT_START).await?;
    // This browser is not to blame.
    assert!(!visit.text().await?.contains(words::TOO_OLD));
    let asked = visit.site.asked();
    assert_eq!(
        asked.iter().filter(|path| path.is_empty()).count(),
        1,
        "{asked:?}"
    );
    Ok(())
}

#[tokio::test]
async fn a_browser_that_is_too_old_is_told_so() -> Result<()> {
    let before = format!("delete HTMLScriptElement.prototype.noModule; {BEFORE}");
    let visit = Visit::begin_at("", &before).await?;
    is_told(&visit).await?;
    visit.reads(words::TOO_OLD).await
}

/// As Lockdown Mode does it.
#[tokio::test]
async fn where_webassembly_is_switched_off_that_is_said_and_not_that_the_browser_is_old()
-> Result<()> {
    let visit = Visit::begin_at("", &format!("delete window.WebAssembly; {BEFORE}")).await?;
    is_told(&visit).await?;
    visit.reads(words::NO_WASM).await?;
    assert!(!visit.text().await?.contains(words::TOO_OLD));
    Ok(())
}

#[tokio::test]
async fn errors_of_scripts_that_are_not_ours_change_nothing() -> Result<()> {
    let theirs = "addEventListener('DOMContentLoaded', () => {
            dispatchEvent(new ErrorEvent('error', { error: new TypeError('x'), filename: location.href }));
            dispatchEvent(new ErrorEvent('error', { message: 'Script error.' }));
        });";
    let visit = Visit::begin_at("", theirs).await?;
    visit.sees("main.home button").await?;
    let later = "dispatchEvent(new ErrorEvent('error', { error: new Error('x') }));
        Promise.reject(new TypeError('gone')); return null";
    visit.browser.read::<Option<bool>>(later).await?;
    visit.start("reps=1").await?;
    visit.reaches("ready").await
}
