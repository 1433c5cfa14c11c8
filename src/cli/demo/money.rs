//! The money of the demo market beside its leads: fees, credit, withdrawals, and what the bank says.

use serde_json::{Value, json};

use super::api::{Account, text};

/// Half of the month: contractors ask for what they have earned until then.
pub const HALF: usize = 10;
/// Of each wallet a contractor takes out so much, in whole units of its currency.
const TAKEN: [(&str, i64); 2] = [("RUB", 3_000), ("EUR", 40)];

/// What the operator agrees with one buyer. `topic` pays a fee of its own.
pub async fn agree(staff: &Account, buyer: &Account, topic: &str) -> Result<(), String> {
    let fee = json!({
        "scope": "topic", "topic": topic, "percent": "8",
        "reason": "Autumn: a lower fee on windows and doors to bring contractors",
    });
    staff.post("/fees", &fee).await?;
    let credit = json!({
        "currency": "RUB", "amount": "20000.00", "reason": "Pays by invoice twice a month",
    });
    staff.put(&format!("/parties/{}/credit", party(buyer).await?), &credit).await?;
    buyer.put("/funds", &json!({ "low_balance_leads": 20 })).await.map(|_| ())
}

/// Staff turn some of a buyer's euros into dollars, as it asked.
pub async fn exchange(staff: &Account, buyer: &Account) -> Result<(), String> {
    let body = json!({
        "amount": "100.00", "from": "EUR", "to": "USD", "rate": "1.0850",
        "reason": "Asked for by letter: the offers in euros are over",
    });
    staff.post(&format!("/parties/{}/exchanges", party(buyer).await?), &body).await.map(|_| ())
}

/// Names where a contractor's money goes. Takes a fresh sign-in, so it is done on the first day.
pub async fn name_payees(contractor: &Account, holder: &str) -> Result<(), String> {
    for details in [
        json!({ "currency": "EUR", "kind": "iban", "account": "DE89370400440532013000", "country": "DE" }),
        json!({
            "currency": "RUB", "kind": "russian", "account": "40702810200000012345",
            "bank_id": "044525225", "bank_name": "Сбербанк", "country": "RU",
        }),
    ] {
        let mut details = details;
        if let Some(details) = details.as_object_mut() {
            details.insert("holder".into(), json!(holder));
            details.insert("address1".into(), json!("Main street 1"));
        }
        contractor.put("/payees", &details).await?;
    }
    Ok(())
}

/// Asks for what the contractor has earned, and answers which withdrawals were made.
pub async fn withdraw(contractor: &Account) -> Result<Vec<String>, String> {
    let wallets = contractor.get("/wallets").await?;
    let mut made = Vec::new();
    for (currency, amount) in TAKEN {
        if free(&wallets, currency) >= amount {
            let body = json!({ "amount": format!("{amount}.00"), "currency": currency });
            made.push(text(&contractor.post("/withdrawals", &body).await?, "id")?);
        }
    }
    Ok(made)
}

/// Staff approve withdrawals, give them to the bank, and the bank pays them.
pub async fn pay(staff: &Account, withdrawals: &[String]) -> Result<(), String> {
    for id in withdrawals {
        staff.post(&format!("/withdrawals/{id}/approval"), &json!({})).await?;
    }
    for (currency, _) in TAKEN {
        let waiting = json!({ "currency": currency });
        // Nothing to pay in a currency is no fault of the market's.
        let Ok(batch) = staff.post("/withdrawal-batches", &waiting).await else { continue };
        let path = format!("/withdrawal-batches/{}", text(&batch, "id")?);
        staff.fetch(&format!("{path}/batch.csv")).await?;
        staff.post(&format!("{path}/payment"), &json!({})).await?;
    }
    Ok(())
}

/// The bank's statement of today: a buyer's transfer that names its reference, and one that does not.
pub async fn bank_statement(staff: &Account, today: &str) -> Result<(), String> {
    let asked = staff.get("/top-ups?status=requested").await?;
    let items = asked.get("items").and_then(Value::as_array);
    let Some(top_up) = items.into_iter().flatten().next() else { return Ok(()) };
    let reference = text(top_up, "reference")?;
    let amount = text(top_up, "amount")?;
    let statement = format!(
        "Дата;Плательщик;Кредит;Назначение платежа;№ документа\n\
         {today};ООО «Окна Плюс»;{amount};Пополнение {reference}. НДС не облагается;417\n\
         {today};ИП Смирнов А. А.;7500.00;Оплата по счёту;92\n"
    );
    let mapping = json!({
        "columns": {
            "Дата": "date", "Плательщик": "payer", "Кредит": "credit",
            "Назначение платежа": "purpose", "№ документа": "reference",
        },
        "currency": "RUB",
    });
    let fields = [("account", "40702810900000000001"), ("mapping", &mapping.to_string())];
    staff.upload("/bank-statements", "files", ("statement.csv", &statement), &fields).await
}

async fn party(account: &Account) -> Result<String, String> {
    let me = account.get("/me").await?;
    me.pointer("/seats/0/party")
        .and_then(Value::as_str)
        .map(str::to_owned)
        .ok_or_else(|| format!("/me names no party: {me}"))
}

fn free(wallets: &Value, currency: &str) -> i64 {
    wallets
        .get("items")
        .and_then(Value::as_array)
        .into_iter()
        .flatten()
        .find(|wallet| wallet.get("currency").and_then(Value::as_str) == Some(currency))
        .and_then(|wallet| wallet.get("free")?.as_str()?.split('.').next()?.parse().ok())
        .unwrap_or_default()
}
