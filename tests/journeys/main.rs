//! What a person does, in a real browser, against the release build.
//!
//! What the page really plays and buzzes is recorded from outside, by wrapping
//! the browser's own functions before the app loads: the app is not asked.

#![cfg(not(target_arch = "wasm32"))]

#[path = "../../core/tests/support/mod.rs"]
mod support;

mod agreeing;
mod broken_off;
mod built;
mod crash;
mod data;
mod diary;
mod frame;
mod heard;
mod hosted;
mod hostile;
mod hosts;
mod in_one_engine;
mod inspection;
mod install;
mod kept;
mod keys;
mod lacking;
mod lazy;
mod links;
mod offline;
mod session;
mod share;
mod sounding;
mod spoken;
mod summary;
mod tabs;
mod unseen;
mod updates;
mod visit;
mod waiting;
