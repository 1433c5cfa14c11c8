//! Reports read what they count and not the table, however many leads there are; a record never reads
//! more than its newest leads.

use diesel::connection::SimpleConnection;
use diesel::sql_types::BigInt;
use diesel::{Connection, PgConnection, QueryableByName, RunQueryDsl};
use lead_exchange::db::Tx;
use lead_exchange::kernel::paging::Paging;
use lead_exchange::leads::find::{self, Filter, Reach, Sort};
use lead_exchange::offers::Reason;
use lead_exchange::reports::reasons::{self, By, Question, Scope, Window};
use lead_exchange::reports::record;
use serde_json::{Value, json};

use crate::leads::market::{Market, engage, fund, ids, publish, terms};

#[derive(QueryableByName)]
struct Reads {
    #[diesel(sql_type = BigInt)]
    rows: i64,
}

/// How many rows of leads, rejections and disputes this transaction has read so far.
fn reads(tx: &mut Tx<'_>) -> i64 {
    let reads: Reads = diesel::sql_query(
        "SELECT coalesce(sum(seq_tup_read + coalesce(idx_tup_fetch, 0)), 0)::bigint AS rows
           FROM pg_stat_xact_user_tables WHERE relname IN ('leads', 'rejections', 'disputes')",
    )
    .get_result(tx.conn())
    .unwrap();
    reads.rows
}

#[actix_web::test]
async fn a_report_reads_what_it_counts_and_not_the_table() {
    const MANY: usize = 4_000;
    let market = Market::open().await;
    fund(&market.app, &market.buyer, 1_000_000_000);
    let mut sent = Vec::new();
    for _ in 0..MANY / 1_000 {
        sent.extend(market.deliver(1_000).await);
    }
    for chunk in sent[..3_000].chunks(500) {
        market.buyer.api().post("/leads/acceptance", json!({ "ids": chunk })).await.ok();
    }
    for chunk in sent[3_000..3_600].chunks(500) {
        let body = json!({"ids": chunk, "reason": "spam"});
        market.buyer.api().post("/leads/rejection", body).await.ok();
    }
    let body = json!({"ids": sent[3_600..3_605], "reason": "language"});
    market.buyer.api().post("/leads/rejection", body).await.ok();
    // A small trade beside the large one.
    let (small, tiny) = (market.app.buyer("Small").await, market.app.contractor("Tiny").await);
    fund(&market.app, &small, 1_000_000);
    let offer = publish(&market.app, &small, &market.staff, &terms()).expect("terms");
    let engagement = engage(&market.app, &tiny, offer);
    let leads: Vec<Value> = (0..12)
        .map(|_| {
            let mut lead = market.lead();
            lead["engagement"] = json!(engagement);
            lead
        })
        .collect();
    let answer = tiny.api().post("/leads/batch", json!({ "leads": leads })).await.ok().json();
    let body = json!({"ids": ids(&answer)[..10], "reason": "spam"});
    small.api().post("/leads/rejection", body).await.ok();
    let mut owner = PgConnection::establish(&market.app.database.owner_url).unwrap();
    owner.batch_execute("VACUUM ANALYZE leads, rejections, disputes").unwrap();

    let mut wide = Vec::new();
    let mut judge = |name: String, read: i64, most: i64| {
        if read > most {
            wide.push(format!("{name}: {read} rows"));
        }
    };
    let seat = market.staff.staff_seat();
    let scopes = [
        Scope::Buyer(small.buyer_seat()),
        Scope::Contractor(tiny.contractor_seat()),
        Scope::Staff { seat, buyer: Some(small.party), contractor: None },
        Scope::Staff { seat, buyer: None, contractor: Some(tiny.party) },
    ];
    for scope in scopes {
        for &by in By::all_for(scope.role()) {
            let question = Question { scope, by, window: Window::Quarter, zone: chrono_tz::UTC };
            let read = market.app.tx(|tx| {
                let before = reads(tx);
                let report = reasons::report(tx, &question).unwrap();
                assert_eq!((report.rejections, report.tally.decided), (10, 10));
                reads(tx) - before
            });
            // Ten rejections and ten decisions.
            judge(format!("{scope:?} by {by}"), read, 60);
        }
    }
    let read = market.app.tx(|tx| {
        let before = reads(tx);
        let known = record::of_buyers(tx, &[market.buyer.party, small.party]).unwrap();
        assert_eq!(known[&market.buyer.party].decided, record::NEWEST);
        assert!(known[&market.buyer.party].capped());
        assert_eq!(known[&small.party].decided, 10);
        reads(tx) - before
    });
    judge("records of buyers".into(), read, 2 * record::NEWEST);
    let read = market.app.tx(|tx| {
        let before = reads(tx);
        let known = record::of_contractors(tx, &[market.contractor.party, tiny.party]).unwrap();
        assert_eq!(known[&market.contractor.party].decided, record::NEWEST);
        reads(tx) - before
    });
    judge("records of contractors".into(), read, 2 * record::NEWEST);
    // The lists a cell leads to: few of many leads were rejected for this reason.
    let filter = Filter { reason: Some(Reason::Language), ..Filter::default() };
    for reach in
        [Reach::from(market.buyer.buyer_seat()), Reach::from(market.contractor.contractor_seat())]
    {
        let read = market.app.tx(|tx| {
            let before = reads(tx);
            let found = find::list(tx, reach, &filter, Sort::Newest, &Paging::default()).unwrap();
            assert_eq!(found.items.len(), 5);
            reads(tx) - before
        });
        judge(format!("{reach:?} by reason"), read, 50);
    }
    assert!(wide.is_empty(), "{wide:#?}");
}
