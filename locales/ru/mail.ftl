# Письма. Ключи: mail-<вид>-subject, -text (начало), строки о каждом событии, -step (ссылка)
# и -note (что будет дальше). { $count } — о скольких событиях письмо; имена и суммы стоят только
# в форме для ровно одного.
mail-foot = lead-exchange, { $address }. Это письмо отправила программа, ответы на него не читают.
mail-rest = { $count ->
    [one] И ещё { $count }.
    [few] И ещё { $count }.
   *[many] И ещё { $count }.
}

mail-confirmation-subject = Подтвердите адрес электронной почты
mail-confirmation-text = Вы зарегистрировались с этим адресом. Подтвердите, что он Ваш, и учётная запись откроется.
mail-confirmation-until = Ссылка сработает один раз, до { $when }.
mail-confirmation-step = Подтвердить адрес
mail-confirmation-note = Если Вы не регистрировались, ничего не делайте: без перехода по ссылке учётная запись не откроется.

mail-sign_up_repeated-subject = У Вас уже есть учётная запись
mail-sign_up_repeated-text = Кто-то, возможно Вы, ещё раз зарегистрировался с этим адресом. В Вашей учётной записи ничего не изменилось.
mail-sign_up_repeated-step = Войти
mail-sign_up_repeated-note = Если Вы забыли пароль, запросите новый на странице входа. Если это были не Вы, ничего не делайте.

mail-password_reset-subject = Задайте новый пароль
mail-password_reset-text = Кто-то, возможно Вы, запросил новый пароль для Вашей учётной записи.
mail-password_reset-until = Ссылка сработает один раз, до { $when }.
mail-password_reset-step = Задать пароль
mail-password_reset-note = Если Вы этого не просили, ничего не делайте: пароль останется прежним.

mail-password_changed-subject = Ваш пароль изменён
mail-password_changed-text = Пароль Вашей учётной записи изменён, все открытые сеансы завершены.
mail-password_changed-step = Запросить другой пароль
mail-password_changed-note = Если его сменили Вы, делать ничего не нужно. Если нет, сразу запросите другой пароль: ссылка придёт только на этот адрес.

mail-invitation-subject = Вас приглашают в команду биржи
mail-invitation-text = Вас приглашают работать в команде биржи лидов. Примите приглашение и задайте пароль.
mail-invitation-until = Ссылка сработает один раз, до { $when }.
mail-invitation-step = Принять приглашение

mail-party_suspended-subject = { $count ->
    [1] Работа приостановлена: { $party }
    [one] Работа приостановлена: { $count } компания
    [few] Работа приостановлена: { $count } компании
   *[many] Работа приостановлена: { $count } компаний
}
mail-party_suspended-text = { $count ->
    [1] Оператор биржи приостановил работу.
    [one] Оператор биржи приостановил их работу.
    [few] Оператор биржи приостановил их работу.
   *[many] Оператор биржи приостановил их работу.
}
mail-party_suspended-reason = { $party }: { $reason }
mail-party_suspended-step = Посмотреть лиды и деньги
mail-party_suspended-note = Ваши офферы стоят на паузе, новые лиды не принимаются. Уже полученные лиды сохраняют свои сроки и деньги: продолжайте принимать по ним решения.

mail-party_restored-subject = { $count ->
    [1] Работа возобновлена: { $party }
    [one] Работа возобновлена: { $count } компания
    [few] Работа возобновлена: { $count } компании
   *[many] Работа возобновлена: { $count } компаний
}
mail-party_restored-text = Оператор биржи снял приостановку. Всё работает как прежде.
mail-party_restored-step = Вернуться к работе

