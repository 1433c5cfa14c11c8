//! How a lead came, as its page tells it beside the rest: the order on the buyer's site.

use crate::db::Tx;
use crate::doors::DoorError;
use crate::doors::tracking::order::{self, Order};
use crate::i18n::{Reader, Text};
use crate::leads::Channel;
use crate::leads::find::Lead;

/// Facts with their names, and a sentence about them.
#[derive(Debug, Clone, Default)]
pub struct Origin {
    pub facts: Vec<(Text, String)>,
    pub note: Option<Text>,
    /// Where a recording can be heard.
    pub recording: Option<String>,
}

impl Origin {
    /// What is known of a lead the reader has found.
    pub fn read(tx: &mut Tx<'_>, reader: &Reader, lead: &Lead) -> Result<Self, DoorError> {
        if lead.channel == Channel::Postback
            && let Some(order) = order::of_lead(tx, lead.id)?
        {
            return Ok(Self::of_order(reader, &order));
        }
        Ok(Self::default())
    }

    fn of_order(reader: &Reader, order: &Order) -> Self {
        let mut facts = Vec::new();
        let mut fact = |key: &'static str, value: String| facts.push((reader.t(key), value));
        if let Some(id) = &order.id {
            fact("tracking-order", id.clone());
        }
        if let Some(amount) = order.amount {
            fact("tracking-amount", reader.money_full(amount));
        }
        fact("tracking-clicked", reader.when(order.clicked_at));
        let by = if order.by_pixel { "tracking-by-pixel" } else { "tracking-by-server" };
        let told = reader.t(by).with("when", reader.when(order.told_at));
        fact("tracking-told", told.to_string());
        if let Some(at) = order.cancelled_at {
            fact("tracking-cancelled", reader.when(at));
        }
        let note = order.by_pixel.then(|| reader.t("tracking-by-pixel-note"));
        Self { facts, note, recording: None }
    }
}
