//! Gets ready for the first advice in pieces small enough for the time between two frames.

use tierwise_kernel::sequence::Filling;

use super::lookup::Lookup;
use super::outcome::World;
use super::smaa;
use crate::domain::advice::advise_with;
use crate::domain::brief::Brief;
use crate::domain::settings::Context;

/// Small simulations of a brief nobody asked about. A browser starts with slow code and compiles what runs often
/// anew in the background: after these it has noticed.
const REHEARSALS: u32 = 16;
/// Draws of one: one or two milliseconds in slow code.
const REHEARSED: usize = 512;

/// What [`advise`](crate::domain::advice::advise) would otherwise do at once the first time.
///
/// ```
/// use tierwise_core::domain::{model::prepare::Preparation, settings::Context};
/// let mut preparation = Preparation::new(&Context::default());
/// while preparation.step() {} // between two frames each
/// ```
///
/// The pieces are, in this order: the table of normal numbers, the tables of the context's scheme and benchmarks, and
/// rehearsals. Only the tables of the context depend on anything, so after a change of scheme or benchmarks
/// [`Preparation::again`] is the one piece to do. Without any preparation the advice is the same, only the first one
/// later.
#[derive(Debug)]
pub struct Preparation {
    context: Context,
    stage: Stage,
}

#[derive(Debug)]
enum Stage {
    Normals(Filling),
    Lookup {
        rehearse: bool,
    },
    /// Rehearsals done.
    Rehearsals(u32),
    Done,
}

impl Preparation {
    /// Prepares for the first advice.
    pub fn new(context: &Context) -> Self {
        Self {
            context: context.clone(),
            stage: Stage::Normals(Filling::default()),
        }
    }

    /// Prepares for the first advice after a change of context.
    pub fn again(context: &Context) -> Self {
        Self {
            context: context.clone(),
            stage: Stage::Lookup { rehearse: false },
        }
    }

    /// Does one piece, a few milliseconds at most; `false` when all is ready.
    pub fn step(&mut self) -> bool {
        self.stage = match &mut self.stage {
            Stage::Normals(filling) => {
                if filling.step() {
                    return true;
                }
                Stage::Lookup { rehearse: true }
            }
            Stage::Lookup { rehearse } => {
                Lookup::of(&self.context);
                if *rehearse {
                    Stage::Rehearsals(0)
                } else {
                    Stage::Done
                }
            }
            Stage::Rehearsals(done) if *done < REHEARSALS => {
                let world = World::new(&Brief::neutral(), &self.context);
                smaa::tally(&world, REHEARSED, true);
                Stage::Rehearsals(*done + 1)
            }
            Stage::Rehearsals(_) => {
                // Mix, reasons and forecast once, with next to no draws.
                advise_with(&Brief::neutral(), &self.context, 1);
                Stage::Done
            }
            Stage::Done => Stage::Done,
        };
        !matches!(self.stage, Stage::Done)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn preparations_end_and_change_nothing() {
        let context = Context::default();
        let steps = |mut preparation: Preparation| {
            let mut steps = 1;
            while preparation.step() {
                steps += 1;
            }
            steps
        };
        assert!(steps(Preparation::new(&context)) < 40);
        assert_eq!(steps(Preparation::again(&context)), 1);
        let brief = Brief::neutral();
        let after = advise_with(&brief, &context, 100);
        let elsewhere = context.clone();
        let before = std::thread::spawn(move || advise_with(&brief, &elsewhere, 100)).join();
        assert_eq!(before.ok(), Some(after));
    }
}
