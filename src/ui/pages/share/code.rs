//! The link as a code to be photographed.

use qrcodegen::{QrCode, QrCodeEcc};

use crate::ui::markup::{Html, html};

/// Free modules around the code, as its standard asks for (ISO/IEC 18004).
const QUIET: i32 = 4;
/// Longest text: beyond it modules get too small for phones on a screen.
const LONGEST: usize = 2_300;

/// The code; a word where the text is too long for one, nothing where there is none.
pub fn svg(text: &str) -> Html {
    if text.is_empty() {
        return Html::default();
    }
    let code = (text.len() <= LONGEST).then(|| QrCode::encode_text(text, QrCodeEcc::Low).ok());
    let Some(code) = code.flatten() else {
        return html!(
            r#"<p class="sm q">{}</p>"#,
            "The link is too long for a code."
        );
    };
    let size = code.size();
    let mut path = String::new();
    for y in 0..size {
        for x in (0..size).filter(|x| code.get_module(*x, y)) {
            path.push_str(&format!("M{} {}h1v1h-1z", x + QUIET, y + QUIET));
        }
    }
    html!(
        r##"<details class="shcode" data-testid="share-code"><summary>Show as a code for phones</summary><svg viewBox="0 0 {} {}" role="img" aria-label="The link as a QR code" shape-rendering="crispEdges"><rect width="100%" height="100%" fill="#fff"></rect><path d="{}" fill="#000"></path></svg></details>"##,
        (size + 2 * QUIET).to_string(),
        (size + 2 * QUIET).to_string(),
        path
    )
}
