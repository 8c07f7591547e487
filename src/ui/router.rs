//! The address: which page is shown, at which place. A small hash router, because a hash works on every static
//! host and at every sub-path, and because the route is the whole state of the view.

use tierwise_core::domain::brief::Question;

/// A step of the brief.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// One question.
    Ask(Question),
    /// All answers on one page.
    Check,
}

impl Step {
    /// The step after this one; `None` after the last.
    pub fn next(self) -> Option<Self> {
        let Self::Ask(question) = self else {
            return None;
        };
        let at = position(question);
        Some(
            Question::ALL
                .get(at + 1)
                .map_or(Self::Check, |q| Self::Ask(*q)),
        )
    }

    /// The step before this one; `None` at the first.
    pub fn back(self) -> Option<Self> {
        let at = match self {
            Self::Ask(question) => position(question),
            Self::Check => Question::ALL.len(),
        };
        at.checked_sub(1)
            .and_then(|i| Question::ALL.get(i))
            .map(|q| Self::Ask(*q))
    }

    fn slug(self) -> &'static str {
        match self {
            Self::Ask(question) => question.slug(),
            Self::Check => "check",
        }
    }
}

/// Where a question stands in the brief, from 0.
pub fn position(question: Question) -> usize {
    Question::ALL
        .iter()
        .position(|q| *q == question)
        .unwrap_or(0)
}

/// Which page, and where on it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Route {
    /// The questions.
    Brief(Step),
    /// The answer.
    Advice,
    /// The user's own creators, found and sorted so (`find=tier%3Amicro&by=fee`).
    Roster(Option<String>),
    /// The best set of them for the money.
    ShortList,
    /// A plan from a link. What it holds is not in the address any more: see [`super::navigation`].
    Shared,
    /// Passing a plan on.
    Share,
    /// Brands, backup and storage.
    Data,
    /// What the answer rests on, at the element with this id (`source-12`, `scheme-default`).
    Evidence(Option<String>),
    /// An address that leads nowhere, as it was typed.
    Unknown(String),
}

/// An address taken apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Address {
    /// The page.
    pub route: Route,
    /// What follows the first `?`; empty without one.
    pub query: String,
}

impl Address {
    /// Reads `#/page/place?query`. Any text gives an address.
    pub fn parse(hash: &str) -> Self {
        let text = hash.strip_prefix('#').unwrap_or(hash);
        let (path, query) = text.split_once('?').unwrap_or((text, ""));
        Self {
            route: Route::parse(path),
            query: query.to_owned(),
        }
    }

    /// The address as a link.
    pub fn href(&self) -> String {
        with_query(self.route.href(), &self.query)
    }
}

/// A page's address with a query, if there is one.
pub fn with_query(mut href: String, query: &str) -> String {
    if !query.is_empty() {
        href.push('?');
        href.push_str(query);
    }
    href
}

impl Route {
    fn parse(path: &str) -> Self {
        let mut parts = path.trim_matches('/').splitn(2, '/');
        let page = parts.next().unwrap_or("");
        let place = parts.next().filter(|p| !p.is_empty());
        let unknown = || Self::Unknown(path.chars().take(80).collect());
        match (page, place) {
            ("" | "brief", None) => Self::Brief(Step::Ask(Question::Product)),
            ("brief", Some("check")) => Self::Brief(Step::Check),
            ("brief", Some(slug)) => {
                Question::from_slug(slug).map_or_else(unknown, |q| Self::Brief(Step::Ask(q)))
            }
            ("advice", None) => Self::Advice,
            ("roster", look) => Self::Roster(look.map(str::to_owned)),
            ("shortlist", None) => Self::ShortList,
            ("share", None) => Self::Share,
            ("data", None) => Self::Data,
            ("s", _) => Self::Shared,
            ("evidence", place) => Self::Evidence(place.map(str::to_owned)),
            _ => unknown(),
        }
    }

    /// The address of the page, without a query.
    pub fn href(&self) -> String {
        match self {
            Self::Brief(step) => format!("#/brief/{}", step.slug()),
            Self::Advice => "#/advice".to_owned(),
            Self::Roster(None) => "#/roster".to_owned(),
            Self::Roster(Some(look)) => format!("#/roster/{look}"),
            Self::ShortList => "#/shortlist".to_owned(),
            Self::Share => "#/share".to_owned(),
            Self::Data => "#/data".to_owned(),
            Self::Shared => "#/s".to_owned(),
            Self::Evidence(None) => "#/evidence".to_owned(),
            Self::Evidence(Some(place)) => format!("#/evidence/{place}"),
            Self::Unknown(path) => format!("#{path}"),
        }
    }

    /// The window's title.
    pub fn title(&self) -> String {
        let page = match self {
            Self::Brief(Step::Ask(question)) => question.help(),
            Self::Brief(Step::Check) => "Check your answers",
            Self::Advice => "Advice",
            Self::Roster(_) => "Roster",
            Self::ShortList => "Short list",
            Self::Share => "Share",
            Self::Data => "Brands and backup",
            Self::Shared => "Shared plan",
            Self::Evidence(_) => "Evidence",
            Self::Unknown(_) => "No such page",
        };
        format!("{page} - Tierwise")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_page_is_found_at_its_own_address() {
        let steps = Question::ALL
            .iter()
            .map(|q| Step::Ask(*q))
            .chain([Step::Check]);
        let pages = [
            Route::Advice,
            Route::Roster(None),
            Route::Roster(Some("find=tier%3Amicro&by=fee".to_owned())),
            Route::ShortList,
            Route::Share,
            Route::Data,
            Route::Shared,
            Route::Evidence(None),
            Route::Evidence(Some("source-12".to_owned())),
        ];
        for route in steps.map(Route::Brief).chain(pages) {
            let address = Address {
                route,
                query: "budget=5000&place=a?b".to_owned(),
            };
            assert_eq!(Address::parse(&address.href()), address);
        }
    }

    #[test]
    fn no_address_is_the_first_question_and_junk_is_said_to_be_unknown() {
        let first = Route::Brief(Step::Ask(Question::Product));
        for hash in ["", "#", "#/", "#/brief", "#/brief/"] {
            assert_eq!(Address::parse(hash).route, first, "{hash}");
        }
        for hash in ["#/brief/nothing", "#/advice/x", "#/rosters", "#main"] {
            assert!(
                matches!(Address::parse(hash).route, Route::Unknown(_)),
                "{hash}"
            );
        }
        let long = format!("#/{}", "x".repeat(100_000));
        assert!(matches!(Address::parse(&long).route, Route::Unknown(shown) if shown.len() == 80));
    }

    #[test]
    fn steps_lead_from_the_first_question_to_the_check_and_back() {
        let mut step = Step::Ask(Question::Product);
        let mut seen = 1;
        while let Some(next) = step.next() {
            assert_eq!(next.back(), Some(step));
            step = next;
            seen += 1;
        }
        assert_eq!((step, seen), (Step::Check, Question::ALL.len() + 1));
    }
}
