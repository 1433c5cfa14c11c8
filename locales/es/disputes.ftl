# Las palabras de las disputas como se leen: el final de cada clave es la palabra guardada.
verdict-reason-lead_meets_terms = El lead cumple las condiciones
verdict-reason-lead_breaks_terms = El lead no cumple las condiciones
verdict-reason-shared_fault = La culpa es de las dos partes
verdict-reason-no_evidence = No hay pruebas suficientes
dispute-outcome-conceded = El comprador ha cedido
dispute-outcome-withdrawn = El proveedor ha cedido
dispute-outcome-agreed = Las partes han acordado un reparto
dispute-outcome-verdict = Ha decidido el equipo de la bolsa
dispute-outcome-unanswered = El comprador no contestó a tiempo
dispute-outcome-undecided = El equipo de la bolsa no decidió a tiempo

# Las páginas de un rechazo y de todo lo que puede venir después.

# Ambas partes
dispute-side-buyer = Comprador: { $name }
dispute-side-contractor = Proveedor: { $name }
dispute-you = usted
dispute-said-nothing = Aún no ha dicho nada.
dispute-rejected-for = Rechazado: { $reason }
dispute-files = Pruebas
dispute-records = Comprobado en los registros de la bolsa

# Lo que dicen los registros del motivo de un rechazo
proof-proved = probado
proof-refuted = refutado
proof-undecided = no se puede saber
finding-earlier-lead = Probado por los registros de esta oferta: la persona ya había llegado a ella el { $date }, dentro del plazo de { $days ->
    [one] { $days } día
   *[other] { $days } días
} que fijan sus condiciones.
finding-earlier-elsewhere = Los registros no lo deciden: la persona ya había llegado el { $date }, pero a otra oferta de este comprador. Las condiciones no dicen nada de otras ofertas.
finding-no-earlier-lead = Refutado por los registros de esta oferta: nadie con este número o esta dirección llegó a ella en { $days ->
    [one] el día anterior
   *[other] los { $days } días anteriores
}.
finding-number-outside = Probado por el número: pertenece a { $region }, y las condiciones no nombran esa región.
finding-number-inside = Refutado por el número: pertenece a { $region }, y las condiciones nombran esa región.
finding-any-region = Refutado por las condiciones: no piden ninguna región, así que ninguna queda fuera.
finding-region-untold = El número no lo decide: pertenece a { $region }, y las condiciones piden una parte. Un número no dice cuál.
finding-number-impossible = Probado por el número: el plan de numeración de su país no tiene ninguno así.
finding-number-possible = El número no lo decide: encaja en el plan de numeración de { $region }. Solo una llamada dice si alguien contesta.
finding-no-number = Los registros no lo deciden: el lead no tiene número de teléfono.

# Cómo está el rechazo, para cada parte
dispute-title-rejected = Rechazo
dispute-title-open = Disputa
dispute-title-ended = Cómo terminó
dispute-stand-late = El plazo terminó. El reloj decide en un momento: recargue la página.
dispute-stand-rejected-buyer = Usted rechazó este lead. El proveedor puede recurrir o aceptarlo hasta el { $when }. Sin respuesta, { $price } vuelven a usted.
dispute-stand-rejected-contractor = El comprador rechazó este lead. Recurra o acéptelo antes del { $when }. Sin respuesta no cobra nada: { $price } vuelven al comprador.
dispute-stand-answer-buyer = El proveedor recurre su rechazo. Responda antes del { $when }; si no, usted paga { $price } y el proveedor cobra.
dispute-stand-answer-contractor = Usted recurrió el rechazo. El comprador debe responder antes del { $when }; si no, usted cobra { $payout }.
dispute-stand-decide-buyer = Usted respondió al recurso. El equipo de la bolsa decide antes del { $when }. Si no lo hace, usted paga { $price } y el proveedor cobra.
dispute-stand-decide-contractor = El comprador respondió a su recurso. El equipo de la bolsa decide antes del { $when }. Si no lo hace, usted cobra { $payout }.
dispute-stand-referred-buyer = El equipo de la bolsa revisa primero este rechazo, porque se devolvieron más leads de esta oferta que el { $cap } que permiten sus condiciones. Decide antes del { $when }. Si no lo hace, usted paga { $price } y el proveedor cobra.
dispute-stand-referred-contractor = El comprador rechazó este lead y el equipo de la bolsa lo revisa primero: el comprador devolvió más leads de esta oferta que el { $cap } que permiten sus condiciones. Decide antes del { $when }. Si no lo hace, usted cobra { $payout }. Hasta entonces puede decir por qué el lead es bueno.
dispute-turn-answer-buyer = Falta su respuesta
dispute-turn-answer-contractor = Debe responder el comprador
dispute-turn-decide = Decide el equipo de la bolsa
dispute-turn-offered = Le proponen un reparto: { $share } para el proveedor

