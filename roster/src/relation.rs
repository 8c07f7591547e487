//! What there is between the marketer and a creator: how far they have come, what comes next, what was sent.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use tierwise_core::domain::money::{Currency, Minor};

/// Longest tag, in characters.
const LONGEST_TAG: usize = 40;
/// Most tags, gifts: more than anybody reads.
const MOST: usize = 50;
/// Longest text of a step or a gift, in characters.
const LONGEST_TEXT: usize = 300;
/// Most posts of a package.
const MOST_POSTS: u32 = 1_000;

tierwise_core::choices! {
    /// How far one has come with a creator.
    Stage {
        Prospect = "prospect", "Prospect", "Nobody has written yet";
        Contacted = "contacted", "Contacted", "Written to, no answer yet";
        Negotiating = "negotiating", "Negotiating", "Talking about content and money";
        Agreed = "agreed", "Agreed", "Content, date and money are settled";
        Sent = "sent", "Product sent", "The product is on its way or there";
        Posted = "posted", "Posted", "The content is out";
        Paid = "paid", "Paid", "Everything is settled";
        Idle = "idle", "Idle", "Nothing is planned for now";
        Top = "top", "Top quartile", "Among the best quarter of those who posted: ask again first";
    }
}

/// Something to do by a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// When.
    pub on: Date,
    /// What, in the marketer's words.
    pub what: String,
}

/// Something that was sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gift {
    /// When.
    pub on: Date,
    /// What, in the marketer's words.
    pub what: String,
    /// What it cost.
    pub cost: Minor,
    /// The currency of that.
    pub currency: Currency,
}

/// A price for several posts together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Package {
    /// How many posts, 1 to 1,000.
    pub posts: u32,
    /// For all of them.
    pub price: Minor,
    /// The currency of that.
    pub currency: Currency,
}

/// How much of somebody's audience is in a place, as the marketer was told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Audience {
    /// In hundredths of a percent, 0 to 10,000.
    pub share: u16,
    /// The place: a checksum of what the brief says of it. For another place nothing is known.
    pub place: u64,
}

/// What there is between the marketer and a creator.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Relation {
    /// How far they have come; `None` where the marketer did not say.
    pub stage: Option<Stage>,
    /// Words of the marketer's own, each once, in alphabetic order.
    pub tags: Vec<String>,
    /// What comes next.
    pub next: Option<Step>,
    /// What was sent, the oldest first.
    pub gifts: Vec<Gift>,
    /// What several posts cost together.
    pub package: Option<Package>,
    /// How much of the audience is in the place asked for.
    pub audience: Option<Audience>,
}

impl Relation {
    /// Whether nothing was said.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    /// Adds a tag.
    ///
    /// # Errors
    /// Where it is empty or too long or there are too many, in plain words.
    pub fn tag(&mut self, tag: &str) -> Result<(), String> {
        let tag = tag.trim();
        if tag.is_empty() || tag.chars().count() > LONGEST_TAG {
            return Err(format!(
                "A tag has 1 to {LONGEST_TAG} characters. Write a shorter one."
            ));
        }
        if let Err(at) = self.tags.binary_search_by(|t| t.as_str().cmp(tag)) {
            if self.tags.len() >= MOST {
                return Err(format!(
                    "A creator has at most {MOST} tags. Remove one first."
                ));
            }
            self.tags.insert(at, tag.to_owned());
        }
        Ok(())
    }

    /// Takes a tag away.
    pub fn untag(&mut self, tag: &str) {
        self.tags.retain(|t| t != tag);
    }

    /// Notes something that was sent.
    ///
    /// # Errors
    /// Where there are too many, in plain words.
    pub fn send(&mut self, gift: Gift) -> Result<(), String> {
        if self.gifts.len() >= MOST {
            return Err(format!(
                "The log holds {MOST} gifts. Remove an old one first."
            ));
        }
        let at = self.gifts.partition_point(|g| g.on <= gift.on);
        self.gifts.insert(at, gift);
        Ok(())
    }

