//! Wallets, their movements, and top-ups over JSON.

mod credit;
mod exchanges;
mod top_ups;
mod transfers;
mod wallets;

use utoipa::OpenApi;

pub use credit::set as set_credit;
pub use exchanges::{book as exchange, list as exchanges};
pub use top_ups::{cancel, confirm, list as top_ups, request, show as top_up};
pub use transfers::list as transfers;
pub use wallets::list as wallets;

/// What OpenAPI says of this slice.
#[derive(OpenApi)]
#[openapi(
    paths(
        wallets::list,
        transfers::list,
        credit::set,
        exchanges::list,
        exchanges::book,
        top_ups::request,
        top_ups::list,
        top_ups::show,
        top_ups::confirm,
        top_ups::cancel,
    ),
    tags((name = "money", description = "What a party has, where it came from and went to"))
)]
pub struct Doc;
