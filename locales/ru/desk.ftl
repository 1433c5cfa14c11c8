# Рабочий стол исполнителя, его лиды и формы, и лиды глазами сотрудников.

# Рабочий стол
desk-title = Сводка
desk-note = Что принесли ваши лиды, что ещё в резерве и куда отправить следующий.
desk-find-offer = Найти оффер
desk-send-lead = Отправить лид
desk-first-title = С чего начать
desk-first-find = Найдите оффер
desk-first-take = Возьмите его
desk-first-send = Отправьте лид
desk-first-find-text = Просмотрите офферы и возьмите тот, что подходит вашему трафику. На странице оффера сказано, сколько платят, за какое время заказчик решает и какой лид считается хорошим.
desk-first-send-text = Вы уже работаете по офферу. Отправьте первый лид вручную, вставьте несколько из таблицы или отправляйте их программой. Деньги резервируются до того, как заказчик увидит контакт.
desk-earned = Заработано за 30 дней
desk-earned-first = { $leads ->
    [one] оплачен { $leads } лид; за 30 дней до этого ничего
    [few] оплачено { $leads } лида; за 30 дней до этого ничего
   *[other] оплачено { $leads } лидов; за 30 дней до этого ничего
}
desk-earned-same = { $leads ->
    [one] оплачен { $leads } лид; столько же, сколько за 30 дней до этого
    [few] оплачено { $leads } лида; столько же, сколько за 30 дней до этого
   *[other] оплачено { $leads } лидов; столько же, сколько за 30 дней до этого
}
desk-earned-more = { $leads ->
    [one] оплачен { $leads } лид; на { $amount } больше, чем за 30 дней до этого
    [few] оплачено { $leads } лида; на { $amount } больше, чем за 30 дней до этого
   *[other] оплачено { $leads } лидов; на { $amount } больше, чем за 30 дней до этого
}
desk-earned-less = { $leads ->
    [one] оплачен { $leads } лид; на { $amount } меньше, чем за 30 дней до этого
    [few] оплачено { $leads } лида; на { $amount } меньше, чем за 30 дней до этого
   *[other] оплачено { $leads } лидов; на { $amount } меньше, чем за 30 дней до этого
}
desk-held = В резерве для вас
desk-held-note = { $leads ->
    [one] за { $leads } открытый лид
    [few] за { $leads } открытых лида
   *[other] за { $leads } открытых лидов
}
desk-held-title = В резерве и до какого срока
desk-held-paid = первый может быть оплачен { $when }
desk-held-rejected = первый вернётся заказчику { $when }
desk-held-disputed = по первому решат до { $when }
desk-pay-days-title = Ближайшие выплаты
desk-pay-days-note = если заказчики не отклонят раньше
desk-pay-days-none = Пока ни одной выплаты не ожидается.
desk-chart = Заработок по дням, { $currency }
desk-chart-summary = За 30 дней { $total }; лучший день — { $day }, { $best }.
desk-rejected-title = Отклонили заказчики
desk-rejected-note = { $rejected } из { $decided } решённых за 30 дней
desk-rejected-share = { $count } из { $rejected } отказов
desk-rejected-none = За 30 дней заказчики не отклонили ни одного лида.
desk-refused-title = Не приняты по правилу
desk-refused-note = за 7 дней
desk-refused-none = За 7 дней ни одно правило не сработало.
desk-work-title = Над чем вы работаете
desk-work-all = Все мои офферы
desk-suggested-title = Лучшие офферы для вашего трафика
desk-suggested-title-new = Самые высокие выплаты
desk-suggested-all = Все офферы
desk-payout-range = от { $least } до { $most }
desk-room-paused = Приостановлен
desk-room-used-up = Все лиды набраны
desk-room-full-today = На сегодня хватит
desk-room-closed-now = Нерабочие часы
desk-room-left = { $left ->
    [one] сегодня ещё { $left }
   *[other] сегодня ещё { $left }
}
desk-room-open = Открыт, без лимита
desk-column-status = Статус
desk-column-leads = Лиды
desk-column-payout = Выплата
desk-column-next = Что дальше
desk-column-day = День
desk-column-offer = Оффер
desk-column-room = Ещё берёт
desk-column-buyer = Заказчик
desk-column-act = Действие

