//! The screen when lists are added: the question, and what follows from the answer.

use super::adding::brought;
use super::message::FoundList;
use super::screen::Screen;
use crate::query::Day;
use crate::record::{Addition, LoadError};
use crate::text::{counted, display_line};
use crate::tui::core::{Data, Destination, Response};
use crate::tui::layers::add::Add;

impl Screen {
    /// Asks which lists are to be added; `path` is what was dropped.
    pub(super) fn open_add(&mut self, path: &str) {
        let Some(record) = self.record.clone() else {
            self.say(
                "lists can be added to your own record only, and this screen shows others".into(),
            );
            return;
        };
        let found = self.found.iter().map(|list| list.path.clone()).collect();
        self.lay(Box::new(Add::new(path, found, record)));
    }

    /// Takes note of lists in the folder that is followed. Whether one of them is not in the record.
    pub(super) fn found(&mut self, lists: Vec<FoundList>) -> bool {
        self.found.retain(|old| lists.iter().all(|new| new.path != old.path));
        self.found.extend(lists);
        self.forget_known();
        let Some(first) = self.found.first() else { return false };
        let folder = first.path.parent().and_then(|folder| folder.file_name());
        let folder = folder.unwrap_or_default().to_string_lossy();
        let lists = counted(self.found.len(), "new list", "new lists");
        let them = if self.found.len() == 1 { "it" } else { "them" };
        self.say(format!("{lists} in {}: a adds {them}", display_line(&folder)));
        true
    }

    /// Forgets the lists found that are in the record, and all of one content but the first.
    fn forget_known(&mut self) {
        let lists = &self.cx.data.history.lists;
        let mut seen: Vec<_> = lists.rows().iter().map(|list| list.digest).collect();
        self.found.retain(|list| {
            let is_new = !seen.contains(&list.digest);
            seen.push(list.digest);
            is_new
        });
    }

    /// Shows what lists that were added brought, or says why there is nothing new.
    pub(super) fn added(&mut self, added: Result<Addition, LoadError>) {
        let brought = match brought(&added) {
            Ok(brought) => brought,
            Err(words) => return self.not_added(&words),
        };
        let Ok(Addition { history, .. }) = added else { return };
        let Some(day) = Day::last(&history) else { return };
        self.renew(Data::new(history, Vec::new()), day);
        self.forget_known();
        if let Some((earlier, later)) = brought.between {
            self.cx.go_to_list(later);
            self.go(&Destination::Changes(earlier));
        }
        self.refresh();
        self.say(display_line(&brought.words).into_owned());
    }

    /// Says why nothing was added: in the question, if it is still asked.
    fn not_added(&mut self, words: &str) {
        let words = display_line(words).into_owned();
        if self.has_layer() {
            self.answer(&Response::Failed(words));
        } else {
            self.say(format!("not added: {words}"));
        }
    }
}
