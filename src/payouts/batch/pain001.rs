//! A batch as ISO 20022 `pain.001.001.09`, the customer's order to their bank to pay.
//!
//! One payment block a currency. The elements stand in the schema's order; a test reads a file
//! against that order. Text is cut and written as every bank reads it ([`latin`]).

use chrono::{DateTime, SecondsFormat, Utc};
use quick_xml::Writer;
use quick_xml::events::{BytesDecl, Event};
use rust_decimal::Decimal;
use std::io;

use super::export::Order;
use super::latin::latin;
use crate::config::withdrawals::Debtor;
use crate::kernel::bank;
use crate::kernel::money::{Currency, Money};
use crate::payouts::PayoutError;
use crate::payouts::payee::{Details, PayeeKind};

const NAMESPACE: &str = "urn:iso:std:iso:20022:tech:xsd:pain.001.001.09";
/// What SEPA's banks take of a name.
const NAME: usize = 70;
const LINE: usize = 70;
/// Remittance information, Max140Text.
const REMITTANCE: usize = 140;

type Xml = Writer<Vec<u8>>;
type Step = io::Result<()>;

/// The currencies among these amounts that the operator has no account for.
pub fn missing_accounts(
    debtor: &Debtor,
    amounts: impl Iterator<Item = Money>,
) -> Vec<&'static str> {
    let mut missing: Vec<&str> = amounts
        .map(|amount| amount.currency().code())
        .filter(|code| !debtor.accounts.contains_key(code))
        .collect();
    missing.sort_unstable();
    missing.dedup();
    missing
}

/// The message. The same input gives the same bytes.
pub(super) fn write(
    reference: &str,
    at: DateTime<Utc>,
    debtor: &Debtor,
    orders: &[Order],
) -> Result<Vec<u8>, PayoutError> {
    let mut xml = Writer::new_with_indent(Vec::new(), b' ', 2);
    document(&mut xml, reference, at, debtor, orders)
        .map_err(|error| PayoutError::NotWritten(error.to_string()))?;
    let mut bytes = xml.into_inner();
    bytes.push(b'\n');
    Ok(bytes)
}

fn document(
    xml: &mut Xml,
    reference: &str,
    at: DateTime<Utc>,
    debtor: &Debtor,
    orders: &[Order],
) -> Step {
    xml.write_event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), None)))?;
    let root = xml.create_element("Document").with_attribute(("xmlns", NAMESPACE));
    root.write_inner_content(|xml| {
        within(xml, "CstmrCdtTrfInitn", |xml| {
            within(xml, "GrpHdr", |xml| {
                text(xml, "MsgId", reference)?;
                text(xml, "CreDtTm", &at.to_rfc3339_opts(SecondsFormat::Secs, true))?;
                sums(xml, orders.iter())?;
                within(xml, "InitgPty", |xml| text(xml, "Nm", &latin(&debtor.name, NAME)))
            })?;
            let mut currencies: Vec<Currency> =
                orders.iter().map(|order| order.amount.currency()).collect();
            currencies.sort_by_key(|currency| currency.code());
            currencies.dedup();
            currencies.into_iter().try_for_each(|currency| {
                within(xml, "PmtInf", |xml| block(xml, reference, at, debtor, currency, orders))
            })
        })
    })?;
    Ok(())
}

/// `NbOfTxs` and `CtrlSum`: how many, and their amounts added up whatever the currency.
fn sums<'a>(xml: &mut Xml, orders: impl Iterator<Item = &'a Order>) -> Step {
    let (count, sum) = orders.fold((0usize, Decimal::ZERO), |(count, sum), order| {
        (count.saturating_add(1), sum + order.amount.decimal())
    });
    text(xml, "NbOfTxs", &count.to_string())?;
    text(xml, "CtrlSum", &sum.to_string())
}

