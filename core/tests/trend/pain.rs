//! What is told of pain, for better and for worse.

use super::*;
use hamstretch_core::diary::{Concern, Felt, Finding, When, findings};
use hamstretch_core::method::Note;

const LATER: Day = Day(MONDAY.0 + 900);

/// Sessions so many days after the Monday, each with pain after it.
fn said(pains: &[(i64, u8)]) -> Log {
    Log::new(
        pains
            .iter()
            .map(|(day, pain)| with_pain(*day, *pain))
            .collect(),
    )
}

fn told(log: &Log) -> Vec<Finding> {
    findings(log, None, LATER)
}

fn pain(pain: u8) -> Pain {
    Pain::new(pain).expect("0-10")
}

fn much(of: u8) -> Finding {
    Finding::Stop(Concern::Pain(When::After, pain(of)))
}

const UP: Finding = Finding::Up(When::After);

fn worse(tenths: u16) -> Finding {
    Finding::Worse(When::After, tenths)
}

fn better(tenths: u16) -> Finding {
    Finding::Better(When::After, tenths)
}

/// One session a week.
fn weekly(pains: &[u8]) -> Vec<(i64, u8)> {
    pains
        .iter()
        .zip(0..)
        .map(|(pain, week)| (week * 7, *pain))
        .collect()
}

#[test]
fn each_history_has_its_words() {
    let daily = |pains: &[u8]| -> Vec<(i64, u8)> {
        pains
            .iter()
            .zip(0..)
            .map(|(pain, day)| (day, *pain))
            .collect()
    };
    for (history, findings) in [
        (vec![], vec![]),
        (weekly(&[3]), vec![]),
        // It creeps up, and the way back.
        (
            weekly(&[2, 3, 3, 4, 5, 6, 7, 8]),
            vec![much(8), UP, worse(60)],
        ),
        (weekly(&[8, 7, 6, 5, 4, 3, 3, 2]), vec![better(60)]),
        (weekly(&[2, 3, 3, 3, 3]), vec![]),
        // Two points, and 30 % of what they are compared with.
        (weekly(&[7, 5]), vec![much(5)]),
        (weekly(&[5, 7]), vec![much(7), worse(20)]),
        (weekly(&[10, 7]), vec![much(7), better(30)]),
        (weekly(&[7, 9]), vec![much(9)]),
        (weekly(&[1, 2]), vec![]),
        // From none at all two points are enough.
        (weekly(&[0, 1]), vec![]),
        (weekly(&[0, 2]), vec![worse(20)]),
        (weekly(&[2, 0]), vec![better(20)]),
        // Better at first, and worse since: the one hides not the other.
        (weekly(&[8, 2, 5]), vec![much(5), worse(30), better(30)]),
        (weekly(&[6, 1, 3]), vec![worse(20), better(30)]),
        (weekly(&[3, 0, 3]), vec![worse(30)]),
        // Back where it was.
        (weekly(&[2, 6, 2]), vec![]),
        // Within one week there is no mean to compare with.
        (daily(&[2, 8]), vec![much(8)]),
        (daily(&[2, 4, 8]), vec![much(8), UP]),
        (daily(&[0, 1, 2, 3]), vec![UP]),
        (daily(&[0, 2, 2]), vec![UP]),
        (daily(&[8, 2]), vec![]),
        // After a gap.
        (vec![(0, 1), (200, 3)], vec![worse(20)]),
        (vec![(0, 1), (200, 3), (201, 3)], vec![UP, worse(20)]),
        (vec![(0, 3), (200, 1)], vec![better(20)]),
    ] {
        assert_eq!(told(&said(&history)), findings, "{history:?}");
    }
}

#[test]
fn pain_before_sessions_is_told_the_same_and_as_what_it_is() {
    let swap = |mut entry: Entry| {
        (entry.notes.before, entry.notes.after) = (entry.notes.after, entry.notes.before);
        entry
    };
    for history in [[2, 3, 5], [7, 4, 3]] {
        let log = said(&weekly(&history));
        let before = Log::new(log.entries().iter().cloned().map(swap).collect());
        let as_before = |finding: Finding| match finding {
            Finding::Stop(Concern::Pain(_, pain)) => {
                Finding::Stop(Concern::Pain(When::Before, pain))
            }
            Finding::Up(_) => Finding::Up(When::Before),
            Finding::Worse(_, by) => Finding::Worse(When::Before, by),
            Finding::Better(_, by) => Finding::Better(When::Before, by),
            other => other,
        };
        let expected: Vec<Finding> = told(&log).into_iter().map(as_before).collect();
        assert!(!expected.is_empty());
        assert_eq!(told(&before), expected);
        let all = expected.into_iter().map(hamstretch_core::words::finding);
        assert!(all.into_iter().all(|words| words.contains("before")));
    }
}

