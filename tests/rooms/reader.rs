//! A reader of source files: the modules that they make, what each declares, and the paths that it
//! names.

use std::collections::{BTreeMap, BTreeSet};

use syn::buffer::{Cursor, TokenBuffer};
use syn::ext::IdentExt;
use syn::visit::{self, Visit};

/// The segments of a path as it is written.
pub(crate) type Segments = Vec<String>;

/// A module, whether it is a file of its own or stands inside one.
#[derive(Default)]
pub(crate) struct Module {
    /// The file, relative to `src/`.
    pub(crate) file: String,
    /// The names of its items; those that are modules are not among them.
    pub(crate) items: BTreeSet<String>,
    /// What its `use` declarations bring into scope, by the name they give it.
    pub(crate) uses: BTreeMap<String, Segments>,
    /// The paths of its `use` declarations.
    pub(crate) imports: Vec<Segments>,
    /// The paths of its `use` declarations that end in `*`.
    pub(crate) globs: Vec<Segments>,
    /// Every other path of more than one segment.
    pub(crate) mentions: BTreeSet<Segments>,
}

/// Modules by their path from the root of the crate.
pub(crate) type Modules = BTreeMap<Segments, Module>;

/// Adds the modules of a file.
pub(crate) fn read(file: &str, text: &str, modules: &mut Modules) -> syn::Result<()> {
    let parsed = syn::parse_file(text)?;
    let mut reader = Reader { modules, at: module_of(file) };
    file.clone_into(&mut reader.current().file);
    reader.visit_file(&parsed);
    Ok(())
}

/// The module that a file holds. The program's own file has the library as its parent.
fn module_of(file: &str) -> Segments {
    let stem = file.strip_suffix(".rs").unwrap_or(file);
    let mut path: Segments = stem.split('/').map(str::to_owned).collect();
    if path.last().is_some_and(|last| last == "mod") || path == ["lib"] {
        path.pop();
    }
    path
}

struct Reader<'m> {
    modules: &'m mut Modules,
    /// The path of the module that is being read.
    at: Segments,
}

impl Reader<'_> {
    fn current(&mut self) -> &mut Module {
        self.modules.entry(self.at.clone()).or_default()
    }

    fn leaves(&mut self, tree: &syn::UseTree, before: &Segments) {
        let with = |name: &syn::Ident| {
            let mut path = before.clone();
            if name != "self" || path.is_empty() {
                path.push(name.unraw().to_string());
            }
            path
        };
        match tree {
            syn::UseTree::Path(path) => self.leaves(&path.tree, &with(&path.ident)),
            syn::UseTree::Name(name) => self.import(with(&name.ident), None),
            syn::UseTree::Rename(name) => {
                self.import(with(&name.ident), Some(name.rename.to_string()));
            }
            syn::UseTree::Glob(_) => self.current().globs.push(before.clone()),
            syn::UseTree::Group(group) => {
                for tree in &group.items {
                    self.leaves(tree, before);
                }
            }
        }
    }

    fn import(&mut self, path: Segments, renamed: Option<String>) {
        let name = renamed.or_else(|| path.last().cloned()).unwrap();
        self.current().uses.insert(name, path.clone());
        self.current().imports.push(path);
    }

    /// Notes the paths among the tokens of a macro or an attribute.
    fn tokens(&mut self, mut rest: Cursor<'_>) {
        let mut path = Segments::new();
        let mut colons = 0;
        while !rest.eof() {
            if let Some((name, after)) = rest.ident() {
                if colons != 2 {
                    self.mention(std::mem::take(&mut path));
                }
                path.push(name.unraw().to_string());
                (colons, rest) = (0, after);
            } else if let Some((mark, after)) = rest.punct() {
                colons = if mark.as_char() == ':' { colons + 1 } else { 3 };
                rest = after;
            } else if let Some((inside, _, _, after)) = rest.any_group() {
                self.tokens(inside);
                (colons, rest) = (3, after);
            } else if let Some((_, after)) = rest.token_tree() {
                (colons, rest) = (3, after);
            }
        }
        self.mention(path);
    }

    fn mention(&mut self, path: Segments) {
        if path.len() > 1 {
            self.current().mentions.insert(path);
        }
    }
}

impl<'ast> Visit<'ast> for Reader<'_> {
    fn visit_item(&mut self, item: &'ast syn::Item) {
        let name = match item {
            syn::Item::Const(item) => Some(&item.ident),
            syn::Item::Enum(item) => Some(&item.ident),
            syn::Item::Fn(item) => Some(&item.sig.ident),
            syn::Item::Macro(item) => item.ident.as_ref(),
            syn::Item::Static(item) => Some(&item.ident),
            syn::Item::Struct(item) => Some(&item.ident),
            syn::Item::Trait(item) => Some(&item.ident),
            syn::Item::Type(item) => Some(&item.ident),
            syn::Item::Union(item) => Some(&item.ident),
            _ => None,
        };
        if let Some(name) = name {
            let name = name.unraw().to_string();
            self.current().items.insert(name);
        }
        visit::visit_item(self, item);
    }

    fn visit_item_mod(&mut self, item: &'ast syn::ItemMod) {
        let Some((_, items)) = &item.content else { return };
        let file = self.current().file.clone();
        self.at.push(item.ident.unraw().to_string());
        self.current().file = file;
        for item in items {
            self.visit_item(item);
        }
        self.at.pop();
    }

    fn visit_item_use(&mut self, item: &'ast syn::ItemUse) {
        self.leaves(&item.tree, &Segments::new());
    }

    fn visit_path(&mut self, path: &'ast syn::Path) {
        self.mention(path.segments.iter().map(|part| part.ident.unraw().to_string()).collect());
        visit::visit_path(self, path);
    }

    fn visit_macro(&mut self, called: &'ast syn::Macro) {
        self.visit_path(&called.path);
        self.tokens(TokenBuffer::new2(called.tokens.clone()).begin());
    }

    fn visit_meta_list(&mut self, list: &'ast syn::MetaList) {
        self.tokens(TokenBuffer::new2(list.tokens.clone()).begin());
    }

    /// The place within which an item is visible is no import of it.
    fn visit_vis_restricted(&mut self, _: &'ast syn::VisRestricted) {}
}
