//! Tables of banks, and files that are none, or worse.

use encoding_rs::WINDOWS_1251;
use serde_json::json;

use super::{camt, credit, lines, sent};
use crate::money::{asked, wallet};
use crate::support::TestApp;

const RUSSIAN: &str = "Выписка по счёту 40702810900000000001\n\nДата;Плательщик;Счёт плательщика;Кредит;Дебет;Назначение платежа;№ документа\n\
    28.11.2030;ООО «Окна»;40802810100000000001;12 000,50;;Пополнение {ref};17\n\
    28.11.2030;Банк;;;150,00;Комиссия;18\n;;;12 000,50;150,00;Итого;\n";

#[actix_web::test]
async fn a_table_of_a_bank_is_read_by_its_headings() {
    let app = TestApp::start().await;
    let (buyer, staff) = (app.buyer("Okna Plus").await, app.staff().await);
    let top_up = asked(&buyer, "12000.50", "RUB").await;
    let text = RUSSIAN.replace("{ref}", top_up["reference"].as_str().unwrap());
    let (bytes, _, _) = WINDOWS_1251.encode(&text);
    sent(&staff, &bytes, &[]).await.faults(&[("account", "required")]);
    let account = ("account", "40702 810900000000001");
    sent(&staff, &bytes, &[account]).await.faults(&[("currency", "required")]);
    let mapping = json!({
        "columns": {
            "Дата": "date", "Кредит": "credit", "Дебет": "debit", "Назначение платежа": "purpose",
            "Плательщик": "payer", "№ документа": "reference",
        },
        "currency": "RUB",
    })
    .to_string();
    let taken = sent(&staff, &bytes, &[account, ("mapping", &mapping)]).await.created().json();
    assert_eq!((taken["lines_new"].as_i64(), &taken["format"]), (Some(2), &json!("csv")));
    assert_eq!(taken["account"], "40702810900000000001");
    let open = lines(&staff, "stand=open").await;
    assert_eq!(open.len(), 1, "a commission is no money that came in");
    assert_eq!(open[0]["proposal"], "match");
    assert_eq!(
        (&open[0]["payer"], &open[0]["bank_reference"]),
        (&json!("ООО «Окна»"), &json!("17"))
    );
    staff.api().post("/bank-lines/booking", json!({})).await.ok();
    assert_eq!(wallet(&buyer, "RUB").await["free"], "12000.50");
    // Remembered: the next statement of the account needs no mapping.
    let again = sent(&staff, &bytes, &[account]).await.created().json();
    assert_eq!((again["lines_new"].as_i64(), again["lines_known"].as_i64()), (Some(0), Some(2)));
}

#[actix_web::test]
async fn two_payers_with_the_same_number_are_two_lines() {
    let app = TestApp::start().await;
    let staff = app.staff().await;
    let table = |rows: &str| format!("Date;Document number;Payer;Amount;Currency;Purpose\n{rows}");
    let of = |payer: &str| format!("28.11.2030;17;{payer};100,00;EUR;Advance\n");
    let account = [("account", "ACC-1")];
    let send = |text: String| {
        let staff = &staff;
        async move { sent(staff, text.as_bytes(), &account).await.created().json() }
    };
    // In one file, in another file of the same day, and once more in the whole day's.
    let both = send(table(&(of("Okna") + &of("Dveri")))).await;
    assert_eq!((&both["lines_new"], &both["lines_known"]), (&json!(2), &json!(0)));
    let later = send(table(&of("Kryshi"))).await;
    assert_eq!(later["lines_new"], 1);
    let day = send(table(&(of("Kryshi") + &of("Okna") + &of("Dveri") + &of("Dveri")))).await;
    assert_eq!((&day["lines_new"], &day["lines_known"]), (&json!(1), &json!(3)));
    assert_eq!(lines(&staff, "stand=open").await.len(), 4);
}

#[actix_web::test]
async fn totals_are_no_lines_and_a_row_goes_one_way() {
    let app = TestApp::start().await;
    let staff = app.staff().await;
    let account = [("account", "ACC-1")];
    let head = "Date;Payer;Credit;Debit;Currency\n";
    let good = format!(
        "{head}28.11.2030;Okna;100,50;0,00;EUR\nTotal for 28.11;;100,50;;EUR\nИтого:;;100,50;;\n"
    );
    let taken = sent(&staff, good.as_bytes(), &account).await.created().json();
    assert_eq!(taken["lines_new"], 1, "{taken:#}");
    let both = format!("{head}28.11.2030;Okna;100,50;20,00;EUR\n");
    sent(&staff, both.as_bytes(), &account).await.faults(&[("file", "statement-both-ways")]);
    assert_eq!(lines(&staff, "").await.len(), 1);
}

