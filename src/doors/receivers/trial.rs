//! A trial of a receiver: a payload of its network's shape, proved as the network proves itself, which
//! goes the whole way and becomes a test lead.

use serde_json::{Map, Value as Json, json};
use url::form_urlencoded::Serializer;

use super::fetch::VERSION;
use super::mapping::usual;
use super::payload::Value;
use super::proof::signature;
use super::receive::{TRIAL, terms};
use super::receiver::{self, Receiver};
use super::{Mapping, ReceiverKind};
use crate::accounts::ContractorSeat;
use crate::db::Tx;
use crate::doors::DoorError;
use crate::doors::arrivals::Request;
use crate::doors::imports::Target;
use crate::doors::imports::mapping::{CONTACT, target_of};
use crate::kernel::contact::Phone;
use crate::kernel::ids::{ArrivalId, ReceiverId};
use crate::kernel::secret::Vault;
use crate::offers::form::{Field, FieldKind};
use crate::offers::terms::Terms;

/// The requests a network would make, in their order: Meta first tells a number, then answers with the
/// lead, for which the trial stands in.
#[derive(Debug)]
pub struct Trial {
    pub requests: Vec<Request>,
}

/// Makes a trial of a receiver of the contractor's.
pub fn trial(
    tx: &mut Tx<'_>,
    vault: &Vault,
    seat: ContractorSeat,
    id: ReceiverId,
) -> Result<Trial, DoorError> {
    let receiver = receiver::find(tx, seat, id)?;
    if receiver.closed_at.is_some() {
        return Err(DoorError::Conflict("door_closed"));
    }
    let keys = receiver.keys(vault)?;
    if receiver.kind == ReceiverKind::Meta && keys.app_secret.is_empty() {
        return Err(DoorError::Conflict("no_app_secret"));
    }
    let terms = terms(tx, &receiver)?;
    let pairs = answers(&receiver, &receiver.mapping(), &terms, &tx.now().date_naive().to_string());
    let number = ArrivalId::new().uuid().as_u128() % 1_000_000_000_000_000;
    let mut requests = match receiver.kind {
        ReceiverKind::GoogleAds => vec![google(&pairs, number, &keys.secret)],
        ReceiverKind::Meta => meta(&pairs, number, &keys.app_secret),
        ReceiverKind::Tilda => vec![tilda(&pairs, number, &keys.secret)],
        ReceiverKind::Generic => vec![generic(&pairs, &keys.secret)],
    };
    for request in &mut requests {
        request.headers.push((TRIAL.to_owned(), "1".to_owned()));
        if request.path.is_empty() {
            request.path = format!("/in/{id}");
        }
    }
    Ok(Trial { requests })
}

type Pairs = Vec<(String, String)>;

/// Answers to everything the form must have, under the names that are understood as them.
fn answers(receiver: &Receiver, mapping: &Mapping, terms: &Terms, today: &str) -> Pairs {
    let phone = terms.home().and_then(Phone::example);
    let phone = phone.map_or("+12025550123".to_owned(), |phone| phone.e164().to_owned());
    let mut pairs: Vec<(Target, String)> = vec![
        (Target::Name, "Test".to_owned()),
        (Target::Phone, phone.clone()),
        (Target::Email, "test@example.com".to_owned()),
    ];
    for field in &terms.form.fields {
        if !CONTACT.contains(&field.key.as_str()) {
            pairs.push((target_of(&field.key), answer(field, &phone, today)));
        }
    }
    let name = |target: &Target| name_of(receiver.kind, mapping, terms, target);
    pairs.into_iter().map(|(target, text)| (name(&target), text)).collect()
}

fn answer(field: &Field, phone: &str, today: &str) -> String {
    match field.kind {
        FieldKind::Text => "Test".to_owned(),
        FieldKind::Phone => phone.to_owned(),
        FieldKind::Email => "test@example.com".to_owned(),
        FieldKind::Number => "1000".to_owned(),
        FieldKind::Choice => field.options.first().cloned().unwrap_or_default(),
        FieldKind::Date => today.to_owned(),
        FieldKind::Consent => "true".to_owned(),
    }
}

