//! The state of the page: the user's own work, what is derived from it, and where the user is.

use std::sync::Arc;

use leptos::prelude::*;

use crate::ui::boxed::memo;
use tierwise_core::domain::advice::{Advice, Lead};
use tierwise_core::domain::brief::Brief;
use tierwise_core::domain::link::{self, LinkIssue};
use tierwise_core::domain::settings::Context;
use tierwise_core::domain::workspace::{Action, Workspace};

use super::fields::{Drafts, Field};
use super::navigation;
use super::router::{Address, Route};
use super::theme::Theme;

/// A brief from a link. The user's own stays untouched until they choose.
#[derive(Debug, Clone, PartialEq)]
pub struct Visit {
    /// The brief, as linked and perhaps changed since.
    pub brief: Brief,
    /// What of the link could not be read.
    pub issues: Vec<LinkIssue>,
    /// The query that shows this brief; every page's address carries it during the visit. Empty for a shared plan.
    pub query: String,
    /// The settings of a shared plan; a linked brief is read with the user's own.
    pub context: Option<Context>,
}

/// Whether the work is kept in this browser.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Saved {
    /// A change is about to be written.
    Saving,
    /// Everything is written.
    Kept,
    /// Not written, and why, as the end of “Not saved: ...”.
    Failed(String),
}

/// Something about storage that the user has to know; shown as a banner until it is settled.
#[derive(Debug, Clone, PartialEq)]
pub enum Notice {
    /// The browser does not let the page keep anything.
    StorageBlocked,
    /// There is no room left.
    StorageFull,
    /// What was stored could not be used. It is offered as a file.
    PutAside {
        /// What is wrong with it, as a sentence.
        reason: String,
        /// What was stored.
        text: String,
        /// Whether a copy could be put aside; otherwise the original stays where it is and nothing is saved.
        kept_aside: bool,
        /// Whether it is gone on with the copy that the journal has.
        second: bool,
    },
    /// What is stored was written by a newer version; it stays as it is.
    FromTheFuture {
        /// What was stored.
        text: String,
    },
    /// Parts of what was stored had to be dropped.
    Repaired(Vec<String>),
    /// Another tab saved something else in the meantime.
    OtherTab,
}

/// Said once after something is done, with a way back.
#[derive(Clone)]
pub struct Toast {
    /// What was done.
    pub text: String,
    /// What takes it back.
    pub undo: Option<Arc<dyn Fn() + Send + Sync>>,
}

/// How to work out the whole answer: gives back the next piece of work, the last of which brings the answer.
pub type Adviser = fn(Brief, Context) -> Box<dyn FnMut() -> Option<Advice>>;

/// Everything the views read. A handle: copies are the same state.
#[derive(Clone, Copy)]
pub struct AppState {
    /// The user's own work, changed only through [`AppState::dispatch`].
    pub workspace: RwSignal<Workspace>,
    /// A brief from a link, while one is shown.
    pub visiting: RwSignal<Option<Visit>>,
    /// The brief that is shown: the visiting one, else the user's own.
    pub brief: Memo<Brief>,
    /// Scheme, benchmarks and rates.
    pub context: Memo<Context>,
    /// Who comes first for the brief that is shown; the last one while the next is being computed.
    pub lead: RwSignal<Option<Arc<Lead>>>,
    /// The whole answer, while a page shows it; the last one while the next is being computed.
    pub advice: RwSignal<Option<Arc<Advice>>>,
    /// How the whole answer is worked out. Set by the pages that show one: the code comes with them.
    pub adviser: RwSignal<Option<Adviser>>,
    /// Whether `lead` and `advice` are older than the brief.
    pub computing: RwSignal<bool>,
    /// Creators in the roster; `None` until it was opened.
    pub creators: RwSignal<Option<u32>>,
    /// Creators on the short list; `None` until it was opened.
    pub picked: RwSignal<Option<u32>>,
    /// The page and the place on it.
    pub route: RwSignal<Route>,
    /// Light or dark.
    pub theme: RwSignal<Theme>,
    /// Whether the brief and the settings are kept.
    pub saved: RwSignal<Saved>,
    /// Whether the roster is kept.
    pub roster_saved: RwSignal<Saved>,
    /// Whether the last change of the brands is kept.
    pub brands_saved: RwSignal<Saved>,
    /// How often the open brand got another name.
    pub brand_named: RwSignal<Option<u32>>,
    /// How often another tab changed the brands.
    pub brands_changed: RwSignal<Option<u32>>,
    /// Whether something called for what knows all brands.
    pub brands_called: RwSignal<bool>,
    /// Whether the other brands are shown.
    pub choosing_brand: RwSignal<bool>,
    /// What has to be said about storage.
    pub notices: RwSignal<Vec<Notice>>,
    /// What was just done.
    pub toast: RwSignal<Option<Toast>>,
    /// Texts in fields as they were typed.
    pub drafts: RwSignal<Drafts>,
}

