//! `cargo xtask serve`, once the app is built.

use clap::Parser;

#[derive(Parser)]
struct Asked {
    port: u16,
    base: String,
}

fn main() -> anyhow::Result<()> {
    let Asked { port, base } = Asked::parse();
    site::serve::serve(port, &base)
}
