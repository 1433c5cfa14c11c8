# Cartas. Las claves son mail-<clase>-subject, -text (cómo empieza), una línea por cada cosa,
# -step (el enlace) y -note (qué pasa después). { $count } dice de cuántas cosas trata la carta;
# los nombres y los importes aparecen solo en la forma para exactamente una.
mail-foot = lead-exchange en { $address }. Este mensaje lo envía un programa; las respuestas no se leen.
mail-rest = { $count ->
    [one] Y { $count } más.
   *[other] Y { $count } más.
}

mail-confirmation-subject = Confirme su dirección de correo
mail-confirmation-text = Se ha registrado con esta dirección. Confirme que es suya y su cuenta quedará abierta.
mail-confirmation-until = El enlace sirve una sola vez, hasta el { $when }.
mail-confirmation-step = Confirmar la dirección
mail-confirmation-note = Si no se ha registrado, no haga nada: sin el enlace no se abre ninguna cuenta.

mail-sign_up_repeated-subject = Ya tiene una cuenta
mail-sign_up_repeated-text = Alguien, quizá usted, se ha registrado otra vez con esta dirección. Su cuenta sigue como estaba.
mail-sign_up_repeated-step = Entrar
mail-sign_up_repeated-note = Si ha olvidado la contraseña, pida otra en la página de entrada. Si no ha sido usted, no haga nada.

mail-password_reset-subject = Elija una contraseña nueva
mail-password_reset-text = Alguien, quizá usted, ha pedido una contraseña nueva para su cuenta.
mail-password_reset-until = El enlace sirve una sola vez, hasta el { $when }.
mail-password_reset-step = Elegir la contraseña
mail-password_reset-note = Si no la ha pedido, no haga nada: su contraseña sigue siendo la misma.

mail-password_changed-subject = Se ha cambiado su contraseña
mail-password_changed-text = Se ha cambiado la contraseña de su cuenta y se han cerrado todas las sesiones abiertas.
mail-password_changed-step = Pedir otra contraseña
mail-password_changed-note = Si la ha cambiado usted, no tiene que hacer nada. Si no, pida otra ahora mismo: el enlace llega solo a esta dirección.

mail-invitation-subject = Le invitan al equipo de la bolsa
mail-invitation-text = Le invitan a trabajar en el equipo de la bolsa de leads. Acepte y elija una contraseña.
mail-invitation-until = El enlace sirve una sola vez, hasta el { $when }.
mail-invitation-step = Aceptar la invitación

mail-party_suspended-subject = { $count ->
    [1] Cuenta suspendida: { $party }
    [one] { $count } de sus cuentas está suspendida
   *[other] { $count } de sus cuentas están suspendidas
}
mail-party_suspended-text = { $count ->
    [1] El operador de la bolsa ha suspendido la cuenta.
    [one] El operador de la bolsa ha suspendido estas cuentas.
   *[other] El operador de la bolsa ha suspendido estas cuentas.
}
mail-party_suspended-reason = { $party }: { $reason }
mail-party_suspended-step = Ver los leads y el dinero
mail-party_suspended-note = Sus ofertas quedan en pausa y no entran leads nuevos. Los que ya entraron conservan sus plazos y su dinero: siga decidiendo sobre ellos.

mail-party_restored-subject = { $count ->
    [1] Cuenta activa de nuevo: { $party }
    [one] { $count } de sus cuentas está activa de nuevo
   *[other] { $count } de sus cuentas están activas de nuevo
}
mail-party_restored-text = El operador de la bolsa ha levantado la suspensión. Todo funciona como antes.
mail-party_restored-step = Volver al trabajo

mail-offer_published-subject = { $count ->
    [1] Oferta publicada: { $offer }
    [one] { $count } oferta publicada
   *[other] { $count } ofertas publicadas
}
mail-offer_published-text = { $count ->
    [1] La revisión ha terminado. Los proveedores ya pueden trabajar en la oferta.
    [one] La revisión ha terminado. Los proveedores ya pueden trabajar en la oferta.
   *[other] La revisión ha terminado. Los proveedores ya pueden trabajar en estas ofertas.
}
mail-offer_published-line = { $offer }
mail-offer_published-step = { $count ->
    [1] Abrir la oferta
    [one] Abrir sus ofertas
   *[other] Abrir sus ofertas
}
mail-offer_published-note = El precio de cada lead se reserva en su monedero antes de que vea el contacto. Con el monedero vacío los leads no entran, así que manténgalo con saldo.

