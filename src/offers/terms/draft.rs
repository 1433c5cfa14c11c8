//! Terms as a buyer writes them, and the one check that makes [`Terms`] of them.

use chrono::{DateTime, Utc};
use chrono_tz::Tz;

use super::written::{amount, cap, choice, text, whole};
use super::{Action, EngagementMode, Price, Terms};
use crate::kernel::fault::{Fault, Faults};
use crate::kernel::ids::OfferId;
use crate::kernel::money::Currency;
use crate::kernel::rate::Rate;
use crate::kernel::readable;
use crate::kernel::region::Region;
use crate::offers::Bounds;
use crate::offers::arrival::ArrivalDraft;
use crate::offers::budget::{BudgetDraft, budget};
use crate::offers::form::{Field, FieldDraft, FieldKind, LeadForm};
use crate::offers::hours::{Hours, WrittenSpan};
use crate::offers::price::ORDER_AMOUNT;
use crate::offers::reason::Reason;
use crate::offers::source::{MAX_NOTES, SourceRules, SourceType};

/// The most regions one offer may list.
const MAX_REGIONS: usize = 200;

/// Terms as written: every value the text a form or a request carries, blank where nothing was
/// given. One draft serves the page and the API, so both are checked by the same rules.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TermsDraft {
    pub title: String,
    pub description: String,
    pub topic: String,
    pub action: String,
    pub currency: String,
    /// The flat price, or the floor when `price_percent` is given.
    pub price: String,
    /// A share of the order in percent, such as `7.5`.
    pub price_percent: String,
    pub price_cap: String,
    pub regions: Vec<String>,
    pub form: Vec<FieldDraft>,
    pub sources: SourceDraft,
    pub hours: Vec<WrittenSpan>,
    pub time_zone: String,
    pub engagement: String,
    pub decision_hours: String,
    pub guarantee_hours: String,
    pub appeal_hours: String,
    pub statement_hours: String,
    pub dedupe_days: String,
    pub return_share_cap: String,
    /// `None`: every reason that fits the action.
    pub allowed_reasons: Option<Vec<String>>,
    pub cap_daily: String,
    pub cap_total: String,
    pub budget_total: String,
    pub budgets: BudgetDraft,
    pub arrival: ArrivalDraft,
}

/// Source rules as written.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct SourceDraft {
    pub allowed: Vec<String>,
    pub forbidden: Vec<String>,
    pub notes: String,
}

impl Default for TermsDraft {
    /// The design's default terms; what an offer must say itself is blank.
    fn default() -> Self {
        Self {
            title: String::new(),
            description: String::new(),
            topic: String::new(),
            action: String::new(),
            currency: String::new(),
            price: String::new(),
            price_percent: String::new(),
            price_cap: String::new(),
            regions: Vec::new(),
            form: Vec::new(),
            sources: SourceDraft::default(),
            hours: Vec::new(),
            time_zone: "UTC".into(),
            engagement: EngagementMode::Open.as_str().into(),
            decision_hours: "168".into(),
            guarantee_hours: "0".into(),
            appeal_hours: "48".into(),
            statement_hours: "48".into(),
            dedupe_days: "30".into(),
            return_share_cap: "15".into(),
            allowed_reasons: None,
            cap_daily: String::new(),
            cap_total: String::new(),
            budget_total: String::new(),
            budgets: BudgetDraft::default(),
            arrival: ArrivalDraft::default(),
        }
    }
}

impl From<&Terms> for TermsDraft {
    /// The terms as they would be written, to be edited.
    fn from(terms: &Terms) -> Self {
        let (price, price_percent, price_cap) = match terms.price {
            Price::Flat(price) => (price.decimal().to_string(), String::new(), String::new()),
            Price::Percent { rate, floor, cap } => {
                (floor.decimal().to_string(), rate.percent().to_string(), cap.decimal().to_string())
            }
        };
        let number = |value: Option<i32>| value.map(|value| value.to_string()).unwrap_or_default();
        let words = |kinds: &[SourceType]| kinds.iter().map(ToString::to_string).collect();
        Self {
            title: terms.title.clone(),
            description: terms.description.clone(),
            topic: terms.topic.clone(),
            action: terms.action.to_string(),
            currency: terms.currency.to_string(),
            price,
            price_percent,
            price_cap,
            regions: terms.regions.iter().map(ToString::to_string).collect(),
            form: terms.form.fields.iter().map(FieldDraft::from).collect(),
            sources: SourceDraft {
                allowed: words(&terms.sources.allowed),
                forbidden: words(&terms.sources.forbidden),
                notes: terms.sources.notes.clone(),
            },
            hours: terms.hours.as_ref().map(Hours::written).unwrap_or_default(),
            time_zone: terms.time_zone.name().to_owned(),
            engagement: terms.engagement.to_string(),
            decision_hours: terms.decision_hours.to_string(),
            guarantee_hours: terms.guarantee_hours.to_string(),
            appeal_hours: terms.appeal_hours.to_string(),
            statement_hours: terms.statement_hours.to_string(),
            dedupe_days: terms.dedupe_days.to_string(),
            return_share_cap: terms.return_share_cap.to_string(),
            allowed_reasons: Some(terms.allowed_reasons.iter().map(ToString::to_string).collect()),
            cap_daily: number(terms.cap_daily),
            cap_total: number(terms.cap_total),
            budget_total: terms.budget_total.map(|m| m.decimal().to_string()).unwrap_or_default(),
            budgets: BudgetDraft::from(terms.budgets),
            arrival: ArrivalDraft::from(&terms.arrival),
        }
    }
}

