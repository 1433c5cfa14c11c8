# Выписки за период, остатки в прошлом и акты об оказании услуг.
statement-title = Выписка за период
statement-lead = Все движения одного кошелька за период. Начинается с того, чем закончился предыдущий.
statement-of = Выписка по счёту в { $currency }
statement-from = Первый день
statement-to = Последний день
statement-show = Показать
statement-usual = Частые периоды
statement-usual-this-month = Этот месяц
statement-usual-last-month = Прошлый месяц
statement-usual-quarter = Этот квартал
statement-usual-year = Этот год
statement-csv = CSV
statement-pdf = PDF
statement-opening = Входящий остаток
statement-closing = Исходящий остаток
statement-carried = Перенесено
statement-came = Поступило
statement-went = Списано
statement-so-far = Период не закончился: показано по { $when }.
statement-none-title = Движений нет
statement-none-text = За этот период движений нет. Выберите другой.
statement-about = Документ
statement-totals = По видам движений
statement-lines = Движений
statement-sum = Сумма
statement-beside = Кроме кошелька
statement-account = Деньги
statement-held = В резерве под лиды
statement-withdrawing = Выводится
statement-check = Код сверки
statement-party = Компания
statement-party-id = Номер компании
statement-period = Период
statement-zone = Часовой пояс
statement-verify = Чтобы проверить выписку, войдите на биржу, откройте { $address } и сверьте входящий остаток, исходящий остаток и код сверки { $code }.
problem-statement_too_long = В выписке больше 10 000 движений: для одного PDF это слишком много. Выберите период короче или возьмите CSV, в нём ограничения нет.
fault-date-future = Выберите дату не в будущем.
fault-date-before-start = Последний день не может быть раньше первого.
balances-title = Остаток в прошлом
balances-lead = Сколько у вас было в любой момент.
balances-at = Момент
balances-at-hint = Часовой пояс: { $zone }.
balances-of = На { $when }
balances-free = Свободно
acts-title = Акты
acts-lead = Что вы продали или купили за месяц. Акт выпускается в первый день следующего месяца и больше не меняется.
acts-none-title = Актов пока нет
acts-none-text = Первый появится после месяца, в котором оплачивались лиды.
act-title = Акт об оказании услуг № { $number }, { $month }
act-number = №
act-month = Месяц
act-about = Предмет
act-side-contractor = Проданные лиды
act-side-buyer = Купленные лиды
act-issued = Дата выпуска
act-offer = Оффер
act-lead = Лид
act-leads = Лидов
act-fee = В том числе комиссия биржи
act-sum = Сумма
act-whole = Итого
act-corrections = Исправления
act-corrected = Исправления, итого
act-document = Документ
act-words-contractor = { $count ->
    [one] За { $month } продан { $count } лид, выплачено { $amount }.
    [few] За { $month } продано { $count } лида, выплачено { $amount }.
   *[many] За { $month } продано { $count } лидов, выплачено { $amount }.
}
act-words-buyer = { $count ->
    [one] За { $month } куплен { $count } лид на сумму { $amount }.
    [few] За { $month } куплено { $count } лида на сумму { $amount }.
   *[many] За { $month } куплено { $count } лидов на сумму { $amount }.
}
act-kept = Акт составлен по учётной книге биржи и после выпуска не меняется; исправления попадают в акт того месяца, в котором они сделаны. Его можно получить снова по адресу { $address }.

mail-act_issued-subject = { $count ->
    [1] Готов акт № { $number }: { $month }
    [one] Готов { $count } акт
    [few] Готовы { $count } акта
   *[many] Готово { $count } актов
}
mail-act_issued-text = { $count ->
    [1] Месяц закончился: всё, что за него оплачено, собрано в акте об оказании услуг.
    [one] Месяц закончился: всё, что за него оплачено, собрано в актах об оказании услуг.
    [few] Месяц закончился: всё, что за него оплачено, собрано в актах об оказании услуг.
   *[many] Месяц закончился: всё, что за него оплачено, собрано в актах об оказании услуг.
}
mail-act_issued-line = № { $number }, { $month }, { $side }: { $amount }
mail-act_issued-step = Открыть акты
mail-kind-act_issued = Акт готов
