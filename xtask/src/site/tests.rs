//! What a browser gets from the site, asked for over a plain connection.

use std::fs;
use std::io::{Read, Write};
use std::net::TcpStream;

use super::*;

const WASM: &str = "app-0123456789abcdef.wasm";

fn build() -> tempfile::TempDir {
    let folder = tempfile::tempdir().expect("a temp folder");
    let write = |name: &str, contents: &str| {
        fs::write(folder.path().join(name), contents).expect("a file");
    };
    write("index.html", "<p>home");
    write(WASM, "plain wasm");
    write(&format!("{WASM}.br"), "brotli wasm");
    write("worker.js", "work()");
    write("manifest.webmanifest", "{}");
    write("icon.svg", "<svg/>");
    write("data.json", "{}");
    write("llms.txt", "é");
    folder
}

fn site(base: Option<&str>) -> (tempfile::TempDir, Site) {
    let folder = build();
    let base = base.map(str::to_owned);
    let site = Site::serve(
        folder.path(),
        Options {
            base,
            ..Options::default()
        },
    )
    .expect("it listens");
    (folder, site)
}

/// The status line with the headers in lower case, and the body.
fn ask(site: &Site, path: &str, headers: &str) -> (String, String) {
    let mut connection = TcpStream::connect(site.address).expect("it listens");
    write!(
        connection,
        "GET {path} HTTP/1.1\r\nhost: x\r\nconnection: close\r\n{headers}\r\n"
    )
    .expect("it is asked");
    let mut answer = String::new();
    connection.read_to_string(&mut answer).expect("it answers");
    let (head, body) = answer.split_once("\r\n\r\n").expect("a head and a body");
    (head.to_ascii_lowercase(), body.to_owned())
}

#[test]
fn each_file_has_its_type() {
    let (_folder, site) = site(None);
    for (path, kind) in [
        ("/", "text/html; charset=utf-8"),
        (&format!("/{WASM}"), "application/wasm"),
        ("/worker.js", "text/javascript; charset=utf-8"),
        ("/manifest.webmanifest", "application/manifest+json"),
        ("/icon.svg", "image/svg+xml"),
        ("/data.json", "application/json"),
        ("/llms.txt", "text/plain; charset=utf-8"),
    ] {
        let (head, _) = ask(&site, path, "");
        assert!(head.starts_with("http/1.1 200"), "{path}: {head}");
        assert!(
            head.contains(&format!("content-type: {kind}\r\n")),
            "{path}: {head}"
        );
        assert!(
            head.contains("x-content-type-options: nosniff"),
            "{path}: {head}"
        );
    }
}

#[test]
fn brotli_is_for_those_who_take_it() {
    let (_folder, site) = site(None);
    let path = format!("/{WASM}");
    let (head, body) = ask(&site, &path, "accept-encoding: gzip, br\r\n");
    assert!(head.contains("content-encoding: br"), "{head}");
    assert!(head.contains("content-type: application/wasm"), "{head}");
    assert_eq!(body, "brotli wasm");
    let (head, body) = ask(&site, &path, "");
    assert!(!head.contains("content-encoding"), "{head}");
    assert_eq!(body, "plain wasm");
    // No twin, no brotli.
    let (head, body) = ask(&site, "/", "accept-encoding: br\r\n");
    assert!(!head.contains("content-encoding"), "{head}");
    assert_eq!(body, "<p>home");
}

#[test]
fn only_what_can_never_change_is_kept() {
    let (_folder, site) = site(None);
    let (head, _) = ask(&site, &format!("/{WASM}"), "");
    assert!(
        head.contains("cache-control: public, max-age=31536000, immutable"),
        "{head}"
    );
    for path in [
        "/",
        "/index.html",
        "/worker.js",
        "/icon.svg",
        "/gone-0123456789abcdef.js",
    ] {
        let (head, _) = ask(&site, path, "");
        assert!(head.contains("cache-control: no-cache"), "{path}: {head}");
    }
}

#[test]
fn what_is_not_there_is_not_found() {
    let (_folder, site) = site(None);
    let (head, body) = ask(&site, "/nothing.js", "");
    assert!(head.starts_with("http/1.1 404"), "{head}");
    assert!(head.contains("content-type: text/plain"), "{head}");
    assert_eq!(body, "Not found.\n");
}

#[test]
fn nothing_outside_the_folder_is_served() {
    let outer = build();
    let inner = outer.path().join("dist");
    fs::create_dir(&inner).expect("a folder");
    fs::write(inner.join("index.html"), "inner").expect("a file");
    let site = Site::serve(&inner, Options::default()).expect("it listens");
    for path in [
        "/../data.json",
        "/%2e%2e/data.json",
        "/..%2fdata.json",
        "/..%5cdata.json",
        "//../data.json",
    ] {
        let (head, body) = ask(&site, path, "");
        assert!(!head.starts_with("http/1.1 200"), "{path}: {head}\n{body}");
    }
}

