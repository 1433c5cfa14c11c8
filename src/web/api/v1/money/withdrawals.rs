//! `/withdrawals`: a party asks, staff approve and pay.

use actix_web::HttpResponse;
use actix_web::web::Query;
use chrono::{DateTime, Utc};
use rust_decimal::Decimal;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::payees::AccountView;
use crate::accounts::{PartySeat, StaffSeat};
use crate::kernel::fault::Fault;
use crate::kernel::ids::{PartyId, WithdrawalBatchId, WithdrawalId};
use crate::kernel::money::Currency;
use crate::payouts::withdrawal::{self, Filter};
use crate::payouts::{PayoutError, Withdrawal, WithdrawalStatus, batch, payee};
use crate::web::api::{self, List, Reply, Written, ok};
use crate::web::extract::who::Who;
use crate::web::extract::{Body, Once, Paged};
use crate::web::{Path, State, WebError};

/// How much is wanted.
#[derive(Deserialize, ToSchema)]
pub struct WithdrawalAsked {
    amount: Written,
    #[schema(example = "RUB")]
    currency: String,
}

/// Why a withdrawal is refused or failed.
#[derive(Deserialize, ToSchema)]
pub struct NotPaid {
    /// Up to 500 characters; the party reads it.
    #[schema(example = "The account is closed")]
    reason: String,
}

/// Who signed a step; for staff.
#[derive(Serialize, ToSchema)]
pub struct Approval {
    by: String,
    at: DateTime<Utc>,
}

/// One withdrawal.
#[derive(Serialize, ToSchema)]
pub struct WithdrawalView {
    id: WithdrawalId,
    /// Stands on the bank transfer.
    #[schema(example = "LX-7K3M-Q2PD")]
    reference: String,
    status: WithdrawalStatus,
    /// What left the wallet.
    #[schema(value_type = String, example = "12000.00")]
    amount: Decimal,
    /// What the exchange keeps of it when it is paid.
    #[schema(value_type = String, example = "50.00")]
    fee: Decimal,
    /// What arrives.
    #[schema(value_type = String, example = "11950.00")]
    paid_out: Decimal,
    #[schema(value_type = String, example = "RUB")]
    currency: Currency,
    party: PartyId,
    #[schema(example = "Lead Studio")]
    party_name: String,
    /// The account it goes to, by its last characters; null while the party has named none.
    #[schema(example = "•••• 3000")]
    payee: Option<String>,
    /// It is not paid earlier: the account was changed lately.
    payable_from: DateTime<Utc>,
    created_at: DateTime<Utc>,
    /// When it was paid, or came to nothing.
    ended_at: Option<DateTime<Utc>>,
    /// Why it failed or was refused.
    reason: Option<String>,
    /// How many must approve it.
    approvals_needed: u8,
    /// Who did; empty for the party itself.
    approvals: Vec<Approval>,
    /// The batch it is in; for staff.
    batch: Option<WithdrawalBatchId>,
}

impl WithdrawalView {
    pub(super) fn staffs(withdrawal: Withdrawal) -> Self {
        Self {
            paid_out: withdrawal.paid_out().decimal(),
            id: withdrawal.id,
            reference: withdrawal.reference,
            status: withdrawal.status,
            amount: withdrawal.amount.decimal(),
            fee: withdrawal.fee.decimal(),
            currency: withdrawal.amount.currency(),
            party: withdrawal.party,
            party_name: withdrawal.party_name,
            payee: withdrawal.payee.map(|payee| payee.masked()),
            payable_from: withdrawal.payable_from,
            created_at: withdrawal.requested.at,
            ended_at: withdrawal.ended.map(|ended| ended.at),
            reason: withdrawal.reason,
            approvals_needed: if withdrawal.two_people { 2 } else { 1 },
            approvals: [withdrawal.approved, withdrawal.seconded]
                .into_iter()
                .flatten()
                .map(|signed| Approval { by: signed.by, at: signed.at })
                .collect(),
            batch: withdrawal.batch.map(|batch| batch.id),
        }
    }

    /// Without the names of staff, which are theirs.
    fn partys(withdrawal: Withdrawal) -> Self {
        Self { approvals: Vec::new(), batch: None, ..Self::staffs(withdrawal) }
    }
}

/// Which withdrawals are wanted.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct Wanted {
    /// For staff.
    #[param(value_type = Option<WithdrawalStatus>)]
    status: Option<String>,
    /// A reference, or part of a party's name; for staff.
    q: Option<String>,
}

