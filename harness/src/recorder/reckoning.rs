//! What follows from a recording: which sounds were really heard, for how long,
//! and which were put on the clock too late.

use super::{Heard, Recording, Sound};

impl Sound {
    /// How late it was put on the audio clock, in seconds: how long its start
    /// had then been over. `None` when it was in time, or meant at once.
    #[must_use]
    pub fn late_by(&self) -> Option<f64> {
        (self.when > 0.0 && self.when < self.time).then_some(self.time - self.when)
    }

    /// When it really starts: a start that is over means now.
    fn starts(&self) -> f64 {
        self.when.max(self.time)
    }

    /// How long it lasts when nothing stops it.
    fn own_length(&self) -> f64 {
        let Some(buffer) = self.buffer else {
            return f64::INFINITY;
        };
        let rest = if self.loops {
            f64::INFINITY
        } else {
            (buffer - self.offset).max(0.0)
        };
        self.duration.map_or(rest, |told| told.min(rest)) / self.rate
    }
}

impl Recording {
    /// Whether a sound was called off before its start.
    #[must_use]
    pub fn is_cancelled(&self, sound: &Sound) -> bool {
        self.length(sound) <= 0.0
    }

    /// The sounds that really started, or will, in order of time.
    #[must_use]
    pub fn audible(&self) -> Vec<Heard> {
        let mut heard: Vec<_> = self
            .sounds
            .iter()
            .filter(|sound| !self.is_cancelled(sound))
            .map(|sound| Heard {
                id: sound.id,
                starts: sound.starts(),
                lasts: self.length(sound),
                at: sound.at + (sound.starts() - sound.time) * 1000.0,
            })
            .collect();
        heard.sort_by(|one, other| one.at.total_cmp(&other.at));
        heard
    }

    /// The sounds, not called off, that were put on the audio clock too late.
    #[must_use]
    pub fn late(&self) -> Vec<&Sound> {
        let is_late = |sound: &&Sound| sound.late_by().is_some() && !self.is_cancelled(sound);
        self.sounds.iter().filter(is_late).collect()
    }

    /// How long the page was hidden, in milliseconds, if it was seen again.
    #[must_use]
    pub fn hidden_for(&self) -> f64 {
        self.showings
            .windows(2)
            .filter(|pair| pair[0].state == "hidden")
            .map(|pair| pair[1].at - pair[0].at)
            .sum()
    }

    fn length(&self, sound: &Sound) -> f64 {
        let own_end = sound.starts() + sound.own_length();
        let closed = self
            .changes
            .iter()
            .find(|change| change.context == sound.context && change.state == "close")
            .map(|change| change.time);
        [sound.stop, closed]
            .into_iter()
            .flatten()
            .fold(own_end, f64::min)
            - sound.starts()
    }
}

#[cfg(test)]
mod tests;
