# Предложения и участие в них.

# Почему в действии отказано.
problem-offer_is_draft = Предложение ещё черновик. Сначала отправьте его на проверку.
problem-offer_is_in_review = Предложение на проверке. Чтобы изменить его, отзовите его с проверки.
problem-offer_is_published = Предложение уже опубликовано.
problem-offer_is_paused = Предложение на паузе.
problem-offer_is_closed = Предложение закрыто окончательно.
problem-engagement_is_requested = Заявка уже у покупателя.
problem-engagement_is_active = Исполнитель уже работает с этим предложением.
problem-engagement_is_declined = Покупатель отклонил эту заявку.
problem-engagement_is_left = Исполнитель вышел из этого предложения.
problem-own_offer = Сторона не продаёт сама себе: это ваше собственное предложение.
problem-invitation_only = Покупатель сам выбирает, кто работает с этим предложением. Попросите его пригласить вас.
problem-party_suspended = Сторона приостановлена. Напишите бирже, чтобы её восстановили.

# Что не так с полем.
fault-not-a-time = Укажите время, например 09:00; конец дня — 24:00.
fault-ends-before-start = Конец должен быть позже начала.
fault-hours-overlap = Эти часы пересекаются с другими в тот же день.
fault-cap-needs-percent = Верхняя граница цены нужна только для доли от заказа. Укажите долю или очистите это поле.
fault-percent-is-for-purchases = Долю от заказа платят только за покупки.
fault-not-a-percent = Укажите процент больше 0 и не больше 100, не более двух знаков после запятой.
fault-cap-below-floor = Верхняя граница цены ниже нижней.
fault-unknown-region = { $region } — нет такой страны или региона. Пишите коды, например RU или RU-MOW.
fault-order-amount-is-a-number = Сумма заказа должна быть обязательным числом.
fault-allowed-and-forbidden = Один и тот же источник и разрешён, и запрещён.
fault-reason-does-not-fit = Эта причина бывает только у покупок.
fault-not-a-whole-number = Укажите целое число.
fault-out-of-range = Укажите число от { $min } до { $max }.
fault-not-a-key = Ключ начинается с маленькой латинской буквы и состоит из маленьких букв, цифр и подчёркиваний, не длиннее { $max }.
fault-choice-needs-options = Напишите варианты, по одному в строке.
fault-fixed-once-published = После публикации это изменить нельзя. Закройте предложение и создайте новое.
fault-unknown-party = Стороны с таким номером нет.
fault-bound-needs-currency = Сначала выберите валюту: цены в разных валютах не сравнить.
