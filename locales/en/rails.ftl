# Ways to pay, the bank's statements, refunds, and offers that wait for money.
nav-bank = Bank statements
rail-bank = Bank transfer
rail-checkout = Pay online
rail-hint-bank = You get a reference to write on the transfer. The money is in your wallet once staff have found it.
rail-hint-checkout = You pay on the payment provider's page. The money is usually in your wallet within a minute.
money-rail = Way to pay
money-top-up-go = Continue
money-checkout-asked = Your payment page is ready. Continue there to pay.
money-pay-there = Go to the payment page
money-pay-again = Try again
money-next-transfer = Send the transfer as written below. When it arrives, the money goes into your wallet and you get a mail.
money-next-opening = The payment provider has not answered yet. It is asked again every minute; this page will show the way to pay.
money-next-open = Pay on the provider's page. If you have paid already, this page shows it within a minute.
money-next-processing = The provider has your payment and waits for the bank, which may take some days. You get a mail when it is through.
money-next-odd = A payment came, but not as it was asked for. Staff look at it and book what came.
money-next-confirmed = The money is in your wallet.
money-next-expired = Nobody paid in time, and the page was closed. Ask for another top-up when you need one.
money-next-failed = The payment did not go through and nothing was taken. Ask for another top-up, or pay by bank transfer.
money-next-cancelled = This top-up was cancelled. Money that comes for it all the same is booked to your wallet.
money-next-refunding = The money left your wallet and is on its way back to whoever paid.
money-next-refunded = The money went back to whoever paid it.
money-refund-failed = The refund could not be paid out. The money is in the wallet again.
money-refund-amount = Sent back
money-refund-reason = Why
money-refund-title = Send back
money-refund-how-bank = Transfer the money back yourself first. This takes it out of the wallet; it cannot be taken back.
money-refund-how-checkout = The provider sends the money back to whoever paid. It leaves the wallet at once, and returns only if the provider cannot pay it out.
money-refund-amount-hint = Leave empty for all of it. At most what is still free in the wallet.
money-refund-yes = Send it back
money-refund-asked = The money left the wallet.
money-checkout-state = Payment page
money-checkout-session = The provider's number
money-checkout-problem = What went wrong
money-payment = Paid there
money-payment-booked = booked as another top-up
money-payment-odd = not what was asked for, and not booked
money-payment-returned = The provider has sent { $amount } of it back already. If you book it, that leaves the wallet again at once.
money-payment-book = Book what came
money-payment-book-question = { $amount } goes into the wallet of { $party } as a top-up of its own. One that still waits is cancelled.
money-payment-book-yes = Book it
checkout-state-opening = not made yet
checkout-state-open = open
checkout-state-processing = paid, waiting for the bank
checkout-state-paid = paid
checkout-state-expired = closed unpaid
checkout-state-failed = failed
refund-status-asked = not taken by the provider yet
refund-status-sent = on its way
refund-status-done = done
refund-status-failed = failed, back in the wallet
top-up-status-refunding = Going back
top-up-status-refunded = Sent back
transfer-code-top_up_refund = Top-up sent back
transfer-code-top_up_refund_return = Refund that failed

money-low-balance-title = Warning before money runs out
money-low-balance-leads = Leads left
money-low-balance-hint = You get a mail when the wallet pays for fewer leads than this, or for less than a usual day. Empty: { $usual }. 0: never.
money-low-balance-save = Save
money-low-balance-saved = Saved.
money-short-low = Money runs low: { $free } free.
money-short-out = { $count ->
    [one] { $count } offer is paused for want of money: the next lead may cost { $needed }, and { $free } is free. It goes on by itself when there is enough.
   *[other] { $count } offers are paused for want of money: the next lead may cost { $needed }, and { $free } is free. They go on by themselves when there is enough.
}
money-short-step = Add money
offer-waits-for-money = Paused because your wallet does not pay for the next lead. It goes on by itself when there is enough money. To keep it paused then too, press “Pause”.
offer-fundings = Pauses for want of money
offer-funding-paused = Paused: the next lead may cost { $needed }, and { $free } was free
offer-funding-resumed = Went on: { $free } was free
problem-offer_out_of_funds = The offer waits for money and goes on by itself when there is enough. Add money to the wallet.

problem-rail_confirms = The payment provider confirms this top-up by itself.
problem-rail_off = This exchange does not offer this way to pay. Choose bank transfer.
problem-rail_refused = The payment provider makes no page for this payment. Nothing was taken; pay by bank transfer.
problem-not_refundable = It is not confirmed, or it was sent back before.
problem-line_unfit = The line and the top-up do not agree, or the line is no money that came in.
problem-proposal_changed = What is proposed for this line has changed since you opened the page. Nothing was booked: look again.
problem-bad_signature = The message is not signed with this exchange's secret.
problem-signature_too_old = The message was signed too long ago.
fault-rail-amount = This way to pay does not take this amount. Choose bank transfer, or another amount.

