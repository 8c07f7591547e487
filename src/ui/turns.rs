//! What the page does one after another, each in a task of its own, so that a slow phone can react in between.

use std::cell::RefCell;
use std::collections::VecDeque;
use std::time::Duration;

use leptos::prelude::set_timeout;

/// What waits for what: a turn of a later kind is taken only when none of an earlier kind is left.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Turn {
    /// Part of what is seen first.
    Screen,
    /// Showing it.
    Reveal,
    /// What is further down or beside it.
    Rest,
    /// What may be said only when all of that stands.
    Settled,
}

type Work = Box<dyn FnOnce()>;

/// A queue for each kind of turn.
struct Waiting {
    queues: [VecDeque<Work>; 4],
    /// Whether the next turn is on its way.
    called: bool,
}

impl Waiting {
    fn take(&mut self) -> Option<Work> {
        self.queues.iter_mut().find_map(VecDeque::pop_front)
    }
}

thread_local! {
    static WAITING: RefCell<Waiting> = const {
        RefCell::new(Waiting {
            queues: [const { VecDeque::new() }; 4],
            called: false,
        })
    };
}

impl Turn {
    /// Does the work when its turn comes.
    pub fn take(self, work: impl FnOnce() + 'static) {
        WAITING.with_borrow_mut(|waiting| {
            if let Some(queue) = waiting.queues.get_mut(self as usize) {
                queue.push_back(Box::new(work));
            }
        });
        call();
    }
}

/// Has the next turn taken, if one waits and none is called yet.
fn call() {
    let next = WAITING.with_borrow_mut(|waiting| {
        let any = waiting.queues.iter().any(|queue| !queue.is_empty());
        any && !std::mem::replace(&mut waiting.called, any)
    });
    if next {
        set_timeout(turn, Duration::ZERO);
    }
}

fn turn() {
    let work = WAITING.with_borrow_mut(|waiting| {
        waiting.called = false;
        waiting.take()
    });
    if let Some(work) = work {
        work();
    }
    call();
}
