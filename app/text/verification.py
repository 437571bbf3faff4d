"""Words of `verify`: its answers, kept apart, and what was found against a report."""

from collections.abc import Sequence
from datetime import datetime

from app.text.catalogue import N_, _
from app.text.numbers import day
from app.text.signing import role_name

SENTENCES: dict[str, str] = {
    "active-content": N_(
        "The file holds something that acts when it is opened ({name}). A report never does; don't open it "
        "further."
    ),
    "annotation-foreign": N_("Something was put onto a page of the report ({kind})."),
    "attachment-damaged": N_("The attached evaluation is not written as this application writes it."),
    "attachment-exchanged": N_("The attached evaluation is not the one that the moderator signed."),
    "attachment-foreign": N_("The file carries another file than those that belong to a report."),
    "attachment-misnamed": N_("An attached file does not bear its name, or is not marked as the report's data."),
    "attachment-hash-differs": N_("The report prints another fingerprint than that of the attached evaluation."),
    "attachment-missing": N_("The file carries no evaluation, so nothing can be recomputed from it."),
    "attachment-newer": N_(
        "The attached evaluation has format {found}, written by a newer version of Evenhand; this one knows "
        "format {known}. Verify with the newer version."
    ),
    "bytes-after-end": N_("Something was put after the end of the report ({count} bytes)."),
    "bytes-between": N_("The file holds bytes that belong to no part of the report (at byte {position})."),
    "check-broke-down": N_("The file can't be read as a report: it is damaged, or was changed ({kind})."),
    "fields-missing": N_("The file has no places for signatures: it is no report of Evenhand."),
    "fields-other": N_("The places for signatures are not those of a report."),
    "fingerprints-missing": N_("The report does not print the table of fingerprints."),
    "one-signer-twice": N_("Both signatures were made with the same key. A report needs two people."),
    "page-differs": N_(
        "Page {page} is not what this version of Evenhand prints from the attached evaluation, though this version "
        "made the report."
    ),
    "pages-not-compared": N_("Pages are compared only where nothing else stands against the report."),
    "pages-other-libraries": N_(
        "The report says that it was made with {found}; this computer has {this}, which print it differently. To "
        "compare every page, verify with the former."
    ),
    "pages-other-maker": N_(
        "The report does not say which version of Evenhand made it, so its pages can't be compared with those of "
        "version {this}."
    ),
    "pages-other-version": N_(
        "The report says that Evenhand {found} made it; this is {this}. To compare every page, verify with version "
        "{found}."
    ),
    "parts-differ": N_(
        "Every page is painted as this version of Evenhand prints it, but other parts of the file differ: contents, "
        "labels for screen readers, or properties."
    ),
    "pdf-encrypted": N_("The file is encrypted; a report never is."),
    "pdf-not-a-pdf": N_("The file is not a PDF, so it is not a report."),
    "pdf-parser-warning": N_("The file is not written cleanly; a report is."),
    "pdf-readers-disagree": N_("Two programs read different things from this file ({what}), so it can't be trusted."),
    "pdf-stream-damaged": N_("A part of the file can't be unpacked."),
    "pdf-stream-too-large": N_("A part of the file unpacks to far more than a report holds."),
    "pdf-too-large": N_(
        "The file is larger than {most} MB, which is more than can be checked. No report is so large: ask for the file "
        "again."
    ),
    "pdf-too-many-objects": N_("The file has more than {most} parts; no report has."),
    "ranking-differs": N_("The ranking printed is not the one that follows from the attached evaluation."),
    "report-font-unknown": N_(
        "The ranking or the fingerprints are printed in letters that this version of Evenhand does not know, so they "
        "can't be read. Verify with the version that made the report."
    ),
    "revisions-damaged": N_("The history of the file is damaged."),
    "revisions-other": N_("The file was changed {found} times, but signed {signatures} times."),
    "roster-differs": N_(
        "The report names {named} to sign; the one who signed as {role} used another certificate."
    ),
    "second-opinion": N_("A second program for signatures does not accept them ({reason})."),
    "signature-certificate-unfit": N_("A signature was made with a key that is too weak or of an unknown kind."),
    "signature-damaged": N_("A signature is damaged, or the report was changed after it was made."),
    "signature-form": N_("A signature is not made as this application makes it."),
    "signature-not-canonical": N_("The wrapping of a signature was changed, or another program made it."),
    "signature-other-document": N_("The report was changed after it was signed."),
    "signature-padding": N_("Something was hidden in the room kept for a signature."),
    "signature-permissions": N_("A signature allows later changes that it must not allow."),
    "signature-range": N_("A signature does not cover the whole report."),
    "signature-time": N_("A signature claims no readable time."),
    "signatures-out-of-order": N_("A later signature stands in the report, but an earlier one is missing."),
    "timestamp-changes": N_("More was changed together with a timestamp than the place for it."),
    "timestamp-damaged": N_("A timestamp is damaged, or does not cover the whole report up to it."),
    "timestamp-early": N_("A timestamp was added before everyone had signed; it may only follow the signatures."),
    "timestamp-form": N_("A timestamp is not entered in the report as an unseen timestamp is."),
    "timestamp-no-authority": N_("A timestamp was made with a certificate that is not for timestamps alone."),
    "timestamp-other-document": N_("A timestamp belongs to another file, or the report was changed after it."),
    "timestamp-weak": N_("A timestamp was made with a key or a method that is too weak or of an unknown kind."),
    "update-adds": N_("Something was added beside a signature ({count} objects)."),
    "update-changes": N_("More was changed together with a signature than the place for it."),
    "update-frees": N_("Something was removed together with a signature."),
}  # fmt: skip