/// A name that is understood as a target.
fn name_of(kind: ReceiverKind, mapping: &Mapping, terms: &Terms, target: &Target) -> String {
    let said = mapping.names.iter().find(|(_, known)| known.as_ref() == Some(target));
    if let Some((name, _)) = said {
        return name.clone();
    }
    let means = |name: &&'static str| {
        let value = Value { name: (*name).to_owned(), label: None, text: String::new() };
        mapping.target(kind, &value, &terms.form).as_ref() == Some(target)
    };
    let own = match target {
        Target::Field(key) => key.clone(),
        other => other.to_string(),
    };
    usual(kind).into_iter().find(means).map_or(own, str::to_owned)
}

fn post(content_type: &str, body: String) -> Request {
    Request {
        method: "POST".to_owned(),
        content_type: content_type.to_owned(),
        body,
        ..Request::default()
    }
}

fn google(pairs: &Pairs, number: u128, secret: &str) -> Request {
    let columns: Vec<Json> = pairs
        .iter()
        .map(|(name, text)| json!({"column_id": name, "column_name": name, "string_value": text}))
        .collect();
    let body = json!({
        "lead_id": format!("test-{number}"), "api_version": "1.0", "form_id": 40000000000_u64,
        "campaign_id": 10000000000_u64, "adgroup_id": 20000000000_u64, "creative_id": 30000000000_u64,
        "gcl_id": format!("test-{number}"), "google_key": secret, "is_test": true,
        "user_column_data": columns,
    });
    post("application/json", body.to_string())
}

fn meta(pairs: &Pairs, number: u128, app_secret: &str) -> Vec<Request> {
    let number = number.to_string();
    let value = json!({"leadgen_id": number, "page_id": "1", "form_id": "4", "ad_id": "3"});
    let told = json!({
        "object": "page",
        "entry": [{"id": "1", "changes": [{"field": "leadgen", "value": value}]}],
    });
    let mut told = post("application/json", told.to_string());
    told.headers.push(("x-hub-signature-256".to_owned(), signature(&told.body, app_secret)));
    let fields: Vec<Json> =
        pairs.iter().map(|(name, text)| json!({"name": name, "values": [text]})).collect();
    let lead = json!({
        "id": number, "campaign_id": "1", "adset_id": "2", "ad_id": "3", "form_id": "4",
        "platform": "fb", "is_organic": false, "field_data": fields,
    });
    let mut lead = post("application/json", lead.to_string());
    lead.method = "GET".to_owned();
    lead.path = format!("/{VERSION}/{number}");
    vec![told, lead]
}

fn tilda(pairs: &Pairs, number: u128, secret: &str) -> Request {
    let mut form = Serializer::new(String::new());
    for (name, text) in pairs {
        form.append_pair(name, text);
    }
    form.append_pair("tranid", &format!("test:{number}"));
    form.append_pair("formid", "form1").append_pair("formname", "Test");
    let mut request = post("application/x-www-form-urlencoded", form.finish());
    request.headers.push(("x-api-key".to_owned(), secret.to_owned()));
    request
}

fn generic(pairs: &Pairs, secret: &str) -> Request {
    let mut whole = Map::new();
    for (name, text) in pairs {
        put(&mut whole, name, text);
    }
    whole.insert("test".to_owned(), Json::from(1));
    let mut request = post("application/json", Json::Object(whole).to_string());
    request.headers.push(("x-secret".to_owned(), secret.to_owned()));
    request
}

/// Puts `lead.phone` where it is read from. Where a plain value stands in the way, the name stays whole.
fn put(object: &mut Map<String, Json>, name: &str, text: &str) {
    if let Some((head, rest)) = name.split_once('.') {
        let inner = object.entry(head).or_insert_with(|| Json::Object(Map::new()));
        if let Json::Object(inner) = inner {
            put(inner, rest, text);
            return;
        }
    }
    object.insert(name.to_owned(), Json::from(text));
}
