//! Reads a form as a buyer writes it.

use super::{Field, FieldKind, LeadForm, MAX_FIELDS, MAX_KEY, MAX_LABEL, MAX_OPTIONS};
use crate::kernel::fault::{Fault, Faults};

/// A field as written, not yet checked.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct FieldDraft {
    /// Made from the place (`field_3`) when blank.
    pub key: String,
    /// The key when blank.
    pub label: String,
    pub kind: String,
    pub required: bool,
    pub options: Vec<String>,
}

impl From<&Field> for FieldDraft {
    fn from(field: &Field) -> Self {
        Self {
            key: field.key.clone(),
            label: field.label.clone(),
            kind: field.kind.as_str().to_owned(),
            required: field.required,
            options: field.options.clone(),
        }
    }
}

impl LeadForm {
    /// The checked form; faults are named `form[0].key` and so on.
    pub fn read(drafts: &[FieldDraft]) -> Result<Self, Faults> {
        let mut faults = Faults::default();
        if drafts.len() > MAX_FIELDS {
            faults.push(Fault::new("form", "too-many").with("max", MAX_FIELDS));
            return Err(faults);
        }
        let mut form = Self::default();
        for (index, draft) in drafts.iter().enumerate() {
            if let Some(field) = draft.read(index, &mut faults) {
                if form.field(&field.key).is_some() {
                    faults.add(format!("form[{index}].key"), "taken");
                }
                form.fields.push(field);
            }
        }
        faults.finish().map(|()| form)
    }
}

impl FieldDraft {
    fn read(&self, index: usize, faults: &mut Faults) -> Option<Field> {
        let at = |name: &str| format!("form[{index}].{name}");
        let key = match self.key.trim() {
            "" => format!("field_{}", index + 1),
            key => key.to_owned(),
        };
        let key_ok = key.len() <= MAX_KEY
            && key.starts_with(|c: char| c.is_ascii_lowercase())
            && key.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_');
        if !key_ok {
            faults.push(Fault::new(at("key"), "not-a-key").with("max", MAX_KEY));
        }
        let label = match self.label.trim() {
            "" => key.clone(),
            label => label.to_owned(),
        };
        if label.chars().count() > MAX_LABEL {
            faults.push(Fault::new(at("label"), "too-long").with("max", MAX_LABEL));
        }
        let kind: Result<FieldKind, _> = self.kind.trim().parse();
        let kind = faults.take(kind.map_err(|_| Fault::new(at("type"), "not-a-choice")))?;
        let options = if kind == FieldKind::Choice {
            self.options(&at("options"), faults)
        } else {
            Vec::new()
        };
        Some(Field { key, label, kind, required: self.required, options })
    }

    /// A choice's options: trimmed, blank ones left out.
    fn options(&self, name: &str, faults: &mut Faults) -> Vec<String> {
        let options: Vec<String> = self
            .options
            .iter()
            .map(|option| option.trim().to_owned())
            .filter(|option| !option.is_empty())
            .collect();
        let folded: std::collections::BTreeSet<String> =
            options.iter().map(|option| option.to_lowercase()).collect();
        if options.is_empty() {
            faults.add(name, "choice-needs-options");
        } else if options.len() > MAX_OPTIONS {
            faults.push(Fault::new(name, "too-many").with("max", MAX_OPTIONS));
        } else if options.iter().any(|option| option.chars().count() > MAX_LABEL) {
            faults.push(Fault::new(name, "too-long").with("max", MAX_LABEL));
        } else if folded.len() < options.len() {
            faults.add(name, "repeated");
        }
        options
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn draft(key: &str, kind: &str, options: &[&str]) -> FieldDraft {
        FieldDraft {
            key: key.into(),
            label: String::new(),
            kind: kind.into(),
            required: true,
            options: options.iter().map(|&option| option.to_owned()).collect(),
        }
    }

    #[test]
    fn fills_in_what_is_left_out() {
        let form =
            LeadForm::read(&[draft("", "text", &[]), draft("what", "choice", &[" A ", "", "B"])])
                .unwrap();
        assert_eq!(
            (form.fields[0].key.as_str(), form.fields[0].label.as_str()),
            ("field_1", "field_1")
        );
        assert_eq!(form.fields[1].options, ["A", "B"]);
    }

    #[test]
    fn names_each_fault() {
        let faults = LeadForm::read(&[
            draft("Имя", "text", &[]),
            draft("a", "colour", &[]),
            draft("b", "choice", &[" "]),
            draft("c", "choice", &["x", "X"]),
            draft("b", "text", &[]),
        ])
        .unwrap_err();
        let faults: Vec<_> =
            faults.0.iter().map(|fault| (fault.field.as_str(), fault.code)).collect();
        assert_eq!(
            faults,
            [
                ("form[0].key", "not-a-key"),
                ("form[1].type", "not-a-choice"),
                ("form[2].options", "choice-needs-options"),
                ("form[3].options", "repeated"),
                ("form[4].key", "taken"),
            ]
        );
    }
}
