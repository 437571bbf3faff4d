"""Words of signatures: what the stamp on the page says, and why an identity or a signature was refused."""

from datetime import datetime

from app.text.catalogue import N_, _
from app.text.numbers import day

SENTENCES: dict[str, str] = {
    "fingerprint-unreadable": N_(
        "“{given}” is not a fingerprint: a fingerprint has 64 digits from 0 to 9 and A to F. Copy it whole."
    ),
    "identity-expired": N_(
        "This certificate was valid until {until}, so it can't sign any more. Ask its issuer for a new one."
    ),
    "identity-file-not-pkcs12": N_(
        "This file is not a PKCS#12 file (.p12 or .pfx). Export the certificate together with its key in that "
        "format."
    ),
    "identity-key-mismatch": N_("The key and the certificate in this file don't belong together. Export both again."),
    "identity-key-unsupported": N_(
        "A key of this kind ({found}) can't sign reports. Use P-256, P-384, or RSA of at least 2048 bits."
    ),
    "identity-key-weak": N_(
        "The key has {bits} bits, which is too weak to sign with. Ask for one of at least {least} bits."
    ),
    "identity-name-empty": N_("The identity needs a name: the one that stands beside your signature."),
    "identity-name-too-long": N_(
        "The name has {length} characters, one with an accent counting as two or more; a certificate holds {most}. "
        "Shorten it."
    ),
    "identity-name-unprintable": N_("The name holds characters that can't be seen. Type it again."),
    "identity-not-for-signing": N_(
        "This certificate was issued for other uses than signing documents. Ask its issuer for one that may sign."
    ),
    "identity-not-yet-valid": N_(
        "This certificate is valid from {since} only. Check this computer's clock, or wait until then."
    ),
    "identity-passphrase-wrong": N_(
        "The passphrase does not open this file, or the file is damaged. Type the passphrase again."
    ),
    "identity-without-certificate": N_("This file holds a key but no certificate for it. Export both together."),
    "identity-without-key": N_(
        "This file holds no key, so nobody can sign with it. Export the certificate together with its private "
        "key."
    ),
    "passphrase-too-short": N_("The passphrase needs at least {least} characters; six words are easy to keep."),
    "signing-certificate-used": N_(
        "This certificate has signed the report already. A report needs two people: the other one must sign."
    ),
    "signing-not-expected": N_(
        "The report names who is to sign here, with the beginning of the certificate: {expected}. "
        "Yours begins {found}. Sign with the certificate named, or have the report made again."
    ),
    "signing-out-of-turn": N_("The {before} signs first. Send the report there, then sign."),
    "signing-report-unsound": N_(
        "The report was not signed. {reasons} Ask whoever sent it for the file again; if it is refused again, have the "
        "report made anew, with this version of Evenhand."
    ),
    "signing-role-without-field": N_("This report has no place for a signature as {role}; it is signed as {roles}."),
    "signing-twice": N_("The report has been signed as {role} already. Nobody signs in the same place twice."),
    "signers-none": N_(
        "No fingerprint was given to compare the signers with. Give those from the letter or notice, parted by "
        "commas, or leave out --signers."
    ),
    "signing-time-naive": N_("The time of signing has no time zone."),
}  # fmt: skip


def role_name(role: str) -> str:
    """Return a role in words."""
    return {"moderator": _("moderator"), "lead": _("procurement lead"), "approver": _("approver")}.get(role, role)


def stamp_lines(*, role: str, name: str | None, at: datetime, begins: str) -> tuple[str, ...]:
    """Return what a signature's stamp says, the heading first; without a name where no font prints it."""
    return (
        _("Signed as {role}").format(role=role_name(role)),
        name if name is not None else _("The name stands in the certificate"),
        _("{day}, {time} UTC by the signer’s clock").format(day=day(at), time=f"{at:%H:%M}"),
        _("Certificate {begins} …").format(begins=begins),
    )
