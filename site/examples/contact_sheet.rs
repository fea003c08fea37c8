//! Writes a page with every drawn figure of a list in both themes, for `cargo xtask screenshot`.
use std::error::Error;
use std::{env, fs};

fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = env::args().collect();
    let [_, list, page] = arguments.as_slice() else { return Err("usage: contact_sheet LIST PAGE".into()) };
    let (content, figures) = site::contact_sheet(catalogue::decode::decode(&fs::read(list)?)?);
    fs::write(page, content)?;
    println!("{figures} figures");
    Ok(())
}
