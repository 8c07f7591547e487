//! What the list has to keep to: every field, as it is typed, checked and taken.

use std::collections::BTreeMap;

use leptos::prelude::*;
use tierwise_core::domain::entry;
use tierwise_core::domain::money::{Currency, Minor};
use tierwise_roster::plan::{Bounds, Plan};
use tierwise_roster::wire::{Counted, Decided, Edit, Mark, Picked};

use super::figures::{self, money};
use crate::ui::boxed::{attr, dynamic, effect, hear, maybe, memo, words};
use crate::ui::format;
use crate::ui::markup::show;
use crate::ui::pages::roster::desk::Desk;

/// A field of its own.
struct Limit {
    id: &'static str,
    testid: &'static str,
    label: &'static str,
    /// What stands before and behind it.
    around: (fn(&Picked) -> String, &'static str),
    /// Whether the plan names it itself.
    own: fn(&Plan, &str) -> bool,
    /// What it is now, the plan's own or what follows from the brief, as one would type it.
    now: fn(&Picked) -> String,
    /// What it comes to.
    hint: fn(&Picked) -> String,
    take: fn(&mut Plan, &str, Currency) -> Result<(), String>,
}

/// The fields, in order.
const LIMITS: [Limit; 6] = [
    Limit {
        id: "budget",
        testid: "shortlist-budget",
        label: "Budget",
        around: (|p| p.terms.currency.clone(), ""),
        own: |plan, currency| plan.amounts(currency).0.is_some(),
        now: |p| p.terms.budget.map_or(String::new(), |b| typed(p, b)),
        hint: |p| match p.plans.plan().amounts(&p.terms.currency).0 {
            Some(_) => "Yours for this list. Empty it to go back to the brief’s.".to_owned(),
            None if p.terms.budget.is_some() => {
                "As in your brief, until you type another.".to_owned()
            }
            None => "What there is to spend on all of them.".to_owned(),
        },
        take: |plan, text, currency| {
            let budget = amount(text, currency)?;
            plan.set_currency(currency.code());
            plan.budget = budget;
            Ok(())
        },
    },
    Limit {
        id: "kept",
        testid: "shortlist-kept",
        label: "Kept for boosting",
        around: (|p| p.terms.currency.clone(), ""),
        own: |plan, currency| plan.amounts(currency).1.is_some(),
        now: |p| typed(p, own_kept(p).unwrap_or_else(|| p.kept())),
        hint: |p| {
            let Some(budget) = p.terms.budget else {
                return String::new();
            };
            let change = p.kept() - p.terms.kept;
            let leaves = format!(
                "Leaves up to {} for creators.",
                money(p, budget - p.terms.kept)
            );
            match own_kept(p) {
                None if change > 0 => format!(
                    "{leaves} {} of what is kept is change that buys nobody.",
                    money(p, change)
                ),
                _ => leaves,
            }
        },
        take: |plan, text, currency| {
            let kept = amount(text, currency)?;
            plan.set_currency(currency.code());
            plan.kept = kept;
            Ok(())
        },
    },
    Limit {
        id: "share",
        testid: "shortlist-share",
        label: "Most on one creator",
        around: (|_| String::new(), "%"),
        own: |plan, _| plan.share.is_some(),
        now: |p| format::decimal(p.terms.share * 100.0, 1),
        hint: |p| {
            let Some(budget) = p.terms.budget else {
                return String::new();
            };
            let most = money(p, (budget as f64 * p.terms.share) as i64);
            match p.subtotals.iter().map(|of| of.costs.1).max() {
                Some(largest) => {
                    format!("{most}. The largest on the list is {}.", money(p, largest))
                }
                None => format!("{most}."),
            }
        },
        take: |plan, text, _| {
            plan.share = optional(text, |t| {
                entry::parse_percent(t)
                    .map(|share| share.fraction())
                    .map_err(|e| e.to_string())
            })?;
            Ok(())
        },
    },
    Limit {
        id: "hours",
        testid: "shortlist-hours",
        label: "Your hours in all",
        around: (|_| String::new(), "h"),
        own: |plan, _| plan.minutes.is_some(),
        now: |p| {
            p.terms
                .minutes
                .map_or(String::new(), |m| format::decimal(m as f64 / 60.0, 1))
        },
        hint: |p| match p.terms.minutes {
            Some(_) => format!("The list takes {}.", hours(p.sum.minutes)),
            None => format!("No limit. The list takes {}.", hours(p.sum.minutes)),
        },
        take: |plan, text, _| {
            plan.minutes = optional(text, |t| {
                let hours = entry::parse_figure(t).filter(|h| (0.0..=100_000.0).contains(h));
                hours
                    .map(|h| (h * 60.0).round() as u32)
                    .ok_or("Type a number of hours, for instance 25.".to_owned())
            })?;
            Ok(())
        },
    },
    Limit {
        id: "most",
        testid: "shortlist-most",
        label: "Most creators",
        around: (|_| String::new(), ""),
        own: |plan, _| plan.most.is_some(),
        now: |p| p.plans.plan().most.map_or(String::new(), |n| n.to_string()),
        hint: |_| "Empty for any number.".to_owned(),
        take: |plan, text, _| {
            plan.most = optional(text, count)?;
            Ok(())
        },
    },
    Limit {
        id: "among",
        testid: "shortlist-among",
        label: "Only creators found by",
        around: (|_| String::new(), ""),
        own: |plan, _| !plan.among.is_empty(),
        now: |p| p.plans.plan().among,
        hint: |p| match p.problems.is_empty() {
            true => "As on the Roster page: tier:micro er:>2% in:oregon. Empty for everybody."
                .to_owned(),
            false => p.problems.join(" "),
        },
        take: |plan, text, _| {
            plan.among = text.to_owned();
            Ok(())
        },
    },
];

/// What the plan itself keeps of the budget. The terms never keep more than there is.
fn own_kept(picked: &Picked) -> Option<i64> {
    picked.plans.plan().amounts(&picked.terms.currency).1
}

/// Why nothing is left for creators, where more is kept than there is. Which of the two is wrong nobody knows, and the budget
/// may be the brief's: it is said, and nothing is refused.
fn keeps_too_much(picked: &Picked) -> Option<String> {
    let (budget, kept) = (picked.terms.budget?, own_kept(picked)?);
    let said = || {
        format!(
            "You keep more than the budget of {}.",
            money(picked, budget)
        )
    };
    (kept > budget).then(said)
}

fn typed(picked: &Picked, minor: i64) -> String {
    let currency = Currency::parse(&picked.terms.currency).unwrap_or(Currency::USD);
    entry::plain_amount(Minor::new(minor).unwrap_or_default(), currency)
}

fn hours(minutes: u64) -> String {
    format!("{} h", format::decimal(minutes as f64 / 60.0, 1))
}

/// An amount as it was typed; `None` where nothing was.
pub fn amount(text: &str, currency: Currency) -> Result<Option<i64>, String> {
    optional(text, |t| {
        entry::parse_cost(t, currency)
            .map(Minor::get)
            .map_err(|e| e.to_string())
    })
}

/// None is a limit too: it shuts a tier out.
fn count(text: &str) -> Result<u32, String> {
    if text.trim() == "0" {
        return Ok(0);
    }
    entry::parse_count(text)
        .map(u32::from)
        .map_err(|e| e.to_string())
}

/// Nothing typed is no limit.
fn optional<T>(text: &str, read: impl Fn(&str) -> Result<T, String>) -> Result<Option<T>, String> {
    let text = text.trim();
    if text.is_empty() {
        Ok(None)
    } else {
        read(text).map(Some)
    }
}

/// What was typed and not taken yet, and what is wrong with what was typed, by field.
#[derive(Clone, Copy)]
struct Form {
    drafts: RwSignal<BTreeMap<String, String>>,
    errors: RwSignal<BTreeMap<String, String>>,
    /// What is wrong with the money that is kept, as it was taken.
    kept: Memo<Option<String>>,
}

impl Form {
    /// What is wrong with a field: what was typed, or else what it comes to.
    fn wrong(self, id: &str) -> Option<String> {
        let typed = self.errors.with(|e| e.get(id).cloned());
        typed.or_else(|| self.kept.get().filter(|_| id == "kept"))
    }

