//! Wallets, their movements, statements, acts, top-ups, and the operator's books over JSON.

pub mod acts;
pub mod books;
pub mod statements;
mod top_ups;
mod transfers;
mod wallets;

use utoipa::OpenApi;

pub use top_ups::{cancel, confirm, list as top_ups, request, show as top_up};
pub use transfers::list as transfers;
pub use wallets::list as wallets;

/// What OpenAPI says of this slice.
#[derive(OpenApi)]
#[openapi(
    paths(
        wallets::list,
        transfers::list,
        statements::show,
        statements::csv,
        statements::pdf,
        statements::balances,
        acts::list,
        acts::show,
        acts::pdf,
        books::show,
        top_ups::request,
        top_ups::list,
        top_ups::show,
        top_ups::confirm,
        top_ups::cancel,
    ),
    tags((name = "money", description = "What a party has, where it came from and went to"))
)]
pub struct Doc;
