# Presupuestos por período, crédito y cambios de moneda.

offer-budget-daily = Presupuesto diario
offer-budget-weekly = Presupuesto semanal
offer-budget-weekly-hint = Las semanas empiezan el lunes. Vacío para no limitar.
offer-budget-monthly = Presupuesto mensual
offer-used-budget-daily = Presupuesto de hoy
offer-used-budget-weekly = Presupuesto de esta semana
offer-used-budget-monthly = Presupuesto de este mes
refusal-budget-daily = El presupuesto de la oferta para el día está agotado.
refusal-budget-weekly = El presupuesto de la oferta para la semana está agotado.
refusal-budget-monthly = El presupuesto de la oferta para el mes está agotado.
refusal-budget-total = Todo el presupuesto de la oferta está agotado.
refusal-budget-lot = El lote de prueba de la oferta está agotado.
refusal-budget-opens = Vuelve a haber sitio desde { $when }.
fault-budget-below-price = No alcanza para ningún lead: uno cuesta { $price }.

money-credit-note = Crédito usado: { $used } de { $credit }; { $spendable } para gastar en leads
transfer-code-exchange_out = Cambio a otra moneda
transfer-code-exchange_in = Cambio desde otra moneda

staff-by = Quién
staff-party-credit = Crédito
staff-party-credit-used = { $amount } usado
staff-money-reason-hint = Se guarda para siempre, con su nombre.
staff-credit-open = Fijar un límite de crédito
staff-credit-means = Hasta dónde puede bajar el monedero de cero para pagar leads. Los retiros, las devoluciones y los cambios nunca lo usan. Se avisa al participante por correo.
staff-credit-amount = Límite
staff-credit-hint = 0 termina el crédito. No puede ser menor que lo usado.
staff-credit-do = Fijar el límite
staff-credit-set = El límite está fijado; se avisó al participante por correo.
staff-credit-history = Límites fijados
staff-credit-limit = Límite
staff-exchange-open = Registrar un cambio
staff-exchange-means = Saca dinero de un monedero de este participante y lo pone en otro suyo. No se puede deshacer; un error se corrige con otro cambio.
staff-exchange-amount = Importe
staff-exchange-from = De
staff-exchange-to = A
staff-exchange-rate = Tipo de cambio
staff-exchange-rate-hint = Unidades de la segunda moneda por una de la primera, hasta ocho decimales. El resultado se redondea; la mitad, hacia arriba.
staff-exchange-do = Registrar el cambio
staff-exchange-booked = El cambio está registrado.
staff-exchange-history = Cambios
staff-exchange-gave = Sale
staff-exchange-got = Entra

act-credit_set = fijó un límite de crédito
act-exchange_booked = registró un cambio de moneda
act-detail-was = antes { $value }
act-detail-exchange = cambio { $value }
act-detail-from = sale { $value }
act-detail-to = entra { $value }
act-detail-rate = tipo { $value }

problem-credit_in_use = Se usa más crédito que ese. Fije un límite mayor o espere a que se recargue el monedero.
fault-rate-too-precise = Escriba ocho decimales como máximo.
fault-rate-ambiguous = ¿El separador es de miles o de decimales? Para decimales añada una cuarta cifra, como 1,0850; para miles, quite el separador.
fault-fee-start-far = Elija una fecha de los próximos { $years } años.
fault-fee-ends-with-percent = Una regla que termina no tiene porcentaje. Quite el porcentaje o no termine la regla.
fault-rate-out-of-range = A este tipo el resultado es nada o más de lo que se puede registrar de una vez.
fault-same-currency = Elija dos monedas distintas.

mail-kind-credit_changed = Límite de crédito
mail-credit_changed-subject = { $count ->
    [1] Su límite de crédito en { $currency } ha cambiado
    [one] { $count } límite de crédito ha cambiado
   *[other] { $count } límites de crédito han cambiado
}
mail-credit_changed-text = { $count ->
    [1] La bolsa fijó hasta dónde puede bajar su monedero de cero para pagar leads.
    [one] La bolsa fijó hasta dónde pueden bajar sus monederos de cero para pagar leads.
   *[other] La bolsa fijó hasta dónde pueden bajar sus monederos de cero para pagar leads.
}
mail-credit_changed-line = El límite es ahora { $amount }.
mail-credit_changed-ended = Ya no hay crédito en { $currency }.
mail-credit_changed-step = Abrir el monedero
mail-credit_changed-note = El crédito solo paga leads. Lo que retira es siempre dinero suyo.
