//! Files: the diary handed out and taken in, and reminders for a calendar.

use super::super::App;
use crate::app::capabilities::Platform;
use crate::platform::files::{self, HandedOut};
use crate::platform::{address, clock};
use hamstretch_core::app::{ExchangeEffect, ExchangeEvent, RemindersEffect};
use hamstretch_core::diary::{CalendarEvent, Reminders, Stamp};
use hamstretch_core::method::Routine;
use hamstretch_core::words;

impl Platform {
    pub(super) fn perform_exchange(&mut self, effect: ExchangeEffect, app: App) {
        match effect {
            ExchangeEffect::HandOut(name, text) => {
                self.hand_out(files::hand_out(&name, &text), app);
            }
            ExchangeEffect::ReadFile => {
                files::read(move |read| app.dispatch(ExchangeEvent::FileCame(read)));
            }
        }
    }

    pub(super) fn perform_reminders(&mut self, effect: RemindersEffect, app: App) {
        let RemindersEffect::HandOut(reminders, routine, now) = effect;
        self.hand_out(calendar_file(reminders, &routine, now), app);
    }

    /// Keeps what was handed out, or tells that nothing was.
    fn hand_out(&mut self, handed_out: Option<HandedOut>, app: App) {
        self.handed_out = handed_out;
        if self.handed_out.is_none() {
            app.dispatch(ExchangeEvent::NotHandedOut);
        }
    }
}

/// Hands the person a calendar file.
fn calendar_file(reminders: Reminders, routine: &Routine, now: Stamp) -> Option<HandedOut> {
    let event = CalendarEvent {
        now,
        zone: &clock::zone(),
        lasts: routine.total(),
        title: words::NAME,
        about: &words::about_routine(routine),
        page: &address::page(),
    };
    let name = words::FILE_NAME.to_owned() + ".ics";
    files::hand_out(&name, &reminders.to_calendar(&event)?)
}
