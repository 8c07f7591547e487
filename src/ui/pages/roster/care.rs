//! What there is between the marketer and a creator: stage, tags, what comes next, what was sent, a package price.

use leptos::prelude::*;
use tierwise_core::domain::money::{Currency, Minor};
use tierwise_roster::relation::{Plain, PlainGift, PlainStep, Stage};
use tierwise_roster::wire::{Edit, Request, Whose};

use crate::platform::intl;
use crate::ui::boxed::{dynamic, effect, hear, maybe, memo};
use crate::ui::brand;
use crate::ui::format;

use super::desk::Desk;

/// The section for a creator.
pub fn section(desk: &Desk, who: u32) -> AnyView {
    let detail = desk.detail.clone();
    let relation = memo(move || {
        let relation = |d: &tierwise_roster::wire::Detail| d.row.relation.clone();
        detail
            .with(|d| d.as_ref().map(relation))
            .unwrap_or_default()
    });
    view! {
        <h3>"Where you are with them"</h3>
        <div class="care">
            {stage(desk, who, relation)}
            {tags(desk, who, relation)}
            {next(desk, who, relation)}
            {audience(desk, who)}
            {package(desk, who, relation)}
            {gifts(desk, who, relation)}
        </div>
    }
    .into_any()
}

/// Hands over next steps as a calendar file.
pub fn offer_steps(desk: &Desk, whose: Whose) {
    let now = String::from(js_sys::Date::new_0().to_iso_string());
    // 2026-03-01T12:00:00.000Z as calendars write it.
    let stamp = now.split('.').next().unwrap_or("").replace(['-', ':'], "");
    let stamp = format!("{stamp}Z");
    desk.ask(Request::Calendar {
        whose,
        brand: brand::key("roster"),
        stamp,
    });
}

fn stage(desk: &Desk, who: u32, relation: Memo<Plain>) -> AnyView {
    let desk = desk.clone();
    let choose = hear(move |event: web_sys::Event| {
        let slug = event_target_value(&event);
        desk.edit(who, Edit::Stage((!slug.is_empty()).then_some(slug)));
    });
    let now = move || relation.with(|r| r.stage.clone()).unwrap_or_default();
    let stages = Stage::ALL.iter();
    let options =
        stages.map(|s| view! { <option value=s.slug() title=s.help()>{s.label()}</option> });
    view! {
        <label class="field">
            <span>"Stage"</span>
            <select class="sel" prop:value=now on:change=choose>
                <option value="">"Not set"</option>
                {options.collect_view()}
            </select>
        </label>
    }
    .into_any()
}

fn tags(desk: &Desk, who: u32, relation: Memo<Plain>) -> AnyView {
    let typed = RwSignal::new(String::new());
    let (adding, list, known) = (desk.clone(), desk.clone(), desk.shown.clone());
    let add = hear(move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        let tag = typed.get_untracked();
        adding.edit(who, Edit::Tag { tag, on: true });
    });
    let on_type = hear(move |event: web_sys::Event| typed.set(event_target_value(&event)));
    let own = memo(move || relation.with(|r| r.tags.clone()));
    let all = dynamic(move || {
        let list = list.clone();
        let tags = own.get();
        // What was added is among them; the field is for the next one.
        typed.set(String::new());
        let chips = tags.into_iter().map(|tag| {
            let list = list.clone();
            let label = format!("Take tag {tag} off");
            let text = tag.clone();
            let off = hear(move |_: web_sys::MouseEvent| {
                list.edit(who, Edit::Tag { tag: tag.clone(), on: false });
            });
            view! { <span class="tag">{text}<button type="button" class="tag__x" aria-label=label on:click=off>"×"</button></span> }
        });
        chips.collect_view().into_any()
    });
    let offered = dynamic(move || {
        let tags = known.with(|s| s.tags.clone());
        let options = tags
            .into_iter()
            .map(|(tag, _)| view! { <option value=tag></option> });
        options.collect_view().into_any()
    });
    view! {
        <form class="field" on:submit=add>
            <label for="care-tag">"Tags"</label>
            <div class="tags">{all}</div>
            <div class="inrow">
                <input class="in" id="care-tag" list="care-tags" maxlength="40" prop:value=move || typed.get() on:input=on_type />
                <button type="submit" class="btn btn--sm">"Add tag"</button>
            </div>
            <datalist id="care-tags">{offered}</datalist>
        </form>
    }
    .into_any()
}