mail-offer_sent_back-subject = { $count ->
    [1] Por corregir: { $offer }
    [one] { $count } oferta por corregir
   *[other] { $count } ofertas por corregir
}
mail-offer_sent_back-text = { $count ->
    [1] La revisión ha devuelto la oferta. Corrija lo que se indica y envíela de nuevo.
    [one] La revisión ha devuelto la oferta. Corrija lo que se indica y envíela de nuevo.
   *[other] La revisión ha devuelto estas ofertas. Corrija lo que se indica y envíelas de nuevo.
}
mail-offer_sent_back-line = { $offer }: { $reason }
mail-offer_sent_back-step = { $count ->
    [1] Corregir la oferta
    [one] Corregir las ofertas
   *[other] Corregir las ofertas
}

mail-terms_changed-subject = { $count ->
    [1] Condiciones nuevas: { $offer }
    [one] { $count } oferta tiene condiciones nuevas
   *[other] { $count } ofertas tienen condiciones nuevas
}
mail-terms_changed-text = { $count ->
    [1] El comprador ha cambiado las condiciones de una oferta en la que usted trabaja. Léalas antes de enviar más leads.
    [one] Han cambiado las condiciones de ofertas en las que usted trabaja. Léalas antes de enviar más leads.
   *[other] Han cambiado las condiciones de ofertas en las que usted trabaja. Léalas antes de enviar más leads.
}
mail-terms_changed-line = { $offer }, versión { $version }
mail-terms_changed-step = { $count ->
    [1] Leer las condiciones nuevas
    [one] Abrir sus ofertas
   *[other] Abrir sus ofertas
}
mail-terms_changed-note = Los leads ya enviados conservan sus condiciones. Los nuevos entran con las nuevas.

mail-engagement_requested-subject = { $count ->
    [1] { $party } quiere trabajar en «{ $offer }»
    [one] { $count } proveedor quiere trabajar en sus ofertas
   *[other] { $count } proveedores quieren trabajar en sus ofertas
}
mail-engagement_requested-text = Apruebe o rechace la solicitud. Mientras no la apruebe, el proveedor no puede enviar leads.
mail-engagement_requested-line = { $party } quiere trabajar en «{ $offer }»
mail-engagement_requested-step = Aprobar o rechazar

mail-engagement_approved-subject = { $count ->
    [1] Puede trabajar en «{ $offer }»
    [one] Puede trabajar en { $count } oferta más
   *[other] Puede trabajar en { $count } ofertas más
}
mail-engagement_approved-text = { $count ->
    [1] El comprador le ha abierto la oferta. Ya puede enviar leads.
    [one] Los compradores le han abierto estas ofertas. Ya puede enviar leads.
   *[other] Los compradores le han abierto estas ofertas. Ya puede enviar leads.
}
mail-engagement_approved-line = { $offer }
mail-engagement_approved-step = { $count ->
    [1] Enviar el primer lead
    [one] Abrir sus ofertas
   *[other] Abrir sus ofertas
}
mail-engagement_approved-note = Lea antes las condiciones y los motivos de rechazo: de ellos depende lo que se paga.

mail-engagement_declined-subject = { $count ->
    [1] Solicitud rechazada: { $offer }
    [one] { $count } solicitud rechazada
   *[other] { $count } solicitudes rechazadas
}
mail-engagement_declined-text = { $count ->
    [1] El comprador ha rechazado su solicitud de trabajar en la oferta.
    [one] Los compradores han rechazado sus solicitudes de trabajar en estas ofertas.
   *[other] Los compradores han rechazado sus solicitudes de trabajar en estas ofertas.
}
mail-engagement_declined-line = { $offer }
mail-engagement_declined-reason = { $offer }: { $reason }
mail-engagement_declined-step = { $count ->
    [1] Ver la oferta
    [one] Abrir sus ofertas
   *[other] Abrir sus ofertas
}

mail-lead_delivered-subject = { $count ->
    [1] Lead nuevo: { $offer }
    [one] { $count } lead nuevo
   *[other] { $count } leads nuevos
}
mail-lead_delivered-text = { $count ->
    [1] Ha llegado un lead.
    [one] Han llegado leads.
   *[other] Han llegado leads.
}
mail-lead_delivered-line = { $offer }: { $price } reservados en su monedero. Acepte o rechace antes del { $when }.
mail-lead_delivered-decided = { $offer }, { $price }. Ya está decidido: { $status }.
mail-lead_delivered-step = { $count ->
    [1] Abrir el lead
    [one] Abrir la bandeja
   *[other] Abrir la bandeja
}
mail-lead_delivered-note = Un lead sobre el que nadie decide a tiempo se da por aceptado y se paga.

