//! Regions that briefs ask for by name, and the states or countries that they are made of.

/// Names as `words` writes them, and what is in each. Of the United States: New England and the Midwest as the Census Bureau
/// draws them (census.gov, Census Regions and Divisions), the Pacific Northwest in its usual sense, with Idaho. The European
/// Union as of 2020, Southeast Asia as ASEAN, the Gulf as the Gulf Cooperation Council.
#[rustfmt::skip]
const REGIONS: &[(&[&str], &[&str])] = &[
    (&["pacific northwest", "the pacific northwest", "pnw"], &["washington", "oregon", "idaho"]),
    (&["west coast", "us west coast"], &["washington", "oregon", "california"]),
    (&["new england"], &["connecticut", "maine", "massachusetts", "new hampshire", "rhode island", "vermont"]),
    (&["midwest", "the midwest", "american midwest"], &["illinois", "indiana", "iowa", "kansas", "michigan", "minnesota", "missouri", "nebraska", "north dakota", "ohio", "south dakota", "wisconsin"]),
    (&["north america"], &["united states", "canada", "mexico"]),
    (&["latin america", "latam", "lateinamerika", "amerique latine", "america latina"], &["argentina", "bolivia", "brazil", "chile", "colombia", "costa rica", "cuba", "dominican republic", "ecuador", "el salvador", "guatemala", "honduras", "mexico", "nicaragua", "panama", "paraguay", "peru", "uruguay", "venezuela"]),
    (&["dach", "d a ch"], &["germany", "austria", "switzerland"]),
    (&["benelux"], &["belgium", "netherlands", "luxembourg"]),
    (&["scandinavia", "skandinavien", "scandinavie"], &["denmark", "norway", "sweden"]),
    (&["nordics", "the nordics", "nordic countries"], &["denmark", "finland", "iceland", "norway", "sweden"]),
    (&["baltics", "the baltics", "baltic states"], &["estonia", "latvia", "lithuania"]),
    (&["european union", "eu"], EU),
    (&["gcc", "gulf states", "the gulf"], &["bahrain", "kuwait", "oman", "qatar", "saudi arabia", "united arab emirates"]),
    (&["southeast asia", "south east asia", "asean"], &["brunei", "cambodia", "indonesia", "laos", "malaysia", "myanmar", "philippines", "singapore", "thailand", "vietnam"]),
    (&["anz"], &["australia", "new zealand"]),
];

#[rustfmt::skip]
const EU: &[&str] = &["austria", "belgium", "bulgaria", "croatia", "cyprus", "czechia", "denmark", "estonia", "finland", "france", "germany", "greece", "hungary", "ireland", "italy", "latvia", "lithuania", "luxembourg", "malta", "netherlands", "poland", "portugal", "romania", "slovakia", "slovenia", "spain", "sweden"];

/// The states or countries of the region of this name, as `words` writes it; none where it is no region.
pub fn within(name: &str) -> &'static [&'static str] {
    let region = REGIONS.iter().find(|(names, _)| names.contains(&name));
    region.map_or(&[], |(_, parts)| parts)
}

#[cfg(test)]
pub fn all() -> impl Iterator<Item = (&'static str, &'static [&'static str])> {
    let names = |(names, parts): &(&'static [&'static str], &'static [&'static str])| {
        let parts = *parts;
        names.iter().map(move |name| (*name, parts))
    };
    REGIONS.iter().flat_map(names)
}
