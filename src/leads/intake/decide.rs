//! Decides one submission against the market, and moves the market on. Pure: no I/O, no clock.

use chrono::{DateTime, Utc};
use serde_json::{Map, Value};

use super::fit::{check_form, order_amount, region_of};
use super::load::{Engaged, Market, OpenOffer, Reading, read_contact};
use super::score::score;
use super::submission::kept;
use super::{NotTaken, Receipt, Rule, Sender, Submission, Witness};
use crate::kernel::fault::{Fault, Faults};
use crate::kernel::ids::{EngagementId, LeadId, OfferId, PartyId, TransferId};
use crate::kernel::money::Money;
use crate::kernel::readable;
use crate::kernel::region::Region;
use crate::kernel::secret::Vault;
use crate::leads::contact::Contact;
use crate::leads::{Channel, Status};
use crate::offers::EngagementStatus;
use crate::offers::OfferStatus;
use crate::offers::budget::{Full, Limit, day_of};
use crate::offers::price::{ORDER_AMOUNT, Priced, price_of};

/// A lead about to be written, delivered or refused.
#[derive(Debug, Clone)]
pub struct NewLead {
    pub id: LeadId,
    pub offer: OfferId,
    pub terms_version: i32,
    pub engagement: EngagementId,
    pub buyer: PartyId,
    pub contractor: PartyId,
    pub channel: Channel,
    pub priced: Priced,
    /// The hold to open; none for a refused lead.
    pub hold: Option<TransferId>,
    pub refusal: Option<Rule>,
    /// Which limit on money refused it.
    pub full: Option<Full>,
    pub score: i16,
    pub contact: Contact,
    pub phone_key: Option<Vec<u8>>,
    pub email_key: Option<Vec<u8>>,
    pub region: Option<Region>,
    pub source: Option<String>,
    pub subs: Map<String, Value>,
    pub external_id: Option<String>,
    pub due_at: Option<DateTime<Utc>>,
    /// What the exchange saw of the consent.
    pub witness: Option<Witness>,
    /// Sent to try things out.
    pub test: bool,
    pub once: Option<crate::accounts::idempotency::Request>,
}

impl NewLead {
    pub fn status(&self) -> Status {
        if self.refusal.is_some() { Status::Refused } else { Status::Delivered }
    }

    pub fn receipt(&self) -> Receipt {
        Receipt {
            id: self.id,
            status: self.status(),
            price: self.priced.price,
            payout: self.priced.payout,
            refusal: self.refusal,
            full: self.full,
            deadline: self.due_at,
            test: self.test,
            repeated: false,
        }
    }
}

/// What becomes of a submission.
#[derive(Debug)]
pub enum Decision {
    New(Box<NewLead>),
    /// Sent before: the first answer again.
    Known(Receipt),
    NotTaken(NotTaken),
}

/// Decides a submission. A delivered lead uses up money and caps in `market` for those after it.
pub fn decide(
    market: &mut Market,
    vault: &Vault,
    now: DateTime<Utc>,
    submission: &Submission,
) -> Decision {
    match known(market, submission) {
        Err(why) => return Decision::NotTaken(why),
        Ok(Some(receipt)) => return Decision::Known(receipt),
        Ok(None) => {}
    }
    match screen(market, vault, now, submission) {
        Ok(lead) => {
            take(market, now, &lead);
            Decision::New(Box::new(lead))
        }
        Err(why) => Decision::NotTaken(why),
    }
}

/// Whether the sender may send at all, and whether this was sent before.
fn known(market: &Market, submission: &Submission) -> Result<Option<Receipt>, NotTaken> {
    let engaged = market.engagements.get(&submission.engagement);
    match submission.sender {
        Sender::Seat(seat) => {
            if engaged.is_none_or(|engaged| engaged.contractor != seat.party) {
                return Err(NotTaken::NoSuchEngagement);
            }
        }
        Sender::Door { contractor } => {
            if engaged.is_none_or(|engaged| engaged.contractor != contractor) {
                return Err(NotTaken::NoSuchEngagement);
            }
        }
        Sender::Token { user, epoch, party } => {
            let standing = market
                .standings
                .get(&user)
                .filter(|standing| standing.active && standing.epoch == epoch)
                .ok_or(NotTaken::SignInNeeded)?;
            let sends = |own: &PartyId| party.is_none_or(|only| only == *own);
            if !standing.parties.iter().any(sends) {
                return Err(NotTaken::Forbidden);
            }
            let own = |party: &PartyId| standing.parties.contains(party) && sends(party);
            if engaged.is_none_or(|engaged| !own(&engaged.contractor)) {
                return Err(NotTaken::NoSuchEngagement);
            }
        }
    }
    if let Some(once) = &submission.once
        && let Some((digest, receipt)) = market.keys.get(&(once.owner, once.key.clone()))
    {
        return match receipt {
            Some(receipt) if *digest == once.digest => Ok(Some(*receipt)),
            _ => Err(NotTaken::KeyReused),
        };
    }
    Ok(submission
        .external_id
        .as_ref()
        .filter(|_| !submission.test)
        .and_then(|id| market.external.get(&(submission.engagement, id.clone())))
        .copied())
}

