//! Every figure and claim the advice rests on, with range, basis, source, year and grade.

pub mod benchmarks;
pub mod claims;
pub mod schemes;
pub mod sources;

use super::choice::choices;

choices! {
    /// How good a figure is.
    Grade {
        Measured = "measured", "Measured", "We or a named study computed it from data that can be checked";
        Published = "published", "Published", "Stated by a source with a described method or sample";
        Quoted = "quoted", "Quoted", "Known only through a third party; the original was not seen";
        Vendor = "vendor", "Vendor claim", "Stated by someone who sells the service, without a method";
        Judgement = "judgement", "Judgement", "Our own estimate inside the published ranges: replace it with yours";
    }
}

impl Grade {
    /// One letter for a source plate: A measured to E judgement.
    pub const fn letter(self) -> char {
        match self {
            Self::Measured => 'A',
            Self::Published => 'B',
            Self::Quoted => 'C',
            Self::Vendor => 'D',
            Self::Judgement => 'E',
        }
    }
}
