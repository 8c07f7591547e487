//! Advice on neighbors of the brief, computed between frames: the brief without the answer being given, with other
//! budgets, and with answers that are still open.

use std::cell::{Cell, RefCell};
use std::collections::VecDeque;
use std::rc::Rc;
use std::sync::Arc;

use leptos::prelude::*;
use tierwise_core::domain::advice::{DRAWS, Lead, lead};
use tierwise_core::domain::brief::{Brief, Question};
use tierwise_core::domain::money::Minor;
use tierwise_core::domain::settings::Context;
use tierwise_core::domain::tier::TierKind;

use super::{alternatives, slider};
use crate::platform::timing::{after_paint, in_slices};
use crate::ui::boxed::effect;
use crate::ui::router::Step;
use crate::ui::state::AppState;

/// Draws for a question that is still open: enough to rank the questions, cheap enough for thirty of them.
const ROUGH: usize = 1_000;

/// Budgets tried along the slider.
const BUDGETS: usize = 32;

/// What is known about the neighbors.
#[derive(Clone, Copy)]
pub struct Probes {
    /// The lead without the current question's answer.
    pub before: RwSignal<Option<Arc<Lead>>>,
    /// Open questions with the largest change of any tier's readings, in points, largest first.
    pub open: RwSignal<Vec<(Question, f64)>>,
    /// The leading tier along the budget slider: upper end of each stretch, 0 to 1, and who leads in it.
    pub budgets: RwSignal<Vec<(f64, Option<TierKind>)>>,
}

enum Job {
    Before(Brief),
    Budget(f64, Brief),
    Rough,
    Open(Question, Brief),
}

/// The briefs behind what is shown, so that an answer that changes neither is not computed again.
#[derive(Default, PartialEq)]
struct Done {
    before: Option<(Question, Brief, Context)>,
    budgets: Option<(Brief, Context)>,
}

/// Computes the neighbors again whenever the advice or the step changes; a newer run makes an older one stop.
pub fn start(state: AppState, step: Memo<Step>) -> Probes {
    let probes = Probes {
        before: RwSignal::new(None),
        open: RwSignal::new(Vec::new()),
        budgets: RwSignal::new(Vec::new()),
    };
    let done = Rc::new(RefCell::new(Done::default()));
    let newest = Rc::new(Cell::new(0_u32));
    let ended = Rc::new(Cell::new(false));
    let end = StoredValue::new_local(ended.clone());
    on_cleanup(move || end.with_value(|e| e.set(true)));
    effect(move || {
        let step = step.get();
        let ready = state.lead.with(Option::is_some) && !state.computing.get();
        let mine = newest.get() + 1;
        newest.set(mine);
        if !ready {
            return;
        }
        let (newest, ended, done) = (newest.clone(), ended.clone(), done.clone());
        after_paint(move || {
            if newest.get() == mine && !ended.get() {
                let jobs = jobs(state, step, &mut done.borrow_mut());
                run(state, probes, jobs, done, move || {
                    newest.get() == mine && !ended.get()
                });
            }
        });
    });
    probes
}

fn jobs(state: AppState, step: Step, done: &mut Done) -> VecDeque<Job> {
    let brief = state.brief.get_untracked();
    let context = state.context.get_untracked();
    let per_usd = context.rates.per_usd(brief.currency);
    let mut jobs = VecDeque::new();
    if let Step::Ask(question) = step {
        let before = brief.clone().without(question);
        let needed = Some((question, before.clone(), context.clone()));
        if done.before != needed {
            done.before = needed;
            jobs.push_back(Job::Before(before.clone()));
        }
        let needed = Some((before.clone(), context));
        if question == Question::Budget && done.budgets != needed {
            done.budgets = needed;
            let scale = slider::scale(per_usd);
            for place in (0..BUDGETS).map(|i| (i as f64 + 0.5) / BUDGETS as f64) {
                let budget =
                    Minor::from_major(slider::RANGE.amount(place) * scale, before.currency);
                jobs.push_back(Job::Budget(
                    place,
                    Brief {
                        budget,
                        ..before.clone()
                    },
                ));
            }
        }
    }
    jobs.push_back(Job::Rough);
    for question in Question::ALL
        .iter()
        .filter(|q| !q.is_answered(&brief) && step != Step::Ask(**q))
    {
        jobs.extend(
            alternatives::of(*question, &brief, per_usd)
                .into_iter()
                .map(|b| Job::Open(*question, b)),
        );
    }
    jobs
}

