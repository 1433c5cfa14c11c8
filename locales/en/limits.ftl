# Budgets by period, credit, and exchanges.

offer-budget-daily = Budget a day
offer-budget-weekly = Budget a week
offer-budget-weekly-hint = Weeks begin on Monday. Blank for no limit.
offer-budget-monthly = Budget a month
offer-used-budget-daily = Budget today
offer-used-budget-weekly = Budget this week
offer-used-budget-monthly = Budget this month
refusal-budget-daily = The offer's budget for the day is used up.
refusal-budget-weekly = The offer's budget for the week is used up.
refusal-budget-monthly = The offer's budget for the month is used up.
refusal-budget-total = The offer's whole budget is used up.
refusal-budget-lot = The offer's test lot is used up.
refusal-budget-opens = There is room again from { $when }.
fault-budget-below-price = This buys no lead: one costs { $price }.

money-credit-note = Credit { $used } of { $credit } used; { $spendable } to spend on leads
transfer-code-exchange_out = Exchanged into another currency
transfer-code-exchange_in = Exchanged from another currency

staff-by = By
staff-party-credit = Credit
staff-party-credit-used = { $amount } used
staff-money-reason-hint = Kept for ever, with your name.
staff-credit-open = Set a credit limit
staff-credit-means = How far below zero the wallet may go to pay for leads. Withdrawals, refunds and exchanges never use it. The party is told by mail.
staff-credit-amount = Limit
staff-credit-hint = 0 ends the credit. It cannot be lower than what is used.
staff-credit-do = Set the limit
staff-credit-set = The limit is set; the party is told by mail.
staff-credit-history = Limits set
staff-credit-limit = Limit
staff-exchange-open = Book an exchange
staff-exchange-means = Takes money out of one wallet of this party and puts it into another of its own. It cannot be undone; a mistake is made good by another exchange.
staff-exchange-amount = Amount
staff-exchange-from = From
staff-exchange-to = Into
staff-exchange-rate = Rate
staff-exchange-rate-hint = Units of the second currency for one of the first, up to eight digits after the point. The result is rounded half up.
staff-exchange-do = Book the exchange
staff-exchange-booked = The exchange is booked.
staff-exchange-history = Exchanges
staff-exchange-gave = Out
staff-exchange-got = In

act-credit_set = set a credit limit
act-exchange_booked = booked an exchange
act-detail-was = was { $value }
act-detail-exchange = exchange { $value }
act-detail-from = out { $value }
act-detail-to = in { $value }
act-detail-rate = rate { $value }

problem-credit_in_use = More of the credit is used than that. Set a higher limit, or wait until the wallet is topped up.
fault-rate-too-precise = Write at most eight digits after the point.
fault-rate-ambiguous = Is the separator for thousands or for decimals? Add a fourth digit for decimals, such as 1.0850, or leave the separator out.
fault-fee-start-far = Choose a date within the next { $years } years.
fault-fee-ends-with-percent = A rule that ends keeps no share. Clear the share, or do not end the rule.
fault-rate-out-of-range = At this rate the result is nothing, or more than can be booked at once.
fault-same-currency = Choose two different currencies.

mail-kind-credit_changed = Credit limit
mail-credit_changed-subject = { $count ->
    [1] Your credit limit in { $currency } has changed
    [one] { $count } credit limit has changed
   *[other] { $count } credit limits have changed
}
mail-credit_changed-text = { $count ->
    [1] The exchange set how far your wallet may go below zero to pay for leads.
    [one] The exchange set how far your wallets may go below zero to pay for leads.
   *[other] The exchange set how far your wallets may go below zero to pay for leads.
}
mail-credit_changed-line = The limit is { $amount } now.
mail-credit_changed-ended = There is no credit in { $currency } any more.
mail-credit_changed-step = Open the wallet
mail-credit_changed-note = Credit pays for leads only. Money you withdraw is always your own.
