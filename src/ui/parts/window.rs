//! The window of rows of a long table.
//!
//! In: where the frame of the table is scrolled. Out: a question for the rows that stand there. Of 8000
//! sources a hundred are in the page; scrolled to the middle, it asks for those about the 4000th.
//! Knows pixels and numbers of rows, nothing of what stands in them.

use leptos::html::Div;
use leptos::prelude::*;

use super::seen::Slot;
use crate::ui::browser;
use crate::ui::state::Page;
use crate::view::route::Openings;

/// The height of a row before any was measured, in pixels.
pub(super) const ROW_HEIGHT: f64 = 48.0;

/// What the rows of a table are seen through.
#[derive(Clone)]
pub(super) struct Window {
    /// The element that scrolls.
    pub(super) frame: NodeRef<Div>,
    /// The panel that is seen.
    pub(super) slot: Slot,
    /// The height of a row, in pixels.
    pub(super) height: RwSignal<f64>,
    /// How many rows stand below those that came.
    pub(super) after: Memo<usize>,
    /// How many rows there are; 0 where all came.
    pub(super) total: Memo<usize>,
}

/// The rows that came.
struct Rows {
    panel: String,
    /// The number of the first.
    offset: usize,
    count: usize,
    all: usize,
}

impl Window {
    /// Asks for the rows at the place to which the frame is scrolled, where others stand in it.
    pub(super) fn follow(&self, page: Page) {
        let is_long = self.total.get_untracked() > 0;
        let Some(frame) = self.frame.get_untracked().filter(|_| is_long) else { return };
        let Some(rows) = self.rows() else { return };
        let after = self.after.get_untracked() as f64;
        if rows.offset == 0 {
            // What stands above a window must not move under the reader: rows are measured at the top.
            let others = after * self.height.get_untracked();
            let mean = (f64::from(frame.scroll_height()) - others) / rows.count.max(1) as f64;
            if mean > 1.0 && (mean - self.height.get_untracked()).abs() > 1.0 {
                self.height.set(mean);
            }
        }
        // Rows may be lower than the mean: whether the frame is full is seen by where they stand.
        let height = self.height.get_untracked();
        let top = f64::from(frame.scroll_top());
        let bottom = top + f64::from(frame.client_height());
        let end = f64::from(frame.scroll_height()) - after * height;
        let is_within = (rows.offset == 0 || top >= rows.offset as f64 * height)
            && (rows.offset + rows.count >= rows.all || bottom <= end);
        let last = rows.all.saturating_sub(rows.count);
        let first = (top / height) as usize;
        let above = first.saturating_sub(rows.count / 3).min(last);
        // Rows so much lower than the mean that they end above the frame begin at its edge.
        let from = if above == rows.offset { first.min(last) } else { above };
        // While rows are being set they do not stand where they will.
        let is_busy = page.awaiting.get_untracked() || page.later.is_busy_now();
        if !is_within && from != rows.offset && !is_busy {
            page.want_rows(&rows.panel, from);
        }
    }

    /// Looks again when an answer stands: scrolling went on while it was awaited. Another order or another
    /// filter is read from its first row on.
    pub(super) fn follow_answers(&self, page: Page) {
        let window = self.clone();
        Effect::new(move |_| {
            if !page.is_busy() {
                window.follow(page);
            }
        });
        let (frame, total) = (self.frame, self.total);
        Effect::new(move |before: Option<Option<Openings>>| {
            page.parsed.track();
            if total.get_untracked() == 0 {
                return None;
            }
            let now = page.openings();
            if let (Some(Some(before)), Some(frame)) = (before, frame.get_untracked())
                && before != now
            {
                browser::scroll_to_top(&frame);
            }
            Some(now)
        });
    }

    fn rows(&self) -> Option<Rows> {
        self.slot.with_untracked(|seen| {
            let panel = seen.as_ref()?.panel()?;
            let (offset, count) = (panel.table.offset, panel.table.rows.len());
            Some(Rows { panel: panel.id.clone(), offset, count, all: panel.table.total })
        })
    }
}
