//! The diary as a table, for spreadsheets: CSV as RFC 4180 has it.

use super::{By, Diary, Entry, Measured};
use crate::stretch::Leg;
use crate::stretch::ms;

/// The names of the columns.
const HEADER: &str = "date,time,offset,left,right,ending,stop,minutes,before,after,felt_left,\
                      felt_right,words,left_lifted,left_assisted,right_lifted,right_assisted";

impl Diary {
    /// One row a session, oldest first, with the angles of its day.
    pub fn to_csv(&self) -> String {
        let mut table = String::from(HEADER);
        for entry in self.log.entries().iter().rev() {
            table.push_str("\r\n");
            table.push_str(&row(entry, self.measured_with(entry)));
        }
        table + "\r\n"
    }

    /// The last measurement of an entry's day.
    fn measured_with(&self, entry: &Entry) -> Option<&Measured> {
        let day = entry.day();
        let of_the_day = |measured: &&Measured| measured.at.day() == day;
        self.measured.iter().rfind(of_the_day)
    }
}

fn row(entry: &Entry, measured: Option<&Measured>) -> String {
    let (notes, outcome) = (&entry.notes, &entry.outcome);
    let when = entry.at.in_figures();
    let (date, time) = when.split_once(' ').unwrap_or_default();
    let stop = outcome.stop.map_or_else(String::new, |stop| {
        let place = stop.place;
        let (hurt, phase, leg) = (stop.hurt.name(), place.phase.name(), place.leg.name());
        format!("{hurt} {phase} {leg} {}", place.rep)
    });
    let tenths = (ms(outcome.lasted) + 3_000) / 6_000;
    let pain = |pain: Option<super::Pain>| number(pain.map(super::Pain::number));
    let felt = |leg| notes.felt(leg).map_or("", super::Felt::name).to_owned();
    let words = notes.words.as_ref().map_or("", |words| words.words());
    let mut cells = vec![
        date.to_owned(),
        time.to_owned(),
        offset(entry.at.offset_min),
        outcome.left.to_string(),
        outcome.right.to_string(),
        outcome.ending.name().to_owned(),
        stop,
        format!("{}.{}", tenths / 10, tenths % 10),
        pain(notes.before),
        pain(notes.after),
        felt(Leg::Left),
        felt(Leg::Right),
        words.to_owned(),
    ];
    for leg in Leg::BOTH {
        for by in By::BOTH {
            let angle = measured.and_then(|measured| measured.angle(leg, by));
            cells.push(number(angle.map(super::Angle::degrees)));
        }
    }
    let cells: Vec<String> = cells.iter().map(|text| cell(text)).collect();
    cells.join(",")
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

/// A cell, quoted where it must be. What a spreadsheet would reckon out gets an
/// apostrophe, which makes it a text there.
fn cell(text: &str) -> String {
    let is_sum = text.starts_with(['=', '+', '-', '@', '\t', '\r']);
    let text = if is_sum {
        "'".to_owned() + text
    } else {
        text.to_owned()
    };
    match text.contains([',', '"', '\r', '\n']) {
        true => format!("\"{}\"", text.replace('"', "\"\"")),
        false => text,
    }
}
