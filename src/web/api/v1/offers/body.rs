//! Offers as callers write them.

use serde::{Deserialize, Deserializer, Serialize};
use utoipa::ToSchema;

use crate::kernel::ids::PartyId;
use crate::offers::TermsDraft;
use crate::offers::form::FieldDraft;
use crate::offers::hours::WrittenSpan;
use crate::offers::terms::SourceDraft;
use crate::web::api::Written;

// `Serialize` here and below is what utoipa writes defaults with.

/// `null` takes a value away; a field left out leaves it.
fn nullable<'de, T, D>(from: D) -> Result<Option<Option<T>>, D::Error>
where
    T: Deserialize<'de>,
    D: Deserializer<'de>,
{
    Option::deserialize(from).map(Some)
}

/// A question of the form.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
pub struct FieldBody {
    /// Small latin letters, digits, underscores; made from the place when left out.
    #[serde(default)]
    #[schema(example = "city")]
    pub key: String,
    /// What people read; the key when left out.
    #[serde(default)]
    #[schema(example = "City")]
    pub label: String,
    /// `text`, `phone`, `email`, `number`, `choice`, `date` or `consent`.
    #[serde(rename = "type", default)]
    #[schema(example = "text")]
    pub kind: String,
    #[serde(default)]
    pub required: bool,
    /// What may be chosen, when the type is `choice`.
    #[serde(default)]
    pub options: Vec<String>,
}

/// Which sources are welcome.
#[derive(Debug, Serialize, Deserialize, ToSchema)]
pub struct SourcesBody {
    /// Only these, when any is listed.
    #[serde(default)]
    pub allowed: Vec<String>,
    #[serde(default)]
    pub forbidden: Vec<String>,
    #[serde(default)]
    pub notes: String,
}

/// The terms of an offer. What a new offer leaves out has its default; what a change leaves out
/// stays as it is.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(default)]
pub struct OfferBody {
    /// 3 to 120 characters.
    #[schema(example = "Plastic windows, Moscow")]
    pub title: Option<String>,
    pub description: Option<String>,
    /// 2 to 60 characters.
    #[schema(example = "windows")]
    pub topic: Option<String>,
    /// `call`, `application`, `registration` or `purchase`. Fixed once published.
    #[schema(example = "application")]
    pub action: Option<String>,
    /// ISO 4217. Fixed once published.
    #[schema(example = "RUB")]
    pub currency: Option<String>,
    /// The flat price, or the floor when `price_percent` is given.
    pub price: Option<Written>,
    /// A share of the order in percent, for purchases. The form then asks for `order_amount`.
    #[serde(deserialize_with = "nullable")]
    #[schema(value_type = Option<String>, example = json!(null))]
    pub price_percent: Option<Option<Written>>,
    /// The most a share may come to.
    #[serde(deserialize_with = "nullable")]
    #[schema(value_type = Option<String>, example = json!(null))]
    pub price_cap: Option<Option<Written>>,
    /// ISO 3166 countries or parts of them; anywhere when empty.
    #[schema(example = json!(["RU"]))]
    pub regions: Option<Vec<String>>,
    pub form: Option<Vec<FieldBody>>,
    pub sources: Option<SourcesBody>,
    /// Round the clock when null or empty.
    #[serde(deserialize_with = "nullable")]
    #[schema(value_type = Option<Vec<WrittenSpan>>)]
    pub hours: Option<Option<Vec<WrittenSpan>>>,
    /// Of `hours`, and of the days, weeks and months the caps and budgets count; the caller's own when left out.
    #[schema(example = "Europe/Moscow")]
    pub time_zone: Option<String>,
    /// `open`, `request` or `invitation`.
    #[schema(example = "open")]
    pub engagement: Option<String>,
    #[schema(value_type = Option<i32>, example = 168)]
    pub decision_hours: Option<Written>,
    #[schema(value_type = Option<i32>, example = 0)]
    pub guarantee_hours: Option<Written>,
    #[schema(value_type = Option<i32>, example = 48)]
    pub appeal_hours: Option<Written>,
    /// How long the buyer has to answer an appeal, 1 to 720.
    #[schema(value_type = Option<i32>, example = 48)]
    pub statement_hours: Option<Written>,
    #[schema(value_type = Option<i32>, example = 30)]
    pub dedupe_days: Option<Written>,
    /// In percent.
    #[schema(value_type = Option<i32>, example = 15)]
    pub return_share_cap: Option<Written>,
    /// Every reason that fits the action when left out.
    #[schema(example = json!(["invalid_contact", "duplicate"]))]
    pub allowed_reasons: Option<Vec<String>>,
    #[serde(deserialize_with = "nullable")]
    #[schema(value_type = Option<i32>)]
    pub cap_daily: Option<Option<Written>>,
    #[serde(deserialize_with = "nullable")]
    #[schema(value_type = Option<i32>)]
    pub cap_total: Option<Option<Written>>,
    #[serde(deserialize_with = "nullable")]
    #[schema(value_type = Option<String>)]
    pub budget_total: Option<Option<Written>>,
    /// What the leads of one day may come to, in `time_zone`.
    #[serde(deserialize_with = "nullable")]
    #[schema(value_type = Option<String>)]
    pub budget_daily: Option<Option<Written>>,
    /// Weeks begin on Monday.
    #[serde(deserialize_with = "nullable")]
    #[schema(value_type = Option<String>)]
    pub budget_weekly: Option<Option<Written>>,
    #[serde(deserialize_with = "nullable")]
    #[schema(value_type = Option<String>)]
    pub budget_monthly: Option<Option<Written>>,
    /// What people agree to when they leave their contact, word for word.
    #[schema(example = "I agree that Windows Ltd may call me about my enquiry.")]
    pub consent_text: Option<String>,
    /// Where the hosted form sends people afterwards; a page of thanks when empty.
    pub thanks_url: Option<String>,
    /// The least seconds of talk for a call to count, 0 to 3,600.
    #[schema(value_type = Option<i32>, example = 30)]
    pub call_seconds: Option<Written>,
    /// Where tracking links lead, for registrations and purchases. Macros: `{click_id}`, `{source}`,
    /// `{offer}`, `{sub1}` to `{sub8}`; without `{click_id}` the id is added as `click_id`.
    #[schema(example = "https://shop.example/?click_id={click_id}")]
    pub landing_url: Option<String>,
    /// How many days after a click what the visitor does counts for it, 1 to 365.
    #[schema(value_type = Option<i32>, example = 30)]
    pub window_days: Option<Written>,
    /// Whether a picture in the visitor's browser may report too.
    pub pixel: Option<bool>,
}

