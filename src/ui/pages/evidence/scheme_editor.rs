//! Choosing the bounds to work with, and drawing one's own.

use leptos::ev;
use leptos::prelude::*;
use tierwise_core::domain::evidence::schemes::{self, BandEntry, EditError, EditField};
use tierwise_core::domain::tier::{TierKind, TierScheme};
use tierwise_core::domain::workspace::Action;
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;

use crate::ui::boxed::{dynamic, hear, memo, truth};
use crate::ui::charts::parts::{chip, th};
use crate::ui::charts::tier_class;
use crate::ui::focus;
use crate::ui::format;
use crate::ui::markup::{Html, follow, html, show_live};
use crate::ui::state::AppState;

/// What is typed in the editor.
#[derive(Clone)]
struct Draft {
    name: String,
    rows: Vec<BandEntry>,
    errors: Vec<EditError>,
}

/// The chooser, the editor and what the choice changes against the shipped scheme.
pub fn body(state: AppState) -> AnyView {
    let scheme = memo(move || state.context.with(|c| c.scheme.clone()));
    let draft = RwSignal::new(None::<Draft>);
    let choose = move |event: ev::Event| {
        if let Some(scheme) = schemes::scheme(&event_target_value(&event)) {
            // A published scheme is never refused.
            let _ = state.dispatch(Action::SetScheme { scheme });
        }
    };
    let chooser = move || {
        show_live(scheme.with(options), move |event, _| {
            if event.type_() == "change" {
                choose(event.clone());
            }
        })
    };
    let toggle = move |_| {
        draft.update(|d| {
            *d = if d.is_some() {
                None
            } else {
                Some(scheme.with_untracked(from))
            }
        });
    };
    view! {
        <div class="schm">
            {dynamic(chooser)}
            <button
                class="btn"
                type="button"
                aria-expanded=truth(move || draft.with(Option::is_some))
                on:click=hear(toggle)
            >
                "Draw your own bounds"
            </button>
        </div>
        {dynamic(move || draft.with(|d| d.as_ref().map_or_else(|| ().into_any(), |d| editor(state, draft, d))))}
        {follow(move || scheme.with(changes))}
    }
    .into_any()
}

fn options(active: &TierScheme) -> Html {
    let option = |s: &TierScheme, chosen: bool| {
        html!(
            r#"<option value="{}"{}>{}</option>"#,
            s.id(),
            if chosen { " selected" } else { "" },
            s.name()
        )
    };
    let own = (active.id() == schemes::USER).then(|| option(active, true));
    let published: Html = schemes::all()
        .iter()
        .map(|s| option(s, s.id() == active.id()))
        .collect();
    html!(
        r#"<label class="field" for="scheme"><span>Bounds to work with</span><select class="sel" id="scheme" data-on="scheme">{}{}</select></label>"#,
        own,
        published
    )
}

/// The editor filled with a scheme.
fn from(scheme: &TierScheme) -> Draft {
    let own = scheme.id() == schemes::USER;
    Draft {
        name: if own {
            scheme.name().to_owned()
        } else {
            "My bounds".to_owned()
        },
        rows: schemes::edit_rows(scheme),
        errors: Vec::new(),
    }
}

fn editor(state: AppState, draft: RwSignal<Option<Draft>>, shown: &Draft) -> AnyView {
    let save = move |event: ev::SubmitEvent| {
        event.prevent_default();
        let mut typed = read();
        let made = schemes::validate_edit(&typed.name, &typed.rows).and_then(|scheme| {
            state
                .dispatch(Action::SetScheme { scheme })
                .map_err(|message| {
                    vec![EditError {
                        field: EditField::Scheme,
                        message,
                    }]
                })
        });
        match made {
            Ok(()) => {
                draft.set(None);
                focus::first("#scheme");
            }
            Err(errors) => {
                typed.errors = errors;
                draft.set(Some(typed));
                focus::first(".schm__errors");
            }
        }
    };
    let heard = move |event: &ev::Event, about: &web_sys::HtmlElement| {
        if event.type_() != "click" {
            return;
        }
        match about.get_attribute("data-on").as_deref() {
            Some("cancel") => draft.set(None),
            // A link of the summary leads to its field; the address stays as it is.
            Some("jump") => {
                event.prevent_default();
                focus::place(&about.get_attribute("data-to").unwrap_or_default());
            }
            _ => {}
        }
    };
    view! { <form class="schm__form" on:submit=hear(save) novalidate>{show_live(fields(shown), heard)}</form> }.into_any()
}

