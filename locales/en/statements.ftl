# Statements of a period, balances of the past, and acts of services.
statement-title = Statement
statement-lead = Every movement of one wallet in a period. It starts with what the period before ended with.
statement-of = Statement of account in { $currency }
statement-from = First day
statement-to = Last day
statement-show = Show
statement-usual = Usual periods
statement-usual-this-month = This month
statement-usual-last-month = Last month
statement-usual-quarter = This quarter
statement-usual-year = This year
statement-csv = CSV
statement-pdf = PDF
statement-opening = Opening balance
statement-closing = Closing balance
statement-carried = Carried over
statement-came = Came in
statement-went = Went out
statement-so-far = The period is not over: told up to { $when }.
statement-none-title = Nothing moved
statement-none-text = There are no movements in this period. Choose another one.
statement-about = Document
statement-totals = By kind of movement
statement-lines = Movements
statement-sum = Sum
statement-beside = Beside the wallet
statement-account = Money
statement-held = Held for leads
statement-withdrawing = On its way out
statement-check = Check code
statement-party = Party
statement-party-id = Party number
statement-period = Period
statement-zone = Time zone
statement-verify = To verify this statement, sign in, open { $address } and compare the opening balance, the closing balance and the check code { $code }.
problem-statement_too_long = The statement has more than 10,000 movements, too many for one PDF. Choose shorter periods, or take the CSV, which has no limit.
fault-date-future = Choose a date that is not in the future.
fault-date-before-start = The last day must not be before the first.
balances-title = Past balance
balances-lead = What you had at any moment.
balances-at = Moment
balances-at-hint = Time zone: { $zone }.
balances-of = On { $when }
balances-free = Free
acts-title = Acts
acts-lead = What you sold or bought in a month, issued on the first day of the next and never changed.
acts-none-title = No acts yet
acts-none-text = The first one is issued after a month in which leads were settled.
act-title = Act of services No. { $number }, { $month }
act-number = No.
act-month = Month
act-about = About
act-side-contractor = Leads sold
act-side-buyer = Leads bought
act-issued = Issued
act-offer = Offer
act-lead = Lead
act-leads = Leads
act-fee = Of it, exchange fee
act-sum = Sum
act-whole = Total
act-corrections = Corrections
act-corrected = Corrections, total
act-document = Document
act-words-contractor = { $count ->
    [one] In { $month } { $count } lead was sold, and { $amount } was paid for it.
   *[other] In { $month } { $count } leads were sold, and { $amount } was paid for them.
}
act-words-buyer = { $count ->
    [one] In { $month } { $count } lead was bought for { $amount }.
   *[other] In { $month } { $count } leads were bought for { $amount }.
}
act-kept = The act is made of the exchange's ledger and is not changed after it is issued; corrections come in the act of the month in which they are made. It can be fetched again at { $address }.

mail-act_issued-subject = { $count ->
    [1] Act No. { $number } is ready: { $month }
    [one] { $count } act is ready
   *[other] { $count } acts are ready
}
mail-act_issued-text = { $count ->
    [1] The month is over, and what was settled in it is told in an act of services.
    [one] The month is over, and what was settled in it is told in an act of services.
   *[other] The month is over, and what was settled in it is told in acts of services.
}
mail-act_issued-line = No. { $number }, { $month }, { $side }: { $amount }
mail-act_issued-step = Open the acts
mail-kind-act_issued = Act issued