    /// As it goes between page and worker, and is stored but for the audience.
    pub fn plain(&self) -> Plain {
        Plain {
            stage: self.stage.map(|s| s.slug().to_owned()),
            tags: self.tags.clone(),
            next: self.next.as_ref().map(|step| PlainStep {
                on: day_text(step.on),
                what: step.what.clone(),
            }),
            gifts: self.gifts.iter().map(plain_gift).collect(),
            package: self.package.map(|package| PlainPackage {
                posts: package.posts,
                price: package.price.get(),
                currency: package.currency.code().to_owned(),
            }),
        }
    }

    /// From the stored form, with the number of things in it that could not be kept.
    pub fn of(plain: &Plain) -> (Self, usize) {
        let mut relation = Self::default();
        let mut lost = 0;
        let mut keep = |kept: bool| lost += usize::from(!kept);
        if let Some(slug) = &plain.stage {
            relation.stage = Stage::from_slug(slug);
            keep(relation.stage.is_some());
        }
        for tag in &plain.tags {
            keep(relation.tag(tag).is_ok());
        }
        if let Some(next) = &plain.next {
            relation.next = step(&next.on, &next.what).ok();
            keep(relation.next.is_some());
        }
        for gift in &plain.gifts {
            let read = gift_of(gift).and_then(|gift| relation.send(gift).ok());
            keep(read.is_some());
        }
        if let Some(package) = &plain.package {
            relation.package = package_of(package);
            keep(relation.package.is_some());
        }
        (relation, lost)
    }
}

/// A step to a day written as 2026-03-01.
///
/// # Errors
/// Where the day is none or the text is too long, in plain words.
pub fn step(on: &str, what: &str) -> Result<Step, String> {
    Ok(Step {
        on: day(on)?,
        what: text(what)?,
    })
}

/// A gift sent on a day written as 2026-03-01.
///
/// # Errors
/// Where the day is none or the text is empty or too long, in plain words.
pub fn gift(on: &str, what: &str, cost: Minor, currency: Currency) -> Result<Gift, String> {
    let what = text(what)?;
    if what.is_empty() {
        return Err("Write what was sent.".to_owned());
    }
    Ok(Gift {
        on: day(on)?,
        what,
        cost,
        currency,
    })
}

/// A price for a number of posts.
///
/// # Errors
/// Where the number is out of range, in plain words.
pub fn package(posts: u32, price: Minor, currency: Currency) -> Result<Package, String> {
    if !(1..=MOST_POSTS).contains(&posts) {
        return Err(format!("A package has 1 to {MOST_POSTS} posts."));
    }
    Ok(Package {
        posts,
        price,
        currency,
    })
}

/// A share of an audience in a place as somebody types it: 82%, 82 or, as in files, a fraction up to 1; nothing where
/// nothing is typed.
///
/// # Errors
/// Where it is no share, in plain words.
pub fn audience(text: &str, place: u64) -> Result<Option<Audience>, String> {
    if text.trim().is_empty() {
        return Ok(None);
    }
    let share = tierwise_import::figure(text).map(|(figure, percent)| {
        let percent = percent || figure > 1.0;
        if percent { figure / 100.0 } else { figure }
    });
    let share = share.filter(|share| (0.0..=1.0).contains(share));
    let share = share.ok_or("Write the share of the audience in percent, for instance 82%.")?;
    Ok(Some(Audience::noted(share, place)))
}

impl Audience {
    /// A share, 0 to 1, in a place.
    pub fn noted(share: f64, place: u64) -> Self {
        Self {
            share: libm::round(share.clamp(0.0, 1.0) * 1e4) as u16,
            place,
        }
    }

    /// The share, 0 to 1.
    pub fn share(self) -> f64 {
        f64::from(self.share) / 1e4
    }

    /// The place as a file has it, with a word before it so that no spreadsheet takes it for a number.
    pub fn place_text(self) -> String {
        format!("place {:016x}", self.place)
    }

    /// The place that such a text stands for.
    pub fn place_of(text: &str) -> Option<u64> {
        u64::from_str_radix(text.trim().strip_prefix("place ")?, 16).ok()
    }

    /// From the stored numbers; `None` where they are no share.
    pub fn of(share: u16, place: u64) -> Option<Self> {
        (share <= 10_000).then_some(Self { share, place })
    }
}

