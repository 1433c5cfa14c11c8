# Споры глазами сотрудников, исправления ошибочных вердиктов и тревоги.

nav-disputes = Споры
nav-corrections = Исправления
nav-alarms = Тревоги

# Очередь
moderation-disputes = Споры
moderation-disputes-note = Случаи, о которых стороны не договорились. Когда срок проходит, решает правило: деньги получает исполнитель.
moderation-disputes-tabs = Споры по тому, чей ход
moderation-disputes-tab-staff = Ждут вердикта
moderation-disputes-tab-buyer = Ждут заказчика
moderation-disputes-tab-ended = Завершённые
moderation-disputes-none-staff = Вердикта никто не ждёт
moderation-disputes-none-text-staff = Спор приходит сюда, когда заказчик ответил на жалобу исполнителя или когда лид отклонил заказчик, превысивший предел возвратов. Сотрудникам приходит письмо.
moderation-disputes-none-buyer = Ни от кого не ждут ответа
moderation-disputes-none-text-buyer = Спор стоит здесь, когда исполнитель обжаловал отклонение, пока заказчик не ответит. Кто промолчит, проиграет без вердикта.
moderation-disputes-none-ended = Ни один спор ещё не завершён
moderation-disputes-none-text-ended = Завершённые споры остаются здесь с исходом, новые сверху.
moderation-case = Спор
moderation-parties = От кого → кому
moderation-came-about = Как возник
moderation-price = Цена
moderation-opened = Открыт
moderation-due = Осталось
moderation-outcome = Исход
moderation-contractor-got = исполнителю { $share }
moderation-opening-appeal = Исполнитель обжаловал отклонение
moderation-opening-return_share = Заказчик превысил предел возвратов

# Один спор
moderation-dispute-one = Спор: { $offer }
moderation-between = Лид от { $contractor }, заказчик { $buyer }
moderation-to-verdict = К вердикту
moderation-to-queue = Ко всем спорам
moderation-typed = Что вы написали
moderation-stands = Как обстоит дело
moderation-waits-for = Ждёт
moderation-turn-staff = вердикта сотрудника
moderation-turn-buyer = ответа заказчика
moderation-lead = Лид
moderation-lead-open = открыть страницу лида
moderation-payout = Выплата исполнителю
moderation-fee = Комиссия биржи
moderation-ended = Чем закончилось
moderation-sides = Что говорят стороны
moderation-proposals = Предложения о разделе
moderation-proposes-buyer = Заказчик предлагает исполнителю { $share }: исполнителю { $earned }, обратно заказчику { $back }.
moderation-proposes-contractor = Исполнитель предлагает себе { $share }: исполнителю { $earned }, обратно заказчику { $back }.
moderation-terms = Действующие условия, версия { $version }
moderation-terms-all = Все условия
moderation-person = Лид
moderation-unmask = Посмотреть контакт…
moderation-unmask-hint = Контакт откроется на странице лида. Чтобы решить спор, вернитесь сюда.

