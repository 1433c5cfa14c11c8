# Files of leads: sending one, naming its columns, and what became of its rows.

imports-title = Files of leads
imports-lead = Send a table from Excel, Google Sheets or an advertising network. Each row becomes a lead.
imports-sent = Files sent
imports-none = No files yet
imports-none-text = Choose a file above. You see how it was understood before anything is sent.
imports-kept = { $days ->
    [one] The rows of a file are deleted { $days } day after it ends, because they are people's contacts. The leads made of them stay.
   *[other] The rows of a file are deleted { $days } days after it ends, because they are people's contacts. The leads made of them stay.
}
import-new = New file
import-file = File
import-file-hint = A table as CSV or Excel (.xlsx), up to 200,000 rows and 25 MB. The first row names the columns.
import-how-read = The letters or columns come out wrong
import-encoding = Encoding
import-encoding-hint = How letters are written in a text file. Excel in Russian usually saves windows-1251.
import-delimiter = Between columns
import-delimiter-hint = What divides the columns of a text file.
import-found-out = Found out by the exchange
import-delimiter-comma = Comma
import-delimiter-semicolon = Semicolon
import-delimiter-tab = Tab
import-delimiter-bar = Vertical bar
import-upload = Read the file
import-paste = Or paste rows from a sheet
import-next = Next you say what each column is. Nothing is sent yet.
import-state = State
import-status-read = Waits for its columns
import-status-running = Being sent
import-status-done = Done
import-status-stopped = Stopped
import-rows = Rows
import-when = Sent in
import-lead = Each row becomes a lead.
import-progress = Rows sent
import-done-of = { $done } of { $rows }
import-delivered = Delivered
import-not-delivered = Not delivered
import-refused = Refused by a rule
import-wrong = Do not fit the form
import-repeated = Sent before
import-test-rows = { $rows ->
    [one] At most the first { $rows } row is tried.
   *[other] At most the first { $rows } rows are tried.
}
import-runs = You may leave this page: the file is sent without it.
import-stop = Stop
import-stop-question = The rows in hand are finished, and what was sent stays sent. You can go on later.
import-stopped-text = Stopped on the way. What was sent stays sent; no row is sent twice.
import-stopped-flash = The file is stopped.
import-go-on = Go on
import-rows-gone = The rows of this file were deleted. To send it, choose the file again.
import-refused-rows = Rows that were not delivered
import-save-refused = { $count ->
    [one] Save { $count } row as CSV
   *[other] Save all { $count } rows as CSV
}
import-row = Row
import-reason = Why
import-lead-column = Lead
import-open-lead = Open
import-not-kept = Not kept
import-mend = Mend the rows in the saved file and send it as a new one. Leave out its last two columns.
import-broken-letters = Some letters could not be read. Read the file again with another encoding, at the end of this page.
import-columns = What each column is
import-columns-note = Remembered for the next file
import-column-head = Column
import-samples = For example
import-is = Is
import-column = Column { $number }
import-what-is = What is the column “{ $column }”?
import-leave-out = Leave out
import-source = Source of rows that name none
import-source-hint = Where these people come from, such as search_ads.
import-agreed = Everybody in this file gave the consent the offer asks for
import-agreed-hint = You declare it. The buyer may ask for proof, and a lead without consent may be returned.
import-send = { $rows ->
    [one] Send { $rows } lead
   *[other] Send { $rows } leads
}
import-try = Try as a test
import-send-hint = { $rows ->
    [one] A test sends up to { $rows } row the same way, and no money moves: you see what would be refused.
   *[other] A test sends up to { $rows } rows the same way, and no money moves: you see what would be refused.
}
import-first-rows = First rows
import-again = Read the file again
import-again-text = If letters or columns came out wrong, say how the file is written. It takes the place of this one.
import-read-again = Read again
import-target-name = Name
import-target-phone = Phone
import-target-email = E-mail
import-target-region = Region (country code)
import-target-source = Source
import-target-sub = Sub-id { $number }
import-target-external_id = Your own id
import-target-consent_given_at = Consent: when it was given
import-target-consent_text_version = Consent: version of the wording
import-target-order_amount = Amount of the order
import-why-repeated = Sent before under the same id; it counts once.
import-why-key-reused = This row was sent before with other contents.
import-why-no-engagement = You have no right to send leads for this offer any more.
import-why-internal = A fault of ours. Send the row again.
import-why-unknown = The reason was not kept.

problem-import_not_open = This file was sent already. To send it again, choose it as a new one.
problem-import_not_running = This file is not being sent now. Reload the page to see how it stands.
problem-import_rows_gone = The rows of this file were deleted. Choose the file again.

fault-import-file-needed = Choose a file.
fault-import-empty = The file is empty. Choose another.
fault-import-no-rows = The file has headings and no rows. Add the leads below the headings.
fault-import-not-a-table = This is no table. Save it as CSV or Excel (.xlsx) and choose it again.
fault-import-old-workbook = This is an old Excel file, or one with a password. Save it as .xlsx without a password.
fault-import-unreadable-workbook = This Excel file is damaged. Open it, save it anew as .xlsx or CSV, and choose it again.
fault-import-too-large-inside = There is too much inside this Excel file. Save the one sheet as CSV.
fault-import-too-many-rows = { $max ->
    [one] There is more than { $max } row. Divide the file.
   *[other] There are more than { $max } rows. Divide the file.
}
fault-import-too-many-columns = Row { $row } has more than { $max } columns. Leave out those that are not needed, or say what divides the columns.
fault-import-cell-too-long = A cell of row { $row } has more than { $max } characters. A quotation mark may be missing there.
fault-import-row-too-long = { $max ->
    [one] There are more values than the { $max } column with a heading.
   *[other] There are more values than the { $max } columns with headings.
}
fault-import-column-twice = Another column is this already. Leave one of the two.
fault-import-contact-needed = Say which column is the phone or the e-mail.
fault-import-column-needed = The offer asks for “{ $column }”. Say which column that is.
fault-import-consent-halves = Consent needs both its time and the version of its wording. Name both columns, or neither.
fault-import-consent-needed = The offer asks for consent. Name its column, or declare that everybody gave it.
