//! The safety check: what is asked before a first session, and what follows.

/// What a sign asks for, the gravest first. Its signs are the method's A to D.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Group {
    /// Emergency help, and no session.
    Emergency,
    /// Urgent medical advice, and no session.
    Urgent,
    /// A clinician's word first.
    AskFirst,
    /// No foam rolling.
    NoRolling,
}

impl Group {
    /// Every group, the gravest first.
    pub const ALL: [Group; 4] = [
        Group::Emergency,
        Group::Urgent,
        Group::AskFirst,
        Group::NoRolling,
    ];
}

/// What a person ticked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Answers {
    ticked: u8,
    has_asked: bool,
}

/// What follows from the answers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// No session, but emergency help.
    Emergency,
    /// No session, but urgent medical advice.
    Urgent,
    /// No session before a clinician was asked.
    AskFirst,
    /// The method's signs leave a session open; without rolling, where so.
    MayStart {
        /// Whether foam rolling may be part of it.
        rolls: bool,
    },
}

impl Answers {
    /// Whether a group's signs apply.
    pub fn has(self, group: Group) -> bool {
        self.ticked & bit(group) != 0
    }

    /// The same with a group ticked, or no longer.
    pub fn toggled(self, group: Group) -> Answers {
        Answers {
            ticked: self.ticked ^ bit(group),
            // Whoever changes an answer has not asked about it.
            has_asked: false,
        }
    }

    /// The same, a clinician having been asked.
    pub fn asked(self) -> Answers {
        Answers {
            has_asked: true,
            ..self
        }
    }

    /// Whether nothing is ticked.
    pub fn is_none(self) -> bool {
        self.ticked == 0
    }

    /// What follows. The gravest sign counts.
    pub fn verdict(self) -> Verdict {
        if self.has(Group::Emergency) {
            Verdict::Emergency
        } else if self.has(Group::Urgent) {
            Verdict::Urgent
        } else if self.has(Group::AskFirst) && !self.has_asked {
            Verdict::AskFirst
        } else {
            Verdict::MayStart {
                rolls: !self.has(Group::NoRolling),
            }
        }
    }

    /// As written in records: a letter a group, `+` for having asked.
    pub fn to_text(self) -> String {
        let mut text = String::new();
        for (group, letter) in Group::ALL.into_iter().zip(LETTERS) {
            if self.has(group) {
                text.push(letter);
            }
        }
        if self.has_asked {
            text.push(ASKED);
        }
        text
    }

    /// Reads what [`Answers::to_text`] writes.
    pub fn parse(text: &str) -> Option<Answers> {
        let mut answers = Answers::default();
        for letter in text.chars() {
            match LETTERS.iter().position(|known| *known == letter) {
                Some(place) => answers.ticked |= bit(Group::ALL[place]),
                None if letter == ASKED => answers.has_asked = true,
                None => return None,
            }
        }
        Some(answers)
    }
}

const LETTERS: [char; 4] = ['a', 'b', 'c', 'd'];
const ASKED: char = '+';

fn bit(group: Group) -> u8 {
    1 << group as u8
}
