# What staff see of users, parties and each other.

# Users
staff-users-title = Users
staff-users-search = Address or party
staff-users-empty = Nobody found
staff-users-empty-text = No user fits. Look for a shorter part of the address, or show everyone.
staff-show-all = Show all
staff-all = All
staff-user = User
staff-seats = Acts as
staff-seat = { $role }, { $party }
staff-status = Status
staff-joined = Joined
staff-confirmed = Address
staff-confirmed-yes = confirmed
staff-confirmed-no = not confirmed
staff-language = Language
staff-role-buyer = Buyer
staff-role-contractor = Contractor
staff-role-staff = Staff
staff-user-status-active = Active
staff-user-status-suspended = Suspended
staff-user-suspend = Suspend…
staff-user-suspend-question = They are signed out at once and cannot sign in. Their party and its leads are not touched.
staff-suspend-do = Suspend
staff-restore = Restore
staff-reason = Reason
staff-reason-audit-hint = Kept in the audit trail.
staff-reason-told-hint = Shown to the party and kept in the audit trail.
staff-user-suspended = The user is suspended and signed out.
staff-user-restored = The user may sign in again.

# Invitations
staff-invite = Invite staff…
staff-invite-text = A link goes to the address and works for 7 days. Whoever opens it chooses a password and may do all you may.
staff-invite-do = Send the invitation
staff-invited = The invitation is on its way.

# Parties
staff-parties-title = Parties
staff-parties-search = Name
staff-parties-empty = No party found
staff-parties-empty-text = No party fits. Look for a shorter part of the name, or show all.
staff-party = Party
staff-party-roles = Roles
staff-party-users = Users
staff-party-money = Money
staff-party-money-none = This party never had money here.
staff-party-held = Held
staff-party-withdrawing = On its way out
staff-party-lists = See also
staff-party-offers = offers
staff-party-bought = leads it bought
staff-party-delivered = leads it delivered
staff-party-suspend = Suspend…
staff-party-suspend-question = Its users are signed out, its published offers paused, new leads from it refused and withdrawals frozen. Leads already in keep their clocks and their money.
staff-party-restore-question = It may work again, and the offers its suspension paused are published again.
staff-party-suspended = The party is suspended; its users are told by mail.
staff-party-restored = The party may work again.
staff-history = What staff did here
staff-history-none = Nothing yet.
staff-more-audit = In the audit trail

# The audit trail
staff-audit-title = Audit trail
staff-audit-note = Every act of the staff, for ever.
staff-audit-empty = No such acts
staff-audit-empty-text = Nothing fits these filters. Acts appear here as staff publish, confirm, suspend and decide.
staff-audit-when = When
staff-audit-who = Who
staff-audit-act = Act
staff-audit-subject = On what
staff-audit-detail = Details
staff-audit-anybody = Anybody
staff-audit-any-act = Any act
staff-audit-any-subject = Id of a party, user, offer or lead

# Acts
act-party_suspended = suspended a party
act-party_restored = restored a party
act-user_suspended = suspended a user
act-user_restored = restored a user
act-staff_invited = invited staff
act-staff_joined = joined the staff
act-staff_created = was made staff from the command line
act-offer_published = published an offer
act-offer_sent_back = sent an offer back
act-lead_unmasked = saw a lead's contact
act-mail_read = read a letter with a sign-in link
act-mail_retried = sent a failed mail again
act-clock_turned = turned the clock
act-top_up_cancelled = cancelled a top-up
act-top_up_confirmed = confirmed a top-up
act-detail-reason = reason: { $value }
act-detail-terms_version = version { $value } of the terms
act-detail-fee_basis_points = exchange fee { $value }
act-detail-party = party { $value }
act-detail-reference = code { $value }
act-detail-email = address { $value }
act-detail-seconds = by { $value }
act-detail-locale = { $value }
act-password-set = with a password
act-password-none = with a link to sign in
act-locale-en = in English
act-locale-ru = in Russian
act-locale-es = in Spanish
