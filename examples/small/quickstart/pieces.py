"""Renders the site examples/small, and the pieces in postfix/ and dovecot/, into a layout.

Only documented default paths and ports are replaced, each of them checked to be there: what the
quickstart runs is what an admin installs.
"""

import re
from pathlib import Path

from layout import LOOPBACK, Layout

REPOSITORY = Path(__file__).resolve().parents[3]
SITE = REPOSITORY / "examples" / "small"
POSTFIX_MASTER = Path("/usr/share/postfix/master.cf.dist")

Replacements = dict[str, str]


def replaced(text: str, replacements: Replacements, source: Path) -> str:
    """The text with every default replaced; a default that is not there is an error."""
    for default, private in replacements.items():
        if default not in text:
            raise RuntimeError(f"{source}: no {default!r} to replace")
        text = text.replace(default, private)
    return text


def render(source: Path, target: Path, replacements: Replacements) -> None:
    target.write_text(replaced(source.read_text(), replacements, source))


def render_site(layout: Layout, master_hash: str) -> None:
    """Writes the settings and the tables of examples/small."""
    ports = layout.ports
    settings = SITE / "mailwright.yaml"
    example_hash = re.search(r'hash: "([^"]+)"', settings.read_text())
    if example_hash is None:
        raise RuntimeError(f"{settings}: no hash of a master password to replace")
    render(
        settings,
        layout.settings,
        {
            "/etc/mailwright": str(layout.site),
            "/run/mailwright": str(layout.run),
            "/var/lib/mailwright": str(layout.state),
            "/var/spool/postfix": str(layout.queue),
            "/home/mailboxes": str(layout.mailboxes),
            f"{LOOPBACK}:7790": f"{LOOPBACK}:{ports['lookup']}",
            f"{LOOPBACK}:7791": f"{LOOPBACK}:{ports['tcp_transport']}",
            example_hash[1]: master_hash,
        },
    )
    for table in ("aliases", "arbitration", "bcc"):
        render(SITE / table, layout.site / table, {})
    render(
        SITE / "transport",
        layout.site / "transport",
        {":2501": f":{ports['lists']}", ":2502": f":{ports['issue']}"},
    )


PRIVATE_MAIN = """\
# A private instance: its own queue and log, loopback only, no DNS, quick retries.
compatibility_level = 3.6
queue_directory = {layout.queue}
data_directory = {layout.postfix_data}
maillog_file_prefixes = {layout.logs}
maillog_file = {log}
inet_interfaces = 127.0.0.1
inet_protocols = ipv4
disable_dns_lookups = yes
smtpd_peername_lookup = no
alias_maps =
alias_database =
default_transport = error:5.7.1 a private instance sends nothing to other machines
queue_run_delay = 5s
minimal_backoff_time = 5s
maximal_backoff_time = 10s

"""


def render_postfix(layout: Layout) -> None:
    """Writes main.cf and master.cf: a private head, then the pieces, then the site's own."""
    certificate: Replacements = {
        "/etc/ssl/certs/ssl-cert-snakeoil.pem": str(layout.certificate),
        "/etc/ssl/private/ssl-cert-snakeoil.key": str(layout.key),
    }
    main = PRIVATE_MAIN.format(layout=layout, log=layout.log("postfix"))
    for piece in sorted((REPOSITORY / "postfix").glob("main-*.cf")):
        here = certificate if piece.name == "main-smtp.cf" else {}
        main += replaced(piece.read_text(), here, piece) + "\n"
    main += (SITE / "main.cf").read_text()
    (layout.postfix / "main.cf").write_text(main)
    (layout.postfix / "master.cf").write_text(stock_services() + master_pieces(layout))


def stock_services() -> str:
    """Debian's master.cf without port 25, which postfix/master-smtp.cf has, and without pipes."""
    kept = []
    for line in POSTFIX_MASTER.read_text().splitlines():
        words = line.split()
        is_entry = len(words) >= 8 and not line.startswith(("#", " ", "\t"))
        if is_entry and words[:2] != ["smtp", "inet"] and words[7] != "pipe":
            kept.append(line)
    return "\n".join(kept) + "\n"


PRIVATE_MASTER = """
# Takes what Sieve scripts send: sendmail(1) would hand it to the machine's own Postfix.
127.0.0.1:{ports[sendmail]} inet n - y - - smtpd
  -o mynetworks=127.0.0.0/8
"""


def private_delivery(layout: Layout) -> str:
    """The options of mailwright-lda that keep it inside of the private instance."""
    options = {
        "auth_socket_path": layout.auth_socket,
        "submission_host": f"{LOOPBACK}:{layout.ports['sendmail']}",
        "log_path": layout.log("mailwright-lda"),
    }
    return " -o ".join(f"{name}={value}" for name, value in options.items())


def master_pieces(layout: Layout) -> str:
    ports = layout.ports
    here: dict[str, Replacements] = {
        "master-smtp.cf": {"smtp      inet": f"{LOOPBACK}:{ports['smtp']} inet"},
        "master-submission.cf": {
            "submission inet": f"{LOOPBACK}:{ports['submission']} inet",
            "submissions inet": f"{LOOPBACK}:{ports['submissions']} inet",
        },
        "master-mailwright.cf": {
            "/usr/lib/mailwright": str(layout.programs),
            "auth_socket_path=/run/mailwright/auth": private_delivery(layout),
        },
    }
    text = PRIVATE_MASTER.format(ports=ports)
    for piece in sorted((REPOSITORY / "postfix").glob("master-*.cf")):
        text += "\n" + replaced(piece.read_text(), here[piece.name], piece)
    return text


PRIVATE_DOVECOT = """\
# A private instance: its own directories and log, loopback only.
!include_try /usr/share/dovecot/protocols.d/*.protocol
instance_name = mailwright-quickstart
base_dir = {layout.root}/dovecot-run
state_dir = {layout.root}/dovecot-state
log_path = {log}
listen = 127.0.0.1
auth_verbose = yes
ssl_dh = </usr/share/dovecot/dh.pem

# No growing delays for addresses that logins failed from: tests get them wrong on purpose, and
# Postfix waits 10 s for an answer.
service anvil {{
  unix_listener anvil-auth-penalty {{
    mode = 0
  }}
}}

"""


def render_dovecot(layout: Layout) -> None:
    """Writes dovecot.conf: a private head, then the pieces."""
    ports = layout.ports
    here: dict[str, Replacements] = {
        "mailwright-auth.conf": {
            "/usr/lib/mailwright": str(layout.programs),
            "/run/mailwright": str(layout.run),
        },
        "mailwright-imap.conf": port_lines(ports, imap=143, imaps=993),
        "mailwright-managesieve.conf": port_lines(ports, sieve=4190),
        "mailwright-pop3.conf": port_lines(ports, pop3=110, pop3s=995),
        "mailwright-postfix.conf": {"/var/spool/postfix": str(layout.queue)},
        "mailwright-tls.conf": {
            "/etc/ssl/certs/ssl-cert-snakeoil.pem": str(layout.certificate),
            "/etc/ssl/private/ssl-cert-snakeoil.key": str(layout.key),
        },
    }
    text = PRIVATE_DOVECOT.format(layout=layout, log=layout.log("dovecot"))
    for piece in sorted((REPOSITORY / "dovecot" / "2.3").glob("*.conf")):
        text += replaced(piece.read_text(), here.get(piece.name, {}), piece) + "\n"
    (layout.dovecot / "dovecot.conf").write_text(text)


def port_lines(ports: dict[str, int], **defaults: int) -> Replacements:
    return {f"port = {default}\n": f"port = {ports[name]}\n" for name, default in defaults.items()}
