//! A batch answers exactly as its leads would one by one: a property over dirty leads, two offers,
//! caps, small funds, duplicates, external ids and idempotency keys.
//!
//! The same leads go into three markets alike in everything: one by one, in small batches, and all
//! at once. Answers and books must agree.

use std::collections::HashMap;

use lead_exchange::accounts::idempotency;
use lead_exchange::kernel::ids::{EngagementId, LeadId, OfferId};
use lead_exchange::kernel::money::Money;
use lead_exchange::leads::Channel;
use lead_exchange::leads::intake::{Answer, Desk, RawContact, Sender, Submission, submit};
use lead_exchange::ledger::credit;
use lead_exchange::offers::form::FieldDraft;
use lead_exchange::offers::terms::SourceDraft;
use lead_exchange::offers::{BudgetDraft, TermsDraft};
use lead_exchange::schema::offers;
use proptest::prelude::*;
use proptest::strategy::ValueTree;
use proptest::test_runner::{Config, TestRunner};
use serde_json::{Map, Value, json};

use super::market::{engage, fund, publish, purse, terms};
use crate::support::{Persona, TestApp};

/// One lead as the generator thinks of it.
#[derive(Debug, Clone)]
struct Seed {
    offer: usize,
    /// Which person, and how their number is written.
    phone: Option<(u8, u8)>,
    email: Option<u8>,
    name: bool,
    rooms: u8,
    source: u8,
    region: u8,
    external: Option<u8>,
    /// A key, and which body it came with.
    key: Option<(u8, bool)>,
}

fn seeds() -> impl Strategy<Value = Vec<Seed>> {
    let seed = (
        (0..3usize, proptest::option::weighted(0.9, (0..9u8, 0..5u8))),
        (proptest::option::weighted(0.4, 0..6u8), any::<bool>(), 0..5u8, 0..5u8, 0..6u8),
        (
            proptest::option::weighted(0.2, 0..4u8),
            proptest::option::weighted(0.2, (0..4u8, any::<bool>())),
        ),
    )
        .prop_map(|((offer, phone), (email, name, rooms, source, region), (external, key))| Seed {
            offer,
            phone,
            email,
            name,
            rooms,
            source,
            region,
            external,
            key,
        });
    proptest::collection::vec(seed, 1..40)
}

/// What bounds the two offers: daily cap, total cap, budgets in leads; and the buyer's funds and credit.
#[derive(Debug, Clone)]
struct Limits {
    daily: Option<u8>,
    total: Option<u8>,
    budget: Option<u8>,
    /// By day, week and month.
    budgets: [Option<u8>; 3],
    funds: u8,
    credit: u8,
}

fn limits() -> impl Strategy<Value = Limits> {
    let cap = || proptest::option::weighted(0.5, 1..9u8);
    let few = || proptest::option::weighted(0.3, 1..9u8);
    (cap(), cap(), cap(), [few(), few(), few()], 0..25u8, 0..6u8).prop_map(
        |(daily, total, budget, budgets, funds, credit)| Limits {
            daily,
            total,
            budget,
            budgets,
            funds,
            credit,
        },
    )
}

fn written_phone(person: u8, style: u8) -> String {
    match style {
        0 => format!("+7 916 555-10-{person:02}"),
        1 => format!("8(916)55510{person:02}"),
        2 => format!("  916 555 10 {person:02} "),
        3 => format!("+34 612 34 50 {person:02}"),
        _ => format!("555-{person}"),
    }
}

/// A market of its own in a program, with its offers' engagements; the last one is a stranger's.
struct Stand {
    buyer: Persona,
    contractor: Persona,
    offers: [OfferId; 2],
    engagements: [EngagementId; 3],
}

fn number(value: Option<u8>) -> String {
    value.map(|value| value.to_string()).unwrap_or_default()
}

async fn stand(app: &TestApp, staff: &Persona, stranger: EngagementId, limits: &Limits) -> Stand {
    let buyer = app.buyer("Okna Plus").await;
    let contractor = app.contractor("Leads North").await;
    if limits.funds > 0 {
        fund(app, &buyer, i64::from(limits.funds) * 30_000);
    }
    if limits.credit > 0 {
        let limit = Money::new(i64::from(limits.credit) * 30_000, "RUB".parse().unwrap());
        let (party, by) = (buyer.party, staff.user);
        app.tx(|tx| credit::set(tx, party, limit, by, "trusted").expect("a limit"));
    }
    let rooms = FieldDraft {
        key: "rooms".into(),
        label: "Rooms".into(),
        kind: "number".into(),
        required: true,
        options: Vec::new(),
    };
    let money = |leads: Option<u8>| {
        leads.map(|leads| (u32::from(leads) * 500 + 250).to_string()).unwrap_or_default()
    };
    let first = TermsDraft {
        form: vec![rooms],
        cap_daily: number(limits.daily),
        budget_total: money(limits.budget),
        budgets: BudgetDraft {
            daily: money(limits.budgets[0]),
            weekly: money(limits.budgets[1]),
            monthly: money(limits.budgets[2]),
        },
        sources: SourceDraft { forbidden: vec!["incentive".into()], ..SourceDraft::default() },
        ..terms()
    };
    let second = TermsDraft {
        price: "300".into(),
        cap_total: number(limits.total),
        regions: vec!["RU-MOW".into(), "ES".into()],
        form: Vec::new(),
        ..terms()
    };
    let offers = [first, second].map(|terms| publish(app, &buyer, staff, &terms).expect("terms"));
    let own = offers.map(|offer| engage(app, &contractor, offer));
    Stand { buyer, contractor, offers, engagements: [own[0], own[1], stranger] }
}

