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

problem-not_found = The address may be mistyped, the record may be closed, or it belongs to someone else.
problem-sign_in_needed = Sign in, or send a valid access token.
problem-forbidden = You are signed in, but not in a role that may do this. If you have another role, switch to it.
problem-stale_form = This form is older than your visit, or it did not come from a page of this site. Nothing was changed. Go back, reload the page and send it again: your browser usually keeps what you typed.
problem-invalid = Some fields are wrong; each is named.
problem-unavailable = Nothing was accepted and nothing was lost. Try again in { $seconds ->
    [one] { $seconds } second
   *[other] { $seconds } seconds
}.
problem-too_many_requests = Try again in { $seconds ->
    [one] { $seconds } second
   *[other] { $seconds } seconds
}.
problem-method_not_allowed = The answer names the methods this address takes.
problem-too_large = Send less at once, or split it.
problem-internal = What you asked for was not done, and no money moved. The log tells more under the number given here.
problem-bad_request = The request is not well formed.
problem-malformed_json = The body is no JSON.
problem-malformed_form = The form cannot be read.
problem-malformed_query = The part of the address after the question mark cannot be read.
problem-malformed_body = The body broke off or cannot be read.
problem-body_too_slow = The body did not arrive in time.
problem-unsupported_media_type = Send JSON to the API and plain forms to pages.
problem-bad_idempotency_key = An Idempotency-Key has 1 to 255 characters.
problem-idempotency_key_reused = This Idempotency-Key was already used with another request.
problem-insufficient_funds = There is not enough money in the wallet.
problem-already_done = This was already done.

fault-wrong-type = This value is of another type than the field takes.

# Accounts
