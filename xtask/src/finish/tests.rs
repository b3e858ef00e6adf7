//! A build in the shape Trunk gives it, finished. That it then runs, offline too and under its
//! policy, the journeys show.

use std::collections::BTreeMap;

use fs_err as fs;

use super::names::{digest, integrity, source};
use super::*;

const INDEX: &str = r#"<!DOCTYPE html>
<html lang="en">
  <head>
    <!-- for readers -->
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self'; style-src 'self'">
    <link rel="stylesheet" href="./tokens-aa.css" integrity="sha384-old"/>
    <link rel="stylesheet" href="./home-bb.css" integrity="sha384-old"/>
    <link rel="icon" href="./icon.svg">
  <template id="app-files"><script type="module" src="./start.js"></script><link rel="modulepreload" href="./app-1f2e3d.js" crossorigin="anonymous"><link rel="preload" href="./app-1f2e3d_bg.wasm" crossorigin="anonymous" as="fetch" type="application/wasm"></template></head>
  <body><script src="early.js"></script><script src="watch.js"></script></body>
</html>"#;

const CRASH: &str = r#"<meta content="style-src 'self'"><link rel="stylesheet" href="crash.css"><script src="crash.js"></script><p>Oh</p>"#;

fn staged(page: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a temp folder");
    // A module with nothing but a section for tools, which compresses well.
    let wasm = format!("\0asm\x01\0\0\0\0\x65\x01a{}", "\0".repeat(99));
    for (name, contents) in [
        ("index.html", page),
        (
            "app-1f2e3d.js",
            "// To load.\nexport default async () => 1;\n",
        ),
        ("app-1f2e3d_bg.wasm", &wasm),
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

/// A finished build, and its files with their contents.
fn finished(page: &str) -> Result<(tempfile::TempDir, BTreeMap<String, Vec<u8>>)> {
    let folder = staged(page);
    finish(folder.path(), None)?;
    let mut all = BTreeMap::new();
    for file in files(folder.path())? {
        all.insert(file.clone(), fs::read(folder.path().join(file))?);
    }
    Ok((folder, all))
}

fn text(all: &BTreeMap<String, Vec<u8>>, file: &str) -> String {
    String::from_utf8(all[file].clone()).expect("text")
}

#[test]
fn a_build_is_finished_and_packed_the_same_way_each_time() -> Result<()> {
    let (one, all) = finished(INDEX)?;
    let (two, again) = finished(INDEX)?;
    assert_eq!(all, again);
    assert!(all.contains_key("index.html.br"));
    assert!(!all.contains_key("icon.svg.br"), "six bytes get no smaller");
    let [one, two] = [one, two].map(|folder| {
        let archive = folder.path().with_extension("zip");
        crate::build::pack(folder.path(), &archive)?;
        let packed = fs::read(&archive)?;
        fs::remove_file(archive)?;
        anyhow::Ok(packed)
    });
    assert_eq!(one?, two?);
    Ok(())
}

#[test]
fn the_page_names_what_is_there_by_its_digest_and_allows_only_what_stands_in_it() -> Result<()> {
    let (folder, all) = finished(INDEX)?;
    let page = Page::read(folder.path(), PAGE)?;
    let mut digests = 0;
    for element in page.elements()? {
        if let (Some(digest), Some(file)) = (element.value("integrity"), element.file()) {
            assert_eq!(digest, integrity(&all[file]), "{file}");
            digests += 1;
        }
    }
    assert_eq!(digests, 2, "the start's and the app's script's");
    assert!(!page.html.contains("1f2e3d") && !page.html.contains("for readers"));
    // Styles in their order; and the start's failure is told.
    let style = ":root{--ink: #111111}p{color:var(--ink)}";
    let before = "<body><script>do_it();</script><script>watch();</script></body>";
    assert!(page.html.contains(&format!("<style>{style}</style>")) && page.html.contains(before));
    let start = all
        .keys()
        .find(|file| file.starts_with("start-") && file.ends_with(".js"));
    let start = text(&all, start.context("a start")?);
    assert!(
        start.contains("./app-") && start.contains(".catch(self.failed)"),
        "{start}"
    );
    let [style, early, watch] = [style, "do_it();", "watch();"].map(|it| source(it.as_bytes()));
    let policy = format!("script-src 'self' {watch} {early}; style-src 'self' {style}");
    let headers = text(&all, headers::FILE);
    assert!(page.html.contains(&policy) && headers.contains(&policy));
    assert_eq!(
        headers.matches(", immutable").count(),
        3,
        "start, script, wasm"
    );
    let crash = text(&all, "crash.html");
    assert!(crash.find("<style>") < crash.find("crash.css") && crash.contains(&style));
    Ok(())
}

#[test]
fn the_worker_lists_what_is_needed_offline() -> Result<()> {
    let (_, all) = finished(INDEX)?;
    let worker = text(&all, "worker.js");
    let (_, list) = worker.split_once("files: ").context("a list")?;
    let listed: Vec<[String; 3]> = serde_json::from_str(list.split("};").next().unwrap_or(list))?;
    assert!(listed.is_sorted() && listed.len() == 8, "{listed:?}");
    for [address, is, _] in &listed {
        let file = if address == "./" { PAGE } else { address };
        assert_eq!(*is, digest(&all[file]), "{file}");
    }
    let kind = |address| {
        listed
            .iter()
            .find(|line| line[0] == address)
            .map(|line| &*line[2])
    };
    assert_eq!(kind("./"), Some("text/html; charset=utf-8"));
    let version = |worker: &str| worker.split('"').nth(1).map(str::to_owned);
    let served = worker::with_other_contents(&worker, &[(b"<svg/>".into(), b"<svg>".into())]);
    assert!(served.contains(&digest(b"<svg>")) && served.len() == worker.len());
    assert_ne!(version(&worker), version(&served));
    Ok(())
}

#[test]
fn a_build_in_another_shape_is_refused() {
    for (found, instead, said) in [
        ("./start.js", "./begin.js", "start.js"),
        ("rel=\"modulepreload\"", "rel=\"else\"", "modulepreload"),
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
