//! Whole files, invented after the shapes of real ones: exports of tools, sheets of agencies, lists in six languages.

#![allow(clippy::unwrap_used)]

use tierwise_core::domain::creator::{Basis, Creator, Network};
use tierwise_core::domain::money::Currency;
use tierwise_import::creators::{Issue, LINE, Problem, Rows, read};
use tierwise_import::{Field, Mapping, Subject, Table};

fn creators(file: &str) -> (Vec<Creator>, Vec<Issue>) {
    let table = Table::read(file.as_bytes()).unwrap();
    read(&table, &Mapping::propose(&table), Currency::USD)
}

fn followers(file: &str) -> Vec<Option<u64>> {
    let (creators, _) = creators(file);
    let largest = |c: &Creator| c.largest().and_then(|p| p.followers);
    creators.iter().map(largest).collect()
}

#[test]
fn headers_in_six_languages() {
    for file in [
        "Handle,Followers,Engagement rate\n@pine,12500,3.5%\n",
        "Pseudo;Abonnés;Taux d’engagement\n@pine;12 500;3,5 %\n",
        "Usuario;Seguidores;Tasa de interacción\n@pine;12.500;3,5%\n",
        "Benutzername;Abonnenten;Interaktionsrate\n@pine;12.500;3,5 %\n",
        "Nome de usuário;Seguidores;Taxa de engajamento\n@pine;12,5 mil;3,5%\n",
        "Nama pengguna;Jumlah pengikut;Tingkat interaksi\n@pine;12,5 rb;3,5%\n",
    ] {
        let (creators, issues) = creators(file);
        assert!(issues.is_empty(), "{file}{issues:?}");
        let profile = &creators[0].profiles[0];
        assert_eq!(profile.handle, "pine", "{file}");
        assert_eq!(profile.followers, Some(12_500), "{file}");
        let rate = profile.engagement.unwrap().rate;
        assert!((rate - 0.035).abs() < 1e-12, "{file}{rate}");
    }
}

#[test]
fn a_header_may_stand_below_titles_and_break_its_lines() {
    let file = "Creators for autumn,,\nmade by the agency,,\nName,\"\nFollowers\",\"Engagement rate\r\n\"\nPine & Soap,39k,\"2,1%\"\n";
    assert_eq!(followers(file), [Some(39_000)]);
}

#[test]
fn of_a_short_and_an_exact_figure_the_exact_one_is_taken() {
    let file = "username,Followers,Followers Numbers\npine,12.5K,12543\nsoap,1.2M,1203999\n";
    assert_eq!(followers(file), [Some(12_543), Some(1_203_999)]);
    let other =
        "username,Followers count,Followers\npine,12543,about 12K or so\nsoap,1203999,a million\n";
    assert_eq!(followers(other), [Some(12_543), Some(1_203_999)]);
}

#[test]
fn names_of_which_every_one_reads_like_a_handle_are_handles() {
    let file = "Tiktoker name,Tiktok name,Followers\npine_99,Pine the Great,20.4K\nsoap.co,Soap & Co,2.1M\n";
    let (creators, _) = creators(file);
    assert_eq!(creators[0].name, "Pine the Great");
    assert_eq!(creators[0].profiles[0].handle, "pine_99");
    assert_eq!(creators[0].profiles[0].network, Some(Network::TikTok));
}

#[test]
fn a_bare_sign_is_of_the_currency_that_header_or_row_name() {
    let file = "Handle,Fee (CAD),Story (€),Currency\n\
                @pine,$500,$80,\n@oak,US$400,90,AUD\n@elm,250,$70,AUD\n";
    let (creators, issues) = creators(file);
    assert!(issues.is_empty(), "{issues:?}");
    let said: Vec<(i64, &str)> = creators
        .iter()
        .flat_map(|c| &c.prices)
        .map(|p| (p.amount.get(), p.currency.code()))
        .collect();
    assert_eq!(
        said,
        [
            (50_000, "CAD"),
            (8_000, "USD"),
            (40_000, "USD"),
            (9_000, "EUR"),
            (25_000, "CAD"),
            (7_000, "AUD"),
        ]
    );
}

