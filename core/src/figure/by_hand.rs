//! The two signs that an iPhone has on the way to its home screen.

macro_rules! sign {
    ($lines:literal) => {
        concat!(
            r#"<svg class="sign" viewBox="0 0 32 32" aria-hidden="true"><path d=""#,
            $lines,
            r#""/></svg>"#
        )
    };
}

/// Share, and Add to Home Screen, as SVG.
pub const BY_HAND: [&str; 2] = [
    sign!("M12 13H8V28H24V13H20M16 20V4M11 9L16 4L21 9"),
    sign!("M9 5H23Q27 5 27 9V23Q27 27 23 27H9Q5 27 5 23V9Q5 5 9 5ZM16 11V21M11 16H21"),
];
