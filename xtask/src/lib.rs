//! Everything about the app that is not the app: what a fresh machine needs,
//! the release build and the checks. The app itself knows nothing of this crate.
//!
//! | room | owns |
//! | --- | --- |
//! | [`setup`] | the tools, installed once |
//! | [`build`], [`finish`] | from source to `dist/`, and that as one file |
//! | [`sizes`] | how much a first visit downloads |
//! | [`checks`] | all that must hold before a change is good |
//! | `journeys` | which journeys run in which engines |
//! | [`engine`] | the browser engines, and what each lacks |
//! | [`project`], [`steps`] | where things are; running other programs |

pub mod build;
pub mod checks;
pub mod engine;
pub mod finish;
mod journeys;
pub mod project;
pub mod setup;
pub mod sizes;
pub mod steps;

use std::os::unix::process::CommandExt;
use std::path::PathBuf;
use std::process::Command;

use anyhow::Result;
use clap::Parser;
use finish::symbols;
use xshell::cmd;

/// Each command installs what it needs and this machine lacks.
#[derive(Parser)]
#[command(name = "cargo xtask", bin_name = "cargo xtask")]
enum Task {
    /// Build, then serve the app; `serve --help` names the options
    #[command(disable_help_flag = true)]
    Serve {
        #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
        arguments: Vec<String>,
    },
    /// Build the app into dist/
    Build,
    /// Every check there is; browsers included
    Test {
        /// Run each journey in all three engines, not in those that docs/engines.md names
        #[arg(long)]
        all: bool,
    },
    /// Measure against the budgets; `bench --help` names the parts
    #[command(disable_help_flag = true)]
    Bench {
        #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
        arguments: Vec<String>,
    },
    /// Put the functions' names into a crash page's details, read from the standard input
    Symbolicate {
        /// The names that were kept of another build than the last one
        /// (target/hamstretch.symbols.json)
        names: Option<PathBuf>,
    },
    /// The last step of a build, run by Trunk
    #[command(hide = true)]
    Finish,
}

/// Does what the command line says.
pub fn run() -> Result<()> {
    match Task::parse() {
        Task::Serve { arguments } => exec_package("site", &arguments),
        Task::Build => build::build(),
        Task::Test { all } => checks::test(all),
        Task::Bench { arguments } => exec_package("bench", &arguments),
        Task::Symbolicate { names } => {
            let names = symbols::read(&names.unwrap_or_else(symbols::file))?;
            let report = std::io::read_to_string(std::io::stdin())?;
            print!("{}", symbols::symbolicate(&report, &names)?);
            Ok(())
        }
        Task::Finish => finish::finish_from_hook(),
    }
}

/// Replaces this process with another package's program, which needs more dependencies than a
/// build does. It keeps the process id, so whoever stops this process stops that program.
fn exec_package(package: &str, arguments: &[String]) -> Result<()> {
    let shell = steps::shell()?;
    let program = cmd!(
        shell,
        "cargo run --quiet --package {package} -- {arguments...}"
    );
    Err(Command::from(program).exec().into())
}
