//! The entry of the program in the browser.

#[cfg(target_arch = "wasm32")]
use awesome_papers::{browser, context::Lazy, lazy::lazy, start::start};
#[cfg(target_arch = "wasm32")]
use leptos::wasm_split::SplitLoaderError;

#[cfg(target_arch = "wasm32")]
fn main() {
    browser::report_panics();
    start(|| Box::pin(async { load_lazy().await.ok() }));
}

/// The lazy part of the program, which the build puts into a file of its own (docs/decisions/0080).
#[cfg(all(target_arch = "wasm32", feature = "split"))]
#[leptos::wasm_split::wasm_split(lazy, fallible, wasm_split_path = ::leptos::wasm_split)]
fn load_lazy() -> Result<Lazy, SplitLoaderError> {
    Ok(lazy())
}

/// The lazy part of the program, in one file with the rest.
#[cfg(all(target_arch = "wasm32", not(feature = "split")))]
async fn load_lazy() -> Result<Lazy, SplitLoaderError> {
    Ok(lazy())
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!("This program runs in a browser: `cargo xtask serve` builds the site and serves it.");
}
