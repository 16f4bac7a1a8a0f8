//! The word lists of the rules that modules of facts ask for, by name, as the build numbered them: a list that no
//! rule file has does not compile.

// Most lists are asked for by rules alone.
#![allow(dead_code)]

use crate::pattern::ListId;

include!(concat!(env!("OUT_DIR"), "/lists.rs"));
