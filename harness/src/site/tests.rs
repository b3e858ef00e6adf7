//! What a browser gets from the site, asked for over a plain connection.

use std::fs;
use std::io::{Read, Write};
use std::net::TcpStream;

use super::*;

const WASM: &str = "app-0123456789abcdef.wasm";

fn build() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a temp folder");
    for (name, contents) in [
        ("index.html", "<p>home"),
        ("crash.html", "<p>oh"),
        (WASM, "plain wasm"),
        ("app-0123456789abcdef.wasm.br", "brotli wasm"),
        ("worker.js", "work()"),
        ("manifest.webmanifest", "{}"),
        ("icon.svg", "<svg/>"),
        ("data.json", "{}"),
        ("llms.txt", "é"),
    ] {
        fs::write(folder.path().join(name), contents).expect("a file");
    }
    folder
}

fn site(base: Option<&str>) -> (tempfile::TempDir, Site) {
    let folder = build();
    let base = base.map(str::to_owned);
    let options = Options {
        base,
        ..Options::default()
    };
    let site = Site::serve(folder.path(), options).expect("it listens");
    (folder, site)
}

/// The status line with the headers in lower case, and the body.
fn ask(site: &Site, path: &str, headers: &str) -> (String, String) {
    let mut connection = TcpStream::connect(site.address).expect("it listens");
    let request = format!("GET {path} HTTP/1.1\r\nhost: x\r\nconnection: close\r\n{headers}\r\n");
    connection
        .write_all(request.as_bytes())
        .expect("it is asked");
    let mut answer = String::new();
    connection.read_to_string(&mut answer).expect("it answers");
    let (head, body) = answer.split_once("\r\n\r\n").expect("a head and a body");
    (head.to_ascii_lowercase(), body.to_owned())
}

fn is_found(site: &Site, path: &str) -> bool {
    ask(site, path, "").0.starts_with("http/1.1 200")
}

#[test]
fn each_file_has_its_type_and_only_what_can_never_change_is_kept() {
    let (_folder, site) = site(None);
    for (path, kind) in [
        ("/", "text/html; charset=utf-8"),
        ("/app-0123456789abcdef.wasm", "application/wasm"),
        ("/worker.js", "text/javascript; charset=utf-8"),
        ("/manifest.webmanifest", "application/manifest+json"),
        ("/icon.svg", "image/svg+xml"),
        ("/data.json", "application/json"),
        ("/llms.txt", "text/plain; charset=utf-8"),
    ] {
        let (head, _) = ask(&site, path, "");
        let held = match path.contains("-0123") {
            true => "cache-control: public, max-age=31536000, immutable",
            false => "cache-control: no-cache",
        };
        let kind = format!("content-type: {kind}\r\n");
        for said in [
            "http/1.1 200",
            &kind,
            "x-content-type-options: nosniff",
            held,
        ] {
            assert!(head.contains(said), "{path}: {head}");
        }
    }
    let (head, body) = ask(&site, "/gone-0123456789abcdef.js", "");
    assert!(
        head.starts_with("http/1.1 404") && head.contains("cache-control: no-cache"),
        "{head}"
    );
    assert!(
        head.contains("content-type: text/plain") && body == "Not found.\n",
        "{head}"
    );
}

#[test]
fn brotli_is_for_those_who_take_it() {
    let (_folder, site) = site(None);
    let path = format!("/{WASM}");
    let (head, body) = ask(&site, &path, "accept-encoding: gzip, br\r\n");
    assert!(head.contains("content-encoding: br"), "{head}");
    assert!(
        head.contains("content-type: application/wasm") && body == "brotli wasm",
        "{head}"
    );
    // No twin, no brotli.
    for (path, headers, plain) in [
        (&*path, "", "plain wasm"),
        ("/", "accept-encoding: br\r\n", "<p>home"),
    ] {
        let (head, body) = ask(&site, path, headers);
        assert!(
            !head.contains("content-encoding") && body == plain,
            "{head}"
        );
    }
}

#[test]
fn nothing_outside_the_folder_is_served() {
    let outer = build();
    let inner = outer.path().join("dist");
    fs::create_dir(&inner).expect("a folder");
    fs::write(inner.join("index.html"), "inner").expect("a file");
    let site = Site::serve(&inner, Options::default()).expect("it listens");
    let ways = ["/../", "/%2e%2e/", "/..%2f", "/..%5c", "//../"];
    for path in ways.map(|way| format!("{way}data.json")) {
        assert!(!is_found(&site, &path), "{path}");
    }
}

#[test]
fn under_a_base_nothing_else_is_there() {
    for base in ["/hamstretch/", "hamstretch", "/hamstretch"] {
        let (_folder, site) = site(Some(base));
        assert!(site.url().ends_with("/hamstretch/"), "{}", site.url());
        assert_eq!(ask(&site, "/hamstretch/", "").1, "<p>home");
        assert_eq!(ask(&site, "/hamstretch/worker.js", "").1, "work()");
        assert!(!is_found(&site, "/worker.js") && !is_found(&site, "/hamstretchworker.js"));
        let (head, _) = ask(&site, "/hamstretch", "");
        assert!(
            head.starts_with("http/1.1 308") && head.contains("location: /hamstretch/"),
            "{head}"
        );
        assert_eq!(site.asked(), ["", "worker.js"]);
    }
}