#[test]
fn under_a_base_nothing_else_is_there() {
    for base in ["/hamstretch/", "hamstretch", "/hamstretch"] {
        let (_folder, site) = site(Some(base));
        assert!(site.url().ends_with("/hamstretch/"), "{}", site.url());
        assert_eq!(ask(&site, "/hamstretch/", "").1, "<p>home");
        assert_eq!(ask(&site, "/hamstretch/worker.js", "").1, "work()");
        assert!(ask(&site, "/worker.js", "").0.starts_with("http/1.1 404"));
        assert!(
            ask(&site, "/hamstretchworker.js", "")
                .0
                .starts_with("http/1.1 404")
        );
        let (head, _) = ask(&site, "/hamstretch", "");
        assert!(head.starts_with("http/1.1 308"), "{head}");
        assert!(head.contains("location: /hamstretch/"), "{head}");
        assert_eq!(site.asked(), ["", "worker.js"]);
    }
}

#[test]
fn stopped_means_gone_and_started_means_back() {
    let (_folder, mut site) = site(None);
    let url = site.url();
    // A connection kept open by a browser is cut as well.
    let mut open = TcpStream::connect(site.address).expect("it listens");
    write!(open, "GET / HTTP/1.1\r\nhost: x\r\n\r\n").expect("it is asked");
    let mut some = [0; 16];
    open.read_exact(&mut some).expect("it answers");
    site.stop();
    site.stop();
    let mut rest = Vec::new();
    let _cut_or_ended = open.read_to_end(&mut rest);
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
    assert!(ask(&site, "/worker.js", "").0.starts_with("http/1.1 404"));
}

#[test]
fn a_taken_port_is_said() {
    let (folder, site) = site(None);
    let options = Options {
        port: Some(site.address.port()),
        ..Options::default()
    };
    let error = Site::serve(folder.path(), options).expect_err("it is taken");
    assert!(format!("{error:#}").contains("cannot be listened on"));
}

#[test]
fn what_the_build_wants_sent_is_sent_unless_the_host_cannot() {
    let folder = build();
    let wanted =
        "/*\n  Content-Security-Policy: default-src 'none'\n  X-Own: 1\n/a.js\n  X-Own: 2\n";
    fs::write(folder.path().join("_headers"), wanted).expect("a file");
    let serve = |headerless| {
        let options = Options {
            headerless,
            ..Options::default()
        };
        Site::serve(folder.path(), options).expect("it listens")
    };
    let (head, _) = ask(&serve(false), "/", "");
    assert!(
        head.contains("\r\ncontent-security-policy: default-src 'none'\r\n"),
        "{head}"
    );
    assert!(head.contains("\r\nx-own: 1\r\n"), "{head}");
    let (head, _) = ask(&serve(true), "/", "");
    assert!(!head.contains("policy"), "{head}");
    fs::write(folder.path().join("_headers"), "/*\n  Not A Name: 1\n").expect("a file");
    assert!(Site::serve(folder.path(), Options::default()).is_err());
}

#[test]
fn it_misbehaves_as_it_is_told_and_no_longer() {
    let (folder, site) = site(None);
    fs::write(folder.path().join("crash.html"), "<p>oh").expect("a file");
    let says = |fault: Fault, path: &str, expected: &[&str]| {
        site.misbehave([fault]);
        let (head, body) = ask(&site, path, "accept-encoding: br\r\n");
        for expected in expected {
            let is_there = head.contains(expected) || body.contains(expected);
            assert!(is_there, "{fault:?}: {head}\n{body}");
        }
    };
    let wasm = format!("/{WASM}");
    let nothing = "/nothing-0123456789abcdef.js";
    says(
        Fault::PageForMissing,
        nothing,
        &["1.1 200", "text/html", "immutable", "<p>home"],
    );
    says(
        Fault::ShortAddresses,
        "/crash.html",
        &["1.1 308", "location: /crash\r"],
    );
    says(Fault::ShortAddresses, "/crash", &["1.1 200", "<p>oh"]);
    says(
        Fault::ShortAddresses,
        "/index.html",
        &["1.1 308", "location: /\r"],
    );
    says(Fault::Varies, "/worker.js", &["vary: origin", "work()"]);
    says(
        Fault::WrongTypes,
        &wasm,
        &["content-type: application/octet-stream"],
    );
    says(Fault::HeldTooLong, "/", &["max-age=86400"]);
    says(
        Fault::Portal,
        "/worker.js",
        &["1.1 200", "text/html", "Sign in"],
    );
    let comes = |wrong| Fault::Comes("app-*.wasm", wrong);
    says(
        comes(Wrong::Page),
        &wasm,
        &["1.1 200", "text/html", "immutable"],
    );
    says(
        comes(Wrong::Half),
        &wasm,
        &["1.1 200", "content-length: 5\r"],
    );
    says(comes(Wrong::More), &wasm, &["plain wasm\n<!--"]);
    says(comes(Wrong::Status(503)), &wasm, &["1.1 503"]);
    says(comes(Wrong::Status(503)), "/icon.svg", &["1.1 200"]);
    site.misbehave([]);
    assert_eq!(ask(&site, &wasm, "").1, "plain wasm");
    assert!(ask(&site, nothing, "").0.starts_with("http/1.1 404"));
}
