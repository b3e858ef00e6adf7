//! The changes that are made: how, when the app has confirmed each, and what is to be
//! seen after it.

use anyhow::Result;
use hamstretch_core::app::Screen;
use hamstretch_core::method::Hurt;
use hamstretch_core::words;

use super::given::{Given, Seed};
use super::look::{ANSWERED, Look, QUESTIONS, vibration};
use super::verdict::Due;
use crate::bench::screens::{
    follow_first, go, import, press_first, wait_for_element, wait_for_words,
};
use crate::drive::Browser;
use crate::drive::thirtyfour::By;

/// How an accessible name begins, and what the app says once a store has
/// acknowledged a change, with the element that says so.
const CHANGE_SESSION: &str = "Change session of";
const DELETE_SESSION: &str = "Delete session of";
const SESSION_DELETED: &str = "Session deleted.";
const SAVED: &str = "Saved.";
const SAYS_SAVED: &str = ".saved";

/// Stopped early enough, so that it takes little time.
const ROUTINE: &str = "reps=2&lift=1&pull=1&lower=1&rest=0&ready=3&change=3";
const SECOND_LIFT: &str = "[data-phase=lift][data-rep=\"2\"]";
const HURT: Hurt = Hurt::BelowKnee;

/// A change that the app confirms.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Change {
    NoteTyped,
    SettingChanged,
    SessionDeleted,
    AllErased,
    DiaryImported,
    CheckWithdrawn,
    StoppedForPain,
}

impl Change {
    pub(super) const ALL: [Self; 7] = [
        Self::NoteTyped,
        Self::SettingChanged,
        Self::SessionDeleted,
        Self::AllErased,
        Self::DiaryImported,
        Self::CheckWithdrawn,
        Self::StoppedForPain,
    ];