#[test]
fn stopped_means_gone_and_started_means_back() {
    let (folder, mut site) = site(None);
    let url = site.url();
    let port = Some(site.address.port());
    let taken = Site::serve(
        folder.path(),
        Options {
            port,
            ..Options::default()
        },
    );
    assert!(format!("{:#}", taken.expect_err("it is taken")).contains("cannot be listened on"));
    // A connection kept open by a browser is cut as well.
    let mut open = TcpStream::connect(site.address).expect("it listens");
    write!(open, "GET / HTTP/1.1\r\nhost: x\r\n\r\n").expect("it is asked");
    open.read_exact(&mut [0; 16]).expect("it answers");
    site.stop();
    site.stop();
    let _cut_or_ended = open.read_to_end(&mut Vec::new());
    assert!(
        TcpStream::connect(site.address).is_err(),
        "the port is closed"
    );
    site.start().expect("the port is still free");
    site.start().expect("once is enough");
    assert_eq!(site.url(), url);
    assert_eq!(ask(&site, "/", "").1, "<p>home");
}

#[test]
fn a_deployment_changes_what_the_next_request_gets() {
    let (_folder, site) = site(None);
    let newer = tempfile::tempdir().expect("a temp folder");
    assert!(site.deploy(newer.path()).is_err(), "no page, no deployment");
    fs::write(newer.path().join("index.html"), "newer").expect("a file");
    site.deploy(newer.path()).expect("a build");
    assert_eq!(ask(&site, "/", "").1, "newer");
    assert!(!is_found(&site, "/worker.js"));
}

#[test]
fn what_the_build_wants_sent_is_sent_unless_the_host_cannot() {
    let folder = build();
    let wanted = folder.path().join("_headers");
    fs::write(
        &wanted,
        "/*\n  X-Policy: none\n  X-Own: 1\n/a.js\n  X-Own: 2\n",
    )
    .expect("a file");
    let serve = |headerless| {
        Site::serve(
            folder.path(),
            Options {
                headerless,
                ..Options::default()
            },
        )
    };
    let (head, _) = ask(&serve(false).expect("it listens"), "/", "");
    assert!(
        head.contains("\r\nx-policy: none\r\n") && head.contains("\r\nx-own: 1\r\n"),
        "{head}"
    );
    let (head, _) = ask(&serve(true).expect("it listens"), "/", "");
    assert!(!head.contains("policy"), "{head}");
    fs::write(wanted, "/*\n  Not A Name: 1\n").expect("a file");
    assert!(serve(false).is_err());
}

#[test]
fn it_misbehaves_as_it_is_told_and_no_longer() {
    let (_folder, site) = site(None);
    let (wasm, nothing) = ("/app-0123456789abcdef.wasm", "/nothing-0123456789abcdef.js");
    let comes = |wrong| Fault::Comes("app-*.wasm", wrong);
    let cases: [(Fault, &str, &[&str]); 13] = [
        (
            Fault::PageForMissing,
            nothing,
            &["1.1 200", "text/html", "immutable", "<p>home"],
        ),
        (
            Fault::ShortAddresses,
            "/crash.html",
            &["1.1 308", "location: /crash\r"],
        ),
        (Fault::ShortAddresses, "/crash", &["1.1 200", "<p>oh"]),
        (
            Fault::ShortAddresses,
            "/index.html",
            &["1.1 308", "location: /\r"],
        ),
        (Fault::Varies, "/worker.js", &["vary: origin", "work()"]),
        (
            Fault::WrongTypes,
            wasm,
            &["content-type: application/octet-stream"],
        ),
        (Fault::HeldTooLong, "/", &["max-age=86400"]),
        (
            Fault::Portal,
            "/worker.js",
            &["1.1 200", "text/html", "Sign in"],
        ),
        (
            comes(Wrong::Page),
            wasm,
            &["1.1 200", "text/html", "immutable"],
        ),
        (
            comes(Wrong::Half),
            wasm,
            &["1.1 200", "content-length: 5\r"],
        ),
        (comes(Wrong::More), wasm, &["plain wasm\n<!--"]),
        (comes(Wrong::Status(503)), wasm, &["1.1 503"]),
        (comes(Wrong::Status(503)), "/icon.svg", &["1.1 200"]),
    ];
    for (fault, path, expected) in cases {
        site.misbehave([fault]);
        let (head, body) = ask(&site, path, "accept-encoding: br\r\n");
        for expected in expected {
            assert!(
                head.contains(expected) || body.contains(expected),
                "{fault:?}: {head}\n{body}"
            );
        }
    }
    site.misbehave([]);
    assert_eq!(ask(&site, "/worker.js", "").1, "work()");
}
