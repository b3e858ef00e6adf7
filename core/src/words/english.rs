//! Every word the app says in English. Another language is a file like this one,
//! with the same names: the compiler misses none.
//!
//! What is said about health is the method's own, word for word; `tests/health.rs`
//! holds the list.
#![allow(missing_docs, reason = "the words say themselves what they are")]

use super::Plural;

/// As `lang` and `Intl` name it.
pub const LANGUAGE: &str = "en";
/// The kind of it where the person's browser names none.
pub const REGION: &str = "en-GB";

// Numbers, as the CLDR has them.
pub const POINT: char = '.';
pub const GROUP: char = ',';

/// The form that goes with a count.
pub fn plural(count: u32) -> Plural {
    match count {
        1 => Plural::One,
        _ => Plural::Other,
    }
}

// The app.
pub const NAME: &str = "Hamstretch";
pub const TAGLINE: &str = "the two-second hamstring stretch, hands-free";
pub const DESCRIPTION: &str = "The active hamstring stretch with a strap, hands-free: lift, pull for \
                               two seconds, lower. By ear, offline, on the floor.";
pub const NEEDS_SCRIPT: &str = "Hamstretch needs JavaScript and WebAssembly to run.";
pub const SHORTCUT: &str = "Start today's stretch";
pub const SCREENS: &str = "Screens";
/// What a screen with this name calls the document.
pub fn titled(screen: &str) -> String {
    format!("{screen} · {NAME}")
}
/// The heading of a session under way, for those who do not see it.
pub const A_SESSION: &str = "Session";
pub const TODAY: &str = "Today";
pub const PROGRESS: &str = "Progress";
pub const LEARN: &str = "Learn";
pub const SETTINGS: &str = "Settings";
pub const HOME: &str = "Home";
pub const NO_DIAGNOSIS: &str = "This app does not diagnose and does not replace medical advice.";

// The page for when the app could not go on.
pub const WENT_WRONG: &str = "Something went wrong";
pub const CANNOT_START: &str = "Hamstretch could not start";
pub const DIARY_IS_KEPT: &str = "Your diary is kept on this device.";
pub const BROKEN_OFF_IS_KEPT: &str = "So is the session that broke off.";
pub const STORES_NOTHING: &str =
    "This browser lets Hamstretch store nothing, so there is no diary.";
pub const NO_ROOM: &str = "Storage on this device is full: what you did last may be missing.";
pub const WENT_WRONG_AGAIN: &str = "It happened again. Save your diary to a file before you go on.";
pub const TOO_OLD: &str = "This browser is too old for Hamstretch. A newer one can open it.";
pub const NO_WASM: &str = "This browser has WebAssembly switched off, which Hamstretch is made of. Lockdown \
                           Mode does that, and so can a setting: turn it off for this page, or use another browser.";
pub const FRAMED: &str =
    "Hamstretch stands in a frame of another page that keeps it from running. Open it by itself:";
pub const OPEN_AGAIN: &str = "Open again";
pub const OPEN_WITHOUT: &str = "Open without the session that broke off";
pub const OPEN_WITHOUT_WHAT: &str = "It is set aside, not deleted.";
pub const SAVE_DIARY: &str = "Save my diary to a file";
pub const SAVE_DIARY_WHAT: &str = "You can import it again in Settings, Your data.";
pub const DIARY_IS_SAVED: &str = "The file is among your downloads now.";
pub const COPY_DETAILS: &str = "Copy details";
pub const DETAILS: &str = "Details for a report";
pub const DETAILS_WHAT: &str = "They contain nothing from your diary.";

// Legs, phases, amounts.
pub const LEFT: &str = "left";
pub const RIGHT: &str = "right";
pub const LEFT_LEG: &str = "Left leg";
pub const RIGHT_LEG: &str = "Right leg";
pub const LEFT_FIRST: &str = "left leg first";
pub const RIGHT_FIRST: &str = "right leg first";
pub const LEGS_TAKE_TURNS: &str = "legs take turns";
pub const ROLL: &str = "Roll";
pub const GET_READY: &str = "Get ready";
pub const LIFT: &str = "Lift";
pub const PULL: &str = "Pull";
pub const LOWER: &str = "Lower";
pub const REST: &str = "Rest";
pub const CHANGE_LEGS: &str = "Change legs";
pub const DONE: &str = "Done";
pub const REPS_PER_LEG: &str = "Reps per leg";
pub const REST_ON_THE_FLOOR: &str = "Rest on the floor";
pub const FOAM_ROLL_PER_LEG: &str = "Foam roll, per leg";
pub const OFF: &str = "off";

/// A week's, from Monday.
pub const DAYS: [&str; 7] = [
    "Monday",
    "Tuesday",
    "Wednesday",
    "Thursday",
    "Friday",
    "Saturday",
    "Sunday",
];
/// A letter each.
pub const DAY_LETTERS: [&str; 7] = ["M", "T", "W", "T", "F", "S", "S"];

pub const MONTHS: [&str; 12] = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
];
pub fn date(day: u8, month: &str, year: i64) -> String {
    format!("{day} {month} {year}")
}

/// The pieces of a length of time: `4 min 50 s`.
pub fn minutes(count: &str) -> String {
    format!("{count} min")
}
pub fn hours(count: &str) -> String {
    format!("{count} h")
}
pub fn seconds(count: &str) -> String {
    format!("{count} s")
}

pub fn reps(count: u8, plural: Plural) -> String {
    match plural {
        Plural::One => format!("{count} rep"),
        _ => format!("{count} reps"),
    }
}
pub fn both_legs(reps: &str) -> [String; 2] {
    ["Both legs,".to_owned(), format!("{reps} each")]
}
pub fn rep_of(rep: u8, of: u8) -> String {
    format!("{rep} of {of}")
}

// Home.
pub const START: &str = "Start";
pub const CHANGE: &str = "change";
pub const WHAT_IT_IS: &str = "Lying down, lift one straight leg, pull it gently with a strap for two seconds, and lower \
     it. A voice leads you: no need to look or touch.";
