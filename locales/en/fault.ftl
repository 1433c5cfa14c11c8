# What is wrong with one field, and how to put it right. The key ends in the fault's code.
fault-required = Fill in this field.
fault-too-short = { $min ->
    [one] Write at least { $min } character.
   *[other] Write at least { $min } characters.
}
fault-too-long = { $max ->
    [one] At most { $max } character.
   *[other] At most { $max } characters.
}
fault-too-small = Must be { $min } or more.
fault-too-large = Must be { $max } or less.
fault-not-a-number = Write a number, for example 25.
fault-not-a-choice = Choose one of the options.
fault-amount-not-a-number = Write an amount in digits, for example 1250 or 12.50.
fault-amount-too-precise = The currency does not have that many decimals.
fault-amount-not-positive = The amount must be above zero.
fault-amount-too-large = The amount is too large.
fault-unknown-currency = We do not work with this currency.
fault-email = Write an e-mail address, for example name@example.com.
fault-phone = Write the phone with the country code, for example +34 600 000 000.
fault-url = Write a full address that starts with https://.
fault-date = Write a date, for example 2026-11-22.
fault-date-past = Choose a date in the future.
fault-time-zone = Choose a time zone from the list.
fault-taken = This is already taken. Choose another.
fault-mismatch = The two do not match.
fault-not-accepted = Tick this to go on.
fault-too-many = { $max ->
    [one] At most { $max } entry.
   *[other] At most { $max } entries.
}
fault-repeated = The same value appears twice.
fault-unknown-field = The form has no such field.
fault-invalid = This cannot be read. Check how it is written.

# Accounts

# Offers
fault-not-a-date = Write a date, for example 2026-11-22.
fault-not-a-phone = This is no phone number we can call. Add the country code.
fault-not-an-email = Write an e-mail address, for example name@example.com.
fault-key-taken = Another field already has this key.
fault-option-repeated = The same option stands twice.
fault-currency-not-offered = Choose one of the currencies of this exchange: { $known }.
fault-unknown-choice = Choose one of the options.
fault-unknown-time-zone = Choose a time zone from the list.
fault-unreadable = There are characters here that cannot be shown. Type the text again.

# Leads
fault-contact-needed = A phone number or an e-mail address is needed.
fault-consent-needed = The person must have agreed to this.
fault-wrong-kind = This answer is of another kind than the form asks for.
fault-bad-character = There is a character here that cannot be kept.
fault-comment-needed = Write what was wrong: the contractor reads it.
fault-reason-not-in-terms = The terms of this lead do not allow this reason.
