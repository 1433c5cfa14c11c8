# Records of parties, and why leads are rejected.

# Records
record-buyer = How this buyer decides
record-contractor = What became of this contractor's leads
record-accepted = Never rejected
record-clock = Left to the clock
record-median = Median time to decide
record-by-hand = { $count ->
    [one] { $count } own decision
   *[other] { $count } own decisions
}
record-returned = Returned
record-lost = Disputes lost
record-won = Disputes won
record-reasons = Returned because
record-topics = Never rejected, by topic
record-sources = Never rejected, by source
record-no-source = no source named
record-basis = { $count ->
    [one] Of { $count } lead decided in the last { $days } days.
   *[other] Of { $count } leads decided in the last { $days } days.
}
record-basis-few = { $count ->
    [0] No lead decided in the last { $days } days: nothing to tell.
    [one] { $count } lead decided in the last { $days } days: too few to tell anything.
   *[other] { $count } leads decided in the last { $days } days: too few to tell anything.
}
record-basis-newest = Of the newest { $count } leads decided, since { $day }.
record-more = The whole record
record-line-none = no leads decided yet
record-line-accepts = accepts: { $share }
record-line-accepted = accepted: { $share }
record-line-median = decides in { $time }
record-line-clock = leaves to the clock: { $share }
record-line-returned = returned: { $share }
record-line-lost = disputes lost: { $share }
record-line-won = disputes won: { $share }

# Why leads are rejected
reasons-title = Rejections
reasons-note-buyer = Why you reject leads, and where these come from.
reasons-note-contractor = Why buyers reject your leads, and where these come from.
reasons-note-staff = Why leads are rejected, and between whom.
reasons-made = rejections made
reasons-suffered = rejections suffered
reasons-rows = Rows
reasons-period = Period
reasons-by-contractor = By contractor
reasons-by-buyer = By buyer
reasons-by-source = By source
reasons-by-offer = By offer
reasons-days = { $count ->
    [one] the last { $count } day
   *[other] the last { $count } days
}
reasons-rejections = Rejections
reasons-rejected = Rejected of decided
reasons-commonest = Commonest reason
reasons-table = Rejections by reason
reasons-total = In all
reasons-all = All
reasons-more = { $count ->
    [one] { $count } more row with fewer rejections is not shown. It counts in the last line.
   *[other] { $count } more rows with fewer rejections are not shown. They count in the last line.
}
reasons-share-means = The share is over leads decided in the period. A lead accepted earlier and rejected inside its guarantee is among the rejections only.
reasons-capped = Only the newest { $count } rejections and the newest { $count } decisions are counted. Choose a shorter period for all of them.
reasons-chart-days = Rejections by day
reasons-chart-weeks = Rejections by week
reasons-chart-rest = All other reasons
reasons-chart-summary = { $count } in all; most, { $most }, from { $day }.
reasons-empty = { $count ->
    [one] No rejections in { $count } day
   *[other] No rejections in { $count } days
}
reasons-empty-longer = A longer period may show some.
reasons-empty-longer-act = Look at 90 days
reasons-empty-good = Leads were decided, and none was rejected. When one is, its reason is counted here.
reasons-empty-none = No lead was decided yet. As soon as leads are rejected, their reasons are counted here.
reasons-empty-act = To the leads
reasons-look = By source, offer and buyer

# The hint
reasons-hint = What stands out
reasons-hint-none = Nothing stands out
reasons-hint-wait = Too early to tell
reasons-hint-early = { $count ->
    [one] { $count } rejection is too early to tell. From { $needed } on, a reason that makes two fifths of them is named here, with what to do.
   *[other] { $count } rejections are too early to tell. From { $needed } on, a reason that makes two fifths of them is named here, with what to do.
}
reasons-hint-spread = { $count ->
    [one] { $count } rejection, and no reason makes two fifths.
   *[other] { $count } rejections, and no reason makes two fifths of them. Look at the row with the largest share.
}
reasons-hint-one = { $part } of { $whole } rejections say: { $reason }.
reasons-hint-small = With so few rejections this is a first sign and not proof.
reasons-row-buyer-party = { $part } of these { $whole } came from { $name }. Talk to them first.
reasons-row-buyer-source = { $part } of these { $whole } came from the source { $name }. If the rest of that source is no better, forbid it in the offer.
reasons-row-buyer-offer = { $part } of these { $whole } came to the offer { $name }. Begin with its form and its terms.
reasons-row-contractor-party = { $part } of these { $whole } were rejected by { $name }. Read the terms of their offers again before you send more.
reasons-row-contractor-source = { $part } of these { $whole } came from the source { $name }. Stop it until you know why.
reasons-row-contractor-offer = { $part } of these { $whole } went to the offer { $name }. Compare your ad with its terms.
reasons-row-staff-party = { $part } of these { $whole } concern { $name }.
reasons-row-staff-source = { $part } of these { $whole } came from the source { $name }.
reasons-row-staff-offer = { $part } of these { $whole } concern the offer { $name }.
reasons-for-buyer = For the buyer: { $what }
reasons-for-contractor = For the contractor: { $what }

# What a buyer can do against a reason. The contractor's side is desk-look in desk.ftl.
reasons-remedy-invalid_contact = Make the phone a required field of the form, and ask the contractor to check numbers with a code.
reasons-remedy-duplicate = Make the window for repeats in the offer longer, and tell contractors which channels already bring you the same people.
reasons-remedy-out_of_area = Name the regions in the offer, and ask for the city in the form.
reasons-remedy-wrong_topic = Say in the first lines of the offer what you sell and what you do not.
reasons-remedy-never_requested = Ask for proof of consent, and allow only sources where people fill in the form themselves.
reasons-remedy-not_target_person = Add a question to the form that only customers answer, and say in the offer who is none.
reasons-remedy-language = Name the languages you serve in the offer.
reasons-remedy-spam = Forbid the source it comes from, and ask the contractor to protect the form against robots.
reasons-remedy-consent_missing = Add a consent field to the form, so that a lead without it is refused at once.
reasons-remedy-order_cancelled = Call sooner after the order, and ask the contractor which sources bring cancelled ones.
reasons-remedy-other = Read your own comments. If they repeat, make a rule of it in the terms.
