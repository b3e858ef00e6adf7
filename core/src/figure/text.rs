//! HTML and SVG as they are written, piece by piece: each piece is one call, and an element
//! written as a view would be more to download. No word of anybody's own may go in here.

/// A text in the making.
#[derive(Debug, Default)]
pub struct Text(String);

impl Text {
    /// Writes a piece.
    pub fn put(&mut self, piece: &str) {
        self.0.push_str(piece);
    }

    /// Writes a piece that was made for it.
    pub fn take(&mut self, piece: String) {
        self.0.push_str(&piece);
    }

    /// Writes a number.
    pub fn number(&mut self, number: i32) {
        self.take(number.to_string());
    }

    /// All of it.
    pub fn whole(self) -> String {
        self.0
    }
}
