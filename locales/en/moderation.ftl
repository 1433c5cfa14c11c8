# The staff's side of disputes, corrections of mistaken verdicts, and alarms.

nav-disputes = Disputes
nav-corrections = Corrections
nav-alarms = Alarms

# The queue
moderation-disputes = Disputes
moderation-disputes-note = Cases the two sides could not settle. When a deadline passes, the rule decides and the contractor is paid.
moderation-disputes-tabs = Disputes by whose turn it is
moderation-disputes-tab-staff = To decide
moderation-disputes-tab-buyer = Waiting for the buyer
moderation-disputes-tab-ended = Ended
moderation-disputes-none-staff = No case waits for a verdict
moderation-disputes-none-text-staff = A case comes here when the buyer has answered an appeal, or when a buyer over its return share rejects a lead. Staff are told by mail.
moderation-disputes-none-buyer = No buyer owes an answer
moderation-disputes-none-text-buyer = A case stands here after the contractor appeals, until the buyer answers. A buyer who stays silent loses it without a verdict.
moderation-disputes-none-ended = No dispute has ended yet
moderation-disputes-none-text-ended = Ended cases stay here with their outcome, the newest first.
moderation-case = Case
moderation-parties = From → to
moderation-came-about = How it came about
moderation-price = Price
moderation-opened = Opened
moderation-due = Time left
moderation-outcome = Outcome
moderation-contractor-got = { $share } to the contractor
moderation-opening-appeal = The contractor appealed
moderation-opening-return_share = The buyer is over its return share

# One case
moderation-dispute-one = Dispute: { $offer }
moderation-between = Lead from { $contractor }, bought by { $buyer }
moderation-to-verdict = To the verdict
moderation-to-queue = To all disputes
moderation-typed = What you wrote
moderation-stands = How it stands
moderation-waits-for = Waits for
moderation-turn-staff = a verdict by staff
moderation-turn-buyer = the buyer's answer
moderation-lead = Lead
moderation-lead-open = open its page
moderation-payout = Contractor's payout
moderation-fee = Exchange fee
moderation-ended = How it ended
moderation-sides = What both sides say
moderation-proposals = Proposals of a split
moderation-proposes-buyer = The buyer proposes { $share } for the contractor: { $earned } to the contractor, { $back } back to the buyer.
moderation-proposes-contractor = The contractor proposes { $share } for itself: { $earned } to the contractor, { $back } back to the buyer.
moderation-terms = Terms in force, version { $version }
moderation-terms-all = All terms
moderation-person = The lead
moderation-unmask = See the contact…
moderation-unmask-hint = The contact is shown on the lead's page. Come back to this one to decide.

# The verdict
moderation-verdict = Verdict
moderation-verdict-final = Final: the money moves at once
moderation-own-party = You belong to one of the two parties, so a colleague must decide this case.
moderation-too-late = The time for a verdict is over. The rule decides: the lead is paid within moments.
moderation-takes-turn = The buyer may still answer until { $when }. A verdict now takes that turn away. Decide early only when nothing the buyer could say would change it.
moderation-stakes = What each share means
moderation-share = Contractor's share
moderation-earned = To the contractor
moderation-charged = Buyer pays
moderation-back = Back to the buyer
moderation-share-legend = How much of the price the contractor gets
moderation-share-hint = 100 % says that the lead is good, 0 % that it is not. Anything between is a split.
moderation-share-other = Another share
moderation-share-number = Whole percent, 0 to 100
moderation-verdict-reason = Reason
moderation-verdict-text = Why
moderation-verdict-text-hint = Both sides read it. Say what convinced you and which term it rests on. Leave out the contact's data.
moderation-verdict-give = Give the verdict
moderation-similar = Decide these the same way
moderation-similar-hint = Open cases between the same two parties over the same reason. Each ticked one gets the same share, reason and text. Read it first.
moderation-similar-opened = opened { $when }
moderation-similar-turn = The buyer may still answer in this one.
moderation-similar-open = Read it
moderation-decided = Decided. Both sides are told, and the money has moved.
moderation-decided-many = { $count ->
    [one] { $count } case decided. Both sides are told, and the money has moved.
   *[other] { $count } cases decided alike. Both sides are told, and the money has moved.
}
moderation-decided-some = { $count ->
    [one] { $count } case decided.
   *[other] { $count } cases decided.
} { $left ->
    [one] { $left } ticked case was not: it has ended, its time is over, or it is not yours to decide.
   *[other] { $left } ticked cases were not: they have ended, their time is over, or they are not yours to decide.
}
fault-share-needed = Choose a share, or choose another and write it.
fault-share-said-twice = The share chosen and the share written differ. Leave one of them.

