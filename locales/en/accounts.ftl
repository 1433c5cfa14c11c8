# Signing up, signing in, settings.

# Faults
fault-password-short = Use at least { $min } characters: a few words are easiest to remember.
fault-password-is-email = The password must not be your e-mail address. Choose another.
fault-password-common = This password is among the first to be guessed. Choose another.
fault-password-wrong = This is not your present password. Type it again.
fault-role-missing = Choose at least one: buy leads, deliver leads, or both.
fault-role-not-offered = This role is given by invitation. Choose to buy or to deliver leads.
fault-email-has-user = This address already has a user. Use another.

# Problems
problem-wrong_credentials = The e-mail address or the password is wrong. Check both, or ask for a new password.
problem-email_not_confirmed = The e-mail address is not confirmed yet. Open the link we sent to it, or ask for another one.
problem-suspended = This account is suspended. Ask the operator of the exchange why.
problem-invalid_refresh_token = The refresh token was used, has run out, or was revoked. Sign in again with the password.
problem-link_spent = The link was used, has run out, or was replaced by a newer one. Ask for another.
problem-address_taken = The address got a user since the invitation was sent. Sign in instead.
problem-acts_for_party = This user acts for a party, and staff may not trade. Use another address.
problem-not_yourself = You cannot suspend yourself. Ask a colleague.

# Signing up
account-sign-up-title = Create an account
account-sign-up-note = One account may buy leads and deliver them.
account-email = E-mail
account-password = Password
account-password-hint = At least 10 characters. A few unrelated words are strong and easy to remember.
account-party-name = Business or your own name
account-party-name-hint = The other side of each deal sees it.
account-roles = What do you want to do?
account-role-buyer = Buy leads
account-role-buyer-hint = You describe the customers you need and pay for each good one.
account-role-contractor = Deliver leads
account-role-contractor-hint = You bring customers and are paid for each one the buyer accepts.
account-time-zone = Time zone
account-time-zone-hint = Type a city to find it. Deadlines are shown in this zone.
account-sign-up-do = Create the account
account-have-one = Already have an account?
account-check-mail-title = Check your mail
account-sign-up-sent = We sent a link to the address you gave. Open it within 48 hours to confirm the address, then sign in.
account-reset-sent = If the address has an account, a link to set a new password is on its way. It works for one hour.
account-mail-missing = Nothing came? Look in the spam folder, check the address, or ask for another mail.
account-resend-title = Send the link again
account-resend = Send another link
account-confirm-title = Confirm your address
account-confirm-text = One press, and your account is ready to sign in to.
account-confirm-do = Confirm the address
account-confirmed = Your address is confirmed. Sign in to begin.
account-confirmed-twice = Your address is confirmed. It was signed up more than once, so choose the password now.

# Links
account-spent-title = This link no longer works
account-spent-confirm = It was used, or is older than 48 hours, or a newer one was sent. If you confirmed already, sign in; otherwise ask for another link.
account-spent-reset = It was used, or is older than an hour, or a newer one was sent. Ask for another.
account-spent-enter = Each sign-in link works once and not for long. Sign in with your password, or make a new link.
account-spent-invitation = It was used, or is older than 7 days. Ask whoever invited you to send another.
account-enter-title = Sign in by link
account-enter-text = This link signs you in once. Press the button when you are ready.
account-invitation-title = Join the staff
account-invitation-text = You are invited to help run this exchange as { $email }. Choose a password, and you are in.
account-invitation-do = Join

# Signing in and out
account-sign-in-title = Sign in
account-sign-in-do = Sign in
account-forgotten = Forgot the password?
account-no-account = No account yet?
account-signed-out = You are signed out.
account-signed-out-everywhere = You are signed out everywhere. Sign in again here when you like.

# A new password
account-reset-title = Forgotten password
account-reset-text = Tell us your address and we send a link to set a new password.
account-reset-do = Send the link
account-new-password-title = A new password
account-new-password-text = Setting it signs you out everywhere else.
account-new-password = New password
account-new-password-do = Set the password
account-password-set = The new password is set. Sign in with it.

# Settings
account-settings-title = Settings
account-reading-title = Language and time
account-language = Language
account-language-hint = Used on these pages and in mails to you.
account-party-title = Your business
account-party-id = Your number on the exchange
account-party-id-hint = Give it to a buyer who wants to invite you to an offer.
account-password-title = Password
account-current-password = Present password
account-password-change-do = Change the password
account-password-changed = The password is changed. Everything else that was signed in is signed out.
account-everywhere-title = Sign out everywhere
account-everywhere-text = Ends every session and every program's token at once, this one too.
account-everywhere-do = Sign out everywhere
account-saved = Saved.
account-suspended-note = { $party } is suspended: { $reason }. Leads already in keep their clocks and their money; nothing new can be started. Answer the operator's mail to settle it.
