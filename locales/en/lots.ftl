# Test lots.

whisker-range = most likely between { $low } % and { $high } %
lot-title = Test lot
lot-lead = The small first part of an offer, after which you decide on what came.
lot-status-planned = Planned
lot-status-open = Running
lot-status-used = Used up
lot-status-ended = Ended
lot-leads = { $count ->
    [one] { $count } lead
   *[other] { $count } leads
}
lot-either = { $leads } or { $money }, whichever comes first
lot-came = How much of it came
lot-came-note = { $leads ->
    [one] { $leads } lead, { $money }
   *[other] { $leads } leads, { $money }
}
lot-opened = Began
lot-used-at = Used up
lot-planned-text = The lot begins when the offer takes its first leads. When it is used up, the offer pauses by itself.
lot-used-note = The lot is used up and the offer is paused. Nothing more comes until you decide.
lot-look = See what came of it and decide
lot-funnel = What came of it
lot-share-accepted = Accepted, of those decided
lot-share-reached = Reached by phone or message
lot-share-qualified = Qualified
lot-share-won = Won
lot-interval-means = The mark is what this lot shows, the band is where the true share lies with 95 % confidence. The more leads, the narrower the band.
lot-waiting = { $count ->
    [one] { $count } lead still waits for your decision.
   *[other] { $count } leads still wait for your decision.
}
lot-waiting-go = Decide on them
lot-cost = What it cost
lot-cost-all = Held and paid in all
lot-each-accepted = For each accepted lead
lot-each-qualified = For each qualified lead
lot-each-won = For each won lead
lot-contractors = Who brought them
lot-contractor = Contractor
lot-delivered = Delivered
lot-rejected = Rejected
lot-decide = Your decision
lot-decide-text = Go on without a limit, change the terms first, take another lot, or close the offer.
lot-go-on = Go on
lot-change = Change the terms
lot-stop = Stop
lot-again = Another lot
lot-again-do = Take another lot and go on
lot-plan = Start with a test lot
lot-plan-do = Keep
lot-none-now = The offer has no lot. One can be set while the offer is a draft or paused.
lot-past = Earlier lots
lot-decided-go_on = went on
lot-decided-again = another lot
lot-decided-stop = stopped
lot-promise = It starts with a test lot of { $size }. Then it pauses and the buyer decides.
lot-open = Test lot
lot-planned = The lot is kept.
lot-renewed = The offer goes on with another lot.