/// Everything in one currency.
fn block(
    xml: &mut Xml,
    reference: &str,
    at: DateTime<Utc>,
    debtor: &Debtor,
    currency: Currency,
    orders: &[Order],
) -> Step {
    let own = || orders.iter().filter(|order| order.amount.currency() == currency);
    text(xml, "PmtInfId", &format!("{reference}-{currency}"))?;
    text(xml, "PmtMtd", "TRF")?;
    sums(xml, own())?;
    within(xml, "ReqdExctnDt", |xml| {
        text(xml, "Dt", &at.with_timezone(&debtor.zone).date_naive().to_string())
    })?;
    within(xml, "Dbtr", |xml| text(xml, "Nm", &latin(&debtor.name, NAME)))?;
    let account = debtor.accounts.get(currency.code()).map_or("", String::as_str);
    within(xml, "DbtrAcct", |xml| {
        number(xml, account, bank::iban(account).is_ok())?;
        text(xml, "Ccy", currency.code())
    })?;
    within(xml, "DbtrAgt", |xml| {
        within(xml, "FinInstnId", |xml| match &debtor.bic {
            Some(bic) => text(xml, "BICFI", bic),
            None => unknown(xml),
        })
    })?;
    // Each side pays its own bank: the only way SEPA knows, and the usual one elsewhere.
    text(xml, "ChrgBr", if currency.code() == "EUR" { "SLEV" } else { "SHAR" })?;
    own().try_for_each(|order| within(xml, "CdtTrfTxInf", |xml| transfer(xml, debtor, order)))
}

fn transfer(xml: &mut Xml, debtor: &Debtor, order: &Order) -> Step {
    let details = &order.details;
    within(xml, "PmtId", |xml| text(xml, "EndToEndId", &order.reference))?;
    within(xml, "Amt", |xml| {
        let amount =
            xml.create_element("InstdAmt").with_attribute(("Ccy", order.amount.currency().code()));
        let amount_text = order.amount.decimal().to_string();
        amount.write_text_content(quick_xml::events::BytesText::new(&amount_text))?;
        Ok(())
    })?;
    within(xml, "CdtrAgt", |xml| within(xml, "FinInstnId", |xml| agent(xml, details)))?;
    within(xml, "Cdtr", |xml| {
        text(xml, "Nm", &latin(&details.holder, NAME))?;
        within(xml, "PstlAdr", |xml| {
            text(xml, "Ctry", &details.country)?;
            details.address.iter().try_for_each(|line| text(xml, "AdrLine", &latin(line, LINE)))
        })
    })?;
    within(xml, "CdtrAcct", |xml| number(xml, &details.account, details.kind == PayeeKind::Iban))?;
    within(xml, "RmtInf", |xml| {
        let words = format!("{} {}", order.reference, debtor.name);
        text(xml, "Ustrd", &latin(&words, REMITTANCE))
    })
}

/// The payee's bank: by BIC, or by its number in Russia's clearing (external code `RUCBC`).
fn agent(xml: &mut Xml, details: &Details) -> Step {
    match (&details.bank_id, details.kind) {
        (Some(bik), PayeeKind::Russian) => within(xml, "ClrSysMmbId", |xml| {
            within(xml, "ClrSysId", |xml| text(xml, "Cd", "RUCBC"))?;
            text(xml, "MmbId", bik)
        })?,
        (Some(bic), PayeeKind::Iban | PayeeKind::Other) => text(xml, "BICFI", bic)?,
        (None, _) => {}
    }
    if let Some(name) = &details.bank_name {
        text(xml, "Nm", &latin(name, REMITTANCE))?;
    }
    match (&details.bank_id, &details.bank_name) {
        (None, None) => unknown(xml),
        _ => Ok(()),
    }
}

/// A bank that is known by the account alone.
fn unknown(xml: &mut Xml) -> Step {
    within(xml, "Othr", |xml| text(xml, "Id", "NOTPROVIDED"))
}

fn number(xml: &mut Xml, account: &str, iban: bool) -> Step {
    within(xml, "Id", |xml| match iban {
        true => text(xml, "IBAN", account),
        false => within(xml, "Othr", |xml| text(xml, "Id", account)),
    })
}

fn within(xml: &mut Xml, name: &str, inner: impl FnOnce(&mut Xml) -> Step) -> Step {
    xml.create_element(name).write_inner_content(inner)?;
    Ok(())
}

fn text(xml: &mut Xml, name: &str, words: &str) -> Step {
    xml.create_element(name).write_text_content(quick_xml::events::BytesText::new(words))?;
    Ok(())
}
