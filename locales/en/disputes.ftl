# The words of disputes as people read them: the end of each key is the stored word.
verdict-reason-lead_meets_terms = The lead meets the terms
verdict-reason-lead_breaks_terms = The lead does not meet the terms
verdict-reason-shared_fault = Both sides are at fault
verdict-reason-no_evidence = There is not enough evidence
dispute-outcome-conceded = The buyer gave in
dispute-outcome-withdrawn = The contractor gave in
dispute-outcome-agreed = Both sides agreed on a split
dispute-outcome-verdict = Staff decided
dispute-outcome-unanswered = The buyer did not answer in time
dispute-outcome-undecided = Staff did not decide in time

# The pages of a rejection and everything that may follow it.

# Both sides
dispute-side-buyer = Buyer: { $name }
dispute-side-contractor = Contractor: { $name }
dispute-you = you
dispute-said-nothing = Nothing said yet.
dispute-rejected-for = Rejected: { $reason }
dispute-files = Evidence
dispute-records = Checked against the exchange's records

# What the records say of a rejection's reason
proof-proved = proved
proof-refuted = refuted
proof-undecided = cannot be known
finding-earlier-lead = Proved by the records of this offer: the person came to it before, on { $date }, inside the window of { $days ->
    [one] { $days } day
   *[other] { $days } days
} its terms name.
finding-earlier-elsewhere = The records cannot decide it: the person came before, on { $date }, but to another offer of this buyer. The terms say nothing of other offers.
finding-no-earlier-lead = Refuted by the records of this offer: nobody with this number or address came to it in the { $days ->
    [one] { $days } day
   *[other] { $days } days
} before.
finding-number-outside = Proved by the number: it belongs to { $region }, and the terms do not name that region.
finding-number-inside = Refuted by the number: it belongs to { $region }, and the terms name that region.
finding-any-region = Refuted by the terms: they ask for no region, so nowhere is outside.
finding-region-untold = The number cannot decide it: it belongs to { $region }, and the terms ask for a part of it. A number does not tell which part.
finding-number-impossible = Proved by the number: the numbering plan of its country has no such number.
finding-number-possible = The number cannot decide it: it fits the numbering plan of { $region }. Only a call tells whether somebody answers.
finding-no-number = The records cannot decide it: the lead has no phone number to look at.

# Where a rejection stands, to each side
dispute-title-rejected = Rejection
dispute-title-open = Dispute
dispute-title-ended = How it ended
dispute-stand-late = The time is over. The clock decides within moments: reload the page.
dispute-stand-rejected-buyer = You rejected this lead. The contractor may contest that or agree until { $when }. Without an answer { $price } comes back to you.
dispute-stand-rejected-contractor = The buyer rejected this lead. Contest that or agree by { $when }. Without an answer you get nothing for it: { $price } returns to the buyer.
dispute-stand-answer-buyer = The contractor contests your rejection. Answer by { $when }, or you pay { $price } and the contractor is paid.
dispute-stand-answer-contractor = You contested the rejection. The buyer must answer by { $when }, or you are paid { $payout }.
dispute-stand-decide-buyer = You answered the appeal. Staff of the exchange decide by { $when }. If they do not, you pay { $price } and the contractor is paid.
dispute-stand-decide-contractor = The buyer answered your appeal. Staff of the exchange decide by { $when }. If they do not, you are paid { $payout }.
dispute-stand-referred-buyer = Staff of the exchange look at this rejection first, because more of this offer's leads were sent back than the { $cap } its terms allow. They decide by { $when }. If they do not, you pay { $price } and the contractor is paid.
dispute-stand-referred-contractor = The buyer rejected this lead, and staff of the exchange look at it first: the buyer has sent back more of this offer's leads than the { $cap } its terms allow. They decide by { $when }. If they do not, you are paid { $payout }. Until then you may say why the lead is good.
dispute-turn-answer-buyer = Your answer is due
dispute-turn-answer-contractor = The buyer must answer
dispute-turn-decide = Staff decide
dispute-turn-offered = { $share } for the contractor is proposed to you

