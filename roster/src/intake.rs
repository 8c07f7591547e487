//! A file on its way in: read, proposed, corrected, and drafted into a copy of the roster before anybody says yes.

use std::collections::{BTreeMap, BTreeSet};

use tierwise_core::domain::creator::{Basis, Creator, Network};
use tierwise_core::domain::money::{Currency, RATES};
use tierwise_import::creators::{self, Issue, LINE, Problem, Rows, Unsaid};
use tierwise_import::{
    Column, Field, Grid, Kind, Mapping, Subject, Table, Unreadable, figure, rate_cell, unguarded,
};

use crate::checksum;
use crate::decided::Decided;
use crate::people::{Added, Change, Roster, Twice, Who};
use crate::places::Target;
use crate::taste::Reading;
use crate::wire::{self, Choice, Counts, Drafted, Fix, Guess, Proposal, Report};

mod report;

/// Rows of a file that are taken at a time: twice what the roster is made for.
const MOST_ROWS: usize = 200_000;
/// Rows up to which a file is drafted in less time than anybody sees: longer ones are proposed before that.
const LONG: usize = 10_000;
/// Samples of a column that are shown.
const SAMPLES: usize = 3;
/// Characters of a sample that are shown.
const LONGEST_SAMPLE: usize = 60;
/// What is said where there is nobody any more to put something right of.
const GONE: &str = "The creator of this line is no longer in the roster: the import or the row was taken back. Redo it \
                    first.";

/// A file that was taken apart, of which nothing is known yet.
pub struct Apart {
    name: String,
    table: Table,
}

/// What is taken for so where a file does not say it.
#[derive(Debug, Clone, Copy)]
pub struct Assumed {
    /// The currency of amounts.
    pub currency: Currency,
    /// The place that a share of an audience is in, as an [`Audience`](crate::relation::Audience) has it; `None` where
    /// the brief asks for none.
    pub place: Option<u64>,
}

/// A file that was read.
pub struct Intake {
    name: String,
    table: Table,
    mapping: Mapping,
    twice: Twice,
    /// What the user said of the file as a whole, as [`Reading`] keeps it.
    network: Option<String>,
    currency: Option<String>,
    /// Whether it is read as the user had an earlier file with the same headers read.
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
    /// What its rows do not say.
    unsaid: Unsaid,
}

impl Apart {
    /// Takes a file apart.
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
        if table.rows() > MOST_ROWS {
            return Err(Unreadable(format!(
                "It has {} rows; Tierwise takes up to {MOST_ROWS} at a time. Save it in parts, or without the creators \
                 you do not need.",
                table.rows()
            )));
        }
        Ok(Self { name, table })
    }

    /// Its name and lines.
    pub fn size(&self) -> (String, u32) {
        (self.name.clone(), self.table.rows() as u32)
    }
}

impl Intake {
    /// Proposes what the columns of a file hold: what a person said of one with the same headers, else what headers and
    /// cells suggest.
    pub fn of(file: Apart, readings: &[Reading], target: &Target) -> Self {
        let Apart { name, table } = file;
        let mut intake = Self {
            mapping: Mapping::propose(&table).of_file(&name),
            name,
            table,
            twice: Twice::default(),
            network: None,
            currency: None,
            remembered: false,
        };
        let headers = intake.reading().headers;
        if let Some(known) = readings.iter().find(|r| r.headers == headers) {
            intake.read_as(known);
        }
        intake.find_share(target);
        intake
    }

    /// Takes a column like “USA audience share” for what it is, where the brief asks for that place, and leaves it out
    /// where it asks for another.
    pub fn find_share(&mut self, target: &Target) {
        let field = Some(Field::NotedAudience);
        for column in &mut self.mapping.columns {
            if column.field == field && target.is_share_elsewhere(&column.header) {
                column.field = None;
            }
        }
        let columns = &self.mapping.columns;
        if columns.iter().any(|column| column.field == field) {
            return;
        }
        let is = |column: &Column| column.field.is_none() && target.is_share(&column.header);
        if let Some(at) = columns.iter().position(is) {
            self.mapping.assign(&self.table, at, field);
        }
    }

