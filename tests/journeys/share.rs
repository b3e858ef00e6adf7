//! What goes out of the app: reminders for a calendar, a routine for another
//! person.

use crate::visit::{PATIENCE, Visit};
use anyhow::Result;
use hamstretch::words;
use xtask::drive::wait_until;

/// Keeps what is handed out as a file: its text, and under which name.
const KEEP_FILES: &str = "
    window.__files = [];
    const offer = URL.createObjectURL.bind(URL);
    URL.createObjectURL = blob => {
        if (blob.type === 'text/calendar') blob.text().then(text => __files.push(text));
        return offer(blob);
    };
    HTMLAnchorElement.prototype.click = function () { window.__name = this.download; };";

#[tokio::test]
async fn reminders_go_to_the_calendar_as_they_were_chosen_and_stay_chosen() -> Result<()> {
    let visit = Visit::begin_at("#/settings", KEEP_FILES).await?;
    visit.follow(words::REMINDERS).await?;
    visit.sees("[type=time]").await?;
    for day in ["Monday", "Wednesday", "Friday"] {
        let script = format!("[aria-label={day}][aria-checked=true]");
        visit.sees(&script).await?;
        visit.press(day).await?;
    }
    visit.reads(words::CHOOSE_A_DAY).await?;
    visit.press("Sunday").await?;
    let choose = "const time = document.querySelector('[type=time]');
        time.value = '07:30';
        time.dispatchEvent(new Event('change'));
        return null";
    let _: Option<bool> = visit.browser.read(choose).await?;
    visit.press(words::ADD_TO_CALENDAR).await?;
    wait_until("the file", PATIENCE, async || {
        visit.browser.read("return __files.length === 1").await
    })
    .await?;
    let text: String = visit.browser.read("return __files[0]").await?;
    let name: String = visit.browser.read("return __name").await?;
    let zone: String = visit
        .browser
        .read("return Intl.DateTimeFormat().resolvedOptions().timeZone")
        .await?;
    assert_eq!(name, "hamstretch.ics");
    for line in [
        "RRULE:FREQ=WEEKLY;BYDAY=SU",
        "DURATION:PT5M",
        "SUMMARY:Hamstretch",
        &format!("TZID:{zone}"),
        &format!("URL:{}", visit.site.url()),
    ] {
        assert!(text.contains(&format!("\r\n{line}\r\n")), "{line}: {text}");
    }
    assert!(
        text.contains(&format!("\r\nDTSTART;TZID={zone}:")),
        "{text}"
    );
    assert!(text.contains("T073000\r\n"), "{text}");
    visit.reload().await?;
    visit.sees("[aria-label=Sunday][aria-checked=true]").await?;
    visit
        .sees("[aria-label=Monday][aria-checked=false]")
        .await?;
    visit.sees("[type=time][value=\"07:30\"]").await?;
    visit.went_well().await
}
