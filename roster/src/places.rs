//! Whether a creator is where the brief wants customers.

use tierwise_import::words;

use crate::cities::{self, Within};
use crate::countries::{US, country};
use crate::regions;
use crate::texts::Word;

/// How a creator's place stands to the brief's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// In it, or with it in their own words.
    Inside,
    /// Somewhere else.
    Outside,
    /// The brief or the file names none.
    Unknown,
}

/// The states of the United States with their codes.
#[rustfmt::skip]
const STATES: &[(&str, &str)] = &[
    ("alabama", "al"), ("alaska", "ak"), ("arizona", "az"), ("arkansas", "ar"), ("california", "ca"), ("colorado", "co"), ("connecticut", "ct"), ("delaware", "de"), ("florida", "fl"), ("georgia", "ga"), ("hawaii", "hi"), ("idaho", "id"), ("illinois", "il"), ("indiana", "in"), ("iowa", "ia"), ("kansas", "ks"), ("kentucky", "ky"), ("louisiana", "la"), ("maine", "me"), ("maryland", "md"), ("massachusetts", "ma"), ("michigan", "mi"), ("minnesota", "mn"), ("mississippi", "ms"), ("missouri", "mo"), ("montana", "mt"), ("nebraska", "ne"), ("nevada", "nv"), ("new hampshire", "nh"), ("new jersey", "nj"), ("new mexico", "nm"), ("new york", "ny"), ("north carolina", "nc"), ("north dakota", "nd"), ("ohio", "oh"), ("oklahoma", "ok"), ("oregon", "or"), ("pennsylvania", "pa"), ("rhode island", "ri"), ("south carolina", "sc"), ("south dakota", "sd"), ("tennessee", "tn"), ("texas", "tx"), ("utah", "ut"), ("vermont", "vt"), ("virginia", "va"), ("washington", "wa"), ("west virginia", "wv"), ("wisconsin", "wi"), ("wyoming", "wy"), ("district of columbia", "dc"),
];

/// Codes that stand behind a city of the country as often as behind one of the state: “Berlin, DE”, “Tel Aviv, IL”. Behind
/// a city any other code of a state is the state’s: few write “Podgorica, ME”.
const BOTH: [&str; 9] = ["ar", "ca", "co", "de", "id", "il", "in", "ma", "tn"];

/// What stands where a place might, and is none.
const ANYWHERE: [&str; 12] = [
    "global",
    "worldwide",
    "international",
    "world",
    "everywhere",
    "anywhere",
    "online",
    "remote",
    "mondial",
    "mundial",
    "weltweit",
    "internacional",
];

/// A place that is known by name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Area {
    Country(usize),
    State(usize),
}

impl Area {
    /// What a city is in.
    fn of(city: Within) -> Option<Self> {
        match city {
            Within::State(code) => {
                let at = STATES.iter().position(|(_, known)| *known == code);
                at.map(Self::State)
            }
            Within::Country(code) => country(code).map(Self::Country),
        }
    }

    /// Whether everybody in `other` is in it.
    fn holds(self, other: Self) -> bool {
        match (self, other) {
            (Self::Country(at), Self::State(_)) => at == US,
            (one, other) => one == other,
        }
    }

    /// Whether somebody can be in both.
    fn meets(self, other: Self) -> bool {
        self.holds(other) || other.holds(self)
    }
}

/// A place as somebody wrote it.
#[derive(Debug, Clone, Default)]
struct Named {
    words: String,
    /// What it may mean: “Dover, DE” may be in Delaware or in Germany.
    areas: Vec<Area>,
    /// Whether a name stands in it that is neither a country nor a state.
    local: bool,
}

impl Named {
    fn of(text: &str) -> Self {
        let parts = text.split([',', '/', '|', ';', '\n']).map(without_share);
        let parts: Vec<String> = parts.map(words).collect();
        let said = |part: &&String| !part.is_empty() && !ANYWHERE.contains(&part.as_str());
        let parts = parts.iter().filter(said).enumerate();
        let mut meanings: Vec<Vec<Area>> = parts.map(|(at, part)| areas(part, at > 0)).collect();
        let all = meanings.len();
        meanings.retain(|areas| !areas.is_empty());
        Self {
            words: words(text),
            local: meanings.len() < all,
            areas: agreed(&meanings),
        }
    }