# Lo que hacen las partes
dispute-contest = Recurrir el rechazo
dispute-contest-text = Por qué el lead cumple las condiciones
dispute-contest-hint = Diga qué piden las condiciones y qué muestra que el lead lo tiene. Después el comprador tiene { $time } para responder; si no, usted cobra.
dispute-contest-yes = Recurrir
dispute-answer = Responder al recurso
dispute-answer-text = Su respuesta
dispute-answer-hint = Responda a lo que dice el proveedor y añada lo que lo muestra. Tras su respuesta decide el equipo de la bolsa.
dispute-answer-yes = Enviar la respuesta
dispute-say = Añadir algo…
dispute-say-text = Lo que añade
dispute-say-hint = { $left ->
    [one] Lo leen ambas partes y el equipo de la bolsa; no cambia ningún plazo. Le queda { $left } declaración.
   *[other] Lo leen ambas partes y el equipo de la bolsa; no cambia ningún plazo. Le quedan { $left } declaraciones.
}
dispute-say-yes = Añadir
dispute-say-spent = Ya ha hecho las { $max } declaraciones que puede hacer una parte.
dispute-concede = Ceder…
dispute-concede-question = El proveedor cobra de inmediato y usted paga { $price }. No se puede deshacer.
dispute-concede-yes = Ceder y pagar
dispute-withdraw = Retirar el recurso…
dispute-withdraw-question = { $price } vuelven al comprador de inmediato y usted no cobra nada por este lead. No se puede deshacer.
dispute-withdraw-yes = Retirar el recurso

# Un reparto
dispute-split = Un reparto
dispute-split-text = En lugar de esperar, las partes pueden acordar una parte del precio. Una propuesta no obliga a nadie hasta que la otra parte la acepta.
dispute-proposal-own = Usted propone un { $percent } % para el proveedor.
dispute-proposal-buyer = El comprador le propone un { $percent } % del precio.
dispute-proposal-contractor = El proveedor pide un { $percent } % del precio.
dispute-share-buyer = Usted pagaría { $charged } y recuperaría { $back }.
dispute-share-contractor = Usted cobraría { $earned }; la comisión de la bolsa sería de { $fee }.
dispute-whole-price-buyer = Un número entero del 1 al 99. El precio entero es { $price }; el resto vuelve a usted.
dispute-whole-price-contractor = Un número entero del 1 al 99. Por el precio entero usted cobra { $payout }.
dispute-propose = Proponer un reparto…
dispute-propose-other = Proponer otro…
dispute-propose-percent = Parte del precio para el proveedor
dispute-propose-yes = Proponer
dispute-take-back = Retirar la propuesta
dispute-accept = Aceptar el { $percent } %
dispute-accept-question-buyer = Con un { $percent } % para el proveedor usted paga { $charged } y recupera { $back } de inmediato. La disputa termina. No se puede deshacer.
dispute-accept-question-contractor = Con un { $percent } % del precio usted cobra { $earned } de inmediato; la comisión de la bolsa es de { $fee }. La disputa termina. No se puede deshacer.

# Cómo terminó
dispute-end-agreed-to-buyer = El proveedor aceptó su rechazo.
dispute-end-agreed-to-contractor = Usted aceptó el rechazo.
dispute-end-uncontested-buyer = El proveedor no recurrió su rechazo a tiempo.
dispute-end-uncontested-contractor = Usted no recurrió el rechazo a tiempo.
dispute-end-conceded-buyer = Usted cedió ante el recurso.
dispute-end-conceded-contractor = El comprador cedió ante su recurso.
dispute-end-withdrawn-buyer = El proveedor retiró el recurso.
dispute-end-withdrawn-contractor = Usted retiró el recurso.
dispute-end-split = Las partes acordaron un { $percent } % del precio para el proveedor.
dispute-end-verdict-all = El equipo de la bolsa decidió a favor del proveedor.
dispute-end-verdict-none = El equipo de la bolsa decidió a favor del comprador.
dispute-end-verdict-part = El equipo de la bolsa decidió un { $percent } % del precio para el proveedor.
dispute-end-unanswered-buyer = Usted no respondió al recurso a tiempo, así que el proveedor cobró.
dispute-end-unanswered-contractor = El comprador no respondió a su recurso a tiempo, así que usted cobró.
dispute-end-undecided-buyer = El equipo de la bolsa no decidió a tiempo, así que el proveedor cobró.
dispute-end-undecided-contractor = El equipo de la bolsa no decidió a tiempo, así que usted cobró.
dispute-money-all-buyer = Usted pagó { $price }.
dispute-money-part-buyer = Usted pagó { $charged }, y { $back } volvieron a su monedero.
dispute-money-nothing-buyer = { $price } volvieron a su monedero.
dispute-money-all-contractor = { $earned } llegaron a su monedero; la comisión de la bolsa fue de { $fee }.
dispute-money-part-contractor = { $earned } llegaron a su monedero; la comisión de la bolsa fue de { $fee }.
dispute-money-nothing-contractor = No cobró nada por este lead: { $price } volvieron al comprador.
leads-money-split = { $price } pagados: { $payout } al proveedor y { $fee } a la bolsa; { $back } volvieron
dispute-verdict-reason = Motivo: { $reason }
dispute-corrected-own = Esta decisión fue un error, y la bolsa le pagó { $amount } para repararlo.
dispute-corrected-buyer = Esta decisión fue un error, y la bolsa pagó { $amount } al comprador para repararlo.
dispute-corrected-contractor = Esta decisión fue un error, y la bolsa pagó { $amount } al proveedor para repararlo.

