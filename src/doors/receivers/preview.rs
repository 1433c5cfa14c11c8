//! What came last, for whoever says which value is what.

use chrono::{DateTime, Utc};

use super::payload::{self, Payload, Said};
use super::receiver::{self, Receiver};
use crate::accounts::ContractorSeat;
use crate::db::Tx;
use crate::doors::DoorError;
use crate::doors::arrivals::{self, Door, Outcome};
use crate::kernel::ids::ArrivalId;
use crate::kernel::paging::Paging;
use crate::kernel::secret::Vault;
use crate::offers::terms::Terms;

/// How many of the newest lines are looked through for one with a lead in it.
const LOOKED_AT: i64 = 20;

/// A lead that came, as it was told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Seen {
    pub arrival: ArrivalId,
    pub at: DateTime<Utc>,
    pub payload: Payload,
}

/// The last lead that came to a receiver of the contractor's; tests count.
pub fn last(
    tx: &mut Tx<'_>,
    vault: &Vault,
    seat: ContractorSeat,
    receiver: &Receiver,
) -> Result<Option<Seen>, DoorError> {
    let paging = Paging { limit: LOOKED_AT, after: None };
    let lines = arrivals::list(tx, seat, &[Door::Receiver], Some(receiver.id.uuid()), &paging)?;
    for line in lines.items {
        if matches!(line.outcome, Outcome::Forbidden | Outcome::Ignored | Outcome::Noted) {
            continue;
        }
        let request = arrivals::request(tx, vault, line.id)?;
        if let Ok(Said::Lead(payload)) = payload::read(receiver.kind, &request, false) {
            return Ok(Some(Seen { arrival: line.id, at: line.at, payload }));
        }
    }
    Ok(None)
}

/// The terms a receiver's leads are under now.
pub fn terms(
    tx: &mut Tx<'_>,
    seat: ContractorSeat,
    receiver: &Receiver,
) -> Result<Terms, DoorError> {
    receiver::find(tx, seat, receiver.id)?;
    super::receive::terms(tx, receiver)
}
