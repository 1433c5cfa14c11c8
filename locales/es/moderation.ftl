# Las disputas vistas por el equipo, las correcciones de veredictos erróneos y las alarmas.

nav-disputes = Disputas
nav-corrections = Correcciones
nav-alarms = Alarmas

# La cola
moderation-disputes = Disputas
moderation-disputes-note = Casos en los que las partes no se pusieron de acuerdo. Si vence un plazo, decide la regla y cobra el proveedor.
moderation-disputes-tabs = Disputas según de quién es el turno
moderation-disputes-tab-staff = Por decidir
moderation-disputes-tab-buyer = En espera del comprador
moderation-disputes-tab-ended = Terminadas
moderation-disputes-none-staff = Ningún caso espera un veredicto
moderation-disputes-none-text-staff = Un caso llega aquí cuando el comprador ha respondido a un recurso, o cuando rechaza un lead un comprador que supera su máximo de devoluciones. El equipo recibe un correo.
moderation-disputes-none-buyer = Ningún comprador debe una respuesta
moderation-disputes-none-text-buyer = Un caso está aquí desde que el proveedor recurre hasta que el comprador responde. Si el comprador calla, pierde sin veredicto.
moderation-disputes-none-ended = Ninguna disputa ha terminado aún
moderation-disputes-none-text-ended = Los casos terminados quedan aquí con su resultado, los más recientes primero.
moderation-case = Caso
moderation-parties = De → a
moderation-came-about = Cómo surgió
moderation-price = Precio
moderation-opened = Abierta
moderation-due = Tiempo restante
moderation-outcome = Resultado
moderation-contractor-got = { $share } para el proveedor
moderation-opening-appeal = El proveedor recurrió
moderation-opening-return_share = El comprador supera su máximo de devoluciones

# Un caso
moderation-dispute-one = Disputa: { $offer }
moderation-between = Lead de { $contractor }, comprado por { $buyer }
moderation-to-verdict = Al veredicto
moderation-to-queue = A todas las disputas
moderation-typed = Lo que usted escribió
moderation-stands = Cómo está
moderation-waits-for = Espera
moderation-turn-staff = un veredicto del equipo
moderation-turn-buyer = la respuesta del comprador
moderation-lead = Lead
moderation-lead-open = abrir su página
moderation-payout = Pago al proveedor
moderation-fee = Comisión de la bolsa
moderation-ended = Cómo terminó
moderation-sides = Lo que dicen las dos partes
moderation-proposals = Propuestas de reparto
moderation-proposes-buyer = El comprador propone { $share } para el proveedor: { $earned } al proveedor, { $back } de vuelta al comprador.
moderation-proposes-contractor = El proveedor propone { $share } para sí: { $earned } al proveedor, { $back } de vuelta al comprador.
moderation-terms = Condiciones vigentes, versión { $version }
moderation-terms-all = Todas las condiciones
moderation-person = El lead
moderation-unmask = Ver el contacto…
moderation-unmask-hint = El contacto se muestra en la página del lead. Vuelva a esta para decidir.

