# Letters. The keys are mail-<kind>-subject, -text (how it opens), lines for each thing told,
# -step (the link) and -note (what happens next). { $count } is how many things one letter tells of;
# names and amounts appear only in the form for exactly one.
mail-foot = lead-exchange at { $address }. A program wrote this letter; replies to it are not read.
mail-rest = { $count ->
    [one] And { $count } more.
   *[other] And { $count } more.
}

mail-confirmation-subject = Confirm your e-mail address
mail-confirmation-text = You signed up with this address. Confirm that it is yours, and your account is open.
mail-confirmation-until = The link works once, until { $when }.
mail-confirmation-step = Confirm the address
mail-confirmation-note = If you did not sign up, do nothing: without the link no account opens.

mail-sign_up_repeated-subject = You already have an account
mail-sign_up_repeated-text = Somebody, perhaps you, signed up with this address again. Your account is as it was.
mail-sign_up_repeated-step = Sign in
mail-sign_up_repeated-note = If you forgot the password, ask for a new one on the sign-in page. If it was not you, do nothing.

mail-password_reset-subject = Choose a new password
mail-password_reset-text = Somebody, perhaps you, asked for a new password for your account.
mail-password_reset-until = The link works once, until { $when }.
mail-password_reset-step = Choose a password
mail-password_reset-note = If you did not ask, do nothing: your password stays as it is.

mail-password_changed-subject = Your password was changed
mail-password_changed-text = The password of your account was changed, and all open sessions were signed out.
mail-password_changed-step = Ask for another password
mail-password_changed-note = If you changed it yourself, there is nothing to do. If not, ask for another password now: the link for it comes to this address only.

mail-invitation-subject = You are invited to join the staff
mail-invitation-text = You are invited to join the staff of the lead exchange. Accept, and choose a password.
mail-invitation-until = The link works once, until { $when }.
mail-invitation-step = Accept the invitation

mail-party_suspended-subject = { $count ->
    [1] { $party } is suspended
    [one] { $count } of your accounts is suspended
   *[other] { $count } of your accounts are suspended
}
mail-party_suspended-text = { $count ->
    [1] The operator of the exchange suspended the account.
    [one] The operator of the exchange suspended these accounts.
   *[other] The operator of the exchange suspended these accounts.
}
mail-party_suspended-reason = { $party }: { $reason }
mail-party_suspended-step = See leads and money
mail-party_suspended-note = Your offers pause and new leads are refused. Leads already in keep their deadlines and their money: go on deciding them.

mail-party_restored-subject = { $count ->
    [1] { $party } may work again
    [one] { $count } of your accounts may work again
   *[other] { $count } of your accounts may work again
}
mail-party_restored-text = The operator of the exchange lifted the suspension. Everything works as before.
mail-party_restored-step = Back to work

mail-offer_published-subject = { $count ->
    [1] Published: { $offer }
    [one] { $count } offer is published
   *[other] { $count } offers are published
}
mail-offer_published-text = { $count ->
    [1] The review is over. Contractors can take the offer from now on.
    [one] The review is over. Contractors can take the offer from now on.
   *[other] The review is over. Contractors can take these offers from now on.
}
mail-offer_published-line = { $offer }
mail-offer_published-step = { $count ->
    [1] Open the offer
    [one] Open your offers
   *[other] Open your offers
}
mail-offer_published-note = Each lead reserves its price in your wallet before you see the contact. With an empty wallet leads are refused, so keep it filled.

mail-offer_sent_back-subject = { $count ->
    [1] To be corrected: { $offer }
    [one] { $count } offer needs a correction
   *[other] { $count } offers need a correction
}
mail-offer_sent_back-text = { $count ->
    [1] The review sent the offer back. Correct what is named below and submit it again.
    [one] The review sent the offer back. Correct what is named below and submit it again.
   *[other] The review sent these offers back. Correct what is named below and submit them again.
}
mail-offer_sent_back-line = { $offer }: { $reason }
mail-offer_sent_back-step = { $count ->
    [1] Correct the offer
    [one] Correct the offers
   *[other] Correct the offers
}

mail-terms_changed-subject = { $count ->
    [1] New terms: { $offer }
    [one] { $count } offer has new terms
   *[other] { $count } offers have new terms
}
mail-terms_changed-text = { $count ->
    [1] The buyer changed the terms of an offer you work on. Read them before you send more leads.
    [one] Buyers changed the terms of offers you work on. Read them before you send more leads.
   *[other] Buyers changed the terms of offers you work on. Read them before you send more leads.
}
mail-terms_changed-line = { $offer }, version { $version }
mail-terms_changed-step = { $count ->
    [1] Read the new terms
    [one] Open the offers you work on
   *[other] Open the offers you work on
}
mail-terms_changed-note = Leads already submitted keep the terms they came in under. New leads come in under the new ones.

