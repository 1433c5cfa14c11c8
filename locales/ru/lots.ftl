# Тестовые партии.

whisker-range = вероятнее всего от { $low } % до { $high } %
lot-title = Тестовая партия
lot-lead = Небольшая первая часть оффера, после которой вы решаете по тому, что пришло.
lot-status-planned = Запланирована
lot-status-open = Идёт
lot-status-used = Закончилась
lot-status-ended = Завершена
lot-leads = { $count ->
    [one] { $count } лид
    [few] { $count } лида
   *[many] { $count } лидов
}
lot-either = { $leads } или { $money }, что наступит раньше
lot-came = Сколько из неё пришло
lot-came-note = { $leads ->
    [one] { $leads } лид, { $money }
    [few] { $leads } лида, { $money }
   *[many] { $leads } лидов, { $money }
}
lot-opened = Началась
lot-used-at = Закончилась
lot-planned-text = Партия начнётся с первыми лидами оффера. Когда она закончится, оффер сам встанет на паузу.
lot-used-note = Партия закончилась, оффер на паузе. Больше ничего не придёт, пока вы не решите.
lot-look = Посмотреть итоги и решить
lot-funnel = Что из неё вышло
lot-share-accepted = Принято, из решённых
lot-share-reached = Удалось связаться
lot-share-qualified = Квалифицировано
lot-share-won = Сделки
lot-interval-means = Отметка — то, что показала партия; полоса — где с вероятностью 95 % лежит настоящая доля. Чем больше лидов, тем полоса уже.
lot-waiting = { $count ->
    [one] { $count } лид ещё ждёт вашего решения.
    [few] { $count } лида ещё ждут вашего решения.
   *[many] { $count } лидов ещё ждут вашего решения.
}
lot-waiting-go = Решить по ним
lot-cost = Во что обошлась
lot-cost-all = Зарезервировано и оплачено всего
lot-each-accepted = На принятый лид
lot-each-qualified = На квалифицированный лид
lot-each-won = На сделку
lot-contractors = Кто их привёл
lot-contractor = Исполнитель
lot-delivered = Доставлено
lot-rejected = Отклонено
lot-decide = Ваше решение
lot-decide-text = Продолжите без ограничения, сначала измените условия, возьмите ещё партию или закройте оффер.
lot-go-on = Продолжить
lot-change = Изменить условия
lot-stop = Остановиться
lot-again = Ещё партия
lot-again-do = Взять ещё партию и продолжить
lot-plan = Начать с тестовой партии
lot-plan-do = Сохранить
lot-none-now = У оффера нет партии. Её можно задать, пока оффер в черновике или на паузе.
lot-past = Прежние партии
lot-decided-go_on = продолжили
lot-decided-again = ещё партия
lot-decided-stop = остановились
lot-promise = Начинается с тестовой партии: { $size }. Потом оффер встанет на паузу, и заказчик решит.
lot-open = Тестовая партия
lot-planned = Партия сохранена.
lot-renewed = Оффер продолжается с новой партией.
