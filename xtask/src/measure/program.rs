//! The released program: from a README to its site, for lists of several lengths.

use std::{
    fs,
    path::Path,
    process::{Child, Command, Stdio},
    thread,
    time::{Duration, Instant},
};

use super::{kilo, table::Table};
use crate::{
    bench, command,
    error::{Error, Result},
    package,
    project::Project,
};

/// How many papers the READMEs have: a short list, ours, a long one.
const LISTS: [usize; 3] = [32, 850, 3000];

/// The length of the list that the budgets are for.
const OURS: usize = 850;

/// The most seconds from a README of [`OURS`] to its site.
const BUDGET: f64 = 1.0;

/// Makes the program as it is released, and the sites of the lists with it.
pub fn measure(project: &Project, runs: usize, table: &mut Table) -> Result<()> {
    let program = package::released(project)?;
    let size = fs::metadata(&program).map_err(Error::file(&program))?.len();
    table.fact("papers, the program", &format!("{:.1} MB", kilo(size) / 1000.0));
    let folder = project.target.join("site/measure-program");
    fs::create_dir_all(&folder).map_err(Error::file(&folder))?;
    let readme = folder.join("README.md");
    for papers in LISTS {
        let list = bench::grown_list(project, papers)?;
        let mut export = project.command(&program);
        command::run(export.arg("export").arg(&list).args(["--format", "readme", "--output"]).arg(&readme))?;
        let made: Vec<Made> = (0..runs.max(1)).map(|_| make(project, &program, &folder)).collect::<Result<_>>()?;
        let seconds: Vec<f64> = made.iter().map(|made| made.took.as_secs_f64()).collect();
        let what = format!("papers build, a README of {papers} papers");
        match papers {
            OURS => table.median(&what, BUDGET, &seconds, "s"),
            _ => table.fact(&what, &format!("{:.2} s", crate::statistics::median(&seconds))),
        }
        let memory = made.iter().map(|made| made.memory).max().unwrap_or_default();
        table.fact("the same, memory at most", &format!("{:.0} MB", kilo(memory) / 1000.0));
    }
    Ok(())
}

/// What it took to make a site.
struct Made {
    took: Duration,
    /// The most memory that was in use, in bytes; 0 where the system does not tell.
    memory: u64,
}

fn make(project: &Project, program: &Path, folder: &Path) -> Result<Made> {
    let mut build = project.command(program);
    build.current_dir(folder).args(["build", "README.md", "--repository", "https://github.com/me/list"]);
    build.stdout(Stdio::null()).stderr(Stdio::null());
    let start = Instant::now();
    let mut child = start_of(&mut build)?;
    let mut memory = 0;
    // The system forgets the figure with the process.
    let status = loop {
        match child.try_wait().map_err(Error::file(program))? {
            Some(status) => break status,
            None => memory = memory.max(resident(child.id())),
        }
        thread::sleep(Duration::from_millis(2));
    };
    let took = start.elapsed();
    if status.success() {
        Ok(Made { took, memory })
    } else {
        Err(Error::Failed { command: format!("{build:?}"), status })
    }
}

fn start_of(command: &mut Command) -> Result<Child> {
    command.spawn().map_err(|cause| Error::Start { command: format!("{command:?}"), cause })
}

/// The most memory that a process had in use so far.
fn resident(process: u32) -> u64 {
    let status = fs::read_to_string(format!("/proc/{process}/status")).unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|line| line.trim().strip_suffix(" kB")?.parse::<u64>().ok()).unwrap_or(0) * 1024
}
