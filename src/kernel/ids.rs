//! Typed ids: UUIDv7 inside, shown as TypeIDs (`lead_01jd…`, <https://github.com/jetify-com/typeid>).
//!
//! Version 7 ids grow with time, so they serve as the keyset for paging and keep indexes compact.

use std::fmt;
use std::str::FromStr;

use uuid::Uuid;

/// The text is no id of the kind asked for.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("not an id of this kind")]
pub struct BadId;

const ALPHABET: &[u8; 32] = b"0123456789abcdefghjkmnpqrstvwxyz";

/// Writes 128 bits as 26 characters of Crockford base32, most significant first.
fn encode(uuid: Uuid) -> String {
    let mut bits = uuid.as_u128();
    let mut text = [b'0'; 26];
    for place in text.iter_mut().rev() {
        let digit = usize::try_from(bits & 31).unwrap_or_default();
        *place = ALPHABET.get(digit).copied().unwrap_or(b'0');
        bits >>= 5;
    }
    String::from_utf8_lossy(&text).into_owned()
}

fn decode(text: &str) -> Result<Uuid, BadId> {
    // 26 characters hold 130 bits: the first may only be 0 to 7.
    if text.len() != 26 || !text.starts_with(|c: char| ('0'..='7').contains(&c)) {
        return Err(BadId);
    }
    let mut bits: u128 = 0;
    for byte in text.bytes() {
        let digit = ALPHABET.iter().position(|&letter| letter == byte).ok_or(BadId)?;
        bits = (bits << 5) | u128::try_from(digit).map_err(|_| BadId)?;
    }
    Ok(Uuid::from_u128(bits))
}

macro_rules! typed_id {
    ($($(#[$meta:meta])* $name:ident = $prefix:literal;)+) => {$(
        $(#[$meta])*
        #[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, diesel::expression::AsExpression, diesel::deserialize::FromSqlRow)]
        #[diesel(sql_type = diesel::sql_types::Uuid)]
        pub struct $name(Uuid);

        impl $name {
            pub const PREFIX: &'static str = $prefix;

            /// A fresh id, later than every id made before it in this process.
            #[allow(clippy::new_without_default, reason = "a default id would be a fresh one: not a default")]
            pub fn new() -> Self {
                Self(Uuid::now_v7())
            }

            pub const fn from_uuid(uuid: Uuid) -> Self {
                Self(uuid)
            }

            pub const fn uuid(self) -> Uuid {
                self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "{}_{}", $prefix, encode(self.0))
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::Display::fmt(self, f)
            }
        }

        impl FromStr for $name {
            type Err = BadId;
            fn from_str(text: &str) -> Result<Self, BadId> {
                let rest = text.strip_prefix(concat!($prefix, "_")).ok_or(BadId)?;
                decode(rest).map(Self)
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
                to.collect_str(self)
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
                let text = <std::borrow::Cow<'de, str>>::deserialize(from)?;
                text.parse().map_err(|_| serde::de::Error::custom(concat!("expected an id like ", $prefix, "_…")))
            }
        }

        impl diesel::serialize::ToSql<diesel::sql_types::Uuid, diesel::pg::Pg> for $name {
            fn to_sql<'b>(&'b self, out: &mut diesel::serialize::Output<'b, '_, diesel::pg::Pg>) -> diesel::serialize::Result {
                diesel::serialize::ToSql::<diesel::sql_types::Uuid, diesel::pg::Pg>::to_sql(&self.0, out)
            }
        }

        impl diesel::deserialize::FromSql<diesel::sql_types::Uuid, diesel::pg::Pg> for $name {
            fn from_sql(value: diesel::pg::PgValue<'_>) -> diesel::deserialize::Result<Self> {
                <Uuid as diesel::deserialize::FromSql<diesel::sql_types::Uuid, diesel::pg::Pg>>::from_sql(value).map(Self)
            }
        }

        impl utoipa::PartialSchema for $name {
            fn schema() -> utoipa::openapi::RefOr<utoipa::openapi::schema::Schema> {
                utoipa::openapi::ObjectBuilder::new()
                    .schema_type(utoipa::openapi::schema::Type::String)
                    .pattern(Some(concat!("^", $prefix, "_[0-7][0-9a-hjkmnp-tv-z]{25}$")))
                    .into()
            }
        }
        impl utoipa::ToSchema for $name {}
    )+};
}

typed_id! {
    PartyId = "party";
    UserId = "user";
    SeatId = "seat";
    SessionId = "sess";
    RefreshTokenId = "rt";
    LinkId = "link";
    OfferId = "offer";
    EngagementId = "eng";
    LeadId = "lead";
    EventId = "event";
    NoteId = "note";
    AttemptId = "attempt";
    TaskId = "task";
    DisputeId = "disp";
    StatementId = "stmt";
    EvidenceId = "file";
    CorrectionId = "corr";
    AlarmId = "alarm";
    AccountId = "acct";
    TransferId = "tx";
    TopUpId = "topup";
    BankStatementId = "bank";
    BankLineId = "line";
    WithdrawalId = "wd";
    WithdrawalBatchId = "batch";
    PayeeId = "payee";
    ExchangeId = "xch";
    CreditLimitId = "cred";
    FeeRuleId = "fee";
    MailId = "mail";
    StaffActId = "act";
    ApiKeyId = "key";
    ApiRequestId = "req";
    /// A lead sent to try things out: its id says so wherever it is shown.
    TestLeadId = "test";
    LotId = "lot";
    ArrivalId = "in";
    ImportId = "imp";
    ReceiverId = "recv";
    FetchId = "fetch";
    TelephonyId = "tel";
    NumberId = "num";
    CallId = "call";
    SiteId = "site";
    ClickId = "click";
    ConversionId = "conv";
    TrackerId = "trk";
    PostbackId = "pb";
    /// A monthly act of services.
    ServiceActId = "svc";
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shows_and_reads_the_published_example() {
        // From the TypeID specification's valid cases.
        let id: LeadId = "lead_01h455vb4pex5vsknk084sn02q".parse().unwrap();
        assert_eq!(id.uuid().to_string(), "01890a5d-ac96-774b-bcce-b302099a8057");
        assert_eq!(id.to_string(), "lead_01h455vb4pex5vsknk084sn02q");
    }

    #[test]
    fn refuses_another_kind_and_nonsense() {
        for text in [
            "offer_01h455vb4pex5vsknk084sn02q",
            "lead_",
            "lead_81h455vb4pex5vsknk084sn02q",
            "lead_01h455vb4pex5vsknk084sn0ü",
            "",
        ] {
            assert_eq!(text.parse::<LeadId>(), Err(BadId), "{text}");
        }
    }
}
