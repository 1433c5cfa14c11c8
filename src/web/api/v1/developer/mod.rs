//! What whoever writes a program needs: keys, leads sent to try things out, the last requests.

pub mod keys;
pub mod requests;
pub mod test_leads;

use utoipa::OpenApi;

/// What this slice says about its routes.
#[derive(OpenApi)]
#[openapi(
    paths(
        keys::list,
        keys::make,
        keys::revoke,
        test_leads::list,
        test_leads::show,
        requests::list,
        requests::show,
    ),
    tags((name = "developers", description = "API keys, test leads, and the last requests with their answers"))
)]
pub struct Doc;