#[test]
fn several_networks_in_a_row_are_profiles_of_one_creator() {
    let file = "Creator,Instagram Followers,TikTok Followers,Instagram Reel (NZD),TikTok (NZD)\n\
                nz_one,39k,7.5k,2000,1100\nnz_two,,38k,,1850\n";
    let (creators, issues) = creators(file);
    assert!(issues.is_empty(), "{issues:?}");
    let said: Vec<_> = creators[0]
        .profiles
        .iter()
        .map(|p| (p.network, p.handle.as_str(), p.followers))
        .collect();
    assert_eq!(
        said,
        [
            (Some(Network::Instagram), "nz_one", Some(39_000)),
            (Some(Network::TikTok), "nz_one", Some(7_500)),
        ]
    );
    let price = &creators[0].prices[1];
    assert_eq!(price.currency.code(), "NZD");
    assert_eq!((price.amount.get(), price.stated), (110_000, true));
    assert_eq!(price.deliverable, "TikTok");
    assert_eq!(creators[1].profiles.len(), 1);
}

#[test]
fn numbers_of_programs_have_a_point_before_decimals_and_nothing_else() {
    let json = r#"[{"handle":"@a","followers":1000,"avg_likes":12.345},{"handle":"@b","followers":2e3,"avg_likes":1234567.126}]"#;
    let mut grid = tierwise_import::Grid::default();
    grid.push(0, ["handle", "followers", "avg_likes"].into_iter());
    for (row, likes) in [(1, 12.345), (2, 1_234_567.126)] {
        let likes = tierwise_import::exact(likes);
        grid.push(row, ["@a", "1000", &likes].into_iter());
    }
    for file in [json.as_bytes().to_vec(), grid.into_bytes()] {
        let table = Table::read(&file).unwrap();
        let mapping = Mapping::propose(&table);
        let mut rows = tierwise_import::creators::Rows::new(&table, &mapping, Currency::USD);
        for likes in [12.345, 1_234_567.126] {
            rows.next().unwrap();
            assert_eq!(rows.creator().profiles[0].likes, Some(likes));
        }
    }
}

#[test]
fn rates_of_two_kinds_are_two_columns() {
    let file =
        "handle,engagement rate by views %,engagement rate by followers %\na1,,3.5\nb1,2.5,\n";
    let (creators, _) = creators(file);
    let rates: Vec<_> = creators
        .iter()
        .map(|c| c.profiles[0].engagement.unwrap())
        .collect();
    assert_eq!((rates[0].rate, rates[0].basis), (0.035, Basis::Followers));
    assert_eq!((rates[1].rate, rates[1].basis), (0.025, Basis::Views));
}

#[test]
fn prices_of_nothing_in_particular_may_be_several() {
    let file = "handle,Fee (USD),Fee 2 (USD),Reel price (EUR)\na1,100,50,75\n";
    let (creators, _) = creators(file);
    let prices = &creators[0].prices;
    let said: Vec<_> = prices
        .iter()
        .map(|p| (p.deliverable.as_str(), p.amount.get()))
        .collect();
    assert_eq!(said, [("", 10_000), ("", 5_000), ("Reel price", 7_500)]);
}

#[test]
fn addresses_say_the_network_and_keys_stay_digit_for_digit() {
    let file = "id,link,followers\n6581234578811289612,https://www.tiktok.com/@pine,1.590\n7581234578811289613,https://instagram.com/soap,57.900\n";
    let (creators, _) = creators(file);
    assert_eq!(creators[0].id, "6581234578811289612");
    assert_eq!(creators[0].profiles[0].network, Some(Network::TikTok));
    assert_eq!(creators[1].profiles[0].network, Some(Network::Instagram));
    assert_eq!(creators[1].profiles[0].followers, Some(57_900));
}

