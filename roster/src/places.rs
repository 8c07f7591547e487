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

/// The places a brief names, ready to be compared.
#[derive(Debug, Clone, Default)]
pub struct Target(Vec<String>);

impl Target {
    /// Takes “Oregon, Washington and Idaho” apart.
    pub fn of(place: &str) -> Self {
        let parts = place.split([',', ';', '/', '\n', '|']);
        let parts = parts.flat_map(|part| part.split(" and "));
        Self(parts.map(words).filter(|p| !p.is_empty()).collect())
    }

    /// How a place of a file, country or city, stands to it.
    pub fn holds(&self, text: &str) -> Place {
        let text = words(text);
        if self.0.is_empty() || text.is_empty() {
            return Place::Unknown;
        }
        let inside = |part: &String| {
            same_country(part, &text) || has_words(&text, part) || has_words(part, &text)
        };
        if self.0.iter().any(inside) {
            Place::Inside
        } else {
            Place::Outside
        }
    }
}

fn same_country(a: &str, b: &str) -> bool {
    COUNTRIES
        .iter()
        .any(|names| names.contains(&a) && names.contains(&b))
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
