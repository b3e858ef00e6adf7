//! Browsers that are a bit different: each thing that the app uses of one is in turn
//! missing, throwing, rejecting and never answering, every screen is visited and every
//! control pressed. Nothing crashes, no control is dead, and what is lacking is said.
//!
//! What the app uses is asked of the build itself: the names in the script between page
//! and wasm, wherever the browser has them, as far as a sweep with nothing broken has used
//! them. So what is used anew is swept, too.

mod lacking;
mod odd;

use lacking::ACTS;
use odd::ODD;

use crate::visit::dist;
use anyhow::{Context, Result, ensure};
use hamstretch_core::app::Screen;
use hamstretch_core::words;
use harness::webdriver::{Browser, Options, wait_for};
use serde::Deserialize;
use serde_json::{Value, json};
use site::Site;
use std::collections::BTreeSet;
use std::fs;
use std::time::Duration;

const SCRIPT: &str = include_str!("sweep.js");

/// Where one is told that something cannot be done, a second press need not say more.
const SAID: [&str; 5] = [
    words::SOUND_FAILED,
    words::NO_FILES,
    words::COPY_FAILED,
    words::NOT_COPIED,
    words::NO_PRINTING,
];

/// Whether the page is the one that was begun, what it reports, and what it reads.
const TOLD: &str = "return [Boolean(window.__under_way), window.__report ?? null,
    window.__under_way ? '' : location.href + ' ' + (document.body?.innerText ?? '')]";

/// How long a sweep of one page may take on a slow machine.
const PATIENCE: Duration = Duration::from_secs(600);

/// One thing of the browser, and what uses it.
#[derive(Clone, Debug, Deserialize)]
struct Used {
    point: String,
    /// On which screen, by which control: `#/share|BUTTON Copy link`.
    at: Vec<String>,
    /// Whether it answers later.
    promises: bool,
}

#[derive(Debug, Default, Deserialize)]
#[serde(default)]
struct Report {
    dead: Vec<String>,
    blank: Vec<String>,
    problems: Vec<String>,
    used: Vec<Used>,
}

impl Report {
    /// What went wrong, if anything.
    fn faults(&self) -> Vec<&String> {
        let Report {
            dead,
            blank,
            problems,
            ..
        } = self;
        dead.iter().chain(blank).chain(problems).collect()
    }
}

/// A browser in which page after page is opened, each broken in its own way.
struct Sweep {
    site: Site,
    browser: Browser,
    names: Vec<String>,
}

/// A diary with enough in it that every control is there.
fn seed() -> Value {
    let mut seed = serde_json::Map::new();
    let mut put = |name: &str, text: String| {
        seed.insert(format!("hamstretch.{name}"), text.into());
    };
    let routine = "reps=1&lift=1&pull=1&lower=1&rest=0.5&ready=3&change=3";
    let written = routine.replace('=', "%3D").replace('&', "%26");
    for day in 1..=12_u64 {
        let (id, at) = (
            format!("019a000000{day:02}-0badcafe"),
            1_795_000_000_000 + day * 86_400_000,
        );
        put(
            &format!("entry.{id}"),
            format!(
                "v=3&id={id}&utc_ms={at}&offset_min=60&routine={written}%26first%3Dright&first=right\
                 &left=1&right=1&ending=finished&lasted_ms=14000&after=3&felt_left=right&words=less+stiff"
            ),
        );
    }
    let measured = "019a00000001-0badcafe&utc_ms=1795000000000&offset_min=60";
    put(
        "angles.019a00000001-0badcafe",
        format!("v=1&id={measured}&left_lifted=61&right_lifted=62&left_assisted=80"),
    );
    put(
        "score.019a00000001-0badcafe",
        format!("v=1&id={measured}&what=Tying+my+shoes&score=4"),
    );
    put("thing", "Tying my shoes".to_owned());
    put("routine", routine.to_owned());
    seed.into()
}

