//! The keys of the map and what they do.

use crossterm::event::KeyCode;

use super::layout::{Form, Preference};
use super::picture::MapPicture;
use super::state::Map;
use crate::map::{CountyMap, Direction};
use crate::query::{Choice, CountyChoice, Filter};
use crate::tui::core::{Binding, Context, Destination, Key, Outcome, bind};

/// What keys do on the map.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Action {
    /// Move to the place at the left or right.
    Step(Direction),
    /// Move so many places on by name.
    Turn(i32),
    /// Zoom in on the state, or out again.
    Zoom,
    /// Zoom out, or go back to the map.
    Back,
    /// Show the agencies of the place.
    Open,
    /// Filter by the place, or lift that filter.
    Only,
    /// Play the months of the archive.
    Play,
    /// Switch between picture and tiles or lines.
    SwitchForm,
    /// Show what is not on the map.
    OffMap,
}

/// The keys of the map.
#[rustfmt::skip]
pub(super) const KEYS: &[Binding<Action>] = &[
    bind(&[Key::plain(KeyCode::Right), Key::char('l')], Action::Step(Direction::Right), "to the place on the right", ""),
    bind(&[Key::plain(KeyCode::Left), Key::char('h')], Action::Step(Direction::Left), "to the place on the left", ""),
    bind(&[Key::plain(KeyCode::Tab)], Action::Turn(1), "next place by name, including the territories", ""),
    bind(&[Key::plain(KeyCode::BackTab)], Action::Turn(-1), "previous place by name", ""),
    bind(&[Key::char('z'), Key::char('+'), Key::char('=')], Action::Zoom, "zoom in on the counties of the state, or out again", "in or out"),
    bind(&[Key::plain(KeyCode::Esc), Key::char('-'), Key::plain(KeyCode::Backspace)], Action::Back, "zoom out; back to the map", ""),
    bind(&[Key::plain(KeyCode::Enter)], Action::Open, "filter by this place alone and show its agencies", "agencies"),
    bind(&[Key::char('o')], Action::Only, "filter by this place alone and stay here; again: all", "only this"),
    bind(&[Key::char(' ')], Action::Play, "play the months of the archive; any key stops", "play"),
    bind(&[Key::char('v')], Action::SwitchForm, "map or tiles; within a state, map or list", "map or tiles"),
    bind(&[Key::char('i')], Action::OffMap, "what is not on the map", "not on the map"),
];

impl Map {
    /// Carries out an action.
    pub(super) fn act(&mut self, cx: &mut Context, action: Action) -> Outcome {
        match action {
            Action::Step(direction) => {
                let form = self.layout(cx).form;
                self.step(form, direction);
            }
            Action::Turn(by) => self.turn(by),
            Action::Zoom if self.county.is_some() => self.zoom_out(),
            Action::Zoom => self.zoom_in(cx),
            Action::Back if self.lists_unplaced => self.show_off_map(false),
            Action::Back => self.zoom_out(),
            Action::Open => return self.open(cx),
            Action::Only => self.only(cx),
            Action::Play => self.play(cx),
            Action::SwitchForm => self.switch_form(cx),
            Action::OffMap => self.show_off_map(!self.lists_unplaced),
        }
        Outcome::Done
    }

    /// Filters by the place under the cursor and leads to its agencies.
    pub(super) fn open(&self, cx: &mut Context) -> Outcome {
        let Some(filter) = self.place_alone(cx) else { return Outcome::Done };
        cx.set_filter(filter);
        cx.say("2 is the map again, u takes the filter back");
        Outcome::Go(Destination::Agencies)
    }

    /// Filters by the place under the cursor; where that is the filter already, by no place.
    fn only(&self, cx: &mut Context) {
        let Some(mut filter) = self.place_alone(cx) else { return };
        if filter == cx.filter {
            filter.states = Choice::default();
            filter.counties.clear();
        }
        cx.set_filter(filter);
    }

    /// The filter with the place under the cursor alone; with what is in no known county where that
    /// is shown.
    fn place_alone(&self, cx: &Context) -> Option<Filter> {
        let state = self.place?;
        let mut filter = cx.filter.clone();
        filter.counties.clear();
        if self.lists_unplaced {
            filter.counties.push(CountyChoice::Unknown);
            return Some(filter);
        }
        filter.states = Choice::only(Some(state));
        if let Some(county) = self.county {
            let name = CountyMap::bundled().name(county).to_owned();
            filter.counties.push(CountyChoice::Named { state: Some(state), name });
        }
        Some(filter)
    }

    fn switch_form(&mut self, cx: &mut Context) {
        if !MapPicture::is_fit_for(cx.theme) {
            cx.say(
                "the picture needs Unicode and 256 colours, \
                 which this terminal is not known to have",
            );
            return;
        }
        let picture = self.layout(cx).form == Form::Picture;
        self.lists_unplaced = false;
        self.preference = Some(if picture { Preference::Tiles } else { Preference::Picture });
    }
}