mail-offer_published-subject = { $count ->
    [1] Опубликован оффер: { $offer }
    [one] Опубликован { $count } оффер
    [few] Опубликованы { $count } оффера
   *[many] Опубликовано { $count } офферов
}
mail-offer_published-text = { $count ->
    [1] Проверка закончена. Исполнители уже могут взять оффер в работу.
    [one] Проверка закончена. Исполнители уже могут взять эти офферы в работу.
    [few] Проверка закончена. Исполнители уже могут взять эти офферы в работу.
   *[many] Проверка закончена. Исполнители уже могут взять эти офферы в работу.
}
mail-offer_published-line = { $offer }
mail-offer_published-step = { $count ->
    [1] Открыть оффер
    [one] Открыть Ваши офферы
    [few] Открыть Ваши офферы
   *[many] Открыть Ваши офферы
}
mail-offer_published-note = Цена каждого лида резервируется в Вашем кошельке до того, как Вы увидите контакт. Если кошелёк пуст, лиды не принимаются, поэтому пополняйте его вовремя.

mail-offer_sent_back-subject = { $count ->
    [1] Нужно исправить: { $offer }
    [one] Нужно исправить { $count } оффер
    [few] Нужно исправить { $count } оффера
   *[many] Нужно исправить { $count } офферов
}
mail-offer_sent_back-text = { $count ->
    [1] Проверка вернула оффер. Исправьте то, что названо ниже, и отправьте его снова.
    [one] Проверка вернула эти офферы. Исправьте то, что названо ниже, и отправьте их снова.
    [few] Проверка вернула эти офферы. Исправьте то, что названо ниже, и отправьте их снова.
   *[many] Проверка вернула эти офферы. Исправьте то, что названо ниже, и отправьте их снова.
}
mail-offer_sent_back-line = { $offer }: { $reason }
mail-offer_sent_back-step = { $count ->
    [1] Исправить оффер
    [one] Исправить офферы
    [few] Исправить офферы
   *[many] Исправить офферы
}

mail-terms_changed-subject = { $count ->
    [1] Новые условия: { $offer }
    [one] Новые условия у { $count } оффера
    [few] Новые условия у { $count } офферов
   *[many] Новые условия у { $count } офферов
}
mail-terms_changed-text = { $count ->
    [1] Заказчик изменил условия оффера, с которым Вы работаете. Прочитайте их, прежде чем отправлять следующие лиды.
    [one] Изменились условия офферов, с которыми Вы работаете. Прочитайте их, прежде чем отправлять следующие лиды.
    [few] Изменились условия офферов, с которыми Вы работаете. Прочитайте их, прежде чем отправлять следующие лиды.
   *[many] Изменились условия офферов, с которыми Вы работаете. Прочитайте их, прежде чем отправлять следующие лиды.
}
mail-terms_changed-line = { $offer }, версия { $version }
mail-terms_changed-step = { $count ->
    [1] Прочитать новые условия
    [one] Открыть мои офферы
    [few] Открыть мои офферы
   *[many] Открыть мои офферы
}
mail-terms_changed-note = Отправленные лиды остаются на прежних условиях. Новые лиды принимаются на новых.

mail-engagement_requested-subject = { $count ->
    [1] { $party } хочет работать с оффером «{ $offer }»
    [one] { $count } исполнитель хочет работать с Вашими офферами
    [few] { $count } исполнителя хотят работать с Вашими офферами
   *[many] { $count } исполнителей хотят работать с Вашими офферами
}
mail-engagement_requested-text = Одобрите или отклоните запрос. Пока он не одобрен, исполнитель не может отправлять лиды.
mail-engagement_requested-line = { $party } хочет работать с оффером «{ $offer }»
mail-engagement_requested-step = Одобрить или отклонить

