//! The program of the page: loads the catalogue, then takes over from the static page.
#![cfg_attr(not(target_arch = "wasm32"), allow(unused))]

#[cfg(target_arch = "wasm32")]
fn main() {
    awesome_papers::browser::report_panics();
    awesome_papers::app::start();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!("This program runs in a browser: `cargo xtask serve` builds the site and serves it.");
}
