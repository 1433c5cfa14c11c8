//! Reports over JSON: a party's record, and why leads are rejected.

pub mod reasons;
pub mod records;

use utoipa::OpenApi;

/// What this slice says about its routes.
#[derive(OpenApi)]
#[openapi(
    paths(records::show, reasons::show),
    components(schemas(
        records::BuyerRecordJson,
        records::ContractorRecordJson,
        records::RecordJson,
        reasons::ReportJson,
    )),
    tags((name = "reports", description = "Records of parties, and why leads are rejected"))
)]
pub struct Doc;
