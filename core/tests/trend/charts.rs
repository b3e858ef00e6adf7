//! Which series are drawn, in which order, and what each comes to.

use super::*;
use hamstretch_core::diary::{Course, Finding, When, differing_sides};

#[test]
fn left_and_right_are_neighbours_and_a_series_of_nothing_is_left_out() {
    let one = lifted(at(MONDAY, 8, 0), 60)
        .with(Leg::Right, By::Lifted, Angle::new(62))
        .with(Leg::Right, By::Assisted, Angle::new(80));
    let other = lifted(at(Day(MONDAY.0 + 7), 8, 0), 75);
    let charts = angle_charts(&[one, other], Day(MONDAY.0 + 7));
    let of: Vec<_> = charts.iter().map(|chart| (chart.leg, chart.by)).collect();
    assert_eq!(
        of,
        [
            (Leg::Left, By::Lifted),
            (Leg::Right, By::Lifted),
            (Leg::Right, By::Assisted)
        ]
    );
    assert_eq!(charts[0].plot.lines, charts[1].plot.lines, "one scale");
    assert_eq!(charts[0].change.map(|change| change.tenths), Some(150));
    assert_eq!(charts[1].change, None, "measured once");
    assert_eq!(angle_charts(&[], MONDAY), []);
}

#[test]
fn only_sides_that_differ_by_what_counts_are_told() {
    let both = |left, right| {
        let measured = lifted(at(MONDAY, 8, 0), left);
        [measured.with(Leg::Right, By::Lifted, Angle::new(right))]
    };
    assert_eq!(differing_sides(&both(60, 61), MONDAY), []);
    assert_eq!(differing_sides(&both(60, 85), MONDAY), [(By::Lifted, 250)]);
}

#[test]
fn pain_after_sessions_stands_before_pain_before_them() {
    let mut entries: Vec<Entry> = [(-14, 7), (0, 3)]
        .map(|(day, pain)| with_pain(day, pain))
        .into();
    entries[1].notes.before = Pain::new(4);
    let charts = pain_charts(&Log::new(entries), MONDAY);
    let of: Vec<_> = charts.iter().map(|chart| chart.when).collect();
    assert_eq!(of, [When::After, When::Before]);
    assert_eq!(charts[0].finding(), Some(Finding::Better(When::After, 40)));
    assert_eq!(charts[1].course, Course::TooEarly);
    assert_eq!(charts[1].finding(), None);
    assert_eq!(pain_charts(&Log::new(Vec::new()), MONDAY), []);
}
