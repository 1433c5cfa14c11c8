//! The way out on pages: the party's and the staff's.

use diesel::{ExpressionMethods, QueryDsl, RunQueryDsl};
use lead_exchange::accounts::password::Password;
use lead_exchange::kernel::contact::Email;
use lead_exchange::schema::users;

use super::ground::{IBAN, OTHER_IBAN, Town, id};
use crate::support::Persona;

const PASSWORD: &str = "camel and a rowing boat";

/// Gives somebody a password.
fn with_password(town: &Town, who: &Persona) {
    let email = Email::parse(&who.email).expect("an address");
    let hash = Password::choose(PASSWORD, &email).expect("a password").hash().expect("a hash");
    town.app.tx(|tx| {
        diesel::update(users::table.find(who.user))
            .set(users::password_hash.eq(hash.as_str()))
            .execute(tx.conn())
            .expect("a user")
    });
}

#[actix_web::test]
async fn a_party_asks_reads_what_is_next_and_takes_it_back() {
    let town = Town::open().await;
    let party = &town.party;
    let desk = party.page("/contractor").await;
    assert!(desk.text("#withdrawable").contains("€1,000.00"), "{}", desk.words());
    let page = party.page("/money").await;
    assert!(page.text("#out table").contains("•••• 3000"));
    let form = page.form("form[action='/money/withdrawals']").fill("currency", "EUR");
    let wrong = party.browser.submit(form.clone().fill("amount", "2000")).await.expect(422).html();
    assert_eq!(wrong.attr("#out-amount", "value"), "2000");
    assert!(wrong.text("#out-amount-fault").contains("1000.00"));
    let there = party.browser.submit(form.fill("amount", "100,50")).await.see_other();
    let one = party.page(&there).await;
    assert!(one.words().contains("€99.50") && one.has(".chip.is-requested"), "{}", one.words());
    let waiting = party.page("/money").await;
    assert!(waiting.words().contains("Staff look at it"), "{}", waiting.words());
    let form = party.page(&there).await.form(".confirm form");
    assert_eq!(party.browser.submit(form).await.see_other(), "/money");
    assert!(party.page(&there).await.has(".chip.is-cancelled"));
    let line =
        party.page("/money?currency=EUR").await.attr("td a[href^='/money/withdrawals/']", "href");
    assert_eq!(line, there);
}

#[actix_web::test]
async fn a_form_pressed_twice_is_one_request() {
    let town = Town::open().await;
    let party = &town.party;
    let form = party.page("/money").await.form("form[action='/money/withdrawals']");
    let form = form.fill("currency", "EUR").fill("amount", "100");
    let first = party.browser.submit(form.clone()).await.see_other();
    assert_eq!(party.browser.submit(form.clone()).await.see_other(), first);
    assert!(party.page(&first).await.text(".flash.warn").contains("Nothing was done twice"));
    assert_eq!(town.euros().await.1, "100.00");
    // Another amount on the page that is still open is another request.
    let other = party.browser.submit(form.fill("amount", "50")).await.see_other();
    assert_ne!(other, first);
    assert_eq!(town.euros().await.1, "150.00");
    let form = party.page("/money").await.form("form[action='/money/top-ups']");
    let form = form.fill("currency", "EUR").fill("amount", "70");
    let first = party.browser.submit(form.clone()).await.see_other();
    assert_eq!(party.browser.submit(form).await.see_other(), first);
}

#[actix_web::test]
async fn a_refused_form_keeps_its_currency() {
    let town = Town::open().await;
    let party = &town.party;
    let form = party.page("/money").await.form("form[action='/money/withdrawals']");
    town.ask("1000").await.created();
    let sent = form.fill("currency", "EUR").fill("amount", "20");
    let refused = party.browser.submit(sent).await.expect(422).html();
    assert!(refused.text("#out-amount-fault").contains("nothing free"));
    let again = refused.form("form[action='/money/withdrawals']");
    assert!(again.fields.contains(&("currency".to_owned(), "EUR".to_owned())));
}

