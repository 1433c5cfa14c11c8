# Por qué no se hizo una petición: un título por estado y una explicación por código.

problem-status-400 = No se puede leer la petición
problem-status-401 = Hay que iniciar sesión
problem-status-403 = No puede hacer esto
problem-status-404 = Aquí no hay nada
problem-status-405 = Esta dirección no admite ese método
problem-status-408 = La petición tardó demasiado
problem-status-409 = Las cosas han cambiado
problem-status-413 = Es demasiado grande
problem-status-415 = Este formato no se entiende
problem-status-422 = Hay algo incorrecto en la petición
problem-status-429 = Demasiadas peticiones
problem-status-500 = Algo se ha roto por nuestra parte
problem-status-503 = La bolsa está ocupada

problem-not_found = La dirección puede estar mal escrita, el registro puede estar cerrado o pertenecer a otra persona. Revise la dirección.
problem-sign_in_needed = Inicie sesión o envíe un token de acceso válido.
problem-forbidden = Ha iniciado sesión, pero su función no permite hacer esto. Si tiene otra función, cámbiese a ella.
problem-stale_form = Este formulario es anterior a su visita o no viene de una página de este sitio. No se ha cambiado nada. Vuelva atrás, recargue la página y envíelo de nuevo: el navegador suele conservar lo escrito.
problem-invalid = Algunos campos son incorrectos; cada uno está indicado. Corríjalos y envíe de nuevo.
problem-unavailable = No se ha aceptado ni perdido nada. Inténtelo de nuevo en { $seconds ->
    [one] { $seconds } segundo
   *[other] { $seconds } segundos
}.
problem-too_many_requests = Inténtelo de nuevo en { $seconds ->
    [one] { $seconds } segundo
   *[other] { $seconds } segundos
}.
problem-method_not_allowed = La respuesta indica los métodos que admite esta dirección. Use uno de ellos.
problem-too_large = Envíe menos de una vez o divídalo.
problem-internal = Ha fallado algo por nuestra parte. Antes de repetir, compruebe si ya se hizo: una petición con Idempotency-Key se puede repetir tal cual y se hace una sola vez. Si aquí se indica un número, comuníquelo al operador.
problem-bad_request = La petición no está bien formada. Revise la dirección y lo enviado.
problem-malformed_json = El cuerpo no es un JSON válido. Revise comillas, comas y corchetes.
problem-malformed_form = No se puede leer el formulario. Vuelva atrás, recargue la página y envíelo de nuevo.
problem-malformed_query = No se puede leer la parte de la dirección tras el signo de interrogación. Revísela o quítela.
problem-malformed_body = El cuerpo se cortó o no se puede leer. Envíelo de nuevo.
problem-bad_party = X-Party no es un id de parte. Envíe uno como party_…, según GET /me, o quite la cabecera.
problem-bad_character = El texto contiene un carácter que no se puede guardar (NUL o la mitad de un par). Quítelo y vuelva a enviar.
problem-body_too_slow = El cuerpo no llegó a tiempo. Envíelo de nuevo, en partes más pequeñas si hace falta.
problem-unsupported_media_type = Envíe JSON a la API y formularios simples a las páginas.
problem-bad_idempotency_key = Una Idempotency-Key tiene de 1 a 255 caracteres, 250 con un lote de leads. Elija otra.
problem-idempotency_key_reused = Esta Idempotency-Key ya se usó con otra petición. Envíe esta con una clave nueva.
problem-insufficient_funds = No hay dinero suficiente en el monedero. Recárguelo e inténtelo de nuevo.
problem-already_done = Esto ya se hizo. Recargue para ver cómo está.

fault-wrong-type = Este campo admite valores de otro tipo u otras palabras. Revíselo.

# Accounts
problem-not_proposed = La otra parte no propone este reparto, o ya no. Recargue la página y mire qué propone ahora.
problem-own_party = Usted pertenece a una de las dos partes, así que debe decidirlo otra persona.
problem-already_decided = Alguien se adelantó: ya está decidido. Recargue la página.
problem-nothing_to_correct = Aquí no hay nada que corregir: el equipo no decidió este lead ni dejó pasar el plazo, o ya se pagó todo lo posible.
problem-correction_open = Hay otra corrección de este lead pendiente de decisión. Decida primero esa.
problem-second_person_needed = Quien pide una corrección no puede aprobarla. Pida a un compañero que la revise.
problem-fees_short = La bolsa aún no ha ganado en comisiones lo bastante en esta moneda para pagar esto. Se puede aprobar más adelante.
