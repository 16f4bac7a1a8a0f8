//! The address's fragment: the whole state of the page in a short, readable form.
//!
//! `#/compare?p=CN,RU,US&doc=001&who=мустафин&ev=001:17`
