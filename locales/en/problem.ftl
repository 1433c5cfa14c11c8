# Why a request was not done: a title by status, and what happened by code.

problem-status-400 = This request cannot be read
problem-status-401 = Please sign in
problem-status-403 = You may not do this
problem-status-404 = There is nothing here
problem-status-405 = This address does not take that method
problem-status-408 = The request took too long
problem-status-409 = Things have changed
problem-status-413 = This is too large
problem-status-415 = This format is not understood
problem-status-422 = Something in the request is wrong
problem-status-429 = Too many requests
problem-status-500 = Something broke on our side
problem-status-503 = The exchange is busy

problem-not_found = The address may be mistyped, the record may be closed, or it belongs to someone else. Check the address.
problem-sign_in_needed = Sign in, or send a valid access token.
problem-forbidden = You are signed in, but not in a role that may do this. If you have another role, switch to it.
problem-stale_form = This form is older than your visit, or it did not come from a page of this site. Nothing was changed. Go back, reload the page and send it again: your browser usually keeps what you typed.
problem-invalid = Some fields are wrong; each is named. Correct them and send again.
problem-unavailable = Nothing was accepted and nothing was lost. Try again in { $seconds ->
    [one] { $seconds } second
   *[other] { $seconds } seconds
}.
problem-too_many_requests = Try again in { $seconds ->
    [one] { $seconds } second
   *[other] { $seconds } seconds
}.
problem-method_not_allowed = The answer names the methods this address takes. Use one of them.
problem-too_large = Send less at once, or split it.
problem-internal = This failed through a fault of ours. Look whether it was done before you send it again: a request with an Idempotency-Key can be repeated as it was and is done once. If a number is given here, tell it to the operator.
problem-bad_request = The request is not well formed. Check the address and what is sent.
problem-malformed_json = The body is not valid JSON. Check its quotes, commas and brackets.
problem-malformed_form = The form cannot be read. Go back, reload the page and send it again.
problem-malformed_query = The part of the address after the question mark cannot be read. Check it, or leave it out.
problem-malformed_body = The body broke off or cannot be read. Send it again.
problem-bad_party = X-Party is no party id. Send one such as party_…, as GET /me lists them, or leave the header out.
problem-bad_character = The text holds a character that cannot be kept (NUL, or half of a pair). Take it out and send again.
problem-body_too_slow = The body did not arrive in time. Send it again, in smaller parts if need be.
problem-unsupported_media_type = Send JSON to the API and plain forms to pages.
problem-bad_idempotency_key = An Idempotency-Key has 1 to 255 characters, 250 with a batch of leads. Choose another.
problem-idempotency_key_reused = This Idempotency-Key was already used with another request. Send this one with a new key.
problem-insufficient_funds = There is not enough money in the wallet. Top it up and try again.
problem-already_done = This was already done. Reload to see how things stand.

fault-wrong-type = This value is not of the type or not among the words this field takes. Check it.

# Accounts
problem-not_proposed = The other side does not propose this split, or no longer. Reload the page and look at what it proposes now.
problem-own_party = You belong to one of the two parties, so somebody else must decide this.
problem-already_decided = Somebody was quicker: this has been decided. Reload the page.
problem-nothing_to_correct = There is nothing to make good here: staff neither decided this lead nor let its deadline pass, or as much as possible was paid already.
problem-correction_open = Another correction of this lead waits for a decision. Decide that one first.
problem-second_person_needed = Whoever asks for a correction cannot approve it. Ask a colleague to look at it.
problem-fees_short = The exchange has not earned enough in fees in this currency to pay this yet. It can be approved later.
