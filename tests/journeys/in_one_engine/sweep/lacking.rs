//! What is lacking is said, on the way on which a person comes to it.

use super::Sweep;
use super::odd::ODD;
use anyhow::Result;
use hamstretch_core::words;
use serde_json::{Value, json};

/// A share sheet that fails, and a clipboard that does not; the other wasm cannot be had, and
/// then it can.
pub(super) const ACTS: [&str; 3] = [
    "navigator.share = () => Promise.reject(new TypeError('no'));
     navigator.clipboard.writeText = () => Promise.resolve()",
    "const old = window.fetch;
     window.fetch = (what, how) => String(what).includes('lazy-') && !window.__online
        ? Promise.reject(new TypeError('gone')) : old(what, how)",
    "window.__online = true",
];
const SHARE_FAILS: usize = ODD.len();
const GONE: usize = ODD.len() + 1;
const ONLINE: usize = ODD.len() + 2;

/// What is told to the page, and a way through the app on which what is lacking is said.
fn lacking() -> Vec<(Value, Vec<String>)> {
    let broken = |mode: &str, points: &[&str]| json!({"mode": mode, "points": points});
    let copy = format!(">{}", words::COPY_LINK);
    let session = ["#/check", ">None of these apply"];
    let said: [(&str, &[&str], &[&str], &str); 12] = [
        (
            "throwing",
            &["window.localStorage", "window.indexedDB"],
            &["#/"],
            words::NOT_SAVED,
        ),
        (
            "missing",
            &["Navigator.clipboard"],
            &["#/share", &copy],
            words::NOT_COPIED,
        ),
        (
            "never",
            &["Clipboard.writeText"],
            &["#/share", &copy],
            words::NOT_COPIED,
        ),
        (
            "throwing",
            &["window.print"],
            &["#/summary", ">Print"],
            words::NO_PRINTING,
        ),
        (
            "missing",
            &["window.print"],
            &["#/summary"],
            words::NO_PRINTING,
        ),
        (
            "throwing",
            &["static URL.createObjectURL"],
            &["#/data", ">Export a table"],
            words::NO_FILES,
        ),
        ("throwing", &["new AudioContext"], &session, words::NO_SOUND),
        (
            "throwing",
            &["BaseAudioContext.createGain"],
            &session,
            words::NO_SOUND,
        ),
        (
            "throwing",
            &["AudioBufferSourceNode.start"],
            &session,
            words::NO_SOUND,
        ),
        (
            "throwing",
            &["BaseAudioContext.currentTime"],
            &session,
            words::NO_SOUND,
        ),
        (
            "rejecting",
            &["WakeLock.request"],
            &session,
            words::MAY_GO_DARK,
        ),
        (
            "throwing",
            &["Navigator.wakeLock"],
            &session,
            words::MAY_GO_DARK,
        ),
    ];
    let said = said.into_iter().map(|(mode, points, way, words)| {
        let way = way.iter().map(|step| (*step).to_owned());
        let says = format!("={words}");
        (broken(mode, points), way.chain([says]).collect())
    });
    let says = |words: &str| format!("={words}");
    let without: Vec<String> = vec![
        "#/progress".to_owned(),
        says(words::NOT_LOADED),
        // The check is answered anew without it: the first group applied, and no longer does.
        "#/check".to_owned(),
        ">".to_owned(),
        format!(">{}", words::GO_ON),
        format!(">{}", words::ANSWER_AGAIN),
        says(words::CHECK_TITLE),
        "#/measure".to_owned(),
        says(words::NOT_LOADED),
        format!("!{ONLINE}"),
        format!(">{}", words::TRY_AGAIN),
        says("Tying my shoes"),
    ];
    let copied = vec![
        "#/share".to_owned(),
        ">Share".to_owned(),
        says(words::COPIED),
    ];
    let acts = [
        (json!({"before": SHARE_FAILS}), copied),
        (json!({"before": GONE}), without),
    ];
    said.chain(acts).collect()
}

#[tokio::test]
async fn what_is_lacking_is_said() -> Result<()> {
    let sweep = Sweep::begin().await?;
    let mut faults = Vec::new();
    for (told, way) in lacking() {
        let what = format!("{told} {way:?}");
        let act = format!("await window.__sweep.walk({})", json!(way));
        let report = sweep.page(told, &act).await?;
        for fault in report.faults() {
            faults.push(format!("{what}: {fault}"));
        }
    }
    assert!(faults.is_empty(), "{faults:#?}");
    Ok(())
}
