//! Files that nobody here was given: exports of tools, sheets and pastes, invented after what their makers document or
//! show, each with what a marketer would want read of it.
#![allow(clippy::unwrap_used)]

use tierwise_core::domain::creator::{Creator, Network};
use tierwise_core::domain::money::Currency;
use tierwise_import::creators::read;
use tierwise_import::{Mapping, Table};

/// What was read, a line for every creator and one for everything that was told.
fn said(file: &str) -> Vec<String> {
    let table = Table::paste(file).unwrap();
    let (creators, issues) = read(&table, &Mapping::propose(&table), Currency::USD);
    let told = issues
        .iter()
        .map(|i| format!("{} {:?}: {}", i.line, i.problem, i.value));
    creators.iter().map(line).chain(told).collect()
}

/// `Ada Pine = instagram:soap.pine 12500 3.38% for 150.00 EUR`
fn line(creator: &Creator) -> String {
    let profiles = creator.profiles.iter().map(|profile| {
        let network = profile.network.map_or("?", |n| n.slug());
        let followers = profile.followers.map_or(String::new(), |f| format!(" {f}"));
        let rate = profile.engagement.map_or(String::new(), |e| {
            format!(" {}%", (e.rate * 1e6).round() / 1e4)
        });
        format!("{network}:{}{followers}{rate}", profile.handle)
    });
    let profiles = profiles.collect::<Vec<_>>().join(" + ");
    let fees = creator.prices.iter().map(|price| {
        let amount = price.amount.major(price.currency);
        format!(" for {amount} {}", price.currency.code())
    });
    format!("{} = {profiles}{}", creator.name, fees.collect::<String>())
}

#[test]
fn files_of_other_tools_are_read_as_their_owners_mean_them() {
    for (what, file, expected) in FILES {
        assert_eq!(said(file), *expected, "{what}\n{file}");
    }
}

#[test]
fn the_name_of_a_file_says_the_network_where_the_file_does_not() {
    for (name, header, expected) in [
        (
            "07_ig_33k_creators.csv",
            "Username",
            Some(Network::Instagram),
        ),
        ("TikTok export (2).csv", "Username", Some(Network::TikTok)),
        ("creators.csv", "Username", None),
        ("instagram and tiktok.csv", "Username", None),
        ("list x.csv", "Username", None),
        ("ig.csv", "TikTok username", Some(Network::TikTok)),
        // What a file says of itself counts for more than a word that is most often YouTube's.
        ("ig.csv", "Subscribers,Username", Some(Network::Instagram)),
        ("list.csv", "Subscribers,Username", Some(Network::YouTube)),
    ] {
        let cells = if header.contains(',') {
            "12500,soap"
        } else {
            "soap"
        };
        let table = Table::paste(&format!("{header},Niche\n{cells},home\n")).unwrap();
        let mapping = Mapping::propose(&table).of_file(name);
        let (creators, _) = read(&table, &mapping, Currency::USD);
        assert_eq!(creators[0].profiles[0].network, expected, "{name}");
    }
}

/// What it is, what is in it, and what is to be read.
type File = (&'static str, &'static str, &'static [&'static str]);

