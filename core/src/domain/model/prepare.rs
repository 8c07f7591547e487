//! Gets ready for the first advice in pieces small enough for the time between two frames.

use tierwise_kernel::sequence::Filling;

use super::lookup::Lookup;
use crate::domain::settings::Context;

/// What [`super::super::advice::advise`] would otherwise do at once the first time: the table of normal numbers
/// and the tables of the context.
///
/// ```
/// use tierwise_core::domain::{model::prepare::Preparation, settings::Context};
/// let mut preparation = Preparation::new(&Context::default());
/// while preparation.step() {} // one piece between two frames each
/// ```
///
/// Nothing depends on the brief, and the table of normal numbers not on the context either: after a change of scheme
/// or benchmarks a new preparation has one piece of work, the tables of the context. Without any preparation the
/// advice is the same, only the first one later.
#[derive(Debug)]
pub struct Preparation {
    context: Context,
    stage: Stage,
}

#[derive(Debug)]
enum Stage {
    Normals(Filling),
    Lookup,
    Done,
}

impl Preparation {
    /// Prepares for a context.
    pub fn new(context: &Context) -> Self {
        Self {
            context: context.clone(),
            stage: Stage::Normals(Filling::default()),
        }
    }

    /// Does one piece, a few milliseconds at most; `false` when all is ready.
    pub fn step(&mut self) -> bool {
        self.stage = match &mut self.stage {
            Stage::Normals(filling) => {
                if filling.step() {
                    return true;
                }
                Stage::Lookup
            }
            Stage::Lookup => {
                Lookup::of(&self.context);
                Stage::Done
            }
            Stage::Done => Stage::Done,
        };
        !matches!(self.stage, Stage::Done)
    }
}