# На что посмотреть, когда лиды отклоняют по этой причине.
desk-look-invalid_contact = Проверяйте номер, пока человек ещё заполняет форму: код подтверждения отсекает почти все такие случаи.
desk-look-duplicate = Заказчик уже знал этого человека. Спросите, не приходит ли к нему тот же трафик другим путём.
desk-look-out_of_area = Сузьте регионы показа рекламы или спрашивайте город в форме.
desk-look-wrong_topic = Сравните обещание в рекламе с тем, что продаёт оффер.
desk-look-never_requested = Посмотрите, откуда пришли эти лиды: возможно, формы заполняют за других.
desk-look-not_target_person = Исключите запросы соискателей и перекупщиков.
desk-look-language = Показывайте рекламу только на языках, указанных в оффере.
desk-look-spam = Посмотрите на источник и его метки: роботы приходят из немногих мест. Поставьте на форму защиту от них.
desk-look-consent_missing = Передавайте с каждым лидом время согласия и редакцию текста.
desk-look-order_cancelled = Проверьте, не приносит ли отменённые заказы один источник.
desk-look-other = Прочтите комментарии заказчиков: в них сказано, что было не так.

# Что делать, когда сработало правило.
desk-mend-engagement_not_active = Возьмите оффер снова или попросите заказчика допустить вас.
desk-mend-contractor_suspended = Напишите оператору биржи, чтобы узнать причину и что делать.
desk-mend-offer_not_open = Отправьте эти лиды на другой оффер или подождите, пока этот откроется.
desk-mend-outside_hours = Отправьте снова в рабочие часы оффера: они указаны на его странице.
desk-mend-source_not_allowed = Используйте источник, который оффер разрешает, или другой оффер.
desk-mend-invalid_phone = Проверьте номер и код страны и отправьте снова.
desk-mend-invalid_email = Проверьте адрес на опечатки и отправьте снова.
desk-mend-out_of_area = Найдите оффер, который берёт этот регион.
desk-mend-duplicate = Отправьте этого человека на другой оффер или дождитесь конца срока.
desk-mend-daily_cap = Отправьте завтра: счёт начинается заново в полночь по часовому поясу оффера.
desk-mend-total_cap = Заказчику хватит. Найдите другой оффер.
desk-mend-budget = Подождите, пока заказчик увеличит бюджет, или найдите другой оффер.
desk-mend-insufficient_funds = Подождите, пока заказчик пополнит кошелёк, а пока отправляйте лиды на другой оффер.
desk-mend-quarantine = Проверьте источник: сотрудники сочли лид подозрительным, или его вовремя не пропустили.

# Список
desk-leads-title = Лиды
desk-leads-note = Всё, что вы отправили, и что с этим стало.
desk-leads-empty-title = Вы ещё не отправили ни одного лида
desk-leads-empty-text = Возьмите оффер и отправьте первый лид вручную, из таблицы или программой. Каждый останется здесь вместе с деньгами и историей.
desk-leads-none-title = Ничего не нашлось
desk-leads-none-text = Посмотрите другой статус или снимите фильтр. Телефон и почту ищем только целиком.
desk-leads-none-act = Показать все лиды
desk-tabs = По статусу
desk-tab-all = Все
desk-filter-search = Свой номер, телефон или почта
desk-filter-search-hint = Целиком: контакты хранятся зашифрованными.
desk-filter-offer = Оффер
desk-filter-source = Источник
desk-filter-sub = Метка (sub)
desk-filter-reason = Причина отклонения
desk-filter-rule = Правило отказа
desk-any-offer = Любой оффер
desk-any-reason = Любая причина
desk-any-rule = Любое правило
desk-filter-clear = Снять фильтры

