//! Pages about one paper of the list, which may still be loading, or not be there.
use catalogue::{Paper, PaperId};
use leptos::prelude::*;

use crate::context::use_library;
use crate::data::presence::Presence;
use crate::html::not_found::paper_not_found;

/// What `page` makes of the position and the record of a paper, once it is there.
pub fn when_found(id: PaperId, page: impl Fn(usize, &'static Paper) -> AnyView + Send + 'static) -> impl IntoView {
    let library = use_library();
    move || match library.find(&id) {
        Presence::Found(position, paper) => page(position, paper),
        // A heading, since that is where the focus goes on a new page.
        Presence::Pending => view! {
            <main id="main" class="page paper">
                <h1 class="loading" tabindex="-1">"Opening the paper…"</h1>
            </main>
        }
        .into_any(),
        Presence::Absent => {
            let content = paper_not_found(library, &id).into_string();
            view! { <main id="main" class="page not-found" inner_html=content></main> }.into_any()
        }
    }
}
