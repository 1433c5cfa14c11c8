# La portada.
front-title = Leads de confianza, pagados con reglas que ambas partes pueden leer
front-lead = Los compradores publican por qué pagan. Los proveedores entregan leads. La bolsa revisa cada uno, reserva el dinero antes de mostrar el contacto y paga en plazos publicados.
front-see-offers = Ver las ofertas
front-begin = Crear una cuenta
front-buyer = Para compradores
front-buyer-1 = Escriba una oferta: la acción, el precio, las preguntas, qué puede rechazar y hasta cuándo.
front-buyer-2 = Recargue su monedero. Cada lead reserva su precio; lo descartado no se cobra.
front-buyer-3 = Mire el contacto, llame y acepte o rechace con un motivo. El silencio equivale a aceptar.
front-contractor = Para proveedores
front-contractor-1 = Busque una oferta para su tráfico. Las condiciones y el historial del comprador están en una página.
front-contractor-2 = Entregue leads en una página o por la API. Todo rechazo nombra su regla.
front-contractor-3 = Siga el plazo de cada lead y cobre cuando se acepta. Lo pagado es definitivo.
front-promises = Diez quejas, diez reglas
front-complaint-1 = Los leads son viejos o falsos
front-promise-1 = Cada lead se revisa antes de mover dinero, y la calidad se muestra con el tamaño de la muestra.
front-complaint-2 = Se cobra por leads que no llevan a nada
front-promise-2 = Lo que cuenta está en las condiciones, y solo eso se paga.
front-complaint-3 = Desaparecen leads buenos de la cuenta
front-promise-3 = Cada rechazo tiene un motivo que el proveedor ve. El silencio equivale a aceptar.
front-complaint-4 = El dinero confirmado se queda atascado
front-promise-4 = El dinero se reserva por lead antes de mostrar el contacto. Lo pagado es definitivo.
front-complaint-5 = A fin de mes se rechaza todo
front-promise-5 = Cada lead tiene su plazo y se juzga por separado.
front-complaint-6 = Se abusa de las devoluciones
front-promise-6 = Las condiciones limitan las devoluciones, y el historial del comprador está en cada oferta.
front-complaint-7 = La disputa cuesta más que el lead
front-promise-7 = Primero deciden los plazos: pierde quien calla.
front-complaint-8 = Los números no cuadran
front-promise-8 = Ambas partes leen un solo historial de cada lead. Todo rechazo nombra su regla.
front-complaint-9 = Nadie sabe qué es un duplicado
front-promise-9 = El mismo teléfono o correo dentro del plazo de las condiciones, y nada más.
front-complaint-10 = Herramientas lentas y confusas
front-promise-10 = Páginas que responden al momento en cualquier navegador, y una API que hace lo mismo.
front-newest = Las ofertas más nuevas
front-open-now = { $count ->
    [one] { $count } oferta acepta leads ahora.
   *[other] { $count } ofertas aceptan leads ahora.
}
front-all-offers = Todas las ofertas
