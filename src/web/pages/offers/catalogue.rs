//! `/offers`: the public catalogue.

use actix_web::HttpResponse;
use actix_web::web::Query;
use askama::Template;

use super::view::OfferCard;
use super::words;
use crate::kernel::ids::OfferId;
use crate::kernel::paging::Listing;
use crate::offers::catalogue::{self, Sort, Written};
use crate::offers::{Action, EngagementMode, Offer};
use crate::reports::record;
use crate::web::answer::query_value;
use crate::web::extract::{Paged, Visit, cursor};
use crate::web::form::{Choice, Form};
use crate::web::page::Page;
use crate::web::refusal::{Refusal, Sent};
use crate::web::{State, WebError};

#[derive(Template)]
#[template(path = "offers/catalogue.html")]
struct Catalogue {
    page: Page,
    form: Form,
    actions: Vec<Choice>,
    modes: Vec<Choice>,
    regions: Vec<Choice>,
    currencies: Vec<Choice>,
    sorts: Vec<Choice>,
    topics: Vec<String>,
    offers: Vec<OfferCard>,
    /// Whether one of the filters kept out of the way is in use.
    more: bool,
    /// Whether anything was asked for, so that an empty answer can propose to ask for less.
    narrow: bool,
    first: Option<String>,
    next: Option<String>,
}

/// The filters by the names they have in the address.
const FILTERS: [&str; 9] =
    ["q", "topic", "action", "region", "currency", "engagement", "price_from", "price_to", "sort"];

/// Those that are asked for rarely and stand folded.
const RARE: [&str; 4] = ["currency", "engagement", "price_from", "price_to"];

/// The filters as they were asked for, as an address; the page's cursor after them.
fn address(form: &Form, after: Option<OfferId>) -> String {
    let mut address = String::from("/offers");
    let mut mark = '?';
    let mut add = |name: &str, value: &str| {
        address.push(mark);
        mark = '&';
        address.push_str(name);
        address.push('=');
        address.push_str(&query_value(value));
    };
    for name in FILTERS {
        let value = form.value(name);
        if !value.is_empty() {
            add(name, value);
        }
    }
    if let Some(after) = after {
        add("cursor", &cursor(after.uuid()));
    }
    address
}

fn written(form: &Form) -> Written {
    let value = |name: &str| form.value(name).to_owned();
    Written {
        words: value("q"),
        topic: words::topic_word(form.value("topic")),
        action: value("action"),
        region: value("region"),
        currency: value("currency"),
        engagement: value("engagement"),
        price_from: value("price_from"),
        price_to: value("price_to"),
        sort: value("sort"),
    }
}

/// The catalogue, searched and filtered by its address.
pub async fn catalogue(
    state: State,
    visit: Visit,
    Query(asked): Query<Vec<(String, String)>>,
    Paged(paging): Paged,
) -> Result<HttpResponse, WebError> {
    let form = Form::new(asked);
    let (search, form, sent) = match written(&form).read() {
        Ok(search) => (Some(search), form, Sent::default()),
        Err(faults) => {
            let (form, _, sent) = Refusal::of(faults.into(), form, &visit.reader)?.parts();
            (None, form, sent)
        }
    };
    let narrow = search.as_ref().is_none_or(|search| search.is_narrow());
    let (framed, found, choices, records) = state
        .run(move |tx| {
            let found = match search {
                Some(search) => catalogue::find(tx, &search, &paging)?,
                None => Listing { items: Vec::new(), next: None },
            };
            let buyers: Vec<_> = found.items.iter().map(|offer: &Offer| offer.party).collect();
            let records = record::of_buyers(tx, &buyers)?;
            Ok::<_, WebError>((visit.open_page(tx)?, found, catalogue::choices(tx)?, records))
        })
        .await?;
    let first = paging.after.map(|_| address(&form, None));
    let cards = OfferCard::with_records(&framed.reader, &found.items, &records);
    let next = found.next.map(|key| address(&form, Some(OfferId::from_uuid(key))));
    let page = page(framed, form, cards, choices, narrow, (first, next));
    Ok(sent.page(&page))
}

fn page(
    page: Page,
    form: Form,
    offers: Vec<OfferCard>,
    (topics, currencies): (Vec<String>, Vec<String>),
    narrow: bool,
    (first, next): (Option<String>, Option<String>),
) -> Catalogue {
    let reader = page.reader;
    let named = |family: &str, word: &str| Choice::new(word, reader.word(family, word));
    let mut topics: Vec<String> =
        topics.iter().map(|topic| words::topic_name(&reader, topic)).collect();
    topics.sort_by_key(|topic| topic.to_lowercase());
    let any = |key: &'static str| std::iter::once(Choice::any(reader.t(key)));
    let actions = Action::ALL.iter().map(|word| named("offer-action", word.as_str()));
    let modes = EngagementMode::ALL.iter().map(|word| named("offer-engagement", word.as_str()));
    let regions = words::COUNTRIES.iter().map(|code| named("region", code));
    let currencies = currencies.iter().map(|code| Choice::new(code, code));
    Catalogue {
        actions: any("catalogue-any-action").chain(actions).collect(),
        modes: any("catalogue-any-mode").chain(modes).collect(),
        regions: any("catalogue-any-region").chain(regions).collect(),
        currencies: any("catalogue-any-currency").chain(currencies).collect(),
        more: RARE.iter().any(|name| !form.value(name).is_empty()),
        sorts: Sort::ALL.iter().map(|word| named("catalogue-sort", word.as_str())).collect(),
        topics,
        offers,
        narrow,
        first,
        next,
        form,
        page,
    }
}
