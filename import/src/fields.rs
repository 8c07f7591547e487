//! What a column can hold, and what people and tools call it.

use std::collections::HashMap;
use std::sync::OnceLock;

use tierwise_core::domain::creator::Network;

/// How the cells of a column are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Words.
    Text,
    /// A handle or the address of a profile.
    Handle,
    /// The name of a network.
    Network,
    /// A whole number of people, posts or reactions.
    Count,
    /// A share, as a fraction or a percentage.
    Rate,
    /// An amount of money.
    Money,
    /// What a campaign brought: a sign that the file is about results, not creators.
    Result,
}

/// A row of the table: what it is, how it is read, and its names as words (see `words`), in English, French, Spanish,
/// German, Portuguese and Indonesian, the commonest ones in others, and those of the exports of other tools.
macro_rules! fields {
    ($($(#[$doc:meta])* $name:ident = $label:literal, $kind:ident, $aliases:expr;)+) => {
        /// What a column holds.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum Field { $($(#[$doc])* $name),+ }

        impl Field {
            /// Every field, in the order in which it is offered.
            pub const ALL: &'static [Self] = &[$(Self::$name),+];

            /// What the user reads.
            pub const fn label(self) -> &'static str {
                match self { $(Self::$name => $label),+ }
            }

            /// How its cells are read.
            pub const fn kind(self) -> Kind {
                match self { $(Self::$name => Kind::$kind),+ }
            }

            pub(crate) const fn aliases(self) -> &'static [&'static str] {
                match self { $(Self::$name => $aliases),+ }
            }
        }
    };
}

