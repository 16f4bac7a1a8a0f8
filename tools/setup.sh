#!/bin/sh
# Sets up what is missing to build, serve and test: no question asked, one line for each step,
# nothing done twice. What it cannot do by itself it names exactly, and stops.
#
# usage: tools/setup.sh PART…
#   rust      compiler with the WebAssembly target, C linker
#   page      rust, Trunk, wasm-bindgen, wasm-opt (in .tools/ unless the right ones are on PATH)
#   browser   Chromium, a font with Cyrillic letters, the packages of e2e/
#   audit     rust, cargo-deny
set -eu

cd "$(dirname "$0")/.."
root=$(pwd)
. tools/versions.env
PATH="$root/.tools/bin:$PATH:${CARGO_HOME:-$HOME/.cargo}/bin"
export PATH

say() { printf 'setup: %s\n' "$*" >&2; }
die() { printf 'setup: cannot go on. %s\n' "$*" >&2; exit 1; }
have() { command -v "$1" >/dev/null 2>&1; }

# apt PACKAGE…: installs Debian packages, or says which command installs them.
apt() {
    have apt-get || die "Install the equivalent of these Debian packages, then run make again: $*"
    if [ "$(id -u)" = 0 ]; then
        as_root=
    elif have sudo && sudo -n true 2>/dev/null; then
        as_root="sudo -n"
    else
        die "Run this, then make again: sudo apt-get update && sudo apt-get install -y $*"
    fi
    say "installing Debian packages: $*"
    log=$(mktemp)
    if $as_root apt-get update >"$log" 2>&1 &&
        $as_root env DEBIAN_FRONTEND=noninteractive \
            apt-get install -y --no-install-recommends "$@" >>"$log" 2>&1; then
        rm -f "$log"
    else
        tail -n 20 "$log" >&2
        rm -f "$log"
        die "apt-get failed (its last lines are above): apt-get install -y $*"
    fi
}

rust_done=
setup_rust() {
    [ -z "$rust_done" ] || return 0
    rust_done=yes
    have cc || apt gcc libc6-dev
    have cargo || have rustup ||
        die "Install rustup (https://rustup.rs), then run make again."
    if have rustup; then
        if ! rustup toolchain list 2>/dev/null | grep -q "^$RUST_VERSION" ||
            ! rustup target list --installed --toolchain "$RUST_VERSION" 2>/dev/null |
                grep -q '^wasm32-unknown-unknown$' ||
            ! cargo clippy --version >/dev/null 2>&1 || ! cargo fmt --version >/dev/null 2>&1; then
            say "installing Rust $RUST_VERSION with rustup"
            rustup toolchain install "$RUST_VERSION" --profile minimal --no-self-update \
                --component rustfmt --component clippy --target wasm32-unknown-unknown ||
                die "Run this, then make again: rustup toolchain install $RUST_VERSION --component rustfmt --component clippy --target wasm32-unknown-unknown"
        fi
    else
        case "$(rustc --version)" in
        "rustc $RUST_VERSION "*) ;;
        *) die "Install Rust $RUST_VERSION (found $(rustc --version)), best with rustup: https://rustup.rs" ;;
        esac
        [ -d "$(rustc --print sysroot)/lib/rustlib/wasm32-unknown-unknown" ] ||
            die "Install the target wasm32-unknown-unknown of Rust $RUST_VERSION, best with rustup: https://rustup.rs"
    fi
}

cargo_install() {
    locked=
    if [ "$1" = --locked ]; then
        locked=--locked
        shift
    fi
    CARGO_TARGET_DIR="$root/.tools/build" \
    CARGO_PROFILE_RELEASE_LTO=off \
    CARGO_PROFILE_RELEASE_OPT_LEVEL=1 \
    CARGO_PROFILE_RELEASE_CODEGEN_UNITS=16 \
    CARGO_PROFILE_RELEASE_DEBUG=0 \
        cargo install --quiet $locked --force --root "$root/.tools" --version "$2" "$1"
}

# crate NAME VERSION PROGRAM: a cargo tool, built for speed of building, not of running.
crate() {
    if have "$3" && "$3" --version 2>/dev/null | grep -q " $2\$"; then return 0; fi
    say "building $1 $2 into .tools/ (some minutes, once)"
    # The tool's own lock file first; it may name a version that the registry does not offer (any
    # more), then what fits is as good.
    cargo_install --locked "$1" "$2" 2>/dev/null || cargo_install "$1" "$2" ||
        die "Run this, then make again: cargo install --locked $1 --version $2"
    "$3" --version 2>/dev/null | grep -q " $2\$" || die "$3 does not report version $2."
}

node_done=
setup_node() {
    [ -z "$node_done" ] || return 0
    node_done=yes
    have node && have npm || apt nodejs npm
    major=$(node -p 'process.versions.node.split(".")[0]')
    [ "$major" -ge "$NODE_MIN" ] ||
        die "Install Node.js $NODE_MIN or newer (found $(node --version)): https://nodejs.org"
}

setup_wasm_opt() {
    if have wasm-opt &&
        wasm-opt --version 2>/dev/null | grep -q "version ${BINARYEN_VERSION%%.*}\b"; then return 0; fi
    setup_node
    say "installing wasm-opt (binaryen $BINARYEN_VERSION) into .tools/"
    mkdir -p .tools/bin .tools/npm
    npm install --prefix .tools/npm --no-save --no-audit --no-fund --loglevel=error \
        "binaryen@$BINARYEN_VERSION" >/dev/null ||
        die "Run this, then make again: npm install --prefix .tools/npm --no-save binaryen@$BINARYEN_VERSION"
    ln -sf ../npm/node_modules/binaryen/bin/wasm-opt .tools/bin/wasm-opt
}

setup_page() {
    setup_rust
    setup_node
    crate trunk "$TRUNK_VERSION" trunk
    crate wasm-bindgen-cli "$WASM_BINDGEN_VERSION" wasm-bindgen
    rm -rf .tools/build
    setup_wasm_opt
}

setup_browser() {
    setup_node
    [ -n "${CHROMIUM:-}" ] || have chromium || apt chromium fonts-dejavu-core
    if have fc-list && [ -z "$(fc-list :lang=ru)" ]; then apt fonts-dejavu-core; fi
    want=$(cksum <e2e/package-lock.json)
    if [ "$(cat e2e/node_modules/.lock-sum 2>/dev/null)" != "$want" ]; then
        say "installing the packages of e2e/ (Playwright $PLAYWRIGHT_VERSION, axe-core $AXE_VERSION)"
        PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD=1 \
            npm ci --prefix e2e --no-audit --no-fund --loglevel=error >/dev/null ||
            die "Run this, then make again: npm ci --prefix e2e"
        printf '%s\n' "$want" >e2e/node_modules/.lock-sum
    fi
}

setup_audit() {
    setup_rust
    crate cargo-deny "$CARGO_DENY_VERSION" cargo-deny
}

[ $# -gt 0 ] || die "usage: tools/setup.sh rust|page|browser|audit …"
for part in "$@"; do
    case "$part" in
    rust) setup_rust ;;
    page) setup_page ;;
    browser) setup_browser ;;
    audit) setup_audit ;;
    *) die "unknown part: $part" ;;
    esac
done