#[rustfmt::skip]
const FILES: &[File] = &[
    (
        "the header of another list in the middle",
        "handle,followers,er\n@ada,12000,3%\nName,Platform,Email\n@bo,8000,2%\n",
        &["ada = ?:ada 12000 3%", "bo = ?:bo 8000 2%", "3 Header: Name"],
    ),
    (
        "the header once more, in other letters, and with another column",
        "Handle,Name,E-mail\n@ada,Ada,ada@pine.example\nHANDLE, name,E-mail\n@bo,Bo,\nHandle,Full name,Phone\n@cy,Cy,\n",
        &[
            "Ada = ?:ada",
            "Bo = ?:bo",
            "Cy = ?:cy",
            "3 Heading: HANDLE",
            "5 Header: Handle",
        ],
    ),
    (
        "headers in two languages, one below the other",
        "Handle;Name;E-mail\nPseudo;Nom;Courriel\n@ada;Ada;ada@pine.example\n",
        &["Ada = ?:ada", "2 Header: Pseudo"],
    ),
    (
        "somebody who is called like a column",
        "Name,Handle,Followers\nCreator,@creator,12000\nAda,@ada,many\nDi Link,link,lots\n",
        &[
            "Creator = ?:creator 12000",
            "Ada = ?:ada",
            "Di Link = ?:link",
            "3 NoNumber: many",
            "4 NoNumber: lots",
        ],
    ),
    (
        "a CSV that was pasted into the first column of a sheet and saved again",
        "\"handle,note,followers\"\r\n\"@ada,\"\"soap, pine\"\",12000\"\r\n\"@bo,moss,8000\"\r\n",
        &["ada = ?:ada 12000", "bo = ?:bo 8000"],
    ),
    (
        "the same with a title that has nothing to quote",
        "Creators\n\"handle;followers\"\n\"@ada;12000\"\n\n\"@bo;8000\"\n",
        &["ada = ?:ada 12000", "bo = ?:bo 8000"],
    ),
    (
        "quotes that are cells'",
        "\"Full name\"\n\"Pine, Ada\"\n\"Moss, Bo\"\n",
        &["Pine, Ada = ", "Moss, Bo = "],
    ),
    (
        "numbered profiles, each with its platform",
        "Name,Platform 1,Handle 1,Followers 1,ER 1,Platform 2,Handle 2,Followers 2,ER 2,Fee\n\
         Ada,Instagram,@ada,12000,3%,TikTok,@ada.tt,45000,5%,150\nBo,TikTok,@bo,8000,4%,,,,,90\n",
        &[
            "Ada = instagram:ada 12000 3% + tiktok:ada.tt 45000 5% for 150 USD",
            "Bo = tiktok:bo 8000 4% for 90 USD",
        ],
    ),
    (
        "the number before the rest, and followers in thousands",
        "Name,Profile 1 Platform,Profile 1 Handle,Profile 1 Followers (k),Profile 2 Platform,Profile 2 Handle,Profile 2 Followers (k)\n\
         Ada,IG,@ada,12,TikTok,@ada.tt,8.5\n",
        &["Ada = instagram:ada 12000 + tiktok:ada.tt 8500"],
    ),
    (
        "numbered profiles whose addresses say where they are",
        "Name,Link,Followers,Link 2,Followers 2\n\
         Ada,instagram.com/ada,12000,tiktok.com/@ada.tt,45000\n",
        &["Ada = instagram:ada 12000 + tiktok:ada.tt 45000"],
    ),
    (
        "the same headers once more for the second profile",
        "Name,Platform,Handle,Followers,Platform,Handle,Followers,ER\n\
         Ada,Instagram,@ada,12000,TikTok,@ada.tt,45000,3%\nBo,YouTube,@bo,8000,,,,2%\n",
        &[
            "Ada = instagram:ada 12000 3% + tiktok:ada.tt 45000",
            "Bo = youtube:bo 8000 2%",
        ],
    ),
    (
        "numbered profiles of which nothing says that they are on two platforms",
        "Name,handle1,followers1,handle2,followers2\nAda,@ada,12000,@ada.too,45000\nBo,@bo,8000,,\n",
        &[
            "Ada = ?:ada 12000",
            "Bo = ?:bo 8000",
            "2 Second: @ada.too",
        ],
    ),
    (
        "numbers that are no profiles'",
        "Handle,Followers,Post 1 likes,Post 2 likes\n@ada,12000,300,400\n",
        &["ada = ?:ada 12000"],
    ),
    (
        "units in a row below the header",
        "handle,followers,engagement,fee\n,(k),(%),(USD)\n@ana,12.5,3.4,300\n@bo,8,0.9,150\n",
        &[
            "ana = ?:ana 12500 3.4% for 300 USD",
            "bo = ?:bo 8000 0.9% for 150 USD",
            "2 Units: (k), (%), (USD)",
        ],
    ),
    (
        "units in brackets, one of which says nothing, and a cell with a unit of its own",
        "Name;Handle;Fans;ER;Fee\n;;(thousands);(%);(various)\nAda;@ada;18,4;3,2;€ 350\nBo;@bo;112K;4,1;€ 90\n",
        &[
            "Ada = ?:ada 18400 3.2% for 350 EUR",
            "Bo = ?:bo 112000 4.1% for 90 EUR",
            "2 Units: (thousands), (%), (various)",
        ],
    ),
    (
        "units in words, and somebody who is called like one",
        "Name;Handle;Followers;ER;Fee\ntext;;thousands;percent;EUR per post\nRon Euro;@ron;12,5;3,4;300\n",
        &[
            "Ron Euro = ?:ron 12500 3.4% for 300 EUR",
            "2 Units: text, thousands, percent, EUR per post",
        ],
    ),
    (
        "several platforms in a row, and figures of which nothing says of which one",
        "Name,Instagram,TikTok,Instagram Followers,TikTok Followers,Engagement Rate\n\
         Ada,@ada,@ada.tt,12000,45000,4.2%\nBo,,@bo.tt,,8000,5.5%\n",
        &[
            "Ada = instagram:ada 12000 4.2% + tiktok:ada.tt 45000",
            "Bo = tiktok:bo.tt 8000 5.5%",
        ],
    ),
    (
        "one handle on all platforms, and a rate",
        "Handle,IG Followers,TikTok Followers,ER\n@ada,12000,45000,4.2%\n@bo,9000,,3%\n",
        &[
            "ada = instagram:ada 12000 4.2% + tiktok:ada 45000",
            "bo = instagram:bo 9000 3%",
        ],
    ),
    (
        "platforms over groups of columns, in a row without what is empty at its end",
        "Creator,,Instagram,,,TikTok\nName,Country,Handle,Followers,ER,Handle,Followers,ER\n\
         Mira Holt,US,@mira,31000,3.1%,@mira.tt,88000,6%\n",
        &["Mira Holt = instagram:mira 31000 3.1% + tiktok:mira.tt 88000 6%"],
    ),
    (
        "followers below the names of platforms",
        "Creator,Country,Instagram,TikTok,YouTube\nAda Pine,Germany,12.5K,45K,3.1K\nBo Stone,France,9K,,800\n",
        &[
            "Ada Pine = instagram: 12500 + tiktok: 45000 + youtube: 3100",
            "Bo Stone = instagram: 9000 + youtube: 800",
        ],
    ),
    (
        "a count whose separator is not that of the others",
        "Handle,Platform,Followers,Fee EUR\n@mira,Instagram,\"31,000\",\"1,500\"\n@noor,Instagram,\"105,400\",900\n\
         @olaf,Instagram,22.750,1.200\n",
        &[
            "mira = instagram:mira 31000 for 1500 EUR",
            "noor = instagram:noor 105400 for 900 EUR",
            "olaf = instagram:olaf 22750 for 1200 EUR",
        ],
    ),
    (
        "a currency by its sign or name",
        "Handle,Platform,Followers,Fee,Currency\n@anna,Instagram,31000,900,€\n@bela,Instagram,31000,900,Pound Sterling\n\
         @cleo,Instagram,31000,900,EUR (€)\n@dora,Instagram,31000,900,US$\n@emil,Instagram,3100,Rp. 2.500.000,\n",
        &[
            "anna = instagram:anna 31000 for 900 EUR",
            "bela = instagram:bela 31000 for 900 GBP",
            "cleo = instagram:cleo 31000 for 900 EUR",
            "dora = instagram:dora 31000 for 900 USD",
            "emil = instagram:emil 3100 for 2500000 IDR",
        ],
    ),
    (
        "an x that is a times sign",
        "Usuario;Plataforma;Seguidores;Precio x reel\n@ada;Instagram;12000;300\n",
        &["ada = instagram:ada 12000 for 300 USD"],
    ),
    (
        "a rate that is no price",
        "Handle,Platform,Followers,Rate\n@ada,Instagram,12000,3.4%\n",
        &["ada = instagram:ada 12000 3.4%"],
    ),
    (
        "a price list without a word for price",
        "Name,Platform,Username,Followers,Instagram Story,Instagram Reel,IG Post\n\
         Ada,Instagram,ada,12000,$100,$200,$300\n",
        &["Ada = instagram:ada 12000 for 100 USD for 200 USD for 300 USD"],
    ),
    (
        "prices of a market in Portuguese",
        "Nome;Instagram;Seguidores;Valor por story\nAda;@ada;12000;R$ 300,00\n",
        &["Ada = instagram:ada 12000 for 300 BRL"],
    ),
    (
        "a short figure before the exact one, both called the same",
        "Followers,Handle,Followers\n1.2M,@ada,1198432\n15K,@bo,15012\n",
        &["ada = ?:ada 1198432", "bo = ?:bo 15012"],
    ),
    (
        "platforms with words between them",
        "Handle,Platform,Followers\n@anna,Instagram and TikTok,12000\n@bela,Instagram TikTok,12000\n@cleo,YouTube Shorts,12000\n\
         @dora,Instagram x YouTube,12000\n",
        &[
            "anna = instagram:anna 12000",
            "bela = instagram:bela 12000",
            "cleo = youtube:cleo 12000",
            "dora = instagram:dora 12000",
            "2 Several: Instagram and TikTok",
            "3 Several: Instagram TikTok",
            "5 Several: Instagram x YouTube",
        ],
    ),
    (
        "a range of which the ends are written differently",
        "Handle,Followers,Fee\n@ada,12000,$900-$1.2K\n",
        &["ada = ?:ada 12000 for 1050 USD", "2 About: $900-$1.2K"],
    ),
    (
        "a list of HypeAuditor",
        "\"Username\",\"Full Name\",\"Followers\",\"Followers growth\",\"Quality Audience\",\"Authentic Engagement\",\"ER\",\"AQS\",\"Account Topics\",\"Audience Country\",\"Email\"\n\
         \"soap.pine\",\"Soap & Pine\",\"12.5K\",\"+1.2%\",\"9.8K\",\"401\",\"3.4%\",\"84/100\",\"Home, DIY\",\"United States (62%)\",\"hi@soap.example\"\n\
         \"moss.hearth\",\"Moss Hearth\",\"1.2M\",\"-0.4%\",\"900K\",\"12.1K\",\"1.1%\",\"71/100\",\"Home\",\"Germany (40%)\",\"\"\n",
        &[
            "Soap & Pine = ?:soap.pine 12500 3.4%",
            "Moss Hearth = ?:moss.hearth 1200000 1.1%",
        ],
    ),
    (
        "Modash: a username beside its address is one profile",
        "Username,Profile URL,Full name,Followers,Engagements,Engagement rate,Avg likes,Avg comments,Avg Reels plays,Audience credibility,Location,Contacts\n\
         soap.pine,https://www.instagram.com/soap.pine,Soap & Pine,12543,424,0.0338,403,21,8123,0.82,\"Portland, Oregon, United States\",hi@soap.example\n\
         moss.hearth,https://www.instagram.com/moss.hearth,Moss Hearth,48211,951,0.0197,911,40,20123,0.91,\"Berlin, Germany\",\n",
        &[
            "Soap & Pine = instagram:soap.pine 12543 3.38%",
            "Moss Hearth = instagram:moss.hearth 48211 1.97%",
        ],
    ),
    (
        "Upfluence",
        "influencer_id,media_url,profile_name,first_name,last_name,phone_number,email,instagram_followers,instagram_engagement_rate,tiktok_followers,youtube_subscribers\n\
         991,https://instagram.com/soap.pine,Soap & Pine,Ada,Pine,+1 555 0100,hi@soap.example,12543,3.38%,2300,\n\
         992,https://instagram.com/moss.hearth,Moss Hearth,Bea,Moss,,bea@moss.example,48211,1.97%,,15600\n",
        &[
            "Soap & Pine = instagram:soap.pine 12543 3.38% + tiktok: 2300",
            "Moss Hearth = instagram:moss.hearth 48211 1.97% + youtube: 15600",
        ],
    ),
    (
        "Heepsy: ranges of fees",
        "Name,Instagram,Followers,Engagement,Est. cost per post,Authenticity,Location\n\
         Soap & Pine,@soap.pine,12.5k,3.38%,$80 - $120,78%,Portland\n\
         Moss Hearth,@moss.hearth,48.2k,1.97%,$300-$450,91%,Berlin\n",
        &[
            "Soap & Pine = instagram:soap.pine 12500 3.38% for 100 USD",
            "Moss Hearth = instagram:moss.hearth 48200 1.97% for 375 USD",
            "2 About: $80 - $120",
            "3 About: $300-$450",
        ],
    ),
    (
        "GRIN: contacts",
        "Contact First Name,Contact Last Name,Contact Email,Instagram Username,Instagram Followers,Instagram Engagement Rate,TikTok Username,TikTok Followers,TikTok Engagement Rate,YouTube Channel,YouTube Subscribers,Discount Code,Tags\n\
         Ada,Pine,hi@soap.example,soap.pine,12543,3.38,soappine,2300,8.1,Soap & Pine,,ADA10,\"home, soap\"\n\
         Bea,Moss,bea@moss.example,moss.hearth,48211,1.97,,,,Moss Hearth,15600,BEA10,home\n",
        &[
            "Soap & Pine = instagram:soap.pine 12543 3.38% + tiktok:soappine 2300 8.1%",
            "Moss Hearth = instagram:moss.hearth 48211 1.97% + youtube: 15600",
        ],
    ),
    (
        "Collabstr: prices from",
        "Creator,Platform,Followers,Package,Price,Location,Rating\n\
         Ada P.,Instagram,12.5k,1 Instagram Reel (60 seconds),$150,\"Portland, OR, United States\",5.0\n\
         Bea M.,TikTok,48.2k,1 TikTok Video,from $400,\"Berlin, Germany\",4.9\n",
        &[
            "Ada P. = instagram: 12500 for 150 USD",
            "Bea M. = tiktok: 48200 for 400 USD",
            "3 About: from $400",
        ],
    ),
    (
        "Favikon on LinkedIn",
        "Rank;Creator;Profile;Network;Followers;Engagement;Influence Score;Sponsored\n\
         1;Ada Pine;https://www.linkedin.com/in/ada-pine/;LinkedIn;12,5 k;3,4 %;82;$500\n\
         2;Bea Moss;https://www.linkedin.com/in/bea-moss/;LinkedIn;1,2 M;1,1 %;79;$2,000\n",
        &[
            "Ada Pine = linkedin:ada-pine 12500 3.4%",
            "Bea Moss = linkedin:bea-moss 1200000 1.1%",
        ],
    ),
    (
        "Kolsquare, narrow blanks in numbers",
        "Nom;Réseau;Identifiant;Communauté;Taux d'engagement;Crédibilité;Pays;EMV\n\
         Ada Pine;Instagram;soap.pine;12\u{202f}543;3,38 %;84 %;France;1 200 €\n\
         Bea Moss;TikTok;mossh;1\u{a0}048\u{a0}211;8,1 %;91 %;Belgique;3 400 €\n",
        &[
            "Ada Pine = instagram:soap.pine 12543 3.38%",
            "Bea Moss = tiktok:mossh 1048211 8.1%",
        ],
    ),
    (
        "Shopify Collabs",
        "Creator name,Email,Instagram handle,TikTok handle,YouTube handle,Followers,Commission rate,Discount code,Total sales,Orders,Status\n\
         Ada Pine,hi@soap.example,soap.pine,soappine,,12.5K,10%,ADA10,$1200.50,31,Active\n\
         Bea Moss,bea@moss.example,moss.hearth,,mossh,48.2K,15%,BEA15,$0.00,0,Active\n",
        &[
            "Ada Pine = instagram:soap.pine + tiktok:soappine + ?: 12500",
            "Bea Moss = instagram:moss.hearth + youtube:mossh + ?: 48200",
        ],
    ),
    (
        "a sheet with titles, sections and a sum",
        "Influencer Plan Q3,,,,,\n\
         Owner: Kim,Updated 12/05/2025,,,,\n\
         ,,,,,\n\
         Name,IG Handle,IG Followers,ER,Rate / post,Notes\n\
         HOME,,,,,\n\
         Ada Pine,@soap.pine,12.5k,3.4%,$150,sends samples\n\
         Bea Moss,@moss.hearth,48k,2%,negotiable,\n\
         BEAUTY,,,,,\n\
         Cleo Fern,@cleo.fern,~15k,4.1%,free,\n\
         Dan Wick,@danwick,>100k,1.2%,on request,\n\
         ,,,,,\n\
         Total,4,175.5k,,$150,\n",
        &[
            "Ada Pine = instagram:soap.pine 12500 3.4% for 150 USD",
            "Bea Moss = instagram:moss.hearth 48000 2%",
            "Cleo Fern = instagram:cleo.fern 15000 4.1% for 0 USD",
            "Dan Wick = instagram:danwick 100000 1.2%",
            "5 Heading: HOME",
            "7 NoNumber: negotiable",
            "8 Heading: BEAUTY",
            "9 About: ~15k",
            "10 About: >100k",
            "10 NoNumber: on request",
            "12 Heading: Total",
        ],
    ),
    (
        "a table for each network, one below another",
        "Instagram,,\n\
         Handle,Followers,ER\n\
         @soap.pine,12500,3.4%\n\
         @moss.hearth,48000,2%\n\
         ,,\n\
         TikTok,,\n\
         Handle,Followers,ER\n\
         @soappine,2300,8.1%\n",
        &[
            "soap.pine = instagram:soap.pine 12500 3.4%",
            "moss.hearth = instagram:moss.hearth 48000 2%",
            "soappine = tiktok:soappine 2300 8.1%",
            "6 Heading: TikTok",
            "7 Heading: Handle",
        ],
    ),
    (
        "two tables side by side: the second is told",
        "Handle,Followers,,Handle,Followers\n\
         @soap.pine,12500,,@cleo.fern,15000\n\
         @moss.hearth,48000,,@danwick,100500\n",
        &[
            "soap.pine = ?:soap.pine 12500",
            "moss.hearth = ?:moss.hearth 48000",
            "2 Second: @cleo.fern",
            "3 Second: @danwick",
        ],
    ),
    (
        "several networks in a row",
        "Creator,IG handle,IG Followers,IG ER,TikTok,TikTok Followers,TikTok ER,YT channel,YT subs,Rate IG Reel (USD),Rate TikTok (USD)\n\
         Ada Pine,soap.pine,12.5k,3.4%,soappine,2.3k,8.1%,,,150,100\n\
         Bea Moss,moss.hearth,48k,2%,,,,https://youtube.com/@mossh,15.6k,400,\n",
        &[
            "Ada Pine = instagram:soap.pine 12500 3.4% + tiktok:soappine 2300 8.1% for 150 USD for 100 USD",
            "Bea Moss = instagram:moss.hearth 48000 2% + youtube:mossh 15600 for 400 USD",
        ],
    ),
    (
        "networks above groups of columns",
        ",Instagram,,TikTok,\n\
         Name,Handle,Followers,Handle,Followers\n\
         Ada,@soap.pine,12500,@soappine,2300\n\
         Bea,@moss,48000,,\n",
        &[
            "Ada = instagram:soap.pine 12500 + tiktok:soappine 2300",
            "Bea = instagram:moss 48000",
        ],
    ),
    (
        "German",
        "Name;Instagram-Name;Follower;Engagement-Rate;Preis pro Beitrag;Stadt;Land;E-Mail\n\
         Ada Pine;@soap.pine;12.543;3,38 %;150,00 €;München;Deutschland;hi@soap.example\n\
         Bea Moß;@moss.hearth;1,2 Mio.;1,97 %;1.200,00 €;Köln;Deutschland;\n\
         Cleo;@cleo;45 Tsd.;2,1 %;auf Anfrage;Wien;Österreich;\n",
        &[
            "Ada Pine = instagram:soap.pine 12543 3.38% for 150 EUR",
            "Bea Moß = instagram:moss.hearth 1200000 1.97% for 1200 EUR",
            "Cleo = instagram:cleo 45000 2.1%",
            "4 NoNumber: auf Anfrage",
        ],
    ),
    (
        "French",
        "Créateur;Compte Instagram;Nombre d'abonnés;Taux d'engagement (%);Tarif par post;Ville\n\
         Ada Pine;soap.pine;12,5 k;3,38;150 €;Lyon\n\
         Bea Moss;moss.hearth;1,2 M;1,97;1\u{202f}200 €;Paris\n",
        &[
            "Ada Pine = instagram:soap.pine 12500 3.38% for 150 EUR",
            "Bea Moss = instagram:moss.hearth 1200000 1.97% for 1200 EUR",
        ],
    ),
    (
        "Spanish",
        "Influencer;Usuario de Instagram;Seguidores;% Engagement;Precio por publicación;País;Temática\n\
         Ada Pine;@soap.pine;12.543;3,38%;150 €;España;Hogar\n\
         Bea Moss;@moss.hearth;1,2 millones;1,97%;1.200 €;México;Belleza\n",
        &[
            "Ada Pine = instagram:soap.pine 12543 3.38% for 150 EUR",
            "Bea Moss = instagram:moss.hearth 1200000 1.97% for 1200 EUR",
        ],
    ),
    (
        "Portuguese",
        "Nome;@ Instagram;Nº de seguidores;Taxa de engajamento;Cachê;Cidade;Nicho\n\
         Ada Pine;@soap.pine;12,5 mil;3,38%;R$ 1.500,00;São Paulo;Casa\n\
         Bea Moss;@moss.hearth;1,2 mi;1,97%;R$ 12.000,00;Recife;Beleza\n",
        &[
            "Ada Pine = instagram:soap.pine 12500 3.38% for 1500 BRL",
            "Bea Moss = instagram:moss.hearth 1200000 1.97% for 12000 BRL",
        ],
    ),
    (
        "Indonesian",
        "Nama KOL,Username IG,Followers IG,ER IG,Rate Card Story,Rate Card Reels,Domisili\n\
         Ada Pine,@soap.pine,\"12,5 rb\",\"3,38%\",\"Rp 1.500.000\",\"Rp 2.500.000\",Bandung\n\
         Bea Moss,@moss.hearth,\"1,2 jt\",\"1,97%\",Rp3.000.000,5jt,Jakarta\n",
        &[
            "Ada Pine = instagram:soap.pine 12500 3.38% for 1500000 IDR for 2500000 IDR",
            "Bea Moss = instagram:moss.hearth 1200000 1.97% for 3000000 IDR for 5000000 IDR",
        ],
    ),
    (
        "Italian",
        "Nome;Profilo Instagram;Follower;Tasso di coinvolgimento;Prezzo\n\
         Ada Pine;soap.pine;12.543;3,38%;150 €\n\
         Bea Moss;moss.hearth;1.2 mln;1,97%;1.200 €\n",
        &[
            "Ada Pine = instagram:soap.pine 12543 3.38% for 150 EUR",
            "Bea Moss = instagram:moss.hearth 1200000 1.97% for 1200 EUR",
        ],
    ),
    (
        "Polish",
        "Nazwa;Obserwujący;Wskaźnik zaangażowania;Cena\n\
         @soap.pine;12,5 tys.;3,4%;1 500 zł\n\
         @moss;1,2 mln;2%;12 000 zł\n",
        &[
            "soap.pine = ?:soap.pine 12500 3.4% for 1500 PLN",
            "moss = ?:moss 1200000 2% for 12000 PLN",
        ],
    ),
    (
        "French names in two columns",
        "Prénom;Nom;Pseudo Instagram;Nb abonnés;Tx d’engagement;Tarif story HT;Tarif réel HT\n\
         Zoé;Pin;@soap.pine;12 500;3,4%;100 €;250 €\n",
        &[
            "Zoé Pin = instagram:soap.pine 12500 3.4% for 100 EUR for 250 EUR",
        ],
    ),
    (
        "Dutch",
        "Naam;Instagram;Volgers;Engagement;Prijs per post\n\
         Ada;@soap.pine;12.543;3,38%;€ 150,-\n",
        &[
            "Ada = instagram:soap.pine 12543 3.38% for 150 EUR",
        ],
    ),
    (
        "Korean",
        "이름,계정,팔로워,단가\n\
         에이다,@soap.pine,1.2만,\"500,000원\"\n",
        &[
            "에이다 = ?:soap.pine 12000 for 500000 KRW",
        ],
    ),
    (
        "ranges and words around numbers",
        "Handle,Followers,Rate\n\
         @soap.pine,10K - 50K,$100-$200\n\
         @moss.hearth,50K–100K,$1.5k\n\
         @cleo.fern,100k+,\"USD 1,200.00/post\"\n\
         @danwick,under 10k,200 USD per reel\n\
         @emberco,approx. 15000,free\n\
         @fernlane,12.5k followers,gifted\n",
        &[
            "soap.pine = ?:soap.pine 30000 for 150 USD",
            "moss.hearth = ?:moss.hearth 75000 for 1500 USD",
            "cleo.fern = ?:cleo.fern 100000 for 1200 USD",
            "danwick = ?:danwick 10000 for 200 USD",
            "emberco = ?:emberco 15000 for 0 USD",
            "fernlane = ?:fernlane 12500 for 0 USD",
            "2 About: 10K - 50K",
            "2 About: $100-$200",
            "3 About: 50K–100K",
            "4 About: 100k+",
            "5 About: under 10k",
            "6 About: approx. 15000",
        ],
    ),
    (
        "money in every notation",
        "Handle,Followers,Fee\n\
         @a1,1,\"1.200,50 €\"\n\
         @b1,1,\"€ 1.200\"\n\
         @c1,1,\"1.200 EUR\"\n\
         @d1,1,\"EUR 950,-\"\n\
         @e1,1,\"$1,200\"\n\
         @f1,1,\"1200 dollars\"\n\
         @g1,1,\"CHF 1'200.–\"\n\
         @h1,1,\"£1,200 + VAT\"\n\
         @i1,1,\"150€ HT\"\n\
         @j1,1,\"$500 (reel)\"\n\
         @k1,1,\"2 x $250\"\n\
         @l1,1,\"kr 5 000\"\n\
         @m1,1,~$80\n",
        &[
            "a1 = ?:a1 1 for 1200.5 EUR",
            "b1 = ?:b1 1 for 1200 EUR",
            "c1 = ?:c1 1 for 1200 EUR",
            "d1 = ?:d1 1 for 950 EUR",
            "e1 = ?:e1 1 for 1200 USD",
            "f1 = ?:f1 1 for 1200 USD",
            "g1 = ?:g1 1 for 1200 CHF",
            "h1 = ?:h1 1 for 1200 GBP",
            "i1 = ?:i1 1 for 150 EUR",
            "j1 = ?:j1 1 for 500 USD",
            "k1 = ?:k1 1",
            "l1 = ?:l1 1 for 5000 SEK",
            "m1 = ?:m1 1 for 80 USD",
            "12 NoNumber: 2 x $250",
            "14 About: ~$80",
        ],
    ),
    (
        "followers in every notation",
        "Handle,Followers\n\
         @a1,12 K\n\
         @b1,\"12,5K\"\n\
         @c1,12.5 k followers\n\
         @d1,1M+\n\
         @e1,≈ 20k\n\
         @f1,20k (IG)\n\
         @g1,\"IG: 20k\"\n\
         @h1,1 million\n\
         @i1,500.000\n\
         @j1,Private\n\
         @k1,0\n\
         @l1,12.5 thousand\n\
         @m1,10k~50k\n\
         @n1,1.234.567\n",
        &[
            "a1 = ?:a1 12000",
            "b1 = ?:b1 12500",
            "c1 = ?:c1 12500",
            "d1 = ?:d1 1000000",
            "e1 = ?:e1 20000",
            "f1 = ?:f1 20000",
            "g1 = ?:g1 20000",
            "h1 = ?:h1 1000000",
            "i1 = ?:i1 500000",
            "j1 = ?:j1",
            "k1 = ?:k1 0",
            "l1 = ?:l1 12500",
            "m1 = ?:m1 30000",
            "n1 = ?:n1 1234567",
            "5 About: 1M+",
            "6 About: ≈ 20k",
            "11 NoNumber: Private",
            "14 About: 10k~50k",
        ],
    ),
    (
        "a list from a chat, with a title",
        "Shortlist for Q4 (draft)\n\n\
         1. @ana.k – 12k – $200\n\
         2. @bob – 8k – $150\n\
         3. Cy Dee @cyd 5.5K followers, $90\n",
        &[
            "ana.k = ?:ana.k 12000 for 200 USD",
            "bob = ?:bob 8000 for 150 USD",
            "Cy Dee = ?:cyd 5500 for 90 USD",
        ],
    ),
    (
        "a list under the names of networks",
        "Micro influencers for spring\n\n\
         Instagram:\n- @ana.k 12k\n- @bob 8k\n\n\
         TikTok:\n- @cy 5k $90\n- @di 7k youtube\n",
        &[
            "ana.k = instagram:ana.k 12000",
            "bob = instagram:bob 8000",
            "cy = tiktok:cy 5000 for 90 USD",
            "di = youtube:di 7000",
        ],
    ),
    (
        "several profiles in the cells of a row",
        "Name,Platforms,Handle,Followers,ER\n\
         Ana,\"Instagram, TikTok\",ana,\"12k, 45k\",3%\n\
         Bob,Instagram / YouTube,@bob / @bobtube,8k / 1.1M,\n\
         Cy,,cy,5k IG / 9k TT,2%\n\
         Di,\"Instagram, TikTok\",di,7k,\n",
        &[
            "Ana = instagram:ana 12000 3% + tiktok:ana 45000",
            "Bob = instagram:bob 8000 + youtube:bobtube 1100000",
            "Cy = instagram:cy 5000 2% + tiktok:cy 9000",
            "Di = instagram:di 7000",
            "5 Several: Instagram, TikTok",
        ],
    ),
    (
        "columns kept apart by blanks",
        "handle            followers    er  country\n\
         ----------------  ---------  ----  -------\n\
         @ana.k               12,000  3.1%  US\n\
         bob               8k               United Kingdom\n\
         cy d                    500    2%\n",
        &[
            "ana.k = ?:ana.k 12000 3.1%",
            "bob = ?:bob 8000",
            "cy d = ?:cy d 500 2%",
        ],
    ),
    (
        "rates as fractions",
        "handle,followers,engagement_rate\n\
         @soap1,1000,0.042\n\
         @soap2,2000,0.0113\n\
         @soap3,3000,0.51\n\
         @soap4,4000,0.08\n\
         @soap5,5000,0.023\n\
         @soap6,6000,1.02\n\
         @soap7,7000,0.0301\n\
         @soap8,8000,0.02\n\
         @soap9,9000,0.033\n\
         @soap10,10000,0.017\n\
         @soap11,11000,0.05\n\
         @soap12,12000,0.061\n",
        &[
            "soap1 = ?:soap1 1000 4.2%",
            "soap2 = ?:soap2 2000 1.13%",
            "soap3 = ?:soap3 3000 51%",
            "soap4 = ?:soap4 4000 8%",
            "soap5 = ?:soap5 5000 2.3%",
            "soap6 = ?:soap6 6000 1.02%",
            "soap7 = ?:soap7 7000 3.01%",
            "soap8 = ?:soap8 8000 2%",
            "soap9 = ?:soap9 9000 3.3%",
            "soap10 = ?:soap10 10000 1.7%",
            "soap11 = ?:soap11 11000 5%",
            "soap12 = ?:soap12 12000 6.1%",
        ],
    ),
    (
        "rates as percentages",
        "handle,followers,engagement_rate\n\
         @soap1,1000,4.2\n\
         @soap2,2000,1.13\n\
         @soap3,3000,0.3\n\
         @soap4,4000,0.8\n\
         @soap5,5000,2.3\n",
        &[
            "soap1 = ?:soap1 1000 4.2%",
            "soap2 = ?:soap2 2000 1.13%",
            "soap3 = ?:soap3 3000 0.3%",
            "soap4 = ?:soap4 4000 0.8%",
            "soap5 = ?:soap5 5000 2.3%",
        ],
    ),
    (
        "rates as both",
        "handle,followers,engagement_rate\n\
         @soap1,1000,4.2%\n\
         @soap2,2000,0.042\n\
         @soap3,3000,3.1%\n\
         @soap4,4000,0.02\n",
        &[
            "soap1 = ?:soap1 1000 4.2%",
            "soap2 = ?:soap2 2000 4.2%",
            "soap3 = ?:soap3 3000 3.1%",
            "soap4 = ?:soap4 4000 2%",
        ],
    ),
    (
        "text that was written twice",
        "PrÃ©nom;AbonnÃ©s;Pseudo;CoÃ»t\n\
         ZoÃ«;12500;@soap.pine;150 â‚¬\n",
        &[
            "Zoë = ?:soap.pine 12500 for 150 EUR",
        ],
    ),
    (
        "a stated delimiter, all in quotes, one delimiter too many",
        "sep=;\r\n\
         \"Handle\";\"Followers\";\r\n\
         \"@soap.pine\";\"12500\";\r\n\
         \"@moss\";\"48000\";\r\n",
        &[
            "soap.pine = ?:soap.pine 12500",
            "moss = ?:moss 48000",
        ],
    ),
    (
        "returns alone",
        "Handle,Followers\r@soap.pine,12500\r@moss,48000\r",
        &[
            "soap.pine = ?:soap.pine 12500",
            "moss = ?:moss 48000",
        ],
    ),
    (
        "pasted from a spreadsheet",
        "Handle\tFollowers\tNotes\r\n\
         @soap.pine\t12,500\t\"likes soap\n\
         and pine\"\r\n\
         @moss\t48,000\t\r\n",
        &[
            "soap.pine = ?:soap.pine 12500",
            "moss = ?:moss 48000",
        ],
    ),
    (
        "a drawn table",
        "| Handle | Followers | ER |\n\
         |--------|----------:|:--:|\n\
         | @soap.pine | 12.5k | 3.4% |\n\
         | @moss.hearth | 48k | 2% |\n",
        &[
            "soap.pine = ?:soap.pine 12500 3.4%",
            "moss.hearth = ?:moss.hearth 48000 2%",
        ],
    ),
    (
        "typed",
        "@soap.pine 12k instagram\n\
         @moss.hearth 48.2k tiktok\n\
         @cleo 1.2M youtube $300\n",
        &[
            "soap.pine = instagram:soap.pine 12000",
            "moss.hearth = tiktok:moss.hearth 48200",
            "cleo = youtube:cleo 1200000 for 300 USD",
        ],
    ),
    (
        "typed with names",
        "Ada Pine @soap.pine Instagram 12.5k followers 3.4%\n\
         Bea Moss @moss.hearth TikTok 48k followers 8%\n",
        &[
            "Ada Pine = instagram:soap.pine 12500 3.4%",
            "Bea Moss = tiktok:moss.hearth 48000 8%",
        ],
    ),
    (
        "typed and numbered",
        "1. @soap.pine 12.5k\n\
         2. @mossh 48k\n\
         3. @fern 9k\n",
        &[
            "soap.pine = ?:soap.pine 12500",
            "mossh = ?:mossh 48000",
            "fern = ?:fern 9000",
        ],
    ),
    (
        "typed with bullets",
        "• @soap.pine – 12.5k – IG\n\
         • @mossh – 48k – TikTok\n",
        &[
            "soap.pine = instagram:soap.pine 12500",
            "mossh = tiktok:mossh 48000",
        ],
    ),
    (
        "handles in a line",
        "@soap.pine, @mossh, @fern, @wick\n",
        &[
            "soap.pine = ?:soap.pine",
            "mossh = ?:mossh",
            "fern = ?:fern",
            "wick = ?:wick",
        ],
    ),
    (
        "addresses of all kinds",
        "https://www.instagram.com/soap.pine/?hl=en\n\
         https://www.tiktok.com/@soappine?lang=de\n\
         https://www.youtube.com/@mossh\n\
         https://youtube.com/channel/UCabcdefghijklmnopqrstuv\n\
         https://x.com/mossh/status/1234567890\n\
         https://m.facebook.com/mossh\n\
         https://linktr.ee/soappine\n\
         https://www.instagram.com/p/Cabc123/\n\
         https://www.facebook.com/profile.php?id=100012345678901\n\
         https://www.pinterest.de/mossh/\n\
         www.instagram.com/cleo.fern\n",
        &[
            "soap.pine = instagram:soap.pine",
            "soappine = tiktok:soappine",
            "mossh = youtube:mossh",
            "UCabcdefghijklmnopqrstuv = youtube:UCabcdefghijklmnopqrstuv",
            "mossh = x:mossh",
            "mossh = facebook:mossh",
            "soappine = ?:soappine",
            "100012345678901 = facebook:100012345678901",
            "mossh = pinterest:mossh",
            "cleo.fern = instagram:cleo.fern",
            "8 Nameless: ",
        ],
    ),
    (
        "what a spreadsheet leaves of long numbers",
        "id,Handle,Followers,Joined,Last post,Name\n\
         7081234567890123456,@soap.pine,1.2E+06,2021-05-03,03.05.2025,Ada 🌲 Pine\n\
         7081234567890123457,@moss.hearth,4.8E+04,2020-01-02,04.05.2025,Bea &amp; Moss\n",
        &[
            "Ada 🌲 Pine = ?:soap.pine 1200000",
            "Bea & Moss = ?:moss.hearth 48000",
            "2 About: 1.2E+06",
            "3 About: 4.8E+04",
        ],
    ),
    (
        "JSON in a wrapping",
        "{\"status\":\"ok\",\"data\":{\"total\":2,\"creators\":[{\"profile\":{\"username\":\"soap.pine\",\"url\":\"https://www.instagram.com/soap.pine\",\"fullname\":\"Ada Pine\",\"followers\":12543,\"engagementRate\":0.0338},\"categories\":[\"Home\",\"DIY\"],\"stats\":{\"avgLikes\":403}},{\"profile\":{\"username\":\"moss.hearth\",\"url\":\"https://www.instagram.com/moss.hearth\",\"fullname\":\"Bea Moss\",\"followers\":48211,\"engagementRate\":0.0197},\"categories\":[],\"stats\":{\"avgLikes\":911}}]}}",
        &[
            "Ada Pine = instagram:soap.pine 12543 3.38%",
            "Bea Moss = instagram:moss.hearth 48211 1.97%",
        ],
    ),
    (
        "JSON in lines",
        "{\"handle\":\"soap.pine\",\"followers\":\"12,543\"}\n\
         {\"handle\":\"moss.hearth\",\"followers\":\"48,211\",\"extra\":1}\n",
        &[
            "soap.pine = ?:soap.pine 12543",
            "moss.hearth = ?:moss.hearth 48211",
        ],
    ),
    (
        "JSON by handle",
        "{\"soap.pine\":{\"followers\":12543,\"platform\":\"instagram\"},\"moss.hearth\":{\"followers\":\"48211\",\"platform\":\"tiktok\"}}",
        &[
            "soap.pine = instagram:soap.pine 12543",
            "moss.hearth = tiktok:moss.hearth 48211",
        ],
    ),
    (
        "JSON with a list of profiles",
        "[{\"name\":\"Ada\",\"profiles\":[{\"platform\":\"instagram\",\"username\":\"soap.pine\",\"followers\":12543},{\"platform\":\"tiktok\",\"username\":\"soappine\",\"followers\":2300}]},{\"name\":\"Bea\",\"profiles\":[{\"platform\":\"instagram\",\"username\":\"moss\",\"followers\":48211}]}]",
        &[
            "Ada = instagram:soap.pine 12543 + tiktok:soappine 2300",
            "Bea = instagram:moss 48211",
        ],
    ),
    (
        "JSON with parts by network",
        "[{\"name\":\"Ada\",\"instagram\":{\"handle\":\"soap.pine\",\"followers\":12543,\"engagement_rate\":0.0338},\"tiktok\":{\"handle\":\"soappine\",\"followers\":2300}},{\"name\":\"Bea\",\"instagram\":{\"handle\":\"moss\",\"followers\":48211,\"engagement_rate\":0.0197},\"tiktok\":null}]",
        &[
            "Ada = instagram:soap.pine 12543 3.38% + tiktok:soappine 2300",
            "Bea = instagram:moss 48211 1.97%",
        ],
    ),
    (
        "JSON of rows",
        "{\"columns\":[\"handle\",\"followers\"],\"rows\":[[\"soap.pine\",12543],[\"moss\",48211]]}",
        &[
            "soap.pine = ?:soap.pine 12543",
            "moss = ?:moss 48211",
        ],
    ),
    (
        "JSON of a graph",
        "{\"users\":{\"edges\":[{\"node\":{\"username\":\"soap.pine\",\"edge_followed_by\":{\"count\":12543}}},{\"node\":{\"username\":\"moss\",\"edge_followed_by\":{\"count\":48211}}}]}}",
        &[
            "soap.pine = ?:soap.pine 12543",
            "moss = ?:moss 48211",
        ],
    ),
    (
        "sums at the end",
        "Handle,Followers,Fee\n\
         @soap.pine,12500,150\n\
         @moss,48000,400\n\
         TOTAL,60500,550\n\
         Average,30250,275\n",
        &[
            "soap.pine = ?:soap.pine 12500 for 150 USD",
            "moss = ?:moss 48000 for 400 USD",
            "4 Heading: TOTAL",
            "5 Heading: Average",
        ],
    ),
    (
        "two networks in a cell",
        "Creator,Platforms,Handle,Followers\n\
         Ada Pine,\"Instagram, TikTok\",@soap.pine,12500\n\
         Bea Moss,IG / YT,@moss,48000\n",
        &[
            "Ada Pine = instagram:soap.pine 12500",
            "Bea Moss = instagram:moss 48000",
            "2 Several: Instagram, TikTok",
            "3 Several: IG / YT",
        ],
    ),
    (
        "thousands in the header",
        "\"Followers (in thousands)\",Handle\n\
         12.5,@soap.pine\n\
         48,@moss\n",
        &[
            "soap.pine = ?:soap.pine 12500",
            "moss = ?:moss 48000",
        ],
    ),
    (
        "lakh and rupees",
        "#,Influencer Name,Link,No. of Followers,Avg. Engagement Rate,Avg. Views,Cost (INR),Type\n\
         1,Ada Pine,https://www.instagram.com/soap.pine/?igshid=abc,12.5 K,3.4 %,8K,\"₹15,000\",Nano\n\
         2,Bea Moss,https://instagram.com/moss.hearth,1.2 Lakh,2 %,20K,\"Rs. 1,20,000\",Micro\n",
        &[
            "Ada Pine = instagram:soap.pine 12500 3.4% for 15000 INR",
            "Bea Moss = instagram:moss.hearth 120000 2% for 120000 INR",
        ],
    ),
    (
        "entities",
        "Name,Handle,Followers\n\
         Ada &amp; Pine,@soap.pine,12500\n\
         Bea &#39;Moss&#39;,@moss,48000\n",
        &[
            "Ada & Pine = ?:soap.pine 12500",
            "Bea 'Moss' = ?:moss 48000",
        ],
    ),
    (
        "addresses in a column that is called otherwise",
        "Top creators,,\n\
         ,,\n\
         Influencer,Channel,Subs\n\
         Ada,https://www.youtube.com/@adapine,12.5K\n\
         Bea,https://www.youtube.com/@mossh,1.2M subscribers\n",
        &[
            "Ada = youtube:adapine 12500",
            "Bea = youtube:mossh 1200000",
        ],
    ),
    (
        "two handles in a cell",
        "name,handle(s),platform,email,follower count,engagement metrics,notes\n\
         Ada Pine,@soap.pine,Instagram,hi@soap.example,12543,3.4%,\n\
         Bea Moss,\"@moss.hearth, @mossh\",Instagram,bea@moss.example,48211,2%,two accounts\n",
        &[
            "Ada Pine = instagram:soap.pine 12543 3.4%",
            "Bea Moss = instagram:moss.hearth 48211 2%",
            "3 Second: @moss.hearth, @mossh",
        ],
    ),
    (
        "networks with what is done there",
        "handle,platform,followers\n\
         soap,IG,12k\n\
         moss,Tik Tok,4k\n\
         fern,YouTube Shorts,5k\n\
         wick,Instagram Reels,7k\n\
         ember,X,9k\n\
         clay,Facebook Page,3k\n",
        &[
            "soap = instagram:soap 12000",
            "moss = tiktok:moss 4000",
            "fern = youtube:fern 5000",
            "wick = instagram:wick 7000",
            "ember = x:ember 9000",
            "clay = facebook:clay 3000",
        ],
    ),
    (
        "footers",
        "Handle,Followers\n\
         @soap.pine,12500\n\
         @moss,48000\n\
         \n\
         Source: internal,\n\
         Exported 2025-05-03 by Kim,\n",
        &[
            "soap.pine = ?:soap.pine 12500",
            "moss = ?:moss 48000",
            "5 Heading: Source: internal",
            "6 Heading: Exported 2025-05-03 by Kim",
        ],
    ),
    (
        "handles in names",
        "Influencer,Followers\n\
         Ada Pine (@soap.pine),12.5k\n\
         Bea Moss (@moss),48k\n",
        &[
            "Ada Pine = ?:soap.pine 12500",
            "Bea Moss = ?:moss 48000",
        ],
    ),
    (
        "commas in numbers without quotes",
        "handle,followers,er\n\
         @soap.pine,12,543,3.4%\n\
         @moss,48,211,2.0%\n",
        &[
            "2 Moved: @soap.pine,12,543,3.4%",
            "3 Moved: @moss,48,211,2.0%",
        ],
    ),
    (
        "signs of currencies in headers",
        "Influencer,Fee ($),IG Reel (€),Code,Code Uses,Link Clicks,Total Rev ($),ROI (x)\n\
         @soap.pine,150,250,ADA10,31,120,1200.50,8\n",
        &[
            "soap.pine = instagram:soap.pine for 150 USD for 250 EUR",
        ],
    ),
    (
        "headers in words of their own",
        "Creator's Name,@handle,Main platform,Followers/Subscribers,Avg Views per Video,Story Rate,Response rate,Comments\n\
         Ada Pine,soap.pine,Instagram,12k,8000,150,95%,nice person\n",
        &[
            "Ada Pine = instagram:soap.pine 12000 for 150 USD",
        ],
    ),
    (
        "addresses of mail alone",
        "Email,Followers\n\
         hi@soap.example,12543\n\
         bea@moss.example,48211\n",
        &[
            "hi@soap.example = ?: 12543",
            "bea@moss.example = ?: 48211",
        ],
    ),
];

