//! What the diary draws: a series with the table behind it, and the past year.

use super::Text;
use crate::diary::{Day, Plot, Weeks};
use crate::words;

/// A series, and behind it the table of what is drawn, for those who do not see it.
/// Its columns are of days and of numbers; `value` puts tenths in words.
pub fn chart(text: &mut Text, plot: &Plot, columns: [&str; 2], value: fn(u16) -> String) {
    picture(text, plot, value);
    text.put("<details><summary>");
    text.put(words::AS_A_TABLE);
    text.put("</summary><table><tr>");
    for column in columns {
        text.put("<th scope=col>");
        text.put(column);
    }
    for point in &plot.points {
        text.put("<tr><th scope=row>");
        text.take(words::date(point.day));
        text.put("<td>");
        text.take(value(point.tenths));
    }
    text.put("</table></details>");
}

fn picture(text: &mut Text, plot: &Plot, value: fn(u16) -> String) {
    // The numbers that are written out are the plot's own, a little further out.
    const { assert!(Plot::SIZE.0 == 260 && Plot::SIZE.1 == 150) };
    const { assert!(Plot::ACROSS.0 == 40 && Plot::ACROSS.1 == 248) };
    // What it shows is in the table.
    text.put("<svg viewBox=\"0 0 260 150\" aria-hidden=true>");
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
    text.put("</svg>");
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

/// The past year: a square a day, a column a week. On how many days there was a
/// session is for words beside it to tell.
pub fn year(text: &mut Text, weeks: &Weeks, today: Day) {
    // 53 and 7 squares of 6.
    text.put("<svg viewBox=\"0 0 319 43\" aria-hidden=true><path class=year-not d=\"");
    squares(text, weeks, false);
    text.put("\"></path><path class=year-done d=\"");
    squares(text, weeks, true);
    text.put("\"></path><path class=year-today d=\"");
    square(text, Weeks::OF_A_YEAR - 1, today.weekday());
    text.put("\"></path></svg><p class=year-ends><span>");
    text.take(words::date(weeks.since()));
    text.put("</span><span>");
    text.take(words::date(today));
    text.put("</span></p>");
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
