# How values are written. Used by src/i18n; pages rarely name these keys.
format-seconds = { $n } s
format-minutes = { $n } min
format-hours = { $n } h
format-days = { $n ->
    [one] { $n } día
   *[other] { $n } días
}
format-left = { $n ->
    [one] queda { $time }
   *[other] quedan { $time }
}
format-left-moment = queda menos de un minuto
format-left-none = se acabó el tiempo

# The ticking clock fills %s with hours and minutes.
format-left-pattern = quedan %s
format-unit-hour = h
format-unit-minute = min
format-unit-second = s
format-ago = hace { $time }
format-ago-moment = ahora mismo
format-today = hoy a las { $time }
format-tomorrow = mañana a las { $time }
format-yesterday = ayer a las { $time }
format-sample = { $part } de { $whole }
format-share-few = aún es pronto para saber
format-share-none = aún sin datos
format-zone = Zona horaria: { $zone }.
