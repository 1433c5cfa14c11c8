# Archivos presentados como prueba. Disputas.

evidence-picture = Imagen, { $type }
evidence-recording = Grabación, { $type }
evidence-document = Documento, { $type }
evidence-open-picture = Abrir la imagen { $name }
evidence-kilobytes = { $n } KB
evidence-megabytes = { $n } MB
evidence-files-hint = Hasta 5 archivos de 5 MB como máximo cada uno: imágenes (PNG, JPEG, GIF, WebP), grabaciones (MP3, WAV, Ogg, M4A, FLAC, AAC, AMR), PDF o texto sin formato. Los ven ambas partes y el equipo de la bolsa.
evidence-choose-again = Elija de nuevo los archivos: el navegador no los conserva cuando un formulario vuelve.

fault-file-empty = El archivo { $name } está vacío. Elija otro.
fault-file-too-large = El archivo { $name } supera los { $max } MB. Envíe uno más pequeño, por ejemplo solo la parte que importa.
fault-file-kind = No aceptamos archivos de este tipo: { $name }. Envíe una imagen (PNG, JPEG, GIF, WebP), una grabación (MP3, WAV, Ogg, M4A, FLAC, AAC, AMR), un PDF o texto sin formato en UTF-8.
fault-too-many-files = { $max ->
    [one] Envíe como máximo { $max } archivo a la vez.
   *[other] Envíe como máximo { $max } archivos a la vez.
}
