//! Large cities, and where they are: most exports name a city and no country.
//!
//! Names that stand for several large places are left out (“Portland”, “Birmingham”, “Vancouver”), and so are names of
//! countries and states. Where a file says the country, that counts.

/// Cities of the United States, by the code of their state.
const OF_STATES: &[(&str, &str)] = &[
    ("az", "phoenix|tucson|scottsdale|tempe"),
    (
        "ca",
        "los angeles|san francisco|san diego|sacramento|oakland|san jose california|long beach|hollywood|beverly hills|\
         santa monica|orange county|bay area",
    ),
    ("co", "denver|boulder|colorado springs"),
    ("dc", "washington dc|washington d c"),
    ("fl", "miami|tampa|orlando|fort lauderdale|jacksonville"),
    ("ga", "atlanta|savannah"),
    ("hi", "honolulu"),
    ("id", "boise"),
    ("il", "chicago"),
    ("in", "indianapolis"),
    ("la", "new orleans|baton rouge"),
    ("ma", "boston"),
    ("md", "baltimore"),
    ("mi", "detroit|grand rapids|ann arbor"),
    ("mn", "minneapolis"),
    ("mo", "st louis|saint louis"),
    ("nc", "charlotte|raleigh|asheville"),
    ("nm", "albuquerque|santa fe"),
    ("nv", "las vegas|reno"),
    ("ny", "new york city|nyc|brooklyn|manhattan|queens|bronx"),
    ("oh", "cincinnati|cleveland"),
    ("ok", "oklahoma city|tulsa"),
    ("or", "eugene"),
    ("pa", "philadelphia|pittsburgh"),
    ("tn", "nashville|memphis|knoxville"),
    ("tx", "houston|dallas|austin|san antonio|fort worth|el paso"),
    ("ut", "salt lake city|provo"),
    ("wa", "seattle|spokane|tacoma"),
    ("wi", "milwaukee"),
];