#[test]
fn what_is_unknown_stays_unknown_and_what_is_odd_is_said() {
    let file = "Handle,Subscribers,Avg Views\n@pine,TBD,1.2M+\n@soap,#VALOR!,600K-800K\n@moss,many,-5\n\
                ,12000,\n@PINE,5000,10\n";
    let (creators, issues) = creators(file);
    assert_eq!(creators.len(), 3);
    assert!(creators.iter().all(|c| c.profiles[0].followers.is_none()));
    assert_eq!(creators[1].profiles[0].views, Some(700_000.0));
    let said: Vec<_> = issues
        .iter()
        .map(|i| (i.line, i.column.as_str(), i.value.as_str(), i.problem))
        .collect();
    assert_eq!(
        said,
        [
            (2, "Avg Views", "1.2M+", Problem::About),
            (3, "Avg Views", "600K-800K", Problem::About),
            (4, "Subscribers", "many", Problem::NoNumber),
            (4, "Avg Views", "-5", Problem::Absurd),
            (5, "", "", Problem::Nameless),
            (6, "", "PINE", Problem::Twice),
        ]
    );
}

#[test]
fn a_basis_is_kept_with_its_rate() {
    for (header, basis) in [
        ("Engagement rate by followers", Basis::Followers),
        ("Engagement rate", Basis::Unknown),
    ] {
        let (creators, _) = creators(&format!("Handle,{header}\n@pine,0.034\n"));
        let engagement = creators[0].profiles[0].engagement.unwrap();
        assert_eq!(engagement.basis, basis);
        assert!((engagement.rate - 0.034).abs() < 1e-12);
    }
}

#[test]
fn files_that_are_no_rosters_are_told() {
    for (file, subject) in [
        ("handle,followers\npine,1200\n", Subject::Creators),
        (
            "campaign_id,platform,start_date,product_sales,end_date\nC1,TikTok,01-Jan-22,2834,15/01/2022\n",
            Subject::Results,
        ),
        (
            "Influencer ID,Orders,Total Payout,Campaign,Revenue,Name,Follower Count\nI1,11,5331,SUMMER,6599,Pine,559639\n",
            Subject::Results,
        ),
        (
            "influencer,comment,sentiment,likes,platform,roi\n Pine ,nice, Positive ,30, Twitter ,0.1\n",
            Subject::Results,
        ),
        ("week,weather\n1,rain\n", Subject::Unknown),
    ] {
        let table = Table::read(file.as_bytes()).unwrap();
        assert_eq!(Mapping::propose(&table).subject(), subject, "{file}");
    }
}

#[test]
fn a_mapping_can_be_corrected() {
    let table = Table::read(b"a,b\npine,1200\n").unwrap();
    let mut mapping = Mapping::propose(&table);
    mapping.columns[0].field = Some(Field::Handle);
    mapping.columns[1].field = Some(Field::Followers);
    let (creators, _) = read(&table, &mapping, Currency::USD);
    assert_eq!(creators[0].profiles[0].followers, Some(1_200));
}

#[test]
fn json_is_read_with_its_nested_parts() {
    let file = r#"{"exported": "today", "data": [
        {"id": 6581234578811289612, "username": "pine", "followers": "16,037 M",
         "more": {"country": "Tunisia"}, "categories": ["Home", "Scent"]},
        {"id": 2, "username": "soap", "followers": 12500, "verified": true, "more": {"country": null}}
    ]}"#;
    let (creators, issues) = creators(file);
    assert!(issues.is_empty(), "{issues:?}");
    assert_eq!(creators[0].id, "6581234578811289612");
    assert_eq!(creators[0].profiles[0].followers, Some(16_037_000));
    assert_eq!(creators[0].country.as_deref(), Some("Tunisia"));
    assert_eq!(creators[0].categories, ["Home, Scent"]);
    assert_eq!(creators[1].country, None);
    assert_eq!(
        followers("{\"handle\":\"pine\",\"followers\":5}\n{\"handle\":\"soap\",\"followers\":6}\n"),
        [Some(5), Some(6)]
    );
}