fields! {
    /// Handle or profile address.
    Handle = "Handle", Handle, &["handle", "handles", "username", "user name", "user", "screen name", "account", "account name", "social media handle", "social handle", "media url", "url", "link", "profile", "profile url", "profile link", "channel url", "social link", "channel info", "compte", "pseudo", "nom d utilisateur", "lien", "lien du profil", "usuario", "nombre de usuario", "cuenta", "enlace", "perfil", "benutzername", "nutzername", "konto", "profil", "profillink", "profil link", "profil url", "nome de usuario", "usuario do instagram", "link do perfil", "conta", "nama pengguna", "akun", "tautan", "tautan profil", "identifiant", "profilo", "nome utente", "kullanici adi", "uzytkownik", "gebruikersnaam", "profile handle", "creator handle", "influencer handle", "계정", "アカウント", "账号", "аккаунт", "الحساب", "nom d utilisateur instagram", "nama pengguna instagram", "nama user"];
    /// Name of the person.
    Name = "Name", Text, &["name", "names", "full name", "display name", "creator", "creators", "creator name", "influencer", "influencers", "influencer name", "influencer affiliate name", "channel", "channel name", "profile name", "kol", "kol name", "nom", "nom complet", "createur", "createur de contenu", "influenceur", "influenceuse", "nombre", "nombre completo", "creador", "creador de contenido", "kunstlername", "vollstandiger name", "nome", "nome completo", "criador", "criador de conteudo", "influenciador", "nama", "nama lengkap", "kreator", "nombre del influencer", "nama kol", "nama influencer", "nama akun", "naam", "ad soyad", "imie i nazwisko", "nazwa", "talent", "talent name", "fullname", "artist", "blogger", "nombre creador", "name influencer", "name creator", "channel title", "nickname", "이름", "채널명", "名前", "昵称", "名称", "имя", "الاسم", "kanal", "canal", "chaine", "nom de la chaine", "nombre del canal", "nome do canal", "kanalname", "nama kanal", "nama kreator", "influencer name full", "influenciadora", "influencerin"];
    /// First name.
    FirstName = "First name", Text, &["first name", "firstname", "given name", "prenom", "vorname", "primeiro nome", "primer nombre", "nama depan", "voornaam", "nombre de pila"];
    /// Last name.
    LastName = "Last name", Text, &["last name", "lastname", "surname", "family name", "nom de famille", "nachname", "apellido", "apellidos", "sobrenome", "nama belakang", "achternaam", "cognome", "ultimo nome"];
    /// The file's own key.
    Id = "Id", Text, &["id", "influencer id", "creator id", "channel id", "user id", "profile id", "account id", "uid", "uuid", "external id", "identifiant interne", "identificador", "kennung", "kode unik", "no id", "numero d identifiant", "id du createur", "id de l influenceur", "id del creador", "id do criador", "id kreator"];
    /// Network of the profile.
    Network = "Platform", Network, &["platform", "platforms", "network", "social network", "social media", "channel type", "plateforme", "reseau", "reseau social", "plataforma", "red social", "red", "plattform", "netzwerk", "soziales netzwerk", "rede", "rede social", "media sosial", "app", "source platform", "social platform", "piattaforma", "platforma", "플랫폼", "フラットフォーム", "平台", "платформа", "المنصة", "sosmed", "medsos"];
    /// Followers or subscribers.
    Followers = "Followers", Count, &["followers", "follower", "follower count", "followers count", "followers number", "followers numbers", "number of followers", "numberoffollowers", "total followers", "subscribers", "subscriber", "subscriber count", "subscribers count", "subs", "fans", "fan count", "audience", "audience size", "abonnes", "nombre d abonnes", "nb abonnes", "seguidores", "numero de seguidores", "n de seguidores", "suscriptores", "abonnenten", "anzahl follower", "followerzahl", "followeranzahl", "anzahl abonnenten", "inscritos", "qtd seguidores", "pengikut", "jumlah pengikut", "jumlah followers", "followers total", "follower anzahl", "communaute", "taille de communaute", "comunidad", "edge followed by", "edge followed by count", "volgers", "obserwujacy", "takipci", "takipci sayisi", "takipciler", "iscritti", "numero follower", "total subscribers", "member count", "fan", "jml followers", "jml pengikut", "abos", "팔로워", "팔로워수", "구독자", "구독자수", "フォロワー", "フォロワー数", "粉丝", "粉丝数", "粉絲數", "подписчики", "количество подписчиков", "المتابعون", "المتابعين", "total follower count", "followers subscribers", "follower number"];
    /// Accounts the creator follows.
    Following = "Following", Count, &["following", "followees", "followings", "followings count", "following count", "abonnements", "siguiendo", "seguidos", "folgt", "seguindo", "mengikuti", "edge follow", "edge follow count", "follows", "abonniert", "accounts followed", "comptes suivis", "folge ich", "gefolgte konten", "diikuti"];
    /// Posts so far.
    Posts = "Posts", Count, &["posts", "posts count", "post count", "media count", "videos", "total videos", "video count", "publications", "publicaciones", "beitrage", "postagens", "publicacoes", "postingan", "jumlah postingan", "number posts", "total posts", "uploads", "nombre de posts", "nombre de publications", "nb de posts", "nb de publications", "numero de publicaciones", "numero de posts", "anzahl beitrage", "anzahl posts", "numero de publicacoes", "total de posts", "jumlah post", "jumlah posting", "unggahan", "publicacao", "publicacion", "videos publies"];
    /// Engagement rate.
    EngagementRate = "Engagement rate", Rate, &["engagement rate", "engagement rate %", "er", "er %", "eng rate", "avg engagement rate", "average engagement rate", "engagement rate by followers", "60 day eng rate", "engagement %", "taux d engagement", "tasa de engagement", "tasa de interaccion", "engagementrate", "interaktionsrate", "taxa de engajamento", "tingkat interaksi", "tingkat keterlibatan", "eng", "er rate", "engagement percent", "engagement pct", "% engagement", "% er", "interaction rate", "tasso coinvolgimento", "tasso engagement", "tasso interazione", "taux engagement", "tasa engagement", "taxa engajamento", "wskaznik zaangazowania", "etkilesim orani", "engagement metrics", "er post", "er by followers", "avg er", "taux", "tx engagement", "engagement rate by views", "engagement rate by reach", "engagement rate by followers %", "engagement rate by views %", "engagement rate by reach %", "er by views", "er by reach", "taux eng", "taxa de interacao", "taxa interacao", "tasa interaccion", "taux d interaction", "taux interaction", "engagement quote", "engagementquote", "interaktionsquote", "tingkat engagement", "rasio keterlibatan", "rasio engagement"];
    /// Mean interactions of a post.
    Engagements = "Interactions a post", Count, &["engagement", "engagements", "avg engagement", "engagement avg", "engagement avg values", "average engagement", "avg engagements", "avg interactions", "interactions", "authentic engagement", "authentic engagement values", "total interactions", "interaktionen", "interacciones", "engajamento", "engajamentos", "keterlibatan", "interacoes", "interaksi", "interaktion", "engagement moyen", "compromiso"];
    /// Mean likes of a post.
    Likes = "Likes a post", Count, &["likes", "avg likes", "likes avg", "average likes", "mean likes", "median likes", "likes moyens", "j aime", "me gusta", "likes promedio", "curtidas", "media de curtidas", "gefallt mir", "durchschnittliche likes", "rata rata likes", "suka", "mentions j aime", "j aimes", "me gustas", "gefallt mir angaben", "like", "menyukai", "jumlah suka", "gostos"];
    /// Mean comments of a post.
    Comments = "Comments a post", Count, &["comments", "avg comments", "comments avg", "average comments", "commentaires", "comentarios", "kommentare", "komentar", "kommentar", "commentaire", "comentario", "komentar rata rata"];
    /// Mean shares of a post.
    Shares = "Shares a post", Count, &["shares", "avg shares", "shares avg", "average shares", "partages", "compartidos", "compartilhamentos", "geteilt", "compartilhados", "compartilhadas", "compartidas", "geteilte inhalte", "dibagikan", "bagikan", "partage", "teilungen"];
    /// How often a post is saved, in the mean.
    Saves = "Saves a post", Count, &["saves", "saved", "avg saves", "saves avg", "average saves", "bookmarks", "avg bookmarks", "collects", "collect count", "enregistrements", "sauvegardes", "guardados", "guardadas", "gespeichert", "speicherungen", "salvamentos", "salvos", "disimpan", "simpanan"];
    /// Orders or sign-ups that a post brought so far.
    Conversions = "Conversions a post", Count, &["conversions per post", "avg conversions", "average conversions", "avg conversions per post", "past conversions", "past conversions per post", "orders per post", "avg orders per post", "conversions par post", "conversions par publication", "commandes par post", "conversiones por publicacion", "conversiones por post", "pedidos por publicacion", "pedidos por post", "conversions pro beitrag", "conversions pro post", "bestellungen pro beitrag", "conversoes por post", "conversoes por publicacao", "pedidos por publicacao", "konversi per post", "konversi per postingan", "pesanan per post"];
    /// Share of the posts that are paid for. A number of them would be no share, so every name says that it is one.
    Sponsored = "Share of sponsored posts", Rate, &["share of sponsored posts", "sponsored share", "sponsored post share", "sponsored posts share", "sponsored posts %", "sponsored post %", "sponsored content %", "sponsored %", "% sponsored", "% sponsored posts", "% of sponsored posts", "sponsored percentage", "percentage of sponsored posts", "paid posts %", "part de posts sponsorises", "part de publications sponsorisees", "posts sponsorises %", "publications sponsorisees %", "porcentaje de publicaciones patrocinadas", "publicaciones patrocinadas %", "% de publicaciones patrocinadas", "posts patrocinados %", "anteil gesponserter beitrage", "gesponserte beitrage %", "werbeanteil", "percentual de publicacoes patrocinadas", "publicacoes patrocinadas %", "persentase postingan berbayar", "postingan berbayar %"];
    /// Engagement of posts that are paid for beside that of others.
    PaidEffect = "Sponsored to organic engagement", Rate, &["sponsored to organic engagement", "sponsored to organic engagement %", "sponsored to organic ratio", "sponsored to organic", "sponsored organic ratio", "sponsored vs organic", "sponsored vs organic engagement", "paid post performance", "paid post performance %", "ppp", "sponsored effectiveness", "sponsored performance", "engagement sponsorise organique", "engagement sponsorise vs organique", "performance des posts sponsorises", "engagement patrocinado vs organico", "rendimiento de posts patrocinados", "gesponsertes zu organischem engagement", "leistung gesponserter beitrage", "engajamento patrocinado vs organico", "desempenho de posts patrocinados", "engagement berbayar vs organik", "kinerja postingan berbayar"];
    /// Mean views of a video.
    Views = "Views a video", Count, &["views", "avg views", "views avg", "average views", "view count", "plays", "avg plays", "avg video views", "vues", "vues moyennes", "vues moy", "visualizaciones", "vistas", "aufrufe", "visualizacoes", "tayangan", "video views", "reel views", "reels views", "reels plays", "avg reels plays", "play count", "avg reel views", "avg reels views", "vistas promedio", "wyswietlenia", "visualizzazioni", "rata rata views", "조회수", "再生数", "播放量", "просмотры", "reproducciones", "reproducoes", "visualisations", "video aufrufe", "ditonton", "penayangan", "visualizacion"];
    /// People reached by a post.
    Reach = "Reach a post", Count, &["reach", "avg reach", "average reach", "portee", "alcance", "reichweite", "jangkauan", "personnes touchees", "personas alcanzadas", "erreichte personen", "pessoas alcancadas"];
    /// Niche.
    Category = "Niche", Text, &["category", "categories", "category 1", "category 2", "niche", "niches", "vertical", "topic", "topics", "content focus", "interests", "genre", "categorie", "thematique", "categoria", "categorias", "nicho", "tematica", "kategorie", "thema", "nische", "tema", "kategori", "content category", "account topics", "content niche", "industry", "category niche", "niche category", "branche", "secteur", "kategorien", "rubrique", "nicho de mercado", "segmento", "niche pasar", "ceruk", "bidang"];
    /// Country.
    Country = "Country", Text, &["country", "country code", "region", "location", "location audience", "audience country", "audience country mostly", "nationality", "pays", "pais", "land", "negara", "lokasi", "ubicacion", "localizacao", "standort", "paese", "kraj", "ulke", "location country", "creator country", "land region", "stadt land", "city country", "ville pays", "country region", "pays region", "pais region", "land oder region", "negara wilayah", "shipping address country", "shipping address country code", "address country", "country name", "audience location", "top country", "top audience country", "pays de l audience", "pais de la audiencia", "zielland", "pais do publico", "negara audiens", "herkunftsland"];
    /// City or state.
    City = "City", Text, &["city", "town", "state", "ort", "wohnort", "based in", "home town", "hometown", "lieu", "localisation", "localidad", "localidade", "bundesland", "domisili", "addr city", "ville", "ciudad", "stadt", "cidade", "kota", "provincia", "estado", "citta", "miasto", "sehir", "location city", "based", "state province", "province", "province state", "state region", "county", "provinsi", "canton", "kanton", "departement", "shipping address city", "shipping address state", "address city", "address state", "city state", "town city", "addr state", "municipio"];
    /// Language of the posts.
    Language = "Language", Text, &["language", "languages", "langue", "idioma", "sprache", "bahasa", "content language", "langues", "idiomas", "lingua", "linguas", "sprachen", "bahasa konten", "langue du contenu"];
    /// E-mail address.
    Email = "E-mail", Text, &["email", "e mail", "mail", "email address", "contact", "contact info", "courriel", "correo", "correo electronico", "surel", "emails", "contacts", "contact email", "email contact", "business email", "public email", "adresse email", "email id", "e mail adresse", "e mail address", "mailadresse", "adresse e mail", "adresse mail", "kontakt", "contacto", "contato", "kontak", "correo de contacto", "e mail de contato", "email de contato", "email kontak", "alamat email", "endereco de e mail", "kontaktdaten", "coordonnees", "direccion de correo", "contatto"];
    /// What a post costs.
    Fee = "Fee", Money, &["fee", "fees", "rate", "rates", "price", "cost", "cost per post", "price per post", "rate per post", "tarif", "tarifs", "prix", "cout", "tarifa", "precio", "costo", "coste", "preis", "honorar", "kosten", "preco", "cache", "valor", "custo", "harga", "biaya", "asking price", "quote", "quoted price", "prezzo", "tariffa", "cena", "fiyat", "prijs", "post price", "rate card", "ratecard", "est cost", "prix par post", "preis pro beitrag", "precio por publicacion", "compenso", "compensi", "단가", "비용", "報酬", "报价", "цена", "السعر", "cachet", "remuneration", "tarif par post", "vergutung", "cobro", "honorarios", "valor por post", "preco por post", "harga per post", "tarif per post", "bayaran"];
    /// Currency of the fees.
    Currency = "Currency", Text, &["currency", "fee currency", "devise", "moneda", "wahrung", "moeda", "mata uang", "currency code", "devise du tarif", "divisa", "valuta"];
    /// Discount code.
    Code = "Discount code", Text, &["code", "discount code", "promo code", "referral code", "coupon", "coupon code", "code promo", "codigo", "codigo de descuento", "rabattcode", "cupom", "kode promo", "code de reduction", "code reduction", "codigo de desconto", "codigo promocional", "codigo descuento", "codigo desconto", "kode diskon", "kode", "gutscheincode", "gutschein", "aktionscode", "cupon", "cupom de desconto", "kode voucher", "code de parrainage"];
    /// Share of followers who are real.
    Credible = "Credible followers", Rate, &["credibility", "credibility score", "audience credibility", "credible %", "credible pct", "real followers", "real followers %", "authentic followers %", "authenticity", "credibilite", "audience quality", "audience authenticity", "real audience", "echte follower", "fake free", "credibility %", "authentic followers", "credible followers", "credible followers %", "credible audience", "real audience %", "audience credibility %", "abonnes reels", "abonnes authentiques", "credibilite de l audience", "credibilidad", "credibilidad de la audiencia", "seguidores reales", "glaubwurdigkeit", "glaubwurdige follower", "credibilidade", "credibilidade do publico", "seguidores reais", "kredibilitas", "kredibilitas audiens", "pengikut asli", "pengikut nyata"];
    /// Share of followers who are not.
    Fake = "Fake followers", Rate, &["fake", "fake %", "fake followers", "fake followers %", "fake follower", "fake follower %", "fake audience", "fake audience %", "fakes", "fraud", "fraud %", "bots", "bots %", "bot followers", "suspicious followers", "suspicious followers %", "suspicious accounts", "suspicious accounts %", "faux abonnes", "faux followers", "abonnes suspects", "seguidores falsos", "seguidores falsos %", "seguidores sospechosos", "falsche follower", "gefalschte follower", "fake abonnenten", "seguidores suspeitos", "seguidores fake", "pengikut palsu", "followers palsu"];
    /// Tier as the file sees it.
    Tier = "Tier in the file", Text, &["tier", "influencer tier", "follower tier", "creator tier", "creator size", "size", "influencer type", "influencer size", "tier size", "niveau", "palier", "taille d influenceur", "type d influenceur", "nivel", "tipo de influencer", "tamano", "stufe", "influencer kategorie", "influencer typ", "grossenklasse", "nivel do influenciador", "tipo de influenciador", "tamanho", "tingkatan", "jenis influencer", "ukuran"];
    /// Anything written about the creator.
    Notes = "Notes", Text, &["notes", "note", "comment internal", "remarks", "bio", "biography", "signature", "description", "remarques", "notas", "observaciones", "notizen", "bemerkungen", "observacoes", "catatan", "anotacoes", "anmerkungen", "keterangan", "biographie", "biografia", "beschreibung", "descripcion", "descricao", "deskripsi", "commentaires internes"];
    /// What the marketer decided about the creator, in the words that Tierwise saves.
    Mark = "Mark", Text, &["mark"];
    /// How far one has come with them.
    Stage = "Stage", Text, &["stage"];
    /// The marketer's own words for them.
    Tags = "Tags", Text, &["tags"];
    /// What comes next.
    NextStep = "Next step", Text, &["next step"];
    /// By when.
    NextOn = "Next step on", Text, &["next step on"];
    /// What was sent.
    Gifts = "Gifts", Text, &["gifts"];
    /// Posts of a package.
    PackagePosts = "Package posts", Count, &["package posts"];
    /// What a package costs.
    PackagePrice = "Package price", Money, &["total package price"];
    /// How much of the audience is in a place: the one that the brief asks for, where the file does not say which.
    NotedAudience = "Audience in your place", Rate, &["audience in your place", "noted audience", "audience target pct", "audience target %", "target audience pct", "target audience %", "% target audience", "target audience share", "target audience percentage", "audience in target %", "audience in target pct", "audience in target market %", "% audience in target market", "target market audience %", "target market %", "audience in target country %", "audience in target country pct", "% audience in target country", "% of audience in target country", "% of followers in target country", "followers in target country %", "target country audience %", "target country %", "audience cible %", "% audience cible", "audience pays cible %", "audience dans le pays cible %", "part de l audience cible", "part de l audience dans le pays cible", "abonnes dans le pays cible %", "audiencia objetivo %", "% audiencia objetivo", "audiencia en el pais objetivo %", "porcentaje de audiencia objetivo", "seguidores en el pais objetivo %", "zielland %", "publikum im zielland %", "anteil im zielland", "anteil des publikums im zielland", "follower im zielland %", "anteil der follower im zielland", "publico alvo %", "% publico alvo", "publico no pais alvo %", "percentual do publico no pais alvo", "seguidores no pais alvo %", "audiens target %", "% audiens target", "audiens di negara target %", "persentase audiens di negara target", "pengikut di negara target %"];
    /// Which place that is.
    NotedPlace = "Place of the noted audience", Text, &["place of the noted audience"];
    /// Name of a campaign.
    Campaign = "Campaign", Result, &["campaign", "campaign id", "campaign name", "campaign type", "campaign duration days", "campagne", "campana", "kampagne", "campanha", "kampanye", "promotion"];
    /// Orders or sales.
    Orders = "Orders", Result, &["orders", "sales", "product sales", "conversions", "payout orders", "units sold", "code uses", "commandes", "ventes", "pedidos", "ventas", "bestellungen", "vendas", "penjualan", "pesanan", "order total", "financial status", "fulfillment status", "fulfilment status", "lineitem quantity", "lineitem name", "lineitem price", "lineitem sku", "line item quantity", "line item name", "line item price", "line item sku"];
    /// Revenue.
    Revenue = "Revenue", Result, &["revenue", "net revenue", "total rev", "total revenue", "incremental revenue", "chiffre d affaires", "ingresos", "umsatz", "receita", "pendapatan", "revenus", "einnahmen", "ventas totales", "faturamento", "omzet"];
    /// Return.
    Return = "Return", Result, &["roi", "roi x", "roas", "incremental roas", "return on ad spend", "return on investment roi %", "return on ad spend roas", "engagement roi", "cost per order", "total payout", "payout", "retour sur investissement", "retorno de la inversion", "rendite", "retorno sobre investimento", "pengembalian investasi"];
    /// Clicks.
    Clicks = "Clicks", Result, &["clicks", "link clicks", "clics", "klicks", "cliques", "klik", "nombre de clics"];
    /// Date of a post or a campaign.
    Date = "Date", Result, &["date", "start date", "end date", "posting date", "post date", "fecha", "datum", "data da postagem", "tanggal", "date de publication", "fecha de publicacion", "veroffentlichungsdatum", "data de publicacao", "tanggal posting", "publish time", "publish date", "published at", "publication date", "posted at", "date posted", "upload date"];
    /// Words of a post or about it.
    Caption = "Post", Result, &["caption", "post", "post url", "comment", "sentiment", "hashtags", "estimated reach", "legende", "texto", "pie de foto", "bildunterschrift", "legenda", "takarir", "keterangan foto", "post id", "media id", "video id", "tweet id", "duration sec", "data comment"];
}

