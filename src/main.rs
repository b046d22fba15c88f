//! The program.

use std::process::ExitCode;

use crossterm::event::{KeyCode, KeyModifiers};
use g287::tui::terminal::{
    App, Capabilities, Event, Flow, Keys, Options, channel, check, copy, run,
};
use ratatui::Frame;
use ratatui::layout::{Position, Rect};
use ratatui::style::{Style, Stylize};
use ratatui::text::Line;

struct Placeholder {
    capabilities: Capabilities,
    row: usize,
    note: String,
    typing: bool,
    mouse: bool,
}

impl App for Placeholder {
    type Message = String;

    fn event(&mut self, event: Event<String>) -> Flow {
        match event {
            Event::Key(key) => match key.code {
                KeyCode::Char('c') if key.modifiers == KeyModifiers::CONTROL => Flow::Quit,
                KeyCode::Char('z') if key.modifiers == KeyModifiers::CONTROL => Flow::Suspend,
                KeyCode::Char('q') => Flow::Quit,
                KeyCode::Char('j') | KeyCode::Down => {
                    self.row += 1;
                    Flow::Draw
                }
                KeyCode::Char('k') | KeyCode::Up => {
                    self.row = self.row.saturating_sub(1);
                    Flow::Draw
                }
                KeyCode::Char('y') => {
                    "copied".clone_into(&mut self.note);
                    copy("Polk County", &self.capabilities).map_or(Flow::Draw, Flow::Write)
                }
                KeyCode::Char('/') => {
                    self.typing = !self.typing;
                    Flow::Draw
                }
                KeyCode::Char('m') => {
                    self.mouse = !self.mouse;
                    Flow::Mouse(self.mouse)
                }
                _ => Flow::Same,
            },
            Event::Background(background) => {
                self.note = format!("background {background:?}");
                Flow::Draw
            }
            Event::Notice(note) | Event::App(note) | Event::Paste(note) => {
                self.note = note;
                Flow::Draw
            }
            Event::Resize(..) => Flow::Draw,
            Event::Mouse(_) => Flow::Same,
        }
    }

    fn draw(&self, frame: &mut Frame<'_>) {
        let area = frame.area();
        let title = format!("g287 placeholder row {} {}", self.row, self.note);
        let mut lines = vec![Line::from(title).bold()];
        for row in 0..usize::from(area.height).saturating_sub(1) {
            let style = if row == self.row { Style::new().reversed() } else { Style::new() };
            lines.push(Line::styled(format!("row {row:<60}│ Polk County Sheriff's Office"), style));
        }
        for (y, line) in (0..area.height).zip(lines) {
            frame.render_widget(line, Rect::new(0, y, area.width, 1));
        }
        if self.typing && area.area() > 0 {
            frame.set_cursor_position(Position::new(0, 0));
        }
    }
}

#[expect(clippy::print_stderr, reason = "a placeholder")]
fn main() -> ExitCode {
    let capabilities = match check(Keys::Stdin) {
        Ok(capabilities) => capabilities,
        Err(error) => {
            eprintln!("g287: {error}");
            return ExitCode::from(2);
        }
    };
    let (_, events) = channel();
    let mut app = Placeholder {
        capabilities: capabilities.clone(),
        row: 0,
        note: String::new(),
        typing: false,
        mouse: true,
    };
    match run(&mut app, &events, &capabilities, Options::default()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("g287: {error}");
            ExitCode::from(2)
        }
    }
}
