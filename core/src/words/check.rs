//! The safety check: its signs, what they ask for, and what was answered.

use super::date;
use super::english::*;
use crate::diary::{Checked, Day};
use crate::method::{Group, Sign};

/// The signs of a group of the safety check.
pub fn signs(group: Group) -> &'static [&'static str] {
    match group {
        Group::Emergency => &EMERGENCY_SIGNS,
        Group::Urgent => &URGENT_SIGNS,
        Group::AskFirst => &ASK_FIRST_SIGNS,
        Group::NoRolling => &ROLLING_SIGNS,
    }
}

/// A sign of the safety check.
pub fn sign(sign: Sign) -> &'static str {
    signs(sign.group())[sign.index()]
}

/// What a group of the safety check asks for.
pub fn asks_for(group: Group) -> &'static str {
    match group {
        Group::Emergency => EMERGENCY,
        Group::Urgent => URGENT,
        Group::AskFirst => ASK_FIRST,
        Group::NoRolling => SKIP_ROLLING,
    }
}

/// What stands in the way of a session; or nothing does any more.
pub fn in_the_way(group: Option<Group>) -> &'static str {
    group.map_or(CLEARED, asks_for)
}

/// That a clinician has cleared a sign, to be said for the first time, or as it was said on
/// an earlier day.
pub fn cleared(sign: Sign, earlier: Option<Day>) -> String {
    let sign = self::sign(sign);
    match earlier {
        Some(day) => said_cleared(sign, &date(day)),
        None => cleared_for_me(sign),
    }
}

/// What is to be known besides, where it is grave.
pub fn besides(group: Group) -> &'static str {
    match group {
        Group::Emergency => CALL_EMERGENCY,
        Group::Urgent => CLOT_WITH,
        Group::AskFirst | Group::NoRolling => "",
    }
}

/// What was ticked: the signs, those that a clinician has cleared with the day on which
/// that was said, or of an earlier version's answers what they ask for.
pub fn ticked(checked: &Checked) -> String {
    let answers = checked.answers;
    let one = |sign| match checked.cleared.day(sign) {
        Some(day) if answers.has_cleared(sign) => sign_cleared(self::sign(sign), &date(day)),
        _ => self::sign(sign).to_owned(),
    };
    let groups = Group::ALL.into_iter().filter(|group| answers.has(*group));
    let ticked: Vec<String> = groups
        .flat_map(|group| match answers.is_whole(group) {
            true => vec![asks_for(group).to_owned()],
            false => answers.signs(group).map(one).collect(),
        })
        .collect();
    match ticked.is_empty() {
        true => NONE_APPLIED.to_owned(),
        false => ticked.join(" · "),
    }
}
