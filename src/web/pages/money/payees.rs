//! `/money/payees`: the accounts a party is paid on. A change takes the password once more.

use actix_web::HttpResponse;
use actix_web::web::Query;
use askama::Template;
use chrono::TimeDelta;
use serde::Deserialize;

use super::area;
use crate::accounts::PartySeat;
use crate::db::Tx;
use crate::i18n::Text;
use crate::kernel::money::Currency;
use crate::payouts::PayoutError;
use crate::payouts::payee::{self, Details, Payee, PayeeKind, Written};
use crate::payouts::wallet;
use crate::web::api::v1::money::payees::currency;
use crate::web::extract::{Client, Posted, Visit};
use crate::web::form::{Choice, Form};
use crate::web::page::Page;
use crate::web::refusal::{Refusal, Sent};
use crate::web::{State, WebError};

/// Which currency's account is to be written.
#[derive(Deserialize)]
pub struct Wanted {
    currency: Option<String>,
}

#[derive(Template)]
#[template(path = "money/payees.html")]
struct PayeesPage {
    page: Page,
    notice: Option<Text>,
    /// What was just kept, in full, on the answer to the form and nowhere else.
    saved: Option<Details>,
    payees: Vec<Payee>,
    /// Every version, newest first, currency by currency.
    history: Vec<Payee>,
    form: Form,
    currencies: Vec<Choice>,
    kinds: Vec<Choice>,
    /// How long a change holds payments back.
    delay: String,
}

/// What of the page is asked for, beside what is kept.
#[derive(Default)]
struct View {
    form: Form,
    notice: Option<Text>,
    saved: Option<Details>,
}

/// `GET /money/payees`
pub async fn show(
    state: State,
    visit: Visit,
    seat: PartySeat,
    wanted: Query<Wanted>,
) -> Result<HttpResponse, WebError> {
    let wanted = wanted.into_inner().currency.unwrap_or_default();
    let form = Form::default().with("currency", wanted).with("kind", PayeeKind::Iban);
    shown(&state, visit, seat, View { form, ..View::default() }, Sent::default()).await
}

async fn shown(
    state: &State,
    visit: Visit,
    seat: PartySeat,
    view: View,
    sent: Sent,
) -> Result<HttpResponse, WebError> {
    let config = state.config.clone();
    let template = state
        .run(move |tx| {
            let (enabled, delay) = (&config.currencies, config.withdrawals.payee_delay);
            page(tx, &visit, seat, view, enabled, delay)
        })
        .await?;
    Ok(sent.page(&template))
}

fn page(
    tx: &mut Tx<'_>,
    visit: &Visit,
    seat: PartySeat,
    view: View,
    enabled: &[Currency],
    delay: TimeDelta,
) -> Result<PayeesPage, WebError> {
    let mut page = visit.page(tx, area(visit))?;
    // The answer to a form stands under its address too: switching the language comes back here.
    page.path = "/money/payees".to_owned();
    let payees = payee::current(tx, seat)?;
    let mut history = Vec::new();
    for payee in &payees {
        history.extend(payee::history(tx, seat, payee.currency)?);
    }
    let wallets = wallet::all(tx, seat, enabled)?;
    let kind = |kind: &PayeeKind| {
        let word = kind.as_str();
        let hint = page.word("payee-kind-hint", word).to_string();
        Choice { value: word.to_owned(), label: page.word("payee-kind", word).to_string(), hint }
    };
    Ok(PayeesPage {
        currencies: wallets
            .iter()
            .map(|wallet| Choice::new(wallet.currency, wallet.currency))
            .collect(),
        kinds: PayeeKind::ALL.iter().map(kind).collect(),
        delay: page.duration(delay),
        notice: view.notice,
        saved: view.saved,
        form: view.form,
        payees,
        history,
        page,
    })
}

/// `POST /money/payees`: keeps an account once the password is shown, and shows it in full on the
/// answer.
pub async fn save(
    state: State,
    visit: Visit,
    client: Client,
    seat: PartySeat,
    form: Posted,
) -> Result<HttpResponse, WebError> {
    let Posted(form) = form;
    match try_save(&state, client, seat, &form).await {
        Ok(details) => {
            let form = Form::default().with("kind", PayeeKind::Iban);
            let view = View { form, saved: Some(details), notice: None };
            shown(&state, visit, seat, view, Sent::default()).await
        }
        Err(error) => {
            let (form, notice, sent) = Refusal::of(error, form, &visit.reader)?.parts();
            shown(&state, visit, seat, View { form, notice, saved: None }, sent).await
        }
    }
}

async fn try_save(
    state: &State,
    client: Client,
    seat: PartySeat,
    form: &Form,
) -> Result<Details, WebError> {
    let currency = currency(form.value("currency"))?;
    let text = |name: &str| form.value(name).to_owned();
    let details = Details::read(&Written {
        kind: text("kind"),
        holder: text("holder"),
        account: text("account"),
        bank_id: text("bank_id"),
        bank_name: text("bank_name"),
        country: text("country"),
        address: [text("address1"), text("address2")],
    })?;
    state.prove_again(client.0, seat.user, text("password"), "password").await?;
    let (vault, delay) = (state.vault.clone(), state.config.withdrawals.payee_delay);
    state
        .run(move |tx| {
            payee::save(tx, &vault, seat, currency, &details, delay)?;
            Ok::<_, PayoutError>(details)
        })
        .await
}
