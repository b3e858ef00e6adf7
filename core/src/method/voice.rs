//! A voice: which words it has, and how long it takes to say each.
//!
//! The words lie one after the other in one sound; `tools/voice` makes it and
//! its header, and names the words in the same order.

use super::Leg;
use std::time::Duration;

/// One thing a voice can say.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Word(u8);

impl Word {
    /// How many things a voice can say.
    pub const COUNT: usize = 55;

    /// "Last one"
    pub const LAST_ONE: Word = Word(30);
    /// "Pull"
    pub const PULL: Word = Word(31);
    /// "Lower"
    pub const LOWER: Word = Word(32);
    /// "Rest"
    pub const REST: Word = Word(33);
    /// "Let go"
    pub const LET_GO: Word = Word(34);
    /// "Change legs"
    pub const CHANGE_LEGS: Word = Word(37);
    /// "Lie on your back"
    pub const LIE_DOWN: Word = Word(40);
    /// "Get ready"
    pub const GET_READY: Word = Word(41);
    /// "Halfway"
    pub const HALFWAY: Word = Word(42);
    /// "Five more"
    pub const FIVE_MORE: Word = Word(43);
    /// "Session paused"
    pub const PAUSED: Word = Word(44);
    /// "Done. Well done."
    pub const DONE: Word = Word(45);
    /// "Breathe out"
    pub const BREATHE_OUT: Word = Word(46);
    /// "Breathe in"
    pub const BREATHE_IN: Word = Word(47);
    /// "Use the foam roller"
    pub const FOAM_ROLL: Word = Word(48);
    /// "Head and shoulders down"
    pub const HEAD_DOWN: Word = Word(49);
    /// "Your hips stay on the floor"
    pub const HIPS_DOWN: Word = Word(50);
    /// "Keep that knee straight"
    pub const KNEE_STRAIGHT: Word = Word(51);
    /// "Can you hear this?"
    pub const CAN_YOU_HEAR: Word = Word(52);
    /// "Going on"
    pub const GOING_ON: Word = Word(53);
    /// "Tap the screen when you are ready"
    pub const TAP_WHEN_READY: Word = Word(54);

    /// The number of a rep, 1-30.
    pub fn number(rep: u8) -> Word {
        Word(rep.clamp(1, 30) - 1)
    }

    /// "Left leg", "Right leg"
    pub fn leg(leg: Leg) -> Word {
        Word(if leg == Leg::Left { 35 } else { 36 })
    }

    /// "Strap on your left foot", "… right foot"
    pub fn strap(leg: Leg) -> Word {
        Word(if leg == Leg::Left { 38 } else { 39 })
    }

    /// Its place among the words, from 0.
    pub fn index(self) -> usize {
        usize::from(self.0)
    }
}

/// How much is said.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Talk {
    /// Numbers, what to do, what comes next.
    #[default]
    Full,
    /// Numbers, and which leg.
    Counts,
    /// Nothing.
    Nothing,
}

impl Talk {
    /// Every amount, most first.
    pub const ALL: [Talk; 3] = [Talk::Full, Talk::Counts, Talk::Nothing];

    /// As written in settings.
    pub fn name(self) -> &'static str {
        match self {
            Talk::Full => "full",
            Talk::Counts => "counts",
            Talk::Nothing => "none",
        }
    }

    /// Reads what [`Talk::name`] writes.
    pub fn named(name: &str) -> Option<Talk> {
        Talk::ALL.into_iter().find(|talk| talk.name() == name)
    }
}

/// Where a word lies in a voice's sound.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Clip {
    /// From the sound's beginning, in milliseconds.
    pub starts: u32,
    /// In milliseconds.
    pub lasts: u16,
}

/// What can be said with a voice's header at hand.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Voice {
    /// From the sound's beginning to its first audible sample, in milliseconds.
    /// Decoders differ in how much silence they put before it.
    pub first: u16,
    clips: [Clip; Word::COUNT],
}

impl Voice {
    /// How many bytes the header has; the sound follows.
    pub const HEADER: usize = 8 + 4 * Word::COUNT;

    /// Reads a voice's header: `HSV1`, the number of clips, the first audible
    /// millisecond, then for each clip where it starts (in units of 2 ms) and
    /// how long it lasts (in ms), all as 16 bits, the lower byte first. `None`
    /// when it is not the header of a voice with all the words.
    pub fn parse(file: &[u8]) -> Option<Voice> {
        let (header, sound) = file.split_at_checked(Voice::HEADER)?;
        let mut numbers = header
            .chunks_exact(2)
            .map(|pair| u16::from_le_bytes([pair[0], pair[1]]));
        let is_ours = header.starts_with(b"HSV1")
            && numbers.nth(2) == Some(Word::COUNT as u16)
            && !sound.is_empty();
        let first = numbers.next()?;
        let mut clips = [Clip::default(); Word::COUNT];
        for clip in &mut clips {
            clip.starts = u32::from(numbers.next()?) * 2;
            clip.lasts = numbers.next()?;
        }
        is_ours.then_some(Voice { first, clips })
    }

    /// Where each word lies, in their order.
    pub fn clips(&self) -> &[Clip; Word::COUNT] {
        &self.clips
    }

    /// Where a word lies.
    pub fn clip(&self, word: Word) -> Clip {
        self.clips[word.index()]
    }

    /// How long it takes to say a word.
    pub fn length(&self, word: Word) -> Duration {
        Duration::from_millis(u64::from(self.clip(word).lasts))
    }
}

/// A voice and how much it is to say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Speech {
    /// Whose lengths count.
    pub voice: Voice,
    /// How much it says.
    pub talk: Talk,
    /// Whether it asks to begin with if it can be heard.
    pub asks: bool,
}
