//! Series as they are drawn, dates, and what all of it costs.

use super::*;
use hamstretch_core::figure::{chart, year};
use hamstretch_core::words;

#[test]
fn a_plot_of_nothing_is_none_and_one_point_stands_in_the_middle() {
    assert_eq!(Plot::of_angles(&[], &[]), None);
    assert_eq!(Plot::of_pain(&[]), None);
    let one = Plot::of_angles(&series(&[62]), &[]).expect("a point");
    let (left, right) = Plot::ACROSS;
    assert_eq!(one.dots[0].0, (left + right) / 2);
    let two = Plot::of_angles(&series(&[62, 70]), &[]).expect("points");
    assert_eq!([two.dots[0].0, two.dots[1].0], [left, right]);
    assert!(two.dots[1].1 < two.dots[0].1, "more is higher");
    let tenths: Vec<u16> = two.lines.iter().map(|(tenths, _)| *tenths).collect();
    assert_eq!(tenths, [500, 600, 700]);
    let pain = Plot::of_pain(&series(&[0, 10])).expect("points");
    let (top, bottom) = Plot::DOWN;
    assert_eq!([pain.dots[0].1, pain.dots[1].1], [bottom, top]);
    assert_eq!(pain.band, None);
}

#[test]
fn both_legs_are_on_one_scale() {
    let (left, right) = (series(&[58, 67]), series(&[62, 95]));
    let plots = [(&left, &right), (&right, &left)]
        .map(|(one, other)| Plot::of_angles(one, other).expect("points"));
    assert_eq!(plots[0].lines, plots[1].lines);
    assert!(
        plots[0].dots[0].1 > plots[1].dots[0].1,
        "58 lies beneath 62"
    );
    // The other leg alone is no reason to draw this one.
    assert_eq!(Plot::of_angles(&[], &right), None);
}

fn count(text: &str, piece: &str) -> usize {
    text.matches(piece).count()
}

#[test]
fn a_chart_has_its_values_and_days_at_its_ends() {
    for degrees in [&[62][..], &[62, 70], &[62, 70, 55]] {
        let points = series(degrees);
        let plot = Plot::of_angles(&points, &[]).expect("there are points");
        let text = chart(&plot, words::angle);
        assert_eq!(count(&text, "class=value"), degrees.len().min(2));
        for end in [0, degrees.len() - 1] {
            let value = format!(">{}°</text>", degrees[end]);
            let day = format!(">{}</text>", words::date(points[end].day));
            assert!(text.contains(&value) && text.contains(&day), "{text}");
        }
    }
}

#[test]
fn a_chart_of_ten_years_is_no_longer_than_a_screen_can_bear() {
    let points: Vec<Point> = (0..3650)
        .map(|day| Point {
            day: Day(MONDAY.0 + day),
            tenths: 600 + (day % 90) as u16,
        })
        .collect();
    let plot = Plot::of_angles(&points, &[]).expect("there are points");
    assert!(plot.points.len() <= Plot::MOST && chart(&plot, words::angle).len() < 5_000);
}

#[test]
fn the_year_has_a_square_a_day() {
    let weeks = Weeks::of(&log([-1, -3, -200]), MONDAY);
    let text = year(&weeks, MONDAY);
    // And one around today.
    assert_eq!(count(&text, "h5v5h-5z"), 365 + 1);
    let (_, done) = text.split_once("year-done").expect("a path");
    let (done, _) = done.split_once("year-today").expect("another");
    assert_eq!(count(done, "h5v5h-5z"), 3);
    assert_eq!((weeks.since(), weeks.days_done()), (Day(MONDAY.0 - 364), 3));
}

proptest! {
    #[test]
    fn whatever_was_measured_lies_on_its_plot(
        steps in prop::collection::vec((1..400_i64, 0..=150_u16), 1..600),
        as_pain in any::<bool>(),
    ) {
        let mut day = MONDAY;
        let points: Vec<Point> = steps.into_iter().map(|(days, degrees)| {
            day = Day(day.0 + days);
            let most = if as_pain { 100 } else { 1500 };
            Point { day, tenths: (degrees * 10).min(most) }
        }).collect();
        let plot = match as_pain {
            true => Plot::of_pain(&points),
            false => Plot::of_angles(&points, &[]),
        };
        let plot = plot.expect("there are points");
        prop_assert!(plot.points.len() <= Plot::MOST);
        prop_assert_eq!(plot.points.first(), points.first());
        prop_assert_eq!(plot.points.last(), points.last());
        prop_assert!(plot.points.is_sorted_by(|one, two| one.day < two.day));
        prop_assert!((2..=7).contains(&plot.lines.len()), "{:?}", plot.lines);
        let (left, right) = Plot::ACROSS;
        let (top, bottom) = Plot::DOWN;
        for (across, down) in &plot.dots {
            prop_assert!((left..=right).contains(across) && (top..=bottom).contains(down));
        }
        if let Some((begins, ends)) = plot.band {
            prop_assert!(top <= begins && begins < ends && ends <= bottom);
        }
        for dot in [0, plot.dots.len() - 1] {
            let written = plot.beside(dot, plot.dots.len() / 2);
            prop_assert!((0..=bottom).contains(&written));
        }
    }
}

/// Printed with `--release -- --nocapture trend_of_ten_years`.
#[test]
fn the_trend_of_ten_years_of_days_has_them_all() {
    let days = 0..3650_i64;
    let entries: Vec<Entry> = days
        .clone()
        .map(|day| with_pain(day - 3650, (day % 7) as u8))
        .collect();
    let log = Log::new(entries);
    let in_order = |day: i64| {
        lifted(at(Day(MONDAY.0 - 300 + day % 300), day / 300, 0), 60).with(
            Leg::Right,
            By::Assisted,
            Angle::new(80),
        )
    };
    let mut measured: Vec<Measured> = days.map(in_order).collect();
    measured.sort_unstable_by_key(|measured| measured.at);
    let weeks = Weeks::of(&log, MONDAY);
    let totals = Totals::of(&log);
    let done = weeks.year().filter(|(_, _, is_done)| *is_done).count();
    let streak = weeks.streak(3);
    let drawn = pain_charts(&log, MONDAY).len() + angle_charts(&measured, MONDAY).len();
    assert_eq!((totals.sessions, done, drawn), (3650, 364, 3));
    assert_eq!(streak, 522);
}
