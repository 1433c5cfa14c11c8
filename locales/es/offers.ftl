# Ofertas y participación en ellas.

# Por qué se rechazó una acción.
problem-offer_is_draft = La oferta todavía es un borrador. Envíala primero a revisión.
problem-offer_is_in_review = La oferta está en revisión. Retírala de la revisión para cambiarla.
problem-offer_is_published = La oferta ya está publicada.
problem-offer_is_paused = La oferta está en pausa.
problem-offer_is_closed = La oferta está cerrada definitivamente.
problem-engagement_is_requested = El comprador ya tiene la solicitud.
problem-engagement_is_active = El colaborador ya trabaja en esta oferta.
problem-engagement_is_declined = El comprador rechazó esta solicitud.
problem-engagement_is_left = El colaborador dejó esta oferta.
problem-own_offer = Nadie se vende a sí mismo: esta oferta es tuya.
problem-invitation_only = El comprador elige quién trabaja en esta oferta. Pídele que te invite.
problem-party_suspended = La cuenta está suspendida. Escribe a la bolsa para recuperarla.

# Qué falla en un campo.
fault-not-a-time = Escribe una hora, por ejemplo 09:00; el final del día es 24:00.
fault-ends-before-start = El final debe ser posterior al comienzo.
fault-hours-overlap = Este horario se solapa con otro del mismo día.
fault-cap-needs-percent = El precio máximo va con un porcentaje del pedido. Indica el porcentaje o borra este campo.
fault-percent-is-for-purchases = Solo por las compras se paga un porcentaje del pedido.
fault-not-a-percent = Escribe un porcentaje mayor que 0 y hasta 100, con dos decimales como máximo.
fault-cap-below-floor = El precio máximo es menor que el mínimo.
fault-unknown-region = { $region } no es un país ni una región. Escribe códigos como ES o ES-V.
fault-order-amount-is-a-number = El importe del pedido debe ser un número obligatorio.
fault-allowed-and-forbidden = La misma fuente está permitida y prohibida a la vez.
fault-reason-does-not-fit = Este motivo solo vale para compras.
fault-not-a-whole-number = Escribe un número entero.
fault-out-of-range = Escribe un número de { $min } a { $max }.
fault-not-a-key = La clave empieza por una letra latina minúscula y solo tiene minúsculas, cifras y guiones bajos, hasta { $max }.
fault-choice-needs-options = Escribe las opciones, una por línea.
fault-fixed-once-published = Esto no puede cambiar después de publicar la oferta. Ciérrala y crea otra.
fault-unknown-party = No hay ninguna cuenta con este identificador.
fault-bound-needs-currency = Elige antes una moneda: los precios en monedas distintas no se comparan.
