//! What must come out, in plain numbers of minor units: no rule of the program's own code is used.

use std::collections::BTreeMap;

/// The operator keeps a tenth of what is paid.
const FEE_PERCENT: i64 = 10;

/// A share in percent, half up.
fn share(of: i64, percent: i64) -> i64 {
    (of * percent + 50) / 100
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Lead {
    Delivered,
    Rejected,
    Disputed,
    Ended,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum TopUp {
    Requested,
    Ended,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Withdrawal {
    Requested,
    Approved,
    Ended,
}

/// One pair's money and what it moves for.
#[derive(Debug, Default)]
pub struct Plain {
    pub price: i64,
    pub withdrawal_fee: i64,
    pub buyer: i64,
    pub held: i64,
    pub contractor: i64,
    pub withdrawing: i64,
    /// Of the operator's, what this pair brought.
    pub fees: i64,
    /// What came in from outside less what went out.
    pub inside: i64,
    pub leads: BTreeMap<String, Lead>,
    pub top_ups: BTreeMap<String, (i64, TopUp)>,
    pub withdrawals: BTreeMap<String, (i64, Withdrawal)>,
}

impl Plain {
    pub fn can_hold(&self) -> bool {
        self.buyer >= self.price
    }

    pub fn deliver(&mut self, lead: String) {
        self.buyer -= self.price;
        self.held += self.price;
        assert!(self.leads.insert(lead, Lead::Delivered).is_none(), "an id twice");
    }

    pub fn move_lead(&mut self, lead: &str, to: Lead) {
        self.leads.insert(lead.to_owned(), to);
    }

    /// Ends a lead with so many percent of the price for the contractor, the fee out of it.
    pub fn end_lead(&mut self, lead: &str, percent: i64) {
        let paid = share(self.price, percent);
        let fee = share(paid, FEE_PERCENT);
        self.held -= self.price;
        self.contractor += paid - fee;
        self.fees += fee;
        self.buyer += self.price - paid;
        self.move_lead(lead, Lead::Ended);
    }

    pub fn end_top_up(&mut self, top_up: &str, paid: bool) {
        let entry = self.top_ups.get_mut(top_up).expect("a top-up");
        entry.1 = TopUp::Ended;
        if paid {
            self.buyer += entry.0;
            self.inside += entry.0;
        }
    }

    pub fn withdraw(&mut self, id: String, amount: i64) {
        self.contractor -= amount;
        self.withdrawing += amount;
        self.withdrawals.insert(id, (amount, Withdrawal::Requested));
    }

    pub fn approve(&mut self, id: &str) {
        self.withdrawals.get_mut(id).expect("a withdrawal").1 = Withdrawal::Approved;
    }

    pub fn end_withdrawal(&mut self, id: &str, paid: bool) {
        let entry = self.withdrawals.get_mut(id).expect("a withdrawal");
        entry.1 = Withdrawal::Ended;
        self.withdrawing -= entry.0;
        if paid {
            self.fees += self.withdrawal_fee;
            self.inside -= entry.0 - self.withdrawal_fee;
        } else {
            self.contractor += entry.0;
        }
    }

    /// A month in which nobody does anything: silence accepts, concedes and gives in.
    pub fn month(&mut self) {
        let running: Vec<(String, Lead)> =
            self.leads.iter().map(|(id, lead)| (id.clone(), *lead)).collect();
        for (id, lead) in running {
            match lead {
                Lead::Delivered | Lead::Disputed => self.end_lead(&id, 100),
                Lead::Rejected => self.end_lead(&id, 0),
                Lead::Ended => {}
            }
        }
    }

    pub fn leads_in(&self, status: Lead) -> Vec<&str> {
        self.leads.iter().filter(|(_, is)| **is == status).map(|(id, _)| id.as_str()).collect()
    }

    pub fn top_ups_in(&self, status: TopUp) -> Vec<&str> {
        let found = self.top_ups.iter().filter(|(_, (_, is))| *is == status);
        found.map(|(id, _)| id.as_str()).collect()
    }

    pub fn withdrawals_in(&self, status: Withdrawal) -> Vec<&str> {
        let found = self.withdrawals.iter().filter(|(_, (_, is))| *is == status);
        found.map(|(id, _)| id.as_str()).collect()
    }
}
