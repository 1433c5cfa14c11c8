# Letters about disputes, and to staff about what they must decide. The keys are as in mail.ftl.
mail-rejection_referred-subject = { $count ->
    [1] Rejected and sent to staff: { $offer }
    [one] { $count } rejection was sent to staff
   *[other] { $count } rejections were sent to staff
}
mail-rejection_referred-text = { $count ->
    [1] The buyer rejected the lead, but sends back more of this offer's leads than its terms allow. So the rejection went to staff, who decide in such cases.
    [one] These leads were rejected, but more leads of these offers are sent back than their terms allow. So the rejections went to staff, who decide in such cases.
   *[other] These leads were rejected, but more leads of these offers are sent back than their terms allow. So the rejections went to staff, who decide in such cases.
}
mail-rejection_referred-line = { $offer }, { $amount }. Reason: { $reason }. Staff decide by { $when }: say your side before that.
mail-rejection_referred-over = { $offer }, { $amount }. Status now: { $status }.
mail-rejection_referred-step = { $count ->
    [1] Open the lead
    [one] Open the disputes
   *[other] Open the disputes
}
mail-rejection_referred-note = If staff do not decide in time, the lead is paid to you.

mail-lead_appealed-subject = { $count ->
    [1] Appealed: { $offer }
    [one] { $count } of your rejections is appealed
   *[other] { $count } of your rejections are appealed
}
mail-lead_appealed-text = { $count ->
    [1] The contractor does not agree with your rejection and appealed.
    [one] Your rejections were contested.
   *[other] Your rejections were contested.
}
mail-lead_appealed-line = { $offer }, { $amount }. Answer by { $when }, or the contractor is paid.
mail-lead_appealed-answered = { $offer }, { $amount }. Already answered; staff decide by { $when }.
mail-lead_appealed-over = { $offer }, { $amount }. Status now: { $status }.
mail-lead_appealed-step = { $count ->
    [1] Open the lead
    [one] Open the disputes
   *[other] Open the disputes
}
mail-lead_appealed-note = An appeal that nobody answers by its deadline is won by the contractor. Once you answer, staff decide.

mail-dispute_answered-subject = { $count ->
    [1] The buyer answered: { $offer }
    [one] { $count } of your appeals is answered
   *[other] { $count } of your appeals are answered
}
mail-dispute_answered-text = { $count ->
    [1] The buyer answered your appeal.
    [one] Your appeals were answered.
   *[other] Your appeals were answered.
}
mail-dispute_answered-line = { $offer }, { $amount }. Staff decide by { $when }. Until then you may add a statement or agree on a split.
mail-dispute_answered-over = { $offer }, { $amount }. Status now: { $status }.
mail-dispute_answered-step = { $count ->
    [1] Read the answer
    [one] Open the disputes
   *[other] Open the disputes
}
mail-dispute_answered-note = If staff do not decide in time, the lead is paid to you.

mail-statement_added-subject = { $count ->
    [1] New statement: { $offer }
    [one] { $count } dispute has a new statement
   *[other] { $count } disputes have new statements
}
mail-statement_added-text = { $count ->
    [1] The other side said more in the dispute. Read it on the page of the lead.
    [one] The other side said more in these disputes. Read it on the pages of the leads.
   *[other] The other side said more in these disputes. Read it on the pages of the leads.
}
mail-statement_added-line = { $offer }, { $amount }. Staff decide by { $when }.
mail-statement_added-answer = { $offer }, { $amount }. Answer by { $when }, or the contractor is paid.
mail-statement_added-over = { $offer }, { $amount }. Status now: { $status }.
mail-statement_added-step = { $count ->
    [1] Read the statement
    [one] Open the disputes
   *[other] Open the disputes
}

mail-split_proposed-subject = { $count ->
    [1] A split is proposed: { $offer }
    [one] { $count } split is proposed
   *[other] { $count } splits are proposed
}
mail-split_proposed-text = { $count ->
    [1] The other side proposed to split the price of the lead.
    [one] The other side proposed to split the prices of these leads.
   *[other] The other side proposed to split the prices of these leads.
}
mail-split_proposed-contractor = { $offer }: { $percent } % for you, which is { $part } after the fee, instead of { $amount }. You may accept it until { $when }.
mail-split_proposed-buyer = { $offer }: { $percent } % for the contractor. You pay { $part } instead of { $amount }. You may accept it until { $when }.
mail-split_proposed-answer = { $offer }: { $percent } % for the contractor. You pay { $part } instead of { $amount }. Accept it or answer the appeal by { $when }, or the contractor is paid in full.
mail-split_proposed-gone = { $offer }, { $amount }. The proposal was taken back.
mail-split_proposed-over = { $offer }, { $amount }. Status now: { $status }.
mail-split_proposed-step = { $count ->
    [1] Open the lead
    [one] Open the disputes
   *[other] Open the disputes
}
mail-split_proposed-note = A proposal binds nobody until the other side accepts it. An accepted split is final.