/// Ask for money out of the wallet: it leaves at once and is on its way until it is paid or comes
/// back. It goes to the account the party has named last (`PUT /payees`); without one it waits for one.
#[utoipa::path(post, path = "/api/v1/withdrawals", tag = "money", request_body = WithdrawalAsked, responses(
        (status = 201, body = WithdrawalView),
        (status = 409, description = "`withdrawals_frozen`: the party is suspended; `too_many_withdrawals`"),
))]
pub async fn request(
    state: State,
    seat: PartySeat,
    once: Once,
    Body(asked): Body<WithdrawalAsked>,
) -> Result<HttpResponse, WebError> {
    let config = state.config.clone();
    state
        .once(once, move |tx| {
            let (rules, enabled) = (&config.withdrawals, &config.currencies);
            let (amount, currency) = (&asked.amount.0, &asked.currency);
            let id = withdrawal::request(tx, seat, rules, enabled, amount, currency)?;
            let made = withdrawal::by_id(tx, seat, id)?;
            Ok::<_, PayoutError>(Reply::created(&WithdrawalView::partys(made)))
        })
        .await
}

/// A party's own withdrawals, newest first; everybody's for staff (those on their way oldest first).
#[utoipa::path(get, path = "/api/v1/withdrawals", tag = "money",
    params(Wanted, ("limit" = Option<i64>, Query), ("cursor" = Option<String>, Query)), responses(
        (status = 200, body = List<WithdrawalView>),
))]
pub async fn list(
    state: State,
    who: Who,
    wanted: Query<Wanted>,
    paged: Paged,
) -> Result<HttpResponse, WebError> {
    let wanted = wanted.into_inner();
    let status = match wanted.status.as_deref().unwrap_or_default() {
        "" => None,
        word => Some(word.parse().map_err(|_| Fault::new("status", "not-a-choice"))?),
    };
    let filter = Filter { status, search: wanted.q.unwrap_or_default(), party: None };
    let found = state
        .run(move |tx| match who.staff() {
            Ok(staff) => {
                let found = withdrawal::list(tx, staff, &filter, &paged.0)?;
                Ok::<_, WebError>(found.map(WithdrawalView::staffs))
            }
            Err(_) => {
                let found = withdrawal::of_party(tx, who.party_seat()?, &paged.0)?;
                Ok(found.map(WithdrawalView::partys))
            }
        })
        .await?;
    Ok(api::list(found))
}

/// One withdrawal.
#[utoipa::path(get, path = "/api/v1/withdrawals/{id}", tag = "money", params(("id" = WithdrawalId, Path)), responses(
        (status = 200, body = WithdrawalView),
))]
pub async fn show(
    state: State,
    who: Who,
    Path(id): Path<WithdrawalId>,
) -> Result<HttpResponse, WebError> {
    let found = state
        .run(move |tx| match who.staff() {
            Ok(staff) => {
                let found = withdrawal::for_staff(tx, staff, id)?;
                Ok::<_, WebError>(WithdrawalView::staffs(found))
            }
            Err(_) => {
                let found = withdrawal::by_id(tx, who.party_seat()?, id)?;
                Ok(WithdrawalView::partys(found))
            }
        })
        .await?;
    Ok(ok(&found))
}

/// Take a request back while staff have not approved it.
#[utoipa::path(post, path = "/api/v1/withdrawals/{id}/cancellation", tag = "money", params(("id" = WithdrawalId, Path)), responses(
        (status = 200, body = WithdrawalView),
        (status = 409, description = "`already_done`: it is approved, or has ended"),
))]
pub async fn cancel(
    state: State,
    seat: PartySeat,
    once: Once,
    Path(id): Path<WithdrawalId>,
) -> Result<HttpResponse, WebError> {
    state
        .once(once, move |tx| {
            let done = withdrawal::cancel(tx, seat, id)?;
            Ok::<_, PayoutError>(Reply::ok(&WithdrawalView::partys(done)))
        })
        .await
}

/// Approve a withdrawal; above the operator's threshold it takes two different people, and the status
/// stays `requested` until the second has approved.
#[utoipa::path(post, path = "/api/v1/withdrawals/{id}/approval", tag = "money", params(("id" = WithdrawalId, Path)), responses(
        (status = 200, body = WithdrawalView),
        (status = 409, description = "`already_done`; `other_approver_needed`: you approved it first; `own_withdrawal`: you belong \
                                      to its party; `withdrawals_frozen`: the party is suspended"),
))]
pub async fn approve(
    state: State,
    staff: StaffSeat,
    once: Once,
    Path(id): Path<WithdrawalId>,
) -> Result<HttpResponse, WebError> {
    state
        .once(once, move |tx| {
            let done = withdrawal::approve(tx, staff, id)?;
            Ok::<_, PayoutError>(Reply::ok(&WithdrawalView::staffs(done)))
        })
        .await
}

