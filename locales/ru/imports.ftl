# Files of leads: sending one, naming its columns, and what became of its rows.

imports-title = Файлы с лидами
imports-lead = Отправьте таблицу из Excel, Google Таблиц или рекламной сети. Каждая строка станет лидом.
imports-sent = Отправленные файлы
imports-none = Файлов пока нет
imports-none-text = Выберите файл выше. До отправки вы увидите, как он прочитан.
imports-kept = { $days ->
    [one] Строки файла удаляются через { $days } день после окончания: это контакты людей. Лиды из них остаются.
    [few] Строки файла удаляются через { $days } дня после окончания: это контакты людей. Лиды из них остаются.
    [many] Строки файла удаляются через { $days } дней после окончания: это контакты людей. Лиды из них остаются.
   *[other] Строки файла удаляются через { $days } дня после окончания: это контакты людей. Лиды из них остаются.
}
import-new = Новый файл
import-file = Файл
import-file-hint = Таблица CSV или Excel (.xlsx), до 200 000 строк и 25 МБ. В первой строке названия столбцов.
import-how-read = Буквы или столбцы прочитаны неверно
import-encoding = Кодировка
import-encoding-hint = Как записаны буквы в текстовом файле. Русский Excel обычно сохраняет в windows-1251.
import-delimiter = Между столбцами
import-delimiter-hint = Что разделяет столбцы в текстовом файле.
import-found-out = Определить самостоятельно
import-delimiter-comma = Запятая
import-delimiter-semicolon = Точка с запятой
import-delimiter-tab = Табуляция
import-delimiter-bar = Вертикальная черта
import-upload = Прочитать файл
import-paste = Или вставьте строки из таблицы
import-next = Дальше вы укажете, что в каком столбце. Пока ничего не отправляется.
import-state = Состояние
import-status-read = Ждёт столбцов
import-status-running = Отправляется
import-status-done = Готово
import-status-stopped = Остановлен
import-rows = Строки
import-when = Загружен
import-lead = Каждая строка станет лидом.
import-progress = Отправлено строк
import-done-of = { $done } из { $rows }
import-delivered = Доставлено
import-not-delivered = Не доставлено
import-refused = Отказано по правилу
import-wrong = Не подходит к форме
import-repeated = Отправлено раньше
import-test-rows = { $rows ->
    [one] Проверяется не больше { $rows } первой строки.
    [few] Проверяется не больше { $rows } первых строк.
    [many] Проверяется не больше { $rows } первых строк.
   *[other] Проверяется не больше { $rows } первых строк.
}
import-runs = Страницу можно закрыть: файл отправляется и без неё.
import-stop = Остановить
import-stop-question = Начатые строки будут закончены, отправленное остаётся отправленным. Продолжить можно позже.
import-stopped-text = Остановлен на полпути. Отправленное остаётся отправленным, ни одна строка не уйдёт дважды.
import-stopped-flash = Файл остановлен.
import-go-on = Продолжить
import-rows-gone = Строки этого файла удалены. Чтобы отправить его, выберите файл ещё раз.
import-refused-rows = Недоставленные строки
import-save-refused = { $count ->
    [one] Сохранить { $count } строку в CSV
    [few] Сохранить все { $count } строки в CSV
    [many] Сохранить все { $count } строк в CSV
   *[other] Сохранить все { $count } строки в CSV
}
import-row = Строка
import-reason = Почему
import-lead-column = Лид
import-open-lead = Открыть
import-not-kept = Не сохранён
import-mend = Исправьте строки в сохранённом файле и отправьте его как новый. Два последних столбца пропустите.
import-broken-letters = Часть букв прочитать не удалось. Прочитайте файл ещё раз в другой кодировке, внизу страницы.
import-columns = Что в каком столбце
import-columns-note = Запомнится для следующего файла
import-column-head = Столбец
import-samples = Например
import-is = Это
import-column = Столбец { $number }
import-what-is = Что в столбце «{ $column }»?
import-leave-out = Пропустить
import-source = Источник для строк, где он не назван
import-source-hint = Откуда эти люди, например search_ads.
import-agreed = Все люди в этом файле дали согласие, которое просит оффер
import-agreed-hint = Это ваше заявление. Заказчик может попросить доказательство, а лид без согласия могут вернуть.
import-send = { $rows ->
    [one] Отправить { $rows } лид
    [few] Отправить { $rows } лида
    [many] Отправить { $rows } лидов
   *[other] Отправить { $rows } лида
}
import-try = Проверить тестом
import-send-hint = { $rows ->
    [one] Тест так же отправляет до { $rows } строки, но деньги не двигаются: видно, в чём будет отказано.
    [few] Тест так же отправляет до { $rows } строк, но деньги не двигаются: видно, в чём будет отказано.
    [many] Тест так же отправляет до { $rows } строк, но деньги не двигаются: видно, в чём будет отказано.
   *[other] Тест так же отправляет до { $rows } строк, но деньги не двигаются: видно, в чём будет отказано.
}
import-first-rows = Первые строки
import-again = Прочитать файл ещё раз
import-again-text = Если буквы или столбцы прочитаны неверно, укажите, как записан файл. Он займёт место этого.
import-read-again = Прочитать ещё раз
import-target-name = Имя
import-target-phone = Телефон
import-target-email = Почта
import-target-region = Регион (код страны)
import-target-source = Источник
import-target-sub = Sub-id { $number }
import-target-external_id = Ваш номер лида
import-target-consent_given_at = Согласие: когда дано
import-target-consent_text_version = Согласие: версия текста
import-target-order_amount = Сумма заказа
import-why-repeated = Уже отправлен с тем же номером, считается один раз.
import-why-key-reused = Эта строка уже отправлена с другим содержанием.
import-why-no-engagement = Вы больше не можете отправлять лиды по этому офферу.
import-why-internal = Ошибка на нашей стороне. Отправьте строку ещё раз.
import-why-unknown = Причина не сохранилась.

