//! What the page asks and what the desk answers, as it goes between them.

use serde::{Deserialize, Serialize};

use crate::columns::Column;
use crate::keep::PieceId;
use crate::people::Twice;
use crate::plan::Plans;
use crate::relation::{Plain, PlainStep};
use crate::taste::Taste;
use crate::weights::{COMPONENTS, Weights};

pub use tierwise_import::creators::LINE;

mod picks;

pub use picks::{
    About, Answer, AtBudget, Clash, Counted, Decided, Expected, Face, KindView, Left, LeftLook,
    MoreView, OutView, PickView, Picked, PlanView, Proof, Reason, Stop, Subtotal, Sum, Swap, Terms,
    Why,
};

/// What the page asks for.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Request {
    /// To go on with what is stored, before anything else.
    Open(Stored),
    /// To have everything stored anew.
    KeepAll,
    /// The brief and the context in force, as a stored workspace.
    Settings(String),
    /// To read a file, whose bytes come along.
    Read {
        /// Its name.
        name: String,
    },
    /// To read what was pasted.
    Paste(String),
    /// To read creators who are made up, for whoever has no list at hand.
    Sample,
    /// To read a column of the file as something else; `None` leaves it out.
    Assign {
        /// Its place, from 0.
        column: u32,
        /// Place of the field in [`Proposal::fields`].
        field: Option<u8>,
    },
    /// To take creators of whom the file does not say it for being on a network: its slug; empty for none.
    Network(String),
    /// To take amounts of which the file does not say it for being in a currency: its code; empty for none.
    Currency(String),
    /// Takes engagement rates of which the file does not say it for being a share of this, by slug; empty for nothing.
    Basis(String),
    /// What to do with creators who are there already.
    Duplicates(Twice),
    /// To take the file in.
    Take,
    /// To read lines of the file that was taken last again.
    Retry(Vec<Fix>),
    /// To take the row of a line of that file in the place of the creator it names again.
    Prefer(u32),
    /// To forget the file, also where it is still read.
    Drop,
    /// Rows of the table.
    Look(Look),
    /// To change creators by hand.
    Edit {
        /// Whom.
        whose: Whose,
        /// How.
        edit: Edit,
        /// [`Shown::opening`] of the rows that the change was made in: numbers mean nobody else's rows.
        opening: u32,
    },
    /// How creators are scored.
    Taste(Taste),
    /// What short lists are asked for.
    Plan {
        /// All of them.
        plans: Plans,
        /// As in [`Request::Edit`].
        opening: u32,
    },
    /// Has the short list drawn from those whom this line finds.
    Among(String),
    /// The short list, now and after every change, or no more; and how many of those who are out.
    Pick {
        /// Whether it is looked at.
        on: bool,
        /// Creators to tell of who are out.
        out: u32,
    },
    /// Everybody who is not on the short list, a window at a time, now and after every change; `None` for no more.
    Left(Option<LeftLook>),
    /// To search on where the time was over, or to end the search with what was found.
    Search {
        /// Which.
        on: bool,
    },
    /// To work out what explains the short list and is not proven or not asked for yet, and to take longer over it.
    Explain,
    /// What so much more money would add, in minor units; `None` for a sum that goes with the budget.
    Next(Option<i64>),
    /// Why those are out whose name or handle has this in it, now and after every change; nothing for nobody any more.
    Why(String),
    /// To mark whoever is called exactly so.
    Mark {
        /// Name or handle.
        name: String,
        /// The mark.
        mark: Mark,
        /// As in [`Request::Edit`].
        opening: u32,
    },
    /// Everything about somebody, now and after every change; `None` for nobody any more.
    Detail {
        /// Their number.
        who: Option<u32>,
    },
    /// To take the last change back.
    Undo,
    /// To make it again.
    Redo,
    /// What was told about the last file, as CSV.
    IssuesCsv,
    /// The same, to be kept with the report.
    Told,
    /// Creators as a file.
    Export(Whose, Format),
    /// Next steps as a calendar file.
    Calendar {
        /// Whose.
        whose: Whose,
        /// The key of the brand's roster, by which calendars tell its steps from those of other brands.
        brand: String,
        /// When the file is made, as 20260301T120000Z.
        stamp: String,
    },
}