    /// Reads it as an earlier file with the same headers.
    fn read_as(&mut self, known: &Reading) {
        for (at, label) in known.fields.iter().enumerate() {
            let (field, basis) = heard(label);
            let now = self.mapping.columns.get(at).and_then(|c| c.field);
            if field != now && (field.is_some() || label.is_empty()) {
                self.mapping.assign(&self.table, at, field);
                self.remembered = true;
            }
            if let (Some(basis), Some(column)) = (basis, self.mapping.columns.get_mut(at))
                && column.leaves_basis_open()
            {
                column.basis = basis;
                self.remembered = true;
            }
        }
        let before = (self.mapping.network, self.mapping.currency);
        if let Some(slug) = &known.network {
            self.say_network(slug.clone());
        }
        if let Some(code) = &known.currency {
            self.say_currency(code.clone());
        }
        self.remembered |= before != (self.mapping.network, self.mapping.currency);
    }

    /// Whether its columns are proposed before its rows are counted.
    pub fn is_long(&self) -> bool {
        self.table.rows() > LONG
    }

    /// How its columns are read, to be remembered.
    pub fn reading(&self) -> Reading {
        let columns = &self.mapping.columns;
        let headers = columns.iter().map(|column| column.header.as_str());
        Reading {
            // Each with its end.
            headers: checksum::of(headers.flat_map(|header| header.bytes().chain([0]))),
            fields: columns.iter().map(spoken).collect(),
            network: self.network.clone(),
            currency: self.currency.clone(),
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

    /// Takes creators of whom the file does not say it for being on a network; an empty slug for none.
    pub fn say_network(&mut self, slug: String) {
        self.mapping.network = Network::from_slug(&slug);
        self.network = Some(slug);
    }

    /// Takes engagement rates of which the file does not say it for being a share of this; an empty slug for nothing.
    pub fn say_basis(&mut self, slug: &str) {
        self.mapping
            .say_basis(Basis::from_slug(slug).unwrap_or(Basis::Unknown));
    }

    /// Takes amounts of which the file does not say it for being in a currency; an empty code for none.
    pub fn say_currency(&mut self, code: String) {
        self.mapping.currency = Currency::parse(&code);
        self.currency = Some(code);
    }

    /// Says what happens to creators who are there already.
    pub fn treat(&mut self, twice: Twice) {
        self.twice = twice;
    }

    /// Brings the rows into a copy of a roster.
    pub fn draft(&self, roster: &Roster, assumed: Assumed) -> Draft {
        let mut draft = Draft {
            roster: roster.clone(),
            change: Change::default(),
            counts: Counts::default(),
            came: Vec::with_capacity(self.table.rows()),
            issues: Vec::new(),
            unsaid: Unsaid::default(),
        };
        draft.roster.reserve(self.table.rows());
        let mut rows = Rows::new(&self.table, &self.mapping, assumed.currency);
        let decides = Decided::are_in(&rows);
        let (roster, change) = (&mut draft.roster, &mut draft.change);
        while let Some(line) = rows.next() {
            let added = roster.add(rows.creator(), self.twice, change);
            let (Added::New(who) | Added::Changed(who) | Added::Skipped(who)) = added;
            let left = matches!(added, Added::Skipped(_));
            let decided = decides
                && !(left && self.twice == Twice::Skip)
                && Decided::of(&mut rows, line, assumed.place).bring(
                    roster,
                    who,
                    self.twice == Twice::Replace,
                    change,
                );
            if left && !decided {
                rows.twice(line);
            } else {
                draft.came.push((line, who));
            }
        }
        draft.unsaid = rows.unsaid();
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
            repaired: report::repaired(issues),
            rejected: rows - taken,
            creators: report::creators(came),
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

    /// What is to be known before the file is taken.
    fn told(&self, assumed: Assumed) -> Vec<String> {
        let mut told = self.table.told.clone();
        told.extend(self.mapping.told(&self.table));
        let held = |field| self.mapping.columns.iter().find(|c| c.field == Some(field));
        if let (Some(column), None, None) = (
            held(Field::NotedAudience),
            held(Field::NotedPlace),
            assumed.place,
        ) {
            told.push(format!(
                "“{}” stays out: it is how much of an audience is in the place that you want customers in, and your brief \
                 does not say which that is. Say it there first, then bring the file.",
                column.header
            ));
        }
        let unplaced = self.mapping.unplaced();
        let unplaced: Vec<String> = unplaced.map(|c| format!("“{}”", c.header)).collect();
        if !unplaced.is_empty() {
            told.push(format!(
                "{} {} not say of which platform. Where a creator is on several, it is taken for the first one with \
                 followers.",
                unplaced.join(", "),
                if unplaced.len() == 1 { "does" } else { "do" }
            ));
        }
        told
    }

    /// What is to be confirmed.
    pub fn proposal(&self, drafted: Option<Drafted>, assumed: Assumed) -> Proposal {
        let columns = self.mapping.columns.iter().enumerate();
        Proposal {
            name: self.name.clone(),
            written: self.written(),
            doubt: self.doubt(),
            columns: columns.map(|(at, column)| self.guess(at, column)).collect(),
            fields: Field::ALL.iter().map(|f| f.label().to_owned()).collect(),
            above: self.above(),
            told: self.told(assumed),
            basis: self.bases(),
            twice: self.twice,
            drafted,
            remembered: self.remembered,
        }
    }

    /// What its rows say.
    pub fn drafted(&self, draft: &Draft, assumed: Assumed) -> Drafted {
        Drafted {
            counts: draft.counts,
            network: self.networks(draft.unsaid.networks),
            currency: self.currencies(draft.unsaid.currencies, assumed.currency),
        }
    }

    fn networks(&self, unsaid: u32) -> Choice {
        let all = Network::ALL.iter();
        Choice {
            options: all
                .map(|n| (n.slug().to_owned(), n.label().to_owned()))
                .collect(),
            chosen: self.mapping.network.map_or("", |n| n.slug()).to_owned(),
            nothing: nothing(self.mapping.network.is_none() && unsaid == 0),
            told: (unsaid > 0).then(|| {
                format!(
                    "The file does not say on which platform {} {}: benchmarks of Instagram would be compared with. Say so \
                     here if it is another one.",
                    creators(unsaid),
                    if unsaid == 1 { "is" } else { "are" }
                )
            }),
        }
    }

    fn currencies(&self, unsaid: u32, brief: Currency) -> Choice {
        let columns = self.mapping.columns.iter();
        let mut kinds = columns.filter_map(|column| column.field.map(Field::kind));
        if !kinds.any(|kind| kind == Kind::Money) {
            return Choice::default();
        }
        let label = |code: &str, name: &str| format!("{name} ({code})");
        let all = RATES.iter();
        let named = all.clone().find(|(code, ..)| *code == brief.code());
        let named = named.map_or(brief.code().to_owned(), |(code, name, _)| label(code, name));
        Choice {
            options: all
                .map(|(code, name, _)| ((*code).to_owned(), label(code, name)))
                .collect(),
            chosen: self
                .mapping
                .currency
                .map_or(String::new(), |c| c.code().to_owned()),
            nothing: nothing(self.mapping.currency.is_none() && unsaid == 0),
            told: (unsaid > 0).then(|| {
                format!(
                    "The file does not say in which currency the amounts of {} are: they are taken as {named}, the \
                     currency of your brief. If they are in another one, say so here.",
                    creators(unsaid)
                )
            }),
        }
    }

    fn bases(&self) -> Choice {
        let mut open = self.mapping.columns.iter().enumerate();
        let Some((at, column)) = open.find(|(_, column)| column.leaves_basis_open()) else {
            return Choice::default();
        };
        let known = |basis: &&Basis| **basis != Basis::Unknown;
        let all = Basis::ALL.iter().filter(known);
        let unsaid = column.basis == Basis::Unknown;
        let said = |cell: &str| rate_cell(cell).1 != Basis::Unknown;
        if unsaid && self.samples(at).all(said) {
            return Choice::default();
        }
        Choice {
            options: all
                .map(|b| (b.slug().to_owned(), b.label().to_owned()))
                .collect(),
            chosen: if unsaid { "" } else { column.basis.slug() }.to_owned(),
            nothing: nothing(false),
            told: unsaid.then(|| {
                format!(
                    "“{}” does not say what it is a share of: the rates are compared with benchmarks by followers. If they \
                     are by reach or by views, say so here.",
                    column.header
                )
            }),
        }
    }

    /// Why not all of a column is kept.
    fn unkept(&self, at: usize, column: &Column) -> String {
        let Some(field) = column.field else {
            return String::new();
        };
        // Niches are listed, and a city is joined with its state.
        let one = field.kind() == Kind::Text && !matches!(field, Field::Category | Field::City);
        let before = self.mapping.columns.iter().take(at);
        let first = before
            .filter(|_| one)
            .find(|other| other.field == column.field);
        match (field.kind(), first) {
            (Kind::Result, _) => "about campaigns, left out".to_owned(),
            (_, Some(first)) => format!("only where “{}” is empty", first.header),
            _ => String::new(),
        }
    }

    /// The first values of a column, as they are read.
    fn samples(&self, at: usize) -> impl Iterator<Item = &str> {
        let rows = self.mapping.first_row()..self.table.rows();
        let cells = rows.map(move |row| unguarded(self.table.cell(row, at)).trim());
        cells.filter(|cell| !cell.is_empty()).take(SAMPLES)
    }

    fn guess(&self, at: usize, column: &Column) -> Guess {
        let samples: Vec<&str> = self.samples(at).collect();
        let read = samples.iter().map(|cell| creators::read_as(column, cell));
        let read: Vec<Option<String>> = read.collect();
        let plain = |(cell, read): (&&str, &Option<String>)| match read {
            Some(read) => is_plain(cell) && figure(cell) == figure(read),
            None => true,
        };
        let as_they_stand = samples.iter().zip(&read).all(plain);
        let none = || "–".to_owned();
        let read = read.into_iter().map(|read| read.unwrap_or_else(none));
        let network = column.network.map(|n| n.label().to_owned());
        let currency = column.currency.map(|c| c.code().to_owned());
        let profile = (column.set > 0).then(|| format!("profile {}", column.set));
        let place = |field: Field| Field::ALL.iter().position(|f| *f == field);
        Guess {
            header: column.header.clone(),
            samples: samples.into_iter().map(short).collect(),
            read: if as_they_stand {
                Vec::new()
            } else {
                read.collect()
            },
            field: column
                .field
                .and_then(place)
                .and_then(|at| u8::try_from(at).ok()),
            said: [profile, network, currency]
                .into_iter()
                .flatten()
                .collect::<Vec<_>>()
                .join(", "),
            fits: column
                .field
                .filter(|field| !matches!(field.kind(), Kind::Text | Kind::Result))
                .map(|_| column.fits),
            unkept: self.unkept(at, column),
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
    pub fn report(&self, roster: &Roster, assumed: Assumed, undo: String) -> Report {
        let table = &self.intake.table;
        let columns = &self.intake.mapping.columns;
        let last_line = table.line(table.rows().saturating_sub(1));
        Report {
            name: self.intake.name.clone(),
            counts: self.counts,
            groups: report::groups(&self.issues, columns, &self.seen(roster, assumed)),
            last_line,
            marks: report::marks(&self.issues, last_line),
            undo,
        }
    }

    /// What was told, as CSV.
    pub fn csv(&self, roster: &Roster, assumed: Assumed) -> String {
        report::csv(&self.issues, &self.seen(roster, assumed))
    }

    const fn seen<'a>(&'a self, roster: &'a Roster, assumed: Assumed) -> Seen<'a> {
        Seen {
            taken: self,
            roster,
            assumed,
        }
    }

    /// A row as the file has it.
    fn row(&self, line: u32) -> String {
        let table = &self.intake.table;
        let row = table.row_of(line);
        row.map_or(String::new(), |row| {
            table.written(&table.cells(row).collect::<Vec<_>>())
        })
    }

    /// A cell as the file has it, or the whole line, where something else was typed there.
    fn replaced(&self, line: u32, place: u32) -> Option<String> {
        let typed = |place| self.fixes.contains_key(&(line, place));
        if typed(LINE) {
            return Some(self.row(line));
        }
        let table = &self.intake.table;
        let row = table.row_of(line).filter(|_| typed(place))?;
        Some(table.cell(row, place as usize).to_owned())
    }

    /// Takes the row of a line in the place of the creator it names again.
    ///
    /// # Errors
    /// Where nobody is called so any more, in plain words.
    pub fn prefer(
        &mut self,
        roster: &mut Roster,
        line: u32,
        assumed: Assumed,
    ) -> Result<Change, String> {
        let (here, decided, _) = self.read_line(line, assumed);
        let again = |issue: &Issue| issue.line == line && issue.problem == Problem::Twice;
        let said = self.issues.iter().position(again);
        let known = here.and_then(|here| Some((said?, roster.find(&here)?, here)));
        let (said, who, here) = known.ok_or(GONE)?;
        let mut change = Change::default();
        roster.replace(who, &here, &mut change);
        decided.bring(roster, who, true, &mut change);
        let at = self.came.partition_point(|(other, _)| *other < line);
        self.came.insert(at, (line, who));
        self.issues.remove(said);
        self.counts = self.intake.counts(&self.came, &self.issues);
        Ok(change)
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
        assumed: Assumed,
    ) -> Result<Change, String> {
        let lines: BTreeSet<u32> = fixes.iter().map(|fix| fix.line).collect();
        let gone = |who: &Who| roster.person(*who).is_none();
        if lines
            .iter()
            .any(|line| self.who(*line).is_some_and(|who| gone(&who)))
        {
            return Err(GONE.to_owned());
        }
        let mut change = Change::default();
        let mut told = Vec::new();
        for line in &lines {
            let (before, ..) = self.read_line(*line, assumed);
            let here = fixes.iter().filter(|fix| fix.line == *line);
            let fresh = here.map(|fix| ((fix.line, fix.place), fix.text.clone()));
            self.fixes.extend(fresh);
            let (after, decided, issues) = self.read_line(*line, assumed);
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
                        let replaces = self.intake.twice == Twice::Replace;
                        decided.bring(roster, who, replaces, &mut change);
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
    fn read_line(&self, line: u32, assumed: Assumed) -> (Option<Creator>, Decided, Vec<Issue>) {
        let table = &self.intake.table;
        let whole = self.fixes.get(&(line, LINE));
        let whole = whole.map(|text| table.line_of(text));
        let mut cells: Vec<&str> = match (&whole, table.row_of(line)) {
            (Some(whole), _) => whole.cells(0).collect(),
            (None, Some(row)) => table.cells(row).collect(),
            (None, None) => Vec::new(),
        };
        for ((_, place), text) in self.fixes.range((line, 0)..(line, LINE)) {
            let place = *place as usize;
            cells.resize(cells.len().max(place + 1), "");
            if let Some(cell) = cells.get_mut(place) {
                *cell = text;
            }
        }
        let mut rows = Rows::new(table, &self.intake.mapping, assumed.currency);
        let named = rows.again(line, cells.into_iter());
        let creator = named.then(|| rows.creator().clone());
        let decided = if named {
            Decided::of(&mut rows, line, assumed.place)
        } else {
            Decided::default()
        };
        (creator, decided, rows.into_issues())
    }
}

/// The lines of a file that was taken, beside the roster as it is now.
struct Seen<'a> {
    taken: &'a Taken,
    roster: &'a Roster,
    assumed: Assumed,
}

impl report::Around for Seen<'_> {
    fn whose(&self, line: u32) -> String {
        let person = |who| self.roster.person(who);
        let person = self.taken.who(line).and_then(person);
        person.map_or(String::new(), |person| {
            report::called(&self.roster.creator(person))
        })
    }

    fn in_file(&self, issue: &Issue) -> Option<String> {
        self.taken.replaced(issue.line, issue.place?)
    }

    fn row(&self, line: u32) -> String {
        self.taken.row(line)
    }

    fn again(&self, line: u32) -> Option<(String, Vec<wire::Apart>)> {
        let (here, ..) = self.taken.read_line(line, self.assumed);
        let here = here?;
        let there = self.roster.person(self.roster.find(&here)?)?;
        let apart = report::apart(&here, &self.roster.creator(there));
        Some((report::called(&here), apart))
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

/// Whether a number is written as everybody writes it: nothing has to be said of how it is read.
fn is_plain(cell: &str) -> bool {
    let digits = cell.trim_end_matches('%');
    digits.parse::<f64>().is_ok()
}

/// How a column is read, in words: the label of its field, and what a rate was said to be a share of.
fn spoken(column: &Column) -> String {
    let label = column.field.map_or("", Field::label);
    if column.leaves_basis_open() && column.basis != Basis::Unknown {
        return format!("{label} {}", column.basis.label().to_lowercase());
    }
    label.to_owned()
}

/// What such words say.
fn heard(words: &str) -> (Option<Field>, Option<Basis>) {
    let called = |label: &str| Field::ALL.iter().find(|f| f.label() == label).copied();
    let rate = words.strip_prefix(Field::EngagementRate.label());
    let said = rate.and_then(|rest| {
        let is = |basis: &&Basis| basis.label().eq_ignore_ascii_case(rest.trim());
        Basis::ALL.iter().find(is).copied()
    });
    match said {
        Some(basis) => (Some(Field::EngagementRate), Some(basis)),
        None => (called(words), None),
    }
}

/// What the user reads for nothing said of a file as a whole.
fn nothing(said_by_rows: bool) -> String {
    let said = if said_by_rows {
        "As the file says"
    } else {
        "Not stated"
    };
    said.to_owned()
}

fn creators(count: u32) -> String {
    match count {
        1 => "1 creator".to_owned(),
        more => format!("{more} creators"),
    }
}

fn short(text: &str) -> String {
    if text.chars().count() <= LONGEST_SAMPLE {
        return text.to_owned();
    }
    let start: String = text.chars().take(LONGEST_SAMPLE).collect();
    format!("{start}…")
}
