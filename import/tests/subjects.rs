//! What files are about: lists of orders and posts are doubted, rosters are not.

use tierwise_core::domain::money::Currency;
use tierwise_import::{Field, Mapping, Subject, Table, creators};

fn subject(file: &str) -> Option<Subject> {
    let table = Table::read(file.as_bytes()).ok()?;
    Some(Mapping::propose(&table).subject())
}

#[test]
fn orders_and_posts_are_no_rosters() {
    for (what, file) in [
        (
            "orders of Shopify",
            "Name,Email,Financial Status,Paid at,Fulfillment Status,Currency,Subtotal,Shipping,Taxes,Total,Discount Code,Discount Amount,Lineitem quantity,Lineitem name,Lineitem price,Billing Name\n\
             #2001,a@b.co,paid,2026-01-02 10:00:00 +0000,fulfilled,USD,40,5,2,47,ADA10,4,1,Soap,40,Ada Pine\n\
             #2002,b@b.co,paid,2026-01-03 10:00:00 +0000,fulfilled,USD,40,5,2,47,BEA10,4,1,Soap,40,Bea Moss\n",
        ),
        (
            "posts of Meta",
            "Post ID,Account ID,Account username,Account name,Description,Duration (sec),Publish time,Permalink,Post type,Data comment,Date,Views,Reach,Likes,Shares,Follows,Comments,Saves\n\
             1801,1784,soap.pine,Soap & Pine,New soap,0,01/02/2026 10:00,https://www.instagram.com/p/Cabc1/,IG carousel,,Lifetime,1200,900,80,4,2,7,5\n\
             1802,1784,soap.pine,Soap & Pine,Old soap,31,01/05/2026 10:00,https://www.instagram.com/reel/Cabc2/,IG reel,,Lifetime,3200,2900,180,9,5,12,9\n",
        ),
        (
            "posts of affiliates",
            "influencer_id,platform,date,url,caption,reach,likes,comments\n\
             7,instagram,2026-01-02,https://www.instagram.com/p/Cabc1/,New soap,900,80,7\n\
             8,instagram,2026-01-03,https://www.instagram.com/reel/Cabc2/,Old soap,2900,180,12\n",
        ),
        (
            "videos whose addresses say whose they are",
            "influencer_id,date,link,caption,likes\n\
             7,2026-01-02,https://www.tiktok.com/@ada/video/72,New soap,80\n\
             8,2026-01-03,https://www.youtube.com/watch?v=abc,Old soap,180\n",
        ),
        (
            "posts with the followers of their makers",
            "Name,Followers,Date,URL,Caption\n\
             Ada Pine,12500,2026-01-02,https://www.instagram.com/p/Cabc1/,New soap\n",
        ),
    ] {
        assert_eq!(subject(file), Some(Subject::Results), "{what}");
    }
}

#[test]
fn rosters_with_a_post_in_them_are_rosters() {
    for file in [
        "Handle,Followers,Last post\n@ada,12500,https://www.instagram.com/p/Cabc1/\n",
        "Handle,Followers,Post date,Post URL\n@ada,12500,2026-01-02,https://www.instagram.com/p/Cabc1/\n",
        "Handle,Followers,Last post date,Instagram last post\n@ada,12500,2026-01-02,https://www.instagram.com/p/Cabc1/\n",
        "Handle,Post date,Example\n@ada,2026-01-02,https://www.tiktok.com/@ada/video/72\n",
        "Name,Email,Fee,Example post\nAda Pine,a@b.co,100,https://www.instagram.com/p/Cabc1/\n",
        "Name,Followers,Link,Post date\nAda Pine,12500,https://www.tiktok.com/@ada/video/72,2026-01-02\n",
        "Name,Date,Link\nAda Pine,2026-01-02,https://www.instagram.com/ada.pine\n",
        "Name,Email,Discount code,Shipping,Total\nAda Pine,a@b.co,ADA10,5,47\n",
    ] {
        assert_eq!(subject(file), Some(Subject::Creators), "{file}");
    }
}

#[test]
fn a_letter_in_a_figure_does_not_make_names_of_followers() {
    for (text, at, wrong) in [
        (
            "@ana, instagram, 12.5k\n@bo, tiktok, 1O.2k\n@cy, instagram, 8k\n",
            2,
            2,
        ),
        ("handle,followers\n@ana,12.5k\n@bo,1O.2k\n@cy,8k\n", 1, 3),
        (
            "handle,Follower count\n@ana,l2.5k\n@bo,1O.2k\n@cy,8k\n",
            1,
            3,
        ),
    ] {
        let table = Table::paste(text).unwrap();
        let mapping = Mapping::propose(&table);
        assert_eq!(mapping.columns[at].field, Some(Field::Followers), "{text}");
        let (_, issues) = creators::read(&table, &mapping, Currency::USD);
        assert!(
            issues
                .iter()
                .any(|issue| issue.line == wrong && issue.value.trim() == "1O.2k"),
            "{issues:?}"
        );
    }
}
