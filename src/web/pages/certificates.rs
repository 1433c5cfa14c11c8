//! Certificates of consent: the exchange's public keys, the page where anybody has one checked, and
//! the file its owner takes away.

use actix_web::HttpResponse;
use actix_web::http::header::{CACHE_CONTROL, CONTENT_DISPOSITION};
use askama::Template;
use serde_json::json;

use crate::db::Tx;
use crate::i18n::Reader;
use crate::kernel::ids::LeadId;
use crate::kernel::secret::Vault;
use crate::leads::certificate::{Certificate, Checked, Statement, certificate, check as look};
use crate::leads::find::Reach;
use crate::web::api::v1::leads::read::{first, reaches};
use crate::web::extract::who::Who;
use crate::web::extract::{Posted, Visit};
use crate::web::form::Form;
use crate::web::page::Page;
use crate::web::{Path, State, WebError, render};

/// `GET /.well-known/lead-exchange-keys.json`: a set of JSON Web Keys (RFC 7517), each also as OpenSSL
/// reads it.
pub async fn keys(state: State) -> HttpResponse {
    let key = state.vault.signer().public();
    let body = json!({"keys": [{
        "kty": "OKP", "crv": "Ed25519", "alg": "EdDSA", "use": "sig",
        "kid": key.id(), "x": key.to_base64_url(), "pem": key.to_pem(),
    }]});
    HttpResponse::Ok().insert_header((CACHE_CONTROL, "public, max-age=3600")).json(body)
}

/// What a certificate says, in words.
pub struct Said {
    pub text: String,
    pub version: String,
    pub when: String,
    pub ip: Option<String>,
    pub browser: Option<String>,
    pub address: String,
    pub language: String,
    pub lead: LeadId,
    pub digest: String,
}

impl Said {
    pub fn new(reader: &Reader, statement: Statement) -> Self {
        let when = statement.given_at().map(|at| reader.when(at));
        let language =
            statement.locale().map(|locale| reader.word("form-language", locale.as_str()));
        Self {
            when: when.unwrap_or_else(|| statement.given_at.clone()),
            language: language.map_or(statement.locale, |name| name.to_string()),
            text: statement.text,
            version: statement.text_version,
            ip: statement.ip,
            browser: statement.user_agent,
            address: statement.page,
            lead: statement.lead,
            digest: statement.text_sha256,
        }
    }
}

/// A lead's certificate, as the page of the lead shows it.
pub struct Shown {
    pub said: Said,
    pub valid: bool,
    /// Where its file is, for those who may have it.
    pub file: Option<String>,
}

impl Shown {
    /// Reads the certificate of a lead within reach, if it has one.
    pub fn read(
        tx: &mut Tx<'_>,
        vault: &Vault,
        reader: &Reader,
        reach: impl Into<Reach>,
        lead: LeadId,
    ) -> Result<Option<Self>, WebError> {
        let found = certificate(tx, vault, reach, lead)?;
        Ok(found.map(|Certificate { statement, valid, file }| Self {
            said: Said::new(reader, statement),
            valid,
            file: file.map(|_| format!("/leads/{lead}/certificate")),
        }))
    }
}

/// `GET /leads/{id}/certificate`: the file, for those who see the contact.
pub async fn file(
    state: State,
    who: Who,
    Path(id): Path<LeadId>,
) -> Result<HttpResponse, WebError> {
    let reaches = reaches(&who, None)?;
    let vault = state.vault.clone();
    let (found, _) =
        state.run(move |tx| first(&reaches, |reach| certificate(tx, &vault, reach, id))).await?;
    let file = found.and_then(|found| found.file).ok_or(WebError::NotFound)?;
    let name = format!("attachment; filename=\"certificate-{id}.json\"");
    Ok(HttpResponse::Ok()
        .content_type("application/json")
        .insert_header((CONTENT_DISPOSITION, name))
        .body(file.to_json()))
}

#[derive(Template)]
#[template(path = "certificates/check.html")]
struct CheckPage {
    page: Page,
    form: Form,
    /// `valid`, `changed`, `other-key` or `not-one`; nothing before a check.
    outcome: &'static str,
    said: Option<Said>,
    key_id: String,
}

/// `GET /certificates`
pub async fn show(state: State, visit: Visit) -> HttpResponse {
    let key_id = state.vault.signer().public().id();
    let (page, form) = (visit.public_page(), Form::default());
    render(&CheckPage { page, form, outcome: "", said: None, key_id })
}

/// `POST /certificates`: nothing is kept of what is shown here.
pub async fn check(state: State, visit: Visit, Posted(form): Posted) -> HttpResponse {
    let key = state.vault.signer().public();
    let page = visit.public_page();
    let (outcome, said) = match look(&key, form.value("certificate")) {
        Checked::Valid(statement) => ("valid", Some(Said::new(&page.reader, *statement))),
        Checked::Changed => ("changed", None),
        Checked::OtherKey => ("other-key", None),
        Checked::NotOne => ("not-one", None),
    };
    render(&CheckPage { page, form, outcome, said, key_id: key.id() })
}
