//! Brands: one workspace each, and the register that says which there are and which is open.
//!
//! Every brand's texts lie under keys of its own. The first brand has the keys that there were before there were
//! brands, so that nothing has to be moved. The register is a sealed text (see [`super::seal`]) of lines:
//!
//! ```text
//! 2 4 1 Halden Bakes
//! 1 ⇥ archived ⇥ Saltmoss
//! 2 ⇥ active ⇥ Halden Bakes
//! 3 ⇥ deleted 1790000000 ⇥ Brindle Pet
//! ```
//!
//! ⇥ is a tab. The first line is for a start that reads nothing else: the open brand, the number of the next new one, how
//! many deleted ones wait for their end, and the open one's name. Numbers are never given twice. A store without a
//! register holds one brand.

use super::{Unsealed, seal, unseal};
use crate::domain::entry::clean_text;

/// Number of a brand.
pub type BrandId = u32;

/// Where the register is kept.
pub const REGISTER: &str = "tierwise.brands";
/// Newest schema of the register.
pub const REGISTER_SCHEMA: u64 = 1;
/// The brand that has the keys of before there were brands.
pub const FIRST: BrandId = 1;
/// What a brand is called before it has a name.
pub const UNNAMED: &str = "My brand";
/// Most brands, deleted ones included.
pub const MAX_BRANDS: usize = 200;
/// Longest name, in characters.
pub const MAX_NAME: usize = 60;

/// What every key begins with.
pub const ALL: &str = "tierwise.";
/// What the key of a brand begins with behind that, except the first one's.
const BRAND: &str = "brand-";

/// The key under which a brand keeps something: `workspace`, `roster.list.a`.
pub fn key(id: BrandId, name: &str) -> String {
    match id {
        FIRST => format!("{ALL}{name}"),
        id => format!("{ALL}{BRAND}{id}.{name}"),
    }
}

/// Whose key it is, and what is kept under it; `None` for what is nobody's: the register, the theme.
pub fn owner(key: &str) -> Option<(BrandId, &str)> {
    let rest = key.strip_prefix(ALL)?;
    let (id, name) = match rest.strip_prefix(BRAND) {
        None => (FIRST, rest),
        Some(rest) => {
            let (id, name) = rest.split_once('.')?;
            // "+2" and "02" are numbers, too.
            let id = id.parse().ok().filter(|n: &BrandId| n.to_string() == id)?;
            (id, name)
        }
    };
    let ours = name == "workspace" || name.starts_with("roster.");
    (ours && (id != FIRST || !rest.starts_with(BRAND))).then_some((id, name))
}

/// What a start has to know.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenBrand {
    /// Which brand is open.
    pub id: BrandId,
    /// What it is called.
    pub name: String,
    /// The register's revision.
    pub revision: u64,
    /// Whether a deleted brand waits for its end.
    pub deleted: bool,
}

/// Which brand is open, without reading the rest; `None` if the text is no register of this version.
pub fn open_brand(text: &str) -> Option<OpenBrand> {
    let Unsealed::Sealed {
        schema: REGISTER_SCHEMA,
        revision,
        payload,
    } = unseal(text)
    else {
        return None;
    };
    let text = String::from_utf8(payload).ok()?;
    let first = text.split('\n').next()?;
    let mut words = first.splitn(4, ' ');
    let id = words.next()?.parse().ok()?;
    let deleted = words.nth(1)? != "0";
    Some(OpenBrand {
        id,
        name: words.next()?.to_owned(),
        revision,
        deleted,
    })
}

/// What there is of a brand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// It can be opened.
    Active,
    /// Out of sight, and kept.
    Archived,
    /// Deleted at this time, in seconds since 1970. It is kept a while, so that it can be brought back.
    Deleted(u64),
}

/// A brand of the register.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Brand {
    /// Its number, which its keys carry.
    pub id: BrandId,
    /// What the user calls it.
    pub name: String,
    /// What there is of it.
    pub stage: Stage,
}

/// All brands. One of them is open, and active.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Register {
    /// Grows with every change; 0 before the first.
    pub revision: u64,
    /// The open one.
    pub current: BrandId,
    /// The number of the next new one.
    pub next: BrandId,
    /// In the order they were made.
    pub brands: Vec<Brand>,
}

