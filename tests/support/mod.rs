//! The program in a pseudo-terminal of its own, watched from the other end.

#![allow(
    unreachable_pub,
    missing_docs,
    dead_code,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test may fail, and not every test needs all of this"
)]

use std::fs::File;
use std::io::{Read, Write};
use std::os::unix::fs::OpenOptionsExt;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Arc, Mutex};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use portable_pty::{Child, CommandBuilder, MasterPty, PtySize, native_pty_system};
use rustix::process::{Pid, Signal, kill_process};
use rustix::termios::{Termios, tcgetattr};

/// How long anything may take that has no limit of its own.
pub const PATIENCE: Duration = Duration::from_secs(20);

/// How to start the program.
#[derive(Clone)]
pub struct Setup {
    pub columns: u16,
    pub rows: u16,
    pub variables: Vec<(&'static str, &'static str)>,
    /// What stands before the program on the command line.
    pub before: Vec<&'static str>,
    /// Whether the pseudo-terminal is the program's controlling terminal.
    pub controlling: bool,
}

impl Default for Setup {
    fn default() -> Self {
        Self {
            columns: 100,
            rows: 30,
            variables: Vec::new(),
            before: Vec::new(),
            controlling: true,
        }
    }
}

/// The program, running.
pub struct Session {
    master: Option<Box<dyn MasterPty + Send>>,
    keys: Option<Box<dyn Write + Send>>,
    child: Box<dyn Child + Send + Sync>,
    seen: Arc<Mutex<Vec<u8>>>,
    reading: Arc<AtomicBool>,
    reader: Option<JoinHandle<()>>,
    terminal: File,
    before: Termios,
}

impl Setup {
    /// Starts the program and reads what it writes.
    pub fn start(&self) -> Session {
        let mut session = self.start_unread();
        session.read();
        session
    }

    /// Starts the program, but reads nothing yet.
    pub fn start_unread(&self) -> Session {
        let size = PtySize { rows: self.rows, cols: self.columns, pixel_width: 0, pixel_height: 0 };
        let pair = native_pty_system().openpty(size).unwrap();
        let path = pair.master.tty_name().unwrap();
        let flags = i32::try_from(rustix::fs::OFlags::NOCTTY.bits()).unwrap();
        let terminal = File::options().read(true).custom_flags(flags).open(path).unwrap();
        let before = tcgetattr(&terminal).unwrap();

        let program = env!("CARGO_BIN_EXE_g287");
        let words: Vec<_> = self.before.iter().copied().chain([program]).collect();
        let mut command = CommandBuilder::new(words[0]);
        command.args(&words[1..]);
        command.env_clear();
        command.env("PATH", std::env::var("PATH").unwrap());
        command.env("TERM", "xterm-256color");
        command.env("LANG", "C.UTF-8");
        // No test sees what the one who runs it has put on the watch list.
        command.env("XDG_STATE_HOME", "/nonexistent");
        command.env("XDG_CONFIG_HOME", "/nonexistent");
        command.env("XDG_DATA_HOME", "/nonexistent");
        command.env("G287_TODAY", "2000-01-01");
        for (name, value) in &self.variables {
            command.env(name, value);
        }
        command.set_controlling_tty(self.controlling);
        let child = pair.slave.spawn_command(command).unwrap();
        let keys = pair.master.take_writer().unwrap();
        Session {
            master: Some(pair.master),
            keys: Some(keys),
            child,
            seen: Arc::default(),
            reading: Arc::default(),
            reader: None,
            terminal,
            before,
        }
    }
}

impl Session {
    /// Reads from now on.
    pub fn read(&mut self) {
        let mut source = self.master.as_ref().unwrap().try_clone_reader().unwrap();
        let (seen, reading) = (Arc::clone(&self.seen), Arc::clone(&self.reading));
        reading.store(true, Ordering::Relaxed);
        self.reader = Some(std::thread::spawn(move || {
            let mut buffer = vec![0; 65536];
            while reading.load(Ordering::Relaxed) {
                match source.read(&mut buffer) {
                    Ok(0) | Err(_) => break,
                    Ok(count) => seen.lock().unwrap().extend_from_slice(&buffer[..count]),
                }
            }
        }));
    }

    pub fn pid(&self) -> Pid {
        let id = self.child.process_id().unwrap();
        Pid::from_raw(i32::try_from(id).unwrap()).unwrap()
    }

    pub fn press(&mut self, keys: &str) {
        let writer = self.keys.as_mut().unwrap();
        writer.write_all(keys.as_bytes()).unwrap();
        writer.flush().unwrap();
    }

    pub fn signal(&self, signal: Signal) {
        kill_process(self.pid(), signal).unwrap();
    }

    pub fn resize(&self, columns: u16, rows: u16) {
        let size = PtySize { rows, cols: columns, pixel_width: 0, pixel_height: 0 };
        self.master.as_ref().unwrap().resize(size).unwrap();
    }

    /// Closes the terminal. The reader lets go of it when it has read something more.
    pub fn hang_up(&mut self) {
        self.reading.store(false, Ordering::Relaxed);
        self.press("j");
        self.reader.take().unwrap().join().unwrap();
        self.keys = None;
        self.master = None;
    }

    pub fn bytes(&self) -> Vec<u8> {
        self.seen.lock().unwrap().clone()
    }

    pub fn output(&self) -> String {
        String::from_utf8_lossy(&self.bytes()).into_owned()
    }

