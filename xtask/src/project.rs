//! Where things are.

use std::{
    env,
    fs::{self, File, TryLockError},
    path::{Path, PathBuf},
    process::Command,
};

use crate::error::{Error, Result};

/// The folders the tasks work in.
pub struct Project {
    /// The top of the repository.
    pub root: PathBuf,
    /// Cargo's output.
    pub target: PathBuf,
    /// The installed tools: outside the repository, so that `cargo clean` and a new clone keep them.
    pub tools: PathBuf,
}

impl Project {
    /// Finds the folders of the checkout this program was built from.
    pub fn discover() -> Self {
        // Cargo sets the variable at run time too, which is right even for a moved checkout.
        let manifest =
            env::var_os("CARGO_MANIFEST_DIR").map_or_else(|| env!("CARGO_MANIFEST_DIR").into(), PathBuf::from);
        let root = manifest.parent().map_or_else(|| manifest.clone(), Path::to_path_buf);
        let target = env::var_os("CARGO_TARGET_DIR").map_or("target".into(), PathBuf::from);
        Self { target: root.join(target), tools: tools_folder().unwrap_or_else(|| root.join("target/tools")), root }
    }

    /// Has this task alone write below `target/site`, until what is returned is dropped: two that build the app at once
    /// would mix their files. Waits for another one, and says so.
    ///
    /// # Errors
    /// When the file of the lock cannot be written.
    pub fn lock(&self) -> Result<File> {
        let path = self.target.join("xtask.lock");
        fs::create_dir_all(&self.target).map_err(Error::file(&self.target))?;
        let file = File::create(&path).map_err(Error::file(&path))?;
        match file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => {
                println!("waiting for another `cargo xtask` of this checkout");
                file.lock().map_err(Error::file(&path))?;
            }
            Err(TryLockError::Error(cause)) => return Err(Error::file(&path)(cause)),
        }
        Ok(file)
    }

    /// The npm packages, which belong to the tests.
    pub fn npm(&self) -> PathBuf {
        self.root.join("tests")
    }

    /// A command to run at the top of the repository.
    pub fn command(&self, program: impl AsRef<Path>) -> Command {
        let mut command = Command::new(program.as_ref());
        command.current_dir(&self.root);
        command
    }

    /// The cargo that runs this program.
    pub fn cargo(&self) -> Command {
        self.command(env::var_os("CARGO").map_or("cargo".into(), PathBuf::from))
    }
}

fn tools_folder() -> Option<PathBuf> {
    let named = |name| env::var_os(name).filter(|value| !value.is_empty());
    if let Some(folder) = named("AWESOME_PAPERS_TOOLS") {
        return Some(folder.into());
    }
    let cache = named("XDG_CACHE_HOME").map(PathBuf::from).or_else(|| Some(env::home_dir()?.join(".cache")))?;
    Some(cache.join("awesome-papers"))
}
