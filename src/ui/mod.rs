//! The page: Leptos only.
