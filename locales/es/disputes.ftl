# Las páginas de un rechazo y de todo lo que puede venir después.

# Ambas partes
dispute-side-buyer = Comprador: { $name }
dispute-side-contractor = Proveedor: { $name }
dispute-you = usted
dispute-said-nothing = Aún no ha dicho nada.
dispute-rejected-for = Rechazado: { $reason }
dispute-files = Pruebas
dispute-records = Lo que dicen los registros de la bolsa

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
