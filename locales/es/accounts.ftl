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
account-party-name = Empresa o tu nombre
account-party-name-hint = Lo ve la otra parte de cada trato.
account-roles = ¿Qué quieres hacer?
account-role-buyer = Comprar leads
account-role-buyer-hint = Describes los clientes que necesitas y pagas por cada uno bueno.
account-role-contractor = Entregar leads
account-role-contractor-hint = Traes clientes y cobras por cada uno que se acepta.
account-time-zone = Zona horaria
account-time-zone-hint = Escribe una ciudad para encontrarla. Los plazos se muestran en esta zona.
account-sign-up-do = Crear la cuenta
account-have-one = ¿Ya tienes cuenta?
account-check-mail-title = Mira tu correo
account-sign-up-sent = Enviamos un enlace a la dirección que diste. Ábrelo en 48 horas para confirmarla y luego entra.
account-reset-sent = Si la dirección tiene una cuenta, un enlace para la nueva contraseña va en camino. Funciona durante una hora.
account-mail-missing = ¿No llegó nada? Mira en el correo no deseado, revisa la dirección o pide otro mensaje.
account-resend-title = Enviar el enlace otra vez
account-resend = Enviar otro enlace
account-confirm-title = Confirma tu dirección
account-confirm-text = Un clic y tu cuenta estará lista para entrar.
account-confirm-do = Confirmar la dirección
account-confirmed = Tu dirección está confirmada. Entra para empezar.
account-confirmed-twice = Tu dirección está confirmada. Se registró más de una vez, así que elige ahora la contraseña.

# Enlaces
account-spent-title = Este enlace ya no funciona
account-spent-confirm = Se usó, tiene más de 48 horas o se envió otro más reciente. Si ya confirmaste, entra; si no, pide otro enlace.
account-spent-reset = Se usó, tiene más de una hora o se envió otro más reciente. Pide otro.
account-spent-enter = Cada enlace de acceso funciona una vez y por poco tiempo. Entra con tu contraseña o crea otro enlace.
account-spent-invitation = Se usó o tiene más de 7 días. Pide otra a quien te invitó.
account-enter-title = Entrar con enlace
account-enter-text = Este enlace te deja entrar una vez. Pulsa el botón cuando quieras.
account-invitation-title = Unirte al equipo
account-invitation-text = Te invitan a ayudar a llevar esta bolsa como { $email }. Elige una contraseña y listo.
account-invitation-do = Unirme

# Entrar y salir
account-sign-in-title = Entrar
account-sign-in-do = Entrar
account-forgotten = ¿Olvidaste la contraseña?
account-no-account = ¿Aún no tienes cuenta?
account-signed-out = Has salido.
account-signed-out-everywhere = Has salido en todas partes. Puedes entrar de nuevo aquí.

# Contraseña nueva
account-reset-title = Contraseña olvidada
account-reset-text = Dinos tu dirección y te enviamos un enlace para una contraseña nueva.
account-reset-do = Enviar el enlace
account-new-password-title = Contraseña nueva
account-new-password-text = Al cambiarla saldrás en todos los demás sitios.
account-new-password = Contraseña nueva
account-new-password-do = Guardar la contraseña
account-password-set = La contraseña nueva está guardada. Entra con ella.

# Ajustes
account-settings-title = Ajustes
account-reading-title = Cómo lees
account-language = Idioma
account-language-hint = De estas páginas y de los correos que recibes.
account-party-title = Tu empresa
account-password-title = Contraseña
account-current-password = Contraseña actual
account-password-change-do = Cambiar la contraseña
account-password-changed = La contraseña ha cambiado. Todas las demás sesiones se han cerrado.
account-everywhere-title = Salir en todas partes
account-everywhere-text = Cierra de inmediato todas las sesiones y los tokens de programas, también esta.
account-everywhere-do = Salir en todas partes
account-saved = Guardado.
account-suspended-note = { $party } está suspendida: { $reason }. Los leads recibidos conservan sus plazos y su dinero; no se puede empezar nada nuevo. Responde al correo del operador para resolverlo.
