//! How long links of whole plans are. And a million links that were changed on the way, at every depth: each is read or
//! refused, and what is read is never more than a plan. The changes look like chance and are the same every time.
#![allow(clippy::unwrap_used)]

use std::collections::BTreeMap;

use tierwise_core::domain::brief::Goal;
use tierwise_core::domain::evidence::benchmarks::Bench;
use tierwise_core::domain::evidence::schemes;
use tierwise_core::domain::link;
use tierwise_core::domain::money::{Currency, MAX_MINOR};
use tierwise_core::domain::tier::TierKind;
use tierwise_core::domain::workspace::{Action, Workspace};
use tierwise_core::persist::share::{
    self, CREATORS, Shared, SharedCreator, SharedList, Unreadable,
};

/// Links of each test. There are four.
const LINKS: u64 = 250_000;
/// Bytes of a checksum before what it is of.
const CHECK: usize = 4;
/// What stands before the numbers of a plan.
const KIND: u8 = 0b111;
const GOLDEN: &str = include_str!("golden/link-1.txt");
const SECOND: &str = include_str!("golden/link-2.txt");

/// Numbers that look like chance (SplitMix64).
struct Dice(u64);

impl Dice {
    fn roll(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let z = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// Below `end`; 0 where there is nothing below it.
    fn below(&mut self, end: usize) -> usize {
        (self.roll() % end.max(1) as u64) as usize
    }

    fn one<'a, T>(&mut self, of: &'a [T]) -> &'a T {
        of.get(self.below(of.len())).unwrap()
    }

    /// Up to so many bytes of a place.
    fn part(&mut self, of: &[u8], longest: usize) -> Vec<u8> {
        let from = self.below(of.len());
        let length = self.below(longest);
        of.iter().skip(from).take(length).copied().collect()
    }

    fn noise(&mut self, longest: usize, letters: &[u8]) -> Vec<u8> {
        let length = self.below(longest);
        (0..length).map(|_| *self.one(letters)).collect()
    }

    /// One to four changes of what is there: bits, letters, cuts, parts that come twice, parts of something else, parts
    /// that are gone, noise. Numbers that are far too large where `letters` has all bytes.
    fn change(&mut self, bytes: &mut Vec<u8>, other: &[u8], letters: &[u8]) {
        for _ in 0..=self.below(4) {
            let at = self.below(bytes.len() + 1);
            let comes = match self.below(8) {
                0 => {
                    let bit = 1 << self.below(8);
                    bytes.iter_mut().skip(at).take(1).for_each(|b| *b ^= bit);
                    continue;
                }
                1 => {
                    let letter = *self.one(letters);
                    bytes.iter_mut().skip(at).take(1).for_each(|b| *b = letter);
                    continue;
                }
                2 => {
                    bytes.truncate(at);
                    continue;
                }
                3 => {
                    let end = bytes.len().min(at + self.below(40));
                    bytes.drain(at..end);
                    continue;
                }
                4 => self.part(&bytes.clone(), 80),
                5 => self.part(other, 80),
                6 => self.noise(40, letters),
                _ if letters.len() < 256 => other.to_vec(),
                _ => [vec![0xff; self.below(9)], vec![self.below(128) as u8]].concat(),
            };
            bytes.splice(at..at, comes);
        }
    }
}

/// Every byte there is.
fn bytes() -> Vec<u8> {
    (0..=u8::MAX).collect()
}

/// What links are written with.
const LETTERS: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.1p2=+/ %";

/// Plans of every kind, as they are shared.
fn plans() -> Vec<Shared> {
    let plan = |creators: usize, contacts: bool, fees: bool| Shared {
        title: "Plan for Saltmoss, October 2025".to_owned(),
        from: "Northfold".to_owned(),
        made: "2025-10-01".to_owned(),
        workspace: workspace(),
        list: Some(SharedList {
            unit: "engagements".to_owned(),
            results: (5_300.0, 8_200.0, 12_100.0),
            forecast: vec![("clicks".to_owned(), (474.0, 1_110.0, 2_580.0))],
            gap: 0.01,
            creators: (0..creators).map(|n| creator(n, contacts, fees)).collect(),
            budget: fees.then_some(800_000),
            kept: 50_000,
        }),
        repairs: Vec::new(),
    };
    vec![
        Shared::default(),
        plan(0, false, false),
        plan(1, true, true),
        plan(9, true, false),
        plan(40, false, true),
    ]
}

