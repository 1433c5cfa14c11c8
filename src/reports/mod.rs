//! Reports: facts about parties and about rejections, worked out of rows and typed in by nobody.
//!
//! - [`record`] is a party's reputation: what became of its newest decided leads, shown wherever the
//!   other side decides whether to deal with it.
//! - [`lot`] is what came of an offer's test lot.
//! - [`books`] is the state of the operator's books, with the last check of them.
//! - [`reasons`] is why leads are rejected, and whose, with the hint a marketer would give.
//!
//! Nothing but the last check is kept: each report is read when it is asked for, along an index, over a bounded number
//! of rows, and says how many these were. A figure that was wrong yesterday is right today without
//! anybody mending it. Read only, so nothing here can fail but the database.

pub mod books;
pub mod lot;
pub mod reasons;
pub mod record;
