# Почему запрос не выполнен: заголовок по статусу и пояснение по коду.

problem-status-400 = Запрос не удалось прочитать
problem-status-401 = Нужно войти
problem-status-403 = Вам это недоступно
problem-status-404 = Здесь ничего нет
problem-status-405 = Этот адрес не принимает такой метод
problem-status-408 = Запрос шёл слишком долго
problem-status-409 = Всё уже изменилось
problem-status-413 = Слишком много данных
problem-status-415 = Этот формат не поддерживается
problem-status-422 = В запросе есть ошибка
problem-status-429 = Слишком много запросов
problem-status-500 = У нас что-то сломалось
problem-status-503 = Биржа занята

problem-not_found = Возможно, в адресе опечатка, запись закрыта или принадлежит кому-то другому.
problem-sign_in_needed = Войдите или передайте действующий токен доступа.
problem-forbidden = Вы вошли, но ваша роль не даёт этого делать. Если у вас есть другая роль, переключитесь на неё.
problem-stale_form = Эта форма старше вашего визита или пришла не со страницы этого сайта. Ничего не изменено. Вернитесь назад, обновите страницу и отправьте ещё раз: браузер обычно сохраняет введённое.
problem-invalid = Некоторые поля заполнены неверно, каждое названо.
problem-unavailable = Ничего не принято и ничего не потеряно. Повторите через { $seconds ->
    [one] { $seconds } секунду
    [few] { $seconds } секунды
   *[other] { $seconds } секунд
}.
problem-too_many_requests = Повторите через { $seconds ->
    [one] { $seconds } секунду
    [few] { $seconds } секунды
   *[other] { $seconds } секунд
}.
problem-method_not_allowed = В ответе перечислены методы, которые принимает этот адрес.
problem-too_large = Отправьте меньше за один раз или разделите на части.
problem-internal = Запрос не выполнен, деньги не двигались. Подробности есть в журнале под указанным номером.
problem-bad_request = Запрос составлен неверно.
problem-malformed_json = Тело запроса не является JSON.
problem-malformed_form = Форму не удалось прочитать.
problem-malformed_query = Часть адреса после вопросительного знака не удалось прочитать.
problem-malformed_body = Тело запроса оборвалось или не читается.
problem-body_too_slow = Тело запроса не пришло вовремя.
problem-unsupported_media_type = В API отправляйте JSON, на страницы — обычные формы.
problem-bad_idempotency_key = В Idempotency-Key должно быть от 1 до 255 символов.
problem-idempotency_key_reused = Этот Idempotency-Key уже использован с другим запросом.
problem-insufficient_funds = В кошельке недостаточно денег.
problem-already_done = Это уже сделано.

fault-wrong-type = Значение не того типа, который принимает поле.

# Accounts
