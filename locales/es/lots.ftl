# Lotes de prueba.

whisker-range = lo más probable: entre { $low } % y { $high } %
lot-title = Lote de prueba
lot-lead = La pequeña primera parte de una oferta, tras la cual usted decide sobre lo que llegó.
lot-status-planned = Previsto
lot-status-open = En curso
lot-status-used = Agotado
lot-status-ended = Terminado
lot-leads = { $count ->
    [one] { $count } lead
   *[other] { $count } leads
}
lot-either = { $leads } o { $money }, lo que llegue antes
lot-came = Cuánto ha llegado
lot-came-note = { $leads ->
    [one] { $leads } lead, { $money }
   *[other] { $leads } leads, { $money }
}
lot-opened = Empezó
lot-used-at = Se agotó
lot-planned-text = El lote empieza con los primeros leads de la oferta. Cuando se agote, la oferta se pausará sola.
lot-used-note = El lote se ha agotado y la oferta está en pausa. No llegará nada más hasta que usted decida.
lot-look = Ver el resultado y decidir
lot-funnel = Qué salió de él
lot-share-accepted = Aceptados, de los decididos
lot-share-reached = Contactados
lot-share-qualified = Calificados
lot-share-won = Ganados
lot-interval-means = La marca es lo que muestra este lote; la banda, dónde está la proporción real con un 95 % de confianza. Cuantos más leads, más estrecha.
lot-waiting = { $count ->
    [one] { $count } lead aún espera su decisión.
   *[other] { $count } leads aún esperan su decisión.
}
lot-waiting-go = Decidir sobre ellos
lot-cost = Lo que costó
lot-cost-all = Reservado y pagado en total
lot-each-accepted = Por cada lead aceptado
lot-each-qualified = Por cada lead calificado
lot-each-won = Por cada lead ganado
lot-contractors = Quién los trajo
lot-contractor = Proveedor
lot-delivered = Entregados
lot-rejected = Rechazados
lot-decide = Su decisión
lot-decide-text = Siga sin límite, cambie antes las condiciones, tome otro lote o cierre la oferta.
lot-go-on = Seguir
lot-change = Cambiar las condiciones
lot-stop = Parar
lot-again = Otro lote
lot-again-do = Tomar otro lote y seguir
lot-plan = Empezar con un lote de prueba
lot-plan-do = Guardar
lot-none-now = La oferta no tiene lote. Se puede fijar mientras es un borrador o está en pausa.
lot-past = Lotes anteriores
lot-decided-go_on = se siguió
lot-decided-again = otro lote
lot-decided-stop = se paró
lot-promise = Empieza con un lote de prueba: { $size }. Después se pausa y el comprador decide.
lot-open = Lote de prueba
lot-planned = El lote está guardado.
lot-renewed = La oferta sigue con otro lote.
