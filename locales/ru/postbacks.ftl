# Что сообщается трекеру исполнителя.

tracker-lead = Ваш трекер вызывается каждый раз, когда лид меняет статус. Что было передано, записано вместе с ответом.
tracker-none = Об этих лидах пока не узнаёт ни один трекер. Добавьте его ниже и нажмите проверку.
tracker-list = Трекеры
tracker-everywhere = Все офферы
tracker-test = Отправить проверку
tracker-log = Что передано
tracker-new = Добавить трекер
tracker-template = Адрес для вызова
tracker-template-hint = Вставьте адрес постбэка вашего трекера и поставьте макросы там, где ему нужны значения.
tracker-label = Название
tracker-label-hint = Если не заполнить — имя сервера.
tracker-told = Сообщать, когда лид
tracker-scope = Какие лиды
tracker-scope-this = Этого оффера
tracker-scope-all = Всех офферов, с которыми я работаю
tracker-make = Добавить
tracker-macros = Макросы
tracker-macro = Макрос
tracker-macro-means = Что подставится
tracker-one-lead = Каждый вызов: что передано и что ответили.
tracker-closed = Больше не получает сообщений с
tracker-close = Больше не сообщать
tracker-close-question = То, что ждёт отправки, не уйдёт. Журнал останется. Чтобы сменить адрес, добавьте новый трекер.
tracker-close-yes = Прекратить
tracker-no-calls = Пока ничего не передано. Нажмите проверку, чтобы увидеть, отвечает ли трекер.
tracker-when = Когда
tracker-what = Передано
tracker-outcome = Итог
tracker-answer = Ответ
tracker-again = ещё раз
tracker-details = Адрес и ответ
postback-status-queued = Ждёт
postback-status-sent = Передано
postback-status-skipped = Ничего нового
postback-status-failed = Не удалось
tracker-made = Трекер сохранён. Отправьте проверку, чтобы увидеть, отвечает ли он.
tracker-tested = Проверка отправляется. Обновите страницу через мгновение.
tracker-was-closed = Трекеру больше ничего не сообщается.
problem-too_many_trackers = Открыто 20 трекеров, больше нельзя. Закройте ненужный.
problem-tracker_closed = Этот трекер закрыт. Чтобы проверить его, добавьте заново.
macro-status = статус: delivered, accepted, rejected, disputed, settled, returned
macro-state = то же тремя словами: pending, approved, rejected
macro-sum = сколько вы получите за лид или получили бы сейчас; 0.00, когда он возвращён
macro-currency = валюта, например RUB
macro-goal = действие: call, application, registration, purchase
macro-offerid = номер оффера
macro-transactionid = номер лида, один и тот же в каждом вызове
macro-externalid = ваш собственный номер лида
macro-source = источник, который вы указали
macro-reason = причина отклонения
macro-sub1 = то, что вы передали в sub1; так же sub2 и дальше
macro-sub8 = то, что вы передали в sub8
macro-date = когда пришёл лид, UTC
macro-test = 1 в проверке, иначе 0
tracker-tries = { $count ->
    [one] { $count } попытка
    [few] { $count } попытки
   *[many] { $count } попыток
}
postback-unanswered = Нет ответа: { $why }
