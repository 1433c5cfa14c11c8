# How values are written. Used by src/i18n; pages rarely name these keys.
format-seconds = { $n } s
format-minutes = { $n } min
format-hours = { $n } h
format-days = { $n ->
    [one] { $n } day
   *[other] { $n } days
}
format-left = { $time } left
format-left-moment = less than a minute left
format-left-none = time is up

# The ticking clock fills %s with hours and minutes.
format-left-pattern = %s left
format-unit-hour = h
format-unit-minute = min
format-unit-second = s
format-ago = { $time } ago
format-ago-moment = just now
format-today = today { $time }
format-tomorrow = tomorrow { $time }
format-yesterday = yesterday { $time }
format-sample = { $part } of { $whole }
format-share-few = too early to tell
format-share-none = no data yet
format-zone = Times are in { $zone }.
