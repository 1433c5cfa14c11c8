# Formas de pago, extractos del banco, devoluciones y ofertas que esperan dinero.
nav-bank = Extractos del banco
rail-bank = Transferencia bancaria
rail-checkout = Pago en línea
rail-hint-bank = Recibe una referencia para el concepto de la transferencia. El dinero está en su monedero cuando el equipo la encuentra.
rail-hint-checkout = Paga en la página del proveedor de pagos. El dinero suele estar en su monedero en un minuto.
money-rail = Forma de pago
money-top-up-go = Continuar
money-checkout-asked = La página de pago está lista. Continúe allí para pagar.
money-pay-there = Ir a la página de pago
money-pay-again = Intentar de nuevo
money-next-transfer = Envíe la transferencia como se indica abajo. Cuando llegue, el dinero entrará en su monedero y recibirá un correo.
money-next-opening = El proveedor de pagos aún no ha respondido. Se le pregunta cada minuto; aquí aparecerá cómo pagar.
money-next-open = Pague en la página del proveedor. Si ya ha pagado, esta página lo mostrará en un minuto.
money-next-processing = El proveedor tiene su pago y espera al banco, lo que puede tardar unos días. Recibirá un correo cuando llegue.
money-next-odd = Llegó un pago, pero no como se pidió. El equipo lo revisa y abona lo que llegó.
money-next-confirmed = El dinero está en su monedero.
money-next-expired = Nadie pagó a tiempo y la página se cerró. Pida otra recarga cuando la necesite.
money-next-failed = El pago no se completó y no se cobró nada. Pida otra recarga o pague por transferencia.
money-next-cancelled = Esta recarga se canceló. El dinero que aun así llegue se abonará en su monedero.
money-next-refunding = El dinero salió de su monedero y vuelve a quien lo pagó.
money-next-refunded = El dinero volvió a quien lo pagó.
money-refund-failed = No se pudo pagar la devolución. El dinero está de nuevo en el monedero.
money-refund-amount = Devuelto
money-refund-reason = Por qué
money-refund-title = Devolver
money-refund-how-bank = Primero devuelva usted la transferencia. Esto saca el dinero del monedero y no se puede deshacer.
money-refund-how-checkout = El proveedor devuelve el dinero a quien lo pagó. Sale del monedero enseguida y solo vuelve si el proveedor no puede pagarlo.
money-refund-amount-hint = Vacío: todo. Como mucho, lo que queda libre en el monedero.
money-refund-yes = Devolver
money-refund-asked = El dinero salió del monedero.
money-checkout-state = Página de pago
money-checkout-session = Número del proveedor
money-checkout-problem = Qué falló
money-payment = Pagado allí
money-payment-booked = abonado como otra recarga
money-payment-odd = no es lo que se pidió y no está abonado
money-payment-returned = El proveedor ya devolvió { $amount } de ese pago. Si lo abona, esa suma volverá a salir del monedero al instante.
money-payment-book = Abonar lo que llegó
money-payment-book-question = { $amount } entra en el monedero de { $party } como una recarga propia. La que aún espera se cancela.
money-payment-book-yes = Abonar
checkout-state-opening = sin crear todavía
checkout-state-open = abierta
checkout-state-processing = pagada, en espera del banco
checkout-state-paid = pagada
checkout-state-expired = cerrada sin pago
checkout-state-failed = fallida
refund-status-asked = el proveedor aún no la tiene
refund-status-sent = en camino
refund-status-done = hecha
refund-status-failed = fallida, de nuevo en el monedero
top-up-status-refunding = En devolución
top-up-status-refunded = Devuelta
transfer-code-top_up_refund = Recarga devuelta
transfer-code-top_up_refund_return = Devolución fallida

money-low-balance-title = Aviso antes de quedarse sin dinero
money-low-balance-leads = Leads restantes
money-low-balance-hint = Recibe un correo cuando el monedero paga menos leads que estos, o menos que un día habitual. Vacío: { $usual }. 0: nunca.
money-low-balance-save = Guardar
money-low-balance-saved = Guardado.
money-short-low = Queda poco dinero: { $free } libres.
money-short-out = { $count ->
    [one] { $count } oferta está en pausa por falta de dinero: el próximo lead puede costar { $needed } y hay { $free } libres. Sigue por sí sola cuando haya suficiente.
   *[other] { $count } ofertas están en pausa por falta de dinero: el próximo lead puede costar { $needed } y hay { $free } libres. Siguen por sí solas cuando haya suficiente.
}
money-short-step = Añadir dinero
offer-waits-for-money = En pausa porque su monedero no paga el próximo lead. Sigue por sí sola cuando haya dinero suficiente. Para que también entonces quede en pausa, pulse «Pausar».
offer-fundings = Pausas por falta de dinero
offer-funding-paused = En pausa: el próximo lead podía costar { $needed } y había { $free } libres
offer-funding-resumed = Siguió: había { $free } libres
problem-offer_out_of_funds = La oferta espera dinero y sigue por sí sola cuando haya suficiente. Añada dinero al monedero.

