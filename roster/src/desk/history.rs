//! What can be taken back and made again.

use crate::people::Change;
use crate::plan::Plans;
use crate::taste::Taste;

/// Changes that can be taken back.
const REMEMBERED: usize = 50;

/// The way back from a change.
#[derive(Debug, Clone)]
pub(super) enum Step {
    /// People as they were.
    People(Change),
    /// How creators were scored.
    Taste(Taste),
    /// What short lists were asked for.
    Plans(Plans),
}

/// Steps back, and steps forth again, each with what it was about.
#[derive(Debug, Default)]
pub(super) struct History {
    past: Vec<(String, Step)>,
    future: Vec<(String, Step)>,
}

impl History {
    /// Notes a change that was made. What had been taken back cannot be made again after it.
    pub fn note(&mut self, what: String, step: Step) {
        self.future.clear();
        self.past.push((what, step));
        if self.past.len() > REMEMBERED {
            self.past.remove(0);
        }
    }

    /// Takes the last change back by `swap`, which gives the way forth.
    pub fn back(&mut self, swap: impl FnOnce(Step) -> Step) {
        if let Some((what, step)) = self.past.pop() {
            self.future.push((what, swap(step)));
        }
    }

    /// Makes it again by `swap`, which gives the way back.
    pub fn forth(&mut self, swap: impl FnOnce(Step) -> Step) {
        if let Some((what, step)) = self.future.pop() {
            self.past.push((what, swap(step)));
        }
    }

    /// What can be taken back, and what can be made again.
    pub fn labels(&self) -> [Option<String>; 2] {
        [&self.past, &self.future].map(|steps| steps.last().map(|(what, _)| what.clone()))
    }
}
