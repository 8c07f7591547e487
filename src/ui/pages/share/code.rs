//! The link as a code to be photographed.

use qrcodegen::{QrCode, QrCodeEcc, QrSegment, Version};

use crate::ui::markup::{Html, html};

/// Free modules around the code, as its standard asks for (ISO/IEC 18004).
const QUIET: i32 = 4;
/// Version of the largest code that is made: 153 modules to a side, which hold 2,188 characters. More of them are hard to make out on a
/// screen.
const LARGEST: u8 = 34;
/// CSS pixels of a module: whole ones, so that all are alike, and enough of them for a camera.
const FINEST: i32 = 3;
/// Pixels that a code of few modules takes up at least.
const WIDE: i32 = 240;

/// The code; a word where the text is too long for one, nothing where there is none.
pub fn svg(text: &str) -> Html {
    if text.is_empty() {
        return Html::default();
    }
    let Some(code) = code(text) else {
        return html!(
            r#"<p class="sm q" data-testid="share-no-code">{}</p>"#,
            "The link is too long for a code to be photographed. Send it, or share fewer creators."
        );
    };
    let size = code.size();
    let mut path = String::new();
    for y in 0..size {
        for x in (0..size).filter(|x| code.get_module(*x, y)) {
            path.push_str(&format!("M{} {}h1v1h-1z", x + QUIET, y + QUIET));
        }
    }
    let around = size + 2 * QUIET;
    let pixels = around * FINEST.max(WIDE / around);
    html!(
        r##"<details class="shcode" data-testid="share-code"><summary>Show as a code for phones</summary><svg width="{}" height="{}" viewBox="0 0 {} {}" role="img" aria-label="The link as a QR code" shape-rendering="crispEdges"><rect width="100%" height="100%" fill="#fff"></rect><path d="{}" fill="#000"></path></svg></details>"##,
        pixels.to_string(),
        pixels.to_string(),
        around.to_string(),
        around.to_string(),
        path
    )
}

/// With the least that is added against misreading, which makes for the fewest modules: a screen is neither torn nor dirty.
fn code(text: &str) -> Option<QrCode> {
    let bytes = QrSegment::make_bytes(text.as_bytes());
    let (smallest, largest) = (Version::MIN, Version::new(LARGEST));
    QrCode::encode_segments_advanced(&[bytes], QrCodeEcc::Low, smallest, largest, None, true).ok()
}
