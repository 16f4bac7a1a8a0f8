//! Work that may wait until what is in sight is painted.
//!
//! In: jobs. Out: they are done in order, each in a task of its own, from the next frame on, so that a
//! press is answered first and the next one never waits long. Knows frames and tasks; must not know
//! what is done.
//!
//! a filter is pressed → the panel in sight is set at once, the others job by job after the frame

use std::collections::VecDeque;

use gloo::timers::callback::Timeout;
use leptos::prelude::*;

type Job = Box<dyn FnOnce()>;

/// What a job sets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Part {
    /// A panel or row of an answer. The next answer sets it again.
    Panel,
    /// What lies inside a panel that stands. No other answer sets it if the panel says the same.
    Inside,
}

/// The jobs of the page. Copies share them.
#[derive(Clone, Copy)]
pub(crate) struct Later {
    jobs: StoredValue<VecDeque<(Part, Job)>, LocalStorage>,
    busy: RwSignal<bool>,
}

impl Later {
    /// Without jobs.
    pub(crate) fn new() -> Self {
        Self { jobs: StoredValue::new_local(VecDeque::new()), busy: RwSignal::new(false) }
    }

    /// Whether anything waits; a signal.
    pub(crate) fn is_busy(self) -> bool {
        self.busy.get()
    }

    /// The same, once.
    pub(crate) fn is_busy_now(self) -> bool {
        self.busy.get_untracked()
    }

    /// Does `job` when all before it is done.
    pub(crate) fn add(self, part: Part, job: impl FnOnce() + 'static) {
        self.jobs.update_value(|jobs| jobs.push_back((part, Box::new(job))));
        if !self.busy.get_untracked() {
            self.busy.set(true);
            after_frame(move || self.run());
        }
    }

    /// Forgets the panels that wait: they are of an answer that is no longer wanted.
    pub(crate) fn drop_panels(self) {
        self.jobs.update_value(|jobs| jobs.retain(|(part, _)| *part != Part::Panel));
    }

    fn run(self) {
        let job = self.jobs.try_update_value(VecDeque::pop_front).flatten();
        let Some((_, job)) = job else {
            self.busy.set(false);
            return;
        };
        job();
        // Effects of the job, and jobs that they add, come before the next task.
        Timeout::new(0, move || self.run()).forget();
    }
}

/// Calls `then` when the next frame has been painted; at once where nobody sees it.
pub(crate) fn after_frame(then: impl FnOnce() + 'static) {
    let task = move || {
        Timeout::new(0, then).forget();
    };
    if document().hidden() {
        task();
    } else {
        request_animation_frame(task);
    }
}