mail-dispute_ended-subject = { $count ->
    [1] The dispute is over: { $offer }
    [one] { $count } dispute is over
   *[other] { $count } disputes are over
}
mail-dispute_ended-text = { $count ->
    [1] The dispute is over, and the result is final. All that was said is on the page of the lead.
    [one] These disputes are over, and the results are final. All that was said is on the pages of the leads.
   *[other] These disputes are over, and the results are final. All that was said is on the pages of the leads.
}
mail-dispute_ended-contractor-conceded = { $offer }: the buyer gave in. You are paid { $earned }.
mail-dispute_ended-contractor-withdrawn = { $offer }: you gave in. The money went back to the buyer.
mail-dispute_ended-contractor-agreed = { $offer }: both sides agreed on a split, { $percent } % for you. You are paid { $earned }.
mail-dispute_ended-contractor-unanswered = { $offer }: the buyer did not answer in time. You are paid { $earned }.
mail-dispute_ended-contractor-undecided = { $offer }: staff did not decide in time. By the rules you are paid { $earned }.
mail-dispute_ended-contractor-won = { $offer }: staff decided for you. Reason: { $reason }. You are paid { $earned }.
mail-dispute_ended-contractor-split = { $offer }: staff decided on a split, { $percent } % for you. Reason: { $reason }. You are paid { $earned }.
mail-dispute_ended-contractor-lost = { $offer }: staff decided for the buyer. Reason: { $reason }. The money went back to the buyer.
mail-dispute_ended-buyer-conceded = { $offer }: you gave in. You pay { $charged }.
mail-dispute_ended-buyer-withdrawn = { $offer }: the contractor gave in. You get { $back } back.
mail-dispute_ended-buyer-agreed = { $offer }: both sides agreed on a split, { $percent } % for the contractor. You pay { $charged } and get { $back } back.
mail-dispute_ended-buyer-unanswered = { $offer }: you did not answer in time. You pay { $charged }.
mail-dispute_ended-buyer-undecided = { $offer }: staff did not decide in time. By the rules you pay { $charged }.
mail-dispute_ended-buyer-lost = { $offer }: staff decided for the contractor. Reason: { $reason }. You pay { $charged }.
mail-dispute_ended-buyer-split = { $offer }: staff decided on a split, { $percent } % for the contractor. Reason: { $reason }. You pay { $charged } and get { $back } back.
mail-dispute_ended-buyer-won = { $offer }: staff decided for you. Reason: { $reason }. You get { $back } back.
mail-dispute_ended-step = { $count ->
    [1] Open the lead
    [one] Open your leads
   *[other] Open your leads
}

mail-verdict_due-subject = { $count ->
    [1] To be decided: { $offer }
    [one] { $count } dispute to decide
   *[other] { $count } disputes to decide
}
mail-verdict_due-text = { $count ->
    [1] One more dispute waits for a verdict.
    [one] More disputes wait for a verdict.
   *[other] More disputes wait for a verdict.
}
mail-verdict_due-line = { $offer }, { $amount }. The buyer's reason: { $reason }. Decide by { $when }.
mail-verdict_due-step = Open the disputes
mail-verdict_due-note = A dispute that nobody decides by its deadline is won by the contractor, and rings an alarm.

mail-verdict_overdue-subject = { $count ->
    [1] No verdict in time: { $offer }
    [one] { $count } dispute got no verdict in time
   *[other] { $count } disputes got no verdict in time
}
mail-verdict_overdue-text = { $count ->
    [1] Nobody decided the dispute by its deadline. By the rules the contractor was paid.
    [one] Nobody decided these disputes by their deadlines. By the rules the leads were paid.
   *[other] Nobody decided these disputes by their deadlines. By the rules the leads were paid.
}
mail-verdict_overdue-line = { $offer }: { $amount } paid to the contractor.
mail-verdict_overdue-step = Open the alarms
mail-verdict_overdue-note = What was paid stays paid. If the buyer was right, ask for a correction: it is paid out of the fees of the exchange.

mail-bulk_rejection-subject = { $count ->
    [1] Many rejections: { $party }
    [one] { $count } buyer rejects unusually many leads
   *[other] { $count } buyers reject unusually many leads
}
mail-bulk_rejection-text = { $count ->
    [1] A buyer rejects unusually many leads.
    [one] Buyers reject unusually many leads.
   *[other] Buyers reject unusually many leads.
}
mail-bulk_rejection-line = { $decided ->
    [one] { $party } rejected { $rejected } of { $decided } lead it decided within a day.
   *[other] { $party } rejected { $rejected } of the { $decided } leads it decided within a day.
}
mail-bulk_rejection-guarantee = { $rejected ->
    [one] { $party } rejected { $rejected } lead within a day, and had accepted it before.
   *[other] { $party } rejected { $rejected } leads within a day, and had accepted some of them before.
}
mail-bulk_rejection-step = Open the alarms
mail-bulk_rejection-note = The rejections keep their course, and contractors may appeal. Check whether the reasons hold, and write into the alarm what was done.

mail-correction_asked-subject = { $count ->
    [1] A correction to approve: { $party }, { $amount }
    [one] { $count } correction to approve
   *[other] { $count } corrections to approve
}
mail-correction_asked-text = { $count ->
    [1] A member of staff asks to pay a party for a dispute that was decided wrongly. Nothing is paid until a second member of staff approves.
    [one] Members of staff ask to pay parties for disputes that were decided wrongly. Nothing is paid until a second member of staff approves.
   *[other] Members of staff ask to pay parties for disputes that were decided wrongly. Nothing is paid until a second member of staff approves.
}
mail-correction_asked-line = { $party }: { $amount }, offer “{ $offer }”
mail-correction_asked-step = Open the corrections

mail-correction_paid-subject = { $count ->
    [1] { $amount } came into your wallet
    [one] { $count } payment came into your wallet
   *[other] { $count } payments came into your wallet
}
mail-correction_paid-text = { $count ->
    [1] The exchange found that a dispute of yours was decided wrongly. The result stands, but the exchange pays you for the mistake. The history of the lead says why.
    [one] The exchange found that disputes of yours were decided wrongly. The results stand, but the exchange pays you for the mistakes. The history of each lead says why.
   *[other] The exchange found that disputes of yours were decided wrongly. The results stand, but the exchange pays you for the mistakes. The history of each lead says why.
}
mail-correction_paid-line = { $offer }: { $amount } from the exchange.
mail-correction_paid-step = Open the wallet
