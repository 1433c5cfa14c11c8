# La mesa del proveedor, sus leads y formularios, y los leads vistos por el equipo.

# La mesa
desk-title = Panel
desk-note = Lo que han dado sus leads, lo que sigue reservado y dónde enviar el próximo.
desk-find-offer = Buscar una oferta
desk-send-lead = Enviar un lead
desk-first-title = Los primeros pasos
desk-first-find = Busque una oferta
desk-first-take = Tómela
desk-first-send = Envíe un lead
desk-first-find-text = Mire las ofertas y tome una que encaje con su tráfico. Su página dice cuánto se paga, en qué plazo decide el comprador y qué cuenta como un buen lead.
desk-first-send-text = Ya trabaja en una oferta. Envíe el primer lead a mano, pegue varios desde una hoja o deje que los envíe un programa. El dinero se reserva antes de que el comprador vea el contacto.
desk-earned = Ganado en 30 días
desk-earned-first = { $leads ->
    [one] { $leads } lead pagado; nada en los 30 días anteriores
   *[other] { $leads } leads pagados; nada en los 30 días anteriores
}
desk-earned-same = { $leads ->
    [one] { $leads } lead pagado; lo mismo que en los 30 días anteriores
   *[other] { $leads } leads pagados; lo mismo que en los 30 días anteriores
}
desk-earned-more = { $leads ->
    [one] { $leads } lead pagado; { $amount } más que en los 30 días anteriores
   *[other] { $leads } leads pagados; { $amount } más que en los 30 días anteriores
}
desk-earned-less = { $leads ->
    [one] { $leads } lead pagado; { $amount } menos que en los 30 días anteriores
   *[other] { $leads } leads pagados; { $amount } menos que en los 30 días anteriores
}
desk-held = Reservado para usted
desk-held-note = { $leads ->
    [one] por { $leads } lead abierto
   *[other] por { $leads } leads abiertos
}
desk-held-title = Reservado, y hasta cuándo
desk-held-paid = el primero puede pagarse { $when }
desk-held-rejected = el primero vuelve al comprador { $when }
desk-held-disputed = el primero se decide antes de { $when }
desk-pay-days-title = Próximos pagos
desk-pay-days-note = si ningún comprador rechaza antes
desk-pay-days-none = Todavía no hay pagos en camino.
desk-chart = Ganado por día, { $currency }
desk-chart-summary = { $total } en 30 días; el mejor día fue el { $day }, con { $best }.
desk-rejected-title = Rechazados por los compradores
desk-rejected-note = { $rejected } de { $decided } decididos en 30 días
desk-rejected-share = { $count } de { $rejected } rechazos
desk-rejected-none = Ningún comprador ha rechazado un lead en 30 días.
desk-refused-title = No admitidos por una regla
desk-refused-note = en 7 días
desk-refused-none = Ninguna regla ha frenado un lead en 7 días.
desk-work-title = En qué trabaja
desk-work-all = Todas mis ofertas
desk-suggested-title = Las mejores ofertas para su tráfico
desk-suggested-title-new = Las ofertas mejor pagadas
desk-suggested-all = Todas las ofertas
desk-payout-range = de { $least } a { $most }
desk-room-paused = En pausa
desk-room-used-up = Cupo agotado
desk-room-full-today = Lleno por hoy
desk-room-closed-now = Fuera de horario
desk-room-left = { $left ->
    [one] { $left } más hoy
   *[other] { $left } más hoy
}
desk-room-open = Abierta, sin tope
desk-column-status = Estado
desk-column-leads = Leads
desk-column-payout = Pago
desk-column-next = Qué sigue
desk-column-day = Día
desk-column-offer = Oferta
desk-column-room = Cupo
desk-column-buyer = El comprador
desk-column-act = Acción

