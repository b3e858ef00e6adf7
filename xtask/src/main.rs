//! `cargo xtask …`: reads the command line and calls the library.

use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Context, Result, bail};
use xtask::finish::symbols;
use xtask::journeys::Extent;

const USAGE: &str = "\
cargo xtask <command>

  serve [--port N] [--base /path/]  build, then serve the app (port 8080)
  build                             build the app into dist/
  test [--all]                      every check there is; browsers included. A journey
                                    runs in the engines that docs/engines.md names, or
                                    in all three
  bench [part …]                    sizes lighthouse opened answers memory late heard words
                                    picture busy kills finished confirmed wiped decade;
                                    or `kills 10 seed=7 finished 10`, or `sizes --write`
  symbolicate [names] < report      a crash page's details with the functions' names, as
                                    the last build has them, or the file that was kept
                                    of another (target/hamstretch.symbols.json)

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
        let (port, base) = serve_options(options)?;
        return xtask::serve::serve(port, base);
    }
    if name == "bench" {
        return bench(options);
    }
    if name == "symbolicate" {
        return symbolicate(options);
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

/// A crate of its own, so that building and serving need not compile a browser's driver.
fn bench(parts: &[String]) -> Result<()> {
    let mut cargo = std::process::Command::new("cargo");
    cargo.args(["run", "--quiet", "--package", "bench", "--"]);
    cargo.args(parts);
    xtask::steps::run("measuring", cargo.current_dir(xtask::project::root()))
}

/// Reads a report from where the command reads.
fn symbolicate(options: &[String]) -> Result<()> {
    let file = match options {
        [] => symbols::file(),
        [file] => PathBuf::from(file),
        [_, more, ..] => bail!("symbolicate takes no `{more}`\n\n{USAGE}"),
    };
    let report = std::io::read_to_string(std::io::stdin())?;
    print!("{}", symbols::symbolicate(&report, &symbols::read(&file)?)?);
    Ok(())
}

fn extent(options: &[String]) -> Result<Extent> {
    match options {
        [] => Ok(Extent::ByNeed),
        [all] if all == "--all" => Ok(Extent::Whole),
        other => bail!("test takes no `{}`\n\n{USAGE}", other.join(" ")),
    }
}

/// `--port 9000 --base /x/`
fn serve_options(options: &[String]) -> Result<(u16, Option<String>)> {
    let (mut port, mut base) = (8080, None);
    for option in options.chunks(2) {
        match option {
            [name, value] if name == "--port" => {
                port = value
                    .parse()
                    .with_context(|| format!("{value} is no port number"))?;
            }
            [name, value] if name == "--base" => base = Some(value.clone()),
            other => bail!("serve takes no `{}`\n\n{USAGE}", other.join(" ")),
        }
    }
    Ok((port, base))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn test_takes_all_and_nothing_else() {
        let all = |line: &str| extent(&line.split(' ').map(str::to_owned).collect::<Vec<_>>());
        assert_eq!(extent(&[]).expect("nothing"), Extent::ByNeed);
        assert_eq!(all("--all").expect("all"), Extent::Whole);
        assert!(all("--most").is_err() && all("--all --all").is_err());
    }

    #[test]
    fn serve_takes_a_port_and_a_base() {
        let options = |line: &str| {
            let words: Vec<String> = line.split_whitespace().map(str::to_owned).collect();
            serve_options(&words).ok()
        };
        assert_eq!(options(""), Some((8080, None)));
        assert_eq!(
            options("--base /x/ --port 9000"),
            Some((9000, Some("/x/".into())))
        );
        for bad in ["--port", "--port many", "--port 70000", "--fast"] {
            assert_eq!(options(bad), None, "{bad}");
        }
    }
}
