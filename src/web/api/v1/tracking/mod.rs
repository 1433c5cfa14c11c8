//! Tracking over JSON: a buyer's sites, a contractor's link, and the log of machines' doors.

pub mod arrivals;
pub mod link;
pub mod sites;

use utoipa::OpenApi;

/// What this slice says about its routes.
#[derive(OpenApi)]
#[openapi(
    paths(
        sites::list,
        sites::make,
        sites::renew,
        sites::close,
        arrivals::of_site,
        arrivals::list,
        arrivals::replay,
        link::show,
    ),
    tags((name = "tracking", description = "Links, reports of orders, and the log of what came"))
)]
pub struct Doc;