problem-rail_confirms = El proveedor de pagos confirma esta recarga por sí mismo.
problem-rail_off = Esta plataforma no ofrece esta forma de pago. Elija transferencia bancaria.
problem-rail_refused = El proveedor de pagos no crea una página para este pago. No se cobró nada; pague por transferencia.
problem-not_refundable = No está confirmada o ya se devolvió.
problem-line_unfit = El movimiento y la recarga no coinciden, o no es dinero que entró.
problem-proposal_changed = La propuesta para este movimiento cambió desde que abrió la página. No se abonó nada: mírelo de nuevo.
problem-bad_signature = El mensaje no está firmado con el secreto de esta plataforma.
problem-signature_too_old = El mensaje se firmó hace demasiado tiempo.
fault-rail-amount = Esta forma de pago no admite este importe. Elija transferencia bancaria u otro importe.

bank-title = Extractos del banco
bank-lead = Cada movimiento de dinero que entró se abona una vez o se aparta con un motivo.
bank-statements = Extractos subidos
bank-statements-lead = El mismo extracto otra vez, o uno que se solapa, trae solo lo nuevo.
bank-upload = Subir un extracto
bank-upload-do = Subir
bank-upload-link = Cotejar con un extracto del banco
bank-file-hint = camt.053 (XML), CSV o .xlsx, hasta 20 MB.
bank-account = Cuenta bancaria
bank-account-hint = Necesaria para CSV y .xlsx: IBAN o número, siempre escrito igual. Un camt.053 la indica él mismo.
bank-lines-link = Movimientos pendientes
bank-none = Aún no hay extractos
bank-none-text = Suba un extracto del banco para ver aquí sus movimientos.
bank-new = Nuevos
bank-known = Conocidos
bank-pending = Sin contabilizar en el banco
bank-left-out = Omitidas
bank-left-out-rows = n.º { $rows }
bank-columns-wait = indique sus columnas
bank-columns = Qué son las columnas
bank-columns-lead = Compruebe lo supuesto. Hacen falta una fecha y un importe.
bank-columns-do = Leer los movimientos
bank-columns-kept = Se recuerda para el próximo extracto de la cuenta.
bank-column-none = No se usa
bank-column-date = Fecha
bank-column-amount = Importe (menos: salida)
bank-column-credit = Entrada
bank-column-debit = Salida
bank-column-currency = Moneda
bank-column-payer = Ordenante
bank-column-payer_account = Cuenta del ordenante
bank-column-purpose = Concepto
bank-column-reference = Referencia del banco
bank-dates = Orden de las fechas
bank-dates-day_first = día, mes, año
bank-dates-month_first = mes, día, año
bank-dates-year_first = año, mes, día
bank-decimals = Antes de los decimales
bank-decimals-comma = coma
bank-decimals-point = punto
bank-currency = Moneda de la cuenta
bank-currency-hint = Si ninguna columna la indica, por ejemplo EUR.
bank-taken = Movimientos nuevos: { $new }. Ya conocidos: { $known }.
bank-taken-not-all = Movimientos nuevos: { $new }. Ya conocidos: { $known }. Omitido, por número de fila: { $rows }. Hay fecha sin importe o importe sin fecha: compruebe que no son pagos.
bank-stand-open = Pendientes
bank-stand-booked = Abonados
bank-stand-set_aside = Apartados
bank-stand-other = Salidas y anulaciones
bank-stand-all = Todos
bank-book-sure = Abonar todos los seguros
bank-book-sure-question = { $count ->
    [one] Referencia, importe y moneda de { $count } movimiento mostrado coinciden con una recarga. Se abonan todos los que coinciden, también en otras páginas.
   *[other] Referencia, importe y moneda de { $count } movimientos mostrados coinciden con una recarga. Se abonan todos los que coinciden, también en otras páginas.
}
bank-book-sure-yes = Abonar
bank-booked-sure = { $count ->
    [one] { $count } movimiento abonado.
   *[other] { $count } movimientos abonados.
}
bank-nothing-open = No hay nada pendiente
bank-nothing-open-text = Todo el dinero que entró está abonado o apartado.
bank-nothing = No hay movimientos
bank-booked-on = Fecha
bank-payer = Ordenante
bank-payer-account = Cuenta del ordenante
bank-no-payer = sin indicar
bank-purpose = Concepto
bank-reference = Referencia del banco
bank-proposed = Qué es
bank-booked = Abonado
bank-set-aside = Apartado: { $reason }
bank-proposal-match = Coincide
bank-proposal-proof = Confirmada a mano antes; esta es la prueba
bank-proposal-amount_differs = Otro importe: se pidieron { $asked }
bank-proposal-late = Nombra una recarga que ya no espera
bank-proposal-likely = Probable: el ordenante es conocido
bank-proposal-maybe = Quizás: la única de este importe
bank-proposal-known_payer = Ya pagó por { $party }
bank-proposal-unknown = Desconocido
bank-proposal-not_money = No se abona aquí
bank-line = Movimiento del banco
bank-line-says = Qué dice el banco
bank-book = Abonar como se propone
bank-book-question = El dinero entra en el monedero de la empresa indicada. Si ya está allí, el movimiento queda como prueba.
bank-book-yes = Abonar
bank-receive = Abonar lo que llegó
bank-receive-question = { $amount } se convierte en una recarga propia de la misma empresa. La pedida se cancela si aún espera.
bank-rest = El resto aún llegará: dejar la pedida en espera
bank-other = Abonar a otra
bank-for = Referencia o número de empresa
bank-for-hint = Una referencia abona esa recarga, si el importe coincide. Un número como party_… abona lo que llegó a esa empresa.
bank-aside = Apartar
bank-aside-reason = Por qué no es una recarga
bank-aside-hint = Se guarda con el movimiento.
bank-aside-yes = Apartar
bank-set-aside-done = El movimiento está apartado.
bank-back = Volver a los movimientos
fault-bank-nobody = Con esto no se encuentra una sola recarga. Escriba su referencia completa.
fault-statement-too-large = El archivo supera los { $max } MB. Pida al banco un periodo más corto.
fault-statement-too-many-lines = El archivo tiene más de { $max } movimientos. Pida al banco un periodo más corto.
fault-statement-too-deep = El archivo está más anidado que cualquier extracto. No se leyó nada.
fault-statement-value-too-long = El archivo contiene un valor más largo que en cualquier extracto. No se leyó nada.
fault-statement-entity = El archivo define entidades propias, y los extractos no lo hacen. No se leyó nada.
fault-statement-broken = El archivo no es XML completo. Descárguelo de nuevo.
fault-statement-damaged = El archivo tiene caracteres que no son de su codificación. Descárguelo de nuevo.
fault-statement-not-camt = Este XML no es un extracto camt.053. Elija camt.053 en el banco.
fault-statement-bad-amount = No se puede leer el importe del movimiento { $line }. No se guardó nada.
fault-statement-bad-date = No se puede leer la fecha del movimiento { $line }. No se guardó nada.
fault-statement-bad-currency = No se puede leer la moneda del movimiento { $line }. No se guardó nada.
fault-statement-bad-direction = El movimiento { $line } no dice si el dinero entró o salió. No se guardó nada.
fault-statement-both-ways = El movimiento { $line } dice que el dinero entró y que salió. Revise qué columnas son de abonos y de cargos. No se guardó nada.
fault-statement-columns-needed = Indique una columna con la fecha y una con el importe.
fault-statement-dates-unsure = ¿Primero el día o el mes? Elija el orden.
fault-statement-decimals-unsure = ¿Coma o punto antes de los decimales? Elija.

