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

    /// How many signs a group has.
    const fn size(self) -> u8 {
        match self {
            Group::Emergency => 5,
            Group::Urgent => 6,
            Group::AskFirst => 7,
            Group::NoRolling => 3,
        }
    }

    /// Its signs, in the method's order.
    pub fn signs(self) -> impl Iterator<Item = Sign> {
        (1..=self.size()).map(move |number| Sign {
            group: self,
            number,
        })
    }
}

/// One sign of the safety check. Records name it by its group and number, so a new sign
/// goes to its group's end.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Sign {
    group: Group,
    number: u8,
}

impl Sign {
    /// One leg swollen, hot or discoloured.
    pub const CLOT: Sign = Sign {
        group: Group::Urgent,
        number: 6,
    };

    /// What a clinician can clear, in order: what asks for advice, and no emergency.
    pub const CAN_BE_CLEARED: [Sign; 13] = {
        let mut signs = [Sign::CLOT; 13];
        let mut place = 0;
        while place < signs.len() {
            let number = place as u8 + 1;
            signs[place] = match number.checked_sub(Group::Urgent.size()) {
                None | Some(0) => Sign {
                    group: Group::Urgent,
                    number,
                },
                Some(number) => Sign {
                    group: Group::AskFirst,
                    number,
                },
            };
            place += 1;
        }
        signs
    };

    /// What it asks for.
    pub fn group(self) -> Group {
        self.group
    }

    /// Its place in the group, from 0.
    pub fn index(self) -> usize {
        usize::from(self.number) - 1
    }

    /// Whether a clinician can clear it.
    pub fn can_be_cleared(self) -> bool {
        Sign::CAN_BE_CLEARED.contains(&self)
    }

    /// What records call it: its group's letter and its number, `b5`.
    pub fn name(self) -> String {
        let letter = LETTERS[self.group as usize];
        String::from_iter([letter, char::from(b'0' + self.number)])
    }

    fn bit(self) -> u32 {
        whole(self.group) << self.number
    }
}

/// What a person ticked.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Answers {
    /// Eight bits a group: the lowest for a whole group, which is what earlier versions
    /// asked, then one a sign.
    ticked: u32,
    has_asked: bool,
    /// The signs that a clinician has cleared, in the same bits.
    cleared: u32,
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

impl Verdict {
    /// Whether it leaves a session open.
    pub fn may_start(self) -> bool {
        matches!(self, Verdict::MayStart { .. })
    }
}

impl Answers {
    /// Whether any of a group's signs applies.
    pub fn has(self, group: Group) -> bool {
        self.ticked & (whole(group) * 0xff) != 0
    }

    /// Whether a sign is ticked.
    pub fn has_sign(self, sign: Sign) -> bool {
        self.ticked & sign.bit() != 0
    }

    /// Whether of a group only that is known that any of its signs applies.
    pub fn is_whole(self, group: Group) -> bool {
        self.ticked & whole(group) != 0
    }

    /// The signs of a group that apply: all of them where no single one is known.
    pub fn signs(self, group: Group) -> impl Iterator<Item = Sign> {
        let is_whole = self.is_whole(group);
        group
            .signs()
            .filter(move |sign| is_whole || self.has_sign(*sign))
    }

    /// The same with a sign ticked, or no longer.
    pub fn toggled(self, sign: Sign) -> Answers {
        Answers {
            ticked: self.ticked ^ sign.bit(),
            // Whoever changes an answer has not asked about it.
            ..Answers::default()
        }
    }

    /// The ticked signs that a clinician can clear: none of them in an emergency.
    pub fn clearable(self) -> impl Iterator<Item = Sign> {
        let signs = Sign::CAN_BE_CLEARED.into_iter();
        signs.filter(move |sign| self.has_sign(*sign) && !self.has(Group::Emergency))
    }

    /// Whether a clinician has cleared a sign, and nothing has changed since.
    pub fn has_cleared(self, sign: Sign) -> bool {
        self.cleared & sign.bit() != 0
    }

    /// Whether a clinician has cleared any.
    pub fn has_any_cleared(self) -> bool {
        self.cleared != 0
    }

    /// The same with a sign cleared by a clinician, or no longer; what was not ticked, and
    /// what cannot be cleared, never is.
    pub fn toggled_clearance(self, sign: Sign) -> Answers {
        let can_be = sign.can_be_cleared() && self.has_sign(sign);
        Answers {
            cleared: self.cleared ^ if can_be { sign.bit() } else { 0 },
            ..self
        }
    }

    /// What was ticked, and nothing else.
    pub fn ticked_alone(self) -> Answers {
        Answers {
            ticked: self.ticked,
            ..Answers::default()
        }
    }

    /// Whether any of a group's signs applies that no clinician has cleared.
    pub fn is_open(self, group: Group) -> bool {
        self.ticked & !self.cleared & (whole(group) * 0xff) != 0
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

    /// What follows. The gravest sign counts that no clinician has cleared.
    pub fn verdict(self) -> Verdict {
        if self.has(Group::Emergency) {
            Verdict::Emergency
        } else if self.is_open(Group::Urgent) {
            Verdict::Urgent
        } else if self.is_open(Group::AskFirst) && !self.has_asked {
            Verdict::AskFirst
        } else {
            Verdict::MayStart {
                rolls: !self.has(Group::NoRolling),
            }
        }
    }

    /// As written in records: for each group its letter and its signs' numbers, `+` for
    /// having asked: `b16c2+`. A letter alone is a whole group, and a `!` after a sign says
    /// that it is cleared.
    pub fn to_text(self) -> String {
        let mut text = String::new();
        for (group, letter) in Group::ALL.into_iter().zip(LETTERS) {
            if self.has(group) {
                text.push(letter);
                for sign in group.signs() {
                    if self.has_sign(sign) {
                        text.push(char::from(b'0' + sign.number));
                        if self.has_cleared(sign) {
                            text.push(IS_CLEARED);
                        }
                    }
                }
            }
        }
        if self.has_asked {
            text.push(ASKED);
        }
        text
    }

    /// Reads what [`Answers::to_text`] writes, and the letters alone that earlier versions
    /// of it wrote.
    pub fn parse(text: &str) -> Option<Answers> {
        let mut answers = Answers::default();
        let mut letters = text.chars().peekable();
        while let Some(letter) = letters.next() {
            if letter == ASKED {
                answers.has_asked = true;
                continue;
            }
            let place = LETTERS.iter().position(|known| *known == letter)?;
            let group = Group::ALL[place];
            let mut bits = 0;
            while let Some(digit) = letters.peek().and_then(|letter| letter.to_digit(10)) {
                let number = digit as u8;
                if !(1..=group.size()).contains(&number) {
                    return None;
                }
                let sign = Sign { group, number };
                bits |= sign.bit();
                letters.next();
                if letters.next_if_eq(&IS_CLEARED).is_some() {
                    answers.cleared |= sign.can_be_cleared().then_some(sign.bit())?;
                }
            }
            answers.ticked |= if bits == 0 { whole(group) } else { bits };
        }
        Some(answers)
    }
}

const LETTERS: [char; 4] = ['a', 'b', 'c', 'd'];
const ASKED: char = '+';
const IS_CLEARED: char = '!';

fn whole(group: Group) -> u32 {
    1 << (group as u32 * 8)
}