fn creator(n: usize, contacts: bool, fees: bool) -> SharedCreator {
    SharedCreator {
        name: format!("ember.nook{}", n * 37),
        network: if n.is_multiple_of(2) {
            "instagram"
        } else {
            "tiktok"
        }
        .to_owned(),
        tier: if n.is_multiple_of(3) { "nano" } else { "micro" }.to_owned(),
        followers: (!n.is_multiple_of(7)).then_some(1_000 + n as u64 * 7_919),
        cost: fees.then_some(4_000 + n as i64 * 1_237),
        estimate: n.is_multiple_of(5),
        place: "Portland, Oregon".to_owned(),
        contact: if contacts {
            format!("hello@nook{n}.example")
        } else {
            String::new()
        },
    }
}

/// Answers, and settings that are not the usual ones.
fn workspace() -> Workspace {
    let mut workspace = Workspace::default();
    workspace.brief.product = "Scented candles".to_owned();
    workspace.brief.goal = Some(Goal::Engagement);
    let settings = [
        Action::SetScheme {
            scheme: schemes::all().last().unwrap().clone(),
        },
        Action::SetBench {
            bench: Bench::ALL.first().unwrap().slug().to_owned(),
            tier: TierKind::Micro,
            value: Some(0.02),
        },
        Action::SetRate {
            currency: Currency::parse("EUR").unwrap(),
            rate: Some(0.9),
        },
    ];
    settings
        .into_iter()
        .for_each(|action| drop(workspace.apply(action)));
    workspace
}

/// What the plans are packed to, without the checksums.
fn unsigned() -> Vec<Vec<u8>> {
    let packed = plans().iter().map(share::pack).collect::<Vec<_>>();
    packed
        .iter()
        .map(|packed| packed.get(CHECK..).unwrap().to_vec())
        .collect()
}

/// A link whose checksum fits, whatever it holds: what is locked has the same one.
fn relinked(deflated: &[u8]) -> String {
    share::locked(deflated).replacen('p', "", 1)
}

/// Bytes as a stream that is not compressed: so cheap that hundreds of thousands can be made.
fn stored(plain: &[u8]) -> Vec<u8> {
    let plain = plain.get(..0xffff).unwrap_or(plain);
    let length = plain.len() as u16;
    [
        &[1],
        &length.to_le_bytes()[..],
        &(!length).to_le_bytes()[..],
        plain,
    ]
    .concat()
}

/// Reads links that are made from rolled numbers, and counts what became of them.
fn all(seed: u64, make: impl Fn(&mut Dice) -> String) -> BTreeMap<String, u64> {
    let mut dice = Dice(seed);
    let mut became = BTreeMap::new();
    for _ in 0..LINKS {
        let text = make(&mut dice);
        let outcome = match share::read(&text) {
            Ok(plan) => {
                is_bounded(&plan);
                "a plan".to_owned()
            }
            Err(Unreadable::Locked) => {
                // With the right passphrase these would be the bytes of a plan.
                if let Ok(plan) = share::unpack(&share::sealed(&text).unwrap()) {
                    is_bounded(&plan);
                }
                "locked".to_owned()
            }
            Err(why) => {
                assert!(!why.words().is_empty());
                format!("{why:?}")
            }
        };
        *became.entry(outcome).or_default() += 1;
    }
    assert_eq!(became.values().sum::<u64>(), LINKS);
    became
}

/// No more than a plan, and no number that is none.
fn is_bounded(plan: &Shared) {
    let text = |text: &str| {
        assert!(text.chars().count() <= 200, "{text}");
        assert!(!text.chars().any(char::is_control), "{text:?}");
    };
    [&plan.title, &plan.from, &plan.made]
        .into_iter()
        .for_each(|t| text(t));
    assert!(plan.repairs.len() <= 41, "{}", plan.repairs.len());
    let Some(list) = &plan.list else { return };
    text(&list.unit);
    assert!(list.forecast.len() <= 12, "{}", list.forecast.len());
    list.forecast.iter().for_each(|(unit, _)| text(unit));
    let results = list.forecast.iter().map(|(_, of)| *of);
    for (low, middle, high) in results.chain([list.results, (0.0, 0.0, list.gap)]) {
        for number in [low, middle, high] {
            assert!(number.is_finite() && number >= 0.0, "{number}");
        }
    }
    assert!(list.gap <= 1.0 && list.creators.len() <= CREATORS);
    for creator in &list.creators {
        let SharedCreator {
            name,
            network,
            tier,
            place,
            contact,
            ..
        } = creator;
        [name, network, tier, place, contact]
            .into_iter()
            .for_each(|t| text(t));
        assert!(
            creator
                .cost
                .is_none_or(|cost| (0..=MAX_MINOR).contains(&cost))
        );
    }
}

