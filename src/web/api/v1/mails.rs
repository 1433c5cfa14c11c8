//! The mail queue, for staff.

use actix_web::HttpResponse;
use actix_web::web::Query;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, OpenApi, ToSchema};

use super::clock;
use crate::accounts::StaffSeat;
use crate::jobs::mails::{self, Entry, MailError, MailStatus};
use crate::kernel::fault::Fault;
use crate::kernel::ids::MailId;
use crate::kernel::locale::Locale;
use crate::outside::letters::Kind;
use crate::web::api::{List, Reply};
use crate::web::extract::{Once, Paged, Path};
use crate::web::{State, WebError, api};

/// What OpenAPI says of mails and of the rehearsal's clock.
#[derive(OpenApi)]
#[openapi(paths(list, show, retry, clock::turn))]
pub struct Doc;

/// Which mails are wanted.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct Wanted {
    /// `queued`, `sent` or `failed`; all when not given.
    status: Option<String>,
}

/// A mail without its words.
#[derive(Serialize, ToSchema)]
pub struct MailView {
    id: MailId,
    kind: Kind,
    recipient: String,
    locale: Locale,
    subject: String,
    status: MailStatus,
    tries: i32,
    /// When it is tried next, while it is queued.
    next_try_at: Option<DateTime<Utc>>,
    /// What the server said the last time.
    last_error: Option<String>,
    created_at: DateTime<Utc>,
    sent_at: Option<DateTime<Utc>>,
}

/// A mail. Its words are there only while no mail server is configured: then nobody else has them.
#[derive(Serialize, ToSchema)]
pub struct MailInFull {
    #[serde(flatten)]
    mail: MailView,
    text: Option<String>,
    html: Option<String>,
}

impl From<Entry> for MailView {
    fn from(mail: Entry) -> Self {
        Self {
            id: mail.id,
            kind: mail.kind,
            recipient: mail.recipient,
            locale: mail.locale,
            subject: mail.subject,
            status: mail.status,
            tries: mail.tries,
            next_try_at: (mail.status == MailStatus::Queued).then_some(mail.next_try_at),
            last_error: mail.last_error,
            created_at: mail.created_at,
            sent_at: mail.sent_at,
        }
    }
}

/// List mails, newest first.
#[utoipa::path(get, path = "/api/v1/mails", tag = "staff",
    params(Wanted, ("limit" = Option<i64>, Query), ("cursor" = Option<String>, Query)), responses(
        (status = 200, body = List<MailView>),
))]
pub async fn list(
    state: State,
    staff: StaffSeat,
    wanted: Query<Wanted>,
    paged: Paged,
) -> Result<HttpResponse, WebError> {
    let status = match wanted.status.as_deref() {
        None | Some("") => None,
        Some(word) => Some(word.parse().map_err(|_| Fault::new("status", "not-a-choice"))?),
    };
    let found = state.run(move |tx| mails::list(tx, staff, status, paged.0)).await?;
    Ok(api::list(found.map(MailView::from)))
}

/// One mail.
#[utoipa::path(get, path = "/api/v1/mails/{id}", tag = "staff",
    params(("id" = MailId, Path)), responses(
        (status = 200, body = MailInFull),
))]
pub async fn show(
    state: State,
    staff: StaffSeat,
    id: Path<MailId>,
) -> Result<HttpResponse, WebError> {
    let mailer = state.jobs.mailer.clone();
    let mail = state
        .run(move |tx| {
            let entry = mails::find(tx, staff, id.0)?;
            let words = mails::words(tx, staff, id.0, &*mailer)?;
            let (text, html) = words.map(|words| (words.text, words.html)).unzip();
            Ok::<_, MailError>(MailInFull { mail: entry.into(), text, html })
        })
        .await?;
    Ok(api::ok(&mail))
}

/// Queue a failed mail again.
#[utoipa::path(post, path = "/api/v1/mails/{id}/retry", tag = "staff",
    params(("id" = MailId, Path)), responses(
        (status = 200, body = MailView),
        (status = 409, description = "`mail_not_failed`"),
))]
pub async fn retry(
    state: State,
    staff: StaffSeat,
    id: Path<MailId>,
    once: Once,
) -> Result<HttpResponse, WebError> {
    state
        .once(once, move |tx| {
            mails::retry(tx, staff, id.0)?;
            let mail = mails::find(tx, staff, id.0)?;
            Ok::<_, MailError>(Reply::ok(&MailView::from(mail)))
        })
        .await
}