/// The state, from anywhere in the view.
pub fn use_state() -> AppState {
    expect_context()
}

impl AppState {
    /// State around a workspace, at an address.
    pub fn new(workspace: Workspace, address: Address) -> Self {
        let workspace = RwSignal::new(workspace);
        let visiting = RwSignal::new(visit_of(&address.query));
        let brief = memo(move || {
            visiting
                .with(|v| v.as_ref().map(|v| v.brief.clone()))
                .unwrap_or_else(|| workspace.with(|w| w.brief.clone()))
        });
        Self {
            workspace,
            visiting,
            brief,
            context: memo(move || {
                let visit = visiting.with(|v| v.as_ref().and_then(|v| v.context.clone()));
                visit.unwrap_or_else(|| workspace.with(|w| w.context.clone()))
            }),
            lead: RwSignal::new(None),
            advice: RwSignal::new(None),
            adviser: RwSignal::new(None),
            computing: RwSignal::new(true),
            creators: RwSignal::new(None),
            picked: RwSignal::new(None),
            route: RwSignal::new(address.route),
            theme: RwSignal::new(Theme::stored()),
            saved: RwSignal::new(Saved::Kept),
            roster_saved: RwSignal::new(Saved::Kept),
            brands_saved: RwSignal::new(Saved::Kept),
            brand_named: RwSignal::new(None),
            brands_changed: RwSignal::new(None),
            brands_called: RwSignal::new(false),
            choosing_brand: RwSignal::new(false),
            notices: RwSignal::new(Vec::new()),
            toast: RwSignal::new(None),
            drafts: RwSignal::new(Drafts::default()),
        }
    }

    /// Has the whole answer worked out for as long as the page that asks is shown.
    pub fn consult(self, adviser: Adviser) {
        self.adviser.set(Some(adviser));
        on_cleanup(move || {
            self.adviser.set(None);
            self.advice.set(None);
        });
    }

    /// Changes the user's own work.
    ///
    /// # Errors
    /// Why the change was refused, in plain words; then nothing has changed.
    pub fn dispatch(&self, action: Action) -> Result<(), String> {
        let mut changed = self.workspace.get_untracked();
        changed.apply(action)?;
        if self.workspace.with_untracked(|w| *w != changed) {
            self.workspace.set(changed);
        }
        Ok(())
    }

    /// Something about the brief that is shown, tracked. The question is a `dyn`, so that fifty places share the code.
    #[inline(never)]
    pub fn ask<T>(&self, about: &dyn Fn(&Brief) -> T) -> T {
        self.brief.with(about)
    }

    /// What a field shows, tracked.
    #[inline(never)]
    pub fn field_text(&self, field: Field) -> String {
        self.drafts.with(|d| self.brief.with(|b| d.text(field, b)))
    }

    /// Changes the brief that is shown: the visiting one in place, the user's own through an action.
    pub fn edit_brief(&self, edit: impl FnOnce(&mut Brief)) {
        let mut brief = self.brief_now();
        edit(&mut brief);
        self.show_brief(brief);
    }

    /// Takes a field's text as it was typed.
    #[inline(never)]
    pub fn type_into(&self, field: Field, text: String) {
        let mut brief = self.brief_now();
        // What is wrong is said at the field, from the draft.
        drop(field.take(&text, &mut brief));
        self.drafts.update(|d| d.set(field, text));
        self.show_brief(brief);
    }

    #[inline(never)]
    fn brief_now(&self) -> Brief {
        self.brief.get_untracked()
    }

