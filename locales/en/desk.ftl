# The contractor's desk, leads and forms, and the staff's view of leads.

# The desk
desk-title = Desk
desk-note = What your leads brought, what still waits, and where to send the next one.
desk-find-offer = Find an offer
desk-send-lead = Send a lead
desk-first-title = The first steps
desk-first-find = Find an offer
desk-first-take = Take it
desk-first-send = Send a lead
desk-first-find-text = Look through the offers and take one that suits your traffic. Its page tells what is paid, within which time the buyer decides, and what counts as a good lead.
desk-first-send-text = You work on an offer now. Send the first lead by hand, paste several from a sheet, or let a program send them. The money is held before the buyer sees the contact.
desk-earned = Earned in 30 days
desk-earned-first = { $leads ->
    [one] { $leads } lead paid; nothing in the 30 days before
   *[other] { $leads } leads paid; nothing in the 30 days before
}
desk-earned-same = { $leads ->
    [one] { $leads } lead paid; as much as in the 30 days before
   *[other] { $leads } leads paid; as much as in the 30 days before
}
desk-earned-more = { $leads ->
    [one] { $leads } lead paid; { $amount } more than in the 30 days before
   *[other] { $leads } leads paid; { $amount } more than in the 30 days before
}
desk-earned-less = { $leads ->
    [one] { $leads } lead paid; { $amount } less than in the 30 days before
   *[other] { $leads } leads paid; { $amount } less than in the 30 days before
}
desk-held = Held for you
desk-held-note = { $leads ->
    [one] for { $leads } open lead
   *[other] for { $leads } open leads
}
desk-held-title = Held, and until when
desk-held-paid = the first may be paid { $when }
desk-held-rejected = the first returns to the buyer { $when }
desk-held-disputed = the first is decided by { $when }
desk-pay-days-title = Coming payments
desk-pay-days-note = if no buyer rejects before
desk-pay-days-none = No payment is on its way yet.
desk-chart = Earned by day, { $currency }
desk-chart-summary = { $total } in 30 days; the best day was { $day } with { $best }.
desk-rejected-title = Rejected by buyers
desk-rejected-note = { $rejected } of { $decided } decided in 30 days
desk-rejected-share = { $count } of { $rejected } rejections
desk-rejected-none = No buyer has rejected a lead in 30 days.
desk-refused-title = Refused by a rule
desk-refused-note = in 7 days
desk-refused-none = No rule has refused a lead in 7 days.
desk-work-title = What you work on
desk-work-all = All my offers
desk-suggested-title = Best offers for your traffic
desk-suggested-title-new = Best paid offers
desk-suggested-all = All offers
desk-payout-range = { $least } to { $most }
desk-room-paused = Paused
desk-room-used-up = All leads taken
desk-room-full-today = Full for today
desk-room-closed-now = Outside hours
desk-room-left = { $left ->
    [one] { $left } more today
   *[other] { $left } more today
}
desk-room-open = Open, no cap
desk-column-status = Status
desk-column-leads = Leads
desk-column-payout = Payout
desk-column-next = What comes next
desk-column-day = Day
desk-column-offer = Offer
desk-column-room = Room
desk-column-buyer = The buyer
desk-column-act = Action

# What to look at when buyers reject for a reason.
desk-look-invalid_contact = Check numbers while the person is still filling in the form; a confirmation code stops most of these.
desk-look-duplicate = The buyer knew the person already. Ask whether the same traffic reaches them another way.
desk-look-out_of_area = Narrow the regions your ads are shown in, or ask for the city in the form.
desk-look-wrong_topic = Compare what your ad promises with what the offer sells.
desk-look-never_requested = Look where these leads came from: somebody may fill in forms for others.
desk-look-not_target_person = Exclude words that job seekers and resellers search for.
desk-look-language = Show ads only in the languages the offer names.
desk-look-spam = Look at the source and its sub-ids: robots come from few places. Put a check against them on the form.
desk-look-consent_missing = Send the time of consent and the wording with each lead.
desk-look-order_cancelled = See whether one source brings most of the cancelled orders.
desk-look-other = Read the buyer's comments: they say what it was.

