//! `POST /invitations`

use actix_web::HttpResponse;
use serde::Deserialize;
use utoipa::ToSchema;

use super::Taken;
use crate::accounts::{AccountError, StaffSeat, invitation};
use crate::kernel::locale::Locale;
use crate::web::api::Reply;
use crate::web::extract::{Body, Once};
use crate::web::{State, WebError};

/// Who shall join the staff.
#[derive(Deserialize, ToSchema)]
pub struct NewInvitation {
    #[schema(example = "moderator@example.com")]
    email: String,
    /// The language the invitation is written in.
    #[serde(default)]
    locale: Locale,
}

/// Invite somebody without a user to join the staff. The link in the mail works for 7 days.
#[utoipa::path(post, path = "/api/v1/invitations", tag = "staff",
    request_body = NewInvitation, responses(
        (status = 202, body = Taken),
))]
pub async fn invite(
    state: State,
    staff: StaffSeat,
    once: Once,
    body: Body<NewInvitation>,
) -> Result<HttpResponse, WebError> {
    let Body(NewInvitation { email, locale }) = body;
    state
        .once(once, move |tx| {
            invitation::invite(tx, staff, &email, locale)?;
            Ok::<_, AccountError>(Reply::accepted(&Taken::CHECK_MAIL))
        })
        .await
}
