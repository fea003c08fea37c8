//! What the list is: its story, its categories, its tools, leaderboards and updates.
use catalogue::query::Facet;
use catalogue::route::Route;
use catalogue::{Collection, Tool, WebAddress};
use maud::{Markup, PreEscaped, html};

use crate::data::library::{FILE, Library};
use crate::data::prose::Prose;
use crate::html::badge::hue;
use crate::html::count::papers;
use crate::html::joined::joined;

/// A section of the page, with its heading.
struct Section {
    id: &'static str,
    name: &'static str,
    content: Markup,
}

/// The inside of the about page.
#[must_use]
pub fn about(library: &Library, prose: &Prose) -> Markup {
    let sections = sections(library, prose);
    let lang = library.catalogue.list().lang();
    html! {
        h1 tabindex="-1" { "About" }
        (contents(library, prose, &sections))
        div class="prose" lang=[lang] { (PreEscaped(&prose.about)) }
        @let ways = library.pages_through();
        @if !ways.is_empty() {
            p class="prose ways" {
                "Other ways to explore the list: "
                @let link = |(page, name): (Route, &str)| html! { a href=(library.href(&page)) { (name) } };
                (joined(&mut ways.into_iter().map(link), ", ")) "."
            }
        }
        (PreEscaped(&prose.legend))
        @for Section { id, name, content } in &sections { h2 id=(id) { (name) } (content) }
    }
}

/// The sections of which the list has something to show.
fn sections(library: &Library, prose: &Prose) -> Vec<Section> {
    let list = library.catalogue.parts();
    let collections = match (list.collections.len() > 1, list.tools.is_empty()) {
        (true, true) => Some("Collections"),
        (true, false) => Some("Collections and tools"),
        (false, false) => Some("Tools"),
        // The only collection is the list.
        (false, true) => None,
    };
    let section = |id, name, content| Section { id, name, content };
    [
        Some(section("categories", "Categories", categories(library))),
        collections.map(|name| {
            let content = html! { @for collection in &list.collections { (described(library, collection)) } };
            section("collections", name, content)
        }),
        (!list.leaderboards.is_empty()).then(|| section("leaderboards", "Leaderboards", leaderboards(library))),
        (!list.updates.is_empty()).then(|| section("updates", "Updates", updates(library, prose))),
        Some(section("data", "Data and feeds", data(library))),
    ]
    .into_iter()
    .flatten()
    .collect()
}

fn categories(library: &Library) -> Markup {
    let lang = library.catalogue.list().lang();
    html! {
        dl class="definitions" {
            @for category in library.catalogue.categories() {
                div class="definition" data-hue=(hue(library, &category.id)) {
                    dt {
                        a lang=[lang] href=(library.href(&Route::category(&category.id))) { (category.name.as_str()) } " "
                        @let count = paper_count(library, Facet::Category, category.id.as_str());
                        span class="definition-count" { (papers(count)) }
                    }
                    @if let Some(description) = &category.description { dd lang=[lang] { (description) } }
                }
            }
        }
    }
}

fn updates(library: &Library, prose: &Prose) -> Markup {
    let lang = library.catalogue.list().lang();
    html! {
        ul class="updates" role="list" {
            @for (index, update) in library.catalogue.parts().updates.iter().enumerate() {
                li {
                    time datetime=(update.date) { (update.date.long()) } " "
                    div class="prose" lang=[lang] { @if let Some(text) = prose.updates.get(index) { (PreEscaped(text)) } }
                }
            }
        }
    }
}

fn data(library: &Library) -> Markup {
    let repository = &library.catalogue.list().repository;
    html! {
        p {
            "The whole catalogue is one file, " a href=(library.file(FILE)) rel="external" { (FILE) }
            ". New papers come in a " a href=(library.file("feed.xml")) rel="external" { "feed" }
            "; each category and each venue has a feed of its own, linked on its page. "
            "You can search the list from your browser’s address bar. The list is kept at "
            a href=(repository.as_str()) rel="external" { (repository.host()) } "."
        }
    }
}

