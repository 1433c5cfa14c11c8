//! The form as it is opened, and the pages that stand in its place.

use actix_web::http::StatusCode;
use actix_web::http::header::{CONTENT_SECURITY_POLICY, HeaderValue};
use actix_web::{HttpRequest, HttpResponse};

use super::address::Address;
use super::view::{FormPage, Head, SaidPage, page};
use crate::doors::forms::token::Token;
use crate::doors::forms::{self, Plan, Variant};
use crate::i18n::Text;
use crate::offers::engagements::Coded;
use crate::web::answer::{render, render_as};
use crate::web::form::Form;
use crate::web::headers::POLICY;
use crate::web::{State, WebError};

/// A form that was found, with everything its pages are made of.
pub struct Found {
    pub address: Address,
    pub coded: Coded,
    pub plan: Plan,
}

impl Found {
    /// Looks the form up; a code nobody has is 404.
    pub async fn find(state: &State, address: Address) -> Result<Self, WebError> {
        let code = address.code.clone();
        let coded = state.run(move |tx| forms::find(tx, &code)).await?;
        let plan = Plan::new(&coded.work.offer.terms, address.variant);
        Ok(Self { address, coded, plan })
    }

    fn head(&self) -> Head {
        let offer = &self.coded.work.offer;
        Head::new(&self.address, &offer.party_name, &offer.terms)
    }

    /// A token for a page made now.
    pub fn token(&self, state: &State) -> Result<String, WebError> {
        let work = &self.coded.work;
        Token::new(state.db.clock().now(), work.offer.terms.version)
            .seal(&state.vault, work.engagement.id)
            .map_err(WebError::internal)
    }

    /// A step of the form with what was typed so far.
    pub fn form(&self, state: &State, at: usize, form: Form, token: String) -> FormPage {
        let page = page(&self.address, state.db.clock().now());
        FormPage::new(&self.address, self.head(), page, &self.plan, at, form, token)
    }

    /// The answer with a step of the form.
    pub fn answer(&self, status: StatusCode, page: &FormPage) -> HttpResponse {
        let mut response = render_as(status, page);
        let leads_away = self.coded.work.offer.terms.arrival.thanks_url.is_some();
        if leads_away && self.address.variant == Variant::Hosted {
            // Browsers hold the answer to a form to `form-action` too, and every address it sends on to.
            let policy = POLICY.replace("form-action 'self'", "form-action 'self' https: http:");
            if let Ok(policy) = HeaderValue::from_str(&policy) {
                response.headers_mut().insert(CONTENT_SECURITY_POLICY, policy);
            }
        }
        response
    }

    /// A page in the form's place.
    pub fn said(&self, state: &State, title: Text, text: Text) -> SaidPage {
        let buyer = self.coded.work.offer.party_name.as_str();
        SaidPage {
            page: page(&self.address, state.db.clock().now()),
            head: self.head(),
            title,
            text: text.with("buyer", buyer.to_owned()),
            again: None,
            next: None,
            done: false,
        }
    }

    /// That nothing can be sent here now.
    pub fn closed(&self, state: &State) -> HttpResponse {
        let reader = self.address.reader;
        let page = self.said(state, reader.t("form-closed-title"), reader.t("form-closed-text"));
        render_as(StatusCode::GONE, &page)
    }
}

/// The first step.
pub async fn show(
    state: &State,
    req: &HttpRequest,
    variant: Variant,
    code: String,
) -> Result<HttpResponse, WebError> {
    let found = Found::find(state, Address::of(req, variant, code)).await?;
    // A test may be sent at any time: it is how one looks whether everything is in place.
    if !found.coded.open && !found.address.origin.test {
        return Ok(found.closed(state));
    }
    let token = found.token(state)?;
    let page = found.form(state, 0, Form::default(), token);
    Ok(found.answer(StatusCode::OK, &page))
}

/// Thanks: what a robot reads too.
pub fn thanks(
    state: &State,
    found: &Found,
    key: &'static str,
    next: Option<String>,
) -> HttpResponse {
    let reader = found.address.reader;
    let mut page = found.said(state, reader.t("form-thanks-title"), reader.t(key));
    page.next = next;
    page.done = true;
    render(&page)
}
