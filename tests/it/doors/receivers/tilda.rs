//! Tilda: the webhook of a site's forms.

use reqwest::Method;
use serde_json::json;

use super::desk::{Desk, FORM};

const COOKIES: &str = "_ym_uid=1700000000; TILDAUTM=utm_source%3Dyandex%7C%7C%7Cutm_medium%3Dcpc%7C%7C%7Cutm_campaign%3Dsummer%7C%7C%7C; previousUrl=site.example";

type Pairs<'a> = Vec<(&'a str, &'a str)>;

fn pairs<'a>(tranid: &'a str, phone: &'a str) -> Pairs<'a> {
    vec![
        ("Name", "Анна Петрова"),
        ("Phone", phone),
        ("Email", "anna@example.com"),
        ("City", "Москва"),
        ("tranid", tranid),
        ("COOKIES", COOKIES),
        ("formid", "form47175"),
        ("formname", "Cart"),
    ]
}

#[actix_web::test]
async fn a_sites_form_pays_its_contractor() {
    let desk = Desk::open().await;
    let tilda = desk.receiver("tilda").await;
    let key = [("X-Api-Key", tilda.secret.as_str())];
    // Saving the address looks whether somebody is there.
    let ping = desk.post(&tilda, &key, &[("test", "test")]).await.ok().json();
    assert_eq!((&ping["outcome"], &ping["reason"]), (&json!("ignored"), &json!("tilda-ping")));

    let sent = desk.post(&tilda, &key, &pairs("1111:61615", "+7 (916) 123-45-67")).await.ok();
    assert_eq!(sent.json()["outcome"], "delivered");
    let own = desk.market.contractor.api().get("/leads").await.ok().json();
    let own = &own["items"][0];
    assert_eq!((&own["source"], &own["external_id"]), (&json!("yandex"), &json!("1111:61615")));
    assert_eq!((&own["subs"]["sub1"], &own["subs"]["sub2"]), (&json!("summer"), &json!("cpc")));
    assert_eq!(own["subs"]["sub4"], "form47175");
    // Two more tries a minute apart, when the first answer was late.
    for _ in 0..2 {
        let again = desk.post(&tilda, &key, &pairs("1111:61615", "+7 (916) 123-45-67")).await;
        assert_eq!(again.ok().json()["outcome"], "repeated");
    }
    assert_eq!(desk.leads().await.len(), 1);
    desk.settles();
}

#[actix_web::test]
async fn the_key_comes_in_every_documented_way_and_no_other() {
    let desk = Desk::open().await;
    let tilda = desk.receiver("tilda").await;
    let secret = tilda.secret.as_str();
    let bearer = format!("Bearer {secret}");
    let ways: Vec<(String, Pairs<'_>, Pairs<'_>, u16)> = vec![
        (String::new(), vec![("Authorization", bearer.as_str())], vec![], 200),
        (format!("?secret={secret}"), vec![], vec![], 200),
        (String::new(), vec![], vec![("secret", secret)], 200),
        (String::new(), vec![], vec![("X-API-Key", secret)], 200),
        (String::new(), vec![], vec![], 403),
        (String::new(), vec![], vec![("secret", "guess")], 403),
        ("?secret=guess".to_owned(), vec![("X-Api-Key", "guess")], vec![], 403),
        (String::new(), vec![], vec![("Comment", secret)], 403),
    ];
    for (number, (query, headers, more, status)) in ways.into_iter().enumerate() {
        let (tranid, phone) = (format!("t{number}"), format!("+7916123450{number}"));
        let mut pairs = pairs(&tranid, &phone);
        // One address would make all but the first a duplicate.
        pairs.retain(|(name, _)| *name != "Email");
        pairs.extend(more);
        let form =
            url::form_urlencoded::Serializer::new(String::new()).extend_pairs(pairs).finish();
        let body = Some((FORM, form.into_bytes()));
        let answer = desk.call(Method::POST, &tilda, &query, &headers, body).await;
        answer.expect(status);
    }
    assert_eq!(desk.leads().await.len(), 4);
    // The key is kept nowhere in what was kept.
    for line in desk.lines(&tilda).await {
        let path = format!("/contractor/arrivals/{}", line["id"].as_str().unwrap());
        assert!(!desk.market.contractor.page(&path).await.source().contains(secret));
    }
    // A new one ends the old.
    let path = format!("/receivers/{}/secret", tilda.id);
    let renewed = desk.market.contractor.api().post(&path, json!({})).await.ok().json();
    assert_ne!(renewed["secret"], secret);
    desk.post(&tilda, &[("X-Api-Key", secret)], &pairs("t9", "+79161234509")).await.expect(403);
    let path = format!("/receivers/{}/closing", tilda.id);
    desk.market.contractor.api().post(&path, json!({})).await.expect(204);
    let new = renewed["secret"].as_str().unwrap();
    desk.post(&tilda, &[("X-Api-Key", new)], &pairs("t9", "+79161234509")).await.expect(404);
}

#[actix_web::test]
async fn its_newer_json_is_read_too() {
    let desk = Desk::open().await;
    let tilda = desk.receiver("tilda").await;
    let lead = json!({
        "Name": "Анна", "Phone": "+79161234567", "city": "Тверь", "utm_source": "vk",
        "tranid": "1111111:6161583731", "formid": "form1", "X-API-Key": tilda.secret,
    });
    let told = desk.send(&tilda, &[], &lead).await.ok().json();
    assert_eq!(told["outcome"], "delivered", "{told:#}");
    let own = desk.market.contractor.api().get("/leads").await.ok().json();
    assert_eq!(own["items"][0]["source"], "vk");
    desk.settles();
}
