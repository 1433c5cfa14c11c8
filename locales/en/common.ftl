# What every page shares: the frame, the components, the errors.
common-brand = lead-exchange
common-skip = Skip to content
common-language = Language
common-appearance = Appearance
common-theme-auto = As the system
common-theme-light = Light
common-theme-dark = Dark
common-account = Account
common-search = Search
common-search-leads = Search leads, phones, offers
common-search-offers = Search topics and offers
common-free = Free
common-held = held
common-footer = Every price, deadline and rejection reason is in the offer's terms.

# Forms
common-required = required
common-optional = optional
common-currency = Currency
common-choose = Choose…
common-save = Save
common-cancel = Cancel
common-back = Back
common-confirm = Yes, do it
common-apply = Apply
common-add-row = Add a row
common-remove-row = Remove this row
common-show-password = Show
common-unsaved = You have changes that are not saved.
common-faults-title = { $count ->
    [one] One field needs your attention
   *[other] { $count } fields need your attention
}

# Lists
common-next = Next
common-previous = Previous
common-newest = To the start
common-pages = Pages
common-filters = Filters
common-select-all = Select all on this page
common-selected = { $count ->
    [one] { $count } selected
   *[other] { $count } selected
}
common-copy = Copy
common-copied = Copied
common-table-figures = The figures as a table
common-time-left = Time left

# Keys
common-keys = Keyboard
common-key-move = move
common-key-accept = accept
common-key-reject = reject
common-key-open = open
common-key-search = search
common-key-help = this list
common-close = Close

# Errors: what happened, and what to do next
common-error-403-title = This page is for another role
common-error-403-text = You are signed in, but your role may not open this page. If you have another role, switch to it in the menu; otherwise ask the person who manages your account.
common-error-404-title = There is no such page
common-error-404-text = The address may be mistyped, the record may be closed, or it belongs to someone else. Check the address or start from the beginning.
common-error-409-title = This changed while you were looking
common-error-409-text = Someone else, or a deadline, was first. Nothing was done twice. Open the page again to see how things stand, then decide.
common-error-429-title = Too many requests
common-error-429-text = Wait a minute and try again. Nothing was lost.
common-error-500-title = Something broke on our side
common-error-500-text = Your action was not carried out, and no money moved. The error is in the log under the number below. Try again; if it repeats, send us the number.
common-error-503-title = The exchange is busy
common-error-503-text = Nothing was accepted and nothing was lost. Try again in a few seconds.
common-error-number = Error number
common-error-start = To the start page
common-error-retry = Try again