/// Cities of other countries, by the code of the country.
const OF_COUNTRIES: &[(&str, &str)] = &[
    ("ae", "dubai|abu dhabi|sharjah"),
    ("ar", "buenos aires|rosario|mendoza"),
    ("at", "vienna|wien|graz|salzburg|innsbruck"),
    ("au", "sydney|brisbane|perth|adelaide|gold coast|canberra"),
    ("bd", "dhaka"),
    (
        "be",
        "brussels|bruxelles|brussel|antwerp|antwerpen|ghent|gent",
    ),
    (
        "br",
        "sao paulo|rio de janeiro|belo horizonte|brasilia|curitiba|porto alegre|recife|fortaleza|florianopolis|goiania|\
         campinas",
    ),
    (
        "ca",
        "toronto|montreal|calgary|ottawa|edmonton|winnipeg|quebec city",
    ),
    ("ch", "zurich|geneva|geneve|genf|basel|bern|lausanne"),
    ("cl", "santiago de chile|valparaiso"),
    ("cn", "shanghai|beijing|guangzhou|shenzhen|chengdu|hangzhou"),
    ("co", "bogota|medellin|barranquilla"),
    ("cz", "prague|praha|brno"),
    (
        "de",
        "berlin|hamburg|munich|munchen|muenchen|cologne|koln|koeln|frankfurt|stuttgart|dusseldorf|duesseldorf|leipzig|\
         dresden|hannover|nurnberg|bremen|dortmund|essen",
    ),
    ("dk", "copenhagen|kobenhavn|aarhus"),
    ("eg", "cairo|alexandria egypt"),
    (
        "es",
        "madrid|barcelona|sevilla|seville|malaga|bilbao|zaragoza|palma de mallorca",
    ),
    ("fi", "helsinki|tampere"),
    (
        "fr",
        "paris|lyon|marseille|bordeaux|toulouse|lille|nantes|strasbourg|montpellier|rennes",
    ),
    (
        "gb",
        "london|liverpool|leeds|glasgow|edinburgh|sheffield|cardiff|belfast|brighton|nottingham",
    ),
    ("gr", "athens greece|thessaloniki"),
    ("hu", "budapest"),
    (
        "id",
        "jakarta|surabaya|bandung|bali|yogyakarta|jogja|semarang|medan|makassar|denpasar",
    ),
    ("ie", "cork|galway"),
    ("il", "tel aviv|jerusalem|haifa"),
    (
        "in",
        "mumbai|delhi|new delhi|bangalore|bengaluru|hyderabad india|chennai|kolkata|pune|ahmedabad|jaipur|gurgaon|noida",
    ),
    (
        "it",
        "rome|roma|milan|milano|naples italy|napoli|turin|torino|florence italy|firenze|bologna|venezia",
    ),
    ("jp", "tokyo|osaka|kyoto|yokohama|nagoya|fukuoka|sapporo"),
    ("ke", "nairobi"),
    ("kr", "seoul|busan|incheon|daegu"),
    ("lb", "beirut"),
    ("ma", "casablanca|marrakech|marrakesh|rabat"),
    (
        "mx",
        "mexico city|ciudad de mexico|cdmx|guadalajara|monterrey|puebla|tijuana|cancun",
    ),
    ("my", "kuala lumpur|penang|johor bahru"),
    ("ng", "lagos|abuja|ibadan"),
    (
        "nl",
        "amsterdam|rotterdam|utrecht|the hague|den haag|eindhoven",
    ),
    ("no", "oslo|bergen"),
    ("nz", "auckland|christchurch"),
    ("ph", "manila|cebu|quezon city|makati|davao"),
    ("pk", "karachi|lahore|islamabad"),
    ("pl", "warsaw|warszawa|krakow|wroclaw|gdansk|poznan"),
    ("pt", "lisbon|lisboa|porto"),
    ("ro", "bucharest|bucuresti|cluj napoca"),
    ("rs", "belgrade|beograd"),
    ("ru", "moscow|saint petersburg|st petersburg russia"),
    ("sa", "riyadh|jeddah"),
    ("se", "stockholm|goteborg|gothenburg|malmo"),
    ("th", "bangkok|chiang mai|phuket"),
    ("tr", "istanbul|ankara|izmir|antalya"),
    ("tw", "taipei|kaohsiung"),
    ("ua", "kyiv|kiev|lviv|odesa"),
    ("ve", "caracas|maracaibo"),
    ("vn", "ho chi minh city|hanoi|saigon|da nang"),
    ("za", "johannesburg|cape town|durban|pretoria"),
];

/// Where a city is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Within {
    /// The state of the United States with this code.
    State(&'static str),
    /// The country with this code.
    Country(&'static str),
}

/// Where the city with this name, as `words` writes it, is; `None` where it is not known, or could be another.
pub fn city(name: &str) -> Option<Within> {
    let of = |list: &'static [(&str, &str)]| {
        let has = |(_, names): &&(&str, &str)| names.split('|').any(|known| known == name);
        list.iter().find(has).map(|(code, _)| *code)
    };
    let state = of(OF_STATES).map(Within::State);
    state.or_else(|| of(OF_COUNTRIES).map(Within::Country))
}

/// All of them by name.
#[cfg(test)]
pub fn all() -> impl Iterator<Item = (&'static str, Within)> {
    let states = OF_STATES
        .iter()
        .map(|(code, names)| (Within::State(code), names));
    let countries = OF_COUNTRIES
        .iter()
        .map(|(code, names)| (Within::Country(code), names));
    let all = states.chain(countries);
    all.flat_map(|(within, names)| names.split('|').map(move |name| (name, within)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use tierwise_import::words;

    #[test]
    fn every_city_is_written_as_words_are_and_stands_once() {
        let lists = OF_STATES.iter().chain(OF_COUNTRIES);
        let mut all: Vec<&str> = lists.flat_map(|(_, names)| names.split('|')).collect();
        for name in &all {
            assert_eq!(words(name), *name);
        }
        let count = all.len();
        all.sort_unstable();
        all.dedup();
        assert_eq!(all.len(), count);
        assert_eq!(city("lyon"), Some(Within::Country("fr")));
        assert_eq!(city("chicago"), Some(Within::State("il")));
        assert_eq!(city("portland"), None);
    }
}