pub const REMINDER: &str = "New numbness, weakness or pain below the knee? Don't start; see the ";
pub const SAFETY_PAGE: &str = "safety page";
pub const GENTLE_START: &str = "Gentle start";
pub fn gentle_note(reps: &str) -> String {
    format!("{reps}, other knee bent")
}
pub const CUT_OFF: &str = "Your session was cut off";
pub fn go_on_at(place: &str) -> String {
    format!("Continue: {place}")
}
pub const FINISH_HERE: &str = "Finish here";
pub const FROM_A_LINK: &str = "A routine from a link";
pub fn sent_you(reps: &str, time: &str) -> String {
    format!("Your trainer sent you this: {reps} a leg, {time}")
}
pub const FROM_TRAINER: &str = "From your trainer";
pub const KEEP_AS_MINE: &str = "Keep as mine";
pub const USE_MY_OWN: &str = "Use my own routine";
pub const NEEDED: &str =
    "You need a strap or a long towel, room to lie down, and your phone beside you.";
pub const LINK_PROBLEMS: &str = "Not everything in the link could be used:";
pub const NO_SUCH_PAGE: &str = "Hamstretch has no page at this address. This is Home. The address:";
pub const DIFFERS: &str = "Different from yours:";
pub fn differs(part: &str, mine: &str, offered: &str) -> String {
    format!("{part}: {mine} → {offered}")
}
pub const THIS_WEEK: &str = "This week";
pub const LAST_SESSION: &str = "Last session";
pub fn days_of(done: u8, of: u8, of_days: Plural) -> String {
    match of_days {
        // More than planned is no part of it.
        _ if done > of && done > 1 => format!("{done} days, {of} planned"),
        Plural::One => format!("{done} of {of} day"),
        _ => format!("{done} of {of} days"),
    }
}
pub fn days_done(count: u32, plural: Plural) -> String {
    match plural {
        Plural::One => format!("{count} day done"),
        _ => format!("{count} days done"),
    }
}
pub fn day_done(day: &str) -> String {
    format!("{day}: done")
}

// A session.
pub const STOP: &str = "Stop";
pub const PAUSE: &str = "Pause";
pub const RESUME: &str = "Resume";
pub const SKIP: &str = "Skip";
/// The same on the roller, which both legs leave.
pub const NO_ROLLING: &str = "Skip rolling";
pub const BACK_ONE_REP: &str = "Back one rep";
pub const MORE_TIME: &str = "More time";
pub const TAP_FOR_TIME: &str = "tap for more time";
pub const ADD_TIME: &str = "+15 s";
pub const TAP_WHEN_READY: &str = "Tap anywhere when you are ready";
pub const I_AM_READY: &str = "I am ready";
pub const PAUSED: &str = "paused";
pub const ON_THE_ROLLER_LEFT: &str = "Left thigh on the roller";
pub const ON_THE_ROLLER_RIGHT: &str = "Right thigh on the roller";
pub const ON_YOUR_BACK: &str = "On your back, legs straight";
pub const ON_YOUR_BACK_BENT: &str = "On your back, other knee bent";
pub const STRAP_OFF: &str = "Take the strap off";
pub const STRAP_LEFT: &str = "Strap on your left foot";
pub const STRAP_RIGHT: &str = "Strap on your right foot";
pub const HOLD_BOTH_ENDS: &str = "Hold both ends of the strap";
pub const THEN_LET_GO: &str = "then let go, lower";
pub const THEN_LAST: &str = "then the last one";
pub const THEN_DONE: &str = "then you are done";
pub fn then_rep(rep: u8) -> String {
    format!("then rep {rep}")
}
pub fn then(phase: &str) -> String {
    format!("then {}", phase.to_ascii_lowercase())
}
pub fn at_rep(leg: &str, rep: u8) -> String {
    format!("{leg} leg, rep {rep}")
}
pub fn at_rep_of(leg: &str, rep: u8, of: u8) -> String {
    format!("{leg} leg, rep {rep} of {of}")
}
pub fn at_phase(phase: &str, leg: &str) -> String {
    format!("{}, {leg} leg", phase.to_ascii_lowercase())
}
pub fn paused_at(place: &str) -> String {
    format!("Paused at {place}")
}
pub fn phone_stopped(place: &str) -> String {
    format!("Your phone stopped the sound. {place}.")
}
pub fn went_unnoticed(place: &str) -> String {
    format!("There was no sound, and the screen was hidden or off. {place}.")
}
pub fn now(leg: &str, rep: &str, phase: &str) -> String {
    format!("{leg}, {rep}. {phase}")
}
pub const NO_SOUND: &str = "No sound on this device: watch the screen.";
pub const SOUND_IS_OFF: &str = "Sound is switched off.";
pub const NO_VOICE: &str = "The voice is not here yet: tones tell each phase.";
pub const NO_VIBRATION: &str = "This device cannot vibrate.";
pub const MAY_GO_DARK: &str = "The screen may go dark: this browser cannot keep it on.";
pub const ROLLING_LEFT_OUT: &str = "Foam rolling is left out.";
pub const CAN_YOU_HEAR: &str = "Can you hear this?";
pub const I_HEAR_NOTHING: &str = "No";
pub const HEARD_NOTHING: &str = "Heard nothing? Turn the volume up, switch silent mode off, and \
                                 check whether headphones are connected.";
pub const THEN_RESUME: &str = "Then tap Resume: it sounds again.";

// Why it ends.
pub const IS_PAUSED: &str = "Paused";
pub const SOMETHING_HURTS: &str = "Something hurts";
pub const WHAT_HAPPENED: &str = "What happened?";
pub const HURTS: [&str; 4] = [
    "Sharp pain or a pop",
    "Pain below the knee",
    "Pins and needles",
    "Something else hurts",
];
/// To whoever stops for that, in the same order: about the next time.
pub const AFTER_HURTS: [&str; 4] = [
    "Not again before you have asked a clinician.",
    "Not again before you have asked a clinician. Pain in both legs: get emergency help now.",
    "Not again before you have asked a clinician. Tingling in both legs: get emergency help now.",
    "Next time: fewer reps, other knee bent. Ease off at 3 of 10, stop at 4 or more.",
];
pub const LIE_AND_WAIT: &str = "Let go, lower the leg, take the strap off. Bend both knees and \
                                wait. Then get up slowly.";
