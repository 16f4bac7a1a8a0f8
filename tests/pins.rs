//! The versions of tools are pinned in one place, `tools/versions.env`; where a file must repeat
//! one, it repeats the same.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

fn read(path: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path))
        .unwrap_or_else(|error| panic!("{path}: {error}"))
}

fn pins() -> BTreeMap<String, String> {
    read("tools/versions.env")
        .lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| line.split_once('='))
        .map(|(key, value)| (key.to_owned(), value.to_owned()))
        .collect()
}

/// The quoted string after `key` and `=` in `text`.
fn value<'a>(text: &'a str, key: &str) -> Option<&'a str> {
    text.lines().find_map(|line| {
        let rest = line.trim().strip_prefix(key)?.trim_start().strip_prefix('=')?;
        rest.split('"').nth(1)
    })
}

/// The version that the lock file gives the crate `name`.
fn locked<'a>(lock: &'a str, name: &str) -> Option<&'a str> {
    let from = lock.split_once(&format!("name = \"{name}\"\n"))?.1;
    value(from.lines().next()?, "version")
}

#[test]
fn compiler_is_the_pinned_one() {
    assert_eq!(value(&read("rust-toolchain.toml"), "channel"), Some(&*pins()["RUST_VERSION"]));
    let minor = pins()["RUST_VERSION"].rsplit_once('.').expect("three numbers").0.to_owned();
    assert_eq!(value(&read("Cargo.toml"), "rust-version"), Some(&*minor));
}

#[test]
fn wasm_bindgen_is_one_version_everywhere() {
    let pin = &pins()["WASM_BINDGEN_VERSION"];
    assert_eq!(locked(&read("Cargo.lock"), "wasm-bindgen"), Some(&**pin));
    assert!(read("Cargo.toml").contains(&format!("wasm-bindgen = {{ version = \"={pin}\"")));
    assert_eq!(value(&read("Trunk.toml"), "wasm_bindgen"), Some(&**pin));
}

#[test]
fn trunk_wants_the_wasm_opt_that_setup_installs() {
    let pin = &pins()["BINARYEN_VERSION"];
    let major = pin.split('.').next().expect("a number");
    let wanted = format!("version_{major}");
    assert_eq!(value(&read("Trunk.toml"), "wasm_opt"), Some(&*wanted));
}

#[test]
fn packages_of_the_browser_tests_are_the_pinned_ones() {
    let package: serde_json::Value =
        serde_json::from_str(&read("e2e/package.json")).expect("package.json");
    let lock: serde_json::Value =
        serde_json::from_str(&read("e2e/package-lock.json")).expect("package-lock.json");
    for (name, pin) in [("@playwright/test", "PLAYWRIGHT_VERSION"), ("axe-core", "AXE_VERSION")] {
        let pin = &pins()[pin];
        assert_eq!(package["devDependencies"][name], **pin, "{name}");
        assert_eq!(lock["packages"][format!("node_modules/{name}")]["version"], **pin, "{name}");
    }
}

#[test]
fn a_value_is_read_and_not_guessed() {
    assert_eq!(value("a = \"1\"\nab = \"2\"", "ab"), Some("2"));
    assert_eq!(value("ab = \"2\"", "a"), None);
    assert_eq!(
        locked("name = \"a\"\nversion = \"1\"\nname = \"b\"\nversion = \"2\"", "b"),
        Some("2")
    );
}
