# Extractos de un período, saldos del pasado y actas de servicios.
statement-title = Extracto
statement-lead = Todos los movimientos de un monedero en un período. Empieza con el saldo con que terminó el anterior.
statement-of = Extracto de cuenta en { $currency }
statement-from = Primer día
statement-to = Último día
statement-show = Mostrar
statement-usual = Períodos habituales
statement-usual-this-month = Este mes
statement-usual-last-month = El mes pasado
statement-usual-quarter = Este trimestre
statement-usual-year = Este año
statement-csv = CSV
statement-pdf = PDF
statement-opening = Saldo inicial
statement-closing = Saldo final
statement-carried = Suma anterior
statement-came = Entró
statement-went = Salió
statement-so-far = El período no ha terminado: se muestra hasta { $when }.
statement-none-title = Sin movimientos
statement-none-text = No hay movimientos en este período. Elija otro.
statement-about = Documento
statement-totals = Por tipo de movimiento
statement-lines = Movimientos
statement-sum = Importe
statement-beside = Fuera del monedero
statement-account = Dinero
statement-held = Reservado para leads
statement-withdrawing = En camino de salida
statement-check = Código de comprobación
statement-party = Empresa
statement-party-id = Número de la empresa
statement-period = Período
statement-zone = Zona horaria
statement-verify = Para comprobar este extracto, entre en la bolsa, abra { $address } y compare el saldo inicial, el saldo final y el código { $code }.
problem-statement_too_long = El extracto tiene más de 10 000 movimientos, demasiados para un PDF. Elija períodos más cortos o descargue el CSV, que no tiene límite.
fault-date-future = Elija una fecha que no sea futura.
fault-date-before-start = El último día no puede ser anterior al primero.
balances-title = Saldo en el pasado
balances-lead = Lo que usted tenía en cualquier momento.
balances-at = Momento
balances-at-hint = Zona horaria: { $zone }.
balances-of = A { $when }
balances-free = Libre
acts-title = Actas
acts-lead = Lo que usted vendió o compró en un mes. Se emite el primer día del mes siguiente y no cambia.
acts-none-title = Todavía no hay actas
acts-none-text = La primera se emite después de un mes en el que se pagaron leads.
act-title = Acta de servicios n.º { $number }, { $month }
act-number = N.º
act-month = Mes
act-about = Objeto
act-side-contractor = Leads vendidos
act-side-buyer = Leads comprados
act-issued = Fecha de emisión
act-offer = Oferta
act-lead = Lead
act-leads = Leads
act-fee = De ello, comisión de la bolsa
act-sum = Importe
act-whole = Total
act-corrections = Correcciones
act-corrected = Correcciones, total
act-document = Documento
act-words-contractor = { $count ->
    [one] En { $month } se vendió { $count } lead y se pagó { $amount } por él.
   *[other] En { $month } se vendieron { $count } leads y se pagó { $amount } por ellos.
}
act-words-buyer = { $count ->
    [one] En { $month } se compró { $count } lead por { $amount }.
   *[other] En { $month } se compraron { $count } leads por { $amount }.
}
act-kept = El acta sale del libro mayor de la bolsa y no cambia una vez emitida; las correcciones aparecen en el acta del mes en que se hacen. Se puede descargar de nuevo en { $address }.

mail-act_issued-subject = { $count ->
    [1] El acta n.º { $number } está lista: { $month }
    [one] { $count } acta está lista
   *[other] { $count } actas están listas
}
mail-act_issued-text = { $count ->
    [1] El mes ha terminado y lo que se pagó en él consta en un acta de servicios.
    [one] El mes ha terminado y lo que se pagó en él consta en un acta de servicios.
   *[other] El mes ha terminado y lo que se pagó en él consta en actas de servicios.
}
mail-act_issued-line = N.º { $number }, { $month }, { $side }: { $amount }
mail-act_issued-step = Abrir las actas
mail-kind-act_issued = Acta emitida
