//! `cargo xtask …`: reads the command line and calls the library.

use std::process::ExitCode;

use anyhow::{Context, Result, bail};
use xtask::journeys::Extent;

const USAGE: &str = "\
cargo xtask <command>

  serve [--port N] [--base /path/]  build, then serve the app (port 8080)
  build                             build the app into dist/
  test [--all]                      every check there is; browsers included. A journey
                                    runs in the engines that docs/engines.md names, or
                                    in all three
  bench [part …]                    sizes lighthouse opened answers memory late heard
                                    words picture busy kills finished decade; or `kills 10 seed=7 finished 10`

Each installs what it needs and this machine lacks.";

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match command(&arguments) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn command(arguments: &[String]) -> Result<()> {
    let (name, options) = arguments
        .split_first()
        .map_or(("help", &[][..]), |(name, rest)| (name.as_str(), rest));
    if name == "serve" {
        let Serve { port, base } = serve_options(options)?;
        return xtask::serve::serve(port, base);
    }
    if name == "bench" {
        return bench(options);
    }
    if name == "test" {
        return xtask::checks::test(extent(options)?);
    }
    if let Some(option) = options.first() {
        bail!("{name} takes no `{option}`\n\n{USAGE}");
    }
    match name {
        "build" => xtask::build::build(),
        "finish" => xtask::finish::finish_from_hook(),
        "help" | "--help" | "-h" => {
            println!("{USAGE}");
            Ok(())
        }
        unknown => bail!("there is no `{unknown}`\n\n{USAGE}"),
    }
}

#[cfg(feature = "drive")]
fn bench(parts: &[String]) -> Result<()> {
    xtask::bench::bench(parts)
}

/// Only measuring needs the browser's driver in this program: compiles it in.
#[cfg(not(feature = "drive"))]
fn bench(parts: &[String]) -> Result<()> {
    let mut cargo = std::process::Command::new("cargo");
    cargo.args([
        "run",
        "--quiet",
        "--package",
        "xtask",
        "--features",
        "drive",
        "--",
        "bench",
    ]);
    cargo.args(parts);
    xtask::steps::run("measuring", cargo.current_dir(xtask::project::root()))
}

fn extent(options: &[String]) -> Result<Extent> {
    match options {
        [] => Ok(Extent::ByNeed),
        [all] if all == "--all" => Ok(Extent::Whole),
        other => bail!("test takes no `{}`\n\n{USAGE}", other.join(" ")),
    }
}

#[derive(Debug, PartialEq, Eq)]
struct Serve {
    port: u16,
    base: Option<String>,
}

fn serve_options(options: &[String]) -> Result<Serve> {
    let mut serve = Serve {
        port: 8080,
        base: None,
    };
    let mut options = options.iter();
    while let Some(option) = options.next() {
        let mut value = || {
            options
                .next()
                .with_context(|| format!("{option} needs a value"))
        };
        match option.as_str() {
            "--port" => {
                let port = value()?;
                serve.port = port
                    .parse()
                    .with_context(|| format!("--port {port} is no port number"))?;
            }
            "--base" => serve.base = Some(value()?.clone()),
            unknown => bail!("serve takes no `{unknown}`\n\n{USAGE}"),
        }
    }
    Ok(serve)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn options(line: &str) -> Result<Serve> {
        let words: Vec<String> = line.split_whitespace().map(str::to_owned).collect();
        serve_options(&words)
    }

    #[test]
    fn test_takes_all_and_nothing_else() {
        let all = |line: &str| extent(&line.split(' ').map(str::to_owned).collect::<Vec<_>>());
        assert_eq!(extent(&[]).expect("nothing"), Extent::ByNeed);
        assert_eq!(all("--all").expect("all"), Extent::Whole);
        assert!(all("--most").is_err() && all("--all --all").is_err());
    }

    #[test]
    fn serve_takes_a_port_and_a_base() {
        assert_eq!(
            options("").expect("nothing"),
            Serve {
                port: 8080,
                base: None
            }
        );
        let both = options("--base /x/ --port 9000").expect("both");
        assert_eq!(
            both,
            Serve {
                port: 9000,
                base: Some("/x/".into())
            }
        );
        for bad in ["--port", "--port many", "--port 70000", "--fast"] {
            assert!(options(bad).is_err(), "{bad}");
        }
    }
}
