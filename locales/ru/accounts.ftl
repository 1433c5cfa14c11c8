# Регистрация, вход, настройки.

# Ошибки полей
fault-password-short = Не меньше { $min } символов: проще всего запомнить несколько слов.
fault-password-is-email = Пароль не должен совпадать с адресом почты. Выберите другой.
fault-password-common = Этот пароль подбирают одним из первых. Выберите другой.
fault-password-wrong = Это не ваш нынешний пароль. Введите его ещё раз.
fault-role-missing = Выберите хотя бы одно: покупать лиды, поставлять их или и то и другое.
fault-role-not-offered = Эту роль дают по приглашению. Выберите покупку или поставку лидов.
fault-email-has-user = У этого адреса уже есть пользователь. Укажите другой.

# Отказы
problem-wrong_credentials = Неверный адрес почты или пароль. Проверьте их или запросите новый пароль.
problem-email_not_confirmed = Адрес почты ещё не подтверждён. Откройте ссылку из письма или попросите прислать новую.
problem-suspended = Учётная запись приостановлена. О причине спросите оператора биржи.
problem-invalid_refresh_token = Токен обновления использован, истёк или отозван. Войдите снова с паролем.
problem-link_spent = Ссылка уже использована, истекла или заменена новой. Запросите другую.
problem-address_taken = После отправки приглашения у адреса появился пользователь. Просто войдите.
problem-acts_for_party = Этот пользователь действует от имени участника, а сотрудникам торговать нельзя. Укажите другой адрес.
problem-not_yourself = Себя приостановить нельзя. Попросите коллегу.

# Регистрация
account-sign-up-title = Создать учётную запись
account-sign-up-note = С одной учётной записью можно и покупать лиды, и отправлять их.
account-email = Почта
account-password = Пароль
account-password-hint = Не меньше 10 символов. Несколько не связанных слов надёжны и легко запоминаются.
account-party-name = Компания или ваше имя
account-party-name-hint = Его видит вторая сторона каждой сделки.
account-roles = Что вы хотите делать?
account-role-buyer = Покупать лиды
account-role-buyer-hint = Вы описываете, какие клиенты нужны, и платите за каждого подходящего.
account-role-contractor = Отправлять лиды
account-role-contractor-hint = Вы приводите клиентов и получаете деньги за каждого принятого.
account-time-zone = Часовой пояс
account-time-zone-hint = Начните вводить город. Сроки показываются в этом поясе.
account-sign-up-do = Создать учётную запись
account-have-one = Уже есть учётная запись?
account-check-mail-title = Проверьте почту
account-sign-up-sent = Мы отправили ссылку на указанный адрес. Откройте её в течение 48 часов, чтобы подтвердить адрес, и войдите.
account-reset-sent = Если у адреса есть учётная запись, ссылка для нового пароля уже в пути. Она действует один час.
account-mail-missing = Ничего не пришло? Загляните в спам, проверьте адрес или попросите письмо ещё раз.
account-resend-title = Прислать ссылку ещё раз
account-resend = Прислать новую ссылку
account-confirm-title = Подтвердите адрес
account-confirm-text = Одно нажатие, и в учётную запись можно войти.
account-confirm-do = Подтвердить адрес
account-confirmed = Адрес подтверждён. Войдите, чтобы начать.
account-confirmed-twice = Адрес подтверждён. С ним регистрировались несколько раз, поэтому задайте пароль сейчас.

# Ссылки
account-spent-title = Эта ссылка больше не действует
account-spent-confirm = Она использована, старше 48 часов или заменена новой. Если адрес уже подтверждён, войдите; если нет, попросите новую ссылку.
account-spent-reset = Она использована, старше часа или заменена новой. Попросите другую.
account-spent-enter = Каждая ссылка для входа действует один раз и недолго. Войдите с паролем или создайте новую ссылку.
account-spent-invitation = Оно использовано или старше 7 дней. Попросите пригласившего прислать новое.
account-enter-title = Вход по ссылке
account-enter-text = Ссылка впустит один раз. Нажмите кнопку, когда будете готовы.
account-invitation-title = Присоединиться к команде
account-invitation-text = Вас приглашают помогать в работе биржи под адресом { $email }. Выберите пароль и заходите.
account-invitation-do = Присоединиться

# Вход и выход
account-sign-in-title = Вход
account-sign-in-do = Войти
account-forgotten = Забыли пароль?
account-no-account = Ещё нет учётной записи?
account-signed-out = Вы вышли.
account-signed-out-everywhere = Вы вышли на всех устройствах. Здесь можно войти снова.

# Новый пароль
account-reset-title = Забытый пароль
account-reset-text = Укажите адрес, и мы пришлём ссылку для нового пароля.
account-reset-do = Прислать ссылку
account-new-password-title = Новый пароль
account-new-password-text = После смены вы выйдете на всех остальных устройствах.
account-new-password = Новый пароль
account-new-password-do = Сохранить пароль
account-password-set = Новый пароль сохранён. Войдите с ним.

# Настройки
account-settings-title = Настройки
account-reading-title = Язык и время
account-language = Язык
account-language-hint = На этом языке ваши страницы и письма.
account-party-title = Ваша компания
account-party-id = Ваш номер на бирже
account-party-id-hint = Сообщите его заказчику, который хочет пригласить вас в оффер.
account-password-title = Пароль
account-current-password = Нынешний пароль
account-password-change-do = Сменить пароль
account-password-changed = Пароль изменён. Все остальные входы завершены.
account-everywhere-title = Выйти везде
account-everywhere-text = Сразу завершает все сеансы и токены программ, включая этот.
account-everywhere-do = Выйти везде
account-saved = Сохранено.
account-suspended-note = Работа «{ $party }» приостановлена: { $reason }. Принятые лиды сохраняют сроки и деньги, новое начать нельзя. Чтобы решить вопрос, ответьте на письмо оператора.
