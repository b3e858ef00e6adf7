//! The words in the page and in its manifest: `{{NAME}}` there holds the place of what the
//! app's own list of words has under that name.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};
use hamstretch_core::{pages, words};

/// Writes the pages that are made of words, and puts words where their places are held, in
/// every file that has such.
pub(super) fn fill(folder: &Path) -> Result<()> {
    let learn = folder.join(pages::LEARN);
    fs::write(learn, pages::learn()).context("writing the page on how it goes")?;
    for file in ["index.html", "crash.html", "manifest.webmanifest"] {
        let path = folder.join(file);
        let text = fs::read_to_string(&path).with_context(|| format!("reading {file}"))?;
        let escaped = if file.ends_with("html") {
            in_html
        } else {
            in_json
        };
        let filled = filled(&text, escaped).with_context(|| file.to_owned())?;
        fs::write(&path, filled).with_context(|| format!("writing {file}"))?;
    }
    Ok(())
}

fn filled(text: &str, escaped: fn(&str) -> String) -> Result<String> {
    let mut filled = text.to_owned();
    for (name, words) in words::painted() {
        filled = filled.replace(&format!("{{{{{name}}}}}"), &escaped(&words));
    }
    if let Some((_, rest)) = filled.split_once("{{") {
        bail!(
            "no words are called `{}`",
            rest.split("}}").next().unwrap_or_default()
        );
    }
    Ok(filled)
}

fn in_html(words: &str) -> String {
    words
        .replace('&', "&amp;")
        .replace('<', "&lt;")
        .replace('"', "&quot;")
}

fn in_json(words: &str) -> String {
    let quoted = serde_json::Value::from(words).to_string();
    quoted[1..quoted.len() - 1].to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_held_place_gets_its_words_as_they_are_and_one_for_no_words_is_an_error() {
        let page = filled("<title>{{NAME}}</title>", in_html).expect("there are such words");
        assert_eq!(page, format!("<title>{}</title>", words::NAME));
        let error = filled("<p>{{NOBODY}}</p>", in_html).expect_err("no such words");
        assert_eq!(error.to_string(), "no words are called `NOBODY`");
        assert_eq!(in_html("a < b & \"c\""), "a &lt; b &amp; &quot;c&quot;");
        assert_eq!(in_json("say \"it\"\n"), r#"say \"it\"\n"#);
    }
}
