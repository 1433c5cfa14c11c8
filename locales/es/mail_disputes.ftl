# Cartas sobre disputas, y al equipo sobre lo que le toca decidir. Las claves son como en mail.ftl.
mail-rejection_referred-subject = { $count ->
    [1] Rechazo enviado al equipo: { $offer }
    [one] { $count } rechazo enviado al equipo
   *[other] { $count } rechazos enviados al equipo
}
mail-rejection_referred-text = { $count ->
    [1] El comprador ha rechazado el lead, pero devuelve más leads de esta oferta de los que permiten sus condiciones. Por eso el rechazo ha pasado al equipo de la bolsa, que decide en estos casos.
    [one] Estos leads se han rechazado, pero de estas ofertas se devuelven más leads de los que permiten sus condiciones. Por eso los rechazos han pasado al equipo de la bolsa, que decide en estos casos.
   *[other] Estos leads se han rechazado, pero de estas ofertas se devuelven más leads de los que permiten sus condiciones. Por eso los rechazos han pasado al equipo de la bolsa, que decide en estos casos.
}
mail-rejection_referred-line = { $offer }, { $amount }. Motivo: { $reason }. El equipo de la bolsa decide antes del { $when }; dé su versión a tiempo.
mail-rejection_referred-over = { $offer }, { $amount }. Estado actual: { $status }.
mail-rejection_referred-step = { $count ->
    [1] Abrir el lead
    [one] Abrir las disputas
   *[other] Abrir las disputas
}
mail-rejection_referred-note = Si el equipo no decide a tiempo, el lead se le paga a usted.

mail-lead_appealed-subject = { $count ->
    [1] Rechazo recurrido: { $offer }
    [one] { $count } rechazo recurrido
   *[other] { $count } rechazos recurridos
}
mail-lead_appealed-text = { $count ->
    [1] El proveedor no está de acuerdo con el rechazo y lo ha recurrido.
    [one] Sus rechazos se han recurrido.
   *[other] Sus rechazos se han recurrido.
}
mail-lead_appealed-line = { $offer }, { $amount }. Conteste antes del { $when } o cobrará el proveedor.
mail-lead_appealed-answered = { $offer }, { $amount }. Ya está contestado; el equipo decide antes del { $when }.
mail-lead_appealed-over = { $offer }, { $amount }. Estado actual: { $status }.
mail-lead_appealed-step = { $count ->
    [1] Abrir el lead
    [one] Abrir las disputas
   *[other] Abrir las disputas
}
mail-lead_appealed-note = Un recurso que nadie contesta dentro del plazo lo gana el proveedor. Cuando usted contesta, decide el equipo de la bolsa.

mail-dispute_answered-subject = { $count ->
    [1] El comprador ha contestado: { $offer }
    [one] { $count } recurso contestado
   *[other] { $count } recursos contestados
}
mail-dispute_answered-text = { $count ->
    [1] El comprador ha contestado a su recurso.
    [one] Ya hay respuesta a sus recursos.
   *[other] Ya hay respuesta a sus recursos.
}
mail-dispute_answered-line = { $offer }, { $amount }. El equipo de la bolsa decide antes del { $when }. Hasta entonces puede añadir una declaración o acordar un reparto.
mail-dispute_answered-over = { $offer }, { $amount }. Estado actual: { $status }.
mail-dispute_answered-step = { $count ->
    [1] Leer la respuesta
    [one] Abrir las disputas
   *[other] Abrir las disputas
}
mail-dispute_answered-note = Si el equipo no decide a tiempo, el lead se le paga a usted.

mail-statement_added-subject = { $count ->
    [1] Declaración nueva: { $offer }
    [one] Declaraciones nuevas en { $count } disputa
   *[other] Declaraciones nuevas en { $count } disputas
}
mail-statement_added-text = { $count ->
    [1] La otra parte ha añadido una declaración a la disputa. Léala en la página del lead.
    [one] La otra parte ha añadido declaraciones a estas disputas. Léalas en las páginas de los leads.
   *[other] La otra parte ha añadido declaraciones a estas disputas. Léalas en las páginas de los leads.
}
mail-statement_added-line = { $offer }, { $amount }. El equipo de la bolsa decide antes del { $when }.
mail-statement_added-answer = { $offer }, { $amount }. Conteste antes del { $when } o cobrará el proveedor.
mail-statement_added-over = { $offer }, { $amount }. Estado actual: { $status }.
mail-statement_added-step = { $count ->
    [1] Leer la declaración
    [one] Abrir las disputas
   *[other] Abrir las disputas
}

