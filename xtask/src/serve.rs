//! `cargo xtask serve`: a release build, on this machine, as people will get it.

use std::io::ErrorKind;
use std::net::{Ipv4Addr, TcpListener};

use anyhow::{Result, bail};

use crate::site::{Options, Site};
use crate::{build, project};

/// How many ports after the wanted one are tried.
const TRIES: u16 = 20;

/// Builds and serves until stopped with Ctrl-C.
///
/// # Errors
/// When the app does not build or no port is free.
pub fn serve(port: u16, base: Option<String>) -> Result<()> {
    build::build()?;
    let free = free_port(port)?;
    if free != port {
        println!("Port {port} is taken.");
    }
    let site = Site::serve(
        &project::dist(),
        Options {
            port: Some(free),
            base,
            ..Options::default()
        },
    )?;
    println!("Serving {} (Ctrl-C stops it).", site.url());
    loop {
        std::thread::park();
    }
}

/// The wanted port, or the next free one after it.
fn free_port(wanted: u16) -> Result<u16> {
    for port in wanted..=wanted.saturating_add(TRIES) {
        match TcpListener::bind((Ipv4Addr::LOCALHOST, port)) {
            Ok(_) => return Ok(port),
            Err(error) if error.kind() == ErrorKind::AddrInUse => {}
            Err(error) => bail!("port {port} cannot be listened on: {error}"),
        }
    }
    bail!("the ports from {wanted} on are all taken: choose another with --port");
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_taken_port_gives_the_next_one() {
        let taken = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a free port");
        let port = taken.local_addr().expect("it is bound").port();
        assert!(free_port(port).expect("one of twenty") > port);
    }
}