# El veredicto
moderation-verdict = Veredicto
moderation-verdict-final = Definitivo: el dinero se mueve al momento
moderation-own-party = Usted pertenece a una de las dos partes, así que este caso debe decidirlo otra persona del equipo.
moderation-too-late = El plazo del veredicto ha vencido. Decide la regla: el lead se paga en unos instantes.
moderation-takes-turn = El comprador aún puede responder hasta el { $when }. Un veredicto ahora le quita ese turno. Decida antes solo si nada de lo que pueda decir cambiaría el resultado.
moderation-stakes = Lo que significa cada parte
moderation-share = Parte del proveedor
moderation-earned = Al proveedor
moderation-charged = Paga el comprador
moderation-back = Vuelve al comprador
moderation-share-legend = Cuánto del precio recibe el proveedor
moderation-share-hint = 100 % dice que el lead es bueno y 0 % que no lo es. Lo que hay en medio es un reparto.
moderation-share-other = Otra parte
moderation-share-number = Porcentaje entero, de 0 a 100
moderation-verdict-reason = Motivo
moderation-verdict-text = Por qué
moderation-verdict-text-hint = Lo leen las dos partes. Diga qué le convenció y en qué condición se apoya. No incluya los datos del contacto.
moderation-verdict-give = Dictar el veredicto
moderation-similar = Decidir estos igual
moderation-similar-hint = Casos abiertos entre las mismas dos partes por el mismo motivo. Cada caso marcado recibe la misma parte, el mismo motivo y el mismo texto. Léalo antes.
moderation-similar-opened = abierto { $when }
moderation-similar-turn = En este el comprador aún puede responder.
moderation-similar-open = Leer
moderation-decided = Decidido. Se avisa a las dos partes y el dinero se ha movido.
moderation-decided-many = { $count ->
    [one] { $count } caso decidido. Se avisa a las dos partes y el dinero se ha movido.
   *[other] { $count } casos decididos igual. Se avisa a las dos partes y el dinero se ha movido.
}
moderation-decided-some = { $count ->
    [one] { $count } caso decidido.
   *[other] { $count } casos decididos.
} { $left ->
    [one] { $left } caso marcado no: ha terminado, venció su plazo o no le toca a usted decidirlo.
   *[other] { $left } casos marcados no: han terminado, venció su plazo o no le toca a usted decidirlos.
}
fault-share-needed = Elija una parte, o elija otra y escríbala.
fault-share-said-twice = La parte elegida y la escrita no coinciden. Deje una de las dos.

# Correcciones
moderation-corrections = Correcciones
moderation-corrections-note = Un veredicto es definitivo. Si fue un error, la bolsa paga lo perdido con sus comisiones cuando una segunda persona lo aprueba.
moderation-corrections-tabs = Correcciones por estado
correction-status-asked = En espera
correction-status-approved = Pagadas
correction-status-declined = Denegadas
moderation-corrections-none-asked = Ninguna corrección espera
moderation-corrections-none-approved = Aún no se ha pagado ninguna corrección
moderation-corrections-none-declined = Aún no se ha denegado ninguna corrección
moderation-corrections-none-text = Las correcciones se piden en la página de una disputa que el equipo decidió o dejó sin decidir.
moderation-corrections-to-buyer = al comprador
moderation-corrections-to-contractor = al proveedor
moderation-fees = Comisiones que tiene ahora la bolsa: { $amounts }
moderation-fees-none = La bolsa aún no ha ganado comisiones, así que no hay con qué pagar.
moderation-corrections-of-none = De este caso no se ha corregido nada.
moderation-corrected-buyer = { $amount } al comprador, { $name }
moderation-corrected-contractor = { $amount } al proveedor, { $name }
moderation-correction-by = La pidió { $who }, { $when }
moderation-correction-decided = resuelta { $when }
moderation-correction-waits = Espera a una segunda persona: ver todas las correcciones
moderation-correction-own = Esta la pidió usted: debe aprobarla otra persona del equipo.
moderation-correct = Pedir una corrección…
moderation-correct-note = El veredicto queda como está. Quien perdió por él cobra de las comisiones de la bolsa cuando otra persona del equipo lo aprueba.
moderation-correct-to = A quién se paga
moderation-correct-side-buyer = Comprador, { $name }: como máximo { $most }
moderation-correct-side-contractor = Proveedor, { $name }: como máximo { $most }
moderation-correct-amount = Importe
moderation-correct-reason = Cuál fue el error
moderation-correct-reason-hint = Lo leen las dos partes cuando se ha pagado.
moderation-correct-ask = Pedirla
moderation-correction-asked = Pedida. No se mueve nada hasta que otra persona del equipo la apruebe.
moderation-approve = Aprobar…
moderation-approve-question = { $amount } pasa al momento de las comisiones a { $party }. Las dos partes del lead leen el motivo.
moderation-approve-yes = Aprobar y pagar
moderation-decline = Denegar…
moderation-decline-question = No se paga nada. Se puede pedir de nuevo.
moderation-decline-yes = Denegar la corrección
moderation-take-back = Retirar…
moderation-take-back-question = Su petición termina y no se paga nada. Se puede pedir de nuevo.
moderation-take-back-yes = Retirar la petición
moderation-correction-approved = Aprobada y pagada. Las dos partes leen el motivo.
moderation-correction-declined = Terminada: no se paga nada.

