# Лиды: входящие, страница лида, задачи и то, что биржа говорит о лиде.

# Почему биржа не приняла лид: ключ кончается словом правила.
refusal-engagement_not_active = Вы сейчас не работаете по этому офферу.
refusal-contractor_suspended = Ваша компания приостановлена, новые лиды не принимаются.
refusal-offer_not_open = Оффер сейчас не принимает лиды: он приостановлен или закрыт.
refusal-outside_hours = Оффер принимает лиды только в рабочие часы.
refusal-source_not_allowed = Оффер не разрешает этот источник.
refusal-invalid_phone = Такого номера телефона не бывает.
refusal-invalid_email = Такого адреса почты не бывает.
refusal-out_of_area = Человек не из региона оффера.
refusal-duplicate = Этот человек уже приходил на оффер в течение срока, указанного в условиях.
refusal-daily_cap = Оффер уже получил все лиды на сегодня.
refusal-total_cap = Оффер уже получил все лиды, которые берёт.
refusal-budget = Бюджет оффера израсходован.
refusal-insufficient_funds = В кошельке заказчика сейчас не хватает денег на цену лида.
refusal-quarantine = Лид показался подозрительным и не был пропущен.

# Почему действие не выполнено.
problem-illegal_move = { $status ->
    [refused] Биржа не приняла этот лид, больше с ним ничего не сделать.
    [quarantined] Лид на проверке. Подождите, пока его пропустят.
    [delivered] Лид ждёт решения заказчика, до него это невозможно.
    [accepted] Лид уже принят.
    [rejected] Лид уже отклонён.
    [disputed] По лиду идёт спор. Сначала он должен закончиться; чей ход, сказано на странице лида.
    [settled] Лид оплачен, и это окончательно.
    [returned] Деньги за лид возвращены, и это окончательно.
   *[other] С лидом в таком состоянии этого сделать нельзя: { $status }.
}
problem-deadline_passed = Время на это решение вышло. Часы уже решили или вот-вот решат: обновите страницу лида.
problem-contact_closed = Деньги за этот лид вернулись к вам, и контакт закрыт. Делать больше ничего не нужно.
problem-outcome_unknown = База данных не ответила вовремя: просьба могла быть выполнена или нет. Сначала проверьте. Программа повторяет запрос с тем же Idempotency-Key, лид можно и с тем же external_id: он засчитается один раз.
fault-not-a-moment = Укажите дату и время, например 2026-11-22 15:00.
fault-reason-not-in-guarantee = Эту причину нужно было назвать при решении. В гарантийный срок годится только то, что выясняется позже: выберите такую причину.
fault-reason-only-in-guarantee = Эта причина годится только в гарантийный срок, когда лид уже принят. Выберите другую.

# Входящие
leads-inbox = Входящие
leads-waiting = { $count ->
    [0] Ни один лид не ждёт решения
    [one] { $count } лид ждёт вашего решения
    [few] { $count } лида ждут вашего решения
   *[other] { $count } лидов ждут вашего решения
}
leads-due-today = { $count ->
    [one] у { $count } срок истекает сегодня
   *[other] у { $count } срок истекает сегодня
}
leads-figure-today = Новых сегодня
leads-figure-week-more = на { $count } больше, чем неделю назад к этому часу
leads-figure-week-less = на { $count } меньше, чем неделю назад к этому часу
leads-figure-week-same = столько же, сколько неделю назад к этому часу
leads-figure-median = Медианное время решения
leads-figure-median-none = решений пока не было
leads-figure-topic = у других в теме: { $time }
leads-figure-window = за 30 дней
leads-figure-capped = по вашим последним лидам
leads-figure-accepted = Принято
leads-figure-clock = Решены по сроку
leads-figure-cost = Цена одной сделки
leads-figure-won = { $count ->
    [0] сделок пока нет, отметьте лид этапом «Сделка»
    [one] { $count } сделка за 30 дней
    [few] { $count } сделки за 30 дней
   *[other] { $count } сделок за 30 дней
}
leads-side-note = Решено по сроку: { $share }
leads-chart-title = Лиды по дням, две недели
leads-chart-summary = Получено: { $received }, из них принято: { $accepted }.
leads-chart-received = Получено
leads-chart-accepted = Принято
leads-chart-show = Лиды по дням
leads-tabs = Лиды по статусам
leads-tab-decide = Ждут решения
leads-tab-all = Все
leads-filters = Фильтры и порядок
leads-filter-any = Любой
leads-filter-offer = Оффер
leads-filter-contractor = Исполнитель
leads-filter-stage = Этап
leads-filter-source = Источник
leads-filter-band = Оценка
leads-filter-sort = Порядок
leads-filter-search = Телефон, почта или номер лида целиком
leads-filter-apply = Показать
leads-filter-clear = Сбросить фильтры
leads-sort-newest = Сначала новые
leads-sort-oldest = Сначала старые
leads-sort-urgent = Сначала срочные
leads-sort-score = Сначала с лучшей оценкой
leads-band-hot = Горячий
leads-band-warm = Тёплый
leads-band-cold = Холодный
leads-list = Лиды
leads-list-keys = j и k — перейти, a — принять, r — отклонить
leads-mark = Отметить: { $name }
leads-from = источник: { $source }
leads-no-name = Имя не указано
leads-closed-name = Контакт закрыт
leads-then-accepted = затем будет принят
leads-then-accepted-paid = затем принят и оплачен
leads-then-settled = затем будет оплачен
leads-then-returned = затем деньги вернутся
leads-then-refused = затем не будет принят
leads-bulk-accept = Принять отмеченные
leads-bulk-reject = Отклонить отмеченные…
leads-bulk-reject-question = Каждый лид рассматривается отдельно: если его условия не разрешают причину или время вышло, он останется как есть.
leads-back = Назад к списку
leads-open = Открыть лид

