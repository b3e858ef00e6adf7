//! What is being done in a session.

use std::time::Duration;

/// How long it takes to take up the strap again after a break (choice).
pub const COUNT_IN: Duration = Duration::from_secs(5);

/// What is being done.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Phase {
    /// Foam-rolling the hamstring.
    Roll,
    /// Lying down, strap on.
    Ready,
    /// A few seconds to take up the strap again after a break.
    CountIn,
    /// The leg goes up by its own muscles.
    Lift,
    /// The hands pull the strap: the method's two seconds.
    Pull,
    /// The pull is let go, the foot goes back to the floor.
    Lower,
    /// The foot lies on the floor.
    Rest,
    /// The strap goes to the other foot.
    Change,
    /// Nothing more to do.
    Done,
}

impl Phase {
    /// Every phase, in the order they can first come.
    pub const ALL: [Phase; 9] = [
        Phase::Roll,
        Phase::Ready,
        Phase::CountIn,
        Phase::Lift,
        Phase::Pull,
        Phase::Lower,
        Phase::Rest,
        Phase::Change,
        Phase::Done,
    ];

    /// As written in `data-phase`. The count-in is getting ready, once more.
    pub fn name(self) -> &'static str {
        match self {
            Phase::Roll => "roll",
            Phase::Ready | Phase::CountIn => "ready",
            Phase::Lift => "lift",
            Phase::Pull => "pull",
            Phase::Lower => "lower",
            Phase::Rest => "rest",
            Phase::Change => "change",
            Phase::Done => "done",
        }
    }

    /// Reads what [`Phase::name`] writes.
    pub fn named(name: &str) -> Option<Phase> {
        Phase::ALL.into_iter().find(|phase| phase.name() == name)
    }

    /// Whether the leg has work to do right after it.
    pub fn gets_ready(self) -> bool {
        matches!(self, Phase::Ready | Phase::CountIn | Phase::Change)
    }

    /// Whether it is a part of a rep.
    pub fn is_of_a_rep(self) -> bool {
        matches!(self, Phase::Lift | Phase::Pull | Phase::Lower | Phase::Rest)
    }
}