/// The names in the script between page and wasm: of what it reads and calls (`.name`,
/// `name(`) and of what it makes (`new Name`).
fn names() -> Result<Vec<String>> {
    let files = fs::read_dir(dist())?;
    let script = files
        .filter_map(|file| file.ok()?.file_name().into_string().ok())
        .find(|name| name.starts_with("hamstretch-") && name.ends_with(".js"))
        .context("the script between page and wasm")?;
    let script = fs::read_to_string(dist().join(script))?;
    let mut names = BTreeSet::new();
    let mut before = "";
    for word in words_in(&script) {
        if word.len() > 2 {
            names.insert(word.to_owned());
        }
        if matches!(before, "new" | "typeof") {
            names.insert(format!("new {word}"));
        }
        before = word;
    }
    Ok(names.into_iter().collect())
}

fn words_in(text: &str) -> impl Iterator<Item = &str> {
    let is_part = |letter: char| letter.is_ascii_alphanumeric() || letter == '_';
    text.split(move |letter| !is_part(letter))
        .filter(|word| !word.is_empty())
}

/// The screens in the order in which they are swept: where all can be erased is last.
fn screens() -> Vec<&'static str> {
    let is_swept =
        |screen: &Screen| !matches!(screen, Screen::Session | Screen::Entry | Screen::Data);
    let screens = Screen::ALL.into_iter().filter(is_swept);
    screens.chain([Screen::Data]).map(Screen::address).collect()
}

impl Sweep {
    async fn begin() -> Result<Sweep> {
        let site = Site::serve(&dist(), site::Options::default())?;
        // As code: the page's policy lets no text become some.
        let acts = ODD
            .iter()
            .chain(&ACTS)
            .map(|act| format!("() => {{ {act} }}"));
        let acts: Vec<String> = acts.collect();
        site.run_first(&format!("window.__acts = [{}];", acts.join(",\n")));
        site.run_first(SCRIPT);
        let options = Options {
            pooled: true,
            ..Options::default()
        };
        let browser = Browser::open_with(options).await?;
        browser.goto(site.url()).await?;
        let names = names()?;
        Ok(Sweep {
            site,
            browser,
            names,
        })
    }

    /// Opens a page that is told this, and does `act` in it once the app stands.
    async fn page(&self, mut told: Value, act: &str) -> Result<Report> {
        told["names"] = json!(self.names);
        told["said"] = json!(SAID);
        if told.get("seed").is_none() {
            told["seed"] = seed();
        }
        let name = serde_json::to_string(&told.to_string())?;
        let _: Option<bool> = self
            .browser
            .read(&format!("window.name = {name}; return null"))
            .await?;
        self.browser.goto(self.site.url()).await?;
        let script = format!(
            "window.__under_way = (async () => {{
                if (!await window.__sweep.stands()) throw new Error('the app does not stand');
                return {act};
            }})().then((report) => {{ window.__report = report; }},
                (error) => {{ window.__report = {{ problems: [String(error)] }}; }});
            return null"
        );
        let _: Option<bool> = self.browser.read(&script).await?;
        // It takes longer than a driver waits for a script; and a page that has crashed is
        // another page.
        let report = wait_for("the end of a sweep", PATIENCE, async || {
            let told: Result<(bool, Option<Report>, String)> = self.browser.read(TOLD).await;
            Ok(match told {
                Ok((true, report, _)) => report,
                Ok((false, _, text)) => Some(Report {
                    problems: vec![format!("ended at {text}")],
                    ..Report::default()
                }),
                // One page is being left for another.
                Err(_) => None,
            })
        });
        report.await
    }

    /// Everything there is to visit and press, with nothing broken: what of the browser
    /// is used.
    async fn used(&self) -> Result<Vec<Used>> {
        let act = format!("await window.__sweep.sweep({})", json!(screens()));
        let report = self.page(json!({"mode": "record"}), &act).await?;
        ensure!(report.faults().is_empty(), "{:?}", report.faults());
        ensure!(report.used.len() > 60, "{:?}", report.used);
        Ok(report.used)
    }

    /// What goes wrong with these broken, where they are used.
    async fn broken(&self, mode: &str, points: &[&Used]) -> Result<Vec<String>> {
        let names: Vec<&str> = points.iter().map(|used| used.point.as_str()).collect();
        let mut wanted: Vec<&str> = points
            .iter()
            .flat_map(|used| used.at.iter().map(String::as_str))
            .collect();
        wanted.push("#/|BUTTON Start");
        let mut screens = screens();
        screens.retain(|screen| {
            wanted
                .iter()
                .any(|at| at.starts_with(&format!("{screen}|")))
        });
        let mut told = json!({"mode": mode, "points": names});
        if mode == "never" || names.iter().any(|name| is_of_fetching(name)) {
            // What is never answered is given up after ten seconds at most, which pass
            // in one.
            told["haste"] = json!(10);
        }
        let act = format!(
            "await window.__sweep.sweep({}, {})",
            json!(screens),
            json!(wanted)
        );
        let report = self.page(told, &act).await?;
        Ok(report.faults().into_iter().cloned().collect())
    }

    /// Breaks all of these, a few in each page. Where something goes wrong, each is
    /// broken alone, to name the one.
    async fn break_each(&self, mode: &str, used: &[Used]) -> Result<Vec<String>> {
        let mut faults = Vec::new();
        for batch in batches(used) {
            let together = self.broken(mode, &batch).await?;
            if together.is_empty() {
                continue;
            }
            let before = faults.len();
            for each in &batch {
                for fault in self.broken(mode, &[each]).await? {
                    faults.push(format!("{mode} {}: {fault}", each.point));
                }
            }
            if faults.len() == before {
                let points: Vec<&str> = batch.iter().map(|used| used.point.as_str()).collect();
                faults.push(format!("{mode} {points:?}, but none alone: {together:?}"));
            }
        }
        Ok(faults)
    }
}

