# Historial de los participantes y motivos de rechazo.

# Historial
record-buyer = Cómo decide este comprador
record-contractor = Qué pasó con los leads de este proveedor
record-accepted = Nunca rechazados
record-clock = Decididos por plazo
record-median = Tiempo mediano de decisión
record-by-hand = { $count ->
    [one] { $count } decisión propia
   *[other] { $count } decisiones propias
}
record-returned = Devueltos
record-lost = Disputas perdidas
record-won = Disputas ganadas
record-reasons = Motivos de devolución
record-topics = Nunca rechazados, por tema
record-sources = Nunca rechazados, por fuente
record-no-source = sin fuente
record-basis = { $count ->
    [one] De { $count } lead decidido en los últimos { $days } días.
   *[other] De { $count } leads decididos en los últimos { $days } días.
}
record-basis-few = { $count ->
    [0] Ningún lead decidido en los últimos { $days } días: no hay nada que decir.
    [one] { $count } lead decidido en los últimos { $days } días: muy pocos para sacar conclusiones.
   *[other] { $count } leads decididos en los últimos { $days } días: muy pocos para sacar conclusiones.
}
record-basis-newest = De los { $count } leads decididos más recientes, desde el { $day }.
record-more = Todo el historial
record-line-none = aún sin leads decididos
record-line-accepts = acepta: { $share }
record-line-accepted = aceptados: { $share }
record-line-median = decide en { $time }
record-line-clock = por plazo: { $share }
record-line-returned = devueltos: { $share }
record-line-lost = disputas perdidas: { $share }
record-line-won = disputas ganadas: { $share }

# Motivos de rechazo
reasons-title = Rechazos
reasons-note-buyer = Por qué rechaza usted leads y de dónde vienen.
reasons-note-contractor = Por qué los compradores rechazan sus leads y de dónde vienen.
reasons-note-staff = Por qué se rechazan leads y entre quiénes.
reasons-made = rechazos del comprador
reasons-suffered = rechazos al proveedor
reasons-rows = Filas
reasons-period = Periodo
reasons-by-contractor = Por proveedor
reasons-by-buyer = Por comprador
reasons-by-source = Por fuente
reasons-by-offer = Por oferta
reasons-days = { $count ->
    [one] el último { $count } día
   *[other] los últimos { $count } días
}
reasons-rejections = Rechazos
reasons-rejected = Rechazados de los decididos
reasons-commonest = Motivo más frecuente
reasons-table = Rechazos por motivo
reasons-total = En total
reasons-all = Todos
reasons-more = { $count ->
    [one] Hay { $count } fila más, con menos rechazos, que no se muestra. Cuenta en la última línea.
   *[other] Hay { $count } filas más, con menos rechazos, que no se muestran. Cuentan en la última línea.
}
reasons-share-means = La proporción se mide sobre los leads decididos en el periodo. Un lead aceptado antes y rechazado en su garantía está solo entre los rechazos.
reasons-capped = Solo se cuentan los { $count } rechazos y las { $count } decisiones más recientes. Elija un periodo más corto para verlos todos.
reasons-chart-days = Rechazos por día
reasons-chart-weeks = Rechazos por semana
reasons-chart-rest = Los demás motivos
reasons-chart-summary = { $count } en total; el máximo, { $most }, desde el { $day }.
reasons-empty = { $count ->
    [one] Ningún rechazo en { $count } día
   *[other] Ningún rechazo en { $count } días
}
reasons-empty-longer = Un periodo más largo puede mostrar alguno.
reasons-empty-longer-act = Ver 90 días
reasons-empty-good = Se decidieron leads y ninguno se rechazó. Cuando ocurra, su motivo se contará aquí.
reasons-empty-none = Aún no se ha decidido ningún lead. En cuanto se rechacen, sus motivos se contarán aquí.
reasons-empty-act = A los leads
reasons-look = Por fuente, oferta y comprador

# La pista
reasons-hint = Lo que destaca
reasons-hint-none = Nada destaca
reasons-hint-wait = Es pronto para saberlo
reasons-hint-early = { $count ->
    [one] Con { $count } rechazo es pronto para saberlo. Desde { $needed }, aquí se nombra el motivo que sume dos quintas partes, y qué hacer.
   *[other] Con { $count } rechazos es pronto para saberlo. Desde { $needed }, aquí se nombra el motivo que sume dos quintas partes, y qué hacer.
}
reasons-hint-spread = { $count ->
    [one] { $count } rechazo, y ningún motivo llega a dos quintas partes.
   *[other] { $count } rechazos, y ningún motivo llega a dos quintas partes. Mire la fila con la mayor proporción.
}
reasons-hint-one = { $part } de { $whole } rechazos dicen: { $reason }.
reasons-hint-small = Con tan pocos rechazos es un primer indicio, no una prueba.
reasons-row-buyer-party = { $part } de estos { $whole } vinieron de { $name }. Hable primero con ellos.
reasons-row-buyer-source = { $part } de estos { $whole } vinieron de la fuente { $name }. Si el resto de esa fuente no es mejor, prohíbala en la oferta.
reasons-row-buyer-offer = { $part } de estos { $whole } llegaron a la oferta { $name }. Empiece por su formulario y sus condiciones.
reasons-row-contractor-party = { $part } de estos { $whole } los rechazó { $name }. Lea otra vez las condiciones de sus ofertas antes de enviar más.
reasons-row-contractor-source = { $part } de estos { $whole } vinieron de la fuente { $name }. Deténgala hasta saber por qué.
reasons-row-contractor-offer = { $part } de estos { $whole } fueron a la oferta { $name }. Compare su anuncio con las condiciones.
reasons-row-staff-party = { $part } de estos { $whole } tocan a { $name }.
reasons-row-staff-source = { $part } de estos { $whole } vinieron de la fuente { $name }.
reasons-row-staff-offer = { $part } de estos { $whole } tocan a la oferta { $name }.
reasons-for-buyer = Para el comprador: { $what }
reasons-for-contractor = Para el proveedor: { $what }

# Lo que un comprador puede hacer contra un motivo. El lado del proveedor: desk-look en desk.ftl.
reasons-remedy-invalid_contact = Haga obligatorio el teléfono en el formulario y pida al proveedor que compruebe los números con un código.
reasons-remedy-duplicate = Alargue en la oferta el plazo sin repeticiones y diga a los proveedores qué canales ya le traen a las mismas personas.
reasons-remedy-out_of_area = Indique las regiones en la oferta y pregunte la ciudad en el formulario.
reasons-remedy-wrong_topic = Diga en las primeras líneas de la oferta qué vende y qué no.
reasons-remedy-never_requested = Pida prueba del consentimiento y admita solo fuentes donde la persona rellena el formulario.
reasons-remedy-not_target_person = Añada al formulario una pregunta que solo un cliente responda y diga en la oferta quién no lo es.
reasons-remedy-language = Indique en la oferta los idiomas que atiende.
reasons-remedy-spam = Prohíba la fuente de la que viene y pida al proveedor que proteja el formulario de los robots.
reasons-remedy-consent_missing = Añada un campo de consentimiento al formulario: un lead sin él se frena al instante.
reasons-remedy-order_cancelled = Llame antes tras el pedido y pregunte al proveedor qué fuentes traen los cancelados.
reasons-remedy-other = Lea sus propios comentarios. Si se repiten, conviértalos en una regla de las condiciones.
