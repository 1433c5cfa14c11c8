//! A registration or purchase: found by its click, judged by the terms, claimed once.

use chrono::{DateTime, TimeDelta, Utc};
use diesel::sql_types::{Bool, Integer, Jsonb, Nullable, Text, Timestamptz, Uuid as SqlUuid};
use diesel::{
    ExpressionMethods, OptionalExtension, QueryDsl, QueryableByName, RunQueryDsl, SelectableHelper,
};
use serde_json::{Map, Value};

use super::read::{Report, Told};
use super::{By, Claim, Conversion, Desk, Judged, change, place, thing};
use crate::db::{PreparedDsl, Tx};
use crate::doors::DoorError;
use crate::doors::arrivals::{Made, Outcome, Place};
use crate::doors::tracking::Event;
use crate::kernel::contact::{Email, Phone};
use crate::kernel::ids::{ClickId, ConversionId, EngagementId, LeadId, OfferId, PartyId};
use crate::kernel::money::{Currency, Money};
use crate::leads::intake::{RawContact, Sender, Submission};
use crate::leads::{Channel, Status};
use crate::offers::terms::{Action, Price, Terms};
use crate::schema::{conversions, leads};

/// A click on an offer of the buyer's.
#[derive(Debug, Clone, QueryableByName)]
pub(super) struct Click {
    #[diesel(sql_type = SqlUuid)]
    pub id: ClickId,
    #[diesel(sql_type = SqlUuid)]
    engagement: EngagementId,
    #[diesel(sql_type = SqlUuid)]
    contractor: PartyId,
    #[diesel(sql_type = SqlUuid)]
    pub offer: OfferId,
    #[diesel(sql_type = Integer)]
    version: i32,
    #[diesel(sql_type = Timestamptz)]
    at: DateTime<Utc>,
    #[diesel(sql_type = Nullable<Text>)]
    source: Option<String>,
    #[diesel(sql_type = Jsonb)]
    subs: Value,
    #[diesel(sql_type = Bool)]
    pub test: bool,
}

/// The click, if it is on an offer of this buyer.
pub(super) fn click(
    tx: &mut Tx<'_>,
    buyer: PartyId,
    id: ClickId,
) -> Result<Option<Click>, DoorError> {
    let found = diesel::sql_query(
        "SELECT c.id, c.engagement_id AS engagement, e.party_id AS contractor, o.id AS offer,
                o.terms_version AS version, c.at, c.source, c.subs, c.test
           FROM clicks c JOIN engagements e ON e.id = c.engagement_id JOIN offers o ON o.id = e.offer_id
          WHERE c.id = $1 AND e.buyer_id = $2",
    )
    .bind::<SqlUuid, _>(id)
    .bind::<SqlUuid, _>(buyer)
    .prepared()
    .get_result(tx.conn())
    .optional()?;
    Ok(found)
}

impl Click {
    pub(super) fn place(&self, desk: &Desk<'_>) -> Place {
        Place {
            contractor: Some(self.contractor),
            engagement: Some(self.engagement),
            ..place(desk.site, desk.by)
        }
    }
}

/// What is judged before anything is claimed: the event that counts and the order's amount.
fn fit(
    report: &Report,
    click: &Click,
    terms: &Terms,
    by: By,
    now: DateTime<Utc>,
) -> Result<(Event, Option<Money>), Made> {
    let noted = |word: &str| Err(Made::nothing(Outcome::Noted, word, 200));
    let wrong = |word: &str| Err(Made::nothing(Outcome::Wrong, word, 422));
    let event = match terms.action {
        Action::Registration => Event::Registration,
        Action::Purchase => Event::Purchase,
        Action::Call | Action::Application => return noted("not-tracked"),
    };
    if matches!(report.told, Told::Event(told) if told != event) {
        return Err(Made::nothing(Outcome::Ignored, "other-event", 200));
    }
    if by == By::Browser && !terms.arrival.pixel {
        return noted("pixel-off");
    }
    if click.at + TimeDelta::days(i64::from(terms.arrival.window_days)) < now {
        return noted("click-too-old");
    }
    if let Some(word) = wrong_currency(report, terms.currency) {
        return wrong(word);
    }
    let amount = match (&report.amount, event) {
        (Some(text), Event::Purchase) => match Money::parse_positive(text, terms.currency) {
            Ok(amount) => Some(amount),
            Err(bad) => return wrong(bad.fault_code()),
        },
        // Nobody pays for a registration.
        (Some(_), Event::Registration) | (None, _) => None,
    };
    if matches!(terms.price, Price::Percent { .. }) && amount.is_none() {
        return wrong("amount-missing");
    }
    Ok((event, amount))
}

/// The word for a currency that is not the offer's.
pub(super) fn wrong_currency(report: &Report, currency: Currency) -> Option<&'static str> {
    let given = report.currency.as_deref()?;
    (!given.eq_ignore_ascii_case(currency.code())).then_some("currency-differs")
}

