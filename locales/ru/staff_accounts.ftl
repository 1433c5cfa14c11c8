# Что сотрудники видят о пользователях, участниках и друг друге.

# Пользователи
staff-users-title = Пользователи
staff-users-search = Адрес или участник
staff-users-empty = Никого не нашлось
staff-users-empty-text = Никто не подходит. Поищите по более короткой части адреса или покажите всех.
staff-show-all = Показать всех
staff-all = Все
staff-user = Пользователь
staff-seats = Действует как
staff-seat = { $role }, { $party }
staff-status = Статус
staff-joined = Появился
staff-confirmed = Адрес
staff-confirmed-yes = подтверждён
staff-confirmed-no = не подтверждён
staff-language = Язык
staff-role-buyer = Заказчик
staff-role-contractor = Исполнитель
staff-role-staff = Сотрудник
staff-user-status-active = Активен
staff-user-status-suspended = Приостановлен
staff-user-suspend = Приостановить…
staff-user-suspend-question = Пользователь сразу выйдет и не сможет войти. Его компании и лидов это не касается.
staff-suspend-do = Приостановить
staff-restore = Восстановить
staff-reason = Причина
staff-reason-audit-hint = Останется в журнале.
staff-reason-told-hint = Увидит участник; останется в журнале.
staff-user-suspended = Пользователь приостановлен, его сеансы завершены.
staff-user-restored = Пользователь снова может войти.

# Приглашения
staff-invite = Пригласить сотрудника…
staff-invite-text = На адрес уйдёт ссылка, она действует 7 дней. Открывший выберет пароль и сможет всё, что можете вы.
staff-invite-do = Отправить приглашение
staff-invited = Приглашение отправлено.

# Участники
staff-parties-title = Участники
staff-parties-search = Название
staff-parties-empty = Участников не нашлось
staff-parties-empty-text = Никто не подходит. Поищите по более короткой части названия или покажите всех.
staff-party = Участник
staff-party-roles = Роли
staff-party-users = Пользователи
staff-party-money = Деньги
staff-party-money-none = Денег у этого участника ещё не было.
staff-party-held = В резерве
staff-party-withdrawing = Выводится
staff-party-lists = Смотрите также
staff-party-offers = офферы
staff-party-bought = купленные лиды
staff-party-delivered = переданные лиды
staff-party-suspend = Приостановить…
staff-party-suspend-question = Пользователи выйдут, опубликованные офферы встанут на паузу, новые лиды и выводы остановятся. Принятые лиды сохранят сроки и деньги.
staff-party-restore-question = Участник снова сможет работать, а офферы, вставшие на паузу, снова опубликуются.
staff-party-suspended = Участник приостановлен; пользователям отправлено письмо.
staff-party-restored = Участник снова может работать.
staff-history = Что делали сотрудники
staff-history-none = Пока ничего.
staff-more-audit = В журнале

# Журнал
staff-audit-title = Журнал действий
staff-audit-note = Все действия сотрудников, навсегда.
staff-audit-empty = Таких действий нет
staff-audit-empty-text = Под эти фильтры ничего не подходит. Действия появляются, когда сотрудники публикуют, подтверждают, приостанавливают и решают.
staff-audit-when = Когда
staff-audit-who = Кто
staff-audit-act = Действие
staff-audit-subject = Над чем
staff-audit-detail = Подробности
staff-audit-anybody = Кто угодно
staff-audit-any-act = Любое действие
staff-audit-any-subject = Идентификатор участника, пользователя, оффера или лида

# Действия
act-party_suspended = приостановил участника
act-party_restored = восстановил участника
act-user_suspended = приостановил пользователя
act-user_restored = восстановил пользователя
act-staff_invited = пригласил сотрудника
act-staff_joined = присоединился к команде
act-staff_created = назначен сотрудником из командной строки
act-offer_published = опубликовал оффер
act-offer_sent_back = вернул оффер на доработку
act-lead_unmasked = посмотрел контакт лида
act-mail_read = прочитал письмо со ссылкой для входа
act-mail_retried = повторил неудачное письмо
act-clock_turned = перевёл часы
act-top_up_cancelled = отменил пополнение
act-top_up_confirmed = подтвердил пополнение
act-detail-reason = причина: { $value }
act-detail-terms_version = версия условий { $value }
act-detail-fee_basis_points = комиссия биржи { $value }
act-detail-party = участник { $value }
act-detail-reference = код { $value }
act-detail-email = адрес { $value }
act-detail-seconds = на { $value }
act-detail-locale = { $value }
act-password-set = с паролем
act-password-none = со ссылкой для входа
act-locale-en = на английском
act-locale-ru = на русском
act-locale-es = на испанском
