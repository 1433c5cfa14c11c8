//! Why staff decided a dispute as they did.

use crate::kernel::rate::Percent;

crate::text_enum! {
    /// A verdict's reason, from a list; the text beside it says the rest.
    pub enum VerdictReason {
        LeadMeetsTerms = "lead_meets_terms",
        LeadBreaksTerms = "lead_breaks_terms",
        SharedFault = "shared_fault",
        NoEvidence = "no_evidence",
    }
}

impl VerdictReason {
    /// Whether the reason and what the contractor gets say the same. A lead that meets its terms is
    /// not unpaid, one that breaks them not paid in full, and a shared fault costs both.
    pub const fn fits(self, percent: Percent) -> bool {
        match self {
            Self::LeadMeetsTerms => percent.get() > 0,
            Self::LeadBreaksTerms => percent.get() < 100,
            Self::SharedFault => percent.splits(),
            Self::NoEvidence => true,
        }
    }
}
