//! Which of the brief's categories the niches of a file mean, in the six languages that headers are read in.
//!
//! The words are our judgement. A word that says nothing about a product (lifestyle, other) stands in no row: a creator
//! with no other niche counts as one that states none.

use tierwise_core::domain::niche::{self, CATEGORIES, Relation};
use tierwise_import::words;

/// Category and the words for it, as `words` writes them: English, French, Spanish, German, Portuguese, Indonesian.
/// A word also stands for its plural in “s”.
#[rustfmt::skip]
const WORDS: &[(&str, &[&str])] = &[
    ("arts-crafts", &["art", "arts", "craft", "crafts", "diy", "handmade", "illustration", "illustrator", "artiste", "artisanat", "loisirs creatifs", "arte", "manualidades", "artesania", "kunst", "basteln", "handwerk", "artesanato", "seni", "kerajinan", "design"]),
    ("automotive", &["automotive", "auto", "car", "cars", "vehicle", "motorcycle", "motorbike", "voiture", "moto", "coche", "autos", "carro", "motor", "autos auto", "motorrad", "automovel", "otomotif", "mobil"]),
    ("b2b", &["b2b", "business", "entrepreneur", "entrepreneurship", "entreprise", "entrepreneuriat", "negocios", "emprendimiento", "emprendedor", "unternehmen", "unternehmer", "empreendedorismo", "bisnis", "marketing"]),
    ("baby", &["baby", "babies", "bebe", "newborn", "maternity", "pregnancy", "maternite", "grossesse", "maternidad", "embarazo", "schwangerschaft", "gravidez", "maternidade", "bayi", "kehamilan"]),
    ("beauty", &["beauty", "makeup", "make up", "cosmetics", "cosmetic", "hair", "nails", "beaute", "maquillage", "cheveux", "belleza", "maquillaje", "cabello", "peluqueria", "schonheit", "kosmetik", "haare", "beleza", "maquiagem", "cabelo", "kecantikan", "tata rias", "rambut"]),
    ("beverages", &["beverage", "drink", "coffee", "tea", "wine", "beer", "cocktail", "boisson", "cafe", "vin", "biere", "bebida", "vino", "cerveza", "getranke", "kaffee", "wein", "bier", "bebidas", "vinho", "cerveja", "minuman", "kopi", "teh"]),
    ("books", &["book", "books", "reading", "literature", "author", "bookstagram", "booktok", "livre", "lecture", "litterature", "libro", "lectura", "literatura", "buch", "bucher", "lesen", "literatur", "livro", "leitura", "buku", "sastra"]),
    ("education", &["education", "learning", "language", "teacher", "school", "study", "apprentissage", "enseignement", "ecole", "educacion", "ensenanza", "idiomas", "aprendizaje", "bildung", "lernen", "schule", "educacao", "ensino", "pendidikan", "belajar", "science", "ciencia", "wissenschaft"]),
    ("events", &["event", "events", "entertainment", "comedy", "comedian", "humor", "humour", "show", "cinema", "film", "movie", "movies", "theater", "divertissement", "humoriste", "spectacle", "entretenimiento", "comedia", "eventos", "cine", "unterhaltung", "veranstaltung", "kino", "entretenimento", "comedia humor", "hiburan", "acara", "komedi"]),
    ("fashion", &["fashion", "fasion", "style", "clothing", "clothes", "outfit", "ootd", "streetwear", "mode", "vetements", "moda", "ropa", "estilo", "kleidung", "roupa", "busana", "fesyen", "modeling", "model", "modelo", "mannequin"]),
    ("finance", &["finance", "money", "investing", "investment", "crypto", "argent", "investissement", "finanzas", "dinero", "inversion", "finanzen", "geld", "financas", "dinheiro", "investimento", "keuangan", "investasi", "economy", "economia"]),
    ("fitness", &["fitness", "gym", "workout", "bodybuilding", "yoga", "pilates", "musculation", "entrenamiento", "gimnasio", "musculacion", "training", "academia", "musculacao", "kebugaran"]),
    ("food", &["food", "cooking", "recipe", "foodie", "baking", "cuisine", "recette", "gastronomie", "nourriture", "patisserie", "comida", "cocina", "receta", "gastronomia", "reposteria", "essen", "kochen", "rezepte", "backen", "culinaria", "cozinha", "receita", "makanan", "masak", "resep", "kuliner"]),
    ("gaming", &["gaming", "game", "games", "gamer", "esports", "esport", "jeux video", "jeu video", "videojuego", "juegos", "videospiele", "spiele", "jogos", "permainan", "gim"]),
    ("gardening", &["garden", "gardening", "plant", "plants", "houseplant", "flower", "florist", "jardin", "jardinage", "plante", "fleurs", "jardineria", "planta", "flores", "garten", "pflanzen", "blumen", "jardinagem", "taman", "tanaman", "bunga"]),
    ("gifts", &["gift", "gifts", "cadeau", "cadeaux", "regalo", "geschenk", "geschenke", "presente", "hadiah", "kado"]),
    ("health", &["health", "wellness", "nutrition", "wellbeing", "supplement", "medicine", "mental health", "sante", "bien etre", "salud", "bienestar", "nutricion", "gesundheit", "ernahrung", "saude", "bem estar", "nutricao", "kesehatan", "nutrisi"]),
    ("home-decor", &["home decor", "home", "interior", "interiors", "decor", "decoration", "furniture", "maison", "interieur", "hogar", "decoracion", "casa", "wohnen", "einrichtung", "deko", "decoracao", "dekorasi", "rumah", "architecture", "arquitectura", "architektur"]),
    ("home-fragrance", &["candle", "candles", "home fragrance", "fragrance", "scent", "perfume", "bougie", "parfum", "vela", "velas", "fragancia", "perfumes", "kerze", "kerzen", "duft", "fragrancia", "lilin", "aroma"]),
    ("jewelry", &["jewelry", "jewellery", "watch", "watches", "bijoux", "bijou", "montre", "joyeria", "joyas", "reloj", "relojes", "schmuck", "uhren", "joias", "relogio", "perhiasan", "jam tangan", "accessories", "accessoires", "accesorios"]),
    ("luxury", &["luxury", "luxe", "lujo", "luxus", "luxo", "mewah"]),
    ("music", &["music", "musician", "singer", "band", "dj", "musique", "chanteur", "chanteuse", "musica", "cantante", "musik", "sanger", "cantor", "cantora", "musisi", "penyanyi", "dance", "danse", "baile", "tanz", "danca"]),
    ("outdoor", &["outdoor", "outdoors", "hiking", "camping", "nature", "adventure", "randonnee", "plein air", "naturaleza", "senderismo", "aventura", "wandern", "natur", "abenteuer", "natureza", "trilha", "alam", "petualangan"]),
    ("parenting", &["parenting", "family", "mom", "mum", "mother", "dad", "father", "kids", "children", "famille", "maman", "papa", "enfants", "parentalite", "familia", "mama", "ninos", "hijos", "crianza", "familie", "kinder", "eltern", "mae", "filhos", "criancas", "keluarga", "ibu", "anak"]),
    ("pets", &["pet", "pets", "dog", "dogs", "cat", "cats", "animal", "animals", "animaux", "chien", "chat", "mascota", "perro", "gato", "animales", "haustier", "haustiere", "hund", "katze", "tiere", "cachorro", "animais", "hewan", "anjing", "kucing", "peliharaan"]),
    ("photography", &["photography", "photographer", "photo", "photos", "photographie", "photographe", "fotografia", "fotografo", "fotografie", "fotograf", "fotografi"]),
    ("real-estate", &["real estate", "property", "realtor", "immobilier", "inmobiliaria", "bienes raices", "immobilien", "imoveis", "imobiliaria", "properti"]),
    ("restaurants", &["restaurant", "restaurants", "cafes", "restaurante", "restaurantes", "gastro", "restoran"]),
    ("skincare", &["skincare", "skin care", "skin", "dermatology", "soin", "soins", "peau", "cuidado de la piel", "piel", "hautpflege", "haut", "cuidados com a pele", "pele", "perawatan kulit", "kulit"]),
    ("software", &["software", "apps", "app", "saas", "programming", "developer", "coding", "logiciel", "programmation", "programacion", "aplicaciones", "programmieren", "programacao", "aplikasi", "pemrograman"]),
    ("sports", &["sport", "sports", "running", "cycling", "football", "soccer", "basketball", "tennis", "athlete", "deporte", "deportes", "futbol", "atleta", "laufen", "radfahren", "fussball", "esporte", "futebol", "olahraga", "sepak bola"]),
    ("sustainability", &["sustainability", "sustainable", "eco", "vegan", "zero waste", "durable", "ecologie", "sostenible", "sostenibilidad", "ecologia", "nachhaltig", "nachhaltigkeit", "sustentavel", "sustentabilidade", "berkelanjutan", "ramah lingkungan"]),
    ("technology", &["technology", "tech", "gadget", "electronics", "computer", "technologie", "informatique", "tecnologia", "electronica", "technik", "elektronik", "teknologi"]),
    ("toys", &["toy", "toys", "board game", "board games", "lego", "jouet", "jouets", "jeux de societe", "juguete", "juguetes", "spielzeug", "brettspiele", "brinquedo", "mainan"]),
    ("travel", &["travel", "traveler", "traveller", "trip", "tourism", "hotel", "voyage", "voyages", "tourisme", "viaje", "viajes", "turismo", "reise", "reisen", "tourismus", "viagem", "viagens", "perjalanan", "wisata", "liburan"]),
    ("weddings", &["wedding", "weddings", "bride", "party", "mariage", "fete", "boda", "bodas", "novia", "fiesta", "hochzeit", "braut", "casamento", "noiva", "festa", "pernikahan", "pesta"]),
];