pub const ENOUGH: &str = "Enough for today";
pub const KEEP_GOING: &str = "Keep going";
pub const STOPPED: &str = "Stopped";
pub const ENDED_EARLY: &str = "ended early";
pub const STOPPED_FOR_PAIN: &str = "stopped for pain";
pub fn stopped_for(hurt: &str, place: &str) -> String {
    format!("stopped: {}, {place}", hurt.to_ascii_lowercase())
}
pub const NEXT_TIME: &str = "The next session begins with the safety check.";
pub fn did_nothing(took: &str) -> String {
    format!("No reps this time, {took}: not in your list.")
}
pub fn did_both(reps: &str, took: &str) -> String {
    format!("{reps} with each leg, {took}.")
}
pub fn did(reps: &str, leg: &str, other_reps: u8, other: &str, took: &str) -> String {
    format!("{reps} with the {leg} leg, {other_reps} with the {other}, {took}.")
}
pub fn reps_done(reps: u8, leg: &str, other_reps: u8, other: &str) -> String {
    format!("{reps} {leg}, {other_reps} {other}")
}

// The safety check, and the page that tells what it asks.
pub const CHECK_TITLE: &str = "Does any of this apply?";
pub const CHECK_HOW: &str = "Tick what applies to you. It stays on this device.";
pub const NONE_APPLY: &str = "None of these apply";
pub const GO_ON: &str = "Go on";
pub const EMERGENCY: &str = "Get emergency help now";
pub const URGENT: &str = "Get urgent medical advice";
pub const ASK_FIRST: &str = "Ask a clinician first";
pub const SKIP_ROLLING: &str = "Skip the foam roller";
pub fn if_this_applies(what: &str) -> String {
    format!("{what} if this applies")
}
pub const NO_SESSION: &str = "No session today.";
pub const ASK_BEFORE: &str = "Your session waits until you have.";
pub const CALL_EMERGENCY: &str = "Call your local emergency number.";
pub const I_HAVE_ASKED: &str = "I have asked";
pub const CLEARED: &str = "Cleared by a clinician";
pub fn cleared_for_me(sign: &str) -> String {
    format!(
        "A clinician has cleared this for me: {}",
        sign.to_ascii_lowercase()
    )
}
pub fn said_cleared(sign: &str, date: &str) -> String {
    format!(
        "{sign}: you said on {date} that a clinician had cleared this. Nothing has changed since."
    )
}
pub const NOT_NOW: &str = "Not now";
pub const ANSWER_AGAIN: &str = "Answer again";
pub const EMERGENCY_SIGNS: [&str; 5] = [
    "Pain, tingling, weakness or numbness in both legs",
    "Numbness around the genitals, buttocks or back passage",
    "New difficulty peeing, or loss of bladder or bowel control",
    "Chest pain",
    "After a serious accident",
];
pub const URGENT_SIGNS: [&str; 6] = [
    "Fever or feeling unwell with the back pain",
    "Unexplained weight loss",
    "A lump or change of shape in the back",
    "Pain that is worse at night or does not ease with rest",
    "A history of cancer, or weak bones with a recent fall",
    "One leg swollen, hot or discoloured (possible clot)",
];
pub const CLOT_WITH: &str =
    "A possible clot with breathlessness or chest pain: get emergency help now.";
pub const ASK_FIRST_SIGNS: [&str; 7] = [
    "Pain, tingling or numbness below the knee",
    "One leg getting weaker",
    "Recent back, hip, knee or leg surgery, or a hip replacement",
    "A recent pop or bruise in the hamstring",
    "Pregnancy",
    "Osteoporosis",
    "Cannot get down to or up from the floor",
];
pub const ROLLING_SIGNS: [&str; 3] = [
    "Open wound",
    "Blood thinners or easy bruising",
    "Inflamed skin on the thigh",
];
pub const SAFETY_TITLE: &str = "When to stop";
pub const STOP_AT_ONCE: &str = "Stop at once";
pub const STOP_RULES: [&str; 4] = [HURTS[0], HURTS[1], HURTS[2], "Pain spreading further down"];
pub const SCALE: &str = "While stretching: ease off at 3 of 10, stop at 4 or more.";
pub const STOP_IF: &str = "Stop if you feel pain below the knee, tingling or numbness.";
pub const DO_NOT_START: &str = "Don't start if any of this applies";
pub const WHEN_TO_STOP: &str = "When not to start, and when to stop";
pub const WHEN_TO_ASK: &str = "Read when to ask for help";
pub const YOUR_ANSWERS: &str = "Your safety check";
pub const NOT_ANSWERED: &str = "Not answered yet. It is asked before your next session.";
pub fn answered(when: &str, what: &str) -> String {
    format!("{when}: {what}")
}
pub fn sign_cleared(sign: &str, date: &str) -> String {
    format!("{sign} (cleared by a clinician, {date})")
}
pub const NONE_APPLIED: &str = "none applied";
pub const WITHDRAW: &str = "Forget my answers";

// The routine.
pub const YOUR_ROUTINE: &str = "Your routine";
pub const EACH_REP: &str = "Each rep";
pub const AROUND_IT: &str = "Getting ready and changing legs";
pub const FIRST_LEG: &str = "First leg";
pub const TAKE_TURNS: &str = "Take turns";
pub const OTHER_KNEE: &str = "Other knee bent";
pub const OTHER_KNEE_NOTE: &str = "Bend the other knee if your back complains.";
pub const LONGER_THAN_THE_METHOD: &str = "longer than the method's 2 seconds";
pub const MORE_THAN_THE_METHOD: &str = "more than the method's 15 to 20";
pub const ROLLER_LEFT_OUT: &str = "left out: see your answers to the safety check";
pub const USUAL_ROUTINE: &str = "Back to the usual routine";
pub const LESS: &str = "less";
pub const MORE: &str = "more";

// Finding one's own tempo.
pub const FIND_TEMPO: &str = "Find my tempo";
pub const TEMPO_TITLE: &str = "Your tempo";
pub const TEMPO_HOW: &str = "Two slow reps, the phone in your hand, without the strap if you like. \
                             The first is to practise.";
pub const REHEARSAL: &str = "Practice rep";
pub const MEASURED: &str = "This one counts";
pub const TEMPO_STEPS: [&str; 3] = [
    "Tap as you begin to lift",
    "Tap at the highest point",
    "Hold 2 seconds, lower, tap when your foot is down",
];
pub fn tempo_found(lift: &str, lower: &str) -> String {
    format!("Lift {lift}, lower {lower}")
}
pub const TEMPO_BOUNDED: &str = "Each may take from 1 to 10 seconds.";
pub const KEEP_TEMPO: &str = "Keep this tempo";
pub const TRY_AGAIN: &str = "Try again";

