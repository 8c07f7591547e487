//! Where in a row each field stands.

use tierwise_core::domain::creator::{Creator, Profile};

use crate::fields::Field;
use crate::mapping::Mapping;

/// Where a text of a creator goes.
type Text = fn(&mut Creator) -> &mut String;
/// Where a count of a profile goes.
type Count = fn(&mut Profile, f64);

const TEXTS: [(Field, Text); 6] = [
    (Field::Name, |c| &mut c.name),
    (Field::Id, |c| &mut c.id),
    (Field::Email, |c| &mut c.contact),
    (Field::Code, |c| &mut c.code),
    (Field::Language, |c| &mut c.language),
    (Field::Tier, |c| &mut c.stated_tier),
];

const COUNTS: [(Field, Count); 11] = [
    (Field::Followers, |p, n| p.followers = Some(whole(n))),
    (Field::Following, |p, n| p.following = Some(whole(n))),
    (Field::Posts, |p, n| p.posts = Some(whole(n))),
    (Field::Likes, |p, n| p.likes = Some(n)),
    (Field::Comments, |p, n| p.comments = Some(n)),
    (Field::Shares, |p, n| p.shares = Some(n)),
    (Field::Saves, |p, n| p.saves = Some(n)),
    (Field::Conversions, |p, n| p.conversions = Some(n)),
    (Field::Views, |p, n| p.views = Some(n)),
    (Field::Reach, |p, n| p.reach = Some(n)),
    (Field::Engagements, |p, n| p.interactions = Some(n)),
];

/// The nearest whole count. WebAssembly has an instruction for the floor, but calls a function to round.
fn whole(count: f64) -> u64 {
    (count + 0.5).floor() as u64
}

/// In which columns each field stands.
pub struct Places {
    fields: [Vec<usize>; Field::ALL.len()],
    /// Whether several profiles stand in a row, each in columns of its own.
    pub numbered: bool,
    /// The texts that there are columns of: most files have few, and every row asks.
    pub texts: Vec<(Text, Vec<usize>)>,
    /// The same of counts.
    pub counts: Vec<(Count, Vec<usize>)>,
}

impl Places {
    /// Looks through the columns.
    pub fn of(mapping: &Mapping) -> Self {
        let holding = |field: Field| -> Vec<usize> {
            let columns = mapping.columns.iter().enumerate();
            let here = columns.filter(|(_, column)| column.field == Some(field));
            here.map(|(at, _)| at).collect()
        };
        Self {
            numbered: mapping.columns.iter().any(|column| column.set > 0),
            texts: used(&TEXTS, holding),
            counts: used(&COUNTS, holding),
            fields: std::array::from_fn(|at| {
                Field::ALL.get(at).map_or_else(Vec::new, |f| holding(*f))
            }),
        }
    }

    /// The columns of a field.
    pub fn field(&self, field: Field) -> &[usize] {
        self.fields.get(field as usize).map_or(&[], Vec::as_slice)
    }
}

/// What there are columns of, with them.
fn used<T: Copy>(
    all: &[(Field, T)],
    holding: impl Fn(Field) -> Vec<usize>,
) -> Vec<(T, Vec<usize>)> {
    let columns = all.iter().map(|(field, goes)| (*goes, holding(*field)));
    columns.filter(|(_, columns)| !columns.is_empty()).collect()
}
