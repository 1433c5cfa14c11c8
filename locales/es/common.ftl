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
common-held = retenido
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
common-add-row = Agregar una fila
common-remove-row = Quitar esta fila
common-show-password = Mostrar
common-unsaved = Hay cambios sin guardar.
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

# Errors: what happened, and what to do next
common-error-403-title = Esta página es para otro rol
common-error-403-text = Usted inició sesión, pero su rol no permite abrir esta página. Si tiene otro rol, cámbielo en el menú; si no, consulte a quien administra su cuenta.
common-error-404-title = No existe esta página
common-error-404-text = La dirección puede tener un error, el registro puede estar cerrado o pertenecer a otra persona. Revise la dirección o empiece desde el inicio.
common-error-409-title = Esto cambió mientras usted lo veía
common-error-409-text = Otra persona, o un plazo, llegó primero. Nada se hizo dos veces. Abra la página de nuevo, vea cómo quedó y decida.
common-error-429-title = Demasiadas solicitudes
common-error-429-text = Espere un minuto e intente otra vez. No se perdió nada.
common-error-500-title = Algo falló de nuestro lado
common-error-500-text = La acción no se realizó y no se movió dinero. El error quedó registrado con el número de abajo. Intente otra vez; si se repite, envíenos el número.
common-error-503-title = El sistema está ocupado
common-error-503-text = No se aceptó nada y no se perdió nada. Intente de nuevo en unos segundos.
common-error-number = Número de error
common-error-start = Al inicio
common-error-retry = Intentar de nuevo
