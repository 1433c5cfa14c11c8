# Registro, acceso y ajustes.

# Errores de campos
fault-password-short = Use al menos { $min } caracteres: unas palabras son lo más fácil de recordar.
fault-password-is-email = La contraseña no puede ser su correo. Elija otra.
fault-password-common = Esta contraseña es de las primeras que se prueban. Elija otra.
fault-password-wrong = Esta no es su contraseña actual. Escríbala de nuevo.
fault-role-missing = Elija al menos una opción: comprar leads, entregarlos o ambas.
fault-role-not-offered = Este rol se da por invitación. Elija comprar o entregar leads.
fault-email-has-user = Este correo ya tiene un usuario. Use otro.

# Rechazos
problem-wrong_credentials = El correo o la contraseña no son correctos. Revíselos o pida una contraseña nueva.
problem-email_not_confirmed = El correo aún no está confirmado. Abra el enlace que le enviamos o pida otro.
problem-suspended = Esta cuenta está suspendida. Pregunte el motivo al operador de la bolsa.
problem-invalid_refresh_token = El token de renovación ya se usó, caducó o fue revocado. Entre de nuevo con la contraseña.
problem-link_spent = El enlace ya se usó, caducó o fue sustituido por otro más reciente. Pida otro.
problem-address_taken = El correo obtuvo un usuario después de la invitación. Entre con él.
problem-acts_for_party = Este usuario actúa por un participante y el personal no puede comerciar. Use otro correo.
problem-not_yourself = No puede suspenderse a sí mismo. Pídaselo a un colega.

# Registro
account-sign-up-title = Crear una cuenta
account-sign-up-note = Una misma cuenta puede comprar leads y entregarlos.
account-email = Correo electrónico
account-password = Contraseña
account-password-hint = Al menos 10 caracteres. Unas palabras sin relación son seguras y fáciles de recordar.
account-party-name = Empresa o su nombre
account-party-name-hint = Lo ve la otra parte de cada trato.
account-roles = ¿Qué quiere hacer?
account-role-buyer = Comprar leads
account-role-buyer-hint = Describe los clientes que necesita y paga por cada uno bueno.
account-role-contractor = Entregar leads
account-role-contractor-hint = Trae clientes y cobra por cada uno que se acepta.
account-time-zone = Zona horaria
account-time-zone-hint = Escriba una ciudad para encontrarla. Los plazos se muestran en esta zona.
account-sign-up-do = Crear la cuenta
account-have-one = ¿Ya tiene cuenta?
account-check-mail-title = Mire su correo
account-sign-up-sent = Enviamos un enlace a la dirección que indicó. Ábralo en 48 horas para confirmarla y luego entre.
account-reset-sent = Si la dirección tiene una cuenta, un enlace para la nueva contraseña va en camino. Funciona durante una hora.
account-mail-missing = ¿No llegó nada? Mire en el correo no deseado, revise la dirección o pida otro mensaje.
account-resend-title = Enviar el enlace otra vez
account-resend = Enviar otro enlace
account-confirm-title = Confirme su dirección
account-confirm-text = Un clic y su cuenta estará lista para entrar.
account-confirm-do = Confirmar la dirección
account-confirmed = Su dirección está confirmada. Entre para empezar.
account-confirmed-twice = Su dirección está confirmada. Se registró más de una vez: elija ahora la contraseña.

# Enlaces
account-spent-title = Este enlace ya no funciona
account-spent-confirm = Se usó, tiene más de 48 horas o se envió otro más reciente. Si ya confirmó, entre; si no, pida otro enlace.
account-spent-reset = Se usó, tiene más de una hora o se envió otro más reciente. Pida otro.
account-spent-enter = Cada enlace de acceso funciona una vez y por poco tiempo. Entre con su contraseña o cree otro enlace.
account-spent-invitation = Se usó o tiene más de 7 días. Pida otra a quien le invitó.
account-enter-title = Entrar con enlace
account-enter-text = Este enlace le deja entrar una vez. Pulse el botón cuando quiera.
account-invitation-title = Unirse al equipo
account-invitation-text = Le invitan a ayudar a llevar esta bolsa como { $email }. Elija una contraseña y listo.
account-invitation-do = Unirse

# Entrar y salir
account-sign-in-title = Entrar
account-sign-in-do = Entrar
account-forgotten = ¿Olvidó la contraseña?
account-no-account = ¿Aún no tiene cuenta?
account-signed-out = Ha salido.
account-signed-out-everywhere = Ha salido en todas partes. Puede entrar de nuevo aquí.

# Contraseña nueva
account-reset-title = Contraseña olvidada
account-reset-text = Díganos su dirección y le enviamos un enlace para una contraseña nueva.
account-reset-do = Enviar el enlace
account-new-password-title = Contraseña nueva
account-new-password-text = Al cambiarla saldrá en todos los demás sitios.
account-new-password = Contraseña nueva
account-new-password-do = Guardar la contraseña
account-password-set = La contraseña nueva está guardada. Entre con ella.

# Ajustes
account-settings-title = Ajustes
account-reading-title = Idioma y hora
account-language = Idioma
account-language-hint = El de estas páginas y de los correos que recibe.
account-party-title = Su empresa
account-party-id = Su número en la bolsa
account-party-id-hint = Déselo al comprador que quiera invitarle a una oferta.
account-password-title = Contraseña
account-current-password = Contraseña actual
account-password-change-do = Cambiar la contraseña
account-password-changed = La contraseña ha cambiado. Todas las demás sesiones se han cerrado.
account-everywhere-title = Salir en todas partes
account-everywhere-text = Cierra de inmediato todas las sesiones y los tokens de programas, también esta.
account-everywhere-do = Salir en todas partes
account-saved = Guardado.
account-suspended-note = { $party } está suspendida: { $reason }. Los leads recibidos conservan sus plazos y su dinero; no se puede empezar nada nuevo. Responda al correo del operador para resolverlo.
