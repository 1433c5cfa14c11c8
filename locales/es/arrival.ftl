# Cómo llegan los leads: parte de las condiciones de una oferta.

offer-part-arrival = Cómo llegan los leads
offer-part-arrival-hint = Qué dice el formulario, qué llamada cuenta, adónde llevan los enlaces. Solo se usa lo que corresponde a la acción.
offer-consent-text = Lo que la persona acepta
offer-consent-text-means = Se muestra palabra por palabra en el formulario. Cada lead llega con un certificado firmado de qué se mostró, cuándo y dónde.
offer-consent-none = Sin texto propio
offer-thanks-url = Página de agradecimiento
offer-thanks-url-means = Adónde va la persona después del formulario. Sin ella verá una página sencilla de agradecimiento.
offer-thanks-none = La de la bolsa
offer-call-seconds = Una llamada cuenta desde
offer-call-seconds-means = Segundos de conversación. Una llamada más corta o sin respuesta no cuesta nada. El mismo número dentro del plazo de repetición cuenta una vez.
offer-landing-url = Página de destino
offer-landing-url-means = Adónde llevan los enlaces de seguimiento. Puede usar { "{" }click_id{ "}" }, { "{" }source{ "}" }, { "{" }offer{ "}" } y de { "{" }sub1{ "}" } a { "{" }sub8{ "}" }; si falta { "{" }click_id{ "}" }, se añade.
offer-landing-none = Sin definir: los enlaces aún no funcionan
offer-window-days = Una visita cuenta durante
offer-window-days-means = Lo que un visitante haga en este plazo después del clic cuenta para el proveedor que lo trajo.
offer-pixel = Aceptar también avisos del navegador del visitante (un píxel)
offer-pixel-hint = Un aviso de su servidor lleva un secreto y prueba más. Un píxel lo puede falsificar quien vea la página.
offer-pixel-means = Quién avisa
offer-pixel-yes = Su servidor o un píxel
offer-pixel-no = Solo su servidor
offer-lot = Lote de prueba
offer-lot-hint = La oferta se detiene sola tras tantos leads o tanto dinero, le muestra qué salió de ellos y espera su decisión. Deje ambos campos vacíos para empezar sin lote.
offer-lot-leads = Leads del lote
offer-lot-budget = Dinero del lote
offer-call-seconds-value = { $count ->
    [one] { $count } segundo
   *[other] { $count } segundos
}
offer-unit-seconds = segundos
