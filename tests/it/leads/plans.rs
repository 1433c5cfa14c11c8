//! Lists are walks along an index: none reads more of the leads than a few pages' worth, however
//! many there are.

use diesel::connection::SimpleConnection;
use diesel::sql_types::BigInt;
use diesel::{Connection, PgConnection, QueryableByName, RunQueryDsl};
use lead_exchange::db::Tx;
use lead_exchange::kernel::paging::Paging;
use lead_exchange::leads::find::{self, Band, Filter, Needle, Reach, Sort};
use lead_exchange::leads::{Stage, Status};
use serde_json::{Value, json};

use super::market::Market;

#[derive(QueryableByName)]
struct Reads {
    #[diesel(sql_type = BigInt)]
    rows: i64,
}

/// How many rows of `leads` this transaction has read so far.
fn reads(tx: &mut Tx<'_>) -> i64 {
    let reads: Reads = diesel::sql_query(
        "SELECT coalesce(seq_tup_read + idx_tup_fetch, 0)::bigint AS rows
           FROM pg_stat_xact_user_tables WHERE relname = 'leads'",
    )
    .get_result(tx.conn())
    .unwrap();
    reads.rows
}

#[actix_web::test]
async fn every_list_reads_a_page_and_not_the_table() {
    const MANY: usize = 4_000;
    let market = Market::open().await;
    super::market::fund(&market.app, &market.buyer, 1_000_000_000);
    let mut all = Vec::new();
    for _ in 0..MANY / 1_000 {
        let leads: Vec<Value> = (0..1_000)
            .map(|at| {
                let mut lead = market.lead();
                if at % 100 == 0 {
                    lead["source"] = json!("rare");
                }
                lead
            })
            .collect();
        let answer = market.contractor.api().post("/leads/batch", json!({ "leads": leads })).await;
        all.extend(super::market::ids(&answer.ok().json()));
    }
    for chunk in all[..2_000].chunks(500) {
        market.buyer.api().post("/leads/acceptance", json!({ "ids": chunk })).await.ok();
    }
    let body = json!({"ids": all[3_990..], "reason": "spam"});
    market.buyer.api().post("/leads/rejection", body).await.ok();
    market.buyer.api().put(&format!("/leads/{}/stage", all[7]), json!({"stage": "won"})).await.ok();
    let mut owner = PgConnection::establish(&market.app.database.owner_url).unwrap();
    owner.batch_execute("VACUUM ANALYZE leads").unwrap();

    let (buyer, contractor) = (market.buyer.buyer_seat(), market.contractor.contractor_seat());
    let (buyer, contractor, staff) =
        (Reach::from(buyer), Reach::from(contractor), Reach::from(market.staff.staff_seat()));
    let with = |status| Filter { status, ..Filter::default() };
    let mut walks: Vec<(String, Reach, Filter, Sort)> = Vec::new();
    for sort in [Sort::Newest, Sort::Oldest, Sort::Urgent, Sort::Score] {
        for status in [None, Some(Status::Delivered), Some(Status::Settled), Some(Status::Rejected)]
        {
            walks.push((format!("buyer {status:?} {sort}"), buyer, with(status), sort));
            walks.push((format!("contractor {status:?} {sort}"), contractor, with(status), sort));
        }
    }
    for status in [None, Some(Status::Quarantined), Some(Status::Rejected), Some(Status::Disputed)]
    {
        walks.push((format!("staff {status:?}"), staff, with(status), Sort::Oldest));
    }
    let narrow = |name: &str, filter: Filter| (name.to_owned(), buyer, filter, Sort::Newest);
    walks.push(narrow("stage", Filter { stage: Some(Stage::Won), ..Filter::default() }));
    walks.push(narrow("source", Filter { source: Some("rare".into()), ..Filter::default() }));
    walks.push(narrow(
        "no such source",
        Filter { source: Some("none".into()), ..Filter::default() },
    ));
    walks.push(narrow("offer", Filter { offer: Some(market.offer), ..Filter::default() }));
    walks.push(narrow("band", Filter { band: Some(Band::Hot), ..Filter::default() }));
    let needle = market
        .app
        .tx(|tx| Needle::read(tx, &market.app.state.vault, buyer, "+7 916 100-00-05").unwrap());
    walks.push(narrow("phone", Filter { needle, ..Filter::default() }));

    let mut wide = Vec::new();
    for (name, reach, filter, sort) in walks {
        let read = market.app.tx(|tx| {
            let before = reads(tx);
            let found = find::list(tx, reach, &filter, sort, &Paging::default()).unwrap();
            assert!(found.items.len() <= 50);
            reads(tx) - before
        });
        // A page is 51 rows; an order kept within each of six statuses reads that of each.
        if read > 400 {
            wide.push(format!("{name}: {read} rows"));
        }
    }
    assert!(wide.is_empty(), "{wide:#?}");
    for reach in [buyer, contractor, staff] {
        market.app.tx(|tx| find::counts(tx, reach).unwrap());
    }
}
