//! The public catalogue: published offers, searched, filtered and sorted.

use std::str::FromStr;

use diesel::dsl::sql;
use diesel::sql_types::{Array, BigInt, Bool, Text, Uuid as SqlUuid};
use diesel::{ExpressionMethods, QueryDsl, RunQueryDsl, SelectableHelper};

use super::offer::{Offer, OfferRow, Row, joined};
use super::terms::{Action, EngagementMode, TermsRow};
use super::{OfferError, OfferStatus, list};
use crate::db::Tx;
use crate::kernel::fault::{Fault, Faults};
use crate::kernel::money::{Currency, Money};
use crate::kernel::paging::{Listing, Paging};
use crate::kernel::region::Region;
use crate::schema::{offers, parties, terms};

crate::text_enum! {
    /// The order of the catalogue.
    #[derive(Default)]
    pub enum Sort as "OfferSort" {
        #[default]
        Newest = "newest",
        /// Dearest first, currency by currency: amounts of two currencies do not compare.
        PriceHigh = "price_high",
        PriceLow = "price_low",
        /// Shortest decision window first.
        Quickest = "quickest",
    }
}

/// What is looked for; all that is given must hold.
#[derive(Debug, Clone, Default)]
pub struct Search {
    /// Each word must occur in the title, the topic or the description, in any case.
    pub words: Vec<String>,
    pub topic: Option<String>,
    pub action: Option<Action>,
    /// Offers that take leads from there, those that take them from anywhere included.
    pub region: Option<Region>,
    pub currency: Option<Currency>,
    pub engagement: Option<EngagementMode>,
    /// Bounds of the price, or of the floor of a share; only within their own currency.
    pub price_from: Option<Money>,
    pub price_to: Option<Money>,
    pub sort: Sort,
}

/// The most words one search looks for; more only cost time.
const MAX_WORDS: usize = 8;

/// A search as written in an address; blank where nothing is asked for.
#[derive(Debug, Clone, Default)]
pub struct Written {
    pub words: String,
    pub topic: String,
    pub action: String,
    pub region: String,
    pub currency: String,
    pub engagement: String,
    pub price_from: String,
    pub price_to: String,
    pub sort: String,
}

/// One of an enum's words, or an id; `None` when blank.
pub fn word<T: FromStr>(field: &'static str, written: Option<&str>) -> Result<Option<T>, Faults> {
    match written.map(str::trim).unwrap_or_default() {
        "" => Ok(None),
        word => word.parse().map(Some).map_err(|_| Fault::new(field, "not-a-choice").into()),
    }
}

impl Written {
    /// The search, or everything wrong with it.
    pub fn read(&self) -> Result<Search, Faults> {
        let mut faults = Faults::default();
        let action = keep(&mut faults, word("action", Some(&self.action)));
        let region = keep(&mut faults, word("region", Some(&self.region)));
        let currency: Option<Currency> =
            keep(&mut faults, word("currency", Some(&self.currency.to_ascii_uppercase())));
        let engagement = keep(&mut faults, word("engagement", Some(&self.engagement)));
        let sort = keep(&mut faults, word("sort", Some(&self.sort))).unwrap_or_default();
        let mut bound = |field: &'static str, written: &str| {
            if written.trim().is_empty() {
                return None;
            }
            // Amounts of two currencies do not compare, so a bound needs to know its own.
            let Some(currency) = currency else {
                faults.add(field, "bound-needs-currency");
                return None;
            };
            let amount = Money::parse_positive(written, currency);
            faults.take(amount.map_err(|bad| Fault::new(field, bad.fault_code())))
        };
        let price_from = bound("price_from", &self.price_from);
        let price_to = bound("price_to", &self.price_to);
        faults.finish()?;
        let topic = self.topic.trim();
        Ok(Search {
            words: Search::words(&self.words),
            topic: (!topic.is_empty()).then(|| topic.to_owned()),
            action,
            region,
            currency,
            engagement,
            price_from,
            price_to,
            sort,
        })
    }
}

fn keep<T>(faults: &mut Faults, read: Result<Option<T>, Faults>) -> Option<T> {
    read.unwrap_or_else(|mut wrong| {
        faults.0.append(&mut wrong.0);
        None
    })
}

/// Makes a word safe to look for literally with LIKE.
fn pattern(word: &str) -> String {
    let escaped = word.replace('\\', "\\\\").replace('%', "\\%").replace('_', "\\_");
    format!("%{escaped}%")
}

impl Search {
    /// Splits what a person typed into words.
    pub fn words(text: &str) -> Vec<String> {
        text.split_whitespace().take(MAX_WORDS).map(str::to_owned).collect()
    }

    /// Whether anything but the order is asked for.
    pub fn is_narrow(&self) -> bool {
        !self.words.is_empty()
            || self.topic.is_some()
            || self.action.is_some()
            || self.region.is_some()
            || self.currency.is_some()
            || self.engagement.is_some()
            || self.price_from.is_some()
            || self.price_to.is_some()
    }
}

