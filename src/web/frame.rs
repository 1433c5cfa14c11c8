//! The frame around a signed-in page: where one can go, how many wait there, and the party's money.

use super::WebError;
use super::extract::Visit;
use super::nav::Area;
use super::page::{Page, Purse, Viewer};
use crate::accounts::{PartySeat, Role};
use crate::db::Tx;
use crate::leads::{find, task};
use crate::ledger;

impl Visit {
    /// A page of an area, with counts and money as they are in this transaction.
    pub fn page(&self, tx: &mut Tx<'_>, area: Area) -> Result<Page, WebError> {
        let mut page = self.public_page();
        page.now = tx.now();
        let viewer = self.viewer(Some(area)).ok_or(WebError::SignInNeeded)?;
        page = page.seen_by(viewer);
        if let Some(seat) = self.seat_in(area) {
            page.wallet = ledger::account::balances(tx, seat.party)?
                .into_iter()
                .map(|balance| Purse { free: balance.free, held: balance.held })
                .collect();
        }
        if let Some(seat) = self.person.as_ref().and_then(|person| person.buyer(self.wish))
            && area == Area::Buyer
        {
            let (page_now, cap) = (page.now, find::COUNT_CAP);
            page = page
                .counted("nav-inbox", find::waiting(tx, seat)?)
                .counted("nav-tasks", task::count_due(tx, seat, page_now, cap)?);
        }
        Ok(page)
    }

    /// The visitor as the frame shows them, in this area or in the first of theirs.
    pub(super) fn viewer(&self, area: Option<Area>) -> Option<Viewer> {
        let person = self.person.as_ref()?;
        let mut areas: Vec<Area> = Vec::new();
        for role in [Role::Buyer, Role::Contractor, Role::Staff] {
            if person.seats.iter().any(|seat| seat.role == role) {
                areas.push(area_of(role));
            }
        }
        let area = area.or_else(|| areas.first().copied())?;
        let party = self.seat_in(area).map(|seat| seat.party);
        let held = person.seats.iter().find(|seat| party.is_some() && seat.party == party);
        Some(Viewer {
            name: person.email.clone(),
            party_name: held.and_then(|seat| seat.party_name.clone()).unwrap_or_default(),
            areas,
            area,
            note: None,
        })
    }

    fn seat_in(&self, area: Area) -> Option<PartySeat> {
        let person = self.person.as_ref()?;
        match area {
            Area::Buyer => person.buyer(self.wish).map(PartySeat::from),
            Area::Contractor => person.contractor(self.wish).map(PartySeat::from),
            Area::Staff => None,
        }
    }
}

const fn area_of(role: Role) -> Area {
    match role {
        Role::Buyer => Area::Buyer,
        Role::Contractor => Area::Contractor,
        Role::Staff => Area::Staff,
    }
}