# Corrections
moderation-corrections = Corrections
moderation-corrections-note = A verdict is final. When it was mistaken, the exchange pays the loss out of its fees once a second person agrees.
moderation-corrections-tabs = Corrections by status
correction-status-asked = Waiting
correction-status-approved = Paid
correction-status-declined = Turned down
moderation-corrections-none-asked = No correction waits
moderation-corrections-none-approved = No correction was paid yet
moderation-corrections-none-declined = No correction was turned down yet
moderation-corrections-none-text = Corrections are asked for on the page of a dispute that staff decided or left undecided.
moderation-corrections-to-buyer = to the buyer
moderation-corrections-to-contractor = to the contractor
moderation-fees = Fees the exchange holds now: { $amounts }
moderation-fees-none = The exchange has earned no fees yet, so nothing can be paid.
moderation-corrections-of-none = Nothing about this case was corrected.
moderation-corrected-buyer = { $amount } to the buyer, { $name }
moderation-corrected-contractor = { $amount } to the contractor, { $name }
moderation-correction-by = { $who } asked { $when }
moderation-correction-decided = decided { $when }
moderation-correction-waits = Waits for a second person: see all corrections
moderation-correction-own = You asked for this one: a colleague must approve it.
moderation-correct = Ask for a correction…
moderation-correct-note = The verdict stays as it is. Whoever lost by it is paid out of the exchange's fees, once a colleague approves.
moderation-correct-to = Who is paid
moderation-correct-side-buyer = Buyer, { $name }: at most { $most }
moderation-correct-side-contractor = Contractor, { $name }: at most { $most }
moderation-correct-amount = Amount
moderation-correct-reason = What went wrong
moderation-correct-reason-hint = Both sides read it once it is paid.
moderation-correct-ask = Ask for it
moderation-correction-asked = Asked. Nothing moves until a colleague approves it.
moderation-approve = Approve…
moderation-approve-question = { $amount } goes from the fees to { $party } at once. Both sides of the lead read the reason.
moderation-approve-yes = Approve and pay
moderation-decline = Turn down…
moderation-decline-question = Nothing is paid. It can be asked for again.
moderation-decline-yes = Turn it down
moderation-take-back = Take back…
moderation-take-back-question = Your request ends and nothing is paid. It can be asked for again.
moderation-take-back-yes = Take it back
moderation-correction-approved = Approved and paid. Both sides read the reason.
moderation-correction-declined = Ended: nothing is paid.

# Alarms
moderation-alarms = Alarms
moderation-alarms-note = What somebody must look at. Each stays open until somebody writes what was done.
moderation-alarms-tabs = Alarms, open and handled
moderation-alarms-open = Open
moderation-alarms-handled = Handled
moderation-alarms-none = No alarm is open
moderation-alarms-none-text = An alarm rings when a buyer rejects ten leads or more within a day and that is more than half of what it decided, when a verdict is late, and when the books do not add up.
moderation-alarms-none-handled = No alarm was handled yet
moderation-alarms-none-handled-text = Once somebody writes what was done about an alarm, it stays here.
alarm-kind-bulk_rejection = Many rejections within a day
alarm-kind-verdict_overdue = A verdict came too late
alarm-kind-ledger = The books do not add up
moderation-alarm-bulk_rejection = { $party } rejected { $rejected } of { $decided ->
    [one] { $decided } lead
   *[other] { $decided } leads
} it decided within a day.
moderation-alarm-guarantee = { $party } rejected { $rejected ->
    [one] { $rejected } lead
   *[other] { $rejected } leads
} within a day, some of them after accepting them.
moderation-alarm-verdict_overdue = Nobody decided this dispute in time. By the rule the contractor was paid.
moderation-alarm-ledger = The check “{ $rule }” failed: { $what }
moderation-alarm-advice-bulk_rejection = Read the rejections and their reasons. Speak with the buyer, or suspend it.
moderation-alarm-advice-verdict_overdue = Read the case. If the buyer was right, ask for a correction there.
moderation-alarm-advice-ledger = Tell whoever runs the server at once. They check the books with the program's ledger check.
moderation-alarm-rejected = its rejected leads
moderation-alarm-party = the buyer
moderation-alarm-dispute = the dispute
moderation-alarm-lead = the lead
moderation-alarm-handle = Say what was done…
moderation-alarm-note = What was done
moderation-alarm-note-hint = Kept in the audit trail under your name. Colleagues read it.
moderation-alarm-close = Close the alarm
moderation-alarm-done = The alarm is closed.
moderation-alarm-handled-by = { $who }, { $when }

# On a lead's page, in statements and in the audit trail
moderation-lead-dispute = Dispute
moderation-lead-dispute-open = open the case
moderation-lead-charged = Paid in the end
moderation-lead-charged-split = { $charged }: { $earned } to the contractor, { $fee } fee; { $back } went back to the buyer
transfer-code-compensation = A mistaken verdict made good
act-verdict_given = decided a dispute
act-correction_asked = asked for a correction
act-correction_approved = approved a correction
act-correction_declined = turned a correction down
act-alarm_handled = closed an alarm
act-detail-contractor_percent = { $value } to the contractor
act-detail-side = for: { $value }
act-detail-note = note: { $value }
moderation-verdict-ready = To the verdict…
moderation-verdict-question = The money moves at once and nothing takes it back; this counts for the similar cases ticked above too.
