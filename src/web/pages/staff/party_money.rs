//! What staff do about a party's money, on its page: a credit limit, an exchange.

use actix_web::HttpResponse;

use super::parties::{Which, done};
use crate::accounts::StaffSeat;
use crate::db::Tx;
use crate::kernel::ids::PartyId;
use crate::kernel::money::Currency;
use crate::ledger::credit::Limit;
use crate::payouts::exchange::{self, Exchange, Written};
use crate::payouts::{PayoutError, credit};
use crate::web::extract::{Posted, Visit};
use crate::web::form::{Choice, Form};
use crate::web::{Path, State, WebError};

/// The forms of this part of the page.
#[derive(Debug, Clone, Copy)]
pub enum MoneyForm {
    Credit,
    Exchange,
}

/// What this part of the page shows.
pub struct PartyMoney {
    pub credit: Form,
    pub credit_refused: bool,
    pub exchange: Form,
    pub exchange_refused: bool,
    pub currencies: Vec<&'static str>,
    pub choices: Vec<Choice>,
    pub limits: Vec<Limit>,
    pub exchanges: Vec<Exchange>,
}

impl PartyMoney {
    pub(super) fn load(
        tx: &mut Tx<'_>,
        staff: StaffSeat,
        party: PartyId,
        currencies: &[Currency],
    ) -> Result<Self, PayoutError> {
        let choice = |currency: &Currency| Choice::new(currency.code(), currency.code());
        Ok(Self {
            credit: Form::default().named("credit"),
            credit_refused: false,
            exchange: Form::default().named("exchange"),
            exchange_refused: false,
            currencies: currencies.iter().map(|currency| currency.code()).collect(),
            choices: currencies.iter().map(choice).collect(),
            limits: credit::history(tx, staff, party)?,
            exchanges: exchange::of_party(tx, staff, party)?,
        })
    }

    /// Shows a form as it was typed, and open.
    pub(super) fn refused(&mut self, which: MoneyForm, form: Form) {
        match which {
            MoneyForm::Credit => (self.credit, self.credit_refused) = (form.named("credit"), true),
            MoneyForm::Exchange => {
                (self.exchange, self.exchange_refused) = (form.named("exchange"), true);
            }
        }
    }
}

/// `POST /staff/parties/{id}/credit`
pub async fn set_credit(
    state: State,
    visit: Visit,
    staff: StaffSeat,
    Path(id): Path<PartyId>,
    Posted(form): Posted,
) -> Result<HttpResponse, WebError> {
    let read = credit::Order::read(
        form.value("amount"),
        form.value("currency"),
        form.value("reason"),
        &state.config.currencies,
    );
    let result = match read {
        Ok(order) => state.run(move |tx| credit::set(tx, staff, id, &order)).await,
        Err(faults) => Err(faults.into()),
    };
    let sent = (Which::Money(MoneyForm::Credit), form);
    done(state, visit, staff, id, sent, result.map(|_| "staff-credit-set")).await
}

/// `POST /staff/parties/{id}/exchanges`
pub async fn exchange(
    state: State,
    visit: Visit,
    staff: StaffSeat,
    Path(id): Path<PartyId>,
    Posted(form): Posted,
) -> Result<HttpResponse, WebError> {
    let value = |name: &str| form.value(name).to_owned();
    let written = Written {
        amount: value("amount"),
        from: value("from"),
        to: value("to"),
        rate: value("rate"),
        reason: value("reason"),
    };
    let result = match exchange::Order::read(&written, &state.config.currencies) {
        Ok(order) => {
            let path = format!("/staff/parties/{id}/exchanges");
            let book = move |tx: &mut Tx<'_>| {
                exchange::book(tx, staff, id, &order).map(|booked| booked.id.to_string())
            };
            state.press(staff.user, &path, &form, book).await
        }
        Err(faults) => Err(faults.into()),
    };
    let sent = (Which::Money(MoneyForm::Exchange), form);
    let said = result.map(|booked| booked.flash("staff-exchange-booked"));
    done(state, visit, staff, id, sent, said).await
}
