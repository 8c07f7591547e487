//! A file on its way in: read, proposed, corrected, and drafted into a copy of the roster before anybody says yes.

use tierwise_core::domain::money::Currency;
use tierwise_import::creators::{Issue, Problem, Rows};
use tierwise_import::{Field, Mapping, Subject, Table, Unreadable};

use crate::people::{Added, Change, Roster, Twice};
use crate::wire::{Counts, Group, Guess, Proposal, Report, Told};

/// Samples of a column that are shown.
const SAMPLES: usize = 3;
/// Characters of a sample that are shown.
const LONGEST_SAMPLE: usize = 60;
/// Things of one kind that are listed; the rest is in the file that can be downloaded.
const LISTED: usize = 50;
/// Fields that are recognised but not kept yet.
const UNUSED: [Field; 5] = [
    Field::Following,
    Field::Posts,
    Field::Shares,
    Field::Language,
    Field::Tier,
];

/// A file that was read.
pub struct Intake {
    name: String,
    table: Table,
    mapping: Mapping,
    twice: Twice,
}

/// What a roster would be with the file in it.
pub struct Draft {
    /// The roster.
    pub roster: Roster,
    /// The way back.
    pub change: Change,
    /// What became of the rows.
    pub counts: Counts,
    /// What was told.
    pub issues: Vec<Issue>,
}

impl Intake {
    /// Takes a file apart and proposes what its columns hold.
    ///
    /// # Errors
    /// Where nothing can be read, why and what to do.
    pub fn read(name: String, bytes: &[u8]) -> Result<Self, Unreadable> {
        let table = Table::read(bytes)?;
        if table.rows() == 0 {
            return Err(Unreadable(
                "There is nothing in it. Choose a file with one creator in a row, or paste the rows."
                    .to_owned(),
            ));
        }
        Ok(Self {
            mapping: Mapping::propose(&table).of_file(&name),
            name,
            table,
            twice: Twice::default(),
        })
    }

    /// Has a column read as something else.
    pub fn assign(&mut self, column: u32, field: Option<u8>) {
        let field = field.and_then(|at| Field::ALL.get(usize::from(at)).copied());
        self.mapping.assign(&self.table, column as usize, field);
    }

    /// Says what happens to creators who are there already.
    pub fn treat(&mut self, twice: Twice) {
        self.twice = twice;
    }

    /// Brings the rows into a copy of a roster.
    pub fn draft(&self, roster: &Roster, currency: Currency) -> Draft {
        let mut draft = Draft {
            roster: roster.clone(),
            change: Change::default(),
            counts: Counts::default(),
            issues: Vec::new(),
        };
        draft.roster.reserve(self.table.rows());
        let mut rows = Rows::new(&self.table, &self.mapping, currency);
        while let Some(line) = rows.next() {
            draft.counts.taken += 1;
            let added = draft
                .roster
                .add(rows.creator(), self.twice, &mut draft.change);
            if let Added::Skipped(_) = added {
                draft.counts.taken -= 1;
                rows.twice(line);
            }
        }
        draft.issues = rows.into_issues();
        let below = self.table.rows().saturating_sub(self.mapping.first_row());
        draft.counts.rows = below as u32;
        draft.counts.rejected = draft.counts.rows - draft.counts.taken;
        draft.counts.repaired = repaired(&draft.issues);
        draft
    }

    /// What is to be confirmed.
    pub fn proposal(&self, draft: &Draft) -> Proposal {
        let columns = self.mapping.columns.iter().enumerate();
        Proposal {
            name: self.name.clone(),
            written: self.written(),
            doubt: self.doubt(),
            columns: columns.map(|(at, column)| self.guess(at, column)).collect(),
            fields: Field::ALL.iter().map(|f| f.label().to_owned()).collect(),
            above: self.above(),
            counts: draft.counts,
            twice: self.twice,
        }
    }

