"""The wrapping of a timestamp token, in the only form that is accepted of it: DER, one signer, nothing unsigned."""

from dataclasses import dataclass

from asn1crypto import cms, core, parser
from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.hazmat.primitives.serialization import Encoding

from app.errors import AppError

_NO_PARAMETERS = (b"", b"\x05\x00")
_SEQUENCE, _SET, _OCTETS, _FIRST, _ISSUED = (0, 1, 16), (0, 1, 17), (0, 0, 4), (2, 1, 0), (2, 0, 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wrapping:
    """The parts of a token, each as it was found: what is stated, the signer, its signed attributes, certificates."""

    stated: bytes
    info: cms.SignerInfo
    attributes: bytes
    by_name: dict[str, core.Asn1Value]
    carried: tuple[bytes, ...]

    @property
    def message(self) -> bytes:
        """What the signature is made over (RFC 5652, 5.4)."""
        return _in(_SET, self.attributes)


def read(content: bytes) -> Wrapping:
    """Return the parts of a token, well formed or not: the whole is rebuilt and compared."""
    signed = cms.ContentInfo.load(content, strict=True)["content"]
    info = signed["signer_infos"][0]
    attributes = list(info["signed_attrs"])
    by_name = {one["type"].native: one["values"][0] for one in attributes if len(one["values"]) == 1}
    if len(by_name) != len(attributes):
        raise AppError("timestamp-damaged")
    return Wrapping(
        stated=bytes(signed["encap_content_info"]["content"]),
        info=info,
        attributes=info["signed_attrs"].contents,
        by_name=by_name,
        carried=tuple(one.chosen.dump() for one in signed["certificates"]),
    )


def rebuilt(found: Wrapping, certificate: x509.Certificate) -> bytes:
    """Return the token of these parts and this signer, without revocation lists and unsigned attributes."""
    hashed = _algorithm(found.info["digest_algorithm"])
    signer = _in(
        _SEQUENCE,
        _number(1 if found.info["sid"].name == "issuer_and_serial_number" else 3),
        _identifier(found.info["sid"].name, certificate),
        hashed,
        _in(_FIRST, found.attributes),
        _algorithm(found.info["signature_algorithm"]),
        _in(_OCTETS, found.info["signature"].native),
    )
    stated = _in(_SEQUENCE, cms.ContentType("tst_info").dump(), _in(_FIRST, _in(_OCTETS, found.stated)))
    signed = _in(
        _SEQUENCE, _number(3), _in(_SET, hashed), stated, _in(_FIRST, *found.carried), _in(_SET, signer)
    )  # fmt: skip
    return _in(_SEQUENCE, cms.ContentType("signed_data").dump(), _in(_FIRST, signed))


def _in(kind: tuple[int, int, int], *parts: bytes) -> bytes:
    wrapped: bytes = parser.emit(*kind, b"".join(parts))
    return wrapped


def _number(value: int) -> bytes:
    number: bytes = core.Integer(value).dump()
    return number


def _algorithm(found: core.Sequence) -> bytes:
    parameters = found["parameters"].dump()
    if parameters not in _NO_PARAMETERS:
        raise AppError("timestamp-damaged")
    return _in(_SEQUENCE, core.ObjectIdentifier(found["algorithm"].dotted).dump(), parameters)


def _identifier(kind: str, certificate: x509.Certificate) -> bytes:
    loaded = asn1_x509.Certificate.load(certificate.public_bytes(Encoding.DER))
    if kind == "issuer_and_serial_number":
        return _in(_SEQUENCE, loaded.issuer.dump(), _number(loaded.serial_number))
    return _in(_ISSUED, loaded.key_identifier_value.native)
