//! A file on its way in: read, proposed, corrected, and drafted into a copy of the roster before anybody says yes.

use std::collections::{BTreeMap, BTreeSet};

use tierwise_core::domain::creator::Creator;
use tierwise_core::domain::money::Currency;
use tierwise_import::creators::{Issue, Problem, Rows};
use tierwise_import::{Field, Grid, Kind, Mapping, Subject, Table, Unreadable};

use crate::checksum;
use crate::people::{Added, Change, Roster, Twice, Who};
use crate::taste::Reading;
use crate::wire::{Counts, Fix, Group, Guess, Proposal, Report, Told};

/// Rows of a file that are taken at a time: twice what the roster is made for.
const MOST_ROWS: usize = 200_000;
/// Samples of a column that are shown.
const SAMPLES: usize = 3;
/// Characters of a sample that are shown.
const LONGEST_SAMPLE: usize = 60;
/// Things of one kind that are listed; the rest is in the file that can be downloaded.
const LISTED: usize = 50;

/// A file that was read.
pub struct Intake {
    name: String,
    table: Table,
    mapping: Mapping,
    twice: Twice,
    /// Whether columns are read as the user had them read in an earlier file with the same headers.
    remembered: bool,
}

/// A file that was taken.
pub struct Taken {
    intake: Intake,
    counts: Counts,
    /// Who came of which line, by line.
    came: Vec<(u32, Who)>,
    /// What was put right, by line and column.
    fixes: BTreeMap<(u32, u32), String>,
    /// What was told about it, by line.
    pub issues: Vec<Issue>,
}

/// What a roster would be with the file in it.
pub struct Draft {
    /// The roster.
    pub roster: Roster,
    /// The way back.
    pub change: Change,
    /// What became of the rows.
    pub counts: Counts,
    /// Who came of which line, by line.
    came: Vec<(u32, Who)>,
    /// What was told.
    issues: Vec<Issue>,
}

impl Intake {
    /// Takes a file apart and proposes what its columns hold: what a person said of a file with the same headers, else
    /// what headers and cells suggest. `tell` hears name and rows in between.
    ///
    /// # Errors
    /// Where nothing can be read, why and what to do.
    pub fn read(
        name: String,
        bytes: &[u8],
        readings: &[Reading],
        tell: impl FnOnce(&str, u32),
    ) -> Result<Self, Unreadable> {
        let table = Table::read(bytes)?;
        if table.rows() == 0 {
            return Err(Unreadable(
                "There is nothing in it. Choose a file with one creator in a row, or paste the rows."
                    .to_owned(),
            ));
        }
        if table.rows() > MOST_ROWS {
            return Err(Unreadable(format!(
                "It has {} rows; Tierwise takes up to {MOST_ROWS} at a time. Save it in parts, or without the creators \
                 you do not need.",
                table.rows()
            )));
        }
        tell(&name, table.rows() as u32);
        let mut intake = Self {
            mapping: Mapping::propose(&table).of_file(&name),
            name,
            table,
            twice: Twice::default(),
            remembered: false,
        };
        let headers = intake.reading().headers;
        if let Some(known) = readings.iter().find(|r| r.headers == headers) {
            intake.read_as(known);
        }
        Ok(intake)
    }

    /// Reads the columns as an earlier file with the same headers.
    fn read_as(&mut self, known: &Reading) {
        for (at, label) in known.fields.iter().enumerate() {
            let field = Field::ALL.iter().find(|f| f.label() == label).copied();
            let now = self.mapping.columns.get(at).and_then(|c| c.field);
            if field != now && (field.is_some() || label.is_empty()) {
                self.mapping.assign(&self.table, at, field);
                self.remembered = true;
            }
        }
    }

    /// How its columns are read, to be remembered.
    pub fn reading(&self) -> Reading {
        let columns = &self.mapping.columns;
        let label = |field: Option<Field>| field.map_or("", Field::label).to_owned();
        let headers = columns.iter().map(|column| column.header.as_str());
        Reading {
            // Each with its end.
            headers: checksum::of(headers.flat_map(|header| header.bytes().chain([0]))),
            fields: columns.iter().map(|column| label(column.field)).collect(),
        }
    }