# Lo que hizo el último acto
dispute-flash-appealed = Recurrido. Ahora el comprador debe responder; si no, usted cobra.
dispute-flash-answered = Respondido. Ahora decide el equipo de la bolsa.
dispute-flash-stated = Añadido. Lo leen ambas partes y el equipo de la bolsa.
dispute-flash-proposed = Propuesto. La otra parte puede aceptarlo mientras la disputa esté abierta.
dispute-flash-unproposed = La propuesta está retirada.
dispute-flash-agreed = Acordado. El dinero está repartido y la disputa ha terminado.
dispute-flash-conceded = Usted cedió, y el proveedor cobró.
dispute-flash-withdrawn = Usted retiró el recurso; el dinero ha vuelto al comprador.
leads-flash-referred = Rechazado. El equipo de la bolsa lo revisa primero, porque esta oferta supera la cuota de devoluciones de sus condiciones; hasta que decida, el dinero sigue reservado.
leads-flash-many-referred = { $left ->
    [0] { $count } rechazados. El equipo de la bolsa revisa primero { $referred } de ellos, porque la oferta supera la cuota de devoluciones de sus condiciones.
   *[other] { $count } rechazados; { $left } no se pudieron por este motivo y quedan como estaban. El equipo de la bolsa revisa primero { $referred } de los rechazados, porque la oferta supera la cuota de devoluciones de sus condiciones.
}

# Antes de un rechazo
leads-return-share = Rechazados en { $days } días y no recuperados: { $returned } de los { $decided } leads decididos de esta oferta. Sus condiciones permiten hasta un { $cap }.
leads-return-share-few = Cuenta a partir de { $enough } leads decididos.
leads-return-share-over = Con este rechazo son más, así que el equipo de la bolsa lo revisa primero, salvo que los registros de la bolsa prueben el motivo.
leads-read-on = Leer el caso

# El escritorio del proveedor
desk-wait-rejected = { $count ->
    [one] { $count } lead rechazado espera su respuesta. Recurra o acéptelo; vuelve al comprador { $when }.
   *[other] { $count } leads rechazados esperan su respuesta. Recurra o acéptelos; el primero vuelve al comprador { $when }.
}
desk-wait-disputed = { $count ->
    [one] { $count } lead está en disputa; su plazo termina { $when }.
   *[other] { $count } leads están en disputa; el primer plazo termina { $when }.
}
desk-wait-rejected-act = Leads rechazados
desk-wait-disputed-act = Disputas

# Historia
leads-event-referred = Rechazado: { $reason }. El equipo de la bolsa lo revisa primero
leads-event-answered = Respondió al recurso
leads-event-stated = Añadió algo
leads-event-proposed = Propuso un reparto: { $percent } % para el proveedor
leads-event-unproposed = Retiró la propuesta
leads-event-settled-agreed = Pagado en parte: se acordó un { $percent } % para el proveedor
leads-event-settled-part = Pagado en parte por veredicto: { $percent } % para el proveedor
leads-event-settled-unanswered = Pagado por el reloj: el comprador no respondió al recurso a tiempo
leads-event-settled-undecided = Pagado por el reloj: el equipo de la bolsa no decidió a tiempo
leads-event-corrected = { $side ->
    [buyer] Decisión errónea reparada: { $amount } al comprador
   *[other] Decisión errónea reparada: { $amount } al proveedor
}
leads-event-files = { $count ->
    [one] { $count } archivo
   *[other] { $count } archivos
}
leads-event-verdict = motivo: { $reason }

# Sobre la bandeja del comprador
leads-appeals-wait = { $count ->
    [one] Un recurso espera su respuesta hasta el { $when }. Sin ella, el proveedor cobra.
   *[other] { $count } recursos esperan su respuesta, el primero hasta el { $when }. Sin ella, el proveedor cobra.
}
leads-appeals-wait-act = Responder
