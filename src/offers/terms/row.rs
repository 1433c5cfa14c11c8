//! Terms as rows.

use chrono::{DateTime, Utc};
use chrono_tz::Tz;
use diesel::pg::Pg;
use diesel::{AsChangeset, ExpressionMethods, Insertable, Queryable, RunQueryDsl, Selectable};

use super::{Action, EngagementMode, Price, Terms};
use crate::db::{DbError, Tx};
use crate::kernel::ids::{FeeRuleId, OfferId};
use crate::kernel::money::{Currency, Money};
use crate::kernel::rate::Rate;
use crate::offers::budget::KeptBudgets;
use crate::offers::form::LeadForm;
use crate::offers::hours::{Hours, WrittenSpan};
use crate::schema::terms;

/// One row of `terms`, as it stands in the database.
#[derive(Debug, Clone, Queryable, Selectable, Insertable, AsChangeset)]
#[diesel(table_name = terms, check_for_backend(Pg), treat_none_as_null = true)]
#[diesel(primary_key(offer_id, version))]
pub(in crate::offers) struct TermsRow {
    offer_id: OfferId,
    version: i32,
    title: String,
    description: String,
    topic: String,
    action: Action,
    currency: String,
    price: i64,
    price_percent: Option<i32>,
    price_cap: Option<i64>,
    fee_rate: i32,
    regions: Vec<String>,
    form: serde_json::Value,
    sources: serde_json::Value,
    hours: Option<serde_json::Value>,
    time_zone: String,
    engagement: EngagementMode,
    decision_hours: i32,
    guarantee_hours: i32,
    appeal_hours: i32,
    statement_hours: i32,
    dedupe_days: i32,
    return_share_cap: i32,
    allowed_reasons: Vec<String>,
    cap_daily: Option<i32>,
    cap_total: Option<i32>,
    budget_total: Option<i64>,
    created_at: DateTime<Utc>,
    frozen_at: Option<DateTime<Utc>>,
    arrival: serde_json::Value,
    fee_rule_id: Option<FeeRuleId>,
    budgets: serde_json::Value,
}

/// A row holds what [`TermsDraft::check`](super::TermsDraft::check) let through, so a value that
/// cannot be read back is damage, and is reported as what it is.
fn damaged(error: impl std::error::Error + Send + Sync + 'static) -> DbError {
    DbError::Query(diesel::result::Error::DeserializationError(Box::new(error)))
}

impl TermsRow {
    /// The typed terms.
    pub(in crate::offers) fn typed(self) -> Result<Terms, DbError> {
        let currency: Currency = self.currency.parse().map_err(damaged)?;
        let money = |minor| Money::new(minor, currency);
        let rate = |points| {
            Rate::from_basis_points(points)
                .ok_or_else(|| damaged(crate::kernel::text_enum::UnknownWord(points.to_string())))
        };
        let zone: Tz = self.time_zone.parse().map_err(damaged)?;
        let price = match (self.price_percent, self.price_cap) {
            (Some(percent), Some(cap)) => {
                Price::Percent { rate: rate(percent)?, floor: money(self.price), cap: money(cap) }
            }
            (None, _) | (_, None) => Price::Flat(money(self.price)),
        };
        let hours = match self.hours {
            Some(hours) => {
                let spans: Vec<WrittenSpan> = serde_json::from_value(hours).map_err(damaged)?;
                Hours::read(&spans, zone).map_err(damaged)?
            }
            None => None,
        };
        let form: LeadForm = serde_json::from_value(self.form).map_err(damaged)?;
        Ok(Terms {
            offer: self.offer_id,
            version: self.version,
            title: self.title,
            description: self.description,
            topic: self.topic,
            action: self.action,
            currency,
            price,
            fee: rate(self.fee_rate)?,
            fee_rule: self.fee_rule_id,
            regions: self
                .regions
                .iter()
                .map(|code| code.parse().map_err(damaged))
                .collect::<Result<_, _>>()?,
            form,
            sources: serde_json::from_value(self.sources).map_err(damaged)?,
            hours,
            time_zone: zone,
            engagement: self.engagement,
            decision_hours: self.decision_hours,
            guarantee_hours: self.guarantee_hours,
            appeal_hours: self.appeal_hours,
            statement_hours: self.statement_hours,
            dedupe_days: self.dedupe_days,
            return_share_cap: self.return_share_cap,
            allowed_reasons: self
                .allowed_reasons
                .iter()
                .map(|word| word.parse().map_err(damaged))
                .collect::<Result<_, _>>()?,
            cap_daily: self.cap_daily,
            cap_total: self.cap_total,
            budget_total: self.budget_total.map(money),
            budgets: serde_json::from_value::<KeptBudgets>(self.budgets)
                .map_err(damaged)?
                .typed(currency),
            arrival: serde_json::from_value(self.arrival).map_err(damaged)?,
            created_at: self.created_at,
            frozen_at: self.frozen_at,
        })
    }

    fn of(terms: &Terms) -> Result<Self, DbError> {
        let (price, price_percent, price_cap) = match terms.price {
            Price::Flat(price) => (price.minor(), None, None),
            Price::Percent { rate, floor, cap } => {
                (floor.minor(), Some(rate.basis_points()), Some(cap.minor()))
            }
        };
        let json = |value: serde_json::Result<serde_json::Value>| value.map_err(damaged);
        Ok(Self {
            offer_id: terms.offer,
            version: terms.version,
            title: terms.title.clone(),
            description: terms.description.clone(),
            topic: terms.topic.clone(),
            action: terms.action,
            currency: terms.currency.code().to_owned(),
            price,
            price_percent,
            price_cap,
            fee_rate: terms.fee.basis_points(),
            regions: terms.regions.iter().map(ToString::to_string).collect(),
            form: json(serde_json::to_value(&terms.form))?,
            sources: json(serde_json::to_value(&terms.sources))?,
            hours: match &terms.hours {
                Some(hours) => Some(json(serde_json::to_value(hours.written()))?),
                None => None,
            },
            time_zone: terms.time_zone.name().to_owned(),
            engagement: terms.engagement,
            decision_hours: terms.decision_hours,
            guarantee_hours: terms.guarantee_hours,
            appeal_hours: terms.appeal_hours,
            statement_hours: terms.statement_hours,
            dedupe_days: terms.dedupe_days,
            return_share_cap: terms.return_share_cap,
            allowed_reasons: terms.allowed_reasons.iter().map(ToString::to_string).collect(),
            cap_daily: terms.cap_daily,
            cap_total: terms.cap_total,
            budget_total: terms.budget_total.map(Money::minor),
            created_at: terms.created_at,
            frozen_at: terms.frozen_at,
            arrival: json(serde_json::to_value(&terms.arrival))?,
            fee_rule_id: terms.fee_rule,
            budgets: json(serde_json::to_value(KeptBudgets::from(terms.budgets)))?,
        })
    }
}

/// Writes a new version.
pub(in crate::offers) fn insert(tx: &mut Tx<'_>, terms: &Terms) -> Result<(), DbError> {
    let row = TermsRow::of(terms)?;
    diesel::insert_into(terms::table).values(row).execute(tx.conn())?;
    Ok(())
}

/// Changes a version that is not frozen; the database refuses for one that is.
pub(in crate::offers) fn overwrite(tx: &mut Tx<'_>, terms: &Terms) -> Result<(), DbError> {
    let row = TermsRow::of(terms)?;
    diesel::update(terms::table)
        .filter(terms::offer_id.eq(terms.offer.uuid()))
        .filter(terms::version.eq(terms.version))
        .set(row)
        .execute(tx.conn())?;
    Ok(())
}
