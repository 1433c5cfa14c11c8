# The words of disputes as people read them: the end of each key is the stored word.
verdict-reason-lead_meets_terms = The lead meets the terms
verdict-reason-lead_breaks_terms = The lead does not meet the terms
verdict-reason-shared_fault = Both sides are at fault
verdict-reason-no_evidence = There is not enough evidence
dispute-outcome-conceded = The buyer gave in
dispute-outcome-withdrawn = The contractor gave in
dispute-outcome-agreed = Both sides agreed on a split
dispute-outcome-verdict = Staff decided
dispute-outcome-unanswered = The buyer did not answer in time
dispute-outcome-undecided = Staff did not decide in time
