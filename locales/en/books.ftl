# The operator's books.
nav-books = Books
books-title = Books
books-lead = Whether everything adds up, and where the money is.
books-check = Last check
books-sound = Everything adds up.
books-old = The last check was { $ago }, and what happened since is not in it. It is made every ten minutes: see that the worker runs.
books-faults = { $count ->
    [one] { $count } thing does not add up. Confirm no top-ups and pay no withdrawals until the cause is found.
   *[other] { $count } things do not add up. Confirm no top-ups and pay no withdrawals until the cause is found.
}
books-checked-at = Checked
books-over = Looked at
books-over-what = { $transfers } transfers, { $accounts } accounts, { $holds } open holds, in { $ms } ms
books-unchecked = Not checked yet. The worker checks every ten minutes; on the server, lead-exchange ledger check does it at once.
books-rule = Rule
books-found = What was found
books-do = What to do
books-more = { $count ->
    [one] and { $count } more. On the server, lead-exchange ledger check prints the whole list.
   *[other] and { $count } more. On the server, lead-exchange ledger check prints the whole list.
}
books-do-ledger = Somebody has written past the program, or the disk is failing. Stop the exchange, keep a copy of the database, and compare it with the last backup.
books-do-lead = Open the lead's history and compare it with its hold. Move nothing for this lead until the two agree.
books-do-top-up = Compare the confirmed top-ups and paid withdrawals with the bank's statement, line by line.
books-do-derived = The money is right, a figure made of it is not. Stop the worker and report it with this line.
books-edge = In and out of the exchange
books-edge-note = The ledger against top-ups and withdrawals
books-came = Top-ups confirmed
books-went = Withdrawals and refunds paid
books-exchanged = Exchanged
books-clearing = By the ledger
books-unexplained = Difference
books-fees = Fees in { $currency } by day
books-fees-name = Fees
books-fees-summary = { $days } days came to { $sum }, less what was paid out of the fees.
books-unbooked = Came and is not booked
books-unbooked-note = Money the bank or the provider tells of, in no wallet yet
books-unbooked-by = Told by
books-unbooked-count = How many
books-unbooked-since = Oldest
books-unbooked-by-bank = Bank lines
books-unbooked-by-provider = Payments of another amount

books-held = Open holds by age
books-held-note = Money waiting for a decision
books-held-none = Nothing is held.
books-age = Age
books-age-day = Up to a day
books-age-week = 1 to 7 days
books-age-month = 7 to 30 days
books-age-older = Over 30 days
books-holds = Holds
books-oldest = The oldest
books-lead-of = Lead
books-since = Held since
books-kinds = Balances by kind of account
books-kind = Kind
books-accounts = Accounts
books-balance = Balance
books-none-title = No money has moved yet
books-none-text = The books begin with the first confirmed top-up.
account-kind-wallet = Wallets
account-kind-escrow = Held for leads
account-kind-withdrawing = On its way out
account-kind-fees = Fees
account-kind-clearing = Outside world
