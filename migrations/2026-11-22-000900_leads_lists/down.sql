DROP INDEX leads_buyer_urgent, leads_buyer_score, leads_by_offer, leads_buyer_source, leads_buyer_stage, leads_queues,
    leads_refused_by_phone, leads_refused_by_email;
