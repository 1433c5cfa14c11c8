DROP INDEX leads_contractor_reason;
DROP INDEX leads_buyer_reason;
DROP INDEX leads_by_decision;
DROP INDEX leads_buyer_decided;
