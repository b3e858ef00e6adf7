//! What leptos asks of wasm-streams to compile, and no more.
//!
//! Leptos' server functions, which this app has none of, bring wasm-streams, and
//! whatever a dependency exports to scripts is kept by the linker, with all that
//! it calls. Nothing here is ever called.

use std::pin::Pin;
use std::task::{Context, Poll};

use futures_core::Stream;
use wasm_bindgen::JsValue;

/// A stream that is never made.
#[derive(Debug)]
pub enum ReadableStream {}

impl ReadableStream {
    /// Would make one of a script's.
    #[must_use]
    pub fn from_raw(_: web_sys::ReadableStream) -> Self {
        unreachable!("there are no streams")
    }

    /// Would make one of a Rust stream.
    #[must_use]
    pub fn from_stream<S>(_: S) -> Self {
        unreachable!("there are no streams")
    }

    /// What it is to a script.
    #[must_use]
    pub fn into_raw(self) -> web_sys::ReadableStream {
        match self {}
    }

    /// What it is to Rust.
    #[must_use]
    pub fn into_stream(self) -> Self {
        self
    }
}

impl Stream for ReadableStream {
    type Item = Result<JsValue, JsValue>;

    fn poll_next(self: Pin<&mut Self>, _: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        match *self {}
    }
}
