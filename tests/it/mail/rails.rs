//! Letters about refunds, payments that need a look, and money that runs low.

use diesel::{ExpressionMethods, QueryDsl, RunQueryDsl};
use lead_exchange::kernel::ids::TopUpId;
use lead_exchange::kernel::locale::Locale;
use lead_exchange::outbox::{Fact, Trouble};
use lead_exchange::outside::letters::{self, Kind};
use lead_exchange::schema::{offers, top_ups};

use super::letters::{BASE, check, masked, without_references};
use super::market::Market;
use crate::support::TestApp;

/// The kinds of letters these tests see to.
pub const KINDS: [Kind; 5] =
    [Kind::TopUpRefunded, Kind::PaymentAlarm, Kind::FundsLow, Kind::FundsOut, Kind::FundsBack];

async fn all_letters(locale: Locale) {
    let app = TestApp::start().await;
    let market = Market::open(&app).await;
    for person in [&market.buyer, &market.staff] {
        app.speak(person, locale, "UTC");
    }
    let (party, currency) = (market.buyer.party, "RUB".to_owned());
    let top_up: TopUpId = app.tx(|tx| {
        let now = tx.now();
        diesel::update(offers::table.find(market.offer))
            .set((offers::status.eq("paused"), offers::out_of_funds_since.eq(now)))
            .execute(tx.conn())
            .expect("a pause");
        let mine = top_ups::table.filter(top_ups::party_id.eq(party));
        mine.select(top_ups::id).first(tx.conn()).expect("a top-up")
    });
    let mut facts = vec![
        Fact::TopUpRefunded { top_up },
        Fact::FundsLow { party, currency: currency.clone() },
        Fact::FundsOut { party, currency: currency.clone() },
        Fact::FundsBack { party, currency, offers: 2 },
    ];
    facts.extend(Trouble::ALL.iter().map(|trouble| Fact::PaymentAlarm {
        top_up,
        trouble: *trouble,
        about: "cs_1".to_owned(),
    }));
    let mut sheets = Vec::new();
    let mut told = Vec::new();
    // Each alone, then all of it twice: several of a kind are one letter.
    for facts in
        facts.iter().map(std::slice::from_ref).chain([[&facts[..], &facts].concat().as_slice()])
    {
        let letters = app.tx(|tx| letters::write(tx, facts, BASE).expect("letters"));
        for letter in &letters {
            check(letter);
            told.push(letter.kind);
            let text = without_references(&masked(&letter.text));
            sheets.push(format!("== {}\n{}\n\n{text}", letter.kind, letter.subject));
        }
    }
    assert!(KINDS.iter().all(|kind| told.contains(kind)), "{told:?}");
    let sheet = sheets.join("\n\n").replace(['\u{a0}', '\u{202f}'], " ");
    insta::assert_snapshot!(format!("rails-{locale}"), sheet);
    app.clear_the_desk();
}

#[actix_web::test]
async fn letters_of_the_rails_in_english() {
    all_letters(Locale::En).await;
}

#[actix_web::test]
async fn letters_of_the_rails_in_russian() {
    all_letters(Locale::Ru).await;
}

#[actix_web::test]
async fn letters_of_the_rails_in_spanish() {
    all_letters(Locale::Es).await;
}

/// An offer whose money came before its letter was written is not said to wait.
#[actix_web::test]
async fn what_is_over_is_not_told() {
    let app = TestApp::start().await;
    let market = Market::open(&app).await;
    let fact = Fact::FundsOut { party: market.buyer.party, currency: "RUB".to_owned() };
    let letters = app.tx(|tx| letters::write(tx, &[fact], BASE).expect("letters"));
    assert!(letters.is_empty());
    app.clear_the_desk();
}