impl Field {
    /// Whether it is between the marketer and a creator: only a file that Tierwise saved has it.
    pub const fn is_decision(self) -> bool {
        use Field::{
            Gifts, Mark, NextOn, NextStep, NotedPlace, PackagePosts, PackagePrice, Stage, Tags,
        };
        matches!(
            self,
            Mark | Stage
                | Tags
                | NextStep
                | NextOn
                | Gifts
                | PackagePosts
                | PackagePrice
                | NotedPlace
        )
    }
}

impl Field {
    /// The highest share of a field whose shares may be any; `None` of rates that are small, and of what is no rate.
    pub(crate) const fn highest(self) -> Option<f64> {
        match self {
            Self::Credible | Self::Fake | Self::Sponsored | Self::NotedAudience => Some(1.0),
            // Who is paid may do better, but hardly five times as well.
            Self::PaidEffect => Some(5.0),
            _ => None,
        }
    }

    /// The field with this name, in words.
    pub(crate) fn called(words: &str) -> Option<Self> {
        static NAMES: OnceLock<HashMap<&str, Field>> = OnceLock::new();
        let names = || {
            let fields = Self::ALL.iter();
            fields
                .flat_map(|field| field.aliases().iter().map(|name| (*name, *field)))
                .collect()
        };
        NAMES.get_or_init(names).get(words).copied()
    }
}

