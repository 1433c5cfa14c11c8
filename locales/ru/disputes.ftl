# Слова споров, как их читают люди: конец ключа — слово из базы.
verdict-reason-lead_meets_terms = Лид соответствует условиям
verdict-reason-lead_breaks_terms = Лид не соответствует условиям
verdict-reason-shared_fault = Виноваты обе стороны
verdict-reason-no_evidence = Доказательств недостаточно
dispute-outcome-conceded = Заказчик уступил
dispute-outcome-withdrawn = Исполнитель уступил
dispute-outcome-agreed = Стороны договорились о разделе
dispute-outcome-verdict = Решила биржа
dispute-outcome-unanswered = Заказчик не ответил в срок
dispute-outcome-undecided = Биржа не решила в срок

# Страницы отклонения и всего, что может за ним последовать.

# Обе стороны
dispute-side-buyer = Заказчик: { $name }
dispute-side-contractor = Исполнитель: { $name }
dispute-you = вы
dispute-said-nothing = Пока ничего не сказано.
dispute-rejected-for = Отклонён: { $reason }
dispute-files = Доказательства
dispute-records = Проверено по записям биржи

# Что записи говорят о причине отклонения
proof-proved = подтверждено
proof-refuted = опровергнуто
proof-undecided = узнать нельзя
finding-earlier-lead = Подтверждено записями этого оффера: этот человек уже приходил на него, { $date }, в пределах срока из условий: { $days ->
    [one] { $days } день
    [few] { $days } дня
    [many] { $days } дней
   *[other] { $days } дня
}.
finding-earlier-elsewhere = По записям решить нельзя: этот человек уже приходил, { $date }, но на другой оффер этого заказчика. О других офферах в условиях ничего не сказано.
finding-no-earlier-lead = Опровергнуто записями этого оффера: никто с этим номером или адресом не приходил на него за { $days ->
    [one] { $days } день
    [few] { $days } дня
    [many] { $days } дней
   *[other] { $days } дня
} до этого лида.
finding-number-outside = Подтверждено номером: он относится к региону «{ $region }», а в условиях его нет.
finding-number-inside = Опровергнуто номером: он относится к региону «{ $region }», и в условиях он есть.
finding-any-region = Опровергнуто условиями: регион в них не задан, поэтому подходит любой.
finding-region-untold = По номеру решить нельзя: он относится к региону «{ $region }», а условия просят его часть. Какая это часть, по номеру не видно.
finding-number-impossible = Подтверждено номером: в плане нумерации его страны такого номера нет.
finding-number-possible = По номеру решить нельзя: он подходит под план нумерации (регион: { $region }). Отвечает ли кто-нибудь, покажет только звонок.
finding-no-number = По записям решить нельзя: у лида нет номера телефона.

# Как обстоит дело, для каждой стороны
dispute-title-rejected = Отклонение
dispute-title-open = Спор
dispute-title-ended = Чем закончилось
dispute-stand-late = Время вышло. Сейчас решат часы: обновите страницу.
dispute-stand-rejected-buyer = Вы отклонили этот лид. Исполнитель может оспорить это или согласиться до { $when }. Без ответа вы получите { $price } обратно.
dispute-stand-rejected-contractor = Заказчик отклонил этот лид. Оспорьте это или согласитесь до { $when }. Без ответа вы ничего не получите: заказчик получит { $price } обратно.
dispute-stand-answer-buyer = Исполнитель оспорил отклонение. Ответьте до { $when }, иначе вы платите { $price }, и исполнитель получает выплату.
dispute-stand-answer-contractor = Вы оспорили отклонение. Заказчик должен ответить до { $when }, иначе вам выплатят { $payout }.
dispute-stand-decide-buyer = Вы ответили на жалобу. Сотрудники биржи решат до { $when }. Если не решат, вы платите { $price }, и исполнитель получает выплату.
dispute-stand-decide-contractor = Заказчик ответил на вашу жалобу. Сотрудники биржи решат до { $when }. Если не решат, вам выплатят { $payout }.
dispute-stand-referred-buyer = Это отклонение сначала смотрят сотрудники биржи: по этому офферу возвращено больше лидов, чем { $cap } из условий. Они решат до { $when }. Если не решат, вы платите { $price }, и исполнитель получает выплату.
dispute-stand-referred-contractor = Заказчик отклонил этот лид, и сначала отклонение смотрят сотрудники биржи: по этому офферу заказчик вернул больше лидов, чем { $cap } из условий. Они решат до { $when }. Если не решат, вам выплатят { $payout }. До тех пор вы можете сказать, чем лид хорош.
dispute-turn-answer-buyer = Ждут вашего ответа
dispute-turn-answer-contractor = Должен ответить заказчик
dispute-turn-decide = Решают сотрудники биржи
dispute-turn-offered = Вам предлагают раздел: исполнителю { $share }

