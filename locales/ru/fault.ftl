# What is wrong with one field, and how to put it right. The key ends in the fault's code.
fault-required = Заполните это поле.
fault-too-short = { $min ->
    [one] Напишите не меньше { $min } знака.
    [few] Напишите не меньше { $min } знаков.
    [many] Напишите не меньше { $min } знаков.
   *[other] Напишите не меньше { $min } знака.
}
fault-too-long = { $max ->
    [one] Напишите не больше { $max } знака.
    [few] Напишите не больше { $max } знаков.
    [many] Напишите не больше { $max } знаков.
   *[other] Напишите не больше { $max } знака.
}
fault-too-small = Укажите { $min } или больше.
fault-too-large = Укажите { $max } или меньше.
fault-not-a-number = Введите число, например 25.
fault-not-a-choice = Выберите один из вариантов.
fault-amount-not-a-number = Введите сумму цифрами, например 1250 или 12,50.
fault-amount-ambiguous = Разделитель отделяет тысячи или копейки? Напишите 1500 или 1,50.
fault-number-ambiguous = Разделитель отделяет тысячи или дробную часть? Напишите 1500 или 1,5.
fault-amount-too-precise = Уберите лишние знаки после запятой: в этой валюте их столько нет.
fault-amount-not-positive = Введите сумму больше нуля.
fault-amount-too-large = Сумма слишком велика. Введите меньшую.
fault-unknown-currency = С этой валютой мы не работаем. Выберите другую.
fault-email = Введите адрес почты, например name@example.com.
fault-phone = Введите телефон с кодом страны, например +7 900 000-00-00.
fault-url = Введите полный адрес, который начинается с https://.
fault-date = Введите дату, например 2026-11-22.
fault-date-past = Выберите дату в будущем.
fault-date-far = До этой даты больше пяти лет. Выберите более близкую.
fault-time-zone = Выберите часовой пояс из списка.
fault-taken = Это уже занято. Выберите другое.
fault-mismatch = Значения не совпадают. Введите их ещё раз.
fault-not-accepted = Отметьте, чтобы продолжить.
fault-too-many = { $max ->
    [one] Укажите не больше { $max } записи.
    [few] Укажите не больше { $max } записей.
    [many] Укажите не больше { $max } записей.
   *[other] Укажите не больше { $max } записи.
}
fault-repeated = Одно и то же значение указано дважды. Уберите одно.
fault-unknown-field = В форме нет такого поля. Уберите его.
fault-invalid = Не удалось прочитать. Проверьте, как это написано.

# Accounts

# Offers
fault-not-a-date = Введите дату, например 2026-11-22.
fault-not-a-phone = По такому номеру не позвонить. Проверьте цифры и добавьте код страны.
fault-not-an-email = Введите адрес почты, например name@example.com.
fault-key-taken = Этот ключ уже занят другим полем. Выберите другой.
fault-option-repeated = Один и тот же вариант указан дважды. Уберите один.
fault-currency-not-offered = Выберите одну из валют биржи: { $known }.
fault-unknown-choice = Выберите один из вариантов.
fault-unknown-time-zone = Выберите часовой пояс из списка.
fault-unreadable = Здесь есть знаки, которые нельзя показать. Наберите текст заново.

# Leads
fault-contact-needed = Укажите телефон или адрес почты.
fault-consent-needed = Нужно согласие человека. Сначала получите его.
fault-wrong-kind = Ответ не того вида, который просит форма. Посмотрите на это поле в оффере.
fault-bad-character = Здесь есть знак, который нельзя сохранить. Наберите текст заново.
fault-comment-needed = Напишите, что было не так: это прочитает исполнитель.
fault-reason-not-in-terms = Условия этого лида не допускают такую причину. Выберите одну из названных в них.
fault-said-twice = Сказано дважды и по-разному. Укажите один раз: рядом с ответами или среди них.
