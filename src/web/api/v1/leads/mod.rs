//! Leads over JSON: sent one by one or many at once, read by whoever has a seat that reaches them,
//! decided and worked on by the buyer.

mod body;
pub mod certificate;
pub mod decide;
pub mod read;
pub mod submit;
pub mod tasks;
pub mod unmasking;
pub mod view;
pub mod work;

use utoipa::OpenApi;

/// What this slice says about its routes.
#[derive(OpenApi)]
#[openapi(
    paths(
        submit::one,
        submit::batch,
        read::list,
        read::show,
        read::history,
        certificate::show,
        decide::accept,
        decide::accept_many,
        work::set_stage,
        work::attempts,
        work::log_attempt,
        work::notes,
        work::add_note,
        tasks::list,
        tasks::finish,
        tasks::reschedule,
        unmasking::unmask,
    ),
    components(schemas(
        body::LeadBody,
        body::BatchBody,
        view::ReceiptJson,
        view::LeadJson,
        view::LeadCardJson,
        view::HistoryJson,
    )),
    tags((name = "leads", description = "Leads: sent, decided, worked on"))
)]
pub struct Doc;