impl Default for Register {
    fn default() -> Self {
        Self {
            revision: 0,
            current: FIRST,
            next: FIRST + 1,
            brands: vec![Brand {
                id: FIRST,
                name: UNNAMED.to_owned(),
                stage: Stage::Active,
            }],
        }
    }
}

/// What became of a stored register.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Listed {
    /// It is whole.
    Ok(Register),
    /// It is not; why.
    Damaged(&'static str),
    /// A newer version wrote it.
    Newer,
}

/// Why a change of the register is refused, as a sentence.
pub type Refusal = &'static str;

const NO_SUCH: Refusal = "This brand is not there any more. Another tab may have removed it.";
const TOO_MANY: Refusal = "There are too many brands. Remove deleted ones first.";

impl Register {
    /// As it is stored.
    pub fn encode(&self) -> String {
        let deleted = self
            .brands
            .iter()
            .filter(|b| matches!(b.stage, Stage::Deleted(_)))
            .count();
        let name = self.brand(self.current).map_or(UNNAMED, |b| &b.name);
        let mut text = format!("{} {} {deleted} {name}\n", self.current, self.next);
        for brand in &self.brands {
            let stage = match brand.stage {
                Stage::Active => "active".to_owned(),
                Stage::Archived => "archived".to_owned(),
                Stage::Deleted(when) => format!("deleted {when}"),
            };
            text.push_str(&format!("{}\t{stage}\t{}\n", brand.id, brand.name));
        }
        seal(REGISTER_SCHEMA, self.revision, text.as_bytes())
    }

    /// Reads a stored one.
    pub fn open(text: &str) -> Listed {
        let damaged = "The list of brands was changed or cut after it was written.";
        match unseal(text) {
            Unsealed::Sealed {
                schema: REGISTER_SCHEMA,
                revision,
                payload,
            } => String::from_utf8(payload)
                .ok()
                .and_then(|text| Self::read(revision, &text))
                .map_or(Listed::Damaged(damaged), Listed::Ok),
            Unsealed::Sealed { .. } | Unsealed::Newer(_) => Listed::Newer,
            Unsealed::Damaged(_) | Unsealed::NotOurs => Listed::Damaged(damaged),
        }
    }

    fn read(revision: u64, text: &str) -> Option<Self> {
        let mut lines = text.lines();
        let mut first = lines.next()?.split(' ');
        let mut register = Self {
            revision,
            current: first.next()?.parse().ok()?,
            next: first.next()?.parse().ok()?,
            brands: Vec::new(),
        };
        for line in lines {
            let mut columns = line.splitn(3, '\t');
            let id = columns.next()?.parse().ok()?;
            let stage = match columns.next()? {
                "active" => Stage::Active,
                "archived" => Stage::Archived,
                other => Stage::Deleted(other.strip_prefix("deleted ")?.parse().ok()?),
            };
            let name = named(columns.next()?);
            register.brands.push(Brand { id, name, stage });
        }
        register.is_sound().then_some(register)
    }

    fn is_sound(&self) -> bool {
        let ids: std::collections::BTreeSet<BrandId> = self.brands.iter().map(|b| b.id).collect();
        ids.len() == self.brands.len()
            && ids.len() <= MAX_BRANDS
            && ids.iter().all(|id| (FIRST..self.next).contains(id))
            && self.brand(self.current).is_some_and(Brand::is_active)
    }

