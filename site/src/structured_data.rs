//! A paper as schema.org describes it, for search engines.
use catalogue::Paper;
use catalogue::cite::{Publication, work::Kind};
use catalogue::paper::LinkKind;
use maud::{Markup, PreEscaped, html};
use serde_json::{Map, Value, json};

/// The paper as a JSON-LD script element.
pub fn scholarly_article(paper: &Paper, address: &str, abstract_text: Option<&str>) -> Markup {
    let mut article = Map::new();
    let mut put = |name: &str, value: Value| {
        article.insert(name.to_owned(), value);
    };
    put("@context", json!("https://schema.org"));
    let publication = Publication::of(paper);
    put("@type", json!(kind(&publication)));
    put("name", json!(paper.shown_title()));
    put("headline", json!(paper.shown_title().chars().take(110).collect::<String>()));
    let authors: Vec<Value> =
        paper.authors.iter().map(|author| json!({ "@type": "Person", "name": author.as_str() })).collect();
    if !authors.is_empty() {
        put("author", Value::Array(authors));
    }
    if let Some(date) = paper.date() {
        let month = date.month.map(|month| format!("-{month:02}")).unwrap_or_default();
        let date = format!("{}{month}", date.year);
        put("datePublished", json!(date));
    }
    if let Some((property, kind, name)) = container(publication) {
        put(property, json!({ "@type": kind, "name": name }));
    }
    if let Some(id) = paper.id.arxiv() {
        put("identifier", json!(format!("arXiv:{id}")));
    }
    if let Some(text) = abstract_text {
        put("abstract", json!(text));
    }
    put("mainEntityOfPage", json!(address));
    let own = paper.address();
    let published = paper.links.iter().filter(|link| link.kind == LinkKind::Published).map(|link| link.url.to_string());
    let preprint = paper.id.arxiv().map(|id| format!("https://arxiv.org/abs/{id}"));
    // Only what is the paper itself: code, slides and data are other works.
    let same: Vec<String> = preprint.into_iter().chain(published).filter(|page| Some(page) != own.as_ref()).collect();
    if let Some(own) = own {
        put("url", json!(own));
    }
    if !same.is_empty() {
        put("sameAs", json!(same));
    }
    // Inside a script element only the end tag is special; escaping every `<` leaves none.
    let data = Value::Object(article).to_string().replace('<', "\\u003c");
    html! { script type="application/ld+json" { (PreEscaped(data)) } }
}

/// The type of a publication.
fn kind(publication: &Publication) -> &'static str {
    let Publication::Work(work) = publication else { return "ScholarlyArticle" };
    match work.kind {
        Kind::PhdThesis | Kind::MastersThesis => "Thesis",
        Kind::Report => "Report",
        Kind::Book => "Book",
        Kind::Chapter => "Chapter",
    }
}

/// What a publication is in, or whose it is: the property, the type and the name.
fn container(publication: Publication) -> Option<(&'static str, &'static str, String)> {
    let container = match publication {
        Publication::Proceedings(name) => ("isPartOf", "Book", name),
        Publication::Journal(name) => ("isPartOf", "Periodical", name),
        Publication::Other(name) => ("isPartOf", "CreativeWork", name?),
        Publication::Work(work) if work.kind == Kind::Chapter => ("isPartOf", "Book", work.of),
        Publication::Work(work) => ("publisher", "Organization", work.of),
        Publication::Preprint(_) => return None,
    };
    Some(container).filter(|(_, _, name)| !name.is_empty())
}

#[cfg(test)]
mod tests {
    use super::scholarly_article;
    use awesome_papers::data::library::Library;
    use catalogue::decode::decode;
    use catalogue::route::Base;

    #[test]
    fn only_other_pages_of_the_paper_itself_are_the_same() -> Result<(), Box<dyn std::error::Error>> {
        let links = r#""links": [{ "kind": "published-version", "url": "https://a.org/paper" }, { "kind": "code", "url": "https://github.com/a/b" }]"#;
        let paper = format!(
            r#"{{"papers": [{{"id": "2301.00001", "title": "A", "authors": [], "categories": ["x"], "collection": "m", {links}}}]}}"#
        );
        let paper = catalogue::decode::decode_papers(paper.as_bytes())?.remove(0);
        let script = scholarly_article(&paper, "https://example.org/", None).into_string();
        assert!(script.contains(r#""sameAs":["https://a.org/paper"]"#), "{script}");
        assert!(script.contains(r#""url":"https://arxiv.org/abs/2301.00001""#), "{script}");
        Ok(())
    }

    #[test]
    fn a_hostile_title_stays_inside_the_script() -> Result<(), Box<dyn std::error::Error>> {
        let file = include_str!("../../tests/fixtures/small.json")
            .replace("Pruning in One Shot", "</script><script>alert(1)</script>");
        let library = Library::new(decode(file.as_bytes())?, Base::default());
        let paper = library.catalogue.papers().first().ok_or("no paper")?;
        let script = scholarly_article(paper, "https://example.org/", Some("</script>")).into_string();
        assert_eq!(script.matches("</script>").count(), 1);
        assert_eq!(script.matches("<script").count(), 1);
        Ok(())
    }
}
