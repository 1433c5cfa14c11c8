//! What each share of a disputed price would mean for both sides: worked out by what books it.

use rust_decimal::Decimal;

use crate::i18n::Reader;
use crate::kernel::rate::{Percent, Rate};
use crate::leads::find::Lead;
use crate::leads::paid::Paid;
use crate::web::form::Form;

/// The shares a verdict gives most often.
const USUAL: [i64; 5] = [0, 25, 50, 75, 100];

/// What one share comes to.
#[derive(Debug, Clone)]
pub struct Stake {
    /// As the form sends it.
    pub percent: i16,
    /// As it is read.
    pub share: String,
    pub paid: Paid,
    /// Whether it is the one chosen; nothing where there is nothing to choose.
    pub chosen: Option<bool>,
}

/// A share of the price as it is read: `50 %`.
pub fn percent(reader: &Reader, percent: i16) -> String {
    reader.rate(Decimal::from(percent))
}

/// What a lead comes to when the contractor gets this much.
pub fn at(lead: &Lead, fee_rate: Rate, percent: Percent) -> Paid {
    Paid::part(lead.price, lead.owed, fee_rate, percent)
}

/// The usual shares, from nothing to all; `form` where one of them is to be chosen.
pub fn usual(reader: &Reader, lead: &Lead, fee_rate: Rate, form: Option<&Form>) -> Vec<Stake> {
    USUAL
        .into_iter()
        .filter_map(Percent::new)
        .map(|share| Stake {
            percent: share.get(),
            share: percent(reader, share.get()),
            paid: at(lead, fee_rate, share),
            chosen: form.map(|form| form.selected("share", &share.get().to_string())),
        })
        .collect()
}

/// Whether a share is among the usual ones, so that no number need be written.
pub fn is_usual(percent: i64) -> bool {
    USUAL.contains(&percent)
}