fn run(
    state: AppState,
    probes: Probes,
    mut jobs: VecDeque<Job>,
    done: Rc<RefCell<Done>>,
    wanted: impl Fn() -> bool + Clone + 'static,
) {
    let context = state.context.get_untracked();
    let shown = state.brief.get_untracked();
    let mut rough: Option<Lead> = None;
    let open = Rc::new(RefCell::new(Vec::<(Question, f64)>::new()));
    let mut budgets = Vec::new();
    let told = open.clone();
    let still_wanted = wanted.clone();
    let step = move || {
        if !wanted() {
            // What was not reached has to be computed next time.
            let mut done = done.borrow_mut();
            for job in &jobs {
                match job {
                    Job::Before(_) => done.before = None,
                    Job::Budget(..) => done.budgets = None,
                    Job::Rough | Job::Open(..) => {}
                }
            }
            return false;
        }
        match jobs.pop_front() {
            Some(Job::Before(brief)) => probes
                .before
                .set(Some(Arc::new(lead(&brief, &context, DRAWS)))),
            Some(Job::Budget(place, brief)) => {
                budgets.push((place, lead(&brief, &context, ROUGH).leader));
                if budgets.len() == BUDGETS {
                    probes.budgets.set(stretches(&budgets));
                }
            }
            Some(Job::Rough) => rough = Some(lead(&shown, &context, ROUGH)),
            Some(Job::Open(question, brief)) => {
                let moved = rough
                    .as_ref()
                    .map_or(0.0, |r| difference(r, &lead(&brief, &context, ROUGH)));
                let mut open = open.borrow_mut();
                match open.iter_mut().find(|(q, _)| *q == question) {
                    Some((_, most)) => *most = most.max(moved),
                    None => open.push((question, moved)),
                }
            }
            None => return false,
        }
        !jobs.is_empty()
    };
    in_slices(step, move |more| {
        // The list is shown when it is complete, so that its order does not jump about.
        if !more && still_wanted() {
            let mut open = told.borrow().clone();
            // Some answers move the forecast only.
            open.retain(|(_, moved)| *moved >= 1.0);
            let mut sorted: Vec<(Question, f64)> = Vec::with_capacity(open.len());
            // At most ten rows: a sort of the library would weigh more than the whole list.
            for row in open {
                let at = sorted
                    .iter()
                    .position(|other| other.1 < row.1)
                    .unwrap_or(sorted.len());
                sorted.insert(at, row);
            }
            probes.open.set(sorted);
        }
    });
}

/// Neighbors with the same leader as one stretch, cut half-way between places.
fn stretches(places: &[(f64, Option<TierKind>)]) -> Vec<(f64, Option<TierKind>)> {
    let mut stretches: Vec<(f64, Option<TierKind>)> = Vec::new();
    for (place, leader) in places {
        let end = place + 0.5 / BUDGETS as f64;
        match stretches.last_mut() {
            Some(last) if last.1 == *leader => last.0 = end,
            _ => stretches.push((end, *leader)),
        }
    }
    stretches
}

/// The largest change of any tier's share of readings, in points.
fn difference(a: &Lead, b: &Lead) -> f64 {
    a.tiers
        .iter()
        .zip(&b.tiers)
        .map(|(x, y)| (x.acceptability - y.acceptability).abs() * 100.0)
        .fold(0.0, f64::max)
}
