//! What the exchange signs of a day, and where it is read.

use std::collections::BTreeMap;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use chrono::NaiveDate;
use diesel::{ExpressionMethods, OptionalExtension, QueryDsl, RunQueryDsl};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::db::Tx;
use crate::kernel::hash::Hash;
use crate::kernel::paging::{Listing, Paging};
use crate::kernel::signing::PublicKey;
use crate::ledger::LedgerError;
use crate::schema::chain_days;

/// What every such document says it is, so that it is never taken for another the exchange signs.
pub const KIND: &str = "lead-exchange/ledger-day/1";

/// The head of a day. The fields stand in the order of the alphabet, which is the order they are
/// written in (canonical JSON, RFC 8785).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Head {
    /// When it was made.
    pub closed_at: String,
    pub day: NaiveDate,
    /// The position of its first link.
    pub first: i64,
    pub kind: String,
    /// The position of its last link.
    pub last: i64,
    /// The hash of its last link.
    pub link: Hash,
    /// How many links it covers.
    pub links: i64,
    /// SHA-256 of the document of the head before; none for the first.
    pub previous: Option<Hash>,
    /// The root of the tree over its leaves.
    pub root: Hash,
    /// What moved, by currency; each transfer takes from one account what it gives to another.
    pub sums: Vec<Sum>,
}

/// What moved in one currency.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Sum {
    /// Minor units, as a whole number in a text: JSON's numbers end too early.
    pub amount: String,
    pub currency: String,
    pub transfers: i64,
}

impl Head {
    /// The document's text.
    pub fn canonical(&self) -> String {
        // Texts, numbers and lists always have a JSON form.
        serde_json::to_string(self).unwrap_or_default()
    }

    /// Whether it covers a position.
    pub fn covers(&self, position: i64) -> bool {
        (self.first..=self.last).contains(&position)
    }

    /// What is wrong with it as the one that follows another: nothing when it does.
    pub fn fault_after(&self, before: Option<(&Self, Hash)>) -> Option<&'static str> {
        if self.kind != KIND {
            return Some("is no document of this kind");
        }
        if self.first > self.last || self.links != self.last - self.first + 1 {
            return Some("does not count its links");
        }
        let (head, hash) = before?;
        if self.day <= head.day {
            return Some("is not later than the one before");
        }
        if self.first != head.last + 1 {
            return Some("does not begin where the one before ends");
        }
        (self.previous != Some(hash)).then_some("does not name the one before")
    }
}

/// A head with its signature, as it is published.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct SignedDay {
    /// One line of canonical JSON; exactly these bytes are signed.
    #[schema(example = r#"{"closed_at":"2026-11-28T00:00:04Z","day":"2026-11-27","first":1,…}"#)]
    pub document: String,
    /// Ed25519 over the document's bytes, base64.
    pub signature: String,
    /// Names the key in `/.well-known/lead-exchange-keys.json`.
    pub key_id: String,
}

impl SignedDay {
    /// What it says, when one of these keys signed it; otherwise what is wrong.
    pub fn open(&self, keys: &BTreeMap<String, PublicKey>) -> Result<Head, String> {
        let key = keys.get(&self.key_id).ok_or_else(|| {
            format!("is signed with the key {}, which is not among the exchange's", self.key_id)
        })?;
        let signature = STANDARD.decode(&self.signature).unwrap_or_default();
        if !key.verifies(self.document.as_bytes(), &signature) {
            return Err("has a signature that does not fit".to_owned());
        }
        self.said().ok_or_else(|| "cannot be read".to_owned())
    }

    /// What it says, unchecked.
    pub fn said(&self) -> Option<Head> {
        serde_json::from_str(&self.document).ok()
    }
}

type Columns = (NaiveDate, String, Vec<u8>, String);

fn signed((_, document, signature, key_id): Columns) -> SignedDay {
    SignedDay { document, signature: STANDARD.encode(signature), key_id }
}

const COLUMNS: (chain_days::day, chain_days::document, chain_days::signature, chain_days::key_id) =
    (chain_days::day, chain_days::document, chain_days::signature, chain_days::key_id);

