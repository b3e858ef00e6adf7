//! Whatever a person can write and a link can carry is whole on every screen it comes to,
//! on the narrowest phone and in any script, and stays in its own place.

use crate::visit::Visit;
use anyhow::Result;
use hamstretch_core::method::Note;
use std::path::Path;

/// As long as it may be, or made to get out of its place.
fn texts() -> Vec<String> {
    let whole = |part: &str| -> String { part.chars().cycle().take(Note::MOST).collect() };
    let combined = format!("Z{}", "\u{0301}\u{0335}\u{0489}\u{0338}".repeat(8));
    vec![
        whole("W"),
        whole("https://example.org/a-routine?with=every&part=named-"),
        whole("Slowly, and breathe out as you pull. "),
        whole("0123456789"),
        whole("ببطء وتنفس "),
        whole("לאט ולנשום "),
        whole("ゆっくりと息を吐きながら引いてください"),
        whole("धीरे-धीरे खींचें और साँस छोड़ें "),
        whole("ค่อยๆดึงและหายใจออก"),
        whole("👩🏽‍🤝‍👨🏿👨‍👩‍👧‍👦"),
        whole(&combined),
        whole("one\u{2028}two\u{2029}three"),
        whole("\u{202e}turned round"),
        whole("\u{2067}\u{2069}\u{2069}\u{202d}let out"),
        whole("a\u{00ad}\u{200b}\u{feff}"),
    ]
    .into_iter()
    .map(|text| text.trim().to_owned())
    .collect()
}

fn id(number: usize) -> String {
    format!("019a{number:08}-0badcafe")
}

/// A session with each of them, and a score.
fn planted() -> String {
    let one = |(number, words): (usize, String)| {
        let words = serde_json::to_string(&words).unwrap_or_default();
        let (session, score) = (id(number), id(number + 100));
        format!(
            "{{ const words = encodeURIComponent({words});
            const when = 'utc_ms={}&offset_min=60';
            localStorage['hamstretch.entry.{session}'] ??= 'v=3&id={session}&' + when +
                '&routine=reps%3D12%26first%3Dright&first=right&left=12&right=12&ending=finished&lasted_ms=200000&words=' + words;
            localStorage['hamstretch.score.{score}'] ??= 'v=1&id={score}&' + when + '&score=4&what=' + words; }}",
            1_762_000_000_000_u64 + number as u64 * 86_400_000
        )
    };
    texts().into_iter().enumerate().map(one).collect()
}

/// What is wrong with the words that are to be seen on a screen.
async fn check(visit: &Visit, state: &str, expected: &[String]) -> Result<()> {
    let words = serde_json::to_string(expected)?;
    let script = format!(
        "const wrong = [];
        const page = document.documentElement;
        if (page.scrollWidth > page.clientWidth) wrong.push('scrolls sideways: ' + page.scrollWidth);
        const all = [...document.querySelectorAll('main, main *')].filter((it) =>
            it.checkVisibility({{ contentVisibilityAuto: false }}) && !it.closest('.unseen, svg, .toast'));
        const range = document.createRange();
        const part = (it) => it.outerHTML.slice(0, 90);
        for (const it of all) {{
            const says = [...it.childNodes].some((part) => part.nodeType === 3 && part.data.trim());
            if (!says && !it.matches('textarea')) continue;
            const style = getComputedStyle(it);
            if (it.clientWidth && it.scrollWidth > it.clientWidth + 1) wrong.push(`cut: ${{it.scrollWidth}} > ${{it.clientWidth}} ${{part(it)}}`);
            if (it.matches('textarea') && it.scrollHeight > it.clientHeight + 2) wrong.push(`too low: ${{part(it)}}`);
            if (style.textOverflow === 'ellipsis' || style.webkitLineClamp !== 'none') wrong.push('shortened: ' + part(it));
            range.selectNodeContents(it);
            for (const {{ left, right }} of range.getClientRects()) {{
                if (left < -1 || right > page.clientWidth + 1) {{ wrong.push(`out of sight: ${{left}} to ${{right}} ${{part(it)}}`); break; }}
            }}
        }}
        const norm = (text) => text.replace(/[\\u2066-\\u2069]/g, '');
        for (const words of {words}) {{
            const shows = all.filter((it) => it.id !== 'link').filter((it) => (it.matches('textarea') && norm(it.value) === norm(words))
                || (!it.children.length && norm(it.textContent).includes(norm(words))));
            if (!shows.length) wrong.push('not whole: ' + words);
            for (const it of shows) {{
                // Whichever way it runs, nothing beside it is turned round …
                if (!it.closest('bdi, [dir=auto]')) wrong.push('loose: ' + part(it));
                // … and what is heaped up in it stays in there.
                const block = it.closest('p, li, textarea, .entry-what, .row-text > bdi');
                if (!/clip|auto|hidden/.test(getComputedStyle(block).overflowY)) wrong.push('heaps up: ' + part(it));
            }}
        }}
        return wrong"
    );
    let wrong: Vec<String> = visit.browser.read(&script).await?;
    let name: String = state.chars().filter(char::is_ascii_alphanumeric).collect();
    if let Some(folder) = std::env::var_os("HAMSTRETCH_PICTURES") {
        std::fs::create_dir_all(&folder)?;
        let file = Path::new(&folder).join(format!("{name}.png"));
        visit.browser.screenshot(&file).await?;
    }
    assert_eq!(wrong, Vec::<String>::new(), "{state}");
    Ok(())
}

