//! The arithmetic, on made-up sounds.

use super::*;
use crate::recorder::{Change, Showing, View};

fn tone(when: f64, time: f64) -> Sound {
    Sound {
        id: 0,
        context: 0,
        kind: "oscillator".into(),
        when,
        offset: 0.0,
        duration: None,
        buffer: None,
        rate: 1.0,
        frequency: Some(440.0),
        loops: false,
        stop: None,
        time,
        at: 1000.0 * time,
        view: View::default(),
    }
}

fn clip(when: f64, buffer: f64) -> Sound {
    Sound {
        kind: "buffer".into(),
        buffer: Some(buffer),
        frequency: None,
        ..tone(when, 1.0)
    }
}

fn of(sounds: &[Sound]) -> Recording {
    let number = |(id, sound): (usize, &Sound)| Sound {
        id,
        ..sound.clone()
    };
    Recording {
        sounds: sounds.iter().enumerate().map(number).collect(),
        ..Recording::default()
    }
}

fn lasts(sound: Sound) -> f64 {
    of(&[sound]).audible()[0].lasts
}

#[test]
fn a_clip_lasts_as_long_as_what_is_played_of_it() {
    assert_eq!(lasts(clip(2.0, 0.5)), 0.5);
    assert_eq!(
        lasts(Sound {
            offset: 0.125,
            ..clip(2.0, 0.5)
        }),
        0.375
    );
    assert_eq!(
        lasts(Sound {
            duration: Some(0.25),
            ..clip(2.0, 0.5)
        }),
        0.25
    );
    assert_eq!(
        lasts(Sound {
            duration: Some(9.0),
            ..clip(2.0, 0.5)
        }),
        0.5
    );
    assert_eq!(
        lasts(Sound {
            rate: 2.0,
            ..clip(2.0, 0.5)
        }),
        0.25
    );
    assert_eq!(
        lasts(Sound {
            stop: Some(2.25),
            ..clip(2.0, 0.5)
        }),
        0.25
    );
    assert_eq!(
        lasts(Sound {
            loops: true,
            ..clip(2.0, 0.5)
        }),
        f64::INFINITY
    );
    assert_eq!(
        lasts(Sound {
            loops: true,
            stop: Some(4.0),
            ..clip(2.0, 0.5)
        }),
        2.0
    );
    assert_eq!(lasts(tone(2.0, 1.0)), f64::INFINITY);
}

#[test]
fn what_is_stopped_before_its_start_is_not_heard() {
    let stopped = |stop| Sound {
        stop: Some(stop),
        ..tone(2.0, 1.0)
    };
    let recording = of(&[stopped(1.5), stopped(2.0), stopped(2.5)]);
    let heard: Vec<_> = recording.audible().iter().map(|sound| sound.id).collect();
    assert_eq!(heard, [2]);
}

#[test]
fn a_closed_context_is_silent() {
    let close = Change {
        context: 0,
        at: 0.0,
        time: 3.0,
        state: "close".into(),
    };
    let sounds = [
        tone(2.0, 1.0),
        tone(4.0, 1.0),
        Sound {
            context: 1,
            ..tone(4.0, 1.0)
        },
    ];
    let recording = Recording {
        changes: vec![close],
        ..of(&sounds)
    };
    let heard: Vec<_> = recording
        .audible()
        .iter()
        .map(|sound| (sound.id, sound.lasts))
        .collect();
    assert_eq!(heard, [(0, 1.0), (2, f64::INFINITY)]);
}

#[test]
fn sounds_are_told_in_the_order_they_are_heard() {
    let heard = of(&[tone(5.0, 1.0), tone(3.0, 1.0), tone(0.0, 4.0)]).audible();
    let order: Vec<_> = heard
        .iter()
        .map(|sound| (sound.id, sound.starts, sound.at))
        .collect();
    assert_eq!(
        order,
        [(1, 3.0, 3000.0), (2, 4.0, 4000.0), (0, 5.0, 5000.0)]
    );
}

#[test]
fn late_is_what_was_due_before_it_was_asked_for() {
    assert_eq!(tone(2.0, 1.0).late_by(), None);
    assert_eq!(tone(1.0, 1.0).late_by(), None);
    assert_eq!(tone(1.0, 1.5).late_by(), Some(0.5));
    // `start()` and `start(0)` mean at once.
    assert_eq!(tone(0.0, 1.5).late_by(), None);
    let called_off = Sound {
        stop: Some(1.5),
        ..tone(1.0, 1.5)
    };
    assert_eq!(of(&[called_off, tone(1.0, 1.5)]).late().len(), 1);
}

#[test]
fn the_time_out_of_sight_is_counted_until_the_page_is_seen_again() {
    let showings = [
        (0.0, "visible"),
        (5.0, "hidden"),
        (9.0, "visible"),
        (12.0, "hidden"),
    ];
    let recording = Recording {
        showings: showings
            .map(|(at, state)| Showing {
                at,
                state: state.into(),
            })
            .into(),
        ..Recording::default()
    };
    assert_eq!(recording.hidden_for(), 4.0);
}
