//! The bank's statements: taken in once, matched, booked once, and hostile files.

mod booking;
mod files;
mod taking;
mod workbooks;

use serde_json::{Value, json};

use crate::support::{Answer, Persona};

/// One entry of a camt.053.
#[derive(Debug, Clone)]
pub struct Entry {
    pub amount: String,
    pub currency: &'static str,
    pub out: bool,
    pub day: &'static str,
    /// The bank's reference; none where it gives none.
    pub reference: Option<String>,
    pub payer: &'static str,
    pub purpose: String,
    /// More within the entry.
    pub more: &'static str,
}

/// A credit of today.
pub fn credit(amount: &str, purpose: &str) -> Entry {
    Entry {
        amount: amount.to_owned(),
        currency: "EUR",
        out: false,
        day: "2030-11-28",
        reference: None,
        payer: "Okna Plus S.L.",
        purpose: purpose.to_owned(),
        more: "",
    }
}

impl Entry {
    pub fn named(self, reference: &str) -> Self {
        Self { reference: Some(reference.to_owned()), ..self }
    }

    fn xml(&self) -> String {
        let way = if self.out { "DBIT" } else { "CRDT" };
        let party = if self.out { "Cdtr" } else { "Dbtr" };
        let reference = self
            .reference
            .as_deref()
            .map_or(String::new(), |reference| format!("<AcctSvcrRef>{reference}</AcctSvcrRef>"));
        format!(
            "<Ntry><NtryRef>1</NtryRef><Amt Ccy=\"{}\">{}</Amt><CdtDbtInd>{way}</CdtDbtInd>{}<Sts>BOOK</Sts>
             <BookgDt><Dt>{}</Dt></BookgDt><ValDt><Dt>{}</Dt></ValDt>{reference}<BkTxCd/>
             <NtryDtls><TxDtls><Refs><EndToEndId>NOTPROVIDED</EndToEndId></Refs>
             <RltdPties><{party}><Nm>{}</Nm></{party}></RltdPties>
             <RmtInf><Ustrd>{}</Ustrd></RmtInf></TxDtls></NtryDtls></Ntry>",
            self.currency, self.amount, self.more, self.day, self.day, self.payer, self.purpose
        )
    }
}

/// A whole statement of version .001.02.
pub fn camt(entries: &[Entry]) -> String {
    let entries: String = entries.iter().map(Entry::xml).collect();
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>
         <Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:camt.053.001.02\"><BkToCstmrStmt>
         <GrpHdr><MsgId>M1</MsgId></GrpHdr><Stmt><Id>S1</Id>
         <Acct><Id><IBAN>DE89 3704 0044 0532 0130 00</IBAN></Id></Acct>{entries}</Stmt></BkToCstmrStmt></Document>"
    )
}

/// Uploads by API: the answer as it is.
pub async fn sent(staff: &Persona, content: &[u8], fields: &[(&str, &str)]) -> Answer {
    let boundary = "B7f";
    let mut body = Vec::new();
    for (name, value) in fields {
        let part = format!(
            "--{boundary}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n"
        );
        body.extend_from_slice(part.as_bytes());
    }
    let head = format!(
        "--{boundary}\r\nContent-Disposition: form-data; name=\"files\"; filename=\"statement.xml\"\r\n\r\n"
    );
    body.extend_from_slice(head.as_bytes());
    body.extend_from_slice(content);
    body.extend_from_slice(format!("\r\n--{boundary}--\r\n").as_bytes());
    let kind = format!("multipart/form-data; boundary={boundary}");
    staff.api().bytes("/bank-statements", &kind, body).await
}

pub async fn taken(staff: &Persona, content: &str) -> Value {
    sent(staff, content.as_bytes(), &[]).await.created().json()
}

/// Lines as the API lists them.
pub async fn lines(staff: &Persona, query: &str) -> Vec<Value> {
    let all = staff.api().get(&format!("/bank-lines?limit=100&{query}")).await.ok().json();
    all["items"].as_array().unwrap().clone()
}

pub fn reference(top_up: &Value) -> String {
    top_up["reference"].as_str().unwrap().to_owned()
}

/// Books a line by API.
pub async fn booked(staff: &Persona, line: &Value, body: Value) -> Answer {
    let id = line["id"].as_str().unwrap();
    staff.api().post(&format!("/bank-lines/{id}/booking"), body).await
}

pub fn nothing() -> Value {
    json!({})
}