/// Words in a header that name a network.
pub const NETWORK_WORDS: [(&str, Network); 25] = [
    ("instagram", Network::Instagram),
    ("insta", Network::Instagram),
    ("ig", Network::Instagram),
    ("tiktok", Network::TikTok),
    ("tiktoker", Network::TikTok),
    ("tik tok", Network::TikTok),
    ("tt", Network::TikTok),
    ("youtube", Network::YouTube),
    ("youtuber", Network::YouTube),
    ("you tube", Network::YouTube),
    ("you tuber", Network::YouTube),
    ("linked in", Network::LinkedIn),
    ("yt", Network::YouTube),
    ("twitter", Network::X),
    ("x twitter", Network::X),
    ("facebook", Network::Facebook),
    ("fb", Network::Facebook),
    ("threads", Network::Threads),
    ("pinterest", Network::Pinterest),
    ("linkedin", Network::LinkedIn),
    ("snapchat", Network::Snapchat),
    ("twitch", Network::Twitch),
    ("blog", Network::Blog),
    ("website", Network::Blog),
    ("x", Network::X),
];

#[cfg(test)]
mod tests {
    use super::*;
    use crate::headers::understood;
    use crate::words::words;

    #[test]
    fn a_name_means_one_thing_and_is_written_as_words() {
        let mut seen = std::collections::BTreeMap::new();
        for field in Field::ALL {
            for alias in field.aliases() {
                assert_eq!(words(alias), *alias, "{alias} is not as words() writes it");
                if let Some(other) = seen.insert(*alias, *field) {
                    assert_eq!(other, *field, "{alias} means two things");
                }
            }
        }
    }

