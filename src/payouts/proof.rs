//! A party's proof of its own transfers.

use crate::accounts::PartySeat;
use crate::db::Tx;
use crate::kernel::signing::Signer;
use crate::ledger::proof::{self, ProofFile, Wanted};
use crate::payouts::PayoutError;

/// The proof of the transfers of the seat's party, and of nobody else's.
pub fn own(
    tx: &mut Tx<'_>,
    signer: &Signer,
    seat: PartySeat,
    wanted: Wanted,
) -> Result<ProofFile, PayoutError> {
    Ok(proof::make(tx, signer, seat.party, wanted)?)
}