    /// A place that is asked for, which may be a region: whoever is in a part of it is in it.
    fn asked(text: &str) -> Self {
        let mut named = Self::of(text);
        let parts = regions::within(&named.words).iter();
        named
            .areas
            .extend(parts.flat_map(|part| areas(part, false)));
        named
    }

    /// The same, where a large city stands for the country or state that it is in.
    fn placed(&self) -> Self {
        let mut placed = self.clone();
        if placed.areas.is_empty() {
            let city = cities::city(&placed.words).and_then(Area::of);
            placed.areas.extend(city);
        }
        placed
    }

    /// How `other`, a place of a file, stands to it. Names of countries and states are compared as such, so that Virginia
    /// is not in West Virginia; other names by their words.
    fn stands(&self, other: &Self) -> Place {
        let within = || has_words(&other.words, &self.words);
        match (self.areas.is_empty(), other.areas.is_empty()) {
            (false, false) => self.holds(other),
            // A town whose country nobody wrote, unless its name says it: Mexico City.
            (false, true) if within() => Place::Inside,
            (false, true) => Place::Unknown,
            (true, _) if within() => Place::Inside,
            (true, true) if has_words(&self.words, &other.words) => Place::Inside,
            // A country may hold the town that is asked for; another town does not.
            (true, false) if !other.local => Place::Unknown,
            (true, _) => Place::Outside,
        }
    }

    /// The same for names that are known: what may mean two places is in it where both are.
    fn holds(&self, other: &Self) -> Place {
        let one = |holds: fn(Area, Area) -> bool| {
            move |area: &Area| self.areas.iter().any(|own| holds(*own, *area))
        };
        if other.areas.iter().all(one(Area::holds)) {
            Place::Inside
        } else if other.areas.iter().any(one(Area::meets)) {
            Place::Unknown
        } else {
            Place::Outside
        }
    }
}

/// “United States (62%)” without the share of an audience that stands behind it.
fn without_share(part: &str) -> &str {
    match part.split_once('(') {
        Some((place, rest)) if rest.contains(|c: char| c.is_ascii_digit()) => place,
        _ => part,
    }
}

/// What a part of a place may mean. A code of two letters is a state's behind a city, or where no country has it.
fn areas(part: &str, behind: bool) -> Vec<Area> {
    let country = country(part);
    let coded = behind || country.is_none();
    let is = |(name, code): &(&str, &str)| *name == part || (coded && *code == part);
    let state = STATES.iter().position(is);
    let of_state = behind && part.len() == 2 && state.is_some() && !BOTH.contains(&part);
    let country = country.filter(|_| !of_state);
    let known = [country.map(Area::Country), state.map(Area::State)];
    known.into_iter().flatten().collect()
}

/// What the parts of a place mean together: of each what meets the others, so that the CA of “Los Angeles, CA, USA” is no
/// country; and beside a state its country says nothing more. Lebanon, Oregon, is a town.
fn agreed(parts: &[Vec<Area>]) -> Vec<Area> {
    let meets_all = |area: &Area| {
        let meets = |part: &Vec<Area>| part.iter().any(|other| area.meets(*other));
        parts.iter().all(meets)
    };
    let all = || parts.iter().flatten().copied();
    let mut areas: Vec<Area> = all().filter(meets_all).collect();
    if areas.is_empty() {
        let is_state = |area: &Area| matches!(area, Area::State(_));
        if let Some((town, rest)) = parts.split_first()
            && !town.iter().any(is_state)
            && rest.iter().flatten().any(is_state)
        {
            return agreed(rest);
        }
        areas = all().collect();
    }
    let wider = |area: &Area| {
        areas
            .iter()
            .any(|other| other != area && area.holds(*other))
    };
    areas.iter().filter(|area| !wider(area)).copied().collect()
}

/// The places a brief names, ready to be compared.
#[derive(Debug, Clone, Default)]
pub struct Target(Vec<Named>);

impl Target {
    /// Takes “Oregon, Washington and Idaho” apart, and “Pacific Northwest”, which are the same.
    pub fn of(place: &str) -> Self {
        let parts = place.split([',', ';', '/', '\n', '|']);
        let parts = parts.flat_map(|part| part.split(" and "));
        let parts = parts.map(Named::asked).filter(|p| !p.words.is_empty());
        Self(parts.collect())
    }

