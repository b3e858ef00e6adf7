//! What goes out of the app: reminders for a calendar, a routine for another
//! person.

use crate::links::OWN;
use crate::visit::{PATIENCE, Visit};
use anyhow::Result;
use hamstretch_core::words;
use harness::webdriver::wait_until;
use serde_json::{Value, json};

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
    // Emptied and left, it shows the time that holds.
    let empty = "const time = document.querySelector('[type=time]');
        time.value = '';
        time.dispatchEvent(new Event('change'));
        time.dispatchEvent(new Event('focusout', {bubbles: true}));
        return null";
    let _: Option<bool> = visit.browser.read(empty).await?;
    wait_until("the time", PATIENCE, async || {
        let is_there = "return document.querySelector('[type=time]').value === '07:30'";
        visit.browser.holds(is_there).await
    })
    .await?;
    visit.press(words::ADD_TO_CALENDAR).await?;
    wait_until("the file", PATIENCE, async || {
        visit.browser.holds("return __files.length === 1").await
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

/// Keeps what goes to the clipboard, which is `taken` or not, and what is shared.
pub fn clipboard(taken: bool) -> String {
    format!(
        "Object.defineProperty(navigator, 'clipboard', {{value: {{
            writeText: async text => {{
                if (!{taken}) throw new Error('no');
                window.__copied = text;
            }},
        }}}});
        Object.defineProperty(navigator, 'share', {{value: async it => {{ window.__shared = it; }}}});"
    )
}

/// What a person does who writes in the note.
const WRITE: &str = "
    const note = document.querySelector('textarea');
    note.value = 'Slowly, Anna';
    note.dispatchEvent(new Event('input'));
    return null";

#[tokio::test]
async fn a_routine_is_sent_with_a_note_and_the_other_sees_what_differs() -> Result<()> {
    let own = OWN.replace("12", "15").replace("ready=30", "ready=15");
    let visit = Visit::begin_at("#/settings", &(clipboard(true) + own.as_str())).await?;
    let before = visit.stored().await?;
    visit.follow(words::SEND_ROUTINE).await?;
    visit.sees("#link").await?;
    visit.press("Reps per leg: more").await?;
    visit.press("Pull: more").await?;
    let _: Option<bool> = visit.browser.read(WRITE).await?;
    visit.reads("12 of 140 characters").await?;
    visit.press(words::COPY_LINK).await?;
    visit.reads(words::COPIED).await?;
    let link: String = visit.browser.read("return __copied").await?;
    let page = visit.site.url();
    assert_eq!(
        link,
        format!(
            "{page}#/routine?reps=16&lift=2&pull=2.5&lower=3&rest=1&ready=15&change=20&roll=0\
             &first=right&note=Slowly%2C+Anna"
        )
    );
    visit.reads(&link).await?;
    visit.press(words::SHARE_LINK).await?;
    let shared: Value = visit.browser.read("return __shared").await?;
    assert_eq!(shared, json!({"url": link}));
    // One's own is as it was, and the note is there again after a reload.
    let note = ("hamstretch.note".to_owned(), "Slowly, Anna".to_owned());
    assert_eq!(visit.stored().await?, [vec![note], before].concat());
    visit.reload().await?;
    visit.sees("textarea").await?;
    let words = "return document.querySelector('textarea').value";
    assert_eq!(visit.browser.read::<String>(words).await?, "Slowly, Anna");
    visit.go(&link[page.len()..]).await?;
    visit.reads("Slowly, Anna").await?;
    visit.reads("Reps per leg: 15 → 16").await?;
    visit.reads("Pull: 2 s → 2.5 s").await?;
    visit.press("Keep as mine").await?;
    visit.reads("16 reps each").await?;
    visit.go(&link[page.len()..]).await?;
    visit
        .reads("Your trainer sent you this: 16 reps a leg")
        .await?;
    assert!(!visit.text().await?.contains(words::DIFFERS));
    visit.went_well().await
}

#[tokio::test]
async fn where_a_page_may_not_copy_the_link_is_selected() -> Result<()> {
    let visit = Visit::begin_at("#/share", &clipboard(false)).await?;
    visit.press(words::COPY_LINK).await?;
    visit.reads(words::NOT_COPIED).await?;
    let selected: String = visit.browser.read("return String(getSelection())").await?;
    assert!(
        selected.starts_with(&format!("{}#/routine?reps=15", visit.site.url())),
        "{selected}"
    );
    visit.went_well().await
}
