# Files given as evidence. Disputes.

evidence-picture = Picture, { $type }
evidence-recording = Recording, { $type }
evidence-document = Document, { $type }
evidence-open-picture = Open the picture { $name }
evidence-kilobytes = { $n } KB
evidence-megabytes = { $n } MB
evidence-files-hint = Up to 5 files of at most 5 MB each: pictures (PNG, JPEG, GIF, WebP), recordings (MP3, WAV, Ogg, M4A, FLAC, AAC, AMR), PDF or plain text. Both sides and the staff of the exchange see them.
evidence-choose-again = Choose the files again: a browser does not keep them when a form comes back.

fault-file-empty = The file { $name } is empty. Choose another.
fault-file-too-large = The file { $name } is larger than { $max } MB. Send a smaller one, for example only the part that matters.
fault-file-kind = The file { $name } is of a kind we do not take. Send a picture (PNG, JPEG, GIF, WebP), a recording (MP3, WAV, Ogg, M4A, FLAC, AAC, AMR), a PDF or plain text in UTF-8.
fault-too-many-files = { $max ->
    [one] Send at most { $max } file at a time.
   *[other] Send at most { $max } files at a time.
}
