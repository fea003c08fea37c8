//! The compiled app that every site is made with: the one in this program, or one in a folder.
use std::path::Path;

use site::App;

/// The app in a folder or, without one, the app in the program.
///
/// # Errors
/// When a file of it cannot be read, or there is none in the program.
pub fn app(folder: Option<&Path>) -> Result<App, AppError> {
    match folder {
        Some(folder) => Ok(App::read(folder)?),
        None => embedded(),
    }
}

/// Why there is no app.
#[derive(Debug, thiserror::Error)]
pub enum AppError {
    /// This program has none.
    #[error(
        "this program was compiled without the app; name its folder by --app, or install the program by `cargo xtask install`"
    )]
    Without,
    /// It cannot be read.
    #[error(transparent)]
    Site(#[from] site::Error),
}

#[cfg(not(feature = "app"))]
fn embedded() -> Result<App, AppError> {
    Err(AppError::Without)
}

#[cfg(feature = "app")]
fn embedded() -> Result<App, AppError> {
    /// The files of the app by their names.
    macro_rules! files {
        ($($name:literal),*) => { [$(($name, include_bytes!(concat!(env!("PAPERS_APP"), "/", $name)).as_slice())),*] };
    }
    let files = site::with_app_files!(files);
    let app = App::new(|name| {
        let file = files.iter().find(|(known, _)| *known == name);
        file.map(|(_, content)| content.to_vec()).ok_or_else(|| site::Error::Missing(name.to_owned()))
    })?;
    Ok(app)
}
