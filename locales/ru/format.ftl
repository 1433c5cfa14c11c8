# How values are written. Used by src/i18n; pages rarely name these keys.
format-seconds = { $n } с
format-minutes = { $n } мин
format-hours = { $n } ч
format-days = { $n ->
    [one] { $n } день
    [few] { $n } дня
    [many] { $n } дней
   *[other] { $n } дня
}
format-left = { $n ->
    [one] остался { $time }
   *[other] осталось { $time }
}
format-left-moment = меньше минуты
format-left-none = время вышло

# The ticking clock fills %s with hours and minutes.
format-left-pattern = осталось %s
format-unit-hour = ч
format-unit-minute = мин
format-unit-second = с
format-ago = { $time } назад
format-ago-moment = только что
format-today = сегодня в { $time }
format-tomorrow = завтра в { $time }
format-yesterday = вчера в { $time }
format-sample = { $part } из { $whole }
format-share-few = мало данных
format-share-none = данных пока нет
format-zone = Часовой пояс: { $zone }.
