# The front page.
front-title = Leads you can trust, paid by rules both sides can read
front-lead = Buyers post what they pay for. Contractors deliver leads. The exchange screens each one, holds the money before the contact is shown, and pays by published deadlines.
front-see-offers = See the offers
front-begin = Create an account
front-buyer = For buyers
front-buyer-1 = Write an offer: the action, the price, the questions, what you may reject and by when.
front-buyer-2 = Top up your wallet. Each lead reserves its price; nothing is charged for what is screened out.
front-buyer-3 = See the contact, call, and accept or reject with a reason. Silence means acceptance.
front-contractor = For contractors
front-contractor-1 = Find an offer that fits your traffic. Its terms and its buyer's record are on one page.
front-contractor-2 = Deliver leads on a page or over the API. A refusal always names its rule.
front-contractor-3 = Follow each lead's clock and get paid when it is accepted. Paid is final.
front-promises = Ten complaints, ten rules
front-complaint-1 = Leads are stale or bogus
front-promise-1 = Each lead is screened before money moves, and quality is shown with its sample size.
front-complaint-2 = Charged for leads that go nowhere
front-promise-2 = What counts is written in the terms, and only that is paid.
front-complaint-3 = Good leads vanish from the count
front-promise-3 = Every rejection has a reason the contractor sees. Silence means acceptance.
front-complaint-4 = Confirmed money gets stuck
front-promise-4 = Money is reserved per lead before the contact is shown. Paid is final.
front-complaint-5 = Everything is rejected at month's end
front-promise-5 = Each lead has its own deadline and is judged alone.
front-complaint-6 = Buyers abuse returns
front-promise-6 = The terms cap the share of returns, and the buyer's record stands on every offer.
front-complaint-7 = Disputes cost more than the lead
front-promise-7 = Clocks decide first: the side that stays silent loses.
front-complaint-8 = The numbers disagree
front-promise-8 = Both sides read one history of each lead. Every refusal names its rule.
front-complaint-9 = Nobody knows what a duplicate is
front-promise-9 = The same phone or e-mail inside the window in the terms, and nothing else.
front-complaint-10 = Slow, confusing tools
front-promise-10 = Pages that answer at once and work in any browser, and an API that does the same.
front-newest = The newest offers
front-open-now = { $count ->
    [one] { $count } offer takes leads now.
   *[other] { $count } offers take leads now.
}
front-all-offers = All offers