#[test]
fn json_that_breaks_off_says_where() {
    let broken = Table::read(b"[{\"handle\": \"pine\"},\n{\"handle\": ").unwrap_err();
    assert!(broken.0.contains("line 2"), "{}", broken.0);
    let empty = Table::read(b"{\"a\": 1}").unwrap();
    assert_eq!(empty.rows(), 2);
    assert!(Table::read(b"[1, 2]").is_err());
}

#[test]
fn rows_without_a_header_are_read_by_what_their_cells_look_like() {
    let typed =
        "@soap.and.pine, instagram, 12.5k, €300, 3.4%\n@mossyhearth, tiktok, 4300, €90, 10%\n";
    let table = Table::paste(typed).unwrap();
    let mapping = Mapping::propose(&table);
    assert_eq!(mapping.header, None);
    let (creators, issues) = read(&table, &mapping, Currency::USD);
    assert!(issues.is_empty(), "{issues:?}");
    let seen: Vec<_> = creators
        .iter()
        .map(|c| {
            (
                c.profiles[0].handle.as_str(),
                c.profiles[0].followers,
                c.prices.len(),
            )
        })
        .collect();
    assert_eq!(
        seen,
        [
            ("soap.and.pine", Some(12_500), 1),
            ("mossyhearth", Some(4_300), 1)
        ]
    );
    // One handle, and a list of handles.
    for (typed, count) in [("soapandpine", 1), ("@a_1\n@b_2\n@c_3\n", 3)] {
        let table = Table::paste(typed).unwrap();
        let (creators, _) = read(&table, &Mapping::propose(&table), Currency::USD);
        assert_eq!(creators.len(), count, "{typed}");
    }
}

#[test]
fn a_city_keeps_its_state_and_addresses_are_read() {
    for (file, city, country) in [
        (
            "handle,City,State,Country\n@pine,Portland,Oregon,US\n",
            "Portland, Oregon",
            Some("US"),
        ),
        ("handle,City,State\n@pine,,OR\n", "OR", None),
        (
            "handle,City,State\n@pine,New York,New York\n",
            "New York",
            None,
        ),
        (
            "influencer_id,profile_name,shipping_address.city,shipping_address.state,shipping_address.country_code\n\
             7,Pine,Portland,OR,US\n",
            "Portland, OR, US",
            Some("US"),
        ),
        (
            r#"[{"username": "pine", "shipping_address": {"city": "Portland", "state": "OR", "country_code": "US"}}]"#,
            "Portland, OR, US",
            Some("US"),
        ),
    ] {
        let (creators, issues) = creators(file);
        assert!(issues.is_empty(), "{file}{issues:?}");
        assert_eq!(creators[0].city.as_deref(), Some(city), "{file}");
        assert_eq!(creators[0].country.as_deref(), country, "{file}");
    }
}

#[test]
fn a_key_of_a_tool_is_no_handle() {
    let file = "uid,instagram,email\n8812,https://instagram.com/pine,a@b.example\n";
    let (creators, _) = creators(file);
    assert_eq!(creators[0].id, "8812");
    assert_eq!(creators[0].profiles[0].handle, "pine");
    assert_eq!(creators[0].profiles.len(), 1);
}