fn next(desk: &Desk, who: u32, relation: Memo<Plain>) -> AnyView {
    let step = memo(move || relation.with(|r| r.next.clone()));
    let step = move || step.get();
    let day = move || step().map_or(String::new(), |s| s.on);
    let what = move || step().map_or(String::new(), |s| s.what);
    let (on, words) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    // What is stored is where typing begins.
    effect(move || {
        on.set(day());
        words.set(what());
    });
    let (saving, clearing, calendar) = (desk.clone(), desk.clone(), desk.clone());
    let save = hear(move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        let step = PlainStep {
            on: on.get_untracked(),
            what: words.get_untracked(),
        };
        saving.edit(who, Edit::Next(Some(step)));
    });
    let clear = hear(move |_: web_sys::MouseEvent| clearing.edit(who, Edit::Next(None)));
    let file = hear(move |_: web_sys::MouseEvent| offer_steps(&calendar, Whose::One(who)));
    let on_day = hear(move |event: web_sys::Event| on.set(event_target_value(&event)));
    let on_what = hear(move |event: web_sys::Event| words.set(event_target_value(&event)));
    let none = move || step().is_none();
    view! {
        <form class="field" on:submit=save>
            <span>"Next step"</span>
            <div class="inrow">
                <input class="in in--day" type="date" aria-label="Day of the next step" prop:value=move || on.get() on:input=on_day />
                <input class="in" aria-label="What the next step is" maxlength="300" placeholder="Ask for the draft" prop:value=move || words.get() on:input=on_what />
            </div>
            <div class="acts">
                <button type="submit" class="btn btn--sm">"Save step"</button>
                <button type="button" class="btn btn--sm btn--bare" disabled=none on:click=file>"For the calendar (.ics)"</button>
                <button type="button" class="btn btn--sm btn--bare" disabled=none on:click=clear>"Done"</button>
            </div>
        </form>
    }
    .into_any()
}

fn package(desk: &Desk, who: u32, relation: Memo<Plain>) -> AnyView {
    let (posts, price) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let package = memo(move || relation.with(|r| r.package.clone()));
    effect(move || {
        let now = package.get();
        posts.set(now.as_ref().map_or(String::new(), |p| p.posts.to_string()));
        price.set(now.map_or(String::new(), |p| amount(p.price, &p.currency)));
    });
    let desk = desk.clone();
    let save = hear(move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        let (posts, price) = (posts.get_untracked(), price.get_untracked());
        let none = posts.trim().is_empty() && price.trim().is_empty();
        desk.edit(who, Edit::Package((!none).then_some((posts, price))));
    });
    let each = move || {
        relation.with(|r| {
            let package = r.package.as_ref()?;
            let each = package.price / i64::from(package.posts.max(1));
            Some(format!("{} a post", money(each, &package.currency)?))
        })
    };
    let on_posts = hear(move |event: web_sys::Event| posts.set(event_target_value(&event)));
    let on_price = hear(move |event: web_sys::Event| price.set(event_target_value(&event)));
    view! {
        <form class="field" on:submit=save>
            <span>"Package price "<small class="q">{each}</small></span>
            <div class="inrow">
                <input class="in in--few" inputmode="numeric" aria-label="Posts in the package" placeholder="3 posts" prop:value=move || posts.get() on:input=on_posts />
                <input class="in" aria-label="Price of the package" placeholder="$900" prop:value=move || price.get() on:input=on_price />
                <button type="submit" class="btn btn--sm">"Save"</button>
            </div>
        </form>
    }
    .into_any()
}

/// How much of the audience is in the place of the brief, where it asks for one.
fn audience(desk: &Desk, who: u32) -> AnyView {
    let (detail, desk) = (desk.detail.clone(), desk.clone());
    let noted = memo(move || detail.with(|d| d.as_ref().and_then(|d| d.audience.clone())));
    let asked = memo(move || noted.with(Option::is_some));
    maybe(move || {
        let desk = desk.clone();
        asked.get().then(|| audience_form(desk, who, noted))
    })
}

