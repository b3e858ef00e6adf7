//! The whole state, and what changes it.
//!
//! [`Model`] is the whole state as plain data, and the one place where an
//! [`Event`] changes it. What should happen outside it hands out as
//! [`Effect`]s, which the app's shell carries out.

mod address;
mod check;
mod copying;
mod device;
mod event;
mod exchanging;
mod extras;
mod forms;
mod lacks;
mod measuring;
mod model;
mod navigation;
mod notices;
mod offering;
mod persist;
mod questions;
mod queue;
mod reminding;
mod routine;
mod screen;
mod sending;
mod session_control;
mod session_state;
mod session_told;
mod speech;
mod storage;
mod unnoticed;
mod update;

pub use address::Address;
pub use check::AskedPain;
pub use copying::{CopyEffect, CopyEvent, CopyTrouble, CopyWay};
pub use device::Device;
pub use event::{
    CheckEvent, DeviceEvent, DiaryEvent, Effect, Event, NavigationEvent, Now, SessionEvent,
};
pub use exchanging::{Exchange, ExchangeEffect, ExchangeEvent, FileOutcome, Form};
pub use extras::{Build, Extra, Extras, ExtrasEffect, ExtrasEvent, Install};
pub use forms::Forms;
pub use lacks::Lacks;
pub use measuring::MeasuringEvent;
pub use model::Model;
pub use navigation::Navigation;
pub use notices::Notice;
pub use persist::{Undo, Undoable};
pub use questions::Question;
pub use queue::Queue;
pub use reminding::{RemindersEffect, RemindersEvent};
pub use routine::RoutineEvent;
pub use screen::{LazyState, Screen};
pub use sending::{SendingEffect, SendingEvent, Sent};
pub use session_state::{PausedBy, SessionState};
pub use storage::{Database, Local, Saving, Storage, StorageEvent};
