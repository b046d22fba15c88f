//! The reader of source files, on small texts.

use rstest::rstest;

use crate::imports::{Tree, cyclic};

/// What the file `a.rs` with this text imports, as `file: name`.
fn imports_of(text: &str) -> Vec<String> {
    let files = [
        ("lib.rs", "pub mod a;\npub mod b;\npub mod c;\npub mod d;"),
        ("a.rs", text),
        (
            "b/mod.rs",
            "mod inner;\nmod twin;\npub use inner::{Inner, make as made};\npub use twin::twin;\npub struct Own;",
        ),
        ("b/inner.rs", "pub struct Inner;\npub fn make() {}"),
        ("b/twin.rs", "pub fn twin() {}"),
        (
            "c.rs",
            "pub use crate::b::*;\npub const C: u8 = 0;\npub mod nested { pub enum N { One } }",
        ),
        ("d.rs", "pub fn d() {}"),
    ];
    let imports = Tree::of_texts(&files).imports();
    let of_a = imports.iter().filter(|import| import.from == "a.rs");
    of_a.map(|import| format!("{}: {}", import.to, import.name)).collect()
}

#[rstest]
#[case::by_the_crate("use crate::d::d;", &["d.rs: d"])]
#[case::by_the_parent("use super::d::d;", &["d.rs: d"])]
#[case::by_the_library_s_name("use g287::d::d;", &["d.rs: d"])]
#[case::in_a_group("use crate::{c::C, d::{d, self}};", &["c.rs: C", "d.rs: d"])]
#[case::by_another_name("use crate::c::C as X;", &["c.rs: C"])]
#[case::re_exported("use crate::b::{Inner, Own};", &["b/inner.rs: Inner", "b/mod.rs: Own"])]
#[case::re_exported_by_another_name("use crate::b::made;", &["b/inner.rs: made"])]
#[case::re_exported_with_everything("use crate::c::Inner;", &["b/inner.rs: Inner"])]
#[case::everything("use crate::d::*;", &["d.rs: d"])]
#[case::a_function_with_the_name_of_its_module("use crate::b::twin;", &["b/twin.rs: twin"])]
#[case::through_a_module("use crate::d;\nfn f() { d::d() }", &["d.rs: d"])]
#[case::through_a_module_within_a_file("use crate::c::nested::N;", &["c.rs: N"])]
#[case::a_path_in_a_type("struct A(Vec<crate::b::Inner>);", &["b/inner.rs: Inner"])]
#[case::a_path_in_an_expression("fn f() { crate::d::d() }", &["d.rs: d"])]
#[case::a_path_to_a_variant("fn f() { crate::c::nested::N::One; }", &["c.rs: One"])]
#[case::a_path_in_a_macro("fn f() { println!(\"{}\", g(crate::c::C)) }", &["c.rs: C"])]
#[case::a_path_in_an_attribute("#[arg(parser = super::d::d)]\nstruct A;", &["d.rs: d"])]
#[case::in_a_function("fn f() { use crate::d::d; d() }", &["d.rs: d"])]
#[case::in_a_module_within_the_file("mod tests { use super::super::d::d; }", &["d.rs: d"])]
#[case::of_the_file_itself("struct A;\nmod tests { use super::A; use super::*; }", &[])]
#[case::a_module_alone("pub mod x;\nuse crate::d;", &[])]
#[case::of_another_crate("use std::fs;\nfn f() { fs::read(\"d::d\"); }", &[])]
#[case::visibility("pub(in crate::d) struct A;", &[])]
fn imports_are_found(#[case] text: &str, #[case] expected: &[&str]) {
    assert_eq!(imports_of(text), expected);
}

#[test]
fn a_cycle_is_found_wherever_it_begins() {
    let tree = Tree::of_texts(&[
        ("lib.rs", "mod a; mod b; mod c; mod d;"),
        ("a.rs", "use crate::b::B; pub struct A;"),
        ("b.rs", "use crate::c::C; pub struct B;"),
        ("c.rs", "use crate::a::A; use crate::d::D; pub struct C;"),
        ("d.rs", "pub struct D;"),
    ]);
    let imports = tree.imports();
    let names: Vec<&str> = cyclic(&imports).iter().map(|import| &*import.name).collect();
    assert_eq!(names, ["B", "C", "A"]);
}

#[test]
fn a_parent_that_re_exports_is_no_part_of_a_cycle() {
    let tree = Tree::of_texts(&[
        ("a/mod.rs", "mod b; mod c; pub use b::B; pub use c::C;"),
        ("a/b.rs", "use super::C; pub struct B;"),
        ("a/c.rs", "pub struct C;"),
    ]);
    assert!(cyclic(&tree.imports()).is_empty());
}

#[test]
fn a_parent_that_defines_what_its_child_uses_is_part_of_a_cycle() {
    let tree = Tree::of_texts(&[
        ("a/mod.rs", "mod b; pub use b::B; pub struct A;"),
        ("a/b.rs", "use super::A; pub struct B;"),
    ]);
    assert_eq!(cyclic(&tree.imports()).len(), 2);
}
