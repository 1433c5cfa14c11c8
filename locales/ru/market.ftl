# О чём офферы: тематики, страны, виды источников.

# Тематики.
topic-windows = Пластиковые окна
topic-renovation = Ремонт
topic-kitchens = Кухни
topic-furniture = Мебель
topic-real-estate = Недвижимость
topic-construction = Строительство
topic-cars = Автомобили
topic-car-service = Автосервис
topic-credit = Кредиты
topic-insurance = Страхование
topic-banking = Банковские услуги
topic-investments = Инвестиции
topic-legal = Юридические услуги
topic-bankruptcy = Банкротство
topic-education = Образование
topic-languages = Иностранные языки
topic-medicine = Медицина
topic-dentistry = Стоматология
topic-beauty = Красота
topic-travel = Туризм
topic-moving = Переезды
topic-it-services = ИТ-услуги
topic-marketing = Маркетинг
topic-vacancies = Вакансии

# Страны.
region-RU = Россия
region-BY = Беларусь
region-KZ = Казахстан
region-UZ = Узбекистан
region-KG = Киргизия
region-AM = Армения
region-GE = Грузия
region-AZ = Азербайджан
region-MD = Молдавия
region-RS = Сербия
region-TR = Турция
region-ES = Испания
region-MX = Мексика
region-AR = Аргентина
region-CO = Колумбия
region-CL = Чили
region-PE = Перу
region-US = США
region-GB = Великобритания
region-DE = Германия
region-FR = Франция
region-IT = Италия
region-PT = Португалия
region-PL = Польша

# Источники.
source-type-search_ads = Контекстная реклама в поиске
source-type-brand_search = Поиск по бренду
source-type-social_ads = Реклама в соцсетях
source-type-display_ads = Баннеры и тизеры
source-type-organic = Свой сайт, органический поиск
source-type-social_posts = Посты и блогеры
source-type-messengers = Мессенджеры
source-type-email = Почтовые рассылки
source-type-sms = СМС
source-type-push = Пуш-уведомления
source-type-calls = Исходящие звонки
source-type-partners = Партнёры
source-type-own_base = Своя база клиентов
source-type-incentive = Мотивированный трафик
