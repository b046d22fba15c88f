//! What happens to the explorer, in order.

use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::time::{Duration, Instant};

use crossterm::event::{self, KeyEvent, KeyEventKind, MouseEvent};

use super::answers::{Answer, Answers};
use super::capabilities::Background;
use super::signals::Call;

/// How long the rest of an answer is waited for before its beginning is taken for keys.
const REST_OF_ANSWER: Duration = Duration::from_millis(250);
/// The most events before a frame is due.
const BATCH: usize = 4096;

/// Something that the explorer may want to react to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event<M> {
    /// A key was pressed.
    Key(KeyEvent),
    /// A click, a drag, the wheel.
    Mouse(MouseEvent),
    /// Text was pasted.
    Paste(String),
    /// The terminal has this many columns and rows now.
    Resize(u16, u16),
    /// The terminal told what its background is like.
    Background(Background),
    /// As much time has passed as the explorer asked for.
    Tick,
    /// A worker panicked: words for the status line.
    Notice(String),
    /// What the explorer's own workers send.
    App(M),
}

/// Something for the loop that [`super::run`] runs.
#[derive(Debug)]
pub(super) enum Wake<M> {
    Event(Event<M>),
    /// The writer takes a frame again.
    Drained,
    Call(Call),
    /// There are no more keys.
    Failed(io::Error),
}

/// Wakes the loop with messages, from any thread.
#[derive(Debug)]
pub struct Sender<M>(mpsc::Sender<Wake<M>>);

/// The receiving end, for [`super::run`].
#[derive(Debug)]
pub struct Events<M> {
    receiver: mpsc::Receiver<Wake<M>>,
    pub(super) sender: Sender<M>,
}

/// A channel to the explorer. It can be sent to before the explorer runs.
#[must_use]
pub fn channel<M>() -> (Sender<M>, Events<M>) {
    let (sender, receiver) = mpsc::channel();
    let sender = Sender(sender);
    (sender.clone(), Events { receiver, sender })
}

impl<M> Clone for Sender<M> {
    fn clone(&self) -> Self {
        Self(self.0.clone())
    }
}

impl<M> Sender<M> {
    /// Sends `message`. False if the explorer is closed.
    pub fn send(&self, message: M) -> bool {
        self.wake(Wake::Event(Event::App(message)))
    }

    pub(super) fn wake(&self, wake: Wake<M>) -> bool {
        self.0.send(wake).is_ok()
    }
}

impl<M> Events<M> {
    /// Sleeps until something happens, and then hands over all that has; where something is `due`
    /// and nothing happens before, that is what happens.
    pub(super) fn next_batch(&self, due: Option<Instant>) -> Vec<Wake<M>> {
        let first = match due {
            None => self.receiver.recv().ok(),
            Some(due) => {
                match self.receiver.recv_timeout(due.saturating_duration_since(Instant::now())) {
                    Ok(wake) => Some(wake),
                    Err(RecvTimeoutError::Timeout) => Some(Wake::Event(Event::Tick)),
                    Err(RecvTimeoutError::Disconnected) => None,
                }
            }
        };
        first.into_iter().chain(self.receiver.try_iter().take(BATCH)).collect()
    }
}

/// Starts the thread that reads the keys. While `asked`, an answer to the question for the
/// background is looked for among them.
pub(super) fn read_keys<M: Send + 'static>(
    sender: Sender<M>,
    asked: Arc<AtomicBool>,
) -> io::Result<()> {
    let thread = std::thread::Builder::new().name("keys".into()).stack_size(256 * 1024);
    thread.spawn(move || {
        let mut answers = Answers::default();
        loop {
            if let Err(error) = read_one(&sender, &asked, &mut answers) {
                sender.wake(Wake::Failed(error));
                return;
            }
        }
    })?;
    Ok(())
}

fn read_one<M>(sender: &Sender<M>, asked: &AtomicBool, answers: &mut Answers) -> io::Result<()> {
    let send = |event| {
        sender.wake(Wake::Event(event));
    };
    if answers.is_partial() && !event::poll(REST_OF_ANSWER)? {
        answers.give_up().for_each(|key| send(Event::Key(key)));
    }
    match event::read()? {
        event::Event::Key(key) if key.kind == KeyEventKind::Release => {}
        event::Event::Key(key) if asked.load(Ordering::Relaxed) => match answers.take(key) {
            Answer::Partial => {}
            Answer::Keys(keys) => keys.into_iter().for_each(|key| send(Event::Key(key))),
            Answer::Background(background) => {
                asked.store(false, Ordering::Relaxed);
                send(Event::Background(background));
            }
            Answer::Useless => asked.store(false, Ordering::Relaxed),
        },
        other => {
            answers.give_up().for_each(|key| send(Event::Key(key)));
            match other {
                event::Event::Key(key) => send(Event::Key(key)),
                event::Event::Mouse(mouse) => send(Event::Mouse(mouse)),
                event::Event::Paste(text) => send(Event::Paste(text)),
                // Sizes come with SIGWINCH, which is caught before the first size is read.
                event::Event::Resize(..) | event::Event::FocusGained | event::Event::FocusLost => {}
            }
        }
    }
    Ok(())
}
