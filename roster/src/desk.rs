//! The desk: owns a brand's creators and answers what the page asks about them.

use tierwise_core::domain::brief::Brief;
use tierwise_core::domain::creator::{Basis, Engagement};
use tierwise_core::domain::evidence::schemes;
use tierwise_core::domain::settings::Context;
use tierwise_core::persist::{self, Opened};
use tierwise_import::creators::Issue;

use crate::filter::{Filter, Known};
use crate::intake::{Draft, Intake};
use crate::lines::{Line, Lines, is_known};
use crate::people::{Change, Person, Roster, Who};
use crate::score::{Ground, Scorer};
use crate::shelf::{self, Shelf};
use crate::table;
use crate::weights::Component;
use crate::wire::{
    BandCount, Detail, Look, Mark, PartView, Reply, Request, RowView, Shown, Stored,
};

/// Steps of the ruler's density.
const BINS: usize = 320;
/// Logs of the ruler's ends: 1,000 and 10 million followers.
const RULER: (f64, f64) = (3.0, 7.0);
/// Changes that can be taken back.
const REMEMBERED: usize = 50;

/// Owns the creators of a brand.
pub struct Desk {
    brief: Brief,
    context: Context,
    roster: Roster,
    scorer: Scorer,
    lines: Lines,
    /// Everybody in the order of the last look.
    order: Vec<Who>,
    sorted: Option<(crate::wire::Column, bool)>,
    /// Those the last filter took, in that order.
    matched: Vec<Who>,
    filtered: Option<String>,
    /// Counts of those.
    found: Tally,
    /// Counts of everybody; `None` after a change.
    tally: Option<Tally>,
    pending: Option<Pending>,
    /// What was told about the last file.
    issues: Vec<Issue>,
    past: Vec<(String, Change)>,
    future: Vec<(String, Change)>,
    look: Look,
    shelf: Shelf,
}

/// A file that waits for the user's yes.
struct Pending {
    intake: Intake,
    draft: Draft,
    scorer: Scorer,
    lines: Lines,
}

impl Default for Desk {
    fn default() -> Self {
        let (brief, context) = (Brief::default(), Context::default());
        Self {
            scorer: Scorer::new(&brief, &context),
            brief,
            context,
            roster: Roster::default(),
            lines: Lines::default(),
            order: Vec::new(),
            sorted: None,
            matched: Vec::new(),
            filtered: None,
            found: Tally::default(),
            tally: None,
            pending: None,
            issues: Vec::new(),
            past: Vec::new(),
            future: Vec::new(),
            look: Look::default(),
            shelf: Shelf::default(),
        }
    }
}

impl Desk {
    /// Answers a request. What takes long says so on the way.
    pub fn hear(&mut self, request: Request, file: &[u8], say: &mut dyn FnMut(Reply)) {
        match request {
            Request::Open(stored) => self.open(&stored, say),
            Request::KeepAll => {
                self.shelf.spoil();
                self.changed(say);
            }
            Request::Settings(stored) => self.settle(&stored, say),
            Request::Read { name } => self.read(name, file, say),
            Request::Paste(text) => self.read(String::new(), text.as_bytes(), say),
            Request::Assign { column, field } => {
                self.correct(|intake| intake.assign(column, field), say);
            }
            Request::Duplicates(twice) => self.correct(|intake| intake.treat(twice), say),
            Request::Take => self.take(say),
            Request::Drop => self.pending = None,
            Request::Look(look) => {
                self.look = look;
                say(Reply::Shown(self.show()));
            }
            Request::Mark { who, mark, on } => {
                self.mark(Who(who), mark, on);
                self.changed(say);
            }
            Request::Detail { who } => {
                if let Some(detail) = self.detail(Who(who)) {
                    say(Reply::Detail(Box::new(detail)));
                }
            }
            Request::Undo => {
                self.turn_back();
                self.changed(say);
            }
            Request::Redo => {
                self.turn_forth();
                self.changed(say);
            }
            Request::Clear => {
                self.clear();
                self.changed(say);
            }
            Request::IssuesCsv => say(Reply::File {
                name: "tierwise-import-report.csv".to_owned(),
                text: table::issues_csv(&self.issues),
            }),
        }
    }

    /// The creators.
    pub const fn roster(&self) -> &Roster {
        &self.roster
    }