// What a person says of a session.
pub const HOW_WAS_IT: &str = "How was it?";
pub const PAIN_BEFORE: &str = "Pain before you start, 0 to 10";
pub const PAIN_NOW: &str = "Pain now, 0 to 10";
/// Which pain, and what the numbers mean.
pub const WHICH_PAIN: &str =
    "0 is no pain, 10 the worst you can imagine. Your back, or where it hurts you most.";
pub const BEFORE_YOU_START: &str = "Before you start";
pub const FELT: [&str; 3] = ["Too easy", "Just right", "Too much"];
pub fn pain_then(before: u8, after: u8) -> String {
    format!("pain {before}, then {after}")
}
pub fn pain_after(after: u8) -> String {
    format!("pain {after} after")
}
pub const HOW_IT_FELT: &str = "How it felt";
/// What comes next, and what to mind on the way there.
pub fn next_on(day: &str) -> String {
    format!("Next: {day}.")
}
pub const GET_UP_SLOWLY: &str = "Get up slowly.";
pub const A_SHORT_NOTE: &str = "A short note";

/// What is told of a choice to those who do not see it.
pub const TAKE_BACK: &str = "Choose it again, or press Delete, to take it back.";

/// A scale's numbers.
pub const NUMBERS: [&str; 11] = ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10"];

// What is measured.
pub const MEASURE: &str = "How high each leg goes";
pub const MEASURED_EARLIER: &str = "Measured earlier";
pub const CORRECTING: &str = "Correcting earlier angles. The day stays as it was.";
pub const CLEAR: &str = "Clear this angle";
pub fn change_of(what: &str) -> String {
    format!("Change {what}")
}
pub fn delete_of(what: &str) -> String {
    format!("Delete {what}")
}
pub fn measurement_of(when: &str) -> String {
    format!("measurement of {when}")
}
pub fn score_of(when: &str) -> String {
    format!("score of {when}")
}
pub const MEASURE_HOW: &str = "Measure before rolling or stretching, ankle relaxed, other leg \
                               straight. Do it three times and take the middle one.";
/// How it is done at home, beside the pictures.
pub const MEASURE_STEPS: [&str; 3] = [
    "You need a helper, and the edge of a wall or a door frame.",
    "Lie on your back with your hip beside the edge, which stands at 90 degrees. Lift the leg next to \
     it, knee straight, and keep it there.",
    "Your helper looks from the side, compares the leg with the pictures and says a number: between two \
     pictures, one between theirs.",
];
/// So high is the leg in each picture, in degrees.
pub const MEASURE_PICTURES: [u8; 3] = [45, 60, 90];
pub const MEASURE_BY_EYE: &str =
    "By eye, this is good to some 10 degrees. Let the same person look each time.";
pub fn in_degrees(what: &str) -> String {
    format!("{what}, in degrees")
}
pub const ANGLE_BOUNDS: &str = "a whole number from 0 to 150";
pub const LIFTED: &str = "Lifted";
pub const LIFTED_NOTE: &str = "by the leg alone";
pub const ASSISTED: &str = "Assisted";
pub const ASSISTED_NOTE: &str = "with the strap";
pub const KEEP: &str = "Keep these angles";
pub const BACK_TO_PROGRESS: &str = "Back to Progress";
pub const ONE_THING: &str = "Something you'd like to do again";
pub const ONE_THING_LIKE: &str = "For example: tie my shoes";
pub const HOW_WELL: &str = "How well does it go this week, 0 to 10?";
pub fn last(what: &str) -> String {
    format!("last {what}")
}
pub fn degrees(degrees: u8) -> String {
    format!("{degrees}°")
}

// Progress.
pub const NOTHING_YET: &str =
    "Nothing yet. Each session you do is listed here, on this device only.";
pub const WEEKS_IN_A_ROW: &str = "Weeks in a row as planned";
pub const SESSIONS: &str = "Sessions";
pub const REPS: &str = "Reps";
pub const TIME: &str = "Time";
pub const IN_ALL: &str = "In all";
pub const THE_PAST_YEAR: &str = "The past year";
pub const NO_ANGLES_YET: &str = "No angles yet. Measure each leg now and then, before you stretch: this \
                                 page then shows how they change.";
pub const MEASURED_ONCE: &str = "Your first measurement. The next one shows what has changed.";
pub const NORMAL_VARIATION: &str = "within normal variation";
pub const POSSIBLE_CHANGE: &str = "possible change";
pub const LIKELY_REAL: &str = "likely real";
pub const WORSE: &str = "worse";
/// Of an angle, where the change counts.
pub fn lower(verdict: &str) -> String {
    format!("lower, {verdict}")
}
pub const SMALL_CHANGES: &str = EVIDENCE[SMALL_CHANGES_AT];
/// Which sentence of the evidence that is.
pub const SMALL_CHANGES_AT: usize = 7;
pub const THE_BAND: &str = "The band is your first measurement, 8° more or less.";
pub const SIDES_DIFFER: &str = "more than most people's sides differ";
pub fn since_the_start(change: &str, verdict: &str) -> String {
    format!("{change} since the start: {verdict}")
}
pub fn sides_differ_by(lifted_by: &str, by: &str) -> String {
    format!("{lifted_by}, left and right differ by {by}: {SIDES_DIFFER}.")
}
pub const PAIN_AFTER: &str = "Pain after sessions";
pub const AFTER_SESSIONS: &str = "after sessions";
pub const BEFORE_SESSIONS: &str = "before sessions";
pub const TOO_EARLY: &str = "Pain: too early to say";
pub const PAIN_UP: &str = "Pain up by 2 or more, two sessions running";
pub fn less_pain(from: &str, to: &str, weeks: &str) -> String {
    format!("Less pain: {from} to {to} in {weeks}")
}
pub fn more_pain(from: &str, to: &str, weeks: &str) -> String {
    format!("More pain: {from} to {to} in {weeks}")
}
pub fn no_clear_change(from: &str, to: &str, weeks: &str) -> String {
    format!("No clear change in pain: {from} to {to} in {weeks}")
}
/// From one: in full up to ten.
pub const COUNTED: [&str; 10] = [
    "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
];
pub fn weeks(count: &str, plural: Plural) -> String {
    match plural {
        Plural::One => format!("{count} week"),
        _ => format!("{count} weeks"),
    }
}
pub const WHAT_COUNTS: &str = "What counts as a change";
pub const PAIN_COUNTS: &str = "Weekly means of 0 to 10. “Likely real” is pain down at least 2 points and \
    30 % of the start; “worse” is up at least 2 points and 30 % of the lowest mean since the start.";
