//! Gets ready for the first advice in pieces small enough for the time between two frames.

use tierwise_kernel::sequence::Normals;

use super::lookup::Lookup;
use super::outcome::World;
use super::smaa;
use crate::domain::brief::Brief;
use crate::domain::settings::Context;

/// Small simulations that nobody asked for. A browser starts with code that is quickly compiled and slow, and compiles
/// in the background what it sees running often: after these it has seen it.
const REHEARSALS: u32 = 12;
/// Draws of one: a millisecond or two in slow code.
const REHEARSED: usize = 256;

/// What [`advise`](crate::domain::advice::advise) would otherwise do at once the first time.
///
/// ```
/// use tierwise_core::domain::{model::prepare::Preparation, settings::Context};
/// let mut preparation = Preparation::new(&Context::default());
/// while preparation.step() {} // one piece at a time, between two frames
/// ```
///
/// Fourteen pieces: the table of normal numbers, the tables of the context, twelve rehearsals of the simulation. The random numbers depend on nothing, so a changed scheme or benchmark needs no new preparation:
/// `advise` looks up the tables of the context anew, about a millisecond. Without any preparation the advice is the
/// same, only the first one later.
#[derive(Debug)]
pub struct Preparation {
    context: Context,
    done: u32,
}

impl Preparation {
    /// Prepares for the first advice.
    pub fn new(context: &Context) -> Self {
        Self {
            context: context.clone(),
            done: 0,
        }
    }

    /// Does one piece; `false` when all is ready. Most take less than a millisecond; the first two rehearsals take
    /// longer, since the browser compiles meanwhile. Leave it time in between: it does so in the
    /// background.
    pub fn step(&mut self) -> bool {
        const LAST: u32 = 2 + REHEARSALS;
        match self.done {
            0 => {
                Normals::get();
            }
            1 => {
                Lookup::of(&self.context);
            }
            2..LAST => {
                let world = World::new(&Brief::neutral(), &self.context);
                smaa::tally(&world, REHEARSED, true);
            }
            _ => return false,
        }
        self.done += 1;
        self.done < LAST
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::advice::advise_with;

    #[test]
    fn a_preparation_ends_and_changes_nothing() {
        let context = Context::default();
        let mut preparation = Preparation::new(&context);
        let mut steps = 1;
        while preparation.step() {
            steps += 1;
        }
        assert_eq!(steps, 2 + REHEARSALS);
        assert!(!preparation.step());
        let after = advise_with(&Brief::neutral(), &context, 100);
        // Tables of a context are kept for each thread: here nothing is prepared.
        let before =
            std::thread::spawn(move || advise_with(&Brief::neutral(), &context, 100)).join();
        assert_eq!(before.ok(), Some(after));
    }
}
