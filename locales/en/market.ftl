# What offers are about: topics, countries, kinds of sources.

# Topics.
topic-windows = Windows
topic-renovation = Renovation
topic-kitchens = Kitchens
topic-furniture = Furniture
topic-real-estate = Real estate
topic-construction = Construction
topic-cars = Cars
topic-car-service = Car service
topic-credit = Credit
topic-insurance = Insurance
topic-banking = Banking
topic-investments = Investments
topic-legal = Legal services
topic-bankruptcy = Bankruptcy
topic-education = Education
topic-languages = Languages
topic-medicine = Medicine
topic-dentistry = Dentistry
topic-beauty = Beauty
topic-travel = Travel
topic-moving = Moving
topic-it-services = IT services
topic-marketing = Marketing
topic-vacancies = Vacancies

# Countries.
region-RU = Russia
region-BY = Belarus
region-KZ = Kazakhstan
region-UZ = Uzbekistan
region-KG = Kyrgyzstan
region-AM = Armenia
region-GE = Georgia
region-AZ = Azerbaijan
region-MD = Moldova
region-RS = Serbia
region-TR = Türkiye
region-ES = Spain
region-MX = Mexico
region-AR = Argentina
region-CO = Colombia
region-CL = Chile
region-PE = Peru
region-US = United States
region-GB = United Kingdom
region-DE = Germany
region-FR = France
region-IT = Italy
region-PT = Portugal
region-PL = Poland

# Sources.
source-type-search_ads = Search advertising
source-type-brand_search = Search for the brand
source-type-social_ads = Advertising in social networks
source-type-display_ads = Banners and teasers
source-type-organic = Own site, organic search
source-type-social_posts = Posts and bloggers
source-type-messengers = Messengers
source-type-email = E-mail
source-type-sms = SMS
source-type-push = Push notifications
source-type-calls = Outgoing calls
source-type-partners = Partners
source-type-own_base = Own customer base
source-type-incentive = Rewarded actions