pub const PAIN_BEFORE_SESSIONS: &str = "Pain before sessions";
pub fn pain_is_up(pain: &str) -> String {
    format!("{pain} is up by 2 or more, two sessions running. We suggest a pause and advice.")
}
pub fn pain_is_better(pain: &str, by: &str) -> String {
    format!("{pain} is {by} lower than at the start: {LIKELY_REAL}.")
}
pub fn pain_is_worse(pain: &str, by: &str) -> String {
    format!("{pain} is {by} higher than in the week with the least: {WORSE}. Pause, and ask.")
}
pub fn last_pain_before(pain: u8) -> String {
    format!("Last pain before a session: {pain} of 10.")
}
pub fn last_pain_after(pain: u8) -> String {
    format!("Last pain after a session: {pain} of 10.")
}
pub const TOO_MUCH_RUNNING: &str = "The last three sessions were too much.";
pub const NOTE_OF_NUMBNESS: &str = "Your last note speaks of numbness, tingling or weakness.";
pub const AS_A_TABLE: &str = "As a table";
/// What the columns of such a table are of: its days, and its numbers.
pub const ANGLE_COLUMNS: [&str; 2] = ["Day", "Angle"];
pub const PAIN_COLUMNS: [&str; 2] = ["Week from", "Mean"];
pub const EVERY_SESSION: &str = "Every session";
pub const SHOW_OLDER: &str = "Show older";
/// In the order of what can be undone.
pub const UNDOABLE: [&str; 7] = [
    "Session deleted.",
    "Session changed.",
    "Measurement deleted.",
    "Measurement changed.",
    "Score deleted.",
    "Score changed.",
    "Routine changed.",
];
pub const UNDO: &str = "Undo";
pub const CHANGE_IT: &str = "Change";
pub fn change_session_of(when: &str) -> String {
    format!("Change session of {when}")
}
pub const SESSION_OF: &str = "Session of";
pub const NO_SUCH_SESSION: &str = "This session is not in your diary any more.";
pub const DELETE: &str = "Delete";
pub fn delete_session_of(when: &str) -> String {
    format!("Delete session of {when}")
}

// A routine for another person.
pub const SEND_ROUTINE: &str = "Send a routine";
pub const A_NOTE: &str = "A note to send with it";
pub const THE_LINK: &str = "The link";
pub const COPY_LINK: &str = "Copy the link";
pub const COPIED: &str = "Copied.";
pub const NOT_COPIED: &str = "It could not be copied. It is selected now: copy it by hand.";
pub const LINK_AS_CODE: &str = "The link as a QR code";
pub const FOR_A_CAMERA: &str = "Point another phone's camera at it to open the link there.";
pub const SHARE_LINK: &str = "Share";
pub fn length(count: usize, of: usize, of_characters: Plural) -> String {
    match of_characters {
        Plural::One => format!("{count} of {of} character"),
        _ => format!("{count} of {of} characters"),
    }
}

// A summary for the trainer.
pub const SUMMARY: &str = "Summary for your trainer";
pub const SUMMARY_WHAT: &str = "One page, to print, share or copy.";
pub const SUMMARY_TITLE: &str = "Hamstretch summary";
pub const NOTHING_TO_TELL: &str = "Nothing to show yet. After your first session this page sums up what you \
                                   have done.";
pub const SENT_AS_SEEN: &str = "What you see above is all that is sent.";
pub const INCLUDE_NOTES: &str = "Include my notes";
pub const COPY_TEXT: &str = "Copy the text";
pub const PRINT: &str = "Print";
pub fn from_to(from: &str, to: &str) -> String {
    format!("{from} to {to}")
}
pub const ROUTINE: &str = "Routine";
pub const NO_SESSIONS_YET: &str = "None yet";
pub fn phase_takes(phase: &str, time: &str) -> String {
    format!("{} {time}", phase.to_ascii_lowercase())
}
pub fn plan(count: u8, days: Plural) -> String {
    match days {
        Plural::One => format!("Plan: {count} day a week"),
        _ => format!("Plan: {count} days a week"),
    }
}
pub fn last_weeks(count: u8) -> String {
    format!("Last {count} weeks")
}
pub fn since_first(date: &str) -> String {
    format!("Since the first session, {date}")
}
pub fn sessions(count: &str, sessions: Plural) -> String {
    match sessions {
        Plural::One => format!("{count} session"),
        _ => format!("{count} sessions"),
    }
}
pub fn days(count: &str, days: Plural) -> String {
    match days {
        Plural::One => format!("{count} day"),
        _ => format!("{count} days"),
    }
}
pub fn done_of_planned(sessions: &str, days: &str, planned: &str) -> String {
    format!("{sessions} on {days}, {planned} planned")
}
pub fn none_of_planned(days: &str) -> String {
    format!("no session, {days} planned")
}
pub fn reps_in_all(count: &str, reps: Plural) -> String {
    match reps {
        Plural::One => format!("{count} rep"),
        _ => format!("{count} reps"),
    }
}
pub fn done_in_all(sessions: &str, reps: &str, time: &str) -> String {
    format!("In all: {sessions}, {reps}, {time}")
}
/// Something of which the words after it tell: `20 Nov 2026: a bit stiff`.
pub fn told_of(what: &str, words: &str) -> String {
    format!("{what}: {words}")
}
/// `Left leg, with the strap`
pub fn and(what: &str, more: &str) -> String {
    format!("{what}, {more}")
}
/// The same where no line begins: `pull, left leg, rep 9`
pub fn and_in_line(what: &str, more: &str) -> String {
    format!("{}, {more}", what.to_ascii_lowercase())
}
pub fn on_the_day(what: &str, date: &str) -> String {
    format!("{what} ({date})")
}
pub fn then_now(first: &str, latest: &str) -> String {
    format!("{first} → {latest}")
}
pub const PAIN_BY_WEEK: &str = "Pain, 0 to 10: weekly means";
pub fn week_from(date: &str) -> String {
    format!("From {date}")
}
pub fn before_after(before: &str, after: &str) -> String {
    format!("{before} before, {after} after")
}
pub fn only_before(before: &str) -> String {
    format!("{before} before")
}
pub fn only_after(after: &str) -> String {
    format!("{after} after")
}
pub const STOPS: &str = "Stops for pain";
pub const NO_STOPS: &str = "None";
pub fn and_earlier(count: &str) -> String {
    format!("And {count} earlier")
}
pub const THE_ONE_THING: &str = "One thing to get back, 0 to 10";
pub const NOTES: &str = "Notes";
/// Stands for weeks that are left out.
pub const LEFT_OUT: &str = "…";

