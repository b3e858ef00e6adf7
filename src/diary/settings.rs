//! How the person wants it.

use super::Reminders;
use super::fields::Fields;
use crate::stretch::Talk;

/// Whose voice says it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Speaker {
    /// A woman's.
    #[default]
    Woman,
    /// A man's.
    Man,
}

impl Speaker {
    /// As written in settings, and as the voice's file is called.
    pub fn name(self) -> &'static str {
        match self {
            Speaker::Woman => "woman",
            Speaker::Man => "man",
        }
    }

    /// Reads what [`Speaker::name`] writes.
    pub fn named(name: &str) -> Option<Speaker> {
        [Speaker::Woman, Speaker::Man]
            .into_iter()
            .find(|speaker| speaker.name() == name)
    }
}

/// What can be switched.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Settings {
    /// Whether cues are heard.
    pub sound: bool,
    /// How loud, in tenths of what the device gives, 1-10.
    pub volume: u8,
    /// How much is said.
    pub talk: Talk,
    /// By whom.
    pub speaker: Speaker,
    /// Whether sound goes on where the phone is switched to silent, at the price
    /// of stopping other sound.
    pub over_silent: bool,
    /// Whether cues are felt, where the phone can vibrate.
    pub vibration: bool,
    /// Days a week the person means to stretch, 1-7.
    pub days_a_week: u8,
    /// Whether sessions are gentle: few reps, the other knee bent.
    pub gentle: bool,
    /// Whether the other knee is bent, be it gentle or not.
    pub bent: bool,
    /// Whether pain is asked about before a session too.
    pub track_pain: bool,
    /// When the person wants to be reminded, once chosen: see
    /// [`Settings::reminders`].
    pub chosen: Option<Reminders>,
}

pub(super) const VERSION: i64 = 1;

impl Default for Settings {
    fn default() -> Self {
        Settings {
            sound: true,
            volume: 8,
            talk: Talk::default(),
            speaker: Speaker::default(),
            over_silent: true,
            vibration: true,
            days_a_week: 3,
            gentle: false,
            bent: false,
            track_pain: false,
            chosen: None,
        }
    }
}

/// One thing to have another way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Setting {
    /// Cues are to be heard, or not.
    Sound(bool),
    /// One step louder, or softer.
    Louder(bool),
    /// How much is to be said.
    Talk(Talk),
    /// By whom.
    Speaker(Speaker),
    /// Over the silent switch, or not.
    OverSilent(bool),
    /// Cues are to be felt, or not.
    Vibration(bool),
    /// One day a week more, or less.
    MoreDays(bool),
    /// Gentle sessions, or not.
    Gentle(bool),
    /// The other knee bent, or straight.
    Bent(bool),
    /// Pain asked about before a session too, or not.
    TrackPain(bool),
    /// Reminded on this day of the week, or no longer.
    RemindOn(usize),
}

impl Settings {
    /// Has one thing another way; whether that takes another voice.
    pub fn set(&mut self, setting: Setting) -> bool {
        let stepped =
            |number: u8, up, most| if up { number + 1 } else { number - 1 }.clamp(1, most);
        let speaker = self.speaker;
        match setting {
            Setting::Sound(on) => self.sound = on,
            Setting::Louder(up) => self.volume = stepped(self.volume, up, 10),
            Setting::Talk(talk) => self.talk = talk,
            Setting::Speaker(speaker) => self.speaker = speaker,
            Setting::OverSilent(on) => self.over_silent = on,
            Setting::Vibration(on) => self.vibration = on,
            Setting::Gentle(on) => self.gentle = on,
            Setting::Bent(on) => self.bent = on,
            Setting::TrackPain(on) => self.track_pain = on,
            Setting::RemindOn(day) => self.chosen = Some(self.reminders().toggled(day)),
            Setting::MoreDays(up) => self.days_a_week = stepped(self.days_a_week, up, 7),
        }
        self.speaker != speaker
    }

    /// When the person wants to be reminded: by default on as many days as they
    /// mean to stretch.
    pub fn reminders(&self) -> Reminders {
        let spread = || Reminders::spread(self.days_a_week);
        self.chosen.unwrap_or_else(spread)
    }

    /// As stored.
    pub fn to_text(self) -> String {
        let truth = |is_so: bool| if is_so { "true" } else { "false" };
        let fields = Fields::of_version(VERSION)
            .with("sound", truth(self.sound))
            .with("vibration", truth(self.vibration))
            .with_number("days_a_week", self.days_a_week.into())
            .with_number("volume", self.volume.into())
            .with("talk", self.talk.name())
            .with("speaker", self.speaker.name())
            .with("over_silent", truth(self.over_silent))
            .with("gentle", truth(self.gentle))
            .with("bent", truth(self.bent))
            .with("track_pain", truth(self.track_pain));
        let fields = match self.chosen {
            None => fields,
            Some(chosen) => fields.with_number("remind", chosen.to_number()),
        };
        fields.to_text()
    }

    /// Reads what is stored; `None` when it is not settings. What came later than
    /// the first version's first build may be missing.
    pub fn parse(text: &str) -> Option<Settings> {
        let fields = Fields::parse(text)?;
        fields.number("v", VERSION, VERSION)?;
        let usual = Settings::default();
        let truth = |name, usual| match fields.text(name) {
            None => Some(usual),
            Some(_) => fields.truth(name),
        };
        let settings = Settings {
            sound: fields.truth("sound")?,
            vibration: fields.truth("vibration")?,
            days_a_week: fields.number("days_a_week", 1, 7)? as u8,
            volume: match fields.text("volume") {
                None => usual.volume,
                Some(_) => fields.number("volume", 1, 10)? as u8,
            },
            talk: match fields.text("talk") {
                None => usual.talk,
                Some(name) => Talk::named(name)?,
            },
            speaker: match fields.text("speaker") {
                None => usual.speaker,
                Some(name) => Speaker::named(name)?,
            },
            over_silent: truth("over_silent", usual.over_silent)?,
            gentle: truth("gentle", usual.gentle)?,
            bent: truth("bent", usual.bent)?,
            track_pain: truth("track_pain", usual.track_pain)?,
            chosen: match fields.text("remind") {
                None => usual.chosen,
                Some(_) => Some(Reminders::of_number(fields.number(
                    "remind",
                    0,
                    i64::MAX,
                )?)?),
            },
        };
        Some(settings)
    }
}
