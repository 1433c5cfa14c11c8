//! ISO 20022 `camt.053`, the bank-to-customer statement, versions .001.02 to .001.08 and what reads like
//! them: by the local names of tags, whatever the namespace.
//!
//! An entry (`Ntry`) is a line. An entry that sums several payments up (`NtryDtls/TxDtls`) is as many lines,
//! when each says its amount and together they are the entry's; else it stays one.

use super::values::{date, kept, name_of};
use super::xml::{self, Tag};
use super::{Direction, FILE, Found, Limits, Lines};
use crate::kernel::fault::{Fault, Faults};
use crate::kernel::money::{Currency, Money};
use crate::kernel::number;

/// What banks write where they have no reference.
const NO_REFERENCE: [&str; 5] = ["NONREF", "NOTPROVIDED", "NOTREF", "NOTAVAILABLE", "N/A"];

/// Whether a file is XML, and so is read here.
pub fn is_xml(bytes: &[u8]) -> bool {
    xml::looks_like(bytes)
}

/// Reads a statement.
pub fn read(bytes: &[u8], limits: Limits) -> Result<Lines, Faults> {
    let text = xml::decode(bytes)?;
    let mut lines = Lines::default();
    let (mut account, mut entries, mut statement) = (String::new(), 0usize, false);
    let wanted = |path: &[String]| {
        let names: Vec<&str> = path.iter().map(String::as_str).collect();
        matches!(names.as_slice(), [.., "BkToCstmrStmt", "Stmt", "Acct" | "Ntry" | "Id"])
    };
    xml::read(&text, limits, wanted, |path, tag| {
        statement = true;
        match path.last().map(String::as_str) {
            // A statement's own id comes first: the account before it was another's.
            Some("Id") => account.clear(),
            Some("Acct") => account = account_of(&tag),
            _ => {
                entries = entries.saturating_add(1);
                entry(&tag, &account, entries, &mut lines)?;
                if lines.found.len() > limits.lines {
                    let fault = Fault::new(FILE, "statement-too-many-lines");
                    return Err(fault.with("max", limits.lines).into());
                }
            }
        }
        Ok(())
    })?;
    if statement { Ok(lines) } else { Err(Fault::new(FILE, "statement-not-camt").into()) }
}

fn account_of(tag: &Tag) -> String {
    let id = tag.text_at(&["Id", "IBAN"]).or_else(|| tag.text_at(&["Id", "Othr", "Id"]));
    name_of(id.unwrap_or_default())
}

fn wrong(code: &'static str, entry: usize) -> Faults {
    Fault::new(FILE, code).with("line", entry).into()
}

fn entry(tag: &Tag, account: &str, number: usize, lines: &mut Lines) -> Result<(), Faults> {
    let status = tag.text_at(&["Sts", "Cd"]).or_else(|| tag.text_at(&["Sts"])).unwrap_or("BOOK");
    if status != "BOOK" {
        lines.pending = lines.pending.saturating_add(1);
        return Ok(());
    }
    let Some(amount) = tag.at(&["Amt"]).map(|amount| money(amount, number)).transpose()?.flatten()
    else {
        // Nothing moved.
        return Ok(());
    };
    let booked = ["BookgDt", "ValDt"]
        .iter()
        .find_map(|name| tag.text_at(&[name, "Dt"]).or_else(|| tag.text_at(&[name, "DtTm"])));
    let booked_on = booked.and_then(date).ok_or_else(|| wrong("statement-bad-date", number))?;
    let reference = reference_of(tag.text_at(&["AcctSvcrRef"]));
    let whole = Found {
        account: account.to_owned(),
        direction: direction(tag).ok_or_else(|| wrong("statement-bad-direction", number))?,
        reversal: matches!(tag.text_at(&["RvslInd"]), Some("true" | "1")),
        amount,
        booked_on,
        payer: None,
        payer_account: None,
        purpose: String::new(),
        elsewhere: String::new(),
        reference,
        within: None,
    };
    let details: Vec<&Tag> =
        tag.each("NtryDtls").flat_map(|details| details.each("TxDtls")).collect();
    let about = tag.text_at(&["AddtlNtryInf"]).unwrap_or_default();
    match parts(&details, &whole, number)? {
        Some(amounts) => {
            for (detail, amount) in details.iter().zip(amounts) {
                let part = Found {
                    amount,
                    reference: reference_of(detail.text_at(&["Refs", "AcctSvcrRef"])),
                    within: whole.reference.clone(),
                    ..whole.clone()
                };
                lines.found.push(told(part, &[detail], about));
            }
        }
        None => lines.found.push(told(whole, &details, about)),
    }
    Ok(())
}