/// How many of the links came to this.
fn count(became: &BTreeMap<String, u64>, what: &str) -> u64 {
    became.get(what).copied().unwrap_or(0)
}

#[test]
fn a_quarter_million_of_changed_texts() {
    let mut seeds: Vec<Vec<u8>> = plans()
        .iter()
        .map(|p| share::write(p).into_bytes())
        .collect();
    seeds.push(GOLDEN.trim_end().as_bytes().to_vec());
    seeds.push(share::locked(&[7; 90]).into_bytes());
    let became = all(1, |dice| {
        let mut text = match dice.below(10) {
            0 => [b"1.".to_vec(), dice.noise(400, LETTERS)].concat(),
            1 => dice.noise(60, LETTERS),
            _ => dice.one(&seeds).clone(),
        };
        let other = dice.one(&seeds);
        dice.change(&mut text, other, LETTERS);
        String::from_utf8_lossy(&text).into_owned()
    });
    for why in ["Cut", "NotOurs", "Newer"] {
        assert!(count(&became, why) > 100, "{became:?}");
    }
}

#[test]
fn a_quarter_million_of_changed_streams() {
    let (seeds, letters) = (unsigned(), bytes());
    let became = all(2, |dice| {
        let mut stream = dice.one(&seeds).clone();
        let other = dice.one(&seeds);
        dice.change(&mut stream, other, &letters);
        relinked(&stream)
    });
    assert!(count(&became, "Cut") > 1_000, "{became:?}");
    assert!(count(&became, "a plan") > 1_000, "{became:?}");
}

#[test]
fn a_quarter_million_of_changed_plans() {
    // The kind, then the numbers behind their length, then texts.
    let parts = |packed: Vec<u8>| {
        let (numbers, deflated) = postcard::take_from_bytes::<Vec<u8>>(&packed[1..]).unwrap();
        (
            numbers,
            miniz_oxide::inflate::decompress_to_vec(deflated).unwrap(),
        )
    };
    let (seeds, letters) = (
        unsigned().into_iter().map(parts).collect::<Vec<_>>(),
        bytes(),
    );
    let became = all(3, |dice| {
        let (mut numbers, mut texts) = dice.one(&seeds).clone();
        let (others, other) = dice.one(&seeds);
        match dice.below(20) {
            0 => texts = dice.noise(600, &letters),
            1..5 => dice.change(&mut numbers, others, &letters),
            _ => dice.change(&mut texts, other, &letters),
        }
        let numbers = [vec![KIND], postcard::to_allocvec(&numbers).unwrap()].concat();
        relinked(&[numbers, stored(&texts)].concat())
    });
    // Both what is a plan and what is none is reached often.
    assert!(count(&became, "Cut") > 10_000, "{became:?}");
    assert!(count(&became, "a plan") > 10_000, "{became:?}");
}

#[test]
fn a_quarter_million_of_changed_older_plans() {
    let plain = |link: &str| {
        let packed = share::sealed(&link.trim_end().replacen('.', "p.", 1)).unwrap();
        miniz_oxide::inflate::decompress_to_vec(&packed).unwrap()
    };
    let (seeds, letters) = ([GOLDEN, SECOND].map(plain), bytes());
    let became = all(5, |dice| {
        let mut plain = dice.one(&seeds).clone();
        let other = dice.one(&seeds);
        dice.change(&mut plain, other, &letters);
        relinked(&stored(&plain))
    });
    assert!(count(&became, "Cut") > 10_000, "{became:?}");
    assert!(count(&became, "a plan") > 10_000, "{became:?}");
}

#[test]
fn a_quarter_million_of_changed_locked_ones() {
    let (seeds, letters) = (plans().iter().map(share::pack).collect::<Vec<_>>(), bytes());
    let became = all(4, |dice| {
        let mut sealed = dice.one(&seeds).clone();
        let other = dice.one(&seeds);
        dice.change(&mut sealed, other, &letters);
        let mut text = share::locked(&sealed).into_bytes();
        if dice.below(2) == 0 {
            dice.change(&mut text, b"1p.", LETTERS);
        }
        String::from_utf8_lossy(&text).into_owned()
    });
    assert!(count(&became, "locked") > 10_000, "{became:?}");
    assert!(count(&became, "Cut") > 10_000, "{became:?}");
}

