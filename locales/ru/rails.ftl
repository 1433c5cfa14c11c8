# Способы оплаты, выписки банка, возвраты и офферы, которые ждут денег.
nav-bank = Выписки банка
rail-bank = Банковский перевод
rail-checkout = Оплата онлайн
rail-hint-bank = Вы получите код для назначения платежа. Деньги окажутся в кошельке, когда сотрудники биржи найдут перевод.
rail-hint-checkout = Вы платите на странице платёжного сервиса. Деньги обычно в кошельке через минуту.
money-rail = Способ оплаты
money-top-up-go = Продолжить
money-checkout-asked = Страница оплаты готова. Перейдите на неё, чтобы заплатить.
money-pay-there = Перейти к оплате
money-pay-again = Попробовать ещё раз
money-next-transfer = Отправьте перевод, как написано ниже. Когда он придёт, деньги окажутся в кошельке, а вы получите письмо.
money-next-opening = Платёжный сервис пока не ответил. Мы спрашиваем его каждую минуту, ссылка на оплату появится здесь.
money-next-open = Оплатите на странице платёжного сервиса. Если вы уже заплатили, это будет видно здесь через минуту.
money-next-processing = Платёжный сервис принял оплату и ждёт банк. Это может занять несколько дней; когда деньги придут, вы получите письмо.
money-next-odd = Платёж пришёл, но не такой, как был запрошен. Сотрудники биржи посмотрят и зачислят то, что пришло.
money-next-confirmed = Деньги в кошельке.
money-next-expired = Вовремя никто не заплатил, и страница закрылась. Запросите новое пополнение, когда оно понадобится.
money-next-failed = Оплата не прошла, деньги не списаны. Запросите новое пополнение или заплатите переводом.
money-next-cancelled = Пополнение отменено. Если деньги всё же придут, они будут зачислены в ваш кошелёк.
money-next-refunding = Деньги списаны с кошелька и возвращаются плательщику.
money-next-refunded = Деньги возвращены плательщику.
money-refund-failed = Вернуть деньги не удалось. Они снова в кошельке.
money-refund-amount = Возвращено
money-refund-reason = Почему
money-refund-title = Вернуть
money-refund-how-bank = Сначала переведите деньги обратно сами. Здесь они списываются с кошелька, отменить это нельзя.
money-refund-how-checkout = Платёжный сервис вернёт деньги плательщику. С кошелька они списываются сразу и вернутся, только если сервис не сможет их выплатить.
money-refund-amount-hint = Пусто: всю сумму. Не больше, чем свободно в кошельке.
money-refund-yes = Вернуть
money-refund-asked = Деньги списаны с кошелька.
money-checkout-state = Страница оплаты
money-checkout-session = Номер у платёжного сервиса
money-checkout-problem = Что не получилось
money-payment = Оплачено там
money-payment-booked = зачислено другим пополнением
money-payment-odd = не то, что запрошено, и не зачислено
money-payment-returned = Платёжный сервис уже вернул из него { $amount }. Если зачислить платёж, эта сумма сразу снова уйдёт с кошелька.
money-payment-book = Зачислить то, что пришло
money-payment-book-question = { $amount } поступит в кошелёк «{ $party }» отдельным пополнением. Если запрошенное ещё ждёт, оно отменится.
money-payment-book-yes = Зачислить
checkout-state-opening = ещё не создана
checkout-state-open = открыта
checkout-state-processing = оплачена, ждёт банк
checkout-state-paid = оплачена
checkout-state-expired = закрыта без оплаты
checkout-state-failed = не удалась
refund-status-asked = сервис ещё не принял
refund-status-sent = в пути
refund-status-done = выполнен
refund-status-failed = не удался, деньги в кошельке
top-up-status-refunding = Возвращается
top-up-status-refunded = Возвращено
transfer-code-top_up_refund = Возврат пополнения
transfer-code-top_up_refund_return = Неудавшийся возврат

money-low-balance-title = Предупреждение, когда денег мало
money-low-balance-leads = Осталось лидов
money-low-balance-hint = Письмо придёт, когда денег в кошельке хватит на меньшее число лидов или меньше чем на обычный день. Пусто: { $usual }. 0: никогда.
money-low-balance-save = Сохранить
money-low-balance-saved = Сохранено.
money-short-low = Денег мало: свободно { $free }.
money-short-out = { $count ->
    [one] { $count } оффер на паузе из-за нехватки денег: следующий лид может стоить { $needed }, а свободно { $free }. Он продолжится сам, когда денег хватит.
    [few] { $count } оффера на паузе из-за нехватки денег: следующий лид может стоить { $needed }, а свободно { $free }. Они продолжатся сами, когда денег хватит.
   *[many] { $count } офферов на паузе из-за нехватки денег: следующий лид может стоить { $needed }, а свободно { $free }. Они продолжатся сами, когда денег хватит.
}
money-short-step = Пополнить
offer-waits-for-money = На паузе, потому что денег в кошельке не хватает на следующий лид. Оффер продолжится сам, когда денег хватит. Чтобы он и тогда остался на паузе, нажмите «Поставить на паузу».
offer-fundings = Паузы из-за нехватки денег
offer-funding-paused = Пауза: следующий лид мог стоить { $needed }, свободно было { $free }
offer-funding-resumed = Продолжен: свободно было { $free }
problem-offer_out_of_funds = Оффер ждёт денег и продолжится сам, когда их хватит. Пополните кошелёк.