fn fields(draft: &Draft) -> Html {
    let summary: Html = draft
        .errors
        .iter()
        .map(|e| {
            let id = field_id(e.field);
            html!(
                r##"<li><a href="#{}" data-on="jump" data-to="{}">{}</a></li>"##,
                &id,
                &id,
                &e.message
            )
        })
        .collect();
    let summary = (!summary.is_empty()).then(|| {
        html!(
            r#"<div class="schm__errors" tabindex="-1" role="alert"><b>These bounds do not work yet</b><ul>{}</ul></div>"#,
            summary
        )
    });
    let rows: Html = draft
        .rows
        .iter()
        .map(|row| {
            let name = row.tier.label();
            html!(
                r#"<tr class="{}"><th scope="row">{}</th><td>{}</td><td>{}</td></tr>"#,
                tier_class(row.tier),
                chip(row.tier, name),
                field(
                    draft,
                    EditField::Lower(row.tier),
                    &format!("{name} from"),
                    &row.lower
                ),
                field(
                    draft,
                    EditField::Upper(row.tier),
                    &format!("{name} up to, not including"),
                    &row.upper
                )
            )
        })
        .collect();
    html!(
        r#"{}<div class="field"><span aria-hidden="true">Name</span>{}</div><p class="sm q" id="bounds-hint">Write bounds as 10,000 or 10k. Leave both fields of a tier empty to do without it. An empty end takes over where the next tier starts; the last may stay open.</p><table class="tb schm__t"><caption class="sr">Bounds in followers</caption><thead><tr>{}{}{}</tr></thead><tbody>{}</tbody></table><div class="acts"><button class="btn btn--go" type="submit">Use these bounds</button><button class="btn" type="button" data-on="cancel">Cancel</button></div>"#,
        summary,
        field(draft, EditField::Name, "Name", &draft.name),
        th("Tier"),
        th("From"),
        th("Up to, not including"),
        rows
    )
}

fn field(draft: &Draft, field: EditField, label: &str, value: &str) -> Html {
    let id = field_id(field);
    let error = draft
        .errors
        .iter()
        .find(|e| e.field == field)
        .map_or("", |e| e.message.as_str());
    html!(
        r#"<span class="schm__f"><span class="err" id="{}-error">{}</span><input class="in in--sm{}" id="{}" aria-label="{}" autocomplete="off" aria-describedby="{}-error bounds-hint" value="{}"{}></span>"#,
        &id,
        error,
        if field == EditField::Name { "" } else { " num" },
        &id,
        label,
        &id,
        value,
        (!error.is_empty()).then(|| html!(r#" aria-invalid="true""#))
    )
}

fn field_id(field: EditField) -> String {
    match field {
        EditField::Name | EditField::Scheme => "scheme-name".to_owned(),
        EditField::Lower(tier) => format!("from-{}", tier.slug()),
        EditField::Upper(tier) => format!("to-{}", tier.slug()),
    }
}

/// What is typed, read from the fields.
fn read() -> Draft {
    let value = |field| {
        let input = document()
            .get_element_by_id(&field_id(field))
            .and_then(|e| e.dyn_into::<HtmlInputElement>().ok());
        input.map(|i| i.value()).unwrap_or_default()
    };
    Draft {
        name: value(EditField::Name),
        rows: TierKind::ALL
            .iter()
            .map(|t| BandEntry {
                tier: *t,
                lower: value(EditField::Lower(*t)),
                upper: value(EditField::Upper(*t)),
            })
            .collect(),
        errors: Vec::new(),
    }
}

/// Which followers change tier against the shipped scheme.
fn changes(scheme: &TierScheme) -> Html {
    let shipped = schemes::default_scheme();
    let changes = schemes::changes(&shipped, scheme);
    if changes.is_empty() {
        return html!(
            r#"<p class="q sm">These are the bounds Tierwise ships: {}.</p>"#,
            shipped.name()
        );
    }
    let name = |tier: Option<TierKind>| {
        tier.map_or_else(
            || html!(r#"<span class="q">no tier</span>"#),
            |t| chip(t, t.label()),
        )
    };
    let rows: Html = changes
        .iter()
        .map(|c| {
            let lower = format::whole(c.lower as f64);
            let range = match c.upper {
                Some(upper) => format!("{lower} to {}", format::whole(upper as f64)),
                None => format!("{lower} and more"),
            };
            html!(
                r#"<tr><th scope="row" class="hd">{}</th><td>{}</td><td>{}</td></tr>"#,
                range,
                name(c.from),
                name(c.to)
            )
        })
        .collect();
    html!(
        r#"<h3>What changes</h3><table class="tb schm__t"><caption class="sr">Follower counts that change tier against the shipped bounds</caption><thead><tr>{}{}{}</tr></thead><tbody>{}</tbody></table>"#,
        th("Followers"),
        th("Was"),
        th("Is"),
        rows
    )
}