#[test]
fn who_is_fake_is_not_credible() {
    for (header, cells) in [
        ("Fake followers %", ["18", "0.5"]),
        ("Fake followers", ["18%", "0,5%"]),
        ("fake", ["0.18", "0.005"]),
        ("Seguidores falsos", ["18 %", "0,5 %"]),
        ("Real followers %", ["82", "99.5"]),
        ("Kredibilitas", ["0.82", "0.995"]),
    ] {
        let rows = cells.map(|cell| format!("@pine{};\"{cell}\"\n", cell.len()));
        let (creators, issues) = creators(&format!("handle;{header}\n{}", rows.concat()));
        assert!(issues.is_empty(), "{header}: {issues:?}");
        let shares: Vec<f64> = creators.iter().filter_map(|c| c.credible).collect();
        assert!(
            (shares[0] - 0.82).abs() < 1e-12 && (shares[1] - 0.995).abs() < 1e-12,
            "{header}: {shares:?}"
        );
    }
    let (both, _) = creators("handle,Credibility,Fake followers\n@pine,80%,30%\n");
    assert_eq!(both[0].credible, Some(0.8));
}

#[test]
fn the_basis_of_a_rate_is_read_in_six_languages() {
    for (basis, headers) in [
        (
            Basis::Followers,
            [
                "Engagement rate by followers",
                "Taux d’engagement par abonnés",
                "Tasa de interacción por seguidores",
                "Engagement-Rate (Follower)",
                "Taxa de engajamento por seguidores",
                "Tingkat interaksi per pengikut",
            ],
        ),
        (
            Basis::Reach,
            [
                "ER by reach",
                "Taux d’engagement (portée)",
                "Tasa de interacción por alcance",
                "Interaktionsrate nach Reichweite",
                "Taxa de interação por alcance",
                "Tingkat keterlibatan jangkauan",
            ],
        ),
        (
            Basis::Views,
            [
                "Engagement rate by views",
                "Taux d’engagement par vues",
                "Tasa de engagement por visualizaciones",
                "Engagement-Rate (Aufrufe)",
                "Taxa de engajamento por visualizações",
                "Tingkat interaksi (tayangan)",
            ],
        ),
    ] {
        for header in headers {
            let (creators, _) = creators(&format!("handle;{header}\n@pine;3,4 %\n"));
            let rate = creators[0].profiles.first().and_then(|p| p.engagement);
            assert_eq!(rate.map(|rate| rate.basis), Some(basis), "{header}");
        }
    }
}

#[test]
fn the_currency_is_read_where_it_is_plain() {
    for (name, file, code) in [
        ("", "handle,Cost (won)\n@pine,5000\n", Some("KRW")),
        ("", "handle,cost_krw\n@pine,5000\n", Some("KRW")),
        (
            "",
            "handle,Fee in New Zealand dollars\n@pine,5000\n",
            Some("NZD"),
        ),
        ("cost_krw.csv", "handle,cost\n@pine,5000\n", Some("KRW")),
        (
            "Fees (NZD) 2025.xlsx",
            "handle,fee\n@pine,$50\n",
            Some("NZD"),
        ),
        (
            "Preise in Euro.csv",
            "handle;Preis\n@pine;50\n",
            Some("EUR"),
        ),
        (
            "",
            "Rates in Korean won,\nhandle,fee\n@pine,5000\n",
            Some("KRW"),
        ),
        // Words that mean other things, too, and two currencies.
        ("creators to try.csv", "handle,fee\n@pine,50\n", None),
        ("prices in dollars.csv", "handle,fee\n@pine,50\n", None),
        ("EUR and USD.csv", "handle,fee\n@pine,50\n", None),
        ("export.php.csv", "handle,fee\n@pine,50\n", None),
        ("from Ron.csv", "handle,fee\n@pine,50\n", None),
        ("deals we won.csv", "handle,fee\n@pine,50\n", None),
    ] {
        let table = Table::read(file.as_bytes()).unwrap();
        let mapping = Mapping::propose(&table).of_file(name);
        let mut rows = Rows::new(&table, &mapping, Currency::USD);
        rows.next().unwrap();
        let price = &rows.creator().prices[0];
        let stated = price.stated.then(|| price.currency.code().to_owned());
        assert_eq!(stated.as_deref(), code, "{name}: {file}");
        assert_eq!(
            rows.unsaid().currencies,
            u32::from(code.is_none()),
            "{name}: {file}"
        );
    }
}