# Alarmas
moderation-alarms = Alarmas
moderation-alarms-note = Lo que alguien debe mirar. Cada una sigue abierta hasta que alguien escribe qué se hizo.
moderation-alarms-tabs = Alarmas, abiertas y atendidas
moderation-alarms-open = Abiertas
moderation-alarms-handled = Atendidas
moderation-alarms-none = No hay alarmas abiertas
moderation-alarms-none-text = Salta una alarma cuando un comprador rechaza en un día diez leads o más y son más de la mitad de los decididos, cuando un veredicto llega tarde y cuando las cuentas no cuadran.
moderation-alarms-none-handled = Aún no se ha atendido ninguna alarma
moderation-alarms-none-handled-text = Cuando alguien escribe qué se hizo, la alarma queda aquí.
alarm-kind-bulk_rejection = Muchos rechazos en un día
alarm-kind-verdict_overdue = Un veredicto que no llegó a tiempo
alarm-kind-ledger = Las cuentas no cuadran
moderation-alarm-bulk_rejection = { $party } ha rechazado { $rejected } de { $decided ->
    [one] { $decided } lead que decidió
   *[other] los { $decided } leads que decidió
} en un día.
moderation-alarm-guarantee = { $party } ha rechazado { $rejected ->
    [one] { $rejected } lead
   *[other] { $rejected } leads
} en un día, algunos después de aceptarlos.
moderation-alarm-verdict_overdue = Nadie decidió esta disputa a tiempo. Según la regla ha cobrado el proveedor.
moderation-alarm-ledger = Falló la comprobación «{ $rule }»: { $what }
moderation-alarm-advice-bulk_rejection = Lea los rechazos y sus motivos. Hable con el comprador o suspéndalo.
moderation-alarm-advice-verdict_overdue = Lea el caso. Si tenía razón el comprador, pida allí una corrección.
moderation-alarm-advice-ledger = Avise enseguida a quien lleva el servidor: las cuentas se comprueban con la orden ledger check.
moderation-alarm-rejected = los leads que rechazó
moderation-alarm-party = el comprador
moderation-alarm-dispute = la disputa
moderation-alarm-lead = el lead
moderation-alarm-handle = Decir qué se hizo…
moderation-alarm-note = Qué se hizo
moderation-alarm-note-hint = Queda en el registro con su nombre. Lo lee el resto del equipo.
moderation-alarm-close = Cerrar la alarma
moderation-alarm-done = La alarma está cerrada.
moderation-alarm-handled-by = { $who }, { $when }

# En la página de un lead, en los extractos y en el registro
moderation-lead-dispute = Disputa
moderation-lead-dispute-open = abrir el caso
moderation-lead-charged = Pagado al final
moderation-lead-charged-split = { $charged }: { $earned } al proveedor, { $fee } de comisión; { $back } volvieron al comprador
transfer-code-compensation = Compensación por un veredicto erróneo
act-verdict_given = decidió una disputa
act-correction_asked = pidió una corrección
act-correction_approved = aprobó una corrección
act-correction_declined = denegó una corrección
act-alarm_handled = cerró una alarma
act-detail-contractor_percent = { $value } para el proveedor
act-detail-side = para: { $value }
act-detail-note = nota: { $value }
moderation-verdict-ready = Dictar el veredicto…
moderation-verdict-question = El dinero se mueve al instante y no se puede deshacer. También vale para los casos parecidos marcados arriba.
