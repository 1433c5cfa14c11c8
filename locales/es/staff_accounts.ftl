# Lo que el equipo ve de usuarios, participantes y entre sí.

# Usuarios
staff-users-title = Usuarios
staff-users-search = Correo o participante
staff-users-empty = No hay nadie
staff-users-empty-text = Nadie coincide. Busque una parte más corta del correo o muestre a todos.
staff-show-all = Mostrar todo
staff-all = Todos
staff-user = Usuario
staff-seats = Actúa como
staff-seat = { $role }, { $party }
staff-status = Estado
staff-joined = Alta
staff-confirmed = Correo
staff-confirmed-yes = confirmado
staff-confirmed-no = sin confirmar
staff-language = Idioma
staff-role-buyer = Comprador
staff-role-contractor = Proveedor
staff-role-staff = Equipo
staff-user-status-active = Activo
staff-user-status-suspended = Suspendido
staff-user-suspend = Suspender…
staff-user-suspend-question = Saldrá de inmediato y no podrá entrar. Ni su empresa ni sus leads se tocan.
staff-suspend-do = Suspender
staff-restore = Reactivar
staff-reason = Motivo
staff-reason-audit-hint = Queda en el registro.
staff-reason-told-hint = Lo ve el participante y queda en el registro.
staff-user-suspended = El usuario está suspendido y sin sesiones.
staff-user-restored = El usuario puede entrar de nuevo.

# Invitaciones
staff-invite = Invitar al equipo…
staff-invite-text = Se envía un enlace que funciona 7 días. Quien lo abra elegirá una contraseña y podrá hacer lo mismo que usted.
staff-invite-do = Enviar la invitación
staff-invited = La invitación va en camino.

# Participantes
staff-parties-title = Participantes
staff-parties-search = Nombre
staff-parties-empty = No hay participantes
staff-parties-empty-text = Ninguno coincide. Busque una parte más corta del nombre o muestre todos.
staff-party = Participante
staff-party-roles = Roles
staff-party-users = Usuarios
staff-party-money = Dinero
staff-party-money-none = Este participante nunca ha tenido dinero aquí.
staff-party-held = Reservado
staff-party-withdrawing = En retiro
staff-party-lists = Ver también
staff-party-offers = ofertas
staff-party-bought = leads comprados
staff-party-delivered = leads entregados
staff-party-suspend = Suspender…
staff-party-suspend-question = Sus usuarios saldrán, sus ofertas publicadas quedarán en pausa y no se admitirán leads nuevos ni retiros. Los leads recibidos conservan sus plazos y su dinero.
staff-party-restore-question = Podrá trabajar de nuevo y las ofertas que pausó la suspensión se publicarán otra vez.
staff-party-suspended = El participante está suspendido; se avisó a sus usuarios por correo.
staff-party-restored = El participante puede trabajar de nuevo.
staff-history = Lo que hizo el equipo
staff-history-none = Nada todavía.
staff-more-audit = En el registro

# Registro
staff-audit-title = Registro de actos
staff-audit-note = Todos los actos del equipo, para siempre.
staff-audit-empty = No hay tales actos
staff-audit-empty-text = Nada coincide con estos filtros. Los actos aparecen cuando el equipo publica, confirma, suspende y decide.
staff-audit-when = Cuándo
staff-audit-who = Quién
staff-audit-act = Acto
staff-audit-subject = Sobre qué
staff-audit-detail = Detalles
staff-audit-anybody = Cualquiera
staff-audit-any-act = Cualquier acto
staff-audit-any-subject = Id de participante, usuario, oferta o lead

# Actos
act-party_suspended = suspendió a un participante
act-party_restored = reactivó a un participante
act-user_suspended = suspendió a un usuario
act-user_restored = reactivó a un usuario
act-staff_invited = invitó a alguien al equipo
act-staff_joined = se unió al equipo
act-staff_created = se incorporó al equipo desde la línea de órdenes
act-offer_published = publicó una oferta
act-offer_sent_back = devolvió una oferta
act-lead_unmasked = vio el contacto de un lead
act-mail_read = leyó un mensaje con un enlace de acceso
act-mail_retried = reintentó un correo fallido
act-clock_turned = adelantó el reloj
act-top_up_cancelled = canceló una recarga
act-top_up_confirmed = confirmó una recarga
act-detail-reason = motivo: { $value }
act-detail-terms_version = versión { $value } de las condiciones
act-detail-fee_basis_points = comisión de la bolsa { $value }
act-detail-party = participante { $value }
act-detail-reference = código { $value }
act-detail-email = dirección { $value }
act-detail-seconds = { $value }
act-detail-locale = { $value }
act-password-set = con contraseña
act-password-none = con enlace para entrar
act-locale-en = en inglés
act-locale-ru = en ruso
act-locale-es = en español
