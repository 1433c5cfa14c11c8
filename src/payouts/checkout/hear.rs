//! Takes the provider's events, each once.

use diesel::sql_types::{Integer, Nullable, Text, Timestamptz, Uuid as SqlUuid};
use diesel::{QueryableByName, RunQueryDsl};

use super::find::payment_by_intent;
use super::{About, Event, Noted, early, note};
use crate::db::Tx;
use crate::kernel::ids::TopUpId;
use crate::outbox::{self, Fact, Trouble};
use crate::payouts::{PayoutError, refund};

crate::text_enum! {
    /// What an event did.
    pub enum Outcome as "RailEventOutcome" {
        /// It moved money.
        Booked = "booked",
        /// It was written down.
        Noted = "noted",
        /// It says what was known.
        Repeated = "repeated",
        /// It is about nothing the exchange acts on.
        Ignored = "ignored",
        /// It is about nothing of this exchange's.
        Unknown = "unknown",
        /// It is about a payment that is not booked yet, and is heard once it is.
        Waiting = "waiting",
        /// It is not as it should be; staff were told.
        Odd = "odd",
    }
}

#[derive(QueryableByName)]
struct Times {
    #[diesel(sql_type = Integer)]
    times: i32,
}

/// Takes an event whose signature was proved. Whoever sends it again, even at the same moment, gets
/// [`Outcome::Repeated`].
pub fn hear(tx: &mut Tx<'_>, event: &Event) -> Result<Outcome, PayoutError> {
    let kind: String = event.kind.chars().take(100).collect();
    let now = tx.now();
    let Times { times } = diesel::sql_query(
        "INSERT INTO rail_events (id, kind, outcome, at) VALUES ($1, $2, 'noted', $3)
         ON CONFLICT (id) DO UPDATE SET times = rail_events.times + 1 RETURNING times",
    )
    .bind::<Text, _>(&event.id)
    .bind::<Text, _>(&kind)
    .bind::<Timestamptz, _>(now)
    .get_result(tx.conn())?;
    if times > 1 {
        return Ok(Outcome::Repeated);
    }
    let (outcome, top_up) = act(tx, event)?;
    diesel::sql_query("UPDATE rail_events SET outcome = $2, top_up_id = $3 WHERE id = $1")
        .bind::<Text, _>(&event.id)
        .bind::<Text, _>(outcome.as_str())
        .bind::<Nullable<SqlUuid>, _>(top_up)
        .execute(tx.conn())?;
    tracing::info!(event = event.id, kind, outcome = outcome.as_str(), "the checkout rail told");
    Ok(outcome)
}

fn act(tx: &mut Tx<'_>, event: &Event) -> Result<(Outcome, Option<TopUpId>), PayoutError> {
    Ok(match &event.about {
        About::Other => (Outcome::Ignored, None),
        About::Session(session) => match note(tx, session)? {
            Noted::Booked(id) => (Outcome::Booked, Some(id)),
            Noted::Noted(id) => (Outcome::Noted, Some(id)),
            Noted::Repeated(id) => (Outcome::Repeated, Some(id)),
            Noted::Odd(id) => (Outcome::Odd, Some(id)),
            Noted::Unknown => (Outcome::Unknown, None),
        },
        About::Refund(told) => {
            let Some(intent) = &told.intent else { return Ok((Outcome::Unknown, None)) };
            early::lock(tx, intent)?;
            let payment = payment_by_intent(tx, intent)?;
            match payment.as_ref().and_then(|payment| payment.booked_as) {
                Some(id) => (refund::hear(tx, id, told)?, Some(id)),
                None => {
                    early::keep(tx, &event.id, intent, told)?;
                    (Outcome::Waiting, payment.map(|payment| payment.asked_for))
                }
            }
        }
        About::Dispute { id, intent, reason } => {
            let payment = match intent {
                Some(intent) => payment_by_intent(tx, intent)?,
                None => None,
            };
            let Some(payment) = payment else { return Ok((Outcome::Unknown, None)) };
            let top_up = payment.booked_as.unwrap_or(payment.asked_for);
            let about = format!("{id} ({reason})");
            outbox::tell(tx, &[Fact::PaymentAlarm { top_up, trouble: Trouble::Disputed, about }])?;
            (Outcome::Odd, Some(top_up))
        }
    })
}
