//! A page as a test reads it: by selector.

use scraper::{ElementRef, Html as Document, Selector};

/// A parsed page.
#[derive(Debug, Clone)]
pub struct Html {
    document: Document,
    source: String,
}

/// A form as a page showed it, to be changed and sent.
#[derive(Debug, Clone)]
pub struct FilledForm {
    pub action: String,
    pub post: bool,
    pub fields: Vec<(String, String)>,
}

impl Html {
    pub fn read(source: &str) -> Self {
        Self { document: Document::parse_document(source), source: source.to_owned() }
    }

    fn find(&self, selector: &str) -> Vec<ElementRef<'_>> {
        let selector =
            Selector::parse(selector).unwrap_or_else(|error| panic!("{selector}: {error}"));
        self.document.select(&selector).collect()
    }

    pub fn count(&self, selector: &str) -> usize {
        self.find(selector).len()
    }

    pub fn has(&self, selector: &str) -> bool {
        self.count(selector) > 0
    }

    /// The text of everything a selector finds, spaces made one.
    pub fn texts(&self, selector: &str) -> Vec<String> {
        self.find(selector).into_iter().map(text_of).collect()
    }

    /// The text of the one element a selector must find.
    #[track_caller]
    pub fn text(&self, selector: &str) -> String {
        let texts = self.texts(selector);
        assert_eq!(texts.len(), 1, "{selector} finds {texts:?} in\n{}", self.source);
        texts.into_iter().next().unwrap_or_default()
    }

    /// The text of the one element a selector must find, with its spaces and lines as they stand.
    #[track_caller]
    pub fn verbatim(&self, selector: &str) -> String {
        let found = self.find(selector);
        assert_eq!(found.len(), 1, "{selector} in\n{}", self.source);
        found.into_iter().flat_map(|element| element.text()).collect()
    }

    /// An attribute of the first element a selector must find.
    #[track_caller]
    pub fn attr(&self, selector: &str, name: &str) -> String {
        let found = self.find(selector);
        let value = found.first().and_then(|element| element.value().attr(name));
        let Some(value) = value else { panic!("no {name} of {selector} in\n{}", self.source) };
        value.to_owned()
    }

    /// The values of an attribute of everything a selector finds.
    pub fn attrs(&self, selector: &str, name: &str) -> Vec<String> {
        let found = self.find(selector);
        found.iter().filter_map(|element| element.value().attr(name).map(str::to_owned)).collect()
    }

    /// The token this page's forms carry.
    #[track_caller]
    pub fn csrf(&self) -> String {
        self.attr("input[name=csrf]", "value")
    }

    /// The form a selector finds, filled in as it stands on the page.
    #[track_caller]
    pub fn form(&self, selector: &str) -> FilledForm {
        let forms = self.find(selector);
        let Some(form) = forms.first() else { panic!("no form {selector} in\n{}", self.source) };
        let mut fields = Vec::new();
        let controls =
            Selector::parse("input[name], textarea[name], select[name]").expect("a selector");
        for control in form.select(&controls) {
            let element = control.value();
            let name = element.attr("name").unwrap_or_default().to_owned();
            let value = match (element.name(), element.attr("type").unwrap_or("text")) {
                ("input", "checkbox" | "radio") if element.attr("checked").is_none() => continue,
                ("input", "checkbox" | "radio") => element.attr("value").unwrap_or("on").to_owned(),
                ("input", "submit" | "button" | "file") => continue,
                ("input", _) => element.attr("value").unwrap_or_default().to_owned(),
                ("textarea", _) => control.text().collect(),
                _ => selected(control),
            };
            fields.push((name, value));
        }
        FilledForm {
            action: form.value().attr("action").unwrap_or_default().to_owned(),
            post: form
                .value()
                .attr("method")
                .is_some_and(|method| method.eq_ignore_ascii_case("post")),
            fields,
        }
    }

    /// The whole page's text, spaces made one.
    pub fn words(&self) -> String {
        text_of(self.document.root_element())
    }

    pub fn source(&self) -> &str {
        &self.source
    }
}

impl FilledForm {
    /// Puts a value into a field, in place of what stood there.
    #[must_use]
    pub fn fill(mut self, name: &str, value: &str) -> Self {
        self.fields.retain(|(field, _)| field != name);
        self.fields.push((name.to_owned(), value.to_owned()));
        self
    }

    /// Adds a value to a field that may have several.
    #[must_use]
    pub fn tick(mut self, name: &str, value: &str) -> Self {
        self.fields.push((name.to_owned(), value.to_owned()));
        self
    }
}

fn selected(select: ElementRef<'_>) -> String {
    let options = Selector::parse("option").expect("a selector");
    let chosen = select
        .select(&options)
        .find(|option| option.value().attr("selected").is_some())
        .or_else(|| select.select(&options).next());
    // An option without a value of its own sends its text.
    let sent = |option: ElementRef<'_>| match option.value().attr("value") {
        Some(value) => value.to_owned(),
        None => text_of(option),
    };
    chosen.map(sent).unwrap_or_default()
}

fn text_of(element: ElementRef<'_>) -> String {
    element.text().collect::<String>().split_whitespace().collect::<Vec<_>>().join(" ")
}
