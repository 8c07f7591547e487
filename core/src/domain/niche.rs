//! Categories of products, which of them are neighbors, and the words creators use for them.
//!
//! Neighbors and words are our judgement; that neighbors are worth searching is what the agency post of the sources
//! recommends (seed-002).

use super::sort::sort_short;

/// A category a product can be in.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Category {
    /// Stable slug for links and storage.
    pub slug: &'static str,
    /// What the user reads: “Home fragrance”.
    pub label: &'static str,
    /// Slugs of categories whose audiences overlap, the three closest first; the relation is mutual.
    pub adjacent: &'static [&'static str],
    /// Hashtags without “#”.
    pub hashtags: &'static [&'static str],
    /// Search words.
    pub keywords: &'static [&'static str],
    /// Published fee multiplier of the niche (source `sponsorrate`); 1 where none is published.
    pub fee_factor: f64,
    /// A product of this category.
    pub example: &'static str,
}

/// One block for each category: slug, label, fee factor, example; neighbors; hashtags; search words.
macro_rules! categories {
    ($($slug:literal, $label:literal, $fee:literal, $example:literal;
       [$($adjacent:literal),*]; [$($hashtag:literal),*]; [$($keyword:literal),*];)+) => {
        &[$(Category {
            slug: $slug, label: $label, adjacent: &[$($adjacent),*], hashtags: &[$($hashtag),*],
            keywords: &[$($keyword),*], fee_factor: $fee, example: $example,
        }),+]
    };
}

