//! Why a file, or a record of it, is not taken in.

/// Why a file is refused as a whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FileError {
    /// It is no diary.
    #[error("no diary")]
    NotOurs,
    /// It is no JSON: what is at this place cannot be there. Both count from 1.
    #[error("no JSON at {line}:{column}")]
    NotJson {
        /// The line.
        line: usize,
        /// The character of the line.
        column: usize,
    },
    /// A later Hamstretch wrote it.
    #[error("of a later version")]
    Newer,
    /// It is longer than any diary.
    #[error("too long")]
    TooLong,
    /// The browser did not read it.
    #[error("not read")]
    NotRead,
}

/// Why a record is left out.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RecordError {
    /// It is not one record of names with texts and whole numbers.
    #[error("no record")]
    NoRecord,
    /// It is of a kind that Hamstretch does not have.
    #[error("of another kind")]
    OtherKind,
    /// It says what cannot have been, or what this Hamstretch does not know.
    #[error("cannot have been")]
    CannotBe,
    /// The file ends here, and should not.
    #[error("cut off")]
    CutOff,
    /// Letters in it are none in the file's encoding.
    #[error("not in the file's encoding")]
    Encoding,
}