/// Form, then rules, then price and money. The order of the rules is the order a contractor can
/// mend things in: their own standing first, then the lead, then what only the buyer can change.
/// Whether the person is known comes last: while nothing is bought, nobody learns who is.
fn screen(
    market: &Market,
    vault: &Vault,
    now: DateTime<Utc>,
    submission: &Submission,
) -> Result<NewLead, NotTaken> {
    let engaged =
        market.engagements.get(&submission.engagement).ok_or(NotTaken::NoSuchEngagement)?;
    let offer = market.offers.get(&engaged.offer).ok_or(NotTaken::NoSuchEngagement)?;
    let terms = &offer.terms;
    let reading = read_contact(vault, submission, terms);
    let fields = check_form(submission, offer, now)?;
    let region = region_of(submission, &reading)?;
    let priced = price_of(terms, order_amount(&fields))
        .map_err(|why| Faults::from(Fault::new(ORDER_AMOUNT, why.fault_code())))?;
    let fits = terms.covers(region.as_ref());
    let refusal = if submission.test {
        // What a test is told must not depend on the wallet, or on who else has been here: it costs
        // nothing to ask again and again.
        contact_rule(submission, offer, &reading, fits)
    } else {
        standing_rule(engaged, offer)
            .or_else(|| hours_rule(offer, submission.happened_at.unwrap_or(now)))
            .or_else(|| contact_rule(submission, offer, &reading, fits))
            .or_else(|| money_rule(market, engaged, offer, priced.price, now))
            .or_else(|| duplicate_rule(market, engaged.offer, offer, &reading, now))
    };
    let full = match refusal {
        Some(Rule::Budget) => budget_rule(offer, priced.price, now),
        _ => None,
    };

    let id = LeadId::new();
    let contact = Contact {
        name: submission
            .contact
            .name
            .as_deref()
            .map(readable::line)
            .filter(|name| !name.is_empty()),
        phone: kept(&reading.phone, |phone| phone.e164(), submission.contact.phone.as_deref()),
        email: kept(&reading.email, |email| email.as_str(), submission.contact.email.as_deref()),
        fields,
        consent: submission.consent.clone(),
    };
    Ok(NewLead {
        id,
        offer: engaged.offer,
        terms_version: terms.version,
        engagement: submission.engagement,
        buyer: engaged.buyer,
        contractor: engaged.contractor,
        channel: submission.channel,
        priced,
        hold: (refusal.is_none() && !submission.test).then(TransferId::new),
        refusal,
        full,
        score: score(&contact, fits && region.is_some(), terms.form.fields.len(), now),
        contact,
        phone_key: reading.phone_key,
        email_key: reading.email_key,
        region,
        source: submission
            .source
            .as_deref()
            .map(readable::line)
            .filter(|source| !source.is_empty()),
        subs: submission.subs.clone(),
        external_id: submission.external_id.clone(),
        due_at: refusal.is_none().then(|| now + terms.decision()),
        witness: submission.witness.clone(),
        test: submission.test,
        once: submission.once.clone(),
    })
}

fn standing_rule(engaged: &Engaged, offer: &OpenOffer) -> Option<Rule> {
    if engaged.contractor_suspended {
        return Some(Rule::ContractorSuspended);
    }
    if engaged.status != EngagementStatus::Active {
        return Some(Rule::EngagementNotActive);
    }
    (offer.status != OfferStatus::Published || offer.buyer_suspended).then_some(Rule::OfferNotOpen)
}

/// `at` is when the person came.
fn hours_rule(offer: &OpenOffer, at: DateTime<Utc>) -> Option<Rule> {
    let closed = offer.terms.hours.as_ref().is_some_and(|hours| !hours.is_open(at));
    closed.then_some(Rule::OutsideHours)
}