# Показать нечего
leads-empty-offers-title = Создайте оффер, чтобы получать лиды
leads-empty-offers-text = Опишите, кого ищете, цену и правила. Сотрудники биржи проверят оффер, и исполнители его возьмут.
leads-empty-offers-act = Создать оффер
leads-empty-money-title = Кошелёк пуст
leads-empty-money-text = Цена каждого лида резервируется до того, как вы увидите контакт. Без денег лиды не принимаются, поэтому сначала пополните кошелёк.
leads-empty-money-act = Пополнить
leads-empty-new-title = Лидов пока нет
leads-empty-new-text = Ваши офферы опубликованы. Первый лид появится здесь и придёт на почту, как только исполнитель его отправит.
leads-empty-decide-title = Все решения приняты
leads-empty-decide-text = Ни один лид вас не ждёт. Новые появятся здесь сами, а ближайшие звонки ждут в задачах.
leads-empty-decide-act = К задачам
leads-empty-status-title = Таких лидов нет
leads-empty-status-text = Лиды движутся по вашим решениям и по срокам. Чтобы найти нужный, посмотрите все.
leads-empty-status-act = Все лиды
leads-empty-search-title = Ничего не нашлось
leads-empty-search-text = Контакты зашифрованы, поэтому телефон или адрес нужен целиком. Проверьте, как он написан, или сбросьте фильтры.

# Лид
leads-lead = Лид
leads-contact = Контакт
leads-phone = Телефон
leads-email = Почта
leads-place = Место
leads-answers = Ответы
leads-yes = да
leads-no = нет
leads-consent = Согласие
leads-consent-given = дано { $when }, редакция { $version }
leads-consent-ip = с адреса { $ip }
leads-consent-none = подтверждение не прислано
leads-source = Источник
leads-received = Получен
leads-offer = Оффер
leads-terms = условия { $version }
leads-score = Оценка
leads-contractor = Исполнитель
leads-money = Деньги
leads-money-held = { $price } в резерве: { $payout } исполнителю и { $fee } бирже
leads-money-paid = { $price } оплачено: { $payout } исполнителю и { $fee } бирже
leads-money-returned = { $price } вернулось в ваш кошелёк
leads-money-none = деньги не зарезервированы
leads-contact-closed = Деньги за этот лид вернулись к вам, и контакт закрыт.
leads-decision = Ваше решение
leads-decide-until = Решите до { $when }.
leads-silence-accepted = Без решения лид будет принят, и начнётся гарантийный срок.
leads-silence-paid = Без решения лид будет принят и оплачен.
leads-guarantee-until = Лид принят. До { $when } его ещё можно отклонить по тому, что выясняется не сразу; затем он будет оплачен.
leads-settled-on = Оплачен { $when }. Это окончательно.
leads-returned-on = Деньги возвращены { $when }. Это окончательно.
leads-accept = Принять
leads-accept-hint-paid = Исполнитель получит оплату сразу.
leads-accept-hint-guarantee = { $hours ->
    [one] Ещё { $hours } час лид можно отклонить, но по более узким причинам.
    [few] Ещё { $hours } часа лид можно отклонить, но по более узким причинам.
   *[other] Ещё { $hours } часов лид можно отклонить, но по более узким причинам.
}
leads-reject = Отклонить…
leads-reject-yes = Отклонить лид
leads-reject-reason = Почему
leads-reject-comment = Что не так
leads-reject-comment-hint = Это прочтёт исполнитель. Для «Другой причины» обязательно, полезно всегда: спор решается по написанному здесь.
leads-reject-outside = Не причины: пока не ответил, передумал, купил в другом месте, сделка сорвалась. Это этапы.
leads-reason-hint-invalid_contact = Номера или адреса не существует, или он принадлежит другому человеку.
leads-reason-hint-duplicate = Этот человек был в вашей базе до прихода лида.
leads-reason-hint-out_of_area = Человек не из региона, указанного в оффере.
leads-reason-hint-wrong_topic = Человеку нужно не то, о чём оффер.
leads-reason-hint-never_requested = Человек говорит, что заявки не оставлял.
leads-reason-hint-not_target_person = Соискатель, партнёр, поставщик, проверка конкурента.
leads-reason-hint-language = Человек не говорит на языках, указанных в оффере.
leads-reason-hint-spam = Бессмыслица, реклама, робот.
leads-reason-hint-consent_missing = Человек не соглашался на звонок, и подтверждения обратного нет.
leads-reason-hint-order_cancelled = Заказ отменён в гарантийный срок.
leads-reason-hint-other = То, что запрещено условиями, но чего нет в списке. Напишите, что именно.
leads-history = История
leads-history-shared = Вы и исполнитель читаете одно и то же.

