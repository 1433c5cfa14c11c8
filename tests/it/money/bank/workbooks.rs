//! Statements as workbooks, and the headings of tables.

use serde_json::json;

use super::{lines, sent};
use crate::doors::imports::ground::workbook;
use crate::support::{Persona, TestApp};

const ACCOUNT: (&str, &str) = ("account", "ACC-1");
const HEADINGS: [&str; 5] = ["Date", "Amount", "Currency", "Payer", "Details"];

fn text(at: &str, text: &str) -> String {
    format!("<c r=\"{at}\" t=\"inlineStr\"><is><t>{text}</t></is></c>")
}

fn headings() -> String {
    let cells = HEADINGS.iter().zip(["A1", "B1", "C1", "D1", "E1"]);
    let cells: String = cells.map(|(heading, at)| text(at, heading)).collect();
    format!("<row r=\"1\">{cells}</row>")
}

/// A line in euros: its date's cell and its amount's as they stand in the file.
fn line(row: u32, date: &str, amount: &str) -> String {
    let rest = text(&format!("C{row}"), "EUR") + &text(&format!("D{row}"), "Okna");
    format!("<row r=\"{row}\">{date}{amount}{rest}</row>")
}

fn day(row: u32, serial: &str) -> String {
    format!("<c r=\"A{row}\" s=\"1\"><v>{serial}</v></c>")
}

fn number(row: u32, value: &str) -> String {
    format!("<c r=\"B{row}\"><v>{value}</v></c>")
}

async fn kept(staff: &Persona) -> Vec<(String, String, String)> {
    let word = |line: &serde_json::Value, name: &str| line[name].as_str().unwrap().to_owned();
    let all = lines(staff, "").await;
    let mut all: Vec<_> = all
        .iter()
        .map(|line| (word(line, "booked_on"), word(line, "direction"), word(line, "amount")))
        .collect();
    all.sort();
    all
}

#[actix_web::test]
async fn numbers_and_dates_of_a_workbook_mean_what_they_show() {
    let app = TestApp::start().await;
    let staff = app.staff().await;
    // The account's last file was a table with commas, its days first.
    let table = "Date;Amount;Currency;Payer\n01.12.2030;1.000,50;EUR;Okna\n";
    let mapping = json!({
        "columns": { "Date": "date", "Amount": "amount", "Currency": "currency", "Payer": "payer" },
        "dates": "day_first", "decimals": "comma",
    });
    let fields = [ACCOUNT, ("mapping", &mapping.to_string())];
    sent(&staff, table.as_bytes(), &fields).await.created();
    let rows = headings()
        + &line(2, &day(2, "46348"), &number(2, "8.1999999999999993"))
        + &line(3, &day(3, "46349"), &number(3, "1234.5"))
        + &line(4, &text("A4", "02.12.2030"), &text("B4", "1.234,50"));
    sent(&staff, &workbook(&rows, ""), &[ACCOUNT]).await.created();
    let wanted = [
        ("2026-11-22", "credit", "8.20"),
        ("2026-11-23", "credit", "1234.50"),
        ("2030-12-01", "credit", "1000.50"),
        ("2030-12-02", "credit", "1234.50"),
    ];
    let kept = kept(&staff).await;
    let kept = kept.iter().map(|(on, way, of)| (on.as_str(), way.as_str(), of.as_str()));
    assert_eq!(kept.collect::<Vec<_>>(), wanted);
}

#[actix_web::test]
async fn what_went_wrong_in_a_cell_is_not_taken_for_nothing() {
    let app = TestApp::start().await;
    let staff = app.staff().await;
    let good = line(2, &day(2, "46348"), &number(2, "5"));
    for (date, amount, code) in [
        (day(3, "46349"), "<c r=\"B3\" t=\"e\"><v>#N/A</v></c>".to_owned(), "statement-bad-amount"),
        (day(3, "46349"), "<c r=\"B3\"><f>100+20</f></c>".to_owned(), "statement-bad-amount"),
        ("<c r=\"A3\" t=\"e\"><v>#REF!</v></c>".to_owned(), number(3, "7"), "statement-bad-date"),
        (day(3, "46349"), "<c r=\"B3\" t=\"s\"><v>9</v></c>".to_owned(), "statement-bad-amount"),
    ] {
        let file = workbook(&(headings() + &good + &line(3, &date, &amount)), "");
        sent(&staff, &file, &[ACCOUNT]).await.faults(&[("file", code)]);
    }
    assert!(lines(&staff, "").await.is_empty());
}

