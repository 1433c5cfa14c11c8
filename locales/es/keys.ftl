# Claves de la API: se crean, se muestran una vez, se revocan.

key-title = Claves de la API
key-text = Un programa que llama a la API envía una clave como token bearer. La clave actúa como usted, solo para esta empresa y con los permisos que usted tenga en ese momento. No puede cambiar su contraseña, crear ni revocar claves, ni cerrar sus sesiones. Una contraseña nueva no anula las claves: revoque la que nadie use.
key-fresh-title = Copie la clave ahora
key-fresh-text = Se muestra solo esta vez. Guárdela donde su programa lee sus secretos, y no en el propio programa.
key-fresh = La clave nueva
key-none = Esta empresa no tiene ninguna clave en vigor.
key-list = Claves en vigor
key-made = creada { $when }
key-used = usada por última vez { $when }
key-unused = sin usar
key-revoke = Revocar
key-revoke-question = La próxima llamada con esta clave se rechaza. No se puede deshacer.
key-revoke-yes = Revocar la clave
key-label = Para qué es la clave
key-label-hint = Por ejemplo, el sitio o el programa que la usará.
key-make = Crear una clave
key-make-another = Crear otra clave
key-revoked-list = Claves revocadas
key-revoked-at = revocada { $when }
key-revoked-done = La clave está revocada. Las llamadas con ella se rechazan desde ahora.
problem-key_of_another_party = Esta clave de la API actúa para otra empresa. Quite X-Party o use una clave de esa empresa.
problem-key_not_enough = Una clave de la API no permite hacer esto. Inicie sesión o use un token de acceso propio.
problem-too_many_keys = Una empresa tiene como máximo { $most } claves en vigor. Revoque una que nadie use y cree otra.
