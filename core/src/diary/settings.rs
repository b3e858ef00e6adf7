//! How the person wants it.

use super::Reminders;
use super::fields::Fields;
use crate::method::Talk;

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

    /// The names of all settings, as they are stored.
    pub(super) const FIELDS: [&'static str; 11] = [
        "sound",
        "vibration",
        "days_a_week",
        "volume",
        "talk",
        "speaker",
        "over_silent",
        "gentle",
        "bent",
        "track_pain",
        "remind",
    ];

    /// The setting with this name, if there is one.
    pub(super) fn field_named(name: &str) -> Option<&'static str> {
        Settings::FIELDS.into_iter().find(|known| *known == name)
    }

    /// Every setting: its name, and what is stored of it.
    pub fn fields(&self) -> [(&'static str, Option<String>); Settings::FIELDS.len()] {
        Settings::FIELDS.map(|name| (name, self.field(name)))
    }

    /// What is stored of one setting. Reminders have nothing to be stored before they were
    /// chosen.
    fn field(&self, name: &str) -> Option<String> {
        let truth = |is_so: bool| Some(is_so.to_string());
        match name {
            "sound" => truth(self.sound),
            "vibration" => truth(self.vibration),
            "days_a_week" => Some(self.days_a_week.to_string()),
            "volume" => Some(self.volume.to_string()),
            "talk" => Some(self.talk.name().to_owned()),
            "speaker" => Some(self.speaker.name().to_owned()),
            "over_silent" => truth(self.over_silent),
            "gentle" => truth(self.gentle),
            "bent" => truth(self.bent),
            "track_pain" => truth(self.track_pain),
            "remind" => self.chosen.map(|chosen| chosen.to_number().to_string()),
            _ => None,
        }
    }

    /// Reads what is stored of one setting; `None` when it is none of that name.
    pub(super) fn read_field(&mut self, name: &str, text: &str) -> Option<()> {
        let number = |least: i64, most: i64| {
            let number = text.parse().ok()?;
            (least..=most).contains(&number).then_some(number)
        };
        let truth = || match text {
            "true" => Some(true),
            "false" => Some(false),
            _ => None,
        };
        match name {
            "sound" => self.sound = truth()?,
            "vibration" => self.vibration = truth()?,
            "days_a_week" => self.days_a_week = number(1, 7)? as u8,
            "volume" => self.volume = number(1, 10)? as u8,
            "talk" => self.talk = Talk::named(text)?,
            "speaker" => self.speaker = Speaker::named(text)?,
            "over_silent" => self.over_silent = truth()?,
            "gentle" => self.gentle = truth()?,
            "bent" => self.bent = truth()?,
            "track_pain" => self.track_pain = truth()?,
            "remind" => self.chosen = Some(Reminders::of_number(number(0, i64::MAX)?)?),
            _ => return None,
        }
        Some(())
    }

    /// Reads all settings in one record, as earlier builds wrote them; `None` when it
    /// is not settings. What came later than the first build may be missing.
    pub fn parse(text: &str) -> Option<Settings> {
        const FIRST: [&str; 3] = ["sound", "vibration", "days_a_week"];
        let fields = Fields::parse(text)?;
        fields.number("v", VERSION, VERSION)?;
        let mut settings = Settings::default();
        for name in Settings::FIELDS {
            match fields.text(name) {
                Some(text) => settings.read_field(name, text)?,
                None if FIRST.contains(&name) => return None,
                None => {}
            }
        }
        Some(settings)
    }
}