#[actix_web::test]
async fn a_formula_that_came_to_nothing_is_an_empty_cell() {
    let app = TestApp::start().await;
    let staff = app.staff().await;
    let heading = text("A1", "Date") + &text("B1", "Credit") + &text("C1", "Debit");
    let empty = "<c r=\"C2\" t=\"str\"><f>IF(1=2,1,\"\")</f><v></v></c>";
    let rows = format!(
        "<row r=\"1\">{heading}</row><row r=\"2\">{}{}{empty}</row>",
        day(2, "46348"),
        number(2, "5")
    );
    let mapping = json!({
        "columns": { "Date": "date", "Credit": "credit", "Debit": "debit" }, "currency": "EUR",
    });
    let fields = [ACCOUNT, ("mapping", &mapping.to_string())];
    sent(&staff, &workbook(&rows, ""), &fields).await.created();
    assert_eq!(kept(&staff).await[0].2, "5.00");
}

#[actix_web::test]
async fn dates_nobody_reads_are_refused_and_quoted_ones_are_read() {
    let app = TestApp::start().await;
    let staff = app.staff().await;
    let table = |day: &str| format!("Date;Amount;Currency\n{day};5,50;EUR\n");
    let words = table("Nov 28, 2026");
    let refused = sent(&staff, words.as_bytes(), &[ACCOUNT]).await;
    refused.faults(&[("file", "statement-bad-date")]);
    let quoted = table("'28.11.2026'");
    sent(&staff, quoted.as_bytes(), &[ACCOUNT]).await.created();
    assert_eq!(kept(&staff).await[0].0, "2026-11-28");
}

#[actix_web::test]
async fn headings_in_two_rows_are_read_together() {
    let app = TestApp::start().await;
    let staff = app.staff().await;
    let table = "Date;Amount;;Currency;Details\n;Debit;Credit;;\n\
        28.11.2030;207,77;;EUR;return\n29.11.2030;;5,00;EUR;in\n";
    sent(&staff, table.as_bytes(), &[ACCOUNT]).await.created();
    let kept = kept(&staff).await;
    assert_eq!(kept[0].1, "debit", "{kept:?}");
    assert_eq!((kept[1].1.as_str(), kept[1].2.as_str()), ("credit", "5.00"));
}

#[actix_web::test]
async fn two_columns_of_one_name_are_told_apart() {
    let app = TestApp::start().await;
    let staff = app.staff().await;
    let table = "Date;Amount;Amount;Currency\n28.11.2030;100,00;;EUR\n29.11.2030;;7,00;EUR\n";
    let asked = sent(&staff, table.as_bytes(), &[ACCOUNT]).await;
    asked.faults(&[("columns", "statement-columns-needed")]);
    let form = staff.page("/staff/bank/statements").await.form("#upload form");
    let form = form.fill("account", "ACC-1");
    let files = [("a.csv", table.as_bytes())];
    let path = staff.browser.submit_files(form, &files).await.see_other();
    let page = staff.page(&path).await;
    assert!(page.words().contains("Amount [B]") && page.words().contains("Amount [C]"));
    let form = page.form("#columns").fill("column[1]", "debit").fill("column[2]", "credit");
    staff.browser.submit(form).await.see_other();
    let wanted = [("debit", "100.00"), ("credit", "7.00")];
    let kept = kept(&staff).await;
    let kept: Vec<_> = kept.iter().map(|(_, way, of)| (way.as_str(), of.as_str())).collect();
    assert_eq!(kept, wanted);
}

#[actix_web::test]
async fn rows_that_are_half_a_line_are_told_of() {
    let app = TestApp::start().await;
    let staff = app.staff().await;
    let table = "Date;Amount;Currency;Details\n28.11.2030;5,50;EUR;one\n;6,00;EUR;no date\n\
        29.11.2030;;EUR;no amount\n29.11.2030;0,00;EUR;nothing moved\n;;;Signed\n";
    let taken = sent(&staff, table.as_bytes(), &[ACCOUNT]).await.created().json();
    assert_eq!((&taken["lines_new"], &taken["lines_left_out"]), (&json!(1), &json!(2)));
    assert_eq!(taken["left_out_rows"], json!([3, 4]));
    let page = staff.page("/staff/bank/statements").await;
    assert!(page.words().contains("no. 3, 4"), "{}", page.words());
}
