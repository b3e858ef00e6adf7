//! What screens share.

mod figure;
mod notices;
mod stepper;
mod switch;
mod tabs;

pub use figure::{Figure, Stance};
pub use notices::Notices;
pub use stepper::Stepper;
pub use switch::Switch;
pub use tabs::Tabs;