    fn settle(&mut self, stored: &str, say: &mut dyn FnMut(Reply)) {
        let Opened::Ok { workspace, .. } = persist::open(stored) else {
            return;
        };
        if workspace.brief == self.brief && workspace.context == self.context {
            return;
        }
        self.brief = workspace.brief;
        self.context = workspace.context;
        let (scorer, lines) = drawn_up(&self.brief, &self.context, &self.roster);
        self.put_up(scorer, lines);
        if let Some(pending) = self.pending.take() {
            // Its amounts may be in another currency now.
            self.propose(pending.intake, say);
        }
        if !self.roster.is_empty() {
            say(Reply::Shown(self.show()));
        }
    }

    fn put_up(&mut self, scorer: Scorer, lines: Lines) {
        self.scorer = scorer;
        self.lines = lines;
        self.sorted = None;
        self.filtered = None;
        self.tally = None;
    }

    fn read(&mut self, name: String, bytes: &[u8], say: &mut dyn FnMut(Reply)) {
        self.pending = None;
        say(Reply::Progress("Reading the file".to_owned()));
        match Intake::read(name, bytes) {
            Ok(intake) => self.propose(intake, say),
            Err(why) => say(Reply::Refused(why.0)),
        }
    }

    fn correct(&mut self, how: impl FnOnce(&mut Intake), say: &mut dyn FnMut(Reply)) {
        if let Some(mut pending) = self.pending.take() {
            how(&mut pending.intake);
            self.propose(pending.intake, say);
        }
    }

    fn propose(&mut self, intake: Intake, say: &mut dyn FnMut(Reply)) {
        let draft = intake.draft(&self.roster, self.brief.currency);
        say(Reply::Proposed(intake.proposal(&draft)));
        // Scored while the user looks at the proposal.
        let (scorer, lines) = drawn_up(&self.brief, &self.context, &draft.roster);
        self.pending = Some(Pending {
            intake,
            draft,
            scorer,
            lines,
        });
    }

    fn take(&mut self, say: &mut dyn FnMut(Reply)) {
        let Some(pending) = self.pending.take() else {
            return;
        };
        let report = pending.intake.report(&pending.draft);
        let what = match report.name.as_str() {
            "" => "the pasted rows",
            name => name,
        };
        self.roster = pending.draft.roster;
        self.issues = pending.draft.issues;
        self.shelf.touch(&pending.draft.change);
        self.remember(format!("import of {what}"), pending.draft.change);
        self.put_up(pending.scorer, pending.lines);
        say(Reply::Taken(report));
        self.changed(say);
    }

    fn changed(&mut self, say: &mut dyn FnMut(Reply)) {
        say(Reply::Shown(self.show()));
        say(Reply::Changed);
    }

    /// Packs what has changed since it was last packed. Whoever asks waits until the change is on the screen, so that
    /// the two are not in each other's way.
    pub fn keep(&mut self) -> Option<Reply> {
        self.shelf.pack(&self.roster).map(Reply::Keep)
    }

    /// Goes on with what is stored.
    fn open(&mut self, stored: &Stored, say: &mut dyn FnMut(Reply)) {
        let (roster, shelf, opened) = shelf::open(stored);
        (self.roster, self.shelf) = (roster, shelf);
        let (scorer, lines) = drawn_up(&self.brief, &self.context, &self.roster);
        self.put_up(scorer, lines);
        // Numbers of before mean nobody any more.
        self.past.clear();
        self.future.clear();
        say(Reply::Opened(opened));
        if let Some(pending) = self.pending.take() {
            self.propose(pending.intake, say);
        }
    }

    fn remember(&mut self, what: String, change: Change) {
        if change.is_empty() {
            return;
        }
        self.future.clear();
        self.past.push((what, change));
        if self.past.len() > REMEMBERED {
            self.past.remove(0);
        }
    }

    fn turn_back(&mut self) {
        if let Some((what, change)) = self.past.pop() {
            let back = self.swap(change);
            self.future.push((what, back));
        }
    }

    fn turn_forth(&mut self) {
        if let Some((what, change)) = self.future.pop() {
            let back = self.swap(change);
            self.past.push((what, back));
        }
    }

    fn swap(&mut self, change: Change) -> Change {
        let whose: Vec<Who> = change.whose().collect();
        self.shelf.touch(&change);
        let back = self.roster.swap(change);
        self.renew(&whose);
        back
    }