/// All categories, by slug.
pub const CATEGORIES: &[Category] = categories! {
    "arts-crafts", "Arts and crafts", 1.0, "a yarn kit";
        ["home-decor", "gifts", "sustainability", "jewelry", "education", "books", "photography", "toys"];
        ["crafttok", "makersgonnamake", "handmadewithlove", "craftersofinstagram", "yarnaddict"];
        ["craft ideas", "knitting and crochet", "craft supplies haul", "handmade process", "yarn review"];
    "automotive", "Cars and motorcycles", 1.3, "a dash cam";
        ["technology", "outdoor", "luxury"];
        ["carsofinstagram", "cartok", "carcare", "motorcyclelife", "cardetailing"];
        ["car accessories", "car detailing", "road test", "motorcycle gear", "dash cam review"];
    "b2b", "Business services", 1.3, "an invoicing service";
        ["software", "finance", "education"];
        ["smallbusinessowner", "b2bmarketing", "freelancelife", "entrepreneurtips", "founderstory"];
        ["small business tips", "freelancer tools", "invoicing software review", "founder advice", "office productivity"];
    "baby", "Baby products", 1.0, "a baby carrier";
        ["parenting", "toys", "health", "skincare"];
        ["newmom", "babymusthaves", "babygear", "firsttimemom", "newborncare"];
        ["baby must haves", "newborn essentials", "baby gear review", "baby registry", "stroller review"];
    "beauty", "Makeup and hair", 1.1, "a lip tint";
        ["skincare", "fashion", "weddings", "jewelry"];
        ["makeuptutorial", "beautytok", "makeuplover", "hairtutorial", "cleanbeauty"];
        ["makeup tutorial", "makeup review", "get ready with me", "hair routine", "lipstick swatches"];
    "beverages", "Beverages", 0.9, "a cold brew concentrate";
        ["food", "restaurants", "health", "gifts", "events"];
        ["coffeelover", "hometea", "mocktails", "craftbeverage", "drinktok"];
        ["drink recipes", "coffee at home", "tea tasting", "mocktail ideas", "beverage review"];
    "books", "Books", 1.0, "a debut novel";
        ["education", "gifts", "home-fragrance", "parenting", "gaming", "music", "arts-crafts"];
        ["bookstagram", "booktok", "bookrecommendations", "currentlyreading", "bookreview"];
        ["book recommendations", "reading vlog", "book haul", "book review", "best novels"];
    "education", "Courses and education", 1.0, "an online language course";
        ["books", "parenting", "software", "technology", "finance", "arts-crafts", "b2b"];
        ["studygram", "studytok", "learnontiktok", "languagelearning", "onlinecourse"];
        ["how to learn", "online course review", "study with me", "language learning", "study tips"];
    "events", "Events and entertainment", 0.9, "a food festival";
        ["restaurants", "music", "weddings", "beverages", "travel", "toys"];
        ["thingstodo", "weekendplans", "eventplanner", "festivalseason", "nightout"];
        ["things to do this weekend", "event vlog", "festival guide", "live show review", "date night ideas"];
    "fashion", "Fashion", 1.1, "a linen shirt";
        ["jewelry", "beauty", "sustainability", "luxury", "travel", "photography"];
        ["ootd", "outfitinspo", "slowfashion", "fashiontok", "capsulewardrobe"];
        ["outfit ideas", "clothing haul", "capsule wardrobe", "style tips", "try on"];
    "finance", "Personal finance", 1.5, "a budgeting app";
        ["real-estate", "b2b", "education", "software"];
        ["personalfinance", "moneytok", "budgeting", "financialfreedom", "investing101"];
        ["budgeting tips", "personal finance for beginners", "saving money", "budgeting app review", "investing basics"];
    "fitness", "Fitness", 1.0, "resistance bands";
        ["sports", "health", "food"];
        ["fitnessmotivation", "homeworkout", "gymtok", "fitfam", "strengthtraining"];
        ["home workout", "gym routine", "fitness equipment review", "workout plan", "strength training"];
    "food", "Food and cooking", 0.9, "a chili crisp";
        ["restaurants", "beverages", "health", "fitness", "gardening", "parenting"];
        ["foodie", "homecooking", "easyrecipes", "foodtok", "recipeoftheday"];
        ["easy recipes", "cooking at home", "pantry staples", "food review", "what I eat in a day"];
    "gaming", "Video games", 1.1, "a wireless controller";
        ["technology", "toys", "software", "music", "books"];
        ["gamingcommunity", "indiegame", "gamingsetup", "gamertok", "twitchstreamer"];
        ["game review", "gaming setup", "indie games", "gameplay", "controller review"];
    "gardening", "Gardening and houseplants", 1.0, "a pot with a water reservoir";
        ["home-decor", "sustainability", "pets", "food"];
        ["plantsofinstagram", "planttok", "houseplantclub", "gardeninspo", "growyourown"];
        ["houseplant care", "garden tour", "plant haul", "grow vegetables", "gardening for beginners"];
    "gifts", "Gifts", 1.0, "a birthday gift box";
        ["home-fragrance", "jewelry", "arts-crafts", "home-decor", "toys", "weddings", "beverages", "books"];
        ["giftideas", "giftguide", "smallbusinessgifts", "hostessgift", "carepackage"];
        ["gift ideas", "gift guide", "gifts under 50", "housewarming gifts", "care package ideas"];
    "health", "Health and supplements", 1.2, "a magnesium supplement";
        ["fitness", "food", "skincare", "sports", "beverages", "parenting", "baby"];
        ["healthtok", "guthealth", "wellnessjourney", "nutritiontips", "healthyliving"];
        ["healthy habits", "supplement routine", "nutrition tips", "gut health", "sleep tips"];
    "home-decor", "Home decor", 1.0, "a table lamp";
        ["home-fragrance", "gardening", "real-estate", "gifts", "arts-crafts", "weddings", "sustainability", "luxury"];
        ["homedecor", "cozyhome", "interiorinspo", "apartmenttherapy", "shelfie"];
        ["home decor ideas", "room makeover", "apartment tour", "cozy home", "shelf styling"];
    "home-fragrance", "Home fragrance", 1.0, "a soy candle";
        ["home-decor", "gifts", "skincare", "sustainability", "weddings", "books"];
        ["candletok", "candlelover", "homefragrance", "soycandles", "candlereview"];
        ["candle review", "candle haul", "home fragrance", "best smelling candles", "cozy evening routine"];
    "jewelry", "Jewelry and watches", 1.0, "a silver ring";
        ["fashion", "gifts", "weddings", "beauty", "luxury", "arts-crafts"];
        ["jewelrydesign", "handmadejewelry", "jewelrystack", "watchesofinstagram", "everydayjewelry"];
        ["jewelry haul", "everyday jewelry", "ring stack", "watch review", "handmade jewelry"];
    "luxury", "Luxury goods", 1.5, "a leather weekend bag";
        ["jewelry", "fashion", "travel", "home-decor", "automotive", "real-estate"];
        ["luxurylifestyle", "quietluxury", "luxuryunboxing", "designerbag", "luxurytravel"];
        ["luxury unboxing", "designer bag review", "quiet luxury", "luxury gifts", "luxury haul"];
    "music", "Music and instruments", 0.9, "a travel guitar";
        ["events", "technology", "gaming", "books", "photography"];
        ["musiciansofinstagram", "guitartok", "newmusic", "vinylcommunity", "homestudio"];
        ["music gear review", "guitar lesson", "home studio", "new artists", "vinyl collection"];
    "outdoor", "Outdoor and camping", 1.0, "a camping lantern";
        ["travel", "sports", "pets", "photography", "sustainability", "automotive"];
        ["hikingadventures", "campinglife", "outdoorgear", "getoutside", "vanlife"];
        ["hiking gear", "camping essentials", "outdoor gear review", "backpacking tips", "trail guide"];
    "parenting", "Parenting and family", 1.0, "a chore chart";
        ["baby", "toys", "education", "food", "pets", "books", "health"];
        ["momlife", "dadlife", "parentingtips", "familyroutine", "momtok"];
        ["parenting tips", "family routine", "day in the life mom", "toddler activities", "dad vlog"];
    "pets", "Pets", 0.8, "a dog harness";
        ["outdoor", "gardening", "parenting"];
        ["dogsofinstagram", "catsofinstagram", "pettok", "dogmom", "puppylife"];
        ["dog products", "cat toys review", "puppy training", "pet care routine", "pet haul"];
    "photography", "Photography", 1.0, "a roll of color film";
        ["travel", "technology", "arts-crafts", "fashion", "outdoor", "weddings", "music"];
        ["filmphotography", "35mm", "streetphotography", "photographytips", "shootfilm"];
        ["film photography", "camera review", "photo walk", "photography tips", "photo editing"];
    "real-estate", "Real estate and moving", 1.4, "an apartment search";
        ["home-decor", "finance", "luxury"];
        ["realestatetips", "housetour", "firsttimehomebuyer", "apartmenthunting", "movingtips"];
        ["house tour", "first time home buyer", "apartment hunting", "neighborhood guide", "moving tips"];
    "restaurants", "Restaurants and cafes", 0.9, "a brunch cafe";
        ["food", "travel", "beverages", "events"];
        ["localeats", "brunchspot", "coffeeshop", "foodguide", "hiddengem"];
        ["best restaurants", "cafe review", "where to eat", "food tour", "hidden gem restaurants"];
    "skincare", "Skincare", 1.1, "a face serum";
        ["beauty", "health", "sustainability", "home-fragrance", "baby"];
        ["skincareroutine", "skintok", "skincarecommunity", "glowingskin", "sunscreeneveryday"];
        ["skincare routine", "serum review", "sensitive skin", "sunscreen review", "skincare for beginners"];
    "software", "Apps and software", 1.3, "a note-taking app";
        ["technology", "b2b", "education", "gaming", "finance"];
        ["productivityapps", "saas", "techtips", "apptok", "nocode"];
        ["app review", "productivity setup", "software tutorial", "best apps", "note taking app"];
    "sports", "Sports", 1.0, "running shoes";
        ["fitness", "outdoor", "health", "travel"];
        ["runnersofinstagram", "runtok", "cyclinglife", "yogaeveryday", "marathontraining"];
        ["running shoe review", "marathon training", "cycling gear", "yoga for beginners", "training plan"];
    "sustainability", "Sustainable living", 1.0, "a refillable cleaning set";
        ["gardening", "skincare", "fashion", "home-fragrance", "home-decor", "outdoor", "arts-crafts"];
        ["zerowaste", "sustainableliving", "ecofriendly", "lowwaste", "consciousconsumer"];
        ["zero waste swaps", "sustainable brands", "low waste home", "refill shop", "eco friendly products"];
    "technology", "Consumer technology", 1.3, "a phone stand";
        ["software", "gaming", "photography", "automotive", "education", "music"];
        ["techtok", "desksetup", "gadgets", "techreview", "smarthome"];
        ["tech review", "desk setup", "gadget unboxing", "smart home", "phone accessories"];
    "toys", "Toys and board games", 1.0, "a board game";
        ["parenting", "baby", "gaming", "gifts", "arts-crafts", "events"];
        ["boardgames", "toyreview", "tabletopgames", "familygamenight", "openendedplay"];
        ["board game review", "toy unboxing", "family game night", "puzzle ideas", "toys for toddlers"];
    "travel", "Travel", 1.0, "a carry-on bag";
        ["outdoor", "photography", "restaurants", "fashion", "sports", "luxury", "events"];
        ["traveltok", "travelgram", "weekendgetaway", "solotravel", "packingtips"];
        ["travel guide", "packing tips", "weekend getaway", "hotel review", "travel gear"];
    "weddings", "Weddings and parties", 1.0, "a wedding stationery set";
        ["events", "jewelry", "photography", "home-fragrance", "home-decor", "gifts", "beauty"];
        ["weddinginspo", "bridetobe", "weddingplanning", "partyideas", "diywedding"];
        ["wedding planning", "bridal party gifts", "wedding decor", "party ideas", "bride to be"];
};

