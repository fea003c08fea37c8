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
    if engines.is_empty() {
        return Err(Error::Unexpected("every engine was left out".to_owned()));
    }
    let folder = project.npm().join("engines");
    for (engine, programs) in &engines {
        let files = SIZES.map(|size| folder.join(format!("{}.{size}.test.mjs", engine.name())));
        let walk = || {
            let mut node = browser::node(project, &files)?;
            command::run(node.envs(programs.iter().map(|(name, path)| (name, path))))
        };
        // A driver can lose its browser; a fault of the site is there the second time, too.
        if let Err(error) = walk() {
            println!("AGAIN in {}, since it may have been the driver: {error}", engine.name());
            walk()?;
            println!("PASSED in {} at the second try", engine.name());
        }
    }
    for engine in &options.without {
        println!("NOT TESTED in {}, as `--without` says", engine.name());
    }
    Ok(())
}
