//! Settings of money on its way in and out.

use chrono_tz::Tz;

use super::{Reader, Wrong, base_url};
use crate::config::CheckoutSettings;
use crate::config::withdrawals::{Debtor, PerCurrency, Withdrawals};

pub(super) fn withdrawals(reader: &mut Reader<'_>, zone: Tz) -> Withdrawals {
    let usual = Withdrawals::default();
    let amounts = "amounts by currency with commas between them, such as EUR:10,RUB:500";
    Withdrawals {
        minimum: reader.read("WITHDRAWAL_MINIMUM", usual.minimum, amounts, PerCurrency::read),
        fee: reader.read("WITHDRAWAL_FEE", usual.fee, amounts, PerCurrency::read),
        two_people: reader.read(
            "WITHDRAWAL_TWO_PEOPLE",
            usual.two_people,
            amounts,
            PerCurrency::read,
        ),
        payee_delay: reader.read(
            "PAYEE_DELAY_HOURS",
            usual.payee_delay,
            "a whole number from 0 to 720",
            |text| {
                let hours = text.parse().ok().filter(|hours| (0..=720).contains(hours))?;
                chrono::TimeDelta::try_hours(hours)
            },
        ),
        debtor: Debtor {
            name: reader.text("OPERATOR_NAME").unwrap_or(usual.debtor.name),
            zone,
            bic: reader.read("OPERATOR_BIC", None, "a BIC of 8 or 11 characters", |text| {
                crate::kernel::bank::bic(text).map(Some)
            }),
            accounts: reader.read(
                "OPERATOR_ACCOUNT",
                usual.debtor.accounts,
                "accounts by currency, such as EUR:DE89370400440532013000",
                Debtor::read_accounts,
            ),
        },
    }
}

/// Set up by its secret; half of it set up is a mistake.
pub(super) fn checkout(reader: &mut Reader<'_>) -> Option<CheckoutSettings> {
    let url = reader.read(
        "CHECKOUT_URL",
        "https://api.stripe.com".to_owned(),
        "an address that starts with http:// or https:// and has no path, such as https://api.stripe.com",
        base_url,
    );
    let both = [reader.text("CHECKOUT_SECRET"), reader.text("CHECKOUT_WEBHOOK_SECRET")];
    match both.map(|secret| secret.map(|secret| secret.trim().to_owned())) {
        [Some(secret), Some(webhook_secret)] => {
            Some(CheckoutSettings { url, secret, webhook_secret })
        }
        [None, None] => None,
        [secret, _] => {
            let name = if secret.is_some() { "CHECKOUT_WEBHOOK_SECRET" } else { "CHECKOUT_SECRET" };
            let right = "set together with the other secret of the checkout";
            reader.wrong.push(Wrong { name: name.to_owned(), given: None, right });
            None
        }
    }
}
