//! Numbers as a language writes and counts them: by the browser's `Intl` in the
//! app, by ICU on the host. Both read the same tables, the CLDR's.

/// Which form of a word goes with a number, as the CLDR tells them apart.
/// English has two of them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Plural {
    /// As for nothing.
    Zero,
    /// As for one.
    One,
    /// As for two.
    Two,
    /// As for a few.
    Few,
    /// As for many.
    Many,
    /// As for all others.
    Other,
}

#[cfg(target_arch = "wasm32")]
pub use crate::browser::numbers::{plural, tenths};

/// The form that goes with a count.
#[cfg(not(target_arch = "wasm32"))]
pub fn plural(count: u32) -> Plural {
    use icu_plurals::{PluralCategory, PluralRules};
    let rules = PluralRules::try_new_cardinal(locale().into()).expect("ICU knows the language");
    match rules.category_for(count) {
        PluralCategory::Zero => Plural::Zero,
        PluralCategory::One => Plural::One,
        PluralCategory::Two => Plural::Two,
        PluralCategory::Few => Plural::Few,
        PluralCategory::Many => Plural::Many,
        PluralCategory::Other => Plural::Other,
    }
}

/// `12`, `2.5`: so many halves.
pub fn decimal(halves: u32) -> String {
    tenths(halves.saturating_mul(5))
}

/// `12`, `3.7`: so many tenths.
#[cfg(not(target_arch = "wasm32"))]
pub fn tenths(tenths: u32) -> String {
    use icu_decimal::{DecimalFormatter, input::Decimal};
    let mut number = Decimal::from(tenths);
    number.multiply_pow10(-1);
    number.absolute.trim_end();
    let format = DecimalFormatter::try_new(locale().into(), Default::default());
    let format = format.expect("ICU knows the language");
    format.format(&number).to_string()
}

#[cfg(not(target_arch = "wasm32"))]
fn locale() -> icu_locale_core::Locale {
    super::LANGUAGE.parse().expect("it is a language's name")
}