# What can be done when a rule refused a lead.
desk-mend-engagement_not_active = Take the offer again, or ask the buyer to let you in.
desk-mend-contractor_suspended = Write to the operator to learn why and what to do.
desk-mend-offer_not_open = Send these leads to another offer, or wait until it opens again.
desk-mend-outside_hours = Send it again in the offer's working hours, which its page shows.
desk-mend-source_not_allowed = Use a source the offer allows, or another offer.
desk-mend-invalid_phone = Check the number and its country code, then send it again.
desk-mend-invalid_email = Check the address for typing mistakes, then send it again.
desk-mend-out_of_area = Find an offer that takes this region.
desk-mend-duplicate = Send this person to another offer, or wait until the window is over.
desk-mend-daily_cap = Send it again tomorrow: the count begins anew at midnight in the offer's time zone.
desk-mend-total_cap = The buyer has enough. Find another offer.
desk-mend-budget = Wait until the buyer raises the budget, or find another offer.
desk-mend-insufficient_funds = Wait until the buyer tops up, or send leads to another offer meanwhile.
desk-mend-quarantine = Check the source: what looked suspicious was judged so by staff, or nobody let it through in time.

# The list
desk-leads-title = Leads
desk-leads-note = Everything you sent, and how it stands.
desk-leads-empty-title = You have not sent a lead yet
desk-leads-empty-text = Take an offer, then send the first lead by hand, from a sheet or through a program. Each one stays here with its money and its history.
desk-leads-none-title = No lead fits
desk-leads-none-text = Look at another status, or take a filter off. Phones and e-mails are found only when written in full.
desk-leads-none-act = Show all leads
desk-tabs = By status
desk-tab-all = All
desk-filter-search = Own id, phone or e-mail
desk-filter-search-hint = In full: contacts are kept sealed.
desk-filter-offer = Offer
desk-filter-source = Source
desk-filter-sub = Sub-id
desk-filter-reason = Rejected because
desk-filter-rule = Refused because
desk-any-offer = Any offer
desk-any-reason = Any reason
desk-any-rule = Any rule
desk-filter-clear = Take filters off

# One lead
desk-back = To the list
desk-send-another = Send another
desk-state-title = How it stands
desk-money-refused = No money was held: a refused lead costs nothing.
desk-money-quarantined = No money is held until staff let it through.
desk-money-delivered = { $payout } is held for you. Unless the buyer rejects, it is yours by { $when }.
desk-money-accepted = { $payout } is held for you. Unless the buyer rejects within the guarantee, it is yours on { $when }.
desk-money-rejected = Your { $payout } stays held until { $when }. Unless you contest the rejection, the buyer then has the money back.
desk-money-disputed = { $payout } stays held until the dispute ends.
desk-money-settled = { $payout } was paid into your wallet on { $when }. That is final.
desk-money-returned = Nothing was paid: the money returned to the buyer on { $when }.
desk-why-refused = Why it was refused
desk-concede = Agree with the rejection
desk-concede-question = The money returns to the buyer at once. This cannot be undone.
desk-concede-yes = Agree and return the money
desk-conceded = You agreed with the rejection; the money is back with the buyer.
desk-history-shared = You and the buyer read the same.
desk-sent-title = What you sent
desk-name = Name
desk-region = Region
desk-own-id = Own id
desk-channel = Came in by
desk-channel-page = form on this site
desk-channel-api = API
desk-channel-form = hosted form
desk-channel-import = pasted sheet
desk-channel-call = call
desk-channel-postback = postback
desk-terms = Terms
desk-terms-version = version { $version }
desk-lead-id = Lead id