# What the sides do
dispute-contest = Contest the rejection
dispute-contest-text = Why the lead keeps to the terms
dispute-contest-hint = Say what the terms ask for, and what shows that the lead has it. Then the buyer has { $time } to answer, or you are paid.
dispute-contest-yes = Contest it
dispute-answer = Answer the appeal
dispute-answer-text = Your answer
dispute-answer-hint = Answer what the contractor says, and add what shows it. After your answer staff decide.
dispute-answer-yes = Send the answer
dispute-say = Say more…
dispute-say-text = What you add
dispute-say-hint = { $left ->
    [one] Both sides and staff read it; it changes no deadline. You have { $left } more statement.
   *[other] Both sides and staff read it; it changes no deadline. You have { $left } more statements.
}
dispute-say-yes = Add it
dispute-say-spent = You have made all { $max } statements a side may make.
dispute-concede = Give in…
dispute-concede-question = The contractor is paid at once, and you pay { $price }. This cannot be undone.
dispute-concede-yes = Give in and pay
dispute-withdraw = Withdraw the appeal…
dispute-withdraw-question = { $price } returns to the buyer at once, and you get nothing for this lead. This cannot be undone.
dispute-withdraw-yes = Withdraw the appeal

# A split
dispute-split = A split
dispute-split-text = Instead of waiting, both sides may agree on a share of the price. A proposal binds nobody until the other side accepts it.
dispute-proposal-own = You propose { $percent } % for the contractor.
dispute-proposal-buyer = The buyer proposes { $percent } % of the price for you.
dispute-proposal-contractor = The contractor asks for { $percent } % of the price.
dispute-share-buyer = You would pay { $charged }, and { $back } would come back to you.
dispute-share-contractor = You would get { $earned }; the exchange's fee would be { $fee }.
dispute-whole-price-buyer = A whole number from 1 to 99. The whole price is { $price }; the rest comes back to you.
dispute-whole-price-contractor = A whole number from 1 to 99. The whole price brings you { $payout }.
dispute-propose = Propose a split…
dispute-propose-other = Propose another…
dispute-propose-percent = Share of the price for the contractor
dispute-propose-yes = Propose
dispute-take-back = Take the proposal back
dispute-accept = Accept { $percent } %
dispute-accept-question-buyer = With { $percent } % for the contractor you pay { $charged }, and { $back } comes back to you at once. The dispute ends. This cannot be undone.
dispute-accept-question-contractor = With { $percent } % of the price you get { $earned } at once; the exchange's fee is { $fee }. The dispute ends. This cannot be undone.

# How it ended
dispute-end-agreed-to-buyer = The contractor agreed with your rejection.
dispute-end-agreed-to-contractor = You agreed with the rejection.
dispute-end-uncontested-buyer = The contractor did not contest your rejection in time.
dispute-end-uncontested-contractor = You did not contest the rejection in time.
dispute-end-conceded-buyer = You gave in to the appeal.
dispute-end-conceded-contractor = The buyer gave in to your appeal.
dispute-end-withdrawn-buyer = The contractor withdrew the appeal.
dispute-end-withdrawn-contractor = You withdrew the appeal.
dispute-end-split = Both sides agreed on { $percent } % of the price for the contractor.
dispute-end-verdict-all = Staff decided for the contractor.
dispute-end-verdict-none = Staff decided for the buyer.
dispute-end-verdict-part = Staff decided on { $percent } % of the price for the contractor.
dispute-end-unanswered-buyer = You did not answer the appeal in time, so the contractor was paid.
dispute-end-unanswered-contractor = The buyer did not answer your appeal in time, so you were paid.
dispute-end-undecided-buyer = Staff did not decide in time, so the contractor was paid.
dispute-end-undecided-contractor = Staff did not decide in time, so you were paid.
dispute-money-all-buyer = You paid { $price }.
dispute-money-part-buyer = You paid { $charged }, and { $back } came back to your wallet.
dispute-money-nothing-buyer = { $price } came back to your wallet.
dispute-money-all-contractor = { $earned } was paid into your wallet; the exchange's fee was { $fee }.
dispute-money-part-contractor = { $earned } was paid into your wallet; the exchange's fee was { $fee }.
dispute-money-nothing-contractor = You got nothing for this lead: { $price } returned to the buyer.
leads-money-split = { $price } is paid: { $payout } to the contractor and { $fee } to the exchange; { $back } came back
dispute-verdict-reason = Reason: { $reason }
dispute-corrected-own = This decision was mistaken, and the exchange paid you { $amount } to make it good.
dispute-corrected-buyer = This decision was mistaken, and the exchange paid the buyer { $amount } to make it good.
dispute-corrected-contractor = This decision was mistaken, and the exchange paid the contractor { $amount } to make it good.

