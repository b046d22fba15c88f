//! The events that the explorer reacts to, in order.

use std::io;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::time::{Duration, Instant};

use crossterm::event::{self, KeyEvent, KeyEventKind, MouseEvent};

use super::answers::{Answer, Answers};
use super::capabilities::Background;
use super::signals::Call;

/// How long to wait for the rest of a reply before treating its beginning as keys.
const REST_OF_ANSWER: Duration = Duration::from_millis(250);
/// The most events handled before drawing a frame.
const BATCH: usize = 4096;

/// Something that the explorer may react to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Event<M> {
    /// A key was pressed.
    Key(KeyEvent),
    /// A click, a drag or a turn of the wheel.
    Mouse(MouseEvent),
    /// Text was pasted.
    Paste(String),
    /// The terminal was resized to this many columns and rows.
    Resize(u16, u16),
    /// The terminal reported its background.
    Background(Background),
    /// The time that the explorer asked for has passed.
    Tick,
    /// A worker panicked; the message is for the status line.
    Notice(String),
    /// A message from one of the explorer's own workers.
    App(M),
}

/// Anything that wakes the loop in [`super::run`].
#[derive(Debug)]
pub(super) enum Wake<M> {
    Event(Event<M>),
    /// The writer is ready for another frame.
    Drained,
    Call(Call),
    /// Reading keys failed.
    Failed(io::Error),
}

/// Sends messages to the loop from any thread.
#[derive(Debug)]
pub struct Sender<M>(mpsc::Sender<Wake<M>>);

/// The receiving end, for [`super::run`].
#[derive(Debug)]
pub struct Events<M> {
    receiver: mpsc::Receiver<Wake<M>>,
    pub(super) sender: Sender<M>,
}

/// Creates a channel to the explorer. Messages can be sent before the explorer runs.
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
    /// Sends `message`. Returns false if the explorer has closed.
    pub fn send(&self, message: M) -> bool {
        self.wake(Wake::Event(Event::App(message)))
    }

    pub(super) fn wake(&self, wake: Wake<M>) -> bool {
        self.0.send(wake).is_ok()
    }
}

impl<M> Events<M> {
    /// Sleeps until something happens, then returns everything that has. If nothing happens before
    /// `due`, returns a tick.
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

/// Starts the thread that reads keys. While `asked` is set, it also looks for the reply to the
/// background query among them.
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
                // Sizes are read on SIGWINCH, which is caught before the first size is read.
                event::Event::Resize(..) | event::Event::FocusGained | event::Event::FocusLost => {}
            }
        }
    }
    Ok(())
}
