# Cartas sobre el dinero que sale.
mail-payee_changed-subject = { $count ->
    [1] Se indicó la cuenta de cobro en { $currency }
    [one] Se indicó { $count } cuenta de cobro
   *[other] Se indicaron { $count } cuentas de cobro
}
mail-payee_changed-text = { $count ->
    [1] Alguien de su empresa indicó, con su contraseña, la cuenta en la que se pagan los retiros.
    [one] Alguien de su empresa indicó, con su contraseña, las cuentas en las que se pagan los retiros.
   *[other] Alguien de su empresa indicó, con su contraseña, las cuentas en las que se pagan los retiros.
}
mail-payee_changed-line = { $currency }: { $account }, se paga a partir del { $when }
mail-payee_changed-step = Ver las cuentas
mail-payee_changed-note = Si no fue ninguno de ustedes, cambien ahora sus contraseñas y escriban a la bolsa antes de esa hora. Los retiros pedidos antes van a la cuenta anterior.

mail-withdrawal_requested-subject = { $count ->
    [1] Se solicitó un retiro de { $amount }
    [one] Se solicitó { $count } retiro
   *[other] Se solicitaron { $count } retiros
}
mail-withdrawal_requested-text = { $count ->
    [1] Alguien de su empresa solicitó dinero del monedero. Ahora lo revisa el equipo.
    [one] Alguien de su empresa solicitó dinero del monedero. Ahora lo revisa el equipo.
   *[other] Alguien de su empresa solicitó dinero del monedero. Ahora lo revisa el equipo.
}
mail-withdrawal_requested-line = { $amount }, referencia { $reference }
mail-withdrawal_requested-step = { $count ->
    [one] Ver el retiro
   *[other] Ver el monedero
}
mail-withdrawal_requested-note = Si no fue ninguno de ustedes, cancélenlo allí, cambien sus contraseñas y escriban a la bolsa.

mail-withdrawal_approved-subject = { $count ->
    [1] Su retiro de { $amount } está aprobado
    [one] { $count } retiro está aprobado
   *[other] { $count } retiros están aprobados
}
mail-withdrawal_approved-text = { $count ->
    [1] Ahora va al banco.
    [one] Ahora van al banco.
   *[other] Ahora van al banco.
}
mail-withdrawal_approved-line = { $amount }, referencia { $reference }
mail-withdrawal_approved-delayed = { $amount }, referencia { $reference }: no antes del { $when }, porque la cuenta se cambió hace poco
mail-withdrawal_approved-step = { $count ->
    [one] Ver el retiro
   *[other] Ver el monedero
}

mail-withdrawal_paid-subject = { $count ->
    [1] Se le pagaron { $amount }
    [one] Se pagó { $count } retiro
   *[other] Se pagaron { $count } retiros
}
mail-withdrawal_paid-text = { $count ->
    [1] Lo tiene el banco. Su cuenta puede tardar unos días en mostrarlo.
    [one] Los tiene el banco. Su cuenta puede tardar unos días en mostrarlos.
   *[other] Los tiene el banco. Su cuenta puede tardar unos días en mostrarlos.
}
mail-withdrawal_paid-line = { $amount }, referencia { $reference }
mail-withdrawal_paid-step = { $count ->
    [one] Ver el retiro
   *[other] Ver el monedero
}

mail-withdrawal_failed-subject = { $count ->
    [1] Su retiro de { $amount } no se pagó
    [one] { $count } retiro no se pagó
   *[other] { $count } retiros no se pagaron
}
mail-withdrawal_failed-text = { $count ->
    [1] El importe completo está otra vez en su monedero. Puede solicitarlo de nuevo.
    [one] Los importes completos están otra vez en su monedero. Puede solicitarlos de nuevo.
   *[other] Los importes completos están otra vez en su monedero. Puede solicitarlos de nuevo.
}
mail-withdrawal_failed-line = { $amount }, referencia { $reference }: el pago falló. { $reason }
mail-withdrawal_failed-refused = { $amount }, referencia { $reference }: el equipo no lo aprobó. { $reason }
mail-withdrawal_failed-step = { $count ->
    [one] Ver el retiro
   *[other] Ver el monedero
}

mail-kind-payee_changed = Cuenta de cobro
mail-kind-withdrawal_requested = Retiro solicitado
mail-kind-withdrawal_approved = Retiro aprobado
mail-kind-withdrawal_paid = Retiro pagado
mail-kind-withdrawal_failed = Retiro no pagado