/// Claims what a report tells of for its click, or says why it counts for nothing.
pub(super) fn claim(
    tx: &mut Tx<'_>,
    desk: &Desk<'_>,
    report: &Report,
) -> Result<Judged, DoorError> {
    let nowhere = place(desk.site, desk.by);
    let Some(id) = report.click else {
        let made = Made::nothing(Outcome::Wrong, "click-missing", 422);
        return Ok(Judged { place: nowhere, step: Ok(made) });
    };
    let Some(click) = click(tx, desk.site.party, id)? else {
        let made = Made::nothing(Outcome::Wrong, "unknown-click", 422);
        return Ok(Judged { place: nowhere, step: Ok(made) });
    };
    let terms = Terms::load(tx, click.offer, click.version)?;
    let place = click.place(desk);
    let (event, amount) = match fit(report, &click, &terms, desk.by, tx.now()) {
        Ok(fits) => fits,
        Err(made) => return Ok(Judged { place, step: Ok(made) }),
    };
    let key = thing(report, click.id, event, click.test);
    let fresh = insert(tx, desk, &click, event, &key, amount)?;
    let row: Conversion = conversions::table
        .filter(conversions::offer_id.eq(click.offer))
        .filter(conversions::thing.eq(&key))
        .for_update()
        .select(Conversion::as_select())
        .first(tx.conn())?;
    if !fresh && let Some(made) = counted(tx, desk, &row, &click, amount)? {
        return Ok(Judged { place, step: Ok(made) });
    }
    // The first click of an order has it, whichever one is told of later.
    let click = match row.click == click.id {
        true => click,
        false => self::click(tx, desk.site.party, row.click)?.unwrap_or(click),
    };
    if !fresh {
        diesel::update(conversions::table.find(row.id))
            .set((
                conversions::by_pixel.eq(row.by_pixel && desk.by == By::Browser),
                conversions::amount.eq(amount.map(Money::minor)),
                conversions::currency.eq(amount.map(|amount| amount.currency().code())),
            ))
            .execute(tx.conn())?;
    }
    let (submission, left_out) = submission(report, &click, &terms, key, amount);
    let claim = Claim {
        place: click.place(desk),
        conversion: row.id,
        left_out,
        kept: desk.kept.clone(),
        by: desk.by,
        submission,
    };
    Ok(Judged { place: claim.place, step: Err(Box::new(claim)) })
}

fn insert(
    tx: &mut Tx<'_>,
    desk: &Desk<'_>,
    click: &Click,
    event: Event,
    key: &str,
    amount: Option<Money>,
) -> Result<bool, DoorError> {
    let now = tx.now();
    let inserted = diesel::insert_into(conversions::table)
        .values((
            conversions::id.eq(ConversionId::new()),
            conversions::offer_id.eq(click.offer),
            conversions::engagement_id.eq(click.engagement),
            conversions::click_id.eq(click.id),
            conversions::site_id.eq(desk.site.id),
            conversions::event.eq(event),
            conversions::thing.eq(key),
            conversions::by_pixel.eq(desk.by == By::Browser),
            conversions::amount.eq(amount.map(Money::minor)),
            conversions::currency.eq(amount.map(|amount| amount.currency().code())),
            conversions::at.eq(now),
        ))
        .on_conflict_do_nothing()
        .execute(tx.conn())?;
    Ok(inserted > 0)
}

/// What becomes of an order that counted before; `None` where its lead is still to be made: the claim
/// was left alone by a crash, or a rule refused it and the same click tells of it again.
fn counted(
    tx: &mut Tx<'_>,
    desk: &Desk<'_>,
    row: &Conversion,
    click: &Click,
    amount: Option<Money>,
) -> Result<Option<Made>, DoorError> {
    if let Some(test) = row.test {
        let made = Made::nothing(Outcome::Repeated, "order-known", 200);
        return Ok(Some(Made { test: Some(test), ..made }));
    }
    let Some(lead) = row.lead else { return Ok(None) };
    let status: Status = leads::table.find(lead).select(leads::status).first(tx.conn())?;
    if status == Status::Refused && row.click == click.id {
        return Ok(None);
    }
    // What the browser told, the server confirms; its word on the amount is the better one.
    if row.by_pixel && desk.by != By::Browser {
        diesel::update(conversions::table.find(row.id))
            .set(conversions::by_pixel.eq(false))
            .execute(tx.conn())?;
        if let Some(amount) = amount.filter(|amount| row.amount != Some(amount.minor())) {
            return Ok(Some(change::amend_lead(tx, desk, row, lead, amount)?));
        }
        return Ok(Some(known(lead, "order-confirmed")));
    }
    Ok(Some(known(lead, "order-known")))
}

fn known(lead: LeadId, word: &str) -> Made {
    Made { lead: Some(lead), ..Made::nothing(Outcome::Repeated, word, 200) }
}

/// The lead of an order, and whether a contact nobody can read was left out: an order is not worth less
/// for a mistyped number.
fn submission(
    report: &Report,
    click: &Click,
    terms: &Terms,
    key: String,
    amount: Option<Money>,
) -> (Submission, bool) {
    let phone = report.phone.as_deref();
    let email = report.email.as_deref();
    let contact = RawContact {
        name: report.name.as_deref().map(|name| name.chars().take(200).collect()),
        phone: phone.filter(|text| Phone::parse(text, terms.home()).is_some()).map(str::to_owned),
        email: email.filter(|text| Email::parse(text).is_some()).map(str::to_owned),
    };
    let left_out =
        phone.is_some() != contact.phone.is_some() || email.is_some() != contact.email.is_some();
    let subs: Map<String, Value> = click.subs.as_object().cloned().unwrap_or_default();
    let percent = matches!(terms.price, Price::Percent { .. });
    let submission = Submission {
        sender: Sender::Door { contractor: click.contractor },
        engagement: click.engagement,
        channel: Channel::Postback,
        contact,
        fields: Map::new(),
        region: None,
        source: click.source.clone(),
        subs,
        external_id: Some(key),
        consent: None,
        order_amount: amount.filter(|_| percent).map(Money::decimal),
        happened_at: None,
        test: click.test,
        witness: None,
        once: None,
    };
    (submission, left_out)
}
