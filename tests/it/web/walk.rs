//! Every route of the table, visited as everybody: who may not come in does not.

use lead_exchange::accounts::Role;
use lead_exchange::web::routes::{Access, RouteInfo, TABLE};
use serde_json::json;
use uuid::Uuid;

use crate::support::{Answer, Persona, TestApp};

struct People {
    nobody_page: crate::support::Browser,
    nobody_api: crate::support::Api,
    others: Vec<(&'static str, &'static [Role], Persona)>,
}

/// Whether somebody with these roles may call it.
fn may(access: Access, roles: &[Role]) -> bool {
    let has = |role: Role| roles.contains(&role);
    match access {
        Access::Anyone | Access::SignedIn => true,
        Access::Buyer => has(Role::Buyer),
        Access::Contractor => has(Role::Contractor),
        Access::PartySeat => has(Role::Buyer) || has(Role::Contractor),
        Access::Staff => has(Role::Staff),
        Access::AnySeat => !roles.is_empty(),
    }
}

/// The path with ids nobody has: whatever a variable is called, its kind is told by what stands
/// before it.
fn strange(path: &str) -> String {
    let mut kind = "";
    let mut out = String::new();
    for part in path.split('/').skip(1) {
        out.push('/');
        if part.starts_with('{') {
            out.push_str(&strange_id(kind));
        } else {
            out.push_str(part);
        }
        kind = part;
    }
    out
}

pub fn strange_id(kind: &str) -> String {
    use lead_exchange::kernel::ids::*;
    let uuid = Uuid::now_v7();
    match kind {
        "leads" => LeadId::from_uuid(uuid).to_string(),
        "offers" => OfferId::from_uuid(uuid).to_string(),
        "engagements" => EngagementId::from_uuid(uuid).to_string(),
        "parties" | "records" => PartyId::from_uuid(uuid).to_string(),
        "users" => UserId::from_uuid(uuid).to_string(),
        "top-ups" => TopUpId::from_uuid(uuid).to_string(),
        "mails" => MailId::from_uuid(uuid).to_string(),
        "evidence" => EvidenceId::from_uuid(uuid).to_string(),
        "keys" => ApiKeyId::from_uuid(uuid).to_string(),
        "test-leads" => TestLeadId::from_uuid(uuid).to_string(),
        "api-requests" => ApiRequestId::from_uuid(uuid).to_string(),
        "imports" => ImportId::from_uuid(uuid).to_string(),
        "receivers" | "in" => ReceiverId::from_uuid(uuid).to_string(),
        "tasks" => TaskId::from_uuid(uuid).to_string(),
        "sites" | "tracking" | "p" => SiteId::from_uuid(uuid).to_string(),
        "telephony" | "calls" => TelephonyId::from_uuid(uuid).to_string(),
        "numbers" => NumberId::from_uuid(uuid).to_string(),
        "arrivals" => ArrivalId::from_uuid(uuid).to_string(),
        "statements" | "bank-statements" => BankStatementId::from_uuid(uuid).to_string(),
        "lines" | "bank-lines" => BankLineId::from_uuid(uuid).to_string(),
        "acts" => ServiceActId::from_uuid(uuid).to_string(),
        "withdrawals" => WithdrawalId::from_uuid(uuid).to_string(),
        "withdrawal-batches" => WithdrawalBatchId::from_uuid(uuid).to_string(),
        _ => "nothing".to_owned(),
    }
}

async fn visit(info: &RouteInfo, path: &str, people: &People, who: Option<&Persona>) -> Answer {
    let write = info.method != "GET";
    if info.is_api() {
        let api = who.map_or(&people.nobody_api, Persona::api);
        let path = path.strip_prefix("/api/v1").unwrap_or(path);
        let body = write.then(|| json!({}));
        return api.call(info.method.as_str().parse().expect("a method"), path, body).await;
    }
    match (write, who) {
        (false, Some(person)) => person.get(path).await,
        (false, None) => people.nobody_page.get(path).await,
        (true, Some(person)) => person.post(path, &[]).await,
        (true, None) => people.nobody_page.post(path, &[]).await,
    }
}

/// Calls that end the session of whoever makes them are made with one of their own.
fn ends_the_session(info: &RouteInfo) -> bool {
    info.path.contains("sign-out") || info.path.ends_with("/password")
}

#[actix_web::test]
async fn every_route_keeps_out_whom_the_table_keeps_out() {
    let app = TestApp::start().await;
    let people = People {
        nobody_page: app.browser(),
        nobody_api: app.api(),
        others: vec![
            ("nobody with a seat", &[], app.seatless().await),
            ("a buyer", &[Role::Buyer], app.buyer("Okna Plus").await),
            ("a contractor", &[Role::Contractor], app.contractor("Lead Studio").await),
            ("staff", &[Role::Staff], app.staff().await),
        ],
    };
    let mut wrong = Vec::new();
    for info in TABLE {
        let path = strange(info.path);
        let line = format!("{} {}", info.method, info.path);
        let answer = visit(info, &path, &people, None).await;
        let status = answer.status.as_u16();
        let kept_out = if info.is_api() {
            status == 401
        } else {
            status == 303 && answer.header("location").starts_with("/sign-in")
                // A form without any token is refused before it is asked who sent it.
                || status == 403 && info.method != "GET"
        };
        if kept_out != (info.access != Access::Anyone) && !is_let_in_otherwise(info, status) {
            wrong.push(format!("{line} as nobody: {status}"));
        }
        for (name, roles, person) in &people.others {
            if ends_the_session(info) {
                continue;
            }
            let answer = visit(info, &path, &people, Some(person)).await;
            let status = answer.status.as_u16();
            // A rule's own 403 has another code; a page's 403 is the role's.
            let forbidden =
                status == 403 && (!info.is_api() || answer.json()["code"] == "forbidden");
            let unknown = status == 401 && info.access != Access::Anyone;
            if forbidden == may(info.access, roles) || unknown || status >= 500 {
                wrong.push(format!("{line} as {name}: {status}\n{}", answer.body));
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// A page's form that anyone may send is refused without a token; a token call without a password
/// is 401 or 422.
fn is_let_in_otherwise(info: &RouteInfo, status: u16) -> bool {
    info.access == Access::Anyone && matches!(status, 401 | 403)
}

#[test]
fn no_route_stands_twice() {
    let mut lines: Vec<String> =
        TABLE.iter().map(|info| format!("{} {}", info.method, info.path)).collect();
    lines.sort();
    let all = lines.len();
    lines.dedup();
    assert_eq!(lines.len(), all);
}

#[test]
fn pages_only_get_and_post() {
    for info in TABLE.iter().filter(|info| !info.is_api()) {
        assert!(info.method == "GET" || info.method == "POST", "{}: a form cannot", info.path);
    }
}