# En qué fijarse cuando los compradores rechazan por un motivo.
desk-look-invalid_contact = Compruebe el número mientras la persona rellena el formulario; un código de confirmación evita casi todos estos casos.
desk-look-duplicate = El comprador ya conocía a la persona. Pregunte si el mismo tráfico le llega por otra vía.
desk-look-out_of_area = Limite las regiones donde se ven sus anuncios o pregunte la ciudad en el formulario.
desk-look-wrong_topic = Compare lo que promete su anuncio con lo que vende la oferta.
desk-look-never_requested = Mire de dónde vinieron estos leads: puede que alguien rellene formularios por otros.
desk-look-not_target_person = Excluya las palabras que buscan quienes quieren empleo o revender.
desk-look-language = Muestre anuncios solo en los idiomas que nombra la oferta.
desk-look-spam = Mire la fuente y sus subetiquetas: los robots vienen de pocos sitios. Ponga un control en el formulario.
desk-look-consent_missing = Envíe con cada lead la hora del consentimiento y el texto mostrado.
desk-look-order_cancelled = Vea si una sola fuente trae la mayoría de los pedidos cancelados.
desk-look-other = Lea los comentarios de los compradores: dicen qué fue.

# Qué se puede hacer cuando una regla no admitió un lead.
desk-mend-engagement_not_active = Tome la oferta otra vez o pida al comprador que le admita.
desk-mend-contractor_suspended = Escriba al operador para saber por qué y qué hacer.
desk-mend-offer_not_open = Envíe estos leads a otra oferta o espere a que se abra de nuevo.
desk-mend-outside_hours = Envíelo de nuevo en el horario de la oferta, que está en su página.
desk-mend-source_not_allowed = Use una fuente que la oferta permita, u otra oferta.
desk-mend-invalid_phone = Compruebe el número y el prefijo del país y envíelo de nuevo.
desk-mend-invalid_email = Compruebe si la dirección tiene erratas y envíelo de nuevo.
desk-mend-out_of_area = Busque una oferta que admita esta región.
desk-mend-duplicate = Envíe a esta persona a otra oferta o espere a que pase el plazo.
desk-mend-daily_cap = Envíelo mañana: la cuenta empieza de nuevo a medianoche en la zona horaria de la oferta.
desk-mend-total_cap = El comprador ya tiene suficientes. Busque otra oferta.
desk-mend-budget = Espere a que el comprador amplíe el presupuesto o busque otra oferta.
desk-mend-insufficient_funds = Espere a que el comprador recargue; mientras tanto, envíe leads a otra oferta.
desk-mend-quarantine = Revise la fuente: el equipo lo vio sospechoso o nadie lo dejó pasar a tiempo.

# La lista
desk-leads-title = Leads
desk-leads-note = Todo lo que ha enviado y cómo está.
desk-leads-empty-title = Todavía no ha enviado ningún lead
desk-leads-empty-text = Tome una oferta y envíe el primer lead a mano, desde una hoja o con un programa. Cada uno queda aquí con su dinero y su historia.
desk-leads-none-title = Ningún lead encaja
desk-leads-none-text = Mire otro estado o quite un filtro. Los teléfonos y correos solo se encuentran escritos por completo.
desk-leads-none-act = Ver todos los leads
desk-tabs = Por estado
desk-tab-all = Todos
desk-filter-search = Número propio, teléfono o correo
desk-filter-search-hint = Completo: los contactos se guardan cifrados.
desk-filter-offer = Oferta
desk-filter-source = Fuente
desk-filter-sub = Subetiqueta (sub)
desk-filter-reason = Motivo del rechazo
desk-filter-rule = Regla que lo frenó
desk-any-offer = Cualquier oferta
desk-any-reason = Cualquier motivo
desk-any-rule = Cualquier regla
desk-filter-clear = Quitar los filtros

