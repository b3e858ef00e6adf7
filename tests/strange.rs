//! What is in storage that this build cannot read, or need not read twice.

mod support;

use hamstretch::app::{Effect, Form, Intent, Lacks, Model, Storing};
use hamstretch::diary::{Entry, Found, Incoming, Key, Log, Setting};
use std::sync::Arc;
use support::app::{at, fresh, stamp};
use support::diary::entry_at;

#[test]
fn what_could_not_be_read_nor_set_aside_is_never_written_over() {
    let rubbish = [("hamstretch.routine".to_owned(), "?".to_owned())];
    let found = Found::read(rubbish);
    let lacks = Lacks::default();
    let (mut model, effects) = Model::new(found, Storing::Works, lacks, stamp().day());
    let name = "hamstretch.routine".to_owned();
    assert_eq!(effects, [Effect::SetAside(name.clone())]);
    assert_eq!(model.strange.len(), 1);
    let _ = model.handle(Intent::ApartCame(true), at(0.0));
    let _ = model.handle(Intent::NotSetAside(name), at(0.0));
    assert_eq!(model.handle(Intent::UsualRoutine, at(0.0)), []);
    assert_eq!(
        model
            .handle(Intent::Set(Setting::Sound(false)), at(0.0))
            .len(),
        1
    );
}

#[test]
fn what_a_later_build_has_written_is_neither_moved_nor_written_over() {
    let later = [
        ("hamstretch.settings", "v=2&sound=loud"),
        ("hamstretch.running", "v=7&id=1"),
        (
            "hamstretch.entry.019a00000000-0badcafe",
            "v=4&id=019a00000000-0badcafe",
        ),
    ];
    let stored = later.map(|(name, text)| (name.to_owned(), text.to_owned()));
    let found = Found::read(stored.clone());
    assert_eq!((found.newer.len(), &found.unreadable[..]), (3, &[][..]));
    let lacks = Lacks::default();
    let (mut model, effects) = Model::new(found, Storing::Works, lacks, stamp().day());
    assert_eq!(effects, [], "nothing is set aside");
    assert_eq!((model.newer.len(), model.strange.len()), (3, 3));
    let _ = model.handle(Intent::ApartCame(true), at(0.0));
    let file = model.handle(Intent::HandOut(Form::Json), at(0.0));
    let [Effect::HandOut(_, file)] = file.as_slice() else {
        panic!("{file:?}");
    };
    // In its own form, for the build that wrote it.
    assert!(file.contains(r#"{"kind":"session","v":4,"#), "{file}");
    assert_eq!(
        model.handle(Intent::Set(Setting::Sound(false)), at(0.0)),
        []
    );
    let mut all = model.handle(Intent::Start, at(1.0));
    all.extend(model.handle(Intent::Answered, at(1.0)));
    all.extend(model.handle(Intent::Claimed, at(1.0)));
    assert!(model.session.is_some());
    for second in 2..600 {
        all.extend(model.handle(Intent::Wake, at(f64::from(second))));
    }
    let names = all.iter().filter_map(|effect| match effect {
        Effect::Store(key, _) | Effect::Forget(key) => Some(key.name()),
        _ => None,
    });
    let names: Vec<String> = names.collect();
    assert!(!names.is_empty(), "the session itself is kept");
    for (later, _) in stored {
        assert!(!names.contains(&later), "{later}");
    }
}

#[test]
fn what_a_later_build_has_written_in_the_other_store_is_not_written_over() {
    let mut model = fresh();
    let later = [(
        "hamstretch.settings".to_owned(),
        "v=2&sound=loud".to_owned(),
    )];
    let found = Arc::new(Found::read(later));
    let _ = model.handle(Intent::Recovered(found.clone(), true), at(0.0));
    let _ = model.handle(Intent::Recovered(found, true), at(0.0));
    assert_eq!(
        (model.newer.len(), model.strange.len()),
        (1, 1),
        "told once"
    );
    let set = Intent::Set(Setting::Sound(false));
    assert_eq!(model.handle(set, at(1.0)), []);
}

#[test]
fn what_could_not_be_read_travels_along_as_it_was_found() {
    let stored = |name: &str, text: &str| (name.to_owned(), text.to_owned());
    let entry = "hamstretch.entry.019a00000000-0badcafe";
    let mine = Found::read([
        stored(entry, "v=1&id=\u{0}\"half"),
        stored("hamstretch.aside.settings", "sound=\u{2028}very"),
        stored(
            "hamstretch.entry.019b00000000-0badcafe",
            "v=4&id=019b00000000-0badcafe&mood=3",
        ),
    ]);
    assert_eq!(
        (mine.unreadable.len(), mine.newer.len(), mine.strange.len()),
        (1, 1, 3)
    );
    let file = mine.to_json();
    let later = "{\"kind\":\"session\",\"v\":\"4\"";
    assert!(
        file.contains(later) || file.contains(&later.replace("\"4\"", "4")),
        "{file}"
    );
    let incoming = Incoming::read(&file).expect("a diary");
    // The later build's own line is for that build.
    assert_eq!(incoming.not_ours, 1, "{file}");

    let there = incoming.plan(&Found::default());
    assert_eq!((there.strange, there.writes.len()), (2, 2));
    let texts = |found: &Found| {
        let mut texts: Vec<_> = found.strange.iter().map(|(_, text)| text.clone()).collect();
        texts.sort();
        texts
    };
    assert_eq!(
        texts(&there.merged),
        ["sound=\u{2028}very", "v=1&id=\u{0}\"half"]
    );
    // As storage would find it after all was written, and the file came twice.
    let writes = there.writes.iter();
    let found = Found::read(writes.map(|(key, text)| (key.name(), text.clone())));
    assert_eq!(texts(&found), texts(&there.merged));
    let again = incoming.plan(&found);
    assert_eq!((again.strange, &again.writes[..]), (0, &[][..]));
    assert_eq!(texts(&again.merged), texts(&found));
    // Back where it came from it changes nothing, either.
    let back = Incoming::read(&found.to_json())
        .expect("a diary")
        .plan(&mine);
    assert_eq!((back.strange, &back.writes[..]), (0, &[][..]));
}

#[test]
fn of_another_store_only_what_is_not_here_is_read() {
    let entries: Vec<Entry> = (0..40)
        .map(|hour| entry_at(hour * 3_600_000, 0, 3))
        .collect();
    let text = |entry: &Entry| (Key::Entry(entry.id.clone()).name(), entry.to_text());
    let (here, gone): (Vec<_>, Vec<_>) = entries.iter().cloned().partition(|entry| {
        let hour = entry.at.utc_ms / 3_600_000;
        ![0, 7, 8, 39].contains(&hour)
    });
    let log = Log::new(here);
    let settings = (Key::Settings.name(), "v=1".to_owned());
    let mut stored: Vec<_> = entries.iter().map(text).collect();
    stored.push(settings.clone());
    let mut news: Vec<_> = gone.iter().map(text).collect();
    news.push(settings);
    assert_eq!(log.news(stored.clone()), news);
    stored.reverse();
    news.reverse();
    assert_eq!(log.news(stored), news, "in whatever order they come");
}
