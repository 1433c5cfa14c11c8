//! `/contractor/receivers/{id}`: one receiver, from setting it up to what came.

use actix_web::HttpResponse;
use askama::Template;

use super::view::Editor;
use super::{path, place};
use crate::accounts::ContractorSeat;
use crate::db::Tx;
use crate::doors::arrivals::{self, Door};
use crate::doors::receivers::fetch::{Missing, missing};
use crate::doors::receivers::receiver::{self, Receiver};
use crate::doors::receivers::{ReceiverKind, preview};
use crate::i18n::Text;
use crate::kernel::ids::ReceiverId;
use crate::kernel::paging::Paging;
use crate::kernel::secret::Vault;
use crate::web::extract::{Paged, Visit, cursor};
use crate::web::form::Form;
use crate::web::nav::Area;
use crate::web::page::Page;
use crate::web::pages::doors::arrivals::LogLine;
use crate::web::refusal::Sent;
use crate::web::{Path, State, WebError};

#[derive(Template)]
#[template(path = "doors/receivers/show.html")]
pub(super) struct Shown {
    page: Page,
    notice: Option<Text>,
    receiver: Receiver,
    path: String,
    back: String,
    kind: Text,
    open: bool,
    meta: bool,
    /// Where the network sends.
    address: String,
    /// The same with the secret in it, for sites that can send nothing else.
    whole: Option<String>,
    secret: String,
    secret_name: Text,
    steps: Vec<Text>,
    /// A line to copy that sends a lead.
    sample: Option<String>,
    settings: Form,
    app_secret_hint: Text,
    page_token_hint: Text,
    missing: Missing,
    missing_why: Option<Text>,
    editor: Editor,
    log: Vec<LogLine>,
    first: Option<String>,
    next: Option<String>,
}

/// Which of the page's two forms came back, and why.
pub(super) enum Back {
    Settings(Form, Option<Text>),
    Mapping(Form, Option<Text>),
}

/// How many steps each kind has.
const fn steps(kind: ReceiverKind) -> &'static [&'static str] {
    match kind {
        ReceiverKind::GoogleAds | ReceiverKind::Generic => &["one", "two", "three"],
        ReceiverKind::Tilda => &["one", "two", "three", "four"],
        ReceiverKind::Meta => &["one", "two", "three", "four", "five"],
    }
}

pub(super) fn read(
    tx: &mut Tx<'_>,
    visit: &Visit,
    (vault, base): (&Vault, &str),
    (seat, id): (ContractorSeat, ReceiverId),
    paging: &Paging,
    back: Option<Back>,
) -> Result<Shown, WebError> {
    let receiver = receiver::find(tx, seat, id)?;
    let keys = receiver.keys(vault)?;
    let terms = preview::terms(tx, seat, &receiver)?;
    let seen = preview::last(tx, vault, seat, &receiver)?;
    let missing = missing(tx, id)?;
    let log = arrivals::list(tx, seat, &[Door::Receiver], Some(id.uuid()), paging)?;
    let mut page = visit.page(tx, Area::Contractor)?;
    page.path = path(id);
    let reader = page.reader;
    let saved = || {
        Form::default()
            .with("label", &receiver.label)
            .with("source", receiver.source.as_deref().unwrap_or_default())
    };
    let (settings, mapped, notice) = match back {
        None => (saved(), None, None),
        Some(Back::Settings(form, notice)) => (form, None, notice),
        Some(Back::Mapping(form, notice)) => (saved(), Some(form), notice),
    };
    let kind = receiver.kind;
    let address = format!("{base}/in/{id}");
    let secret = keys.secret;
    let family = format!("receiver-steps-{kind}");
    let whole = (kind == ReceiverKind::Tilda).then(|| format!("{address}?secret={secret}"));
    let sample = (kind == ReceiverKind::Generic).then(|| {
        format!(
            "curl {address} -H \"X-Secret: {secret}\" -H \"Content-Type: application/json\" -d '{{\"id\": \"1001\", \"contact\": {{\"name\": \"Test\", \"phone\": \"+79161234567\"}}, \"utm_source\": \"quiz\", \"test\": 1}}'"
        )
    });
    Ok(Shown {
        notice,
        path: path(id),
        back: place(receiver.engagement),
        kind: reader.word("receiver-kind", kind.as_str()),
        open: receiver.closed_at.is_none(),
        meta: kind == ReceiverKind::Meta,
        secret_name: reader.word("receiver-secret", kind.as_str()),
        steps: steps(kind).iter().map(|step| reader.word(&family, step)).collect(),
        editor: Editor::new(&reader, &receiver, &terms, seen, mapped),
        address,
        whole,
        secret,
        sample,
        settings,
        app_secret_hint: reader.t(match keys.app_secret.is_empty() {
            true => "receiver-app-secret-hint",
            false => "receiver-app-secret-set",
        }),
        page_token_hint: reader.t(match keys.page_token.is_empty() {
            true => "receiver-page-token-hint",
            false => "receiver-page-token-set",
        }),
        missing_why: missing.last_error.as_deref().map(|word| reader.word("arrival-reason", word)),
        missing,
        log: log.items.iter().map(|line| LogLine::new(&reader, Area::Contractor, line)).collect(),
        first: paging.after.map(|_| path(id)),
        next: log.next.map(|key| format!("{}?cursor={}#log", path(id), cursor(key))),
        receiver,
        page,
    })
}

/// The page, with a refused form when there is one.
pub(super) async fn made(
    state: &State,
    visit: Visit,
    who: (ContractorSeat, ReceiverId),
    paging: Paging,
    back: Option<Back>,
) -> Result<Shown, WebError> {
    let (vault, config) = (state.vault.clone(), state.config.clone());
    state.run(move |tx| read(tx, &visit, (&vault, &config.base_url), who, &paging, back)).await
}

/// The page.
pub async fn show(
    visit: Visit,
    state: State,
    seat: ContractorSeat,
    Path(id): Path<ReceiverId>,
    Paged(paging): Paged,
) -> Result<HttpResponse, WebError> {
    Ok(Sent::default().page(&made(&state, visit, (seat, id), paging, None).await?))
}
