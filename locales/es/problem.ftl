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

problem-not_found = La dirección puede estar mal escrita, el registro puede estar cerrado o pertenecer a otra persona.
problem-sign_in_needed = Inicie sesión o envíe un token de acceso válido.
problem-forbidden = Ha iniciado sesión, pero su función no permite hacer esto. Si tiene otra función, cámbiese a ella.
problem-stale_form = Este formulario es anterior a su visita o no viene de una página de este sitio. No se ha cambiado nada. Vuelva atrás, recargue la página y envíelo de nuevo: el navegador suele conservar lo escrito.
problem-invalid = Algunos campos son incorrectos; cada uno está indicado.
problem-unavailable = No se ha aceptado ni perdido nada. Inténtelo de nuevo en { $seconds ->
    [one] { $seconds } segundo
   *[other] { $seconds } segundos
}.
problem-too_many_requests = Inténtelo de nuevo en { $seconds ->
    [one] { $seconds } segundo
   *[other] { $seconds } segundos
}.
problem-method_not_allowed = La respuesta indica los métodos que admite esta dirección.
problem-too_large = Envíe menos de una vez o divídalo.
problem-internal = No se hizo lo que pidió y no se movió dinero. El registro dice más bajo el número indicado.
problem-bad_request = La petición no está bien formada.
problem-malformed_json = El cuerpo no es JSON.
problem-malformed_form = No se puede leer el formulario.
problem-malformed_query = No se puede leer la parte de la dirección tras el signo de interrogación.
problem-malformed_body = El cuerpo se cortó o no se puede leer.
problem-body_too_slow = El cuerpo no llegó a tiempo.
problem-unsupported_media_type = Envíe JSON a la API y formularios simples a las páginas.
problem-bad_idempotency_key = Una Idempotency-Key tiene de 1 a 255 caracteres.
problem-idempotency_key_reused = Esta Idempotency-Key ya se usó con otra petición.
problem-insufficient_funds = No hay dinero suficiente en el monedero.
problem-already_done = Esto ya se hizo.

fault-wrong-type = El valor no es del tipo que admite el campo.

# Accounts