mail-engagement_approved-subject = { $count ->
    [1] Вам открыт оффер «{ $offer }»
    [one] Вам открыт ещё { $count } оффер
    [few] Вам открыты ещё { $count } оффера
   *[many] Вам открыто ещё { $count } офферов
}
mail-engagement_approved-text = { $count ->
    [1] Заказчик открыл Вам оффер. Лиды можно отправлять уже сейчас.
    [one] Заказчики открыли Вам эти офферы. Лиды можно отправлять уже сейчас.
    [few] Заказчики открыли Вам эти офферы. Лиды можно отправлять уже сейчас.
   *[many] Заказчики открыли Вам эти офферы. Лиды можно отправлять уже сейчас.
}
mail-engagement_approved-line = { $offer }
mail-engagement_approved-step = { $count ->
    [1] Отправить первый лид
    [one] Открыть мои офферы
    [few] Открыть мои офферы
   *[many] Открыть мои офферы
}
mail-engagement_approved-note = Сначала прочитайте условия и причины отклонения: от них зависит, что будет оплачено.

mail-engagement_declined-subject = { $count ->
    [1] Запрос отклонён: { $offer }
    [one] Отклонён { $count } запрос
    [few] Отклонены { $count } запроса
   *[many] Отклонено { $count } запросов
}
mail-engagement_declined-text = { $count ->
    [1] Заказчик отклонил Ваш запрос на работу с оффером.
    [one] Заказчики отклонили Ваши запросы на работу с этими офферами.
    [few] Заказчики отклонили Ваши запросы на работу с этими офферами.
   *[many] Заказчики отклонили Ваши запросы на работу с этими офферами.
}
mail-engagement_declined-line = { $offer }
mail-engagement_declined-reason = { $offer }: { $reason }
mail-engagement_declined-step = { $count ->
    [1] Посмотреть оффер
    [one] Открыть мои офферы
    [few] Открыть мои офферы
   *[many] Открыть мои офферы
}

mail-lead_delivered-subject = { $count ->
    [1] Новый лид: { $offer }
    [one] { $count } новый лид
    [few] { $count } новых лида
   *[many] { $count } новых лидов
}
mail-lead_delivered-text = { $count ->
    [1] Пришёл лид.
    [one] Пришли лиды.
    [few] Пришли лиды.
   *[many] Пришли лиды.
}
mail-lead_delivered-line = { $offer }: { $price } в резерве в Вашем кошельке. Примите или отклоните до { $when }.
mail-lead_delivered-decided = { $offer }, { $price }. Решение уже есть: { $status }.
mail-lead_delivered-step = { $count ->
    [1] Открыть лид
    [one] Открыть входящие
    [few] Открыть входящие
   *[many] Открыть входящие
}
mail-lead_delivered-note = Если к сроку решения нет, лид считается принятым и оплачивается.

mail-lead_accepted-subject = { $count ->
    [1] Лид принят: { $offer }
    [one] Принят { $count } лид
    [few] Приняты { $count } лида
   *[many] Принято { $count } лидов
}
mail-lead_accepted-text = { $count ->
    [1] Лид принят.
    [one] Лиды приняты.
    [few] Лиды приняты.
   *[many] Лиды приняты.
}
mail-lead_accepted-line = { $offer }, { $payout }. Будет оплачен по окончании гарантии, { $when }.
mail-lead_accepted-over = { $offer }, { $payout }. Состояние сейчас: { $status }.
mail-lead_accepted-step = { $count ->
    [1] Открыть лид
    [one] Открыть Ваши лиды
    [few] Открыть Ваши лиды
   *[many] Открыть Ваши лиды
}
mail-lead_accepted-note = До конца гарантии заказчик ещё может отклонить лид, но причин для этого меньше. После неё деньги Ваши окончательно.

