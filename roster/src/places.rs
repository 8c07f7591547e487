//! Whether a creator is where the brief wants customers.

use tierwise_import::words;

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

/// Names of countries that stand for the same one, as `words` writes them. Files hold codes as often as names.
#[rustfmt::skip]
const COUNTRIES: &[&[&str]] = &[
    &["us", "usa", "u s", "u s a", "united states", "united states of america", "america", "etats unis", "estados unidos", "eeuu", "vereinigte staaten", "amerika serikat"],
    &["gb", "uk", "u k", "united kingdom", "great britain", "england", "scotland", "wales", "royaume uni", "reino unido", "vereinigtes konigreich", "inggris"],
    &["ca", "canada", "kanada"],
    &["au", "australia", "australie", "australien"],
    &["nz", "new zealand", "nouvelle zelande", "nueva zelanda", "neuseeland"],
    &["ie", "ireland", "irlande", "irlanda", "irland"],
    &["fr", "france", "francia", "frankreich", "franca", "prancis"],
    &["de", "germany", "allemagne", "alemania", "deutschland", "alemanha", "jerman"],
    &["at", "austria", "autriche", "osterreich"],
    &["ch", "switzerland", "suisse", "suiza", "schweiz", "suica", "swiss"],
    &["es", "spain", "espagne", "espana", "spanien", "espanha", "spanyol"],
    &["pt", "portugal"],
    &["it", "italy", "italie", "italia", "italien"],
    &["nl", "netherlands", "pays bas", "paises bajos", "niederlande", "paises baixos", "belanda", "holland"],
    &["be", "belgium", "belgique", "belgica", "belgien"],
    &["se", "sweden", "suede", "suecia", "schweden"],
    &["no", "norway", "norvege", "noruega", "norwegen"],
    &["dk", "denmark", "danemark", "dinamarca"],
    &["fi", "finland", "finlande", "finlandia", "finnland"],
    &["pl", "poland", "pologne", "polonia", "polen"],
    &["tr", "turkey", "turkiye", "turquie", "turquia", "turkei", "turki"],
    &["ru", "russia", "russie", "rusia", "russland"],
    &["ua", "ukraine", "ucrania"],
    &["br", "brazil", "bresil", "brasil", "brasilien"],
    &["mx", "mexico", "mexique", "mexiko", "meksiko"],
    &["ar", "argentina", "argentine", "argentinien"],
    &["co", "colombia", "colombie", "kolumbien"],
    &["cl", "chile", "chili"],
    &["pe", "peru", "perou"],
    &["in", "india", "inde", "indien"],
    &["id", "indonesia", "indonesie", "indonesien"],
    &["my", "malaysia", "malaisie"],
    &["sg", "singapore", "singapour", "singapur"],
    &["ph", "philippines", "filipinas", "philippinen", "filipina"],
    &["th", "thailand", "thailande", "tailandia"],
    &["vn", "vietnam"],
    &["jp", "japan", "japon", "japao", "jepang"],
    &["kr", "korea", "south korea", "coree du sud", "corea del sur", "sudkorea", "korea selatan"],
    &["cn", "china", "chine"],
    &["ae", "united arab emirates", "uae", "emirats arabes unis", "emiratos arabes unidos"],
    &["sa", "saudi arabia", "arabie saoudite", "arabia saudita"],
    &["eg", "egypt", "egypte", "egipto", "agypten"],
    &["tn", "tunisia", "tunisie", "tunez", "tunesien"],
    &["ma", "morocco", "maroc", "marruecos", "marokko"],
    &["za", "south africa", "afrique du sud", "sudafrica", "sudafrika"],
    &["ng", "nigeria"],
    &["ke", "kenya"],
];