    /// Whether it names nothing.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// How a place of a file, country or city, stands to it. What may be in it or not is unknown.
    pub fn holds(&self, text: &str) -> Place {
        let other = Named::of(text);
        self.takes(&other, |_| &other)
    }

    /// The same for a city of which no country is said: of a large one it is known where it is.
    pub fn holds_city(&self, text: &str) -> Place {
        let other = Named::of(text);
        let placed = other.placed();
        // Who asks for a city asks for no more than that: its name is compared.
        self.takes(&other, |part| {
            if part.areas.is_empty() {
                &other
            } else {
                &placed
            }
        })
    }

    fn takes<'n>(&self, other: &Named, found: impl Fn(&Named) -> &'n Named) -> Place {
        if self.0.is_empty() || other.words.is_empty() {
            return Place::Unknown;
        }
        let all = || self.0.iter().map(|part| part.stands(found(part)));
        if all().any(|place| place == Place::Inside) {
            Place::Inside
        } else if all().any(|place| place == Place::Unknown) {
            Place::Unknown
        } else {
            Place::Outside
        }
    }
}

/// The country of the large city with this name.
fn home(city: &str) -> Option<usize> {
    cities::city(city)
        .and_then(Area::of)
        .map(|area| match area {
            Area::State(_) => US,
            Area::Country(at) => at,
        })
}

/// How every place that a roster names stands to a target.
#[derive(Debug, Clone, Default)]
pub struct Stands {
    /// As a country, or as a city with a country beside it.
    beside: Vec<Place>,
    /// As a city of which no country is said, or the one that the large city of this name is in.
    alone: Vec<Place>,
    /// The country that the large city of this name is in.
    homes: Vec<Option<usize>>,
    /// The country that it names.
    lands: Vec<Option<usize>>,
}

impl Stands {
    /// Looks up the places that are new. Places stay where they are.
    pub fn follow(&mut self, target: &Target, places: &[String]) {
        for place in places.iter().skip(self.beside.len()) {
            self.beside.push(target.holds(place));
            self.alone.push(target.holds_city(place));
            let name = words(place);
            self.homes.push(home(&name));
            self.lands.push(country(&name));
        }
    }

    /// How somebody's city stands, and how their country does.
    pub fn of(&self, city: Word, country: Word) -> [Place; 2] {
        let known = |of: &[Option<usize>], word: Word| of.get(word.index()).copied().flatten();
        let home = known(&self.homes, city);
        let is_home = home.is_some() && home == known(&self.lands, country);
        // Los Angeles, US, is in California; Paris, US, is not in France.
        let cities = if country == Word::NONE || is_home {
            &self.alone
        } else {
            &self.beside
        };
        let at = |places: &[Place], word: Word| places.get(word.index()).copied();
        [at(cities, city), at(&self.beside, country)].map(|place| place.unwrap_or(Place::Unknown))
    }
}

/// Words in a header for the people who follow somebody, and for a share of them.
const AUDIENCE: [&str; 13] = [
    "audience",
    "audiences",
    "followers",
    "follower",
    "viewers",
    "abonnes",
    "audiencia",
    "seguidores",
    "publico",
    "publikum",
    "zielgruppe",
    "audiens",
    "pengikut",
];
const SHARE: [&str; 13] = [
    "%",
    "pct",
    "percent",
    "percentage",
    "share",
    "part",
    "anteil",
    "prozent",
    "porcentaje",
    "percentual",
    "percentagem",
    "persentase",
    "proporcion",
];
/// Words between those and a place.
const BETWEEN: [&str; 21] = [
    "of", "in", "the", "from", "based", "country", "de", "du", "des", "la", "le", "l", "les", "en",
    "aux", "au", "no", "na", "di", "der", "aus",
];

impl Target {
    /// Whether a header is about the share of an audience in this place: “USA audience share”, “% of followers in
    /// Germany”.
    pub fn is_share(&self, header: &str) -> bool {
        let Some(rest) = place_of_share(header) else {
            return false;
        };
        let other = Self::of(&rest);
        let within = |part: &Named| other.holds(&part.words) == Place::Inside;
        !self.0.is_empty() && self.holds(&rest) == Place::Inside && self.0.iter().all(within)
    }

