//! Every word is in one place, and counted and written as its language does.

use crate::support::{literals, routine, sources};
use hamstretch_core::diary::{Change, Day, Finding, Verdict, When};
use hamstretch_core::words::{self, Plural, english};
use icu_decimal::{DecimalFormatter, input::Decimal};
use icu_locale_core::Locale;
use icu_plurals::{PluralCategory, PluralRules};
use std::time::Duration;

#[test]
fn screens_and_app_have_no_words_of_their_own() {
    // Keys of the keyboard, by the browser's names.
    let names = ["Escape", "Space"];
    let folders = [
        "src/app",
        "../src/app",
        "../src/components",
        "../src/screens",
    ];
    let all = folders.into_iter().flat_map(sources);
    for (path, text) in all {
        for literal in literals(&text) {
            let is_name = names.contains(&literal.as_str());
            assert!(
                is_name || !has_words(&literal),
                "{}: “{literal}”",
                path.display()
            );
        }
    }
}

/// Names of classes, elements and paths are lower case, and no sentences.
fn has_words(literal: &str) -> bool {
    let mut letters = literal.chars();
    let begins = letters.next().is_some_and(char::is_uppercase);
    let is_word = begins && letters.next().is_some_and(char::is_lowercase);
    let mut parts = literal.split([' ', ',']);
    let is_sentence = parts.clone().count() > 1 && parts.any(|part| part.ends_with(['.', '?']));
    is_word || is_sentence
}

#[test]
fn the_voices_say_what_the_list_has() {
    let lines = include_str!("../../tools/voice/lines.txt");
    let spoken: Vec<&str> = lines
        .lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| line.split('\t').nth(1))
        .collect();
    assert_eq!(spoken, english::SPOKEN);
}

/// Every number that a count or an amount can be, and those at which a separator
/// comes in.
fn numbers() -> impl Iterator<Item = u32> {
    let great = [99_999, 100_000, 9_999_995, 12_345_678, u32::MAX];
    (0..=20_000).chain(great)
}

#[test]
fn numbers_are_written_and_counted_as_the_cldr_has_it() {
    let locale: Locale = words::LANGUAGE.parse().expect("it is a language's name");
    let rules = PluralRules::try_new_cardinal((&locale).into()).expect("ICU knows the language");
    let format = DecimalFormatter::try_new((&locale).into(), Default::default())
        .expect("ICU knows the language");
    for number in numbers() {
        let form = match rules.category_for(number) {
            PluralCategory::Zero => Plural::Zero,
            PluralCategory::One => Plural::One,
            PluralCategory::Two => Plural::Two,
            PluralCategory::Few => Plural::Few,
            PluralCategory::Many => Plural::Many,
            PluralCategory::Other => Plural::Other,
        };
        assert_eq!(words::plural(number), form, "{number}");
        let mut tenths = Decimal::from(number);
        tenths.multiply_pow10(-1);
        tenths.absolute.trim_end();
        assert_eq!(words::tenths(number), format.format(&tenths).to_string());
    }
    assert_eq!(words::decimal(2401), "1,200.5");
}

#[test]
fn what_is_counted_is_told_in_the_form_that_goes_with_it() {
    assert_eq!(words::reps(1), "1 rep");
    assert_eq!(words::reps(15), "15 reps");
    assert_eq!(words::days_of(1, 1), "1 of 1 day");
    assert_eq!(words::days_of(0, 3), "0 of 3 days");
    assert_eq!(words::days_of(3, 3), "3 of 3 days");
    assert_eq!(words::days_of(4, 3), "4 days, 3 planned");
    assert_eq!(words::days_of(2, 1), "2 days, 1 planned");
}

#[test]
fn a_time_is_told_to_the_half_second() {
    for (ms, told) in [
        (500, "0.5 s"),
        (2_000, "2 s"),
        (59_749, "59.5 s"),
        (60_000, "1 min"),
        (290_000, "4 min 50 s"),
        (300_400, "5 min 0.5 s"),
    ] {
        assert_eq!(words::time(Duration::from_millis(ms)), told);
    }
    assert_eq!(words::about(Duration::from_millis(300_400)), "5 min");
    assert_eq!(words::line(&routine("")), "4 min 50 s · right leg first");
}

