//! Banners: what happened, what is safe, what to do. They stay until the matter is settled.

use leptos::prelude::*;

use crate::ui::boxed::hear;

use super::icons::{ALERT, INFO, Icon, LINK};

/// What a banner is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// News.
    News,
    /// The user's own doing: a what-if, a brief from a link.
    You,
    /// Trouble.
    Alert,
}

impl Kind {
    fn class(self) -> &'static str {
        match self {
            Self::News => "banner",
            Self::You => "banner banner--you",
            Self::Alert => "banner banner--alert",
        }
    }

    fn icon(self) -> Icon {
        match self {
            Self::News => INFO,
            Self::You => LINK,
            Self::Alert => ALERT,
        }
    }
}

/// A banner around a text, with its buttons.
pub fn banner(kind: Kind, testid: &'static str, text: AnyView, acts: AnyView) -> AnyView {
    let role = if kind == Kind::Alert {
        "alert"
    } else {
        "status"
    };
    view! {
        <div class=kind.class() role=role data-testid=testid>
            {kind.icon().view()}
            <div class="banner__text">{text}</div>
            <div class="acts">{acts}</div>
        </div>
    }
    .into_any()
}

/// A button of a banner.
pub fn act(label: &'static str, testid: &'static str, click: impl Fn() + 'static) -> AnyView {
    view! {
        <button type="button" class="btn btn--sm" data-testid=testid on:click=hear(move |_: web_sys::MouseEvent| click())>
            {label}
        </button>
    }
    .into_any()
}
