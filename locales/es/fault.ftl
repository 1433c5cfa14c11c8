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
fault-amount-not-a-number = Escriba el monto en cifras, por ejemplo 1250 o 12,50.
fault-amount-too-precise = La moneda no tiene tantos decimales.
fault-amount-not-positive = El monto debe ser mayor que cero.
fault-amount-too-large = El monto es demasiado grande.
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
fault-password-short = { $min ->
    [one] Al menos { $min } carácter.
   *[other] Al menos { $min } caracteres. Unas palabras sin relación entre sí forman una buena contraseña.
}
fault-password-common = Esta contraseña es de las primeras que se adivinan. Elija otra.
fault-password-is-email = La contraseña repite su correo. Elija otra.
fault-password-wrong = Esta no es su contraseña actual.
fault-email-has-user = Ya existe una cuenta con este correo.
fault-role-missing = Elija para qué viene: comprar leads, entregarlos o ambas cosas.
fault-role-not-offered = Este rol lo asigna el operador.

# Offers
fault-not-a-whole-number = Escriba un número entero, por ejemplo 25.
fault-not-a-percent = Escriba un porcentaje entre 0,01 y 100, por ejemplo 7,5.
fault-not-a-time = Escriba una hora, por ejemplo 09:30.
fault-not-a-date = Escriba una fecha, por ejemplo 2026-11-22.
fault-not-a-phone = No se puede llamar a este número. Agregue el código de país.
fault-not-an-email = Escriba un correo, por ejemplo nombre@example.com.
fault-not-a-key = Letras latinas, cifras y guiones bajos, primero una letra, como máximo { $max } caracteres.
fault-key-taken = Otro campo ya tiene esta clave.
fault-choice-needs-options = Indique las opciones que se pueden elegir.
fault-option-repeated = La misma opción aparece dos veces.
fault-order-amount-is-a-number = El monto del pedido debe ser un número obligatorio: de él se calcula el precio.
fault-out-of-range = Entre { $min } y { $max }.
fault-currency-not-offered = Elija una de las monedas disponibles: { $known }.
fault-percent-is-for-purchases = El porcentaje solo sirve para una compra. Elija esa acción o deje el campo vacío.
fault-cap-needs-percent = El precio máximo va con un porcentaje. Indique el porcentaje o deje el campo vacío.
fault-cap-below-floor = El precio máximo no puede ser menor que el mínimo.
fault-allowed-and-forbidden = Un tipo de fuente no puede estar permitido y prohibido a la vez.
fault-reason-does-not-fit = Uno de los motivos no corresponde a esta acción. Quítelo.
fault-fixed-once-published = Esto no cambia una vez publicada la oferta. Cree otra oferta.
fault-ends-before-start = El final debe ser posterior al inicio.
fault-hours-overlap = Este horario se cruza con otro del mismo día.
fault-unknown-choice = Elija una de las opciones.
fault-unknown-region = No conocemos esta región. Escriba un código de país como MX o de región como MX-JAL.
fault-unknown-time-zone = Elija una zona horaria de la lista.
fault-unknown-party = No existe ese participante.
fault-unreadable = Hay caracteres que no se pueden mostrar. Escriba el texto de nuevo.

# Leads
fault-contact-needed = Hace falta un teléfono o un correo.
fault-consent-needed = Hace falta el consentimiento de la persona.
fault-wrong-kind = La respuesta no es del tipo que pide el formulario.
fault-bad-character = Hay un carácter que no se puede guardar.
fault-comment-needed = Escriba qué estuvo mal: lo leerá el proveedor.
fault-reason-not-in-terms = Las condiciones de este lead no admiten ese motivo.