    pub(super) fn name(self) -> &'static str {
        match self {
            Self::NoteTyped => "note typed",
            Self::SettingChanged => "setting changed",
            Self::SessionDeleted => "one session deleted",
            Self::AllErased => "all erased",
            Self::DiaryImported => "diary imported",
            Self::CheckWithdrawn => "safety check withdrawn",
            Self::StoppedForPain => "session stopped for pain",
        }
    }

    /// What it is made on.
    pub(super) fn seed(self) -> Seed {
        match self {
            Self::DiaryImported => Seed::Empty,
            Self::CheckWithdrawn => Seed::Urgent,
            _ => Seed::Diary,
        }
    }

    /// Whether it deletes something, which may then come back later.
    pub(super) fn deletes(self) -> bool {
        matches!(
            self,
            Self::SessionDeleted | Self::AllErased | Self::CheckWithdrawn
        )
    }

    /// Opens the app and makes the change; returns at the moment the app says that it
    /// is done.
    pub(super) async fn make(
        self,
        browser: &Browser,
        url: &str,
        given: &Given,
        note: &str,
    ) -> Result<()> {
        match self {
            Self::NoteTyped => {
                go(browser, url, Screen::Progress.address()).await?;
                follow_first(browser, CHANGE_SESSION).await?;
                wait_for_element(browser, ".own-words").await?;
                let field = browser.find(By::Css(".own-words")).await?;
                field.send_keys(note).await?;
                wait_for_words(browser, SAYS_SAVED, SAVED).await
            }
            Self::SettingChanged => {
                go(browser, url, Screen::Settings.address()).await?;
                browser.press(words::VIBRATION).await?;
                wait_for_words(browser, SAYS_SAVED, SAVED).await
            }
            Self::SessionDeleted => {
                go(browser, url, Screen::Progress.address()).await?;
                press_first(browser, DELETE_SESSION).await?;
                wait_for_words(browser, "body", SESSION_DELETED).await
            }
            Self::AllErased => {
                go(browser, url, Screen::Data.address()).await?;
                browser.press(words::ERASE).await?;
                browser.press(words::MEANT).await?;
                browser.press(words::ERASE).await?;
                wait_for_words(browser, "main", words::ERASED).await
            }
            Self::DiaryImported => import(browser, url, &given.file()).await,
            Self::CheckWithdrawn => {
                go(browser, url, Screen::Home.address()).await?;
                browser.press(words::START).await?;
                browser.press(words::ANSWER_AGAIN).await?;
                wait_for_words(browser, SAYS_SAVED, SAVED).await
            }
            Self::StoppedForPain => {
                go(browser, url, &format!("#/routine?{ROUTINE}")).await?;
                browser.press(words::START).await?;
                wait_for_element(browser, SECOND_LIFT).await?;
                browser.press(words::STOP).await?;
                browser.press(words::hurt(HURT)).await?;
                wait_for_words(browser, SAYS_SAVED, SAVED).await
            }
        }
    }

    /// What is due after it on which screens, in the order they are looked at.
    pub(super) fn dues(self, given: &Given, note: &str) -> Vec<(Look, Vec<Due>)> {
        let [newer, older] = [&given.newer, &given.older].map(words::reps_done);
        let saved = |words: &str| Due::Saved(words.to_owned());
        let as_new = |words: &str| Due::AsNew(words.to_owned());
        let both = vec![saved(&newer), saved(&older)];
        match self {
            Self::NoteTyped => vec![(Look::Progress, [vec![saved(note)], both].concat())],
            Self::SettingChanged => vec![
                (Look::Settings, vec![Due::Saved(vibration(false))]),
                (Look::Progress, both),
            ],
            Self::SessionDeleted => {
                vec![(Look::Progress, vec![Due::Deleted(newer), saved(&older)])]
            }
            Self::AllErased => vec![
                (Look::Home, vec![Due::AsNew(words::days_of(0, 3))]),
                (
                    Look::Progress,
                    vec![
                        as_new(words::NOTHING_YET),
                        Due::Deleted(newer),
                        Due::Deleted(older),
                    ],
                ),
            ],
            Self::DiaryImported => vec![(Look::Progress, both)],
            Self::CheckWithdrawn => vec![
                (
                    Look::Start,
                    vec![as_new(QUESTIONS), Due::Deleted(ANSWERED.to_owned())],
                ),
                (Look::Progress, both),
            ],
            Self::StoppedForPain => {
                let stopped = saved(&words::stopped_for(words::hurt(HURT), ""));
                vec![
                    (Look::Start, vec![saved(QUESTIONS)]),
                    (Look::Progress, [vec![stopped], both].concat()),
                ]
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::bench::confirmed::given::note;
    use crate::bench::confirmed::verdict::Loss;

    const NEWER: &str = "12 right, 12 left";
    const OLDER: &str = "9 right, 9 left";
    const SETTINGS: &str = "Vibration: ";

    /// What is judged of a change when the screens read like that: home, Progress,
    /// Settings, where Start leads.
    fn loss(change: Change, texts: [&str; 4]) -> [usize; 2] {
        let given = Given::at(1_800_000_000_000);
        let mut loss = Loss::default();
        for (look, dues) in change.dues(&given, &note(1)) {
            loss.add(Loss::of(texts[look as usize], &dues));
        }
        [loss.missing.len(), loss.back.len()]
    }

    #[test]
    fn what_is_as_the_app_had_said_is_no_loss() {
        let off = format!("{SETTINGS}false");
        let both = format!("{NEWER} · 2 min\n{OLDER} · 1 min");
        let noted = format!("{}\n{both}", note(1));
        let stopped = format!("1 right, 0 left\nstopped: pain below the knee, pull\n{both}");
        let none = [0, 0];
        assert_eq!(loss(Change::NoteTyped, ["", &noted, "", ""]), none);
        assert_eq!(loss(Change::SettingChanged, ["", &both, &off, ""]), none);
        assert_eq!(loss(Change::SessionDeleted, ["", OLDER, "", ""]), none);
        let new = ["0 of 3 days", words::NOTHING_YET, "", ""];
        assert_eq!(loss(Change::AllErased, new), none);
        assert_eq!(loss(Change::DiaryImported, ["", &both, "", ""]), none);
        let questions = ["", &both, "", QUESTIONS];
        assert_eq!(loss(Change::CheckWithdrawn, questions), none);
        let questions = ["", &stopped, "", QUESTIONS];
        assert_eq!(loss(Change::StoppedForPain, questions), none);
    }

    #[test]
    fn what_is_as_before_the_change_is_missing_or_back() {
        let on = format!("{SETTINGS}true");
        let both = format!("{NEWER}\n{OLDER}");
        let cut = note(1);
        let cut = format!("{}\n{both}", &cut[..cut.len() - 1]);
        assert_eq!(loss(Change::NoteTyped, ["", &both, "", ""]), [1, 0]);
        assert_eq!(loss(Change::NoteTyped, ["", &cut, "", ""]), [1, 0]);
        assert_eq!(loss(Change::SettingChanged, ["", &both, &on, ""]), [1, 0]);
        assert_eq!(loss(Change::SessionDeleted, ["", &both, "", ""]), [0, 1]);
        assert_eq!(loss(Change::SessionDeleted, ["", NEWER, "", ""]), [1, 1]);
        let settings_alone = ["0 of 5 days", words::NOTHING_YET, "", ""];
        assert_eq!(loss(Change::AllErased, settings_alone), [0, 1]);
        assert_eq!(
            loss(Change::AllErased, ["2 of 5 days", &both, "", ""]),
            [0, 4]
        );
        let nothing = ["", words::NOTHING_YET, "", ""];
        assert_eq!(loss(Change::DiaryImported, nothing), [2, 0]);
        assert_eq!(loss(Change::DiaryImported, ["", OLDER, "", ""]), [1, 0]);
        let answered = ["", &both, "", ANSWERED];
        assert_eq!(loss(Change::CheckWithdrawn, answered), [0, 2]);
        let session = ["", &both, "", "session"];
        assert_eq!(loss(Change::StoppedForPain, session), [2, 0]);
    }
}
