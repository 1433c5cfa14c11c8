//! How the questions of a lead form are asked: in which order, in how many steps, and how the person
//! is reached. Pure.
//!
//! Whatever the form lists, there is a way to reach the person: a lead without one is worth nothing.

use crate::offers::form::{Field, FieldKind};
use crate::offers::terms::{Action, Terms};

/// More questions than this are asked in steps.
pub const MOST_AT_ONCE: usize = 5;

/// Which of its pages a form is shown as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Variant {
    /// A page of its own.
    Hosted,
    /// The same, framed by another site.
    Embedded,
    /// In a dialogue over another site: the contact and what must be known.
    CallBack,
}

impl Variant {
    /// The page's path for an engagement's code.
    pub fn path(self, code: &str) -> String {
        match self {
            Self::Hosted => format!("/f/{code}"),
            Self::Embedded => format!("/f/{code}/embed"),
            Self::CallBack => format!("/f/{code}/call-back"),
        }
    }

    /// Whether it stands in another site's page.
    pub const fn is_framed(self) -> bool {
        match self {
            Self::Hosted => false,
            Self::Embedded | Self::CallBack => true,
        }
    }
}

/// One part of the contact: whether it must be given, and what the offer calls it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Part {
    pub required: bool,
    pub label: Option<String>,
}

/// How the person is asked to be reached; a part that is not asked for is `None`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ContactPlan {
    pub name: Option<Part>,
    pub phone: Option<Part>,
    pub email: Option<Part>,
}

/// The whole form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    /// The questions of each step. The last step also holds the contact, `agreements` and the consent.
    pub steps: Vec<Vec<Field>>,
    pub contact: ContactPlan,
    /// The boxes to tick.
    pub agreements: Vec<Field>,
    /// The wording of the consent, whose box must be ticked.
    pub consent: Option<String>,
}

impl Plan {
    pub fn new(terms: &Terms, variant: Variant) -> Self {
        let short = variant == Variant::CallBack;
        let asked = |field: &&Field| !short || field.required;
        let fields = || terms.form.fields.iter().filter(asked).cloned();
        let questions: Vec<Field> = fields()
            .filter(|field| field.kind != FieldKind::Consent && !is_contact(&field.key))
            .collect();
        let agreements = fields()
            .filter(|field| field.kind == FieldKind::Consent && !is_contact(&field.key))
            .collect();
        Self {
            steps: if short { vec![questions] } else { steps(questions) },
            contact: contact(terms, short),
            agreements,
            consent: terms.arrival.consent_text.clone(),
        }
    }

    /// The number of the last step, from 0.
    pub fn last(&self) -> usize {
        self.steps.len().saturating_sub(1)
    }

    /// The questions of one step.
    pub fn step(&self, step: usize) -> &[Field] {
        self.steps.get(step).map_or(&[], Vec::as_slice)
    }

    /// The step a field stands on, by its name in the page.
    pub fn step_of(&self, name: &str) -> usize {
        let key = name.strip_prefix("fields.").unwrap_or_default();
        let on = |fields: &Vec<Field>| fields.iter().any(|field| field.key == key);
        self.steps.iter().position(on).unwrap_or(self.last())
    }
}

fn is_contact(key: &str) -> bool {
    matches!(key, "name" | "phone" | "email")
}

/// A few questions stand beside the contact; many come first, in steps of about the same length.
fn steps(questions: Vec<Field>) -> Vec<Vec<Field>> {
    if questions.len() <= MOST_AT_ONCE {
        return vec![questions];
    }
    let count = questions.len().div_ceil(MOST_AT_ONCE);
    let size = questions.len().div_ceil(count);
    let mut steps: Vec<Vec<Field>> = questions.chunks(size).map(<[Field]>::to_vec).collect();
    steps.push(Vec::new());
    steps
}

