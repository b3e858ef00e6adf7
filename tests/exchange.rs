//! The diary as a file: what goes out comes back, files of two phones come to
//! one diary, and nothing a file can hold does any harm.

mod support;

use hamstretch::diary::{Entry, Fault, Found, Incoming, Key, Log, Notes, Refusal, Settings};
use hamstretch::stretch::{Leg, Note};
use proptest::prelude::*;
use proptest::test_runner::Config;
use serde_json::Value;
use support::diary::{any_diary, any_entry, entry_at};

/// One of each version that any build has written. They are read for ever.
const VERSION_1: &str = include_str!("fixtures/diary-1.json");

fn read(file: &str) -> Incoming {
    let incoming = Incoming::read(file).expect("it is a diary");
    assert_eq!(incoming.faults, [], "{file}");
    incoming
}

fn taken(mine: &Found, file: &str) -> Found {
    read(file).plan(mine).merged
}

/// What two phones share: the sessions and what was measured, not what each
/// person's phone is set to.
fn shared(diary: &Found) -> Found {
    let mut shared = diary.clone();
    shared.settings = Settings::default();
    shared.mine = Default::default();
    shared.thing = None;
    shared
}

/// The same sessions, of which more is said, and one more.
fn other_words(diary: &Found, words: &str, more: &[Entry]) -> Found {
    let mut entries = diary.log.entries().to_vec();
    for (index, entry) in entries.iter_mut().enumerate() {
        match index % 3 {
            0 => entry.notes = Notes::default(),
            1 => entry.notes.words = Note::new(words),
            _ => {}
        }
    }
    entries.extend_from_slice(more);
    let log = Log::new(entries);
    Found {
        log,
        ..diary.clone()
    }
}

proptest! {
    #![proptest_config(Config::with_cases(128))]

    #[test]
    fn any_diary_comes_back_from_its_file(diary in any_diary()) {
        prop_assert_eq!(&taken(&Found::default(), &diary.to_json()), &diary);
    }

    #[test]
    fn a_file_is_json_to_every_reader_and_says_the_same_there(diary in any_diary()) {
        let file = diary.to_json();
        let all: Value = serde_json::from_str(&file).expect("it is JSON");
        let records = all["records"].as_array().expect("records");
        let sessions = records.iter().filter(|record| record["kind"] == "session");
        let mut entries = diary.log.entries().iter().rev();
        for session in sessions {
            let entry = entries.next().expect("an entry for each");
            let words = entry.notes.words.as_ref().map(Note::words);
            prop_assert_eq!(session["words"].as_str(), words);
            prop_assert_eq!(session["utc_ms"].as_i64(), Some(entry.at.utc_ms));
            prop_assert_eq!(session["left"].as_u64(), Some(entry.outcome.left.into()));
        }
        prop_assert!(entries.next().is_none());
        // The head, the foot, and a line for each record.
        prop_assert_eq!(file.lines().count(), records.len() + 2);
    }

    #[test]
    fn merging_is_idempotent_commutative_and_associative(
        one in any_diary(),
        two in any_diary(),
        words in "[a-z]{1,9}",
        more in prop::collection::vec(any_entry(), 0..3),
    ) {
        let (one, two) = (shared(&one), shared(&two));
        let three = shared(&other_words(&one, &words, &more));
        let [a, b, c] = [&one, &two, &three].map(Found::to_json);
        prop_assert_eq!(&taken(&one, &a), &one, "twice is as once");
        let again = read(&c).plan(&taken(&one, &c));
        prop_assert_eq!(again.writes, []);
        prop_assert_eq!(taken(&one, &c), taken(&three, &a), "either way round");
        let left = taken(&taken(&one, &b), &c);
        let right = taken(&one, &taken(&two, &c).to_json());
        prop_assert_eq!(left, right, "in whatever groups");
    }

    #[test]
    fn a_table_is_read_back_cell_by_cell(diary in any_diary()) {
        let table = diary.to_csv();
        let mut reader = csv::Reader::from_reader(table.as_bytes());
        let header = reader.headers().expect("a header").clone();
        let column = |name: &str| header.iter().position(|other| other == name).expect(name);
        let mut entries = diary.log.entries().iter().rev();
        for row in reader.records() {
            let row = row.expect("a row");
            let entry = entries.next().expect("an entry for each");
            let words = entry.notes.words.as_ref().map_or("", Note::words);
            let cell = &row[column("words")];
            let is_sum = words.starts_with(['=', '+', '-', '@']);
            prop_assert_eq!(cell.strip_prefix('\'').filter(|_| is_sum).unwrap_or(cell), words);
            prop_assert_eq!(&row[column("left")], entry.reps(Leg::Left).to_string());
            for cell in &row {
                prop_assert!(!cell.starts_with(['=', '+', '-', '@', '\t', '\r']), "{}", cell);
            }
        }
        prop_assert!(entries.next().is_none());
    }
}

#[test]
fn a_file_of_version_1_is_read_for_ever() {
    let found = taken(&Found::default(), VERSION_1);
    assert_eq!(found.log.entries().len(), 3);
    assert_eq!((found.measured.len(), found.scored.len()), (1, 1));
    assert_eq!(found.settings.days_a_week, 5);
    assert_eq!(found.mine.routine.reps(), 12);
    assert_eq!(found.thing.as_ref().map(Note::words), Some("tie my shoes"));
    let words = found.log.entries()[0].notes.words.as_ref().map(Note::words);
    assert_eq!(words, Some("less \"stiff\", =1+1 🙂"));
    assert_eq!(found.to_json(), VERSION_1, "and written as it was");
}