# Un lead
desk-back = A la lista
desk-send-another = Enviar otro
desk-state-title = Cómo está
desk-money-refused = No se reservó dinero: un lead no admitido no cuesta nada.
desk-money-quarantined = No se reserva dinero hasta que el equipo lo deje pasar.
desk-money-delivered = { $payout } reservados para usted. Si el comprador no rechaza, son suyos a más tardar el { $when }.
desk-money-accepted = { $payout } reservados para usted. Si el comprador no rechaza dentro de la garantía, son suyos el { $when }.
desk-money-rejected = Sus { $payout } siguen reservados hasta el { $when }. Si usted no recurre, después el dinero vuelve al comprador.
desk-money-disputed = { $payout } siguen reservados hasta que termine la disputa.
desk-money-settled = { $payout } ingresados en su monedero el { $when }. Es definitivo.
desk-money-returned = No se pagó nada: el dinero volvió al comprador el { $when }.
desk-why-refused = Por qué no se admitió
desk-concede = Aceptar el rechazo
desk-concede-question = El dinero vuelve al comprador de inmediato. No se puede deshacer.
desk-concede-yes = Aceptar y devolver el dinero
desk-conceded = Ha aceptado el rechazo; el dinero ha vuelto al comprador.
desk-history-shared = Usted y el comprador leen lo mismo.
desk-sent-title = Lo que envió
desk-name = Nombre
desk-region = Región
desk-own-id = Número propio
desk-channel = Llegó por
desk-channel-page = formulario de este sitio
desk-channel-api = API
desk-channel-form = formulario alojado
desk-channel-import = hoja pegada
desk-channel-call = llamada
desk-channel-postback = postback
desk-terms = Condiciones
desk-terms-version = versión { $version }
desk-lead-id = Número del lead

# Enviar leads
submit-title = Enviar leads
submit-ways = Formas de enviar
submit-way-one = Un lead
submit-way-many = Muchos a la vez
submit-way-api = Por la API
submit-choose = ¿Para qué oferta es?
submit-none-title = Todavía no trabaja en ninguna oferta
submit-none-text = Tome una oferta o pida al comprador que le admita. Después sus leads se envían desde aquí.
submit-not-active = Ahora no trabaja en esta oferta y los leads no se admitirían. Tómela de nuevo en su página.
submit-terms = Las condiciones en breve
submit-terms-note = Un lead se rige por las condiciones con las que se envió, aunque cambien después.
submit-term-payout = Usted recibe
submit-term-room = Cupo
submit-term-decision = El comprador decide en
submit-term-guarantee = Garantía
submit-term-none = ninguna
submit-term-dedupe = Sin repetidos durante
submit-term-regions = Regiones
submit-contact = Contacto
submit-contact-hint = Como lo dio la persona. Aquí ponemos en orden los números.
submit-asked = Lo que pregunta la oferta
submit-consent = Consentimiento
submit-consent-hint = Con la hora y el texto, el consentimiento queda probado y el lead cuenta como reciente.
submit-consent-at = Cuándo se dio
submit-consent-at-hint = En su zona horaria, { $zone }.
submit-consent-version = Qué texto
submit-consent-version-hint = Su propia marca del texto que vio la persona, por ejemplo 2026-11.
submit-source-hint = De dónde vino el lead, por ejemplo search_ads o el nombre de una campaña.
submit-more = Número propio, región y subetiquetas
submit-own-id-hint = El mismo número enviado dos veces es un solo lead.
submit-region-hint = Un código como ES o RU-MOW. Vacío: según el teléfono.
submit-send = Enviar el lead
submit-delivered-title = Entregado
submit-delivered-text = { $payout } reservados para usted. El comprador decide antes del { $when }; el silencio significa que acepta.
submit-refused-title = No admitido. { $rule }
submit-open-lead = Abrir el lead
submit-sent-before-title = Este formulario ya se envió
submit-sent-before-text = Se envió antes con otros valores y aquella respuesta vale. Si este es otro lead, envíelo de nuevo.
submit-try-again = Todavía sin enviar
submit-busy = La bolsa está ocupada y no se tomó nada. Envíelo de nuevo en un momento; lo que escribió sigue aquí.
submit-unknown = Nadie respondió a tiempo; el lead puede haber entrado o no. Envíe lo mismo otra vez: cuenta una sola vez.
submit-rows = Filas
submit-rows-hint = Cópielas de una hoja junto con la línea que nombra las columnas. Hasta 1.000 a la vez.
submit-send-all = Enviar todas las filas
submit-outcome-title = Qué pasó con cada fila
submit-outcome-delivered = { $count ->
    [one] { $count } entregado
   *[other] { $count } entregados
}
submit-outcome-refused = { $count ->
    [one] { $count } no admitido
   *[other] { $count } no admitidos
}
submit-outcome-not-taken = { $count } por corregir
submit-not-taken = Con errores
submit-mend-rows = { $count ->
    [one] { $count } fila tiene errores. Está abajo: corríjala y envíela de nuevo.
   *[other] { $count } filas tienen errores. Están abajo: corríjalas y envíelas de nuevo.
}
submit-row-delivered = { $payout } reservados; el comprador decide antes del { $when }
submit-row-too-long = Hay más valores que columnas. Mire si hay separadores dentro de un valor.
submit-column-line = Línea
submit-column-lead = Lead
submit-column-told = Qué sigue o qué está mal
submit-column-name = Nombre
submit-column-phone = Teléfono
submit-column-email = Correo
submit-column-source = De dónde vino
submit-column-external_id = Número propio: enviado dos veces, es un solo lead
submit-column-sub = Sus propias marcas
submit-column-consent = Cuándo consintió la persona y con qué texto
submit-expected = Qué se espera
submit-expected-text = La primera línea nombra las columnas, en cualquier orden, con las palabras de abajo o con las propias preguntas. Separan tabuladores, puntos y comas y comas.
submit-example-name = Ana García
submit-api-title = Enviar leads desde un programa
submit-api-engagement = Su trabajo en esta oferta (engagement)
submit-api-address = Dirección
submit-api-token = Pida un token a POST /api/v1/tokens con su correo y contraseña; dura poco y se renueva. Con Idempotency-Key una petición repetida cuenta una sola vez.
submit-api-answer = La respuesta es 201 con el número del lead, su estado y, si no se admite, la regla. Un cuerpo que no encaja en el formulario recibe 422, que nombra cada campo.
submit-api-batch = Hasta 1.000 leads van en una petición a POST /api/v1/leads/batch, en una lista llamada leads. Cada uno recibe su respuesta en orden y un lead malo no perjudica a los demás.
submit-api-openapi = Toda la API en OpenAPI 3.1

