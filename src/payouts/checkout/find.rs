//! What is known of a page and of the payments made there.

use chrono::{DateTime, Utc};
use diesel::pg::Pg;
use diesel::{
    ExpressionMethods, OptionalExtension, QueryDsl, Queryable, RunQueryDsl, Selectable,
    SelectableHelper,
};

use super::{CheckoutState, early};
use crate::db::Tx;
use crate::kernel::ids::TopUpId;
use crate::kernel::money::Money;
use crate::payouts::top_up::{self, TopUp};
use crate::payouts::{PayoutError, money_of};
use crate::schema::{checkout_payments, checkouts};

/// A top-up's page.
#[derive(Debug, Clone, PartialEq, Eq, Queryable, Selectable)]
#[diesel(table_name = checkouts, check_for_backend(Pg))]
pub struct Checkout {
    pub top_up_id: TopUpId,
    pub state: CheckoutState,
    pub session_id: Option<String>,
    pub pay_url: Option<String>,
    pub problem: Option<String>,
    pub tries: i32,
    pub created_at: DateTime<Utc>,
}

impl Checkout {
    /// Where the buyer pays, while that is possible.
    pub fn way(&self) -> Option<&str> {
        self.pay_url.as_deref().filter(|_| self.state == CheckoutState::Open)
    }
}

/// A payment the provider took.
#[derive(Debug, Clone)]
pub struct Payment {
    pub session: String,
    pub intent: Option<String>,
    pub amount: Money,
    /// The top-up whose page it was.
    pub asked_for: TopUpId,
    /// The top-up that holds its money; none while staff must look at it.
    pub booked_as: Option<TopUpId>,
    pub at: DateTime<Utc>,
}

/// The page of a top-up, if it has one.
pub fn find(tx: &mut Tx<'_>, id: TopUpId) -> Result<Option<Checkout>, PayoutError> {
    Ok(checkouts::table.find(id).select(Checkout::as_select()).first(tx.conn()).optional()?)
}

/// A top-up and its page, both locked, in this order.
pub(super) fn locked(tx: &mut Tx<'_>, id: TopUpId) -> Result<(TopUp, Checkout), PayoutError> {
    let top_up = top_up::locked(tx, id)?;
    let checkout: Option<Checkout> = checkouts::table
        .find(id)
        .select(Checkout::as_select())
        .for_update()
        .first(tx.conn())
        .optional()?;
    Ok((top_up, checkout.ok_or(PayoutError::NotFound)?))
}

type Row = (String, Option<String>, i64, String, TopUpId, Option<TopUpId>, DateTime<Utc>);

fn read(row: Row) -> Result<Payment, PayoutError> {
    let (session, intent, minor, currency, asked_for, booked_as, at) = row;
    Ok(Payment { session, intent, amount: money_of(minor, &currency)?, asked_for, booked_as, at })
}

macro_rules! columns {
    () => {
        (
            checkout_payments::session_id,
            checkout_payments::payment_intent,
            checkout_payments::amount,
            checkout_payments::currency,
            checkout_payments::asked_for,
            checkout_payments::booked_as,
            checkout_payments::at,
        )
    };
}

/// The payments made for a top-up: usually one.
pub fn payments(tx: &mut Tx<'_>, asked_for: TopUpId) -> Result<Vec<Payment>, PayoutError> {
    let rows: Vec<Row> = checkout_payments::table
        .filter(checkout_payments::asked_for.eq(asked_for))
        .order(checkout_payments::at)
        .select(columns!())
        .load(tx.conn())?;
    rows.into_iter().map(read).collect()
}

/// The payment refunds and disputes name by this.
pub(in crate::payouts) fn payment_by_intent(
    tx: &mut Tx<'_>,
    intent: &str,
) -> Result<Option<Payment>, PayoutError> {
    let row: Option<Row> = checkout_payments::table
        .filter(checkout_payments::payment_intent.eq(intent))
        .select(columns!())
        .first(tx.conn())
        .optional()?;
    row.map(read).transpose()
}

/// How much of the payments that wait for staff went back at the provider, as far as was told.
pub fn returned(tx: &mut Tx<'_>, payments: &[Payment]) -> Result<Option<Money>, PayoutError> {
    let odd = payments.iter().find(|payment| payment.booked_as.is_none());
    let intent = odd.and_then(|payment| payment.intent.as_deref());
    intent.map_or(Ok(None), |intent| early::returned(tx, intent))
}