#[actix_web::test]
async fn columns_are_named_on_a_page() {
    let app = TestApp::start().await;
    let staff = app.staff().await;
    let form = staff.page("/staff/bank/statements").await.form("#upload form");
    let refused = staff.browser.submit_files(form.clone(), &[("a.csv", b"Date,Sum\n")]).await;
    assert_eq!(refused.expect(422).html().count("#upload .fault"), 1, "no account");
    let content =
        b"When,What,How much\n01/12/2030,=cmd|' /C calc'!A0,\"1,500\"\n02/12/2030,x,20.5\n";
    let form = form.fill("account", "ACC-1");
    let path = staff.browser.submit_files(form, &[("a.csv", content)]).await.see_other();
    let page = staff.page(&path).await;
    assert!(page.words().contains("How much"));
    let form = page.form("#columns");
    let refused = staff.browser.submit(form.clone()).await.expect(422).html();
    assert!(refused.count("#columns .fault") > 0, "nothing is named");
    let form = form
        .fill("column[0]", "date")
        .fill("column[1]", "purpose")
        .fill("column[2]", "amount")
        .fill("currency", "USD");
    let refused = staff.browser.submit(form.clone()).await.expect(422).html();
    assert!(refused.text(".field .fault").contains("month first"), "two orders fit");
    let named = form.clone().fill("dates", "month_first").fill("decimals", "point");
    let there = staff.browser.submit(named.clone()).await.see_other();
    assert_eq!(there, "/staff/bank");
    let open = lines(&staff, "stand=open").await;
    let said =
        |at: usize| (open[at]["amount"].as_str().unwrap(), open[at]["booked_on"].as_str().unwrap());
    assert_eq!(said(0), ("1500.00", "2030-01-12"));
    assert_eq!(said(1), ("20.50", "2030-02-12"));
    assert_eq!(open[0]["purpose"], "=cmd|' /C calc'!A0", "a formula is a text");
    // The same form again: the columns were named before.
    staff.browser.submit(named).await.expect(303);
    // The file itself is gone once its lines are kept.
    let left: Option<Vec<u8>> = app.tx(|tx| {
        use diesel::{QueryDsl, RunQueryDsl};
        use lead_exchange::schema::bank_statements as kept;
        kept::table.select(kept::content).first(tx.conn()).unwrap()
    });
    assert!(left.is_none());
}

#[actix_web::test]
async fn hostile_files_are_refused_whole() {
    let app = TestApp::start().await;
    let staff = app.staff().await;
    let good = camt(&[credit("1.00", "x")]);
    let body = good.split_once("?>").unwrap().1;
    let bomb = format!(
        "<?xml version=\"1.0\"?><!DOCTYPE l [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">]>{}",
        body.replace("S1", "&b;")
    );
    let outside =
        format!("<?xml version=\"1.0\"?><!DOCTYPE d SYSTEM \"file:///etc/passwd\">{body}");
    let deep = format!(
        "<Document><BkToCstmrStmt><Stmt><Id>1</Id><Ntry>{}{}</Ntry></Stmt></BkToCstmrStmt></Document>",
        "<a>".repeat(500),
        "</a>".repeat(500)
    );
    let wide = good.replace("<BkTxCd/>", &"<x/>".repeat(60_000));
    let long = good.replace("<Ustrd>x", &format!("<Ustrd>{}", "x".repeat(100_000)));
    let (utf16, cut): (Vec<u8>, String) = (
        good.replace("UTF-8", "UTF-16").encode_utf16().flat_map(u16::to_le_bytes).collect(),
        good[..good.len() - 40].to_owned(),
    );
    for (content, code) in [
        (bomb.into_bytes(), "statement-entity"),
        (outside.into_bytes(), "statement-entity"),
        (good.replace("S1", "&xxe;").into_bytes(), "statement-entity"),
        (deep.into_bytes(), "statement-too-deep"),
        (wide.into_bytes(), "statement-too-deep"),
        (long.into_bytes(), "statement-value-too-long"),
        (cut.into_bytes(), "statement-broken"),
        (good.replace("</Stmt>", "</Smt>").into_bytes(), "statement-broken"),
        (b"<html><body>Sign in</body></html>".to_vec(), "statement-not-camt"),
        (good.replace("BkToCstmrStmt", "BkToCstmrDbtCdtNtfctn").into_bytes(), "statement-not-camt"),
        ([good.as_bytes(), b"\xff\xfe\xff"].concat(), "statement-damaged"),
        (good.replace("2030-11-28", "28/11").into_bytes(), "statement-bad-date"),
        (good.replace("2030-11-28", "0001-11-28").into_bytes(), "statement-bad-date"),
        (good.replace("2030-11-28", "9999-11-28").into_bytes(), "statement-bad-date"),
        (good.replace(">1.00<", ">1_0.00<").into_bytes(), "statement-bad-amount"),
        (good.replace("CRDT", "BOTH").into_bytes(), "statement-bad-direction"),
        (vec![b' '; 21 * 1024 * 1024], "statement-too-large"),
    ] {
        let shown = String::from_utf8_lossy(&content[..content.len().min(80)]).into_owned();
        let answer = sent(&staff, &content, &[("account", "A")]).await;
        assert_eq!(answer.status, 422, "{code}: {shown}: {}", answer.body);
        assert_eq!(answer.json()["errors"][0]["code"], code, "{shown}");
    }
    assert!(lines(&staff, "").await.is_empty());
    // The same statement in another encoding is a statement.
    let taken = sent(&staff, &utf16, &[]).await.created().json();
    assert_eq!(taken["lines_new"], 1);
    let many: Vec<_> = (0..20_001).map(|n| credit("1.00", &n.to_string())).collect();
    let many = camt(&many);
    sent(&staff, many.as_bytes(), &[]).await.faults(&[("file", "statement-too-many-lines")]);
}
