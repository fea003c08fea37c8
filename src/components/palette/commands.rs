//! What the palette can choose, made of what exists: the pages, the actions of the page, the values of the
//! facets, the orders and the views; and papers and their authors, found by what is typed.
use std::collections::BTreeSet;

use catalogue::Paper;
use catalogue::fold::fold;
use catalogue::paper::Line;
use catalogue::query::{Facet, Has, Query, Sort, Term, View};
use catalogue::route::Route;

use crate::data::library::Library;
use crate::html::metadata::heading;
use crate::shortcuts::Action;

/// How many letters are typed before papers are looked for.
const FEWEST_LETTERS: usize = 2;

/// The most papers that are offered.
const MOST_PAPERS: usize = 5;

/// The most authors that are offered, and among how many papers they are looked for.
const MOST_AUTHORS: usize = 3;
const PAPERS_OF_AUTHORS: usize = 50;

/// Something that can be chosen.
pub struct Command {
    /// What it is called.
    pub name: String,
    /// Of what kind it is, for a reader.
    pub kind: String,
    /// What happens.
    pub target: Target,
}

/// What a command leads to.
#[derive(Clone)]
pub enum Target {
    /// A page, or the list as it is asked for then.
    Page(Box<Route>),
    /// An action of the page.
    Action(Action),
}

/// Everything that can be chosen on a page.
pub fn commands(library: &Library, route: &Route, default_view: View, actions: Vec<Action>) -> Vec<Command> {
    // Filters, orders and views change the list that is shown or, elsewhere, begin with all papers. Filters also change
    // the trends.
    let (shown, query) = match route {
        Route::Browse(query) | Route::Trends(query) => (route.clone(), query.clone()),
        _ => (Route::Browse(Query::default()), Query::default()),
    };
    let list = |name: String, kind: String, query: Query| to(name, kind, Route::Browse(query));
    let filter = |name: String, kind: String, query: Query| to(name, kind, shown.asking(query));
    let page = |route: Route| {
        let name = if matches!(route, Route::Browse(_)) { "All papers".to_owned() } else { heading(library, &route) };
        to(name, "Page".to_owned(), route)
    };
    let mut commands: Vec<Command> = library.pages().into_iter().map(page).collect();
    if query.is_filtered() && library.has_trends_of_some() {
        let page = Route::Trends(query.clone());
        commands.push(to("Trends of these papers".to_owned(), "Page".to_owned(), page));
    }
    for action in actions {
        commands.push(Command {
            name: action.name.to_owned(),
            kind: "Action".to_owned(),
            target: Target::Action(action),
        });
    }
    for facet in Facet::OFFERED {
        for value in library.index.facet_values(facet) {
            let is_chosen = query.terms(facet).iter().any(|term| !term.is_excluded() && term.names(facet, &value.id));
            let next = library.index.toggled(&query, facet, &Term::included(&value.id));
            commands.push(filter(value.label.clone(), kind(facet.label(), is_chosen), next));
        }
    }
    for has in Has::ALL {
        let is_chosen = query.has().contains(&has);
        if library.index.has_total(has) == 0 && !is_chosen {
            continue;
        }
        commands.push(filter(has.label().to_owned(), kind("Show only", is_chosen), query.toggled_has(has)));
    }
    if let Some(both) = library.with_abstracts(&query) {
        commands.push(list("Search abstracts too".to_owned(), "Search".to_owned(), both));
    }
    for sort in Sort::ALL.into_iter().filter(|sort| library.has_order(&query, *sort)) {
        let is_chosen = library.effective_sort(&query) == sort;
        commands.push(list(sort.label().to_owned(), kind("Sort", is_chosen), query.with_sort(sort)));
    }
    for view in View::ALL {
        let is_chosen = query.view.unwrap_or(default_view) == view;
        commands.push(list(view.label().to_owned(), kind("View", is_chosen), query.with_view(view, default_view)));
    }
    commands
}

/// The authors whom a text names and the papers that it finds first, where these match all of its words. None of a long
/// list, which would have to request them.
pub fn papers(library: &Library, text: &str) -> Vec<Command> {
    let text = text.trim();
    if library.is_long() || text.chars().nth(FEWEST_LETTERS - 1).is_none() {
        return Vec::new();
    }
    let results = library.search(&Query::default().with_text(text), None);
    if results.found.is_partial || results.found.asks_nothing {
        return Vec::new();
    }
    let found: Vec<&Paper> =
        results.found.papers.iter().filter_map(|position| library.loaded_paper(*position)).collect();
    let folded = fold(text);
    let names = found.iter().take(PAPERS_OF_AUTHORS).flat_map(|paper| &paper.authors).map(Line::as_str);
    let mut authors: Vec<&str> = names.filter(|name| rank(&fold(name), "", &folded).is_some()).collect();
    let mut known = BTreeSet::new();
    authors.retain(|name| known.insert(library.catalogue.author_id(name)));
    authors.truncate(MOST_AUTHORS);
    let authors = authors.into_iter().map(|name| to(name.to_owned(), "Author".to_owned(), library.author_page(name)));
    let papers = found.iter().take(MOST_PAPERS);
    authors
        .chain(papers.map(|paper| to(paper.shown_title().into_owned(), "Paper".to_owned(), Route::paper(&paper.id))))
        .collect()
}

