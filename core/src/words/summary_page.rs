//! The text of a summary, taken apart for a page.

/// The parts of the text that [`summary`](super::summary) gives, in its order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SummaryPage {
    /// The first line.
    pub title: String,
    /// The days that the summary is of.
    pub dates: String,
    /// Everything beneath.
    pub sections: Vec<SummarySection>,
}

/// A heading and the facts beneath it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SummarySection {
    /// The heading.
    pub heading: String,
    /// One fact a line.
    pub facts: Vec<SummaryFact>,
}

/// One line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SummaryFact {
    /// The subject, with the colon and the space after it; empty where the line has none.
    pub subject: String,
    /// What is said of the subject.
    pub words: String,
}

impl SummaryPage {
    /// Takes the text apart. No character is lost but the line breaks.
    pub fn of(text: &str) -> SummaryPage {
        let mut blocks = text.split("\n\n");
        let mut head = blocks.next().unwrap_or_default().lines();
        let mut line = || head.next().unwrap_or_default().to_owned();
        SummaryPage {
            title: line(),
            dates: line(),
            sections: blocks.map(SummarySection::of).collect(),
        }
    }
}

impl SummarySection {
    fn of(block: &str) -> SummarySection {
        let mut lines = block.lines();
        SummarySection {
            heading: lines.next().unwrap_or_default().to_owned(),
            facts: lines.map(SummaryFact::of).collect(),
        }
    }
}

impl SummaryFact {
    fn of(line: &str) -> SummaryFact {
        let after_subject = line.find(": ").map_or(0, |colon| colon + 2);
        let (subject, words) = line.split_at(after_subject);
        SummaryFact {
            subject: subject.to_owned(),
            words: words.to_owned(),
        }
    }
}