    fn typed(self, id: &str, text: String) {
        self.drafts.update(|d| drop(d.insert(id.to_owned(), text)));
    }

    /// Takes what was typed into one field, or into all. What was wrong before is tried again: it may have been right but
    /// for the other field, as a most below its fewest.
    fn take(self, desk: &Desk, only: Option<&str>) {
        let (mut errors, mut taken) = (self.errors.get_untracked(), Vec::new());
        let mut drafts = self.drafts.get_untracked();
        drafts.retain(|id, _| only.is_none_or(|only| only == id) || errors.contains_key(id));
        desk.plan(|plan, code| {
            let currency = Currency::parse(&code).unwrap_or(Currency::USD);
            // Twice, since a fewest comes before the most that it may need.
            for _ in 0..2 {
                drafts.retain(|id, text| match put(plan, id, text, currency) {
                    Ok(()) => {
                        errors.remove(id);
                        taken.push(id.clone());
                        false
                    }
                    Err(why) => {
                        errors.insert(id.clone(), why);
                        true
                    }
                });
            }
        });
        self.drafts
            .update(|d| d.retain(|id, _| !taken.contains(id)));
        self.errors.set(errors);
    }
}

/// Puts what was typed into a plan.
fn put(plan: &mut Plan, id: &str, text: &str, currency: Currency) -> Result<(), String> {
    if let Some(limit) = LIMITS.iter().find(|limit| limit.id == id) {
        return (limit.take)(plan, text, currency);
    }
    let mut parts = id.splitn(3, '/');
    let (group, which, slug) = (parts.next(), parts.next(), parts.next().unwrap_or(""));
    let rules = match group {
        Some("tier") => &mut plan.tiers,
        Some("network") => &mut plan.networks,
        _ => &mut plan.places,
    };
    let typed = optional(text, count)?;
    let at = rules.iter().position(|(s, _)| s == slug);
    let mut bounds = at
        .and_then(|at| rules.get(at))
        .map(|(_, b)| *b)
        .unwrap_or_default();
    match which {
        Some("fewest") => bounds.fewest = typed.unwrap_or(0),
        _ => bounds.most = typed,
    }
    if let Some(most) = bounds.most.filter(|most| *most < bounds.fewest) {
        return Err(format!(
            "The most, {most}, is below the fewest, {}.",
            bounds.fewest
        ));
    }
    match at.and_then(|at| rules.get_mut(at)) {
        Some((_, slot)) => *slot = bounds,
        None => rules.push((slug.to_owned(), bounds)),
    }
    Ok(())
}

/// All the limits, and the button that searches.
pub fn section(desk: &Desk) -> AnyView {
    let picked = desk.picked.clone();
    let form = Form {
        drafts: RwSignal::default(),
        errors: RwSignal::default(),
        kept: memo(move || picked.with(|p| p.as_ref().and_then(keeps_too_much))),
    };
    // What was typed belongs to the plan it was typed for.
    let plans = desk.plans.clone();
    let current = memo(move || plans.with(|p| p.current));
    effect(move || {
        current.track();
        form.drafts.set(BTreeMap::new());
        form.errors.set(BTreeMap::new());
    });
    let running = desk.clone();
    let run = hear(move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        form.take(&running, None);
    });
    let (place, adding) = new_place(desk);
    view! {
        <section class="sec" aria-labelledby="limits">
            <div class="sec__head"><h2 id="limits">"Your limits"</h2></div>
            <form on:submit=run novalidate=true>
                <ul class="rules">
                    {LIMITS.iter().take(2).map(|limit| single(desk, form, limit)).collect_view()}
                </ul>
                <p class="run"><button type="submit" class="btn btn--go" data-testid="shortlist-run">"Find the best set"</button></p>
                {quotas(desk, form, Counted::Tier, "Creators per tier")}
                {quotas(desk, form, Counted::Network, "Per platform")}
                {quotas(desk, form, Counted::Place, "Per place")}
                {place}
                <ul class="rules">
                    {LIMITS.iter().skip(2).map(|limit| single(desk, form, limit)).collect_view()}
                </ul>
            </form>
            {adding}
            <ul class="rules">
                {DECISIONS.iter().map(|decision| decided(desk, decision)).collect_view()}
            </ul>
            <p class="xs q">"What you mark here is marked on the "<a href="#/roster">"Roster"</a>" page too. Undo is at the top of this page."</p>
        </section>
    }
    .into_any()
}

