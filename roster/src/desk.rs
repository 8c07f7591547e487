//! The desk: owns a brand's creators and answers what the page asks about them.

use std::mem;

use tierwise_core::domain::brief::Brief;
use tierwise_core::domain::settings::Context;
use tierwise_core::persist::{self, Opened};

use crate::calendar;
use crate::edit::{self, Asked};
use crate::export;
use crate::filter::Known;
use crate::intake::{Apart, Assumed, Draft, Intake, Taken};
use crate::lines::Lines;
use crate::people::{Change, Roster, Who};
use crate::plan::Plans;
use crate::score::Scorer;
use crate::shelf::{self, Shelf};
use crate::stability::Stability;
use crate::taste::Taste;
use crate::wire::{Edit, Fix, Format, Look, Reply, Request, RowView, Stored, Whose};

mod found;
mod history;
mod picking;
mod rehearsal;
mod tally;
mod views;

use found::Found;
use history::{History, Step};
use picking::Picking;
use views::Source;

/// What is said where nothing can go into a calendar.
const NO_STEPS: &str = "None of these creators has a next step with a day. Give them one in their details, then save again.";

/// Owns the creators of a brand.
pub struct Desk {
    brief: Brief,
    context: Context,
    roster: Roster,
    scorer: Scorer,
    lines: Lines,
    /// Who was found by the last look.
    found: Found,
    /// The line that the short list was last drawn from by way of the table.
    drawn_from: String,
    /// How often who stays among the first; `None` after a change.
    stability: Option<Stability>,
    reading: Option<Reading>,
    pending: Option<Pending>,
    /// The last file that was taken, for what is put right in it.
    taken: Option<Taken>,
    history: History,
    look: Look,
    /// The creator who is looked at.
    open: Option<Who>,
    /// The short list, while it is looked at.
    picking: Picking,
    shelf: Shelf,
    /// Changes that were asked for so far.
    heard: u32,
    /// How often the roster was opened.
    opening: u32,
}

/// A file on its way to a proposal.
enum Reading {
    /// What its columns hold is found out next.
    Apart(Apart),
    /// What it would bring in is drafted next.
    Known(Intake),
}

/// A file that waits for the user's yes.
struct Pending {
    intake: Intake,
    ahead: Ahead,
}

/// How far it is with what follows the yes.
enum Ahead {
    /// Its columns are proposed.
    Proposed,
    /// It is known what its rows would bring in.
    Drafted(Draft),
    /// And how they score.
    Scored(Draft, Box<Scored>),
}

/// Creators who are made up, as a file.
const SAMPLE: &[u8] = include_bytes!("sample.csv");

/// The creators of a draft, scored and found.
struct Scored {
    scorer: Scorer,
    lines: Lines,
    found: Found,
}

impl Default for Desk {
    fn default() -> Self {
        let (brief, context) = (Brief::default(), Context::default());
        Self {
            scorer: Scorer::new(&brief, &context, Taste::default()),
            brief,
            context,
            roster: Roster::default(),
            drawn_from: String::new(),
            lines: Lines::default(),
            found: Found::default(),
            stability: None,
            reading: None,
            pending: None,
            taken: None,
            history: History::default(),
            look: Look::default(),
            open: None,
            picking: Picking::default(),
            shelf: Shelf::default(),
            heard: 0,
            opening: 0,
        }
    }
}

