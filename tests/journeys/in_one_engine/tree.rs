//! What a screen reader is given: the tree that the engine makes of each screen, and not
//! what the page's attributes ask for.

use super::states::{A_DIARY, every_state};
use crate::visit::{PATIENCE, Visit};
use anyhow::{Context, Result, bail};
use harness::webdriver::wait_until;
use serde_json::{Value, json};
use std::collections::HashMap;

/// One thing in the tree that is told.
#[derive(Debug)]
struct Told {
    role: String,
    name: String,
    described: String,
    properties: Vec<(String, Value)>,
}

impl Told {
    fn of(node: &Value) -> Told {
        let text = |field: &str| node[field]["value"].as_str().unwrap_or_default().to_owned();
        let properties = node["properties"].as_array().into_iter().flatten();
        let properties = properties.map(|property| {
            let name = property["name"].as_str().unwrap_or_default();
            (name.to_owned(), property["value"]["value"].clone())
        });
        Told {
            role: text("role"),
            name: text("name"),
            described: text("description"),
            properties: properties.collect(),
        }
    }

    fn has(&self, name: &str) -> Option<&Value> {
        let found = self.properties.iter().find(|(each, _)| each == name);
        found.map(|(_, value)| value)
    }

    fn is(&self, role: &str) -> bool {
        self.role == role
    }
}

/// All that is told, in the order in which it is.
async fn tree(visit: &Visit) -> Result<Vec<Told>> {
    let command = "Accessibility.getFullAXTree";
    let answer = visit.browser.devtools(command, json!({})).await?;
    let nodes = answer["nodes"].as_array().context("a tree")?;
    let by_id: HashMap<&str, &Value> = nodes
        .iter()
        .filter_map(|node| Some((node["nodeId"].as_str()?, node)))
        .collect();
    let mut told = Vec::new();
    let mut left: Vec<&Value> = nodes.first().into_iter().collect();
    while let Some(node) = left.pop() {
        if node["ignored"] != json!(true) {
            told.push(Told::of(node));
        }
        let children = node["childIds"].as_array().into_iter().flatten().rev();
        left.extend(children.filter_map(|id| by_id.get(id.as_str()?)));
    }
    Ok(told)
}

/// What can be used.
const USED: [&str; 12] = [
    "button",
    "link",
    "checkbox",
    "radio",
    "switch",
    "textbox",
    "spinbutton",
    "combobox",
    "slider",
    "DisclosureTriangle",
    "InputTime",
    "radiogroup",
];

fn check(state: &str, all: &[Told]) -> Result<()> {
    let headings: Vec<(&str, i64)> = all
        .iter()
        .filter(|told| told.is("heading"))
        .map(|told| {
            let level = told.has("level").and_then(Value::as_i64);
            (told.name.as_str(), level.unwrap_or_default())
        })
        .collect();
    let [(first, 1), ..] = headings.as_slice() else {
        bail!("{state}: begins with no heading of the first level: {headings:?}");
    };
    let mut above = 0;
    for (name, level) in &headings {
        if name.trim().is_empty() || *level > above + 1 || (*level == 1 && name != first) {
            bail!("{state}: `{name}` of level {level} after {above}: {headings:?}");
        }
        above = *level;
    }
    let page = all
        .iter()
        .find(|told| told.is("RootWebArea"))
        .context("a page")?;
    let is_home = matches!(state, "#/") || state.starts_with("#/routine?");
    let title = if is_home { "Today" } else { *first };
    if page.name != format!("{title} · Hamstretch") {
        bail!("{state}: the document is called {}", page.name);
    }
    if all.iter().filter(|told| told.is("main")).count() != 1 {
        bail!("{state}: not one main part");
    }
    for told in all {
        let is_used = USED.contains(&told.role.as_str());
        if (is_used || told.is("dialog")) && told.name.trim().is_empty() {
            bail!("{state}: nothing names {told:?}");
        }
        // What is drawn before or after words is no part of them.
        let is_drawn = |c: char| matches!(c, '\u{2190}'..='\u{2bff}' | '‹' | '›' | '•');
        if is_used && told.name.contains(is_drawn) {
            bail!("{state}: a sign is read aloud in {told:?}");
        }
        let has_state = ["checkbox", "radio", "switch"].contains(&told.role.as_str());
        if has_state && told.has("checked").is_none() {
            bail!("{state}: nobody knows whether it is chosen: {told:?}");
        }
        let is_reached = told.has("focusable") == Some(&json!(true));
        if is_reached && !is_used && !told.is("heading") && !told.is("RootWebArea") {
            bail!("{state}: what is it? {told:?}");
        }
    }
    Ok(())
}

#[tokio::test]
async fn every_screen_is_told_with_its_names_states_and_headings() -> Result<()> {
    let visit = Visit::begin_at("", A_DIARY).await?;
    visit
        .browser
        .devtools("Accessibility.enable", json!({}))
        .await?;
    let mut seen = Vec::new();
    every_state(&visit, async |state: &str| {
        // The tree is made a little after the page.
        let waited = wait_until(state, PATIENCE, async || {
            Ok(check(state, &tree(&visit).await?).is_ok())
        });
        let waited = waited.await;
        let all = tree(&visit).await?;
        if waited.is_err() {
            check(state, &all)?;
        }
        let count = |role: &str| all.iter().filter(|told| told.is(role)).count();
        let live = all
            .iter()
            .filter(|told| told.has("live") == Some(&json!("assertive")));
        assert_eq!(live.count(), 0, "{state}: nothing interrupts");
        match state {
            "rolling" | "getting ready" | "a lift" | "a pause" => {
                assert_eq!(count("timer"), 1, "{state}");
                let polite = |told: &&Told| told.has("live") == Some(&json!("polite"));
                assert!(all.iter().filter(polite).count() >= 1, "{state}");
            }
            "the question" => assert_eq!(count("dialog"), 1),
            "done" => {
                assert!(count("radiogroup") >= 3);
                let groups = all.iter().filter(|told| told.is("radiogroup"));
                let silent = groups.filter(|told| !told.described.contains("Delete"));
                assert_eq!(silent.count(), 0, "how it is taken back is said");
            }
            _ => {}
        }
        seen.push(format!("{state}: {} told", all.len()));
        Ok(())
    })
    .await?;
    println!("{}", seen.join("\n"));
    visit.went_well().await
}

#[tokio::test]
async fn a_choice_is_told_as_it_is_made() -> Result<()> {
    let visit = Visit::begin_at("#/settings", "").await?;
    visit.sees("[role=radiogroup]").await?;
    visit
        .browser
        .devtools("Accessibility.enable", json!({}))
        .await?;
    let chosen = async || -> Result<Vec<String>> {
        let all = tree(&visit).await?;
        let chosen = all
            .into_iter()
            .filter(|told| told.is("radio") && told.has("checked") == Some(&json!("true")));
        Ok(chosen.map(|told| told.name).collect())
    };
    assert_eq!(chosen().await?[0], "Woman");
    visit.press("Man").await?;
    wait_until(
        "another",
        PATIENCE,
        async || Ok(chosen().await?[0] == "Man"),
    )
    .await?;
    visit.went_well().await
}
