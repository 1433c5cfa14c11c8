# Leads: la bandeja, la página de un lead, las tareas y lo que la bolsa dice de un lead.

# Por qué la bolsa no admitió un lead: la clave termina en la palabra de la regla.
refusal-engagement_not_active = Ahora mismo usted no trabaja en esta oferta.
refusal-contractor_suspended = Su empresa está suspendida y no se admiten leads nuevos.
refusal-offer_not_open = La oferta no admite leads ahora: está en pausa o cerrada.
refusal-outside_hours = La oferta solo admite leads en su horario.
refusal-source_not_allowed = La oferta no permite esta fuente.
refusal-invalid_phone = Este número de teléfono no puede existir.
refusal-invalid_email = Esta dirección de correo no puede existir.
refusal-out_of_area = La persona está fuera de la zona de la oferta.
refusal-duplicate = Esta persona ya llegó a la oferta dentro del plazo que fijan las condiciones.
refusal-daily_cap = La oferta ya tiene todos los leads de hoy.
refusal-total_cap = La oferta ya tiene todos los leads que admite.
refusal-budget = El presupuesto de la oferta está agotado.
refusal-insufficient_funds = El monedero del comprador no alcanza ahora para el precio.
refusal-quarantine = El lead pareció sospechoso y no se dejó pasar.

# Por qué no se hizo algo.
problem-illegal_move = { $status ->
    [refused] La bolsa no admitió este lead y ya no se puede hacer nada con él.
    [quarantined] El lead está en revisión. Espere a que pase.
    [delivered] El lead espera la decisión del comprador; hasta entonces no se puede.
    [accepted] El lead ya está aceptado.
    [rejected] El lead ya está rechazado.
    [disputed] El lead está en disputa. Antes debe terminar; la página del lead dice a quién le toca.
    [settled] El lead está pagado, y eso es definitivo.
    [returned] El dinero de este lead se devolvió, y eso es definitivo.
   *[other] No se puede hacer con el lead tal como está: { $status }.
}
problem-deadline_passed = El plazo de esta decisión ha terminado. El reloj ya ha decidido o está a punto: recargue el lead.
problem-contact_closed = El dinero de este lead volvió a usted y con él se cerró el contacto. No queda nada por hacer.
problem-outcome_unknown = La base de datos no respondió a tiempo: lo que pidió puede estar hecho o no. Compruébelo primero. Un programa lo repite con la misma Idempotency-Key, un lead también con su external_id: cuenta una sola vez.
fault-not-a-moment = Escriba una fecha y una hora, por ejemplo 2026-11-22 15:00.
fault-reason-not-in-guarantee = Este motivo debía darse al decidir. Dentro de la garantía solo cuenta lo que se descubre después: elija un motivo así.
fault-reason-only-in-guarantee = Este motivo solo vale dentro de la garantía, cuando el lead ya está aceptado. Elija otro.

# La bandeja
leads-inbox = Bandeja
leads-waiting = { $count ->
    [0] Ningún lead espera su decisión
    [one] { $count } lead espera su decisión
   *[other] { $count } leads esperan su decisión
}
leads-due-today = { $count ->
    [one] { $count } vence hoy
   *[other] { $count } vencen hoy
}
leads-figure-today = Nuevos hoy
leads-figure-week-more = { $count } más que hace una semana a esta hora
leads-figure-week-less = { $count } menos que hace una semana a esta hora
leads-figure-week-same = tantos como hace una semana a esta hora
leads-figure-median = Mediana hasta decidir
leads-figure-median-none = aún no hay decisiones
leads-figure-topic = otros en el tema: { $time }
leads-figure-window = en 30 días
leads-figure-capped = de sus leads más recientes
leads-figure-accepted = Aceptados
leads-figure-clock = Decididos por plazo
leads-figure-cost = Coste por cliente ganado
leads-figure-won = { $count ->
    [0] ninguno aún; marque un lead como ganado
    [one] { $count } ganado en 30 días
   *[other] { $count } ganados en 30 días
}
leads-side-note = Decididos por plazo: { $share }
leads-chart-title = Leads por día, dos semanas
leads-chart-summary = { $received } recibidos, { $accepted } de ellos aceptados.
leads-chart-received = Recibidos
leads-chart-accepted = Aceptados
leads-chart-show = Leads por día
leads-tabs = Leads por estado
leads-tab-decide = Por decidir
leads-tab-all = Todos
leads-filters = Filtros y orden
leads-filter-any = Cualquiera
leads-filter-offer = Oferta
leads-filter-contractor = Proveedor
leads-filter-stage = Etapa
leads-filter-source = Fuente
leads-filter-band = Puntuación
leads-filter-sort = Orden
leads-filter-search = Teléfono, correo o id del lead, completo
leads-filter-apply = Mostrar
leads-filter-clear = Quitar los filtros
leads-sort-newest = Los más nuevos primero
leads-sort-oldest = Los más antiguos primero
leads-sort-urgent = Los más urgentes primero
leads-sort-score = La mejor puntuación primero
leads-band-hot = Caliente
leads-band-warm = Tibio
leads-band-cold = Frío
leads-list = Leads
leads-list-keys = j y k mueven, a acepta, r rechaza
leads-mark = Marcar { $name }
leads-from = de { $source }
leads-no-name = Sin nombre
leads-closed-name = Contacto cerrado
leads-then-accepted = y queda aceptado
leads-then-accepted-paid = y se acepta y paga
leads-then-settled = y queda pagado
leads-then-returned = y el dinero vuelve
leads-then-refused = y no se admite
leads-bulk-accept = Aceptar los marcados
leads-bulk-reject = Rechazar los marcados…
leads-bulk-reject-question = Cada lead se juzga por separado: si sus condiciones no permiten el motivo o su plazo terminó, queda como está.
leads-back = Volver a la lista
leads-open = Abrir el lead

