//! A build in the shape Trunk gives it, finished.

use std::collections::BTreeMap;

use super::*;

const INDEX: &str = r#"<!DOCTYPE html>
<html lang="en">
  <head>
    <!-- for readers -->
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'self'; style-src 'self'">
    <script type="module">
import init from './app-1f2e3d.js';
const wasm = await init({ module_or_path: './app-1f2e3d_bg.wasm' });
dispatchEvent(new CustomEvent("TrunkApplicationStarted", {detail: {wasm}}));
</script>
    <link rel="stylesheet" href="./tokens-aa.css" integrity="sha384-old"/>
    <link rel="stylesheet" href="./home-bb.css" integrity="sha384-old"/>
    <link rel="manifest" href="app.webmanifest">
    <link rel="icon" href="./icon.svg"><script src="early.js"></script><script defer src="watch.js"></script>
  <link rel="modulepreload" href="./app-1f2e3d.js" crossorigin="anonymous" integrity="sha384-old"><link rel="preload" href="./app-1f2e3d_bg.wasm" crossorigin="anonymous" integrity="sha384-old" as="fetch" type="application/wasm"></head>
  <body></body>
</html>"#;

const CRASH: &str = r#"<meta content="style-src 'self'"><link rel="stylesheet" href="crash.css"><script src="crash.js"></script><p>Oh</p>"#;

/// As wasm-bindgen writes it, by its beginning and end.
const SCRIPT: &str = "let wasm;\n// To load.\nasync function init(at) { wasm = await fetch(at); }\nexport { init as default };\n";
/// A module with nothing but a section for tools, which compresses well.
fn wasm() -> Vec<u8> {
    [&b"\0asm\x01\0\0\0\0\x65\x01a"[..], &[0; 99]].concat()
}

fn staged(page: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a temp folder");
    let files = [
        ("index.html", page),
        ("app-1f2e3d.js", SCRIPT),
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
        ("llms.txt", "x"),
        (".gitkeep", "x"),
    ];
    for (name, contents) in files {
        fs::write(folder.path().join(name), contents).expect("a file");
    }
    let wasm_file = folder.path().join("app-1f2e3d_bg.wasm");
    fs::write(wasm_file, wasm()).expect("a file");
    folder
}

fn finished() -> tempfile::TempDir {
    let folder = staged(INDEX);
    finish(folder.path(), None).expect("the known shape");
    folder
}

fn contents(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let read = |file: String| {
        (
            file.clone(),
            fs::read(folder.join(file)).expect("it is there"),
        )
    };
    files(folder)
        .expect("a folder")
        .into_iter()
        .map(read)
        .collect()
}

fn text(folder: &Path, start: &str, end: &str) -> String {
    let all = contents(folder).into_iter();
    let mut found = all.filter(|(name, _)| name.starts_with(start) && name.ends_with(end));
    let (_, text) = found.next().expect(start);
    assert!(found.next().is_none(), "{start}…{end}");
    String::from_utf8(text).expect("text")
}

/// Whether the page's digests are those of the files; how many it has.
fn right_digests(folder: &Path) -> usize {
    let page = Page::read(folder, PAGE).expect("a page");
    let elements = page.elements().expect("well-formed");
    let digests = elements
        .iter()
        .filter_map(|it| Some((it.value("integrity")?, it.file()?)));
    let right = digests.map(|(digest, file)| {
        let bytes = fs::read(folder.join(file)).expect(file);
        assert_eq!(digest, names::integrity(&bytes), "{file}");
    });
    right.count()
}

#[test]
fn a_build_is_finished_the_same_way_each_time() {
    let (one, two) = (finished(), finished());
    let all = contents(one.path());
    assert_eq!(all, contents(two.path()));
    assert_eq!(
        all.keys().filter(|name| name.ends_with(".wasm.br")).count(),
        1
    );
    assert!(!all.contains_key("icon.svg.br"), "six bytes get no smaller");
}

