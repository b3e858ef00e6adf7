//! The body in the picture does what the method says.

use hamstretch_core::method::Phase;
use hamstretch_core::method::pose::{
    ARM, BOX, FLOOR, FOOT, NECK, Point, Pose, ROLLER, ROLLING, SHANK, TRUNK, demonstration, frames,
    point, rising, still,
};
use std::time::Duration;

const REP: [Phase; 4] = [Phase::Lift, Phase::Pull, Phase::Lower, Phase::Rest];
const LENGTHS: [Duration; 3] = [
    Duration::from_secs(1),
    Duration::from_secs(3),
    Duration::from_secs(120),
];

/// Every frame of every phase, short and long, of either variant.
fn every_pose() -> Vec<(Phase, bool, Pose)> {
    let mut poses = Vec::new();
    for phase in Phase::ALL {
        for bent in [false, true] {
            for length in LENGTHS {
                let frames = frames(phase, length, bent);
                poses.extend(frames.iter().map(|(_, pose)| (phase, bent, *pose)));
            }
            poses.push((phase, bent, still(phase, bent)));
        }
    }
    poses
}

fn poses(phase: Phase, bent: bool) -> Vec<Pose> {
    let frames = frames(phase, Duration::from_secs(2), bent);
    frames.into_iter().map(|(_, pose)| pose).collect()
}

fn ends(phase: Phase, bent: bool) -> (Pose, Pose) {
    let poses = poses(phase, bent);
    (poses[0], poses[poses.len() - 1])
}

fn mistakes() -> [Pose; 4] {
    [Pose::HEAD_UP, Pose::KNEE_BENT, Pose::HIPS_UP, Pose::HAULED]
}

#[track_caller]
fn about(one: f32, other: f32, within: f32, what: &str) {
    assert!((one - other).abs() <= within, "{what}: {one}, not {other}");
}

#[test]
fn no_limb_changes_its_length() {
    let all = every_pose()
        .into_iter()
        .map(|(phase, _, pose)| (Some(phase), pose));
    for (phase, pose) in all.chain(mistakes().map(|pose| (None, pose))) {
        let what = format!("{phase:?} {pose:?}");
        about(pose.hip.distance(pose.shoulder()), TRUNK, 0.1, &what);
        about(pose.shoulder().distance(pose.head()), NECK, 0.1, &what);
        about(pose.shoulder().distance(pose.elbow()), ARM, 0.1, &what);
        about(pose.elbow().distance(pose.hand), ARM, 0.1, &what);
        about(
            pose.other_heel().distance(pose.other_toes()),
            FOOT,
            0.1,
            &what,
        );
        for (heel, knee) in [
            (pose.heel(), pose.knee),
            (pose.other_heel(), pose.other_knee),
        ] {
            // By the law of cosines: the knee is where thigh and shin meet.
            let across = 2.0 * SHANK * SHANK * (1.0 + knee.to_radians().cos());
            about(pose.hip.distance(heel), across.sqrt(), 0.1, &what);
        }
    }
}

#[test]
fn directions_are_those_of_the_standard_library() {
    for degrees in -180_i16..=180 {
        let degrees = f32::from(degrees);
        let (sin, cos) = degrees.to_radians().sin_cos();
        let off = rising(degrees).distance(point(cos, -sin));
        assert!(off < 0.001, "{degrees}: {off}");
    }
}

#[test]
fn in_a_rep_the_knee_is_straight_and_hips_and_head_stay_down() {
    for phase in REP {
        for pose in poses(phase, false) {
            about(pose.knee, 0.0, 0.0, "the knee");
            assert_eq!(pose.hip, Pose::LYING.hip);
            assert_eq!(pose.head(), Pose::LYING.head());
            assert_eq!(pose.shoulder(), Pose::LYING.shoulder());
        }
    }
    about(Pose::LYING.head().y, FLOOR - 24.0, 1.0, "the head");
}

#[test]
fn everything_stays_in_the_box_and_above_the_floor() {
    let all = every_pose().into_iter().map(|(_, _, pose)| pose);
    for pose in all.chain(mistakes()) {
        let elbow = pose.elbow();
        let mut points = vec![pose.heel(), pose.other_heel(), pose.hand, elbow];
        points.extend([pose.head(), pose.ball_of_foot(), pose.other_toes()]);
        points.extend(pose.roller());
        for point in points {
            let inside =
                (20.0..BOX.x - 20.0).contains(&point.x) && (8.0..FLOOR - 6.0).contains(&point.y);
            assert!(inside, "{point:?} of {pose:?}");
        }
    }
}

