# Файлы-доказательства. Споры.

evidence-picture = Изображение, { $type }
evidence-recording = Запись, { $type }
evidence-document = Документ, { $type }
evidence-open-picture = Открыть изображение { $name }
evidence-kilobytes = { $n } КБ
evidence-megabytes = { $n } МБ
evidence-files-hint = До 5 файлов, каждый не больше 5 МБ: изображения (PNG, JPEG, GIF, WebP), записи (MP3, WAV, Ogg, M4A, FLAC, AAC, AMR), PDF или простой текст. Их видят обе стороны и сотрудники биржи.
evidence-choose-again = Выберите файлы ещё раз: браузер не сохраняет их, когда форма возвращается.

fault-file-empty = Файл { $name } пуст. Выберите другой.
fault-file-too-large = Файл { $name } больше { $max } МБ. Отправьте файл меньше, например только важную часть.
fault-file-kind = Файлы такого вида мы не принимаем: { $name }. Отправьте изображение (PNG, JPEG, GIF, WebP), запись (MP3, WAV, Ogg, M4A, FLAC, AAC, AMR), PDF или простой текст в UTF-8.
fault-too-many-files = { $max ->
    [one] Отправляйте не больше { $max } файла за раз.
    [few] Отправляйте не больше { $max } файлов за раз.
    [many] Отправляйте не больше { $max } файлов за раз.
   *[other] Отправляйте не больше { $max } файла за раз.
}
