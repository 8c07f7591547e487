//! What could not be taken as it stands.

/// What stands for the place of a cell where a whole line can be put right.
pub const LINE: u32 = u32::MAX;

/// Something in a row that could not be taken as it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Issue {
    /// Line of the file, from 1.
    pub line: u32,
    /// Header of the column; empty where the row as a whole is meant.
    pub column: String,
    /// Place of the cell that can be put right, from 0; [`LINE`] for the whole line; `None` where nothing can.
    pub place: Option<u32>,
    /// What stands there.
    pub value: String,
    /// What is wrong with it.
    pub problem: Problem,
}

/// What is wrong with a cell or a row, and what was done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Problem {
    /// “1.2M+” and “600K-800K” are taken as the number they are about.
    About,
    /// No number where one belongs: the figure stays unknown.
    NoNumber,
    /// A line of cells with commas between them has more than the header, or than its neighbours where there is none: a
    /// comma may have moved every figure, so it is left out.
    Moved,
    /// The row has more cells than the header: those are left out.
    Wide,
    /// A second profile on one network: the first is taken.
    Second,
    /// The address of a post, or of anything else that is nobody's profile, beside a handle: it says a network and no more.
    Post,
    /// An address of mail where a handle belongs: it is taken for one.
    Mail,
    /// Several networks in one cell: the figures are taken for the first.
    Several,
    /// A platform that is not known: the profile is on none.
    NoNetwork,
    /// A count below zero or beyond all accounts: the figure stays unknown.
    Absurd,
    /// The row names nobody: it is left out.
    Nameless,
    /// The same profile stands in an earlier row: the row is left out.
    Twice,
    /// The row is a heading inside the table or a sum: it is left out.
    Heading,
    /// The row is the header of another list: it is left out.
    Header,
    /// The row holds the units of the columns, below the header: it is nobody, and nothing is left out.
    Units,
    /// A mark, stage, step, gift, package or share of an audience that is none: it stays open.
    Undecided,
}

impl Problem {
    /// All of them, those that keep a row out first.
    pub const ALL: [Self; 16] = [
        Self::Nameless,
        Self::Twice,
        Self::Heading,
        Self::Header,
        Self::Moved,
        Self::Wide,
        Self::Second,
        Self::Post,
        Self::Mail,
        Self::Several,
        Self::NoNetwork,
        Self::NoNumber,
        Self::Absurd,
        Self::About,
        Self::Undecided,
        Self::Units,
    ];

    /// Whether the row was taken all the same.
    pub const fn is_taken(self) -> bool {
        !matches!(
            self,
            Self::Nameless | Self::Twice | Self::Heading | Self::Header | Self::Moved
        )
    }

    /// Whether a cell holds nothing of what its column is for.
    pub(super) const fn is_unread(self) -> bool {
        matches!(self, Self::NoNumber | Self::NoNetwork)
    }

    /// Whether something of a row was read otherwise than it stands, or not at all.
    pub const fn is_repair(self) -> bool {
        self.is_taken() && !matches!(self, Self::Units)
    }

    /// What happened and what to do, as a sentence.
    pub const fn words(self) -> &'static str {
        match self {
            Self::About => {
                "Taken as the number it is about. Write the exact figure if you know it."
            }
            Self::NoNumber => {
                "This is no number, so the figure stays unknown. Write a number, for instance 12.5k."
            }
            Self::Absurd => {
                "No account has such a figure, so it stays unknown. Check the column or the row."
            }
            Self::Moved => {
                "The line has more cells than the header or than the lines around it, so a comma stands inside one of them and figures are in the wrong columns. Put that cell in quotes (\"12,500\"), or leave its comma out."
            }
            Self::Wide => {
                "The row has more cells than the header, and the last ones are left out. Give their column a header if they belong to the creator."
            }
            Self::Second => {
                "This is of a second profile on the same network, or on none that is named, and only the first was taken. Give the other one a row of its own."
            }
            Self::Post => {
                "A link in the cell leads to a post or a page and to nobody’s profile. The handle beside it was taken, and of the link nothing but the platform."
            }
            Self::Mail => {
                "This is an e-mail address and no handle: it was taken as the creator’s e-mail, unless the row has another one. If you know the handle, say it in the creator’s row in the roster."
            }
            Self::Several => {
                "The cell names several platforms, and the creator was taken as being on the first. Give each platform a row of its own, or columns of its own, or write a figure for each in the same order: 12k / 45k."
            }
            Self::NoNetwork => {
                "Tierwise does not know this platform, so the creator came in without one. Choose it in their row in the roster if it goes by another name there."
            }
            Self::Undecided => {
                "This is not what its column is for, so it stays open. Say it in the creator’s row in the roster."
            }
            Self::Units => {
                "These are the units of the columns, and the figures below are read in them."
            }
            Self::Nameless => {
                "The row names nobody: it has neither a handle nor a name nor an id. Add one and read it again."
            }
            Self::Twice => {
                "This profile stands in an earlier row of the file or in your roster already, and that one was kept. \
                 Take the row instead if it is the newer one. To replace them all, or to fill their gaps, take the file \
                 in again."
            }
            Self::Header => {
                "This is a second header, of other words than the first, and the lines below it were read in the columns of the first one. If they have others, bring them as a file of their own."
            }
            Self::Heading => {
                "This looks like a heading or a sum inside the table, not like a person. If it is one, add a handle with an @ and read it again."
            }
        }
    }
}
