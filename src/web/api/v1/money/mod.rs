//! Wallets, their movements, and top-ups over JSON.

pub mod bank;
pub mod funds;
mod top_ups;
mod transfers;
mod wallets;

use utoipa::OpenApi;

pub use top_ups::{
    book_payment, cancel, confirm, list as top_ups, refund, request, show as top_up,
};
pub use transfers::list as transfers;
pub use wallets::list as wallets;

/// What OpenAPI says of this slice.
#[derive(OpenApi)]
#[openapi(
    paths(
        wallets::list,
        transfers::list,
        top_ups::request,
        top_ups::list,
        top_ups::show,
        top_ups::confirm,
        top_ups::cancel,
        top_ups::refund,
        top_ups::book_payment,
        funds::show,
        funds::save,
        bank::upload,
        bank::statements,
        bank::lines,
        bank::book_sure,
        bank::book_line,
        bank::put_aside,
    ),
    tags((name = "money", description = "What a party has, where it came from and went to"))
)]
pub struct Doc;
