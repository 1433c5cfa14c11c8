//! A trial of a site's door: a test click and the report of it, as the site itself would send it.

use diesel::{ExpressionMethods, JoinOnDsl, OptionalExtension, QueryDsl, RunQueryDsl};

use super::click::{self, Asked, Visitor, Way};
use super::site;
use crate::accounts::BuyerSeat;
use crate::db::Tx;
use crate::doors::DoorError;
use crate::doors::arrivals::Request;
use crate::kernel::ids::{ClickId, SiteId};
use crate::kernel::secret::Vault;
use crate::offers::terms::Action;
use crate::offers::{EngagementStatus, OfferStatus};
use crate::schema::{clicks, engagements, offers, terms};

/// Makes a test click on the newest of the buyer's tracked offers somebody works on, and the request a
/// site would report it by. It goes the whole way, and no money moves.
pub fn trial(
    tx: &mut Tx<'_>,
    vault: &Vault,
    seat: BuyerSeat,
    id: SiteId,
) -> Result<Request, DoorError> {
    let site = site::find(tx, seat, id)?;
    if site.closed_at.is_some() {
        return Err(DoorError::Conflict("door_closed"));
    }
    let secret = site.secret(vault)?;
    let found: Option<(String, Action, String)> = engagements::table
        .inner_join(offers::table.on(offers::id.eq(engagements::offer_id)))
        .inner_join(terms::table.on(terms::offer_id.eq(offers::id)))
        .filter(terms::version.eq(offers::terms_version))
        .filter(engagements::buyer_id.eq(seat.party))
        .filter(engagements::status.eq(EngagementStatus::Active))
        .filter(offers::status.eq(OfferStatus::Published))
        .filter(terms::action.eq_any([Action::Registration, Action::Purchase]))
        .order(engagements::id.desc())
        .select((engagements::code, terms::action, terms::currency))
        .first(tx.conn())
        .optional()?;
    let (code, action, currency) = found.ok_or(DoorError::Conflict("nobody_to_try"))?;
    let asked = Asked { test: true, source: Some("test".to_owned()), ..Asked::default() };
    let visitor = Visitor::default();
    if let Way::Nowhere { .. } = click::follow(tx, vault, &code, &asked, Some(&visitor))? {
        return Err(DoorError::Conflict("nobody_to_try"));
    }
    // The one just made: nobody else's test has a later id within this transaction.
    let click: ClickId =
        clicks::table
            .filter(clicks::test)
            .filter(clicks::engagement_id.eq_any(
                engagements::table.filter(engagements::code.eq(&code)).select(engagements::id),
            ))
            .order(clicks::id.desc())
            .select(clicks::id)
            .first(tx.conn())?;
    let order = format!("test-{}", click.uuid().simple());
    Ok(Request {
        method: "GET".to_owned(),
        path: format!("/p/{id}"),
        query: format!(
            "click_id={click}&event={action}&order_id={order}&amount=1000&currency={currency}&secret={secret}"
        ),
        ..Request::default()
    })
}