// Reminders.
pub const REMINDERS: &str = "Reminders";
pub const REMINDERS_HOW: &str = "Your calendar reminds you, even when this page is closed.";
pub const WHICH_DAYS: &str = "On these days";
pub const WHAT_TIME: &str = "At this time";
pub const ADD_TO_CALENDAR: &str = "Add to calendar";
/// What has become of that.
pub const CALENDAR_FILE_MADE: &str = "You have been given a file with your reminders. Open it with your \
                                      calendar: only then are you reminded.";
pub const CHOOSE_A_DAY: &str = "Choose at least one day.";
pub const REMINDERS_AGAIN: &str = "You get a file to open with your calendar. To change the \
                                   reminders, add them again: most calendars replace the earlier \
                                   ones.";

// Settings.
pub const SOUND: &str = "Sound";
pub const SOUND_NOTE: &str = "A tone for each phase, on time even when the phone is busy.";
pub const SOUND_FAILED: &str =
    "This device could not play the sound. Check its volume, then try again.";
pub const VOLUME: &str = "Volume";
pub const VOICE: &str = "Voice";
pub const WOMAN: &str = "Woman";
pub const MAN: &str = "Man";
pub const WHAT_IS_SAID: &str = "What is said";
pub const SAY_ALL: &str = "Everything";
pub const SAY_COUNTS: &str = "Numbers only";
pub const SAY_NOTHING: &str = "Nothing";
pub const OVER_SILENT: &str = "Play over silent mode";
pub const OVER_SILENT_NOTE: &str = "Otherwise the silent switch mutes it. It stops your music.";
pub const PLAY_A_SOUND: &str = "Play a sound";
pub const VIBRATION: &str = "Vibration";
pub const VIBRATION_NOTE: &str = "A buzz of its own for each phase.";
pub const VIBRATION_LACKS: &str = "This device cannot vibrate. Sound and screen tell everything.";
pub const DAYS_A_WEEK: &str = "Days a week";
pub const TRACK_PAIN: &str = "Track pain";
pub const TRACK_PAIN_NOTE: &str = "Asks about it before each session, too.";
pub const THIS_DEVICE: &str = "This device";
pub const WORKS_OFFLINE: &str = "Works offline: the whole app is on this device.";
pub const NOT_OFFLINE_YET: &str = "Not ready for offline yet.";
pub const SCREEN_STAYS_ON: &str = "The screen stays on in a session.";
pub const SCREEN_GOES_DARK: &str = "This browser cannot keep the screen on in a session.";
pub const KEPT_HERE: &str = "What you do is saved on this device only. Nothing is sent anywhere.";

// All of the diary as the person's own.
/// Of the files, without what tells them apart.
pub const FILE_NAME: &str = "hamstretch";
pub const YOUR_DATA: &str = "Your data";
pub const EXPORT: &str = "Export";
pub const EXPORT_ALL: &str = "Export everything";
pub const EXPORT_ALL_WHAT: &str = "A file to keep, or to import again (JSON).";
pub const EXPORT_TABLE: &str = "Export a table";
pub const EXPORT_TABLE_WHAT: &str = "Your sessions, for a spreadsheet (CSV).";
pub const IMPORT: &str = "Import";
pub const IMPORT_HOW: &str = "Choose a file that “Export everything” made, here or on another phone. \
                              You see what would change before anything does.";
pub const NOT_A_DIARY: &str = "This is not a Hamstretch diary. Nothing was changed. Choose a file that “Export everything” made.";
pub fn no_json(line: usize, column: usize) -> String {
    format!(
        "This is not a Hamstretch diary: at line {line}, character {column}, it is not JSON. Nothing \
         was changed."
    )
}
pub const NEWER_DIARY: &str =
    "A newer Hamstretch made this file. Update the app, then try again. Nothing was changed.";
pub const LONG_DIARY: &str =
    "This file is too large to be a Hamstretch diary. Nothing was changed.";
pub const TAKE_IN: &str = "Add to my diary";
pub const BRING_BACK: &str = "Add it with what I deleted here";
pub const TAKEN_IN: &str = "Added to your diary.";
pub const CANCEL: &str = "Cancel";
pub const SETTINGS_COME: &str = "Settings or routine change";
pub fn sessions_new(count: usize, sessions: Plural) -> String {
    match sessions {
        Plural::One => format!("{count} new session"),
        _ => format!("{count} new sessions"),
    }
}
pub fn unreadable_new(count: usize, things: Plural) -> String {
    match things {
        Plural::One => "1 thing that could not be read, kept as it is".to_owned(),
        _ => format!("{count} things that could not be read, kept as they are"),
    }
}
pub fn others_new(count: usize, others: Plural) -> String {
    match others {
        Plural::One => format!("{count} new angle or score"),
        _ => format!("{count} new angles and scores"),
    }
}
pub fn others_replaced(count: usize, _: Plural) -> String {
    format!("{count} changed more recently in the file than here")
}
pub fn others_deleted(count: usize, _: Plural) -> String {
    format!("{count} deleted in the file: adding it deletes them here, too")
}
pub fn deleted_here(count: usize, _: Plural) -> String {
    format!("{count} in the file that you deleted here")
}
pub fn others_known(count: usize, _: Plural) -> String {
    format!("{count} known already")
}
pub fn records_not_ours(count: usize, records: Plural) -> String {
    match records {
        Plural::One => format!("{count} record that is not Hamstretch's, left out"),
        _ => format!("{count} records that are not Hamstretch's, left out"),
    }
}
pub fn bad_record(record: usize, line: usize, why: &str) -> String {
    format!("record {record}, line {line}: {why}")
}
pub fn cut_off(line: usize) -> String {
    format!("The file ends too early, at line {line}. What came after is missing.")
}
/// In the order of the faults.
pub const FAULTS: [&str; 5] = [
    "not a record",
    "not a kind of record that Hamstretch has",
    "has a value that is impossible, or that this version does not know",
    "the file ends too early",
    "has letters that are not UTF-8",
];
pub const ERASE: &str = "Erase everything";
pub const ERASE_ALL_HERE: &str = "All that this device keeps. You are asked first.";
pub const ERASE_ASKED: &str = "Erase everything?";
pub const ERASE_WHAT: &str = "Your sessions, notes, angles, scores, routine, settings and answers are \
                              removed from this device. There is no way back.";