# Что делают стороны
dispute-contest = Оспорить отклонение
dispute-contest-text = Почему лид соответствует условиям
dispute-contest-hint = Скажите, чего требуют условия и из чего видно, что у лида это есть. После этого у заказчика на ответ { $time }, иначе вам заплатят.
dispute-contest-yes = Оспорить
dispute-answer = Ответить на жалобу
dispute-answer-text = Ваш ответ
dispute-answer-hint = Ответьте на то, что говорит исполнитель, и приложите то, что это показывает. После вашего ответа решают сотрудники биржи.
dispute-answer-yes = Отправить ответ
dispute-say = Добавить…
dispute-say-text = Что вы добавляете
dispute-say-hint = { $left ->
    [one] Это прочтут обе стороны и сотрудники биржи; сроки не меняются. У вас осталось { $left } высказывание.
    [few] Это прочтут обе стороны и сотрудники биржи; сроки не меняются. У вас осталось { $left } высказывания.
    [many] Это прочтут обе стороны и сотрудники биржи; сроки не меняются. У вас осталось { $left } высказываний.
   *[other] Это прочтут обе стороны и сотрудники биржи; сроки не меняются. У вас осталось { $left } высказывания.
}
dispute-say-yes = Добавить
dispute-say-spent = Вы сделали все высказывания, которые положены стороне: { $max }.
dispute-concede = Уступить…
dispute-concede-question = Исполнитель сразу получит выплату, а вы заплатите { $price }. Отменить это нельзя.
dispute-concede-yes = Уступить и заплатить
dispute-withdraw = Отозвать жалобу…
dispute-withdraw-question = Заказчик сразу получит { $price } обратно, и за этот лид вы ничего не получите. Отменить это нельзя.
dispute-withdraw-yes = Отозвать жалобу

# Раздел
dispute-split = Раздел суммы
dispute-split-text = Можно не ждать, а договориться о доле цены. Предложение никого не связывает, пока другая сторона его не примет.
dispute-proposal-own = Вы предлагаете { $percent } % исполнителю.
dispute-proposal-buyer = Заказчик предлагает вам { $percent } % цены.
dispute-proposal-contractor = Исполнитель просит { $percent } % цены.
dispute-share-buyer = Вы заплатили бы { $charged }, и { $back } вернулось бы к вам.
dispute-share-contractor = Вы получили бы { $earned }; комиссия биржи составила бы { $fee }.
dispute-whole-price-buyer = Целое число от 1 до 99. Вся цена — { $price }; остальное вернётся к вам.
dispute-whole-price-contractor = Целое число от 1 до 99. Вся цена принесла бы вам { $payout }.
dispute-propose = Предложить раздел…
dispute-propose-other = Предложить другую долю…
dispute-propose-percent = Доля цены для исполнителя
dispute-propose-yes = Предложить
dispute-take-back = Отозвать предложение
dispute-accept = Принять { $percent } %
dispute-accept-question-buyer = При { $percent } % исполнителю вы платите { $charged }, и { $back } сразу возвращается к вам. Спор на этом закончится. Отменить это нельзя.
dispute-accept-question-contractor = При { $percent } % цены вы сразу получаете { $earned }; комиссия биржи — { $fee }. Спор на этом закончится. Отменить это нельзя.

# Чем закончилось
dispute-end-agreed-to-buyer = Исполнитель согласился с отклонением.
dispute-end-agreed-to-contractor = Вы согласились с отклонением.
dispute-end-uncontested-buyer = Исполнитель не оспорил отклонение вовремя.
dispute-end-uncontested-contractor = Вы не оспорили отклонение вовремя.
dispute-end-conceded-buyer = Вы уступили.
dispute-end-conceded-contractor = Заказчик уступил.
dispute-end-withdrawn-buyer = Исполнитель отозвал жалобу.
dispute-end-withdrawn-contractor = Вы отозвали жалобу.
dispute-end-split = Стороны договорились: исполнителю { $percent } % цены.
dispute-end-verdict-all = Сотрудники биржи решили в пользу исполнителя.
dispute-end-verdict-none = Сотрудники биржи решили в пользу заказчика.
dispute-end-verdict-part = Сотрудники биржи решили: исполнителю { $percent } % цены.
dispute-end-unanswered-buyer = Вы не ответили на жалобу вовремя, поэтому исполнитель получил выплату.
dispute-end-unanswered-contractor = Заказчик не ответил на вашу жалобу вовремя, поэтому вы получили выплату.
dispute-end-undecided-buyer = Сотрудники биржи не решили вовремя, поэтому исполнитель получил выплату.
dispute-end-undecided-contractor = Сотрудники биржи не решили вовремя, поэтому вы получили выплату.
dispute-money-all-buyer = Вы заплатили { $price }.
dispute-money-part-buyer = Вы заплатили { $charged }, и { $back } вернулось в ваш кошелёк.
dispute-money-nothing-buyer = { $price } вернулось в ваш кошелёк.
dispute-money-all-contractor = { $earned } выплачено в ваш кошелёк; комиссия биржи — { $fee }.
dispute-money-part-contractor = { $earned } выплачено в ваш кошелёк; комиссия биржи — { $fee }.
dispute-money-nothing-contractor = За этот лид вы ничего не получили: { $price } вернулось заказчику.
leads-money-split = { $price } оплачено: { $payout } исполнителю и { $fee } бирже; { $back } вернулось
dispute-verdict-reason = Основание: { $reason }
dispute-corrected-own = Это решение было ошибкой, и биржа выплатила вам { $amount }, чтобы её исправить.
dispute-corrected-buyer = Это решение было ошибкой, и биржа выплатила заказчику { $amount }, чтобы её исправить.
dispute-corrected-contractor = Это решение было ошибкой, и биржа выплатила исполнителю { $amount }, чтобы её исправить.