fn is_of_fetching(point: &str) -> bool {
    ["fetch", "Response", "Headers"]
        .iter()
        .any(|part| point.contains(part))
}

/// A few in each: those that lead to others apart from them, and of the sound, where each
/// needs the one before it, one at a time.
fn batches(used: &[Used]) -> Vec<Vec<&Used>> {
    let is_gate = |used: &&Used| {
        let starts = ["window.", "Navigator.", "new ", "static "];
        starts.iter().any(|start| used.point.starts_with(start))
    };
    let (gates, others): (Vec<_>, Vec<_>) = used.iter().partition(is_gate);
    let is_sound = |used: &&Used| used.point.contains("Audio") || used.point.contains("Gain");
    let (sound, others): (Vec<_>, Vec<_>) = others.into_iter().partition(is_sound);
    let count = gates.len().div_ceil(5);
    let gates = (0..count).map(|first| gates.iter().copied().skip(first).step_by(count).collect());
    let count = sound.len().max(others.len().div_ceil(5));
    let others = (0..count).map(|first| {
        let others = others.iter().copied().skip(first).step_by(count);
        sound
            .get(first)
            .copied()
            .into_iter()
            .chain(others)
            .collect()
    });
    gates
        .chain(others)
        .filter(|batch: &Vec<_>| !batch.is_empty())
        .collect()
}

async fn nothing_goes_wrong_where_all_is(mode: &str) -> Result<()> {
    let sweep = Sweep::begin().await?;
    let mut used = sweep.used().await?;
    if matches!(mode, "rejecting" | "never") {
        used.retain(|used| used.promises);
    }
    let faults = sweep.break_each(mode, &used).await?;
    assert!(faults.is_empty(), "{faults:#?}");
    Ok(())
}

#[tokio::test]
async fn whatever_is_missing_nothing_crashes_and_no_control_is_dead() -> Result<()> {
    nothing_goes_wrong_where_all_is("missing").await
}

#[tokio::test]
async fn whatever_throws_nothing_crashes_and_no_control_is_dead() -> Result<()> {
    nothing_goes_wrong_where_all_is("throwing").await
}

#[tokio::test]
async fn whatever_is_refused_nothing_crashes_and_no_control_is_dead() -> Result<()> {
    nothing_goes_wrong_where_all_is("rejecting").await
}

#[tokio::test]
async fn whatever_never_answers_nothing_crashes_and_no_control_is_dead() -> Result<()> {
    nothing_goes_wrong_where_all_is("never").await
}