problem-rail_confirms = Это пополнение подтверждает сам платёжный сервис.
problem-rail_off = На этой бирже так заплатить нельзя. Выберите банковский перевод.
problem-rail_refused = Платёжный сервис не создал страницу для этой оплаты. Деньги не списаны; заплатите переводом.
problem-not_refundable = Оно не подтверждено или уже возвращено.
problem-line_unfit = Строка и пополнение не совпадают, или это не поступление.
problem-proposal_changed = Предложение по этой строке изменилось, пока страница была открыта. Ничего не зачислено: посмотрите ещё раз.
problem-bad_signature = Сообщение не подписано секретом этой биржи.
problem-signature_too_old = Сообщение подписано слишком давно.
fault-rail-amount = Такую сумму этим способом не заплатить. Выберите банковский перевод или другую сумму.

bank-title = Выписки банка
bank-lead = Каждая строка с поступлением зачисляется один раз или откладывается с причиной.
bank-statements = Загруженные выписки
bank-statements-lead = Та же выписка ещё раз или пересекающаяся с ней добавит только новое.
bank-upload = Загрузить выписку
bank-upload-do = Загрузить
bank-upload-link = Сверить с выпиской банка
bank-file-hint = camt.053 (XML), CSV или .xlsx, до 20 МБ.
bank-account = Счёт в банке
bank-account-hint = Нужен для CSV и .xlsx: IBAN или номер, всегда одинаково. camt.053 называет счёт сам.
bank-lines-link = Строки, которые ждут
bank-none = Выписок ещё нет
bank-none-text = Загрузите выписку банка, и её строки появятся здесь.
bank-new = Новых
bank-known = Известных
bank-pending = Не проведено банком
bank-left-out = Пропущено
bank-left-out-rows = № { $rows }
bank-columns-wait = назовите столбцы
bank-columns = Что в столбцах
bank-columns-lead = Проверьте догадку. Нужны дата и сумма.
bank-columns-do = Прочитать строки
bank-columns-kept = Запомнится для следующей выписки этого счёта.
bank-column-none = Не нужен
bank-column-date = Дата
bank-column-amount = Сумма (минус: списание)
bank-column-credit = Поступление
bank-column-debit = Списание
bank-column-currency = Валюта
bank-column-payer = Плательщик
bank-column-payer_account = Счёт плательщика
bank-column-purpose = Назначение
bank-column-reference = Номер в банке
bank-dates = Порядок в датах
bank-dates-day_first = день, месяц, год
bank-dates-month_first = месяц, день, год
bank-dates-year_first = год, месяц, день
bank-decimals = Перед дробной частью
bank-decimals-comma = запятая
bank-decimals-point = точка
bank-currency = Валюта счёта
bank-currency-hint = Если её нет в столбцах, например EUR.
bank-taken = Новых строк: { $new }. Известных: { $known }.
bank-taken-not-all = Новых строк: { $new }. Известных: { $known }. Пропущено, по номерам строк: { $rows }. Там дата без суммы или сумма без даты: проверьте, что это не платежи.
bank-stand-open = Ждут
bank-stand-booked = Зачислены
bank-stand-set_aside = Отложены
bank-stand-other = Списания и отмены
bank-stand-all = Все
bank-book-sure = Зачислить все точные
bank-book-sure-question = { $count ->
    [one] Код, сумма и валюта { $count } показанной строки совпали с пополнением. Зачислятся все такие строки, и на других страницах тоже.
    [few] Код, сумма и валюта { $count } показанных строк совпали с пополнениями. Зачислятся все такие строки, и на других страницах тоже.
   *[many] Код, сумма и валюта { $count } показанных строк совпали с пополнениями. Зачислятся все такие строки, и на других страницах тоже.
}
bank-book-sure-yes = Зачислить
bank-booked-sure = { $count ->
    [one] Зачислена { $count } строка.
    [few] Зачислены { $count } строки.
   *[many] Зачислено { $count } строк.
}
bank-nothing-open = Ничего не ждёт
bank-nothing-open-text = Все поступления зачислены или отложены.
bank-nothing = Строк нет
bank-booked-on = Дата
bank-payer = Плательщик
bank-payer-account = Счёт плательщика
bank-no-payer = не назван
bank-purpose = Назначение
bank-reference = Номер в банке
bank-proposed = Что это
bank-booked = Зачислено
bank-set-aside = Отложено: { $reason }
bank-proposal-match = Совпадает
bank-proposal-proof = Подтверждено вручную; это доказательство
bank-proposal-amount_differs = Другая сумма: запрошено { $asked }
bank-proposal-late = Код пополнения, которое уже не ждёт
bank-proposal-likely = Вероятно: плательщик известен
bank-proposal-maybe = Возможно: единственное на эту сумму
bank-proposal-known_payer = Раньше платил за «{ $party }»
bank-proposal-unknown = Неизвестно
bank-proposal-not_money = Здесь не зачисляется
bank-line = Строка выписки
bank-line-says = Что пишет банк
bank-book = Зачислить как предложено
bank-book-question = Деньги поступят в кошелёк названной компании. Если они там уже есть, строка останется доказательством.
bank-book-yes = Зачислить
bank-receive = Зачислить то, что пришло
bank-receive-question = { $amount } станет отдельным пополнением той же компании. Запрошенное отменится, если ещё ждёт.
bank-rest = Остальное ещё придёт: запрошенное пусть ждёт
bank-other = Зачислить иначе
bank-for = Код пополнения или номер компании
bank-for-hint = Код зачислит это пополнение, если сумма совпадает. Номер вида party_… зачислит пришедшее этой компании.
bank-aside = Отложить
bank-aside-reason = Почему это не пополнение
bank-aside-hint = Сохранится вместе со строкой.
bank-aside-yes = Отложить
bank-set-aside-done = Строка отложена.
bank-back = К строкам
fault-bank-nobody = По этому не находится ровно одно пополнение. Напишите код целиком.
fault-statement-too-large = Файл больше { $max } МБ. Возьмите в банке более короткий период.
fault-statement-too-many-lines = В файле больше { $max } строк. Возьмите в банке более короткий период.
fault-statement-too-deep = Вложенность файла больше, чем бывает в выписках. Ничего не прочитано.
fault-statement-value-too-long = В файле есть значение длиннее, чем бывает в выписках. Ничего не прочитано.
fault-statement-entity = Файл определяет собственные сущности, в выписках такого нет. Ничего не прочитано.
fault-statement-broken = Это не целый XML. Скачайте файл ещё раз.
fault-statement-damaged = В файле есть символы не из его кодировки. Скачайте его ещё раз.
fault-statement-not-camt = Этот XML не выписка camt.053. Выберите в банке camt.053.
fault-statement-bad-amount = Сумма в строке { $line } не читается. Ничего не сохранено.
fault-statement-bad-date = Дата в строке { $line } не читается. Ничего не сохранено.
fault-statement-bad-currency = Валюта в строке { $line } не читается. Ничего не сохранено.
fault-statement-bad-direction = Строка { $line } не говорит, поступление это или списание. Ничего не сохранено.
fault-statement-both-ways = В строке { $line } деньги и пришли, и ушли. Проверьте, какие столбцы названы приходом и расходом. Ничего не сохранено.
fault-statement-columns-needed = Назовите столбец с датой и столбец с суммой.
fault-statement-dates-unsure = Сначала день или месяц? Выберите порядок.
fault-statement-decimals-unsure = Запятая или точка перед дробной частью? Выберите.