# Qué está mal en lo enviado
fault-in-the-future = Esto está en el futuro. Compruebe la fecha.
fault-unknown-column = La columna «{ $column }» no significa nada aquí. Cámbiele el nombre o quítela.
fault-no-header = La primera línea debe nombrar las columnas, por ejemplo name;phone;email.
fault-no-rows = Hay nombres de columnas y ninguna fila debajo. Agregue los leads, uno por fila.
fault-not-an-offer-id = Escriba el número de una oferta, como offer_01h….
fault-no-such-party = Ninguna empresa se llama así ni tiene este número. Revise el nombre.
fault-several-parties = Encajan varias: { $names }. Escriba más del nombre, o el número.

# Los leads vistos por el equipo
staff-leads-title = Leads
staff-leads-note = Todos los leads de la bolsa. Los contactos están cubiertos hasta que alguien diga por qué hay que verlos.
staff-leads-all = Todos
staff-leads-search = Número del lead, teléfono o correo
staff-leads-search-hint = Completo; el teléfono, con el prefijo del país.
staff-leads-offer = Oferta
staff-leads-offer-hint = Su número; al pulsar una oferta de abajo se rellena.
staff-leads-buyer = Comprador
staff-leads-contractor = Proveedor
staff-leads-party-hint = Nombre o número.
staff-leads-contact = Contacto
staff-leads-parties = De → a
staff-leads-price = Precio
staff-leads-payout = Pago
staff-leads-fee = Comisión
staff-leads-score = Puntuación
staff-leads-stage = Etapa del comprador
staff-leads-created = Llegó
staff-leads-own-id = Número del proveedor
staff-leads-age = Antigüedad
staff-leads-none-title = Ningún lead encaja
staff-leads-none-text = Mire otro estado o quite un filtro.
staff-leads-back = A todos los leads
staff-leads-one = Lead: { $offer }
staff-leads-masked = Cubierto
staff-leads-unmasked = Se muestra una vez
staff-leads-unmasked-note = Su consulta quedó en el registro con su motivo y en la historia del lead. Al salir de esta página el contacto se cubre de nuevo.
staff-leads-reason = Por qué hay que verlo
staff-leads-reason-hint = Queda en el registro con su nombre. Ambas partes verán que el equipo miró.
staff-leads-unmask = Mostrar el contacto
