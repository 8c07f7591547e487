//! The list of brands: what each holds, and what can be done with it.

use leptos::html::Input;
use leptos::prelude::*;
use tierwise_core::persist::brands::{MAX_NAME, Stage};
use tierwise_core::persist::vault::Change;

use super::office::{Facts, is_here, now};
use super::{Here, Then, row_id};
use crate::ui::boxed::{attr, dynamic, hear, maybe, memo};
use crate::ui::format;

/// The section.
pub fn section(here: Here) -> AnyView {
    let brands = memo(move || {
        here.view.with(|v| match v {
            Some(Ok(view)) => view.brands.clone(),
            _ => Vec::new(),
        })
    });
    // Only its name is asked for while a row is renamed.
    let renaming = RwSignal::new(None::<u32>);
    let rows = move |which: fn(Stage) -> bool| {
        let brands = brands.get().into_iter().filter(|b| which(b.brand.stage));
        brands
            .map(|facts| row(here, facts, renaming))
            .collect_view()
    };
    let any = move |which: fn(Stage) -> bool| {
        memo(move || brands.with(|all| all.iter().any(|b| which(b.brand.stage))))
    };
    let archived: fn(Stage) -> bool = |s| s == Stage::Archived;
    let deleted: fn(Stage) -> bool = |s| matches!(s, Stage::Deleted(_));
    let (any_archived, any_deleted) = (any(archived), any(deleted));
    view! {
        <section class="sec" aria-labelledby="brands">
            <div class="sec__head"><h2 id="brands">"Brands"</h2>
                <p>"Each has a brief, settings, a roster and short lists of its own."</p></div>
            <ul class="dbs" data-testid="brands">{dynamic(move || rows(|s| s == Stage::Active).into_any())}</ul>
            {create(here)}
            {dynamic(move || if any_archived.get() {
                view! { <h3>"Archived"</h3><ul class="dbs" data-testid="brands-archived">{rows(archived)}</ul> }.into_any()
            } else { ().into_any() })}
            {dynamic(move || if any_deleted.get() {
                view! {
                    <h3>"Deleted"</h3>
                    <p class="sm q">"They can be brought back for a day, and are then removed when Tierwise is next opened."</p>
                    <ul class="dbs" data-testid="brands-deleted">{rows(deleted)}</ul>
                    <p><button type="button" class="link" data-testid="brands-purge" on:click=hear(move |_: web_sys::MouseEvent| {
                        here.make(Change::Purge { until: now() }, "Deleted brands are removed for good.".to_owned(), Then::Stay);
                    })>"Remove deleted brands for good now"</button></p>
                }.into_any()
            } else { ().into_any() })}
        </section>
    }
    .into_any()
}

/// A name as it is typed. That there is none is said at its field.
#[derive(Clone, Copy)]
struct Naming {
    typed: RwSignal<String>,
    field: NodeRef<Input>,
    /// Whether it was to be taken without a name.
    missing: RwSignal<bool>,
}

impl Naming {
    fn new(name: String) -> Self {
        Self {
            typed: RwSignal::new(name),
            field: NodeRef::new(),
            missing: RwSignal::new(false),
        }
    }

    /// The name, or the focus back in the field.
    fn take(self) -> Option<String> {
        let name = self.typed.get_untracked();
        if !name.trim().is_empty() {
            return Some(name);
        }
        self.missing.set(true);
        if let Some(field) = self.field.get_untracked() {
            let _ = field.focus();
        }
        None
    }

    fn input(self, id: &'static str, class: &'static str, label: Option<&'static str>) -> AnyView {
        let invalid = attr(move || self.missing.get().then(|| "true".to_owned()));
        let said = attr(move || self.missing.get().then(|| error_id(id)));
        let typed = hear(move |event: web_sys::Event| {
            self.typed.set(event_target_value(&event));
            self.missing.set(false);
        });
        view! {
            <input class=class node_ref=self.field data-testid=id aria-label=label aria-invalid=invalid aria-describedby=said
                maxlength=MAX_NAME.to_string() placeholder=label.is_none().then_some("Saltmoss") autocomplete="off"
                prop:value=move || self.typed.get() on:input=typed />
        }
        .into_any()
    }

    fn error(self, id: &'static str) -> AnyView {
        maybe(move || {
            self.missing.get().then(|| {
                view! { <p class="err" role="alert" id=error_id(id)>"A brand needs a name."</p> }
                    .into_any()
            })
        })
    }
}

/// The id of what is wrong with a name.
fn error_id(field: &str) -> String {
    format!("{field}-error")
}

/// The field for a new one.
fn create(here: Here) -> AnyView {
    let naming = Naming::new(String::new());
    let submit = hear(move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        if let Some(name) = naming.take() {
            let kept = Vec::new();
            here.make(Change::Create { name, kept }, String::new(), Then::Reload);
        }
    });
    view! {
        <form class="dnew" on:submit=submit>
            <label class="field"><span>"New brand"</span>
                {naming.input("brand-new", "in", None)}
            </label>
            <button type="submit" class="btn" data-testid="brand-create">"Create and open"</button>
            {naming.error("brand-new")}
        </form>
    }
    .into_any()
}

