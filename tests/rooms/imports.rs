//! What files import from each other.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use crate::reader::{Module, Modules, Segments, read};

/// That a file uses something of another.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) struct Import {
    /// The file that imports, relative to `src/`.
    pub(crate) from: String,
    /// The file that defines what is imported.
    pub(crate) to: String,
    /// The last name of the path.
    pub(crate) name: String,
}

/// Where a path leads.
#[derive(Clone, Debug)]
enum Target {
    /// To an item of a module.
    Item(Segments),
    /// To a module itself.
    Module(Segments),
}

/// The files of a crate, and what they import.
pub(crate) struct Tree {
    modules: Modules,
}

impl Tree {
    /// Reads every file under a folder.
    pub(crate) fn of_folder(src: &Path) -> Self {
        let mut files = Vec::new();
        let mut folders = vec![src.to_owned()];
        while let Some(folder) = folders.pop() {
            for path in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
                if path.is_dir() {
                    folders.push(path);
                } else if path.extension().is_some_and(|extension| extension == "rs") {
                    let name = path.strip_prefix(src).unwrap().to_str().unwrap().to_owned();
                    files.push((name, fs::read_to_string(path).unwrap()));
                }
            }
        }
        let files: Vec<_> = files.iter().map(|(name, text)| (&**name, &**text)).collect();
        Self::of_texts(&files)
    }

    /// Reads texts, each under the name of its file.
    pub(crate) fn of_texts(files: &[(&str, &str)]) -> Self {
        let mut modules = Modules::new();
        for (file, text) in files {
            read(file, text, &mut modules).unwrap_or_else(|error| panic!("{file}: {error}"));
        }
        Self { modules }
    }

    /// The names of the files.
    pub(crate) fn files(&self) -> BTreeSet<&str> {
        self.modules.values().map(|module| module.file.as_str()).collect()
    }

    /// Everything that a file imports from another. A module is imported through the names that
    /// are taken from it.
    pub(crate) fn imports(&self) -> BTreeSet<Import> {
        let mut imports = BTreeSet::new();
        for (at, module) in &self.modules {
            for path in module.imports.iter().chain(&module.mentions) {
                if let Some(Target::Item(to)) = self.resolve(at, path, true, 0) {
                    imports.extend(import(module, self.modules.get(&to), path));
                }
            }
            for path in &module.globs {
                if let Some(Target::Module(to)) = self.resolve(at, path, false, 0) {
                    imports.extend(import(module, self.modules.get(&to), path));
                }
            }
        }
        imports
    }

    /// Where a path leads that stands in the module `at`; `None` outside the crate.
    fn resolve(&self, at: &Segments, path: &[String], item: bool, depth: u8) -> Option<Target> {
        let (mut place, mut rest) = match path.split_first()? {
            (first, rest) if first == "crate" || first == "g287" => (Segments::new(), rest),
            (first, rest) if first == "self" => (at.clone(), rest),
            (first, _) if first == "super" => (at.clone(), path),
            _ => (at.clone(), path),
        };
        while let Some((first, after)) = rest.split_first()
            && first == "super"
        {
            place.pop()?;
            rest = after;
        }
        while let Some((name, after)) = rest.split_first() {
            match self.look_up(&place, name, item && after.is_empty(), depth)? {
                Target::Module(next) => place = next,
                Target::Item(owner) => return Some(Target::Item(owner)),
            }
            rest = after;
        }
        Some(Target::Module(place))
    }

    /// What a name means in a module. Of a module and another item of one name, `item` says which
    /// is meant.
    fn look_up(&self, at: &Segments, name: &str, item: bool, depth: u8) -> Option<Target> {
        let module = self.modules.get(at)?;
        // A `use` that leads to itself leads out of the crate: `use regex::Regex` in a file `regex`.
        let depth = depth.checked_add(1).filter(|&depth| depth < 24)?;
        let mut child = at.clone();
        child.push(name.to_owned());
        let child = || self.modules.contains_key(&child).then(|| Target::Module(child.clone()));
        let own = || module.items.contains(name).then(|| Target::Item(at.clone()));
        let used = || {
            let path = module.uses.get(name)?;
            self.resolve(at, path, item, depth)
        };
        let from_globs = || {
            module.globs.iter().find_map(|path| match self.resolve(at, path, false, depth)? {
                Target::Module(from) if from != *at => self.look_up(&from, name, item, depth),
                _ => None,
            })
        };
        if item {
            own().or_else(used).or_else(from_globs).or_else(child)
        } else {
            child().or_else(used).or_else(own).or_else(from_globs)
        }
    }
}

fn import(from: &Module, to: Option<&Module>, path: &[String]) -> Option<Import> {
    let to = to?.file.clone();
    let name = path.last().cloned().unwrap_or_default();
    (from.file != to).then(|| Import { from: from.file.clone(), to, name })
}

/// The imports that lie on a cycle.
pub(crate) fn cyclic(imports: &BTreeSet<Import>) -> Vec<&Import> {
    let mut next: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for import in imports {
        next.entry(&import.from).or_default().insert(&import.to);
    }
    let reached = |from: &str| {
        let mut reached: BTreeSet<&str> = BTreeSet::new();
        let mut open: Vec<&str> = next.get(from).into_iter().flatten().copied().collect();
        while let Some(file) = open.pop() {
            if reached.insert(file) {
                open.extend(next.get(file).into_iter().flatten());
            }
        }
        reached
    };
    let reached: BTreeMap<&str, BTreeSet<&str>> =
        next.keys().map(|&file| (file, reached(file))).collect();
    let returns = |import: &&Import| {
        reached.get(&*import.to).is_some_and(|reached| reached.contains(&*import.from))
    };
    imports.iter().filter(returns).collect()
}
