//! Runs files of tests in Node, each in a process of its own.

use std::{
    path::{Path, PathBuf},
    process::{Command, Output},
    sync::{Mutex, PoisonError},
    thread,
    time::Instant,
};

use crate::error::{Error, Result};

/// Runs each file by the command that `command` makes for it, so many at once, and those that fail once
/// more, alone: a browser can be lost, and a busy machine can keep a test from its time. A fault is there
/// the second time, too; what passes only then is named.
pub fn run(files: &[PathBuf], at_once: usize, command: impl Fn(&Path) -> Command + Sync) -> Result<()> {
    let failed = failures(files, at_once, &command)?;
    if failed.is_empty() {
        return Ok(());
    }
    println!("AGAIN, one at a time: {}", names(&failed));
    let still = failures(&failed, 1, &command)?;
    let (still, passed): (Vec<_>, Vec<_>) = failed.into_iter().partition(|file| still.contains(file));
    if !passed.is_empty() {
        println!("PASSED at the second try: {}", names(&passed));
    }
    if still.is_empty() { Ok(()) } else { Err(Error::Unmet(format!("failed twice: {}", names(&still)))) }
}

/// Runs so many files at once, and prints what each says when it has ended; those that failed.
fn failures(files: &[PathBuf], at_once: usize, command: &(impl Fn(&Path) -> Command + Sync)) -> Result<Vec<PathBuf>> {
    let waiting = Mutex::new(files.iter());
    let next = || waiting.lock().unwrap_or_else(PoisonError::into_inner).next();
    let work = || {
        let mut failed = Vec::new();
        while let Some(file) = next() {
            let name = file.file_name().unwrap_or_default().to_string_lossy();
            println!("… {name}");
            let start = Instant::now();
            let mut command = command(file);
            let Output { status, stdout, stderr } = command
                .output()
                .map_err(|cause| Error::Start { command: command.get_program().to_string_lossy().into(), cause })?;
            let (said, complained) = (String::from_utf8_lossy(&stdout), String::from_utf8_lossy(&stderr));
            println!("── {name} ({:.1} s)\n{said}{complained}", start.elapsed().as_secs_f64());
            if !status.success() {
                failed.push(file.clone());
            }
        }
        Ok(failed)
    };
    thread::scope(|scope| {
        let workers: Vec<_> = (0..at_once).map(|_| scope.spawn(work)).collect();
        // A panic there goes on here.
        let all: Result<Vec<_>> = workers
            .into_iter()
            .map(|worker| worker.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic)))
            .collect();
        Ok(all?.concat())
    })
}

/// The files, as `--file` names them.
fn names(files: &[PathBuf]) -> String {
    let name = |file: &PathBuf| {
        let name = file.file_name().unwrap_or_default().to_string_lossy();
        name.trim_end_matches(".test.mjs").to_owned()
    };
    files.iter().map(name).collect::<Vec<_>>().join(", ")
}

#[cfg(all(test, unix))]
mod tests {
    use std::{env, fs};

    use super::*;

    /// Passes if its file is there, and makes the file, unless it is called `never`.
    fn second_time(file: &Path) -> Command {
        let mut command = Command::new("sh");
        let file = file.display();
        command.args([
            "-c",
            &format!("test -e {file} || {{ case {file} in *never) ;; *) touch {file} ;; esac; false; }}"),
        ]);
        command
    }

    #[test]
    fn what_fails_is_run_once_more() {
        let folder = env::temp_dir().join(format!("files-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        let [there, once, never] = ["there", "once", "never"].map(|name| folder.join(name));
        fs::write(&there, "").unwrap();
        let all = [there.clone(), never, once];
        assert!(run(&[there], 2, second_time).is_ok());
        let error = run(&all, 2, second_time).unwrap_err().to_string();
        assert!(error.contains("failed twice: never"), "{error}");
        fs::remove_dir_all(&folder).unwrap();
    }
}