mail-split_proposed-subject = { $count ->
    [1] Reparto propuesto: { $offer }
    [one] { $count } reparto propuesto
   *[other] { $count } repartos propuestos
}
mail-split_proposed-text = { $count ->
    [1] La otra parte ha propuesto repartir el precio del lead.
    [one] La otra parte ha propuesto repartir el precio de estos leads.
   *[other] La otra parte ha propuesto repartir el precio de estos leads.
}
mail-split_proposed-contractor = { $offer }: { $percent } % para usted, que son { $part } descontada la comisión, en lugar de { $amount }. Puede aceptarlo hasta el { $when }.
mail-split_proposed-buyer = { $offer }: { $percent } % para el proveedor. Usted paga { $part } en lugar de { $amount }. Puede aceptarlo hasta el { $when }.
mail-split_proposed-answer = { $offer }: { $percent } % para el proveedor. Usted paga { $part } en lugar de { $amount }. Acéptelo o conteste al recurso antes del { $when }, o el proveedor lo cobrará todo.
mail-split_proposed-gone = { $offer }, { $amount }. La propuesta se ha retirado.
mail-split_proposed-over = { $offer }, { $amount }. Estado actual: { $status }.
mail-split_proposed-step = { $count ->
    [1] Abrir el lead
    [one] Abrir las disputas
   *[other] Abrir las disputas
}
mail-split_proposed-note = Una propuesta no obliga a nadie hasta que la otra parte la acepta. Un reparto aceptado es definitivo.

mail-dispute_ended-subject = { $count ->
    [1] Disputa terminada: { $offer }
    [one] { $count } disputa terminada
   *[other] { $count } disputas terminadas
}
mail-dispute_ended-text = { $count ->
    [1] La disputa ha terminado y su resultado es definitivo. Todo lo que se dijo está en la página del lead.
    [one] Estas disputas han terminado y su resultado es definitivo. Todo lo que se dijo está en las páginas de los leads.
   *[other] Estas disputas han terminado y su resultado es definitivo. Todo lo que se dijo está en las páginas de los leads.
}
mail-dispute_ended-contractor-conceded = { $offer }: el comprador ha cedido. Usted cobra { $earned }.
mail-dispute_ended-contractor-withdrawn = { $offer }: usted ha cedido. El dinero ha vuelto al comprador.
mail-dispute_ended-contractor-agreed = { $offer }: las dos partes han acordado un reparto, { $percent } % para usted. Usted cobra { $earned }.
mail-dispute_ended-contractor-unanswered = { $offer }: el comprador no contestó a tiempo. Usted cobra { $earned }.
mail-dispute_ended-contractor-undecided = { $offer }: el equipo de la bolsa no decidió a tiempo. Según las reglas usted cobra { $earned }.
mail-dispute_ended-contractor-won = { $offer }: el equipo de la bolsa le ha dado la razón. Motivo: { $reason }. Usted cobra { $earned }.
mail-dispute_ended-contractor-split = { $offer }: el equipo de la bolsa ha decidido un reparto, { $percent } % para usted. Motivo: { $reason }. Usted cobra { $earned }.
mail-dispute_ended-contractor-lost = { $offer }: el equipo de la bolsa ha dado la razón al comprador. Motivo: { $reason }. El dinero ha vuelto al comprador.
mail-dispute_ended-buyer-conceded = { $offer }: usted ha cedido. Usted paga { $charged }.
mail-dispute_ended-buyer-withdrawn = { $offer }: el proveedor ha cedido. Usted recupera { $back }.
mail-dispute_ended-buyer-agreed = { $offer }: las dos partes han acordado un reparto, { $percent } % para el proveedor. Usted paga { $charged } y recupera { $back }.
mail-dispute_ended-buyer-unanswered = { $offer }: usted no contestó a tiempo. Usted paga { $charged }.
mail-dispute_ended-buyer-undecided = { $offer }: el equipo de la bolsa no decidió a tiempo. Según las reglas usted paga { $charged }.
mail-dispute_ended-buyer-lost = { $offer }: el equipo de la bolsa ha dado la razón al proveedor. Motivo: { $reason }. Usted paga { $charged }.
mail-dispute_ended-buyer-split = { $offer }: el equipo de la bolsa ha decidido un reparto, { $percent } % para el proveedor. Motivo: { $reason }. Usted paga { $charged } y recupera { $back }.
mail-dispute_ended-buyer-won = { $offer }: el equipo de la bolsa le ha dado la razón. Motivo: { $reason }. Usted recupera { $back }.
mail-dispute_ended-step = { $count ->
    [1] Abrir el lead
    [one] Abrir sus leads
   *[other] Abrir sus leads
}

