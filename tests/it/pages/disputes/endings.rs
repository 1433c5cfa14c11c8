//! Every ending, reached and read through pages.

use chrono::TimeDelta;
use serde_json::json;

use super::ground::{acts, buyers, contractors, send};
use crate::disputes::ground::Case;
use crate::leads::market::Market;
use crate::support::Html;

/// Both pages say how it ended, how much each side got, and offer nothing more.
#[track_caller]
fn ended(buyers: &Html, contractors: &Html, how: [&str; 2], money: [&str; 2]) {
    for (page, how, money) in [(buyers, how[0], money[0]), (contractors, how[1], money[1])] {
        let told = page.text("#ended");
        assert!(told.contains(how), "{how}: {told}");
        assert!(told.contains(money), "{money}: {told}");
        assert_eq!(acts(page), Vec::<String>::new(), "nothing is left to do");
        assert!(!page.has("#dispute time[data-due]"), "no clock runs");
    }
}

#[actix_web::test]
async fn the_contractor_agrees_with_the_rejection() {
    let market = Market::open().await;
    let case = Case::rejected(&market).await;
    let page = contractors(&case).await;
    let to = send(&market.contractor, &page, "concession", &[]).await.see_other();
    assert_eq!(to, format!("/contractor/leads/{}", case.lead));
    let how = ["The contractor agreed", "You agreed"];
    let money = ["₽500 came back to your wallet", "You got nothing"];
    ended(&buyers(&case).await, &contractors(&case).await, how, money);
    send(&market.contractor, &page, "concession", &[]).await.expect(409);
}

#[actix_web::test]
async fn nobody_contests() {
    let market = Market::open().await;
    let case = Case::rejected(&market).await;
    case.turn_past(TimeDelta::zero()).await;
    let how = ["did not contest your rejection", "You did not contest"];
    let money = ["₽500 came back", "You got nothing"];
    ended(&buyers(&case).await, &contractors(&case).await, how, money);
    assert!(buyers(&case).await.text("#history").contains("no appeal came in time"));
}

#[actix_web::test]
async fn the_buyer_stays_silent() {
    let market = Market::open().await;
    let case = Case::rejected(&market).await;
    let page = contractors(&case).await;
    send(&market.contractor, &page, "appeal", &[("text", "Windows it was")]).await.see_other();
    case.turn_past(TimeDelta::zero()).await;
    let how = ["You did not answer", "The buyer did not answer"];
    let money = ["You paid ₽500", "₽450 was paid into your wallet"];
    ended(&buyers(&case).await, &contractors(&case).await, how, money);
    assert!(buyers(&case).await.text("#history").contains("did not answer the appeal in time"));
}

#[actix_web::test]
async fn the_contractor_takes_the_appeal_back() {
    let market = Market::open().await;
    let case = Case::appealed(&market).await;
    let page = buyers(&case).await;
    send(&market.buyer, &page, "statements", &[("text", "Doors it was")]).await.see_other();
    let page = contractors(&case).await;
    send(&market.contractor, &page, "appeal-withdrawal", &[]).await.see_other();
    let how = ["The contractor withdrew", "You withdrew"];
    ended(&buyers(&case).await, &contractors(&case).await, how, ["₽500 came back", "nothing"]);
}

#[actix_web::test]
async fn the_buyer_gives_in() {
    let market = Market::open().await;
    let case = Case::appealed(&market).await;
    send(&market.buyer, &buyers(&case).await, "concession", &[]).await.see_other();
    let how = ["You gave in", "The buyer gave in"];
    ended(&buyers(&case).await, &contractors(&case).await, how, ["You paid ₽500", "₽450"]);
}