problem-import_not_open = Этот файл уже отправлен. Чтобы отправить ещё раз, выберите его как новый.
problem-import_not_running = Этот файл сейчас не отправляется. Обновите страницу, чтобы увидеть его состояние.
problem-import_rows_gone = Строки этого файла удалены. Выберите файл ещё раз.

fault-import-file-needed = Выберите файл.
fault-import-empty = Файл пуст. Выберите другой.
fault-import-no-rows = В файле есть заголовки, но нет строк. Добавьте лиды под заголовками.
fault-import-not-a-table = Это не таблица. Сохраните её как CSV или Excel (.xlsx) и выберите ещё раз.
fault-import-old-workbook = Это старый файл Excel или файл с паролем. Сохраните его как .xlsx без пароля.
fault-import-unreadable-workbook = Этот файл Excel повреждён. Откройте его, сохраните заново как .xlsx или CSV и выберите ещё раз.
fault-import-too-large-inside = В этом файле Excel слишком много всего. Сохраните один лист как CSV.
fault-import-too-many-rows = { $max ->
    [one] Здесь больше { $max } строки. Разделите файл.
    [few] Здесь больше { $max } строк. Разделите файл.
    [many] Здесь больше { $max } строк. Разделите файл.
   *[other] Здесь больше { $max } строк. Разделите файл.
}
fault-import-too-many-columns = В строке { $row } больше { $max } столбцов. Уберите лишние или укажите, что разделяет столбцы.
fault-import-cell-too-long = В ячейке строки { $row } больше { $max } знаков. Возможно, там не закрыта кавычка.
fault-import-row-too-long = { $max ->
    [one] Значений больше, чем столбцов с заголовком ({ $max }).
    [few] Значений больше, чем столбцов с заголовками ({ $max }).
    [many] Значений больше, чем столбцов с заголовками ({ $max }).
   *[other] Значений больше, чем столбцов с заголовками ({ $max }).
}
fault-import-column-twice = Так уже назначен другой столбец. Оставьте один из двух.
fault-import-contact-needed = Укажите, в каком столбце телефон или почта.
fault-import-column-needed = Оффер просит «{ $column }». Укажите, какой это столбец.
fault-import-consent-halves = Для согласия нужны и время, и версия текста. Укажите оба столбца или ни одного.
fault-import-consent-needed = Оффер просит согласие. Укажите его столбец или заявите, что его дали все.
