//! What screens share.

mod change_toast;

pub use change_toast::ChangeToast;
