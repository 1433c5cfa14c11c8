# API keys: made, shown once, revoked.

key-title = API keys
key-text = A program that calls the API sends a key as its bearer token. A key acts as you, for this party alone, with the rights you have at the moment. It cannot change your password, make or revoke keys, or sign you out. A new password does not end keys: revoke a key that nobody uses.
key-fresh-title = Copy the key now
key-fresh-text = It is shown this once. Keep it where your program reads its secrets, and not in the program itself.
key-fresh = The new key
key-none = This party has no key that works.
key-list = Keys that work
key-made = made { $when }
key-used = last used { $when }
key-unused = never used
key-revoke = Revoke
key-revoke-question = The next call with this key is refused. This cannot be undone.
key-revoke-yes = Revoke the key
key-label = What the key is for
key-label-hint = For example the site or program that will use it.
key-make = Make a key
key-make-another = Make another key
key-revoked-list = Revoked keys
key-revoked-at = revoked { $when }
key-revoked-done = The key is revoked. Calls with it are refused from now on.
problem-key_of_another_party = This API key acts for another party. Leave X-Party out, or use a key of that party.
problem-key_not_enough = An API key may not do this. Sign in, or use an access token of your own.
problem-too_many_keys = A party has at most { $most } keys that work. Revoke one that nobody uses, then make a new one.