# Один лид
desk-back = К списку
desk-send-another = Отправить ещё
desk-state-title = Что с лидом
desk-money-refused = Деньги не резервировались: непринятый лид ничего не стоит.
desk-money-quarantined = Деньги не резервируются, пока сотрудники не пропустят лид.
desk-money-delivered = { $payout } в резерве для вас. Если заказчик не отклонит лид, деньги ваши не позднее { $when }.
desk-money-accepted = { $payout } в резерве для вас. Если заказчик не отклонит лид по гарантии, деньги ваши { $when }.
desk-money-rejected = Ваши { $payout } остаются в резерве до { $when }. Если вы не подадите жалобу, деньги вернутся заказчику.
desk-money-disputed = { $payout } остаётся в резерве, пока спор не закончится.
desk-money-settled = { $payout } зачислено в ваш кошелёк { $when }. Это окончательно.
desk-money-returned = Ничего не выплачено: деньги вернулись заказчику { $when }.
desk-why-refused = Почему лид не принят
desk-concede = Согласиться с отклонением
desk-concede-question = Деньги сразу вернутся заказчику. Отменить это нельзя.
desk-concede-yes = Согласиться и вернуть деньги
desk-conceded = Вы согласились с отклонением, деньги вернулись заказчику.
desk-history-shared = Вы и заказчик читаете одно и то же.
desk-sent-title = Что вы отправили
desk-name = Имя
desk-region = Регион
desk-own-id = Свой номер
desk-channel = Как пришёл
desk-channel-page = форма на сайте
desk-channel-api = API
desk-channel-form = размещённая форма
desk-channel-import = вставка из таблицы
desk-channel-call = звонок
desk-channel-postback = постбэк
desk-terms = Условия
desk-terms-version = версия { $version }
desk-lead-id = Номер лида

# Отправка лидов
submit-title = Отправка лидов
submit-ways = Способы отправки
submit-way-one = Один лид
submit-way-many = Сразу много
submit-way-api = Через API
submit-choose = На какой оффер?
submit-none-title = Вы пока не работаете ни по одному офферу
submit-none-text = Возьмите оффер или попросите заказчика вас допустить. Тогда лиды на него отправляют отсюда.
submit-not-active = Вы сейчас не работаете по этому офферу, лиды не будут приняты. Возьмите его снова на его странице.
submit-terms = Условия вкратце
submit-terms-note = Лид идёт по тем условиям, при которых отправлен, даже если потом они изменятся.
submit-term-payout = Вы получите
submit-term-room = Ещё берёт
submit-term-decision = Заказчик решает за
submit-term-guarantee = Гарантия
submit-term-none = нет
submit-term-dedupe = Без повторов
submit-term-regions = Регионы
submit-contact = Контакт
submit-contact-hint = Как дал человек. Номер мы приведём в порядок сами.
submit-asked = Что спрашивает оффер
submit-consent = Согласие
submit-consent-hint = Со временем и редакцией согласие доказано, а лид считается свежим.
submit-consent-at = Когда дано
submit-consent-at-hint = По вашему часовому поясу, { $zone }.
submit-consent-version = Редакция текста
submit-consent-version-hint = Ваша пометка для текста, который видел человек, например 2026-11.
submit-source-hint = Откуда пришёл лид: например search_ads или название кампании.
submit-more = Свой номер, регион и метки (sub)
submit-own-id-hint = Один и тот же номер дважды — это один лид.
submit-region-hint = Код вроде ES или RU-MOW. Пусто — по номеру телефона.
submit-send = Отправить лид
submit-delivered-title = Доставлен
submit-delivered-text = { $payout } в резерве для вас. Заказчик решает до { $when }; молчание означает согласие.
submit-refused-title = Не принят. { $rule }
submit-open-lead = Открыть лид
submit-sent-before-title = Эта форма уже отправлена
submit-sent-before-text = Раньше она ушла с другими значениями, и тот ответ в силе. Если это другой лид, отправьте ещё раз.
submit-try-again = Пока не отправлено
submit-busy = Биржа занята, ничего не принято. Отправьте ещё раз через минуту: всё введённое на месте.
submit-unknown = Ответа вовремя не было, лид мог попасть на биржу, а мог и нет. Отправьте то же самое ещё раз: он будет учтён один раз.
submit-rows = Строки
submit-rows-hint = Скопируйте их из таблицы вместе со строкой названий столбцов. Не больше 1 000 за раз.
submit-send-all = Отправить все строки
submit-outcome-title = Что стало с каждой строкой
submit-outcome-delivered = доставлено: { $count }
submit-outcome-refused = не принято: { $count }
submit-outcome-not-taken = исправить: { $count }
submit-not-taken = С ошибкой
submit-mend-rows = { $count ->
    [one] { $count } строка с ошибкой. Она осталась ниже: исправьте её и отправьте снова.
    [few] { $count } строки с ошибками. Они остались ниже: исправьте их и отправьте снова.
   *[other] { $count } строк с ошибками. Они остались ниже: исправьте их и отправьте снова.
}
submit-row-delivered = { $payout } в резерве; заказчик решает до { $when }
submit-row-too-long = Значений больше, чем столбцов. Проверьте, нет ли разделителя внутри значения.
submit-column-line = Строка
submit-column-lead = Лид
submit-column-told = Что дальше или что не так
submit-column-name = Имя
submit-column-phone = Телефон
submit-column-email = Почта
submit-column-source = Откуда пришёл
submit-column-external_id = Свой номер: дважды — это один лид
submit-column-sub = Ваши собственные метки
submit-column-consent = Когда человек согласился и с какой редакцией
submit-expected = Что нужно
submit-expected-text = В первой строке — названия столбцов в любом порядке: слова ниже или сами вопросы. Разделять можно табуляцией, точкой с запятой или запятой.
submit-example-name = Анна Петрова
submit-api-title = Отправка лидов программой
submit-api-engagement = Ваша работа по этому офферу (engagement)
submit-api-address = Адрес
submit-api-token = Токен даёт POST /api/v1/tokens по почте и паролю; он живёт недолго и продлевается. С Idempotency-Key повторный запрос учитывается один раз.
submit-api-answer = Ответ — 201 с номером лида, статусом и, если лид не принят, правилом. Если тело не подходит к форме, ответ 422 называет каждое поле.
submit-api-batch = До 1 000 лидов уходят одним запросом на POST /api/v1/leads/batch списком leads. Каждый получает свой ответ по порядку, и один плохой лид не вредит остальным.
submit-api-openapi = Всё API в формате OpenAPI 3.1

