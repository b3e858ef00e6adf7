//! The styles as files: ready for a script that runs from right to left, and for
//! type as large as the person has set it.

use std::fs;
use std::path::Path;

/// Each declaration of each stylesheet: file, property, value.
fn declarations() -> Vec<(String, String, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("style");
    let mut found = Vec::new();
    for file in fs::read_dir(folder).expect("a folder") {
        let path = file.expect("a file").path();
        let text = fs::read_to_string(&path).expect("text");
        let name = path.file_name().expect("a name").to_string_lossy();
        for part in text.split([';', '{', '}', '\n']) {
            let property = part.split_once(':').filter(|(property, _)| {
                let property = property.trim();
                let is_letter = |letter: char| letter.is_ascii_lowercase() || letter == '-';
                !property.is_empty() && property.chars().all(is_letter)
            });
            if let Some((property, value)) = property {
                found.push((
                    name.to_string(),
                    property.trim().to_owned(),
                    value.trim().to_owned(),
                ));
            }
        }
    }
    assert!(found.len() > 300, "{}", found.len());
    found
}

/// Words for sides that stay where they are when the script turns round.
const SIDES: [&str; 4] = ["left", "right", "top", "bottom"];
const LENGTHS: [&str; 2] = ["width", "height"];

#[test]
fn no_style_names_a_side_of_the_screen() {
    for (file, property, value) in declarations() {
        let names_a_side = property.split('-').any(|word| SIDES.contains(&word));
        let is_length = property.split('-').any(|word| LENGTHS.contains(&word))
            && !["line-height", "border-width", "stroke-width"].contains(&property.as_str());
        let turns = ["text-align", "float", "clear"].contains(&property.as_str());
        assert!(
            !(names_a_side || is_length || turns && SIDES.contains(&value.as_str())),
            "{file}: `{property}: {value}` has no logical direction"
        );
    }
}

#[test]
fn type_is_as_large_as_the_person_has_set_it() {
    for (file, property, value) in declarations() {
        if property != "font-size" {
            continue;
        }
        // Drawn to scale, printed, or already as large as the screen lets it be.
        let is_otherwise = ["12px", "inherit", "var(--digit)"].contains(&value.as_str())
            || value.ends_with("pt")
            || value.contains("svh");
        assert!(
            is_otherwise || value.contains("rem") || value.contains('%'),
            "{file}: `{property}: {value}` stays as it is when type is set larger"
        );
    }
}

#[test]
fn no_style_turns_a_picture_round() {
    for (file, property, value) in declarations() {
        let turns = ["transform", "scale", "rotate"].contains(&property.as_str());
        assert!(
            !turns || value == "none",
            "{file}: `{property}: {value}`: the head stays where it is for both legs"
        );
    }
}
