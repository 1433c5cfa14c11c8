//! Frozen terms, kept in memory: they never change, so reading one version twice is a waste.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use diesel::{ExpressionMethods, QueryDsl, RunQueryDsl, SelectableHelper};
use uuid::Uuid;

use super::Terms;
use super::row::TermsRow;
use crate::db::{DbError, Tx};
use crate::kernel::ids::OfferId;
use crate::schema::terms;

/// How many versions are kept. When full, all are dropped: the ones in use are back in a moment.
const MOST: usize = 20_000;

/// Names one version.
pub type Version = (OfferId, i32);

/// Versions read so far by this process.
#[derive(Debug, Default)]
pub struct FrozenTerms(Mutex<HashMap<Version, Arc<Terms>>>);

impl FrozenTerms {
    /// The versions asked for that exist and are frozen; at most one statement.
    pub fn get(
        &self,
        tx: &mut Tx<'_>,
        wanted: &[Version],
    ) -> Result<HashMap<Version, Arc<Terms>>, DbError> {
        let mut found: HashMap<Version, Arc<Terms>> = {
            let kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
            wanted
                .iter()
                .filter_map(|version| Some((*version, Arc::clone(kept.get(version)?))))
                .collect()
        };
        let missing: Vec<&Version> =
            wanted.iter().filter(|version| !found.contains_key(version)).collect();
        if missing.is_empty() {
            return Ok(found);
        }
        // Offers and versions are matched apart: a few rows too many are cheaper than a join.
        let rows: Vec<TermsRow> = terms::table
            .filter(
                terms::offer_id
                    .eq_any(missing.iter().map(|(offer, _)| offer.uuid()).collect::<Vec<Uuid>>()),
            )
            .filter(
                terms::version
                    .eq_any(missing.iter().map(|(_, version)| *version).collect::<Vec<_>>()),
            )
            .filter(terms::frozen_at.is_not_null())
            .select(TermsRow::as_select())
            .load(tx.conn())?;
        let mut kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if kept.len() + rows.len() > MOST {
            kept.clear();
        }
        for row in rows {
            let terms = Arc::new(row.typed()?);
            let version = (terms.offer, terms.version);
            kept.insert(version, Arc::clone(&terms));
            found.insert(version, terms);
        }
        Ok(found)
    }
}
