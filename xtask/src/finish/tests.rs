//! Builds in the shape Trunk gives them, finished.

use std::collections::BTreeMap;

use super::*;

const PAGE: &str = r#"<!DOCTYPE html>
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

fn staged(page: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a temp folder");
    let write = |name: &str, contents: &str| {
        fs::write(folder.path().join(name), contents).expect("a file");
    };
    write("index.html", page);
    write("app-1f2e3d.js", bindings::tests::SCRIPT);
    fs::write(
        folder.path().join("app-1f2e3d_bg.wasm"),
        bindings::tests::wasm(),
    )
    .expect("a file");
    write("tokens-aa.css", ":root { --ink: #111111; }\n");
    write("home-bb.css", "/* home */ p { color: var(--ink); }\n");
    write("icon.svg", "<svg/>");
    write("watch.js", "(() => {\n  // To see.\n  watch();\n})();\n");
    write("early.js", "// To do.\ndo_it();\n");
    write("crash.js", "// To say.\nsay();\n");
    write("crash.css", "p {}");
    write(
        "crash.html",
        r#"<meta content="style-src 'self'"><link rel="stylesheet" href="crash.css"><script src="crash.js"></script><p>Oh</p>"#,
    );
    write(
        "worker.js",
        &format!("{}\nwork(BUILD);\n", worker::PLACEHOLDER),
    );
    folder
}

fn contents(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let read = |file: String| {
        let bytes = fs::read(folder.join(&file)).expect("it is there");
        (file, bytes)
    };
    files(folder)
        .expect("a folder")
        .into_iter()
        .map(read)
        .collect()
}

fn text(folder: &Path, start: &str, end: &str) -> String {
    let all = contents(folder);
    let is_it = |name: &&String| name.starts_with(start) && name.ends_with(end);
    let found: Vec<_> = all.keys().filter(is_it).collect();
    assert_eq!(found.len(), 1, "{start}…{end} in {:?}", all.keys());
    String::from_utf8(all[found[0]].clone()).expect("text")
}

#[test]
fn a_build_is_finished_the_same_way_each_time() {
    let (one, two) = (staged(PAGE), staged(PAGE));
    finish(one.path(), None).expect("the known shape");
    finish(two.path(), None).expect("the known shape");
    assert_eq!(contents(one.path()), contents(two.path()));
}