fn contact(terms: &Terms, short: bool) -> ContactPlan {
    let part = |key: &str| {
        terms.form.field(key).map(|field| Part {
            required: field.required,
            label: Some(field.label.clone()).filter(|label| label != key),
        })
    };
    let optional = || Some(Part { required: false, label: None });
    let (name, mut phone, mut email) =
        (part("name").or_else(optional), part("phone"), part("email"));
    if short {
        // Somebody asks to be called: the phone is the point, anything optional is in the way.
        email = email.filter(|part| part.required);
        phone = phone.or_else(optional);
    }
    if phone.is_none() && email.is_none() {
        (phone, email) = (optional(), optional().filter(|_| terms.action != Action::Call));
    }
    if terms.action == Action::Call {
        phone = phone.or_else(optional);
    }
    let only_phone = email.is_none();
    let only_email = phone.is_none();
    let must = short || terms.action == Action::Call || only_phone;
    ContactPlan {
        name,
        phone: phone.map(|part| Part { required: part.required || must, ..part }),
        email: email.map(|part| Part { required: part.required || only_email, ..part }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kernel::ids::OfferId;
    use crate::offers::form::FieldDraft;
    use crate::offers::{Bounds, TermsDraft};

    fn terms(action: &str, fields: &[(&str, &str, bool)]) -> Terms {
        let draft = TermsDraft {
            title: "Windows".into(),
            topic: "windows".into(),
            action: action.into(),
            price: "5".into(),
            currency: "EUR".into(),
            form: fields
                .iter()
                .map(|&(key, kind, required)| FieldDraft {
                    key: key.into(),
                    kind: kind.into(),
                    required,
                    ..FieldDraft::default()
                })
                .collect(),
            ..TermsDraft::default()
        };
        draft.check(&Bounds::default(), OfferId::new(), 1, chrono::DateTime::UNIX_EPOCH).unwrap()
    }

    fn reached(plan: &Plan) -> [Option<bool>; 3] {
        [&plan.contact.name, &plan.contact.phone, &plan.contact.email]
            .map(|part| part.as_ref().map(|part| part.required))
    }

    #[test]
    fn there_is_always_a_way_to_reach_the_person() {
        for (action, fields, expected) in [
            ("application", vec![], [Some(false), Some(false), Some(false)]),
            ("call", vec![], [Some(false), Some(true), None]),
            ("application", vec![("phone", "phone", false)], [Some(false), Some(true), None]),
            ("application", vec![("email", "email", true)], [Some(false), None, Some(true)]),
            (
                "application",
                vec![("name", "text", true), ("phone", "phone", true), ("email", "email", false)],
                [Some(true), Some(true), Some(false)],
            ),
        ] {
            let plan = Plan::new(&terms(action, &fields), Variant::Hosted);
            assert_eq!(reached(&plan), expected, "{action} {fields:?}");
            assert_eq!(plan.steps, [vec![]], "the contact is no question");
        }
    }

    #[test]
    fn many_questions_are_asked_in_even_steps() {
        let keys = ["a", "b", "c", "d", "e", "f", "g"];
        let mut fields: Vec<_> = keys.iter().map(|&key| (key, "text", key == "c")).collect();
        fields.push(("agreed", "consent", true));
        let plan = Plan::new(&terms("application", &fields[..5]), Variant::Hosted);
        assert_eq!(plan.steps.len(), 1);
        let plan = Plan::new(&terms("application", &fields), Variant::Hosted);
        assert_eq!(plan.steps.iter().map(Vec::len).collect::<Vec<_>>(), [4, 3, 0]);
        assert_eq!(
            (plan.step_of("fields.f"), plan.step_of("contact.phone"), plan.last()),
            (1, 2, 2)
        );
        assert_eq!(plan.agreements.len(), 1);
        let short = Plan::new(&terms("application", &fields), Variant::CallBack);
        assert_eq!(short.steps.iter().map(Vec::len).collect::<Vec<_>>(), [1]);
        assert_eq!(reached(&short), [Some(false), Some(true), None]);
    }
}
