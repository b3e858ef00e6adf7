//! Commands of WebDriver, or of one driver, that thirtyfour does not have.

use std::sync::Arc;

use reqwest::Method;
use serde_json::Value;
use thirtyfour::common::command::{Command, ExtensionCommand};

/// A command by its path below the session, and what is sent with it.
#[derive(Debug)]
pub(super) struct Extra(Method, Arc<str>, Option<Value>);

impl Extra {
    /// Asks.
    pub(super) fn get(path: &str) -> Command {
        Command::ExtensionCommand(Box::new(Self(Method::GET, path.into(), None)))
    }

    /// Tells.
    pub(super) fn post(path: &str, body: Value) -> Command {
        Command::ExtensionCommand(Box::new(Self(Method::POST, path.into(), Some(body))))
    }
}

impl ExtensionCommand for Extra {
    fn parameters_json(&self) -> Option<Value> {
        self.2.clone()
    }

    fn method(&self) -> Method {
        self.0.clone()
    }

    fn endpoint(&self) -> Arc<str> {
        Arc::clone(&self.1)
    }
}
