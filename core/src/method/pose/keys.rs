//! The poses everything else lies between, and when each phase is at which.

use super::{Point, Pose, point};
use crate::method::Phase;
use std::time::Duration;

impl Pose {
    /// Lying with the strap round the foot and its ends in the hands.
    pub const LYING: Pose = Pose {
        hip: point(196.0, 186.0),
        back: 4.0,
        neck: 0.0,
        leg: 0.0,
        knee: 0.0,
        other: 0.0,
        other_knee: 0.0,
        hand: point(186.0, 158.0),
        slack: 1.0,
        taut: 0.0,
        on_other: 0.0,
    };
    /// Lying, arms along the body, before the strap is there.
    pub const SUPINE: Pose = Pose {
        hand: point(202.0, 191.0),
        slack: 0.0,
        ..Pose::LYING
    };
    /// The knee drawn up, the strap put round the foot.
    pub const STRAP_ON: Pose = Pose {
        leg: 118.0,
        knee: 100.0,
        hand: AT_THE_FOOT,
        ..Pose::LYING
    };
    /// As far as the leg's own muscles bring it.
    pub const LIFTED: Pose = Pose {
        leg: 62.0,
        hand: point(175.0, 141.0),
        ..Pose::LYING
    };
    /// As far as the strap brings it.
    pub const PULLED: Pose = Pose {
        leg: 71.0,
        hand: point(148.0, 128.0),
        slack: 0.0,
        taut: 1.0,
        ..Pose::LYING
    };
    /// Sitting with the thigh on the roller, as far back as one goes.
    pub const ROLLED: Pose = Pose {
        hip: point(146.0, 163.0),
        back: 48.0,
        neck: 70.0,
        leg: -3.0,
        other: 22.2,
        other_knee: 73.8,
        hand: point(70.0, 194.0),
        slack: 0.0,
        ..Pose::LYING
    };
    /// A mistake: head and shoulders off the floor.
    pub const HEAD_UP: Pose = Pose {
        back: 16.0,
        neck: 46.0,
        hand: point(158.0, 112.0),
        ..Pose::PULLED
    };
    /// A mistake: the knee bent in the pull.
    pub const KNEE_BENT: Pose = Pose {
        leg: 96.0,
        knee: 48.0,
        hand: point(146.0, 126.0),
        ..Pose::PULLED
    };
    /// A mistake: the hips off the floor.
    pub const HIPS_UP: Pose = Pose {
        hip: point(192.0, 158.0),
        back: -12.5,
        leg: 62.0,
        other: -11.0,
        hand: point(150.0, 120.0),
        ..Pose::PULLED
    };
    /// A mistake: the leg hauled over.
    pub const HAULED: Pose = Pose {
        leg: 108.0,
        hand: point(112.0, 132.0),
        ..Pose::PULLED
    };
    const LET_GO: Pose = Pose {
        leg: 69.0,
        hand: point(152.0, 130.0),
        ..Pose::LYING
    };
    const HALF_DOWN: Pose = Pose {
        leg: 36.0,
        ..Pose::LIFTED
    };
    const ROLLED_ON: Pose = Pose {
        hip: point(170.0, 163.0),
        back: 44.5,
        other: 31.4,
        other_knee: 99.4,
        ..Pose::ROLLED
    };
    const STRAP_OFF: Pose = Pose {
        other: 100.0,
        other_knee: 95.0,
        hand: AT_THE_FOOT,
        on_other: 1.0,
        ..Pose::LYING
    };
    const STRAP_OVER: Pose = Pose {
        other: 100.0,
        other_knee: 95.0,
        ..Pose::STRAP_ON
    };

    /// Lying, one straight leg so many degrees up by its own muscles, without a strap.
    pub fn raised(degrees: u8) -> Pose {
        Pose {
            leg: degrees.into(),
            ..Pose::SUPINE
        }
    }

    /// The same with the other foot flat on the floor, if that leg lay straight.
    fn with_other_knee_bent(&self) -> Pose {
        if self.other != 0.0 {
            return *self;
        }
        Pose {
            other: 49.5,
            other_knee: 109.5,
            ..*self
        }
    }
}

const AT_THE_FOOT: Point = point(164.0, 98.0);

/// Once to and fro on the roller, which goes on for as long as the phase does.
pub const ROLLING: Duration = Duration::from_secs(4);

/// The hands need this long to take up the strap; then they hold.
const TAKING_UP: f32 = 0.45;

/// Which part of the phase (0 to 1) finds the body in which pose, and in how many
/// steps it comes there from the pose before: few where it has not far to go,
/// since each is work as the phase begins.
type Keys = &'static [(f32, Pose, u8)];