mail-verdict_due-subject = { $count ->
    [1] Por decidir: { $offer }
    [one] { $count } disputa por decidir
   *[other] { $count } disputas por decidir
}
mail-verdict_due-text = { $count ->
    [1] Una disputa más espera un veredicto.
    [one] Más disputas esperan un veredicto.
   *[other] Más disputas esperan un veredicto.
}
mail-verdict_due-line = { $offer }, { $amount }. Motivo del rechazo: { $reason }. Decida antes del { $when }.
mail-verdict_due-step = Abrir las disputas
mail-verdict_due-note = Una disputa que nadie decide dentro del plazo la gana el proveedor, y salta una alarma.

mail-verdict_overdue-subject = { $count ->
    [1] Sin veredicto a tiempo: { $offer }
    [one] { $count } disputa sin veredicto a tiempo
   *[other] { $count } disputas sin veredicto a tiempo
}
mail-verdict_overdue-text = { $count ->
    [1] Nadie decidió la disputa dentro del plazo. Según las reglas ha cobrado el proveedor.
    [one] Nadie decidió estas disputas dentro del plazo. Según las reglas los leads se han pagado.
   *[other] Nadie decidió estas disputas dentro del plazo. Según las reglas los leads se han pagado.
}
mail-verdict_overdue-line = { $offer }: { $amount } pagados al proveedor.
mail-verdict_overdue-step = Abrir las alarmas
mail-verdict_overdue-note = Lo pagado no se devuelve. Si tenía razón el comprador, pida una corrección: se paga con las comisiones de la bolsa.

mail-bulk_rejection-subject = { $count ->
    [1] Muchos rechazos: { $party }
    [one] { $count } comprador rechaza más leads de lo habitual
   *[other] { $count } compradores rechazan más leads de lo habitual
}
mail-bulk_rejection-text = { $count ->
    [1] Un comprador rechaza más leads de lo habitual.
    [one] Algunos compradores rechazan más leads de lo habitual.
   *[other] Algunos compradores rechazan más leads de lo habitual.
}
mail-bulk_rejection-line = { $decided ->
    [one] { $party } ha rechazado { $rejected } de { $decided } lead que decidió en un día.
   *[other] { $party } ha rechazado { $rejected } de los { $decided } leads que decidió en un día.
}
mail-bulk_rejection-guarantee = { $rejected ->
    [one] { $party } ha rechazado { $rejected } lead en un día y antes lo había aceptado.
   *[other] { $party } ha rechazado { $rejected } leads en un día; algunos los había aceptado antes.
}
mail-bulk_rejection-step = Abrir las alarmas
mail-bulk_rejection-note = Los rechazos siguen su curso y los proveedores pueden recurrirlos. Compruebe si los motivos se sostienen y anote en la alarma qué se ha hecho.

mail-correction_asked-subject = { $count ->
    [1] Corrección por aprobar: { $party }, { $amount }
    [one] { $count } corrección por aprobar
   *[other] { $count } correcciones por aprobar
}
mail-correction_asked-text = { $count ->
    [1] Alguien del equipo pide pagar a una parte por una disputa mal decidida. No se paga nada hasta que lo apruebe una segunda persona.
    [one] El equipo pide pagar a varias partes por disputas mal decididas. No se paga nada hasta que lo apruebe una segunda persona.
   *[other] El equipo pide pagar a varias partes por disputas mal decididas. No se paga nada hasta que lo apruebe una segunda persona.
}
mail-correction_asked-line = { $party }: { $amount }, oferta «{ $offer }»
mail-correction_asked-step = Abrir las correcciones

mail-correction_paid-subject = { $count ->
    [1] Han entrado { $amount } en su monedero
    [one] Ha entrado { $count } pago en su monedero
   *[other] Han entrado { $count } pagos en su monedero
}
mail-correction_paid-text = { $count ->
    [1] La bolsa ha comprobado que una disputa suya se decidió mal. El resultado no cambia, pero la bolsa le compensa por el error. El porqué está en el historial del lead.
    [one] La bolsa ha comprobado que varias disputas suyas se decidieron mal. Los resultados no cambian, pero la bolsa le compensa por los errores. El porqué está en el historial de cada lead.
   *[other] La bolsa ha comprobado que varias disputas suyas se decidieron mal. Los resultados no cambian, pero la bolsa le compensa por los errores. El porqué está en el historial de cada lead.
}
mail-correction_paid-line = { $offer }: { $amount } de la bolsa.
mail-correction_paid-step = Abrir el monedero
