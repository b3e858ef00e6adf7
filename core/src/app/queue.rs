//! What is still to be handled, in the order in which it came.

use std::cell::{Cell, RefCell};

/// A queue that one event at a time is handled from. What comes while an event is
/// handled, also from within it, waits until that one is done.
#[derive(Debug)]
pub struct Queue<T> {
    /// Never many.
    waiting: RefCell<Vec<T>>,
    is_handling: Cell<bool>,
}

impl<T> Default for Queue<T> {
    fn default() -> Queue<T> {
        Queue {
            waiting: RefCell::default(),
            is_handling: Cell::new(false),
        }
    }
}

impl<T> Queue<T> {
    /// Puts an event at the end of the queue, and calls `handle` with each event until
    /// there is none left; unless one is being handled, whose caller then comes to this
    /// one, too.
    pub fn handle(&self, event: T, mut handle: impl FnMut(T)) {
        self.waiting.borrow_mut().push(event);
        if self.is_handling.replace(true) {
            return;
        }
        while let Some(next) = self.next() {
            handle(next);
        }
        self.is_handling.set(false);
    }

    /// Whether an event is being handled.
    pub fn is_handling(&self) -> bool {
        self.is_handling.get()
    }

    /// The event that came first. The queue is free for others as soon as this returns.
    fn next(&self) -> Option<T> {
        let mut waiting = self.waiting.borrow_mut();
        match waiting.is_empty() {
            true => None,
            false => Some(waiting.remove(0)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What is handled, when event `n` puts `then[n]` into the queue while it is handled.
    fn handled(first: usize, then: &[&[usize]]) -> Vec<String> {
        let queue = Queue::default();
        let handled = RefCell::new(Vec::new());
        fn put(queue: &Queue<usize>, event: usize, then: &[&[usize]], log: &RefCell<Vec<String>>) {
            queue.handle(event, |event| {
                log.borrow_mut().push(format!("{event} begins"));
                for next in then.get(event).copied().unwrap_or_default() {
                    put(queue, *next, then, log);
                }
                log.borrow_mut().push(format!("{event} ends"));
            });
        }
        put(&queue, first, then, &handled);
        handled.into_inner()
    }

    #[test]
    fn an_event_that_comes_in_the_middle_of_another_is_handled_after_it() {
        let log = handled(0, &[&[1, 2], &[3]]);
        let expected = [
            "0 begins", "0 ends", "1 begins", "1 ends", "2 begins", "2 ends", "3 begins", "3 ends",
        ];
        assert_eq!(log, expected);
    }

    #[test]
    fn an_event_that_comes_later_is_handled_at_once() {
        let queue = Queue::default();
        let handled = RefCell::new(Vec::new());
        for event in 0..3 {
            queue.handle(event, |event| {
                assert!(queue.is_handling());
                handled.borrow_mut().push(event);
            });
            assert_eq!(handled.borrow().last(), Some(&event));
            assert!(!queue.is_handling());
        }
    }
}