# Что не так с отправленным
fault-in-the-future = Это в будущем. Проверьте дату.
fault-unknown-column = Столбец «{ $column }» здесь ничего не значит. Переименуйте его или уберите.
fault-no-header = В первой строке нужны названия столбцов, например name;phone;email.
fault-no-rows = Есть названия столбцов, но под ними нет строк. Добавьте лиды, по одному в строке.
fault-not-an-offer-id = Укажите номер оффера вида offer_01h….
fault-no-such-party = Нет компании с таким названием или номером. Проверьте название.
fault-several-parties = Подходят несколько: { $names }. Напишите имя подробнее или номер.

# Лиды глазами сотрудников
staff-leads-title = Лиды
staff-leads-note = Все лиды биржи. Контакты закрыты, пока сотрудник не укажет, зачем их нужно видеть.
staff-leads-all = Все
staff-leads-search = Номер лида, телефон или почта
staff-leads-search-hint = Целиком, телефон с кодом страны.
staff-leads-offer = Оффер
staff-leads-offer-hint = Его номер; нажмите на оффер ниже, и он подставится.
staff-leads-buyer = Заказчик
staff-leads-contractor = Исполнитель
staff-leads-party-hint = Название или номер.
staff-leads-contact = Контакт
staff-leads-parties = От кого → кому
staff-leads-price = Цена
staff-leads-payout = Выплата
staff-leads-fee = Комиссия
staff-leads-score = Оценка
staff-leads-stage = Этап у заказчика
staff-leads-created = Пришёл
staff-leads-own-id = Номер у исполнителя
staff-leads-age = Возраст
staff-leads-none-title = Ничего не нашлось
staff-leads-none-text = Посмотрите другой статус или снимите фильтр.
staff-leads-back = Ко всем лидам
staff-leads-one = Лид: { $offer }
staff-leads-masked = Закрыт
staff-leads-unmasked = Показан один раз
staff-leads-unmasked-note = Просмотр записан в журнал действий с причиной и в историю лида. Когда вы уйдёте с этой страницы, контакт снова закроется.
staff-leads-reason = Зачем его нужно видеть
staff-leads-reason-hint = Останется в журнале под вашим именем. Обе стороны увидят, что сотрудник смотрел контакт.
staff-leads-unmask = Показать контакт
