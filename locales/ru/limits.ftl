# Бюджеты по периодам, кредит и обмен валют.

offer-budget-daily = Бюджет на день
offer-budget-weekly = Бюджет на неделю
offer-budget-weekly-hint = Неделя начинается в понедельник. Пусто — без ограничения.
offer-budget-monthly = Бюджет на месяц
offer-used-budget-daily = Бюджет на сегодня
offer-used-budget-weekly = Бюджет на эту неделю
offer-used-budget-monthly = Бюджет на этот месяц
refusal-budget-daily = Бюджет оффера на день израсходован.
refusal-budget-weekly = Бюджет оффера на неделю израсходован.
refusal-budget-monthly = Бюджет оффера на месяц израсходован.
refusal-budget-total = Весь бюджет оффера израсходован.
refusal-budget-lot = Пробная партия оффера израсходована.
refusal-budget-opens = Место снова будет с { $when }.
fault-budget-below-price = На это не купить ни одного лида: один стоит { $price }.

money-credit-note = Кредит: использовано { $used } из { $credit }; на лиды можно потратить { $spendable }
transfer-code-exchange_out = Обмен в другую валюту
transfer-code-exchange_in = Обмен из другой валюты

staff-by = Кто
staff-party-credit = Кредит
staff-party-credit-used = использовано { $amount }
staff-money-reason-hint = Сохраняется навсегда вместе с вашим именем.
staff-credit-open = Установить кредитный лимит
staff-credit-means = Насколько кошелёк может уйти ниже нуля, чтобы платить за лиды. На вывод, возвраты и обмен кредит не тратится. Участник получит письмо.
staff-credit-amount = Лимит
staff-credit-hint = 0 отменяет кредит. Лимит не может быть меньше использованного.
staff-credit-do = Установить лимит
staff-credit-set = Лимит установлен; участнику отправлено письмо.
staff-credit-history = Установленные лимиты
staff-credit-limit = Лимит
staff-exchange-open = Провести обмен
staff-exchange-means = Берёт деньги из одного кошелька участника и кладёт в другой его же кошелёк. Отменить нельзя: ошибку исправляют другим обменом.
staff-exchange-amount = Сумма
staff-exchange-from = Из
staff-exchange-to = В
staff-exchange-rate = Курс
staff-exchange-rate-hint = Сколько единиц второй валюты за одну единицу первой, до восьми знаков после запятой. Результат округляется, половина — вверх.
staff-exchange-do = Провести обмен
staff-exchange-booked = Обмен проведён.
staff-exchange-history = Обмены
staff-exchange-gave = Списано
staff-exchange-got = Зачислено

act-credit_set = установил кредитный лимит
act-exchange_booked = провёл обмен валют
act-detail-was = было { $value }
act-detail-exchange = обмен { $value }
act-detail-from = списано { $value }
act-detail-to = зачислено { $value }
act-detail-rate = курс { $value }

problem-credit_in_use = Использовано больше этого лимита. Установите лимит выше или дождитесь пополнения кошелька.
fault-rate-too-precise = Укажите не больше восьми знаков после запятой.
fault-rate-ambiguous = Разделитель отделяет тысячи или дробную часть? Для дроби допишите четвёртый знак, например 1,0850, для тысяч уберите разделитель.
fault-fee-start-far = Выберите дату в ближайшие { $years } лет.
fault-fee-ends-with-percent = Правило, которое заканчивается, доли не имеет. Уберите долю или не заканчивайте правило.
fault-rate-out-of-range = По этому курсу не получается ничего или получается больше, чем можно провести за раз.
fault-same-currency = Выберите две разные валюты.

mail-kind-credit_changed = Кредитный лимит
mail-credit_changed-subject = { $count ->
    [1] Изменился Ваш кредитный лимит в { $currency }
    [one] Изменился { $count } кредитный лимит
    [few] Изменились { $count } кредитных лимита
   *[many] Изменились { $count } кредитных лимитов
}
mail-credit_changed-text = { $count ->
    [1] Биржа установила, насколько Ваш кошелёк может уйти ниже нуля, чтобы платить за лиды.
    [one] Биржа установила, насколько Ваши кошельки могут уйти ниже нуля, чтобы платить за лиды.
    [few] Биржа установила, насколько Ваши кошельки могут уйти ниже нуля, чтобы платить за лиды.
   *[many] Биржа установила, насколько Ваши кошельки могут уйти ниже нуля, чтобы платить за лиды.
}
mail-credit_changed-line = Теперь лимит — { $amount }.
mail-credit_changed-ended = Кредита в { $currency } больше нет.
mail-credit_changed-step = Открыть кошелёк
mail-credit_changed-note = Кредитом можно платить только за лиды. Выводите Вы всегда свои деньги.
