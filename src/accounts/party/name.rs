//! What a party is called.

use diesel::{ExpressionMethods, QueryDsl, RunQueryDsl};

use crate::accounts::{AccountError, PartySeat};
use crate::db::Tx;
use crate::kernel::fault::{Fault, Faults};
use crate::kernel::readable;
use crate::schema::parties;

/// The fewest and the most characters of a name; the database's CHECK says the same.
const SHORTEST: usize = 2;
const LONGEST: usize = 120;

/// A name with its spaces in order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PartyName(String);

impl PartyName {
    /// Reads a name; the fault is of the field `party_name`.
    pub fn parse(text: &str) -> Result<Self, Fault> {
        let name = readable::line(text);
        let length = name.chars().count();
        if length == 0 {
            return Err(Fault::new("party_name", "required"));
        }
        if length < SHORTEST {
            return Err(Fault::new("party_name", "too-short").with("min", SHORTEST));
        }
        if length > LONGEST {
            return Err(Fault::new("party_name", "too-long").with("max", LONGEST));
        }
        Ok(Self(name))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Gives the seat's party another name.
pub fn rename(tx: &mut Tx<'_>, seat: PartySeat, name: &str) -> Result<(), AccountError> {
    let name = PartyName::parse(name).map_err(Faults::from)?;
    diesel::update(parties::table.find(seat.party))
        .set(parties::name.eq(name.as_str()))
        .execute(tx.conn())?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keeps_names_within_their_bounds() {
        assert_eq!(PartyName::parse(" Окна \u{a0} Плюс\n").unwrap().as_str(), "Окна Плюс");
        assert_eq!(PartyName::parse("").unwrap_err().code, "required");
        assert_eq!(PartyName::parse("x").unwrap_err().code, "too-short");
        assert_eq!(PartyName::parse(&"ж".repeat(121)).unwrap_err().code, "too-long");
        assert!(PartyName::parse(&"ж".repeat(120)).is_ok());
        assert_eq!(PartyName::parse("\u{200b}\u{202e}").unwrap_err().code, "required");
    }
}
