//! The buyer's no and everything that may follow, over JSON.

pub mod acts;
pub mod evidence;
pub mod read;
pub mod reject;
pub mod verdict;

use utoipa::OpenApi;

/// What this slice says about its routes.
#[derive(OpenApi)]
#[openapi(
    paths(
        reject::reject,
        reject::reject_many,
        reject::concede,
        acts::appeal,
        acts::state_case,
        acts::buyer_concede,
        acts::withdraw,
        acts::propose,
        acts::accept_split,
        verdict::one_verdict,
        verdict::many_verdicts,
        read::list,
        read::show,
        read::evidence,
        evidence::show,
    ),
    tags((name = "disputes", description = "Rejections, appeals, disputes, verdicts"))
)]
pub struct Doc;
