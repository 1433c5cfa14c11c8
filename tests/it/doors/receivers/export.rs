//! Meta's export of leads, through the files' door.

use serde_json::json;

use super::desk::{Desk, JSON, terms};
use crate::doors::imports::ground::{press, read};

const HEAD: &str = "id\tcreated_time\tad_id\tad_name\tadset_id\tadset_name\tcampaign_id\tcampaign_name\tform_id\tform_name\tis_organic\tplatform\twhat_is_your_city?\tfull_name\tphone_number\temail\n";

fn row(id: &str, city: &str, name: &str, phone: &str) -> String {
    format!(
        "l:{id}\t2026-11-22T02:04:00-05:00\tag:120003\tAd\tas:120002\tSet\tc:120001\tCampaign\tf:120004\tForm\tfalse\tig\t{city}\t{name}\tp:{phone}\t{id}@example.com\n"
    )
}

#[actix_web::test]
async fn an_export_pays_its_contractor_and_counts_once_with_the_webhook() {
    let desk = Desk::with(terms()).await;
    let text = [
        HEAD.to_owned(),
        row("900001", "Москва", "Анна Петрова", "+79161234501"),
        row("900002", "Тверь", "Иван", "+79161234502"),
        row(
            "900003",
            "Тула",
            "<test lead: dummy data for full_name>",
            "<test lead: dummy data for phone_number>",
        ),
    ]
    .concat();
    // UTF-16 with its mark, between tabs: as Meta writes it.
    let utf16: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let file = [&b"\xff\xfe"[..], &utf16].concat();
    let (path, page) = read(&desk.market, "leads.csv", &file).await;
    assert_eq!(page.texts("#progress dd"), ["3", "UTF-16LE", "Tab"]);
    let chosen: Vec<String> = page.texts("#columns tbody option[selected]");
    assert_eq!(
        chosen,
        [
            "Your own id",
            "Sub-id 3",
            "Sub-id 2",
            "Sub-id 1",
            "Sub-id 4",
            "Sub-id 5",
            "What is your city?",
            "Name",
            "Phone",
            "E-mail"
        ]
    );
    press(&desk.market, &page, "send").await.see_other();
    desk.market.work();
    let page = desk.market.contractor.page(&path).await;
    assert_eq!(page.texts("#progress dd")[..3], ["2", "1", "0"], "{}", page.words());
    let own = desk.market.contractor.api().get("/leads?status=delivered").await.ok().json();
    let first = &own["items"][1];
    assert_eq!(first["external_id"], "900001");
    assert_eq!(
        (
            &first["subs"]["sub1"],
            &first["subs"]["sub2"],
            &first["subs"]["sub3"],
            &first["subs"]["sub4"],
            &first["subs"]["sub5"]
        ),
        (&json!("120001"), &json!("120002"), &json!("120003"), &json!("120004"), &json!("ig"))
    );
    // The same lead by a receiver of the same engagement is known.
    let generic = desk.receiver("generic").await;
    let lead = json!({"lead_id": "l:900001", "full_name": "Анна", "phone": "p:+79161234501", "city": "Москва"});
    let body = Some((JSON, lead.to_string().into_bytes()));
    let headers = [("X-Secret", generic.secret.as_str())];
    let told = desk.call(reqwest::Method::POST, &generic, "", &headers, body).await.ok().json();
    assert_eq!(told["outcome"], "repeated");
    desk.hours(25);
    assert_eq!(desk.purses(), (49_900_000, 0, 90_000));
}
