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
common-spendable = With credit
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

# The error page; what happened is told by problem.ftl
common-error-number = Error number
common-error-start = To the start page
