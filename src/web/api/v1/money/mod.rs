//! Wallets, their movements, statements, acts, top-ups, withdrawals, and the operator's books over JSON.

pub mod acts;
pub mod bank;
pub mod batches;
pub mod books;
mod credit;
mod exchanges;
pub mod funds;
pub mod payees;
pub mod statements;
mod top_ups;
mod transfers;
mod wallets;
pub mod withdrawals;

use utoipa::OpenApi;

pub use credit::set as set_credit;
pub use exchanges::{book as exchange, list as exchanges};
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
        credit::set,
        exchanges::list,
        exchanges::book,
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
        payees::list,
        payees::save,
        withdrawals::request,
        withdrawals::list,
        withdrawals::show,
        withdrawals::cancel,
        withdrawals::approve,
        withdrawals::refuse,
        withdrawals::pay,
        withdrawals::fail,
        withdrawals::take_out,
        withdrawals::unmask,
        batches::make,
        batches::list,
        batches::show,
        batches::pay,
        batches::xml,
        batches::csv,
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
