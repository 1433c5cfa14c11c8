# Leads: the inbox, a lead's page, tasks, and what the exchange says about a lead.

# Why the exchange refused a lead: the rule's word ends the key.
refusal-engagement_not_active = Your engagement on this offer is not active.
refusal-contractor_suspended = Your party is suspended, so new leads are not taken.
refusal-offer_not_open = The offer takes no leads now: it is paused or closed.
refusal-outside_hours = The offer takes leads in its working hours only.
refusal-source_not_allowed = The offer does not allow this source.
refusal-invalid_phone = This phone number cannot exist.
refusal-invalid_email = This e-mail address cannot exist.
refusal-out_of_area = The person is outside the area of the offer.
refusal-duplicate = This person came to the offer before, within the window its terms name.
refusal-daily_cap = The offer has all the leads it takes in a day.
refusal-total_cap = The offer has all the leads it takes.
refusal-budget = The offer's budget is used up.
refusal-insufficient_funds = The buyer's wallet does not cover the price now.
refusal-quarantine = The lead looked suspicious and was not let through.

# Why an act was refused.
problem-illegal_move = { $status ->
    [refused] The exchange refused this lead, so nothing more can be done with it.
    [quarantined] The lead is held for a check. Wait until it is let through.
    [delivered] The lead waits for the buyer's decision. Until then this cannot be done.
    [accepted] The lead is already accepted.
    [rejected] The lead is already rejected.
    [disputed] The lead is in dispute. That must end first; the lead's page says whose turn it is.
    [settled] The lead is paid, and that is final.
    [returned] The money for this lead went back, and that is final.
   *[other] This cannot be done with the lead as it is: { $status }.
}
problem-deadline_passed = The time for this decision is over. The clock has decided, or is about to: reload the lead.
problem-contact_closed = The money for this lead went back to you, and with it the contact was closed. There is nothing left to do.
problem-outcome_unknown = The database did not answer in time: what you asked for may be done or not. Look first. A program repeats it with the same Idempotency-Key, a lead also with its external_id: it counts once.
fault-not-a-moment = Write a date and a time, for example 2026-11-22 15:00.
fault-reason-not-in-guarantee = This reason had to be given while deciding. Inside the guarantee only what comes to light later counts: choose such a reason.
fault-reason-only-in-guarantee = This reason counts only inside the guarantee, after the lead was accepted. Choose another.

# The inbox
leads-inbox = Inbox
leads-waiting = { $count ->
    [0] Nothing waits for your decision
    [one] { $count } lead waits for your decision
   *[other] { $count } leads wait for your decision
}
leads-due-today = { $count ->
    [one] { $count } is due today
   *[other] { $count } are due today
}
leads-figure-today = New today
leads-figure-week-more = { $count } more than a week ago at this hour
leads-figure-week-less = { $count } fewer than a week ago at this hour
leads-figure-week-same = as many as a week ago at this hour
leads-figure-median = Median time to decide
leads-figure-median-none = no decisions yet
leads-figure-topic = others in the topic: { $time }
leads-figure-window = in 30 days
leads-figure-capped = over your newest leads
leads-figure-accepted = Accepted
leads-figure-clock = Left to the clock
leads-figure-cost = Cost per customer won
leads-figure-won = { $count ->
    [0] nobody won yet; mark a lead as won
    [one] { $count } won in 30 days
   *[other] { $count } won in 30 days
}
leads-side-note = Decisions left to the clock: { $share }
leads-chart-title = Leads by day, two weeks
leads-chart-summary = { $received } received, { $accepted } of them accepted.
leads-chart-received = Received
leads-chart-accepted = Accepted
leads-chart-show = Leads by day
leads-tabs = Leads by status
leads-tab-decide = To decide
leads-tab-all = All
leads-filters = Filters and order
leads-filter-any = Any
leads-filter-offer = Offer
leads-filter-contractor = Contractor
leads-filter-stage = Stage
leads-filter-source = Source
leads-filter-band = Score
leads-filter-sort = Order
leads-filter-search = Phone, e-mail or lead id, whole
leads-filter-apply = Show
leads-filter-clear = Clear the filters
leads-sort-newest = Newest first
leads-sort-oldest = Oldest first
leads-sort-urgent = Most urgent first
leads-sort-score = Best score first
leads-band-hot = Hot
leads-band-warm = Warm
leads-band-cold = Cold
leads-list = Leads
leads-list-keys = j and k move, a accepts, r rejects
leads-mark = Mark { $name }
leads-from = from { $source }
leads-no-name = No name given
leads-closed-name = Contact closed
leads-then-accepted = then it is accepted
leads-then-accepted-paid = then it is accepted and paid
leads-then-settled = then it is paid
leads-then-returned = then the money goes back
leads-then-refused = then it is refused
leads-bulk-accept = Accept the marked
leads-bulk-reject = Reject the marked…
leads-bulk-reject-question = Each lead is judged alone: one whose terms do not allow the reason, or whose time is over, stays as it is.
leads-back = Back to the list
leads-open = Open the lead

