//! `cargo xtask …`

fn main() -> anyhow::Result<()> {
    xtask::run()
}