mail-engagement_requested-subject = { $count ->
    [1] { $party } asks to work on “{ $offer }”
    [one] { $count } contractor asks to work on your offers
   *[other] { $count } contractors ask to work on your offers
}
mail-engagement_requested-text = Approve or decline. Until you approve, the contractor can send no leads.
mail-engagement_requested-line = { $party } asks to work on “{ $offer }”
mail-engagement_requested-step = Approve or decline

mail-engagement_approved-subject = { $count ->
    [1] You may work on “{ $offer }”
    [one] You may work on { $count } more offer
   *[other] You may work on { $count } more offers
}
mail-engagement_approved-text = { $count ->
    [1] The buyer opened the offer to you. You can send leads from now on.
    [one] Buyers opened these offers to you. You can send leads from now on.
   *[other] Buyers opened these offers to you. You can send leads from now on.
}
mail-engagement_approved-line = { $offer }
mail-engagement_approved-step = { $count ->
    [1] Send the first lead
    [one] Open your engagements
   *[other] Open your engagements
}
mail-engagement_approved-note = Read the terms and the reasons for rejection first: they decide what is paid.

mail-engagement_declined-subject = { $count ->
    [1] Declined: { $offer }
    [one] { $count } request is declined
   *[other] { $count } requests are declined
}
mail-engagement_declined-text = { $count ->
    [1] The buyer declined your request to work on the offer.
    [one] Buyers declined your requests to work on these offers.
   *[other] Buyers declined your requests to work on these offers.
}
mail-engagement_declined-line = { $offer }
mail-engagement_declined-reason = { $offer }: { $reason }
mail-engagement_declined-step = { $count ->
    [1] See the offer
    [one] Open your engagements
   *[other] Open your engagements
}

mail-lead_delivered-subject = { $count ->
    [1] New lead: { $offer }
    [one] { $count } new lead
   *[other] { $count } new leads
}
mail-lead_delivered-text = { $count ->
    [1] A lead came in.
    [one] Leads came in.
   *[other] Leads came in.
}
mail-lead_delivered-line = { $offer }: { $price } is held in your wallet. Accept or reject by { $when }.
mail-lead_delivered-decided = { $offer }, { $price }. Already decided: { $status }.
mail-lead_delivered-step = { $count ->
    [1] Open the lead
    [one] Open the inbox
   *[other] Open the inbox
}
mail-lead_delivered-note = A lead that nobody decides by its deadline counts as accepted and is paid.

mail-lead_accepted-subject = { $count ->
    [1] Accepted: { $offer }
    [one] { $count } lead is accepted
   *[other] { $count } leads are accepted
}
mail-lead_accepted-text = { $count ->
    [1] The lead is accepted.
    [one] The leads are accepted.
   *[other] The leads are accepted.
}
mail-lead_accepted-line = { $offer }, { $payout }. Paid when the guarantee ends, on { $when }.
mail-lead_accepted-over = { $offer }, { $payout }. Status now: { $status }.
mail-lead_accepted-step = { $count ->
    [1] Open the lead
    [one] Open your leads
   *[other] Open your leads
}
mail-lead_accepted-note = Until the guarantee ends the buyer may still reject a lead, for fewer reasons. After that the money is yours for good.

mail-lead_rejected-subject = { $count ->
    [1] Rejected: { $offer }
    [one] { $count } lead is rejected
   *[other] { $count } leads are rejected
}
mail-lead_rejected-text = { $count ->
    [1] The buyer rejected the lead. Read why on its page.
    [one] The buyer rejected the leads. Read why on their pages.
   *[other] The buyer rejected the leads. Read why on their pages.
}
mail-lead_rejected-line = { $offer }, { $payout }. Reason: { $reason }. You may agree or appeal until { $when }.
mail-lead_rejected-over = { $offer }, { $payout }. Status now: { $status }.
mail-lead_rejected-step = { $count ->
    [1] Open the lead
    [one] Open your leads
   *[other] Open your leads
}
mail-lead_rejected-note = A rejection that nobody answers by its deadline stands, and the money goes back to the buyer.

mail-lead_settled-subject = { $count ->
    [1] Paid: { $offer }
    [one] { $count } lead is paid
   *[other] { $count } leads are paid
}
mail-lead_settled-text = The money is in your wallet for good.
mail-lead_settled-line = { $offer }: { $payout } paid.
mail-lead_settled-both = { $offer }: accepted, { $payout } paid.
mail-lead_settled-step = { $count ->
    [1] Open the lead
    [one] Open your leads
   *[other] Open your leads
}

mail-lead_returned-subject = { $count ->
    [1] Returned: { $offer }
    [one] { $count } lead is returned
   *[other] { $count } leads are returned
}
mail-lead_returned-text = The money held went back to the buyer. This is final.
mail-lead_returned-line = { $offer }, { $payout }. Reason: { $reason }.
mail-lead_returned-both = { $offer }, { $payout }: rejected and returned. Reason: { $reason }.
mail-lead_returned-step = { $count ->
    [1] Open the lead
    [one] Open your leads
   *[other] Open your leads
}

