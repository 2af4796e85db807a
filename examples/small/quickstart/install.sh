# shellcheck shell=bash
# What a Debian 12 machine needs; sourced by examples/quickstart and Tests/run.
#
# Installing starts no service: where the machine has no policy of its own (policy-rc.d), one
# that forbids it stands there while apt runs. Services that come with a package we installed are
# disabled, for nobody asked for them; those that were there before are left as they are.

QUICKSTART_PACKAGES=(
    gcc libc6-dev libstdc++-12-dev git pkg-config
    libicu-dev liblmdb-dev libmariadb-dev libpcre2-dev libsqlite3-dev libcrypt-dev
    postfix dovecot-core dovecot-imapd dovecot-pop3d dovecot-managesieved dovecot-sieve
    openssl python3
)
POLICY=/usr/sbin/policy-rc.d

note() {
    printf '%s\n' "$*" >&2
}

fail() {
    note "$*"
    exit 1
}

missing_packages() {
    local package status
    for package in "$@"; do
        status=$(dpkg-query --show --showformat '${db:Status-Status}' "$package" 2>/dev/null) || true
        [[ $status == installed ]] || printf '%s\n' "$package"
    done
}

forbid_service_starts() {
    [[ -e $POLICY ]] && return
    trap 'rm -f "$POLICY"' EXIT
    printf '#!/bin/sh\nexit 101\n' >"$POLICY"
    chmod 755 "$POLICY"
}

allow_service_starts() {
    [[ $(trap -p EXIT) == *POLICY* ]] || return 0
    rm -f "$POLICY"
    trap - EXIT
}

disable_services_of() {
    [[ -d /run/systemd/system ]] || return 0
    local package
    for package in "$@"; do
        case $package in
            postfix) systemctl disable --quiet postfix ;;
            mariadb-server) systemctl disable --quiet mariadb ;;
            dovecot-core) systemctl disable --quiet dovecot dovecot.socket ;;
        esac
    done
}

install_packages() {
    local missing
    mapfile -t missing < <(missing_packages "$@")
    ((${#missing[@]})) || return 0
    command -v apt-get >/dev/null ||
        fail "This needs Debian 12 (or its packages here: ${missing[*]})."
    note "Installing: ${missing[*]}"
    export DEBIAN_FRONTEND=noninteractive
    # No main.cf is written; the private instance brings its own.
    debconf-set-selections <<<'postfix postfix/main_mailer_type select No configuration'
    forbid_service_starts
    {
        apt-get -q update
        apt-get -q install --yes --no-install-recommends "${missing[@]}"
    } >&2
    allow_service_starts
    disable_services_of "${missing[@]}"
}

require_root() {
    ((EUID == 0)) || fail "Run this as root: Postfix and Dovecot change users when they start."
}

# Before packages are installed, for its libraries may be among them.
require_swift() {
    command -v swift >/dev/null || wrong_swift "none"
}

require_swift_version() {
    local version
    version=$(swift --version 2>/dev/null | sed -n 's/.*Swift version \([0-9]*\.[0-9]*\).*/\1/p') || true
    printf '6.3\n%s\n' "${version:-0}" | sort --check=quiet --version-sort ||
        wrong_swift "${version:-one that does not run}"
}

wrong_swift() {
    fail "Swift 6.3 or later is needed, found $1; see swift.org/install/linux"
}

make_system_user() {
    getent passwd "$1" >/dev/null && return
    note "Making the system user $1"
    useradd --system --user-group --no-create-home --home-dir /nonexistent \
        --shell /usr/sbin/nologin "$1"
}
