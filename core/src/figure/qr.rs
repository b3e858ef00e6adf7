//! A link as a picture that another phone's camera reads.

use qrcodegen_no_heap::{QrCode, QrCodeEcc, Version};

/// White around it, in modules, as the standard asks for.
const QUIET: i32 = 4;

/// A text as a QR code: an address of an SVG, black on white whatever is around
/// it. `None` for more text than a code can hold.
pub fn picture(text: &str) -> Option<String> {
    let mut room = vec![0; Version::MAX.buffer_len()];
    let mut code = room.clone();
    room.get_mut(..text.len())?.copy_from_slice(text.as_bytes());
    let code = QrCode::encode_binary(
        &mut room,
        text.len(),
        &mut code,
        QrCodeEcc::Low,
        Version::MIN,
        Version::MAX,
        None,
        true,
    );
    let code = code.ok()?;
    let size = code.size();
    let mut dark = String::new();
    for y in 0..size {
        for x in (0..size).filter(|x| code.get_module(*x, y)) {
            dark.push_str(&format!("M{x} {y}h1v1h-1"));
        }
    }
    let (from, whole) = (-QUIET, size + 2 * QUIET);
    Some(format!(
        "data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' \
         viewBox='{from} {from} {whole} {whole}' shape-rendering='crispEdges'>\
         <path fill='white' d='M{from} {from}h{whole}v{whole}h-{whole}'/>\
         <path d='{dark}'/></svg>"
    ))
}