fn audience_form(desk: Desk, who: u32, noted: Memo<Option<String>>) -> AnyView {
    let typed = RwSignal::new(String::new());
    // What is stored is where typing begins.
    effect(move || typed.set(noted.get().unwrap_or_default()));
    let save = hear(move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        desk.edit(who, Edit::Audience(typed.get_untracked()));
    });
    let on_type = hear(move |event: web_sys::Event| typed.set(event_target_value(&event)));
    view! {
        <form class="field" on:submit=save>
            <label for="care-audience">"Audience in the place of your brief"</label>
            <div class="inrow">
                <input class="in in--few" id="care-audience" inputmode="decimal" placeholder="82%" prop:value=move || typed.get() on:input=on_type />
                <button type="submit" class="btn btn--sm">"Save share"</button>
            </div>
        </form>
    }
    .into_any()
}

fn gifts(desk: &Desk, who: u32, relation: Memo<Plain>) -> AnyView {
    let fields = [
        RwSignal::new(intl::today()),
        RwSignal::new(String::new()),
        RwSignal::new(String::new()),
    ];
    let [on, what, cost] = fields;
    let (list, adding) = (desk.clone(), desk.clone());
    let add = hear(move |event: web_sys::SubmitEvent| {
        event.prevent_default();
        let [on, what, cost] = fields.map(|field| field.get_untracked());
        adding.edit(who, Edit::Gift { on, what, cost });
    });
    let all = memo(move || relation.with(|r| r.gifts.clone()));
    let sent = dynamic(move || {
        let gifts = all.get().into_iter().enumerate();
        let rows = gifts.map(|(at, gift)| gift_row(&list, who, at, &gift));
        // What was noted is in the list; the field is for the next one.
        what.set(String::new());
        cost.set(String::new());
        view! { <ul class="plain gifts">{rows.collect_view()}</ul> }.into_any()
    });
    let on_day = hear(move |event: web_sys::Event| on.set(event_target_value(&event)));
    let on_what = hear(move |event: web_sys::Event| what.set(event_target_value(&event)));
    let on_cost = hear(move |event: web_sys::Event| cost.set(event_target_value(&event)));
    view! {
        <form class="field" on:submit=add>
            <span>"Gift log"</span>
            {sent}
            <div class="inrow">
                <input class="in in--day" type="date" aria-label="Day it was sent" prop:value=move || on.get() on:input=on_day />
                <input class="in" aria-label="What was sent" maxlength="300" placeholder="Two candles" prop:value=move || what.get() on:input=on_what />
                <input class="in in--few" aria-label="What it cost" placeholder="$24" prop:value=move || cost.get() on:input=on_cost />
                <button type="submit" class="btn btn--sm">"Note it"</button>
            </div>
        </form>
    }
    .into_any()
}

fn gift_row(desk: &Desk, who: u32, at: usize, gift: &PlainGift) -> impl IntoView + use<> {
    let desk = desk.clone();
    let forget = hear(move |_: web_sys::MouseEvent| desk.edit(who, Edit::Ungift(at as u32)));
    let label = format!("Take {} out of the log", gift.what);
    let cost = money(gift.cost, &gift.currency).filter(|_| gift.cost > 0);
    view! {
        <li>
            <span class="q">{format::day(&gift.on)}</span>" "{gift.what.clone()}" "<span class="q">{cost}</span>
            <button type="button" class="tag__x" aria-label=label on:click=forget>"×"</button>
        </li>
    }
}

/// An amount in minor units of the currency of this code.
pub fn money(minor: i64, code: &str) -> Option<String> {
    Some(format::money(Minor::new(minor)?, Currency::parse(code)?))
}

/// An amount as one would type it.
fn amount(minor: i64, code: &str) -> String {
    let (Some(amount), Some(currency)) = (Minor::new(minor), Currency::parse(code)) else {
        return String::new();
    };
    format!("{} {code}", amount.major(currency))
}