#[test]
fn the_leg_lifts_is_pulled_further_and_comes_down_to_the_floor() {
    let (lift, pull) = (ends(Phase::Lift, false), ends(Phase::Pull, false));
    assert!(pull.1.leg > lift.1.leg);
    let reach = |pose: Pose| pose.shoulder().distance(pose.hand);
    assert!(reach(pull.1) < reach(lift.1), "the arms bend");
    assert_eq!(ends(Phase::Lower, false).1.leg, 0.0);
}

#[test]
fn each_phase_begins_where_the_one_before_it_ended() {
    for bent in [false, true] {
        let after = [
            (Phase::Ready, Phase::Lift),
            (Phase::CountIn, Phase::Lift),
            (Phase::Change, Phase::Lift),
            (Phase::Lift, Phase::Pull),
            (Phase::Pull, Phase::Lower),
            (Phase::Lower, Phase::Rest),
            (Phase::Rest, Phase::Lift),
            (Phase::Lower, Phase::Lift),
            (Phase::Rest, Phase::Done),
        ];
        for (one, next) in after {
            assert_eq!(ends(one, bent).1, ends(next, bent).0, "{one:?} {next:?}");
        }
    }
}

#[test]
fn nothing_jumps_within_a_phase() {
    for phase in Phase::ALL {
        for pair in poses(phase, false).windows(2) {
            let far = |of: fn(&Pose) -> Point| of(&pair[0]).distance(of(&pair[1]));
            for far in [
                far(Pose::ball_of_foot),
                far(Pose::other_toes),
                far(|pose| pose.hand),
            ] {
                assert!(far < 40.0, "{phase:?} {pair:?}: {far}");
            }
        }
    }
}

#[test]
fn frames_come_in_their_order_from_the_beginning_to_the_end() {
    let movements = Phase::ALL.into_iter().flat_map(|phase| {
        let frames = LENGTHS.map(|length| frames(phase, length, false));
        frames.into_iter().map(move |frames| (phase, frames))
    });
    for (phase, frames) in movements {
        if let [(_, _only)] = frames[..] {
            continue;
        }
        assert_eq!(frames[0].0, 0.0, "{phase:?}");
        assert_eq!(frames[frames.len() - 1].0, 1.0, "{phase:?}");
        assert!(frames.is_sorted_by(|one, next| one.0 < next.0), "{phase:?}");
    }
}

#[test]
fn the_strap_is_taut_in_the_pull_and_only_there() {
    for phase in Phase::ALL {
        let taut = still(phase, false).taut;
        let should = if phase == Phase::Pull { 1.0 } else { 0.0 };
        assert_eq!(taut, should, "{phase:?}");
        if !matches!(phase, Phase::Pull | Phase::Lower) {
            assert!(poses(phase, false).iter().all(|pose| pose.taut == 0.0));
        }
    }
    for length in LENGTHS {
        let taken_up = 0.5_f32.min(0.45 / length.as_secs_f32());
        for (at, pose) in frames(Phase::Pull, length, false) {
            assert_eq!(pose.taut == 1.0, at >= taken_up - 1e-6, "{at}: {pose:?}");
        }
        for (at, pose) in frames(Phase::Lower, length, false) {
            // The leg does not come down before the strap is let go.
            assert_eq!(pose.taut == 0.0, at >= 0.1199, "{at}: {pose:?}");
            assert_eq!(pose.leg >= 69.0, at <= 0.1201, "{at}: {pose:?}");
        }
    }
}

#[test]
fn the_leg_never_bounces() {
    for (phase, up) in [(Phase::Lift, 1.0), (Phase::Pull, 1.0), (Phase::Lower, -1.0)] {
        for pair in poses(phase, false).windows(2) {
            assert!(
                (pair[1].leg - pair[0].leg) * up >= 0.0,
                "{phase:?}: {pair:?}"
            );
        }
    }
}

#[test]
fn a_bent_knee_has_its_foot_flat_on_the_floor() {
    for phase in REP.into_iter().chain([Phase::CountIn, Phase::Done]) {
        for pose in poses(phase, true) {
            about(pose.other_heel().y, FLOOR - 9.0, 1.0, "the heel");
            about(pose.other_toes().y, pose.other_heel().y, 0.5, "the toes");
            assert!(pose.other_knee > 90.0);
        }
        assert!(poses(phase, false).iter().all(|pose| pose.other == 0.0));
    }
}

