# Письма о выводе денег.
mail-payee_changed-subject = { $count ->
    [1] Указан счёт для выплат в { $currency }
    [one] Указан { $count } счёт для выплат
    [few] Указаны { $count } счёта для выплат
   *[other] Указано { $count } счетов для выплат
}
mail-payee_changed-text = { $count ->
    [1] Кто-то из Вашей компании, подтвердив паролем, указал счёт, на который выводятся деньги.
    [one] Кто-то из Вашей компании, подтвердив паролем, указал счета, на которые выводятся деньги.
    [few] Кто-то из Вашей компании, подтвердив паролем, указал счета, на которые выводятся деньги.
   *[other] Кто-то из Вашей компании, подтвердив паролем, указал счета, на которые выводятся деньги.
}
mail-payee_changed-line = { $currency }: { $account }, выплаты с { $when }
mail-payee_changed-step = Посмотреть счета
mail-payee_changed-note = Если это сделали не Вы, сразу смените пароли и напишите бирже до этого времени. Запрошенное раньше уйдёт на прежний счёт.

mail-withdrawal_requested-subject = { $count ->
    [1] Запрошен вывод: { $amount }
    [one] Запрошен { $count } вывод
    [few] Запрошены { $count } вывода
   *[other] Запрошено { $count } выводов
}
mail-withdrawal_requested-text = { $count ->
    [1] Кто-то из Вашей компании запросил вывод из кошелька. Теперь его проверят сотрудники.
    [one] Кто-то из Вашей компании запросил выводы из кошелька. Теперь их проверят сотрудники.
    [few] Кто-то из Вашей компании запросил выводы из кошелька. Теперь их проверят сотрудники.
   *[other] Кто-то из Вашей компании запросил выводы из кошелька. Теперь их проверят сотрудники.
}
mail-withdrawal_requested-line = { $amount }, код { $reference }
mail-withdrawal_requested-step = { $count ->
    [1] Открыть вывод
    [one] Открыть кошелёк
    [few] Открыть кошелёк
   *[other] Открыть кошелёк
}
mail-withdrawal_requested-note = Если это сделали не Вы, отмените вывод там же, смените пароли и напишите бирже.

mail-withdrawal_approved-subject = { $count ->
    [1] Вывод { $amount } одобрен
    [one] Одобрен { $count } вывод
    [few] Одобрены { $count } вывода
   *[other] Одобрено { $count } выводов
}
mail-withdrawal_approved-text = { $count ->
    [1] Теперь он уйдёт в банк.
    [one] Теперь они уйдут в банк.
    [few] Теперь они уйдут в банк.
   *[other] Теперь они уйдут в банк.
}
mail-withdrawal_approved-line = { $amount }, код { $reference }
mail-withdrawal_approved-delayed = { $amount }, код { $reference }: не раньше { $when }, потому что счёт недавно изменён
mail-withdrawal_approved-step = { $count ->
    [1] Открыть вывод
    [one] Открыть кошелёк
    [few] Открыть кошелёк
   *[other] Открыть кошелёк
}

mail-withdrawal_paid-subject = { $count ->
    [1] Вам выплачено { $amount }
    [one] Выплачен { $count } вывод
    [few] Выплачены { $count } вывода
   *[other] Выплачено { $count } выводов
}
mail-withdrawal_paid-text = { $count ->
    [1] Деньги переданы в банк. Зачисление может занять несколько дней.
    [one] Деньги переданы в банк. Зачисление может занять несколько дней.
    [few] Деньги переданы в банк. Зачисление может занять несколько дней.
   *[other] Деньги переданы в банк. Зачисление может занять несколько дней.
}
mail-withdrawal_paid-line = { $amount }, код { $reference }
mail-withdrawal_paid-step = { $count ->
    [1] Открыть вывод
    [one] Открыть кошелёк
    [few] Открыть кошелёк
   *[other] Открыть кошелёк
}

mail-withdrawal_failed-subject = { $count ->
    [1] Вывод { $amount } не выплачен
    [one] Не выплачен { $count } вывод
    [few] Не выплачены { $count } вывода
   *[other] Не выплачено { $count } выводов
}
mail-withdrawal_failed-text = { $count ->
    [1] Вся сумма снова в Вашем кошельке. Её можно запросить ещё раз.
    [one] Все суммы снова в Вашем кошельке. Их можно запросить ещё раз.
    [few] Все суммы снова в Вашем кошельке. Их можно запросить ещё раз.
   *[other] Все суммы снова в Вашем кошельке. Их можно запросить ещё раз.
}
mail-withdrawal_failed-line = { $amount }, код { $reference }: платёж не прошёл. { $reason }
mail-withdrawal_failed-refused = { $amount }, код { $reference }: сотрудники не одобрили. { $reason }
mail-withdrawal_failed-step = { $count ->
    [1] Открыть вывод
    [one] Открыть кошелёк
    [few] Открыть кошелёк
   *[other] Открыть кошелёк
}

mail-kind-payee_changed = Счёт для выплат
mail-kind-withdrawal_requested = Вывод запрошен
mail-kind-withdrawal_approved = Вывод одобрен
mail-kind-withdrawal_paid = Вывод выплачен
mail-kind-withdrawal_failed = Вывод не выплачен
