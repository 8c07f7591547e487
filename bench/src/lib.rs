//! The benchmark page's WebAssembly: one recomputed advice a call, each time after one changed
//! answer, with the full number of draws.

use tierwise_core::domain::advice::{DRAWS, advise};
use tierwise_core::domain::brief::{Brief, Question};
use tierwise_core::domain::link;
use tierwise_core::domain::model::prepare::Preparation;
use tierwise_core::domain::settings::Context;
use wasm_bindgen::prelude::wasm_bindgen;

/// The marketer of the issue, with everything answered that makes the advice work hardest.
const BRIEF: &str = "niche=specialist&category=home-fragrance&budget=5000&currency=USD&weeks=4\
&geo=region&place=Pacific%20Northwest&goal=engagement&also=sales&test=yes&testsize=20&hours=4\
&hourcost=30&pay=mixed&content=raw&safety=no&age=25-34&platform=instagram,tiktok&aov=40\
&margin=0.5&goods=12&shipping=6";

/// The briefs that the calls go through; each differs from the one before in one answer.
#[wasm_bindgen]
pub struct Bench {
    briefs: Vec<Brief>,
    context: Context,
    preparation: Preparation,
    at: usize,
}

#[wasm_bindgen]
impl Bench {
    /// Prepares the briefs.
    #[wasm_bindgen(constructor)]
    #[must_use]
    pub fn new() -> Self {
        let (brief, _) = link::parse(BRIEF);
        let mut briefs = Vec::new();
        for budget in [300, 5_000, 80_000, 5_000_000] {
            briefs.push(brief.clone().with_budget_major(budget));
        }
        for question in Question::ALL {
            briefs.push(brief.clone());
            briefs.push(brief.clone().without(*question));
        }
        Self {
            briefs,
            context: Context::default(),
            preparation: Preparation::new(&Context::default()),
            at: 0,
        }
    }

    /// Problems of the brief above, of which there must be none.
    #[must_use]
    pub fn issues(&self) -> usize {
        link::parse(BRIEF).1.len()
    }

    /// Draws behind each advice.
    #[must_use]
    pub fn draws(&self) -> usize {
        DRAWS
    }

    /// Does one piece of the preparation; `false` when all is ready.
    pub fn prepare(&mut self) -> bool {
        self.preparation.step()
    }

    /// Computes the advice for the next brief and gives back something of it, so that the
    /// compiler cannot leave the work out.
    pub fn step(&mut self) -> f64 {
        self.at = (self.at + 1) % self.briefs.len().max(1);
        let Some(brief) = self.briefs.get(self.at) else {
            return 0.0;
        };
        let advice = advise(brief, &self.context);
        advice.tiers.iter().map(|tier| tier.acceptability).sum()
    }
}

impl Default for Bench {
    fn default() -> Self {
        Self::new()
    }
}