pub const EXPORT_FIRST: &str = "Export everything first";
pub const MEANT: &str = "I want all of it gone";
pub const KEEP_ALL: &str = "Keep everything";
pub const ERASED: &str = "Everything is erased. The app is as new.";

// What the person must know about what is kept.
pub const SAVED: &str = "Saved.";
pub const SAVING: &str = "Saving…";
pub const NOT_SAVED_YET: &str = "Not saved yet.";
pub const NOT_SAVED_AT_ALL: &str = "Not saved.";
pub const STORE_IS_LATE: &str = "Storage on this device does not answer at the moment. What you do is \
                                 saved as soon as it does: keep this page open until it says so.";
pub const NOT_SAVED: &str = "This browser does not let Hamstretch save anything. Sessions run, but \
                             are forgotten when you close the page.";
pub const FULL_CHANGE: &str = "This device did not save your last change. Its storage may be full: free \
                               some space, then try again.";
pub fn full_sessions(sessions: Plural) -> &'static str {
    match sessions {
        Plural::One => {
            "This device did not save your session: it is kept only while this page is open. Its \
             storage may be full: free some space, then try again."
        }
        _ => {
            "This device did not save your latest sessions: they are kept only while this page is \
             open. Its storage may be full: free some space, then try again."
        }
    }
}
pub fn set_aside(count: usize, things: Plural) -> String {
    match things {
        Plural::One => format!("One thing saved on this device could not be read. {SET_ASIDE}"),
        _ => format!("{count} things saved on this device could not be read. {SET_ASIDE}"),
    }
}
pub const NEWER: &str = "A newer version of Hamstretch saved something here that this one cannot read. It is left as it is: close all its tabs and open it again.";
const SET_ASIDE: &str = "Nothing was deleted: it is set aside, and everything else works.";
pub const ELSEWHERE: &str = "A session is open in another tab.";
pub fn elsewhere(place: &str) -> String {
    format!("A session is open in another tab: {place}.")
}
pub const USE_HERE: &str = "Use it here";

// A copy outside the browser.
pub const KEEP_A_COPY: &str = "Keep a copy";
pub const WHY_A_COPY: &str = "Browsers can wipe what they store, and your diary with it.";
pub const HAVE_A_COPY: &str = "I have a copy";
pub const CHOOSE_COPY_FILE: &str = "Keep a copy in a file";
pub const CHOOSE_COPY_FILE_WHAT: &str =
    "You choose a file once. It is written again after each session.";
pub const COPY_NOT_ALLOWED: &str =
    "Your copy was not written: this browser wants you to allow it again.";
pub const COPY_FAILED: &str = "Your copy could not be saved. Make a new one under Your data.";
pub const WRITE_COPY: &str = "Write it now";
pub const NEVER_COPIED: &str = "No copy outside this browser yet.";
pub fn last_copy(when: &str) -> String {
    format!("Last copy: {when}.")
}
pub const COPY_HAS_ALL: &str = "Everything is in it.";
pub fn measurements_not_in_copy(count: usize, measurements: Plural) -> String {
    match measurements {
        Plural::One => format!("{count} angle or score is not in it."),
        _ => format!("{count} angles and scores are not in it."),
    }
}
pub fn sessions_not_in_copy(count: usize, sessions: Plural) -> String {
    match sessions {
        Plural::One => format!("{count} session is not in it."),
        _ => format!("{count} sessions are not in it."),
    }
}

// A newer version, what is new, and to have the app installed.
pub const NEW_VERSION: &str = "A new version is ready";
pub const UPDATE: &str = "Update";
pub const UPDATE_LATER: &str = "A session is running in another tab. Update when it is over.";
pub const OUTDATED: &str = "A newer version is here";
pub const OUTDATED_WHERE: &str = "This tab still has the old one.";
pub const RELOAD: &str = "Reload";
pub const WHAT_IS_NEW: &str = "What is new";
/// What is new, and its number: one more each time there is something to tell.
pub const NEWS: (u32, &str) = (
    3,
    "There is more time to get ready, and a routine that your trainer sends stays until you choose. \
     Progress says first how it goes.",
);
pub const GOT_IT: &str = "Got it";
pub const INSTALL_TITLE: &str = "Keep it at hand";
pub const INSTALL_WHY: &str =
    "Installed, Hamstretch opens from your home screen like any other app.";
pub const INSTALL: &str = "Install";
/// Each beside the sign that the phone has for it.
pub const BY_HAND_STEPS: [&str; 2] = ["Tap Share", "Tap Add to Home Screen"];
pub const BY_HAND_DIARY: &str = "The installed app has a diary of its own, empty at first. Export \
                                 yours before, and import it there.";

// What is wrong with a link.
pub fn not_a_number(name: &str, given: &str) -> String {
    format!("{name}={given}: not a number")
}
pub fn too_little(name: &str, given: &str, least: &str) -> String {
    format!("{name}={given}: the least is {least}")
}
pub fn too_much(name: &str, given: &str, most: &str) -> String {
    format!("{name}={given}: the most is {most}")
}
pub fn half_seconds_only(name: &str, given: &str) -> String {
    format!("{name}={given}: it goes in half seconds")
}
pub fn whole_numbers_only(name: &str, given: &str) -> String {
    format!("{name}={given}: it must be a whole number")
}
pub fn not_a_leg(given: &str) -> String {
    format!("first={given}: it can be right, left or alternate")
}
pub fn unknown_part(given: &str) -> String {
    format!("{given}: not a part of a routine")
}
pub fn given_twice(name: &str) -> String {
    format!("{name}: given twice, the first is kept")
}
pub fn long_note(count: &str, most: usize) -> String {
    format!("note: {count} characters, the most is {most}")
}
pub fn more_unknown(count: &str) -> String {
    format!("and {count} more: not parts of a routine")
}
pub fn long_link(most: &str) -> String {
    format!("the link is too long: only its first {most} characters were read")
}

// Learn.
pub const NOT_LOADED_TITLE: &str = "Not here yet";
pub const NOT_LOADED: &str =
    "This page is not on your device yet, and could not be loaded. Go online, then try again.";