    #[inline(never)]
    fn show_brief(&self, brief: Brief) {
        if self.visiting.with_untracked(Option::is_some) {
            self.visiting.update(|visit| {
                if let Some(visit) = visit {
                    // A shared plan is not in the address.
                    if visit.context.is_none() {
                        visit.query = link::write(&brief);
                    }
                    visit.brief = brief;
                }
            });
            navigation::show_in_address(*self);
        } else {
            // Replacing the answers is never refused: `apply` brings them into form.
            let _ = self.dispatch(Action::SetBrief {
                brief: Box::new(brief),
            });
        }
    }

    /// Makes the visiting brief the user's own.
    pub fn keep_visit(&self) {
        let Some(visit) = self.visiting.get_untracked() else {
            return;
        };
        let own = self.workspace.with_untracked(|w| w.brief.clone());
        let _ = self.dispatch(Action::SetBrief {
            brief: Box::new(visit.brief),
        });
        self.say_replaced("The brief from the link is now yours.", own);
        self.end_visit();
    }

    /// Says that the answers were replaced, with a way back to those of before.
    pub fn say_replaced(self, said: &str, before: Brief) {
        let undo = move || {
            // What was there before is never refused.
            let _ = self.dispatch(Action::SetBrief {
                brief: Box::new(before.clone()),
            });
            self.drafts.set(Default::default());
        };
        self.toast.set(Some(Toast {
            text: said.to_owned(),
            undo: Some(Arc::new(undo)),
        }));
    }

    /// Shows a shared plan. The user's own work stays untouched.
    pub fn visit_plan(&self, plan: &Workspace) {
        self.visiting.set(Some(Visit {
            brief: plan.brief.clone(),
            issues: Vec::new(),
            query: String::new(),
            context: Some(plan.context.clone()),
        }));
    }

    /// Goes back to the user's own brief.
    pub fn discard_visit(&self) {
        self.end_visit();
    }

    fn end_visit(&self) {
        self.drafts.set(Drafts::default());
        self.visiting.set(None);
        navigation::show_in_address(*self);
    }

    /// The query that addresses carry: that of the visit, else none.
    pub fn query(&self) -> String {
        self.visiting
            .with_untracked(|v| v.as_ref().map(|v| v.query.clone()))
            .unwrap_or_default()
    }

    /// Goes to a page.
    pub fn go(&self, route: Route) {
        navigation::go(&Address {
            route,
            query: self.query(),
        });
    }

    /// Takes over an address: another page, or a brief from a link.
    pub fn arrive(&self, address: Address) {
        let shown = self.query();
        let leaves_plan = address.route != Route::Shared
            && self
                .visiting
                .with_untracked(|v| v.as_ref().is_some_and(|v| v.context.is_some()));
        if leaves_plan {
            self.visiting.set(visit_of(&address.query));
        } else if address.query != shown {
            self.drafts.set(Drafts::default());
            self.visiting.set(visit_of(&address.query));
        }
        self.route.set(address.route);
    }

    /// Whether everything is kept, tracked: what is not comes before what is about to be.
    pub fn all_saved(&self) -> Saved {
        let all = [
            self.saved.get(),
            self.roster_saved.get(),
            self.brands_saved.get(),
        ];
        let failed = all.iter().find(|s| matches!(s, Saved::Failed(_)));
        let saving = all.iter().find(|s| matches!(s, Saved::Saving));
        failed.or(saving).cloned().unwrap_or(Saved::Kept)
    }

    /// Takes a notice down.
    pub fn settle(&self, settled: impl Fn(&Notice) -> bool) {
        self.notices
            .update(|notices| notices.retain(|n| !settled(n)));
    }

    /// Puts a notice up, once.
    pub fn tell(&self, notice: Notice) {
        if self.notices.with_untracked(|n| !n.contains(&notice)) {
            self.notices.update(|n| n.push(notice));
        }
    }
}

fn visit_of(query: &str) -> Option<Visit> {
    if query.is_empty() {
        return None;
    }
    let (brief, issues) = link::parse(query);
    Some(Visit {
        brief,
        issues,
        query: query.to_owned(),
        context: None,
    })
}