    /// What can be said of brands whose register cannot be read, from the keys that are there.
    pub fn from_keys<'a>(keys: impl Iterator<Item = &'a str>) -> Self {
        let mut register = Self::default();
        let mut ids: Vec<BrandId> = keys.filter_map(owner).map(|(id, _)| id).collect();
        ids.sort_unstable();
        ids.dedup();
        for id in ids
            .into_iter()
            .filter(|id| *id != FIRST && *id < BrandId::MAX)
            .take(MAX_BRANDS - 1)
        {
            let name = format!("Brand {id}");
            let stage = Stage::Active;
            register.brands.push(Brand { id, name, stage });
            register.next = id + 1;
        }
        register
    }

    /// A brand by its number.
    pub fn brand(&self, id: BrandId) -> Option<&Brand> {
        self.brands.iter().find(|b| b.id == id)
    }

    fn brand_mut(&mut self, id: BrandId) -> Result<&mut Brand, Refusal> {
        self.brands.iter_mut().find(|b| b.id == id).ok_or(NO_SUCH)
    }

    /// The brands that can be opened.
    pub fn active(&self) -> impl Iterator<Item = &Brand> {
        self.brands.iter().filter(|b| b.is_active())
    }

    /// Adds a brand and gives its number.
    ///
    /// # Errors
    /// Where there are too many.
    pub fn add(&mut self, name: &str, stage: Stage) -> Result<BrandId, Refusal> {
        let id = self.next;
        let next = id.checked_add(1).ok_or(TOO_MANY)?;
        if self.brands.len() >= MAX_BRANDS {
            return Err(TOO_MANY);
        }
        self.next = next;
        let name = named(name);
        self.brands.push(Brand { id, name, stage });
        Ok(id)
    }

    /// Gives a brand another name.
    ///
    /// # Errors
    /// Where it is not there, or the name is empty.
    pub fn rename(&mut self, id: BrandId, name: &str) -> Result<(), Refusal> {
        if clean_text(name).is_empty() {
            return Err("A brand needs a name.");
        }
        self.brand_mut(id)?.name = named(name);
        Ok(())
    }

    /// Opens a brand.
    ///
    /// # Errors
    /// Where it is not there, or not active.
    pub fn switch(&mut self, id: BrandId) -> Result<(), Refusal> {
        if !self.brand(id).is_some_and(Brand::is_active) {
            return Err(NO_SUCH);
        }
        self.current = id;
        Ok(())
    }

    /// Archives a brand, deletes it or brings it back. If it was the open one another one is opened; where there is
    /// none, a new one.
    ///
    /// # Errors
    /// Where it is not there, or no other can be opened.
    pub fn stage(&mut self, id: BrandId, stage: Stage) -> Result<(), Refusal> {
        self.brand_mut(id)?.stage = stage;
        if !self.brand(self.current).is_some_and(Brand::is_active) {
            let other = self.active().map(|b| b.id).next();
            self.current = match other {
                Some(other) => other,
                None => self.add(UNNAMED, Stage::Active)?,
            };
        }
        Ok(())
    }

    /// Strikes out what was deleted at a time or before, and gives the numbers.
    pub fn purge(&mut self, until: u64) -> Vec<BrandId> {
        let old = |b: &Brand| matches!(b.stage, Stage::Deleted(when) if when <= until);
        let gone = self
            .brands
            .iter()
            .filter(|b| old(b))
            .map(|b| b.id)
            .collect();
        self.brands.retain(|b| !old(b));
        gone
    }
}

impl Brand {
    /// Whether it can be opened.
    pub fn is_active(&self) -> bool {
        self.stage == Stage::Active
    }
}