#[test]
fn the_stop_rule_applies_by_the_last_answer_and_no_longer_once_it_is_corrected() {
    let mut log = said(&weekly(&[2, 8]));
    assert!(told(&log)[0].is_stop());
    let corrected = with_pain(7, 3);
    log.remove(&corrected.id);
    log.add(corrected.clone());
    assert_eq!(told(&log), []);
    log.remove(&corrected.id);
    assert_eq!(told(&log), [], "deleted");
    // Who says nothing of the next session has not said that it is over.
    let mut log = said(&weekly(&[2, 8]));
    log.add(entry(at(Day(MONDAY.0 + 14), 18, 0)));
    assert_eq!(told(&log)[0], much(8));
    log.add(with_pain(21, 2));
    assert_eq!(told(&log), []);
}

#[test]
fn three_sessions_running_that_were_too_much_show_the_stop_rule() {
    let felt = |felt: &[Option<Felt>]| {
        let session = |(felt, day): (&Option<Felt>, i64)| {
            let mut entry = entry(at(Day(MONDAY.0 + day * 2), 18, 0));
            entry.notes.right = *felt;
            entry
        };
        told(&Log::new(felt.iter().zip(0..).map(session).collect()))
    };
    let (much, fine) = (Some(Felt::TooMuch), Some(Felt::Right));
    let stop = vec![Finding::Stop(Concern::TooMuch)];
    for (history, findings) in [
        (&[much, much][..], vec![]),
        (&[much, much, much], stop.clone()),
        (&[fine, much, much, much], stop.clone()),
        (&[much, much, fine, much], vec![]),
        (&[much, much, much, fine], vec![]),
        // A session of which nothing is said interrupts nothing.
        (&[much, None, much, None, much, None], stop.clone()),
        (&[much, much, much, much, much], stop),
    ] {
        assert_eq!(felt(history), findings, "{history:?}");
    }
}

#[test]
fn a_note_of_numbness_shows_the_stop_rule_and_one_of_none_does_not() {
    for (note, is_told) in [
        ("tingling in my left foot", true),
        ("Numb toes afterwards", true),
        ("pins and needles", true),
        ("My leg felt WEAK", true),
        ("weakness, no pain", true),
        ("no pain but tingling", true),
        ("no pain, tingling below the knee", true),
        ("not only numb", true),
        ("no numbness. Tingly though", true),
        ("numbness", true),
        ("pain,numbness", true),
        ("no numbness", false),
        ("without any numbness or tingling", false),
        ("no more pins and needles", false),
        ("no pain or tingling", false),
        ("not numb at all", false),
        ("isn't numb any more", false),
        ("did a number of reps", false),
        ("this week was fine", false),
        ("a bit stiff", false),
        ("", false),
    ] {
        let mut entry = entry(at(MONDAY, 18, 0));
        entry.notes.words = Note::new(note);
        let stop = Finding::Stop(Concern::Numbness);
        let told = told(&Log::new(vec![entry]));
        assert_eq!(told.contains(&stop), is_told, "{note}");
    }
}

#[test]
fn a_week_counts_by_its_mean_however_many_sessions_were_in_it() {
    for (weeks, worse_by, better_by) in [
        // The least is a mean, not a sum, wherever it comes.
        (vec![&[3][..], &[1, 1, 1, 1], &[4]], Some(30), None),
        (vec![&[2, 2], &[1, 2, 2, 2, 2], &[4]], Some(22), None),
        (vec![&[5, 6], &[7, 8, 8]], Some(22), None),
        // Under 2 points, if not under 30 %.
        (vec![&[1, 2, 1], &[3, 3]], None, None),
        // Under 30 %, if not under 2 points.
        (vec![&[7, 7], &[5, 5, 5]], None, None),
        (vec![&[9, 9, 9], &[6, 6]], None, Some(30)),
    ] {
        let days = |(week, pains): (i64, &&[u8])| -> Vec<(i64, u8)> {
            let days = (week * 7..).zip(pains.iter().copied());
            days.collect()
        };
        let history: Vec<(i64, u8)> = (0..).zip(&weeks).flat_map(days).collect();
        let pains = Pains::of(&said(&history), LATER);
        let by = (pains.is_worse_by(), pains.is_better_by());
        assert_eq!(by, (worse_by, better_by), "{weeks:?}");
    }
}

