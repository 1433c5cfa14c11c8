# Книги оператора.
nav-books = Учёт
books-title = Учёт
books-lead = Всё ли сходится и где находятся деньги.
books-check = Последняя проверка
books-sound = Всё сходится.
books-old = Последняя проверка: { $ago }, случившегося с тех пор в ней нет. Она идёт каждые десять минут: убедитесь, что фоновые задачи работают.
books-faults = { $count ->
    [one] Не сходится { $count } запись. Не подтверждайте пополнения и не выплачивайте, пока причина не найдена.
    [few] Не сходятся { $count } записи. Не подтверждайте пополнения и не выплачивайте, пока причина не найдена.
   *[many] Не сходятся { $count } записей. Не подтверждайте пополнения и не выплачивайте, пока причина не найдена.
}
books-checked-at = Проверено
books-over = Просмотрено
books-over-what = Переводов: { $transfers }, счетов: { $accounts }, открытых резервов: { $holds }, за { $ms } мс
books-unchecked = Проверки ещё не было. Она идёт каждые десять минут; на сервере её сразу выполнит команда lead-exchange ledger check.
books-rule = Правило
books-found = Что найдено
books-do = Что делать
books-more = { $count ->
    [one] и ещё { $count }. На сервере команда lead-exchange ledger check покажет весь список.
    [few] и ещё { $count }. На сервере команда lead-exchange ledger check покажет весь список.
   *[many] и ещё { $count }. На сервере команда lead-exchange ledger check покажет весь список.
}
books-do-ledger = Кто-то писал в базу в обход программы, или отказывает диск. Остановите биржу, сохраните копию базы и сравните её с последней резервной копией.
books-do-lead = Откройте историю лида и сравните её с резервом. Не проводите ничего по этому лиду, пока они расходятся.
books-do-top-up = Построчно сравните подтверждённые пополнения и выплаченные выводы с выпиской банка.
books-do-derived = С деньгами всё верно, неверна посчитанная по ним цифра. Остановите фоновые задачи и сообщите разработчикам эту строку.
books-edge = На биржу и с биржи
books-edge-note = Учётная книга против пополнений и выводов
books-came = Пополнений подтверждено
books-went = Выводов и возвратов выплачено
books-exchanged = Обмен
books-clearing = По учётной книге
books-unexplained = Расхождение
books-fees = Комиссия в { $currency } по дням
books-fees-name = Комиссия
books-fees-summary = За { $days } дней { $sum }, за вычетом выплат из комиссии.
books-unbooked = Пришло и не зачислено
books-unbooked-note = Деньги, о которых сообщил банк или платёжный сервис и которых ещё нет ни в одном кошельке
books-unbooked-by = Кто сообщил
books-unbooked-count = Сколько
books-unbooked-since = Самое давнее
books-unbooked-by-bank = Строки банка
books-unbooked-by-provider = Платежи на другую сумму

books-held = Открытые резервы по возрасту
books-held-note = Деньги, которые ждут решения
books-held-none = В резерве ничего нет.
books-age = Возраст
books-age-day = До суток
books-age-week = От 1 до 7 дней
books-age-month = От 7 до 30 дней
books-age-older = Больше 30 дней
books-holds = Резервов
books-oldest = Самые старые
books-lead-of = Лид
books-since = В резерве
books-kinds = Остатки по видам счетов
books-kind = Вид
books-accounts = Счетов
books-balance = Остаток
books-none-title = Денег ещё не было
books-none-text = Учёт начнётся с первого подтверждённого пополнения.
account-kind-wallet = Кошельки
account-kind-escrow = В резерве под лиды
account-kind-withdrawing = Выводится
account-kind-fees = Комиссия
account-kind-clearing = Внешний мир
