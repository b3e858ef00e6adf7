//! Browsers that have everything, and some of it odd.

use super::{Sweep, screens};
use anyhow::Result;
use serde_json::json;

/// What some browsers, extensions and settings make of a page.
pub(super) const ODD: [&str; 34] = [
    "Object.defineProperty(Navigator.prototype, 'languages', { get: () => ['en-US@posix'] })",
    "Object.defineProperty(Navigator.prototype, 'languages', { get: () => ['en_US', 'en-'] })",
    "Object.defineProperty(Navigator.prototype, 'languages', { get: () => undefined });
     Object.defineProperty(Navigator.prototype, 'language', { get: () => undefined })",
    "Object.defineProperty(Navigator.prototype, 'languages', { get: () => [] })",
    "Object.defineProperty(Navigator.prototype, 'languages', { get: () => [null, 7, {}] })",
    "Object.defineProperty(Navigator.prototype, 'userAgent', { get: () => undefined })",
    "Object.defineProperty(Navigator.prototype, 'onLine', { get: () => false })",
    "Intl.DateTimeFormat.prototype.resolvedOptions = () => ({ timeZone: '+02:00' })",
    "Intl.DateTimeFormat.prototype.resolvedOptions = () => ({ timeZone: 'Etc/Unknown' })",
    "Intl.DateTimeFormat.prototype.resolvedOptions = () => ({})",
    "Intl.DateTimeFormat.prototype.resolvedOptions = () => undefined",
    "delete window.Intl",
    "Date.now = () => 0; Date.prototype.getTime = () => 0",
    "Date.now = () => NaN; Date.prototype.getTime = () => NaN",
    "Date.now = () => -8.64e15; Date.prototype.getTime = () => -8.64e15",
    "Date.now = () => 8.64e15; Date.prototype.getTime = () => 8.64e15",
    "Date.prototype.getTimezoneOffset = () => NaN",
    "Date.prototype.getTimezoneOffset = () => 1e9",
    "Date.prototype.getTimezoneOffset = () => -0.5",
    "Performance.prototype.now = () => NaN",
    "Performance.prototype.now = () => Infinity",
    "Performance.prototype.now = () => -1",
    "Object.defineProperty(Performance.prototype, 'timeOrigin', { get: () => -1 })",
    "Math.random = () => NaN",
    "Math.random = () => 1",
    "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') }",
    "Storage.prototype.getItem = () => null",
    "delete window.crypto; Object.defineProperty(window, 'isSecureContext', { value: false })",
    "for (const name of ['log', 'error', 'warn', 'info', 'debug'])
        console[name] = () => { throw new Error('no console') }",
    "delete window.console",
    "for (const each of [Object, Array, Promise, Function, String, Element, HTMLElement, Node, EventTarget,
        Document]) { Object.freeze(each); Object.freeze(each.prototype); }",
    // Not the week: that the diary has been read is seen by it.
    "setInterval(() => document.querySelectorAll('.notices, .extras, .card:not(:has(.week)), .tabs')
        .forEach((each) => each.remove()), 30)",
    "addEventListener('DOMContentLoaded', () => document.querySelectorAll('meta[name=theme-color], link[rel=manifest]')
        .forEach((each) => each.remove()))",
    "window.matchMedia = () => null; window.requestAnimationFrame = () => 0",
];

/// Each odd thing: every screen is there, a session can be begun and left, and all that can
/// be pressed at home and in the settings is.
#[tokio::test]
async fn whatever_is_odd_every_screen_is_there_and_a_session_begins() -> Result<()> {
    let sweep = Sweep::begin().await?;
    let mut faults = Vec::new();
    for (number, before) in ODD.iter().enumerate() {
        let wanted = [
            "#/|BUTTON Start",
            "#/check|BUTTON None of these apply",
            "#/reminders|BUTTON Add to calendar",
        ];
        let act = format!(
            "await window.__sweep.sweep({}, {})",
            json!(screens()),
            json!(wanted)
        );
        let report = sweep.page(json!({"before": number}), &act).await?;
        for fault in report.faults() {
            faults.push(format!("{before}: {fault}"));
        }
    }
    assert!(faults.is_empty(), "{faults:#?}");
    Ok(())
}