    /// What it is called in a sentence.
    pub fn called(&self) -> String {
        match self.name.as_str() {
            "" => "the pasted rows".to_owned(),
            name => name.to_owned(),
        }
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
            came: Vec::with_capacity(self.table.rows()),
            issues: Vec::new(),
        };
        draft.roster.reserve(self.table.rows());
        let mut rows = Rows::new(&self.table, &self.mapping, currency);
        while let Some(line) = rows.next() {
            let added = draft
                .roster
                .add(rows.creator(), self.twice, &mut draft.change);
            match added {
                Added::Skipped(_) => rows.twice(line),
                Added::New(who) | Added::Changed(who) => draft.came.push((line, who)),
            }
        }
        draft.issues = rows.into_issues();
        draft.counts = self.counts(&draft.came, &draft.issues);
        draft
    }

    fn counts(&self, came: &[(u32, Who)], issues: &[Issue]) -> Counts {
        let rows = self.table.rows().saturating_sub(self.mapping.first_row()) as u32;
        let taken = came.len() as u32;
        Counts {
            rows,
            taken,
            repaired: repaired(issues),
            rejected: rows - taken,
        }
    }

    /// Takes the draft: the roster, the way back, and what is needed to put lines right.
    pub fn taken(self, draft: Draft) -> (Roster, Change, Taken) {
        let taken = Taken {
            intake: self,
            counts: draft.counts,
            came: draft.came,
            fixes: BTreeMap::new(),
            issues: draft.issues,
        };
        (draft.roster, draft.change, taken)
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
            remembered: self.remembered,
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
            unused: column.field.is_some_and(|f| f.kind() == Kind::Result),
        }
    }

    fn written(&self) -> String {
        if self.table.delimiter == Grid::BETWEEN {
            return match self.mapping.header {
                Some(row) => format!("Excel, header in row {}", self.table.line(row)),
                None => "Excel, no header".to_owned(),
            };
        }
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

impl Taken {
    /// What became of the rows; `undo` is what that is called where it can be taken back.
    pub fn report(&self, undo: String) -> Report {
        let table = &self.intake.table;
        Report {
            name: self.intake.name.clone(),
            counts: self.counts,
            groups: groups(&self.issues),
            last_line: table.line(table.rows().saturating_sub(1)),
            undo,
        }
    }

    /// What the file is called in a sentence.
    pub fn called(&self) -> String {
        self.intake.called()
    }

    /// Reads lines again with what was put right in them, now and before. Who was changed by hand meanwhile only gets
    /// what was unknown.
    ///
    /// # Errors
    /// Where the creators of these lines are not there any more, in plain words.
    pub fn retry(
        &mut self,
        roster: &mut Roster,
        fixes: &[Fix],
        currency: Currency,
    ) -> Result<Change, String> {
        let lines: BTreeSet<u32> = fixes.iter().map(|fix| fix.line).collect();
        let gone = |who: &Who| roster.person(*who).is_none();
        if lines
            .iter()
            .any(|line| self.who(*line).is_some_and(|who| gone(&who)))
        {
            return Err(
                "The creator of this line is no longer in the roster: the import or the row was taken back. Redo it \
                 first."
                    .to_owned(),
            );
        }
        let mut change = Change::default();
        let mut told = Vec::new();
        for line in &lines {
            let before = self.read_line(*line, currency).0;
            let here = fixes.iter().filter(|fix| fix.line == *line);
            let fresh = here.map(|fix| ((fix.line, fix.place), fix.text.clone()));
            self.fixes.extend(fresh);
            let (after, issues) = self.read_line(*line, currency);
            told.extend(issues);
            let Some(after) = after else { continue };
            match self.who(*line) {
                Some(who) if Some(who) == untouched(roster, who, before.as_ref()) => {
                    roster.replace(who, &after, &mut change);
                }
                Some(who) => roster.complete(who, &after, &mut change),
                None => match roster.add(&after, self.intake.twice, &mut change) {
                    Added::Skipped(_) => told.push(twice(*line, &after)),
                    Added::New(who) | Added::Changed(who) => {
                        let at = self.came.partition_point(|(other, _)| other < line);
                        self.came.insert(at, (*line, who));
                    }
                },
            }
        }
        self.issues.retain(|issue| !lines.contains(&issue.line));
        for issue in told {
            let at = self
                .issues
                .partition_point(|other| other.line <= issue.line);
            self.issues.insert(at, issue);
        }
        self.counts = self.intake.counts(&self.came, &self.issues);
        Ok(change)
    }

    /// Who came of a line.
    fn who(&self, line: u32) -> Option<Who> {
        let at = self.came.binary_search_by_key(&line, |(line, _)| *line);
        Some(self.came.get(at.ok()?)?.1)
    }

    /// The creator of a line with everything that was put right in it so far, and what is still to be told.
    fn read_line(&self, line: u32, currency: Currency) -> (Option<Creator>, Vec<Issue>) {
        let all = self.fixes.range((line, 0)..=(line, u32::MAX));
        let instead: Vec<(usize, &str)> = all
            .map(|((_, place), text)| (*place as usize, text.as_str()))
            .collect();
        let mut rows = Rows::new(&self.intake.table, &self.intake.mapping, currency);
        let named = rows.again(line, &instead);
        let creator = named.then(|| rows.creator().clone());
        (creator, rows.into_issues())
    }
}

/// Somebody who still is as their line gave them.
fn untouched(roster: &Roster, who: Who, line: Option<&Creator>) -> Option<Who> {
    let same = roster.creator(roster.person(who)?) == *line?;
    same.then_some(who)
}

fn twice(line: u32, creator: &Creator) -> Issue {
    Issue {
        line,
        column: String::new(),
        place: None,
        value: creator.name.clone(),
        problem: Problem::Twice,
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
            place: issue.place,
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
