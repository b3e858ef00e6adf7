//! Points, and the little trigonometry a figure needs.

/// A point in the box: to the right, and down.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Point {
    /// To the right.
    pub x: f32,
    /// Down.
    pub y: f32,
}

/// The point so far to the right and so far down.
pub const fn point(x: f32, y: f32) -> Point {
    Point { x, y }
}

impl Point {
    /// How far another point is.
    pub fn distance(self, to: Point) -> f32 {
        let (x, y) = (to.x - self.x, to.y - self.y);
        (x * x + y * y).sqrt()
    }

    /// The direction of another point: a step of length 1 towards it.
    pub fn direction(self, to: Point) -> Point {
        let far = self.distance(to).max(f32::EPSILON);
        point((to.x - self.x) / far, (to.y - self.y) / far)
    }

    /// Where one gets to by going so far in a direction.
    pub fn onward(self, direction: Point, far: f32) -> Point {
        point(self.x + direction.x * far, self.y + direction.y * far)
    }

    /// Part of the way to another point: 0 is here, 1 is there.
    pub fn toward(self, to: Point, part: f32) -> Point {
        point(mix(self.x, to.x, part), mix(self.y, to.y, part))
    }
}

/// Part of the way from one number to another.
pub(super) fn mix(from: f32, to: f32, part: f32) -> f32 {
    from + (to - from) * part
}

/// The direction that rises so many degrees (-180 to 180) from the right.
pub fn rising(degrees: f32) -> Point {
    let (sin, cos) = sin_cos(degrees / 2.0);
    point(1.0 - 2.0 * sin * sin, -2.0 * sin * cos)
}

/// Sine and cosine of -90 to 90 degrees, to a ten-thousandth: enough to draw by,
/// and less to download than the exact ones.
fn sin_cos(degrees: f32) -> (f32, f32) {
    let x = degrees * std::f32::consts::PI / 180.0;
    let square = x * x;
    let sin = x
        * (1.0
            - square / 6.0 * (1.0 - square / 20.0 * (1.0 - square / 42.0 * (1.0 - square / 72.0))));
    let cos =
        1.0 - square / 2.0 * (1.0 - square / 12.0 * (1.0 - square / 30.0 * (1.0 - square / 56.0)));
    (sin, cos)
}