impl TermsDraft {
    /// The terms this draft makes as a version of an offer, at the fee no rule changes (see
    /// [`crate::offers::fee`]); or everything wrong with it, each fault named as the API names the field.
    pub fn check(
        &self,
        bounds: &Bounds,
        offer: OfferId,
        version: i32,
        now: DateTime<Utc>,
    ) -> Result<Terms, Faults> {
        let mut faults = Faults::default();
        let title = faults.take(text("title", &readable::line(&self.title), 3..=120));
        let description = faults.take(text("description", &self.description, 0..=8_000));
        let topic = faults.take(text("topic", &readable::line(&self.topic), 2..=60));
        let action = faults.take(choice::<Action>("action", &self.action));
        let currency = faults.take(self.currency(bounds));
        let price = currency.and_then(|currency| self.price(currency, action, &mut faults));
        let regions = self.regions(&mut faults);
        let form = self.form(&mut faults);
        let sources = self.sources(&mut faults);
        let zone = faults.take(
            self.time_zone.trim().parse::<Tz>().map_err(|_| Fault::new("time_zone", "time-zone")),
        );
        let hours = match Hours::read(&self.hours, zone.unwrap_or(Tz::UTC)) {
            Ok(hours) => hours,
            Err(mut wrong) => {
                faults.0.append(&mut wrong.0);
                None
            }
        };
        let engagement = faults.take(choice::<EngagementMode>("engagement", &self.engagement));
        let decision =
            faults.take(whole("decision_hours", &self.decision_hours, &bounds.decision_hours));
        let guarantee =
            faults.take(whole("guarantee_hours", &self.guarantee_hours, &bounds.guarantee_hours));
        let appeal = faults.take(whole("appeal_hours", &self.appeal_hours, &bounds.appeal_hours));
        let statement =
            faults.take(whole("statement_hours", &self.statement_hours, &bounds.statement_hours));
        let dedupe = faults.take(whole("dedupe_days", &self.dedupe_days, &bounds.dedupe_days));
        let share = faults.take(whole(
            "return_share_cap",
            &self.return_share_cap,
            &bounds.return_share_cap,
        ));
        let reasons = self.reasons(action, &mut faults);
        let cap_daily = cap("cap_daily", &self.cap_daily, &mut faults);
        let cap_total = cap("cap_total", &self.cap_total, &mut faults);
        let least = price.map(Price::least);
        let total = currency.and_then(|currency| {
            budget("budget_total", &self.budget_total, currency, least, &mut faults)
        });
        let budgets = currency
            .map(|currency| self.budgets.check(currency, least, &mut faults))
            .unwrap_or_default();
        let arrival = self.arrival.check(action, &mut faults);
        faults.clone().finish()?;
        // Nothing was wrong, so everything is there.
        (|| {
            Some(Terms {
                offer,
                version,
                title: title?,
                description: description?,
                topic: topic?,
                action: action?,
                currency: currency?,
                price: price?,
                fee: bounds.fee,
                fee_rule: None,
                regions,
                form,
                sources,
                hours,
                time_zone: zone?,
                engagement: engagement?,
                decision_hours: decision?,
                guarantee_hours: guarantee?,
                appeal_hours: appeal?,
                statement_hours: statement?,
                dedupe_days: dedupe?,
                return_share_cap: share?,
                allowed_reasons: reasons,
                cap_daily,
                cap_total,
                budget_total: total,
                budgets,
                arrival: arrival?,
                created_at: now,
                frozen_at: None,
            })
        })()
        .ok_or(faults)
    }

    fn currency(&self, bounds: &Bounds) -> Result<Currency, Fault> {
        let code = self.currency.trim().to_ascii_uppercase();
        if code.is_empty() {
            return Err(Fault::new("currency", "required"));
        }
        let known =
            code.parse::<Currency>().ok().filter(|currency| bounds.currencies.contains(currency));
        let listed = || {
            bounds.currencies.iter().map(|currency| currency.code()).collect::<Vec<_>>().join(", ")
        };
        known.ok_or_else(|| Fault::new("currency", "unknown-currency").with("known", listed()))
    }