mail-task_due-subject = { $count ->
    [1] A task is due: { $offer }
    [one] { $count } task is due
   *[other] { $count } tasks are due
}
mail-task_due-text = { $count ->
    [1] You set yourself a task for a lead, and its time has come.
    [one] You set yourself tasks for leads, and their time has come.
   *[other] You set yourself tasks for leads, and their time has come.
}
mail-task_due-line = { $offer }, due { $when }
mail-task_due-step = { $count ->
    [1] Open the lead
    [one] Open your tasks
   *[other] Open your tasks
}

mail-top_up_confirmed-subject = { $count ->
    [1] { $amount } came into your wallet
    [one] { $count } top-up came into your wallet
   *[other] { $count } top-ups came into your wallet
}
mail-top_up_confirmed-text = { $count ->
    [1] The payment arrived and can be spent from now on.
    [one] The payments arrived and can be spent from now on.
   *[other] The payments arrived and can be spent from now on.
}
mail-top_up_confirmed-line = { $amount }, reference { $reference }
mail-top_up_confirmed-step = Open the wallet

mail-ledger_alarm-subject = The books do not add up
mail-ledger_alarm-text = The check found faults in the books. The check itself moved no money.
mail-ledger_alarm-line = { $rule }: { $what }
mail-ledger_alarm-step = Open the books
mail-ledger_alarm-note = Confirm no top-ups until the cause is found. On the server, lead-exchange ledger check prints the whole list.

# The staff's pages of mails
mail-list-title = Mail
mail-list-lead = What the exchange wrote to people, newest first.
mail-list-empty-title = No mail here
mail-list-empty-text = Nothing has been written yet, or nothing matches the filter. Choose another status.
mail-all = All
mail-head-to = To
mail-head-subject = Subject
mail-head-kind = Kind
mail-head-status = Status
mail-head-tries = Tries
mail-head-written = Written
mail-head-sent = Sent
mail-head-next = Next try
mail-head-error = What the server said
mail-one-back = All mail
mail-one-text = Text
mail-bodies-shown = The words are shown because no mail server is configured (SMTP_URL): then this page and the files in the data folder are the only place to read them.
mail-bodies-hidden = The words are not shown: a mail server is configured, so they reached their reader, and staff have no reason to read along.
mail-retry = Try again now
mail-retry-done = The mail is queued again.
problem-mail_not_failed = Only a mail that failed can be tried again.
problem-clock_off = The clock can be turned only with TEST_CLOCK=1.
mail-kind-confirmation = Address to confirm
mail-kind-sign_up_repeated = Sign-up repeated
mail-kind-password_reset = Password to choose
mail-kind-password_changed = Password changed
mail-kind-invitation = Invitation
mail-kind-party_suspended = Party suspended
mail-kind-party_restored = Party restored
mail-kind-offer_published = Offer published
mail-kind-offer_sent_back = Offer sent back
mail-kind-terms_changed = New terms
mail-kind-engagement_requested = Engagement requested
mail-kind-engagement_approved = Engagement approved
mail-kind-engagement_declined = Engagement declined
mail-kind-lead_delivered = New leads
mail-kind-lead_accepted = Leads accepted
mail-kind-lead_rejected = Leads rejected
mail-kind-lead_settled = Leads paid
mail-kind-lead_returned = Leads returned
mail-kind-rejection_referred = Rejection sent to staff
mail-kind-lead_appealed = Rejections appealed
mail-kind-dispute_answered = Appeals answered
mail-kind-statement_added = Statements
mail-kind-split_proposed = Splits proposed
mail-kind-dispute_ended = Disputes over
mail-kind-verdict_due = Disputes to decide
mail-kind-correction_asked = Corrections to approve
mail-kind-correction_paid = Corrections paid
mail-kind-bulk_rejection = Bulk rejection
mail-kind-verdict_overdue = Verdict overdue
mail-kind-task_due = Task due
mail-kind-top_up_confirmed = Top-up confirmed
mail-kind-ledger_alarm = Ledger alarm

mail-lot_used-subject = { $count ->
    [one] A test lot is used up: { $offer }
   *[other] { $count } test lots are used up
}
mail-lot_used-text = { $count ->
    [one] The test lot of this offer is used up. The offer is paused until you decide: go on, take another lot, or stop.
   *[other] The test lots of these offers are used up. The offers are paused until you decide: go on, take another lot, or stop.
}
mail-lot_used-line = { $offer }
mail-lot_used-step = { $count ->
    [one] See what came of it
   *[other] See your offers
}
mail-lot_used-note = The page shows how many leads came, what became of them, and how sure these shares are.