fn row(here: Here, facts: Facts, renaming: RwSignal<Option<u32>>) -> AnyView {
    let (id, stage) = (facts.brand.id, facts.brand.stage);
    let holds = holds(&facts);
    let name = facts.brand.name.clone();
    let open = is_here(id) && stage == Stage::Active;
    let initials: String = name
        .chars()
        .filter(|c| !c.is_whitespace())
        .take(2)
        .collect();
    let heading = {
        let name = name.clone();
        dynamic(move || {
            if renaming.get() == Some(id) {
                rename(here, id, name.clone(), renaming)
            } else {
                view! {
                    <b>{name.clone()}</b>
                    {open.then(|| view! { <span class="tag">"Open"</span> })}
                    <small>{holds.clone()}</small>
                }
                .into_any()
            }
        })
    };
    let act = move |label: &'static str, testid: &'static str, act: Box<dyn Fn()>| {
        let named = format!("{label}: {}", facts.brand.name);
        view! {
            <button type="button" class="btn btn--sm" data-testid=testid aria-label=named disabled=move || here.busy.get()
                on:click=hear(move |_: web_sys::MouseEvent| act())>{label}</button>
        }
    };
    let staged = {
        let name = name.clone();
        move |stage: Stage| -> Box<dyn Fn()> {
            let name = name.clone();
            Box::new(move || {
                let done = match stage {
                    Stage::Active => format!("“{name}” is back."),
                    Stage::Archived => format!("“{name}” is archived."),
                    Stage::Deleted(_) => {
                        format!("“{name}” is deleted. It stands below and can be brought back.")
                    }
                };
                let then = if open { Then::Reload } else { Then::Stay };
                here.make(Change::Stage { id, stage }, done, then);
            })
        }
    };
    let copied = format!(
        "{} copy",
        name.chars().take(MAX_NAME - 5).collect::<String>()
    );
    let acts = match stage {
        Stage::Active => view! {
            {(!open).then(|| act("Open", "brand-open", Box::new(move || here.make(Change::Switch { id }, String::new(), Then::Reload))))}
            {act("Rename", "brand-rename", Box::new(move || renaming.set(Some(id))))}
            {act("Duplicate", "brand-duplicate", Box::new(move || {
                let done = format!("“{copied}” is a copy with everything in it.");
                here.make(Change::Duplicate { id, name: copied.clone() }, done, Then::Stay);
            }))}
            {act("Archive", "brand-archive", staged(Stage::Archived))}
            {act("Delete", "brand-delete", staged(Stage::Deleted(now())))}
        }
        .into_any(),
        Stage::Archived => view! {
            {act("Bring back", "brand-back", staged(Stage::Active))}
            {act("Delete", "brand-delete", staged(Stage::Deleted(now())))}
        }
        .into_any(),
        Stage::Deleted(_) => act("Bring back", "brand-back", staged(Stage::Active)).into_any(),
    };
    view! {
        <li class="db" id=row_id(id) tabindex="-1" data-testid="brand-row" data-name=name>
            <i class="mono" aria-hidden="true">{initials}</i>
            <div class="db__what">{heading}</div>
            <div class="acts">{acts}</div>
        </li>
    }
    .into_any()
}

/// The field for another name.
fn rename(here: Here, id: u32, name: String, renaming: RwSignal<Option<u32>>) -> AnyView {
    let naming = Naming::new(name);
    naming.field.on_load(|field| {
        let _ = field.focus();
        field.select();
    });
    let submit = hear(move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        if let Some(name) = naming.take() {
            renaming.set(None);
            let done = format!("It is now called “{}”. Saved.", name.trim());
            here.make(Change::Rename { id, name }, done, Then::Stay);
        }
    });
    let escape = hear(move |event: web_sys::KeyboardEvent| {
        if event.key() == "Escape" {
            renaming.set(None);
        }
    });
    view! {
        <form class="dname" on:submit=submit on:keydown=escape>
            {naming.input("brand-name", "in in--sm", Some("New name"))}
            <button type="submit" class="btn btn--sm">"Save"</button>
            {naming.error("brand-name")}
        </form>
    }
    .into_any()
}

/// What a brand holds, in words.
pub fn holds(facts: &Facts) -> String {
    let brief = match (facts.answers, facts.product.as_str()) {
        (0, _) => "No brief yet".to_owned(),
        (_, "") => "A brief".to_owned(),
        (_, product) => product.to_owned(),
    };
    match facts.creators {
        0 => brief,
        n => format!(
            "{brief}, {} {}",
            format::whole(f64::from(n)),
            format::plural(u64::from(n), "creator", "creators")
        ),
    }
}
