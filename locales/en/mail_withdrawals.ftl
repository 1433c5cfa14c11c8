# Letters about money going out.
mail-payee_changed-subject = { $count ->
    [1] The account your { $currency } is paid on was set
    [one] { $count } account you are paid on was set
   *[other] { $count } accounts you are paid on were set
}
mail-payee_changed-text = { $count ->
    [1] Somebody of your party named the account withdrawals are paid on, with their password.
    [one] Somebody of your party named the accounts withdrawals are paid on, with their password.
   *[other] Somebody of your party named the accounts withdrawals are paid on, with their password.
}
mail-payee_changed-line = { $currency }: { $account }, paid to from { $when }
mail-payee_changed-step = See the accounts
mail-payee_changed-note = If it was none of you, change your passwords now and write to the exchange before that time. Withdrawals asked for earlier go to the account named before.

mail-withdrawal_requested-subject = { $count ->
    [1] { $amount } was asked for
    [one] { $count } withdrawal was asked for
   *[other] { $count } withdrawals were asked for
}
mail-withdrawal_requested-text = { $count ->
    [1] Somebody of your party asked for money out of the wallet. Staff look at it next.
    [one] Somebody of your party asked for money out of the wallet. Staff look at it next.
   *[other] Somebody of your party asked for money out of the wallet. Staff look at it next.
}
mail-withdrawal_requested-line = { $amount }, reference { $reference }
mail-withdrawal_requested-step = { $count ->
    [one] See the withdrawal
   *[other] See the wallet
}
mail-withdrawal_requested-note = If it was none of you, take it back there, change your passwords and write to the exchange.

mail-withdrawal_approved-subject = { $count ->
    [1] Your withdrawal of { $amount } is approved
    [one] { $count } withdrawal is approved
   *[other] { $count } withdrawals are approved
}
mail-withdrawal_approved-text = { $count ->
    [1] It goes to the bank next.
    [one] They go to the bank next.
   *[other] They go to the bank next.
}
mail-withdrawal_approved-line = { $amount }, reference { $reference }
mail-withdrawal_approved-delayed = { $amount }, reference { $reference }: not before { $when }, because the account was changed lately
mail-withdrawal_approved-step = { $count ->
    [one] See the withdrawal
   *[other] See the wallet
}

mail-withdrawal_paid-subject = { $count ->
    [1] { $amount } was paid out to you
    [one] { $count } withdrawal was paid out
   *[other] { $count } withdrawals were paid out
}
mail-withdrawal_paid-text = { $count ->
    [1] The bank has it. It may take some days until your account shows it.
    [one] The bank has them. It may take some days until your account shows them.
   *[other] The bank has them. It may take some days until your account shows them.
}
mail-withdrawal_paid-line = { $amount }, reference { $reference }
mail-withdrawal_paid-step = { $count ->
    [one] See the withdrawal
   *[other] See the wallet
}

mail-withdrawal_failed-subject = { $count ->
    [1] Your withdrawal of { $amount } was not paid
    [one] { $count } withdrawal was not paid
   *[other] { $count } withdrawals were not paid
}
mail-withdrawal_failed-text = { $count ->
    [1] The whole amount is back in your wallet. You can ask for it again.
    [one] The whole amounts are back in your wallet. You can ask for them again.
   *[other] The whole amounts are back in your wallet. You can ask for them again.
}
mail-withdrawal_failed-line = { $amount }, reference { $reference }: the payment failed. { $reason }
mail-withdrawal_failed-refused = { $amount }, reference { $reference }: staff did not approve it. { $reason }
mail-withdrawal_failed-step = { $count ->
    [one] See the withdrawal
   *[other] See the wallet
}

mail-kind-payee_changed = Account to be paid on
mail-kind-withdrawal_requested = Withdrawal requested
mail-kind-withdrawal_approved = Withdrawal approved
mail-kind-withdrawal_paid = Withdrawal paid
mail-kind-withdrawal_failed = Withdrawal not paid
