//! Buttons that copy the link to a brief.

use leptos::prelude::*;
use web_sys::HtmlElement;

use crate::platform::clipboard;
use crate::ui::markup::{Html, html};

/// What the listener of the markup knows the button by.
pub const ON: &str = "copy";

/// A button that copies `#/advice?query`. `about` says where the link leads, for those who do not see where the
/// button stands.
pub fn button(query: &str, label: &str, about: &str) -> Html {
    html!(
        r#"<button class="btn btn--sm" type="button" data-on="{}" data-query="{}"><span aria-live="polite">{}</span><span class="sr">: {}</span></button>"#,
        ON,
        query,
        label,
        about
    )
}

/// Copies the button's link on this page's own address, and says on the button whether it worked.
pub fn pressed(button: &HtmlElement) {
    let Some(label) = button.first_element_child() else {
        return;
    };
    let query = button.get_attribute("data-query").unwrap_or_default();
    let href = window().location().href().unwrap_or_default();
    let base = href.split('#').next().unwrap_or_default();
    let before = label.text_content();
    clipboard::copy(&format!("{base}#/advice?{query}"), move |worked| {
        label.set_text_content(Some(if worked {
            "Copied"
        } else {
            "Copy it from the address bar"
        }));
        set_timeout(
            move || label.set_text_content(before.as_deref()),
            std::time::Duration::from_secs(4),
        );
    });
}