    fn mark(&mut self, who: Who, mark: Mark, on: bool) {
        let Some(person) = self.roster.person(who) else {
            return;
        };
        let mut marks = person.marks;
        let name = self.roster.text(person.name).to_owned();
        match mark {
            Mark::Pinned => marks.pinned = on,
            Mark::Excluded => marks.excluded = on,
        }
        let what = match (mark, on) {
            (Mark::Pinned, true) => format!("pinning {name}"),
            (Mark::Pinned, false) => format!("unpinning {name}"),
            (Mark::Excluded, true) => format!("excluding {name}"),
            (Mark::Excluded, false) => format!("including {name}"),
        };
        let mut change = Change::default();
        self.roster.mark(who, marks, &mut change);
        self.shelf.touch(&change);
        self.remember(what, change);
        self.renew(&[who]);
    }

    fn clear(&mut self) {
        let everybody: Vec<Who> = self.roster.everybody().map(|(who, _)| who).collect();
        let mut change = Change::default();
        for who in &everybody {
            self.roster.remove(*who, &mut change);
        }
        self.shelf.touch(&change);
        self.remember(format!("removing {} creators", everybody.len()), change);
        self.renew(&everybody);
    }

    /// Draws up the lines of those who changed.
    fn renew(&mut self, whose: &[Who]) {
        self.scorer.learn(&self.roster);
        for who in whose {
            self.lines
                .renew(*who, &self.roster, &self.scorer, &self.context.scheme);
        }
        self.sorted = None;
        self.filtered = None;
        self.tally = None;
    }

    /// The rows of the last look, and all around them.
    fn show(&mut self) -> Shown {
        let look = self.look.clone();
        if self.sorted != Some((look.by, look.rising)) {
            self.order = table::sorted(&self.roster, &self.lines, look.by, look.rising);
            self.sorted = Some((look.by, look.rising));
            self.filtered = None;
        }
        let known = Known {
            scheme: &self.context.scheme,
            places: self.roster.place_words(),
            niches: self.roster.niche_texts(),
        };
        let filter = Filter::read(&look.filter, &known);
        let bands = self.context.scheme.bands().len();
        let all = self
            .tally
            .get_or_insert_with(|| Tally::of(self.lines.all().map(|(_, line)| line), bands));
        if self.filtered.as_ref() != Some(&look.filter) {
            let lines = &self.lines;
            if filter.is_empty() {
                self.matched.clone_from(&self.order);
                self.found = all.clone();
            } else {
                let takes = |who: &&Who| {
                    let line = lines.get(**who);
                    line.is_some_and(|line| filter.takes(line, lines.words(line)))
                };
                self.matched = self.order.iter().filter(takes).copied().collect();
                self.found =
                    Tally::of(self.matched.iter().filter_map(|who| lines.get(*who)), bands);
            }
            self.filtered = Some(look.filter.clone());
        }
        let scheme = self.context.scheme.bands().iter();
        let counts = all.bands.iter().zip(&self.found.bands);
        let bands = scheme.zip(counts).map(|(band, (all, matched))| BandCount {
            tier: band.tier.slug().to_owned(),
            label: band.name().to_owned(),
            lower: band.lower,
            all: *all,
            matched: *matched,
        });
        let bands = bands.collect();
        let density = all.density.iter().zip(&self.found.density);
        let density = density.map(|(all, matched)| (*all, *matched)).collect();
        let (pinned, excluded) = (all.pinned, all.excluded);
        let rows = self.matched.iter().skip(look.from as usize);
        let rows = rows.take(look.count as usize);
        Shown {
            total: self.roster.len() as u32,
            matched: self.matched.len() as u32,
            pinned,
            excluded,
            bands,
            density,
            rows: rows.filter_map(|who| self.row(*who)).collect(),
            problems: filter.problems,
            undo: self.past.last().map(|(what, _)| what.clone()),
            redo: self.future.last().map(|(what, _)| what.clone()),
            look,
        }
    }