fn contact_rule(
    submission: &Submission,
    offer: &OpenOffer,
    reading: &Reading,
    region_fits: bool,
) -> Option<Rule> {
    if submission.source().is_some_and(|source| offer.terms.sources.refuses(&source)) {
        return Some(Rule::SourceNotAllowed);
    }
    if matches!(reading.phone, Some(None)) {
        return Some(Rule::InvalidPhone);
    }
    if matches!(reading.email, Some(None)) {
        return Some(Rule::InvalidEmail);
    }
    (!region_fits).then_some(Rule::OutOfArea)
}

fn duplicate_rule(
    market: &Market,
    offer_id: OfferId,
    offer: &OpenOffer,
    reading: &Reading,
    now: DateTime<Utc>,
) -> Option<Rule> {
    let window = offer.terms.dedupe();
    [&reading.phone_key, &reading.email_key]
        .into_iter()
        .flatten()
        .filter_map(|key| market.seen.get(&(offer_id, key.clone())))
        .any(|seen| *seen > now - window)
        .then_some(Rule::Duplicate)
}

fn money_rule(
    market: &Market,
    engaged: &Engaged,
    offer: &OpenOffer,
    price: Money,
    now: DateTime<Utc>,
) -> Option<Rule> {
    let terms = &offer.terms;
    let day = day_of(terms.time_zone, now);
    let today = if offer.counted_on == Some(day) { offer.leads_today } else { 0 };
    if terms.cap_daily.is_some_and(|cap| today >= i64::from(cap)) {
        return Some(Rule::DailyCap);
    }
    if terms.cap_total.is_some_and(|cap| offer.leads_total >= i64::from(cap)) {
        return Some(Rule::TotalCap);
    }
    if budget_rule(offer, price, now).is_some() {
        return Some(Rule::Budget);
    }
    let free = market.purses.get(&(engaged.buyer, price.currency())).map_or(0, |purse| purse.free);
    (free < price.minor()).then_some(Rule::InsufficientFunds)
}

/// The limit on money that has no room for a price. Of several, the one that opens last: whoever
/// comes back when it does is not sent away again.
fn budget_rule(offer: &OpenOffer, price: Money, now: DateTime<Utc>) -> Option<Full> {
    let terms = &offer.terms;
    let never = |limit| Some(Full { limit, opens_at: None });
    if terms
        .budget_total
        .is_some_and(|budget| offer.committed.saturating_add(price.minor()) > budget.minor())
    {
        return never(Limit::Total);
    }
    if offer.lot.as_ref().is_some_and(|lot| !lot.fits(price)) {
        return never(Limit::Lot);
    }
    let day = day_of(terms.time_zone, now);
    let period = terms.budgets.full(offer.spent.on(day, offer.counted_on), price)?;
    // A price above the whole budget never fits, whatever the day.
    let ever = terms.budgets.of(period).is_some_and(|most| price.minor() <= most.minor());
    let opens_at = if ever { period.next(day, terms.time_zone) } else { None };
    Some(Full { limit: period.limit(), opens_at })
}

/// Moves the market on past a lead.
fn take(market: &mut Market, now: DateTime<Utc>, lead: &NewLead) {
    let receipt = lead.receipt();
    if let Some(once) = &lead.once {
        market.keys.insert((once.owner, once.key.clone()), (once.digest.clone(), Some(receipt)));
    }
    if lead.test {
        return;
    }
    if let Some(rule) = lead.refusal {
        // What is left of a lot buys no other lead either: the lot is used up.
        if rule == Rule::Budget
            && let Some(offer) = market.offers.get_mut(&lead.offer)
            && offer.lot.as_mut().is_some_and(|lot| lot.end_unless_fits(lead.priced.price))
        {
            offer.status = OfferStatus::Paused;
        }
        return;
    }
    if let Some(id) = &lead.external_id {
        let again = Receipt { repeated: true, ..receipt };
        market.external.insert((lead.engagement, id.clone()), again);
    }
    for key in [&lead.phone_key, &lead.email_key].into_iter().flatten() {
        market.seen.insert((lead.offer, key.clone()), now);
    }
    if let Some(purse) = market.purses.get_mut(&(lead.buyer, lead.priced.price.currency())) {
        purse.free -= lead.priced.price.minor();
    }
    if let Some(offer) = market.offers.get_mut(&lead.offer) {
        let day = day_of(offer.terms.time_zone, now);
        offer.spent = offer.spent.on(day, offer.counted_on).and(lead.priced.price.minor());
        if offer.counted_on != Some(day) {
            offer.counted_on = Some(day);
            offer.leads_today = 0;
        }
        offer.leads_today += 1;
        offer.leads_total += 1;
        offer.committed += lead.priced.price.minor();
        if offer.lot.as_mut().is_some_and(|lot| lot.take(lead.priced.price)) {
            offer.status = OfferStatus::Paused;
        }
    }
}
