# The pages of a rejection and everything that may follow it.

# Both sides
dispute-side-buyer = Buyer: { $name }
dispute-side-contractor = Contractor: { $name }
dispute-you = you
dispute-said-nothing = Nothing said yet.
dispute-rejected-for = Rejected: { $reason }
dispute-files = Evidence
dispute-records = What the exchange's records say

# What the records say of a rejection's reason
proof-proved = proved
proof-refuted = refuted
proof-undecided = cannot be known
finding-earlier-lead = Proved by the records of this offer: the person came to it before, on { $date }, inside the window of { $days ->
    [one] { $days } day
   *[other] { $days } days
} its terms name.
finding-earlier-elsewhere = The records cannot decide it: the person came before, on { $date }, but to another offer of this buyer. The terms say nothing of other offers.
finding-no-earlier-lead = Refuted by the records of this offer: nobody with this number or address came to it in the { $days ->
    [one] { $days } day
   *[other] { $days } days
} before.
finding-number-outside = Proved by the number: it belongs to { $region }, and the terms do not name that region.
finding-number-inside = Refuted by the number: it belongs to { $region }, and the terms name that region.
finding-any-region = Refuted by the terms: they ask for no region, so nowhere is outside.
finding-region-untold = The number cannot decide it: it belongs to { $region }, and the terms ask for a part of it. A number does not tell which part.
finding-number-impossible = Proved by the number: the numbering plan of its country has no such number.
finding-number-possible = The number cannot decide it: it fits the numbering plan of { $region }. Only a call tells whether somebody answers.
finding-no-number = The records cannot decide it: the lead has no phone number to look at.
