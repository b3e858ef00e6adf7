//! The arithmetic, on made-up sounds.

use super::*;

fn tone(when: f64, time: f64, stop: Option<f64>) -> Sound {
    Sound {
        context: 0,
        when,
        offset: 0.0,
        duration: None,
        buffer: None,
        rate: 1.0,
        loops: false,
        stop,
        time,
        at: 1000.0 * time,
    }
}

fn of(sounds: impl Into<Vec<Sound>>) -> Recording {
    Recording {
        sounds: sounds.into(),
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
        let mut clip = tone(2.0, 1.0, None);
        clip.buffer = Some(0.5);
        change(&mut clip);
        assert_eq!(of([clip]).audible()[0].lasts, lasts, "{place}");
    }
}

#[test]
fn what_is_heard_is_told_in_its_order_without_what_was_stopped_before_its_start() {
    let stopped = [1.5, 2.0, 2.5].map(|stop| tone(2.0, 1.0, Some(stop)));
    let others = [
        tone(5.0, 1.0, None),
        tone(3.0, 1.0, None),
        tone(0.0, 4.0, None),
    ];
    let heard = of([stopped, others].concat()).audible();
    let order: Vec<_> = heard.iter().map(|it| (it.id, it.starts)).collect();
    assert_eq!(order, [(2, 2.0), (4, 3.0), (5, 4.0), (3, 5.0)]);
}

#[test]
fn late_is_what_was_due_before_it_was_asked_for() {
    // `start()` and `start(0)` mean at once.
    for (when, time, late) in [(2.0, 1.0, None), (1.0, 1.0, None), (0.0, 1.5, None)] {
        assert_eq!(tone(when, time, None).late_by(), late);
    }
    assert_eq!(tone(1.0, 1.5, None).late_by(), Some(0.5));
    let called_off = tone(1.0, 1.5, Some(1.5));
    assert_eq!(of([called_off, tone(1.0, 1.5, None)]).late().len(), 1);
}