    /// Every field as it is called in English, French, Spanish, German, Portuguese and Indonesian.
    #[rustfmt::skip]
    const NAMES: &[(Field, [&str; 6])] = &[
        (Field::Handle, ["Handle", "Nom d’utilisateur", "Usuario", "Benutzername", "Nome de usuário", "Nama pengguna"]),
        (Field::Name, ["Channel", "Chaîne", "Canal", "Kanal", "Nome do canal", "Nama kanal"]),
        (Field::Name, ["Name", "Nom", "Nombre", "Name", "Nome", "Nama"]),
        (Field::FirstName, ["First name", "Prénom", "Primer nombre", "Vorname", "Primeiro nome", "Nama depan"]),
        (Field::LastName, ["Last name", "Nom de famille", "Apellidos", "Nachname", "Sobrenome", "Nama belakang"]),
        (Field::Id, ["Influencer ID", "Identifiant interne", "Identificador", "Kennung", "ID do criador", "Kode unik"]),
        (Field::Network, ["Platform", "Réseau social", "Plataforma", "Plattform", "Rede social", "Media sosial"]),
        (Field::Followers, ["Followers", "Abonnés", "Seguidores", "Abonnenten", "Nº de seguidores", "Jumlah pengikut"]),
        (Field::Following, ["Following", "Abonnements", "Siguiendo", "Folgt", "Seguindo", "Mengikuti"]),
        (Field::Posts, ["Posts", "Nombre de posts", "Publicaciones", "Anzahl Beiträge", "Publicações", "Jumlah postingan"]),
        (Field::EngagementRate, ["Engagement rate", "Taux d’engagement", "Tasa de interacción", "Interaktionsrate", "Taxa de interação", "Tingkat keterlibatan"]),
        (Field::Engagements, ["Interactions", "Engagement moyen", "Interacciones", "Interaktionen", "Interações", "Interaksi"]),
        (Field::Engagements, ["Engagement", "Engagement", "Engagement promedio", "Engagement", "Engajamento", "Keterlibatan"]),
        (Field::Likes, ["Avg. likes", "Mentions J’aime", "Me gusta", "Gefällt mir", "Curtidas médias", "Suka"]),
        (Field::Comments, ["Comments", "Commentaires moyens", "Comentarios", "Durchschnittliche Kommentare", "Comentários", "Komentar"]),
        (Field::Shares, ["Shares", "Partages", "Compartidos", "Geteilt", "Compartilhamentos", "Dibagikan"]),
        (Field::Saves, ["Avg. saves", "Enregistrements", "Guardados", "Gespeichert", "Salvamentos", "Disimpan"]),
        (Field::Conversions, ["Conversions per post", "Conversions par publication", "Conversiones por publicación", "Conversions pro Beitrag", "Conversões por post", "Konversi per postingan"]),
        (Field::Sponsored, ["Sponsored posts (%)", "Part de publications sponsorisées", "% de publicaciones patrocinadas", "Anteil gesponserter Beiträge", "Publicações patrocinadas %", "Persentase postingan berbayar"]),
        (Field::PaidEffect, ["Sponsored to organic ratio", "Performance des posts sponsorisés", "Rendimiento de posts patrocinados", "Leistung gesponserter Beiträge", "Desempenho de posts patrocinados", "Kinerja postingan berbayar"]),
        (Field::Views, ["Views", "Vues moyennes", "Reproducciones", "Durchschnittliche Aufrufe", "Visualizações", "Tayangan"]),
        (Field::Reach, ["Reach", "Portée", "Alcance", "Reichweite", "Alcance médio", "Jangkauan"]),
        (Field::Category, ["Niche", "Thématique", "Temática", "Kategorien", "Nicho", "Kategori"]),
        (Field::Country, ["Country/Region", "Pays", "País", "Land", "País", "Negara"]),
        (Field::City, ["City", "Ville", "Ciudad", "Stadt", "Cidade", "Kota"]),
        (Field::City, ["State", "Province", "Provincia", "Bundesland", "Estado", "Provinsi"]),
        (Field::Language, ["Language", "Langue", "Idioma", "Sprache", "Idioma", "Bahasa"]),
        (Field::Email, ["E-mail", "Adresse e-mail", "Correo electrónico", "E-Mail-Adresse", "E-mail de contato", "Surel"]),
        (Field::Email, ["Contact", "Coordonnées", "Contacto", "Kontakt", "Contato", "Kontak"]),
        (Field::Fee, ["Fee", "Tarif", "Precio", "Honorar", "Cachê", "Harga"]),
        (Field::Currency, ["Currency", "Devise", "Moneda", "Währung", "Moeda", "Mata uang"]),
        (Field::Code, ["Discount code", "Code de réduction", "Código de descuento", "Rabattcode", "Código de desconto", "Kode diskon"]),
        (Field::Credible, ["Credibility", "Crédibilité", "Credibilidad", "Glaubwürdigkeit", "Credibilidade", "Kredibilitas"]),
        (Field::Fake, ["Fake followers %", "Faux abonnés", "Seguidores falsos", "Falsche Follower", "Seguidores falsos", "Pengikut palsu"]),
        (Field::NotedAudience, ["Audience in target country %", "Part de l’audience cible", "% audiencia objetivo", "Anteil im Zielland", "Público-alvo %", "% audiens target"]),
        (Field::Tier, ["Tier", "Niveau", "Tipo de influencer", "Größenklasse", "Tamanho", "Tingkatan"]),
        (Field::Notes, ["Notes", "Remarques", "Observaciones", "Bemerkungen", "Observações", "Catatan"]),
        (Field::Campaign, ["Campaign", "Campagne", "Campaña", "Kampagne", "Campanha", "Kampanye"]),
        (Field::Orders, ["Orders", "Commandes", "Pedidos", "Bestellungen", "Vendas", "Penjualan"]),
        (Field::Revenue, ["Revenue", "Chiffre d’affaires", "Ingresos", "Umsatz", "Receita", "Pendapatan"]),
        (Field::Return, ["ROI", "Retour sur investissement", "Retorno de la inversión", "Rendite", "Retorno sobre investimento", "Pengembalian investasi"]),
        (Field::Clicks, ["Clicks", "Clics", "Clics", "Klicks", "Cliques", "Klik"]),
        (Field::Date, ["Date", "Date de publication", "Fecha", "Datum", "Data da postagem", "Tanggal"]),
        (Field::Caption, ["Caption", "Légende", "Pie de foto", "Bildunterschrift", "Legenda", "Keterangan foto"]),
    ];

    #[test]
    fn every_field_has_a_name_in_each_of_the_six_languages() {
        for (field, headers) in NAMES {
            for header in headers {
                assert_eq!(understood(header).0, Some(*field), "{header}");
            }
        }
        let named = |field: &Field| NAMES.iter().any(|(named, _)| named == field);
        let others = Field::ALL.iter().filter(|field| !named(field));
        // What is between the marketer and a creator is in the words that Tierwise saves.
        assert!(others.into_iter().all(|field| field.is_decision()));
    }
}