/// The states of the United States with their codes.
#[rustfmt::skip]
const STATES: &[(&str, &str)] = &[
    ("alabama", "al"), ("alaska", "ak"), ("arizona", "az"), ("arkansas", "ar"), ("california", "ca"), ("colorado", "co"), ("connecticut", "ct"), ("delaware", "de"), ("florida", "fl"), ("georgia", "ga"), ("hawaii", "hi"), ("idaho", "id"), ("illinois", "il"), ("indiana", "in"), ("iowa", "ia"), ("kansas", "ks"), ("kentucky", "ky"), ("louisiana", "la"), ("maine", "me"), ("maryland", "md"), ("massachusetts", "ma"), ("michigan", "mi"), ("minnesota", "mn"), ("mississippi", "ms"), ("missouri", "mo"), ("montana", "mt"), ("nebraska", "ne"), ("nevada", "nv"), ("new hampshire", "nh"), ("new jersey", "nj"), ("new mexico", "nm"), ("new york", "ny"), ("north carolina", "nc"), ("north dakota", "nd"), ("ohio", "oh"), ("oklahoma", "ok"), ("oregon", "or"), ("pennsylvania", "pa"), ("rhode island", "ri"), ("south carolina", "sc"), ("south dakota", "sd"), ("tennessee", "tn"), ("texas", "tx"), ("utah", "ut"), ("vermont", "vt"), ("virginia", "va"), ("washington", "wa"), ("west virginia", "wv"), ("wisconsin", "wi"), ("wyoming", "wy"), ("district of columbia", "dc"),
];

/// A place that is known by name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Area {
    Country(usize),
    State(usize),
}

impl Area {
    /// Whether everybody in `other` is in it.
    fn holds(self, other: Self) -> bool {
        let us = |at: usize| COUNTRIES.get(at).is_some_and(|names| names.contains(&"us"));
        match (self, other) {
            (Self::Country(at), Self::State(_)) => us(at),
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
        let parts: Vec<String> = text.split(',').map(words).collect();
        let parts = parts.iter().filter(|part| !part.is_empty()).enumerate();
        let mut meanings: Vec<Vec<Area>> = parts.map(|(at, part)| areas(part, at > 0)).collect();
        let all = meanings.len();
        meanings.retain(|areas| !areas.is_empty());
        Self {
            words: words(text),
            local: meanings.len() < all,
            areas: agreed(&meanings),
        }
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

/// What a part of a place may mean. A code of two letters is a state's only behind a city.
fn areas(part: &str, behind: bool) -> Vec<Area> {
    let country = COUNTRIES.iter().position(|names| names.contains(&part));
    let is = |(name, code): &(&str, &str)| *name == part || (behind && *code == part);
    let state = STATES.iter().position(is);
    let known = [country.map(Area::Country), state.map(Area::State)];
    known.into_iter().flatten().collect()
}

/// What the parts of a place mean together: of each what meets the others, so that the CA of “Los Angeles, CA, USA” is no
/// country; and beside a state its country says nothing more.
fn agreed(parts: &[Vec<Area>]) -> Vec<Area> {
    let meets_all = |area: &Area| {
        let meets = |part: &Vec<Area>| part.iter().any(|other| area.meets(*other));
        parts.iter().all(meets)
    };
    let all = || parts.iter().flatten().copied();
    let mut areas: Vec<Area> = all().filter(meets_all).collect();
    if areas.is_empty() {
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
    /// Takes “Oregon, Washington and Idaho” apart.
    pub fn of(place: &str) -> Self {
        let parts = place.split([',', ';', '/', '\n', '|']);
        let parts = parts.flat_map(|part| part.split(" and "));
        Self(
            parts
                .map(Named::of)
                .filter(|p| !p.words.is_empty())
                .collect(),
        )
    }

    /// How a place of a file, country or city, stands to it. What may be in it or not is unknown.
    pub fn holds(&self, text: &str) -> Place {
        let other = Named::of(text);
        if self.0.is_empty() || other.words.is_empty() {
            return Place::Unknown;
        }
        let all = || self.0.iter().map(|part| part.stands(&other));
        if all().any(|place| place == Place::Inside) {
            Place::Inside
        } else if all().any(|place| place == Place::Unknown) {
            Place::Unknown
        } else {
            Place::Outside
        }
    }
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
            ("Oregon", "Seattle", Place::Unknown),
            ("Oregon", "United States", Place::Unknown),
            ("Oregon", "Germany", Place::Outside),
            ("United States", "Austin, TX", Place::Inside),
            ("United States", "Lyon", Place::Unknown),
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
        ] {
            assert_eq!(Target::of(brief).holds(file), place, "{brief}: {file}");
        }
    }

    #[test]
    fn a_name_belongs_to_one_country() {
        let mut all: Vec<&str> = COUNTRIES
            .iter()
            .flat_map(|names| names.iter().copied())
            .collect();
        let count = all.len();
        all.sort_unstable();
        all.dedup();
        assert_eq!(all.len(), count);
        assert!(all.iter().all(|name| words(name) == *name));
    }
}