mail-lead_accepted-subject = { $count ->
    [1] Lead aceptado: { $offer }
    [one] { $count } lead aceptado
   *[other] { $count } leads aceptados
}
mail-lead_accepted-text = { $count ->
    [1] El lead está aceptado.
    [one] Los leads están aceptados.
   *[other] Los leads están aceptados.
}
mail-lead_accepted-line = { $offer }, { $payout }. Se paga al terminar la garantía, el { $when }.
mail-lead_accepted-over = { $offer }, { $payout }. Estado actual: { $status }.
mail-lead_accepted-step = { $count ->
    [1] Abrir el lead
    [one] Abrir sus leads
   *[other] Abrir sus leads
}
mail-lead_accepted-note = Hasta el fin de la garantía el comprador aún puede rechazar un lead, por menos motivos. Después el dinero es suyo de forma definitiva.

mail-lead_rejected-subject = { $count ->
    [1] Lead rechazado: { $offer }
    [one] { $count } lead rechazado
   *[other] { $count } leads rechazados
}
mail-lead_rejected-text = { $count ->
    [1] El comprador ha rechazado el lead. Lea por qué en su página.
    [one] El comprador ha rechazado los leads. Lea por qué en sus páginas.
   *[other] El comprador ha rechazado los leads. Lea por qué en sus páginas.
}
mail-lead_rejected-line = { $offer }, { $payout }. Motivo: { $reason }. Puede aceptarlo o recurrirlo hasta el { $when }.
mail-lead_rejected-over = { $offer }, { $payout }. Estado actual: { $status }.
mail-lead_rejected-step = { $count ->
    [1] Abrir el lead
    [one] Abrir sus leads
   *[other] Abrir sus leads
}
mail-lead_rejected-note = Un rechazo que nadie contesta dentro del plazo queda firme y el dinero vuelve al comprador.

mail-lead_settled-subject = { $count ->
    [1] Lead pagado: { $offer }
    [one] { $count } lead pagado
   *[other] { $count } leads pagados
}
mail-lead_settled-text = El dinero está en su monedero de forma definitiva.
mail-lead_settled-line = { $offer }: { $payout } pagados.
mail-lead_settled-both = { $offer }: aceptado, { $payout } pagados.
mail-lead_settled-step = { $count ->
    [1] Abrir el lead
    [one] Abrir sus leads
   *[other] Abrir sus leads
}

mail-lead_returned-subject = { $count ->
    [1] Lead devuelto: { $offer }
    [one] { $count } lead devuelto
   *[other] { $count } leads devueltos
}
mail-lead_returned-text = El dinero reservado ha vuelto al comprador. Es definitivo.
mail-lead_returned-line = { $offer }, { $payout }. Motivo: { $reason }.
mail-lead_returned-both = { $offer }, { $payout }: rechazado y devuelto. Motivo: { $reason }.
mail-lead_returned-step = { $count ->
    [1] Abrir el lead
    [one] Abrir sus leads
   *[other] Abrir sus leads
}

mail-task_due-subject = { $count ->
    [1] Tarea pendiente: { $offer }
    [one] { $count } tarea pendiente
   *[other] { $count } tareas pendientes
}
mail-task_due-text = { $count ->
    [1] Programó una tarea para un lead y ha llegado su hora.
    [one] Programó tareas para unos leads y ha llegado su hora.
   *[other] Programó tareas para unos leads y ha llegado su hora.
}
mail-task_due-line = { $offer }, para el { $when }
mail-task_due-step = { $count ->
    [1] Abrir el lead
    [one] Abrir sus tareas
   *[other] Abrir sus tareas
}

mail-top_up_confirmed-subject = { $count ->
    [1] Han entrado { $amount } en su monedero
    [one] Ha entrado { $count } recarga en su monedero
   *[other] Han entrado { $count } recargas en su monedero
}
mail-top_up_confirmed-text = { $count ->
    [1] El pago ha llegado y ya se puede gastar.
    [one] Los pagos han llegado y ya se pueden gastar.
   *[other] Los pagos han llegado y ya se pueden gastar.
}
mail-top_up_confirmed-line = { $amount }, referencia { $reference }
mail-top_up_confirmed-step = Abrir el monedero

