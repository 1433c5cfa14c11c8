//! The market measured on, and the leads sent to it.

use diesel::connection::SimpleConnection;
use lead_exchange::db::{Db, DbError};
use lead_exchange::kernel::ids::{EngagementId, PartyId, UserId};
use lead_exchange::kernel::money::Money;
use lead_exchange::kernel::secret::MasterKey;
use lead_exchange::leads::Channel;
use lead_exchange::leads::intake::{RawContact, Sender, Submission};
use lead_exchange::ledger::{LedgerError, recipes};
use uuid::Uuid;

pub struct Market {
    pub master: MasterKey,
    pub user: UserId,
    pub contractor: PartyId,
    /// One for each buyer.
    pub engagements: Vec<EngagementId>,
}

fn numbered(n: u128) -> Uuid {
    // The last group of market.sql's ids is the number written in decimal.
    let digits = format!("{n:012}");
    format!("00000000-0000-7000-8000-{digits}").parse().unwrap()
}

pub fn build(owner: &Db) -> Market {
    owner
        .tx(|tx| tx.conn().batch_execute(include_str!("market.sql")).map_err(DbError::from))
        .unwrap();
    let rub = "RUB".parse().unwrap();
    owner
        .tx(|tx| {
            for n in 1..=1000 {
                recipes::top_up(
                    tx,
                    PartyId::from_uuid(numbered(n)),
                    Money::new(1_000_000_000_000, rub),
                    Uuid::now_v7(),
                )?;
            }
            Ok::<_, LedgerError>(())
        })
        .unwrap();
    Market {
        master: MasterKey::generate().unwrap(),
        user: UserId::from_uuid("00000000-0000-7000-a000-000000000000".parse().unwrap()),
        contractor: PartyId::from_uuid("00000000-0000-7000-9000-000000000000".parse().unwrap()),
        engagements: (1..=1000).map(|n| EngagementId::from_uuid(numbered(n))).collect(),
    }
}

fn engagement(market: &Market, buyers: usize, n: u64) -> EngagementId {
    market.engagements[usize::try_from(n).unwrap() % buyers]
}

fn phone(n: u64) -> String {
    format!("+79{:02}{:07}", 10 + (n / 10_000_000) % 9, n % 10_000_000)
}

pub fn submission(market: &Market, sender: Sender, buyers: usize, n: u64) -> Submission {
    Submission {
        sender,
        engagement: engagement(market, buyers, n),
        channel: Channel::Api,
        contact: RawContact {
            name: Some("Анна Петрова".into()),
            phone: Some(phone(n)),
            email: Some(format!("anna{n}@mail.example.com")),
        },
        fields: serde_json::Map::from_iter([("city".to_owned(), "Москва".into())]),
        region: None,
        source: Some("search_ads".into()),
        subs: serde_json::Map::from_iter([("sub1".to_owned(), "brand".into())]),
        external_id: None,
        consent: None,
        order_amount: None,
        happened_at: None,
        test: false,
        witness: None,
        once: None,
    }
}

/// The same lead as the body of `POST /leads`.
pub fn body(market: &Market, buyers: usize, n: u64) -> String {
    serde_json::json!({
        "engagement": engagement(market, buyers, n),
        "contact": { "name": "Анна Петрова", "phone": phone(n), "email": format!("anna{n}@mail.example.com") },
        "fields": { "city": "Москва" }, "source": "search_ads", "sub1": "brand",
    })
    .to_string()
}
