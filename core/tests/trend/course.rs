//! Whether it is getting better, in words: one rule with what is told of pain.

use super::*;
use hamstretch_core::diary::{Course, Finding, When, findings};
use hamstretch_core::words;

const LATER: Day = Day(MONDAY.0 + 900);

fn said(pains: &[(i64, u8)]) -> Log {
    let entries = pains.iter().map(|(day, pain)| with_pain(*day, *pain));
    Log::new(entries.collect())
}

fn course(pains: &[(i64, u8)]) -> Option<Course> {
    Pains::of(&said(pains), LATER).course()
}

#[test]
fn each_course_has_its_words() {
    for (history, words) in [
        (&[(0, 5)][..], "Pain: too early to say"),
        // One week, however many sessions.
        (&[(0, 8), (2, 3), (4, 1)], "Pain: too early to say"),
        (
            &[(0, 6), (2, 5), (3, 6), (7, 5), (21, 3), (23, 4), (25, 3)],
            "Less pain: 5.7 to 3.3 in three weeks",
        ),
        (&[(0, 2), (7, 5)], "More pain: 2 to 5 in one week"),
        // Worse is told from the least, not from the start.
        (&[(0, 6), (7, 2), (84, 5)], "More pain: 2 to 5 in 11 weeks"),
        (
            &[(0, 4), (14, 3)],
            "No clear change in pain: 4 to 3 in two weeks",
        ),
        (
            &[(0, 6), (7, 6), (14, 2), (15, 0), (16, 0), (17, 2), (18, 2)],
            "Pain up by 2 or more, two sessions running",
        ),
    ] {
        let told = course(history).map(words::course);
        assert_eq!(told.as_deref(), Some(words), "{history:?}");
    }
    assert_eq!(course(&[]), None);
}

proptest! {
    #[test]
    fn a_course_says_what_the_findings_say(steps in prop::collection::vec((1..20_i64, 0..=10_u8), 1..14)) {
        let mut day = 0;
        let history: Vec<(i64, u8)> = steps.iter().map(|(gap, pain)| { day += gap; (day, *pain) }).collect();
        let told = findings(&said(&history), None, LATER);
        let has = |wanted: fn(&Finding) -> bool| told.iter().any(wanted);
        let (is_worse, is_up) = (has(|it| matches!(it, Finding::Worse(..))), has(|it| matches!(it, Finding::Up(_))));
        let is_better = has(|it| matches!(it, Finding::Better(..)));
        let finding = course(&history).and_then(|course| course.finding(When::After));
        prop_assert!(finding.is_none_or(|finding| told.contains(&finding)), "{finding:?} {told:?}");
        match course(&history) {
            Some(Course::Worse(means)) => prop_assert!(is_worse && means.to > means.from && means.weeks > 0),
            Some(Course::Up) => prop_assert!(is_up && !is_worse),
            Some(Course::Better(means)) => {
                prop_assert!(is_better && !is_worse && !is_up && means.to < means.from && means.weeks > 0);
            }
            Some(Course::Unclear(_)) => prop_assert!(!is_better && !is_worse && !is_up),
            Some(Course::TooEarly) => prop_assert!(!is_better && !is_worse),
            None => prop_assert!(false, "it was said"),
        }
    }
}
