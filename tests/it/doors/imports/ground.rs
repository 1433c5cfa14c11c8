//! Files to send, and an offer to send them to.

use std::io::{Cursor, Write};

use lead_exchange::offers::TermsDraft;
use lead_exchange::offers::form::FieldDraft;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

use crate::leads::market::{Market, terms};
use crate::support::{Answer, Html};

/// A question of an offer's form.
pub fn question(key: &str, label: &str, kind: &str, required: bool) -> FieldDraft {
    FieldDraft {
        key: key.into(),
        label: label.into(),
        kind: kind.into(),
        required,
        options: Vec::new(),
    }
}

/// An offer that asks for a city and for consent, in Russian.
pub fn asking_consent() -> TermsDraft {
    TermsDraft {
        form: vec![
            question("city", "Город", "text", true),
            question("agree", "Согласие на обработку данных", "consent", true),
        ],
        ..terms()
    }
}

/// Where files of the market's engagement are sent.
pub fn place(market: &Market) -> String {
    format!("/contractor/engagements/{}/imports", market.engagement)
}

/// Sends a file by the page.
pub async fn upload(market: &Market, name: &str, content: &[u8]) -> Answer {
    upload_with(market, name, content, &[]).await
}

/// The same with choices.
pub async fn upload_with(
    market: &Market,
    name: &str,
    content: &[u8],
    chosen: &[(&str, &str)],
) -> Answer {
    let mut form = market.contractor.page(&place(market)).await.form("#upload form");
    for (field, value) in chosen {
        form = form.fill(field, value);
    }
    market.contractor.browser.submit_files(form, &[(name, content)]).await
}

/// Sends a file and opens the page it leads to.
pub async fn read(market: &Market, name: &str, content: &[u8]) -> (String, Html) {
    let path = upload(market, name, content).await.see_other();
    let page = market.contractor.page(&path).await;
    (path, page)
}

/// The words of the fault a file was refused with.
pub async fn refused(market: &Market, name: &str, content: &[u8]) -> String {
    upload(market, name, content).await.expect(422).html().text("#upload .fault")
}

/// Presses a button of the form that names columns.
pub async fn press(market: &Market, page: &Html, what: &str) -> Answer {
    let form = page.form("#columns").fill("do", what);
    market.contractor.browser.submit(form).await
}

/// The figures of an import's page: delivered, refused, wrong, repeated.
pub fn figures(page: &Html) -> Vec<String> {
    page.texts("#progress dd")
}

/// A workbook of these parts, by name.
pub fn package(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, content) in parts {
        zip.start_file(*name, SimpleFileOptions::default()).expect("a part");
        zip.write_all(content).expect("its content");
    }
    zip.finish().expect("a package").into_inner()
}

pub const RELS: &str = r#"<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>"#;
pub const BOOK: &str = r#"<?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="Hidden" sheetId="2" state="hidden" r:id="rId9"/><sheet name="Leads" sheetId="1" r:id="rId1"/></sheets></workbook>"#;
pub const BOOK_RELS: &str = r#"<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/sharedStrings" Target="sharedStrings.xml"/><Relationship Id="rId3" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="/xl/styles.xml"/></Relationships>"#;
const STYLES: &str = r#"<?xml version="1.0"?><styleSheet><numFmts count="1"><numFmt numFmtId="164" formatCode="dd\.mm\.yyyy"/></numFmts><cellStyleXfs count="1"><xf numFmtId="14"/></cellStyleXfs><cellXfs count="3"><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="22"/></cellXfs></styleSheet>"#;

/// A workbook with this XML within its sheet's `sheetData`, and these shared strings.
pub fn workbook(rows: &str, strings: &str) -> Vec<u8> {
    let sheet = format!(
        r#"<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><dimension ref="A1:C3"/><sheetData>{rows}</sheetData></worksheet>"#
    );
    let strings =
        format!(r#"<?xml version="1.0"?><sst uniqueCount="9999999999999">{strings}</sst>"#);
    package(&[
        ("[Content_Types].xml", b"<Types/>"),
        ("_rels/.rels", RELS.as_bytes()),
        ("xl/workbook.xml", BOOK.as_bytes()),
        ("xl/_rels/workbook.xml.rels", BOOK_RELS.as_bytes()),
        ("xl/worksheets/sheet1.xml", sheet.as_bytes()),
        ("xl/sharedStrings.xml", strings.as_bytes()),
        ("xl/styles.xml", STYLES.as_bytes()),
    ])
}
