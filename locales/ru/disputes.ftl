# Слова споров, как их читают люди: конец ключа — слово из базы.
verdict-reason-lead_meets_terms = Лид соответствует условиям
verdict-reason-lead_breaks_terms = Лид не соответствует условиям
verdict-reason-shared_fault = Виноваты обе стороны
verdict-reason-no_evidence = Доказательств недостаточно
dispute-outcome-conceded = Заказчик уступил
dispute-outcome-withdrawn = Исполнитель уступил
dispute-outcome-agreed = Стороны договорились о разделе
dispute-outcome-verdict = Решила биржа
dispute-outcome-unanswered = Заказчик не ответил в срок
dispute-outcome-undecided = Биржа не решила в срок
