//! A click on a tracking link: remembered, and sent on to the buyer's page.
//!
//! The way of every visitor, so it is one short transaction: one look-up by the code, one row.

use chrono::{DateTime, Utc};
use diesel::sql_types::{Bool, Bytea, Jsonb, Nullable, Text, Timestamptz, Uuid as SqlUuid};
use diesel::{OptionalExtension, QueryableByName, RunQueryDsl};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

use super::landing;
use crate::db::{PreparedDsl, Tx};
use crate::doors::DoorError;
use crate::kernel::ids::{ClickId, EngagementId, OfferId};
use crate::kernel::readable;
use crate::kernel::secret::Vault;
use crate::offers::arrival::Arrival;

/// The longest source and sub-id, in characters, as intake keeps them.
const MAX_SOURCE: usize = 120;
const MAX_SUB: usize = 200;

/// What the link was called with.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Asked {
    pub source: Option<String>,
    pub subs: Map<String, Value>,
    pub test: bool,
}

impl Asked {
    /// Reads the query's pairs. A link out in the world is never refused for what hangs on it: what is
    /// too long is cut, what is unknown left out.
    pub fn read<'a>(pairs: impl Iterator<Item = (&'a str, &'a str)>) -> Self {
        let mut asked = Self::default();
        for (name, value) in pairs {
            let cut = |most: usize| -> Option<String> {
                let line = readable::line(value);
                Some(line.chars().take(most).collect()).filter(|text: &String| !text.is_empty())
            };
            match name {
                "source" => asked.source = asked.source.or_else(|| cut(MAX_SOURCE)),
                "test" => asked.test = asked.test || matches!(value, "1" | "true"),
                "sub1" | "sub2" | "sub3" | "sub4" | "sub5" | "sub6" | "sub7" | "sub8" => {
                    if let Some(text) = cut(MAX_SUB) {
                        asked.subs.entry(name).or_insert(Value::String(text));
                    }
                }
                _ => {}
            }
        }
        asked
    }
}

/// Who clicked: the proof of one click, sealed.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Visitor {
    pub ip: String,
    pub browser: String,
    pub referrer: String,
}

/// Where a link leads.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Way {
    /// To the buyer's page.
    To(String),
    /// Nowhere now: the offer is paused, the contractor has left, there is no page. The offer may still
    /// be read.
    Nowhere { offer: OfferId },
}

#[derive(QueryableByName)]
struct Row {
    #[diesel(sql_type = SqlUuid)]
    engagement: EngagementId,
    #[diesel(sql_type = SqlUuid)]
    offer: OfferId,
    #[diesel(sql_type = Bool)]
    open: bool,
    #[diesel(sql_type = Jsonb)]
    arrival: Value,
}

/// Follows a link. `visitor` is `None` for machines that only look at it: nothing is recorded, and the
/// page learns no click.
pub fn follow(
    tx: &mut Tx<'_>,
    vault: &Vault,
    code: &str,
    asked: &Asked,
    visitor: Option<&Visitor>,
) -> Result<Way, DoorError> {
    // A text PostgreSQL does not know is no code.
    if code.contains('\0') || code.len() > 64 {
        return Err(DoorError::NotFound);
    }
    let row: Option<Row> = diesel::sql_query(
        "SELECT e.id AS engagement, e.offer_id AS offer, t.arrival,
                e.status = 'active' AND o.status = 'published' AND b.status = 'active' AND c.status = 'active'
                AND t.action IN ('registration', 'purchase') AS open
           FROM engagements e JOIN offers o ON o.id = e.offer_id
           JOIN terms t ON t.offer_id = o.id AND t.version = o.terms_version
           JOIN parties b ON b.id = e.buyer_id JOIN parties c ON c.id = e.party_id
          WHERE e.code = $1",
    )
    .bind::<Text, _>(code)
    .prepared()
    .get_result(tx.conn())
    .optional()?;
    let row = row.ok_or(DoorError::NotFound)?;
    let arrival: Arrival = serde_json::from_value(row.arrival).unwrap_or_default();
    let Some(template) = arrival.landing_url.filter(|_| row.open) else {
        return Ok(Way::Nowhere { offer: row.offer });
    };
    let click = match visitor {
        None => None,
        Some(visitor) => Some(record(tx, vault, row.engagement, asked, visitor)?),
    };
    Ok(landing::fill(&template, click, row.offer, asked)
        .map_or(Way::Nowhere { offer: row.offer }, Way::To))
}

fn record(
    tx: &mut Tx<'_>,
    vault: &Vault,
    engagement: EngagementId,
    asked: &Asked,
    visitor: &Visitor,
) -> Result<ClickId, DoorError> {
    let (id, now): (ClickId, DateTime<Utc>) = (ClickId::new(), tx.now());
    // A struct of strings always has a JSON form.
    let sealed = serde_json::to_vec(visitor).unwrap_or_default();
    diesel::sql_query(
        "INSERT INTO clicks (id, engagement_id, at, source, subs, test, sealed) VALUES ($1, $2, $3, $4, $5, $6, $7)",
    )
    .bind::<SqlUuid, _>(id)
    .bind::<SqlUuid, _>(engagement)
    .bind::<Timestamptz, _>(now)
    .bind::<Nullable<Text>, _>(asked.source.as_deref())
    .bind::<Jsonb, _>(Value::Object(asked.subs.clone()))
    .bind::<Bool, _>(asked.test)
    .bind::<Bytea, _>(vault.seal(id.uuid().as_bytes(), &sealed)?)
    .prepared()
    .run(tx.conn())?;
    Ok(id)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_link_takes_what_hangs_on_it() {
        let long = "x".repeat(500);
        let pairs =
            [("source", " vk\u{0}ads "), ("sub1", long.as_str()), ("sub9", "no"), ("test", "1")];
        let asked = Asked::read(pairs.into_iter());
        assert_eq!(asked.source.as_deref(), Some("vkads"));
        assert_eq!(asked.subs.len(), 1);
        assert_eq!(asked.subs["sub1"].as_str().map(str::len), Some(MAX_SUB));
        assert!(asked.test);
    }
}