const READY: Keys = &[
    (0.0, Pose::SUPINE, 0),
    (0.28, Pose::SUPINE, 1),
    (0.38, Pose::STRAP_ON, 10),
    (0.61, Pose::STRAP_ON, 1),
    (0.71, Pose::LYING, 10),
    (1.0, Pose::LYING, 1),
];
const CHANGE: Keys = &[
    (0.0, Pose::STRAP_OFF, 0),
    (0.3, Pose::STRAP_OFF, 1),
    (0.4, Pose::STRAP_OVER, 10),
    (0.65, Pose::STRAP_OVER, 1),
    (0.78, Pose::LYING, 10),
    (1.0, Pose::LYING, 1),
];
const LIFT: Keys = &[(0.0, Pose::LYING, 0), (1.0, Pose::LIFTED, 12)];
const PULL: Keys = &[
    (0.0, Pose::LIFTED, 0),
    (0.5, Pose::PULLED, 5),
    (1.0, Pose::PULLED, 1),
];
// First the strap is let go, then the leg comes down.
const LOWER: Keys = &[
    (0.0, Pose::PULLED, 0),
    (0.12, Pose::LET_GO, 4),
    (1.0, Pose::LYING, 12),
];
const ROLL: Keys = &[
    (0.0, Pose::ROLLED, 0),
    (0.5, Pose::ROLLED_ON, 10),
    (1.0, Pose::ROLLED, 10),
];
const LIE: Keys = &[(0.0, Pose::LYING, 0)];

/// The poses of a phase of this length, each with the part of it (0 to 1) at
/// which it is reached: enough of them to draw straight lines between, and one
/// alone where nothing moves. The rolling is one way to and fro, of
/// [`ROLLING`]. `bent` is the gentler variant, with the other knee bent.
pub fn frames(phase: Phase, length: Duration, bent: bool) -> Vec<(f32, Pose)> {
    let keys = match phase {
        Phase::Roll => ROLL,
        Phase::Ready => READY,
        Phase::Change => CHANGE,
        Phase::Lift => LIFT,
        Phase::Pull => PULL,
        Phase::Lower => LOWER,
        Phase::CountIn | Phase::Rest | Phase::Done => LIE,
    };
    let mut frames: Vec<(f32, Pose)> = Vec::new();
    for &(mut ends, mut pose, steps) in keys {
        // The hands take up the strap as fast however long they hold it.
        if phase == Phase::Pull && steps > 1 {
            ends = ends.min(TAKING_UP / length.as_secs_f32());
        }
        if bent {
            pose = pose.with_other_knee_bent();
        }
        let (begins, from) = frames.last().copied().unwrap_or((ends, pose));
        for step in 1..steps {
            let part = f32::from(step) / f32::from(steps);
            let at = super::mix(begins, ends, part);
            frames.push((at, from.toward(pose, ease(part))));
        }
        frames.push((ends, pose));
    }
    frames
}

/// What stands for the whole phase where nothing may move.
pub fn still(phase: Phase, bent: bool) -> Pose {
    let pose = match phase {
        Phase::Roll => &Pose::ROLLED,
        Phase::Ready => &Pose::STRAP_ON,
        Phase::Change => &Pose::STRAP_OVER,
        Phase::Lift => &Pose::LIFTED,
        Phase::Pull => &Pose::PULLED,
        Phase::Lower => &Pose::HALF_DOWN,
        Phase::CountIn | Phase::Rest | Phase::Done => &Pose::LYING,
    };
    if bent {
        pose.with_other_knee_bent()
    } else {
        *pose
    }
}

/// A whole rep in one, and how long it takes.
pub fn demonstration() -> (Duration, Vec<(f32, Pose)>) {
    const SECONDS: u8 = 8;
    let phases = [
        (Phase::Lift, 0.0, 2.0),
        (Phase::Pull, 2.0, 2.0),
        (Phase::Lower, 4.0, 3.0),
        (Phase::Rest, 8.0, 0.0),
    ];
    let mut rep = Vec::new();
    for (phase, begins, lasts) in phases {
        for (at, pose) in frames(phase, Duration::from_secs(2), false) {
            rep.push(((begins + at * lasts) / f32::from(SECONDS), pose));
        }
    }
    (Duration::from_secs(u64::from(SECONDS)), rep)
}

/// Slow, quick, slow, as a limb moves.
fn ease(part: f32) -> f32 {
    part * part * (3.0 - 2.0 * part)
}