fn put<T>(place: &mut T, given: Option<T>) {
    if let Some(given) = given {
        *place = given;
    }
}

fn put_written(place: &mut String, given: Option<Written>) {
    put(place, given.map(|written| written.0));
}

fn put_nullable(place: &mut String, given: Option<Option<Written>>) {
    put(place, given.map(|written| written.map(|written| written.0).unwrap_or_default()));
}

impl OfferBody {
    /// Writes what was given over a draft.
    pub fn write_over(self, draft: &mut TermsDraft) {
        put(&mut draft.title, self.title);
        put(&mut draft.description, self.description);
        put(&mut draft.topic, self.topic);
        put(&mut draft.action, self.action);
        put(&mut draft.currency, self.currency);
        put_written(&mut draft.price, self.price);
        put_nullable(&mut draft.price_percent, self.price_percent);
        put_nullable(&mut draft.price_cap, self.price_cap);
        put(&mut draft.regions, self.regions);
        put(
            &mut draft.form,
            self.form.map(|form| form.into_iter().map(FieldDraft::from).collect()),
        );
        put(&mut draft.sources, self.sources.map(SourceDraft::from));
        put(&mut draft.hours, self.hours.map(Option::unwrap_or_default));
        put(&mut draft.time_zone, self.time_zone);
        put(&mut draft.engagement, self.engagement);
        put_written(&mut draft.decision_hours, self.decision_hours);
        put_written(&mut draft.guarantee_hours, self.guarantee_hours);
        put_written(&mut draft.appeal_hours, self.appeal_hours);
        put_written(&mut draft.statement_hours, self.statement_hours);
        put_written(&mut draft.dedupe_days, self.dedupe_days);
        put_written(&mut draft.return_share_cap, self.return_share_cap);
        put(&mut draft.allowed_reasons, self.allowed_reasons.map(Some));
        put_nullable(&mut draft.cap_daily, self.cap_daily);
        put_nullable(&mut draft.cap_total, self.cap_total);
        put_nullable(&mut draft.budget_total, self.budget_total);
        put_nullable(&mut draft.budgets.daily, self.budget_daily);
        put_nullable(&mut draft.budgets.weekly, self.budget_weekly);
        put_nullable(&mut draft.budgets.monthly, self.budget_monthly);
        put(&mut draft.arrival.consent_text, self.consent_text);
        put(&mut draft.arrival.thanks_url, self.thanks_url);
        put_written(&mut draft.arrival.call_seconds, self.call_seconds);
        put(&mut draft.arrival.landing_url, self.landing_url);
        put_written(&mut draft.arrival.window_days, self.window_days);
        put(&mut draft.arrival.pixel, self.pixel);
    }
}

impl From<FieldBody> for FieldDraft {
    fn from(field: FieldBody) -> Self {
        Self {
            key: field.key,
            label: field.label,
            kind: field.kind,
            required: field.required,
            options: field.options,
        }
    }
}

impl From<SourcesBody> for SourceDraft {
    fn from(sources: SourcesBody) -> Self {
        Self { allowed: sources.allowed, forbidden: sources.forbidden, notes: sources.notes }
    }
}

/// Why not.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(default)]
pub struct ReasonBody {
    /// Words for the other side.
    pub reason: String,
}

/// A contractor's request.
#[derive(Debug, Default, Deserialize, ToSchema)]
#[serde(default)]
pub struct EngageBody {
    /// To the buyer, when the offer is on request.
    pub message: String,
}

/// Who is invited.
#[derive(Debug, Deserialize, ToSchema)]
pub struct InvitationBody {
    pub party: PartyId,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_left_out_stays_and_null_takes_away() {
        let body: OfferBody =
            serde_json::from_str(r#"{"price": 12.5, "cap_daily": null, "decision_hours": "24"}"#)
                .unwrap();
        let mut draft = TermsDraft {
            cap_daily: "5".into(),
            cap_total: "9".into(),
            title: "Kept".into(),
            ..TermsDraft::default()
        };
        body.write_over(&mut draft);
        assert_eq!((draft.price.as_str(), draft.decision_hours.as_str()), ("12.5", "24"));
        assert_eq!((draft.cap_daily.as_str(), draft.cap_total.as_str()), ("", "9"));
        assert_eq!(draft.title, "Kept");
    }
}