#[test]
fn a_fee_keeps_the_network_that_its_header_names() {
    for (header, paid) in [
        ("Instagram fee", "Instagram"),
        ("Instagram price (USD)", "Instagram"),
        ("TikTok rate (€)", "TikTok"),
        ("YouTube price", "YouTube"),
        ("IG fee / post", "Instagram"),
        ("Rate TikTok", "TikTok"),
        ("X fee", "X (Twitter)"),
        ("Twitter price", "X (Twitter)"),
        ("Tarif Instagram", "Instagram"),
        ("Prix TikTok (€)", "TikTok"),
        ("Precio de YouTube", "YouTube"),
        ("Instagram-Preis", "Instagram"),
        ("Honorar TikTok", "TikTok"),
        ("Preço Instagram (R$)", "Instagram"),
        ("Cachê TikTok", "TikTok"),
        ("Harga Instagram", "Instagram"),
        ("Tarif TikTok (Rp)", "TikTok"),
        // What is paid for stays in the words of the file, and a header that names no network has none.
        ("TikTok video price", "TikTok"),
        ("Instagram story price", "Instagram story price"),
        ("Rate IG Reel (USD)", "Rate IG Reel"),
        ("Fee", ""),
        ("Story fee", "Story fee"),
    ] {
        let file = format!("Handle;Platform;{header}\n@soap;Instagram;150\n");
        let table = Table::paste(&file).unwrap();
        let (creators, _) = read(&table, &Mapping::propose(&table), Currency::USD);
        let prices = creators[0].prices.iter().map(|p| p.deliverable.as_str());
        assert_eq!(prices.collect::<Vec<_>>(), [paid], "{header}");
    }
    // A network above a group of columns is as good as one in the header.
    let groups = "\
        ,Instagram,,,TikTok,,\n\
        Name,Handle,Fee,Story fee,Handle,Fee,Video fee\n\
        Ada,@soap.pine,150,60,@soappine,90,95\n";
    let table = Table::paste(groups).unwrap();
    let (creators, _) = read(&table, &Mapping::propose(&table), Currency::USD);
    let paid: Vec<_> = creators[0].prices.iter().map(|p| &p.deliverable).collect();
    let expected = ["Instagram", "Instagram Story fee", "TikTok", "TikTok"];
    assert_eq!(paid, expected);
}

