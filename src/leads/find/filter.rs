//! Which leads are wanted, and in what order.

use uuid::Uuid;

use super::Reach;
use crate::db::Tx;
use crate::kernel::contact::{Email, Phone};
use crate::kernel::ids::{EngagementId, LeadId, OfferId, PartyId};
use crate::kernel::paging::Ranked;
use crate::kernel::region::Region;
use crate::kernel::secret::Vault;
use crate::leads::contact::{email_key, phone_key};
use crate::leads::intake::Rule;
use crate::leads::stage::Stage;
use crate::leads::{LeadError, Status};
use crate::offers::reason::Reason;
use crate::schema::{engagements, terms};
use diesel::{ExpressionMethods, QueryDsl, RunQueryDsl};

pub use crate::leads::intake::score::Band;

crate::text_enum! {
    /// The order of a list.
    #[derive(Default)]
    pub enum Sort as "LeadSort" {
        #[default]
        Newest = "newest",
        /// For queues: who waited longest comes first.
        Oldest = "oldest",
        /// Whose clock ends first.
        Urgent = "urgent",
        /// The most promising first.
        Score = "score",
    }
}

impl Sort {
    /// The order a list can be walked in: deadlines exist only where a clock runs, and only buyers
    /// have their leads in order of score and of every deadline. Anything else is newest first.
    pub(super) fn fitting(self, reach: Reach, status: Option<Status>) -> Self {
        let clock_runs = status.is_none_or(|status| !status.is_final());
        // The contractor's own clocks, on lists short enough to sort.
        let own_clock = matches!(status, Some(Status::Rejected | Status::Disputed));
        match (self, reach) {
            (Self::Urgent, Reach::Buyer(_)) if clock_runs => Self::Urgent,
            (Self::Urgent, Reach::Contractor(_)) if own_clock => Self::Urgent,
            (Self::Score, Reach::Buyer(_)) => Self::Score,
            (Self::Oldest, _) => Self::Oldest,
            _ => Self::Newest,
        }
    }
}

/// Which leads are wanted; all that is given must hold.
#[derive(Debug, Clone, Default)]
pub struct Filter {
    pub status: Option<Status>,
    pub stage: Option<Stage>,
    pub offer: Option<OfferId>,
    pub engagement: Option<EngagementId>,
    /// For buyers and staff.
    pub contractor: Option<PartyId>,
    /// For staff.
    pub buyer: Option<PartyId>,
    pub source: Option<String>,
    /// The value of any of the sub-ids.
    pub sub: Option<String>,
    pub reason: Option<Reason>,
    /// The rule it was refused by: for contractors and staff.
    pub refusal: Option<Rule>,
    pub band: Option<Band>,
    /// What was searched for; a needle that is nothing finds nothing.
    pub needle: Option<Needle>,
}

impl Filter {
    /// Whether anything but the status is asked for.
    pub fn is_narrow(&self) -> bool {
        self.stage.is_some()
            || self.offer.is_some()
            || self.engagement.is_some()
            || self.contractor.is_some()
            || self.buyer.is_some()
            || self.source.is_some()
            || self.sub.is_some()
            || self.reason.is_some()
            || self.refusal.is_some()
            || self.band.is_some()
            || self.needle.is_some()
    }
}

/// What one search looks for. Contacts are sealed, so a phone or an address is found whole, by its
/// keyed hash, or not at all.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Needle {
    Lead(LeadId),
    /// Every number the text may mean, by the countries the party deals with.
    Phone(Vec<Vec<u8>>),
    Email(Vec<u8>),
    /// The sender's own id: for whoever sent it.
    External(String),
    /// It can mean no lead of this seat's.
    Nothing,
}

impl Needle {
    /// Reads what a person typed: a lead's id, an e-mail address, a phone however it is spaced, or
    /// the contractor's own id. `None` for nothing typed.
    pub fn read(
        tx: &mut Tx<'_>,
        vault: &Vault,
        reach: Reach,
        text: &str,
    ) -> Result<Option<Self>, LeadError> {
        let text = text.trim();
        if text.is_empty() {
            return Ok(None);
        }
        if let Ok(id) = text.parse() {
            return Ok(Some(Self::Lead(id)));
        }
        if let Some(email) = Email::parse(text) {
            return Ok(Some(Self::Email(email_key(vault, email.as_str()))));
        }
        let mut keys: Vec<Vec<u8>> = Vec::new();
        let homes = homes(tx, reach)?;
        for home in std::iter::once(None).chain(homes.iter().map(Some)) {
            if let Some(phone) = Phone::parse(text, home) {
                let key = phone_key(vault, phone.e164());
                if !keys.contains(&key) {
                    keys.push(key);
                }
            }
        }
        Ok(Some(match reach {
            _ if !keys.is_empty() => Self::Phone(keys),
            Reach::Contractor(_) if text.chars().count() <= 200 && !text.contains('\0') => {
                Self::External(text.to_owned())
            }
            _ => Self::Nothing,
        }))
    }
}

/// The countries a seat's offers ask for leads from: where a number typed without its country's
/// code may be from.
fn homes(tx: &mut Tx<'_>, reach: Reach) -> Result<Vec<Region>, LeadError> {
    let lists: Vec<Vec<String>> = match reach {
        Reach::Buyer(seat) => terms::table
            .filter(
                terms::offer_id.eq_any(
                    crate::schema::offers::table
                        .filter(crate::schema::offers::party_id.eq(seat.party))
                        .select(crate::schema::offers::id),
                ),
            )
            .select(terms::regions)
            .distinct()
            .limit(50)
            .load(tx.conn())?,
        Reach::Contractor(seat) => terms::table
            .filter(
                terms::offer_id.eq_any(
                    engagements::table
                        .filter(engagements::party_id.eq(seat.party))
                        .select(engagements::offer_id),
                ),
            )
            .select(terms::regions)
            .distinct()
            .limit(50)
            .load(tx.conn())?,
        Reach::Staff(_) => Vec::new(),
    };
    let mut homes: Vec<Region> = Vec::new();
    for region in lists.iter().flatten().filter_map(|code| code.parse::<Region>().ok()) {
        if let Ok(country) = region.country().parse::<Region>()
            && !homes.contains(&country)
        {
            homes.push(country);
        }
    }
    Ok(homes)
}

/// The place of a lead in a list of this order.
pub(super) fn place(sort: Sort, due_micros: Option<i64>, score: i16, id: Uuid) -> Ranked {
    let rank = match sort {
        Sort::Newest | Sort::Oldest => 0,
        Sort::Urgent => due_micros.unwrap_or(i64::MAX),
        Sort::Score => i64::from(score),
    };
    Ranked { rank, id }
}