#[actix_web::test]
async fn an_account_is_changed_with_the_password_and_shown_once() {
    let town = Town::open().await;
    let party = &town.party;
    with_password(&town, party);
    let page = party.page("/money/payees?currency=EUR").await;
    assert!(!page.source().contains(IBAN));
    let form = page.form("form[action='/money/payees']");
    let form = [("holder", "Lead Studio"), ("account", OTHER_IBAN), ("country", "ES")]
        .into_iter()
        .fold(form, |form, (name, value)| form.fill(name, value));
    let wrong = party.browser.submit(form.clone().fill("password", "not it at all")).await;
    let wrong = wrong.expect(422).html();
    assert!(wrong.has("#f-password-fault") && !wrong.source().contains("not it at all"));
    let saved = party.browser.submit(form.fill("password", PASSWORD)).await.ok().html();
    assert_eq!(saved.text("#account"), OTHER_IBAN);
    let later = party.page("/money/payees").await;
    assert!(!later.source().contains(OTHER_IBAN) && later.words().contains("•••• 1332"));
    assert_eq!(later.count("tbody tr"), 3, "one now, and two versions");
    assert!(party.page("/money").await.text("#out").contains("Changed lately"));
}

#[actix_web::test]
async fn staff_look_approve_in_pairs_and_pay() {
    let town = Town::open().await;
    let first = id(&town.ask("600").await.created().json());
    let second = id(&town.ask("20").await.created().json());
    let queue = town.staff.page("/staff/withdrawals").await;
    let links = queue.attrs("td a.mono", "href");
    assert_eq!(
        links,
        [&first, &second].map(|id| format!("/staff/withdrawals/{id}")),
        "oldest first"
    );
    let path = links[0].clone();
    let page = town.staff.page(&path).await;
    assert!(
        page.words().contains("by two different people") && page.has(".record"),
        "{}",
        page.words()
    );
    assert!(!page.source().contains(IBAN));
    let form = page.form(&format!("form[action='{path}/unmasking']"));
    let shown = town.staff.browser.submit(form).await.ok().html();
    assert_eq!(shown.text("#account"), IBAN);
    let approve = page.form(&format!("form[action='{path}/approval']"));
    assert_eq!(town.staff.browser.submit(approve.clone()).await.see_other(), path);
    let again = town.staff.browser.submit(approve).await.expect(409).html();
    assert!(again.text("[role=alert]").contains("second person"));
    let queue = town.second.page("/staff/withdrawals").await;
    assert!(queue.words().contains("waits for a second person"));
    let page = town.second.page(&path).await;
    assert!(page.words().contains(&town.staff.email));
    let form = page.form(&format!("form[action='{path}/approval']"));
    assert_eq!(town.second.browser.submit(form).await.see_other(), path);
    let form = town.second.page(&path).await.form(&format!("form[action='{path}/payment']"));
    assert_eq!(town.second.browser.submit(form).await.see_other(), path);
    assert!(town.staff.page(&path).await.has(".chip.is-paid"));

    let path = format!("/staff/withdrawals/{second}");
    let form = town.staff.page(&path).await.form(&format!("form[action='{path}/refusal']"));
    let wrong = town.staff.browser.submit(form.clone()).await.expect(422).html();
    assert!(wrong.has("#f-reason-fault"));
    let form = form.fill("reason", "Ask again with another account");
    assert_eq!(town.staff.browser.submit(form).await.see_other(), path);
    let read = town.party.page(&format!("/money/withdrawals/{second}")).await;
    assert!(read.words().contains("Ask again with another account"));
}

#[actix_web::test]
async fn staff_make_a_batch_fetch_it_and_pay_it() {
    let town = Town::open().await;
    for amount in ["10", "20"] {
        town.approved(amount).await;
    }
    let page = town.staff.page("/staff/withdrawal-batches").await;
    assert!(page.words().contains("2 approved withdrawals: €28.00"), "{}", page.words());
    let form = page.form("form[action='/staff/withdrawal-batches']");
    let path = town.staff.browser.submit(form.clone()).await.see_other();
    let none = town.staff.browser.submit(form).await.expect(409).html();
    assert!(none.has("[role=alert]"));
    let batch = town.staff.page(&path).await;
    assert!(!batch.has(&format!("form[action='{path}/payment']")), "no bank has it");
    let links = batch.attrs(".acts a.btn", "href");
    let xml = town.staff.get(&format!("{path}/pain001.xml")).await.ok();
    assert!(
        links.contains(&format!("{path}/pain001.xml"))
            && links.contains(&format!("{path}/batch.csv"))
    );
    assert!(xml.header("content-disposition").starts_with("attachment; filename=\"LX-"));
    let form = town.staff.page(&path).await.form(&format!("form[action='{path}/payment']"));
    assert_eq!(town.staff.browser.submit(form.clone()).await.see_other(), path);
    assert_eq!(town.staff.page(&path).await.count("tbody .chip.is-paid"), 2);
    town.staff.browser.submit(form).await.expect(409);
    let trail = town.staff.page("/staff/audit").await.words();
    assert!(
        trail.contains("fetched a file for the bank") && trail.contains("made a batch"),
        "{trail}"
    );
}
