//! What is said when, written out; and that it never gets in a sound's way.

use crate::support::{any_leg, any_routine, phase_and_rep, routine, said, seconds, voice, voices};
use expect_test::{Expect, expect};
use hamstretch_core::method::{
    Cue, Effect, Input, Leg, Phase, Routine, Session, Signal, Speech, Talk, Voice, Word, palette,
};
use proptest::prelude::*;
use std::time::Duration;

fn speaking(routine: Routine, first: Leg, talk: Talk) -> Session {
    let mut session = Session::new(routine, first);
    let voice = voice();
    session.speak(Some(Speech {
        voice,
        talk,
        asks: false,
    }));
    session
}

/// Each phase with a word in it, and when the words are said.
fn check_script(link: &str, talk: Talk, expected: Expect) {
    let mut text = String::new();
    let mut last = None;
    for cue in speaking(routine(link), Leg::Right, talk).cues() {
        let Signal::Says(word) = cue.signal else {
            continue;
        };
        let place = cue.place;
        if last.replace(place) != Some(place) {
            let name = phase_and_rep(place.phase, place.leg, place.rep);
            text.push_str(&format!("{name:<19}"));
        } else {
            text.push_str(&" ".repeat(19));
        }
        let at = cue.at.since_start().as_millis();
        let at = format!("{}.{:02}", at / 1000, at % 1000 / 10);
        text.push_str(&format!("{at:>8}  {}\n", said(word)));
    }
    expected.assert_eq(&text);
}

