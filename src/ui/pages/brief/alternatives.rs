//! The answers that a question could still get, for showing how far it can move the advice.

use tierwise_core::domain::brief::{
    Brief, Content, Geo, Goal, Hours, Niche, Pay, Platform, Question, Share,
};
use tierwise_core::domain::money::Minor;

/// The brief with each of some typical answers to an open question.
pub fn of(question: Question, brief: &Brief, per_usd: f64) -> Vec<Brief> {
    let with = |edit: &dyn Fn(&mut Brief)| {
        let mut changed = brief.clone();
        edit(&mut changed);
        changed
    };
    let money = |dollars: f64| Minor::from_major(dollars * per_usd, brief.currency);
    match question {
        Question::Product => Niche::ALL
            .iter()
            .map(|n| with(&|b| b.niche = Some(*n)))
            .collect(),
        Question::Budget => [500.0, 5e3, 5e4, 5e5]
            .into_iter()
            .map(|m| with(&|b| b.budget = money(m)))
            .collect(),
        Question::Geography => Geo::ALL
            .iter()
            .map(|g| with(&|b| b.geo = Some(*g)))
            .collect(),
        Question::Goal => Goal::ALL
            .iter()
            .map(|g| with(&|b| b.goal = Some(*g)))
            .collect(),
        Question::Test => [true, false]
            .into_iter()
            .map(|t| with(&|b| b.test = Some(t)))
            .collect(),
        Question::Platform => Platform::ALL
            .iter()
            .map(|p| with(&|b| b.platforms = vec![*p]))
            .collect(),
        Question::Hours => [1.0, 5.0, 20.0, 80.0]
            .into_iter()
            .map(|h| with(&|b| b.hours = Hours::from_units(h)))
            .collect(),
        Question::Payment => Pay::ALL
            .iter()
            .map(|p| with(&|b| b.pay = Some(*p)))
            .collect(),
        Question::Content => Content::ALL
            .iter()
            .map(|c| with(&|b| b.content = Some(*c)))
            .collect(),
        Question::Value => [(20.0, 0.3), (150.0, 0.6)]
            .into_iter()
            .map(|(order, margin)| {
                with(&|b| {
                    b.order_value = money(order);
                    b.margin = Share::from_fraction(margin);
                })
            })
            .collect(),
    }
}