fn submission(stand: &Stand, seed: &Seed) -> Submission {
    let text = |text: &str| Some(text.to_owned());
    let mut fields = Map::new();
    match seed.rooms {
        0 => drop(fields.insert("rooms".into(), json!("many"))),
        1 => {}
        rooms => drop(fields.insert("rooms".into(), Value::from(rooms))),
    }
    Submission {
        sender: Sender::Seat(stand.contractor.contractor_seat()),
        engagement: stand.engagements[seed.offer],
        channel: Channel::Api,
        contact: RawContact {
            name: if seed.name { text(" Анна   Петрова ") } else { None },
            phone: seed.phone.map(|(person, style)| written_phone(person, style)),
            email: seed.email.map(|person| match person {
                0 => "not an address".to_owned(),
                person => format!("Person{person}@Example.com"),
            }),
        },
        fields,
        region: match seed.region {
            0 => text("RU-MOW"),
            1 => text("RU-SPE"),
            2 => text("Atlantis"),
            _ => None,
        },
        source: match seed.source {
            0 => text("incentive"),
            1 => text("search_ads"),
            2 => text("a\u{0}b"),
            _ => None,
        },
        subs: Map::new(),
        external_id: seed.external.map(|id| format!("crm-{id}")),
        consent: None,
        order_amount: None,
        happened_at: None,
        test: false,
        witness: None,
        once: seed.key.map(|(key, body)| idempotency::Request {
            owner: stand.contractor.user.uuid(),
            key: format!("key-{key}"),
            digest: vec![u8::from(body)],
        }),
    }
}

/// Answers with every id replaced by the place it was first given at.
fn told(answers: &[Answer]) -> Vec<String> {
    let mut first: HashMap<LeadId, usize> = HashMap::new();
    answers
        .iter()
        .enumerate()
        .map(|(place, answer)| match answer {
            Ok(receipt) => {
                let place = *first.entry(receipt.id).or_insert(place);
                let rule = receipt.refusal.map(|rule| rule.as_str()).unwrap_or_default();
                let price = (receipt.price, receipt.payout, receipt.deadline.is_some());
                let full = receipt.full.map(|full| (full.limit, full.opens_at.is_some()));
                format!("lead of {place}: {} {rule} {full:?} {price:?}", receipt.status)
            }
            Err(why) => format!("{why:?}"),
        })
        .collect()
}

/// Wallet, escrow, and each offer's counters.
fn books(app: &TestApp, stand: &Stand) -> Vec<i64> {
    use diesel::{ExpressionMethods, QueryDsl, RunQueryDsl};
    let (free, held) = purse(app, &stand.buyer);
    let mut books = vec![free, held];
    for offer in stand.offers {
        type Counters = (i64, i64, i64, i64, i64, i64);
        let (total, today, committed, day, week, month): Counters = app.tx(|tx| {
            offers::table
                .filter(offers::id.eq(offer))
                .select((
                    offers::leads_total,
                    offers::leads_today,
                    offers::committed,
                    offers::spent_day,
                    offers::spent_week,
                    offers::spent_month,
                ))
                .first(tx.conn())
                .unwrap()
        });
        books.extend([total, today, committed, day, week, month]);
    }
    books
}

#[actix_web::test]
async fn a_batch_is_its_leads_one_by_one() {
    let app = TestApp::start().await;
    let staff = app.staff().await;
    let other = app.buyer("Other").await;
    let stranger = app.contractor("Stranger").await;
    let foreign = engage(&app, &stranger, publish(&app, &other, &staff, &terms()).unwrap());
    let vault = app.state.vault.clone();
    // Setting a market up is async, judging it is not: the runner hands the cases out one by one.
    let mut runner = TestRunner::new(Config { cases: 40, ..Config::default() });
    let strategy = (limits(), seeds(), 2..9usize);
    for _ in 0..runner.config().cases {
        let case = strategy.new_tree(&mut runner).expect("a case").current();
        let (limits, seeds, small) = case;
        let mut results = Vec::new();
        for size in [1, small, seeds.len()] {
            let stand = stand(&app, &staff, foreign, &limits).await;
            let desk = Desk::new(vault.clone());
            let leads: Vec<Submission> =
                seeds.iter().map(|seed| submission(&stand, seed)).collect();
            let mut answers = Vec::new();
            for batch in leads.chunks(size) {
                answers.extend(app.tx(|tx| submit(tx, &desk, batch).expect("a batch")));
            }
            results.push((told(&answers), books(&app, &stand)));
        }
        let one_by_one = results.remove(0);
        for result in results {
            assert_eq!(result, one_by_one, "{limits:#?} {seeds:#?} in batches of {small}");
        }
    }
}
