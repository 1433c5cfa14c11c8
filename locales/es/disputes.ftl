# Las palabras de las disputas como se leen: el final de cada clave es la palabra guardada.
verdict-reason-lead_meets_terms = El lead cumple las condiciones
verdict-reason-lead_breaks_terms = El lead no cumple las condiciones
verdict-reason-shared_fault = La culpa es de las dos partes
verdict-reason-no_evidence = No hay pruebas suficientes
dispute-outcome-conceded = El comprador ha cedido
dispute-outcome-withdrawn = El proveedor ha cedido
dispute-outcome-agreed = Las partes han acordado un reparto
dispute-outcome-verdict = Ha decidido el equipo de la bolsa
dispute-outcome-unanswered = El comprador no contestó a tiempo
dispute-outcome-undecided = El equipo de la bolsa no decidió a tiempo
