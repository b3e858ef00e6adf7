//! Screens and their addresses.

/// What is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Screen {
    /// Today's routine and Start.
    #[default]
    Home,
    /// The safety check, and what it has come to.
    Check,
    /// A session, and what came of it.
    Session,
    /// What was done.
    Progress,
    /// How the stretch goes.
    Learn,
    /// When not to stretch, and when to stop.
    Safety,
    /// How the person wants it.
    Settings,
    /// The routine, to be changed.
    Routine,
    /// Finding one's own tempo.
    Tempo,
    /// How high each leg goes.
    Measure,
    /// All of the diary: handed out, taken in, erased.
    Data,
    /// A routine for another person.
    Share,
    /// When to be reminded.
    Reminders,
    /// What a trainer is told.
    Summary,
    /// One session, to be corrected.
    Entry,
}

/// The screens that a stretch does not need, which may come later than the app.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum LazyState {
    /// They are on their way.
    #[default]
    Loading,
    /// They can be shown.
    Loaded,
    /// They could not be had.
    Failed,
}

impl LazyState {
    /// Whether they have come. A second answer, of an attempt that was late, takes nothing away.
    pub(super) fn came(&mut self, have_come: bool) {
        *self = match (*self, have_come) {
            (_, true) | (LazyState::Loaded, false) => LazyState::Loaded,
            (LazyState::Loading | LazyState::Failed, false) => LazyState::Failed,
        };
    }
}

impl Screen {
    /// Whether the screen is one of those.
    pub fn is_lazy(self) -> bool {
        !matches!(self, Screen::Home | Screen::Check | Screen::Session)
    }

    /// Every screen.
    pub const ALL: [Screen; 15] = [
        Screen::Home,
        Screen::Check,
        Screen::Session,
        Screen::Progress,
        Screen::Learn,
        Screen::Safety,
        Screen::Settings,
        Screen::Routine,
        Screen::Tempo,
        Screen::Measure,
        Screen::Data,
        Screen::Share,
        Screen::Reminders,
        Screen::Summary,
        Screen::Entry,
    ];

    /// Its address, as a fragment.
    pub fn address(self) -> &'static str {
        match self {
            Screen::Home => "#/",
            Screen::Check => "#/check",
            Screen::Session => "#/session",
            Screen::Progress => "#/progress",
            Screen::Learn => "#/learn",
            Screen::Safety => "#/safety",
            Screen::Settings => "#/settings",
            Screen::Routine => "#/routine",
            Screen::Tempo => "#/tempo",
            Screen::Measure => "#/measure",
            Screen::Data => "#/data",
            Screen::Share => "#/share",
            Screen::Reminders => "#/reminders",
            Screen::Summary => "#/summary",
            Screen::Entry => "#/entry",
        }
    }

    /// The screen with this name, in whatever letters; home has none.
    pub fn named(name: &str) -> Option<Screen> {
        let name = match name {
            "home" => "",
            name => name,
        };
        let mut all = Screen::ALL.into_iter();
        all.find(|screen| screen.address()[2..].eq_ignore_ascii_case(name))
    }
}