mail-ledger_alarm-subject = Los libros no cuadran
mail-ledger_alarm-text = La comprobación ha encontrado errores en los libros. La comprobación no ha movido dinero.
mail-ledger_alarm-line = { $rule }: { $what }
mail-ledger_alarm-step = Abrir los libros
mail-ledger_alarm-note = No confirme recargas hasta encontrar la causa. En el servidor, lead-exchange ledger check muestra la lista completa.

# Las páginas de correo del equipo
mail-list-title = Correo
mail-list-lead = Lo que la bolsa ha escrito a la gente, lo más reciente primero.
mail-list-empty-title = Aquí no hay correo
mail-list-empty-text = Todavía no se ha escrito nada, o nada coincide con el filtro. Elija otro estado.
mail-all = Todo
mail-head-to = Para
mail-head-subject = Asunto
mail-head-kind = Clase
mail-head-status = Estado
mail-head-tries = Intentos
mail-head-written = Escrito
mail-head-sent = Enviado
mail-head-next = Próximo intento
mail-head-error = Qué dijo el servidor
mail-one-back = Todo el correo
mail-one-text = Texto
mail-bodies-shown = El texto se muestra porque no hay servidor de correo configurado (SMTP_URL): solo se puede leer en esta página y en los archivos de la carpeta de datos.
mail-bodies-hidden = El texto no se muestra: hay un servidor de correo configurado, la carta llega a su lector y el equipo no tiene por qué leerla.
mail-retry = Intentar de nuevo
mail-retry-done = El correo vuelve a estar en la cola.
problem-mail_not_failed = Solo se puede repetir un correo que falló.
problem-clock_off = El reloj solo se puede adelantar con TEST_CLOCK=1.
mail-kind-confirmation = Confirmación de dirección
mail-kind-sign_up_repeated = Registro repetido
mail-kind-password_reset = Contraseña nueva
mail-kind-password_changed = Contraseña cambiada
mail-kind-invitation = Invitación
mail-kind-party_suspended = Cuenta suspendida
mail-kind-party_restored = Cuenta activa de nuevo
mail-kind-offer_published = Oferta publicada
mail-kind-offer_sent_back = Oferta devuelta
mail-kind-terms_changed = Condiciones nuevas
mail-kind-engagement_requested = Solicitud de trabajo
mail-kind-engagement_approved = Solicitud aprobada
mail-kind-engagement_declined = Solicitud rechazada
mail-kind-lead_delivered = Leads nuevos
mail-kind-lead_accepted = Leads aceptados
mail-kind-lead_rejected = Leads rechazados
mail-kind-lead_settled = Leads pagados
mail-kind-lead_returned = Leads devueltos
mail-kind-rejection_referred = Rechazo enviado al equipo
mail-kind-lead_appealed = Rechazos recurridos
mail-kind-dispute_answered = Recursos contestados
mail-kind-statement_added = Declaraciones
mail-kind-split_proposed = Repartos propuestos
mail-kind-dispute_ended = Disputas terminadas
mail-kind-verdict_due = Disputas por decidir
mail-kind-correction_asked = Correcciones por aprobar
mail-kind-correction_paid = Correcciones pagadas
mail-kind-bulk_rejection = Muchos rechazos
mail-kind-verdict_overdue = Veredicto vencido
mail-kind-task_due = Tarea pendiente
mail-kind-top_up_confirmed = Recarga
mail-kind-ledger_alarm = Alarma de los libros

mail-lot_used-subject = { $count ->
    [one] Un lote de prueba se ha agotado: { $offer }
   *[other] { $count } lotes de prueba se han agotado
}
mail-lot_used-text = { $count ->
    [one] El lote de prueba de esta oferta se ha agotado. La oferta está en pausa hasta que usted decida: seguir, tomar otro lote o parar.
   *[other] Los lotes de prueba de estas ofertas se han agotado. Las ofertas están en pausa hasta que usted decida: seguir, tomar otro lote o parar.
}
mail-lot_used-line = { $offer }
mail-lot_used-step = { $count ->
    [one] Ver qué salió
   *[other] Ver sus ofertas
}
mail-lot_used-note = La página muestra cuántos leads llegaron, qué fue de ellos y cuán seguras son esas proporciones.