/// Sessions with gaps of up to six weeks.
fn any_history() -> impl Strategy<Value = Vec<(i64, u8)>> {
    let step = (1..40_i64, 0..=10_u8);
    prop::collection::vec(step, 1..14).prop_map(|steps| {
        let mut day = 0;
        let session = |(gap, pain)| {
            day += gap;
            (day, pain)
        };
        steps.into_iter().map(session).collect()
    })
}

/// The means of the weeks in which pain was said, times 5040, which any count up to ten
/// divides.
fn means(history: &[(i64, u8)]) -> Vec<u64> {
    let mut weeks: Vec<(i64, Vec<u64>)> = Vec::new();
    for (day, pain) in history {
        match weeks.last_mut() {
            Some((week, pains)) if *week == day / 7 => pains.push((*pain).into()),
            _ => weeks.push((day / 7, vec![(*pain).into()])),
        }
    }
    let mean = |pains: &[u64]| pains.iter().sum::<u64>() * 5040 / pains.len() as u64;
    weeks.iter().map(|(_, pains)| mean(pains)).collect()
}

proptest! {
    #[test]
    fn better_and_worse_are_told_where_they_count_and_nowhere_else(history in any_history()) {
        let told = told(&said(&history));
        let means = means(&history);
        let (start, now) = (means[0], means[means.len() - 1]);
        let least = means.iter().copied().min().expect("one");
        let counts = |from: u64, to: u64| {
            to >= from + 2 * 5040 && (to - from) * 10 >= from * 3
        };
        let is_better = start >= now + 2 * 5040 && (start - now) * 10 >= start * 3;
        let is = |wanted: fn(&Finding) -> bool| told.iter().any(wanted);
        prop_assert_eq!(is(|it| matches!(it, Finding::Worse(..))), counts(least, now));
        prop_assert_eq!(is(|it| matches!(it, Finding::Better(..))), is_better);
        // The worse comes before the better.
        let place = |wanted: fn(&Finding) -> bool| told.iter().position(wanted);
        let worse = place(|it| matches!(it, Finding::Worse(..)));
        let better = place(|it| matches!(it, Finding::Better(..)));
        prop_assert!(worse.is_none() || better.is_none() || worse < better);
    }

    #[test]
    fn no_worsening_of_any_shape_goes_untold(history in any_history()) {
        let told = told(&said(&history));
        let is_told = told.iter().any(|finding| finding.is_grave());
        let pains: Vec<u8> = history.iter().map(|(_, pain)| *pain).collect();
        if let [.., before, last] = pains.as_slice() {
            // The last two are both up by 2 on some session of the four weeks before.
            let (day, _) = history[history.len() - 2];
            let earlier = &history[..history.len() - 2];
            let mut recent = earlier.iter().filter(|(then, _)| day - then <= 28);
            let rose = recent.any(|(_, pain)| *before >= pain + 2 && *last >= pain + 2);
            prop_assert!(is_told || !rose, "{history:?}");
        }
        prop_assert!(is_told || pains.last() < Some(&4), "4 or more: {history:?}");
    }

    #[test]
    fn a_rise_told_backwards_is_a_fall(history in any_history()) {
        let (first, last) = (history[0].0, history[history.len() - 1].0);
        // Whole weeks turn into whole weeks.
        let whole = (last / 7 + 1) * 7 - 1;
        let mirrored = history.iter().rev().map(|(day, pain)| (whole - day, *pain));
        let mirrored: Vec<(i64, u8)> = mirrored.collect();
        prop_assert!(mirrored[0].0 <= whole - first);
        let means = means(&history);
        // Where the lowest week is the first, the two rules have one measure; 30 % is of
        // what each is compared with, so a fall counts only where the rise would twice.
        if means.iter().min() == means.first() {
            let rise = told(&said(&history)).iter().find_map(|it| match it {
                Finding::Worse(_, by) => Some(*by),
                _ => None,
            });
            let fall = told(&said(&mirrored)).iter().find_map(|it| match it {
                Finding::Better(_, by) => Some(*by),
                _ => None,
            });
            prop_assert!(fall.is_none() || fall == rise, "{rise:?} {fall:?}");
        }
    }
}
