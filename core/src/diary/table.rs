//! The diary as a table, for spreadsheets: CSV as RFC 4180 has it.
//!
//! A spreadsheet guesses what a cell is, by its own country's ways: `2.5` is the second
//! of May to a German one. So numbers are whole, dates have the year first, and words
//! are marked where they could be taken for a number, a date or a formula.

use super::{By, Diary, Entry, Measured, Scored, Stamp};
use crate::method::Leg;
use crate::method::ms;

/// By it a spreadsheet tells that the table is UTF-8.
const BYTE_ORDER_MARK: char = '\u{feff}';
/// The names of the columns.
const HEADER: [&str; 20] = [
    "kind",
    "date",
    "time",
    "offset",
    "left",
    "right",
    "ending",
    "stop",
    "seconds",
    "before",
    "after",
    "felt_left",
    "felt_right",
    "words",
    "left_lifted",
    "left_assisted",
    "right_lifted",
    "right_assisted",
    "thing",
    "score",
];
/// The columns that all rows have, and where the others begin.
const OF_ALL: usize = 4;
const OF_ANGLES: usize = 14;
const OF_A_SCORE: usize = 18;

/// A row, and when it was.
type Row = (Stamp, Vec<String>);

impl Diary {
    /// One row a session, a measurement or a score, the oldest first.
    pub fn to_csv(&self) -> String {
        let sessions = self.log.entries().iter().map(session);
        let measured = self.measured.iter().map(angles);
        let scored = self.scored.iter().map(score);
        let mut rows: Vec<Row> = sessions.chain(measured).chain(scored).collect();
        rows.sort_by_key(|(at, _)| *at);
        let header = HEADER.map(str::to_owned).to_vec();
        let rows = rows.into_iter().map(|(_, cells)| cells);
        let mut table = String::from(BYTE_ORDER_MARK);
        for cells in [header].into_iter().chain(rows) {
            table.push_str(&cells.join(","));
            table.push_str("\r\n");
        }
        table
    }
}

/// A row of this kind, the cells of which begin at a column.
fn row(kind: &str, at: Stamp, column: usize, cells: Vec<String>) -> Row {
    let when = at.in_figures();
    let (date, time) = when.split_once(' ').unwrap_or_default();
    let of_all = [
        kind.to_owned(),
        date.to_owned(),
        time.to_owned(),
        offset(at.offset_min),
    ];
    let mut row = of_all.to_vec();
    row.resize(column, String::new());
    row.extend(cells);
    row.resize(HEADER.len(), String::new());
    (at, row)
}

fn session(entry: &Entry) -> Row {
    let (notes, outcome) = (&entry.notes, &entry.outcome);
    let stop = outcome.stop.map_or_else(String::new, |stop| {
        let place = stop.place;
        let (hurt, phase, leg) = (stop.hurt.name(), place.phase.name(), place.leg.name());
        format!("{hurt} {phase} {leg} {}", place.rep)
    });
    let pain = |pain: Option<super::Pain>| number(pain.map(super::Pain::number));
    let felt = |leg| notes.felt(leg).map_or("", super::Felt::name).to_owned();
    let words = notes.words.as_ref().map_or("", |words| words.words());
    let cells = vec![
        outcome.left.to_string(),
        outcome.right.to_string(),
        outcome.ending.name().to_owned(),
        stop,
        ((ms(outcome.lasted) + 500) / 1000).to_string(),
        pain(notes.before),
        pain(notes.after),
        felt(Leg::Left),
        felt(Leg::Right),
        cell(words),
    ];
    row("session", entry.at, OF_ALL, cells)
}

fn angles(measured: &Measured) -> Row {
    let angle = |leg, by| measured.angle(leg, by).map(super::Angle::degrees);
    let cells = Leg::BOTH.map(|leg| By::BOTH.map(|by| number(angle(leg, by))));
    row("angles", measured.at, OF_ANGLES, cells.concat())
}

fn score(scored: &Scored) -> Row {
    let cells = vec![cell(scored.what.words()), scored.score.to_string()];
    row("score", scored.at, OF_A_SCORE, cells)
}

fn number(number: Option<u8>) -> String {
    number.map_or_else(String::new, |number| number.to_string())
}

/// `UTC+01:00`: with a letter first, it is no sum to a spreadsheet.
fn offset(minutes: i32) -> String {
    let sign = if minutes < 0 { '-' } else { '+' };
    let minutes = minutes.unsigned_abs();
    format!("UTC{sign}{:02}:{:02}", minutes / 60, minutes % 60)
}

/// Words as a cell, quoted where they must be. Where a spreadsheet would take them for a
/// formula or a number, an apostrophe makes them words: before the first sign of either,
/// also behind what some countries' spreadsheets take for the end of a cell.
fn cell(words: &str) -> String {
    let mut marked = String::new();
    let mut begins = true;
    if is_like_a_number(words) {
        marked.push('\'');
    }
    for letter in words.chars() {
        if begins && is_of_a_formula(letter) {
            marked.push('\'');
        }
        begins = match letter {
            ';' | ',' | '|' | '\t' | '\r' | '\n' => true,
            // What a spreadsheet leaves out before it looks.
            '"' | '\'' | '\u{feff}' | '\u{200b}' => begins,
            letter => begins && letter.is_whitespace(),
        };
        marked.push(letter);
    }
    match marked.contains([',', ';', '"', '\r', '\n', '\t']) {
        true => format!("\"{}\"", marked.replace('"', "\"\"")),
        false => marked,
    }
}

/// Whether a formula begins with it; the wide ones are what East Asian spreadsheets take
/// for the narrow ones.
fn is_of_a_formula(letter: char) -> bool {
    matches!(
        letter,
        '=' | '+' | '-' | '@' | '\t' | '\r' | '\u{2212}' | '＝' | '＋' | '－' | '＠'
    )
}

/// Whether words could be a number, a time or a date: some digits, and beside them signs
/// and one short word at most, which may be a month's name.
fn is_like_a_number(words: &str) -> bool {
    const LONGEST: usize = 24;
    let has_digits = words.chars().any(|c| c.is_ascii_digit());
    let is_short = words.chars().count() <= LONGEST;
    let mut words = words.split(|c: char| !c.is_alphabetic());
    has_digits && is_short && words.by_ref().filter(|word| !word.is_empty()).count() <= 1
}
