//! The frame around a signed-in page: where one can go, how many wait there, and the party's money.

use super::WebError;
use super::extract::Visit;
use super::nav::Area;
use super::page::{Page, Purse, Viewer};
use crate::accounts::{PartySeat, Role};
use crate::db::Tx;
use crate::jobs::mails;
use crate::leads::find::{COUNT_CAP, counts_of};
use crate::leads::{Status, task};
use crate::moderation::{alarm, correction};
use crate::payouts::{WithdrawalStatus, bank, funds, top_up, withdrawal};
use crate::{disputes, ledger, offers};

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
                .map(|balance| Purse {
                    // Credit buys leads, and is nothing to be taken out.
                    free: if area == Area::Buyer { balance.spendable() } else { balance.free },
                    on_credit: area == Area::Buyer && balance.credit.minor() > 0,
                    held: balance.held,
                })
                .collect();
        }
        if let Some(seat) = self.seat_in(area).filter(|_| area == Area::Buyer) {
            page.short = funds::short(tx, seat.party)?;
        }
        for (place, count) in self.waiting(tx, area)? {
            page = page.counted(place, count);
        }
        Ok(page)
    }

    /// A page anyone may see, in the frame of whoever has one. Offers are looked for by contractors,
    /// so that side comes first for somebody with several.
    pub fn open_page(&self, tx: &mut Tx<'_>) -> Result<Page, WebError> {
        let page = self.public_page();
        match page.viewer {
            Some(viewer) if viewer.areas.contains(&Area::Contractor) => {
                self.page(tx, Area::Contractor)
            }
            Some(viewer) => self.page(tx, viewer.area),
            None => Ok(page),
        }
    }

    /// How many wait in the places of an area for the visitor to do something. Every count is
    /// bounded or small by nature: the frame stands around every page.
    fn waiting(&self, tx: &mut Tx<'_>, area: Area) -> Result<Vec<(&'static str, i64)>, WebError> {
        let Some(person) = &self.person else { return Ok(Vec::new()) };
        let mut waiting = Vec::new();
        match area {
            Area::Buyer => {
                if let Some(seat) = person.buyer(self.wish) {
                    let leads = counts_of(tx, seat, &[Status::Delivered])?;
                    let now = tx.now();
                    waiting.push(("nav-inbox", leads.of(Status::Delivered)));
                    waiting.push(("nav-tasks", task::count_due(tx, seat, now, COUNT_CAP)?));
                    let requested = offers::engagements::count_requested(tx, seat)?;
                    waiting.push(("nav-engagements", requested));
                }
            }
            Area::Contractor => {
                if let Some(seat) = person.contractor(self.wish) {
                    // A rejected lead is the contractor's to answer, on a clock.
                    let leads = counts_of(tx, seat, &[Status::Rejected])?;
                    waiting.push(("nav-leads", leads.of(Status::Rejected)));
                }
            }
            Area::Staff => {
                if let Some(staff) = person.staff() {
                    waiting.push(("nav-review", offers::list::count_in_review(tx, staff)?));
                    waiting.push(("nav-disputes", disputes::find::waiting(tx)?));
                    waiting.push(("nav-corrections", correction::waiting(tx)?));
                    waiting.push(("nav-alarms", alarm::open(tx)?));
                    waiting.push(("nav-top-ups", top_up::count_waiting(tx, staff)?));
                    let asked = WithdrawalStatus::Requested;
                    let asked = withdrawal::count_waiting(tx, staff, asked)?;
                    waiting.push(("nav-withdrawals", asked));
                    waiting.push(("nav-bank", bank::list::count_open(tx, staff)?));
                    let held = counts_of(tx, staff, &[Status::Quarantined])?;
                    waiting.push(("nav-leads", held.of(Status::Quarantined)));
                    waiting.push(("nav-mail", mails::tally(tx, staff)?.failed));
                }
            }
        }
        Ok(waiting)
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
