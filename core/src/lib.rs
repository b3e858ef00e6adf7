//! What Hamstretch knows without a browser, a clock or a screen. The crate depends
//! on none of them, so the compiler holds that wall.

pub mod diary;