#[test]
fn what_the_diary_says_is_put_in_words() {
    let in_all = |seconds| words::in_all(Duration::from_secs(seconds));
    assert_eq!(in_all(26), "26 s");
    assert_eq!(in_all(60), "1 min");
    assert_eq!(in_all(59 * 60 + 29), "59 min");
    assert_eq!(in_all(59 * 60 + 30), "1 h 0 min");
    assert_eq!(in_all(1_234 * 3600 + 47 * 60), "1,234 h 47 min");
    assert!(in_all(u64::MAX).ends_with("min"));
    assert_eq!(words::count(3_840), "3,840");
    assert_eq!([1, 0].map(words::days_done), ["1 day done", "0 days done"]);
    assert_eq!(words::date(Day(20_777)), "20 Nov 2026");
    assert_eq!([0, 4, 5, 625].map(words::angle), ["0°", "0°", "1°", "63°"]);
    assert_eq!([0, 43, 100].map(words::mean_pain), ["0", "4.3", "10"]);
}

#[test]
fn a_change_is_told_with_its_size_and_what_it_is_called() {
    let told = |tenths, verdict| words::changed(Some(Change { tenths, verdict }));
    assert_eq!(
        told(90, Verdict::Possible),
        "+9° since the start: possible change"
    );
    assert_eq!(
        told(-120, Verdict::LikelyReal),
        "−12° since the start: lower, likely real"
    );
    assert_eq!(
        told(0, Verdict::Normal),
        "0° since the start: within normal variation"
    );
    assert_eq!(words::changed(None), english::MEASURED_ONCE);
    assert_eq!(
        told(-90, Verdict::Possible),
        "−9° since the start: lower, possible change"
    );
    assert_eq!(
        told(-70, Verdict::Normal),
        "−7° since the start: within normal variation"
    );
    // Better and worse in one form, with which pain is meant.
    for (finding, said) in [
        (
            Finding::Better(When::After, 25),
            "Pain after sessions is 2.5 lower than at the start: likely real.",
        ),
        (
            Finding::Worse(When::Before, 50),
            "Pain before sessions is 5 higher than in the week with the least: worse. Pause, and ask.",
        ),
    ] {
        assert_eq!(words::finding(finding), said);
    }
}

#[test]
fn what_others_wrote_turns_nothing_round_beside_it() {
    let plain = ["Slowly", "ça va – 3 × 良い", "हिन्दी"];
    assert!(plain.iter().all(|words| words::isolated(words) == *words));
    // It stays whole, within marks of its own.
    for theirs in [
        "שלום",
        "مرحبا 3",
        "\u{202e}abc",
        "a \u{2067}b",
        "a \u{2066}b\u{2069} c",
    ] {
        let isolated = words::isolated(theirs);
        assert!(isolated.contains(theirs) && isolated.starts_with('\u{2068}'));
    }
    // What would end them ends what it began, and no more.
    let depth = |text: &str| {
        let step = |depth: i32, letter: char| match letter {
            '\u{2066}'..='\u{2068}' => depth + 1,
            '\u{2069}' => depth - 1,
            _ => depth,
        };
        let depths = text.chars().scan(0, |depth, letter| {
            *depth = step(*depth, letter);
            Some(*depth)
        });
        depths.collect::<Vec<i32>>()
    };
    for hostile in [
        "a\u{2069}\u{2069}\u{202e}b",
        "\u{2067}\u{2067}a",
        "\u{2069}\u{2066}",
    ] {
        let depths = depth(&words::isolated(hostile));
        let (last, before) = depths.split_last().expect("marks");
        assert_eq!(*last, 0, "{hostile:?}");
        assert!(before.iter().all(|depth| *depth > 0), "{hostile:?}");
    }
}