#[actix_web::test]
async fn both_agree_on_a_split() {
    let market = Market::open().await;
    let (free, held, earned) = market.purses();
    let case = Case::answered(&market).await;
    let forty = [("contractor_percent", "33")];
    send(&market.buyer, &buyers(&case).await, "split-proposal", &forty).await.see_other();
    let own = buyers(&case).await;
    assert!(own.text(".proposal").contains("You would pay ₽165, and ₽335 would come back"));
    let page = contractors(&case).await;
    assert!(page.text(".proposal").contains("You would get ₽148.50"));
    let question = page.text("form[action$='/split-acceptance'] p");
    assert!(question.contains("33") && question.contains("₽148.50"), "{question}");
    // Changed meanwhile: what was seen is not what would be taken.
    let other = [("contractor_percent", "30")];
    send(&market.buyer, &own, "split-proposal", &other).await.see_other();
    let stale = send(&market.contractor, &page, "split-acceptance", &[]).await.expect(409).html();
    assert!(stale.has(".flash.bad") && stale.has("form[action$='/split-acceptance']"));
    send(&market.buyer, &buyers(&case).await, "split-withdrawal", &[]).await.see_other();
    assert!(!contractors(&case).await.has("form[action$='/split-acceptance']"));
    send(&market.buyer, &buyers(&case).await, "split-proposal", &forty).await.see_other();
    let page = contractors(&case).await;
    send(&market.contractor, &page, "split-acceptance", &[]).await.see_other();
    let how = ["33 %", "33 %"];
    let money = ["You paid ₽165, and ₽335 came back", "₽148.50 was paid"];
    ended(&buyers(&case).await, &contractors(&case).await, how, money);
    assert_eq!(market.purses(), (free - 16_500, held, earned + 14_850), "shown as it was booked");
    assert!(buyers(&case).await.text("#history").contains("both agreed on 33 %"));
    assert!(
        buyers(&case).await.text("#contact").contains("₽165 is paid: ₽148.50 to the contractor")
    );
    assert!(contractors(&case).await.text("#money").contains("₽148.50 was paid"));
    let list = market.contractor.page("/contractor/leads?status=settled").await;
    assert!(list.text("#leads .num").contains("₽148.50"));
    let list = market.buyer.page("/buyer/leads?status=settled").await;
    assert!(list.text(".inbox-list .num").contains("₽165"));
}

#[actix_web::test]
async fn staff_decide_and_a_mistake_is_made_good() {
    let market = Market::open().await;
    let verdicts = [
        (100, "lead_meets_terms", "for the contractor", ["You paid ₽500", "₽450 was paid"]),
        (0, "lead_breaks_terms", "for the buyer", ["₽500 came back", "You got nothing"]),
        (40, "shared_fault", "on 40 %", ["You paid ₽200", "₽180 was paid"]),
    ];
    let mut last = None;
    for (percent, reason, how, money) in verdicts {
        let case = Case::answered(&market).await;
        case.verdict(percent, reason).await.ok();
        let (buyers, contractors) = (buyers(&case).await, contractors(&case).await);
        ended(&buyers, &contractors, [how, how], money);
        for page in [buyers, contractors] {
            assert_eq!(page.text("#ended blockquote"), "Read both sides.");
            assert!(page.text("#history").contains("Read both sides."));
        }
        last = Some(case);
    }
    let case = last.unwrap();
    let ask =
        json!({"side": "contractor", "amount": "70", "reason": "The recording was overheard"});
    let asked = case.staff("corrections", ask).await.created().json();
    let other = market.app.staff().await;
    let id = asked["id"].as_str().unwrap();
    market.app.fresh(&other).post(&format!("/corrections/{id}/approval"), json!({})).await.ok();
    let told = contractors(&case).await.text(".corrected");
    assert!(told.contains("paid you ₽70") && told.contains("The recording was overheard"));
    let told = buyers(&case).await;
    assert!(told.text(".corrected").contains("paid the contractor ₽70"));
    assert!(told.text("#history").contains("₽70 to the contractor"));
}

#[actix_web::test]
async fn staff_stay_silent() {
    let market = Market::open().await;
    let case = Case::answered(&market).await;
    case.turn_past(TimeDelta::zero()).await;
    let how = ["Staff did not decide in time", "Staff did not decide in time"];
    ended(&buyers(&case).await, &contractors(&case).await, how, ["You paid ₽500", "₽450"]);
    assert!(contractors(&case).await.text("#history").contains("staff did not decide in time"));
}
