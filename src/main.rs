//! The program.
use g287::tui::*;
use g287::tui::terminal::Depth;
use g287::query::Day;
fn main() {
    let mut args = std::env::args().skip(1);
    let w: u16 = args.next().unwrap().parse().unwrap();
    let h: u16 = args.next().unwrap().parse().unwrap();
    let t = std::time::Instant::now();
    let l = g287::load::bundled().unwrap();
    eprintln!("load {:?}", t.elapsed());
    let data = Data::new(l.history, vec![]);
    let day = Day::last(&data.history).unwrap();
    eprintln!("day {:?}", t.elapsed());
    let mut state = State::new(&data, day, Theme::new(Brightness::Dark, Depth::Truecolor, true, false), (w, h));
    eprintln!("state {:?}", t.elapsed());
    for a in args { match a.as_str() {
        "tab" => { update(&mut state, &data, Action::NextPane); }
        "sp" => { update(&mut state, &data, Action::Toggle); }
        "j" => { update(&mut state, &data, Action::Move(Motion::Rows(1))); }
        "?" => { update(&mut state, &data, Action::Help); }
        s => { update(&mut state, &data, Action::Paste(s.to_owned())); update(&mut state, &data, Action::LeaveSearch); }
    } }
    let mut term = ratatui::Terminal::new(ratatui::backend::TestBackend::new(w, h)).unwrap();
    term.draw(|f| view(&state, &data, f)).unwrap();
    eprintln!("drawn {:?}", t.elapsed());
    println!("{}", term.backend());
}