bank-title = Bank statements
bank-lead = Each line of money that came in is booked once, or set aside with a reason.
bank-statements = Uploaded statements
bank-statements-lead = The same statement again, or one that overlaps, brings only what is new.
bank-upload = Upload a statement
bank-upload-do = Upload
bank-upload-link = Match with a bank statement
bank-file-hint = camt.053 (XML), CSV or .xlsx, up to 20 MB.
bank-account = Bank account
bank-account-hint = Needed for CSV and .xlsx: IBAN or number, always written alike. A camt.053 names it itself.
bank-lines-link = Lines that wait
bank-none = No statement yet
bank-none-text = Upload a statement of the bank to see its lines here.
bank-new = New
bank-known = Known
bank-pending = Not booked by the bank
bank-left-out = Left out
bank-left-out-rows = no. { $rows }
bank-columns-wait = name its columns
bank-columns = What the columns are
bank-columns-lead = Check what was guessed. A date and an amount are needed.
bank-columns-do = Read the lines
bank-columns-kept = This is remembered for the account's next statement.
bank-column-none = Not used
bank-column-date = Date
bank-column-amount = Amount (minus: out)
bank-column-credit = Money in
bank-column-debit = Money out
bank-column-currency = Currency
bank-column-payer = Payer
bank-column-payer_account = Payer's account
bank-column-purpose = Purpose
bank-column-reference = Bank's reference
bank-dates = Order of dates
bank-dates-day_first = day, month, year
bank-dates-month_first = month, day, year
bank-dates-year_first = year, month, day
bank-decimals = Before the decimals
bank-decimals-comma = comma
bank-decimals-point = point
bank-currency = Currency of the account
bank-currency-hint = Where no column says it, such as EUR.
bank-taken = New lines: { $new }. Known before: { $known }.
bank-taken-not-all = New lines: { $new }. Known before: { $known }. Left out, by row number: { $rows }. They have a date without an amount or an amount without a date: see that they are no payments.
bank-stand-open = To do
bank-stand-booked = Booked
bank-stand-set_aside = Set aside
bank-stand-other = Out and reversed
bank-stand-all = All
bank-book-sure = Book all sure ones
bank-book-sure-question = { $count ->
    [one] Reference, amount and currency of { $count } line shown agree with a top-up. All such lines are booked, on other pages too.
   *[other] Reference, amount and currency of { $count } lines shown agree with a top-up. All such lines are booked, on other pages too.
}
bank-book-sure-yes = Book them
bank-booked-sure = { $count ->
    [one] { $count } line is booked.
   *[other] { $count } lines are booked.
}
bank-nothing-open = Nothing waits
bank-nothing-open-text = Every line of money that came in is booked or set aside.
bank-nothing = No lines here
bank-booked-on = Date
bank-payer = Payer
bank-payer-account = Payer's account
bank-no-payer = not named
bank-purpose = Purpose
bank-reference = Bank's reference
bank-proposed = What it is
bank-booked = Booked
bank-set-aside = Set aside: { $reason }
bank-proposal-match = Agrees
bank-proposal-proof = Confirmed by hand before; this is the proof
bank-proposal-amount_differs = Amount differs: { $asked } was asked for
bank-proposal-late = Names a top-up that waits no more
bank-proposal-likely = Likely: the payer is known
bank-proposal-maybe = Perhaps: the only one of this amount
bank-proposal-known_payer = Paid before for { $party }
bank-proposal-unknown = Unknown
bank-proposal-not_money = Not booked here
bank-line = Line of the bank
bank-line-says = What the bank says
bank-book = Book as proposed
bank-book-question = The money goes into the wallet of the party named. Where it is there already, the line is kept as the proof.
bank-book-yes = Book it
bank-receive = Book what came
bank-receive-question = { $amount } becomes a top-up of its own for the same party. The one asked for is cancelled if it still waits.
bank-rest = The rest is still to come: leave the one asked for waiting
bank-other = Book for another
bank-for = Reference or party number
bank-for-hint = A reference books that top-up, if the amount agrees. A number like party_… books what came for that party.
bank-aside = Set aside
bank-aside-reason = Why it is no top-up
bank-aside-hint = Kept with the line.
bank-aside-yes = Set it aside
bank-set-aside-done = The line is set aside.
bank-back = Back to the lines
fault-bank-nobody = No one top-up is found by this. Write its whole reference.
fault-statement-too-large = The file is larger than { $max } MB. Ask the bank for a shorter period.
fault-statement-too-many-lines = The file has more than { $max } lines. Ask the bank for a shorter period.
fault-statement-too-deep = The file is nested deeper than any bank's statement. Nothing was read.
fault-statement-value-too-long = The file holds a value longer than any bank's statement has. Nothing was read.
fault-statement-entity = The file defines entities of its own, which bank statements do not. Nothing was read.
fault-statement-broken = The file is not whole XML. Download it again.
fault-statement-damaged = The file has characters that are not of its encoding. Download it again.
fault-statement-not-camt = This XML is no camt.053 statement. Choose camt.053 at the bank.
fault-statement-bad-amount = The amount of line { $line } cannot be read. Nothing was kept.
fault-statement-bad-date = The date of line { $line } cannot be read. Nothing was kept.
fault-statement-bad-currency = The currency of line { $line } cannot be read. Nothing was kept.
fault-statement-bad-direction = Line { $line } does not say whether money came or went. Nothing was kept.
fault-statement-both-ways = Line { $line } says both that money came in and that it went out. Check which columns are named for each. Nothing was kept.
fault-statement-columns-needed = Name a column with the date and one with the amount.
fault-statement-dates-unsure = Day or month first? Choose the order.
fault-statement-decimals-unsure = Comma or point before the decimals? Choose one.

