# De qué tratan las ofertas: temas, países y tipos de fuentes.

# Temas.
topic-windows = Ventanas
topic-renovation = Reformas
topic-kitchens = Cocinas
topic-furniture = Muebles
topic-real-estate = Inmuebles
topic-construction = Construcción
topic-cars = Coches
topic-car-service = Taller mecánico
topic-credit = Créditos
topic-insurance = Seguros
topic-banking = Banca
topic-investments = Inversiones
topic-legal = Servicios jurídicos
topic-bankruptcy = Segunda oportunidad
topic-education = Educación
topic-languages = Idiomas
topic-medicine = Medicina
topic-dentistry = Odontología
topic-beauty = Belleza
topic-travel = Viajes
topic-moving = Mudanzas
topic-it-services = Servicios informáticos
topic-marketing = Marketing
topic-vacancies = Empleo

# Países.
region-RU = Rusia
region-BY = Bielorrusia
region-KZ = Kazajistán
region-UZ = Uzbekistán
region-KG = Kirguistán
region-AM = Armenia
region-GE = Georgia
region-AZ = Azerbaiyán
region-MD = Moldavia
region-RS = Serbia
region-TR = Turquía
region-ES = España
region-MX = México
region-AR = Argentina
region-CO = Colombia
region-CL = Chile
region-PE = Perú
region-US = Estados Unidos
region-GB = Reino Unido
region-DE = Alemania
region-FR = Francia
region-IT = Italia
region-PT = Portugal
region-PL = Polonia

# Fuentes.
source-type-search_ads = Publicidad en buscadores
source-type-brand_search = Búsquedas de la marca
source-type-social_ads = Publicidad en redes sociales
source-type-display_ads = Banners y anuncios nativos
source-type-organic = Sitio propio, búsqueda orgánica
source-type-social_posts = Publicaciones y creadores
source-type-messengers = Mensajería
source-type-email = Correo electrónico
source-type-sms = SMS
source-type-push = Notificaciones push
source-type-calls = Llamadas salientes
source-type-partners = Socios
source-type-own_base = Base propia de clientes
source-type-incentive = Tráfico incentivado
