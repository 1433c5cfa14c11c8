//! The pages of a case, and what is sent from them.

use crate::disputes::ground::Case;
use crate::support::{Answer, Html, Persona};

/// The smallest picture there is.
pub const PNG: &[u8] =
    b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0\0\x01\x08\x06\0\0\0\x1f\x15\xc4\x89";

/// The case on the buyer's page, and on the contractor's.
pub async fn buyers(case: &Case<'_>) -> Html {
    case.market.buyer.page(&format!("/buyer/leads/{}", case.lead)).await
}

pub async fn contractors(case: &Case<'_>) -> Html {
    case.market.contractor.page(&format!("/contractor/leads/{}", case.lead)).await
}

/// Sends the form of a page that posts to an act, with some fields filled.
pub async fn send(who: &Persona, page: &Html, act: &str, fields: &[(&str, &str)]) -> Answer {
    let form = page.form(&format!("form[action$='/{act}']"));
    let form = fields.iter().fold(form, |form, (name, value)| form.fill(name, value));
    who.browser.submit(form).await
}

/// The acts a page's dispute offers, in the order of the alphabet.
pub fn acts(page: &Html) -> Vec<String> {
    let mut acts: Vec<String> = page
        .attrs("#dispute form", "action")
        .iter()
        .map(|action| action.rsplit('/').next().unwrap_or_default().to_owned())
        .collect();
    acts.sort();
    acts
}
