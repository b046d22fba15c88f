//! Search, facets and answers at 2 thousand, 100 thousand and 1 million agreements.

#![allow(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::string_slice,
    clippy::unreachable,
    reason = "a fault here is a failed test"
)]

#[path = "../tests/query_support/mod.rs"]
mod query_support;

use std::sync::OnceLock;

use divan::{Bencher, black_box};
use g287::history::History;
use g287::model::{Model, State};
use g287::query::{Choice, Day, Filter, Hits, Query, Question, SearchIndex, Sort, SortColumn};

fn main() {
    divan::main();
}

const SIZES: [usize; 3] = [2_000, 100_000, 1_000_000];

struct World {
    history: History,
    day: Day,
    index: SearchIndex,
}

fn world(size: usize) -> &'static World {
    static WORLDS: [OnceLock<World>; 3] = [const { OnceLock::new() }; 3];
    let at = SIZES.iter().position(|&s| s == size).unwrap_or_default();
    WORLDS[at].get_or_init(|| {
        let history = query_support::generated(size as u64);
        let day = Day::last(&history).unwrap();
        let index = SearchIndex::new(&history);
        World { history, day, index }
    })
}

#[divan::bench(args = SIZES, sample_count = 5)]
fn day(bencher: Bencher, size: usize) {
    let world = world(size);
    bencher.bench(|| Day::new(&world.history, world.day.as_of));
}

#[divan::bench(args = SIZES, sample_count = 5)]
fn day_moved(bencher: Bencher, size: usize) {
    let world = world(size);
    bencher.bench(|| world.day.moved(&world.history, world.day.as_of));
}

#[divan::bench(args = SIZES, sample_count = 5)]
fn index(bencher: Bencher, size: usize) {
    let world = world(size);
    bencher.bench(|| SearchIndex::new(&world.history));
}

/// Every key of `polk sheriff`, each from the hits before it; the figure is of one key.
#[divan::bench(args = SIZES, sample_count = 10)]
fn keys(bencher: Bencher, size: usize) {
    let world = world(size);
    let text = "polk sheriff";
    let queries: Vec<Query> =
        (1..=text.len()).map(|end| query_support::understood(&text[..end])).collect();
    bencher.counter(queries.len()).bench(|| {
        let mut before: Option<(&Query, Hits)> = None;
        for query in &queries {
            let hits = world.index.search(query, before.as_ref().map(|(q, h)| (*q, h)));
            before = Some((query, hits));
        }
        before
    });
}

/// One search from nothing, and the answer to it.
#[divan::bench(args = SIZES, consts = [0, 1, 2, 3, 4, 5], sample_count = 10)]
fn key_and_answer<const TEXT: usize>(bencher: Bencher, size: usize) {
    let world = world(size);
    let text = ["s", "p", "sheriff", "polk sheriff", "mimai pd", "shrff"][TEXT];
    let query = query_support::understood(text);
    bencher.bench(|| {
        let hits = world.index.search(&query, None);
        Question::new(&world.history, &world.day, &Filter::default())
            .with_hits(Some(&hits))
            .answer(Sort::default())
    });
}

#[divan::bench(args = SIZES, sample_count = 10)]
fn answer_all(bencher: Bencher, size: usize) {
    let world = world(size);
    bencher.bench(|| {
        Question::new(&world.history, &world.day, &Filter::default()).answer(Sort::default())
    });
}

#[divan::bench(args = SIZES, sample_count = 10)]
fn facet_toggled(bencher: Bencher, size: usize) {
    let world = world(size);
    let mut filter = Filter::default();
    bencher.bench_local(|| {
        filter.states.toggle(State::from_position(9));
        filter.models.toggle(Some(Model::TaskForce));
        let sort = Sort { column: SortColumn::Signed, descending: true };
        Question::new(&world.history, &world.day, black_box(&filter)).answer(sort)
    });
}

#[divan::bench(args = SIZES, sample_count = 10)]
fn rows_on_the_screen(bencher: Bencher, size: usize) {
    let world = world(size);
    let filter = Filter::default();
    let question = Question::new(&world.history, &world.day, &filter);
    let answer = question.answer(Sort::default());
    bencher.bench(|| answer.rows(question, 0..50));
}

#[divan::bench(args = SIZES, sample_count = 5)]
fn find_texas(bencher: Bencher, size: usize) {
    let world = world(size);
    let filter = Filter { states: Choice::only(State::from_postal("TX")), ..Filter::default() };
    bencher.bench(|| Question::new(&world.history, &world.day, &filter).find());
}

/// The bundled history, from one list to the next and from the first to the last.
#[divan::bench(args = [1, 700])]
fn changes(bencher: Bencher, lists: usize) {
    static BUNDLED: OnceLock<History> = OnceLock::new();
    let history = BUNDLED.get_or_init(|| g287::record::bundled().unwrap().history);
    let to = history.point(history.newest_day().unwrap());
    let before = history.participating.len().saturating_sub(1 + lists);
    let day = history.lists.row(history.participating[before]).date;
    let from = history.point(day);
    bencher.bench(|| history.changes(from, to));
}
