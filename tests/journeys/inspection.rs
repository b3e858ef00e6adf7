//! A visit in which everything is looked at by axe-core: in light and in dark, on
//! the phone most have and the smallest, and in large type.

use crate::visit::{PATIENCE, Visit};
use anyhow::{Context, Result};
use harness::webdriver::{Scheme, wait_until};
use serde::Deserialize;
use std::collections::BTreeMap;
use std::fmt::Write;
use xtask::setup;

/// In CSS pixels.
pub type Size = (u32, u32);
/// The phone most have.
pub const COMMON: Size = (390, 844);
/// The smallest there still is.
const SMALLEST: Size = (320, 568);
pub const BOTH: &[Size] = &[COMMON, SMALLEST];

const SCHEMES: [(Scheme, &str); 2] = [(Scheme::Light, "light"), (Scheme::Dark, "dark")];

/// Has the page looked at, and returns what is wrong with it.
const LOOK: &str = include_str!("axe.js");

/// What one would have to scroll sideways for.
const TOO_WIDE: &str = "const page = document.documentElement;
    if (page.scrollWidth <= page.clientWidth) return [];
    const range = document.createRange();
    const sticksOut = it => {
        range.selectNodeContents(it);
        return [it, range].some(it => it.getBoundingClientRect().right > page.clientWidth);
    };
    return ['all', ...[...document.querySelectorAll('body *')].filter(sticksOut)
        .map(it => it.outerHTML.slice(0, 300))]";

/// One element that breaks one rule.
#[derive(Deserialize, PartialEq, Eq, PartialOrd, Ord)]
pub struct Violation {
    pub rule: String,
    impact: String,
    help: String,
    html: String,
    why: String,
}

/// A visit in which everything is looked at.
pub struct Inspection {
    pub visit: Visit,
    axe: String,
    /// Each violation, and in which states it was seen.
    pub found: BTreeMap<Violation, Vec<String>>,
}

/// axe-core's script, which is installed where it is not there yet.
fn axe() -> Result<String> {
    let file = setup::program(&setup::AXE)?;
    std::fs::read_to_string(&file).with_context(|| format!("reading {}", file.display()))
}

impl Inspection {
    pub async fn begin(fragment: &str) -> Result<Inspection> {
        Inspection::begin_at(fragment, "").await
    }

    /// The same, after `before` has run in the page.
    pub async fn begin_at(fragment: &str, before: &str) -> Result<Inspection> {
        let axe = axe()?;
        let visit = Visit::begin_at(fragment, before).await?;
        visit.browser.set_script_timeout(PATIENCE).await?;
        let found = BTreeMap::new();
        Ok(Inspection { visit, axe, found })
    }

    /// Goes to an address and looks at what is there.
    pub async fn go_and_look(&mut self, fragment: &str, state: &str, sizes: &[Size]) -> Result<()> {
        self.visit.go(fragment).await?;
        self.look(state, sizes).await
    }

    /// Looks at the page as it is when `state`, a selector, finds something in it.
    pub async fn look(&mut self, state: &str, sizes: &[Size]) -> Result<()> {
        let is_so = format!("return document.querySelector('{state}') !== null");
        self.look_while(state, &is_so, &is_so, sizes).await
    }

    /// Looks at a phase of a session, each time in one that will last.
    pub async fn look_at_phase(&mut self, phase: &str) -> Result<()> {
        let lasts = format!(
            "const session = document.querySelector('[data-phase={phase}][data-paused=false]');
            return session !== null"
        );
        let begins = format!("{lasts} && session.querySelector('[role=timer]').innerText >= 6");
        self.look_while(phase, &begins, &lasts, BOTH).await
    }

    /// Looks at the page in light and in dark, once it is as `begins` asks.
    async fn look_while(
        &mut self,
        state: &str,
        begins: &str,
        lasts: &str,
        sizes: &[Size],
    ) -> Result<()> {
        for &(width, height) in sizes {
            self.visit.browser.resize(width, height).await?;
            for (scheme, name) in self.schemes() {
                self.wear(scheme, name).await?;
                let seen = format!("{state}, {name}, {width}x{height}");
                self.look_once(seen, begins, lasts).await?;
            }
        }
        let (width, height) = COMMON;
        self.visit.browser.resize(width, height).await?;
        // What fits is another matter with type of twice the size; colours are not.
        self.set_type("200%").await?;
        self.look_once(format!("{state}, in large type"), begins, lasts)
            .await?;
        let too_wide: Vec<String> = self.visit.browser.read(TOO_WIDE).await?;
        assert_eq!(too_wide, [""; 0], "in `{state}`, in large type");
        self.set_type("").await
    }

    async fn look_once(&mut self, state: String, begins: &str, lasts: &str) -> Result<()> {
        self.learn_axe().await?;
        wait_until(&state, PATIENCE, async || {
            self.visit.browser.holds(begins).await
        })
        .await?;
        let violations: Vec<Violation> = self.visit.browser.read(LOOK).await?;
        let lasted: bool = self.visit.browser.read(lasts).await?;
        assert!(lasted, "`{state}` was over before axe had looked at it all");
        for violation in violations {
            self.found.entry(violation).or_default().push(state.clone());
        }
        Ok(())
    }

    /// Has the page's type as large as a person who sets their browser's to it.
    async fn set_type(&self, size: &str) -> Result<()> {
        let set = format!("document.documentElement.style.fontSize = '{size}'; return null");
        let _: Option<bool> = self.visit.browser.read(&set).await?;
        Ok(())
    }

    /// The colours it can wear: where the engine has to know when it starts, light.
    pub fn schemes(&self) -> Vec<(Scheme, &'static str)> {
        let both = self.visit.engine().changes_its_colours();
        let light = |(scheme, _): &(Scheme, &str)| both || *scheme == Scheme::Light;
        SCHEMES.into_iter().filter(light).collect()
    }

    /// Waits until the page wears its light or dark colours, and none is still
    /// on its way to another.
    async fn wear(&self, scheme: Scheme, name: &str) -> Result<()> {
        if self.visit.engine().changes_its_colours() {
            self.visit.browser.prefer(scheme).await?;
        }
        let is_so = format!(
            "const changes = document.getAnimations().filter(it => it instanceof CSSTransition);
            return matchMedia('(prefers-color-scheme: {name})').matches && changes.length === 0"
        );
        wait_until(name, PATIENCE, async || {
            self.visit.browser.holds(&is_so).await
        })
        .await
    }

    /// A page that was loaded anew has to be given axe again.
    async fn learn_axe(&self) -> Result<()> {
        let browser = &self.visit.browser;
        if !browser.read::<bool>("return 'axe' in window").await? {
            // Not by way of `read`, whose error would have the script in it.
            let told = browser.execute(&self.axe, Vec::new()).await;
            told.context("giving the page axe-core")?;
        }
        Ok(())
    }

    /// Nothing was found, or else this is what.
    pub async fn end(self) -> Result<()> {
        let mut told = String::new();
        for (it, states) in &self.found {
            writeln!(told, "{} ({}): {}", it.rule, it.impact, it.help)?;
            writeln!(told, "  {}", it.html.replace('\n', " "))?;
            writeln!(told, "  {}", it.why.replace('\n', " "))?;
            for state in states {
                writeln!(told, "    in {state}")?;
            }
        }
        assert!(told.is_empty(), "axe found:\n{told}");
        self.visit.went_well().await
    }
}