# История: чем стал лид или что с ним сделали.
leads-event-delivered = Доставлен, деньги в резерве
leads-event-released = Пропущен после проверки, деньги в резерве
leads-event-quarantined = Отправлен на проверку
leads-event-refused = Не принят по правилу
leads-event-accepted = Принят
leads-event-accepted-clock = Принят по сроку: никто не решил вовремя
leads-event-rejected = Отклонён: { $reason }
leads-event-disputed = Отклонение обжаловано
leads-event-settled = Оплачен
leads-event-settled-conceded = Оплачен: заказчик согласился с жалобой
leads-event-settled-verdict = Оплачен по вердикту
leads-event-returned = Деньги возвращены
leads-event-returned-conceded = Деньги возвращены: исполнитель согласился
leads-event-returned-clock = Деньги возвращены: жалобы вовремя не было
leads-event-returned-withdrawn = Деньги возвращены: жалоба отозвана
leads-event-returned-verdict = Деньги возвращены по вердикту
leads-event-stage = Этап: { $stage }
leads-event-unmasked = Сотрудник биржи посмотрел контакт
leads-event-terms = по условиям { $version }
leads-event-until = следующий шаг до { $when }
leads-side-buyer = заказчик
leads-side-contractor = исполнитель
leads-side-staff = сотрудник биржи
leads-side-clock = по сроку
leads-side-exchange = биржа

# Собственная работа заказчика
leads-work = Работа с лидом
leads-work-own = Попытки, заметки и задачи видит только ваша компания. Исполнитель видит этап.
leads-stage = Этап
leads-stage-save = Сохранить
leads-attempts = Попытки
leads-attempts-none = Ещё никто не звонил.
leads-attempt-log = Записать попытку
leads-attempt-outcome = Чем кончилась
leads-attempt-note = Примечание
leads-attempt-next = Следующий шаг
leads-attempt-next-hint = Напомним письмом. Оставьте пустым, если напоминать не нужно.
leads-attempt-next-text = Что сделать
leads-attempt-save = Записать
leads-notes = Заметки
leads-notes-none = Заметок пока нет.
leads-note-text = Новая заметка
leads-note-save = Добавить
leads-tasks = Задачи
leads-tasks-note = { $count ->
    [0] Ничего не запланировано
    [one] { $count } открытая задача
    [few] { $count } открытые задачи
   *[other] { $count } открытых задач
}
leads-tasks-overdue = Просрочены
leads-tasks-today = Сегодня
leads-tasks-later = Позже
leads-task-call = Позвонить
leads-task-done = Сделано
leads-task-move = Отложить…
leads-task-when = Когда
leads-task-move-yes = Отложить
leads-tasks-empty-title = Задач нет
leads-tasks-empty-text = Записывая попытку, укажите, когда попробовать снова: задача появится здесь, и мы напомним письмом.
leads-tasks-empty-act = Ко входящим

# Что сделало последнее действие
leads-flash-accepted = Принят. Идёт гарантийный срок, затем исполнитель получит оплату.
leads-flash-paid = Принят, исполнитель получил оплату.
leads-flash-rejected = Отклонён. Исполнитель прочтёт причину и может обжаловать; до тех пор деньги в резерве.
leads-flash-many-accepted = { $count ->
    [one] Принят { $count } лид.
    [few] Принято { $count } лида.
   *[other] Принято { $count } лидов.
}
leads-flash-many-rejected = { $count ->
    [one] Отклонён { $count } лид.
    [few] Отклонено { $count } лида.
   *[other] Отклонено { $count } лидов.
}
leads-flash-some-accepted = Принято: { $count }. Не удалось принять: { $left }, они остались как были.
leads-flash-some-rejected = Отклонено: { $count }. Не удалось отклонить по этой причине: { $left }, они остались как были.
leads-flash-bulk-refused = Ничего не отклонено. { $why }
leads-flash-none-marked = Сначала отметьте лиды, затем выберите, что с ними сделать.
leads-flash-stage = Этап сохранён.
leads-flash-attempt = Попытка записана.
leads-flash-note = Заметка сохранена.
leads-flash-task-done = Сделано.
leads-flash-task-moved = Отложено.
