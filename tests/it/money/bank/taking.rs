//! A line is kept once: the same statement, overlapping ones, and both at the same time.

use super::{camt, credit, lines, sent, taken};
use crate::support::TestApp;

#[actix_web::test]
async fn the_same_statement_twice_brings_nothing_new() {
    let app = TestApp::start().await;
    let staff = app.staff().await;
    let file =
        camt(&[credit("10.00", "one").named("B1"), credit("10.00", "two"), credit("10.00", "two")]);
    let first = taken(&staff, &file).await;
    assert_eq!((first["lines_new"].as_i64(), first["lines_known"].as_i64()), (Some(3), Some(0)));
    assert_eq!(first["account"], "DE89370400440532013000");
    assert_eq!(first["format"], "camt053");
    let again = taken(&staff, &file).await;
    assert_eq!((again["lines_new"].as_i64(), again["lines_known"].as_i64()), (Some(0), Some(3)));
    // The bank words the same entry otherwise, and the next day's statement overlaps.
    let overlapping = camt(&[
        credit("10.00", "ONE, REWORDED").named("B1"),
        credit("10.00", "two"),
        credit("10.00", "two"),
        credit("10.00", "two"),
        credit("10.00", "another sum under a reference used before").named("B2"),
    ]);
    let more = taken(&staff, &overlapping).await;
    assert_eq!((more["lines_new"].as_i64(), more["lines_known"].as_i64()), (Some(2), Some(3)));
    assert_eq!(lines(&staff, "stand=open").await.len(), 5);
}

#[actix_web::test]
async fn the_same_statement_by_two_people_at_once_is_kept_once() {
    let app = TestApp::start().await;
    let people = [app.staff().await, app.staff().await, app.staff().await];
    let entries: Vec<_> = (0..300).map(|n| credit("1.00", &format!("line {n}"))).collect();
    let mut backwards = entries.clone();
    backwards.reverse();
    let files = [camt(&entries), camt(&backwards), camt(&entries)];
    let uploads = people.iter().zip(&files).map(|(staff, file)| {
        let (staff, file) = (staff.api().clone(), file.clone());
        actix_web::rt::spawn(async move {
            let body = format!(
                "--B\r\nContent-Disposition: form-data; name=\"files\"; filename=\"s.xml\"\r\n\r\n{file}\r\n--B--\r\n"
            );
            let kind = "multipart/form-data; boundary=B";
            staff.bytes("/bank-statements", kind, body.into_bytes()).await.created().json()
        })
    });
    let uploads: Vec<_> = uploads.collect();
    let mut new = 0;
    for upload in uploads {
        new += upload.await.unwrap()["lines_new"].as_i64().unwrap();
    }
    assert_eq!(new, 300);
    let kept: i64 = app.tx(|tx| {
        use diesel::{QueryDsl, RunQueryDsl};
        lead_exchange::schema::bank_lines::table.count().get_result(tx.conn()).unwrap()
    });
    assert_eq!(kept, 300);
}

#[actix_web::test]
async fn pending_debits_and_reversals_are_told_apart() {
    let app = TestApp::start().await;
    let staff = app.staff().await;
    let mut out = credit("5.00", "fees");
    out.out = true;
    let mut reversed = credit("7.00", "sent back");
    reversed.more = "<RvslInd>true</RvslInd>";
    let pending = camt(&[credit("9.00", "to come")]).replace("BOOK", "PDNG");
    let waits = taken(&staff, &pending).await;
    assert_eq!((waits["lines_new"].as_i64(), waits["lines_pending"].as_i64()), (Some(0), Some(1)));
    taken(&staff, &camt(&[out, reversed, credit("0.00", "nothing moved")])).await;
    assert!(lines(&staff, "stand=open").await.is_empty());
    let other = lines(&staff, "stand=other").await;
    assert_eq!(other.len(), 2);
    for line in &other {
        assert_eq!(line["proposal"], "not_money");
        super::booked(&staff, line, super::nothing()).await.problem(409, "line_unfit");
    }
}

#[actix_web::test]
async fn a_batch_is_its_payments_and_newer_versions_read_alike() {
    let app = TestApp::start().await;
    let staff = app.staff().await;
    let part = |amount: &str, payer: &str| {
        format!(
            "<TxDtls><Amt Ccy=\"EUR\">{amount}</Amt><CdtDbtInd>CRDT</CdtDbtInd><RltdPties><Dbtr><Pty><Nm>{payer}</Nm></Pty></Dbtr>
             <DbtrAcct><Id><IBAN>ES91 2100 0418 4502 0005 1332</IBAN></Id></DbtrAcct></RltdPties>
             <RmtInf><Ustrd>A &amp; B</Ustrd><Strd><CdtrRefInf><Ref>RF18</Ref></CdtrRefInf></Strd></RmtInf></TxDtls>"
        )
    };
    let batch = |parts: &[String]| {
        format!(
            "<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.053.001.08\"><BkToCstmrStmt><Stmt><Id>X</Id>
             <Acct><Id><Othr><Id>40702810</Id></Othr></Id></Acct>
             <Ntry><Amt Ccy=\"EUR\">30.00</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts>
             <BookgDt><DtTm>2030-11-28T10:00:00+01:00</DtTm></BookgDt><AcctSvcrRef>SUM1</AcctSvcrRef>
             <NtryDtls>{}</NtryDtls></Ntry></Stmt></BkToCstmrStmt></Document>",
            parts.concat()
        )
    };
    let whole = batch(&[part("10.00", "Anna"), part("10.00", "Anna"), part("10.00", "Boris")]);
    let first = taken(&staff, &whole).await;
    assert_eq!((first["lines_new"].as_i64(), &first["account"]), (Some(3), &"40702810".into()));
    assert_eq!(taken(&staff, &whole).await["lines_new"], 0);
    let found = lines(&staff, "stand=open").await;
    assert_eq!(found[0]["amount"], "10.00");
    assert_eq!((&found[0]["payer"], &found[0]["purpose"]), (&"Anna".into(), &"A & B RF18".into()));
    assert_eq!(found[0]["payer_account"], "ES9121000418450200051332");
    // Parts that do not come to the whole are not guessed at.
    let odd = batch(&[part("10.00", "Anna"), part("11.00", "Boris")]).replace("SUM1", "SUM2");
    assert_eq!(taken(&staff, &odd).await["lines_new"], 1);
}

#[actix_web::test]
async fn amounts_keep_their_currencys_decimals() {
    let app = TestApp::start().await;
    let staff = app.staff().await;
    let of = |amount: &str, currency: &'static str| {
        let mut entry = credit(amount, currency);
        entry.currency = currency;
        entry
    };
    let file =
        camt(&[of("1500", "JPY"), of("1500.00", "JPY"), of("1.250", "KWD"), of("1.5", "EUR")]);
    taken(&staff, &file).await;
    let found = lines(&staff, "stand=open").await;
    let amounts: Vec<_> = found.iter().map(|line| line["amount"].as_str().unwrap()).collect();
    assert_eq!(amounts, ["1500", "1500", "1.250", "1.50"]);
    for (amount, currency) in
        [("1.5", "JPY"), ("1.2345", "KWD"), ("-1", "EUR"), ("1e3", "EUR"), ("1", "XXX")]
    {
        let file = camt(&[of(amount, currency)]);
        sent(&staff, file.as_bytes(), &[]).await.faults(&[("file", "statement-bad-amount")]);
    }
}