/// Do not approve a withdrawal: the money returns.
#[utoipa::path(post, path = "/api/v1/withdrawals/{id}/refusal", tag = "money", params(("id" = WithdrawalId, Path)),
    request_body = NotPaid, responses(
        (status = 200, body = WithdrawalView),
        (status = 409, description = "`already_done`; `own_withdrawal`"),
))]
pub async fn refuse(
    state: State,
    staff: StaffSeat,
    once: Once,
    Path(id): Path<WithdrawalId>,
    Body(asked): Body<NotPaid>,
) -> Result<HttpResponse, WebError> {
    state
        .once(once, move |tx| {
            let done = withdrawal::refuse(tx, staff, id, &asked.reason)?;
            Ok::<_, PayoutError>(Reply::ok(&WithdrawalView::staffs(done)))
        })
        .await
}

/// The bank paid an approved withdrawal, by itself or out of a batch.
#[utoipa::path(post, path = "/api/v1/withdrawals/{id}/payment", tag = "money", params(("id" = WithdrawalId, Path)), responses(
        (status = 200, body = WithdrawalView),
        (status = 409, description = "`already_done`; `not_approved`; `batch_not_exported`; `payee_too_fresh`: the account was changed lately; \
                                      `own_withdrawal`; `withdrawals_frozen`"),
))]
pub async fn pay(
    state: State,
    staff: StaffSeat,
    once: Once,
    Path(id): Path<WithdrawalId>,
) -> Result<HttpResponse, WebError> {
    state
        .once(once, move |tx| {
            let done = withdrawal::pay(tx, staff, id)?;
            Ok::<_, PayoutError>(Reply::ok(&WithdrawalView::staffs(done)))
        })
        .await
}

/// The bank did not pay an approved withdrawal: the whole amount returns to the wallet.
#[utoipa::path(post, path = "/api/v1/withdrawals/{id}/failure", tag = "money", params(("id" = WithdrawalId, Path)),
    request_body = NotPaid, responses(
        (status = 200, body = WithdrawalView),
        (status = 409, description = "`already_done`; `not_approved`; `own_withdrawal`"),
))]
pub async fn fail(
    state: State,
    staff: StaffSeat,
    once: Once,
    Path(id): Path<WithdrawalId>,
    Body(asked): Body<NotPaid>,
) -> Result<HttpResponse, WebError> {
    state
        .once(once, move |tx| {
            let done = withdrawal::fail(tx, staff, id, &asked.reason)?;
            Ok::<_, PayoutError>(Reply::ok(&WithdrawalView::staffs(done)))
        })
        .await
}

/// Take a withdrawal out of a batch whose files nobody has fetched: it joins the next one.
#[utoipa::path(post, path = "/api/v1/withdrawals/{id}/batch-removal", tag = "money", params(("id" = WithdrawalId, Path)), responses(
        (status = 200, body = WithdrawalView),
        (status = 409, description = "`batch_exported`: the bank may pay it; `not_in_batch`; `already_done`; `own_withdrawal`"),
))]
pub async fn take_out(
    state: State,
    staff: StaffSeat,
    once: Once,
    Path(id): Path<WithdrawalId>,
) -> Result<HttpResponse, WebError> {
    state
        .once(once, move |tx| {
            let done = batch::take_out(tx, staff, id)?;
            Ok::<_, PayoutError>(Reply::ok(&WithdrawalView::staffs(done)))
        })
        .await
}

/// Read the account a withdrawal is paid to in full; the audit trail keeps who did.
#[utoipa::path(post, path = "/api/v1/withdrawals/{id}/unmasking", tag = "money", params(("id" = WithdrawalId, Path)), responses(
        (status = 200, body = AccountView),
        (status = 409, description = "`no_payee`: the party has named no account"),
))]
pub async fn unmask(
    state: State,
    staff: StaffSeat,
    once: Once,
    Path(id): Path<WithdrawalId>,
) -> Result<HttpResponse, WebError> {
    let vault = state.vault.clone();
    state
        .once(once, move |tx| {
            let details = payee::reveal(tx, &vault, staff, id)?;
            Ok::<_, PayoutError>(Reply::ok(&AccountView::from(details)).secret())
        })
        .await
}
