//! What the diary draws: a series, and the past year.

use super::Text;
use crate::diary::{Day, Plot, Weeks};
use crate::words;

/// The inside of a series' picture; `value` puts tenths in words.
pub fn chart(plot: &Plot, value: fn(u16) -> String) -> String {
    let mut text = Text::default();
    picture(&mut text, plot, value);
    text.whole()
}

fn picture(text: &mut Text, plot: &Plot, value: fn(u16) -> String) {
    // The numbers that are written out are the plot's own, a little further out.
    const { assert!(Plot::SIZE.0 == 260 && Plot::SIZE.1 == 150) };
    const { assert!(Plot::ACROSS.0 == 40 && Plot::ACROSS.1 == 248) };
    if let Some((top, bottom)) = plot.band {
        text.put("<rect class=chart-normal rx=6 x=34 width=220 y=");
        text.number(top);
        text.put(" height=");
        text.number(bottom - top);
        text.put("></rect>");
    }
    for (tenths, down) in &plot.lines {
        text.put("<path class=chart-scale d=\"M34 ");
        text.number(*down);
        text.put("H254\"></path>");
        written(text, "end x=28 y=", down + 4, value(*tenths));
    }
    text.put("<path class=chart-line d=\"");
    for (index, (across, down)) in plot.dots.iter().enumerate() {
        text.put(if index == 0 { "M" } else { "L" });
        text.number(*across);
        text.put(" ");
        text.number(*down);
    }
    const APART: usize = 30;
    let last = plot.dots.len() - 1;
    if last < APART {
        dots(text, "\"></path><path class=chart-dots d=\"", &plot.dots);
    }
    let ends = [plot.dots[0], plot.dots[last]];
    dots(text, "\"></path><path class=chart-ends d=\"", &ends);
    text.put("\"></path>");
    let ends: &[_] = match last {
        0 => &[(0, 0, ["middle class=value x=144 y=", "middle x=144 y="])],
        _ => &[
            (0, 1, ["start class=value x=34 y=", "start x=34 y="]),
            (last, last - 1, ["end class=value x=254 y=", "end x=254 y="]),
        ],
    };
    for (dot, neighbour, [of_value, of_day]) in ends {
        let point = plot.points[*dot];
        let down = plot.beside(*dot, *neighbour);
        written(text, of_value, down, value(point.tenths));
        written(text, of_day, 144, words::date(point.day));
    }
}

/// A line of no length with round ends is a dot.
fn dots(text: &mut Text, begins: &str, dots: &[(i32, i32)]) {
    text.put(begins);
    for (across, down) in dots {
        text.put("M");
        text.number(*across);
        text.put(" ");
        text.number(*down);
        text.put("h0");
    }
}

fn written(text: &mut Text, anchored: &str, down: i32, words: String) {
    text.put("<text text-anchor=");
    text.put(anchored);
    text.number(down);
    text.put(">");
    text.take(words);
    text.put("</text>");
}

/// The inside of the past year's picture: a square a day, a column a week. On how many
/// days there was a session is for words beside it to tell.
pub fn year(weeks: &Weeks, today: Day) -> String {
    // 53 and 7 squares of 6.
    let mut text = Text::default();
    text.put("<path class=year-not d=\"");
    squares(&mut text, weeks, false);
    text.put("\"></path><path class=year-done d=\"");
    squares(&mut text, weeks, true);
    text.put("\"></path><path class=year-today d=\"");
    square(&mut text, Weeks::OF_A_YEAR - 1, today.weekday());
    text.put("\"></path>");
    text.whole()
}

fn squares(text: &mut Text, weeks: &Weeks, are_done: bool) {
    for (column, row, is_done) in weeks.year() {
        if is_done == are_done {
            square(text, column, row);
        }
    }
}

fn square(text: &mut Text, column: usize, row: usize) {
    text.put("M");
    text.number(column as i32 * 6 + 1);
    text.put(" ");
    text.number(row as i32 * 6 + 1);
    text.put("h5v5h-5z");
}
