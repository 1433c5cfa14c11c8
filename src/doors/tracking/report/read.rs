//! What a report says, before anything is looked up.

use crate::doors::parameters::Parameters;
use crate::doors::tracking::Event;
use crate::kernel::ids::ClickId;

/// The longest id of an order, in characters.
const MAX_ORDER: usize = 150;

/// What a report tells of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Told {
    Event(Event),
    /// Nothing named: whatever the offer pays for.
    TheAction,
    /// An order has another amount now.
    Amended,
    Cancelled,
    /// A word no report has.
    Another,
}

/// A report.
#[derive(Debug, Clone)]
pub(super) struct Report {
    pub told: Told,
    pub click: Option<ClickId>,
    pub order: Option<String>,
    pub amount: Option<String>,
    pub currency: Option<String>,
    pub name: Option<String>,
    pub phone: Option<String>,
    pub email: Option<String>,
}

impl Report {
    /// Reads a report, or the word for what is wrong with it.
    pub(super) fn read(parameters: &Parameters) -> Result<Self, &'static str> {
        let told = match parameters.any(&["event", "goal"]) {
            None => Told::TheAction,
            Some(word) => told(word),
        };
        let click = match parameters.any(&["click_id", "clickid"]) {
            None => None,
            Some(text) => Some(text.parse().map_err(|_| "unknown-click")?),
        };
        let order = parameters.any(&["order_id", "orderid", "order"]).map(str::to_owned);
        if order.as_deref().is_some_and(|order| order.chars().count() > MAX_ORDER) {
            return Err("order-too-long");
        }
        let text = |name: &str| parameters.get(name).map(str::to_owned);
        Ok(Self {
            told,
            click,
            order,
            amount: text("amount"),
            currency: text("currency"),
            name: text("name"),
            phone: text("phone"),
            email: text("email"),
        })
    }
}

fn told(word: &str) -> Told {
    match word.to_lowercase().replace(['-', ' '], "_").as_str() {
        "registration" | "register" | "registered" | "signup" | "sign_up" | "reg" => {
            Told::Event(Event::Registration)
        }
        "purchase" | "order" | "sale" | "buy" | "payment" | "paid" => Told::Event(Event::Purchase),
        "amend" | "amended" | "amendment" => Told::Amended,
        "cancel" | "cancelled" | "canceled" | "refund" => Told::Cancelled,
        _ => Told::Another,
    }
}
