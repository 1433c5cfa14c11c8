//! The hosted form of an engagement: a public page made of the offer's lead form.
//!
//! Strangers fill it in, in a window of its own or framed by any site, where browsers keep cookies
//! from us. So nothing here hangs on a cookie: what a page was made for and when travels in a sealed
//! [`token`], which also makes two presses one lead. [`plan`] cuts the questions into steps, [`filled`]
//! checks what was typed and makes the [`crate::leads::intake::Submission`] of it, [`origin`] is what the
//! page's address says of where the visitor came from, and [`trap`] counts what robots fell into.

pub mod figures;
pub mod filled;
pub mod origin;
pub mod plan;
pub mod token;
pub mod trap;

use crate::db::Tx;
use crate::offers::engagements::{Coded, by_code};

use super::DoorError;

pub use filled::{Filled, Seen};
pub use origin::Origin;
pub use plan::{Plan, Variant};
pub use trap::Trap;

/// The engagement a form's address names. What is bought on the buyer's own site has no form here.
pub fn find(tx: &mut Tx<'_>, code: &str) -> Result<Coded, DoorError> {
    let found = by_code(tx, code)?;
    if found.work.offer.terms.action.is_tracked() {
        return Err(DoorError::NotFound);
    }
    Ok(found)
}
