//! A long file on its way: killed, stopped, its owner sent away.

use diesel::{ExpressionMethods, QueryDsl, RunQueryDsl};
use lead_exchange::doors::imports::work::{Turn, send_block};
use lead_exchange::jobs::{self, Context};
use lead_exchange::kernel::ids::ImportId;
use lead_exchange::leads::queue::Queue;
use lead_exchange::offers::TermsDraft;
use lead_exchange::outside::mail;
use lead_exchange::schema::{import_refusals, imports, leads, offers};

use super::ground::{figures, press, read};
use crate::leads::market::{Market, terms};

/// So many rows; every hundredth is no phone.
fn long(rows: usize) -> String {
    let row = |n: usize| match n % 100 {
        99 => format!("broken {n},Anna {n}\n"),
        _ => format!("+7916{:07},Anna {n}\n", 1_000_000 + n),
    };
    "phone,name\n".to_owned() + &(0..rows).map(row).collect::<String>()
}

async fn begun(market: &Market, rows: usize) -> (ImportId, String) {
    let (path, page) = read(market, "long.csv", long(rows).as_bytes()).await;
    press(market, &page, "send").await.see_other();
    (path.rsplit('/').next().unwrap().parse().unwrap(), path)
}

fn block(market: &Market, id: ImportId) -> Turn {
    let state = &market.app.state;
    send_block(&state.db, &state.vault, &state.intake, id).expect("a turn")
}

fn sent(market: &Market) -> i64 {
    market.app.tx(|tx| leads::table.count().get_result(tx.conn()).unwrap())
}

#[actix_web::test]
async fn a_crash_in_the_middle_counts_no_row_twice() {
    let market = Market::with(TermsDraft { price: "100".into(), ..terms() }).await;
    let (id, path) = begun(&market, 1_100).await;
    assert_eq!(block(&market, id), Turn::Sent(500));
    // The second block is sent and the process dies before its counts are written.
    let before: (i32, i32, i32, i32) = market.app.tx(|tx| {
        imports::table
            .select((imports::done, imports::delivered, imports::refused, imports::next_row))
            .first(tx.conn())
            .unwrap()
    });
    assert_eq!(before, (500, 495, 5, 502));
    assert_eq!(block(&market, id), Turn::Sent(500));
    market.app.tx(|tx| {
        let (done, delivered, refused, next) = before;
        diesel::update(imports::table)
            .set((
                imports::done.eq(done),
                imports::delivered.eq(delivered),
                imports::refused.eq(refused),
                imports::next_row.eq(next),
            ))
            .execute(tx.conn())
            .unwrap();
        diesel::delete(import_refusals::table.filter(import_refusals::row.ge(next)))
            .execute(tx.conn())
            .unwrap();
    });
    assert_eq!(sent(&market), 1_000);
    // A new process goes on with a queue of its own.
    let state = &market.app.state;
    let (queue, writer) = Queue::start(state.db.clone(), state.vault.clone()).unwrap();
    let mailer = mail::from_config(&state.config).unwrap();
    let fresh = Context::new(state.db.clone(), &state.config, mailer, state.vault.clone(), queue);
    jobs::run_until_idle(&fresh).expect("the jobs");
    writer.stop();
    assert_eq!(sent(&market), 1_100, "no row is a second lead");
    let page = market.contractor.page(&path).await;
    assert_eq!(figures(&page), ["1,089", "11", "0", "0"]);
    assert_eq!(page.count("#refused tbody tr"), 11);
    assert_eq!(market.purses().1, 1_089 * 10_000);
}

#[actix_web::test]
async fn a_stopped_file_goes_on_where_it_was() {
    let market = Market::with(TermsDraft { price: "100".into(), ..terms() }).await;
    let (id, path) = begun(&market, 700).await;
    assert_eq!(block(&market, id), Turn::Sent(500));
    let page = market.contractor.page(&path).await;
    let stop = page.form(&format!("form[action='{path}/stop']"));
    market.contractor.browser.submit(stop).await.see_other();
    market.work();
    assert_eq!(sent(&market), 500, "what was stopped stays so");
    assert_eq!(block(&market, id), Turn::Nothing);
    let page = market.contractor.page(&path).await;
    market
        .contractor
        .browser
        .submit(page.form("#progress form").fill("do", "go-on"))
        .await
        .see_other();
    market.work();
    assert_eq!(sent(&market), 700);
    market.contractor.post(&format!("{path}/stop"), &[]).await.expect(409);
    market.contractor.post(&format!("{path}/start"), &[("do", "go-on")]).await.expect(409);
}

#[actix_web::test]
async fn whoever_may_act_no_more_sends_no_more() {
    let market = Market::open().await;
    let (id, path) = begun(&market, 30).await;
    market.app.tx(|tx| {
        diesel::update(offers::table).set(offers::status.eq("paused")).execute(tx.conn()).unwrap();
    });
    market.work();
    let page = market.contractor.page(&path).await;
    assert_eq!(figures(&page), ["0", "30", "0", "0"], "the rule names why");

    let (other, _) = begun(&market, 30).await;
    market.app.tx(|tx| {
        use lead_exchange::schema::users;
        let owner = users::table.filter(users::id.eq(market.contractor.user));
        diesel::update(owner).set(users::status.eq("suspended")).execute(tx.conn()).unwrap();
    });
    market.work();
    assert_eq!(sent(&market), 30);
    assert_eq!(block(&market, other), Turn::Nothing);
    assert_eq!(block(&market, id), Turn::Nothing);
}