/// The category with this slug.
pub fn category(slug: &str) -> Option<&'static Category> {
    CATEGORIES.iter().find(|c| c.slug == slug)
}

/// How two categories relate.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Relation {
    /// The same category.
    Exact,
    /// Audiences overlap.
    Adjacent,
    /// Neither, or a slug that does not exist.
    None,
}

/// How two categories, given by slug, relate. Symmetric.
pub fn relation(a: &str, b: &str) -> Relation {
    match (category(a), category(b)) {
        (Some(x), Some(y)) if x.slug == y.slug => Relation::Exact,
        (Some(x), Some(y)) if x.adjacent.contains(&y.slug) => Relation::Adjacent,
        _ => Relation::None,
    }
}

/// Categories that free text hints at, best first, at most `limit`: one that shares words of its label or example
/// comes before one that shares search words only.
pub fn suggest(text: &str, limit: usize) -> Vec<&'static Category> {
    let asked = words(text);
    let hits = |of: &str, weight: u32| {
        words(of).iter().filter(|w| asked.contains(w)).count() as u32 * weight
    };
    let mut scored: Vec<(u32, &Category)> = CATEGORIES
        .iter()
        .map(|c| {
            let searched: u32 = c.keywords.iter().map(|k| hits(k, 1)).sum();
            (hits(c.label, 4) + hits(c.example, 3) + searched, c)
        })
        .filter(|(score, _)| *score > 0)
        .collect();
    // Equal scores keep the order of the table.
    sort_short(&mut scored, |a, b| b.0.cmp(&a.0));
    scored.into_iter().take(limit).map(|(_, c)| c).collect()
}