pub const PART_NOT_LOADED: &str = "Something that belongs here could not be loaded.";
pub const NO_FILES: &str = "This browser did not take the file. Another browser may.";
pub const NO_PRINTING: &str = "This browser does not print.";
pub const UNREAD_DIARY: &str = "This browser could not read that file.";
pub const HOW_IT_GOES: &str = "How it goes";
pub const LEARN_SET_UP: &str = "Get ready";
pub const SET_UP_STEPS: [&str; 3] = [
    "Lie on the floor, both legs straight.",
    "Loop the strap round the ball of one foot. A long towel or a belt will do.",
    "Stretch the leg out on the floor and hold both ends of the strap.",
];
pub const LEARN_REP: &str = "One rep";
pub const REP_STEPS: [&str; 4] = [
    "Lift that leg, knee straight, with the muscles of the leg alone. The strap hangs loose. \
     Breathe out.",
    "At the highest point, pull the strap with your hands for 2 seconds. Still breathe out.",
    "Stop pulling and lower the foot to the floor. Breathe in.",
    "Rest a moment. Repeat 15 to 20 times, then do the other leg.",
];
pub const WHY_MUSCLES: &str = "Why lift first? The muscle that lifts is the opposite of the one \
                               being stretched: when it works, the hamstring lets go.";
pub const MISTAKES: &str = "Common mistakes, and what to do instead";
/// A fault that a picture shows, and what puts it right.
pub const CORRECTIONS: [(&str, &str); 5] = [
    ("Head off the floor", "Instead: head and shoulders down."),
    ("Bent knee", "Instead: keep the knee straight."),
    ("Hips off the floor", "Instead: the hips stay on the floor."),
    (
        "Hauling or bouncing",
        "Instead: pull gently, don't haul. No bouncing.",
    ),
    (
        "Strap wrapped round the hand",
        "Instead: don't wrap it, lay it across your palm.",
    ),
];
pub const STRAP_IN_HAND: &str =
    "Right: the strap lies across your palm. If it hurts, you can let go.";
pub const STRAP_ROUND_FOOT: &str =
    "Right: the strap lies round the ball of the foot, where it does not slip.";
pub const ROLLING: &str = "Foam rolling, if you like";
pub const ROLLING_HOW: &str = "Sit with the back of one thigh on the roller, hands on the floor \
                               behind you. Lift your hips a little and roll slowly from above \
                               the knee to below the buttock and back.";
pub const GENTLER: &str = "Gentler";
pub const GENTLER_HOW: &str = "Bend the other knee if your back complains, and do 8 reps to begin \
                               with.";
pub const WHY: &str = "Why it may help";
pub const TRAINERS_REASON: &str = "Tight hamstrings restrict the hips, so the lower back moves more \
                                   than it should; treating only the back brings short relief; \
                                   bring the hamstrings back to their length and the pain is \
                                   likelier to go and stay away.";
pub const TRAINER_SAYS: &str = "So says the trainer whose method this is.";
pub const RESEARCH: &str = "What research says";
pub const RESEARCH_HOW: &str = "Tap a sentence to see where it comes from.";
/// In the order of the method's list.
pub const EVIDENCE: [&str; 9] = [
    "A trainer's method. Its author says it eases back pain; research has not shown that tight \
     hamstrings cause back pain.",
    "Hamstring stretching may help some people's back pain. Studies disagree.",
    "Regular exercise probably helps long-lasting back pain a little.",
    "Active stretching can improve how far you lift your leg over 6 to 12 weeks. It is not clearly \
     better than holding a stretch.",
    "We found no good trial of this exact method.",
    "Early gains are mostly your body tolerating the stretch better.",
    "Rolling can loosen you for a short while. It is optional.",
    "Small changes in angle are normal. We flag only larger, repeated ones.",
    STOP_IF,
];
pub const READ_AS: &str = "These were read as abstracts or excerpts, not as full papers.";
pub const NO_SOURCE: &str = "A search that found nothing has no source to show.";
pub const QUESTIONS: &str = "Questions people ask";
pub const ASKED: [(&str, &str); 7] = [
    (
        "No strap?",
        "A long towel, a belt or the cord of a dressing gown will do. It must reach from your foot \
         to both hands.",
    ),
    (
        "How often?",
        "Three days a week is a good plan. Set your own, from 1 to 7, in Settings.",
    ),
    (
        "How much should it pull?",
        "Pull gently, don't haul. Pain while stretching, from 0 to 10: ease off at 3 of 10, stop at 4 \
         or more.",
    ),
    (
        "How many?",
        "The trainer does 15 to 20 with each leg. Published counts are lower, 5 to 10, so you can \
         begin with 8.",
    ),
    (
        "How fast?",
        "Slowly enough that nothing jerks. The pull lasts 2 seconds; for the lift and the lowering \
         find your own tempo under Your routine.",
    ),
    (
        "Which leg first?",
        "Either. The app begins with the right one; you can choose the left, or let them take turns.",
    ),
    (
        "Must I roll first?",
        "Rolling can loosen you for a short while. It is optional.",
    ),
];

/// What the voices say, in the order of their clips. `tools/voice` speaks it.
pub const SPOKEN: [&str; 55] = [
    "One.",
    "Two.",
    "Three.",
    "Four.",
    "Five.",
    "Six.",
    "Seven.",
    "Eight.",
    "Nine.",
    "Ten.",
    "Eleven.",
    "Twelve.",
    "Thirteen.",
    "Fourteen.",
    "Fifteen.",
    "Sixteen.",
    "Seventeen.",
    "Eighteen.",
    "Nineteen.",
    "Twenty.",
    "Twenty-one.",
    "Twenty-two.",
    "Twenty-three.",
    "Twenty-four.",
    "Twenty-five.",
    "Twenty-six.",
    "Twenty-seven.",
    "Twenty-eight.",
    "Twenty-nine.",
    "Thirty.",
    "Last one.",
    "Pull.",
    "Lower.",
    "Rest.",
    "Let go.",
    "Left leg.",
    "Right leg.",
    "Change legs.",
    "Strap on your left foot.",
    "Strap on your right foot.",
    "Lie on your back.",
    "Get ready.",
    "Halfway.",
    "Five more.",
    "Session paused.",
    "Done. Well done.",
    "Breathe out.",
    "Breathe in.",
    "Use the foam roller.",
    "Head and shoulders down.",
    "Your hips stay on the floor.",
    "Keep that knee straight.",
    "Can you hear this?",
    "Going on.",
    "Tap the screen when you are ready.",
];