fn single(desk: &Desk, form: Form, limit: &'static Limit) -> AnyView {
    let (now, usual, hint, before) = (
        desk.picked.clone(),
        desk.picked.clone(),
        desk.picked.clone(),
        desk.picked.clone(),
    );
    // What only follows from the brief is a hint in the empty field, so that nobody types into it.
    let now = memo(move || {
        let own = |p: &&Picked| (limit.own)(&p.plans.plan(), &p.terms.currency);
        now.with(|p| p.as_ref().filter(own).map(limit.now).unwrap_or_default())
    });
    let usual = memo(move || usual.with(|p| p.as_ref().map(limit.now).unwrap_or_default()));
    let hint = memo(move || hint.with(|p| p.as_ref().map(limit.hint).unwrap_or_default()));
    let before = memo(move || before.with(|p| p.as_ref().map(limit.around.0).unwrap_or_default()));
    let wide = limit.id == "among";
    view! {
        <li>
            <label class="rule" class:rule--wide=wide>
                <span>{limit.label}</span>
                <span class="suf" class:suf--wide=wide>
                    <i>{words(move || before.get())}</i>
                    {input(desk, form, limit.id.to_owned(), limit.testid, None, (now, Some(usual)))}
                    <i>{limit.around.1}</i>
                </span>
            </label>
            <small>{words(move || hint.get())}</small>
            {error(form, limit.id.to_owned())}
        </li>
    }
    .into_any()
}

