//! The way out of the wallet: what can be withdrawn, the form, what is on its way, and one of them.

use actix_web::HttpResponse;
use askama::Template;

use super::{View, area, shown};
use crate::accounts::PartySeat;
use crate::accounts::party::{self, PartyStatus};
use crate::config::Withdrawals;
use crate::db::Tx;
use crate::i18n::{Reader, Text};
use crate::kernel::ids::WithdrawalId;
use crate::kernel::money::{Currency, Money};
use crate::ledger::Balance;
use crate::payouts::payee::{self, Payee};
use crate::payouts::{PayoutError, Withdrawal, WithdrawalStatus, withdrawal};
use crate::web::extract::{Posted, Visit};
use crate::web::form::Form;
use crate::web::page::Page;
use crate::web::refusal::Refusal;
use crate::web::{Path, State, WebError, render, see_other_with_flash};

/// What a party has in one currency and may ask for.
pub(super) struct Way {
    pub free: Money,
    pub minimum: Money,
    pub fee: Money,
    /// The account it would go to.
    pub payee: Option<Payee>,
    /// What holds it up: the account was changed lately, or the wallet does not hold enough.
    pub remark: Option<Text>,
}

/// One on its way.
pub(super) struct OnItsWay {
    pub withdrawal: Withdrawal,
    pub next: Text,
}

/// The part of `/money` about the way out; empty for a party that never had money.
pub(super) struct WayOut {
    pub ways: Vec<Way>,
    /// Which of them can be asked for.
    pub currencies: Vec<&'static str>,
    pub form: Form,
    pub on_their_way: Vec<OnItsWay>,
    pub frozen: bool,
}

impl WayOut {
    /// Reads it; `form` as it was refused, when it was.
    pub(super) fn read(
        tx: &mut Tx<'_>,
        page: &Page,
        seat: PartySeat,
        wallets: &[Balance],
        rules: &Withdrawals,
        form: Form,
    ) -> Result<Self, WebError> {
        let payees = payee::current(tx, seat)?;
        let running = withdrawal::running(tx, seat)?;
        let frozen = party::own(tx, seat)?.status == PartyStatus::Suspended;
        let ways: Vec<Way> = wallets
            .iter()
            .filter(|wallet| wallet.free.minor() > 0)
            .map(|wallet| {
                let known = payees.iter().find(|payee| payee.currency == wallet.currency);
                way(page, wallet.free, rules, known.cloned())
            })
            .collect();
        let enough = ways.iter().filter(|way| way.free.minor() >= way.minimum.minor());
        let named = enough.filter(|way| way.payee.is_some());
        let mut currencies: Vec<&'static str> =
            named.map(|way| way.free.currency().code()).collect();
        // A refused form keeps its currency, though nothing may be left in it: another is never chosen for
        // whoever presses again.
        let chosen = form.value("currency").parse().map(Currency::code);
        if let Ok(chosen) = chosen
            && !currencies.contains(&chosen)
        {
            currencies.push(chosen);
        }
        Ok(Self {
            currencies,
            on_their_way: running
                .into_iter()
                .map(|withdrawal| OnItsWay { next: next(page, &withdrawal), withdrawal })
                .collect(),
            ways,
            form: form.named("out"),
            frozen,
        })
    }
}

fn way(page: &Page, free: Money, rules: &Withdrawals, payee: Option<Payee>) -> Way {
    let currency = free.currency();
    let minimum = rules.minimum(currency);
    let remark = match &payee {
        _ if free.minor() < minimum.minor() => {
            Some(page.t("money-out-too-little").with("minimum", page.money_full(minimum)))
        }
        Some(payee) if payee.usable_at > page.now => {
            Some(page.t("money-out-delayed").with("when", page.when(payee.usable_at)))
        }
        _ => None,
    };
    Way { free, minimum, fee: rules.fee(currency), payee, remark }
}

