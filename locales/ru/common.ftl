# What every page shares: the frame, the components, the errors.
common-brand = lead-exchange
common-skip = К содержанию
common-language = Язык
common-appearance = Оформление
common-theme-auto = Как в системе
common-theme-light = Светлое
common-theme-dark = Тёмное
common-account = Учётная запись
common-search = Поиск
common-search-leads = Поиск: лиды, телефоны, офферы
common-search-offers = Поиск тем и офферов
common-free = Свободно
common-spendable = С кредитом
common-held = в резерве
common-footer = Цена, сроки и причины отклонения всегда записаны в условиях оффера.

# Forms
common-required = обязательно
common-optional = необязательно
common-currency = Валюта
common-choose = Выберите…
common-save = Сохранить
common-cancel = Отмена
common-back = Назад
common-confirm = Да, выполнить
common-apply = Применить
common-add-row = Добавить строку
common-remove-row = Убрать строку
common-show-password = Показать
common-faults-title = { $count ->
    [one] Проверьте { $count } поле
    [few] Проверьте { $count } поля
    [many] Проверьте { $count } полей
   *[other] Проверьте { $count } поля
}

# Lists
common-next = Дальше
common-previous = Раньше
common-newest = В начало
common-pages = Страницы
common-filters = Фильтры
common-select-all = Выбрать все на странице
common-selected = { $count ->
    [one] Выбран { $count }
    [few] Выбрано { $count }
    [many] Выбрано { $count }
   *[other] Выбрано { $count }
}
common-copy = Копировать
common-copied = Скопировано
common-table-figures = Те же цифры таблицей
common-time-left = Осталось времени

# Keys
common-keys = Клавиатура
common-key-move = выбор
common-key-accept = принять
common-key-reject = отклонить
common-key-open = открыть
common-key-search = поиск
common-key-help = этот список
common-close = Закрыть

# The error page; what happened is told by problem.ftl
common-error-number = Номер ошибки
common-error-start = На главную
