//! Which screen is shown, and where an address leads.

use super::Screen;
use crate::diary::Id;
use crate::method::LinkError;

/// How many entries are listed at first, and how many more at a time.
pub(super) const A_PAGE: usize = 10;

/// Which screen is shown, and how much of it.
#[derive(Clone, Debug)]
pub struct Navigation {
    /// The screen.
    pub screen: Screen,
    /// The address, where it names no screen.
    pub unknown_address: Option<String>,
    /// What could not be used of the link that was opened.
    pub link_errors: Vec<LinkError>,
    /// The entry that has the screen to itself.
    pub opened: Option<Id>,
    /// The entry that one has come back from: its place in the list is where one was.
    pub came_from: Option<Id>,
    /// How many entries are listed.
    pub listed: usize,
    /// How many parts are drawn: see [`Model::PARTS`](super::Model::PARTS) and
    /// [`Model::AFTERWARDS`](super::Model::AFTERWARDS).
    pub drawn: u8,
}

impl Default for Navigation {
    fn default() -> Navigation {
        Navigation {
            screen: Screen::Home,
            unknown_address: None,
            link_errors: Vec::new(),
            opened: None,
            came_from: None,
            listed: A_PAGE,
            drawn: 0,
        }
    }
}