# Sending leads
submit-title = Send leads
submit-ways = Ways to send
submit-way-one = One lead
submit-way-many = Many at once
submit-way-api = Through the API
submit-choose = Which offer is it for?
submit-none-title = You do not work on an offer yet
submit-none-text = Take an offer, or ask its buyer to let you in. Then leads for it are sent from here.
submit-not-active = You do not work on this offer now, so leads would be refused. Take it again on its page.
submit-terms = The terms in short
submit-terms-note = A lead goes by the terms it was sent under, even if they change later.
submit-term-payout = You get
submit-term-room = Room
submit-term-decision = Buyer decides within
submit-term-guarantee = Guarantee
submit-term-none = none
submit-term-dedupe = No repeats for
submit-term-regions = Regions
submit-contact = Contact
submit-contact-hint = As the person gave it. Numbers are put in order here.
submit-asked = What the offer asks
submit-consent = Consent
submit-consent-hint = With the time and the wording, the consent is proven, and the lead counts as fresh.
submit-consent-at = When it was given
submit-consent-at-hint = In your time zone, { $zone }.
submit-consent-version = Which wording
submit-consent-version-hint = Your own mark for the text the person saw, such as 2026-11.
submit-source-hint = Where the lead came from, such as search_ads or the name of a campaign.
submit-more = Own id, region and sub-ids
submit-own-id-hint = The same id sent twice is one lead.
submit-region-hint = A code such as ES or RU-MOW. Empty: by the phone number.
submit-send = Send the lead
submit-delivered-title = Delivered
submit-delivered-text = { $payout } is held for you. The buyer decides by { $when }; silence means accepted.
submit-refused-title = Refused: { $rule }
submit-open-lead = Open the lead
submit-sent-before-title = This form was already sent
submit-sent-before-text = It was sent with other values before, and that answer stands. If this is another lead, send it again.
submit-try-again = Not sent yet
submit-busy = The exchange is busy, and nothing was taken. Send it again in a moment; what you typed is still here.
submit-unknown = Nobody answered in time, so the lead may be in or not. Send the same again: it counts once.
submit-rows = Rows
submit-rows-hint = Copy them out of a sheet with the line that names the columns. Up to 1,000 at once.
submit-send-all = Send all rows
submit-outcome-title = What became of each row
submit-outcome-delivered = { $count } delivered
submit-outcome-refused = { $count } refused
submit-outcome-not-taken = { $count } to mend
submit-not-taken = Not taken
submit-mend-rows = { $count ->
    [one] { $count } row was not taken. It stands below: mend it and send it again.
   *[other] { $count } rows were not taken. They stand below: mend them and send them again.
}
submit-row-delivered = { $payout } held; the buyer decides by { $when }
submit-row-too-long = There are more values than columns. Check for separators inside a value.
submit-column-line = Line
submit-column-lead = Lead
submit-column-told = What comes next, or what is wrong
submit-column-name = Name
submit-column-phone = Phone
submit-column-email = E-mail
submit-column-source = Where it came from
submit-column-external_id = Own id: sent twice, it is one lead
submit-column-sub = Your own marks
submit-column-consent = When the person agreed, and to which wording
submit-expected = What is expected
submit-expected-text = The first line names the columns, in any order, by the words below or by the questions themselves. Tabs, semicolons and commas all separate.
submit-example-name = Anna Brown
submit-api-title = Send leads from a program
submit-api-engagement = Your engagement on this offer
submit-api-address = Address
submit-api-token = Get a token from POST /api/v1/tokens with your e-mail and password; it lives for a short time and can be renewed. An Idempotency-Key makes a repeated request count once.
submit-api-answer = The answer is 201 with the lead's id, its status, and the refusal with its rule when there is one. A body that does not fit the form is answered by 422 that names each field.
submit-api-batch = Up to 1,000 leads go in one request to POST /api/v1/leads/batch as a list called leads. Each is answered in order, and one bad lead harms no other.
submit-api-openapi = The whole API, as OpenAPI 3.1

# What is wrong with what was sent
fault-in-the-future = This lies in the future. Check the date.
fault-unknown-column = The column “{ $column }” means nothing here. Rename it, or take it out.
fault-no-header = The first line must name the columns, such as name;phone;email.
fault-no-rows = There is a header and no rows under it. Add the leads, one a row.
fault-not-an-offer-id = Write an offer's id, such as offer_01h….
fault-no-such-party = No party is called so, or has this id. Check the name.
fault-several-parties = Several parties fit: { $names }. Write more of the name, or the id.

# The staff's view
staff-leads-title = Leads
staff-leads-note = All leads of the exchange. Contacts are covered until somebody says why they must be seen.
staff-leads-all = All
staff-leads-search = Lead id, phone or e-mail
staff-leads-search-hint = In full, the phone with its country code.
staff-leads-offer = Offer
staff-leads-offer-hint = Its id; a click on an offer below fills it in.
staff-leads-buyer = Buyer
staff-leads-contractor = Contractor
staff-leads-party-hint = Name or id.
staff-leads-contact = Contact
staff-leads-parties = From → to
staff-leads-price = Price
staff-leads-payout = Payout
staff-leads-fee = Fee
staff-leads-score = Score
staff-leads-stage = Buyer's stage
staff-leads-created = Came in
staff-leads-own-id = Contractor's own id
staff-leads-age = Age
staff-leads-none-title = No lead fits
staff-leads-none-text = Look at another status, or take a filter off.
staff-leads-back = To all leads
staff-leads-one = Lead: { $offer }
staff-leads-masked = Covered
staff-leads-unmasked = Shown once
staff-leads-unmasked-note = Your look was written into the audit trail with its reason, and into the lead's history. When you leave this page the contact is covered again.
staff-leads-reason = Why you must see it
staff-leads-reason-hint = Kept in the audit trail under your name. Both parties see that staff looked.
staff-leads-unmask = Show the contact