# Nothing to show
leads-empty-offers-title = Post an offer to receive leads
leads-empty-offers-text = Say what you look for, the price and the rules. Staff look it over, then contractors take it.
leads-empty-offers-act = Write an offer
leads-empty-money-title = Your wallet is empty
leads-empty-money-text = Each lead reserves its price before you see the contact. Without money leads are refused, so top up first.
leads-empty-money-act = Top up
leads-empty-new-title = No leads yet
leads-empty-new-text = Your offers are out. The first lead will be here, and by mail, the moment a contractor sends it.
leads-empty-decide-title = Everything is decided
leads-empty-decide-text = No lead waits for you. New ones come here as they arrive; meanwhile the tasks hold your next calls.
leads-empty-decide-act = To the tasks
leads-empty-status-title = No lead stands here
leads-empty-status-text = Leads move on by your decisions and by the clock. Look at all of them to find one.
leads-empty-status-act = All leads
leads-empty-search-title = No lead fits
leads-empty-search-text = Contacts are sealed, so a phone or an address must be whole. Check how it is written, or clear the filters.

# A lead
leads-lead = Lead
leads-contact = Contact
leads-phone = Phone
leads-email = E-mail
leads-place = Place
leads-answers = Answers
leads-yes = yes
leads-no = no
leads-consent = Consent
leads-consent-given = given { $when }, wording { $version }
leads-consent-ip = from { $ip }
leads-consent-none = no proof was sent
leads-source = Source
leads-received = Received
leads-offer = Offer
leads-terms = terms { $version }
leads-score = Score
leads-contractor = Contractor
leads-money = Money
leads-money-held = { $price } is held: { $payout } for the contractor and { $fee } for the exchange
leads-money-paid = { $price } is paid: { $payout } to the contractor and { $fee } to the exchange
leads-money-returned = { $price } went back to your wallet
leads-money-none = no money is held
leads-contact-closed = The money for this lead went back to you, and with it the contact was closed.
leads-decision = Your decision
leads-decide-until = Decide by { $when }.
leads-silence-accepted = Without a decision it is accepted, and a guarantee period begins.
leads-silence-paid = Without a decision it is accepted and paid.
leads-guarantee-until = Accepted. Until { $when } you may still reject it for what comes to light only later; then it is paid.
leads-settled-on = Paid { $when }. That is final.
leads-returned-on = The money went back { $when }. That is final.
leads-accept = Accept
leads-accept-hint-paid = The contractor is paid at once.
leads-accept-hint-guarantee = { $hours ->
    [one] For { $hours } hour you may still reject it for narrower reasons.
   *[other] For { $hours } hours you may still reject it for narrower reasons.
}
leads-reject = Reject…
leads-reject-yes = Reject the lead
leads-reject-reason = Why
leads-reject-comment = What was wrong
leads-reject-comment-hint = The contractor reads it. Needed for another reason; useful always: an appeal is decided by what is written here.
leads-reject-outside = Not a reason: no answer yet, changed mind, bought elsewhere, deal lost. Those are stages.
leads-reason-hint-invalid_contact = The number or address does not exist, or belongs to somebody else.
leads-reason-hint-duplicate = You had this person in your own records before the lead came.
leads-reason-hint-out_of_area = The person is outside the area the offer names.
leads-reason-hint-wrong_topic = The person wants something else than the offer is about.
leads-reason-hint-never_requested = The person says they never asked for this.
leads-reason-hint-not_target_person = A job seeker, a partner, a supplier, a competitor's test.
leads-reason-hint-language = The person speaks none of the languages the offer names.
leads-reason-hint-spam = Nonsense, an advertisement, a machine.
leads-reason-hint-consent_missing = The person did not agree to be contacted, and no proof says otherwise.
leads-reason-hint-order_cancelled = The order was cancelled inside the guarantee.
leads-reason-hint-other = Something the terms forbid and the list lacks. Say what.
leads-history = History
leads-history-shared = You and the contractor read the same.

