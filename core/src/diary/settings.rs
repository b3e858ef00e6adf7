//! How the person wants it.
//!
//! Each setting is a record of its own, under its [`SettingName`]. Earlier builds wrote all
//! of them in one, which is still read ([`Settings::parse`]).

use super::Reminders;
use super::fields::Fields;
use crate::method::Talk;
use strum::{EnumString, IntoStaticStr, VariantArray};

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

/// What a setting is stored as: `days_a_week`.
#[derive(
    Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, EnumString, IntoStaticStr, VariantArray,
)]
#[strum(serialize_all = "snake_case")]
#[allow(missing_docs, reason = "as in `Settings`, where `Remind` is `chosen`")]
pub enum SettingName {
    Sound,
    Vibration,
    DaysAWeek,
    Volume,
    Talk,
    Speaker,
    OverSilent,
    Gentle,
    Bent,
    TrackPain,
    Remind,
}

impl SettingName {
    /// Those of all settings.
    pub const ALL: &'static [SettingName] = Self::VARIANTS;

    /// As it is stored.
    pub fn text(self) -> &'static str {
        self.into()
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
    /// Has one thing another way. `true` where another voice is to be loaded for that.
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

    /// Every setting: its name, and what is stored of it.
    pub fn fields(&self) -> impl Iterator<Item = (SettingName, Option<String>)> {
        let names = SettingName::ALL.iter();
        names.map(|name| (*name, self.field(*name)))
    }

    /// What is stored of one setting. Reminders have nothing to be stored before they were
    /// chosen.
    fn field(&self, name: SettingName) -> Option<String> {
        // Each by its name, so that the compiler knows of one that is not stored.
        let Settings {
            sound,
            volume,
            talk,
            speaker,
            over_silent,
            vibration,
            days_a_week,
            gentle,
            bent,
            track_pain,
            chosen,
        } = *self;
        Some(match name {
            SettingName::Sound => sound.to_string(),
            SettingName::Vibration => vibration.to_string(),
            SettingName::DaysAWeek => days_a_week.to_string(),
            SettingName::Volume => volume.to_string(),
            SettingName::Talk => talk.name().to_owned(),
            SettingName::Speaker => speaker.name().to_owned(),
            SettingName::OverSilent => over_silent.to_string(),
            SettingName::Gentle => gentle.to_string(),
            SettingName::Bent => bent.to_string(),
            SettingName::TrackPain => track_pain.to_string(),
            SettingName::Remind => chosen?.to_number().to_string(),
        })
    }

    /// Reads what is stored of one setting; `None` when it cannot be that.
    pub(super) fn read_field(&mut self, name: SettingName, text: &str) -> Option<()> {
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
            SettingName::Sound => self.sound = truth()?,
            SettingName::Vibration => self.vibration = truth()?,
            SettingName::DaysAWeek => self.days_a_week = number(1, 7)? as u8,
            SettingName::Volume => self.volume = number(1, 10)? as u8,
            SettingName::Talk => self.talk = Talk::named(text)?,
            SettingName::Speaker => self.speaker = Speaker::named(text)?,
            SettingName::OverSilent => self.over_silent = truth()?,
            SettingName::Gentle => self.gentle = truth()?,
            SettingName::Bent => self.bent = truth()?,
            SettingName::TrackPain => self.track_pain = truth()?,
            SettingName::Remind => self.chosen = Some(Reminders::of_number(number(0, i64::MAX)?)?),
        }
        Some(())
    }

    /// Reads all settings in one record, as earlier builds wrote them; `None` when it
    /// is not settings. What came later than the first build may be missing.
    pub fn parse(text: &str) -> Option<Settings> {
        use SettingName::{DaysAWeek, Sound, Vibration};
        let fields = Fields::parse(text)?;
        fields.number("v", VERSION, VERSION)?;
        let mut settings = Settings::default();
        for name in SettingName::ALL {
            match fields.text(name.text()) {
                Some(text) => settings.read_field(*name, text)?,
                None if matches!(name, Sound | Vibration | DaysAWeek) => return None,
                None => {}
            }
        }
        Some(settings)
    }
}
