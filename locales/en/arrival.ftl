# How leads arrive: part of an offer's terms.

offer-part-arrival = How leads arrive
offer-part-arrival-hint = What the form says, what makes a call count, where links lead. Only what fits the action is used.
offer-consent-text = What people agree to
offer-consent-text-means = Shown word for word on the hosted form. Each lead from it comes with a signed certificate of what was shown, when and where.
offer-consent-none = No wording of its own
offer-thanks-url = Page of thanks
offer-thanks-url-means = Where people go after the hosted form. Without it they see a plain page of thanks.
offer-thanks-none = The exchange's own
offer-call-seconds = A call counts from
offer-call-seconds-means = Seconds of talk. A shorter call, or one nobody answered, costs nothing. The same caller within the repeat window counts once.
offer-landing-url = Landing page
offer-landing-url-means = Where tracking links lead. You may use { "{" }click_id{ "}" }, { "{" }source{ "}" }, { "{" }offer{ "}" } and { "{" }sub1{ "}" } to { "{" }sub8{ "}" }; without { "{" }click_id{ "}" } it is added.
offer-landing-none = Not set: tracking links do not work yet
offer-window-days = A visit counts for
offer-window-days-means = What a visitor does within this time after a click counts for the contractor who brought them.
offer-pixel = Accept reports from the visitor's browser (a pixel) too
offer-pixel-hint = A report by your server carries a secret and proves more. A pixel can be forged by whoever sees the page.
offer-pixel-means = Who reports
offer-pixel-yes = Your server or a pixel
offer-pixel-no = Your server only
offer-lot = Test lot
offer-lot-hint = The offer stops by itself after so many leads or so much money, shows you what came of them, and waits for your decision. Leave both empty to start at once.
offer-lot-leads = Leads in the lot
offer-lot-budget = Money in the lot
offer-call-seconds-value = { $count ->
    [one] { $count } second
   *[other] { $count } seconds
}
offer-unit-seconds = seconds
