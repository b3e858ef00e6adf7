//! Where the points of a series lie on a picture of it. Whole numbers, so that it
//! is written as text for little.

use super::trend::{POSSIBLE, Point, mean};
use super::{Day, Pain};

/// A series, laid out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plot {
    /// What is drawn: the series, or so much of it as can be told apart.
    pub points: Vec<Point>,
    /// Where each point lies, across and down.
    pub dots: Vec<(i32, i32)>,
    /// The lines of the scale: what each is for, in tenths, and how far down it lies.
    pub lines: Vec<(u16, i32)>,
    /// Where normal variation begins and ends, down.
    pub band: Option<(i32, i32)>,
}

impl Plot {
    /// The picture's size, across and down.
    pub const SIZE: (i32, i32) = (260, 150);
    /// Where it is drawn: from left to right and from top to bottom. Outside are the
    /// scale's numbers and the dates.
    pub const ACROSS: (i32, i32) = (40, 248);
    /// See [`Plot::ACROSS`].
    pub const DOWN: (i32, i32) = (14, 120);
    /// More could not be told apart.
    pub const MOST: usize = 120;

    /// Angles, around what is normal for the start, on a scale that has room for those
    /// of the other leg, too: the two are looked at side by side. `None` of none.
    pub fn of_angles(points: &[Point], other: &[Point]) -> Option<Plot> {
        let (mut least, mut most) = (u16::MAX, 0);
        for points in [points, other] {
            if let Some((low, high)) = points.first().map(band_of) {
                least = least.min(low);
                most = most.max(high);
            }
            for point in points {
                least = least.min(point.tenths);
                most = most.max(point.tenths);
            }
        }
        let band = band_of(points.first()?);
        let points = thinned(points);
        let step = match most - least {
            0..=400 => 100,
            401..=900 => 200,
            _ => 500,
        };
        let scale = (least / step * step, most.div_ceil(step) * step, step);
        Some(Plot::new(points, scale, Some(band)))
    }

    /// Pain, 0-10. `None` of none.
    pub fn of_pain(points: &[Point]) -> Option<Plot> {
        points.first()?;
        let most = u16::from(Pain::MOST) * 10;
        Some(Plot::new(thinned(points), (0, most, most / 2), None))
    }

    fn new(
        points: Vec<Point>,
        (least, most, step): (u16, u16, u16),
        band: Option<(u16, u16)>,
    ) -> Plot {
        let down = |tenths: u16| {
            let (top, bottom) = Plot::DOWN;
            let part = i32::from(most - tenths) * (bottom - top);
            top + part / i32::from(most - least)
        };
        let (left, right) = Plot::ACROSS;
        let first = points.first().map_or(Day(0), |point| point.day);
        let last = points.last().map_or(first, |point| point.day);
        let across = |day: Day| match last.0 - first.0 {
            // What has neither before nor after stands in the middle.
            0 => (left + right) / 2,
            days => left + ((day.0 - first.0) * i64::from(right - left) / days) as i32,
        };
        let mut lines = Vec::new();
        let mut line = least;
        while line <= most {
            lines.push((line, down(line)));
            line += step;
        }
        Plot {
            dots: points
                .iter()
                .map(|point| (across(point.day), down(point.tenths)))
                .collect(),
            points,
            lines,
            band: band.map(|(least, most)| (down(most), down(least))),
        }
    }

    /// How far down the value of a dot is written, where its line does not run: beneath
    /// a dot whose neighbour is higher, otherwise above it.
    pub fn beside(&self, dot: usize, neighbour: usize) -> i32 {
        const ABOVE: i32 = -9;
        const BENEATH: i32 = 19;
        let (_, down) = self.dots[dot];
        let (top, bottom) = Plot::DOWN;
        let is_beneath = match down {
            _ if down + BENEATH > bottom => false,
            _ if down + ABOVE < top => true,
            _ => self.dots[neighbour].1 < down,
        };
        down + if is_beneath { BENEATH } else { ABOVE }
    }
}

/// What is normal for a series that starts so.
fn band_of(start: &Point) -> (u16, u16) {
    let start = start.tenths;
    (start.saturating_sub(POSSIBLE), start + POSSIBLE)
}

/// The first and the last point as they are; where there are many, those between as
/// the means of a week, or of as many weeks as it takes.
fn thinned(points: &[Point]) -> Vec<Point> {
    let [first, between @ .., last] = points else {
        return points.to_vec();
    };
    if points.len() <= Plot::MOST {
        return points.to_vec();
    }
    let most = Plot::MOST as i64 - 2;
    let weeks = (last.day.0 - first.day.0) / 7 + 1;
    let days = 7 * ((weeks + most - 1) / most);
    let part = |point: &Point| (point.day.0 - first.day.0) / days;
    let of_one = between.chunk_by(|one, two| part(one) == part(two));
    let of_one = of_one.map(|points| {
        let sum = points.iter().map(|point| u32::from(point.tenths)).sum();
        Point {
            day: points[points.len() / 2].day,
            tenths: mean(sum, points.len() as u32),
        }
    });
    let mut thinned = vec![*first];
    thinned.extend(of_one);
    thinned.push(*last);
    thinned
}
