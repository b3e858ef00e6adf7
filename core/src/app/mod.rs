//! The whole state, and what changes it.
//!
//! [`Model`] is the whole state as plain data, and the one place where an
//! [`Event`] changes it. What should happen outside it hands out as
//! [`Effect`]s, which the app's shell carries out.

mod address;
mod check;
mod copy_control;
mod copy_state;
mod device;
mod effect;
mod event;
mod exchange_control;
mod exchange_state;
mod extras_control;
mod extras_state;
mod forms;
mod lacks;
mod measuring;
mod model;
mod navigation;
mod notices;
mod now;
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
mod session_view;
mod speech;
mod storage;
mod undo;
mod unnoticed;
mod update;

pub use address::Address;
pub use copy_state::{CopyTrouble, CopyWay};
pub use device::Device;
pub use effect::{
    CopyEffect, Effect, ExchangeEffect, ExtrasEffect, RemindersEffect, SendingEffect, Sent,
};
pub use event::{
    CheckEvent, CopyEvent, DeviceEvent, DiaryEvent, Event, ExchangeEvent, ExtrasEvent,
    MeasuringEvent, NavigationEvent, RemindersEvent, RoutineEvent, SendingEvent, SessionEvent,
    StorageEvent,
};
pub use exchange_control::FileOutcome;
pub use exchange_state::{Exchange, Form};
pub use extras_control::Extra;
pub use extras_state::{Build, Extras, Install};
pub use forms::{AskedPain, Forms};
pub use lacks::Lacks;
pub use model::Model;
pub use navigation::Navigation;
pub use notices::Notice;
pub use now::Now;
pub use queue::Queue;
pub use screen::{LazyState, Screen};
pub use session_state::{PausedBy, Question, SessionState};
pub use storage::{Database, Local, Saving, Storage};
pub use undo::{Undo, Undoable};
