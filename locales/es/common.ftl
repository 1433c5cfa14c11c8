# What every page shares: the frame, the components, the errors.
common-brand = lead-exchange
common-skip = Ir al contenido
common-language = Idioma
common-appearance = Apariencia
common-theme-auto = Como el sistema
common-theme-light = Claro
common-theme-dark = Oscuro
common-account = Cuenta
common-search = Buscar
common-search-leads = Buscar leads, teléfonos, ofertas
common-search-offers = Buscar temas y ofertas
common-free = Disponible
common-spendable = Con crédito
common-held = reservado
common-footer = Cada precio, plazo y motivo de rechazo está en las condiciones de la oferta.

# Forms
common-required = obligatorio
common-optional = opcional
common-currency = Moneda
common-choose = Elija…
common-save = Guardar
common-cancel = Cancelar
common-back = Volver
common-confirm = Sí, continuar
common-apply = Aplicar
common-add-row = Añadir una fila
common-remove-row = Quitar esta fila
common-show-password = Mostrar
common-faults-title = { $count ->
    [one] Revise un campo
   *[other] Revise { $count } campos
}

# Lists
common-next = Siguiente
common-previous = Anterior
common-newest = Al inicio
common-pages = Páginas
common-filters = Filtros
common-select-all = Seleccionar todo en esta página
common-selected = { $count ->
    [one] { $count } seleccionado
   *[other] { $count } seleccionados
}
common-copy = Copiar
common-copied = Copiado
common-table-figures = Las cifras en una tabla
common-time-left = Tiempo restante

# Keys
common-keys = Teclado
common-key-move = mover
common-key-accept = aceptar
common-key-reject = rechazar
common-key-open = abrir
common-key-search = buscar
common-key-help = esta lista
common-close = Cerrar

# The error page; what happened is told by problem.ftl
common-error-number = Número de error
common-error-start = Al inicio