#[test]
fn a_session_of_six_reps_with_all_that_is_said() {
    check_script(
        "reps=6",
        Talk::Full,
        expect![[r#"
            right leg    ready     0.75  Get ready.
                                   1.75  Lie on your back.
                                   3.02  Strap on your right foot.
                                   5.76  Head and shoulders down.
                                  26.12  Right leg.
            right leg  1 lift     30.33  One.
                                  31.13  Breathe out.
            right leg  1 pull     32.25  Pull.
            right leg  1 lower    34.42  Let go.
                                  35.11  Lower.
                                  35.99  Breathe in.
            right leg  2 lift     38.33  Two.
            right leg  2 pull     40.25  Pull.
            right leg  2 lower    42.42  Lower.
            right leg  3 lift     46.33  Three.
            right leg  3 pull     48.25  Pull.
            right leg  3 lower    50.42  Lower.
            right leg  3 rest     53.12  Halfway.
            right leg  4 lift     54.33  Four.
            right leg  4 pull     56.25  Pull.
            right leg  4 lower    58.42  Lower.
            right leg  5 lift     62.33  Five.
            right leg  5 pull     64.25  Pull.
            right leg  5 lower    66.42  Lower.
            right leg  6 lift     70.33  Last one.
            right leg  6 pull     72.25  Pull.
            right leg  6 lower    74.42  Lower.
             left leg    change   78.95  Change legs.
                                  80.10  Strap on your left foot.
                                  82.82  Your hips stay on the floor.
                                  84.45  Keep that knee straight.
                                  94.07  Left leg.
             left leg  1 lift     98.33  One.
                                  99.13  Breathe out.
             left leg  1 pull    100.25  Pull.
             left leg  1 lower   102.42  Let go.
                                 103.11  Lower.
                                 103.99  Breathe in.
             left leg  2 lift    106.33  Two.
             left leg  2 pull    108.25  Pull.
             left leg  2 lower   110.42  Lower.
             left leg  3 lift    114.33  Three.
             left leg  3 pull    116.25  Pull.
             left leg  3 lower   118.42  Lower.
             left leg  3 rest    121.12  Halfway.
             left leg  4 lift    122.33  Four.
             left leg  4 pull    124.25  Pull.
             left leg  4 lower   126.42  Lower.
             left leg  5 lift    130.33  Five.
             left leg  5 pull    132.25  Pull.
             left leg  5 lower   134.42  Lower.
             left leg  6 lift    138.33  Last one.
             left leg  6 pull    140.25  Pull.
             left leg  6 lower   142.42  Lower.
             left leg    done    147.20  Done. Well done.
        "#]],
    );
}

#[test]
fn counts_only() {
    check_script(
        "reps=2",
        Talk::Counts,
        expect![[r#"
            right leg    ready    26.12  Right leg.
            right leg  1 lift     30.33  One.
            right leg  2 lift     38.33  Last one.
             left leg    change   62.07  Left leg.
             left leg  1 lift     66.33  One.
             left leg  2 lift     74.33  Last one.
             left leg    done     83.20  Done. Well done.
        "#]],
    );
}

#[test]
fn nothing_at_all() {
    check_script("reps=2", Talk::Nothing, expect![[""]]);
}

#[test]
fn where_phases_are_short_words_give_way() {
    let link = "reps=2&roll=5&lift=1&pull=1&lower=1&rest=0&ready=3&change=3";
    check_script(
        link,
        Talk::Full,
        expect![[r#"
            right leg    roll      0.50  Use the foam roller.
                                   1.91  Right leg.
             left leg    roll      5.50  Use the foam roller.
                                   6.91  Left leg.
            right leg    ready    11.12  Right leg.
            right leg  1 lift     13.33  One.
            right leg  1 pull     14.25  Pull.
            right leg  1 lower    15.42  Lower.
            right leg  2 pull     17.25  Pull.
            right leg  2 lower    18.42  Lower.
             left leg    change   20.12  Left leg.
             left leg  1 lift     22.33  One.
             left leg  1 pull     23.25  Pull.
             left leg  1 lower    24.42  Lower.
             left leg  2 pull     26.25  Pull.
             left leg  2 lower    27.42  Lower.
             left leg    done     29.20  Done. Well done.
        "#]],
    );
}

/// Words of a leg that are about how far one is.
fn how_far(link: &str) -> Vec<String> {
    let words = [Word::HALFWAY, Word::FIVE_MORE, Word::LAST_ONE];
    let cues = speaking(routine(link), Leg::Right, Talk::Full).cues();
    let of_one_leg = cues.iter().filter(|cue| cue.place.leg == Leg::Right);
    of_one_leg
        .filter_map(|cue| match cue.signal {
            Signal::Says(word) if words.contains(&word) => {
                let (phase, rep) = (cue.place.phase, cue.place.rep);
                Some(format!("{} {rep}: {}", phase.name(), said(word)))
            }
            _ => None,
        })
        .collect()
}

#[test]
fn one_hears_how_far_one_is() {
    assert_eq!(
        how_far(""),
        [
            "rest 8: Halfway.",
            "rest 10: Five more.",
            "lift 15: Last one."
        ]
    );
    assert_eq!(how_far("reps=8"), ["rest 4: Halfway.", "lift 8: Last one."]);
    assert_eq!(
        how_far("reps=20&rest=0"),
        [
            "lower 10: Halfway.",
            "lower 15: Five more.",
            "lift 20: Last one."
        ]
    );
    assert_eq!(how_far("reps=2"), ["lift 2: Last one."]);
    assert_eq!(how_far("reps=1"), [""; 0]);
}

#[test]
fn a_pause_says_where_it_is() {
    let mut session = speaking(routine("reps=9&ready=3"), Leg::Left, Talk::Full);
    let _ = session.handle_input(Duration::ZERO, Input::Start);
    let effects = session.handle_input(seconds(28.0), Input::Pause);
    let [Effect::Silence, Effect::Schedule(schedule)] = &effects[..] else {
        panic!("{effects:?}");
    };
    let words = schedule.cues.iter().map(|cue| match cue.signal {
        Signal::Says(word) => said(word),
        other => panic!("{other:?}"),
    });
    assert_eq!(
        words.collect::<Vec<_>>(),
        ["Session paused.", "Left leg.", "Four."]
    );
    assert_eq!(schedule.now, seconds(28.0));
}

/// The first word that is said over a sound's onset, or that does not end before it.
fn collision(cues: &[Cue]) -> Option<(Cue, Cue)> {
    let (words, tones): (Vec<Cue>, Vec<Cue>) = cues
        .iter()
        .partition(|cue| matches!(cue.signal, Signal::Says(_)));
    let meets = |word: &Cue, tone: &Cue| {
        let told = tone.at + palette::speech_from(tone.signal);
        word.at < told && word.end() > tone.at
    };
    words.iter().find_map(|word| {
        let tone = tones.iter().find(|tone| meets(word, tone))?;
        Some((*word, *tone))
    })
}

proptest! {
    #[test]
    fn a_word_ends_before_the_next_sound_and_is_never_over_an_onset(
        routine in any_routine(),
        first in any_leg(),
        talk in 0..3_usize,
    ) {
        let cues = speaking(routine, first, Talk::ALL[talk]).cues();
        prop_assert_eq!(collision(&cues), None);
        let words: Vec<&Cue> = cues
            .iter()
            .filter(|cue| matches!(cue.signal, Signal::Says(_)))
            .collect();
        for pair in words.windows(2) {
            prop_assert!(pair[0].end() < pair[1].at, "{:?}", pair);
        }
        // No word outlives its phase, but the last.
        let session = Session::new(routine, first);
        let end = session.routine().total();
        for word in words {
            let is_last = word.place.phase == Phase::Done;
            prop_assert!(is_last || word.end().since_start() < end);
        }
    }

    #[test]
    fn the_tones_are_the_same_whatever_is_said(
        routine in any_routine(),
        first in any_leg(),
        talk in 0..3_usize,
    ) {
        let mut cues = speaking(routine, first, Talk::ALL[talk]).cues();
        cues.retain(|cue| !matches!(cue.signal, Signal::Says(_)));
        prop_assert_eq!(cues, Session::new(routine, first).cues());
    }

    #[test]
    fn no_file_breaks_the_reading_of_a_voice(file in prop::collection::vec(any::<u8>(), 0..400)) {
        let is_marked = file.starts_with(b"HSV1");
        prop_assert!(Voice::parse(&file).is_none() || is_marked);
    }
}

#[test]
fn every_number_of_the_usual_session_is_said() {
    let cues = speaking(routine("reps=30"), Leg::Right, Talk::Counts).cues();
    for rep in 1..=29 {
        let is_said = |leg| {
            cues.iter().any(|cue| {
                let is_here = (cue.place.leg, cue.place.rep) == (leg, rep);
                is_here && cue.signal == Signal::Says(Word::number(rep))
            })
        };
        assert!(Leg::BOTH.into_iter().all(is_said), "{rep}");
    }
}

/// What a voice says in a session, in order.
fn words_of(file: &[u8], link: &str) -> Vec<Word> {
    let mut session = Session::new(routine(link), Leg::Right);
    session.speak(Voice::parse(file).map(|voice| Speech {
        voice,
        talk: Talk::Full,
        asks: false,
    }));
    let cues = session.cues();
    let words = cues.iter().filter_map(|cue| match cue.signal {
        Signal::Says(word) => Some(word),
        _ => None,
    });
    words.collect()
}

#[test]
fn both_voices_have_room_for_the_same_words() {
    let [(_, woman), (_, man)] = voices();
    for link in ["", "reps=30", "reps=30&lift=1.5&pull=1&lower=1"] {
        assert_eq!(words_of(woman, link), words_of(man, link), "{link}");
    }
}

#[test]
fn the_quickest_reps_are_counted_to_twenty() {
    for (name, file) in voices() {
        let said = words_of(file, "reps=30&lift=1&pull=1&lower=1&rest=0");
        let often = |word| said.iter().filter(|it| **it == word).count();
        assert_eq!(often(Word::PULL), 60, "{name}");
        assert_eq!(often(Word::LOWER), 60, "{name}");
        // A number of two words takes longer than a lift of a second.
        for rep in 1..=20 {
            assert_eq!(often(Word::number(rep)), 2, "{name}: {rep}");
        }
    }
}

#[test]
fn both_voices_have_every_word_and_are_small() {
    for (name, file) in voices() {
        let voice = Voice::parse(file).expect(name);
        assert!(file.len() <= 122_880, "{name}: {} bytes", file.len());
        let mut ends = 0;
        let lines = include_str!("../../tools/voice/lines.txt");
        let lines = lines.lines().filter(|line| !line.starts_with('#'));
        assert_eq!(lines.count(), Word::COUNT);
        for rep in 1..=30 {
            let clip = voice.clip(Word::number(rep));
            assert!(
                clip.starts >= ends,
                "{name}: {rep} overlaps the word before"
            );
            assert!(
                (200..900).contains(&clip.lasts),
                "{name}: {rep} lasts {} ms",
                clip.lasts
            );
            ends = clip.starts + u32::from(clip.lasts);
        }
        let cut = &file[..file.len().min(Voice::HEADER)];
        assert_eq!(Voice::parse(cut), None, "no sound in it");
    }
}
