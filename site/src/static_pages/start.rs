//! Where to begin: the recommended papers of each category.
use awesome_papers::data::library::Library;
use awesome_papers::html::badge::hue;
use awesome_papers::html::count::papers;
use awesome_papers::html::joined::joined;
use awesome_papers::html::paper_links::paper_list;
use catalogue::query::{Facet, Has, Query, Sort, Term};
use catalogue::route::Route;
use catalogue::search::search;
use catalogue::{Category, Paper};
use maud::{Markup, html};

/// The page.
pub fn page(library: &Library) -> Markup {
    let all = Query::default().toggled_has(Has::Recommended);
    let categories = library.catalogue.categories().iter().filter(|category| total(library, category) > 0);
    let (begun, others): (Vec<_>, Vec<_>) = categories
        .map(|category| (category, recommended(library, category, &all)))
        .partition(|(_, papers)| !papers.is_empty());
    let others: Vec<Markup> = others
        .iter()
        .map(|(category, _)| html! { a href=(library.href(&Route::category(&category.id))) { (category.name) } })
        .collect();
    html! {
        h1 tabindex="-1" { "Start here" }
        p class="lead" {
            "The curators recommend "
            a href=(library.href(&Route::Browse(all.clone()))) { (papers(library.index.has_total(Has::Recommended))) }
            " to read first. Here they are by category, each category with a note on what it is about."
        }
        @for (category, recommended) in &begun { (section(library, category, recommended, &all)) }
        @if !others.is_empty() {
            p class="static-note" { "Nothing is recommended yet in " (joined(&mut others.into_iter(), ", ")) "." }
        }
    }
}

/// A category with what is recommended of it.
fn section(library: &Library, category: &Category, recommended: &[&Paper], all: &Query) -> Markup {
    let own = all.toggled(Facet::Category, &Term::included(category.id.as_str()));
    html! {
        section class="begin" data-hue=(hue(library, &category.id)) aria-labelledby=(category.id) {
            @let lang = library.catalogue.list().lang();
            div class="begin-about" {
                h2 id=(category.id) { a lang=[lang] href=(library.href(&Route::category(&category.id))) { (category.name) } }
                @if let Some(description) = &category.description { p lang=[lang] { (description) } }
                p class="begin-count" {
                    a href=(library.href(&Route::Browse(own))) { (recommended.len()) " recommended" }
                    " of " (papers(total(library, category)))
                }
            }
            (paper_list(library, recommended))
        }
    }
}

/// How many papers a category has.
fn total(library: &Library, category: &Category) -> usize {
    library.index.facet_value(Facet::Category, category.id.as_str()).map_or(0, |value| value.total)
}

/// The recommended papers of a category, oldest first: one builds on another.
fn recommended<'a>(library: &'a Library, category: &Category, all: &Query) -> Vec<&'a Paper> {
    let query = all.toggled(Facet::Category, &Term::included(category.id.as_str())).with_sort(Sort::Oldest);
    let found = search(&library.index, &query).unwrap_or_default();
    found.papers.iter().filter_map(|position| library.paper(*position)).collect()
}
