//! A build in the shape Trunk gives it, finished. That it then runs, offline too and under its
//! policy, the journeys show.

use std::collections::BTreeMap;

use fs_err as fs;

use super::names::{integrity, source};
use super::*;

const INDEX: &str = r#"<!DOCTYPE html>
<html lang="en">
  <head>
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self'; style-src 'self'">
    <link rel="stylesheet" href="./tokens-aa.css" integrity="sha384-old"/>
    <link rel="stylesheet" href="./home-bb.css" integrity="sha384-old"/>
    <link rel="icon" href="./icon.svg">
  <template id="app-files"><script type="module" src="./start.js"></script><link rel="modulepreload" href="./app.js" crossorigin="anonymous"><link rel="preload" href="./app.wasm" crossorigin="anonymous" as="fetch" type="application/wasm"></template></head>
  <body><script src="early.js"></script><script src="watch.js"></script></body>
</html>"#;

const CRASH: &str = r#"<meta content="style-src 'self'"><link rel="stylesheet" href="crash.css"><script src="crash.js"></script><p>Oh</p>"#;

fn staged(page: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a temp folder");
    for (name, contents) in [
        ("index.html", page),
        ("tokens-aa.css", ":root { --ink: #111111; }\n"),
        ("home-bb.css", "/* home */ p { color: var(--ink); }\n"),
        ("icon.svg", "<svg/>"),
        ("watch.js", "(() => {\n  // To see.\n  watch();\n})();\n"),
        ("early.js", "// To do.\ndo_it();\n"),
        ("crash.js", "// To say.\nsay();\n"),
        ("crash.css", "p {}"),
        ("crash.html", CRASH),
        (
            "worker.js",
            "const BUILD = {version: \"\", files: []};\nwork(BUILD);\n",
        ),
    ] {
        fs::write(folder.path().join(name), contents).expect("a file");
    }
    folder
}

/// A finished build, its files with their contents, and the archive of it.
fn finished(page: &str) -> Result<BTreeMap<String, Vec<u8>>> {
    let folder = staged(page);
    let folder = folder.path();
    let app = App {
        script: "// To load.\nexport default async () => 1;\n".to_owned(),
        wasm: b"one".into(),
        lazy: b"two".into(),
        functions: Default::default(),
    };
    finish(Page::read(folder, PAGE)?, folder, app)?;
    let archive = folder.with_extension("zip");
    crate::build::pack(folder, &archive)?;
    let mut all = BTreeMap::from([("archive".to_owned(), fs::read(&archive)?)]);
    fs::remove_file(archive)?;
    for file in files(folder)? {
        all.insert(file.clone(), fs::read(folder.join(file))?);
    }
    Ok(all)
}

#[test]
fn a_build_is_finished_and_packed_the_same_way_each_time() -> Result<()> {
    let all = finished(INDEX)?;
    assert_eq!(all, finished(INDEX)?);
    assert!(all.contains_key("index.html.br"));
    assert!(!all.contains_key("icon.svg.br"), "six bytes get no smaller");
    Ok(())
}

#[test]
fn the_page_names_what_is_there_by_its_digest_and_allows_only_what_stands_in_it() -> Result<()> {
    let all = finished(INDEX)?;
    let text = |file: &str| String::from_utf8_lossy(&all[file]).into_owned();
    let html = text(PAGE);
    for (start, end) in [
        ("start-", ".js"),
        (scripts::STEM, ".js"),
        (scripts::STEM, ".wasm"),
    ] {
        let is_it = |file: &&String| file.starts_with(start) && file.ends_with(end);
        let file = all
            .keys()
            .find(is_it)
            .context("it is named after its contents")?;
        let digest = format!("integrity=\"{}\"", integrity(&all[file]));
        assert!(html.contains(&format!("\"./{file}\"")), "{html}");
        assert_eq!(html.contains(&digest), end == ".js", "{file}");
        assert!(text(headers::FILE).contains(&format!("/{file}\n  Cache-Control")));
    }
    // Styles in their order.
    let style = ":root{--ink: #111111}p{color:var(--ink)}";
    let before = "<body><script>do_it();</script><script>watch();</script></body>";
    assert!(html.contains(&format!("<style>{style}</style>")) && html.contains(before));
    let [style, early, watch] = [style, "do_it();", "watch();"].map(|it| source(it.as_bytes()));
    let policy = format!("script-src 'self' {watch} {early}; style-src 'self' {style}");
    assert!(html.contains(&policy) && text(headers::FILE).contains(&policy));
    let crash = text("crash.html");
    assert!(crash.find("<style>") < crash.find("crash.css") && crash.contains(&style));
    Ok(())
}

#[test]
fn a_build_in_another_shape_is_refused() {
    for (found, instead, said) in [
        ("./start.js", "./begin.js", "start.js"),
        ("./app.js", "./else.js", "app.js"),
        (
            "<body>",
            "<body><script type=module>1</script>",
            "is inline",
        ),
        ("<body>", "<body><style>a {}</style>", "is inline"),
        ("<body>", "<body><p style='top: 0'>", "is inline"),
        ("<body>", "<body><a onclick=x>", "is inline"),
        ("bb.css\"", "bb.css\" media=\"print\"", "media"),
        ("http-equiv", "name", "no content security policy"),
    ] {
        let error = finished(&INDEX.replace(found, instead)).expect_err(said);
        assert!(format!("{error:#}").contains(said), "{error:#}");
    }
}
