//! One offer at work: leads come in, and its buyer works through them.

use chrono::{DateTime, TimeDelta, Utc};
use serde_json::{Value, json};

use super::api::{Account, text};
use super::doors::{Arrival, Teller};
use super::market::Listing;
use super::{doors, people, quarrel};

/// The round after all others: leads of this hour.
pub const TODAY: usize = usize::MAX;

pub struct Trade {
    listing: Listing,
    buyer: Account,
    /// The contractors and their engagements.
    engagements: Vec<(Account, String)>,
    /// What tells the exchange of its leads, where the contractors do not send them.
    teller: Option<Teller>,
    /// The next person to come.
    next: usize,
    /// The first who does not come any more: the test lot is used up.
    end: usize,
}

impl Trade {
    pub fn new(
        number: usize,
        listing: Listing,
        buyer: Account,
        engagements: Vec<(Account, String)>,
        teller: Option<Teller>,
    ) -> Self {
        let next = number * 1_000;
        // A few more than the lot takes, since some are refused.
        let end = next + listing.lot.map_or(1_000, |lot| lot * 3 / 2);
        Self { listing, buyer, engagements, teller, next, end }
    }

    /// What came in at each contractor's.
    pub async fn deliver(&mut self, round: usize, now: DateTime<Utc>) -> Result<(), String> {
        for (turn, (contractor, engagement)) in self.engagements.iter().enumerate() {
            let many = if round == TODAY { 3 } else { 1 + (round + self.next) % 3 + round / 8 };
            let many = many.saturating_sub(turn).max(1).min(self.end - self.next);
            if let Some(teller) = &self.teller {
                for index in self.next..self.next + many {
                    let language = self.listing.language;
                    let order = self.listing.body.get("price_percent").is_some();
                    teller
                        .tell(&Arrival { contractor, engagement, language, index, order, now })
                        .await?;
                }
                self.next += many;
                continue;
            }
            // Most in one batch, the last one alone.
            let mut leads: Vec<Value> =
                (self.next..self.next + many).map(|index| self.lead(engagement, index)).collect();
            self.next += many;
            let last = leads.pop();
            if !leads.is_empty() {
                contractor.post("/leads/batch", &json!({ "leads": leads })).await?;
            }
            if let Some(lead) = last {
                contractor.post("/leads", &lead).await?;
            }
        }
        Ok(())
    }

    fn lead(&self, engagement: &str, index: usize) -> Value {
        let mut lead = people::lead(self.listing.language, index);
        if let Some(lead) = lead.as_object_mut() {
            lead.insert("engagement".into(), json!(engagement));
        }
        lead
    }

    /// The buyer calls whoever waits, accepts most, rejects some, and forgets a few.
    pub async fn decide(&self) -> Result<(), String> {
        for lead in self.waiting().await? {
            if lead.luck < self.listing.diligence {
                self.answer(&lead).await?;
            }
        }
        Ok(())
    }

    /// The buyer has only begun with today's leads: a few are called, for most there is time.
    pub async fn begin_today(&self, now: DateTime<Utc>) -> Result<(), String> {
        for lead in self.waiting().await? {
            match lead.luck % 10 {
                0 => self.answer(&lead).await?,
                1..=3 => {
                    let body = json!({
                        "outcome": "no_answer", "note": "",
                        "next_text": next_call(self.listing.language),
                        "next_at": now + TimeDelta::hours(3),
                    });
                    self.buyer.post(&lead.at("attempts"), &body).await?;
                }
                _ => {}
            }
        }
        Ok(())
    }

    async fn answer(&self, lead: &Waiting) -> Result<(), String> {
        // Social networks bring the curious, and numbers typed in passing.
        let (rejected, reasons) = if lead.source == "social_ads" {
            (36, ["invalid_contact", "invalid_contact", "wrong_topic", "never_requested"])
        } else {
            (7, ["wrong_topic", "not_target_person", "invalid_contact", "never_requested"])
        };
        if lead.luck * 7 % 100 < rejected {
            let reason = reasons.get(lead.luck % reasons.len());
            let body = json!({ "reason": reason, "comment": "" });
            self.buyer.post(&lead.at("rejection"), &body).await?;
            return Ok(());
        }
        let reached = json!({ "outcome": "reached", "note": "" });
        self.buyer.post(&lead.at("attempts"), &reached).await?;
        let stages = ["contacted", "qualified", "won", "contacted", "lost"];
        let stage = stages.get(lead.luck % stages.len());
        self.buyer.put(&lead.at("stage"), &json!({ "stage": stage })).await?;
        self.buyer.post(&lead.at("acceptance"), &json!({})).await?;
        Ok(())
    }

    /// A contractor sends a file of people who came before the exchange.
    pub async fn import(&mut self) -> Result<(), String> {
        let Some((contractor, engagement)) = self.engagements.last() else { return Ok(()) };
        let people = self.next..self.next + 12;
        self.next = people.end;
        doors::import(contractor, engagement, self.listing.language, people).await
    }

    /// The contractors read what was rejected.
    pub async fn contest(&self) -> Result<(), String> {
        for (contractor, _) in &self.engagements {
            quarrel::contest(contractor, self.listing.language).await?;
        }
        Ok(())
    }

    /// The buyer answers what was contested.
    pub async fn face(&self) -> Result<(), String> {
        quarrel::answer(&self.buyer, self.listing.language).await
    }

    /// Staff decide; they write in the language of the offer.
    pub async fn judge(&self, staff: &Account) -> Result<(), String> {
        let title = text(&self.listing.body, "title")?;
        quarrel::judge(staff, &title, self.listing.language).await
    }

    async fn waiting(&self) -> Result<Vec<Waiting>, String> {
        let answer = self.buyer.get("/leads?status=delivered&seat=buyer&limit=100").await?;
        let items = answer.get("items").and_then(Value::as_array);
        items.into_iter().flatten().map(Waiting::read).collect()
    }
}

/// A lead that waits for its buyer.
struct Waiting {
    id: String,
    source: String,
    /// What becomes of it, 0 to 99: the same whenever the buyer looks.
    luck: usize,
}

impl Waiting {
    fn read(item: &Value) -> Result<Self, String> {
        let id = text(item, "id")?;
        let luck = id.bytes().fold(7, |sum, byte| (sum * 31 + usize::from(byte)) % 10_007) % 100;
        let source = item.get("source").and_then(Value::as_str).unwrap_or_default().to_owned();
        Ok(Self { id, source, luck })
    }

    fn at(&self, part: &str) -> String {
        format!("/leads/{}/{part}", self.id)
    }
}

fn next_call(language: &str) -> &'static str {
    match language {
        "ru" => "Перезвонить",
        "es" => "Volver a llamar",
        _ => "Call again",
    }
}