fn input(
    desk: &Desk,
    form: Form,
    id: String,
    testid: &'static str,
    label: Option<String>,
    (now, usual): (Memo<String>, Option<Memo<String>>),
) -> AnyView {
    let (typing, leaving, shown, wrong) = (id.clone(), id.clone(), id.clone(), id.clone());
    let on_input =
        hear(move |event: web_sys::Event| form.typed(&typing, event_target_value(&event)));
    let desk = desk.clone();
    let on_change = hear(move |event: web_sys::Event| {
        form.typed(&leaving, event_target_value(&event));
        form.take(&desk, Some(&leaving));
    });
    let value = move || {
        form.drafts
            .with(|d| d.get(&shown).cloned())
            .unwrap_or_else(|| now.get())
    };
    let invalid = attr(move || form.wrong(&wrong).map(|_| "true".to_owned()));
    let said = attr(move || form.wrong(&id).map(|_| error_id(&id)));
    view! {
        <input class="in in--sm" autocomplete="off" spellcheck="false" data-testid=testid aria-label=label
            inputmode=(testid != "shortlist-among").then_some("decimal") aria-invalid=invalid aria-describedby=said
            placeholder=move || usual.map(|u| u.get()) prop:value=value on:input=on_input on:change=on_change />
    }
    .into_any()
}

/// The id of what is wrong with a limit.
fn error_id(limit: &str) -> String {
    // Places are typed, and an id has no blanks.
    format!("limit-{}-error", limit.replace(char::is_whitespace, "-"))
}

fn error(form: Form, id: String) -> AnyView {
    maybe(move || {
        let why = form.wrong(&id)?;
        Some(view! { <p class="err" role="alert" id=error_id(&id)>{why}</p> }.into_any())
    })
}

