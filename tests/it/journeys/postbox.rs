//! What lands in people's mail, step by step.

use crate::support::{SentMail, TestApp};

/// How far the mails were read.
#[derive(Default)]
pub struct Postbox {
    read: usize,
}

impl Postbox {
    /// The mails sent since the last look, oldest first.
    pub fn mails(&mut self, app: &TestApp) -> Vec<SentMail> {
        let all = app.mails();
        let new = all[self.read..].to_vec();
        self.read = all.len();
        new
    }

    /// To whom and about what, in the order of addresses.
    pub fn news(&mut self, app: &TestApp) -> Vec<(String, String)> {
        let mails = self.mails(app);
        let mut news: Vec<_> = mails.into_iter().map(|mail| (mail.to, mail.subject)).collect();
        news.sort();
        news
    }

    /// Demands exactly these mails since the last look.
    #[track_caller]
    pub fn expect(&mut self, app: &TestApp, expected: &[(&str, &str)]) {
        let news = self.news(app);
        let news: Vec<(&str, &str)> =
            news.iter().map(|(to, subject)| (to.as_str(), subject.as_str())).collect();
        assert_eq!(news, expected);
    }

    /// Does as if everything so far had been read.
    pub fn forget(&mut self, app: &TestApp) {
        self.mails(app);
    }
}
