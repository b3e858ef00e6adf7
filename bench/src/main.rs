//! `cargo xtask bench [part …]`

fn main() -> anyhow::Result<()> {
    bench::bench()
}
