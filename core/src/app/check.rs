//! The safety check: when it is due, and what its answers lead to.

use super::session_state::Starting;
use super::{
    AskedPain, CheckEvent, DeviceEvent, Effect, Event, LazyState, Model, Now, Screen, SessionEvent,
};
use crate::diary::{Checked, Finding, Key, findings};
use crate::method::{Answers, Group, Part, Sign, Verdict};

impl Model {
    /// Whether the safety check is to be answered before a session.
    pub fn check_is_due(&self) -> bool {
        self.diary.check_is_due(self.today)
    }

    /// What is to be told of pain, the gravest first.
    pub fn findings(&self) -> Vec<Finding> {
        findings(&self.diary.log, self.pain_before(), self.today)
    }

    /// Whether one of the findings asks for a pause.
    pub fn has_grave_finding(&self) -> bool {
        self.findings().into_iter().any(Finding::is_grave)
    }

    /// Whether the stop rule applies at present.
    pub fn stop_rule_applies(&self) -> bool {
        let concerns = self
            .diary
            .log
            .present_concerns(self.pain_before(), self.today);
        !concerns.is_empty()
    }

    /// What follows from the answers, where there are any that count.
    pub fn verdict(&self) -> Option<Verdict> {
        let counts = !self.forms.answers_again && !self.check_is_due();
        let checked = self.diary.checked.as_ref().filter(|_| counts);
        checked.map(|checked| checked.answers.verdict())
    }

    /// Whether the answers to the safety check keep the person from a session. Where it is due,
    /// one that was begun may go on.
    pub fn is_ruled_out(&self) -> bool {
        self.verdict().is_some_and(|verdict| !verdict.may_start())
    }

    /// Whether foam rolling may be part of a session.
    pub fn may_roll(&self) -> bool {
        self.diary
            .checked
            .as_ref()
            .is_none_or(|checked| !checked.answers.has(Group::NoRolling))
    }

    /// Whether the answers to the safety check keep the person from the rolling that their
    /// routine has. Another person's routine is not theirs to judge.
    pub fn answers_rule_out_rolling(&self) -> bool {
        let rolls = self.changing().amount(Part::Roll) > Part::Roll.least();
        rolls && self.navigation.screen == Screen::Routine && !self.may_roll()
    }

    /// Whether an event begins a session, or takes one up.
    pub fn begins(&self, event: &Event) -> bool {
        let begins = match event {
            Event::Session(SessionEvent::Start) => {
                self.verdict().is_some_and(Verdict::may_start) && !self.asks_pain_first()
            }
            Event::Check(CheckEvent::Answered) => self.forms.answers.verdict().may_start(),
            Event::Check(CheckEvent::HaveAsked) => self.verdict() == Some(Verdict::AskFirst),
            Event::Session(SessionEvent::Continue | SessionEvent::UseHere) => !self.is_ruled_out(),
            _ => false,
        };
        begins && !self.is_in_session()
    }

    /// Whether an event opens the sound anew.
    pub fn opens_sound(&self, event: &Event) -> bool {
        self.begins(event)
            || (matches!(event, Event::Device(DeviceEvent::TrySound)) && !self.is_in_session())
    }

    /// Whether Start asks for pain: of those who track it, unless there is no session today, or
    /// the scale to answer with could not be loaded.
    fn asks_pain_first(&self) -> bool {
        if self.device.lazy_screens == LazyState::Failed {
            return false;
        }
        let is_out = matches!(self.verdict(), Some(Verdict::Emergency | Verdict::Urgent));
        self.diary.settings.track_pain && self.forms.asked_pain == AskedPain::NotYet && !is_out
    }

    /// Start: at once, or by way of pain, of the check or of what it has come to.
    pub(super) fn set_out(&mut self, effects: &mut Vec<Effect>) {
        if self.is_in_session() {
            return;
        }
        if self.asks_pain_first() {
            self.forms.asked_pain = AskedPain::Now;
            self.navigation.screen = Screen::Check;
            effects.push(Effect::Go(Screen::Check));
            return;
        }
        self.forms.asked_pain = AskedPain::Already;
        if self.begins(&SessionEvent::Start.into()) {
            self.lock_session(Starting::Anew, effects);
        } else {
            self.show_check(effects);
        }
    }

