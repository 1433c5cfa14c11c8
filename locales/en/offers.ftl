# Offers and engagements.

# Why an act was refused.
problem-offer_is_draft = The offer is still a draft. Submit it for review first.
problem-offer_is_in_review = The offer is with the staff. Take it back from review to change it.
problem-offer_is_published = The offer is already published.
problem-offer_is_paused = The offer is paused.
problem-offer_is_closed = The offer is closed, and that is final.
problem-engagement_is_requested = The request is already with the buyer.
problem-engagement_is_active = The contractor already works on this offer.
problem-engagement_is_declined = The buyer said no to this request.
problem-engagement_is_left = The contractor has left this offer.
problem-own_offer = A party never sells to itself: this is your own offer.
problem-invitation_only = The buyer chooses who works on this offer. Ask the buyer to invite your party.
problem-party_suspended = The party is suspended. Write to the exchange to have it restored.

# What is wrong with a field.
fault-not-a-time = Write a time such as 09:00; 24:00 is the end of the day.
fault-ends-before-start = The end must come after the start.
fault-hours-overlap = These hours overlap others of the same day.
fault-cap-needs-percent = A highest price goes with a share of the order. Give the share, or clear this.
fault-percent-is-for-purchases = A share of the order can be paid for purchases only.
fault-not-a-percent = Write a percentage above 0 and up to 100, with at most two decimals.
fault-cap-below-floor = The highest price is below the lowest.
fault-unknown-region = { $region } is no country or part of one. Write codes such as RU or ES-V.
fault-order-amount-is-a-number = The order's amount must be a required number.
fault-allowed-and-forbidden = The same source is both allowed and forbidden.
fault-reason-does-not-fit = This reason goes with purchases only.
fault-not-a-whole-number = Write a whole number.
fault-out-of-range = Write a number from { $min } to { $max }.
fault-not-a-key = A key starts with a small latin letter and has only small letters, digits and underscores, up to { $max }.
fault-choice-needs-options = Write what may be chosen, one option a line.
fault-fixed-once-published = This cannot change once the offer was published. Close it and write a new one.
fault-unknown-party = There is no party with this id.
fault-bound-needs-currency = Choose a currency first: prices of two currencies do not compare.