/// What a file of creators is written as.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Format {
    /// Separated values.
    Csv,
    /// A workbook for Excel.
    Xlsx,
    /// An array of objects.
    Json,
}

impl Format {
    /// All of them, in the order in which they are offered.
    pub const ALL: [Self; 3] = [Self::Csv, Self::Xlsx, Self::Json];

    /// How the names of such files end.
    pub const fn ending(self) -> &'static str {
        match self {
            Self::Csv => "csv",
            Self::Xlsx => "xlsx",
            Self::Json => "json",
        }
    }
}

/// Whom a change concerns.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Whose {
    /// The creator of this number.
    One(u32),
    /// Everybody the filter takes.
    Matched,
    /// Everybody on the short list.
    Picked,
    /// Everybody who is not on it.
    Left,
    /// Everybody.
    All,
}

/// What stands in a cell of a file once it is put right.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Fix {
    /// Line of the file, from 1.
    pub line: u32,
    /// Place of the column, from 0; [`LINE`] for the whole line.
    pub place: u32,
    /// What is to be read there.
    pub text: String,
}

/// A change by hand. What was typed goes as it was typed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Edit {
    /// A mark.
    Mark {
        /// Which.
        mark: Mark,
        /// Whether it is set.
        on: bool,
    },
    /// How far one has come: slug of a stage, or none.
    Stage(Option<String>),
    /// A tag.
    Tag {
        /// The word.
        tag: String,
        /// Whether it is put on or taken off.
        on: bool,
    },
    /// What comes next.
    Next(Option<PlainStep>),
    /// Something was sent.
    Gift {
        /// When, as 2026-03-01.
        on: String,
        /// What.
        what: String,
        /// What it cost.
        cost: String,
    },
    /// It was not: place in the log, from 0.
    Ungift(u32),
    /// Number of posts, and what they cost together.
    Package(Option<(String, String)>),
    /// How much of the audience is in the place of the brief, in percent; nothing makes it unknown.
    Audience(String),
    /// A figure or a text.
    Field {
        /// Place of the field in [`Proposal::fields`].
        field: u8,
        /// What it is to be; nothing makes it unknown.
        text: String,
    },
    /// Out of the roster.
    Remove,
}

impl Request {
    /// Whether it changes what is stored, and is counted in [`Reply::Keep`].
    pub const fn is_change(&self) -> bool {
        matches!(
            self,
            Self::Take
                | Self::Retry(_)
                | Self::Prefer(_)
                | Self::Edit { .. }
                | Self::Taste(_)
                | Self::Plan { .. }
                | Self::Among(_)
                | Self::Mark { .. }
                | Self::Undo
                | Self::Redo
                | Self::KeepAll
        )
    }
}

/// What is stored of a roster.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Stored {
    /// The lists of pieces of the last generations, as they are stored.
    pub lists: Vec<String>,
    /// Every piece that is there, under its name.
    pub pieces: Vec<(PieceId, Vec<u8>)>,
}

/// What became of what was stored.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Opened {
    /// Nothing was there.
    Nothing,
    /// All of it is there again.
    Whole {
        /// Revision of the generation that was opened.
        revision: u64,
    },
    /// Something had to be left out or an older generation taken.
    Repaired {
        /// Revision of the newest generation, which a save has to follow.
        revision: u64,
        /// What was left out, in plain words.
        told: Vec<String>,
    },
    /// Nothing of it can be read; why, in plain words.
    Damaged(String),
    /// It was written by a newer version.
    Newer,
}