payment-trouble-another_amount = another amount than asked for
payment-trouble-paid_twice = paid twice
payment-trouble-disputed = the payer's bank wants it back
payment-trouble-refund_outside = refunded at the provider, and the wallet did not follow
payment-trouble-refund_failed = a refund could not be paid out
alarm-kind-payment = A payment needs a look
moderation-alarm-payment = { $trouble }: { $about }
moderation-alarm-advice-payment = Open the top-up. Book what came, refund it, or settle it with the buyer; a disputed payment is answered at the provider.
moderation-alarm-top-up = the top-up

act-top_up_refunded = sent a top-up back
act-payment_booked = booked a payment as it came
act-statement_taken = took a bank statement in
act-bank_line_booked = booked a line of the bank
act-bank_line_set_aside = set a line of the bank aside

mail-kind-top_up_refunded = Top-up sent back
mail-kind-payment_alarm = Payment alarm
mail-kind-funds_low = Money runs low
mail-kind-funds_out = Offers paused for want of money
mail-kind-funds_back = Offers go on
mail-top_up_refunded-subject = { $count ->
    [1] { $amount } was sent back
    [one] { $count } top-up was sent back
   *[other] { $count } top-ups were sent back
}
mail-top_up_refunded-text = { $count ->
    [1] A top-up was taken out of your wallet and sent back to whoever paid it.
    [one] Top-ups were taken out of your wallet and sent back to whoever paid them.
   *[other] Top-ups were taken out of your wallet and sent back to whoever paid them.
}
mail-top_up_refunded-line = { $amount }, reference { $reference }
mail-top_up_refunded-step = { $count ->
    [1] Open the top-up
    [one] Open the wallet
   *[other] Open the wallet
}
mail-payment_alarm-subject = { $count ->
    [1] A payment needs a look: { $trouble }
    [one] { $count } payment needs a look
   *[other] { $count } payments need a look
}
mail-payment_alarm-text = { $count ->
    [1] The payment provider told of something that the program does not decide alone.
    [one] The payment provider told of things that the program does not decide alone.
   *[other] The payment provider told of things that the program does not decide alone.
}
mail-payment_alarm-line = { $party }, { $amount }, { $reference }: { $trouble } ({ $about })
mail-payment_alarm-step = { $count ->
    [1] Open the top-up
    [one] Open the alarms
   *[other] Open the alarms
}
mail-payment_alarm-note = Nothing was booked that was not asked for. The alarm stays open until somebody says what was done.
mail-funds_low-subject = { $count ->
    [1] Your wallet runs low: { $free } free
    [one] { $count } wallet runs low
   *[other] { $count } wallets run low
}
mail-funds_low-text = { $count ->
    [1] The money left pays for few more leads.
    [one] The money left pays for few more leads.
   *[other] The money left pays for few more leads.
}
mail-funds_low-line = { $free } free; a lead may cost { $needed }.
mail-funds_low-step = Add money
mail-funds_low-note = When the wallet no longer pays for the next lead, the offer pauses by itself. You choose on the money page when to be warned.
mail-funds_out-subject = { $count ->
    [1] Paused for want of money: { $free } free
    [one] Offers are paused in { $count } currency for want of money
   *[other] Offers are paused in { $count } currencies for want of money
}
mail-funds_out-text = { $count ->
    [1] Your wallet no longer pays for the next lead, so offers were paused. No new leads come to them.
    [one] Your wallets no longer pay for the next lead, so offers were paused. No new leads come to them.
   *[other] Your wallets no longer pay for the next lead, so offers were paused. No new leads come to them.
}
mail-funds_out-line = { $free } free; the next lead may cost { $needed }. Offers paused: { $offers }.
mail-funds_out-step = Add money
mail-funds_out-note = Offers go on by themselves as soon as there is enough. Leads already in keep their deadlines.
mail-funds_back-subject = { $count ->
    [1] Your offers go on
    [one] Your offers go on in { $count } currency
   *[other] Your offers go on in { $count } currencies
}
mail-funds_back-text = { $count ->
    [1] There is enough money again, and the offers that waited for it take leads.
    [one] There is enough money again, and the offers that waited for it take leads.
   *[other] There is enough money again, and the offers that waited for it take leads.
}
mail-funds_back-line = { $free } free. Offers that went on: { $offers }.
mail-funds_back-step = Open the wallet
