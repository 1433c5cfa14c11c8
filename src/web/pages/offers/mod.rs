//! Pages about offers: the front page, the catalogue, an offer as contractors see it, the buyer's
//! editor, engagements from both sides, and the staff's review.

mod catalogue;
mod draft_form;
mod editor;
mod engagements;
mod front;
mod mine;
mod moves;
mod review;
mod show;
mod terms_rows;
mod view;
pub mod words;

pub use catalogue::catalogue;
pub use editor::{change, create, edit, write};
pub use engagements::{approve, decline, invite, leave, requests, working};
pub use front::front;
pub use mine::{list, own};
pub use moves::{close, pause, resume, submit, withdraw};
pub use review::{publish, queue, review, send_back};
pub use show::{engage, show};
pub use terms_rows::{TermRow, judged};
