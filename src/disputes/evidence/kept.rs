//! Evidence as rows: sealed on the way in, opened for those who may see it.

use chrono::{DateTime, Utc};
use diesel::{ExpressionMethods, OptionalExtension, QueryDsl, RunQueryDsl};

use super::{File, Media};
use crate::db::Tx;
use crate::disputes::DisputeError;
use crate::kernel::fault::{Fault, Faults};
use crate::kernel::ids::{EvidenceId, LeadId, StatementId};
use crate::kernel::secret::{Vault, digest};
use crate::leads::actor::Side;
use crate::leads::find::{Reach, card};
use crate::leads::{Actor, LeadError};
use crate::schema::evidence;

/// The most files one side may give for one lead. With what an act may bring it bounds what a
/// quarrel costs the operator in space: 200 MiB.
pub const MAX_KEPT: usize = 20;

/// A file given as evidence, without its content.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Piece {
    pub id: EvidenceId,
    pub lead: LeadId,
    /// Who gave it: the buyer or the contractor.
    pub side: Side,
    /// The statement it came with; none for what came with the rejection.
    pub statement: Option<StatementId>,
    pub at: DateTime<Utc>,
    pub name: String,
    pub media: Media,
    /// How large it is, bytes.
    pub bytes: i64,
    /// SHA-256 of the content as it was given, hexadecimal: so that a side can show that what is
    /// judged is what it gave.
    pub digest: String,
}

type Row =
    (EvidenceId, LeadId, Side, Option<StatementId>, DateTime<Utc>, String, Media, i32, Vec<u8>);

/// What a [`Row`] is made of.
const COLUMNS: (
    evidence::id,
    evidence::lead_id,
    evidence::side,
    evidence::statement_id,
    evidence::at,
    evidence::name,
    evidence::media,
    evidence::bytes,
    evidence::digest,
) = (
    evidence::id,
    evidence::lead_id,
    evidence::side,
    evidence::statement_id,
    evidence::at,
    evidence::name,
    evidence::media,
    evidence::bytes,
    evidence::digest,
);

impl From<Row> for Piece {
    fn from((id, lead, side, statement, at, name, media, bytes, digest): Row) -> Self {
        let digest = digest.iter().map(|byte| format!("{byte:02x}")).collect();
        Self { id, lead, side, statement, at, name, media, bytes: bytes.into(), digest }
    }
}

/// Keeps files a side gives for a lead, with a statement or with the rejection. The caller has
/// locked the lead for that side, so nothing else adds to its files meanwhile.
///
/// Answers their ids, in order. A side that would come to more than [`MAX_KEPT`] gets the fault
/// `too-many` of `files`, and none is kept.
pub fn attach(
    tx: &mut Tx<'_>,
    vault: &Vault,
    lead: LeadId,
    actor: Actor,
    statement: Option<StatementId>,
    files: &[File],
) -> Result<Vec<EvidenceId>, DisputeError> {
    if files.is_empty() {
        return Ok(Vec::new());
    }
    // Only the two parties give evidence: to anybody else there is no such lead to give it for.
    let (Side::Buyer | Side::Contractor, Some(user)) = (actor.side, actor.user) else {
        return Err(LeadError::NotFound.into());
    };
    let kept: i64 = evidence::table
        .filter(evidence::lead_id.eq(lead.uuid()))
        .filter(evidence::side.eq(actor.side.as_str()))
        .count()
        .get_result(tx.conn())?;
    if usize::try_from(kept).unwrap_or(MAX_KEPT).saturating_add(files.len()) > MAX_KEPT {
        return Err(Faults::from(Fault::new("files", "too-many").with("max", MAX_KEPT)).into());
    }
    let now = tx.now();
    let mut ids = Vec::with_capacity(files.len());
    // One statement a file: five at most, and each may be large.
    for file in files {
        let id = EvidenceId::new();
        let sealed =
            vault.seal(id.uuid().as_bytes(), file.content()).map_err(LeadError::NoRandomness)?;
        diesel::insert_into(evidence::table)
            .values((
                evidence::id.eq(id.uuid()),
                evidence::lead_id.eq(lead.uuid()),
                evidence::statement_id.eq(statement.map(StatementId::uuid)),
                evidence::side.eq(actor.side.as_str()),
                evidence::user_id.eq(user.uuid()),
                evidence::at.eq(now),
                evidence::name.eq(file.name()),
                evidence::media.eq(file.media()),
                evidence::bytes.eq(i32::try_from(file.content().len()).unwrap_or(i32::MAX)),
                evidence::digest.eq(digest(file.content()).to_vec()),
                evidence::sealed.eq(sealed),
            ))
            .execute(tx.conn())?;
        ids.push(id);
    }
    Ok(ids)
}

/// What both sides gave for a lead within reach, oldest first.
pub fn of(
    tx: &mut Tx<'_>,
    reach: impl Into<Reach>,
    lead: LeadId,
) -> Result<Vec<Piece>, DisputeError> {
    card::lead(tx, reach, lead)?;
    let rows: Vec<Row> = evidence::table
        .filter(evidence::lead_id.eq(lead.uuid()))
        .order(evidence::id)
        .select(COLUMNS)
        .load(tx.conn())?;
    Ok(rows.into_iter().map(Piece::from).collect())
}

/// One file with its content; [`LeadError::NotFound`] where its lead is not within reach.
pub fn open(
    tx: &mut Tx<'_>,
    vault: &Vault,
    reach: impl Into<Reach>,
    id: EvidenceId,
) -> Result<(Piece, Vec<u8>), DisputeError> {
    let row: Option<Row> =
        evidence::table.find(id.uuid()).select(COLUMNS).first(tx.conn()).optional()?;
    let piece = row.map(Piece::from).ok_or(LeadError::NotFound)?;
    card::lead(tx, reach, piece.lead)?;
    let sealed: Vec<u8> =
        evidence::table.find(id.uuid()).select(evidence::sealed).first(tx.conn())?;
    let content = vault.open(id.uuid().as_bytes(), &sealed).map_err(LeadError::CannotOpen)?;
    Ok((piece, content))
}