payment-trouble-another_amount = otro importe que el pedido
payment-trouble-paid_twice = pagada dos veces
payment-trouble-disputed = el banco del pagador reclama el dinero
payment-trouble-refund_outside = devuelta en el proveedor, y no salió del monedero
payment-trouble-refund_failed = una devolución no se pudo pagar
alarm-kind-payment = Un pago requiere atención
moderation-alarm-payment = { $trouble }: { $about }
moderation-alarm-advice-payment = Abra la recarga. Abone lo que llegó, devuélvalo o acuérdelo con el comprador; una reclamación se contesta en el proveedor.
moderation-alarm-top-up = la recarga

act-top_up_refunded = devolvió una recarga
act-payment_booked = abonó un pago tal como llegó
act-statement_taken = subió un extracto del banco
act-bank_line_booked = abonó un movimiento del banco
act-bank_line_set_aside = apartó un movimiento del banco

mail-kind-top_up_refunded = Recarga devuelta
mail-kind-payment_alarm = Alarma de un pago
mail-kind-funds_low = Queda poco dinero
mail-kind-funds_out = Ofertas en pausa por falta de dinero
mail-kind-funds_back = Las ofertas siguen
mail-top_up_refunded-subject = { $count ->
    [1] Se devolvieron { $amount }
    [one] Se devolvió { $count } recarga
   *[other] Se devolvieron { $count } recargas
}
mail-top_up_refunded-text = { $count ->
    [1] Una recarga salió de su monedero y volvió a quien la pagó.
    [one] Recargas salieron de su monedero y volvieron a quien las pagó.
   *[other] Recargas salieron de su monedero y volvieron a quien las pagó.
}
mail-top_up_refunded-line = { $amount }, referencia { $reference }
mail-top_up_refunded-step = { $count ->
    [1] Abrir la recarga
    [one] Abrir el monedero
   *[other] Abrir el monedero
}
mail-payment_alarm-subject = { $count ->
    [1] Un pago requiere atención: { $trouble }
    [one] { $count } pago requiere atención
   *[other] { $count } pagos requieren atención
}
mail-payment_alarm-text = { $count ->
    [1] El proveedor de pagos comunicó algo que el programa no decide solo.
    [one] El proveedor de pagos comunicó cosas que el programa no decide solo.
   *[other] El proveedor de pagos comunicó cosas que el programa no decide solo.
}
mail-payment_alarm-line = { $party }, { $amount }, { $reference }: { $trouble } ({ $about })
mail-payment_alarm-step = { $count ->
    [1] Abrir la recarga
    [one] Abrir las alarmas
   *[other] Abrir las alarmas
}
mail-payment_alarm-note = No se abonó nada que no se pidiera. La alarma sigue abierta hasta que alguien diga qué se hizo.
mail-funds_low-subject = { $count ->
    [1] Queda poco en su monedero: { $free } libres
    [one] Queda poco en { $count } monedero
   *[other] Queda poco en { $count } monederos
}
mail-funds_low-text = { $count ->
    [1] El dinero que queda paga pocos leads más.
    [one] El dinero que queda paga pocos leads más.
   *[other] El dinero que queda paga pocos leads más.
}
mail-funds_low-line = { $free } libres; un lead puede costar { $needed }.
mail-funds_low-step = Añadir dinero
mail-funds_low-note = Cuando el monedero no pague el próximo lead, la oferta se pausa sola. En la página del dinero elige cuándo recibir el aviso.
mail-funds_out-subject = { $count ->
    [1] En pausa por falta de dinero: { $free } libres
    [one] Ofertas en pausa por falta de dinero en { $count } moneda
   *[other] Ofertas en pausa por falta de dinero en { $count } monedas
}
mail-funds_out-text = { $count ->
    [1] Su monedero ya no paga el próximo lead, así que hay ofertas en pausa. No les llegan leads nuevos.
    [one] Sus monederos ya no pagan el próximo lead, así que hay ofertas en pausa. No les llegan leads nuevos.
   *[other] Sus monederos ya no pagan el próximo lead, así que hay ofertas en pausa. No les llegan leads nuevos.
}
mail-funds_out-line = { $free } libres; el próximo lead puede costar { $needed }. Ofertas en pausa: { $offers }.
mail-funds_out-step = Añadir dinero
mail-funds_out-note = Las ofertas siguen solas en cuanto haya suficiente. Los leads ya recibidos mantienen sus plazos.
mail-funds_back-subject = { $count ->
    [1] Sus ofertas siguen
    [one] Sus ofertas siguen en { $count } moneda
   *[other] Sus ofertas siguen en { $count } monedas
}
mail-funds_back-text = { $count ->
    [1] Vuelve a haber dinero suficiente, y las ofertas que lo esperaban reciben leads.
    [one] Vuelve a haber dinero suficiente, y las ofertas que lo esperaban reciben leads.
   *[other] Vuelve a haber dinero suficiente, y las ofertas que lo esperaban reciben leads.
}
mail-funds_back-line = { $free } libres. Ofertas que siguen: { $offers }.
mail-funds_back-step = Abrir el monedero
