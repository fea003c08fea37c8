//! The step that walks through the site in each engine, at two widths.

use super::{Options, browser, files};
use crate::{
    error::{Error, Result},
    project::Project,
    setup,
};

/// The sizes of the window: the files of `tests/engines` are called so.
const SIZES: [&str; 2] = ["wide", "narrow"];

/// Firefox fails with more beside it.
const AT_ONCE: usize = 2;

/// Runs the journeys; says loudly which engine is left out.
pub fn run(project: &Project, options: &Options) -> Result<()> {
    let engines = setup::engines(project, &options.without)?;
    if engines.is_empty() {
        return Err(Error::Unexpected("every engine was left out".to_owned()));
    }
    let (folder, sites) = (project.npm().join("engines"), browser::served(project)?);
    for (engine, programs) in &engines {
        let journeys = SIZES.map(|size| folder.join(format!("{}.{size}.test.mjs", engine.name())));
        files::run(&journeys, AT_ONCE, |file| {
            let mut node = browser::node(project, &sites, file);
            node.envs(programs.iter().map(|(name, path)| (name, path)));
            node
        })?;
    }
    for engine in &options.without {
        println!("NOT TESTED in {}, as `--without` says", engine.name());
    }
    Ok(())
}
