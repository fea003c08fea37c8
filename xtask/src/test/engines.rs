//! The step that walks through the site in each engine, at two widths.

use super::{Options, browser};
use crate::{
    command,
    error::{Error, Result},
    project::Project,
    setup,
};

/// The sizes of the window: the files of `tests/engines` are called so.
const SIZES: [&str; 2] = ["wide", "narrow"];

/// Runs the journeys; says loudly which engine is left out.
pub fn run(project: &Project, options: &Options) -> Result<()> {
    let engines = setup::engines(project, &options.without)?;
    let folder = project.npm().join("engines");
    let file = |engine: &str, size: &str| folder.join(format!("{engine}.{size}.test.mjs"));
    let files: Vec<_> = engines.iter().flat_map(|(engine, _)| SIZES.map(|size| file(engine.name(), size))).collect();
    if files.is_empty() {
        return Err(Error::Unexpected("every engine was left out".to_owned()));
    }
    let mut node = browser::node(project, &files)?;
    for (_, programs) in &engines {
        node.envs(programs.iter().map(|(name, path)| (name, path)));
    }
    command::run(&mut node)?;
    for engine in &options.without {
        println!("NOT TESTED in {}, as `--without` says", engine.name());
    }
    Ok(())
}
