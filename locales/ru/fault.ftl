# What is wrong with one field, and how to put it right. The key ends in the fault's code.
fault-required = Заполните это поле.
fault-too-short = { $min ->
    [one] Не меньше { $min } знака.
    [few] Не меньше { $min } знаков.
    [many] Не меньше { $min } знаков.
   *[other] Не меньше { $min } знака.
}
fault-too-long = { $max ->
    [one] Не больше { $max } знака.
    [few] Не больше { $max } знаков.
    [many] Не больше { $max } знаков.
   *[other] Не больше { $max } знака.
}
fault-too-small = Не меньше { $min }.
fault-too-large = Не больше { $max }.
fault-not-a-number = Введите число, например 25.
fault-not-a-choice = Выберите один из вариантов.
fault-amount-not-a-number = Введите сумму цифрами, например 1250 или 12,50.
fault-amount-too-precise = В этой валюте нет столько знаков после запятой.
fault-amount-not-positive = Сумма должна быть больше нуля.
fault-amount-too-large = Сумма слишком велика.
fault-unknown-currency = С этой валютой мы не работаем.
fault-email = Введите адрес почты, например name@example.com.
fault-phone = Введите телефон с кодом страны, например +7 900 000-00-00.
fault-url = Введите полный адрес, который начинается с https://.
fault-date = Введите дату, например 2026-11-22.
fault-date-past = Выберите дату в будущем.
fault-time-zone = Выберите часовой пояс из списка.
fault-taken = Это уже занято. Выберите другое.
fault-mismatch = Значения не совпадают.
fault-not-accepted = Отметьте, чтобы продолжить.
fault-too-many = { $max ->
    [one] Не больше { $max } записи.
    [few] Не больше { $max } записей.
    [many] Не больше { $max } записей.
   *[other] Не больше { $max } записи.
}
fault-repeated = Одно и то же значение указано дважды.
fault-unknown-field = В форме нет такого поля.
fault-invalid = Не удалось прочитать. Проверьте, как это написано.

# Accounts

# Offers
fault-not-a-date = Введите дату, например 2026-11-22.
fault-not-a-phone = По такому номеру не позвонить. Добавьте код страны.
fault-not-an-email = Введите адрес почты, например name@example.com.
fault-key-taken = Этот ключ уже занят другим полем.
fault-option-repeated = Один и тот же вариант указан дважды.
fault-currency-not-offered = Выберите одну из валют биржи: { $known }.
fault-unknown-choice = Выберите один из вариантов.
fault-unknown-time-zone = Выберите часовой пояс из списка.
fault-unreadable = Здесь есть знаки, которые нельзя показать. Наберите текст заново.

# Leads
fault-contact-needed = Нужен телефон или адрес почты.
fault-consent-needed = Нужно согласие человека.
fault-wrong-kind = Ответ не того вида, который просит форма.
fault-bad-character = Здесь есть знак, который нельзя сохранить.
fault-comment-needed = Напишите, что было не так: это прочитает исполнитель.
fault-reason-not-in-terms = Условия этого лида не допускают такую причину.