    fn price(
        &self,
        currency: Currency,
        action: Option<Action>,
        faults: &mut Faults,
    ) -> Option<Price> {
        if self.price.trim().is_empty() {
            faults.add("price", "required");
        }
        let price = amount("price", &self.price, currency, faults);
        if self.price_percent.trim().is_empty() {
            if !self.price_cap.trim().is_empty() {
                faults.add("price_cap", "cap-needs-percent");
            }
            return price.map(Price::Flat);
        }
        if action.is_some_and(|action| action != Action::Purchase) {
            faults.add("price_percent", "percent-is-for-purchases");
        }
        let rate = Rate::read_percent(&self.price_percent).filter(|rate| rate.basis_points() > 0);
        let rate = faults.take(rate.ok_or_else(|| Fault::new("price_percent", "not-a-percent")));
        if self.price_cap.trim().is_empty() {
            faults.add("price_cap", "required");
        }
        let cap = amount("price_cap", &self.price_cap, currency, faults);
        if let (Some(floor), Some(cap)) = (price, cap)
            && cap.minor() < floor.minor()
        {
            faults.add("price_cap", "cap-below-floor");
        }
        Some(Price::Percent { rate: rate?, floor: price?, cap: cap? })
    }

    fn regions(&self, faults: &mut Faults) -> Vec<Region> {
        let mut regions: Vec<Region> = Vec::new();
        if self.regions.len() > MAX_REGIONS {
            faults.push(Fault::new("regions", "too-many").with("max", MAX_REGIONS));
            return regions;
        }
        for written in
            self.regions.iter().map(|region| region.trim()).filter(|region| !region.is_empty())
        {
            match written.parse::<Region>() {
                Ok(region) if regions.contains(&region) => {}
                Ok(region) => regions.push(region),
                Err(_) => {
                    faults.push(Fault::new("regions", "unknown-region").with("region", written))
                }
            }
        }
        regions
    }

    /// The form; one priced by the order's amount asks for it, whether written or not.
    fn form(&self, faults: &mut Faults) -> LeadForm {
        let mut form = match LeadForm::read(&self.form) {
            Ok(form) => form,
            Err(mut wrong) => {
                faults.0.append(&mut wrong.0);
                return LeadForm::default();
            }
        };
        if !self.price_percent.trim().is_empty() {
            match form.fields.iter().position(|field| field.key == ORDER_AMOUNT) {
                None => form.fields.push(Field {
                    key: ORDER_AMOUNT.into(),
                    label: ORDER_AMOUNT.into(),
                    kind: FieldKind::Number,
                    required: true,
                    options: Vec::new(),
                }),
                Some(index) => {
                    let fits = |field: &Field| field.required && field.kind == FieldKind::Number;
                    if !form.fields.get(index).is_some_and(fits) {
                        faults.add(format!("form[{index}].type"), "order-amount-is-a-number");
                    }
                }
            }
        }
        form
    }

    fn sources(&self, faults: &mut Faults) -> SourceRules {
        let mut kinds = |name: &'static str, words: &[String]| {
            let mut kinds: Vec<SourceType> = Vec::new();
            for word in words {
                let kind = faults.take(choice::<SourceType>(name, word));
                kinds.extend(kind.filter(|kind| !kinds.contains(kind)));
            }
            kinds
        };
        let allowed = kinds("sources.allowed", &self.sources.allowed);
        let forbidden = kinds("sources.forbidden", &self.sources.forbidden);
        if allowed.iter().any(|kind| forbidden.contains(kind)) {
            faults.add("sources.forbidden", "allowed-and-forbidden");
        }
        let notes = faults
            .take(text("sources.notes", &self.sources.notes, 0..=MAX_NOTES))
            .unwrap_or_default();
        SourceRules { allowed, forbidden, notes }
    }

    fn reasons(&self, action: Option<Action>, faults: &mut Faults) -> Vec<Reason> {
        let Some(written) = &self.allowed_reasons else {
            return action.map(Reason::all_for).unwrap_or_default();
        };
        let mut reasons: Vec<Reason> = Vec::new();
        for word in written {
            match faults.take(choice::<Reason>("allowed_reasons", word)) {
                Some(reason) if action.is_some_and(|action| !reason.fits(action)) => {
                    faults.push(
                        Fault::new("allowed_reasons", "reason-does-not-fit").with("reason", reason),
                    );
                }
                Some(reason) if !reasons.contains(&reason) => reasons.push(reason),
                Some(_) | None => {}
            }
        }
        reasons.sort_unstable();
        reasons
    }
}
