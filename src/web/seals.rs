//! What the web floor signs: form tokens, flash messages, digests of keyed requests.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use subtle::ConstantTimeEq;

use crate::kernel::secret::{MasterKey, NoRandomness, keyed_hash, random_bytes};

const NONCE: usize = 12;

/// Keys derived from the master key, one for each use.
#[derive(Clone)]
pub struct Seals {
    form: [u8; 32],
    flash: [u8; 32],
    request: [u8; 32],
}

impl Seals {
    pub fn new(master: &MasterKey) -> Self {
        Self {
            form: master.derive("web form token 1"),
            flash: master.derive("web flash 1"),
            request: master.derive("web keyed request 1"),
        }
    }

    /// A token for the forms of one page. It differs on every page though the visitor's seed does
    /// not, so that compressed pages do not give it away letter by letter (the BREACH attack).
    pub fn form_token(&self, seed: &str) -> Result<String, NoRandomness> {
        let nonce = random_bytes::<NONCE>()?;
        let mut token = nonce.to_vec();
        token.extend_from_slice(&self.form_mac(&nonce, seed));
        Ok(URL_SAFE_NO_PAD.encode(token))
    }

    /// Whether a form's token was made for the visitor with this seed.
    pub fn form_token_fits(&self, seed: &str, token: &str) -> bool {
        let Ok(token) = URL_SAFE_NO_PAD.decode(token) else { return false };
        let Some((nonce, mac)) = token.split_at_checked(NONCE) else { return false };
        self.form_mac(nonce, seed).ct_eq(mac).into()
    }

    fn form_mac(&self, nonce: &[u8], seed: &str) -> [u8; 32] {
        keyed_hash(&self.form, &[nonce, seed.as_bytes()].concat())
    }

    /// A text with its signature, in letters a cookie may hold.
    pub fn sign(&self, text: &str) -> String {
        let mac = keyed_hash(&self.flash, text.as_bytes());
        format!("{}.{}", URL_SAFE_NO_PAD.encode(text), URL_SAFE_NO_PAD.encode(mac))
    }

    /// The text, when the signature is ours.
    pub fn unsign(&self, signed: &str) -> Option<String> {
        let (text, mac) = signed.split_once('.')?;
        let text = URL_SAFE_NO_PAD.decode(text).ok()?;
        let mac = URL_SAFE_NO_PAD.decode(mac).ok()?;
        let ours = keyed_hash(&self.flash, &text);
        if bool::from(ours.ct_eq(mac.as_slice())) { String::from_utf8(text).ok() } else { None }
    }

    /// A digest of a request. Keyed, because a body may hold a password, and what the database
    /// keeps must not help to guess it.
    pub fn request_digest(&self, method: &str, path: &str, body: &[u8]) -> Vec<u8> {
        let head = format!("{method} {path}\n");
        keyed_hash(&self.request, &[head.as_bytes(), body].concat()).to_vec()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seals() -> Seals {
        Seals::new(&MasterKey::generate().unwrap())
    }

    #[test]
    fn a_form_token_fits_its_visitor_only() {
        let seals = seals();
        let token = seals.form_token("seed").unwrap();
        assert!(seals.form_token_fits("seed", &token));
        assert!(!seals.form_token_fits("other", &token));
        assert!(!seals.form_token_fits("seed", ""));
        assert!(!seals.form_token_fits("seed", &token[1..]));
        assert_ne!(token, seals.form_token("seed").unwrap());
    }

    #[test]
    fn a_signed_text_cannot_be_changed() {
        let seals = seals();
        let signed = seals.sign("{\"key\":\"saved\"}");
        assert_eq!(seals.unsign(&signed).as_deref(), Some("{\"key\":\"saved\"}"));
        assert_eq!(seals.unsign(&signed.replacen('e', "f", 1)), None);
        assert_eq!(Seals::new(&MasterKey::generate().unwrap()).unsign(&signed), None);
        assert_eq!(seals.unsign(""), None);
    }
}
