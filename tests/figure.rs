//! The body in the picture does what the method says.

use hamstretch::stretch::Phase;
use hamstretch::stretch::pose::{ARM, BOX, FOOT, HIP, LEG, Pose, SHOULDER};
use std::time::Duration;

const LENGTH: Duration = Duration::from_secs(2);

fn every_pose() -> impl Iterator<Item = (Phase, Pose)> {
    Phase::ALL.into_iter().flat_map(|phase| {
        let frames = Pose::frames(phase, LENGTH);
        let still = Pose::still(phase, LENGTH);
        frames
            .into_iter()
            .chain([still])
            .map(move |pose| (phase, pose))
    })
}

#[test]
fn the_knee_is_straight_and_the_foot_square_to_the_leg() {
    let to_the_ball = (LEG * LEG + FOOT * FOOT).sqrt();
    for (phase, pose) in every_pose() {
        let far = HIP.distance(pose.ball_of_foot());
        assert!((far - to_the_ball).abs() < 0.1, "{phase:?} {pose:?}: {far}");
    }
}

#[test]
fn arms_keep_their_length_and_stay_on_the_floor() {
    for (phase, pose) in every_pose() {
        let elbow = pose.elbow();
        assert!(
            (SHOULDER.distance(elbow) - ARM).abs() < 0.1,
            "{phase:?} {pose:?}"
        );
        assert!(
            (elbow.distance(pose.hand) - ARM).abs() < 0.1,
            "{phase:?} {pose:?}"
        );
        assert!(
            elbow.y <= 200.0,
            "{phase:?}: an elbow under the floor, {elbow:?}"
        );
    }
}

#[test]
fn everything_stays_in_the_box() {
    for (phase, pose) in every_pose() {
        for point in [pose.ball_of_foot(), pose.hand, pose.elbow()] {
            let inside = (0.0..BOX.x).contains(&point.x) && (8.0..BOX.y).contains(&point.y);
            assert!(inside, "{phase:?}: {point:?}");
        }
    }
}

#[test]
fn the_leg_lifts_is_pulled_further_and_comes_down_to_the_floor() {
    let ends = |phase| {
        let frames = Pose::frames(phase, LENGTH);
        (frames[0], frames[frames.len() - 1])
    };
    let (lift, pull, lower) = (ends(Phase::Lift), ends(Phase::Pull), ends(Phase::Lower));
    assert_eq!(lift.0, Pose::LYING);
    // Each phase begins where the one before it ended.
    assert_eq!(lift.1, pull.0);
    assert_eq!(pull.1, lower.0);
    assert_eq!(lower.1, Pose::LYING);
    assert!(pull.1.leg > lift.1.leg);
    assert!(pull.1.hand.distance(SHOULDER) < lift.1.hand.distance(SHOULDER));
}

#[test]
fn the_strap_is_taut_in_the_pull_and_only_there() {
    for phase in Phase::ALL {
        let taut = Pose::still(phase, LENGTH).taut;
        assert_eq!(
            taut,
            if phase == Phase::Pull { 1.0 } else { 0.0 },
            "{phase:?}"
        );
    }
}

#[test]
fn the_leg_never_bounces() {
    for (phase, rises) in [
        (Phase::Lift, true),
        (Phase::Pull, true),
        (Phase::Lower, false),
    ] {
        let frames = Pose::frames(phase, LENGTH);
        for pair in frames.windows(2) {
            let goes = if rises {
                pair[1].leg - pair[0].leg
            } else {
                pair[0].leg - pair[1].leg
            };
            assert!(goes >= 0.0, "{phase:?}: {pair:?}");
        }
    }
}