# Вердикт
moderation-verdict = Вердикт
moderation-verdict-final = Окончательно: деньги переходят сразу
moderation-own-party = Вы состоите в одной из двух сторон, поэтому этот спор решает другой сотрудник.
moderation-too-late = Время для вердикта вышло. Решает правило: лид вот-вот будет оплачен.
moderation-takes-turn = Заказчик ещё может ответить до { $when }. Вердикт сейчас лишит его этой возможности. Решайте раньше, только если никакой ответ ничего не изменит.
moderation-stakes = Что значит каждая доля
moderation-share = Доля исполнителя
moderation-earned = Исполнителю
moderation-charged = Платит заказчик
moderation-back = Вернётся заказчику
moderation-share-legend = Сколько от цены получает исполнитель
moderation-share-hint = 100 % значит, что лид хороший, 0 % — что нет. Всё между ними делит деньги.
moderation-share-other = Другая доля
moderation-share-number = Целое число процентов от 0 до 100
moderation-verdict-reason = Причина
moderation-verdict-text = Почему
moderation-verdict-text-hint = Прочтут обе стороны. Напишите, что вас убедило и на каком условии это держится. Данных контакта не приводите.
moderation-verdict-give = Вынести вердикт
moderation-similar = Решить так же
moderation-similar-hint = Открытые споры тех же двух сторон по той же причине. Каждый отмеченный получит ту же долю, причину и текст. Сначала прочтите его.
moderation-similar-opened = открыт { $when }
moderation-similar-turn = В этом споре заказчик ещё может ответить.
moderation-similar-open = Прочитать
moderation-decided = Решено. Стороны узнают об этом, деньги перешли.
moderation-decided-many = { $count ->
    [one] Решён { $count } спор. Стороны узнают об этом, деньги перешли.
    [few] Одинаково решено { $count } спора. Стороны узнают об этом, деньги перешли.
   *[many] Одинаково решено { $count } споров. Стороны узнают об этом, деньги перешли.
}
moderation-decided-some = { $count ->
    [one] Решён { $count } спор.
    [few] Решено { $count } спора.
   *[many] Решено { $count } споров.
} { $left ->
    [one] Не решён { $left } из отмеченных: он завершён, его срок вышел или решать его не вам.
    [few] Не решены { $left } из отмеченных: они завершены, их срок вышел или решать их не вам.
   *[many] Не решены { $left } из отмеченных: они завершены, их срок вышел или решать их не вам.
}
fault-share-needed = Выберите долю или выберите другую и напишите её.
fault-share-said-twice = Выбранная и написанная доли различаются. Оставьте одну.

# Исправления
moderation-corrections = Исправления
moderation-corrections-note = Вердикт окончателен. Если он был ошибкой, биржа возмещает потерю из своих комиссий, когда согласится второй сотрудник.
moderation-corrections-tabs = Исправления по статусу
correction-status-asked = Ждут
correction-status-approved = Выплачены
correction-status-declined = Отклонены
moderation-corrections-none-asked = Ни одно исправление не ждёт
moderation-corrections-none-approved = Выплаченных исправлений ещё нет
moderation-corrections-none-declined = Отклонённых исправлений ещё нет
moderation-corrections-none-text = Исправление предлагают на странице спора, который решили сотрудники или не решил никто.
moderation-corrections-to-buyer = заказчику
moderation-corrections-to-contractor = исполнителю
moderation-fees = Комиссий у биржи сейчас: { $amounts }
moderation-fees-none = Биржа ещё не заработала комиссий, платить не из чего.
moderation-corrections-of-none = По этому спору ничего не исправляли.
moderation-corrected-buyer = { $amount } заказчику, { $name }
moderation-corrected-contractor = { $amount } исполнителю, { $name }
moderation-correction-by = Предложение: { $who }, { $when }
moderation-correction-decided = решено { $when }
moderation-correction-waits = Ждёт второго сотрудника: все исправления
moderation-correction-own = Это предложили вы: одобрить должен другой сотрудник.
moderation-correct = Предложить исправление…
moderation-correct-note = Вердикт остаётся как есть. Кто из-за него потерял, получит деньги из комиссий биржи, когда одобрит другой сотрудник.
moderation-correct-to = Кому заплатить
moderation-correct-side-buyer = Заказчик, { $name }: не больше { $most }
moderation-correct-side-contractor = Исполнитель, { $name }: не больше { $most }
moderation-correct-amount = Сумма
moderation-correct-reason = В чём ошибка
moderation-correct-reason-hint = Обе стороны прочтут это после выплаты.
moderation-correct-ask = Предложить
moderation-correction-asked = Предложено. Деньги не перейдут, пока не одобрит другой сотрудник.
moderation-approve = Одобрить…
moderation-approve-question = { $amount } сразу перейдёт из комиссий: { $party }. Обе стороны лида прочтут причину.
moderation-approve-yes = Одобрить и выплатить
moderation-decline = Отклонить…
moderation-decline-question = Выплаты не будет. Предложить можно снова.
moderation-decline-yes = Отклонить исправление
moderation-take-back = Отозвать…
moderation-take-back-question = Предложение снимется, выплаты не будет. Предложить можно снова.
moderation-take-back-yes = Отозвать предложение
moderation-correction-approved = Одобрено и выплачено. Обе стороны прочтут причину.
moderation-correction-declined = Завершено: выплаты не будет.