mail-lead_rejected-subject = { $count ->
    [1] Лид отклонён: { $offer }
    [one] Отклонён { $count } лид
    [few] Отклонены { $count } лида
   *[many] Отклонено { $count } лидов
}
mail-lead_rejected-text = { $count ->
    [1] Заказчик отклонил лид. Подробности на его странице.
    [one] Заказчик отклонил лиды. Подробности на их страницах.
    [few] Заказчик отклонил лиды. Подробности на их страницах.
   *[many] Заказчик отклонил лиды. Подробности на их страницах.
}
mail-lead_rejected-line = { $offer }, { $payout }. Причина: { $reason }. Согласиться или обжаловать можно до { $when }.
mail-lead_rejected-over = { $offer }, { $payout }. Состояние сейчас: { $status }.
mail-lead_rejected-step = { $count ->
    [1] Открыть лид
    [one] Открыть Ваши лиды
    [few] Открыть Ваши лиды
   *[many] Открыть Ваши лиды
}
mail-lead_rejected-note = Если к сроку ответа нет, отклонение остаётся в силе, и деньги возвращаются заказчику.

mail-lead_settled-subject = { $count ->
    [1] Лид оплачен: { $offer }
    [one] Оплачен { $count } лид
    [few] Оплачены { $count } лида
   *[many] Оплачено { $count } лидов
}
mail-lead_settled-text = Деньги зачислены в Ваш кошелёк окончательно.
mail-lead_settled-line = { $offer }: выплачено { $payout }.
mail-lead_settled-both = { $offer }: принят, выплачено { $payout }.
mail-lead_settled-step = { $count ->
    [1] Открыть лид
    [one] Открыть Ваши лиды
    [few] Открыть Ваши лиды
   *[many] Открыть Ваши лиды
}

mail-lead_returned-subject = { $count ->
    [1] Лид возвращён: { $offer }
    [one] Возвращён { $count } лид
    [few] Возвращены { $count } лида
   *[many] Возвращено { $count } лидов
}
mail-lead_returned-text = Зарезервированные деньги вернулись заказчику. Это окончательно.
mail-lead_returned-line = { $offer }, { $payout }. Причина: { $reason }.
mail-lead_returned-both = { $offer }, { $payout }: отклонён и возвращён. Причина: { $reason }.
mail-lead_returned-step = { $count ->
    [1] Открыть лид
    [one] Открыть Ваши лиды
    [few] Открыть Ваши лиды
   *[many] Открыть Ваши лиды
}

mail-task_due-subject = { $count ->
    [1] Пора выполнить задачу: { $offer }
    [one] Пора выполнить { $count } задачу
    [few] Пора выполнить { $count } задачи
   *[many] Пора выполнить { $count } задач
}
mail-task_due-text = { $count ->
    [1] Вы поставили себе задачу по лиду, и её время пришло.
    [one] Вы поставили себе задачи по лидам, и их время пришло.
    [few] Вы поставили себе задачи по лидам, и их время пришло.
   *[many] Вы поставили себе задачи по лидам, и их время пришло.
}
mail-task_due-line = { $offer }, срок { $when }
mail-task_due-step = { $count ->
    [1] Открыть лид
    [one] Открыть Ваши задачи
    [few] Открыть Ваши задачи
   *[many] Открыть Ваши задачи
}

mail-top_up_confirmed-subject = { $count ->
    [1] В кошелёк поступило { $amount }
    [one] В кошелёк поступил { $count } платёж
    [few] В кошелёк поступили { $count } платежа
   *[many] В кошелёк поступило { $count } платежей
}
mail-top_up_confirmed-text = { $count ->
    [1] Платёж дошёл, деньгами можно пользоваться уже сейчас.
    [one] Платежи дошли, деньгами можно пользоваться уже сейчас.
    [few] Платежи дошли, деньгами можно пользоваться уже сейчас.
   *[many] Платежи дошли, деньгами можно пользоваться уже сейчас.
}
mail-top_up_confirmed-line = { $amount }, назначение платежа { $reference }
mail-top_up_confirmed-step = Открыть кошелёк

mail-ledger_alarm-subject = Учёт не сходится
mail-ledger_alarm-text = Проверка нашла ошибки в учёте. Сама проверка деньги не двигала.
mail-ledger_alarm-line = { $rule }: { $what }
mail-ledger_alarm-step = Открыть учёт
mail-ledger_alarm-note = Не подтверждайте пополнения, пока причина не найдена. На сервере команда lead-exchange ledger check покажет весь список.