/// A name as it may be kept.
fn named(name: &str) -> String {
    let name: String = clean_text(name).chars().take(MAX_NAME).collect();
    match name.trim() {
        "" => UNNAMED.to_owned(),
        name => name.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn three() -> Register {
        let mut register = Register::default();
        register.rename(1, "Saltmoss").unwrap();
        let bakes = register.add("Halden Bakes", Stage::Active).unwrap();
        let pet = register.add("Brindle\tPet", Stage::Active).unwrap();
        register.stage(pet, Stage::Deleted(1_790_000_000)).unwrap();
        register.switch(bakes).unwrap();
        register.stage(1, Stage::Archived).unwrap();
        register.revision = 7;
        register
    }

    #[test]
    fn the_golden_register_opens() {
        let text = include_str!("../../tests/golden/brands-1.txt");
        assert_eq!(Register::open(text), Listed::Ok(three()));
        assert_eq!(three().encode(), text);
        let open = open_brand(text).unwrap();
        assert_eq!(
            (open.id, open.name.as_str(), open.revision, open.deleted),
            (2, "Halden Bakes", 7, true)
        );
    }

    #[test]
    fn keys_belong_to_the_brand_that_they_name() {
        assert_eq!(key(1, "workspace"), "tierwise.workspace");
        for id in [1, 2, 77] {
            for name in [
                "workspace",
                "roster.list.a",
                "roster.piece.0123456789abcdef",
            ] {
                assert_eq!(owner(&key(id, name)), Some((id, name)));
            }
        }
        for nobody in [
            REGISTER,
            "tierwise.theme",
            "tierwise.brand-2",
            "tierwise.brand-02.workspace",
            "other",
            "tierwise.brand-x.workspace",
            "tierwise.brand-+2.workspace",
            "tierwise.brand-2.theme",
            "tierwise.brand-2x.roster.a",
        ] {
            assert_eq!(owner(nobody), None, "{nobody}");
        }
    }

    #[test]
    fn one_brand_is_always_open() {
        let mut register = Register::default();
        register.stage(1, Stage::Deleted(5)).unwrap();
        assert_eq!((register.current, register.brands.len()), (2, 2));
        register.stage(1, Stage::Active).unwrap();
        register.stage(2, Stage::Archived).unwrap();
        assert_eq!(register.current, 1);
        assert!(register.switch(2).is_err() && register.switch(9).is_err());
        assert!(register.rename(1, " \n").is_err() && register.rename(9, "x").is_err());
        register.stage(2, Stage::Deleted(8)).unwrap();
        assert_eq!(register.purge(7), [] as [BrandId; 0]);
        assert_eq!(register.purge(8), [2]);
        assert_eq!(
            register.add("x", Stage::Active),
            Ok(3),
            "a number is never given twice"
        );
        while register.brands.len() < MAX_BRANDS {
            register.add("x", Stage::Active).unwrap();
        }
        assert_eq!(register.add("x", Stage::Active), Err(TOO_MANY));
    }

    #[test]
    fn what_is_no_register_is_told_apart() {
        let whole = three().encode();
        for end in (0..whole.len()).filter(|end| whole.is_char_boundary(*end)) {
            assert!(
                matches!(Register::open(&whole[..end]), Listed::Damaged(_)),
                "{end}"
            );
        }
        assert_eq!(Register::open(&seal(2, 1, b"")), Listed::Newer);
        assert_eq!(Register::open("tierwise 2 x"), Listed::Newer);
        for bad in [
            "",
            "1",
            "1 2\n",
            "1 2\n1\tactive",
            "1 2\n1\tgone\tx",
            "1 2\n1\tarchived\tx",
            "1 1\n1\tactive\tx",
            "1 3\n1\tactive\tx\n1\tactive\ty",
            "0 2\n0\tactive\tx",
            "1 2\n1\tdeleted x\ty",
            "1 9999999999\n1\tactive\tx",
        ] {
            assert!(
                matches!(
                    Register::open(&seal(1, 1, bad.as_bytes())),
                    Listed::Damaged(_)
                ),
                "{bad}"
            );
        }
        let bomb = "2\tactive\tx\n".repeat(100_000);
        assert!(matches!(
            Register::open(&seal(1, 1, format!("2 9\n{bomb}").as_bytes())),
            Listed::Damaged(_)
        ));
    }

    #[test]
    fn brands_are_found_again_by_their_keys() {
        let keys = [
            "tierwise.theme",
            "tierwise.brand-4.workspace",
            "tierwise.brand-4.roster.list.a",
            "tierwise.workspace",
        ];
        let register = Register::from_keys(keys.into_iter());
        let found: Vec<(BrandId, &str)> = register
            .brands
            .iter()
            .map(|b| (b.id, b.name.as_str()))
            .collect();
        assert_eq!(found, [(1, UNNAMED), (4, "Brand 4")]);
        assert_eq!(register.next, 5);
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(256) })]
        #[test]
        fn any_names_come_back(names in proptest::collection::vec(any::<String>(), 0..9), open in any::<prop::sample::Index>()) {
            let mut register = Register::default();
            for name in &names {
                register.add(name, Stage::Active).unwrap();
            }
            register.current = register.brands[open.index(register.brands.len())].id;
            let text = register.encode();
            let open = open_brand(&text).unwrap();
            prop_assert_eq!((open.id, &open.name), (register.current, &register.brand(open.id).unwrap().name));
            prop_assert!(!open.deleted);
            prop_assert_eq!(Register::open(&text), Listed::Ok(register));
        }
    }
}
