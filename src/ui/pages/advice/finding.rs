//! How to find them: searches to open, what to ask, what to check, what to disclose.

use tierwise_core::domain::brief::{Brief, Platform};
use tierwise_core::domain::finding::{self, FindLink, Item, Why};

use crate::ui::charts::parts::{plates, th};
use crate::ui::markup::{Html, html};

/// The section's body.
pub fn body(brief: &Brief) -> Html {
    html!(
        r#"{}<div class="findg">{}{}{}</div>"#,
        searches(brief),
        list(
            "Ask before you agree on a fee",
            finding::QUESTIONS_TO_ASK,
            ""
        ),
        list("Check before you send anything", finding::VETTING, ""),
        list(
            "Mark every paid post",
            finding::DISCLOSURE,
            finding::DISCLOSURE_NOTE
        )
    )
}

fn searches(brief: &Brief) -> Html {
    let links = finding::search_links(brief);
    if links.is_empty() {
        return html!(
            r##"<p class="find__none">Name the product or choose its category, and the hashtags and keywords to search stand here. <a href="#/brief/product">What are you selling?</a></p>"##
        );
    }
    let platforms: Vec<Platform> = Platform::ALL
        .iter()
        .filter(|p| brief.platforms.is_empty() || brief.platforms.contains(p))
        .copied()
        .collect();
    let rows: Html = groups(&links)
        .into_iter()
        .map(|(why, links)| {
            let cells: Html = platforms
                .iter()
                .map(|platform| {
                    let links: Html = links
                        .iter()
                        .filter(|l| l.platform == *platform)
                        .map(|l| search(l))
                        .collect();
                    html!(
                        r#"<td><span class="find__p">{}</span><ul>{}</ul></td>"#,
                        platform.label(),
                        links
                    )
                })
                .collect();
            html!(
                r#"<tr><th scope="row" class="hd">{}</th>{}</tr>"#,
                words(why),
                cells
            )
        })
        .collect();
    html!(
        r#"<p class="q sm">Each opens the platform’s own search in a new tab. Tierwise itself asks no platform anything and knows no creators.</p><table class="tb findt"><caption class="sr">Searches for creators, by niche and platform</caption><thead><tr>{}{}</tr></thead><tbody>{}</tbody></table>"#,
        th("Whose audience"),
        platforms.iter().map(|p| th(p.label())).collect::<Html>(),
        rows
    )
}

/// Links by reason, in the order in which the reasons come.
fn groups(links: &[FindLink]) -> Vec<(&Why, Vec<&FindLink>)> {
    let mut groups: Vec<(&Why, Vec<&FindLink>)> = Vec::new();
    for link in links {
        match groups.iter_mut().find(|(why, _)| *why == &link.why) {
            Some((_, group)) => group.push(link),
            None => groups.push((&link.why, vec![link])),
        }
    }
    groups
}

fn words(why: &Why) -> String {
    match why {
        Why::Product => "Your own words".to_owned(),
        Why::Own => "Your niche".to_owned(),
        Why::Adjacent(label) => format!("Next to it: {label}"),
        Why::Local => "Your place".to_owned(),
    }
}

fn search(link: &FindLink) -> Html {
    html!(
        r#"<li><a href="{}" target="_blank" rel="noopener noreferrer">{}<span class="sr"> on {}, opens a new tab</span></a></li>"#,
        &link.url,
        &link.label,
        link.platform.label()
    )
}

fn list(title: &str, items: &'static [Item], note: &str) -> Html {
    let rows: Html = items
        .iter()
        .map(|item| {
            html!(
                "<li><b>{}</b><span>{} {}</span></li>",
                item.text,
                item.why,
                plates(item.sources)
            )
        })
        .collect();
    let note = (!note.is_empty()).then(|| html!(r#"<p class="sm q">{}</p>"#, note));
    html!(
        r#"<div><h3>{}</h3>{}<ul class="checks">{}</ul></div>"#,
        title,
        note,
        rows
    )
}