    /// What became of the rows.
    pub fn report(&self, draft: &Draft) -> Report {
        let last = self.table.rows().saturating_sub(1);
        Report {
            name: self.name.clone(),
            counts: draft.counts,
            groups: groups(&draft.issues),
            last_line: self.table.line(last),
        }
    }

    fn guess(&self, at: usize, column: &tierwise_import::Column) -> Guess {
        let rows = self.mapping.first_row()..self.table.rows();
        let cells = rows.map(|row| self.table.cell(row, at).trim());
        let samples = cells.filter(|cell| !cell.is_empty()).take(SAMPLES);
        let network = column.network.map(|n| n.label().to_owned());
        let currency = column.currency.map(|c| c.code().to_owned());
        let place = |field: Field| Field::ALL.iter().position(|f| *f == field);
        Guess {
            header: column.header.clone(),
            samples: samples.map(short).collect(),
            field: column
                .field
                .and_then(place)
                .and_then(|at| u8::try_from(at).ok()),
            said: [network, currency]
                .into_iter()
                .flatten()
                .collect::<Vec<_>>()
                .join(", "),
            fits: column.fits,
            unused: column.field.is_some_and(|f| UNUSED.contains(&f)),
        }
    }

    fn written(&self) -> String {
        let delimiter = match self.table.delimiter {
            ',' => "commas between the columns",
            ';' => "semicolons between the columns",
            '\t' => "tabs between the columns",
            '|' => "bars between the columns",
            ' ' => "words apart, told by what they look like",
            _ => "JSON",
        };
        let header = match self.mapping.header {
            Some(row) => format!("header in line {}", self.table.line(row)),
            None => "no header".to_owned(),
        };
        format!("{}, {delimiter}, {header}", self.table.encoding.label())
    }

    /// Rows above the header.
    fn above(&self) -> Vec<String> {
        let rows = 0..self.mapping.header.unwrap_or(0);
        let line = |row: usize| {
            let cells = self.table.cells(row).map(str::trim);
            cells
                .filter(|cell| !cell.is_empty())
                .collect::<Vec<_>>()
                .join(", ")
        };
        rows.map(|row| short(&line(row))).collect()
    }

    fn doubt(&self) -> Option<String> {
        match self.mapping.subject() {
            Subject::Creators => None,
            Subject::Results => Some(
                "This looks like results of campaigns or posts, not like a list of creators: it has orders, revenue, \
                 dates or texts of posts. Tierwise can take the names in it, but a creator would stand in it once for \
                 every post."
                    .to_owned(),
            ),
            Subject::Unknown => Some(
                "No column was found that names a creator. Say below which one holds the handle or the name."
                    .to_owned(),
            ),
        }
    }
}

/// Rows that were taken although something was told about them.
fn repaired(issues: &[Issue]) -> u32 {
    let mut lines: Vec<u32> = Vec::new();
    let mut rejected: Vec<u32> = Vec::new();
    for issue in issues {
        let list = if issue.problem.is_taken() {
            &mut lines
        } else {
            &mut rejected
        };
        if list.last() != Some(&issue.line) {
            list.push(issue.line);
        }
    }
    lines.dedup();
    let taken = lines
        .iter()
        .filter(|line| rejected.binary_search(line).is_err());
    taken.count() as u32
}

fn groups(issues: &[Issue]) -> Vec<Group> {
    let kinds = Problem::ALL.into_iter();
    let group = |problem: Problem| {
        let alike = issues.iter().filter(move |i| i.problem == problem);
        let told = |issue: &Issue| Told {
            line: issue.line,
            column: issue.column.clone(),
            value: short(&issue.value),
        };
        Group {
            words: problem.words().to_owned(),
            taken: problem.is_taken(),
            count: alike.clone().count() as u32,
            first: alike.take(LISTED).map(told).collect(),
        }
    };
    kinds.map(group).filter(|group| group.count > 0).collect()
}

fn short(text: &str) -> String {
    if text.chars().count() <= LONGEST_SAMPLE {
        return text.to_owned();
    }
    let start: String = text.chars().take(LONGEST_SAMPLE).collect();
    format!("{start}…")
}