/// Reads a day written as 2026-03-01. The library reads more forms, at thirty times the size.
pub fn day_of(text: &str) -> Option<Date> {
    let mut parts = text.trim().splitn(3, '-');
    let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
    Date::new(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?).ok()
}

/// A day as 2026-03-01.
pub fn day_text(on: Date) -> String {
    format!("{:04}-{:02}-{:02}", on.year(), on.month(), on.day())
}

fn day(text: &str) -> Result<Date, String> {
    day_of(text).ok_or_else(|| {
        format!(
            "“{}” is no day. Choose one in the calendar or write it like 2026-03-01.",
            text.trim()
        )
    })
}

fn text(text: &str) -> Result<String, String> {
    let text = text.trim();
    if text.chars().count() > LONGEST_TEXT {
        return Err(format!(
            "This is longer than {LONGEST_TEXT} characters. Put the rest into the notes."
        ));
    }
    Ok(text.to_owned())
}

fn plain_gift(gift: &Gift) -> PlainGift {
    PlainGift {
        on: day_text(gift.on),
        what: gift.what.clone(),
        cost: gift.cost.get(),
        currency: gift.currency.code().to_owned(),
    }
}

fn gift_of(plain: &PlainGift) -> Option<Gift> {
    let (cost, currency) = (Minor::new(plain.cost)?, Currency::parse(&plain.currency)?);
    gift(&plain.on, &plain.what, cost, currency).ok()
}

fn package_of(plain: &PlainPackage) -> Option<Package> {
    let (price, currency) = (Minor::new(plain.price)?, Currency::parse(&plain.currency)?);
    package(plain.posts, price, currency).ok()
}

/// A relation with texts and numbers only, as it is stored and goes between page and worker.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Plain {
    /// Slug of the [`Stage`].
    pub stage: Option<String>,
    /// Tags.
    pub tags: Vec<String>,
    /// What comes next.
    pub next: Option<PlainStep>,
    /// What was sent.
    pub gifts: Vec<PlainGift>,
    /// A price for several posts.
    pub package: Option<PlainPackage>,
}

/// A [`Step`] with its day as 2026-03-01.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlainStep {
    /// When.
    pub on: String,
    /// What.
    pub what: String,
}

/// A [`Gift`] with its day as 2026-03-01 and its cost in minor units.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlainGift {
    /// When.
    pub on: String,
    /// What.
    pub what: String,
    /// In minor units.
    pub cost: i64,
    /// Code of its currency.
    pub currency: String,
}

/// A [`Package`] with its price in minor units.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlainPackage {
    /// How many posts.
    pub posts: u32,
    /// In minor units.
    pub price: i64,
    /// Code of its currency.
    pub currency: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_said_comes_back_and_nonsense_is_counted() {
        let mut relation = Relation {
            stage: Some(Stage::Agreed),
            next: step("2026-02-28", " Ask for the draft ").ok(),
            package: package(3, Minor::new(45_000).unwrap(), Currency::USD).ok(),
            ..Relation::default()
        };
        for tag in ["vip", "spring", "vip"] {
            relation.tag(tag).unwrap();
        }
        for on in ["2026-02-03", "2026-01-02"] {
            relation
                .send(gift(on, "Candle", Minor::new(1_200).unwrap(), Currency::USD).unwrap())
                .unwrap();
        }
        assert_eq!(relation.tags, ["spring", "vip"]);
        assert_eq!(day_text(relation.gifts[0].on), "2026-01-02");
        assert_eq!(Relation::of(&relation.plain()), (relation.clone(), 0));

        let mut plain = relation.plain();
        plain.stage = Some("adored".to_owned());
        plain.tags.push(" ".to_owned());
        plain.next = Some(PlainStep {
            on: "2026-02-30".to_owned(),
            what: String::new(),
        });
        plain.gifts[0].cost = -1;
        plain.package = Some(PlainPackage {
            posts: 0,
            price: 1,
            currency: "USD".to_owned(),
        });
        let (read, lost) = Relation::of(&plain);
        assert_eq!((read.tags, read.gifts.len(), lost), (relation.tags, 1, 5));
    }
}