    fn row(&self, who: Who) -> Option<RowView> {
        let person = self.roster.person(who)?;
        let line = self.lines.get(who)?;
        let card = self.scorer.card(&self.roster, person);
        let account = self.scorer.account(&self.roster, person);
        let known = |component: Component, value: f32| {
            is_known(card.part(component).ground).then_some(value)
        };
        let band = line.followers.and_then(|f| self.context.scheme.band_of(f));
        let agreement = line
            .followers
            .map(|f| schemes::agreement(&self.context.scheme, f))
            .unwrap_or_default();
        let few = |n: usize| u8::try_from(n).unwrap_or(u8::MAX);
        let quote = self.scorer.quote(&self.roster, person);
        Some(RowView {
            who: who.0,
            name: self.roster.text(person.name).to_owned(),
            handle: account.map_or(String::new(), |a| self.roster.text(a.handle).to_owned()),
            place: self.place(person),
            network: line.network.map_or("", |n| n.label()).to_owned(),
            tier: band.map(|b| (b.tier.slug().to_owned(), b.name().to_owned())),
            differ: (few(agreement.other), few(agreement.other + agreement.same)),
            followers: line.followers,
            rate: card.engagement.map(|rate| (rate.rate, basis(rate))),
            percentile: line.percentile,
            review: line.review,
            fit: known(Component::Niche, line.fit),
            authentic: known(Component::Authenticity, line.authentic),
            fee: quote.map(|q| (q.amount.get(), q.currency.code().to_owned())),
            fee_usd: line.fee_usd,
            affordable: line.affordable,
            score: (line.score.low, line.score.expected, line.score.high),
            pinned: line.marks.pinned,
            excluded: line.marks.excluded,
        })
    }

    fn place(&self, person: &Person) -> String {
        let both = [person.city, person.country].map(|word| self.roster.place(word));
        let said: Vec<&str> = both.into_iter().filter(|place| !place.is_empty()).collect();
        said.join(", ")
    }

    fn detail(&self, who: Who) -> Option<Detail> {
        let row = self.row(who)?;
        let person = self.roster.person(who)?;
        let card = self.scorer.card(&self.roster, person);
        let parts = Component::ALL.iter().zip(self.scorer.weights());
        let parts = parts.map(|(component, weight)| {
            let part = card.part(*component);
            PartView {
                label: component.label().to_owned(),
                formula: component.formula().to_owned(),
                ground: ground(part.ground).to_owned(),
                weight: *weight,
                range: (part.range.low, part.range.expected, part.range.high),
            }
        });
        let others = row.followers.map_or(Vec::new(), |followers| {
            schemes::disagreements(followers, &self.context.scheme)
        });
        let creator = self.roster.creator(person);
        Some(Detail {
            parts: parts.collect(),
            profiles: creator.profiles.iter().map(table::profile).collect(),
            prices: table::prices(&creator),
            facts: table::facts(&creator),
            others: others
                .into_iter()
                .filter_map(|(name, tier)| Some((name, tier?.label().to_owned())))
                .collect(),
            row,
        })
    }
}

fn drawn_up(brief: &Brief, context: &Context, roster: &Roster) -> (Scorer, Lines) {
    let mut scorer = Scorer::new(brief, context);
    scorer.learn(roster);
    let lines = Lines::of(roster, &scorer, &context.scheme);
    (scorer, lines)
}

/// Creators counted: by tier, along the ruler, by mark.
#[derive(Debug, Clone, Default)]
struct Tally {
    bands: Vec<u32>,
    density: Vec<u32>,
    pinned: u32,
    excluded: u32,
}

impl Tally {
    fn of<'a>(lines: impl Iterator<Item = &'a Line>, bands: usize) -> Self {
        let mut tally = Self {
            bands: vec![0; bands],
            density: vec![0; BINS],
            ..Self::default()
        };
        for line in lines {
            let band = line.tier.map(usize::from);
            let bin = line.followers.map(bin);
            for count in [
                band.and_then(|at| tally.bands.get_mut(at)),
                bin.and_then(|at| tally.density.get_mut(at)),
            ]
            .into_iter()
            .flatten()
            {
                *count += 1;
            }
            tally.pinned += u32::from(line.marks.pinned);
            tally.excluded += u32::from(line.marks.excluded);
        }
        tally
    }
}

/// The step of the ruler that a number of followers falls into; the ends take what is beyond.
fn bin(followers: u64) -> usize {
    let (from, to) = RULER;
    let share = (libm::log10(followers.max(1) as f64) - from) / (to - from);
    ((share * BINS as f64).max(0.0) as usize).min(BINS - 1)
}

fn basis(rate: Engagement) -> String {
    match rate.basis {
        Basis::Followers => "by followers",
        Basis::Reach => "by reach",
        Basis::Views => "by views",
        Basis::Unknown => "basis not stated",
    }
    .to_owned()
}

const fn ground(ground: Ground) -> &'static str {
    match ground {
        Ground::File => "from your file",
        Ground::Derived => "worked out from figures of your file",
        Ground::Benchmark => "not in your file: the benchmark for this platform and size",
        Ground::Nothing => "not in your file, so anywhere in the range",
    }
}
