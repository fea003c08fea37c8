//! The engines, each run by node in a process of its own.

use std::{
    fs::{self, File},
    path::{Path, PathBuf},
    process::Stdio,
    thread,
    time::{Duration, Instant},
};

use serde_json::{Value, json};

use crate::{
    command,
    error::{Error, Result},
    project::Project,
    setup,
};

/// An engine in one of its settings.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Engine {
    /// The file in `bench/run/engines`.
    pub file: String,
    /// The setting, as that file calls it.
    pub variant: String,
    /// What a table calls both.
    pub name: String,
    /// Its release; none for what is in this repository.
    pub version: Option<String>,
    /// How it is set.
    pub about: String,
    /// Whether it forgives typing errors.
    pub forgives: bool,
    /// Whether it stops at the first papers it meets, and cannot tell how many match.
    pub stops: bool,
}

impl Engine {
    /// Whether it is this site's.
    pub fn is_ours(&self) -> bool {
        self.file == "ours"
    }

    /// Whether it is this site's with an index that was prepared beforehand, which only a list that
    /// was grown for the benchmark has.
    pub fn is_prepared(&self) -> bool {
        self.file == "prepared"
    }

    fn read(value: &Value) -> Self {
        let text = |name: &str| value[name].as_str().unwrap_or_default().to_owned();
        let (name, variant) = (text("name"), text("variant"));
        Self {
            name: if matches!(text("engine").as_str(), "ours" | "prepared" | "substring") {
                name
            } else {
                format!("{name}, {variant}")
            },
            file: text("engine"),
            version: value["version"].as_str().map(str::to_owned),
            about: text("about"),
            forgives: value["forgives"] == true,
            stops: value["stops"] == true,
            variant,
        }
    }
}

/// How a process ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// It did all it was asked to do.
    Done,
    /// It was stopped when its time was up.
    TimedOut,
    /// It stopped by itself.
    Crashed,
}

/// What runs engines.
pub struct Runner<'a> {
    project: &'a Project,
    module: &'a Path,
    /// How long one process may take.
    pub limit: Duration,
}

impl<'a> Runner<'a> {
    /// Installs the peers. `module` is the site's search for node.
    pub fn new(project: &'a Project, module: &'a Path, limit: Duration) -> Result<Self> {
        setup::peers(project)?;
        Ok(Self { project, module, limit })
    }

    /// The machine in words, and every engine in each of its settings, ours first.
    pub fn engines(&self) -> Result<(String, Vec<Engine>)> {
        let printed = command::output(self.node().arg(self.script("list")))?;
        let value: Value = serde_json::from_str(&printed).map_err(|error| {
            Error::Unexpected(format!("bench/run/list.mjs wrote something else than JSON: {error}"))
        })?;
        let engines = value["engines"].as_array().map(Vec::as_slice).unwrap_or_default();
        let machine = value["machine"].as_str().unwrap_or_default().to_owned();
        Ok((machine, engines.iter().map(Engine::read).collect()))
    }

    /// Runs a script with one engine on one list; returns the lines it wrote, also those it wrote
    /// before it was stopped.
    pub fn run(&self, script: &str, engine: &Engine, list: &Path, mut request: Value) -> Result<(Vec<Value>, End)> {
        request["engine"] = json!(engine.file);
        request["variant"] = json!(engine.variant);
        request["list"] = json!(list);
        let path = super::folder(self.project).join("written.jsonl");
        let file = File::create(&path).map_err(Error::file(&path))?;
        let mut node = self.node();
        // The peers need more than node's usual heap at 100,000 papers.
        node.args(["--expose-gc", "--max-old-space-size=8192"]).arg(self.script(script)).arg(request.to_string());
        let start = Instant::now();
        let mut child = node
            .stdout(Stdio::from(file))
            .spawn()
            .map_err(|cause| Error::Start { command: "node".to_owned(), cause })?;
        let end = loop {
            let status = child.try_wait().map_err(|cause| Error::Start { command: "node".to_owned(), cause })?;
            match status {
                Some(status) if status.success() => break End::Done,
                Some(_) => break End::Crashed,
                None if start.elapsed() > self.limit => {
                    // It may have ended in this moment, and is gone either way.
                    let _ = child.kill();
                    let _ = child.wait();
                    break End::TimedOut;
                }
                None => thread::sleep(Duration::from_millis(20)),
            }
        };
        let written = fs::read_to_string(&path).map_err(Error::file(&path))?;
        // The last line may have been cut.
        let lines = written.lines().filter_map(|line| serde_json::from_str(line).ok()).collect();
        Ok((lines, end))
    }

    fn node(&self) -> std::process::Command {
        let mut node = self.project.command("node");
        node.env("BENCH_MODULE", self.module);
        node
    }

    fn script(&self, name: &str) -> PathBuf {
        self.project.root.join(format!("bench/run/{name}.mjs"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_engine_is_named_with_its_setting() {
        let engine = |file: &str, name: &str| {
            let value =
                json!({ "engine": file, "variant": "typos", "name": name, "version": "1.2.3", "forgives": true });
            Engine::read(&value).name
        };
        assert_eq!(engine("lunr", "Lunr"), "Lunr, typos");
        assert_eq!(engine("ours", "ours"), "ours");
    }
}
