//! What a browser gets from the site, asked for over a plain connection. That it serves
//! under a base, the headers that a build asks for and what is put in its place is seen by
//! the journeys; here is what they would not miss.

use std::fs;
use std::io::{Read, Write};
use std::net::TcpStream;

use super::*;
use crate::Wrong;

const WASM: &str = "/app-0123456789abcdef.wasm";
const GONE: &str = "/gone-0123456789abcdef.js";

fn site() -> (tempfile::TempDir, Site) {
    let folder = tempfile::tempdir().expect("a temp folder");
    for (name, contents) in [
        ("index.html", "<p>home"),
        ("crash.html", "<p>oh"),
        ("app-0123456789abcdef.wasm", "plain wasm"),
        ("app-0123456789abcdef.wasm.br", "brotli wasm"),
        ("worker.js", "work()"),
        ("icon.svg", "<svg/>"),
    ] {
        fs::write(folder.path().join(name), contents).expect("a file");
    }
    let site = Site::serve(folder.path(), Options::default()).expect("it listens");
    (folder, site)
}

/// What is answered, its head in lower case.
fn ask(site: &Site, path: &str, headers: &str) -> String {
    let mut connection = TcpStream::connect(site.address).expect("it listens");
    let request = format!("GET {path} HTTP/1.1\r\nhost: x\r\nconnection: close\r\n{headers}\r\n");
    let asked = connection.write_all(request.as_bytes());
    asked.expect("it is asked");
    let mut answer = String::new();
    connection.read_to_string(&mut answer).expect("it answers");
    let (head, body) = answer.split_once("\r\n\r\n").expect("a head and a body");
    format!("{}\n\n{body}", head.to_ascii_lowercase())
}

#[track_caller]
fn answers(site: &Site, (path, headers): (&str, &str), expected: &[&str]) {
    let answer = ask(site, path, headers);
    for expected in expected {
        assert!(answer.contains(expected), "{path}: {answer}");
    }
}

#[test]
fn each_file_has_its_type_and_encoding_and_only_what_can_never_change_is_kept() {
    let (_folder, site) = site();
    let (once, ever) = ("cache-control: no-cache", "max-age=31536000, immutable");
    let [html, js] = ["html", "javascript"].map(|it| format!("text/{it}; charset=utf-8"));
    let (wasm, coded) = ("application/wasm", "content-encoding: br");
    let brotli = "accept-encoding: gzip, br\r\n";
    for (path, headers, expected) in [
        ("/", brotli, [once, &html, "\n\n<p>home"]),
        ("/worker.js", "", [once, &js, "nosniff"]),
        ("/icon.svg", "", ["1.1 200", once, "image/svg+xml"]),
        (WASM, "", [wasm, ever, "\n\nplain wasm"]),
        (WASM, brotli, [wasm, coded, "\n\nbrotli wasm"]),
        (GONE, "", ["1.1 404", once, "text/plain"]),
    ] {
        answers(&site, (path, headers), &expected);
    }
}

#[test]
fn stopped_means_gone_and_started_means_back() {
    let (_folder, mut site) = site();
    let url = site.url();
    // A connection kept open by a browser is cut as well.
    let mut open = TcpStream::connect(site.address).expect("it listens");
    write!(open, "GET / HTTP/1.1\r\nhost: x\r\n\r\n").expect("it is asked");
    open.read_exact(&mut [0; 16]).expect("it answers");
    site.stop();
    let _cut_or_ended = open.read_to_end(&mut Vec::new());
    let again = TcpStream::connect(site.address);
    assert!(again.is_err(), "the port is closed");
    site.start().expect("the port is still free");
    site.start().expect("once is enough");
    assert_eq!(site.url(), url);
    answers(&site, ("/", ""), &["<p>home"]);
}

#[test]
fn it_misbehaves_as_it_is_told_and_no_longer() {
    let (_folder, site) = site();
    let short = Fault::ShortAddresses;
    let comes = |wrong| Fault::Comes("app-*.wasm", wrong);
    let page = ["1.1 200", "text/html", "immutable"];
    let cases: [(Fault, &str, &[&str]); 13] = [
        (Fault::PageForMissing, GONE, &["immutable", "<p>home"]),
        (short, "/crash.html", &["1.1 308", "location: /crash\r"]),
        (short, "/crash", &["1.1 200", "<p>oh"]),
        (short, "/index.html", &["1.1 308", "location: /\r"]),
        (Fault::Varies, "/worker.js", &["vary: origin", "work()"]),
        (Fault::WrongTypes, WASM, &["application/octet-stream"]),
        (Fault::HeldTooLong, "/", &["max-age=86400"]),
        (Fault::Portal, "/worker.js", &["1.1 200", "Sign in"]),
        (comes(Wrong::Page), WASM, &page),
        (comes(Wrong::Half), WASM, &["content-length: 5\r"]),
        (comes(Wrong::More), WASM, &["plain wasm\n<!--"]),
        (comes(Wrong::Status(503)), WASM, &["1.1 503"]),
        (comes(Wrong::Status(503)), "/icon.svg", &["1.1 200"]),
    ];
    for (fault, path, expected) in cases {
        site.misbehave([fault]);
        answers(&site, (path, "accept-encoding: br\r\n"), expected);
    }
    site.misbehave([]);
    answers(&site, ("/worker.js", ""), &["work()"]);
}
