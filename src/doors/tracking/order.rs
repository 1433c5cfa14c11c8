//! What is known of the order behind a lead: facts both sides read on its page.

use chrono::{DateTime, Utc};
use diesel::{ExpressionMethods, OptionalExtension, QueryDsl, RunQueryDsl};

use super::Event;
use crate::db::Tx;
use crate::doors::DoorError;
use crate::kernel::ids::LeadId;
use crate::kernel::money::{Currency, Money};
use crate::schema::{clicks, conversions};

/// The order or registration a lead stands for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Order {
    /// The site's own id of it; none where only the click names it.
    pub id: Option<String>,
    pub event: Event,
    /// As last told.
    pub amount: Option<Money>,
    pub clicked_at: DateTime<Utc>,
    pub told_at: DateTime<Utc>,
    /// Whether only the visitor's browser told of it.
    pub by_pixel: bool,
    pub cancelled_at: Option<DateTime<Utc>>,
}

/// The order behind a lead the caller has found within its own reach; `None` for a lead that came
/// another way.
pub fn of_lead(tx: &mut Tx<'_>, lead: LeadId) -> Result<Option<Order>, DoorError> {
    type Row = (
        String,
        Event,
        Option<i64>,
        Option<String>,
        DateTime<Utc>,
        DateTime<Utc>,
        bool,
        Option<DateTime<Utc>>,
    );
    let row: Option<Row> = conversions::table
        .inner_join(clicks::table)
        .filter(conversions::lead_id.eq(lead))
        .select((
            conversions::thing,
            conversions::event,
            conversions::amount,
            conversions::currency,
            clicks::at,
            conversions::at,
            conversions::by_pixel,
            conversions::cancelled_at,
        ))
        .first(tx.conn())
        .optional()?;
    Ok(row.map(|(thing, event, amount, currency, clicked_at, told_at, by_pixel, cancelled_at)| {
        let currency: Option<Currency> = currency.and_then(|code| code.parse().ok());
        Order {
            id: thing.strip_prefix("order:").map(str::to_owned),
            event,
            amount: amount.zip(currency).map(|(minor, currency)| Money::new(minor, currency)),
            clicked_at,
            told_at,
            by_pixel,
            cancelled_at,
        }
    }))
}