#[test]
fn what_comes_is_told_before_it_is_taken() {
    let known = entry_at(1_763_800_000_000, 60, 1);
    let mine = Found::read([(Key::Entry(known.id.clone()).name(), known.to_text())]);
    let mut file = VERSION_1.replace("\n]}", &format!(",\n{}\n]}}", line_of(&mine)));
    file = file.replace("\"after\":2", "\"after\":11");
    let incoming = Incoming::read(&file).expect("a diary");
    assert_eq!(incoming.faults, [(7, Fault::CannotBe)]);
    let plan = incoming.plan(&mine);
    let counts = (plan.sessions, plan.others, plan.replaced, plan.known);
    assert_eq!(counts, (2, 2, 0, 1));
    assert!(plan.settings);
    assert_eq!(plan.writes.len(), 7);
    // Of two that differ the one that says more stays, whoever had it first.
    let mut fuller = known.clone();
    fuller.notes.words = Note::new("x");
    let fuller = Found::read([(Key::Entry(known.id).name(), fuller.to_text())]);
    assert_eq!(read(&fuller.to_json()).plan(&mine).replaced, 1);
    assert_eq!(read(&mine.to_json()).plan(&fuller).known, 1);
}

fn line_of(diary: &Found) -> String {
    let file = diary.to_json();
    let line = file.lines().find(|line| line.contains("\"session\""));
    line.expect("a session").trim_end_matches(',').to_owned()
}

#[test]
fn a_phones_own_settings_stay() {
    let mut mine = Found::default();
    mine.settings.volume = 3;
    let merged = taken(&mine, VERSION_1);
    assert_eq!(merged.settings, mine.settings);
    assert_eq!(merged.mine.routine.reps(), 12, "the usual one gives way");
}

#[test]
fn what_is_no_diary_is_refused_whole() {
    let newer = VERSION_1.replace("\"version\":1", "\"version\":2");
    let long = VERSION_1.to_owned() + &" ".repeat(10_000_000);
    for (file, refusal) in [
        ("", Refusal::NotOurs),
        ("{}", Refusal::NotOurs),
        ("date,time\r\n", Refusal::NotOurs),
        (
            "{\"format\":\"other\",\"version\":1,\"records\":[\n]}",
            Refusal::NotOurs,
        ),
        (
            "{\"format\":\"hamstretch-diary\",\"version\":1e9,\"records\":[\n]}",
            Refusal::NotOurs,
        ),
        (
            "{\"format\":\"hamstretch-diary\",\"format\":\"hamstretch-diary\",\"version\":1,\"records\":[\n]}",
            Refusal::NotOurs,
        ),
        (&newer, Refusal::Newer),
        (&long, Refusal::TooLong),
    ] {
        let shown: String = file.chars().take(80).collect();
        assert_eq!(Incoming::read(file), Err(refusal), "{shown}");
    }
    let windows = format!("\u{feff}{}", VERSION_1.replace('\n', "\r\n"));
    assert_eq!(
        read(&windows),
        read(VERSION_1),
        "as another system ends its lines"
    );
}

#[test]
fn a_bad_line_is_named_and_takes_no_other_with_it() {
    let session = VERSION_1
        .lines()
        .nth(4)
        .expect("a session")
        .trim_end_matches(',');
    let deep = "[".repeat(100_000);
    let wide: String = (0..100_000)
        .map(|field| format!("\"{field}\":1,"))
        .collect();
    for (line, fault) in [
        ("null".to_owned(), Fault::NoRecord),
        ("{".to_owned(), Fault::NoRecord),
        ("]".to_owned(), Fault::NoRecord),
        (deep.clone(), Fault::NoRecord),
        (format!("{{\"kind\":{deep}"), Fault::NoRecord),
        (format!("{{{wide}\"kind\":\"session\"}}"), Fault::NoRecord),
        (
            session.replace("\"left\":", "\"left\":1,\"left\":"),
            Fault::NoRecord,
        ),
        (
            session.replace("\"left\":12", "\"left\":12.0"),
            Fault::NoRecord,
        ),
        (
            session.replace("\"left\":12", "\"left\":012"),
            Fault::NoRecord,
        ),
        (
            session.replace("\"left\":12", "\"left\":null"),
            Fault::NoRecord,
        ),
        (
            session.replace("\"id\":\"", "\"id\":\"\\ud83d"),
            Fault::NoRecord,
        ),
        (
            session.replace("\"id\":\"", "\"id\":\"\\udc00"),
            Fault::NoRecord,
        ),
        (
            session.replace("\"kind\":\"session\"", "\"kind\":\"check\""),
            Fault::OtherKind,
        ),
        (
            session.replace("\"kind\":\"session\",", ""),
            Fault::OtherKind,
        ),
        (
            session.replace("\"left\":12", "\"left\":99999999999999999999999"),
            Fault::CannotBe,
        ),
        (
            session.replace("\"left\":12", "\"left\":-1"),
            Fault::CannotBe,
        ),
        (
            session.replace("\"left\":12", "\"left\":12,\"mood\":\"good\""),
            Fault::CannotBe,
        ),
        (
            session.replace("\"when\":\"2", "\"when\":\"3"),
            Fault::CannotBe,
        ),
    ] {
        let shown: String = line.chars().take(120).collect();
        assert_ne!(line, session);
        let file = VERSION_1.replace(session, &line);
        let incoming = Incoming::read(&file).expect("the head is ours");
        assert_eq!(incoming.faults, [(5, fault)], "{shown}");
        assert_eq!(incoming.plan(&Found::default()).sessions, 2, "{shown}");
    }
    let cut = &VERSION_1[..VERSION_1.len() - 40];
    let incoming = Incoming::read(cut).expect("the head is ours");
    assert_eq!(incoming.not_ours, 2);
    assert_eq!(incoming.faults[1].1, Fault::CutOff);
}
