# Los libros del operador.
nav-books = Libros
books-title = Libros
books-lead = Si todo cuadra y dónde está el dinero.
books-check = Última comprobación
books-sound = Todo cuadra.
books-old = La última comprobación es de { $ago }; no incluye lo ocurrido desde entonces. Se hace cada diez minutos: compruebe que el proceso de fondo funciona.
books-faults = { $count ->
    [one] { $count } apunte no cuadra. No confirme recargas ni pague retiros hasta encontrar la causa.
   *[other] { $count } apuntes no cuadran. No confirme recargas ni pague retiros hasta encontrar la causa.
}
books-checked-at = Comprobado
books-over = Revisado
books-over-what = Transferencias: { $transfers }, cuentas: { $accounts }, reservas abiertas: { $holds }, en { $ms } ms
books-unchecked = Aún no se ha comprobado. Se comprueba cada diez minutos; en el servidor, lead-exchange ledger check lo hace al momento.
books-rule = Regla
books-found = Qué se encontró
books-do = Qué hacer
books-more = { $count ->
    [one] y { $count } más. En el servidor, lead-exchange ledger check muestra la lista completa.
   *[other] y { $count } más. En el servidor, lead-exchange ledger check muestra la lista completa.
}
books-do-ledger = Alguien escribió en la base de datos sin pasar por el programa, o falla el disco. Detenga la bolsa, guarde una copia de la base y compárela con la última copia de seguridad.
books-do-lead = Abra el historial del lead y compárelo con su reserva. No mueva nada de este lead hasta que coincidan.
books-do-top-up = Compare línea por línea las recargas confirmadas y los retiros pagados con el extracto del banco.
books-do-derived = El dinero es correcto, pero no una cifra calculada a partir de él. Detenga las tareas de fondo e informe de esta línea.
books-edge = Entradas y salidas de la bolsa
books-edge-note = El libro mayor frente a recargas y retiros
books-came = Recargas confirmadas
books-went = Retiros y devoluciones pagados
books-exchanged = Cambiado
books-clearing = Según el libro mayor
books-unexplained = Diferencia
books-fees = Comisiones en { $currency } por día
books-fees-name = Comisiones
books-fees-summary = En { $days } días, { $sum }, menos lo pagado con cargo a las comisiones.
books-unbooked = Llegó y no está abonado
books-unbooked-note = Dinero del que informó el banco o el proveedor y que aún no está en ningún monedero
books-unbooked-by = Informado por
books-unbooked-count = Cuántos
books-unbooked-since = El más antiguo
books-unbooked-by-bank = Movimientos del banco
books-unbooked-by-provider = Pagos de otro importe

books-held = Reservas abiertas por antigüedad
books-held-note = Dinero que espera una decisión
books-held-none = No hay nada reservado.
books-age = Antigüedad
books-age-day = Hasta un día
books-age-week = De 1 a 7 días
books-age-month = De 7 a 30 días
books-age-older = Más de 30 días
books-holds = Reservas
books-oldest = Las más antiguas
books-lead-of = Lead
books-since = Reservado
books-kinds = Saldos por tipo de cuenta
books-kind = Tipo
books-accounts = Cuentas
books-balance = Saldo
books-none-title = Aún no se ha movido dinero
books-none-text = Los libros empiezan con la primera recarga confirmada.
account-kind-wallet = Monederos
account-kind-escrow = Reservado para leads
account-kind-withdrawing = En camino de salida
account-kind-fees = Comisiones
account-kind-clearing = Mundo exterior