# Страницы писем для сотрудников
mail-list-title = Почта
mail-list-lead = Что биржа написала людям, новые сверху.
mail-list-empty-title = Писем нет
mail-list-empty-text = Ещё ничего не написано, или под фильтр ничего не подходит. Выберите другой статус.
mail-all = Все
mail-head-to = Кому
mail-head-subject = Тема
mail-head-kind = Вид
mail-head-status = Статус
mail-head-tries = Попытки
mail-head-written = Написано
mail-head-sent = Отправлено
mail-head-next = Следующая попытка
mail-head-error = Что ответил сервер
mail-one-back = Вся почта
mail-one-text = Текст
mail-bodies-shown = Текст показан, потому что почтовый сервер не настроен (SMTP_URL): прочитать письмо можно только на этой странице и в файлах в папке данных.
mail-bodies-hidden = Текст не показан: почтовый сервер настроен, письма доходят до адресатов, и сотрудникам незачем их читать.
mail-retry = Отправить ещё раз
mail-retry-done = Письмо снова в очереди.
problem-mail_not_failed = Ещё раз отправить можно только письмо, которое не удалось доставить.
problem-clock_off = Часы можно переводить только с TEST_CLOCK=1.
mail-kind-confirmation = Подтверждение адреса
mail-kind-sign_up_repeated = Повторная регистрация
mail-kind-password_reset = Новый пароль
mail-kind-password_changed = Пароль изменён
mail-kind-invitation = Приглашение
mail-kind-party_suspended = Приостановка
mail-kind-party_restored = Возобновление
mail-kind-offer_published = Оффер опубликован
mail-kind-offer_sent_back = Оффер возвращён
mail-kind-terms_changed = Новые условия
mail-kind-engagement_requested = Запрос на работу
mail-kind-engagement_approved = Запрос одобрен
mail-kind-engagement_declined = Запрос отклонён
mail-kind-lead_delivered = Новые лиды
mail-kind-lead_accepted = Лиды приняты
mail-kind-lead_rejected = Лиды отклонены
mail-kind-lead_settled = Лиды оплачены
mail-kind-lead_returned = Лиды возвращены
mail-kind-rejection_referred = Отклонение передано бирже
mail-kind-lead_appealed = Отклонения обжалованы
mail-kind-dispute_answered = Ответы на жалобы
mail-kind-statement_added = Пояснения
mail-kind-split_proposed = Предложен раздел
mail-kind-dispute_ended = Споры завершены
mail-kind-verdict_due = Споры ждут вердикта
mail-kind-correction_asked = Исправления на одобрение
mail-kind-correction_paid = Исправления выплачены
mail-kind-bulk_rejection = Много отклонений
mail-kind-verdict_overdue = Вердикт просрочен
mail-kind-task_due = Срок задачи
mail-kind-top_up_confirmed = Пополнение
mail-kind-ledger_alarm = Ошибка в учёте

mail-lot_used-subject = { $count ->
    [1] Тестовая партия закончилась: { $offer }
    [one] Закончилась { $count } тестовая партия
    [few] Закончились { $count } тестовые партии
   *[other] Закончились { $count } тестовых партий
}
mail-lot_used-text = { $count ->
    [1] Тестовая партия этого оффера закончилась. Оффер на паузе, пока Вы не решите: продолжить, взять ещё партию или остановиться.
   *[other] Тестовые партии этих офферов закончились. Офферы на паузе, пока Вы не решите: продолжить, взять ещё партию или остановиться.
}
mail-lot_used-line = { $offer }
mail-lot_used-step = { $count ->
    [1] Посмотреть, что вышло
   *[other] К Вашим офферам
}
mail-lot_used-note = На странице видно, сколько лидов пришло, что с ними стало и насколько надёжны эти доли.