const fn group_slug(group: Counted) -> &'static str {
    match group {
        Counted::Tier => "tier",
        Counted::Network => "network",
        Counted::Place => "place",
    }
}

/// Fewest and most of each kind.
fn quotas(desk: &Desk, form: Form, group: Counted, title: &'static str) -> AnyView {
    let picked = desk.picked.clone();
    let kinds = memo(move || {
        picked.with(|p| {
            let kinds = p
                .iter()
                .flat_map(|p| &p.kinds)
                .filter(|kind| kind.group == group);
            kinds
                .map(|kind| (kind.slug.clone(), kind.label.clone()))
                .collect::<Vec<_>>()
        })
    });
    let desk = desk.clone();
    maybe(move || {
        let kinds = kinds.get();
        // One platform or none cannot be divided.
        if kinds.is_empty() || (group == Counted::Network && kinds.len() < 2) {
            return None;
        }
        let rows = kinds
            .into_iter()
            .map(|kind| quota(&desk, form, group, kind))
            .collect_view();
        Some(
            view! {
                <table class="tb lim">
                    <caption class="sr">{title}": fewest and most"</caption>
                    <thead><tr><th scope="col">{title}</th><th scope="col">"Fewest"</th><th scope="col">"Most"</th></tr></thead>
                    <tbody>{rows}</tbody>
                </table>
            }
            .into_any(),
        )
    })
}

fn quota(desk: &Desk, form: Form, group: Counted, (slug, label): (String, String)) -> AnyView {
    let now = |of: fn(Bounds) -> String| {
        let (picked, slug) = (desk.picked.clone(), slug.clone());
        memo(move || {
            picked.with(|p| {
                let mut kinds = p.iter().flat_map(|p| &p.kinds);
                let kind = kinds.find(|kind| kind.group == group && kind.slug == slug);
                kind.map(|kind| of(kind.bounds)).unwrap_or_default()
            })
        })
    };
    let fewest = now(|b| {
        if b.fewest == 0 {
            String::new()
        } else {
            b.fewest.to_string()
        }
    });
    let most = now(|b| b.most.map_or(String::new(), |most| most.to_string()));
    let id = |which: &str| format!("{}/{which}/{slug}", group_slug(group));
    let name = match group {
        Counted::Tier => show(figures::tier(&slug, &label)),
        _ => view! { <span>{label.clone()}</span> }.into_any(),
    };
    let gone = (group == Counted::Place).then(|| {
        let (desk, slug) = (desk.clone(), slug.clone());
        let remove = hear(move |_: web_sys::MouseEvent| {
            desk.plan(|plan, _| plan.places.retain(|(place, _)| *place != slug));
        });
        view! { <button type="button" class="x" aria-label=format!("Remove {label}") on:click=remove>"×"</button> }
    });
    view! {
        <tr>
            <th scope="row">{name}{gone}</th>
            <td>{input(desk, form, id("fewest"), "shortlist-fewest", Some(format!("Fewest {label}")), (fewest, None))}</td>
            <td>{input(desk, form, id("most"), "shortlist-most-of", Some(format!("Most {label}")), (most, None))}{error(form, id("most"))}{error(form, id("fewest"))}</td>
        </tr>
    }
    .into_any()
}

/// The id of the form that adds a place.
const NEW_PLACE: &str = "new-place";

