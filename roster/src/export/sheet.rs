//! What a table is written into, cell by cell.

/// A cell of a table.
pub enum Cell {
    /// Words.
    Text(String),
    /// A number.
    Figure(Option<f64>),
    /// A share, below a header without a percent sign.
    Share(Option<f64>),
    /// A share below a header with a percent sign.
    Percent(Option<f64>),
}

impl Cell {
    /// Whether there is anything in it.
    pub fn is_used(&self) -> bool {
        match self {
            Self::Text(text) => !text.is_empty(),
            Self::Figure(figure) | Self::Share(figure) | Self::Percent(figure) => figure.is_some(),
        }
    }
}

/// A kind of file that holds a table.
pub trait Sheet {
    /// Adds a column.
    fn head(&mut self, label: &str);
    /// Adds a cell to the row.
    fn cell(&mut self, cell: Cell);
    /// Ends the row of headers, or one below it.
    fn end(&mut self);
    /// The file.
    fn file(self: Box<Self>) -> Vec<u8>;
}

/// A percentage with as many digits as tell any two rates of a file apart.
pub fn percentage(share: f64) -> f64 {
    libm::round(share * 1e12) / 1e10
}