# Nada que mostrar
leads-empty-offers-title = Publique una oferta para recibir leads
leads-empty-offers-text = Diga qué busca, el precio y las reglas. El equipo la revisa y los proveedores la toman.
leads-empty-offers-act = Escribir una oferta
leads-empty-money-title = Su monedero está vacío
leads-empty-money-text = Cada lead reserva su precio antes de que usted vea el contacto. Sin dinero los leads no se admiten: recargue primero.
leads-empty-money-act = Recargar
leads-empty-new-title = Aún no hay leads
leads-empty-new-text = Sus ofertas están publicadas. El primer lead aparecerá aquí, y en su correo, en cuanto un proveedor lo envíe.
leads-empty-decide-title = Todo está decidido
leads-empty-decide-text = Ningún lead le espera. Los nuevos llegan aquí solos; mientras tanto, sus próximas llamadas están en las tareas.
leads-empty-decide-act = A las tareas
leads-empty-status-title = No hay ningún lead aquí
leads-empty-status-text = Los leads avanzan con sus decisiones y con los plazos. Mírelos todos para encontrar uno.
leads-empty-status-act = Todos los leads
leads-empty-search-title = Ningún lead coincide
leads-empty-search-text = Los contactos están cifrados: el teléfono o la dirección debe estar completo. Revise cómo está escrito o quite los filtros.

# Un lead
leads-lead = Lead
leads-contact = Contacto
leads-phone = Teléfono
leads-email = Correo
leads-place = Lugar
leads-answers = Respuestas
leads-yes = sí
leads-no = no
leads-consent = Consentimiento
leads-consent-given = dado { $when }, texto { $version }
leads-consent-ip = desde { $ip }
leads-consent-none = no se envió prueba
leads-source = Fuente
leads-received = Recibido
leads-offer = Oferta
leads-terms = condiciones { $version }
leads-score = Puntuación
leads-contractor = Proveedor
leads-money = Dinero
leads-money-held = { $price } reservados: { $payout } para el proveedor y { $fee } para la bolsa
leads-money-paid = { $price } pagados: { $payout } al proveedor y { $fee } a la bolsa
leads-money-returned = { $price } volvieron a su monedero
leads-money-none = no hay dinero reservado
leads-contact-closed = El dinero de este lead volvió a usted y con él se cerró el contacto.
leads-decision = Su decisión
leads-decide-until = Decida antes del { $when }.
leads-silence-accepted = Sin decisión queda aceptado y empieza el periodo de garantía.
leads-silence-paid = Sin decisión queda aceptado y pagado.
leads-guarantee-until = Aceptado. Hasta el { $when } aún puede rechazarlo por lo que solo se descubre después; luego se paga.
leads-settled-on = Pagado el { $when }. Es definitivo.
leads-returned-on = El dinero volvió el { $when }. Es definitivo.
leads-accept = Aceptar
leads-accept-hint-paid = El proveedor cobra al momento.
leads-accept-hint-guarantee = { $hours ->
    [one] Durante { $hours } hora aún puede rechazarlo por motivos más limitados.
   *[other] Durante { $hours } horas aún puede rechazarlo por motivos más limitados.
}
leads-reject = Rechazar…
leads-reject-yes = Rechazar el lead
leads-reject-reason = Por qué
leads-reject-comment = Qué falló
leads-reject-comment-hint = Lo lee el proveedor. Obligatorio con otro motivo y útil siempre: un recurso se decide por lo escrito aquí.
leads-reject-outside = No son motivos: aún no contesta, cambió de idea, compró en otro sitio, no hubo venta. Eso son etapas.
leads-reason-hint-invalid_contact = El número o la dirección no existe o es de otra persona.
leads-reason-hint-duplicate = Usted ya tenía a esta persona en sus registros antes de que llegara el lead.
leads-reason-hint-out_of_area = La persona está fuera de la zona que indica la oferta.
leads-reason-hint-wrong_topic = La persona quiere algo distinto de lo que trata la oferta.
leads-reason-hint-never_requested = La persona dice que nunca lo pidió.
leads-reason-hint-not_target_person = Busca empleo, es socio o proveedor, o es una prueba de la competencia.
leads-reason-hint-language = La persona no habla ninguno de los idiomas que indica la oferta.
leads-reason-hint-spam = Texto sin sentido, publicidad, un robot.
leads-reason-hint-consent_missing = La persona no aceptó que la contactaran y ninguna prueba dice lo contrario.
leads-reason-hint-order_cancelled = El pedido se canceló dentro de la garantía.
leads-reason-hint-other = Algo que las condiciones prohíben y que no está en la lista. Diga qué.
leads-history = Historial
leads-history-shared = Usted y el proveedor leen lo mismo.