/// Lower-case words without a plural “s”, without words that say nothing.
fn words(text: &str) -> Vec<String> {
    const EMPTY: &[&str] = &[
        "a", "an", "and", "the", "for", "of", "in", "with", "review", "haul", "tip", "idea",
        "best", "new", "set", "home",
    ];
    text.chars()
        .take(400)
        .collect::<String>()
        .to_lowercase()
        .split(|c: char| !c.is_alphanumeric())
        .map(|w| {
            w.strip_suffix('s')
                .filter(|stem| stem.len() > 2)
                .unwrap_or(w)
                .to_owned()
        })
        .filter(|w| !w.is_empty() && !EMPTY.contains(&w.as_str()))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn neighbors_are_mutual_and_exist() {
        for c in CATEGORIES {
            assert!((2..=12).contains(&c.adjacent.len()), "{}", c.slug);
            for a in c.adjacent {
                let other = category(a).unwrap_or_else(|| panic!("{} names {a}", c.slug));
                assert!(
                    other.adjacent.contains(&c.slug),
                    "{a} does not name {}",
                    c.slug
                );
                assert_ne!(*a, c.slug);
                assert_eq!(relation(c.slug, a), Relation::Adjacent);
            }
            assert_eq!(relation(c.slug, c.slug), Relation::Exact);
        }
        assert_eq!(relation("home-fragrance", "gaming"), Relation::None);
        assert_eq!(relation("nothing", "nothing"), Relation::None);
    }

    #[test]
    fn slugs_are_unique_and_words_clean() {
        for (i, c) in CATEGORIES.iter().enumerate() {
            assert_eq!(CATEGORIES.iter().position(|o| o.slug == c.slug), Some(i));
            assert!(
                c.slug
                    .bytes()
                    .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
            );
            assert!(c.hashtags.len() >= 4 && c.keywords.len() >= 4);
            assert!(c.hashtags.iter().all(|h| {
                h.bytes()
                    .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
            }));
            assert!((0.5..=2.0).contains(&c.fee_factor));
        }
        assert!(CATEGORIES.len() >= 30);
    }

    #[test]
    fn text_suggests_a_category() {
        assert_eq!(
            suggest("Soy candles", 3).first().map(|c| c.slug),
            Some("home-fragrance")
        );
        assert_eq!(
            suggest("dog harnesses for running", 1)
                .first()
                .map(|c| c.slug),
            Some("pets")
        );
        assert!(suggest("", 3).is_empty() && suggest("zzz", 3).is_empty());
    }
}
