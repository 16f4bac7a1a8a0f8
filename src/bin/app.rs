//! The page.

fn main() {
    tarazy::ui::start();
}
