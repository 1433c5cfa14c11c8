# What is wrong with one field, and how to put it right. The key ends in the fault's code.
fault-required = Complete este campo.
fault-too-short = { $min ->
    [one] Escriba al menos { $min } carácter.
   *[other] Escriba al menos { $min } caracteres.
}
fault-too-long = { $max ->
    [one] Como máximo { $max } carácter.
   *[other] Como máximo { $max } caracteres.
}
fault-too-small = Debe ser { $min } o más.
fault-too-large = Debe ser { $max } o menos.
fault-not-a-number = Escriba un número, por ejemplo 25.
fault-not-a-choice = Elija una de las opciones.
fault-amount-not-a-number = Escriba el importe en cifras, por ejemplo 1250 o 12,50.
fault-amount-too-precise = La moneda no tiene tantos decimales.
fault-amount-not-positive = El importe debe ser mayor que cero.
fault-amount-too-large = El importe es demasiado grande.
fault-unknown-currency = No trabajamos con esta moneda.
fault-email = Escriba un correo, por ejemplo nombre@example.com.
fault-phone = Escriba el teléfono con el código de país, por ejemplo +52 55 0000 0000.
fault-url = Escriba la dirección completa, que empiece con https://.
fault-date = Escriba una fecha, por ejemplo 2026-11-22.
fault-date-past = Elija una fecha futura.
fault-time-zone = Elija una zona horaria de la lista.
fault-taken = Ya está en uso. Elija otro.
fault-mismatch = No coinciden.
fault-not-accepted = Marque esta casilla para continuar.
fault-too-many = { $max ->
    [one] Como máximo { $max } elemento.
   *[other] Como máximo { $max } elementos.
}
fault-repeated = El mismo valor aparece dos veces.
fault-unknown-field = El formulario no tiene ese campo.
fault-invalid = No se puede leer. Revise cómo está escrito.

# Accounts

# Offers
fault-not-a-date = Escriba una fecha, por ejemplo 2026-11-22.
fault-not-a-phone = No se puede llamar a este número. Añada el código de país.
fault-not-an-email = Escriba un correo, por ejemplo nombre@example.com.
fault-key-taken = Otro campo ya tiene esta clave.
fault-option-repeated = La misma opción aparece dos veces.
fault-currency-not-offered = Elija una de las monedas disponibles: { $known }.
fault-unknown-choice = Elija una de las opciones.
fault-unknown-time-zone = Elija una zona horaria de la lista.
fault-unreadable = Hay caracteres que no se pueden mostrar. Escriba el texto de nuevo.

# Leads
fault-contact-needed = Hace falta un teléfono o un correo.
fault-consent-needed = Hace falta el consentimiento de la persona.
fault-wrong-kind = La respuesta no es del tipo que pide el formulario.
fault-bad-character = Hay un carácter que no se puede guardar.
fault-comment-needed = Escriba qué estuvo mal: lo leerá el proveedor.
fault-reason-not-in-terms = Las condiciones de este lead no admiten ese motivo.
