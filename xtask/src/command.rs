//! Running other programs.

use std::{
    env,
    ffi::OsStr,
    panic::resume_unwind,
    path::{Path, PathBuf},
    process::{Command, Stdio},
    sync::mpsc::{self, RecvTimeoutError},
    thread,
    time::{Duration, Instant},
};

use crate::error::{Error, Result};

/// Runs a command to its end, its output going where this program's goes.
pub fn run(command: &mut Command) -> Result<()> {
    let status = command.status().map_err(|cause| Error::Start { command: shown(command), cause })?;
    if status.success() { Ok(()) } else { Err(Error::Failed { command: shown(command), status }) }
}

/// Runs a command that says nothing, since its failure is nothing to tell.
pub fn run_quiet(command: &mut Command) -> Result<()> {
    run(command.stdout(Stdio::null()).stderr(Stdio::null()))
}

/// How long a command may be silent.
const SILENCE: Duration = Duration::from_secs(15);

/// Does the same for a command that may print nothing for long: says now and then that it is still at
/// work, and what that is.
pub fn run_long(what: &str, command: &mut Command) -> Result<()> {
    let start = Instant::now();
    let (done, ended) = mpsc::channel::<()>();
    thread::scope(|scope| {
        scope.spawn(move || {
            while ended.recv_timeout(SILENCE) == Err(RecvTimeoutError::Timeout) {
                println!("… {what} ({} s so far)", start.elapsed().as_secs());
            }
        });
        let result = run(command);
        // The other thread ends when the channel does.
        drop(done);
        result
    })
}

/// Does two things at the same time; the first error counts, once both have ended.
pub fn at_once<A, B: Send>(
    one: impl FnOnce() -> Result<A>,
    other: impl FnOnce() -> Result<B> + Send,
) -> Result<(A, B)> {
    thread::scope(|scope| {
        let other = scope.spawn(other);
        let one = one();
        // A panic there goes on here.
        let other = other.join().unwrap_or_else(|panic| resume_unwind(panic));
        Ok((one?, other?))
    })
}

/// Runs a command and returns what it printed, trimmed.
pub fn output(command: &mut Command) -> Result<String> {
    let output =
        command.stderr(Stdio::inherit()).output().map_err(|cause| Error::Start { command: shown(command), cause })?;
    if output.status.success() {
        Ok(String::from_utf8_lossy(&output.stdout).trim().to_owned())
    } else {
        Err(Error::Failed { command: shown(command), status: output.status })
    }
}

/// What `program --version` prints; nothing if the program does not run.
pub fn version(program: impl AsRef<OsStr>) -> Option<String> {
    let mut command = Command::new(program);
    let output = command.arg("--version").stderr(Stdio::null()).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// Looks for a program on `PATH`.
pub fn find(program: &str) -> Option<PathBuf> {
    let name = format!("{program}{}", env::consts::EXE_SUFFIX);
    env::split_paths(&env::var_os("PATH")?).map(|folder| folder.join(&name)).find(|path| path.is_file())
}

/// The file of a program that an npm package brings: a script on Windows, which is not found by the name alone.
pub fn of_npm(program: &str) -> String {
    if cfg!(windows) { format!("{program}.cmd") } else { program.to_owned() }
}

/// Puts folders in front of the `PATH` a command sees.
pub fn extend_path<'a>(command: &mut Command, folders: impl IntoIterator<Item = &'a Path>) {
    let current = env::var_os("PATH").unwrap_or_default();
    let folders = folders.into_iter().map(Path::to_path_buf).chain(env::split_paths(&current));
    // Joining fails only for a folder whose name holds the separator; such a one cannot be used.
    if let Ok(path) = env::join_paths(folders) {
        command.env("PATH", path);
    }
}

/// The command as it would be typed.
fn shown(command: &Command) -> String {
    let program = Path::new(command.get_program());
    let words = program.file_name().into_iter().chain(command.get_args());
    words.map(|word| word.to_string_lossy().into_owned()).collect::<Vec<_>>().join(" ")
}