# Historial: en qué se convirtió un lead o qué se hizo con él.
leads-event-delivered = Entregado, dinero reservado
leads-event-released = Pasó la revisión, dinero reservado
leads-event-quarantined = Retenido para revisión
leads-event-refused = No admitido por una regla
leads-event-accepted = Aceptado
leads-event-accepted-clock = Aceptado por plazo: nadie decidió a tiempo
leads-event-rejected = Rechazado: { $reason }
leads-event-disputed = Recurrido
leads-event-settled = Pagado
leads-event-settled-conceded = Pagado: el comprador aceptó el recurso
leads-event-settled-verdict = Pagado por veredicto
leads-event-returned = Dinero devuelto
leads-event-returned-conceded = Dinero devuelto: el proveedor estuvo de acuerdo
leads-event-returned-clock = Dinero devuelto: no hubo recurso a tiempo
leads-event-returned-withdrawn = Dinero devuelto: se retiró el recurso
leads-event-returned-verdict = Dinero devuelto por veredicto
leads-event-stage = Etapa: { $stage }
leads-event-unmasked = El equipo miró el contacto
leads-event-terms = con las condiciones { $version }
leads-event-until = siguiente paso antes del { $when }
leads-side-buyer = comprador
leads-side-contractor = proveedor
leads-side-staff = equipo de la bolsa
leads-side-clock = por plazo
leads-side-exchange = bolsa

# El trabajo propio del comprador
leads-work = Seguimiento
leads-work-own = Los intentos, las notas y las tareas solo los ve su empresa. El proveedor ve la etapa.
leads-stage = Etapa
leads-stage-save = Guardar
leads-attempts = Intentos
leads-attempts-none = Aún no ha llamado nadie.
leads-attempt-log = Anotar un intento
leads-attempt-outcome = Qué pasó
leads-attempt-note = Comentario
leads-attempt-next = Siguiente paso
leads-attempt-next-hint = Se lo recordamos por correo. Déjelo vacío si no hace falta.
leads-attempt-next-text = Qué hacer entonces
leads-attempt-save = Anotar
leads-notes = Notas
leads-notes-none = Aún no hay notas.
leads-note-text = Nota nueva
leads-note-save = Añadir
leads-tasks = Tareas
leads-tasks-note = { $count ->
    [0] No hay nada previsto
    [one] { $count } tarea abierta
   *[other] { $count } tareas abiertas
}
leads-tasks-overdue = Atrasadas
leads-tasks-today = Hoy
leads-tasks-later = Más adelante
leads-task-call = Llamar
leads-task-done = Hecho
leads-task-move = Aplazar…
leads-task-when = Cuándo
leads-task-move-yes = Aplazar
leads-tasks-empty-title = No hay tareas
leads-tasks-empty-text = Al anotar un intento, diga cuándo volver a probar: aparecerá aquí y se lo recordaremos por correo.
leads-tasks-empty-act = A la bandeja

# Qué hizo la última acción
leads-flash-accepted = Aceptado. Corre el periodo de garantía; después cobra el proveedor.
leads-flash-paid = Aceptado, y el proveedor ha cobrado.
leads-flash-rejected = Rechazado. El proveedor lee su motivo y puede recurrir; hasta entonces el dinero sigue reservado.
leads-flash-many-accepted = { $count ->
    [one] { $count } lead aceptado.
   *[other] { $count } leads aceptados.
}
leads-flash-many-rejected = { $count ->
    [one] { $count } lead rechazado.
   *[other] { $count } leads rechazados.
}
leads-flash-some-accepted = { $count } aceptados; { $left } no se pudieron y quedan como estaban.
leads-flash-some-rejected = { $count } rechazados; { $left } no se pudieron por este motivo y quedan como estaban.
leads-flash-bulk-refused = No se rechazó nada. { $why }
leads-flash-none-marked = Marque primero los leads y luego elija qué hacer con ellos.
leads-flash-stage = Etapa guardada.
leads-flash-attempt = Intento anotado.
leads-flash-note = Nota guardada.
leads-flash-task-done = Hecho.
leads-flash-task-moved = Aplazada.