/// What is to be stored.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Kept {
    /// The list, to be sealed with a revision.
    pub list: Vec<u8>,
    /// The pieces it names.
    pub used: Vec<PieceId>,
    /// Those of them that are new.
    pub pieces: Vec<(PieceId, Vec<u8>)>,
}

/// A mark on a creator.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Mark {
    /// Kept at hand.
    Pinned,
    /// Out of every short list.
    Excluded,
}

/// Which rows of the table are wanted.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Look {
    /// What was typed to find creators.
    pub filter: String,
    /// What they are sorted by.
    pub by: Column,
    /// Whether the smallest comes first.
    pub rising: bool,
    /// First row, from 0.
    pub from: u32,
    /// Number of rows.
    pub count: u32,
}

/// What the desk answers.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Reply {
    /// The desk can be asked.
    Ready,
    /// What became of what was stored.
    Opened(Opened),
    /// What is to be stored now, after so many changes were asked for.
    Keep(Kept, u32),
    /// Nothing is to be stored after so many changes were asked for.
    Settled(u32),
    /// A file was taken apart, and its columns are looked at next.
    Progress {
        /// Its name; empty for what was pasted.
        name: String,
        /// Its rows.
        rows: u32,
    },
    /// The file is a workbook, or what people take for one: its rows have to be taken out first.
    Workbook,
    /// What a file seems to hold, to be confirmed.
    Proposed(Box<Proposal>),
    /// What the rows of that file say, where it is a long one.
    Counted(Box<Drafted>),
    /// The first rows of an empty roster as they will be with that file in it.
    Ahead(Vec<RowView>),
    /// Why a file cannot be taken, with what to do.
    Refused(String),
    /// A file was not read to its end: it was dropped, or another one came.
    GivenUp,
    /// What became of a file. The rows with what came of it are told next.
    Taken(Report),
    /// What was told about it, as CSV.
    Told(String),
    /// Rows of the table, and all around them.
    Shown(Box<Shown>),
    /// The short list, as far as it has come.
    Picked(Box<Picked>),
    /// The short list that was told is of before a change, and is not looked for until it is looked at.
    Unpicked,
    /// Those who are not on the short list.
    Left(Box<Left>),
    /// How many of so many questions about the short list are answered.
    Working {
        /// Answered.
        done: u32,
        /// All of them.
        of: u32,
    },
    /// Everything about somebody; `None` where they are not there any more.
    Detail(Option<Box<Detail>>),
    /// What was done to many at once, as it is called where it can be taken back. What is shown comes next.
    Done(String),
    /// Why a change was not made, with what to do.
    Declined(String),
    /// A file for the user.
    File {
        /// Its name.
        name: String,
        /// What is in it.
        bytes: Vec<u8>,
    },
    /// A workbook for the user, still to be made.
    Book {
        /// Its name.
        name: String,
        /// The table that it is made of.
        table: Vec<u8>,
    },
}

/// What a file seems to hold.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Proposal {
    /// Name of the file; empty for what was pasted.
    pub name: String,
    /// How it is written: encoding, delimiter, line of the header.
    pub written: String,
    /// Why it does not look like a list of creators, if it does not.
    pub doubt: Option<String>,
    /// Its columns.
    pub columns: Vec<Guess>,
    /// What a column can be read as.
    pub fields: Vec<String>,
    /// Titles and notes above the header, which are left out.
    pub above: Vec<String>,
    /// What else of the file is in no row, as sentences.
    pub told: Vec<String>,
    /// What engagement rates are a share of where the file does not say it; without options where it does.
    pub basis: Choice,
    /// What happens to creators who are there already.
    pub twice: Twice,
    /// What its rows say; `None` for a long file, of which [`Reply::Counted`] follows.
    pub drafted: Option<Drafted>,
    /// Whether columns are read as in an earlier file with the same headers.
    pub remembered: bool,
}