/// What happens next to a withdrawal, and when, as its party reads it.
fn next(page: &Page, withdrawal: &Withdrawal) -> Text {
    let when = || page.when(withdrawal.payable_from);
    let frozen = withdrawal.party_suspended && withdrawal.status.is_running();
    match withdrawal.status {
        _ if frozen && withdrawal.status != WithdrawalStatus::Batched => {
            page.t("money-next-frozen")
        }
        WithdrawalStatus::Requested | WithdrawalStatus::Approved if withdrawal.payee.is_none() => {
            page.t("money-next-no-payee")
        }
        WithdrawalStatus::Requested if withdrawal.is_delayed(&page.now) => {
            page.t("money-next-requested-delayed").with("when", when())
        }
        WithdrawalStatus::Requested if withdrawal.needs_second() => page.t("money-next-second"),
        WithdrawalStatus::Requested => page.t("money-next-requested"),
        WithdrawalStatus::Approved if withdrawal.is_delayed(&page.now) => {
            page.t("money-next-approved-delayed").with("when", when())
        }
        WithdrawalStatus::Approved => page.t("money-next-approved"),
        WithdrawalStatus::Batched => page.t("money-next-batched"),
        WithdrawalStatus::Paid => page.t("money-next-paid"),
        WithdrawalStatus::Failed | WithdrawalStatus::Refused | WithdrawalStatus::Cancelled => {
            page.t("money-next-returned")
        }
    }
}

/// What a contractor's desk says of it: how much can be withdrawn, by currency; empty for nothing.
pub fn withdrawable(reader: &Reader, wallets: &[Balance], rules: &Withdrawals) -> String {
    let enough = |wallet: &&Balance| {
        wallet.free.minor() > 0 && wallet.free.minor() >= rules.minimum(wallet.currency).minor()
    };
    let shown = wallets.iter().filter(enough).map(|wallet| reader.money_full(wallet.free));
    shown.collect::<Vec<_>>().join(", ")
}

#[derive(Template)]
#[template(path = "money/withdrawal.html")]
struct WithdrawalPage {
    page: Page,
    withdrawal: Withdrawal,
    next: Text,
}

/// `POST /money/withdrawals`
pub async fn request(
    state: State,
    visit: Visit,
    seat: PartySeat,
    form: Posted,
) -> Result<HttpResponse, WebError> {
    let Posted(form) = form;
    let (amount, currency) = (form.value("amount").to_owned(), form.value("currency").to_owned());
    let config = state.config.clone();
    let asked = state
        .press(seat.user, "/money/withdrawals", &form, move |tx| {
            let (rules, enabled) = (&config.withdrawals, &config.currencies);
            let id = withdrawal::request(tx, seat, rules, enabled, &amount, &currency)?;
            Ok::<_, PayoutError>(format!("/money/withdrawals/{id}"))
        })
        .await;
    match asked {
        Ok(asked) => Ok(see_other_with_flash(&asked.came, asked.flash("money-out-asked"))),
        Err(error) => {
            let (form, notice, sent) = Refusal::of(error, form, &visit.reader)?.parts();
            let view = View { out: form, ..View::default() };
            shown(&state, visit, seat, view, Form::default(), notice, sent).await
        }
    }
}

/// `GET /money/withdrawals/{id}`
pub async fn show(
    state: State,
    visit: Visit,
    seat: PartySeat,
    Path(id): Path<WithdrawalId>,
) -> Result<HttpResponse, WebError> {
    let template = state
        .run(move |tx| {
            let withdrawal = withdrawal::by_id(tx, seat, id)?;
            let page = visit.page(tx, area(&visit))?;
            Ok::<_, WebError>(WithdrawalPage { next: next(&page, &withdrawal), withdrawal, page })
        })
        .await?;
    Ok(render(&template))
}

/// `POST /money/withdrawals/{id}/cancellation`
pub async fn cancel(
    state: State,
    seat: PartySeat,
    Path(id): Path<WithdrawalId>,
    _form: Posted,
) -> Result<HttpResponse, WebError> {
    state.run(move |tx| withdrawal::cancel(tx, seat, id)).await?;
    Ok(see_other_with_flash("/money", "money-out-cancelled"))
}
