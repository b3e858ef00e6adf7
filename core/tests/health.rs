//! What the app says about health is the method's list, word for word, and
//! nothing else: here is the list.

use crate::support::literals;
use hamstretch_core::words::{self, english};

/// What may be said about the evidence, sentence by sentence.
const EVIDENCE: &[&str] = &[
    "A trainer's method. Its author says it eases back pain; research has not shown that tight hamstrings cause back pain.",
    "Hamstring stretching may help some people's back pain. Studies disagree.",
    "Regular exercise probably helps long-lasting back pain a little.",
    "Active stretching can improve how far you lift your leg over 6 to 12 weeks. It is not clearly better than holding a stretch.",
    "We found no good trial of this exact method.",
    "Early gains are mostly your body tolerating the stretch better.",
    "Rolling can loosen you for a short while. It is optional.",
    "Small changes in angle are normal. We flag only larger, repeated ones.",
    "Stop if you feel pain below the knee, tingling or numbness.",
    "This app does not diagnose and does not replace medical advice.",
];

/// The trainer's reason, quoted as the trainer's.
const TRAINER: &str = "tight hamstrings restrict the hips, so the lower back moves more than it should; treating only the back brings short relief; bring the hamstrings back to their length and the pain is likelier to go and stay away.";

/// The signs of the safety check, A to D.
const SIGNS: &[&str] = &[
    "pain, tingling, weakness or numbness in both legs",
    "numbness around the genitals, buttocks or back passage",
    "new difficulty peeing, or loss of bladder or bowel control",
    "chest pain",
    "after a serious accident",
    "fever or feeling unwell with the back pain",
    "unexplained weight loss",
    "a lump or change of shape in the back",
    "pain that is worse at night or does not ease with rest",
    "a history of cancer, or weak bones with a recent fall",
    "one leg swollen, hot or discoloured (possible clot)",
    "pain, tingling or numbness below the knee",
    "one leg getting weaker",
    "recent back, hip, knee or leg surgery, or a hip replacement",
    "a recent pop or bruise in the hamstring",
    "pregnancy",
    "osteoporosis",
    "cannot get down to or up from the floor",
    "open wound",
    "blood thinners or easy bruising",
    "inflamed skin on the thigh",
];

/// What the check leads to, the stop rules, the line of every later session.
const SAFETY: &[&str] = &[
    "Get emergency help now",
    "Call your local emergency number",
    "Get urgent medical advice",
    // "… with breathlessness or chest pain treat as A", in words for whom it concerns.
    "a possible clot with breathlessness or chest pain: get emergency help now",
    "Ask a clinician first",
    // What B and C ask for was done, and said so.
    "A clinician has cleared this for me: {}",
    "Cleared by a clinician",
    "{sign} (cleared by a clinician, {date})",
    "{sign}: you said on {date} that a clinician had cleared this. Nothing has changed since.",
    "sharp pain or a pop",
    "pain below the knee",
    "pins and needles",
    "pain spreading further down",
    "While stretching: ease off at 3 of 10, stop at 4 or more",
    // Who stops for what the check asks a clinician about (C), and when that is an
    // emergency (A): said to whom it concerns.
    "Not again before you have asked a clinician.",
    "Not again before you have asked a clinician. Pain in both legs: get emergency help now.",
    "Not again before you have asked a clinician. Tingling in both legs: get emergency help now.",
];

/// What a change of an angle or of pain is called, and when a pause is suggested.
const CHANGES: &[&str] = &[
    "within normal variation",
    "possible change",
    "likely real",
    "more than most people's sides differ",
    "worse",
];

/// The same, put together: with which pain is meant, and by how much.
const CHANGES_OF_PAIN: &[&str] = &[
    // "Pain up 2 or more, two sessions running: suggest a pause and advice", said to
    // whom it concerns.
    "{pain} is up by 2 or more, two sessions running. We suggest a pause and advice.",
    "{pain} is {by} lower than at the start: {LIKELY_REAL}.",
    "{pain} is {by} higher than in the week with the least: {WORSE}. Pause, and ask.",
    "Last pain before a session: {pain} of 10.",
    "Last pain after a session: {pain} of 10.",
    "The last three sessions were too much.",
    "Your last note speaks of numbness, tingling or weakness.",
    "Pain: too early to say",
    "Pain up by 2 or more, two sessions running",
    "Less pain: {from} to {to} in {weeks}",
    "More pain: {from} to {to} in {weeks}",
    "No clear change in pain: {from} to {to} in {weeks}",
    "Weekly means of 0 to 10. “Likely real” is pain down at least 2 points and 30 % of the \
     start; “worse” is up at least 2 points and 30 % of the lowest mean since the start.",
];

