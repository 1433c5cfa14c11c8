# Размещённая форма глазами посетителя, страница исполнителя о ней и сертификаты согласия.

form-name = Ваше имя
form-phone = Телефон
form-email = Электронная почта
form-either = Оставьте телефон или почту — что вам удобнее.
form-reach-you = Как с вами связаться?
form-step = Шаг { $number } из { $count }
form-next = Далее
form-back = Назад
form-send = Отправить
form-leave-empty = Не заполняйте это поле
form-goes-to = Всё, что вы напишете, получат { $buyer } и партнёр, со страницы которого вы пришли.
form-thanks-title = Спасибо
form-thanks-text = { $buyer }: ваша заявка получена, с вами свяжутся.
form-thanks-known = { $buyer }: ваша заявка уже есть. Больше ничего делать не нужно.
form-thanks-received = Мы получили вашу заявку.
form-thanks-test = Проверка прошла как надо. { $buyer } видит её среди тестов, и никто не позвонит.
form-thanks-test-refused = Проверка дошла, но её отклонило правило оффера. Какое именно, видно в списке тестов.
form-go-on = Продолжить
form-closed-title = Форма закрыта
form-closed-text = { $buyer }: сейчас заявки здесь не принимаются.
form-sent-before-title = Эта форма уже отправлена
form-sent-before-text = { $buyer }: то, что вы отправили в первый раз, получено. Чтобы отправить другое, откройте форму заново.
form-again = Открыть форму заново
form-press-again = Сейчас принять не получилось. Всё, что вы написали, на месте: подождите немного и нажмите кнопку ещё раз.
form-old = Страница была открыта слишком долго. Всё, что вы написали, на месте: нажмите кнопку ещё раз.
form-quick = Получилось очень быстро. Проверьте, что вы написали, и нажмите кнопку ещё раз.
form-changed = Форма изменилась, пока была открыта. Прочтите её ещё раз и нажмите кнопку.
form-way-title = Готовая форма
form-way-lead = Страница на этой бирже, которая спрашивает то, что нужно офферу. Направляйте на неё людей или поставьте её на свою страницу.
form-way-not-active = Ваше участие в оффере не действует, поэтому посетители читают, что форма закрыта.
form-way-not-open = Оффер сейчас не принимает лиды, поэтому посетители читают, что форма закрыта.
form-figure-delivered = Лидов доставлено
form-figure-refused = Лидов отклонено
form-figure-caught = Роботов не пропущено
form-figure-days = { $days ->
    [one] за { $days } день, через форму
    [few] за { $days } дня, через форму
   *[other] за { $days } дней, через форму
}
form-figure-caught-note = { $days ->
    [one] за { $days } день; лидами они не стали
    [few] за { $days } дня; лидами они не стали
   *[other] за { $days } дней; лидами они не стали
}
form-link-title = Ссылка
form-link = Адрес формы
form-open = Открыть форму
form-open-test = Отправить тест
form-open-test-hint = Тест проверяется как лид и хранится отдельно: деньги не двигаются, и ни один показатель его не считает.
form-builder-title = Источник и метки
form-builder-hint = Заполните то, что хотите потом найти в отчётах. Ссылка, QR-код и строки ниже изменятся вместе с этим.
form-builder-do = Подставить
form-embed-title = На своей странице
form-embed-text = Поставьте эту строку туда, где должна стоять форма. Она возьмёт источник и метки из адреса вашей страницы и сама подберёт высоту.
form-embed-line = Строка HTML
form-embed-hint = data-theme="dark" делает форму тёмной, data-lang="es" задаёт язык. Если у сайта есть политика безопасности содержимого, разрешите эту биржу в script-src и frame-src.
form-button-title = Кнопка обратного звонка
form-button-text = Кнопка поверх вашей страницы, которая открывает короткую форму: как связаться с человеком и только самое необходимое.
form-button-words = Перезвоните мне
form-square-title = QR-код
form-square-label = QR-код с адресом формы
form-square-hint = Для печати. Ведёт по ссылке выше, вместе с источником и метками.
form-asks-title = Что спрашивает форма
form-asks-steps = { $count ->
    [one] { $count } шаг
    [few] { $count } шага
   *[other] { $count } шагов
}
form-asks-consent = Согласие, которое отмечают люди
form-asks-no-consent = В оффере нет текста согласия, поэтому лиды приходят без сертификата.
form-asks-thanks = После отправки человек попадает на { $address }
form-asks-own-thanks = После отправки человек видит страницу с благодарностью.
form-preview-open = Посмотреть форму
form-preview-title = Форма глазами посетителя
form-preview-lead = Отсюда ничего нельзя отправить. Названия полей ваши, остальное — на языке посетителя.
form-preview-back = Назад к офферу
form-preview-unfit = Лиды этого оффера приходят с вашего сайта, поэтому исполнителям эта форма не даётся.
form-preview-legend = Предпросмотр
form-language-en = английский
form-language-ru = русский
form-language-es = испанский
certificate-title = Сертификат согласия
certificate-valid = Подпись верна
certificate-invalid = Подпись не сходится
certificate-when = Согласие дано
certificate-version = Текст
certificate-address = Сетевой адрес
certificate-browser = Браузер
certificate-page = Страница
certificate-language = Язык страницы
certificate-lead = Лид
certificate-download = Скачать сертификат
certificate-check = Проверить сертификат
certificate-covered = Адрес и браузер закрыты, потому что закрыт контакт. Кто видит контакт, может скачать сертификат целиком.
certificate-check-title = Проверка сертификата согласия
certificate-check-lead = Вставьте содержимое файла сертификата, чтобы узнать, подписала ли его эта биржа и не менялся ли он с тех пор. То, что вы вставите, не сохраняется.
certificate-check-file = Сертификат
certificate-check-hint = Всё содержимое скачанного файла.
certificate-check-do = Проверить
certificate-key = Открытый ключ биржи:
certificate-outcome-valid = Подписан этой биржей и не изменён
certificate-outcome-changed = Подпись не сходится: в этом сертификате что-то изменили.
certificate-outcome-other-key = Этот сертификат подписан другим ключом, не ключом этой биржи.
certificate-outcome-not-one = Это не наш сертификат. Вставьте всё содержимое файла.