# What the last act did
dispute-flash-appealed = Contested. Now the buyer must answer, or you are paid.
dispute-flash-answered = Answered. Now staff decide.
dispute-flash-stated = Added. Both sides and staff read it.
dispute-flash-proposed = Proposed. The other side may accept it while the dispute is open.
dispute-flash-unproposed = The proposal is taken back.
dispute-flash-agreed = Agreed. The money is divided, and the dispute is over.
dispute-flash-conceded = You gave in, and the contractor is paid.
dispute-flash-withdrawn = You withdrew the appeal; the money is back with the buyer.
leads-flash-referred = Rejected. Staff look at it first, because this offer is over the return share of its terms; the money stays held until they decide.
leads-flash-many-referred = { $left ->
    [0] { $count } rejected. { $referred } of them go to staff first, because the offer is over the return share of its terms.
   *[other] { $count } rejected; { $left } could not be for this reason, and stay as they are. { $referred } of the rejected go to staff first, because the offer is over the return share of its terms.
}

# Before a rejection
leads-return-share = Rejected in { $days } days and not won back: { $returned } of this offer's { $decided } decided leads. Its terms allow up to { $cap }.
leads-return-share-few = It counts from { $enough } decided leads on.
leads-return-share-over = With this rejection it is more, so staff look at it first, unless the exchange's records prove the reason.
leads-read-on = Read the case

# The contractor's desk
desk-wait-rejected = { $count ->
    [one] { $count } rejected lead waits for your answer. Contest it or agree; it returns to the buyer { $when }.
   *[other] { $count } rejected leads wait for your answer. Contest them or agree; the first returns to the buyer { $when }.
}
desk-wait-disputed = { $count ->
    [one] { $count } lead is in dispute; its clock ends { $when }.
   *[other] { $count } leads are in dispute; the first clock ends { $when }.
}
desk-wait-rejected-act = Rejected leads
desk-wait-disputed-act = Disputes

# History
leads-event-referred = Rejected: { $reason }. Staff look at it first
leads-event-answered = Answered the appeal
leads-event-stated = Said more
leads-event-proposed = Proposed a split: { $percent } % for the contractor
leads-event-unproposed = Took the proposal back
leads-event-settled-agreed = Paid in part: both agreed on { $percent } % for the contractor
leads-event-settled-part = Paid in part by verdict: { $percent } % for the contractor
leads-event-settled-unanswered = Paid by the clock: the buyer did not answer the appeal in time
leads-event-settled-undecided = Paid by the clock: staff did not decide in time
leads-event-corrected = { $side ->
    [buyer] A mistaken decision made good: { $amount } to the buyer
   *[other] A mistaken decision made good: { $amount } to the contractor
}
leads-event-files = { $count ->
    [one] { $count } file
   *[other] { $count } files
}
leads-event-verdict = reason: { $reason }

# Over the buyer's inbox
leads-appeals-wait = { $count ->
    [one] An appeal waits for your answer until { $when }. Without one the contractor is paid.
   *[other] { $count } appeals wait for your answer, the first until { $when }. Without one the contractor is paid.
}
leads-appeals-wait-act = Answer