    /// Whether a header is about the share of an audience in another place, or a part of this one.
    pub fn is_share_elsewhere(&self, header: &str) -> bool {
        let named = place_of_share(header).map(|rest| Named::of(&rest));
        named.is_some_and(|named| !named.areas.is_empty()) && !self.is_share(header)
    }
}

/// What a header about a share of an audience says besides: the place, where it names one.
fn place_of_share(header: &str) -> Option<String> {
    let said = words(header);
    let said = || said.split(' ');
    let has = |list: &[&str]| said().any(|word| list.contains(&word));
    if !has(&AUDIENCE) || !has(&SHARE) {
        return None;
    }
    let lists = [&AUDIENCE[..], &SHARE, &BETWEEN];
    let place = |word: &&str| !lists.iter().any(|list| list.contains(word));
    Some(said().filter(place).collect::<Vec<_>>().join(" "))
}

/// Whether these words stand in a text one after another. Codes of two letters mean a place only alone.
fn has_words(text: &str, part: &str) -> bool {
    if text == part {
        return true;
    }
    part.len() > 2 && format!(" {text} ").contains(&format!(" {part} "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_city_is_in_a_state_or_country_that_is_known() {
        for (name, city) in cities::all() {
            assert!(Area::of(city).is_some(), "{name}");
            // A name of a state or a country is that.
            assert_eq!(areas(name, false), [], "{name}");
        }
    }

    #[test]
    fn a_share_of_an_audience_is_known_by_its_header() {
        for (place, header, is) in [
            ("US", "USA audience share", true),
            ("United States", "% of audience in the U.S.", true),
            ("US", "audience_us_pct", true),
            ("Germany", "Anteil der Follower aus Deutschland", true),
            ("France", "Part de l’audience en France", true),
            ("Oregon", "Oregon followers %", true),
            // Another place, one within it and one around it, and no share of an audience.
            ("US", "UK audience share", false),
            ("US", "Oregon followers %", false),
            ("Oregon", "USA audience share", false),
            ("US and UK", "US audience %", false),
            ("US", "Followers US", false),
            ("US", "Real followers %", false),
            ("US", "Female audience %", false),
            ("", "audience %", false),
        ] {
            assert_eq!(Target::of(place).is_share(header), is, "{place}: {header}");
        }
    }

    #[test]
    fn a_large_city_is_known_beside_its_own_country_alone() {
        let mut words = crate::texts::Words::default();
        let [la, paris, us] = ["Los Angeles", "Paris", "US"].map(|name| words.keep(name));
        let stands = |place: &str| {
            let mut stands = Stands::default();
            stands.follow(&Target::of(place), words.all());
            stands
        };
        assert_eq!(stands("Oregon").of(la, us)[0], Place::Outside);
        assert_eq!(stands("California").of(la, us)[0], Place::Inside);
        // Paris in Texas.
        assert_eq!(stands("France").of(paris, us)[0], Place::Unknown);
    }

    #[test]
    fn what_regions_are_made_of_is_known() {
        for (name, parts) in regions::all() {
            assert_eq!(name, words(name));
            for part in parts {
                assert_eq!(Named::of(part).areas.len(), 1, "{part} in {name}");
            }
        }
    }

    #[test]
    fn places_are_compared_as_people_write_them() {
        for (brief, file, place) in [
            (
                "Oregon, Washington and Idaho",
                "Portland, Oregon",
                Place::Inside,
            ),
            ("United States", "US", Place::Inside),
            ("USA", "Estados Unidos", Place::Inside),
            ("Deutschland", "Germany", Place::Inside),
            ("Oregon", "Texas", Place::Outside),
            ("India", "Indiana", Place::Outside),
            ("", "Texas", Place::Unknown),
            ("Oregon", "", Place::Unknown),
            ("Oregon", "Portland, OR", Place::Inside),
            ("Oregon", "Austin, TX", Place::Outside),
            ("Oregon", "Portland, ME, USA", Place::Outside),
            // A large city says where it is; of others nobody knows.
            ("Oregon", "Seattle", Place::Outside),
            ("Oregon", "São Paulo", Place::Outside),
            ("Oregon", "Ashland", Place::Unknown),
            ("United States", "Chicago", Place::Inside),
            ("Brazil", "sao paulo", Place::Inside),
            ("Paris", "France", Place::Unknown),
            ("France", "Paris, Texas", Place::Outside),
            ("Texas", "Paris, Texas", Place::Inside),
            ("London", "London", Place::Inside),
            ("Oregon", "United States", Place::Unknown),
            ("Oregon", "Germany", Place::Outside),
            ("United States", "Austin, TX", Place::Inside),
            ("United States", "Lyon", Place::Outside),
            // A code that may be a state’s or a country’s tells nothing, unless neither is asked for.
            ("Germany", "Berlin, DE", Place::Unknown),
            ("Canada", "Toronto, CA", Place::Unknown),
            ("Canada", "Los Angeles, CA", Place::Unknown),
            ("Canada", "Los Angeles, CA, USA", Place::Outside),
            ("Canada", "Toronto, CA, Canada", Place::Inside),
            ("Canada", "CA", Place::Inside),
            ("France", "Los Angeles, CA", Place::Outside),
            ("California and Canada", "Los Angeles, CA", Place::Unknown),
            ("India", "Indianapolis, IN", Place::Unknown),
            ("Virginia", "Charleston, West Virginia", Place::Outside),
            ("West Virginia", "Virginia", Place::Outside),
            ("Virginia", "Virginia Beach", Place::Inside),
            ("Mexico", "Santa Fe, New Mexico", Place::Outside),
            ("New Mexico", "Mexico", Place::Outside),
            ("Mexico", "Mexico City", Place::Inside),
            ("New York", "York", Place::Unknown),
            ("New York", "New York City", Place::Inside),
            ("Greater Manchester", "Manchester", Place::Inside),
            ("Washington", "Washington, DC", Place::Unknown),
            ("Portland", "Seattle", Place::Outside),
            ("Portland", "Seattle, WA", Place::Outside),
            ("Portland", "US", Place::Unknown),
            ("Portland", "Portland, Oregon", Place::Inside),
            ("Oregon", "OR", Place::Inside),
            ("California", "Los Angeles, CA, US", Place::Inside),
            ("Italy", "Milano, MI, Italy", Place::Unknown),
            ("Oregon", "Lebanon, Oregon", Place::Inside),
            ("Oregon", "Oregon, Portland", Place::Inside),
            ("United States", "US/Global", Place::Inside),
            ("United States", "United States (62%)", Place::Inside),
            ("United States", "Germany (62%)", Place::Outside),
            ("United States", "US/UK", Place::Unknown),
            ("Portland", "US/Global", Place::Unknown),
            ("Oregon", "Global", Place::Unknown),
            ("United States", "Philadelphia, PA", Place::Inside),
            ("United States", "Chicago, IL, USA", Place::Inside),
            ("Illinois", "Chicago, IL", Place::Unknown),
            ("Israel", "Tel Aviv, IL", Place::Unknown),
            ("Georgia", "Atlanta, Georgia", Place::Inside),
            ("Pakistan", "PK", Place::Inside),
            ("Greece", "Ελλάδα", Place::Inside),
            ("Czechia", "Prague, Czech Republic", Place::Inside),
            ("Taiwan", "Hong Kong", Place::Outside),
            // A region is whatever is in it, and where somebody names it.
            ("Pacific Northwest", "Spokane, WA", Place::Inside),
            ("Pacific Northwest", "Seattle", Place::Inside),
            ("PNW", "Portland, Oregon", Place::Inside),
            ("Pacific Northwest", "Pacific Northwest", Place::Inside),
            ("Pacific Northwest", "Austin, TX", Place::Outside),
            ("Pacific Northwest", "New Zealand", Place::Outside),
            ("Pacific Northwest", "United States", Place::Unknown),
            ("Oregon", "Pacific Northwest", Place::Unknown),
            ("DACH", "Zürich", Place::Inside),
            ("EU", "Lyon", Place::Inside),
            ("EU", "London", Place::Outside),
        ] {
            assert_eq!(Target::of(brief).holds_city(file), place, "{brief}: {file}");
        }
    }
}
