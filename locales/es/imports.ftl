# Files of leads: sending one, naming its columns, and what became of its rows.

imports-title = Archivos de leads
imports-lead = Envíe una tabla de Excel, Google Sheets o una red publicitaria. Cada fila será un lead.
imports-sent = Archivos enviados
imports-none = Aún no hay archivos
imports-none-text = Elija un archivo arriba. Antes de enviar nada verá cómo se ha leído.
imports-kept = { $days ->
    [one] Las filas de un archivo se borran { $days } día después de terminar, porque son contactos de personas. Los leads se conservan.
   *[other] Las filas de un archivo se borran { $days } días después de terminar, porque son contactos de personas. Los leads se conservan.
}
import-new = Archivo nuevo
import-file = Archivo
import-file-hint = Una tabla en CSV o Excel (.xlsx), hasta 200 000 filas y 25 MB. La primera fila nombra las columnas.
import-how-read = Las letras o las columnas salen mal
import-encoding = Codificación
import-encoding-hint = Cómo están escritas las letras en un archivo de texto. Excel en español suele guardar windows-1252.
import-delimiter = Entre columnas
import-delimiter-hint = Qué separa las columnas de un archivo de texto.
import-found-out = Que lo averigüe la plataforma
import-delimiter-comma = Coma
import-delimiter-semicolon = Punto y coma
import-delimiter-tab = Tabulador
import-delimiter-bar = Barra vertical
import-upload = Leer el archivo
import-paste = O pegue filas de una hoja
import-next = Después dirá qué es cada columna. Aún no se envía nada.
import-state = Estado
import-status-read = Espera sus columnas
import-status-running = Enviándose
import-status-done = Terminado
import-status-stopped = Detenido
import-rows = Filas
import-when = Subido
import-lead = Cada fila será un lead.
import-progress = Filas enviadas
import-done-of = { $done } de { $rows }
import-delivered = Entregados
import-not-delivered = No entregados
import-refused = Rechazados por una regla
import-wrong = No encajan en el formulario
import-repeated = Enviados antes
import-test-rows = { $rows ->
    [one] Se prueba como máximo la primera fila.
   *[other] Se prueban como máximo las primeras { $rows } filas.
}
import-runs = Puede salir de esta página: el archivo se envía sin ella.
import-stop = Detener
import-stop-question = Las filas en curso se terminan y lo enviado queda enviado. Podrá continuar después.
import-stopped-text = Detenido a medio camino. Lo enviado queda enviado; ninguna fila se envía dos veces.
import-stopped-flash = El archivo está detenido.
import-go-on = Continuar
import-rows-gone = Las filas de este archivo se borraron. Para enviarlo, elija el archivo otra vez.
import-refused-rows = Filas no entregadas
import-save-refused = { $count ->
    [one] Guardar { $count } fila en CSV
   *[other] Guardar las { $count } filas en CSV
}
import-row = Fila
import-reason = Por qué
import-lead-column = Lead
import-open-lead = Abrir
import-not-kept = No guardado
import-mend = Corrija las filas en el archivo guardado y envíelo como nuevo. Omita sus dos últimas columnas.
import-broken-letters = Algunas letras no se pudieron leer. Lea el archivo otra vez con otra codificación, al final de esta página.
import-columns = Qué es cada columna
import-columns-note = Se recuerda para el próximo archivo
import-column-head = Columna
import-samples = Por ejemplo
import-is = Es
import-column = Columna { $number }
import-what-is = ¿Qué es la columna «{ $column }»?
import-leave-out = Omitir
import-source = Fuente de las filas que no la nombran
import-source-hint = De dónde vienen estas personas, por ejemplo search_ads.
import-agreed = Todas las personas de este archivo dieron el consentimiento que pide la oferta
import-agreed-hint = Usted lo declara. El comprador puede pedir pruebas, y un lead sin consentimiento puede devolverse.
import-send = { $rows ->
    [one] Enviar { $rows } lead
   *[other] Enviar { $rows } leads
}
import-try = Probar con un test
import-send-hint = { $rows ->
    [one] Un test envía hasta { $rows } fila del mismo modo y no mueve dinero: verá qué se rechazaría.
   *[other] Un test envía hasta { $rows } filas del mismo modo y no mueve dinero: verá qué se rechazaría.
}
import-first-rows = Primeras filas
import-again = Leer el archivo otra vez
import-again-text = Si las letras o las columnas salieron mal, diga cómo está escrito el archivo. Ocupará el lugar de este.
import-read-again = Leer otra vez
import-target-name = Nombre
import-target-phone = Teléfono
import-target-email = Correo electrónico
import-target-region = Región (código de país)
import-target-source = Fuente
import-target-sub = Sub-id { $number }
import-target-external_id = Su propio id
import-target-consent_given_at = Consentimiento: cuándo se dio
import-target-consent_text_version = Consentimiento: versión del texto
import-target-order_amount = Importe del pedido
import-why-repeated = Enviado antes con el mismo id; cuenta una vez.
import-why-key-reused = Esta fila se envió antes con otro contenido.
import-why-no-engagement = Ya no puede enviar leads de esta oferta.
import-why-internal = Un fallo nuestro. Envíe la fila otra vez.
import-why-unknown = El motivo no se conservó.

problem-import_not_open = Este archivo ya se envió. Para enviarlo otra vez, elíjalo como nuevo.
problem-import_not_running = Este archivo no se está enviando ahora. Recargue la página para ver cómo está.
problem-import_rows_gone = Las filas de este archivo se borraron. Elija el archivo otra vez.

fault-import-file-needed = Elija un archivo.
fault-import-empty = El archivo está vacío. Elija otro.
fault-import-no-rows = El archivo tiene encabezados y ninguna fila. Añada los leads debajo de los encabezados.
fault-import-not-a-table = Esto no es una tabla. Guárdela como CSV o Excel (.xlsx) y elíjala otra vez.
fault-import-old-workbook = Es un archivo antiguo de Excel, o uno con contraseña. Guárdelo como .xlsx sin contraseña.
fault-import-unreadable-workbook = Este archivo de Excel está dañado. Ábralo, guárdelo de nuevo como .xlsx o CSV y elíjalo otra vez.
fault-import-too-large-inside = Hay demasiado dentro de este archivo de Excel. Guarde la hoja como CSV.
fault-import-too-many-rows = { $max ->
    [one] Hay más de { $max } fila. Divida el archivo.
   *[other] Hay más de { $max } filas. Divida el archivo.
}
fault-import-too-many-columns = La fila { $row } tiene más de { $max } columnas. Quite las que sobran o diga qué separa las columnas.
fault-import-cell-too-long = Una celda de la fila { $row } tiene más de { $max } caracteres. Puede faltar una comilla.
fault-import-row-too-long = { $max ->
    [one] Hay más valores que la { $max } columna con encabezado.
   *[other] Hay más valores que las { $max } columnas con encabezado.
}
fault-import-column-twice = Otra columna ya es esto. Elija una de las dos.
fault-import-contact-needed = Diga qué columna es el teléfono o el correo.
fault-import-column-needed = La oferta pide «{ $column }». Diga qué columna es.
fault-import-consent-halves = El consentimiento necesita su hora y la versión de su texto. Nombre las dos columnas o ninguna.
fault-import-consent-needed = La oferta pide consentimiento. Nombre su columna o declare que todos lo dieron.