#[test]
fn the_page_names_only_what_is_there_with_the_right_digests() {
    let folder = finished();
    assert_eq!(
        right_digests(folder.path()),
        2,
        "the start script's and the app's script's"
    );
    let page = text(folder.path(), "index", ".html");
    assert!(
        page.contains(r#".wasm" crossorigin="anonymous" as="fetch""#),
        "{page}"
    );
    assert!(
        !page.contains("1f2e3d") && !page.contains("for readers"),
        "{page}"
    );
    let start = text(folder.path(), "start-", ".js");
    for file in contents(folder.path()).keys() {
        let is_app = file.starts_with("app-") && !file.ends_with(".br");
        assert!(
            !is_app || start.contains(&format!("./{file}")),
            "{file} in {start}"
        );
    }
    // Firefox tells nobody of a wasm that ends too early.
    assert!(start.contains(".catch(self.failed)"), "{start}");
}

#[test]
fn styles_are_joined_in_their_order_in_both_pages_and_the_policy_names_them() {
    let folder = finished();
    let style = ":root{--ink: #111111}p{color:var(--ink)}";
    let page = text(folder.path(), "index", ".html");
    assert!(page.contains(&format!("<style>{style}</style>")), "{page}");
    let policy = format!("style-src 'self' {}", names::source(style.as_bytes()));
    assert!(page.contains(&policy) && text(folder.path(), "_headers", "").contains(&policy));
    assert!(!folder.path().join("tokens-aa.css").exists());
    let crash = text(folder.path(), "crash", ".html");
    let at = |what: &str| crash.find(what).expect("it is named");
    assert!(
        at("<style>") < at("crash.css") && crash.contains(&policy),
        "{crash}"
    );
    assert_eq!(text(folder.path(), "crash", ".js"), "say();");
}

#[test]
fn hosts_are_told_the_policy_and_which_files_never_change() {
    let folder = finished();
    let text = text(folder.path(), "_headers", "");
    let found: Vec<_> = headers::for_every_file(&text).collect();
    assert!(
        found
            .iter()
            .any(|(name, value)| *name == "Content-Security-Policy"
                && value.starts_with("default-src 'none';")
                && value.ends_with("; frame-ancestors 'none'"))
    );
    assert_eq!(found.len(), 5, "{text}");
    assert_eq!(
        text.matches(", immutable").count(),
        3,
        "start, script, wasm: {text}"
    );
}

#[test]
fn what_fetches_the_app_is_out_of_sight_until_the_script_in_the_page_takes_it_out() {
    let folder = finished();
    let page = text(folder.path(), "index", ".html");
    let (_, rest) = page.split_once("<template id=\"app-files\">").expect("one");
    let (fetching, shown) = rest.split_once("</template>").expect("its end");
    for what in [
        "\"modulepreload\"",
        "\"preload\"",
        "src=\"./start-",
        "\"manifest\"",
    ] {
        assert!(
            page.matches(what).count() == 1 && fetching.contains(what),
            "{page}"
        );
    }
    // The app comes before what would install it.
    assert!(fetching.ends_with("<link rel=\"manifest\" href=\"app.webmanifest\">"));
    let before = "<script>do_it();</script><script>watch();</script></body>";
    assert!(shown.contains(before), "{page}");
    let [early, watch] = [&b"do_it();"[..], b"watch();"].map(names::source);
    let policy = format!("script-src 'self' {watch} {early};");
    assert!(page.contains(&policy) && text(folder.path(), "_headers", "").contains(&policy));
}

#[test]
fn the_worker_lists_what_is_needed_offline() {
    let folder = finished();
    let worker = text(folder.path(), "worker", ".js");
    let (_, list) = worker.split_once("files: ").expect("a list");
    let (list, _) = list.split_once("};").expect("its end");
    let listed: Vec<[String; 3]> = serde_json::from_str(list).expect("JSON");
    assert!(listed.is_sorted() && listed.len() == 8, "{listed:?}");
    for [address, digest, kind] in &listed {
        let file = if address == "./" { PAGE } else { address };
        let contents = fs::read(folder.path().join(file)).expect(file);
        assert_eq!(*digest, names::digest(&contents), "{file}");
        let known = match file.rsplit('.').next() {
            Some("html") => "text/html; charset=utf-8",
            Some("js") => "text/javascript; charset=utf-8",
            Some("css") => "text/css; charset=utf-8",
            Some("wasm") => "application/wasm",
            Some("svg") => "image/svg+xml",
            other => panic!("{file} is a {other:?}"),
        };
        assert_eq!(kind, known, "{file}");
    }
    let version = |worker: &str| worker.split('"').nth(1).map(str::to_owned);
    let served = worker::with_other_contents(&worker, &[(b"<svg/>".into(), b"<svg>".into())]);
    assert!(served.contains(&names::digest(b"<svg>")) && served.len() == worker.len());
    assert_ne!(version(&worker), version(&served));
    let other = staged(INDEX);
    fs::write(other.path().join("icon.svg"), "<svg></svg>").expect("a file");
    finish(other.path(), None).expect("the known shape");
    assert_ne!(
        version(&worker),
        version(&text(other.path(), "worker", ".js"))
    );
}

#[test]
fn a_build_in_another_shape_is_refused() {
    let refused = |folder: tempfile::TempDir, said: &str| {
        let error = finish(folder.path(), None).expect_err(said);
        assert!(format!("{error:#}").contains(said), "{error:#}");
    };
    for (found, instead, said) in [
        ("TrunkApplicationStarted", "SomethingElse", "start script"),
        ("rel=\"modulepreload\"", "rel=\"else\"", "preload"),
        ("<body>", "<body><script>1</script>", "inline script"),
        ("<body>", "<body><p style=\"top:0\">", "inline style"),
        (
            "./home-bb.css\"",
            "./home-bb.css\" media=\"print\"",
            "media",
        ),
        ("http-equiv", "name", "no content security policy"),
    ] {
        refused(staged(&INDEX.replace(found, instead)), said);
    }
    let folder = staged(INDEX);
    fs::write(folder.path().join("worker.js"), "work();").expect("a file");
    refused(folder, "const BUILD");
}

#[test]
fn a_fake_update_is_whole_and_named_after_its_contents() {
    let folder = finished();
    let words = [("ApplicationStarted", "ApplicationStopped")];
    let add = |folder: &Path| Ok(fs::write(folder.join("more.txt"), "more")?);
    let made = fake_update(folder.path(), &words, add).expect("an update");
    assert!(text(made.path(), "start-", ".js").contains("Stopped"));
    assert_eq!(right_digests(made.path()), 2);
    let (old, new) = (contents(folder.path()), contents(made.path()));
    assert_ne!(old["worker.js"], new["worker.js"]);
    let worker = text(made.path(), "worker", ".js");
    assert!(new.contains_key("more.txt") && !new.keys().any(|name| name.ends_with(".br")));
    let unlisted = ["worker.js", PAGE, headers::FILE, "llms.txt", ".gitkeep"];
    for file in new.keys().filter(|file| !unlisted.contains(&file.as_str())) {
        assert!(worker.contains(&format!("\"{file}\"")), "{file}: {worker}");
    }
    let longer = fake_update(folder.path(), &[("a", "aa")], |_| Ok(()));
    assert!(longer.is_err(), "a wasm knows where its texts end");
}
