//! The arithmetic, on made-up sounds.

use super::*;
use crate::recorder::{Change, Showing, View};

fn tone(when: f64, time: f64) -> Sound {
    Sound {
        id: 0,
        context: 0,
        when,
        offset: 0.0,
        duration: None,
        buffer: None,
        rate: 1.0,
        loops: false,
        stop: None,
        time,
        at: 1000.0 * time,
        view: View::default(),
    }
}

fn of(sounds: &[Sound]) -> Recording {
    let number = |(id, sound): (usize, &Sound)| Sound {
        id,
        ..sound.clone()
    };
    let sounds = sounds.iter().enumerate().map(number).collect();
    Recording {
        sounds,
        ..Recording::default()
    }
}

#[test]
fn a_clip_lasts_as_long_as_what_is_played_of_it() {
    type Change = fn(&mut Sound);
    let changes: [(Change, f64); 8] = [
        (|_| {}, 0.5),
        (|clip| clip.offset = 0.125, 0.375),
        (|clip| clip.duration = Some(0.25), 0.25),
        (|clip| clip.duration = Some(9.0), 0.5),
        (|clip| clip.rate = 2.0, 0.25),
        (|clip| clip.stop = Some(2.25), 0.25),
        (|clip| clip.loops = true, f64::INFINITY),
        (|clip| clip.buffer = None, f64::INFINITY),
    ];
    for (place, (change, lasts)) in changes.into_iter().enumerate() {
        let mut clip = Sound {
            buffer: Some(0.5),
            ..tone(2.0, 1.0)
        };
        change(&mut clip);
        assert_eq!(of(&[clip]).audible()[0].lasts, lasts, "{place}");
    }
}

#[test]
fn what_is_stopped_before_its_start_or_in_a_closed_context_is_not_heard() {
    let stopped = |stop| Sound {
        stop: Some(stop),
        ..tone(2.0, 1.0)
    };
    let recording = of(&[stopped(1.5), stopped(2.0), stopped(2.5)]);
    let heard: Vec<_> = recording.audible().iter().map(|sound| sound.id).collect();
    assert_eq!(heard, [2]);
    let close = Change {
        context: 0,
        at: 0.0,
        time: 3.0,
        state: "close".into(),
    };
    let other = Sound {
        context: 1,
        ..tone(4.0, 1.0)
    };
    let mut recording = of(&[tone(2.0, 1.0), tone(4.0, 1.0), other]);
    recording.changes.push(close);
    let heard = recording.audible();
    let heard: Vec<_> = heard.iter().map(|sound| (sound.id, sound.lasts)).collect();
    assert_eq!(heard, [(0, 1.0), (2, f64::INFINITY)]);
}

#[test]
fn sounds_are_told_in_the_order_they_are_heard() {
    let heard = of(&[tone(5.0, 1.0), tone(3.0, 1.0), tone(0.0, 4.0)]).audible();
    let order: Vec<_> = heard.iter().map(|it| (it.id, it.starts, it.at)).collect();
    assert_eq!(
        order,
        [(1, 3.0, 3000.0), (2, 4.0, 4000.0), (0, 5.0, 5000.0)]
    );
}

#[test]
fn late_is_what_was_due_before_it_was_asked_for() {
    assert_eq!(
        [tone(2.0, 1.0), tone(1.0, 1.0)].map(|it| it.late_by()),
        [None, None]
    );
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
    let showings = showings.map(|(at, state)| Showing {
        at,
        state: state.into(),
    });
    let recording = Recording {
        showings: showings.into(),
        ..Recording::default()
    };
    assert_eq!(recording.hidden_for(), 4.0);
}