fn to(name: String, kind: String, page: Route) -> Command {
    Command { name, kind, target: Target::Page(Box::new(page)) }
}

fn kind(name: &str, is_chosen: bool) -> String {
    [name, if is_chosen { ", selected" } else { "" }].concat()
}

/// The positions of the commands that a text names: first those whose names begin with it, then those with its
/// words in their names, then those with some of its words in their kinds.
pub fn named(commands: &[Command], text: &str) -> Vec<usize> {
    let text = fold(text.trim());
    let mut by_rank = [const { Vec::new() }; 3];
    for (position, command) in commands.iter().enumerate() {
        if let Some(rank) = rank(&fold(&command.name), &fold(&command.kind), &text) {
            by_rank[rank].push(position);
        }
    }
    by_rank.concat()
}

fn rank(name: &str, kind: &str, text: &str) -> Option<usize> {
    let begins_word = |of: &str, word: &str| {
        let is_first = |at: usize| of[..at].chars().next_back().is_none_or(|before| !before.is_alphanumeric());
        of.match_indices(word).any(|(at, _)| is_first(at))
    };
    let mut words = text.split_whitespace();
    if name.starts_with(text) {
        Some(0)
    } else if words.clone().all(|word| begins_word(name, word)) {
        Some(1)
    } else {
        words.all(|word| begins_word(name, word) || begins_word(kind, word)).then_some(2)
    }
}

#[cfg(test)]
mod tests {
    use super::{Command, Target, commands, named, papers};
    use crate::tests::library;
    use catalogue::query::{Query, View};
    use catalogue::route::Route;

    fn names(commands: &[Command], text: &str) -> Vec<String> {
        named(commands, text).into_iter().map(|position| commands[position].name.clone()).collect()
    }

    fn of(query: &str) -> Vec<Command> {
        commands(&library(), &Route::Browse(Query::parse(query)), View::Cards, Vec::new())
    }

    fn target(commands: &[Command], text: &str) -> String {
        let Target::Page(route) = &commands[named(commands, text)[0]].target else { panic!("an action") };
        library().href(route)
    }

    #[test]
    fn names_are_found_by_the_beginnings_of_their_words_whatever_their_accents() {
        let commands = of("");
        assert_eq!(names(&commands, "QUANT")[0], "Quantization");
        assert_eq!(names(&commands, "  àbout ")[0], "About");
        assert_eq!(names(&commands, "paper comp"), ["Compare papers"]);
        // By the kind, and never from within a word.
        assert!(names(&commands, "view").ends_with(&["Table".to_owned()]), "{:?}", names(&commands, "view"));
        assert_eq!(names(&commands, "able"), [""; 0]);
        assert_eq!(names(&commands, "").len(), commands.len());
    }

    #[test]
    fn a_condition_is_offered_where_some_paper_meets_it_or_it_is_asked_for() {
        assert_eq!(names(&of(""), "with code"), ["With code"]);
        assert_eq!(names(&of(""), "new since"), [""; 0]);
        assert_eq!(names(&of("has=new"), "new since"), ["New since your last visit"]);
    }

    #[test]
    fn a_filter_changes_the_list_that_is_shown() {
        let narrowed = of("category=pruning&sort=title");
        assert_eq!(target(&narrowed, "quantization"), "/repository/?category=pruning&category=quantization&sort=title");
        assert_eq!(target(&narrowed, "pruning"), "/repository/?sort=title");
        assert_eq!(target(&narrowed, "with code"), "/repository/?category=pruning&has=code&sort=title");
        assert_eq!(target(&of("year=2023..2024"), "2023"), "/repository/?year=2024");
        assert_eq!(target(&narrowed, "table"), "/repository/category/pruning/?sort=title&view=table");
        let elsewhere = commands(&library(), &Route::About, View::Cards, Vec::new());
        assert_eq!(target(&elsewhere, "quantization"), "/repository/category/quantization/");
    }

    #[test]
    fn papers_and_their_authors_are_found_by_what_is_typed() {
        let library = library();
        let found = |text: &str| {
            papers(&library, text)
                .into_iter()
                .map(|command| [command.kind, command.name].join(": "))
                .collect::<Vec<_>>()
        };
        assert_eq!(found("one shot")[0], "Paper: Pruning in One Shot");
        let author = library.catalogue.papers()[0].authors[0].as_str();
        assert_eq!(found(author)[0], ["Author: ", author].concat());
        for text in ["", "p", "zebra", "one zebra"] {
            assert_eq!(found(text), [""; 0], "{text}");
        }
    }

    #[test]
    fn every_page_can_be_chosen() {
        let (library, commands) = (library(), of(""));
        for page in library.pages() {
            let is_it = |command: &Command| matches!(&command.target, Target::Page(route) if **route == page);
            assert!(commands.iter().any(is_it), "{page:?}");
        }
    }
}
