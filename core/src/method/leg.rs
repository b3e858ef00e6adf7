//! Which leg.

/// The leg that works.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Leg {
    /// The person's left.
    Left,
    /// The person's right.
    Right,
}

impl Leg {
    /// Both, in the order they are listed on screen.
    pub const BOTH: [Leg; 2] = [Leg::Left, Leg::Right];

    /// The other one.
    pub fn other(self) -> Leg {
        match self {
            Leg::Left => Leg::Right,
            Leg::Right => Leg::Left,
        }
    }

    /// As written in links, records and `data-leg`.
    pub fn name(self) -> &'static str {
        match self {
            Leg::Left => "left",
            Leg::Right => "right",
        }
    }

    /// Reads what [`Leg::name`] writes.
    pub fn named(name: &str) -> Option<Leg> {
        Leg::BOTH.into_iter().find(|leg| leg.name() == name)
    }
}

/// Which leg a routine begins with.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum First {
    /// Always the left.
    Left,
    /// Always the right: the default.
    #[default]
    Right,
    /// The one that came second last time.
    Alternate,
}

impl First {
    /// Every choice, in the order they are offered.
    pub const ALL: [First; 3] = [First::Right, First::Left, First::Alternate];

    /// As written in a link.
    pub fn name(self) -> &'static str {
        match self {
            First::Left => "left",
            First::Right => "right",
            First::Alternate => "alternate",
        }
    }

    /// Reads what [`First::name`] writes.
    pub fn named(name: &str) -> Option<First> {
        First::ALL.into_iter().find(|first| first.name() == name)
    }

    /// The leg to begin with, given the one the last session began with.
    pub fn leg(self, last: Option<Leg>) -> Leg {
        match self {
            First::Left => Leg::Left,
            First::Right => Leg::Right,
            First::Alternate => last.map_or(Leg::Right, Leg::other),
        }
    }
}
