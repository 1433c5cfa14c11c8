//! A real file from the spreadsheet to the settled lead.

use super::ground::{asking_consent, figures, press, read};
use crate::leads::market::Market;

const FILE: &str = "№;ФИО;Телефон;Город;Комментарий\r\n\
    1;Анна Петрова;8 (916) 123-45-67;Москва;\"звонить после 18:00; домофон 12\"\r\n\
    2;Иван Сидоров;+7 916 123-45-68;Тверь;\r\n\
    3;Анна Петрова;+79161234567;Москва;ещё раз\r\n\
    4;Пётр;12345;Москва;\r\n\
    5;Мария;+7 916 123-45-69;;без города\r\n";

#[actix_web::test]
async fn from_the_spreadsheet_to_the_settled_lead() {
    let market = Market::with(asking_consent()).await;
    let (bytes, _, _) = encoding_rs::WINDOWS_1251.encode(FILE);
    let (path, page) = read(&market, "лиды.csv", &bytes).await;
    assert_eq!(page.texts("#progress dd"), ["5", "windows-1251", "Semicolon"]);
    assert_eq!(page.texts("#columns tbody option[selected]"), ["Name", "Phone", "Город"]);
    let form = page.form("#columns").tick("agreed", "true").fill("source", "выставка");

    // A test first: nothing is bought, and what does not fit is seen.
    let test = form.clone().fill("do", "test");
    market.contractor.browser.submit(test).await.see_other();
    let running = market.contractor.page(&path).await;
    assert!(
        running.has("#import[data-refresh]") && running.source().contains("http-equiv=\"refresh\"")
    );
    market.work();
    let page = market.contractor.page(&path).await;
    assert_eq!(figures(&page), ["3", "1", "1", "0"]);
    assert_eq!(market.purses().1, 0, "a test holds no money");
    let leads = market.contractor.api().get("/leads").await.ok().json();
    assert_eq!(leads["items"].as_array().map(Vec::len), Some(0));

    // Then for good.
    press(&market, &page, "send").await.see_other();
    market.work();
    let page = market.contractor.page(&path).await;
    assert_eq!(figures(&page), ["2", "2", "1", "0"]);
    assert!(!page.has("#columns"), "it was sent");
    let told = page.texts("#refused tbody tr");
    assert!(told[0].starts_with("4 ") && told[0].contains("came to the offer before"), "{told:?}");
    assert!(told[1].starts_with("5 ") && told[2].starts_with("6 ") && told[2].contains("Город"));
    let leads = market.buyer.api().get("/leads?status=delivered").await.ok().json();
    let lead = &leads["items"][1];
    assert_eq!(
        (lead["channel"].as_str(), lead["source"].as_str()),
        (Some("import"), Some("выставка"))
    );
    let seen = market.seen(lead["id"].as_str().unwrap()).await;
    assert_eq!(seen["contact"]["phone"], "+79161234567");
    assert_eq!(seen["fields"]["agree"], true);
    assert_eq!(market.purses(), (49_900_000, 100_000, 0));

    // Silence means acceptance; the guarantee is zero, so the lead settles.
    market.app.turn_clock(8 * 24 * 3_600);
    market.work();
    assert_eq!(market.purses(), (49_900_000, 0, 90_000));

    // The rows are people's contacts and go after thirty days; the counts stay.
    market.app.turn_clock(31 * 24 * 3_600);
    market.work();
    let page = market.app.fresh(&market.contractor).get(&path.replace("/contractor", "")).await;
    assert_eq!(page.ok().json()["delivered"], 2);
    let left: i64 = market.app.tx(|tx| {
        use diesel::{QueryDsl, RunQueryDsl};
        lead_exchange::schema::import_blocks::table.count().get_result(tx.conn()).unwrap()
    });
    assert_eq!(left, 0);
}
