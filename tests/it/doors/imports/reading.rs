//! Files as people save them, and how they are understood.

use super::ground::{figures, place, press, read, upload, upload_with, workbook};
use crate::leads::market::Market;

#[actix_web::test]
async fn a_workbook_is_read_as_its_sheet_shows_it() {
    let market = Market::open().await;
    let strings = "<si><t>Name</t></si><si><r><t>Pho</t></r><r><t>ne</t></r><rPh><t>spoken</t></rPh></si>\
                   <si><t>Anna &amp; Co &#8212; Ltd</t></si><si/>";
    let rows = r#"<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1" t="s"><v>1</v></c><c r="C1" t="inlineStr"><is><t>When</t></is></c></row>
        <row r="3"><c r="A3" t="s"><v>2</v></c><c r="B3"><v>7.9161234567E10</v></c><c r="C3" s="1"><v>46348</v></c></row>
        <row r="4" spans="1:3"><c r="A4" t="s"><v>3</v></c><c r="B4" t="str"><f>A1&amp;B1</f><v>+7 916 765-43-21</v></c><c r="C4" s="2"><v>46348.5</v></c></row>
        <row r="9"><c r="A9" t="b"><v>1</v></c></row>"#;
    let (_, page) = read(&market, "C:\\leads\\окна.xlsx", &workbook(rows, strings)).await;
    assert_eq!(page.text("h1"), "окна.xlsx", "the folder is left out");
    assert_eq!(page.texts("#preview th"), ["Row", "Name", "Phone", "When"]);
    assert_eq!(
        page.texts("#preview td"),
        [
            "3",
            "Anna & Co — Ltd",
            "79161234567",
            "2026-11-22",
            "4",
            "",
            "+7 916 765-43-21",
            "2026-11-22T12:00:00",
            "9",
            "true",
            "",
            "",
        ]
    );
    let named = page.texts("#columns tbody option[selected]");
    assert_eq!(named, ["Name", "Phone"]);
}

#[actix_web::test]
async fn a_wrong_encoding_can_be_mended_and_takes_the_file_s_place() {
    let market = Market::open().await;
    let (bytes, _, _) = encoding_rs::WINDOWS_1251.encode("Имя;Телефон\nАнна;+7 916 123-45-67\n");
    let wrong = upload_with(&market, "a.csv", &bytes, &[("encoding", "UTF-8")]).await;
    assert!(wrong.html().text("#upload .fault").contains("no table"), "{}", wrong.body);
    let path = upload_with(&market, "a.csv", &bytes, &[("encoding", "windows-1252")]).await;
    let page = market.contractor.page(&path.see_other()).await;
    assert_eq!(page.texts("#preview td")[1], "Àííà");
    let form = page.form("#again form").fill("encoding", "windows-1251");
    let path = market.contractor.browser.submit_files(form, &[("a.csv", &bytes)]).await.see_other();
    let page = market.contractor.page(&path).await;
    assert_eq!(page.texts("#preview td"), ["2", "Анна", "+7 916 123-45-67"]);
    assert_eq!(page.texts("#columns tbody option[selected]"), ["Name", "Phone"]);
    let list = market.contractor.page(&place(&market)).await;
    assert_eq!(list.count("#imports tbody tr"), 1, "the first reading is gone");
}

#[actix_web::test]
async fn columns_are_remembered_by_heading() {
    let market = Market::open().await;
    let csv = "Кто,Контакт 1,Телефон,Пометка\nАнна,x,+7 916 123-45-67,y\n".as_bytes();
    let (path, page) = read(&market, "first.csv", csv).await;
    let form = page
        .form("#columns")
        .fill("columns[0]", "name")
        .fill("columns[3]", "sub2")
        .fill("source", "ads")
        .fill("do", "save");
    assert_eq!(market.contractor.browser.submit(form).await.see_other(), path);
    let other = "Пометка;КТО;Телефон\nz;Иван;+7 916 123-45-68\n".as_bytes();
    let (_, page) = read(&market, "second.csv", other).await;
    let named = page.texts("#columns tbody option[selected]");
    assert_eq!(named, ["Sub-id 2", "Name", "Phone"]);
    assert_eq!(page.attr("#columns input[name=source]", "value"), "ads");
}

