//! A batch as a table, for banks without pain.001 and for a person's eyes.

use super::export::Order;
use crate::kernel::cell::harmless;

const HEAD: [&str; 13] = [
    "batch",
    "reference",
    "withdrawal",
    "party",
    "holder",
    "account_kind",
    "account",
    "bank_id",
    "bank_name",
    "country",
    "address",
    "amount",
    "currency",
];

/// The table, UTF-8 with a byte order mark so that spreadsheets read the names right.
pub(super) fn write(batch: &str, orders: &[Order]) -> Vec<u8> {
    let mut file = csv::Writer::from_writer(b"\xef\xbb\xbf".to_vec());
    // Writing into memory does not fail, and every record has as many cells as the head.
    let _ = file.write_record(HEAD);
    for order in orders {
        let details = &order.details;
        let cells = [
            batch,
            &order.reference,
            &order.id.to_string(),
            &order.party_name,
            &details.holder,
            details.kind.as_str(),
            &details.account,
            details.bank_id.as_deref().unwrap_or_default(),
            details.bank_name.as_deref().unwrap_or_default(),
            &details.country,
            &details.address.join(", "),
            &order.amount.decimal().to_string(),
            order.amount.currency().code(),
        ];
        let _ = file.write_record(cells.map(harmless));
    }
    file.into_inner().unwrap_or_default()
}