/// What the rows of a file say, all of them read.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Drafted {
    /// What would become of them.
    pub counts: Counts,
    /// The platform of creators of whom the file does not say it.
    pub network: Choice,
    /// The currency of amounts of which the file does not say it; without options where there are no amounts.
    pub currency: Choice,
}

/// Something about a file as a whole that a person can say.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Choice {
    /// What can be said, each with what the user reads.
    pub options: Vec<(String, String)>,
    /// What was recognised or said; empty for nothing.
    pub chosen: String,
    /// What the user reads for nothing.
    pub nothing: String,
    /// What is made of creators of whom nothing says it, as a sentence.
    pub told: Option<String>,
}

/// What a column seems to hold.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Guess {
    /// Its header.
    pub header: String,
    /// Its first values.
    pub samples: Vec<String>,
    /// How these are read, where that is not as they stand there.
    pub read: Vec<String>,
    /// Place of the field in [`Proposal::fields`].
    pub field: Option<u8>,
    /// What the header says besides: the network, the currency.
    pub said: String,
    /// Share of the values that read as that, 0 to 1; `None` where any text would.
    pub fits: Option<f64>,
    /// Why not all of it is kept; empty where it is.
    pub unkept: String,
}

/// What becomes of the rows of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Counts {
    /// Rows below the header.
    pub rows: u32,
    /// Rows that are taken, repaired ones among them.
    pub taken: u32,
    /// Rows that are taken with something changed or left out.
    pub repaired: u32,
    /// Rows that are left out.
    pub rejected: u32,
    /// Creators who came of the rows that are taken: several rows may be of one.
    pub creators: u32,
}

/// What became of a file.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Report {
    /// Name of the file; empty for what was pasted.
    pub name: String,
    /// What became of its rows.
    pub counts: Counts,
    /// What was told, like by like.
    pub groups: Vec<Group>,
    /// Line of the file's last row.
    pub last_line: u32,
    /// Where in the file something was told, in thousandths of its lines.
    pub marks: Vec<u32>,
    /// What the import is called where it can be taken back ([`Shown::undo`]).
    pub undo: String,
}

/// Things of one kind that were told about a file.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Group {
    /// What is the matter and what to do.
    pub words: String,
    /// Whether the rows were taken all the same.
    pub taken: bool,
    /// How often.
    pub count: u32,
    /// The first of them.
    pub first: Vec<Told>,
}

/// One thing that was told.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Told {
    /// Line of the file, from 1.
    pub line: u32,
    /// Whose line it is, by handle with its sign, else by name; empty where nobody came of it.
    pub whose: String,
    /// Place of the cell that can be put right; [`LINE`] for the whole line; `None` where nothing can.
    pub place: Option<u32>,
    /// Header of the column; empty for the whole row.
    pub column: String,
    /// What stands there, or was typed in its place.
    pub value: String,
    /// What the file has there, where something else was typed in its place.
    pub in_file: Option<String>,
    /// What it is taken for: a number in plain digits, or words. Empty where there is nothing to be said.
    pub now: String,
    /// What may have been meant instead, as it would be typed.
    pub instead: Vec<String>,
    /// Of a row that names somebody again, in what it is another one than theirs; `None` where it does not, or where
    /// nobody is called so any more.
    pub apart: Option<Vec<Apart>>,
}

/// In what a row and the creator it names differ.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Apart {
    /// What it is.
    pub what: String,
    /// What the row says.
    pub here: Said,
    /// What the creator has.
    pub there: Said,
}

/// What somebody says of something.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Said {
    /// Nothing.
    Nothing,
    /// A figure.
    Figure(f64),
    /// Words.
    Words(String),
}