#[actix_web::test]
async fn a_file_without_headings_keeps_no_person_in_the_clear() {
    let market = Market::open().await;
    let csv = "Анна,+7 916 123-45-67\nИван,+7 916 123-45-68\n".as_bytes();
    let (_, page) = read(&market, "bare.csv", csv).await;
    assert_eq!(page.texts("#columns tbody b"), ["Column 1", "Column 2"]);
    assert_eq!(page.texts("#preview td").len(), 6);
    let kept: Vec<serde_json::Value> = market.app.tx(|tx| {
        use diesel::{QueryDsl, RunQueryDsl};
        use lead_exchange::schema::imports;
        imports::table.select(imports::headings).load(tx.conn()).unwrap()
    });
    assert_eq!(kept, [serde_json::json!(["", ""])]);
}

#[actix_web::test]
async fn an_export_of_lead_forms_with_prefixes_is_sent() {
    let market = Market::open().await;
    let text = "id\tcreated_time\tad_id\tad_name\tadset_id\tcampaign_id\tform_id\tis_organic\tplatform\tfull_name\tphone_number\temail\tcity\n\
        l:987654321098765\t2026-11-20T10:15:30+03:00\tag:23851234567890\tОкна осень\tas:23851234567891\tc:23851234567892\tf:123456789012345\tfalse\tfb\tАнна Петрова\tp:+79161234567\tanna@example.com\tМосква\n\
        l:987654321098766\t2026-11-20T11:15:30+03:00\tag:23851234567890\tОкна осень\tas:23851234567891\tc:23851234567892\tf:123456789012345\tfalse\tig\tИван Сидоров\tp:+79161234568\tivan@example.com\tТверь\n";
    let utf16: Vec<u8> = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let file = [&b"\xff\xfe"[..], &utf16].concat();
    let (path, page) = read(&market, "leads.csv", &file).await;
    let named: Vec<String> = page.texts("#columns tbody option[selected]");
    let ids = ["Your own id", "Sub-id 3", "Sub-id 2", "Sub-id 1", "Sub-id 4", "Sub-id 5"];
    assert_eq!(named, [&ids[..], &["Name", "Phone", "E-mail", "City"]].concat());
    press(&market, &page, "send").await.see_other();
    market.work();
    let page = market.contractor.page(&path).await;
    assert_eq!(figures(&page), ["2", "0", "0", "0"]);
    let leads = market.contractor.api().get("/leads").await.ok().json();
    let ids: Vec<&str> = leads["items"]
        .as_array()
        .unwrap()
        .iter()
        .filter_map(|lead| lead["external_id"].as_str())
        .collect();
    assert_eq!(ids, ["987654321098766", "987654321098765"]);
    // The network's export of the next day has the same leads again: they count once.
    let (again, page) = read(&market, "leads.csv", &file).await;
    press(&market, &page, "send").await.see_other();
    market.work();
    let page = market.contractor.page(&again).await;
    assert_eq!(figures(&page), ["0", "0", "0", "2"]);
    assert_eq!(market.purses().1, 100_000);
}

#[actix_web::test]
async fn what_is_missing_is_said_before_anything_is_sent() {
    let market = Market::with(super::ground::asking_consent()).await;
    let csv = "Имя,Город\nАнна,Москва\n".as_bytes();
    let (_, page) = read(&market, "a.csv", csv).await;
    let page = press(&market, &page, "send").await.expect(422).html();
    let told = page.texts("#columns .flash li").join(" ");
    assert!(told.contains("phone or the e-mail") && told.contains("declare"), "{told}");
    let csv = "Имя,Телефон,Тел\nАнна,+7 916 123-45-67,1\n".as_bytes();
    let path = upload(&market, "b.csv", csv).await.see_other();
    let page = market.contractor.page(&path).await;
    let form = page.form("#columns").fill("columns[2]", "phone").tick("agreed", "true");
    let page = market.contractor.browser.submit(form.fill("do", "send")).await.expect(422).html();
    let told = page.texts("#columns .flash li").join(" ");
    assert!(told.contains("“Город”") && told.contains("Another column"), "{told}");
}
