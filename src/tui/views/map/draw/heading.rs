//! The heading: which part of the map, which month, and what colours and letters mean.

use ratatui::buffer::Buffer;
use ratatui::layout::Rect;
use ratatui::text::{Line, Span};

use crate::model::{Model, State};
use crate::tui::core::{Context, ModelColours};
use crate::tui::kit::cells::{columns_of, put, put_right, skip, width};
use crate::tui::kit::frame::title;
use crate::tui::kit::theme::Theme;
use crate::tui::views::map::colours::swatch;
use crate::tui::views::map::layout::{Form, MapLayout};
use crate::tui::views::map::state::Map;

/// From this width on the heading of what is not on the map names its keys.
const ROOM_FOR_KEYS: u16 = 60;
/// So much wider than its words the heading has to be to name the list before.
const ROOM_FOR_GAP: u16 = 45;
/// The list before is named where it is older than this many days.
const LONG_GAP: i64 = 60;

pub(super) fn draw(view: &Map, cx: &Context, layout: &MapLayout, buffer: &mut Buffer) {
    let theme = cx.theme;
    let name = match layout.form {
        Form::OffMap => "Not on the map",
        _ => view.zoomed().map_or("United States", State::name),
    };
    let history = &cx.data.history;
    let list = cx.day.list(history).map(|list| history.lists.row(list).date);
    let month = list.map_or_else(String::new, |day| day.format("%b %Y").to_string());
    let mut taken = width(name) + width(&month) + 5;
    let month = Span::styled(month, theme.strong());
    let room = layout.frame.or(layout.heading).map_or(0, |line| line.width);
    let gap = without_list(cx).filter(|words| room >= ROOM_FOR_GAP + width(words)).map(|words| {
        taken += width(&words) + 1;
        Span::styled(format!(" {words}"), theme.faint())
    });
    let line = match (layout.frame, layout.heading) {
        (Some(frame), _) => {
            let mut more = vec![month];
            more.extend(gap);
            more.push(" ".into());
            title(buffer, theme, frame, !cx.typing, name, more);
            Rect { x: frame.x + 1, width: frame.width.saturating_sub(3), height: 1, ..frame }
        }
        (None, Some(line)) => {
            let line = Rect { x: line.x + 1, width: line.width.saturating_sub(2), ..line };
            let mut spans = vec![Span::styled(name, theme.accent()), " ".into(), month];
            spans.extend(gap);
            put(buffer, line, spans);
            line
        }
        (None, None) => return,
    };
    if layout.form == Form::OffMap {
        if line.width > ROOM_FOR_KEYS {
            let keys = Span::styled(" Esc back, Enter to the agencies ", theme.faint());
            put_right(buffer, line, keys);
        }
        return;
    }
    let rest = skip(line, taken);
    let wordings: [fn(Model) -> &'static str; 3] = [Model::short, first_word, |_| ""];
    let mut legends = wordings.into_iter().map(|name| legend(theme, layout.form, name));
    if let Some(legend) = legends.find(|legend| columns_of(legend) <= rest.width) {
        put_right(buffer, rest, legend);
    }
}

/// The month of the list before the one in force, where it is more than two months older.
fn without_list(cx: &Context) -> Option<String> {
    let history = &cx.data.history;
    let position = cx.day.position?;
    let list = |at: usize| Some(history.lists.row(*history.participating.get(at)?).date);
    let (before, now) = (list(position.checked_sub(1)?)?, list(position)?);
    ((now - before).num_days() > LONG_GAP)
        .then(|| format!("(list before: {})", before.format("%b %Y")))
}

/// The first word of the name of a model, which is enough to know it by.
fn first_word(model: Model) -> &'static str {
    model.short().split(' ').next().unwrap_or_default()
}

fn legend(theme: Theme, form: Form, name: fn(Model) -> &'static str) -> Line<'static> {
    let mut spans = Vec::new();
    for model in Model::BY_BREADTH {
        let letter = model.letter();
        if form == Form::Picture {
            spans.push(Span::styled(" ", theme.text()));
            spans.push(Span::styled(format!(" {letter} "), swatch(theme, model)));
        } else {
            spans.push(Span::styled(format!(" {letter}"), theme.model(Some(model))));
        }
        spans.push(Span::styled(format!(" {} ", name(model)), theme.faint()));
    }
    spans.into()
}