/// Rows of the table, and all around them.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
pub struct Shown {
    /// What was asked for.
    pub look: Look,
    /// How often the roster was opened: creators have other numbers after each time.
    pub opening: u32,
    /// Creators in the roster.
    pub total: u32,
    /// Creators the filter takes.
    pub matched: u32,
    /// Creators who are pinned.
    pub pinned: u32,
    /// Creators who are excluded.
    pub excluded: u32,
    /// Creators of whose audience too few are in the place asked for.
    pub outside: u32,
    /// How creators are scored.
    pub taste: Taste,
    /// The weights in force, in percent.
    pub weights: Weights,
    /// The weights that the brief asks for, in percent.
    pub preset: Weights,
    /// All tags, with how many have each.
    pub tags: Vec<(String, u32)>,
    /// The tiers of the scheme.
    pub bands: Vec<BandCount>,
    /// Creators whose followers are unknown: all, and those matched.
    pub unknown: (u32, u32),
    /// Creators with too few followers for any tier: all, and those matched.
    pub below: (u32, u32),
    /// Creators with too few followers for the ruler.
    pub off: u32,
    /// Creators by followers, evenly on the log scale of the ruler, from 1,000 to 10 million: all, and those matched.
    pub density: Vec<(u32, u32)>,
    /// The rows asked for.
    pub rows: Vec<RowView>,
    /// What of the filter was understood.
    pub tokens: Vec<TokenView>,
    /// What of it was not.
    pub problems: Vec<String>,
    /// What keeps everybody out, where nobody matches.
    pub strict: Option<Strict>,
    /// What can be taken back.
    pub undo: Option<String>,
    /// What can be made again.
    pub redo: Option<String>,
}

/// A part of the filter, in words.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct TokenView {
    /// Its bytes in the line: from where, and up to where.
    pub at: (u32, u32),
    /// What it asks about.
    pub about: String,
    /// The value that it asks for.
    pub value: String,
}

/// What keeps everybody out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub enum Strict {
    /// This part of the filter: without it so many match.
    One {
        /// Its place among the parts.
        token: u32,
        /// Creators who match without it.
        without: u32,
        /// What to ask for in its place.
        nearest: Option<Nearest>,
    },
    /// Nobody at all has what this part asks for, and others are in the way as well.
    Nobody {
        /// Its place among the parts.
        token: u32,
    },
    /// No part alone: any of them can be left out and still nobody matches.
    Several,
}

/// The nearest value that somebody has.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Nearest {
    /// The whole line, with it.
    pub line: String,
    /// The value in words.
    pub value: String,
    /// Creators who match then.
    pub count: u32,
}

/// Creators of a tier.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BandCount {
    /// Slug of the tier.
    pub tier: String,
    /// Name of the tier.
    pub label: String,
    /// Followers it begins with.
    pub lower: u64,
    /// How many.
    pub all: u32,
    /// How many the filter takes.
    pub matched: u32,
}

/// A row of the table.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct RowView {
    /// Number of the creator.
    pub who: u32,
    /// Name.
    pub name: String,
    /// Handle of the main profile; empty where there is none.
    pub handle: String,
    /// City and country.
    pub place: String,
    /// Network of the main profile.
    pub network: String,
    /// Slug and name of the tier.
    pub tier: Option<(String, String)>,
    /// Published schemes that use another word, and how many have a word at all.
    pub differ: (u8, u8),
    /// Followers of the main profile.
    pub followers: Option<u64>,
    /// Engagement rate and its basis in words.
    pub rate: Option<(f64, String)>,
    /// Percentile of the rate among peers; `None` where there is none, and where the rate counts as unknown.
    pub percentile: Option<f32>,
    /// Whether the rate asks for a review.
    pub review: bool,
    /// The components of the score in the order of the weights; those the file says nothing about are `None`.
    pub parts: [Option<f32>; COMPONENTS],
    /// Mean views of a video.
    pub views: Option<f64>,
    /// Share of the audience to expect in the place asked for: P10, middle, P90.
    pub share: Option<(f32, f32, f32)>,
    /// Whether too few of it are.
    pub outside: bool,
    /// Slug and name of the tier that the account behaves like, and how likely, where it is not that of its size.
    pub behaves: Option<(String, String, f32)>,
    /// Niches.
    pub niche: String,
    /// Language of the posts.
    pub language: String,
    /// How to reach them.
    pub contact: String,
    /// What there is between the marketer and them.
    pub relation: Plain,
    /// Fee in minor units, with its currency, where the file states one.
    pub fee: Option<(i64, String)>,
    /// What such a creator usually asks, in the currency of the brief, and its code.
    pub usual_fee: (f32, String),
    /// Chance that they cost no more than may be spent on one creator.
    pub affordable: f32,
    /// Score: P10, what to expect, P90.
    pub score: (f32, f32, f32),
    /// Whether they are pinned.
    pub pinned: bool,
    /// Whether they are excluded.
    pub excluded: bool,
}

