# What is wrong with one field, and how to put it right. The key ends in the fault's code.
fault-required = Complete este campo.
fault-too-short = { $min ->
    [one] Escriba al menos { $min } carácter.
   *[other] Escriba al menos { $min } caracteres.
}
fault-too-long = { $max ->
    [one] Escriba como máximo { $max } carácter.
   *[other] Escriba como máximo { $max } caracteres.
}
fault-too-small = Escriba { $min } o más.
fault-too-large = Escriba { $max } o menos.
fault-not-a-number = Escriba un número, por ejemplo 25.
fault-not-a-choice = Elija una de las opciones.
fault-amount-not-a-number = Escriba el monto en cifras, por ejemplo 1250 o 12,50.
fault-amount-ambiguous = ¿El separador es de miles o de decimales? Escriba 1500 o 1,50.
fault-number-ambiguous = ¿El separador es de miles o de decimales? Escriba 1500 o 1,5.
fault-amount-too-precise = Escriba menos decimales: la moneda no tiene tantos.
fault-amount-not-positive = Escriba un monto mayor que cero.
fault-amount-too-large = El monto es demasiado grande. Escriba uno menor.
fault-unknown-currency = No trabajamos con esta moneda. Elija otra.
fault-email = Escriba un correo, por ejemplo nombre@example.com.
fault-phone = Escriba el teléfono con el código de país, por ejemplo +52 55 0000 0000.
fault-url = Escriba la dirección completa, que empiece con https://.
fault-date = Escriba una fecha, por ejemplo 2026-11-22.
fault-date-past = Elija una fecha futura.
fault-date-far = Faltan más de cinco años. Elija una fecha más cercana.
fault-time-zone = Elija una zona horaria de la lista.
fault-taken = Ya está en uso. Elija otro.
fault-mismatch = No coinciden. Escríbalos de nuevo.
fault-not-accepted = Marque esta casilla para continuar.
fault-too-many = { $max ->
    [one] Indique como máximo { $max } elemento.
   *[other] Indique como máximo { $max } elementos.
}
fault-repeated = El mismo valor aparece dos veces. Quite uno.
fault-unknown-field = El formulario no tiene ese campo. Quítelo.
fault-invalid = No se puede leer. Revise cómo está escrito.

# Accounts

# Offers
fault-not-a-date = Escriba una fecha, por ejemplo 2026-11-22.
fault-not-a-phone = No se puede llamar a este número. Revise las cifras y agregue el código de país.
fault-not-an-email = Escriba un correo, por ejemplo nombre@example.com.
fault-key-taken = Otro campo ya tiene esta clave. Elija otra.
fault-option-repeated = La misma opción aparece dos veces. Quite una.
fault-currency-not-offered = Elija una de las monedas disponibles: { $known }.
fault-unknown-choice = Elija una de las opciones.
fault-unknown-time-zone = Elija una zona horaria de la lista.
fault-unreadable = Hay caracteres que no se pueden mostrar. Escriba el texto de nuevo.

# Leads
fault-contact-needed = Indique un teléfono o un correo.
fault-consent-needed = Hace falta el consentimiento de la persona. Pídalo antes.
fault-wrong-kind = La respuesta no es del tipo que pide el formulario. Revise ese campo en la oferta.
fault-bad-character = Hay un carácter que no se puede guardar. Escriba el texto de nuevo.
fault-comment-needed = Escriba qué estuvo mal: lo leerá el proveedor.
fault-reason-not-in-terms = Las condiciones de este lead no admiten ese motivo. Elija uno de los que indican.
fault-said-twice = Se indica dos veces y no coincide. Envíelo una sola vez, junto a las respuestas o entre ellas.
fault-not-a-split = Escriba un porcentaje entero de 1 a 99. Para darlo todo o nada, ceda o retire el recurso.
fault-not-a-percentage = Escriba un porcentaje entero de 0 a 100.
fault-verdict-reason-unfit = El motivo y el porcentaje se contradicen. Un lead que cumple las condiciones no queda sin pagar, uno que las incumple no se paga entero, y una culpa compartida se reparte.
fault-too-many-statements = Ha hecho { $max } declaraciones en esta disputa y ese es el máximo. Ya está todo dicho.
fault-more-than-lost = Esta parte no perdió más de { $max } con la decisión.
fault-too-many-proposals = Ha propuesto { $max } repartos en esta disputa y ese es el máximo. Acepte la propuesta de la otra parte o espere el veredicto.

form-pressed-twice = Este formulario ya se había enviado. No se hizo nada dos veces.