    /// The check, or what it has come to.
    pub(super) fn show_check(&mut self, effects: &mut Vec<Effect>) {
        self.forms.answers = Answers::default();
        self.navigation.screen = Screen::Check;
        effects.push(Effect::Go(Screen::Check));
        // What is read first is there at once, and the rest a moment later.
        self.navigation.drawn = self.navigation.drawn.min(Model::PARTS - 1);
        effects.push(Effect::DrawNext);
    }

    /// Start was tapped where it is painted before the app is there. Where something else has
    /// come to be in its place, that was not what the person meant.
    pub(super) fn set_out_early(&mut self, effects: &mut Vec<Effect>) {
        if self.navigation.screen != Screen::Home || self.session.unfinished.is_some() {
            return;
        }
        self.set_out(effects);
        if self.session.starting == Some(Starting::Anew) {
            self.session.starting = Some(Starting::Early);
        }
    }

    /// The next part of the screen is there. With the last of the check's, a session may
    /// come next.
    pub(super) fn draw(&mut self, effects: &mut Vec<Effect>) {
        self.navigation.drawn = Model::AFTERWARDS.min(self.navigation.drawn + 1);
        let is_checking = self.navigation.screen == Screen::Check && self.verdict().is_none();
        if is_checking && self.navigation.drawn == Model::PARTS && self.diary.settings.sound {
            effects.push(Effect::WarmSound);
        }
    }

    /// The check is answered: it is written down, and the session begins where
    /// the answers leave it open.
    pub(super) fn answer(&mut self, answers: Answers, at: Now, effects: &mut Vec<Effect>) {
        if self.is_in_session() {
            return;
        }
        let checked = self.diary.checked_now(at.stamp, answers);
        self.keep_answers(checked, at);
        self.forms.answers_again = false;
        if self.verdict().is_some_and(Verdict::may_start) {
            self.lock_session(Starting::Anew, effects);
        }
    }

    fn keep_answers(&mut self, checked: Checked, at: Now) {
        self.diary
            .put(&Key::Checked, checked.to_text(), at.write_time());
        self.storage.has_changed = true;
    }

    /// A clinician has cleared a sign, or has not after all; or nothing has changed since
    /// one did. It keeps the day on which that was said first, but on the day itself. The
    /// session waits for another tap.
    pub(super) fn clear(&mut self, sign: Sign, at: Now) {
        let (Some(checked), Some(_)) = (self.diary.checked, self.verdict()) else {
            return;
        };
        let answers = checked.answers.toggled_clearance(sign);
        if answers == checked.answers {
            return;
        }
        // The other questions were answered when they were.
        let mut checked = Checked {
            answers,
            cleared: checked.cleared.still(answers),
            ..checked
        };
        let (day, today) = (checked.cleared.day(sign), at.stamp.day());
        if answers.has_cleared(sign) && day.is_none() {
            checked.cleared = checked.cleared.with(sign, Some(today));
        } else if !answers.has_cleared(sign) && day == Some(today) {
            checked.cleared = checked.cleared.with(sign, None);
        }
        self.keep_answers(checked, at);
    }

    /// The check is asked anew: the answers are forgotten, unless a clinician has cleared
    /// some of what was ticked. Then they stay until it is answered.
    pub(super) fn answer_again(&mut self, at: Now) {
        match &self.diary.checked {
            Some(checked) if !checked.cleared.is_none() => {
                self.forms.answers = Answers::default();
                self.forms.answers_again = true;
            }
            _ => self.withdraw(at),
        }
    }

    /// A clinician was asked, the answers being what they were.
    pub(super) fn have_asked(&mut self, at: Now, effects: &mut Vec<Effect>) {
        let begins = self.begins(&CheckEvent::HaveAsked.into());
        if let Some(checked) = self.diary.checked.filter(|_| begins) {
            // All was answered when it was: this is not the check answered anew.
            let answers = checked.answers.asked();
            self.keep_answers(Checked { answers, ..checked }, at);
            self.lock_session(Starting::Anew, effects);
        }
    }

    /// The answers are forgotten, with all that was cleared, and asked for anew.
    pub(super) fn withdraw(&mut self, at: Now) {
        self.forms.answers = Answers::default();
        self.diary.delete(&Key::Checked, at.write_time());
        self.storage.has_changed = true;
    }
}
