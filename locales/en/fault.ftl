# What is wrong with one field, and how to put it right. The key ends in the fault's code.
fault-required = Fill in this field.
fault-too-short = { $min ->
    [one] Write at least { $min } character.
   *[other] Write at least { $min } characters.
}
fault-too-long = { $max ->
    [one] Write at most { $max } character.
   *[other] Write at most { $max } characters.
}
fault-too-small = Write { $min } or more.
fault-too-large = Write { $max } or less.
fault-not-a-number = Write a number, for example 25.
fault-not-a-choice = Choose one of the options.
fault-amount-not-a-number = Write an amount in digits, for example 1250 or 12.50.
fault-amount-ambiguous = Is the separator for thousands or for decimals? Write 1500 or 1.50.
fault-number-ambiguous = Is the separator for thousands or for decimals? Write 1500 or 1.5.
fault-amount-too-precise = Write fewer decimals: the currency does not have that many.
fault-amount-not-positive = Write an amount above zero.
fault-amount-too-large = The amount is too large. Write a smaller one.
fault-unknown-currency = We do not work with this currency. Choose another.
fault-email = Write an e-mail address, for example name@example.com.
fault-phone = Write the phone with the country code, for example +34 600 000 000.
fault-url = Write a full address that starts with https://.
fault-date = Write a date, for example 2026-11-22.
fault-date-past = Choose a date in the future.
fault-date-far = This is more than five years ahead. Choose a nearer date.
fault-time-zone = Choose a time zone from the list.
fault-taken = This is already taken. Choose another.
fault-mismatch = The two do not match. Type them again.
fault-not-accepted = Tick this to go on.
fault-too-many = { $max ->
    [one] Give at most { $max } entry.
   *[other] Give at most { $max } entries.
}
fault-repeated = The same value appears twice. Take one out.
fault-unknown-field = The form has no such field. Take it out.
fault-invalid = This cannot be read. Check how it is written.

# Accounts

# Offers
fault-not-a-date = Write a date, for example 2026-11-22.
fault-not-a-phone = This is no phone number we can call. Check the digits and add the country code.
fault-not-an-email = Write an e-mail address, for example name@example.com.
fault-key-taken = Another field already has this key. Choose another key.
fault-option-repeated = The same option stands twice. Take one out.
fault-currency-not-offered = Choose one of the currencies of this exchange: { $known }.
fault-unknown-choice = Choose one of the options.
fault-unknown-time-zone = Choose a time zone from the list.
fault-unreadable = There are characters here that cannot be shown. Type the text again.

# Leads
fault-contact-needed = Give a phone number or an e-mail address.
fault-consent-needed = The person must have agreed to this. Ask for their consent first.
fault-wrong-kind = This answer is of another kind than the form asks for. Check the field in the offer.
fault-bad-character = There is a character here that cannot be kept. Type the text again.
fault-comment-needed = Write what was wrong: the contractor reads it.
fault-reason-not-in-terms = The terms of this lead do not allow this reason. Choose one of those they list.
fault-said-twice = This is said twice and differs. Send it once, beside the answers or among them.
fault-not-a-split = Write a whole percentage from 1 to 99. To give all or nothing, concede or withdraw instead.
fault-not-a-percentage = Write a whole percentage from 0 to 100.
fault-verdict-reason-unfit = The reason and the percentage say different things. A lead that meets its terms is not unpaid, one that breaks them is not paid in full, and a shared fault is split.
fault-too-many-statements = You have made { $max } statements in this dispute, and that is the most. By now all is said.
fault-more-than-lost = This side lost no more than { $max } by the decision.
fault-too-many-proposals = You have proposed { $max } splits in this dispute, and that is the most. Accept what the other side proposes, or wait for the verdict.

form-pressed-twice = This form was sent before. Nothing was done twice.
