//! Many leads pasted at once.

use crate::pages::market::{LOCALES, Market, speaks};
use crate::support::Html;

async fn open(market: &Market) -> Html {
    let path = format!("/contractor/leads/new?engagement={}&how=many", market.engagement);
    market.contractor.page(&path).await
}

const SHEET: &str = "name\tphone\twhat\trooms\tagreed\texternal_id\n\
    Anna\t+7 916 123-45-67\tFlat\t2\tyes\tA-1\n\
    Boris\t8 916 123-45-68\thouse\t\tyes\tA-2\n\
    Anna\t8 (916) 123 45 67\tFlat\t2\tyes\tA-3\n\
    Vera\t+7 916 123-45-69\tFlat\tmany\tyes\tA-4\n\
    Gleb\t+7 916 123-45-70\tCastle\t2\tno\tA-5\n";

#[actix_web::test]
async fn every_row_is_answered_and_the_wrong_ones_stay() {
    let market = Market::open().await;
    for locale in LOCALES {
        speaks(&market.app, &market.contractor, locale, chrono_tz::UTC);
        assert_eq!(open(&market).await.count("#expected pre"), 1);
    }
    let page = open(&market).await;
    let form = page.form("#sheet-form").fill("rows", SHEET);
    let page = market.contractor.browser.submit(form.clone()).await.ok().html();
    assert_eq!(page.count("#outcome tbody tr"), 5);
    assert_eq!(page.count("#outcome .is-delivered"), 2);
    assert_eq!(page.count("#outcome .is-refused"), 1);
    let left = page.form("#sheet-form");
    let (_, rows) = left.fields.iter().find(|(name, _)| name == "rows").unwrap();
    let rows: Vec<&str> = rows.trim().lines().collect();
    assert_eq!(rows.len(), 3, "{rows:?}");
    assert!(rows[1].starts_with("Vera") && rows[2].starts_with("Gleb"));
    assert_eq!(market.leads(), 3);

    // Pressed twice, it answers the same.
    let again = market.contractor.browser.submit(form).await.ok().html();
    assert_eq!(again.count("#outcome .is-delivered"), 2);
    assert_eq!(market.leads(), 3);

    // Mended, the rest goes in.
    let mended = rows
        .join("\n")
        .replace("many", "3")
        .replace("Castle", "House")
        .replace("\tno\t", "\tyes\t");
    let page = market.contractor.browser.submit(left.fill("rows", &mended)).await.ok().html();
    assert_eq!(page.count("#outcome .is-delivered"), 2);
    assert_eq!(market.leads(), 5);
}

#[actix_web::test]
async fn a_sheet_that_cannot_be_read_says_why() {
    let market = Market::open().await;
    for (sheet, word) in [
        ("", "Fill in"),
        ("+7 916 123-45-67;Anna", "name the columns"),
        ("phone;colour\n1;red", "colour"),
        ("phone;name", "no rows"),
    ] {
        let page = open(&market).await;
        let form = page.form("#sheet-form").fill("rows", sheet);
        let page = market.contractor.browser.submit(form).await.expect(422).html();
        assert!(
            page.text("#f-rows-fault").contains(word),
            "{sheet}: {}",
            page.text("#f-rows-fault")
        );
    }
    assert_eq!(market.leads(), 0);
}