def unchanged(answer: str) -> str:
    """Return the first answer in words, from the words of the verdict."""
    return {
        "yes": _("Unchanged: yes. Every byte is as it was signed."),
        "no": _("Unchanged: no. The file or its signatures are not as they were made."),
        "cannot tell": _("Unchanged: cannot tell. Nobody has signed this report, so nothing vouches for it."),
    }[answer]


def recomputes(answer: str) -> str:
    """Return the second answer in words, from the words of the verdict."""
    return {
        "yes": _("Recomputes: yes. The ranking printed follows from the attached evaluation."),
        "no": _("Recomputes: no. The ranking printed does not follow from the attached evaluation."),
        "cannot tell": _("Recomputes: cannot tell. There is no attached evaluation that can be read."),
    }[answer]


def pages(answer: str) -> str:
    """Return the answer on every page in words, from the words of the verdict."""
    return {
        "yes": _("Pages: yes. Every page is as this version of Evenhand prints it from the attached evaluation."),
        "no": _("Pages: no. The report is not as this version of Evenhand prints it from the attached evaluation."),
        "cannot tell": _("Pages: cannot tell. Besides the ranking and the fingerprints, no page was compared."),
    }[answer]


def signers(answer: str) -> str:
    """Return how the signers compare in words, from the words of the verdict."""
    return {
        "not compared": _(
            "Signers: not compared. Anyone can make a certificate in any name: take the fingerprints from a letter or "
            "notice of the council, and give them with --signers."
        ),
        "as expected": _("Signers: as expected. The report was signed with exactly the certificates given."),
        "other": _("Signers: other. The report was not signed with exactly the certificates given."),
    }[answer]


def missing(roles: Sequence[str]) -> str:
    """Return what a draft still lacks."""
    names = _(" and the ").join(role_name(role) for role in roles)
    return (
        _("This is a draft: the {roles} has not signed.").format(roles=names)
        if len(roles) == 1
        else _("This is a draft: the {roles} have not signed.").format(roles=names)
    )


def signature(*, role: str, name: str, claimed: datetime, fingerprint: str) -> str:
    """Return one signature in words; the fingerprint grouped for reading."""
    return _("Signed as {role} by “{name}”, {day}, {time} UTC by the signer's clock; certificate {fingerprint}").format(
        role=role_name(role), name=name, day=day(claimed), time=f"{claimed:%H:%M}", fingerprint=fingerprint
    )


def timestamp(*, authority: str, time: datetime, fingerprint: str) -> str:
    """Return one timestamp in words; the fingerprint grouped for reading."""
    return _(
        "Timestamp by “{authority}”: the report, signed, existed by {day}, {time} UTC by that authority's clock; "
        "certificate {fingerprint}"
    ).format(authority=authority, day=day(time), time=f"{time:%H:%M}", fingerprint=fingerprint)


def only_timestamps_since() -> str:
    """Return what was added to a report that is unchanged."""
    return _("Since the signatures only timestamps were added, with the notes of the program that added them.")


def authority_not_compared() -> str:
    """Return what is not known of a timestamp's authority."""
    return _(
        "The authority was not compared: anyone can make a certificate in any name. Ask your records office whether "
        "this fingerprint is that of an authority you trust."
    )


def own_certificate() -> str:
    """Return what a certificate without an issuer proves."""
    return _("The name is the signer's own statement; PDF readers show this certificate as unknown.")


def expired_when_signed() -> str:
    """Return that a certificate was not valid at the time claimed."""
    return _("The certificate was not valid at the time the signer claims.")


def expired_now() -> str:
    """Return that a certificate has expired since."""
    return _("The certificate has expired since; the signature stays what it was.")


def ask_again() -> str:
    """Return what to do about a report that is not good."""
    return _(
        "Don't rely on this file. Ask the authority that sent or published it for the report again, and verify that."
    )


def ask_for_fingerprints() -> str:
    """Return what to do about a report that others signed."""
    return _(
        "Compare the fingerprints above with the letter or notice. If they differ, ask the authority who signed, and "
        "don't rely on this file until it answers."
    )


def send_to(role: str) -> str:
    """Return what to do with a draft."""
    return _("Next: the {role} signs it with `evenhand sign`.").format(role=role_name(role))


def could_not_tell() -> str:
    """Return the heading over what stands in the way of telling."""
    return _("Could not tell:")


def attachment(sha256: str) -> str:
    """Return the hash of the attached evaluation in words."""
    return _("Attached evaluation: SHA-256 {sha256}").format(sha256=sha256)


def attached_record(sha256: str) -> str:
    """Return the hash of what the report says of its record in words."""
    return _("Attached record: SHA-256 {sha256}").format(sha256=sha256)