#[test]
fn getting_ready_begins_without_strap_and_has_the_foot_near_the_hands_in_the_middle() {
    let ready = frames(Phase::Ready, Duration::from_secs(15), false);
    for (at, pose) in &ready {
        assert_eq!(pose.slack == 0.0, *at <= 0.2801, "{at}");
    }
    let near = |pose: &Pose| pose.hand.distance(pose.strap_end());
    let third = |at: f32| {
        ready
            .iter()
            .find(|(each, _)| *each >= at)
            .expect("a frame")
            .1
    };
    assert!(near(&third(0.5)) < 0.5 * near(&Pose::LYING));
    assert_eq!(third(0.1), Pose::SUPINE);
    assert_eq!(third(0.8), Pose::LYING);
}

#[test]
fn in_the_change_the_strap_goes_from_one_foot_to_the_other() {
    let (begins, ends) = ends(Phase::Change, false);
    assert_eq!((begins.on_other, ends.on_other), (1.0, 0.0));
    assert!(begins.strap_end().distance(begins.other_toes()) < 0.1);
    assert!(ends.strap_end().distance(ends.ball_of_foot()) < 0.1);
    assert!(
        poses(Phase::Change, false)
            .iter()
            .all(|pose| pose.slack == 1.0)
    );
}

#[test]
fn who_rolls_sits_on_the_roller_with_hands_and_foot_where_they_are() {
    let rolls = poses(Phase::Roll, false);
    let (first, last) = ends(Phase::Roll, false);
    assert_eq!(first, last, "to and fro");
    assert_eq!(ROLLING, Duration::from_secs(4));
    let planted = first.other_heel();
    for pose in &rolls {
        about(pose.hand.x, first.hand.x, 0.0, "the hand");
        about(pose.hand.y, FLOOR - 9.0, 1.0, "the hand");
        assert!(pose.other_heel().distance(planted) < 2.0, "the other foot");
        about(pose.knee, 0.0, 0.0, "the knee");
        // The leg, which is 24 thick, lies on the roller, between hip and knee.
        let roller = pose.roller().expect("a roller");
        let along = roller.x - pose.hip.x;
        assert!((20.0..SHANK - 10.0).contains(&along), "{along}");
        let thigh = pose.hip.toward(pose.heel(), along / (2.0 * SHANK));
        about(roller.y - ROLLER, thigh.y + 12.0, 8.0, "the thigh");
        about(roller.y + ROLLER, FLOOR - 1.0, 0.1, "the roller");
        assert!(
            pose.hip.y < Pose::LYING.hip.y - 15.0,
            "the hips are off the floor"
        );
    }
    let hips: Vec<f32> = rolls.iter().map(|pose| pose.hip.x).collect();
    assert!(hips.iter().fold(0.0_f32, |far, x| far.max(x - hips[0])) > 20.0);
    assert!(Phase::ALL.iter().all(|phase| {
        let rolls = *phase == Phase::Roll;
        poses(*phase, false)
            .iter()
            .all(|pose| pose.roller().is_some() == rolls)
    }));
}

#[test]
fn each_mistake_is_one() {
    let right = Pose::PULLED;
    assert!(Pose::HEAD_UP.head().y < right.head().y - 30.0);
    const { assert!(Pose::KNEE_BENT.knee > 30.0) };
    assert!(Pose::HIPS_UP.hip.y < right.hip.y - 20.0);
    about(
        Pose::HIPS_UP.shoulder().y,
        right.shoulder().y,
        1.0,
        "the shoulders",
    );
    about(
        Pose::HIPS_UP.other_heel().y,
        right.other_heel().y,
        2.0,
        "the other heel",
    );
    const { assert!(Pose::HAULED.leg > 90.0) };
}

#[test]
fn the_demonstration_is_a_whole_rep() {
    let (length, frames) = demonstration();
    assert_eq!(length, Duration::from_secs(8));
    assert_eq!(
        (frames[0], frames[frames.len() - 1]),
        ((0.0, Pose::LYING), (1.0, Pose::LYING))
    );
    assert!(frames.is_sorted_by(|one, next| one.0 <= next.0));
    let at = |part: f32| {
        frames
            .iter()
            .find(|(at, _)| *at >= part)
            .expect("a frame")
            .1
    };
    assert_eq!(at(0.45), Pose::PULLED);
    assert_eq!(at(0.9), Pose::LYING);
}

#[test]
fn a_raised_leg_is_as_many_degrees_up_as_its_picture_is_called() {
    for degrees in hamstretch_core::words::MEASURE_PICTURES {
        let pose = Pose::raised(degrees);
        let along = pose.hip.direction(pose.heel());
        let (up, out) = (-along.y, along.x);
        let drawn = up.atan2(out).to_degrees();
        assert!(
            (drawn - f32::from(degrees)).abs() < 1.0,
            "{degrees}: {drawn}"
        );
        let picture = hamstretch_core::figure::raised(degrees);
        assert!(picture.contains("figure-far"), "the edge of the wall");
    }
}
