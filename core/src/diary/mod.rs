//! Records of a person's diary, and the one law by which two copies of it become one.

mod record;
mod records;
mod version;

pub use record::Record;
pub use records::{ERASED, Merged, Records, Write};
pub use version::{Clock, Version};
