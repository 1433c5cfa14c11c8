//! Files nobody should send: each is refused with a reason, or its rows are, and the server lives.

use super::ground::{BOOK, BOOK_RELS, RELS, figures, package, press, read, refused, workbook};
use crate::leads::market::Market;

#[actix_web::test]
async fn what_is_no_table_is_refused_with_a_reason() {
    let market = Market::open().await;
    let huge_cell = format!("phone\n{}\n", "9".repeat(5_000_000));
    let columns = "a,".repeat(10_000) + "z\n" + &"1,".repeat(10_000) + "2\n";
    let quote =
        format!("phone,name\n+79161234567,\"Anna\n{}", "+79161234568,Boris\n".repeat(1_000));
    let junk: Vec<u8> =
        (0..60_000u32).map(|n| (n.wrapping_mul(2_654_435_761) >> 13) as u8).collect();
    let empty_zip = package(&[]);
    let file_in_path: &[u8] = b"x";
    let cases: [(&str, &[u8], &str); 12] = [
        ("huge.csv", huge_cell.as_bytes(), "more than 4,000 characters"),
        ("wide.csv", columns.as_bytes(), "more than 200 columns"),
        ("quote.csv", quote.as_bytes(), "quotation mark"),
        ("junk.csv", &junk, "no table"),
        ("zeros.csv", &[0; 10_000], "no table"),
        ("empty.csv", b"", "file is empty"),
        ("blank.csv", b"\xef\xbb\xbf", "no rows"),
        ("headings.csv", "Имя;Телефон\n".as_bytes(), "no rows"),
        ("not.xlsx", b"PK\x03\x04 and then nothing of a package", "damaged"),
        ("old.xlsx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1 compound", "old Excel file"),
        ("bare.xlsx", &empty_zip, "no table"),
        (
            "paths.xlsx",
            &package(&[("../../etc/passwd", file_in_path), ("_rels/.rels", RELS.as_bytes())]),
            "damaged",
        ),
    ];
    for (name, content, words) in cases {
        let told = refused(&market, name, content).await;
        assert!(told.contains(words), "{name}: {told}");
    }
    assert!(market.app.browser().get("/livez").await.ok().body.contains("ok"));
}

#[actix_web::test]
async fn a_workbook_that_unpacks_into_too_much_is_refused() {
    let market = Market::open().await;
    let parts = |sheet: &[u8], strings: &[u8]| {
        package(&[
            ("_rels/.rels", RELS.as_bytes()),
            ("xl/workbook.xml", BOOK.as_bytes()),
            ("xl/_rels/workbook.xml.rels", BOOK_RELS.as_bytes()),
            ("xl/worksheets/sheet1.xml", sheet),
            ("xl/sharedStrings.xml", strings),
        ])
    };
    let open = "<worksheet><sheetData>";
    let one_text = format!("{open}<row><c t=\"str\"><v>{}", "a".repeat(20_000_000));
    let told = refused(&market, "cell.xlsx", &parts(one_text.as_bytes(), b"<sst/>")).await;
    assert!(told.contains("too much inside"), "{told}");
    let comment = format!("{open}<!-- {} -->", "<a>".repeat(1_000));
    let told = refused(&market, "comment.xlsx", &parts(comment.as_bytes(), b"<sst/>")).await;
    assert!(told.contains("damaged"), "{told}");
    let entity = b"<!DOCTYPE a [<!ENTITY b \"bbbb\">]><worksheet><sheetData/></worksheet>";
    assert!(refused(&market, "entity.xlsx", &parts(entity, b"<sst/>")).await.contains("damaged"));
    for rows in [
        "<row r=\"5\"><c r=\"A5\" t=\"str\"><v>a</v></c></row><row r=\"2\"/>",
        "<row r=\"99999999\"><c t=\"str\"><v>a</v></c></row>",
        "<row r=\"1\"><c r=\"99\" t=\"str\"><v>a</v></c></row>",
    ] {
        assert!(
            refused(&market, "rows.xlsx", &workbook(rows, "")).await.contains("damaged"),
            "{rows}"
        );
    }
    let far = "<row r=\"1\"><c r=\"XFD1\" t=\"str\"><v>a</v></c></row>";
    assert!(refused(&market, "far.xlsx", &workbook(far, "")).await.contains("200 columns"));
    // A text that is not there is an empty cell, and so is one of another kind.
    let odd = "<row><c t=\"str\"><v>phone</v></c><c t=\"str\"><v>b</v></c></row>\
               <row><c t=\"s\"><v>77</v></c><c t=\"s\"><v>x</v></c><c t=\"str\"><v>=1+1</v></c></row>";
    let (_, page) = read(&market, "odd.xlsx", &workbook(odd, "")).await;
    assert_eq!(page.texts("#preview td"), ["2", "", ""]);
}

#[actix_web::test]
async fn rows_that_are_wrong_harm_no_others() {
    let market = Market::open().await;
    let csv = "phone,name,city\n\
        +79161234567,Anna,Moscow\n\
        +79161234568\n\
        +79161234569,Vera,Tver,too,many\n\
        =HYPERLINK(\"http://evil.example\"),@SUM(1),-1\n\
        +7916123\u{0}4560,Zero,\n\
        ,Nobody,\n\
        \"=\"\"89161234571\"\"\",Excel,Moscow\n";
    let (path, page) = read(&market, "ragged.csv", csv.as_bytes()).await;
    press(&market, &page, "send").await.see_other();
    market.work();
    let page = market.contractor.page(&path).await;
    assert_eq!(figures(&page), ["4", "1", "2", "0"], "{:?}", page.texts("#refused tr"));
    assert_eq!(page.texts("#refused td.num"), ["4", "5", "7"]);
    let file = market.contractor.get(&format!("{path}/refusals.csv")).await.ok();
    assert_eq!(file.header("content-type"), "text/csv; charset=utf-8");
    let lines: Vec<&str> = file.body.lines().collect();
    assert_eq!(lines[0], "\u{feff}phone,name,city,row,reason");
    assert!(lines[1].starts_with("'+79161234569,Vera,Tver,too,many,4,"), "{}", lines[1]);
    assert!(
        lines[2].starts_with("\"'=HYPERLINK(\"\"http://evil.example\"\")\",'@SUM(1),'-1,5,"),
        "{}",
        lines[2]
    );
    assert_eq!(lines.len(), 4);
}