# History: what a lead became, or what was done to it.
leads-event-delivered = Delivered, money held
leads-event-released = Let through after a check, money held
leads-event-quarantined = Held for a check
leads-event-refused = Refused by a rule
leads-event-accepted = Accepted
leads-event-accepted-clock = Accepted by the clock: nobody decided in time
leads-event-rejected = Rejected: { $reason }
leads-event-disputed = Appealed
leads-event-settled = Paid
leads-event-settled-conceded = Paid: the buyer gave in to the appeal
leads-event-settled-verdict = Paid by verdict
leads-event-returned = Money returned
leads-event-returned-conceded = Money returned: the contractor agreed
leads-event-returned-clock = Money returned: no appeal came in time
leads-event-returned-withdrawn = Money returned: the appeal was taken back
leads-event-returned-verdict = Money returned by verdict
leads-event-stage = Stage: { $stage }
leads-event-unmasked = Staff looked at the contact
leads-event-terms = under terms { $version }
leads-event-until = next step by { $when }
leads-side-buyer = buyer
leads-side-contractor = contractor
leads-side-staff = exchange staff
leads-side-clock = clock
leads-side-exchange = exchange

# The buyer's own work
leads-work = Follow-up
leads-work-own = Only your party sees attempts, notes and tasks. The contractor sees the stage.
leads-stage = Stage
leads-stage-save = Set
leads-attempts = Attempts
leads-attempts-none = Nobody has called yet.
leads-attempt-log = Log an attempt
leads-attempt-outcome = What came of it
leads-attempt-note = Remark
leads-attempt-next = Next step at
leads-attempt-next-hint = We remind you by mail. Leave it empty for no reminder.
leads-attempt-next-text = What to do then
leads-attempt-save = Log it
leads-notes = Notes
leads-notes-none = No notes yet.
leads-note-text = New note
leads-note-save = Add
leads-tasks = Tasks
leads-tasks-note = { $count ->
    [0] Nothing is planned
    [one] { $count } open task
   *[other] { $count } open tasks
}
leads-tasks-overdue = Overdue
leads-tasks-today = Today
leads-tasks-later = Later
leads-task-call = Call
leads-task-done = Done
leads-task-move = Put off…
leads-task-when = When
leads-task-move-yes = Put off
leads-tasks-empty-title = No tasks
leads-tasks-empty-text = When you log an attempt, say when to try again: it comes here, and we remind you by mail.
leads-tasks-empty-act = To the inbox

# What the last act did
leads-flash-accepted = Accepted. The guarantee period runs; then the contractor is paid.
leads-flash-paid = Accepted, and the contractor is paid.
leads-flash-rejected = Rejected. The contractor reads your reason and may appeal; the money stays held until then.
leads-flash-many-accepted = { $count ->
    [one] { $count } lead accepted.
   *[other] { $count } leads accepted.
}
leads-flash-many-rejected = { $count ->
    [one] { $count } lead rejected.
   *[other] { $count } leads rejected.
}
leads-flash-some-accepted = { $count } accepted; { $left } could not be, and stay as they are.
leads-flash-some-rejected = { $count } rejected; { $left } could not be for this reason, and stay as they are.
leads-flash-bulk-refused = Nothing was rejected. { $why }
leads-flash-none-marked = Mark the leads first, then choose what to do with them.
leads-flash-stage = The stage is set.
leads-flash-attempt = The attempt is logged.
leads-flash-note = The note is kept.
leads-flash-task-done = Done.
leads-flash-task-moved = Put off.