    /// What the terminal shows, if it was of this size all the time.
    pub fn screen(&self, columns: u16, rows: u16) -> vt100::Parser {
        let mut parser = vt100::Parser::new(rows, columns, 0);
        parser.process(&self.bytes());
        parser
    }

    #[track_caller]
    pub fn wait(&self, what: &str, mut happened: impl FnMut(&Self) -> bool) {
        let start = Instant::now();
        while !happened(self) {
            let late = start.elapsed() > PATIENCE;
            assert!(!late, "{what} did not happen; seen: {:?}", tail(&self.output()));
            std::thread::sleep(Duration::from_millis(5));
        }
    }

    /// Waits for the first frame.
    #[track_caller]
    pub fn wait_until_shown(&self) {
        self.wait("the first frame", |session| session.output().contains("\u{1b}[?2026l"));
    }

    /// Waits until nothing has been written for a while.
    #[track_caller]
    pub fn wait_until_quiet(&self) {
        let (mut length, mut since) = (0, Instant::now());
        self.wait("silence", |session| {
            let now = session.seen.lock().unwrap().len();
            if now != length {
                (length, since) = (now, Instant::now());
            }
            since.elapsed() > Duration::from_millis(300)
        });
    }

    /// Waits for the end of the program, at most `limit`, and returns its exit code.
    #[track_caller]
    pub fn end_within(&mut self, limit: Duration) -> u32 {
        let start = Instant::now();
        loop {
            if let Some(status) = self.child.try_wait().unwrap() {
                return status.exit_code();
            }
            if start.elapsed() > limit {
                let _ = self.child.kill();
                panic!("still there after {limit:?}; seen: {:?}", tail(&self.output()));
            }
            std::thread::sleep(Duration::from_millis(2));
        }
    }

    /// The last that the terminal was told of a private mode.
    pub fn mode(&self, number: u16) -> Option<bool> {
        let output = self.output();
        let on = output.rfind(&format!("\u{1b}[?{number}h"));
        let off = output.rfind(&format!("\u{1b}[?{number}l"));
        (on.is_some() || off.is_some()).then_some(on > off)
    }

    pub fn termios_is_as_before(&self) -> bool {
        let now = tcgetattr(&self.terminal).unwrap();
        format!("{now:?}") == format!("{:?}", self.before)
    }

    /// All that the program switched is as it was before.
    #[track_caller]
    pub fn assert_restored(&self) {
        self.wait("the terminal's modes", |session| {
            session.mode(1049) == Some(false) && session.mode(25) == Some(true)
        });
        for mode in [1000, 1002, 1006, 2004, 2026] {
            assert_eq!(self.mode(mode), Some(false), "mode {mode}: {:?}", tail(&self.output()));
        }
        for mode in [1003, 1004, 1015] {
            assert_eq!(self.mode(mode), None, "mode {mode}");
        }
        let output = self.output();
        assert!(output.rfind("\u{1b}[m") > output.rfind("\u{1b}[?2026h"), "colours are left on");
        assert_eq!(
            output.matches("\u{1b}[?1049l").count(),
            output.matches("\u{1b}[?1049h").count()
        );
        assert!(self.termios_is_as_before(), "termios differ");
    }

    /// The letter of the program's state, clock ticks of CPU, and how often it slept.
    pub fn usage(&self) -> (char, u64, u64) {
        let pid = self.pid().as_raw_nonzero();
        let stat = std::fs::read_to_string(format!("/proc/{pid}/stat")).unwrap();
        let fields: Vec<_> = stat.rsplit(')').next().unwrap().split_whitespace().collect();
        let ticks = fields[11].parse::<u64>().unwrap() + fields[12].parse::<u64>().unwrap();
        let mut switches = 0;
        for task in std::fs::read_dir(format!("/proc/{pid}/task")).unwrap() {
            let status = std::fs::read_to_string(task.unwrap().path().join("status")).unwrap();
            switches += field(&status, "voluntary_ctxt_switches:");
        }
        (fields[0].chars().next().unwrap(), ticks, switches)
    }

    /// Whether the thread that writes hangs in a write.
    pub fn is_output_blocked(&self) -> bool {
        let pid = self.pid().as_raw_nonzero();
        let futex = if cfg!(target_arch = "x86_64") { "202" } else { "98" };
        (0..10).all(|_| {
            std::thread::sleep(Duration::from_millis(10));
            std::fs::read_dir(format!("/proc/{pid}/task")).unwrap().any(|task| {
                let path = task.unwrap().path();
                let is_output = std::fs::read_to_string(path.join("comm")).unwrap() == "output\n";
                let call = std::fs::read_to_string(path.join("syscall")).unwrap();
                let number = call.split_whitespace().next().unwrap();
                is_output && number != "running" && number != futex
            })
        })
    }

    /// The most memory that the program had at once, in MiB.
    pub fn peak_memory(&self) -> u64 {
        let pid = self.pid().as_raw_nonzero();
        field(&std::fs::read_to_string(format!("/proc/{pid}/status")).unwrap(), "VmHWM:") / 1024
    }
}

impl Drop for Session {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

fn field(status: &str, name: &str) -> u64 {
    let line = status.lines().find(|line| line.starts_with(name)).unwrap();
    line.split_whitespace().nth(1).unwrap().parse().unwrap()
}

/// The end of a text, for a message.
pub fn tail(text: &str) -> String {
    text.chars().skip(text.chars().count().saturating_sub(600)).collect()
}