/// A brief with every answer that there is.
const FULL: &str = "product=Hand-poured%20soy%20candles%20in%20ceramic%20cups&niche=hyper&category=home-fragrance&budget=12500&currency=USD&weeks=6\
    &geo=countries&place=Portland%2C%20Oregon%20and%20Seattle%2C%20Washington&goal=engagement&also=sales,traffic,awareness&test=yes\
    &tested=Cedar%2C%20salt%20and%20fig%20for%20the%20autumn&testsize=24&hitrate=0.125&hours=6.5&hourcost=42.5&pay=mixed&content=polished&safety=yes\
    &age=25-34&platform=instagram,tiktok,youtube&aov=48.9&margin=0.5825&goods=13.75&shipping=7.85";

/// Fifty handles as people choose them, of 8 to 20 characters. All are invented.
const HANDLES: [&str; 50] = [
    "rainroom.rituals",
    "porchlight_pdx",
    "salalandstone",
    "slowhouse.sequim",
    "wax.and.weather",
    "tinyflame_tacoma",
    "nooksofnehalem",
    "drizzledesk",
    "fernbank.florals",
    "boisebookshelf",
    "quiet.cabin.notes",
    "shelfie_spokane",
    "lowtide.kitchen",
    "mossyhearth",
    "yakimayarden",
    "thriftedinbend",
    "skagit.soaps",
    "onelampolympia",
    "the_juniper_edit",
    "kjerstibakes",
    "marisolmakes_",
    "8pmwithpriya",
    "zofia.at.home",
    "hej_hallway",
    "dustymauveden",
    "oaxacanoven",
    "gwenvswallpaper",
    "bluehourbrews",
    "kiki.klose",
    "jettyandjune",
    "notyourscandle",
    "umberwoodshop",
    "velvet_vagabond",
    "craftyquokka22",
    "linensandlightning",
    "theodorasattic",
    "pnw.parsnip",
    "smudge.studio",
    "harborhygge",
    "windowsill.wren",
    "ivy.upstairs",
    "qveenoftarts",
    "bodegabouquet",
    "foxglove.fm",
    "xanthesnook",
    "ruggedrosemary",
    "cedarcoastcabin",
    "lola_lumens",
    "myrtlebythesea",
    "evenings.with.ed",
];

/// A plan with every answer, and fifty creators.
fn whole(dice: &mut Dice) -> Shared {
    let (brief, issues) = link::parse(FULL);
    assert_eq!(issues, []);
    let creator = |name: &&str| {
        let reach = *dice.one(&[3_000, 9_000, 40_000, 90_000, 400_000]);
        SharedCreator {
            name: format!("@{name}"),
            network: (*dice.one(&["instagram", "tiktok", "youtube"])).to_owned(),
            tier: (*dice.one(&["nano", "micro", "mid", "macro"])).to_owned(),
            followers: Some(1_000 + dice.below(reach) as u64),
            cost: Some(2_500 + dice.below(250_000) as i64),
            estimate: dice.below(4) == 0,
            place: (*dice.one(&["Portland, Oregon", "Seattle, WA", "Oregon, US", "Boise", ""]))
                .to_owned(),
            contact: String::new(),
        }
    };
    Shared {
        title: "Autumn plan for Saltmoss Candles, October to November".to_owned(),
        from: "Northfold, Ada Whitlock".to_owned(),
        made: "2025-10-01".to_owned(),
        workspace: Workspace {
            brief,
            ..Workspace::default()
        },
        list: Some(SharedList {
            unit: "engagements".to_owned(),
            results: (5_312.0, 8_217.0, 12_104.0),
            forecast: [
                ("people reached", (44_812.0, 74_313.0, 123_004.0)),
                ("clicks", (474.0, 1_110.5, 2_580.25)),
                ("orders", (7.77, 22.25, 63.5)),
            ]
            .map(|(unit, of)| (unit.to_owned(), of))
            .to_vec(),
            gap: 0.001,
            creators: HANDLES.iter().map(creator).collect(),
            budget: Some(800_000),
            kept: 50_000,
        }),
        repairs: Vec::new(),
    }
}

/// What stands before a plan in a link.
const ADDRESS: &str = "https://an-agency.github.io/tierwise/#/s/";

/// Whatever the figures of the creators are: fees to the cent and numbers of followers like chance.
#[test]
fn a_whole_plan_with_fifty_creators_fits_into_two_thousand_characters() {
    assert!(HANDLES.iter().all(|name| (8..=20).contains(&name.len())));
    for seed in 0..200 {
        let plan = whole(&mut Dice(seed));
        let text = share::write(&plan);
        let link = format!("{ADDRESS}{text}");
        assert!(link.len() <= 2_000, "{seed}: {}", link.len());
        let read = share::read(&text).unwrap();
        assert_eq!(read.workspace, plan.workspace);
        assert_eq!(read.list.unwrap().creators, plan.list.unwrap().creators);
    }
}