/// Links to the sections of the page.
fn contents(library: &Library, prose: &Prose, sections: &[Section]) -> Markup {
    let page = library.href(&Route::About);
    let legend = [("badges", "Badges"), ("drawings", "Drawn figures")];
    let legend = legend.into_iter().filter(|_| !prose.legend.is_empty());
    let sections = sections.iter().map(|section| (section.id, section.name));
    html! {
        nav class="contents" aria-label="Contents" {
            ul role="list" {
                @for (id, name) in legend.chain(sections) { li { a href={ (page) "#" (id) } { (name) } } }
            }
        }
    }
}

/// The leaderboards, and what each compares.
#[must_use]
pub fn leaderboards(library: &Library) -> Markup {
    let lang = library.catalogue.list().lang();
    html! {
        ul class="link-list leaderboards" role="list" {
            @for leaderboard in &library.catalogue.parts().leaderboards {
                li { (named_link(&leaderboard.url, leaderboard.name.as_str())) span lang=[lang] { (leaderboard.description.as_str()) } }
            }
        }
    }
}

fn paper_count(library: &Library, facet: Facet, id: &str) -> usize {
    library.index.facet_value(facet, id).map_or(0, |value| value.total)
}

/// A collection with its papers and its tools.
fn described(library: &Library, collection: &Collection) -> Markup {
    let count = paper_count(library, Facet::Collection, collection.id.as_str());
    let lang = library.catalogue.list().lang();
    let tools: Vec<&Tool> =
        library.catalogue.parts().tools.iter().filter(|tool| tool.collection == collection.id).collect();
    html! {
        h3 lang=[lang] { (collection.name.as_str()) }
        p {
            @if let Some(description) = &collection.description { (in_language(lang, description.as_str())) " " }
            @if count > 0 {
                a href=(library.href(&Route::one(Facet::Collection, collection.id.as_str()))) { (papers(count)) } "."
            }
        }
        @if !tools.is_empty() {
            ul class="link-list" role="list" {
                @for tool in tools {
                    li {
                        (named_link(&tool.url, tool.name.as_str()))
                        span {
                            (in_language(lang, tool.description.as_str()))
                            @if let Some(paper) = &tool.paper { " " a href=(paper.as_str()) rel="external" { "Paper" } }
                        }
                    }
                }
            }
        }
    }
}

/// A text of the list beside words of the page.
fn in_language(lang: Option<&str>, text: &str) -> Markup {
    html! { @if lang.is_some() { span lang=[lang] { (text) } } @else { (text) } }
}

fn named_link(url: &WebAddress, name: &str) -> Markup {
    html! { a class="link-name" href=(url.as_str()) rel="external" { (name) } " " }
}

#[cfg(test)]
mod tests {
    use catalogue::route::Base;

    use super::about;
    use crate::data::library::Library;
    use crate::data::prose::Prose;
    use crate::tests::small;

    #[test]
    fn a_part_with_nothing_in_it_is_left_out() {
        let whole = small();
        let mut parts = whole.parts().clone();
        parts.updates.clear();
        parts.tools.clear();
        parts.leaderboards.clear();
        parts.collections.truncate(1);
        let first = parts.collections[0].id.clone();
        parts.papers.iter_mut().for_each(|paper| paper.collection = first.clone());
        let bare = catalogue::Catalogue::new(parts).unwrap();
        let headings = |catalogue| {
            let html = about(&Library::new(catalogue, Base::default()), &Prose::default()).into_string();
            let names = html.split("<h2 ").skip(1).filter_map(|rest| rest.split_once('>')?.1.split_once('<'));
            names.map(|(name, _)| name.to_owned()).collect::<Vec<_>>()
        };
        let all = ["Categories", "Tools", "Leaderboards", "Updates", "Data and feeds"];
        assert_eq!(headings(whole), all);
        assert_eq!(headings(bare), ["Categories", "Data and feeds"]);
    }
}