impl Desk {
    /// Answers a request. What takes long says so on the way. After one that changes anything [`Desk::keep`] is to be
    /// asked.
    pub fn hear(&mut self, request: Request, file: &[u8], say: &mut dyn FnMut(Reply)) {
        self.heard += u32::from(request.is_change());
        match request {
            Request::Open(stored) => self.open(&stored, say),
            Request::KeepAll => {
                self.shelf.spoil();
                self.changed(say);
            }
            Request::Settings(stored) => self.settle(&stored, say),
            Request::Read { name } => self.read(name, file, say),
            Request::Paste(text) => self.read(String::new(), text.as_bytes(), say),
            Request::Sample => self.read("sample.csv".to_owned(), SAMPLE, say),
            Request::Assign { column, field } => {
                self.correct(|intake| intake.assign(column, field), say);
            }
            Request::Network(slug) => self.correct(|intake| intake.say_network(slug), say),
            Request::Currency(code) => self.correct(|intake| intake.say_currency(code), say),
            Request::Basis(slug) => self.correct(|intake| intake.say_basis(&slug), say),
            Request::Duplicates(twice) => self.correct(|intake| intake.treat(twice), say),
            Request::Take => self.take(say),
            Request::Retry(fixes) => self.retry(&fixes, say),
            Request::Prefer(line) => self.prefer(line, say),
            Request::Drop => self.give_up(say),
            Request::Look(look) => {
                self.look = look;
                say(Reply::Shown(Box::new(self.show())));
            }
            Request::Edit {
                whose,
                edit,
                opening,
            } => {
                if opening == self.opening {
                    self.edit(whose, &edit, say);
                } else {
                    self.decline_as_changed(say);
                }
            }
            Request::Taste(taste) => {
                let before = self.shelf.taste();
                self.decide(taste);
                self.history
                    .note("what counts".to_owned(), Step::Taste(before));
                self.changed(say);
            }
            Request::Plan { opening, .. } | Request::Mark { opening, .. }
                if opening != self.opening =>
            {
                self.decline_as_changed(say)
            }
            Request::Mark { name, mark, .. } => self.mark(&name, mark, say),
            Request::Plan { plans, .. } => self.replan(plans, say),
            Request::Among(line) => self.draw_from(line, say),
            Request::Pick { on, out } => self.look_at_picks(on, out, say),
            Request::Left(look) => self.look_at_left(look, say),
            Request::Search { on } => self.search(on, say),
            Request::Explain => self.explain_all(say),
            Request::Next(extra) => self.ask_next(extra, say),
            Request::Why(typed) => self.ask_about(typed, say),
            Request::Detail { who } => {
                self.open = who.map(Who);
                self.say_detail(say);
            }
            Request::Undo => {
                let mut history = mem::take(&mut self.history);
                history.back(|step| self.swap(step));
                self.history = history;
                self.changed(say);
            }
            Request::Redo => {
                let mut history = mem::take(&mut self.history);
                history.forth(|step| self.swap(step));
                self.history = history;
                self.changed(say);
            }
            Request::IssuesCsv => {
                say(Reply::File {
                    name: "tierwise-import-report.csv".to_owned(),
                    bytes: self.told().into_bytes(),
                });
            }
            Request::Told => say(Reply::Told(self.told())),
            Request::Export(whose, format) => {
                let (name, bytes) = match whose {
                    Whose::Picked => {
                        let list = self.list();
                        ("short-list", export::list(&self.roster, &list, format))
                    }
                    Whose::Left => {
                        let left = self.absentees();
                        ("not-listed", export::list(&self.roster, &left, format))
                    }
                    _ => {
                        let whose = self.whose(whose);
                        ("roster", export::roster(&self.roster, &whose, format))
                    }
                };
                let name = format!("tierwise-{name}.{}", format.ending());
                say(match format {
                    Format::Xlsx => Reply::Book { name, table: bytes },
                    Format::Csv | Format::Json => Reply::File { name, bytes },
                });
            }
            Request::Calendar {
                whose,
                brand,
                stamp,
            } => {
                let whose = self.whose(whose);
                say(match calendar::ics(&self.roster, &whose, &brand, &stamp) {
                    Some(steps) => Reply::File {
                        name: "tierwise-next-steps.ics".to_owned(),
                        bytes: steps.into_bytes(),
                    },
                    None => Reply::Declined(NO_STEPS.to_owned()),
                });
            }
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
        // Scores do not rest on the scheme.
        let other_scheme = Context {
            scheme: workspace.context.scheme.clone(),
            ..self.context.clone()
        };
        let same_scores = workspace.brief == self.brief && workspace.context == other_scheme;
        self.brief = workspace.brief;
        self.context = workspace.context;
        if same_scores {
            self.lines.redraw_tiers(&self.context.scheme);
            self.forget_views();
        } else {
            self.draw_up();
        }
        if !self.roster.is_empty() {
            say(Reply::Shown(Box::new(self.show())));
            self.say_detail(say);
        }
        self.pick_anew(say);
        // Its amounts may be in another currency now.
        self.propose_again(say);
    }

    /// Scores everybody anew.
    fn draw_up(&mut self) {
        self.scorer = self.scorer(&self.roster);
        self.lines
            .redraw(&self.roster, &self.scorer, &self.context.scheme);
        self.forget_views();
    }

    fn scorer(&self, roster: &Roster) -> Scorer {
        let mut scorer = Scorer::new(&self.brief, &self.context, self.shelf.taste());
        scorer.learn(roster);
        scorer
    }

    /// Has order, matches and counts made anew when they are next looked at.
    fn forget_views(&mut self) {
        self.found = Found::default();
        self.stability = None;
    }

    /// Takes a file apart. The rest is done in pieces, so that whoever cancels is heard between them: not more than
    /// three, since each costs a turn of the worker. To end the worker would be quicker, but what it has not packed yet,
    /// and every step back, would end with it.
    fn read(&mut self, name: String, bytes: &[u8], say: &mut dyn FnMut(Reply)) {
        self.give_up(say);
        match Apart::read(name, bytes) {
            Ok(file) => {
                let (name, rows) = file.size();
                say(Reply::Progress { name, rows });
                self.reading = Some(Reading::Apart(file));
            }
            Err(why) => say(Reply::Refused(why.0)),
        }
    }

    /// Does the next piece of what is to be done with a file that was brought; whether there was one.
    pub fn read_on(&mut self, say: &mut dyn FnMut(Reply)) -> bool {
        match self.reading.take() {
            Some(Reading::Apart(file)) => {
                self.reading = Some(Reading::Known(Intake::of(
                    file,
                    self.shelf.readings(),
                    self.scorer.target(),
                )));
            }
            Some(Reading::Known(intake)) => {
                let draft = (!intake.is_long()).then(|| self.draft(&intake));
                self.propose(intake, draft, say);
            }
            None => return self.go_ahead(say),
        }
        true
    }

    /// Forgets the file that is read or waits for a yes.
    fn give_up(&mut self, say: &mut dyn FnMut(Reply)) {
        self.pending = None;
        self.stop_reading(say);
    }

    /// Forgets the file that is read. Of every file that was to be read it is told what became of it.
    pub fn stop_reading(&mut self, say: &mut dyn FnMut(Reply)) {
        if self.reading.take().is_some() {
            say(Reply::GivenUp);
        }
    }

    fn correct(&mut self, how: impl FnOnce(&mut Intake), say: &mut dyn FnMut(Reply)) {
        if let Some(mut pending) = self.pending.take() {
            how(&mut pending.intake);
            // What was chosen is built anew with its counts, so that the focus finds it there.
            let draft = self.draft(&pending.intake);
            self.propose(pending.intake, Some(draft), say);
        }
    }

    /// Drafts the file that waits once more: what it is brought into has changed.
    fn propose_again(&mut self, say: &mut dyn FnMut(Reply)) {
        let target = self.scorer.target().clone();
        self.correct(|intake| intake.find_share(&target), say);
    }

    /// What is taken for so where a file does not say it.
    fn assumed(&self) -> Assumed {
        Assumed {
            currency: self.brief.currency,
            place: self.scorer.asked_place(),
        }
    }

    fn propose(&mut self, intake: Intake, draft: Option<Draft>, say: &mut dyn FnMut(Reply)) {
        let drafted = draft.as_ref();
        let drafted = drafted.map(|draft| intake.drafted(draft, self.assumed()));
        let proposal = intake.proposal(drafted, self.assumed());
        say(Reply::Proposed(Box::new(proposal)));
        let ahead = draft.map_or(Ahead::Proposed, Ahead::Drafted);
        self.pending = Some(Pending { intake, ahead });
    }

    fn draft(&self, intake: &Intake) -> Draft {
        intake.draft(&self.roster, self.assumed())
    }

    /// Does the next piece of what is to be done while the user looks at the proposal; whether there was one. The first
    /// rows of an empty roster are told, so that they can be laid out meanwhile.
    fn go_ahead(&mut self, say: &mut dyn FnMut(Reply)) -> bool {
        let Some(Pending { intake, ahead }) = self.pending.take() else {
            return false;
        };
        let (ahead, went) = match ahead {
            Ahead::Proposed => {
                let draft = self.draft(&intake);
                say(self.counted(&intake, &draft));
                (Ahead::Drafted(draft), true)
            }
            Ahead::Drafted(draft) => {
                let scored = self.scored(&draft);
                if self.roster.is_empty() {
                    say(Reply::Ahead(self.first_rows(&draft, &scored)));
                }
                (Ahead::Scored(draft, Box::new(scored)), true)
            }
            done @ Ahead::Scored(..) => (done, false),
        };
        self.pending = Some(Pending { intake, ahead });
        went
    }

    fn counted(&self, intake: &Intake, draft: &Draft) -> Reply {
        Reply::Counted(Box::new(intake.drafted(draft, self.assumed())))
    }

    fn first_rows(&self, draft: &Draft, scored: &Scored) -> Vec<RowView> {
        let source = Source {
            brief: &self.brief,
            context: &self.context,
            roster: &draft.roster,
            scorer: &scored.scorer,
            lines: &scored.lines,
        };
        let first = scored.found.matched.iter();
        let first = first.skip(self.look.from as usize);
        let first = first.take(self.look.count as usize);
        first.filter_map(|who| source.row(*who)).collect()
    }

    fn scored(&self, draft: &Draft) -> Scored {
        let scorer = self.scorer(&draft.roster);
        let lines = Lines::of(&draft.roster, &scorer, &self.context.scheme);
        let mut found = Found::default();
        let known = Known::of(&draft.roster, &self.context, self.brief.currency);
        found.follow(&self.look, &draft.roster, &lines, &known);
        Scored {
            scorer,
            lines,
            found,
        }
    }

    fn take(&mut self, say: &mut dyn FnMut(Reply)) {
        let Some(Pending { intake, ahead }) = self.pending.take() else {
            return;
        };
        let (draft, scored) = match ahead {
            Ahead::Proposed => {
                let draft = self.draft(&intake);
                // Whoever says yes before it is counted may say it to nobody.
                if draft.counts.taken == 0 {
                    say(self.counted(&intake, &draft));
                    let ahead = Ahead::Drafted(draft);
                    self.pending = Some(Pending { intake, ahead });
                    return;
                }
                (draft, None)
            }
            Ahead::Drafted(draft) => (draft, None),
            Ahead::Scored(draft, scored) => (draft, Some(*scored)),
        };
        let scored = scored.unwrap_or_else(|| self.scored(&draft));
        self.shelf.remember(intake.reading());
        let what = intake.called();
        let (roster, change, taken) = intake.taken(draft);
        self.roster = roster;
        (self.scorer, self.lines) = (scored.scorer, scored.lines);
        self.found = scored.found;
        self.stability = None;
        let undo = format!("import of {what}");
        let report = taken.report(&self.roster, self.assumed(), undo.clone());
        say(Reply::Taken(report));
        self.taken = Some(taken);
        self.shelf.touch(&change);
        self.note(undo, change);
        self.changed(say);
    }

    /// What was told of the last file, as CSV.
    fn told(&self) -> String {
        let taken = self.taken.as_ref();
        taken.map_or(String::new(), |taken| {
            taken.csv(&self.roster, self.assumed())
        })
    }

    /// Reads lines of the last file again, with what was put right in them.
    fn retry(&mut self, fixes: &[Fix], say: &mut dyn FnMut(Reply)) {
        self.correct_taken(say, |taken, roster, assumed| {
            taken.retry(roster, fixes, assumed)
        });
    }

    /// Takes a row of the last file in the place of the creator it names again.
    fn prefer(&mut self, line: u32, say: &mut dyn FnMut(Reply)) {
        self.correct_taken(say, |taken, roster, assumed| {
            taken.prefer(roster, line, assumed)
        });
    }

    fn correct_taken(
        &mut self,
        say: &mut dyn FnMut(Reply),
        how: impl FnOnce(&mut Taken, &mut Roster, Assumed) -> Result<Change, String>,
    ) {
        let Some(mut taken) = self.taken.take() else {
            return;
        };
        let undo = format!("corrections in {}", taken.called());
        let assumed = self.assumed();
        match how(&mut taken, &mut self.roster, assumed) {
            Ok(change) => {
                let report = taken.report(&self.roster, assumed, undo.clone());
                say(Reply::Taken(report));
                self.made(undo, change);
                self.changed(say);
            }
            Err(why) => say(Reply::Declined(why)),
        }
        self.taken = Some(taken);
    }

    /// What was shown when the change was made is not what there is any more.
    fn decline_as_changed(&self, say: &mut dyn FnMut(Reply)) {
        say(Reply::Declined(
            "Another tab changed the roster meanwhile. Look again, and repeat the change."
                .to_owned(),
        ));
        self.say_picks(say);
    }

    fn edit(&mut self, whose: Whose, edit: &Edit, say: &mut dyn FnMut(Reply)) {
        let many = matches!(whose, Whose::Matched);
        let whose = self.whose(whose);
        let asked = Asked {
            networks: self.scorer.networks(),
            currency: self.brief.currency,
            place: self.scorer.asked_place(),
        };
        match edit::apply(&mut self.roster, &whose, edit, asked) {
            Ok((what, change)) => {
                if many && !change.is_empty() {
                    say(Reply::Done(what.clone()));
                }
                self.made(what, change);
                self.changed(say);
            }
            Err(why) => say(Reply::Declined(why)),
        }
    }

    /// Has the short list drawn from those whom a line finds. A line that was typed among the limits stays where now
    /// everybody is looked at.
    fn draw_from(&mut self, line: String, say: &mut dyn FnMut(Reply)) {
        let mut plans = self.shelf.plans().clone();
        let Some(plan) = plans.all.get_mut(plans.current as usize) else {
            return;
        };
        let own = line.is_empty() && plan.among != self.drawn_from;
        if !own && plan.among != line {
            plan.among.clone_from(&line);
            self.drawn_from = line;
            self.replan(plans, say);
        }
    }

    fn replan(&mut self, plans: Plans, say: &mut dyn FnMut(Reply)) {
        let before = self.shelf.plan(plans);
        let what = before.turned_into(self.shelf.plans());
        self.history.note(what.to_owned(), Step::Plans(before));
        self.changed(say);
    }

    fn whose(&mut self, whose: Whose) -> Vec<Who> {
        match whose {
            Whose::One(who) => vec![Who(who)],
            Whose::Matched => {
                self.find();
                self.found.matched.clone()
            }
            Whose::Picked => self.picked_people(),
            Whose::Left => self.left_people(),
            Whose::All => self.roster.everybody().map(|(who, _)| who).collect(),
        }
    }

    fn changed(&mut self, say: &mut dyn FnMut(Reply)) {
        say(Reply::Shown(Box::new(self.show())));
        self.say_detail(say);
        self.pick_anew(say);
        self.propose_again(say);
    }

    /// Packs what has changed since it was last packed. Whoever asks waits until the change is on the screen, so that
    /// the two are not in each other's way.
    pub fn keep(&mut self) -> Reply {
        match self.shelf.pack(&self.roster) {
            Some(kept) => Reply::Keep(kept, self.heard),
            None => Reply::Settled(self.heard),
        }
    }

    /// Does in a pause what the next request would have to wait for.
    pub fn prepare(&mut self) {
        if self.roster.is_empty() {
            rehearsal::run();
        } else {
            self.lines.search(&self.roster);
            self.found.prepare(&self.roster, &self.lines);
        }
    }

    /// Goes on with what is stored.
    fn open(&mut self, stored: &Stored, say: &mut dyn FnMut(Reply)) {
        let (roster, shelf, opened) = shelf::open(stored);
        self.opening += 1;
        (self.roster, self.shelf) = (roster, shelf);
        self.lines = Lines::default();
        self.draw_up();
        // Numbers of before mean nobody any more.
        self.history = History::default();
        self.taken = None;
        self.open = None;
        say(Reply::Opened(opened));
        self.pick_anew(say);
        self.propose_again(say);
    }

    /// Takes note of a change of people that was made.
    fn made(&mut self, what: String, change: Change) {
        self.shelf.touch(&change);
        let whose: Vec<Who> = change.whose().collect();
        self.note(what, change);
        self.renew(&whose);
    }

    fn note(&mut self, what: String, change: Change) {
        if !change.is_empty() {
            self.history.note(what, Step::People(change));
        }
    }

    fn swap(&mut self, step: Step) -> Step {
        match step {
            Step::People(change) => {
                let whose: Vec<Who> = change.whose().collect();
                self.shelf.touch(&change);
                let back = self.roster.swap(change);
                self.renew(&whose);
                Step::People(back)
            }
            Step::Taste(taste) => {
                let back = self.shelf.taste();
                self.decide(taste);
                Step::Taste(back)
            }
            Step::Plans(plans) => Step::Plans(self.shelf.plan(plans)),
        }
    }

    fn decide(&mut self, taste: Taste) {
        let gate = self.shelf.taste().gate;
        self.shelf.decide(taste);
        let taste = self.shelf.taste();
        if taste.gate == gate {
            self.scorer.weigh(taste);
            self.lines.reweigh(self.scorer.weights());
            self.forget_views();
        } else {
            self.draw_up();
        }
    }

    /// Draws up the lines of those who changed.
    fn renew(&mut self, whose: &[Who]) {
        self.scorer.learn(&self.roster);
        for who in whose {
            self.lines
                .renew(*who, &self.roster, &self.scorer, &self.context.scheme);
        }
        self.forget_views();
    }
}