# Тревоги
moderation-alarms = Тревоги
moderation-alarms-note = На что нужно посмотреть. Тревога открыта, пока кто-нибудь не напишет, что сделано.
moderation-alarms-tabs = Тревоги, открытые и закрытые
moderation-alarms-open = Открытые
moderation-alarms-handled = Закрытые
moderation-alarms-none = Открытых тревог нет
moderation-alarms-none-text = Тревога срабатывает, когда заказчик за сутки отклоняет десять лидов и больше, и это больше половины решённых, когда вердикт опоздал и когда не сходится учёт.
moderation-alarms-none-handled = Закрытых тревог ещё нет
moderation-alarms-none-handled-text = Когда кто-нибудь напишет, что сделано, тревога останется здесь.
alarm-kind-bulk_rejection = Много отклонений за сутки
alarm-kind-verdict_overdue = Вердикт опоздал
alarm-kind-ledger = Не сходится учёт
moderation-alarm-bulk_rejection = { $party }: за сутки решение принято по { $decided ->
    [one] { $decided } лиду
   *[other] { $decided } лидам
}, отклонено { $rejected }.
moderation-alarm-guarantee = { $party }: за сутки { $rejected ->
    [one] отклонён { $rejected } лид
    [few] отклонено { $rejected } лида
   *[many] отклонено { $rejected } лидов
}, часть из них раньше была принята.
moderation-alarm-verdict_overdue = Никто не решил этот спор в срок. По правилу деньги получил исполнитель.
moderation-alarm-ledger = Не прошла проверка «{ $rule }»: { $what }
moderation-alarm-advice-bulk_rejection = Прочтите отклонения и их причины. Поговорите с заказчиком или приостановите его.
moderation-alarm-advice-verdict_overdue = Прочтите спор. Если прав был заказчик, предложите там исправление.
moderation-alarm-advice-ledger = Сразу сообщите тому, кто обслуживает сервер: учёт проверяет команда ledger check.
moderation-alarm-rejected = отклонённые им лиды
moderation-alarm-party = заказчик
moderation-alarm-dispute = спор
moderation-alarm-lead = лид
moderation-alarm-handle = Написать, что сделано…
moderation-alarm-note = Что сделано
moderation-alarm-note-hint = Останется в журнале под вашим именем. Прочтут другие сотрудники.
moderation-alarm-close = Закрыть тревогу
moderation-alarm-done = Тревога закрыта.
moderation-alarm-handled-by = { $who }, { $when }

# На странице лида, в выписках и в журнале
moderation-lead-dispute = Спор
moderation-lead-dispute-open = открыть спор
moderation-lead-charged = Оплачено в итоге
moderation-lead-charged-split = { $charged }: исполнителю { $earned }, комиссия { $fee }; заказчику вернулось { $back }
transfer-code-compensation = Возмещение за ошибочный вердикт
act-verdict_given = вынес вердикт
act-correction_asked = предложил исправление
act-correction_approved = одобрил исправление
act-correction_declined = отклонил исправление
act-alarm_handled = закрыл тревогу
act-detail-contractor_percent = исполнителю { $value }
act-detail-side = кому: { $value }
act-detail-note = заметка: { $value }
moderation-verdict-ready = Вынести вердикт…
moderation-verdict-question = Деньги переходят сразу, и отменить это нельзя. То же относится к отмеченным похожим спорам.
