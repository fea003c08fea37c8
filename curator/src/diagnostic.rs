//! What there is to say about a place in a file: drawn as a compiler would, or as data for
//! another program.
use std::ops::Range;

use annotate_snippets::{AnnotationKind, Level, Renderer, Snippet};
use catalogue::nearest::nearest;
use serde::Serialize;

/// How grave a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Something to know; nothing to do.
    Note,
    /// Worth a look: it may be right.
    Warning,
    /// Wrong.
    Error,
}

impl Severity {
    /// Its name in output.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

/// A place in a file, with the line it is on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Place {
    /// The file.
    pub path: String,
    /// The line, from 1.
    pub line: usize,
    /// The column, from 1, in characters.
    pub column: usize,
    /// The line's text.
    pub text: String,
    /// The part of the line that is meant, in bytes.
    pub span: Range<usize>,
    /// The part of the file that is meant, in bytes, which may go on below the line.
    #[serde(skip)]
    pub range: Range<usize>,
}

/// One finding: what is wrong, where, and what to do.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Diagnostic {
    /// How grave it is.
    pub severity: Severity,
    /// The name of the rule that found it.
    pub rule: &'static str,
    /// What is wrong.
    pub message: String,
    /// Where.
    pub place: Option<Place>,
    /// A few words at the place.
    pub label: Option<String>,
    /// What to do.
    pub help: Option<String>,
}

impl Diagnostic {
    /// A finding without a place yet.
    #[must_use]
    pub fn new(severity: Severity, rule: &'static str, message: impl Into<String>) -> Self {
        Self { severity, rule, message: message.into(), place: None, label: None, help: None }
    }

    /// Says where it is.
    #[must_use]
    pub fn at(mut self, place: Place) -> Self {
        self.place = Some(place);
        self
    }

    /// Writes a few words at the place.
    #[must_use]
    pub fn label(mut self, label: impl Into<String>) -> Self {
        self.label = Some(label.into());
        self
    }

    /// Says what to do.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// Draws the finding with its source line. Long lines are cut around the place, which is
    /// what makes rows of a thousand characters readable.
    #[must_use]
    pub fn draw(&self, renderer: &Renderer) -> String {
        let level = match self.severity {
            Severity::Error => Level::ERROR,
            Severity::Warning => Level::WARNING,
            Severity::Note => Level::NOTE,
        };
        let title = level.primary_title(printable(&self.message)).id(self.rule);
        let mut group = match &self.place {
            Some(place) => {
                let mut annotation = AnnotationKind::Primary.span(place.span.clone());
                if let Some(label) = &self.label {
                    annotation = annotation.label(printable(label));
                }
                let snippet = Snippet::source(place.text.as_str()).path(place.path.as_str()).line_start(place.line);
                title.element(snippet.annotation(annotation))
            }
            None => annotate_snippets::Group::with_title(title),
        };
        if let Some(help) = &self.help {
            group = group.element(Level::HELP.message(printable(help)));
        }
        renderer.render(&[group])
    }

    /// The finding as a workflow command of GitHub Actions, which shows it at its line of a
    /// pull request.
    #[must_use]
    pub fn github(&self) -> String {
        let command = match self.severity {
            Severity::Error => "error",
            Severity::Warning => "warning",
            Severity::Note => "notice",
        };
        let property = |text: &str| escape_command(text).replace(':', "%3A").replace(',', "%2C");
        let place = self.place.as_ref().map_or_else(String::new, |place| {
            format!("file={},line={},col={},", property(&place.path), place.line, place.column)
        });
        let help = self.help.as_ref().map(|help| format!("\nTo do: {help}")).unwrap_or_default();
        format!(
            "::{command} {place}title={}::{}",
            property(self.rule),
            escape_command(&format!("{}{help}", self.message))
        )
    }
}

/// A text as the terminal may get it: control characters in what others wrote must not become
/// commands of the terminal.
pub(crate) fn printable(text: &str) -> String {
    text.chars().map(|character| if character.is_control() { '\u{fffd}' } else { character }).collect()
}

/// Text as GitHub's workflow commands want it.
fn escape_command(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// Names the known name that may be meant by one that is not known; without one, says what `otherwise` does.
pub(crate) fn did_you_mean<'a>(
    name: &str,
    known: impl Iterator<Item = &'a str>,
    otherwise: impl FnOnce() -> String,
) -> String {
    nearest(name, known).map_or_else(otherwise, |near| format!("did you mean “{near}”?"))
}

#[cfg(test)]
mod tests {
    use super::{Diagnostic, Severity};
    use crate::source::Source;

    #[test]
    fn a_finding_is_an_annotation_of_a_pull_request() {
        let source = Source::new("a,b.md", "é one".to_owned());
        let finding =
            Diagnostic::new(Severity::Warning, "rule", "50% is\nodd").at(source.place(&(3..6))).help("mend it");
        assert_eq!(
            finding.github(),
            "::warning file=a%2Cb.md,line=1,col=3,title=rule::50%25 is%0Aodd%0ATo do: mend it"
        );
    }
}
