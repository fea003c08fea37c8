//! The entry of the program in the browser.
#![cfg_attr(not(target_arch = "wasm32"), allow(unused))]

#[cfg(target_arch = "wasm32")]
fn main() {
    awesome_papers::browser::report_panics();
    awesome_papers::start::start();
}

#[cfg(not(target_arch = "wasm32"))]
fn main() {
    eprintln!("This program runs in a browser: `cargo xtask serve` builds the site and serves it.");
}
