//! Commands of WebDriver, or of one driver, that thirtyfour does not have.

use std::sync::Arc;

use axum::http::Method;
use serde_json::Value;
use thirtyfour::common::command::{Command, ExtensionCommand};

/// A command by its path below the session.
#[derive(Debug)]
pub(super) struct Extra {
    path: Arc<str>,
    /// What is sent; `None` only asks.
    body: Option<Value>,
}

impl Extra {
    /// Asks.
    pub(super) fn get(path: String) -> Command {
        Self::command(path, None)
    }

    /// Tells.
    pub(super) fn post(path: &str, body: Value) -> Command {
        Self::command(path.to_owned(), Some(body))
    }

    fn command(path: String, body: Option<Value>) -> Command {
        let path = path.into();
        Command::ExtensionCommand(Box::new(Self { path, body }))
    }
}

impl ExtensionCommand for Extra {
    fn parameters_json(&self) -> Option<Value> {
        self.body.clone()
    }

    fn method(&self) -> Method {
        match self.body {
            Some(_) => Method::POST,
            None => Method::GET,
        }
    }

    fn endpoint(&self) -> Arc<str> {
        Arc::clone(&self.path)
    }
}
