//! Markup as text, for the large parts of pages that only show figures.
//!
//! A `view!` compiles to code of its own for every element, which the first load has to carry. Here a table is one
//! template and a loop. What goes into a template is escaped unless it is [`Html`] already, so that nothing a user
//! or a link wrote is ever read as markup.
//!
//! Lengths and positions go into `data-css` (`left:25%;--v:42`) and are set through the CSSOM once the markup is in
//! the document, because the content security policy forbids style attributes.

use std::fmt;

use leptos::ev;
use leptos::prelude::*;

use crate::ui::boxed::{dynamic, hear};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

/// Markup that is safe to show as it stands.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Html(String);

impl Html {
    /// Markup from this crate's own templates.
    pub fn of_template(markup: String) -> Self {
        Self(markup)
    }

    /// Whether there is nothing to show.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl fmt::Display for Html {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl From<&str> for Html {
    /// Text, escaped for content and for quoted attributes.
    fn from(text: &str) -> Self {
        let mut out = String::with_capacity(text.len());
        for c in text.chars() {
            match c {
                '&' => out.push_str("&amp;"),
                '<' => out.push_str("&lt;"),
                '>' => out.push_str("&gt;"),
                '"' => out.push_str("&quot;"),
                '\'' => out.push_str("&#39;"),
                c => out.push(c),
            }
        }
        Self(out)
    }
}

impl From<String> for Html {
    fn from(text: String) -> Self {
        text.as_str().into()
    }
}

impl From<&String> for Html {
    fn from(text: &String) -> Self {
        text.as_str().into()
    }
}

impl From<usize> for Html {
    fn from(number: usize) -> Self {
        Self(number.to_string())
    }
}

impl From<u32> for Html {
    fn from(number: u32) -> Self {
        Self(number.to_string())
    }
}

impl From<Option<Html>> for Html {
    fn from(html: Option<Html>) -> Self {
        html.unwrap_or_default()
    }
}

impl FromIterator<Html> for Html {
    fn from_iter<I: IntoIterator<Item = Html>>(parts: I) -> Self {
        let mut out = String::new();
        for part in parts {
            out.push_str(&part.0);
        }
        Self(out)
    }
}

/// A template with holes: `html!("<b>{}</b>", name)`. Holes take text, numbers and other markup.
macro_rules! html {
    ($template:literal $(, $hole:expr)* $(,)?) => {
        $crate::ui::markup::Html::of_template(format!($template $(, $crate::ui::markup::Html::from($hole))*))
    };
}
pub(crate) use html;

/// What happens inside markup, told to one listener: the event and the element it is about.
pub type Listener = Box<dyn Fn(&ev::Event, &HtmlElement)>;

/// Markup in the page.
pub fn show(html: Html) -> AnyView {
    place(html, None)
}

/// Markup in the page whose clicks and what is typed in it go to a listener. The element it gets is the nearest one, from the
/// event's target upwards, that carries `data-on`.
pub fn show_live(html: Html, listener: impl Fn(&ev::Event, &HtmlElement) + 'static) -> AnyView {
    place(html, Some(Box::new(listener)))
}

/// Markup that follows signals.
pub fn follow(html: impl Fn() -> Html + Send + 'static) -> AnyView {
    dynamic(move || show(html()))
}

fn place(html: Html, listener: Option<Listener>) -> AnyView {
    let node: NodeRef<leptos::html::Div> = NodeRef::new();
    let listener = StoredValue::new_local(listener);
    let tell = move |event: ev::Event| {
        let target = event.target().and_then(|t| t.dyn_into::<Element>().ok());
        let about = target
            .and_then(|t| t.closest("[data-on]").ok().flatten())
            .and_then(|e| e.dyn_into().ok());
        if let Some(about) = about {
            // The page may be gone by the time.
            listener.try_with_value(|l| {
                if let Some(l) = l {
                    l(&event, &about);
                }
            });
        }
    };
    node.on_load(|node| style(&node));
    view! {
        <div class="markup" node_ref=node inner_html=html.0 on:click=hear(move |e: ev::MouseEvent| tell(e.into())) on:input=hear(tell)></div>
    }
    .into_any()
}

/// Sets what `data-css` asks for on every element below.
pub fn style(root: &Element) {
    let Ok(list) = root.query_selector_all("[data-css]") else {
        return;
    };
    for i in 0..list.length() {
        let Some(element) = list.item(i).and_then(|n| n.dyn_into::<HtmlElement>().ok()) else {
            continue;
        };
        let css = element.get_attribute("data-css").unwrap_or_default();
        for (name, value) in css.split(';').filter_map(|rule| rule.split_once(':')) {
            // A property the browser does not know is skipped, as in a style sheet.
            let _ = element.style().set_property(name, value);
        }
        let _ = element.remove_attribute("data-css");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_people_write_never_becomes_markup() {
        let typed = "<img src=x onerror=alert(1)> & \"quoted\" 'too'";
        let shown = html!("<p title=\"{}\">{}</p>", typed, typed);
        let text = "&lt;img src=x onerror=alert(1)&gt; &amp; &quot;quoted&quot; &#39;too&#39;";
        assert_eq!(shown.to_string(), format!("<p title=\"{text}\">{text}</p>"));
    }

    #[test]
    fn markup_goes_into_markup_once() {
        let rows: Html = (1..3_u32).map(|n| html!("<li>{}</li>", n)).collect();
        assert_eq!(
            html!("<ul>{}</ul>", rows).to_string(),
            "<ul><li>1</li><li>2</li></ul>"
        );
    }
}