#[test]
fn what_people_do_with_posts_is_read_as_shares_and_counts() {
    let of = |header: &str, cell: &str| {
        let file = format!("Handle;Platform;{header}\n@soap;Instagram;{cell}\n");
        let table = Table::paste(&file).unwrap();
        let (creators, issues) = read(&table, &Mapping::propose(&table), Currency::USD);
        let profile = &creators[0].profiles[0];
        let all = [
            profile.saves,
            profile.conversions,
            profile.sponsored,
            profile.paid_effect,
        ];
        let known = all.iter().enumerate();
        let known = known.filter_map(|(at, figure)| Some((at, (*figure)?)));
        (known.collect::<Vec<_>>(), issues.len())
    };
    let one = |at: usize, figure: f64| (vec![(at, figure)], 0);
    for (header, cell, expected) in [
        ("Avg saves", "1.2k", one(0, 1_200.0)),
        ("collectCount", "45", one(0, 45.0)),
        ("Gespeichert", "45", one(0, 45.0)),
        ("Conversions per post", "4,5", one(1, 4.5)),
        ("Orders per post", "7", one(1, 7.0)),
        ("Sponsored posts %", "12", one(2, 0.12)),
        ("Sponsored posts %", "0.5", one(2, 0.005)),
        ("Share of sponsored posts", "0.12", one(2, 0.12)),
        ("Share of sponsored posts", "12%", one(2, 0.12)),
        ("Share of sponsored posts", "12", one(2, 0.12)),
        ("Sponsored to organic ratio", "0.8", one(3, 0.8)),
        ("Sponsored to organic ratio", "1.2", one(3, 1.2)),
        ("Paid post performance", "85%", one(3, 0.85)),
        ("Paid post performance", "85", one(3, 0.85)),
        ("Share of sponsored posts", "130%", (vec![], 1)),
        // A number of posts is no share, and orders of all time are not those of a post.
        ("Sponsored posts", "12", (vec![], 0)),
        ("Total saves", "1200", (vec![], 0)),
        ("Saves (total)", "1200", (vec![], 0)),
    ] {
        assert_eq!(of(header, cell), expected, "{header}: {cell}");
    }
}