fn direction(tag: &Tag) -> Option<Direction> {
    match tag.text_at(&["CdtDbtInd"])? {
        "CRDT" => Some(Direction::Credit),
        "DBIT" => Some(Direction::Debit),
        _ => None,
    }
}

fn reference_of(text: Option<&str>) -> Option<String> {
    let text = text.map(|text| kept(text, 255)).filter(|text| !text.is_empty())?;
    (!NO_REFERENCE.iter().any(|none| text.eq_ignore_ascii_case(none))).then_some(text)
}

/// An amount above zero; `None` when it is nought.
fn money(tag: &Tag, number: usize) -> Result<Option<Money>, Faults> {
    let bad = || wrong("statement-bad-amount", number);
    let currency: Currency =
        tag.currency.as_deref().unwrap_or_default().parse().map_err(|_| bad())?;
    let amount = number::exact(tag.text.trim()).ok_or_else(bad)?;
    if amount.is_zero() {
        return Ok(None);
    }
    Money::from_decimal_positive(amount, currency).map(Some).map_err(|_| bad())
}

/// The amounts of the payments an entry sums up; `None` when it is one payment, or cannot be taken apart
/// without guessing.
fn parts(details: &[&Tag], whole: &Found, number: usize) -> Result<Option<Vec<Money>>, Faults> {
    if details.len() < 2 {
        return Ok(None);
    }
    let mut amounts = Vec::with_capacity(details.len());
    for detail in details {
        let same_way = direction(detail).is_none_or(|way| way == whole.direction);
        let places: [&[&str]; 3] =
            [&["Amt"], &["AmtDtls", "TxAmt", "Amt"], &["AmtDtls", "InstdAmt", "Amt"]];
        let tag = places.iter().find_map(|path| detail.at(path)).filter(|_| same_way);
        match tag.map(|tag| money(tag, number)).transpose()?.flatten() {
            Some(amount) if amount.currency() == whole.amount.currency() => amounts.push(amount),
            _ => return Ok(None),
        }
    }
    let sum = amounts.iter().try_fold(0i64, |sum, amount| sum.checked_add(amount.minor()));
    Ok((sum == Some(whole.amount.minor())).then_some(amounts))
}

/// Adds what the details say: who paid, and what for.
fn told(line: Found, details: &[&Tag], about: &str) -> Found {
    let party = if line.direction == Direction::Credit { "Dbtr" } else { "Cdtr" };
    let party_account = format!("{party}Acct");
    let (mut purposes, mut others) = (Vec::new(), Vec::new());
    let (mut payer, mut payer_account) = (None, None);
    for detail in details {
        let parties = |path: &[&str]| detail.text_at(&[&["RltdPties"], path].concat());
        payer =
            payer.or_else(|| parties(&[party, "Pty", "Nm"])).or_else(|| parties(&[party, "Nm"]));
        payer_account = payer_account
            .or_else(|| parties(&[&party_account, "Id", "IBAN"]))
            .or_else(|| parties(&[&party_account, "Id", "Othr", "Id"]));
        for remittance in detail.each("RmtInf") {
            purposes.extend(remittance.each("Ustrd").map(|tag| tag.text.trim()));
            purposes.extend(
                remittance.each("Strd").filter_map(|tag| tag.text_at(&["CdtrRefInf", "Ref"])),
            );
        }
        others.extend(detail.text_at(&["Refs", "EndToEndId"]));
        others.extend(detail.text_at(&["AddtlTxInf"]));
    }
    others.push(about);
    if purposes.is_empty() {
        std::mem::swap(&mut purposes, &mut others);
    }
    Found {
        payer: payer.map(|name| kept(name, 200)).filter(|name| !name.is_empty()),
        payer_account: payer_account.map(name_of).filter(|name| !name.is_empty()),
        purpose: kept(&purposes.join(" "), 1_000),
        elsewhere: kept(&others.join(" "), 1_000),
        ..line
    }
}
