//! Ten years of a made-up person's diary, in the app's own form: a session a day,
//! all of it that can be said of one, angles every other week and a score a week.

use hamstretch_core::diary::{
    Angle, By, Entry, Felt, Key, Measured, Notes, Pain, Said, Scored, Stamp,
};
use hamstretch_core::method::{
    Ending, Hurt, Leg, Note, Offer, Outcome, PainStop, Phase, Place, timeline,
};

use crate::bench::chance::chance;
use crate::bench::stores::Records;

/// So many days, a session each.
pub(super) const DAYS: usize = 3_650;

const DAY_MS: i64 = 24 * 60 * 60 * 1000;

/// What the person says of the newest session and of no other.
pub(super) const NEWEST: &str = "Ten years today";

/// From the gentle start to one's own.
const ROUTINES: [&str; 3] = [
    "reps=8",
    "reps=15",
    "reps=20&lower=4&rest=1.5&change=15&roll=60",
];

/// As people write: mostly little, now and then all that fits. What is not
/// ASCII takes the most room.
const WORDS: [&str; 6] = [
    "Easy today.",
    "Stiff after the long drive, better from rep 5 on.",
    "Rücken müde, Dehnung trotzdem gut. Später nochmal Füße lockern.",
    "Right leg goes higher than the left one now; the strap is one hand shorter.",
    "Slept badly. Pull felt long.",
    "Ran ten kilometres yesterday and both calves are sore, so I took it slowly, did every rep \
     all the same, and felt the left knee afterwards.",
];

/// What the person wants back.
const THING: &str = "Tying my shoes standing up";

/// Everything up to the session that ended at `last`, in milliseconds since 1970.
pub(super) fn ten_years(last: i64) -> Records {
    let mut stored = vec![(Key::Thing.name(), THING.to_owned())];
    for day in 0..DAYS {
        let at = stamp(last, day);
        let entry = session(day, at);
        stored.push((Key::Entry(entry.id.clone()).name(), entry.to_text()));
        if day % 14 == 0 {
            let measured = angles(day, at);
            stored.push((
                Key::Measured(measured.id.clone()).name(),
                measured.to_text(),
            ));
        }
        if day % 7 == 0 {
            let thing = Note::new(THING).expect("a note");
            let scored = Scored::new(thing, up_to(day, 7, 10), at, luck(day, 8));
            let scored = scored.expect("ten at most");
            stored.push((Key::Scored(scored.id.clone()).name(), scored.to_text()));
        }
    }
    stored
}

/// Sometime on that day, two hours ahead of UTC in summer.
fn stamp(last: i64, day: usize) -> Stamp {
    let days_before = (DAYS - 1 - day) as i64;
    let earlier = match days_before {
        0 => 0,
        _ => i64::from(luck(day, 0)) % (3 * 60 * 60 * 1000),
    };
    Stamp {
        utc_ms: last - days_before * DAY_MS - earlier,
        offset_min: if (85..300).contains(&(day % 365)) {
            120
        } else {
            60
        },
    }
}

fn session(day: usize, at: Stamp) -> Entry {
    let mut entry = Entry::new(outcome(day), at, luck(day, 1));
    let notes = &mut entry.notes;
    notes.say(Said::Before(Pain::new(up_to(day, 2, 6))));
    notes.say(Said::After(Pain::new(up_to(day, 3, 4))));
    for (leg, salt) in [(Leg::Left, 4), (Leg::Right, 5)] {
        let felt = Felt::ALL[usize::from(up_to(day, salt, 2))];
        notes.say(Said::Felt(leg, Some(felt)));
    }
    say_words(day, notes);
    entry
}

/// Two days of three have words.
fn say_words(day: usize, notes: &mut Notes) {
    let words = match day {
        _ if day == DAYS - 1 => NEWEST,
        _ if day % 3 == 2 => return,
        _ => WORDS[day % WORDS.len()],
    };
    notes.say(Said::Words(Note::new(words)));
}

/// Finished mostly, ended early at times, stopped for pain once in a while.
fn outcome(day: usize) -> Outcome {
    let routine = ROUTINES[(day / 400).min(2)];
    let (Offer { routine, .. }, _) = Offer::parse(routine);
    let first = if day.is_multiple_of(2) {
        Leg::Right
    } else {
        Leg::Left
    };
    let whole = timeline(&routine, first).last().map(|span| span.end());
    let whole = whole.unwrap_or_default().since_start();
    let reps = routine.reps();
    let (left, right, ending, stop) = match day % 100 {
        41 => {
            let place = Place {
                phase: Phase::Pull,
                leg: Leg::Left,
                rep: 3,
            };
            let hurt = Hurt::PinsAndNeedles;
            let stop = PainStop { hurt, place };
            (2, reps, Ending::StoppedForPain, Some(stop))
        }
        7 | 27 | 67 => (reps - 4, reps, Ending::EndedEarly, None),
        _ => (reps, reps, Ending::Finished, None),
    };
    Outcome {
        routine,
        first,
        left,
        right,
        ending,
        stop,
        lasted: whole,
    }
}

/// A leg more supple every year, and never twice the same.
fn angles(day: usize, at: Stamp) -> Measured {
    let mut measured = Measured::new(at, luck(day, 6));
    for (index, (leg, by)) in Leg::BOTH
        .into_iter()
        .flat_map(|leg| By::BOTH.map(|by| (leg, by)))
        .enumerate()
    {
        let assisted = if by == By::Assisted { 15 } else { 0 };
        let degrees = 55 + assisted + (day / 150) as u8 + up_to(day, 10 + index, 6);
        measured = measured.with(leg, by, Angle::new(degrees));
    }
    measured
}

fn luck(day: usize, salt: usize) -> u32 {
    (chance(salt as u64, day) * f64::from(u32::MAX)) as u32
}

fn up_to(day: usize, salt: usize, most: u8) -> u8 {
    (luck(day, salt) % (u32::from(most) + 1)) as u8
}

#[cfg(test)]
mod tests {
    use super::*;
    use hamstretch_core::diary::{Diary, WriteTime};

    const LAST: i64 = 1_800_000_000_000;

    #[test]
    fn the_app_reads_all_of_it() {
        let found = Diary::read(ten_years(LAST), WriteTime::default());
        assert_eq!(found.unreadable(), 0);
        assert_eq!(found.log.entries().len(), DAYS);
        assert_eq!((found.measured.len(), found.scored.len()), (261, 522));
        assert!(found.thing.is_some());
        let newest = found.log.last().expect("there are many");
        assert_eq!(newest.at.utc_ms, LAST);
        let words = newest.notes.words.as_ref().map(Note::words);
        assert_eq!(words, Some(NEWEST));
    }

    #[test]
    fn it_is_the_same_each_time_and_no_key_comes_twice() {
        let stored = ten_years(LAST);
        assert_eq!(stored, ten_years(LAST));
        let mut keys: Vec<&String> = stored.iter().map(|(key, _)| key).collect();
        keys.sort_unstable();
        keys.dedup();
        assert_eq!(keys.len(), stored.len());
    }

    #[test]
    fn all_words_fit_a_note() {
        assert!(WORDS.iter().all(|words| Note::new(words).is_some()));
        assert!(ROUTINES.iter().all(|text| Offer::parse(text).1.is_empty()));
    }
}