#[test]
fn lists_of_json_under_networks_are_read_together_and_others_are_told() {
    let file = r#"{"instagram": [{"username": "pine", "followers": 5}, "soap"],
        "tiktok": {"items": [{"username": "pine", "followers": 7}, {"username": "moss", "followers": 8}]},
        "campaigns": [{"campaign": "May", "budget": 3}]}"#;
    let table = Table::read(file.as_bytes()).unwrap();
    let (creators, _) = read(&table, &Mapping::propose(&table), Currency::USD);
    let said: Vec<_> = creators
        .iter()
        .map(|c| (c.profiles[0].network, c.profiles[0].followers))
        .collect();
    assert_eq!(
        said,
        [
            (Some(Network::Instagram), Some(5)),
            (Some(Network::TikTok), Some(7)),
            (Some(Network::TikTok), Some(8)),
        ]
    );
    assert_eq!(table.told.len(), 2, "{:?}", table.told);
    assert!(
        table.told[0].starts_with("1 entry of “instagram”"),
        "{:?}",
        table.told
    );
    assert!(
        table.told[1].starts_with("“campaigns” holds 1 entry"),
        "{:?}",
        table.told
    );
    // A creator alone, with profiles in parts.
    let lone = r#"{"name": "Ada", "instagram": {"username": "pine", "followers": 5}}"#;
    let table = Table::read(lone.as_bytes()).unwrap();
    let (creators, _) = read(&table, &Mapping::propose(&table), Currency::USD);
    assert_eq!((creators.len(), creators[0].name.as_str()), (1, "Ada"));
    assert_eq!(creators[0].profiles[0].network, Some(Network::Instagram));
}

#[test]
fn a_line_whose_cells_were_moved_is_left_out_and_read_again_as_a_whole() {
    let file = "handle,followers,er\n@pine,12,543,3.4%\n@moss,48000,2%\n";
    let table = Table::read(file.as_bytes()).unwrap();
    let mapping = Mapping::propose(&table);
    let mut rows = Rows::new(&table, &mapping, Currency::USD);
    assert_eq!((rows.next(), rows.next()), (Some(3), None));
    let right = table.line_of("@pine,\"12,543\",3.4%");
    assert!(rows.again(2, right.cells(0)));
    assert_eq!(rows.creator().profiles[0].followers, Some(12_543));
    assert!(!rows.again(2, table.cells(1)));
    let issues = rows.into_issues();
    assert_eq!(issues[0].place, Some(LINE));
    assert_eq!(issues[0].value, "@pine,12,543,3.4%");
    // Semicolons and sheets move nothing.
    let (creators, issues) = creators("handle;followers\n@pine;12,543;call back\n");
    assert_eq!(creators[0].profiles[0].followers, Some(12_543));
    assert_eq!(
        (issues[0].problem, issues[0].value.as_str()),
        (Problem::Wide, "call back")
    );
}

#[test]
fn who_has_no_figures_yet_is_where_the_file_is() {
    let file = "Creator,Subscribers\nPine the Great,1.2M\nMoss & Hearth,TBD\n";
    let (creators, _) = creators(file);
    let networks: Vec<_> = creators.iter().map(|c| c.profiles[0].network).collect();
    assert_eq!(networks, [Some(Network::YouTube); 2]);
}

