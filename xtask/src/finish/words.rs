//! The words in the page and in its manifest: `{{NAME}}` there holds the place of what the
//! app's own list of words has under that name.

use std::path::Path;

use anyhow::{Result, bail};
use fs_err as fs;
use hamstretch_core::{pages, words};

/// Writes the pages that are made of words, and puts words where their places are held, in
/// every file that has such.
pub(super) fn fill(folder: &Path) -> Result<()> {
    fs::write(folder.join(pages::LEARN), pages::learn())?;
    for (file, escaped) in [
        ("index.html", in_html as fn(&str) -> String),
        ("crash.html", in_html),
        ("manifest.webmanifest", in_json),
    ] {
        let path = folder.join(file);
        let mut text = fs::read_to_string(&path)?;
        for (name, words) in words::painted() {
            text = text.replace(&format!("{{{{{name}}}}}"), &escaped(&words));
        }
        if let Some((_, rest)) = text.split_once("{{") {
            let name = rest.split("}}").next().unwrap_or_default();
            bail!("{file}: no words are called `{name}`");
        }
        fs::write(&path, text)?;
    }
    Ok(())
}

fn in_html(words: &str) -> String {
    let words = words.replace('&', "&amp;").replace('<', "&lt;");
    words.replace('"', "&quot;")
}

fn in_json(words: &str) -> String {
    let quoted = serde_json::Value::from(words).to_string();
    quoted[1..quoted.len() - 1].to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_only_words_wherever_they_stand() {
        assert_eq!(in_html("a < b & \"c\""), "a &lt; b &amp; &quot;c&quot;");
        assert_eq!(in_json("say \"it\"\n"), r#"say \"it\"\n"#);
    }
}