payment-trouble-another_amount = сумма не та, что запрошена
payment-trouble-paid_twice = оплачено дважды
payment-trouble-disputed = банк плательщика требует деньги назад
payment-trouble-refund_outside = возвращено у платёжного сервиса, а с кошелька не списано
payment-trouble-refund_failed = возврат не удалось выплатить
alarm-kind-payment = Платёж требует внимания
moderation-alarm-payment = { $trouble }: { $about }
moderation-alarm-advice-payment = Откройте пополнение. Зачислите то, что пришло, верните деньги или договоритесь с заказчиком; на спор отвечают у платёжного сервиса.
moderation-alarm-top-up = пополнение

act-top_up_refunded = вернул пополнение
act-payment_booked = зачислил платёж как пришёл
act-statement_taken = загрузил выписку банка
act-bank_line_booked = зачислил строку выписки
act-bank_line_set_aside = отложил строку выписки

mail-kind-top_up_refunded = Пополнение возвращено
mail-kind-payment_alarm = Тревога о платеже
mail-kind-funds_low = Денег мало
mail-kind-funds_out = Офферы на паузе из-за нехватки денег
mail-kind-funds_back = Офферы продолжены
mail-top_up_refunded-subject = { $count ->
    [1] Возвращено { $amount }
    [one] Возвращено { $count } пополнение
    [few] Возвращены { $count } пополнения
   *[many] Возвращено { $count } пополнений
}
mail-top_up_refunded-text = { $count ->
    [1] Пополнение списано с Вашего кошелька и возвращено плательщику.
    [one] Пополнения списаны с Вашего кошелька и возвращены плательщикам.
    [few] Пополнения списаны с Вашего кошелька и возвращены плательщикам.
   *[many] Пополнения списаны с Вашего кошелька и возвращены плательщикам.
}
mail-top_up_refunded-line = { $amount }, код { $reference }
mail-top_up_refunded-step = { $count ->
    [1] Открыть пополнение
    [one] Открыть кошелёк
    [few] Открыть кошелёк
   *[many] Открыть кошелёк
}
mail-payment_alarm-subject = { $count ->
    [1] Платёж требует внимания: { $trouble }
    [one] { $count } платёж требует внимания
    [few] { $count } платежа требуют внимания
   *[many] { $count } платежей требуют внимания
}
mail-payment_alarm-text = { $count ->
    [1] Платёжный сервис сообщил о том, чего программа сама не решает.
    [one] Платёжный сервис сообщил о том, чего программа сама не решает.
    [few] Платёжный сервис сообщил о том, чего программа сама не решает.
   *[many] Платёжный сервис сообщил о том, чего программа сама не решает.
}
mail-payment_alarm-line = { $party }, { $amount }, { $reference }: { $trouble } ({ $about })
mail-payment_alarm-step = { $count ->
    [1] Открыть пополнение
    [one] Открыть тревоги
    [few] Открыть тревоги
   *[many] Открыть тревоги
}
mail-payment_alarm-note = Ничего незапрошенного не зачислено. Тревога открыта, пока кто-нибудь не напишет, что сделано.
mail-funds_low-subject = { $count ->
    [1] Денег в кошельке мало: свободно { $free }
    [one] Денег мало в { $count } кошельке
    [few] Денег мало в { $count } кошельках
   *[many] Денег мало в { $count } кошельках
}
mail-funds_low-text = { $count ->
    [1] Оставшихся денег хватит на несколько лидов.
    [one] Оставшихся денег хватит на несколько лидов.
    [few] Оставшихся денег хватит на несколько лидов.
   *[many] Оставшихся денег хватит на несколько лидов.
}
mail-funds_low-line = Свободно { $free }; лид может стоить { $needed }.
mail-funds_low-step = Пополнить
mail-funds_low-note = Когда денег не хватит на следующий лид, оффер сам встанет на паузу. Когда предупреждать, выбирают на странице денег.
mail-funds_out-subject = { $count ->
    [1] Пауза из-за нехватки денег: свободно { $free }
    [one] Офферы на паузе из-за нехватки денег в { $count } валюте
    [few] Офферы на паузе из-за нехватки денег в { $count } валютах
   *[many] Офферы на паузе из-за нехватки денег в { $count } валютах
}
mail-funds_out-text = { $count ->
    [1] Денег в Вашем кошельке не хватает на следующий лид, поэтому офферы встали на паузу. Новые лиды к ним не приходят.
    [one] Денег в Ваших кошельках не хватает на следующий лид, поэтому офферы встали на паузу. Новые лиды к ним не приходят.
    [few] Денег в Ваших кошельках не хватает на следующий лид, поэтому офферы встали на паузу. Новые лиды к ним не приходят.
   *[many] Денег в Ваших кошельках не хватает на следующий лид, поэтому офферы встали на паузу. Новые лиды к ним не приходят.
}
mail-funds_out-line = Свободно { $free }; следующий лид может стоить { $needed }. Офферов на паузе: { $offers }.
mail-funds_out-step = Пополнить
mail-funds_out-note = Офферы продолжатся сами, как только денег хватит. У уже пришедших лидов сроки прежние.
mail-funds_back-subject = { $count ->
    [1] Ваши офферы продолжены
    [one] Ваши офферы продолжены в { $count } валюте
    [few] Ваши офферы продолжены в { $count } валютах
   *[many] Ваши офферы продолжены в { $count } валютах
}
mail-funds_back-text = { $count ->
    [1] Денег снова хватает, и офферы, которые их ждали, принимают лиды.
    [one] Денег снова хватает, и офферы, которые их ждали, принимают лиды.
    [few] Денег снова хватает, и офферы, которые их ждали, принимают лиды.
   *[many] Денег снова хватает, и офферы, которые их ждали, принимают лиды.
}
mail-funds_back-line = Свободно { $free }. Продолжено офферов: { $offers }.
mail-funds_back-step = Открыть кошелёк