/// The heads, newest first.
pub fn days(
    tx: &mut Tx<'_>,
    paging: &Paging<NaiveDate>,
) -> Result<Listing<SignedDay, NaiveDate>, LedgerError> {
    let before = paging.after.unwrap_or(NaiveDate::MAX);
    let rows: Vec<Columns> = chain_days::table
        .filter(chain_days::day.lt(before))
        .order(chain_days::day.desc())
        .limit(paging.fetch())
        .select(COLUMNS)
        .load(tx.conn())?;
    Ok(paging.cut(rows, |row| row.0).map(signed))
}

/// The head of one day, if it has one.
pub fn day(tx: &mut Tx<'_>, day: NaiveDate) -> Result<Option<SignedDay>, LedgerError> {
    let row: Option<Columns> =
        chain_days::table.find(day).select(COLUMNS).first(tx.conn()).optional()?;
    Ok(row.map(signed))
}

/// The heads that cover anything after one position and up to another, oldest first.
pub fn closed_between(
    tx: &mut Tx<'_>,
    after: i64,
    until: i64,
) -> Result<Vec<SignedDay>, LedgerError> {
    let rows: Vec<Columns> = chain_days::table
        .filter(chain_days::last_position.gt(after))
        .filter(chain_days::first_position.le(until))
        .order(chain_days::day)
        .select(COLUMNS)
        .load(tx.conn())?;
    Ok(rows.into_iter().map(signed).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kernel::secret::MasterKey;
    use crate::kernel::signing::Signer;

    fn head(day: &str, first: i64, last: i64, previous: Option<Hash>) -> Head {
        Head {
            closed_at: "2026-11-29T00:00:04Z".into(),
            day: day.parse().unwrap(),
            first,
            kind: KIND.into(),
            last,
            link: Hash::of(b"link"),
            links: last - first + 1,
            previous,
            root: Hash::of(b"root"),
            sums: vec![Sum { amount: "5".into(), currency: "RUB".into(), transfers: 1 }],
        }
    }

    #[test]
    fn a_document_is_canonical() {
        let text = head("2026-11-28", 1, 3, None).canonical();
        let sorted: BTreeMap<String, serde_json::Value> = serde_json::from_str(&text).unwrap();
        assert_eq!(serde_json::to_string(&sorted).unwrap(), text);
        assert!(text.contains(r#""day":"2026-11-28","first":1,"kind":"#), "{text}");
    }

    #[test]
    fn only_the_exchanges_keys_open_it() {
        let signer = Signer::new(&MasterKey::generate().unwrap());
        let head = head("2026-11-28", 1, 3, None);
        let document = head.canonical();
        let signature = STANDARD.encode(signer.sign(document.as_bytes()));
        let day = SignedDay { document, signature, key_id: signer.public().id() };
        let keys = BTreeMap::from([(signer.public().id(), signer.public())]);
        assert_eq!(day.open(&keys), Ok(head));
        let changed = SignedDay { document: day.document.replace("28", "27"), ..day.clone() };
        assert!(changed.open(&keys).unwrap_err().contains("does not fit"));
        assert!(day.open(&BTreeMap::new()).unwrap_err().contains("not among"));
    }

    #[test]
    fn heads_follow_each_other() {
        let first = head("2026-11-26", 1, 3, None);
        let hash = Hash::of(first.canonical().as_bytes());
        let second = head("2026-11-28", 4, 4, Some(hash));
        assert_eq!(second.fault_after(Some((&first, hash))), None);
        for wrong in [
            head("2026-11-26", 4, 4, Some(hash)),
            head("2026-11-28", 5, 5, Some(hash)),
            head("2026-11-28", 4, 4, None),
            Head { links: 2, ..second.clone() },
            Head { kind: "lead-exchange/consent/1".into(), ..second },
        ] {
            assert!(wrong.fault_after(Some((&first, hash))).is_some(), "{wrong:?}");
        }
    }
}
