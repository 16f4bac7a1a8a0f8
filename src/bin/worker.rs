//! The engine's Web Worker.

use tarazy::api::Engine;
use tarazy::platform::{answer_messages, intl};

fn main() {
    answer_messages(Engine::new().with_intl(intl()));
}
