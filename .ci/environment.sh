# Sourced by ./run and ./test, which set $root (the project's folder) and $me (their name): finds or installs what the
# machine lacks, and keeps .venv filled with exactly the hashed packages of a requirements file. POSIX sh.
# shellcheck shell=sh disable=SC2154

venv=$root/.venv
stamp=$venv/evenhand-installed
fits='import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))'
version='import sys; print("%d.%d.%d" % sys.version_info[:3])'

say() {
    printf '%s: %s\n' "$me" "$*" >&2
}

die() {
    say "$*"
    exit 1
}

# quietly COMMAND…: what it prints is shown only if it fails.
quietly() {
    heard=$(mktemp)
    # No download may hang for ever.
    if command -v timeout >/dev/null 2>&1; then set -- timeout --foreground 600 "$@"; fi
    if "$@" >"$heard" 2>&1 </dev/null; then
        rm -f "$heard"
    else
        cat "$heard" >&2
        rm -f "$heard"
        return 1
    fi
}

# provide PACKAGE…: installs Debian packages where that is allowed, else names the one command that does.
provide() {
    command -v apt-get >/dev/null 2>&1 ||
        die "this machine lacks what Debian calls: $*. Install that with its own package manager and start $me again."
    if [ "$(id -u)" -eq 0 ]; then
        as_root=
    elif command -v sudo >/dev/null 2>&1 && sudo -n true >/dev/null 2>&1; then
        as_root='sudo -n'
    else
        die "please run this first: sudo apt-get update && sudo apt-get install -y $*"
    fi
    say "installing $* ..."
    apt="$as_root env DEBIAN_FRONTEND=noninteractive apt-get -q -o Acquire::Retries=2 -o DPkg::Lock::Timeout=120"
    # shellcheck disable=SC2086  # split on purpose
    quietly $apt update || say "going on with the package lists that are here"
    # shellcheck disable=SC2086  # split on purpose
    quietly $apt install -y --no-install-recommends "$@" ||
        die "installing failed, as said above. This is the command: apt-get install -y $*"
}

# Prints the first Python that Evenhand runs on.
find_python() {
    for name in python3 python3.13 python3.12 python3.11 python; do
        if command -v "$name" >/dev/null 2>&1 && "$name" -c "$fits" >/dev/null 2>&1; then
            printf '%s\n' "$name"
            return 0
        fi
    done
    return 1
}

refuse_other_python() {
    die "Evenhand needs Python 3.11, 3.12 or 3.13, and python3 here is $(python3 -c "$version")." \
        "Install one of them beside it, for example python3.12 and python3.12-venv, and start $me again."
}

# need PROGRAM PACKAGE: notes the package in $lacking if the program is not there.
need() {
    case " $lacking " in *" $2 "*) return 0 ;; esac
    command -v "$1" >/dev/null 2>&1 || lacking="$lacking $2"
}

# need_library SONAME PACKAGE: notes the package in $lacking if no library of that name can be loaded.
need_library() {
    case " $lacking " in *" $2 "*) return 0 ;; esac
    PATH=$PATH:/usr/sbin:/sbin ldconfig -p 2>/dev/null | grep -qF "$1 " || lacking="$lacking $2"
}

# What Qt needs to draw at all.
need_qt() {
    need_library libEGL.so.1 libegl1
    need_library libGL.so.1 libgl1
    need_library libX11.so.6 libx11-6
    need_library libfontconfig.so.1 libfontconfig1
    need_library libfreetype.so.6 libfreetype6
    need_library libglib-2.0.so.0 libglib2.0-0
    need_library libdbus-1.so.3 libdbus-1-3
    need_library libxkbcommon.so.0 libxkbcommon0
}

# What Qt needs for a window on an X screen; elsewhere it brings its own.
need_screen() {
    need_library libxcb-cursor.so.0 libxcb-cursor0
    need_library libxcb-icccm.so.4 libxcb-icccm4
    need_library libxcb-keysyms.so.1 libxcb-keysyms1
    need_library libxcb-xkb.so.1 libxcb-xkb1
    need_library libxkbcommon-x11.so.0 libxkbcommon-x11-0
    need_library libX11-xcb.so.1 libx11-xcb1
    need_library libxcb-shape.so.0 libxcb-shape0
}

# Sets $python to one that can make environments, installing it and the packages of $lacking first where needed.
provide_python() {
    if python=$(find_python); then
        "$python" -c 'import ensurepip, venv' >/dev/null 2>&1 || lacking="$lacking ${python}-venv"
    elif command -v python3 >/dev/null 2>&1 && python3 -c "$version" >/dev/null 2>&1; then
        refuse_other_python
    else
        lacking="$lacking python3 python3-venv"
    fi
    if [ -n "$lacking" ]; then
        # shellcheck disable=SC2086  # split on purpose
        provide $lacking
        python=$(find_python) || refuse_other_python
    fi
}

identity() {
    printf '%s with Python %s\n' "$venv" "$("$venv/bin/python" -c "$version" 2>/dev/null || echo none)"
}

checksum() {
    printf '%s %s\n' "$1" "$(cksum <"$root/$1")"
}

stamped() {
    [ -f "$stamp" ] && grep -qxF -e "$1" "$stamp"
}

# The stamp is taken away first and written last: an environment that was interrupted is made anew.
fill() {
    # Making it anew would empty what the link points to, which may be another checkout's.
    [ ! -L "$venv" ] || die ".venv is a link. Remove it (rm .venv) and start $me again: each checkout has its own."
    if [ "$(cat "$stamp" 2>/dev/null)" = "$(identity && checksum requirements.txt)" ]; then
        say "adding the tools of $1 to .venv ..."
        rm -f "$stamp"
    else
        say "filling .venv from $1 (needs a network this once) ..."
        rm -f "$stamp"
        quietly "$python" -m venv --clear "$venv" || die "no environment could be made in .venv, as said above."
    fi
    quietly "$venv/bin/python" -m pip install --quiet --no-input --disable-pip-version-check \
        --require-hashes --only-binary=:all: -r "$root/$1" ||
        die "the packages of $1 could not be installed, as said above. Start $me again to go on."
    {
        identity
        checksum requirements.txt
        [ "$1" = requirements.txt ] || checksum "$1"
    } >"$stamp.new"
    mv "$stamp.new" "$stamp"
}

up_to_date() {
    "$venv/bin/python" -c "$fits" >/dev/null 2>&1 && stamped "$(identity)" && stamped "$(checksum "$1")"
}

# set_up FILE: leaves .venv holding the packages of that requirements file, and the packages of $lacking installed.
set_up() {
    if [ -n "$lacking" ] || ! up_to_date "$1"; then
        provide_python
    fi
    up_to_date "$1" || (
        # Two at once wait for each other, where the machine can.
        ! command -v flock >/dev/null 2>&1 || flock 9
        up_to_date "$1" || fill "$1"
    ) 9>"$root/.venv.lock"
}
