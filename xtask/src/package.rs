//! `package` and `install`: the program `papers` with the app inside, as an archive or where cargo keeps programs.

use std::{
    env, fs,
    path::{Path, PathBuf},
};

use crate::{
    build, command,
    error::{Error, Result},
    hash::sha256,
    project::Project,
    setup,
};

/// What names the app's folder to the compiler, in `curator/src/app.rs`.
const APP: &str = "PAPERS_APP";

/// The profile of what is released, in `Cargo.toml`.
const PROFILE: &str = "released";

/// What of `curator` is in what is released.
const FEATURES: &str = "app,pictures";

/// Options of `package`.
#[derive(clap::Args)]
pub struct Options {
    /// The target to compile for; this machine's when not given
    #[arg(long, value_name = "TRIPLE")]
    target: Option<String>,
}

/// Compiles the app and the program, and writes the archive to target/package/.
pub fn run(project: &Project, options: &Options) -> Result<()> {
    let target = options.target.clone().map_or_else(|| setup::host(project), Ok)?;
    let program = program(project, &target)?;
    let archive = archive(project, &program, &target, &project.target.join("package"))?;
    let size = |path: &Path| fs::metadata(path).map(|file| file.len() as f64 / 1e6).map_err(Error::file(path));
    println!("{}: {:.1} MB, the program in it {:.1} MB", archive.display(), size(&archive)?, size(&program)?);
    Ok(())
}

/// Compiles the app and the program, and has cargo install it.
pub fn install(project: &Project) -> Result<()> {
    let app = build::app(project)?;
    let mut cargo = project.cargo();
    cargo
        .args(["install", "--locked", "--path", "curator", "--profile", PROFILE, "--features", FEATURES])
        .env(APP, &app);
    command::run_long("the program is being compiled for release", &mut cargo)
}

/// The program as it is released, for this machine.
pub fn released(project: &Project) -> Result<PathBuf> {
    program(project, &setup::host(project)?)
}

fn program(project: &Project, target: &str) -> Result<PathBuf> {
    let app = build::app(project)?;
    let mut cargo = project.cargo();
    cargo.args(["build", "--profile", PROFILE, "--package", "curator", "--features", FEATURES]).env(APP, &app);
    cargo.args(["--target", target]);
    command::run_long("the program is being compiled for release", &mut cargo)?;
    Ok(project.target.join(target).join(PROFILE).join(format!("papers{}", env::consts::EXE_SUFFIX)))
}

/// The same as the tests compile everything else, with an app that is compiled, into a folder.
pub fn for_tests(project: &Project, app: &Path, to: &Path) -> Result<PathBuf> {
    let mut cargo = project.cargo();
    cargo.args(["build", "--quiet", "--workspace", "--features", "site/pictures,curator/app", "--bin", "papers"]);
    command::run_long("the program is being compiled with the app in it", cargo.env(APP, app))?;
    let program = project.target.join("debug").join(format!("papers{}", env::consts::EXE_SUFFIX));
    archive(project, &program, &setup::host(project)?, to)
}

/// Writes the archive of a program and, beside it, the hash that `action/install.sh` checks it by.
fn archive(project: &Project, program: &Path, target: &str, to: &Path) -> Result<PathBuf> {
    let name = format!("papers-{target}");
    let folder = to.join(&name);
    fs::create_dir_all(&folder).map_err(Error::file(&folder))?;
    let own = ["LICENSE", "README.md"].map(|file| project.root.join(file));
    for file in own.iter().map(PathBuf::as_path).chain([program]) {
        let copy = folder.join(file.file_name().unwrap_or_default());
        fs::copy(file, &copy).map_err(Error::file(file))?;
    }
    let archive = to.join(format!("{name}.tar.gz"));
    command::run(project.command("tar").arg("-czf").arg(&archive).arg("-C").arg(to).arg(&name))?;
    let content = fs::read(&archive).map_err(Error::file(&archive))?;
    let hash = sha256(&content);
    let sum = to.join(format!("{name}.tar.gz.sha256"));
    fs::write(&sum, format!("{hash}  {name}.tar.gz\n")).map_err(Error::file(&sum))?;
    Ok(archive)
}