# Что сделано только что
dispute-flash-appealed = Оспорено. Теперь должен ответить заказчик, иначе вам заплатят.
dispute-flash-answered = Ответ отправлен. Теперь решают сотрудники биржи.
dispute-flash-stated = Добавлено. Это читают обе стороны и сотрудники биржи.
dispute-flash-proposed = Предложено. Другая сторона может принять это, пока идёт спор.
dispute-flash-unproposed = Предложение отозвано.
dispute-flash-agreed = Договорились. Деньги разделены, спор закончен.
dispute-flash-conceded = Вы уступили, исполнитель получил выплату.
dispute-flash-withdrawn = Вы отозвали жалобу, деньги вернулись заказчику.
leads-flash-referred = Отклонён. Сначала его посмотрят сотрудники биржи: доля возвратов по этому офферу больше, чем в условиях. До их решения деньги в резерве.
leads-flash-many-referred = { $left ->
    [0] Отклонено: { $count }. Из них { $referred } сначала посмотрят сотрудники биржи: доля возвратов по офферу больше, чем в условиях.
   *[other] Отклонено: { $count }. Не удалось отклонить по этой причине: { $left }, они остались как были. Из отклонённых { $referred } сначала посмотрят сотрудники биржи: доля возвратов по офферу больше, чем в условиях.
}

# Перед отклонением
leads-return-share = Отклонено за { $days } дней и не оспорено успешно: { $returned } из { $decided } решённых лидов этого оффера. Условия допускают до { $cap }.
leads-return-share-few = Доля учитывается, когда решено не меньше { $enough } лидов.
leads-return-share-over = С этим отклонением будет больше, поэтому сначала его посмотрят сотрудники биржи, если причину не подтвердят записи биржи.
leads-read-on = К делу

# Рабочий стол исполнителя
desk-wait-rejected = { $count ->
    [one] { $count } отклонённый лид ждёт вашего ответа. Оспорьте или согласитесь; он вернётся заказчику { $when }.
    [few] { $count } отклонённых лида ждут вашего ответа. Оспорьте или согласитесь; первый вернётся заказчику { $when }.
    [many] { $count } отклонённых лидов ждут вашего ответа. Оспорьте или согласитесь; первый вернётся заказчику { $when }.
   *[other] { $count } отклонённого лида ждут вашего ответа. Оспорьте или согласитесь; первый вернётся заказчику { $when }.
}
desk-wait-disputed = { $count ->
    [one] { $count } лид в споре; срок истекает { $when }.
    [few] { $count } лида в споре; первый срок истекает { $when }.
    [many] { $count } лидов в споре; первый срок истекает { $when }.
   *[other] { $count } лида в споре; первый срок истекает { $when }.
}
desk-wait-rejected-act = Отклонённые лиды
desk-wait-disputed-act = Споры

# История
leads-event-referred = Отклонён: { $reason }. Сначала смотрят сотрудники биржи
leads-event-answered = Ответ на жалобу
leads-event-stated = Сказано ещё
leads-event-proposed = Предложен раздел: исполнителю { $percent } %
leads-event-unproposed = Предложение отозвано
leads-event-settled-agreed = Оплачен частично: договорились, исполнителю { $percent } %
leads-event-settled-part = Оплачен частично по вердикту: исполнителю { $percent } %
leads-event-settled-unanswered = Оплачен по сроку: заказчик не ответил на жалобу вовремя
leads-event-settled-undecided = Оплачен по сроку: сотрудники биржи не решили вовремя
leads-event-corrected = { $side ->
    [buyer] Исправлено ошибочное решение: { $amount } заказчику
   *[other] Исправлено ошибочное решение: { $amount } исполнителю
}
leads-event-files = { $count ->
    [one] { $count } файл
    [few] { $count } файла
    [many] { $count } файлов
   *[other] { $count } файла
}
leads-event-verdict = основание: { $reason }

# Над входящими заказчика
leads-appeals-wait = { $count ->
    [1] Жалоба ждёт вашего ответа до { $when }. Без ответа исполнителю заплатят.
    [one] { $count } жалоба ждёт вашего ответа, первая до { $when }. Без ответа исполнителю заплатят.
    [few] { $count } жалобы ждут вашего ответа, первая до { $when }. Без ответа исполнителю заплатят.
    [many] { $count } жалоб ждут вашего ответа, первая до { $when }. Без ответа исполнителю заплатят.
   *[other] { $count } жалобы ждут вашего ответа, первая до { $when }. Без ответа исполнителю заплатят.
}
leads-appeals-wait-act = Ответить
