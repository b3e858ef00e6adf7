//! What Hamstretch knows without a browser, a clock or a screen. The crate depends on
//! none of them, so the compiler holds that wall.
//!
//! | module | owns |
//! | --- | --- |
//! | [`method`] | the exercise: routine, session, cues, sounds, poses, the safety check |
//! | [`diary`] | what was done, how it is written down, and what it comes to |
//! | [`figure`] | the body, and pictures that teach, as SVG text |
//! | [`words`] | every word a person sees or hears |
//! | [`pages`] | pages made at the build, and fetched when they are read |
//! | [`app`] | the whole state, and what changes it |

pub mod app;
pub mod diary;
pub mod figure;
pub mod method;
pub mod pages;
pub mod words;