async fn fill(visit: &Visit, words: &str) -> Result<()> {
    visit.sees(".own-words").await?;
    let words = serde_json::to_string(words)?;
    let fill = format!(
        "const field = document.querySelector('.own-words'); field.value = {words};
        field.dispatchEvent(new Event('input', {{ bubbles: true }})); return null"
    );
    visit.browser.read::<Option<bool>>(&fill).await?;
    Ok(())
}

async fn narrow(fragment: &str, before: &str) -> Result<Visit> {
    let visit = Visit::begin_at(fragment, before).await?;
    visit.browser.resize(320, 568).await?;
    Ok(visit)
}

#[tokio::test]
async fn what_a_link_carries_is_whole_at_home_and_where_it_is_sent_from() -> Result<()> {
    let visit = narrow("", "").await?;
    for (number, words) in texts().into_iter().enumerate() {
        let encode = format!(
            "return encodeURIComponent({})",
            serde_json::to_string(&words)?
        );
        let encoded: String = visit.browser.read(&encode).await?;
        visit
            .go(&format!("#/routine?reps=9&note={encoded}"))
            .await?;
        visit.sees(".offer-note").await?;
        check(
            &visit,
            &format!("offer {number}"),
            std::slice::from_ref(&words),
        )
        .await?;
        // Named as a value that is none, as far as it goes.
        visit
            .go(&format!("#/routine?reps={encoded}&{encoded}=1"))
            .await?;
        visit.sees(".offer .problems").await?;
        check(&visit, &format!("problems {number}"), &[]).await?;
        visit.go("#/share").await?;
        fill(&visit, &words).await?;
        check(
            &visit,
            &format!("share {number}"),
            std::slice::from_ref(&words),
        )
        .await?;
        visit.go("#/measure").await?;
        fill(&visit, &words).await?;
        check(
            &visit,
            &format!("thing {number}"),
            std::slice::from_ref(&words),
        )
        .await?;
    }
    visit.went_well().await
}

#[tokio::test]
async fn what_was_noted_and_scored_is_whole_in_the_diary_and_in_the_summary() -> Result<()> {
    let visit = narrow("#/progress", &planted()).await?;
    let texts = texts();
    let older = "[...document.querySelectorAll('button')]
        .filter((it) => it.textContent === 'Show older').forEach((it) => it.click());";
    let all = format!(
        "const is_all = document.querySelectorAll('.entry').length === {};
        if (!is_all) {{ {older} }} return is_all",
        texts.len()
    );
    harness::webdriver::wait_until("all sessions", crate::visit::PATIENCE, async || {
        visit.browser.holds(&all).await
    })
    .await?;
    check(&visit, "progress", &texts).await?;
    for (number, words) in texts.iter().enumerate() {
        visit.go(&format!("#/entry?{}", id(number))).await?;
        visit.sees(".own-words").await?;
        check(
            &visit,
            &format!("entry {number}"),
            std::slice::from_ref(words),
        )
        .await?;
    }
    visit.go("#/measure").await?;
    visit.sees(".entries").await?;
    for _ in 0..2 {
        let press = format!("{older} return null");
        visit.browser.read::<Option<bool>>(&press).await?;
    }
    let listed = format!(
        "return document.querySelectorAll('.entry').length === {}",
        texts.len()
    );
    harness::webdriver::wait_until("all scores", crate::visit::PATIENCE, async || {
        visit.browser.holds(&listed).await
    })
    .await?;
    check(&visit, "measure", &texts).await?;
    visit.go("#/summary").await?;
    visit.press("Include my notes").await?;
    visit.sees("#summary .facts").await?;
    let latest = texts.last().cloned().unwrap_or_default();
    visit.reads("Notes").await?;
    check(&visit, "summary", &[latest]).await?;
    visit.go("#/").await?;
    visit.sees(".home .legs").await?;
    check(&visit, "home", &[]).await?;
    visit.went_well().await
}