/// How the niches of a creator stand to the category of the brief.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Fit {
    /// One of them is the category.
    Exact,
    /// One of them is a neighbor of it.
    Adjacent,
    /// The file states none, or none that says anything about a product.
    Unstated,
    /// All are about something else.
    Other,
}

/// Categories that a niche of a file means.
pub fn categories(niche: &str) -> Vec<&'static str> {
    let said = format!(" {} ", words(niche));
    let holds = |word: &str| {
        let at = said.find(&format!(" {word}"));
        at.is_some_and(|at| {
            let after = said.get(at + 1 + word.len()..).unwrap_or("");
            after.starts_with(' ') || after.starts_with("s ")
        })
    };
    let named = WORDS.iter().filter(|(_, all)| all.iter().any(|w| holds(w)));
    let mut found: Vec<&str> = named.map(|(slug, _)| *slug).collect();
    let exact = CATEGORIES
        .iter()
        .find(|c| words(c.label) == said.trim() || c.slug.replace('-', " ") == said.trim());
    if let Some(exact) = exact {
        found.retain(|slug| *slug == exact.slug);
        if found.is_empty() {
            found.push(exact.slug);
        }
    }
    found
}

/// How niches stand to a category.
pub fn fit<'a>(niches: impl Iterator<Item = &'a str>, category: &str) -> Fit {
    let mut best = Fit::Unstated;
    for slug in niches.flat_map(categories) {
        let here = match niche::relation(category, slug) {
            Relation::Exact => return Fit::Exact,
            Relation::Adjacent => Fit::Adjacent,
            Relation::None => Fit::Other,
        };
        if best != Fit::Adjacent {
            best = here;
        }
    }
    best
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_category_has_words_as_they_are_compared() {
        for category in CATEGORIES {
            let row = WORDS.iter().find(|(slug, _)| *slug == category.slug);
            let (_, all) = row.unwrap_or_else(|| panic!("{} has no words", category.slug));
            for word in *all {
                assert_eq!(words(word), *word);
            }
            assert_eq!(categories(category.label), [category.slug]);
        }
        assert_eq!(WORDS.len(), CATEGORIES.len());
    }

    #[test]
    fn niches_are_understood_in_six_languages() {
        for (niche, slug) in [
            ("Candles & home fragrance", "home-fragrance"),
            ("bougies parfumées", "home-fragrance"),
            ("velas", "home-fragrance"),
            ("Kerzen", "home-fragrance"),
            ("lilin", "home-fragrance"),
            ("Cuidado de la piel", "skincare"),
            ("Hautpflege", "skincare"),
            ("pet", "pets"),
            ("interior", "home-decor"),
            ("#fasion", "fashion"),
            ("Kecantikan", "beauty"),
        ] {
            assert!(
                categories(niche).contains(&slug),
                "{niche}: {:?}",
                categories(niche)
            );
        }
        for nothing in ["", "lifestyle", "other", "TBD", "carpet"] {
            assert!(categories(nothing).is_empty(), "{nothing}");
        }
    }

    #[test]
    fn the_best_niche_counts() {
        let fit = |niches: &[&str]| super::fit(niches.iter().copied(), "home-fragrance");
        assert_eq!(fit(&["gaming", "candles"]), Fit::Exact);
        assert_eq!(fit(&["gaming", "home decor"]), Fit::Adjacent);
        assert_eq!(fit(&["gaming", "lifestyle"]), Fit::Other);
        assert_eq!(fit(&["lifestyle"]), Fit::Unstated);
        assert_eq!(fit(&[]), Fit::Unstated);
    }
}