#[test]
fn commas_inside_typed_numbers_are_told_from_those_between_cells() {
    for (typed, read) in [
        // Blanks behind the others.
        ("@ana, 12,500, 3.4%\n", vec![Some(12_500)]),
        (
            "@ana, 12,500, 3.4%\n@bo, 900, 2%\n",
            vec![Some(12_500), Some(900)],
        ),
        ("@ana, 1,250,000, $1,200\n", vec![Some(1_250_000)]),
        ("@ana, 12,500 followers, 3.4%\n", vec![Some(12_500)]),
        // More cells than the neighbours.
        (
            "@ana,12,500,3.4%\n@bo,900,2%\n@cy,8200,2%\n",
            vec![Some(12_500), Some(900), Some(8_200)],
        ),
        (
            "@ana,12,500,3.4%\n@bo,1,250,000,2%\n",
            vec![Some(12_500), Some(1_250_000)],
        ),
        (
            "@ana, 12,500, 3.4%\n@bo,8,200,2%\n",
            vec![Some(12_500), Some(8_200)],
        ),
        // Two columns: another line has no such cells in them.
        ("@ana,12,500,3.4%\n@bo,8,1200,2%\n", vec![Some(12), Some(8)]),
        ("@ana, 12, 500, 3.4%\n", vec![Some(12)]),
        ("@ana,12,500k,3.4%\n", vec![Some(12)]),
    ] {
        assert_eq!(followers(typed), read, "{typed}");
    }
}

#[test]
fn what_may_be_one_number_or_two_is_taken_for_none_and_told() {
    let table = Table::paste("@ana,12,500,3.4%\n@bo,8,200,2.1%\n").unwrap();
    let mut mapping = Mapping::propose(&table);
    let (creators, _) = read(&table, &mapping, Currency::USD);
    assert_eq!(creators[0].profiles[0].followers, None);
    assert!(creators[0].profiles[0].engagement.is_some());
    let told = mapping.told(&table);
    assert!(told.len() == 1 && told[0].contains("12,500"), "{told:?}");
    // Whoever says what a column holds knows that they are two.
    mapping.assign(&table, 2, Some(Field::Followers));
    assert!(mapping.told(&table).is_empty());
    // Among lines with three cells, of two such commas one may be inside a number.
    let (creators, issues) =
        self::creators("@ana,12,500,120,3.4%\n@bo,900,80,2%\n@cy,8000,90,2%\n");
    assert_eq!((creators.len(), issues[0].problem), (2, Problem::Moved));
}

#[test]
fn fractions_below_a_percent_sign_are_fractions_and_told() {
    for (header, cells, first, is_told) in [
        ("ER %", ["0.034", "0.021", "0.0415"], 0.034, true),
        ("Engagement rate (%)", ["0,034", "0,021", "0"], 0.034, true),
        // Percentages: one above, a sign, or written as nobody writes fractions.
        ("ER %", ["0.034", "0.421", "0.1"], 0.000_34, false),
        ("ER %", ["0.034", "2.1%", "0.041"], 0.000_34, false),
        ("ER %", ["0.03", "0.02", "0.1"], 0.000_3, false),
        ("ER %", ["3.4", "2.1", "0.041"], 0.034, false),
    ] {
        let rows = cells.map(|cell| format!("@pine{cell};{cell}\n")).concat();
        let table = Table::paste(&format!("Handle;{header}\n{rows}")).unwrap();
        let mapping = Mapping::propose(&table);
        let (creators, _) = read(&table, &mapping, Currency::USD);
        let rate = creators[0].profiles[0].engagement.unwrap().rate;
        assert!((rate - first).abs() < 1e-9, "{header} {cells:?}: {rate}");
        let told = mapping.told(&table);
        assert_eq!(told.len(), usize::from(is_told), "{told:?}");
        assert!(told.iter().all(|told| told.contains("3.4%")), "{told:?}");
    }
    // What Tierwise saves are percentages, however small.
    let (saved, _) = creators("Handle,Engagement rate %,Mark\n@pine,0.034,\n");
    let rate = saved[0].profiles[0].engagement.unwrap().rate;
    assert!((rate - 0.000_34).abs() < 1e-9, "{rate}");
}