#[test]
fn the_page_names_only_what_is_there_with_the_right_digests() {
    let folder = staged(PAGE);
    finish(folder.path(), None).expect("the known shape");
    let page = Page::read(folder.path()).expect("a page");
    let mut digests = 0;
    for element in page.elements().expect("well-formed") {
        if let Some(digest) = element.value(&page, "integrity") {
            let file = element.value(&page, "href").or(element.value(&page, "src"));
            let bytes = fs::read(folder.path().join(file.expect("a file"))).expect("it is there");
            assert_eq!(digest, names::integrity(&bytes));
            digests += 1;
        }
    }
    assert_eq!(
        digests, 2,
        "the start script and the app's script: {}",
        page.html
    );
    assert!(
        page.html
            .contains(r#".wasm" crossorigin="anonymous" as="fetch""#),
        "{}",
        page.html
    );
    assert!(
        !page.html.contains("1f2e3d") && !page.html.contains("for readers"),
        "{}",
        page.html
    );
}

#[test]
fn the_start_script_is_a_file_that_names_the_app_s_files() {
    let folder = staged(PAGE);
    finish(folder.path(), None).expect("the known shape");
    let start = text(folder.path(), "start-", ".js");
    for file in contents(folder.path())
        .keys()
        .filter(|name| name.starts_with("app-") && !name.ends_with(".br"))
    {
        assert!(start.contains(&format!("./{file}")), "{file} in {start}");
    }
}

#[test]
fn styles_are_joined_in_their_order_in_the_page_and_its_policy_names_them() {
    let folder = staged(PAGE);
    finish(folder.path(), None).expect("the known shape");
    let style = ":root{--ink: #111111}p{color:var(--ink)}";
    let page = text(folder.path(), "index", ".html");
    assert!(page.contains(&format!("<style>{style}</style>")), "{page}");
    let policy = format!("style-src 'self' {}", names::source(style.as_bytes()));
    assert!(page.contains(&policy), "{page}");
    let headers = text(folder.path(), "_headers", "");
    assert!(headers.contains(&policy), "{headers}");
    assert!(!folder.path().join("tokens-aa.css").exists());
}

#[test]
fn what_fetches_the_app_is_out_of_sight_until_the_script_in_the_page_takes_it_out() {
    let folder = staged(PAGE);
    finish(folder.path(), None).expect("the known shape");
    let page = text(folder.path(), "index", ".html");
    let (_, rest) = page.split_once("<template id=\"app-files\">").expect("one");
    let (fetching, shown) = rest.split_once("</template>").expect("its end");
    for what in [
        "\"modulepreload\"",
        "\"preload\"",
        "src=\"./start-",
        "\"manifest\"",
    ] {
        assert_eq!(page.matches(what).count(), 1, "{page}");
        assert!(fetching.contains(what), "{page}");
    }
    // The app comes before what would install it.
    assert!(fetching.ends_with("<link rel=\"manifest\" href=\"app.webmanifest\">"));
    let before = "<script>do_it();</script><script>watch();</script></body>";
    assert!(shown.contains(before), "{page}");
    let [early, watch] = [&b"do_it();"[..], b"watch();"].map(names::source);
    let policy = format!("script-src 'self' {watch} {early};");
    assert!(page.contains(&policy), "{page}");
    assert!(text(folder.path(), "_headers", "").contains(&policy));
}

#[test]
fn the_worker_lists_what_is_needed_offline() {
    let folder = staged(PAGE);
    fs::create_dir(folder.path().join("screenshots")).expect("a folder");
    for name in [".gitkeep", "llms.txt", "screenshots/home.png"] {
        fs::write(folder.path().join(name), "x").expect("a file");
    }
    finish(folder.path(), None).expect("the known shape");
    let worker = text(folder.path(), "worker", ".js");
    let list = worker
        .split_once("files: ")
        .expect("a list")
        .1
        .split_once("};")
        .expect("its end")
        .0;
    let listed: Vec<[String; 3]> = serde_json::from_str(list).expect("JSON");
    assert!(listed.is_sorted(), "{listed:?}");
    for [address, digest, kind] in &listed {
        let file = match address.as_str() {
            "./" => "index.html",
            file => file,
        };
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
    for file in ["./", "icon.svg", "crash.html"] {
        assert!(listed.iter().any(|[address, ..]| address == file), "{file}");
    }
    assert_eq!(listed.len(), 8, "{listed:?}");
    let served = worker::with_other_contents(&worker, &[(b"<svg/>".into(), b"<svg>".into())]);
    assert!(served.contains(&names::digest(b"<svg>")) && served.len() == worker.len());
    let version = |worker: &str| worker.split('"').nth(1).map(str::to_owned);
    assert_ne!(version(&worker), version(&served));
    let other = staged(PAGE);
    fs::write(other.path().join("icon.svg"), "<svg></svg>").expect("a file");
    finish(other.path(), None).expect("the known shape");
    assert_ne!(
        version(&worker),
        version(&text(other.path(), "worker", ".js"))
    );
}

#[test]
fn a_worker_without_the_line_is_refused() {
    let folder = staged(PAGE);
    fs::write(folder.path().join("worker.js"), "work();").expect("a file");
    let error = finish(folder.path(), None).expect_err("no placeholder");
    assert!(format!("{error:#}").contains("must hold this line"));
}

#[test]
fn a_page_in_another_shape_is_refused() {
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
    ] {
        let folder = staged(&PAGE.replace(found, instead));
        let error = finish(folder.path(), None).expect_err(instead);
        assert!(format!("{error:#}").contains(said), "{error:#}");
    }
}

#[test]
fn the_page_for_when_the_app_cannot_go_on_looks_like_the_app_and_is_kept() {
    let folder = staged(PAGE);
    finish(folder.path(), None).expect("the known shape");
    let page = text(folder.path(), "crash", ".html");
    let at = |what: &str| page.find(what).expect("it is named");
    assert!(
        at("<style>") < at("crash.css") && page.contains("'sha256-"),
        "{page}"
    );
    assert_eq!(text(folder.path(), "crash", ".js"), "say();");
    assert!(text(folder.path(), "worker", ".js").contains("[\"crash.html\""));
}

#[test]
fn twins_are_beside_what_they_make_smaller() {
    let folder = staged(PAGE);
    finish(folder.path(), None).expect("the known shape");
    let all = contents(folder.path());
    let twin = all.keys().filter(|name| name.ends_with(".wasm.br")).count();
    assert_eq!(twin, 1);
    assert!(!all.contains_key("icon.svg.br"), "six bytes get no smaller");
}

#[test]
fn another_build_is_whole_and_named_after_its_contents() {
    let folder = staged(PAGE);
    finish(folder.path(), None).expect("the known shape");
    let words = [("ApplicationStarted", "ApplicationStopped")];
    let add = |folder: &Path| Ok(fs::write(folder.join("more.txt"), "more")?);
    let made = another(folder.path(), &words, add).expect("another");
    assert!(text(made.path(), "start-", ".js").contains("Stopped"));
    let (old, new) = (contents(folder.path()), contents(made.path()));
    assert!(new.contains_key("more.txt") && !new.keys().any(|name| name.ends_with(".br")));
    let page = Page::read(made.path()).expect("a page");
    for element in page.elements().expect("well-formed") {
        if let Some(digest) = element.value(&page, "integrity") {
            let file = element.value(&page, "href").or(element.value(&page, "src"));
            let file = file.expect("a file").trim_start_matches("./");
            assert_eq!(digest, names::integrity(&new[file]), "{file}");
        }
    }
    assert_ne!(old["worker.js"], new["worker.js"]);
    let worker = text(made.path(), "worker", ".js");
    for file in new
        .keys()
        .filter(|file| !["worker.js", "index.html", headers::FILE].contains(&file.as_str()))
    {
        assert!(worker.contains(&format!("\"{file}\"")), "{file}: {worker}");
    }
    let longer = another(folder.path(), &[("a", "aa")], |_| Ok(()));
    assert!(longer.is_err(), "a wasm knows where its texts end");
}