/// A place to be bounded, and the form that Enter in its field sends. The field is among the limits, and a form cannot be
/// inside theirs.
fn new_place(desk: &Desk) -> (AnyView, AnyView) {
    let typed = RwSignal::new(String::new());
    let desk = desk.clone();
    let add = hear(move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        let place = typed.get_untracked().trim().to_owned();
        if !place.is_empty() {
            let folded = place.to_lowercase();
            desk.plan(|plan, _| {
                let mut known = plan.places.iter();
                if !known.any(|(known, _)| known.to_lowercase() == folded) {
                    plan.places.push((place, Bounds::default()));
                }
            });
            typed.set(String::new());
        }
    });
    let field = view! {
        <p class="addrow">
            <input class="in in--sm" form=NEW_PLACE aria-label="Country, state or city to bound" placeholder="Oregon" autocomplete="off" title="Who is in several places counts for the first"
                prop:value=move || typed.get() on:input=hear(move |e: web_sys::Event| typed.set(event_target_value(&e))) />
            <button type="submit" form=NEW_PLACE class="btn btn--sm">"Add a place"</button>
        </p>
        <p class="xs q">"A place bounds nothing until you type how many. Who is in several of these places counts for the first of them: put cities before countries."</p>
    };
    let form = view! { <form id=NEW_PLACE on:submit=add></form> };
    (field.into_any(), form.into_any())
}

/// What the marketer can decide of somebody.
struct Decision {
    mark: Mark,
    label: &'static str,
    testid: &'static str,
    of: fn(&Picked) -> &Decided,
}

const DECISIONS: [Decision; 2] = [
    Decision {
        mark: Mark::Pinned,
        label: "Must have",
        testid: "shortlist-must",
        of: |picked| &picked.must,
    },
    Decision {
        mark: Mark::Excluded,
        label: "Keep out",
        testid: "shortlist-never",
        of: |picked| &picked.never,
    },
];

/// Of whom it is decided, and a field for one more.
fn decided(desk: &Desk, decision: &'static Decision) -> AnyView {
    let picked = desk.picked.clone();
    let all =
        memo(move || picked.with(|p| p.as_ref().map(decision.of).cloned().unwrap_or_default()));
    let releasing = desk.clone();
    let tokens = dynamic(move || {
        let all = all.get();
        let more = (all.count as usize).saturating_sub(all.first.len());
        let tokens = all
            .first
            .into_iter()
            .map(|(who, name)| token(&releasing, decision, who, &name));
        let more = (more > 0).then(|| {
            format!(
                "and {} more, on the Roster page",
                format::whole(more as f64)
            )
        });
        view! { {tokens.collect_view()}{more} }.into_any()
    });
    view! {
        <li data-testid=decision.testid>
            <span class="rule"><span>{decision.label}</span></span>
            <div class="tokens">{tokens}</div>
            {one_more(desk, decision)}
        </li>
    }
    .into_any()
}

fn token(desk: &Desk, decision: &'static Decision, who: u32, name: &str) -> AnyView {
    let desk = desk.clone();
    let mark = decision.mark;
    let release =
        hear(move |_: web_sys::MouseEvent| desk.edit(who, Edit::Mark { mark, on: false }));
    let label = format!("{name}: no longer “{}”", decision.label);
    view! { <span class="token"><span>{name.to_owned()}</span><button type="button" aria-label=label on:click=release>"×"</button></span> }
        .into_any()
}

/// A field for somebody's handle. What was typed in vain is told below it.
fn one_more(desk: &Desk, decision: &'static Decision) -> AnyView {
    let typed = RwSignal::new(String::new());
    let asked = RwSignal::new(false);
    let why = desk.declined.clone();
    let desk = desk.clone();
    let add = hear(move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        let name = typed.get_untracked().trim().to_owned();
        if !name.is_empty() {
            typed.set(String::new());
            asked.set(true);
            desk.mark(name, decision.mark);
        }
    });
    view! {
        <form class="addrow" on:submit=add on:focusout=hear(move |_: web_sys::FocusEvent| asked.set(false))>
            <input class="in in--sm" aria-label=format!("{}: handle or name", decision.label) placeholder="@handle" autocomplete="off" spellcheck="false"
                prop:value=move || typed.get() on:input=hear(move |e: web_sys::Event| typed.set(event_target_value(&e))) />
            <button type="submit" class="btn btn--sm">"Add"</button>
        </form>
        {maybe(move || {
            let why = asked.get().then(|| why.get()).flatten()?;
            Some(view! { <p class="err">{why}</p> }.into_any())
        })}
    }
    .into_any()
}
