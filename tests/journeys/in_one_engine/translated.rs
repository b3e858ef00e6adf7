//! A browser's translator puts other elements in the place of texts. What the app says
//! goes on all the same, and nothing that has gone is left in the page.

use crate::visit::{SEASONED, Visit};
use anyhow::Result;

/// Both legs, once, with a pull that nobody misses.
const BRIEF: &str = "reps=1&lift=1&pull=2&lower=1&rest=1&ready=3&change=3";

/// What a translator does, in the ways there are: the text is replaced, or its
/// translation is put before it and it is taken out, or it is moved into an element. It
/// sees what is new in the page, and makes capitals of it. `honest` leaves alone what is
/// not to be translated.
fn translator(way: &str, is_honest: bool) -> String {
    format!(
        "const made = document.createElement.bind(document);
        window.__translate = () => {{
            const way = '{way}', honest = {is_honest};
            const translate = (text) => {{
                const words = text.data;
                if (!words.trim() || !text.parentElement) return;
                if (text.parentElement.closest('textarea, script, style, template, font, svg')) return;
                if (honest && text.parentElement.closest('[translate=no]')) return;
                const [outer, font] = [made('font'), made('font')];
                outer.append(font);
                if (way !== 'move') font.textContent = words.toUpperCase();
                if (way === 'replace') text.replaceWith(outer);
                else if (way === 'before') {{ text.before(outer); text.remove(); }}
                else {{ text.before(outer); font.append(text); }}
            }};
            const all = (root) => {{
                const texts = [];
                const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
                for (let it = walker.nextNode(); it; it = walker.nextNode()) texts.push(it);
                texts.forEach(translate);
            }};
            all(document.body);
            new MutationObserver((changes) => changes.forEach(({{ type, target, addedNodes }}) => {{
                if (type === 'characterData') return translate(target);
                addedNodes.forEach((it) => it.nodeType === 3 ? translate(it) : it.nodeName !== 'FONT' && all(it));
            }})).observe(document.body, {{ childList: true, characterData: true, subtree: true }});
        }};
        // What is shown of a session at each change of what it says of itself.
        window.__wrong = [];
        const words = {{ ready: 'get ready', lift: 'lift', pull: 'pull', lower: 'lower', rest: 'rest', change: 'change legs' }};
        setInterval(() => {{
            const session = document.querySelector('[data-phase]');
            if (!session?.querySelector('.word')) return;
            const shows = (part) => session.querySelector(part).innerText.toLowerCase();
            const {{ phase, leg, rep }} = session.dataset;
            const whose = shows('.whose');
            const wrong = [
                words[phase] && shows('.word') !== words[phase] && shows('.word'),
                !whose.startsWith(leg) && whose,
                /lift|pull|lower/.test(phase) && !whose.includes(rep + ' of') && whose,
                !/^\\d+$/.test(shows('.seconds')) && shows('.seconds'),
            ].filter(Boolean);
            if (wrong.length) window.__wrong.push([phase, leg, rep, ...wrong].join(' '));
            (window.__seconds ??= new Set()).add(shows('.seconds'));
            (window.__phases ??= new Set()).add(phase);
        }}, 60);"
    )
}

async fn visit_translated(way: &str, is_honest: bool) -> Result<()> {
    let before = format!("{SEASONED}{}", translator(way, is_honest));
    let visit = Visit::begin_at("", &before).await?;
    visit.reads("15 reps each").await?;
    let translate = "window.__translate(); return null";
    visit.browser.read::<Option<bool>>(translate).await?;
    let shows = async |words: &str| -> Result<()> {
        // In capitals or not.
        let there = format!(
            "return document.body.innerText.toLowerCase().includes('{}')",
            words.to_lowercase()
        );
        let waited = harness::webdriver::wait_until(words, crate::visit::PATIENCE, async || {
            visit.browser.holds(&there).await
        });
        waited.await.map_err(|error| error.context(way.to_owned()))
    };
    let gone = async |words: &str| -> Result<()> {
        let text = visit.text().await?.to_lowercase();
        assert!(
            !text.contains(&words.to_lowercase()),
            "{way}: {words} in {text}"
        );
        Ok(())
    };
    let go = async |address: &str| -> Result<()> {
        let go = format!("location.hash = '{address}'; return null");
        visit.browser.read::<Option<bool>>(&go).await?;
        Ok(())
    };
    let click = async |selector: &str| -> Result<()> {
        visit.sees(selector).await?;
        let click = format!("document.querySelector('{selector}').click(); return null");
        visit.browser.read::<Option<bool>>(&click).await?;
        Ok(())
    };

    // A number that changes, and what comes and goes.
    go("#/routine").await?;
    shows("Your routine").await?;
    click(".row .step:last-of-type").await?;
    go("#/").await?;
    shows("16 reps each").await?;
    gone("15 reps").await?;
    go("#/settings").await?;
    shows("Volume").await?;
    click(".step").await?;
    let volume = "return document.querySelector('.step-value').innerText === '7'";
    assert!(visit.browser.holds(volume).await?, "{way}");
    shows("Saved.").await?;
    go("#/data").await?;
    shows("Export everything").await?;
    gone("Volume").await?;

    go(&format!("#/routine?{BRIEF}")).await?;
    shows("A routine from a link").await?;
    click("button.start").await?;
    click(".check button.start").await?;
    visit.reaches("ready").await?;
    visit.reaches("pull").await?;
    click(".pause").await?;
    visit.sees("[data-paused=true]").await?;
    shows("paused").await?;
    shows("Resume").await?;
    shows("Back one rep").await?;
    click(".pause").await?;
    visit.sees("[data-paused=false]").await?;
    shows("Pause").await?;
    gone("Back one rep").await?;
    visit.reaches("done").await?;
    let wrong: Vec<String> = visit.browser.read("return window.__wrong").await?;
    // What is moved by the translator itself may be behind by as much as it takes.
    assert_eq!(wrong, Vec::<String>::new(), "{way}, honest: {is_honest}");
    let seen: [u32; 2] = visit
        .browser
        .read("return [window.__seconds.size, window.__phases.size]")
        .await?;
    assert!(seen[0] >= 3 && seen[1] >= 5, "{seen:?}");
    shows("1 rep with each leg").await?;
    gone("Pause").await?;
    click("a.start").await?;
    shows("Last session").await?;
    gone("How was it?").await?;
    visit.went_well().await
}

#[tokio::test]
async fn a_session_goes_on_in_a_page_whose_texts_are_replaced() -> Result<()> {
    visit_translated("replace", false).await?;
    visit_translated("replace", true).await
}

#[tokio::test]
async fn and_where_they_are_taken_out_or_moved() -> Result<()> {
    visit_translated("before", false).await?;
    visit_translated("move", false).await
}

#[tokio::test]
async fn what_changes_fast_is_not_to_be_translated() -> Result<()> {
    let visit = Visit::begin().await?;
    visit.start(BRIEF).await?;
    visit.reaches("lift").await?;
    let marked = "return ['.word', '.seconds', '.whose', '[aria-live=polite]', '.beneath > div']
        .filter((it) => !document.querySelector('.session ' + it).closest('[translate=no]'))";
    let loose: Vec<String> = visit.browser.read(marked).await?;
    assert_eq!(loose, Vec::<String>::new());
    visit.went_well().await
}
