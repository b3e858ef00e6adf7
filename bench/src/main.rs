//! `cargo xtask bench [part …]`

fn main() -> anyhow::Result<()> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    bench::bench(&arguments)
}
