//! `cargo xtask serve`

use clap::Parser;

/// Build the app, then serve it
#[derive(Parser)]
#[command(bin_name = "cargo xtask serve")]
struct Args {
    /// The port, or the next free one
    #[arg(long, default_value_t = 8080)]
    port: u16,
    /// The path that the app is mounted under, such as `/hamstretch/`
    #[arg(long, default_value = "/")]
    base: String,
}

fn main() -> anyhow::Result<()> {
    let Args { port, base } = Args::parse();
    xtask::build::build()?;
    site::serve::serve(port, &base)
}