/// One page of published offers.
pub fn find(
    tx: &mut Tx<'_>,
    search: &Search,
    paging: &Paging,
) -> Result<Listing<Offer>, OfferError> {
    let mut query = joined()
        .filter(offers::status.eq(OfferStatus::Published))
        .limit(paging.fetch())
        .select((OfferRow::as_select(), TermsRow::as_select(), parties::name))
        .into_boxed();
    if !search.words.is_empty() {
        let patterns: Vec<String> = search.words.iter().map(|word| pattern(word)).collect();
        query = query.filter(
            sql::<Bool>(
                "(terms.title || ' ' || terms.topic || ' ' || terms.description) ILIKE ALL (",
            )
            .bind::<Array<Text>, _>(patterns)
            .sql(")"),
        );
    }
    if let Some(topic) = &search.topic {
        query = query.filter(
            sql::<Bool>("lower(terms.topic) = ").bind::<Text, _>(topic.trim().to_lowercase()),
        );
    }
    if let Some(action) = search.action {
        query = query.filter(terms::action.eq(action));
    }
    if let Some(mode) = search.engagement {
        query = query.filter(terms::engagement.eq(mode));
    }
    if let Some(currency) = search.currency {
        query = query.filter(terms::currency.eq(currency.code()));
    }
    for (bound, fits) in
        [(search.price_from, "terms.price >= "), (search.price_to, "terms.price <= ")]
    {
        if let Some(amount) = bound {
            query = query
                .filter(terms::currency.eq(amount.currency().code()))
                .filter(sql::<Bool>(fits).bind::<BigInt, _>(amount.minor()));
        }
    }
    if let Some(region) = &search.region {
        // The same rule as `Region::may_include`: a country takes its parts, a part its country.
        let taken = "(cardinality(terms.regions) = 0 OR EXISTS (SELECT FROM unnest(terms.regions) AS taken \
                     WHERE left(taken, 2) = ";
        query = query.filter(
            sql::<Bool>(taken)
                .bind::<Text, _>(region.country().to_owned())
                .sql(" AND (length(taken) = 2 OR taken = ")
                .bind::<Text, _>(region.code().to_owned())
                .sql(" OR ")
                .bind::<Bool, _>(region.code().len() == 2)
                .sql(")))"),
        );
    }
    let after = search.sort.order();
    query = query.order(sql::<diesel::sql_types::Untyped>(after.by));
    if let Some(key) = paging.after {
        query = query.filter(
            sql::<Bool>(after.beyond)
                .sql(" (SELECT ")
                .sql(after.key)
                .sql(
                    " FROM offers AS o JOIN terms AS t ON (t.offer_id, t.version) = (o.id, o.terms_version) \
                     WHERE o.id = ",
                )
                .bind::<SqlUuid, _>(key)
                .sql(")"),
        );
    }
    let rows: Vec<Row> = query.load(tx.conn())?;
    list::typed(tx, rows, paging)
}

/// How one sort is written: the order, the comparison with the last row seen, and that row's key.
struct Order {
    by: &'static str,
    beyond: &'static str,
    key: &'static str,
}

impl Sort {
    const fn order(self) -> Order {
        match self {
            Self::Newest => Order {
                by: "offers.published_at DESC, offers.id DESC",
                beyond: "(offers.published_at, offers.id) <",
                key: "o.published_at, o.id",
            },
            Self::PriceHigh => Order {
                by: "terms.currency, -terms.price, offers.id",
                beyond: "(terms.currency, -terms.price, offers.id) >",
                key: "t.currency, -t.price, o.id",
            },
            Self::PriceLow => Order {
                by: "terms.currency, terms.price, offers.id",
                beyond: "(terms.currency, terms.price, offers.id) >",
                key: "t.currency, t.price, o.id",
            },
            Self::Quickest => Order {
                by: "terms.decision_hours, offers.id",
                beyond: "(terms.decision_hours, offers.id) >",
                key: "t.decision_hours, o.id",
            },
        }
    }
}

/// The topics and currencies of published offers, for the filters: only what leads somewhere.
pub fn choices(tx: &mut Tx<'_>) -> Result<(Vec<String>, Vec<String>), OfferError> {
    let topics = joined()
        .filter(offers::status.eq(OfferStatus::Published))
        .select(terms::topic)
        .distinct()
        .order(terms::topic)
        .limit(200)
        .load(tx.conn())?;
    let currencies = joined()
        .filter(offers::status.eq(OfferStatus::Published))
        .select(terms::currency)
        .distinct()
        .order(terms::currency)
        .load(tx.conn())?;
    Ok((topics, currencies))
}

/// How many offers are published now.
pub fn size(tx: &mut Tx<'_>) -> Result<i64, OfferError> {
    Ok(offers::table
        .filter(offers::status.eq(OfferStatus::Published))
        .count()
        .get_result(tx.conn())?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_looked_for_literally() {
        assert_eq!(pattern("50%_off\\"), "%50\\%\\_off\\\\%");
        assert_eq!(Search::words("  окна  Москва "), ["окна", "Москва"]);
    }
}
