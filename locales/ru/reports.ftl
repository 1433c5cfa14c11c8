# Показатели участников и причины отклонений.

# Показатели
record-buyer = Как решает этот заказчик
record-contractor = Что стало с лидами этого исполнителя
record-accepted = Не отклонялись
record-clock = Решены по сроку
record-median = Медианное время решения
record-by-hand = { $count ->
    [one] { $count } своё решение
    [few] { $count } своих решения
   *[other] { $count } своих решений
}
record-returned = Возвращены
record-lost = Проиграл споры
record-won = Выиграл споры
record-reasons = Причины возвратов
record-topics = Не отклонялись, по темам
record-sources = Не отклонялись, по источникам
record-no-source = источник не указан
record-basis = { $count ->
    [one] По { $count } лиду, решённому за { $days } дней.
   *[other] По { $count } лидам, решённым за { $days } дней.
}
record-basis-few = { $count ->
    [0] За { $days } дней решений не было: судить не о чем.
    [one] За { $days } дней решён { $count } лид: судить рано.
    [few] За { $days } дней решено { $count } лида: судить рано.
   *[other] За { $days } дней решено { $count } лидов: судить рано.
}
record-basis-newest = По { $count } последним решённым лидам, с { $day }.
record-more = Все показатели
record-line-none = решённых лидов пока нет
record-line-accepts = принимает: { $share }
record-line-accepted = принято: { $share }
record-line-median = решает за { $time }
record-line-clock = по сроку: { $share }
record-line-returned = возвращено: { $share }
record-line-lost = проиграл споры: { $share }
record-line-won = выиграл споры: { $share }

# Причины отклонений
reasons-title = Отклонения
reasons-note-buyer = Почему вы отклоняете лиды и откуда они.
reasons-note-contractor = Почему заказчики отклоняют ваши лиды и откуда они.
reasons-note-staff = Почему отклоняют лиды и между кем.
reasons-made = отклонения заказчика
reasons-suffered = отклонения у исполнителя
reasons-rows = Строки
reasons-period = Период
reasons-by-contractor = По исполнителям
reasons-by-buyer = По заказчикам
reasons-by-source = По источникам
reasons-by-offer = По офферам
reasons-days = { $count ->
    [one] за { $count } день
    [few] за { $count } дня
   *[other] за { $count } дней
}
reasons-rejections = Отклонений
reasons-rejected = Отклонено из решённых
reasons-commonest = Самая частая причина
reasons-table = Отклонения по причинам
reasons-total = Всего
reasons-all = Все
reasons-more = { $count ->
    [one] Ещё { $count } строка с меньшим числом отклонений не показана. В последней строке она учтена.
    [few] Ещё { $count } строки с меньшим числом отклонений не показаны. В последней строке они учтены.
   *[other] Ещё { $count } строк с меньшим числом отклонений не показаны. В последней строке они учтены.
}
reasons-share-means = Доля считается по лидам, решённым за период. Лид, принятый раньше и отклонённый в гарантийный срок, есть только среди отклонений.
reasons-capped = Посчитаны только { $count } последних отклонений и столько же последних решений. Чтобы увидеть все, выберите период короче.
reasons-chart-days = Отклонения по дням
reasons-chart-weeks = Отклонения по неделям
reasons-chart-rest = Остальные причины
reasons-chart-summary = Всего { $count }; больше всего, { $most }, с { $day }.
reasons-empty = { $count ->
    [one] За { $count } день отклонений нет
    [few] За { $count } дня отклонений нет
   *[other] За { $count } дней отклонений нет
}
reasons-empty-longer = За более долгий период они могут найтись.
reasons-empty-longer-act = Показать 90 дней
reasons-empty-good = Лиды решались, и ни один не отклонён. Когда это случится, причина появится здесь.
reasons-empty-none = Решённых лидов пока нет. Как только лиды начнут отклонять, причины появятся здесь.
reasons-empty-act = К лидам
reasons-look = По источникам, офферам и заказчикам

# Подсказка
reasons-hint = Что бросается в глаза
reasons-hint-none = Ничего не выделяется
reasons-hint-wait = Судить рано
reasons-hint-early = { $count ->
    [one] По { $count } отклонению судить рано. Когда их станет { $needed }, здесь будет названа причина, на которую приходится две пятых и больше, и что с ней делать.
   *[other] По { $count } отклонениям судить рано. Когда их станет { $needed }, здесь будет названа причина, на которую приходится две пятых и больше, и что с ней делать.
}
reasons-hint-spread = { $count ->
    [one] { $count } отклонение, и ни одна причина не даёт двух пятых.
    [few] { $count } отклонения, и ни одна причина не даёт двух пятых. Посмотрите на строку с самой большой долей.
   *[other] { $count } отклонений, и ни одна причина не даёт двух пятых. Посмотрите на строку с самой большой долей.
}
reasons-hint-one = Причина у { $part } отклонений из { $whole }: { $reason }.
reasons-hint-small = Отклонений пока мало: это первый признак, а не доказательство.
reasons-row-buyer-party = { $part } из этих { $whole } прислал исполнитель { $name }. Начните с разговора с ним.
reasons-row-buyer-source = { $part } из этих { $whole } пришли из источника { $name }. Если остальное оттуда не лучше, запретите его в оффере.
reasons-row-buyer-offer = { $part } из этих { $whole } пришли на оффер { $name }. Начните с его формы и условий.
reasons-row-contractor-party = { $part } из этих { $whole } отклонил заказчик { $name }. Прежде чем слать ещё, перечитайте условия его офферов.
reasons-row-contractor-source = { $part } из этих { $whole } пришли из источника { $name }. Остановите его, пока не узнаете почему.
reasons-row-contractor-offer = { $part } из этих { $whole } ушли на оффер { $name }. Сравните рекламу с его условиями.
reasons-row-staff-party = { $part } из этих { $whole } касаются участника { $name }.
reasons-row-staff-source = { $part } из этих { $whole } пришли из источника { $name }.
reasons-row-staff-offer = { $part } из этих { $whole } касаются оффера { $name }.
reasons-for-buyer = Заказчику: { $what }
reasons-for-contractor = Исполнителю: { $what }

# Что заказчик может сделать против причины. Для исполнителя: desk-look в desk.ftl.
reasons-remedy-invalid_contact = Сделайте телефон обязательным полем формы и попросите исполнителя проверять номера кодом.
reasons-remedy-duplicate = Увеличьте в оффере срок без повторов и скажите исполнителям, какие каналы уже приводят тех же людей.
reasons-remedy-out_of_area = Укажите в оффере регионы и спрашивайте в форме город.
reasons-remedy-wrong_topic = Напишите в первых строках оффера, что вы продаёте, а что нет.
reasons-remedy-never_requested = Требуйте подтверждение согласия и разрешите только источники, где люди сами заполняют форму.
reasons-remedy-not_target_person = Добавьте в форму вопрос, на который ответит только клиент, и укажите в оффере, кто клиентом не считается.
reasons-remedy-language = Укажите в оффере языки, на которых вы работаете.
reasons-remedy-spam = Запретите источник, откуда он идёт, и попросите исполнителя защитить форму от роботов.
reasons-remedy-consent_missing = Добавьте в форму поле согласия: лид без него будет сразу отсеян.
reasons-remedy-order_cancelled = Звоните быстрее после заказа и спросите исполнителя, из каких источников приходят отмены.
reasons-remedy-other = Перечитайте свои комментарии. Если они повторяются, сделайте из них правило в условиях.
