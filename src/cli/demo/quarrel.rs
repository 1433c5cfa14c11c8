//! What follows the market's rejections: contractors contest some, buyers answer, staff decide.

use serde_json::{Value, json};

use super::api::{Account, text};

/// The words people use, by the language of the offer.
struct Words {
    appeal: &'static str,
    answer: &'static str,
    for_contractor: &'static str,
    for_buyer: &'static str,
    in_part: &'static str,
}

fn words(language: &str) -> Words {
    match language {
        "ru" => Words {
            appeal: "В форме человек сам указал, что ему нужно, и оставил согласие. Запись разговора готов показать.",
            answer: "Мы дозвонились дважды: человек ответил, что заявку не оставлял и услуга ему не нужна.",
            for_contractor: "Ответы в форме совпадают с темой оффера, возражение заказчика ничем не подтверждено.",
            for_buyer: "Описание двух звонков убедительно, исполнитель не показал ничего, кроме самой формы.",
            in_part: "Контакт настоящий, но тема совпадает только частично: вину делим пополам.",
        },
        "es" => Words {
            appeal: "La persona indicó en el formulario lo que busca y dio su consentimiento. Puedo enseñar la grabación.",
            answer: "Llamamos dos veces: dijo que no había pedido nada y que no le interesa.",
            for_contractor: "Las respuestas del formulario coinciden con el tema de la oferta y la objeción no se demuestra.",
            for_buyer: "El relato de las dos llamadas es convincente y el proveedor solo mostró el formulario.",
            in_part: "El contacto es real, pero el tema coincide solo en parte: la culpa se reparte.",
        },
        _ => Words {
            appeal: "The person chose this in the form themselves and gave consent. I can show the recording.",
            answer: "We reached them twice: they say they never asked and do not need it.",
            for_contractor: "The answers in the form fit the topic of the offer, and nothing supports the objection.",
            for_buyer: "The account of two calls is convincing, and the form is all the contractor showed.",
            in_part: "The contact is real, but the topic fits only in part: the fault is shared.",
        },
    }
}

/// A lead in a list, with what becomes of it, 0 to 99: the same whoever looks.
struct Found {
    id: String,
    luck: usize,
}

impl Found {
    fn at(&self, part: &str) -> String {
        format!("/leads/{}/{part}", self.id)
    }
}

async fn found(who: &Account, path: &str, field: &str) -> Result<Vec<Found>, String> {
    read(&who.get(path).await?, field, |_| true)
}

fn read(answer: &Value, field: &str, fits: impl Fn(&Value) -> bool) -> Result<Vec<Found>, String> {
    let items = answer.get("items").and_then(Value::as_array);
    let read = |item: &Value| {
        let id = text(item, field)?;
        let luck = id.bytes().fold(3, |sum, byte| (sum * 37 + usize::from(byte)) % 10_007) % 100;
        Ok(Found { id, luck })
    };
    items.into_iter().flatten().filter(|item| fits(item)).map(read).collect()
}

/// A contractor reads why leads were rejected: contests about half, agrees with some, forgets the rest.
pub async fn contest(contractor: &Account, language: &str) -> Result<(), String> {
    let path = "/leads?status=rejected&seat=contractor&limit=100";
    for lead in found(contractor, path, "id").await? {
        match lead.luck {
            0..=54 => {
                let body = json!({ "text": words(language).appeal });
                contractor.post(&lead.at("appeal"), &body).await?;
            }
            55..=84 => {
                contractor.post(&lead.at("concession"), &json!({})).await?;
            }
            _ => {}
        }
    }
    Ok(())
}

/// A buyer answers appeals: most with its own account, some by giving in or offering a split.
pub async fn answer(buyer: &Account, language: &str) -> Result<(), String> {
    let path = "/disputes?turn=buyer&seat=buyer&limit=100";
    for lead in found(buyer, path, "lead").await? {
        match lead.luck % 10 {
            0..=6 => {
                let body = json!({ "text": words(language).answer });
                buyer.post(&lead.at("statements"), &body).await?;
            }
            7 => {
                buyer.post(&lead.at("buyer-concession"), &json!({})).await?;
            }
            8 => {
                buyer
                    .post(&lead.at("split-proposal"), &json!({ "contractor_percent": 40 }))
                    .await?;
            }
            // Silence, and the lead is paid.
            _ => {}
        }
    }
    Ok(())
}

/// Staff decide what waits for them under one offer, in its language.
pub async fn judge(staff: &Account, title: &str, language: &str) -> Result<(), String> {
    let words = words(language);
    let waiting = staff.get("/disputes?turn=staff&limit=200").await?;
    let under = |item: &Value| item.get("offer_title").and_then(Value::as_str) == Some(title);
    for lead in read(&waiting, "lead", under)? {
        let (percent, reason, text) = match lead.luck % 7 {
            0..=2 => (100, "lead_meets_terms", words.for_contractor),
            3 | 4 => (0, "lead_breaks_terms", words.for_buyer),
            _ => (50, "shared_fault", words.in_part),
        };
        let body = json!({ "contractor_percent": percent, "reason": reason, "text": text });
        staff.post(&lead.at("verdict"), &body).await?;
    }
    Ok(())
}