#[test]
fn a_header_far_below_titles_and_notes_is_found_where_it_is_clear() {
    let notes = |count: usize| -> String {
        let note = |at: usize| format!("Filter {at}: all,\nExported,{at}\n");
        (0..count / 2).map(note).collect()
    };
    let list = "handle,followers,er\n@ana,12000,3.4%\n@bo,8000,2%\n";
    for (above, header) in [
        (notes(20), Some(20)),
        (notes(50), Some(50)),
        (format!("Platform: Instagram\n{}", notes(30)), Some(31)),
        // Below people stands no header of theirs.
        ("@moss,9000,2%\n".repeat(20), None),
        (
            "Handle\n".to_owned() + &"@moss,9000,2%\n".repeat(20),
            Some(0),
        ),
    ] {
        let table = Table::paste(&format!("{above}{list}")).unwrap();
        assert_eq!(Mapping::propose(&table).header, header, "{above}");
    }
    // Notes have no semicolons, and are most of what is looked at.
    let below_notes = "Filter: all\n".repeat(50) + &list.replace(',', ";");
    assert_eq!(followers(&below_notes), [Some(12_000), Some(8_000)]);
}

#[test]
fn an_address_of_mail_in_the_place_of_a_handle_is_where_somebody_is_written_to() {
    let file = "Name,Handle,E-mail,Followers\nAna,ana@pine.example,,12500\n\
                Bo,@bo bo@moss.example,,8200\nCy,cy@fern.example,cy@fern.example,900\n\
                Di,di@own.example,di@agency.example,700\nEl,https://www.tiktok.com/@el,,600\n\
                Flo,@flo,,500\nGo,@go,,400\n,hi@reed.example,,300\n";
    let (all, issues) = creators(file);
    let contacts: Vec<_> = all.iter().map(|c| c.contact.as_str()).collect();
    assert_eq!(
        contacts,
        [
            "ana@pine.example",
            "bo@moss.example",
            "cy@fern.example",
            "di@agency.example",
            "",
            "",
            "",
            "hi@reed.example"
        ]
    );
    assert_eq!(
        (all[1].profiles[0].handle.as_str(), all[7].name.as_str()),
        ("bo", "hi@reed.example")
    );
    let told: Vec<_> = issues.iter().map(|i| (i.line, i.problem)).collect();
    let mails = [2, 3, 5, 9].map(|line| (line, Problem::Mail));
    assert_eq!(told, mails);
    // A whole column of them holds no handles.
    let (all, issues) =
        creators("Username,Followers\nana@pine.example,12500\nbo@moss.example,8200\n");
    assert_eq!(
        (all[1].contact.as_str(), issues.len()),
        ("bo@moss.example", 0)
    );
}

#[test]
fn a_link_to_a_post_beside_a_handle_is_no_second_profile() {
    for (header, cell) in [
        ("Handle", "@bo https://instagram.com/p/abc"),
        ("Handle", "https://instagram.com/p/abc @bo"),
        ("Instagram handle", "@bo https://instagram.com/p/abc"),
        ("Handle", "@bo (IG) | https://instagram.com/reel/abc"),
    ] {
        let (all, issues) = creators(&format!("{header};Followers\n@ana;12500\n{cell};8200\n"));
        let profiles: Vec<_> = all[1]
            .profiles
            .iter()
            .map(|p| (p.network, p.handle.as_str(), p.followers))
            .collect();
        assert_eq!(
            profiles,
            [(Some(Network::Instagram), "bo", Some(8_200))],
            "{cell}"
        );
        let told: Vec<_> = issues
            .iter()
            .map(|i| (i.line, i.problem, i.place))
            .collect();
        assert_eq!(told, [(3, Problem::Post, None)], "{cell}");
    }
    let (_, issues) = creators("Instagram handle,Link\n@bo,https://instagram.com/p/abc\n");
    assert_eq!(issues[0].problem, Problem::Post);
    // Alone it says where somebody is, and two profiles are two.
    let (_, issues) =
        creators("Name;Handle\nAna;@ana\nBo;https://instagram.com/p/abc\nCy;@cy / @cy.too\n");
    let told: Vec<_> = issues.iter().map(|i| (i.line, i.problem)).collect();
    assert_eq!(told, [(4, Problem::Second)]);
}
