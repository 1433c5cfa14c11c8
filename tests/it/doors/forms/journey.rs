//! A stranger's form, the buyer's certificate, the clock, the money.

use base64::Engine;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};
use ed25519_dalek::{Signature, VerifyingKey};
use lead_exchange::cli::ledger_check;
use serde_json::Value;

use super::{WORDING, path, sent, windows};
use crate::pages::market::Market;

#[actix_web::test]
async fn from_a_strangers_form_to_the_settled_lead() {
    let market = Market::with(windows()).await;
    let app = &market.app;
    let form = format!("{}?source=ads&sub2=spring&sub9=x", path(&market));
    let thanks = sent(&market, &form, "8 (916) 123-45-67").await.ok();
    assert!(thanks.html().has("[data-done]") && thanks.html().words().contains("Okna Plus"));

    let buyer = app.fresh(&market.buyer);
    let found = buyer.get("/leads").await.ok().json();
    let lead = &found["items"][0];
    let id = lead["id"].as_str().unwrap().to_owned();
    assert_eq!(found["items"].as_array().unwrap().len(), 1);
    let lead = buyer.get(&format!("/leads/{id}")).await.ok().json();
    assert_eq!((&lead["status"], &lead["channel"]), (&"delivered".into(), &"form".into()));
    assert_eq!(lead["contact"]["phone"], "+79161234567");
    assert_eq!(lead["fields"]["what"], "House");
    assert_eq!(lead["fields"]["letters"], false, "an empty box is a no");
    assert_eq!(
        (&lead["source"], &lead["subs"]["sub2"]),
        (&"ads".into(), &"spring".into()),
        "{lead:#}"
    );

    // The buyer reads what was agreed to; the file fits the published key without the exchange.
    let page = market.buyer.page(&format!("/buyer/leads/{id}")).await;
    assert!(
        page.has("#certificate .chip.good") && page.source().contains("&#60;b&#62;Okna &#38; Plus")
    );
    let told = buyer.get(&format!("/leads/{id}/certificate")).await.ok().json();
    assert_eq!(told["text"], WORDING);
    assert_eq!((&told["text_version"], &told["valid"]), (&"terms-1".into(), &true.into()));
    assert!(told["page"].as_str().unwrap().ends_with("?source=ads&sub2=spring"), "{told:#}");
    let href = page.attr("#certificate a[download]", "href");
    let file: Value = market.buyer.get(&href).await.ok().json();
    assert_eq!(file, told["file"]);
    let keys = app.browser().get("/.well-known/lead-exchange-keys.json").await.ok().json();
    assert_eq!(keys["keys"][0]["kid"], file["key_id"]);
    let key = URL_SAFE_NO_PAD.decode(keys["keys"][0]["x"].as_str().unwrap()).unwrap();
    let key = VerifyingKey::from_bytes(key.as_slice().try_into().unwrap()).unwrap();
    let signature = STANDARD.decode(file["signature"].as_str().unwrap()).unwrap();
    let signature = Signature::from_slice(&signature).unwrap();
    let document = file["document"].as_str().unwrap().as_bytes();
    assert!(key.verify_strict(document, &signature).is_ok());
    for at in [0, document.len() / 2, document.len() - 1] {
        let mut changed = document.to_vec();
        changed[at] ^= 1;
        assert!(key.verify_strict(&changed, &signature).is_err(), "byte {at}");
    }

    // Nobody says anything for a week: the clock accepts and pays.
    app.turn_clock(8 * 24 * 3_600);
    app.work_jobs();
    let settled = app.fresh(&market.contractor).get(&format!("/leads/{id}")).await.ok().json();
    assert_eq!(settled["status"], "settled");
    assert_eq!(settled["earned"], "450.00");
    let mut said = Vec::new();
    assert!(ledger_check::run(&app.state.db, Some(&app.public_key()), &mut said).expect("a check"));
}
