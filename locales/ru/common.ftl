# What every page shares: the frame, the components, the errors.
common-brand = lead-exchange
common-skip = К содержанию
common-language = Язык
common-appearance = Оформление
common-theme-auto = Как в системе
common-theme-light = Светлое
common-theme-dark = Тёмное
common-account = Аккаунт
common-search = Поиск
common-search-leads = Поиск: лиды, телефоны, офферы
common-search-offers = Поиск тем и офферов
common-free = Свободно
common-held = в резерве
common-footer = Цены, сроки и причины отказа всегда записаны в условиях оффера.

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
common-unsaved = Есть несохранённые изменения.
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

# Errors: what happened, and what to do next
common-error-403-title = Эта страница для другой роли
common-error-403-text = Вы вошли, но ваша роль не даёт доступа к этой странице. Если у вас есть другая роль, переключитесь на неё в меню. Если нет, обратитесь к тому, кто управляет вашим аккаунтом.
common-error-404-title = Такой страницы нет
common-error-404-text = Возможно, в адресе опечатка, запись закрыта или принадлежит другому участнику. Проверьте адрес или начните с главной страницы.
common-error-409-title = Данные изменились, пока вы смотрели
common-error-409-text = Кто-то успел раньше вас, или истёк срок. Дважды ничего не выполнено. Откройте страницу снова, посмотрите, что изменилось, и решите.
common-error-429-title = Слишком много запросов
common-error-429-text = Подождите минуту и попробуйте ещё раз. Ничего не потеряно.
common-error-500-title = Ошибка на нашей стороне
common-error-500-text = Действие не выполнено, деньги не двигались. Ошибка записана в журнал под номером ниже. Попробуйте ещё раз, а если повторится, пришлите нам этот номер.
common-error-503-title = Биржа перегружена
common-error-503-text = Ничего не принято и ничего не потеряно. Повторите через несколько секунд.
common-error-number = Номер ошибки
common-error-start = На главную
common-error-retry = Повторить