/// Not about health: these teach the movement or say what the app does, though
/// a word in them sounds like it.
const TEACHES: &[&str] = &[
    "Bend the other knee if your back complains.",
    "Bend the other knee if your back complains, and do 8 reps to begin with.",
    "Right: the strap lies across your palm. If it hurts, you can let go.",
    "Something else hurts",
    "Something hurts",
    "stopped for pain",
    "The next session begins with the safety check.",
    "Your safety check",
    "left out: see your answers to the safety check",
    "safety page",
    "New numbness, weakness or pain below the knee? Don't start; see the ",
    "Pull gently, don't haul. Pain while stretching, from 0 to 10: ease off at 3 of 10, stop at 4 or more.",
    "Why lift first? The muscle that lifts is the opposite of the one being stretched: when it works, the hamstring lets go.",
    "What research says",
    "Pain now, 0 to 10",
    "Pain before you start, 0 to 10",
    "0 is no pain, 10 the worst you can imagine. Your back, or where it hurts you most.",
    "Track pain",
    "pain {before}, then {after}",
    "pain {after} after",
    "Pain after sessions",
    "Pain before sessions",
    "Pain, 0 to 10: weekly means",
    "Stops for pain",
    "Hamstretch summary",
    "the two-second hamstring stretch, hands-free",
    "The active hamstring stretch with a strap, hands-free: lift, pull for two seconds, lower. By ear, offline, on the floor.",
];

/// Words that make a sentence one about health.
const ABOUT_HEALTH: &[&str] = &[
    "pain",
    "hurt",
    "numbness",
    "tingl",
    "needles",
    "weak",
    "clot",
    "cancer",
    "surgery",
    "wound",
    "bruis",
    "pregnan",
    "osteo",
    "fever",
    "medic",
    "clinic",
    "doctor",
    "diagnos",
    "emergency",
    "injur",
    "hamstring",
    "research",
    "studies",
    "safe",
    "relief",
    "helps",
    "improve",
    "loosen",
    "tolerat",
    "complains",
    "bladder",
    "breathless",
    "accident",
];

/// What the app never says in its own voice.
const NEVER: &[&str] = &[
    "treat",
    "cure",
    "fix",
    "heal ",
    "heals",
    "go away",
    "you are safe",
    "abnormal",
    "tight",
    "guarantee",
    "proven",
    "prevent",
];

/// As the list has it: without the first letter's case and the last full stop.
fn plain(words: &str) -> String {
    let words = words.trim().trim_end_matches('.');
    let mut letters = words.chars();
    letters
        .next()
        .map(|first| first.to_lowercase().chain(letters).collect())
        .unwrap_or_default()
}

fn may_be_said() -> Vec<String> {
    let all = EVIDENCE.iter().chain(SIGNS).chain(SAFETY);
    let all = all.chain(CHANGES).chain(CHANGES_OF_PAIN).chain([&TRAINER]);
    all.map(|words| plain(words)).collect()
}

fn words_of_english() -> Vec<String> {
    literals(include_str!("../src/words/english.rs"))
}

#[test]
fn every_sentence_about_health_is_the_methods_word_for_word() {
    let may_be_said = may_be_said();
    let all = words_of_english();
    assert!(all.len() > 200, "the words are found: {}", all.len());
    let is_about_health = |words: &String| {
        let lower = words.to_lowercase();
        ABOUT_HEALTH.iter().any(|word| lower.contains(word))
    };
    let (about_health, _): (Vec<_>, Vec<_>) = all.into_iter().partition(is_about_health);
    assert!(about_health.len() > 50, "they are found: {about_health:?}");
    let is_not_listed = |words: &&String| {
        !may_be_said.contains(&plain(words)) && !TEACHES.contains(&words.as_str())
    };
    let not_listed: Vec<_> = about_health.iter().filter(is_not_listed).collect();
    assert!(
        not_listed.is_empty(),
        "not in the method's list: {not_listed:#?}"
    );
}

#[test]
fn changes_are_called_what_the_method_calls_them() {
    let called = [
        english::NORMAL_VARIATION,
        english::POSSIBLE_CHANGE,
        english::LIKELY_REAL,
        english::SIDES_DIFFER,
        english::WORSE,
    ];
    assert_eq!(called, CHANGES);
}

#[test]
fn nothing_is_said_in_the_apps_own_voice_that_must_not_be() {
    let quoted = [plain(TRAINER), plain(EVIDENCE[0])];
    for words in words_of_english() {
        if quoted.contains(&plain(&words)) {
            continue;
        }
        let lower = words.to_lowercase();
        for never in NEVER {
            assert!(!lower.contains(never), "“{never}” in “{words}”");
        }
    }
}

#[test]
fn the_safety_check_asks_all_that_the_method_asks_and_nothing_else() {
    use hamstretch_core::method::Group;
    let asked: Vec<String> = Group::ALL
        .into_iter()
        .flat_map(|group| words::signs(group).iter())
        .map(|sign| plain(sign))
        .collect();
    assert_eq!(asked, SIGNS);
}

#[test]
fn all_of_the_evidence_is_told_and_the_trainers_reason_is_marked_as_the_trainers() {
    assert_eq!(english::EVIDENCE, EVIDENCE[..9]);
    assert_eq!(english::NO_DIAGNOSIS, EVIDENCE[9]);
    assert_eq!(plain(english::TRAINERS_REASON), plain(TRAINER));
    assert!(english::TRAINER_SAYS.contains("trainer"));
    let sources = words::EVIDENCE_SOURCES;
    for (sentence, sources) in english::EVIDENCE.iter().zip(sources) {
        // A search that found nothing is the one that has nothing to show.
        let found_none = sentence.starts_with("We found no");
        assert_eq!(sources.is_empty(), found_none, "{sentence}");
    }
}
