//! Every kind of letter.

crate::text_enum! {
    /// What a letter is about. Its words are the texts `mail-<kind>-…`.
    pub enum Kind {
        Confirmation = "confirmation",
        SignUpRepeated = "sign_up_repeated",
        PasswordReset = "password_reset",
        PasswordChanged = "password_changed",
        Invitation = "invitation",
        PartySuspended = "party_suspended",
        PartyRestored = "party_restored",
        OfferPublished = "offer_published",
        OfferSentBack = "offer_sent_back",
        TermsChanged = "terms_changed",
        LotUsed = "lot_used",
        EngagementRequested = "engagement_requested",
        EngagementApproved = "engagement_approved",
        EngagementDeclined = "engagement_declined",
        LeadDelivered = "lead_delivered",
        LeadAccepted = "lead_accepted",
        LeadRejected = "lead_rejected",
        LeadSettled = "lead_settled",
        LeadReturned = "lead_returned",
        RejectionReferred = "rejection_referred",
        LeadAppealed = "lead_appealed",
        DisputeAnswered = "dispute_answered",
        StatementAdded = "statement_added",
        SplitProposed = "split_proposed",
        DisputeEnded = "dispute_ended",
        VerdictDue = "verdict_due",
        CorrectionAsked = "correction_asked",
        CorrectionPaid = "correction_paid",
        BulkRejection = "bulk_rejection",
        VerdictOverdue = "verdict_overdue",
        TaskDue = "task_due",
        TopUpConfirmed = "top_up_confirmed",
        TopUpRefunded = "top_up_refunded",
        PaymentAlarm = "payment_alarm",
        FundsLow = "funds_low",
        FundsOut = "funds_out",
        FundsBack = "funds_back",
        CreditChanged = "credit_changed",
        ActIssued = "act_issued",
        LedgerAlarm = "ledger_alarm",
        PayeeChanged = "payee_changed",
        WithdrawalRequested = "withdrawal_requested",
        WithdrawalApproved = "withdrawal_approved",
        WithdrawalPaid = "withdrawal_paid",
        /// Failed at the bank, or refused by staff.
        WithdrawalFailed = "withdrawal_failed",
    }
}

impl Kind {
    /// Whether it carries a link that lets whoever holds it in. Such a letter never shares its
    /// envelope with another, and its words are wiped once a mail server has it.
    pub const fn carries_secret(self) -> bool {
        matches!(self, Self::Confirmation | Self::PasswordReset | Self::Invitation)
    }

    /// Where the reader finds all the things a letter tells of, when it tells of several and its
    /// notices say no better.
    pub const fn list(self) -> &'static str {
        match self {
            Self::Confirmation | Self::SignUpRepeated => "/sign-in",
            Self::PasswordReset | Self::PasswordChanged => "/reset",
            Self::Invitation | Self::PartySuspended | Self::PartyRestored => "/",
            Self::OfferPublished | Self::OfferSentBack | Self::LotUsed => "/buyer/offers",
            Self::TermsChanged | Self::EngagementApproved | Self::EngagementDeclined => {
                "/contractor/engagements"
            }
            Self::EngagementRequested => "/buyer/engagements",
            Self::LeadDelivered => "/buyer/leads",
            Self::LeadAccepted | Self::LeadRejected | Self::LeadSettled | Self::LeadReturned => {
                "/contractor/leads"
            }
            Self::RejectionReferred | Self::DisputeAnswered => "/contractor/leads?status=disputed",
            Self::LeadAppealed => "/buyer/leads?status=disputed",
            // Both sides get these: each notice names the list of its side.
            Self::StatementAdded | Self::SplitProposed | Self::DisputeEnded => "/",
            Self::VerdictDue => "/staff/disputes",
            Self::CorrectionAsked => "/staff/corrections",
            Self::BulkRejection | Self::VerdictOverdue | Self::PaymentAlarm => "/staff/alarms",
            Self::TaskDue => "/buyer/tasks",
            Self::PayeeChanged => "/money/payees",
            Self::ActIssued => "/money/acts",
            Self::CorrectionPaid
            | Self::CreditChanged
            | Self::TopUpConfirmed
            | Self::TopUpRefunded
            | Self::FundsLow
            | Self::FundsOut
            | Self::FundsBack
            | Self::WithdrawalRequested
            | Self::WithdrawalApproved
            | Self::WithdrawalPaid
            | Self::WithdrawalFailed => "/money",
            Self::LedgerAlarm => "/staff/books",
        }
    }

    /// Whether a paragraph `mail-<kind>-note` follows the link: what happens next, or what to do
    /// when the letter is a surprise.
    pub const fn has_note(self) -> bool {
        match self {
            Self::Confirmation
            | Self::SignUpRepeated
            | Self::PasswordReset
            | Self::PasswordChanged
            | Self::PartySuspended
            | Self::OfferPublished
            | Self::TermsChanged
            | Self::EngagementApproved
            | Self::LotUsed
            | Self::LeadDelivered
            | Self::LeadAccepted
            | Self::LeadRejected
            | Self::RejectionReferred
            | Self::LeadAppealed
            | Self::DisputeAnswered
            | Self::SplitProposed
            | Self::VerdictDue
            | Self::BulkRejection
            | Self::VerdictOverdue
            | Self::PayeeChanged
            | Self::WithdrawalRequested
            | Self::PaymentAlarm
            | Self::FundsLow
            | Self::FundsOut
            | Self::CreditChanged
            | Self::LedgerAlarm => true,
            Self::Invitation
            | Self::PartyRestored
            | Self::OfferSentBack
            | Self::EngagementRequested
            | Self::EngagementDeclined
            | Self::LeadSettled
            | Self::LeadReturned
            | Self::StatementAdded
            | Self::DisputeEnded
            | Self::CorrectionAsked
            | Self::CorrectionPaid
            | Self::TaskDue
            | Self::ActIssued
            | Self::TopUpConfirmed
            | Self::TopUpRefunded
            | Self::FundsBack
            | Self::WithdrawalApproved
            | Self::WithdrawalPaid
            | Self::WithdrawalFailed => false,
        }
    }
}
