//! Every screen that is worth a look, as text.

use super::*;

/// A screen by its name: its size, and what happens from the start on.
type Scene = (String, (u16, u16), Vec<Action>);

/// The screens of a view, each at the usual sizes.
fn sized(
    view: &'static str,
    pages: Vec<(&'static str, Vec<Action>)>,
) -> impl Iterator<Item = Scene> {
    let sizes = [("120x40", (120, 40)), ("80x24", (80, 24)), ("60x20", (60, 20))];
    pages.into_iter().flat_map(move |(page, actions)| {
        sizes.map(|(name, size)| (format!("{view}_{page}_{name}"), size, actions.clone()))
    })
}

/// Compares screens with those that are kept; without Unicode and colours they are ASCII, and those
/// of a name that is wanted are kept, too.
fn keep(data: &Data, scenes: Vec<Scene>, is_wanted: impl Fn(&str) -> bool) {
    for (name, size, actions) in scenes {
        let mut state = scene(data, size, &actions);
        compare(&name, &drawn(&state, data).text());
        state.theme = Theme::built_in("dark", Depth::None, false);
        // The map finds out whether it can be drawn.
        let _ = update(&mut state, data, Action::Resize(size.0, size.1));
        let screen = drawn(&state, data).text();
        assert!(screen.is_ascii(), "{name}: {screen}");
        if is_wanted(&name) {
            compare(&format!("ascii_{name}"), &screen);
        }
    }
}

/// Every screen that is worth a look, by name: what happens from the start on.
pub(super) fn scenes() -> Vec<(&'static str, (u16, u16), Vec<Action>)> {
    use Action::{
        Answer, Cite, CopyRow, Export, Focus, Help, LeaveSearch, Move, Notice, Only, Open,
        OpenAddress, Paste, Search, StepLists, Toggle, Wheel,
    };
    let all = || {
        let (last, up) = (Focus(Pane::Kinds), Move(Motion::Rows(-1)));
        vec![
            last,
            Move(Motion::Last),
            Toggle,
            up.clone(),
            Toggle,
            up,
            Toggle,
            Focus(Pane::Agencies),
        ]
    };
    let then = |mut actions: Vec<Action>, more: &[Action]| {
        actions.extend_from_slice(more);
        actions
    };
    let search = |text: &str| vec![Paste(text.into())];
    let polk = [Paste("polk florida".into()), LeaveSearch, Open];
    vec![
        ("explore_160x50", (160, 50), vec![]),
        ("explore_120x40", (120, 40), vec![]),
        ("explore_80x24", (80, 24), vec![]),
        ("explore_60x20", (60, 20), vec![]),
        ("explore_20x5", (20, 5), vec![]),
        ("explore_34x10", (34, 10), vec![]),
        ("every_status_160x50", (160, 50), all()),
        ("every_status_80x24", (80, 24), all()),
        ("states_120x40", (120, 40), vec![Focus(Pane::States), Move(Motion::Rows(1)), Toggle]),
        ("states_80x24", (80, 24), vec![Focus(Pane::States), Toggle]),
        ("models_60x20", (60, 20), vec![Focus(Pane::Models), Only]),
        ("kinds_34x16", (34, 16), vec![Focus(Pane::Kinds), Move(Motion::Last)]),
        ("detail_160x50", (160, 50), then(all(), &polk)),
        ("detail_60x20", (60, 20), then(all(), &polk)),
        ("detail_60x20_end", (60, 20), then(then(all(), &polk), &[Wheel(Pane::Detail, 999)])),
        ("detail_20x5", (20, 5), vec![Open]),
        ("detail_repaired", (80, 30), vec![Paste("jacksonville".into()), LeaveSearch]),
        ("detail_county_typed_wrong", (80, 30), vec![Paste("camden".into()), LeaveSearch]),
        ("detail_hostile", (80, 30), vec![Paste("pinal".into()), LeaveSearch]),
        ("detail_wide", (80, 30), vec![Paste("guam police".into()), LeaveSearch]),
        ("detail_more_columns", (80, 30), vec![Paste("highway florida".into()), LeaveSearch]),
        ("detail_long", (80, 24), vec![Paste("kansas".into()), LeaveSearch]),
        ("detail_applied_for", (110, 40), vec![Paste("tarrant".into()), LeaveSearch]),
        ("older_list", (120, 40), vec![StepLists(-2)]),
        ("help_120x40", (120, 40), vec![Help]),
        ("help_80x24", (80, 24), vec![Help, Move(Motion::Last)]),
        ("help_20x5", (20, 5), vec![Help]),
        ("search_begins", (120, 40), vec![Search]),
        ("search_found", (120, 40), search("polk so")),
        ("search_query_error", (120, 40), search("state:zz polk")),
        ("search_approximate", (120, 40), search("hllsbrgh")),
        ("search_no_match", (120, 40), search("/^zzzz/")),
        ("search_with_filters", (80, 24), vec![Focus(Pane::States), Toggle, Search]),
        ("search_long", (60, 20), search(&"polk county ".repeat(9))),
        ("search_20x5", (20, 5), search("polk")),
        ("search_20x3", (20, 3), search("polk")),
        ("notice", (80, 24), vec![Notice("a worker failed: out of memory".into())]),
        ("too_small", (3, 3), vec![]),
        ("cite_120x40", (120, 40), vec![Cite, Answer(Told::Copied(true))]),
        ("cite_60x20", (60, 20), vec![Cite, Answer(Told::Copied(true))]),
        ("cite_agency_80x24", (80, 24), then(all(), &[polk.clone().as_slice(), &[Cite]].concat())),
        ("cite_20x5", (20, 5), vec![Cite, Answer(Told::Copied(false))]),
        ("rows_80x24", (80, 24), vec![CopyRow, Answer(Told::Copied(true))]),
        (
            "open_60x20",
            (60, 20),
            then(all(), &[Paste("smith".into()), OpenAddress, Answer(Told::Opened(false))]),
        ),
        ("export_120x40", (120, 40), vec![Export]),
        ("export_60x20", (60, 20), vec![Export, Move(Motion::Rows(2))]),
        (
            "export_exists_60x20",
            (60, 20),
            vec![Export, Answer(Told::Exists("g287-agreements-2026-05-20.csv".into()))],
        ),
        ("export_20x5", (20, 5), vec![Export]),
    ]
}

/// Screens of what is chosen: commands, parts of the filter, values, agencies that are watched.
pub(super) fn choices() -> Vec<(&'static str, (u16, u16), Vec<Action>)> {
    use Action::{Across, Chips, Find, Focus, Move, OnlyWatched, Palette, Paste, Toggle, Watch};
    let filtered = |more: &[Action]| {
        let panes = [Pane::States, Pane::Models, Pane::Kinds];
        let chosen =
            panes.into_iter().flat_map(|pane| [Focus(pane), Move(Motion::Rows(1)), Toggle]);
        chosen.chain(more.iter().cloned()).collect::<Vec<Action>>()
    };
    let polk = Paste("polk".into());
    vec![
        ("palette_120x40", (120, 40), vec![Palette]),
        ("palette_80x24", (80, 24), vec![Palette, Move(Motion::Last)]),
        ("palette_60x20", (60, 20), vec![Palette, Paste("list time".into())]),
        ("palette_elsewhere", (80, 24), vec![Palette, Paste("map".into())]),
        ("palette_nothing", (60, 20), vec![Palette, Paste("zzz".into())]),
        ("palette_20x5", (20, 5), vec![Palette]),
        ("chips_120x40", (120, 40), filtered(&[Chips])),
        ("chips_80x24", (80, 24), filtered(&[Chips, Across(1)])),
        ("chips_60x20", (60, 20), filtered(&[polk, Chips, Across(1), Across(1)])),
        ("chips_20x5", (20, 5), vec![Watch, OnlyWatched, Chips]),
        ("find_120x40", (120, 40), vec![Focus(Pane::States), Find, Paste("new".into())]),
        ("find_60x20", (60, 20), vec![Focus(Pane::Kinds), Find, Paste("un".into())]),
        ("find_nothing", (80, 24), vec![Focus(Pane::States), Find, Paste("zzq".into())]),
        ("watched_120x40", (120, 40), vec![Watch, Move(Motion::Rows(2)), Watch]),
        ("watched_60x20", (60, 20), vec![Watch, OnlyWatched]),
    ]
}

/// Screens of the sources, of a history that has something for every page.
fn source_scenes() -> Vec<Scene> {
    use Action::{Move, Open, Source};
    let section = |at| vec![Action::View(ViewKind::Sources), Move(Motion::Rows(at)), Open];
    let open = |at, more: &[Action]| {
        let mut actions = section(at);
        actions.extend_from_slice(more);
        actions
    };
    let down = |rows| Move(Motion::Rows(rows));
    let pages = [
        ("contents", vec![Action::View(ViewKind::Sources)]),
        ("lists", section(0)),
        ("list", open(0, &[down(1), Open])),
        ("list_rows", open(0, &[down(1), Open, Move(Motion::Last)])),
        ("list_problem", open(0, &[Move(Motion::Last), Open, Open])),
        ("repairs", section(1)),
        ("rule", open(1, &[Open])),
        ("joined", section(2)),
        ("corrections", open(2, &[Move(Motion::Last), down(-1), Open])),
        ("likely_pairs", open(2, &[Move(Motion::Last), Open])),
        ("words", section(3)),
        ("models", section(4)),
        ("program", section(5)),
        ("limits", section(6)),
        ("agency", vec![Action::Focus(Pane::Detail), Source(Occasion::Last), Action::Back]),
    ];
    let named = sized("sources", pages.to_vec());
    named.chain([("sources_lists_20x5".into(), (20, 5), section(0))]).collect()
}

/// Screens of the map: the picture and what stands around it, and every other form.
fn map_scenes() -> Vec<Scene> {
    use Action::{Move, OffTheMap, Only, SwitchForm, Zoom};
    let map = |more: &[Action]| [&[Action::View(ViewKind::Map)], more].concat();
    let pages = [
        ("view", map(&[])),
        ("only", map(&[Only])),
        ("county", map(&[Zoom])),
        ("other", map(&[SwitchForm])),
        ("county_other", map(&[Zoom, SwitchForm])),
        ("off", map(&[OffTheMap])),
        ("calm", map(&[Move(Motion::First)])),
    ];
    let named = sized("map", pages.to_vec());
    named.chain([("map_view_20x5".into(), (20, 5), map(&[]))]).collect()
}

#[test]
fn the_view_of_the_map_looks_as_it_did() {
    keep(&sample::joined(), map_scenes(), |name| {
        ["view_120x40", "county_80x24"].iter().any(|page| name.ends_with(page))
    });
}

/// Screens of the changes, of a history in which everything changes.
fn changes_scenes() -> Vec<Scene> {
    use Action::{Move, NextPane, NextSpan, Open, StepLists};
    let show = |more: &[Action]| {
        let mut actions = vec![Action::View(ViewKind::Changes)];
        actions.extend_from_slice(more);
        actions
    };
    let all = [NextSpan, NextSpan, NextSpan, NextSpan];
    let then = |more: &[Action]| show(&[&all[..], more].concat());
    let pages = [
        ("newest", show(&[])),
        ("all", then(&[])),
        ("heading", then(&[Move(Motion::First)])),
        ("end", then(&[Move(Motion::Last)])),
        ("read", then(&[NextPane])),
        ("folded", then(&[Move(Motion::First), Open])),
        ("searched", then(&[Action::Paste("polk".into()), Action::LeaveSearch])),
        ("nothing", then(&[Action::Paste("/^zzz/".into()), Action::LeaveSearch])),
        ("oldest", show(&[StepLists(-9)])),
    ];
    let named = sized("changes", pages.to_vec());
    named
        .chain([
            ("changes_all_160x50".into(), (160, 50), then(&[])),
            ("changes_newest_20x5".into(), (20, 5), show(&[])),
        ])
        .collect()
}

#[test]
fn the_changes_look_as_they_did() {
    keep(&sample::joined(), changes_scenes(), |name| name == "changes_all_80x24");
}

#[test]
fn the_sources_look_as_they_did() {
    keep(&sample::joined(), source_scenes(), |name| {
        name.ends_with("80x24") && ["lists", "limits"].iter().any(|page| name.contains(page))
    });
}

/// Screens of the trends.
fn trend_scenes() -> Vec<Scene> {
    use Action::{Across, Mark, Move, NextPane, NextPeriod, PreviousPane, SwitchScale};
    let show = |more: &[Action]| {
        let mut actions = vec![Action::View(ViewKind::Trends)];
        actions.extend_from_slice(more);
        actions
    };
    let choose = |more: &[Action]| {
        let choice =
            [Action::Focus(Pane::States), Action::Toggle, Move(Motion::Rows(1)), Action::Toggle];
        let mut actions = choice.to_vec();
        actions.extend(show(more));
        actions
    };
    let charts = [
        ("signed", show(&[])),
        ("signed_range", show(&[Across(-12), Mark, Across(-2)])),
        ("signed_by_week", show(&[NextPeriod, NextPeriod, NextPeriod])),
        ("signed_by_year", show(&[NextPeriod, NextPeriod, Move(Motion::First)])),
        ("in_force", show(&[NextPane, NextPeriod])),
        ("first_listed", show(&[NextPane, NextPane])),
        ("ended", show(&[NextPane, NextPane, NextPane, Across(-5)])),
        ("states", show(&[PreviousPane, PreviousPane, Move(Motion::Rows(1))])),
        ("states_own_scales", show(&[PreviousPane, PreviousPane, SwitchScale])),
        ("calendar", show(&[PreviousPane, Across(-3), Mark, Move(Motion::Rows(-9))])),
        ("compare_nothing", show(&[Action::Compare])),
        ("compare", choose(&[Action::Compare, Across(-3)])),
        ("nothing", show(&[Action::Paste("zzzzzz /^$/".into()), Action::LeaveSearch])),
    ];
    let named = sized("trends", charts.to_vec());
    named
        .chain([
            ("trends_signed_160x50".into(), (160, 50), show(&[])),
            ("trends_signed_20x5".into(), (20, 5), show(&[])),
        ])
        .collect()
}

#[test]
fn the_trends_look_as_they_did() {
    let mut data = sample::data();
    // Neither archive nor sample has a list that is not accepted.
    let refused = data.history.participating[1];
    data.history.lists.row_mut(refused).acceptance =
        crate::model::Acceptance::Collapsed { rows: 3, before: 40 };
    keep(&data, trend_scenes(), |name| name.ends_with("80x24") && !name.contains("nothing"));
}

#[test]
fn screens_look_as_they_did() {
    let data = sample::data();
    for (name, size, actions) in scenes().into_iter().chain(choices()) {
        let screen = drawn(&scene(&data, size, &actions), &data).text();
        compare(name, &screen);
    }
}

#[test]
fn screens_without_unicode_look_as_they_did() {
    let data = sample::data();
    let names = ["explore_120x40", "every_status_80x24", "detail_repaired", "detail_hostile"];
    for (name, size, actions) in scenes().into_iter().filter(|scene| names.contains(&scene.0)) {
        let mut state = scene(&data, size, &actions);
        state.theme = Theme::built_in("dark", Depth::None, false);
        let screen = drawn(&state, &data).text();
        let name = format!("ascii_{name}");
        compare(&name, &screen);
    }
}