/// Everything about somebody.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Detail {
    /// Their row.
    pub row: RowView,
    /// What the score consists of.
    pub parts: Vec<PartView>,
    /// Their profiles.
    pub profiles: Vec<ProfileView>,
    /// What they ask for.
    pub prices: Vec<PriceView>,
    /// What else the file says: label and text.
    pub facts: Vec<(String, String)>,
    /// Schemes that put them into another tier: name and tier.
    pub others: Vec<(String, String)>,
    /// What can be changed by hand: place of the field, label, what it is now.
    pub fields: Vec<(u8, String, String)>,
    /// How much of the audience was noted to be in the place of the brief, as one would type it; `None` where the brief
    /// asks for no place.
    pub audience: Option<String>,
    /// How many figures a score can rest on.
    pub inputs: u32,
    /// Those of them that the file does not have.
    pub missing: Vec<String>,
    /// Why the engagement rate is to be looked at, in sentences.
    pub doubts: Vec<String>,
    /// In what share of weightings they are among the first ten, 0 to 1; `None` until that is worked out.
    pub stable: Option<f64>,
}

/// A component of a score.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PartView {
    /// Its name.
    pub label: String,
    /// Its formula in words.
    pub formula: String,
    /// What it rests on, in words.
    pub ground: String,
    /// Its weight in percent.
    pub weight: f64,
    /// P10, what to expect, P90.
    pub range: (f64, f64, f64),
    /// The figures of this creator that it rests on.
    pub given: Vec<Given>,
    /// Those it is compared with.
    pub peers: Option<Peers>,
}

/// A figure that a part of a score rests on.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Given {
    /// What it is.
    pub label: String,
    /// The figure.
    pub value: Value,
    /// Its basis, or where it comes from; empty where that is plain.
    pub note: String,
}

/// A figure, still to be written as the user's language does.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub enum Value {
    /// 0.03 stands for 3%.
    Share(f64),
    /// People, reactions.
    Count(f64),
    /// US dollars.
    Usd(f64),
    /// Minor units of the currency of this code.
    Money(i64, String),
    /// Words.
    Words(String),
}

/// What is usual among creators of a platform and size.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Peers {
    /// Who they are, as in “nano on YouTube”.
    pub who: String,
    /// What is compared.
    pub what: String,
    /// P10.
    pub low: Value,
    /// The typical value.
    pub typical: Value,
    /// P90.
    pub high: Value,
    /// Where the benchmark comes from, with its grade.
    pub source: String,
}

/// A profile.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct ProfileView {
    /// Where it is.
    pub network: String,
    /// Without the at sign; empty where there is none.
    pub handle: String,
    /// Followers or subscribers.
    pub followers: Option<u64>,
    /// Engagement rate as the file has it, and its basis in words.
    pub rate: Option<(f64, String)>,
    /// What else is known: label and figure.
    pub figures: Vec<(String, f64)>,
}

/// A price.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PriceView {
    /// For what; empty where the file does not say.
    pub deliverable: String,
    /// In minor units.
    pub minor: i64,
    /// Code of its currency.
    pub currency: String,
    /// Whether the file names the currency; else it is the brief's.
    pub stated: bool,
}
