//! Calls over JSON: a buyer's numbers and telephone exchanges, and the calls they told of.

pub mod list;
pub mod numbers;
pub mod telephony;

use utoipa::OpenApi;

/// What this slice says about its routes.
#[derive(OpenApi)]
#[openapi(
    paths(
        numbers::list,
        numbers::add,
        numbers::assign,
        numbers::remove,
        telephony::list,
        telephony::make,
        telephony::renew,
        telephony::close,
        list::list,
    ),
    tags((name = "calls", description = "Numbers that ring for contractors, and the calls that count"))
)]
pub struct Doc;
