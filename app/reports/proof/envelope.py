"""The CMS envelope of a signature: built one way only, so that any other bytes in its place are noticed.

A PDF signature does not cover its own envelope, and CMS leaves much of an envelope unsigned. Here the certificates are
bound by the signed attribute signing-certificate-v2 (RFC 5035: signer first, then the chain), and a reader rebuilds the
whole envelope from certificates, digest and signature value and compares it byte by byte: versions, algorithms, order,
lengths, absent lists. An ECDSA value must be the smaller of its two equivalent forms. PAdES B-B, SHA-256.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from asn1crypto import algos, cms, tsp
from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from cryptography.hazmat.primitives.asymmetric.utils import decode_dss_signature, encode_dss_signature
from cryptography.hazmat.primitives.serialization import Encoding

from app.errors import AppError
from app.security import certificates
from app.security.identities import Identity

DIGEST = "sha256"

# The orders of the two curves (SEC 2, 2.4.2 and 2.5.1).
_ORDERS = {
    "secp256r1": 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551,
    "secp384r1": int("F" * 48 + "C7634D81F4372DDF581A0DB248B0A77AECEC196ACCC52973", 16),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Envelope:
    """What an envelope that was found sound says: the signer's certificate and the chain, nearest first."""

    certificate: x509.Certificate
    chain: tuple[x509.Certificate, ...]


def sealed(identity: Identity, digest: bytes) -> bytes:
    """Return the DER of the envelope in which the identity signs a document of that SHA-256."""
    chain = [identity.certificate, *identity.chain]
    attributes = _signed_attributes(chain, digest)
    return _built(chain, digest, _signature(identity, attributes.untag().dump()))


def room(identity: Identity) -> int:
    """Return how many hexadecimal digits an envelope of this identity needs at most, in whole kibibytes."""
    longest = len(sealed(identity, bytes(32))) + 16  # ECDSA values vary by a few bytes
    return -(-2 * longest // 1024) * 1024


def opened(content: bytes, digest: bytes) -> Envelope:
    """Return who signed a document of that SHA-256, after checking that not one bit could be other than it is.

    Raises AppError: `signature-damaged` (no envelope, or the signature value is wrong), `signature-other-document`
    (intact, for another digest), `signature-certificate-unfit`, `signature-not-canonical` (anything in the envelope
    differs from the one form).
    """
    chain, found, attributes, signature = _read(content)
    try:
        certificates.refuse_weak(chain[0])
    except AppError as error:
        raise AppError("signature-certificate-unfit", reason=error.code) from error
    _verify(chain[0], signature, attributes)
    if found != digest:
        raise AppError("signature-other-document")
    if _built(chain, digest, signature) != content:
        raise AppError("signature-not-canonical")
    return Envelope(certificate=chain[0], chain=tuple(chain[1:]))


def _read(content: bytes) -> tuple[list[x509.Certificate], bytes, bytes, bytes]:
    """Return certificates in the order of the signed attribute, digest signed, signed attributes and signature value.

    What is read need not be well formed otherwise: the whole is rebuilt and compared.
    """
    try:
        signed = cms.ContentInfo.load(content, strict=True)["content"]
        info = signed["signer_infos"][0]
        carried = {hashlib.sha256(one.chosen.dump()).digest(): one.chosen.dump() for one in signed["certificates"]}
        attributes = {attribute["type"].native: attribute["values"][0] for attribute in info["signed_attrs"]}
        named = [entry["cert_hash"].native for entry in attributes["signing_certificate_v2"]["certs"]]
        chain = [x509.load_der_x509_certificate(carried[hashed]) for hashed in named]
        digest, signature = attributes["message_digest"].native, info["signature"].native
        covered: bytes = info["signed_attrs"].untag().dump()
    except (ValueError, KeyError, IndexError, TypeError, AttributeError) as error:  # what a foreign structure can cause
        raise AppError("signature-damaged") from error
    if not chain or not isinstance(digest, bytes) or not isinstance(signature, bytes):
        raise AppError("signature-damaged")
    return chain, digest, covered, signature


def _signed_attributes(chain: Sequence[x509.Certificate], digest: bytes) -> cms.CMSAttributes:
    named = [tsp.ESSCertIDv2({"cert_hash": hashlib.sha256(_der(certificate)).digest()}) for certificate in chain]
    return cms.CMSAttributes(
        [
            cms.CMSAttribute({"type": "content_type", "values": ["data"]}),
            cms.CMSAttribute({"type": "message_digest", "values": [digest]}),
            cms.CMSAttribute(
                {"type": "signing_certificate_v2", "values": [tsp.SigningCertificateV2({"certs": named})]}
            ),
        ]
    )


def _built(chain: Sequence[x509.Certificate], digest: bytes, signature: bytes) -> bytes:
    loaded = [asn1_x509.Certificate.load(_der(certificate)) for certificate in chain]
    hashed = algos.DigestAlgorithm({"algorithm": DIGEST})
    info = cms.SignerInfo(
        {
            "version": "v1",
            "sid": cms.SignerIdentifier(
                {
                    "issuer_and_serial_number": cms.IssuerAndSerialNumber(
                        {"issuer": loaded[0].issuer, "serial_number": loaded[0].serial_number}
                    )
                }
            ),
            "digest_algorithm": hashed,
            "signed_attrs": _signed_attributes(chain, digest),
            "signature_algorithm": algos.SignedDigestAlgorithm({"algorithm": _mechanism(chain[0])}),
            "signature": signature,
        }
    )
    signed = cms.SignedData(
        {
            "version": "v1",
            "digest_algorithms": [hashed],
            "encap_content_info": {"content_type": "data"},
            "certificates": [cms.CertificateChoices(name="certificate", value=one) for one in loaded],
            "signer_infos": [info],
        }
    )
    content: bytes = cms.ContentInfo({"content_type": "signed_data", "content": signed}).dump()
    return content


def _mechanism(certificate: x509.Certificate) -> str:
    return f"{DIGEST}_rsa" if isinstance(certificate.public_key(), rsa.RSAPublicKey) else f"{DIGEST}_ecdsa"


def _signature(identity: Identity, message: bytes) -> bytes:
    key = identity.key
    if isinstance(key, rsa.RSAPrivateKey):
        return key.sign(message, padding.PKCS1v15(), hashes.SHA256())
    r, s = decode_dss_signature(key.sign(message, ec.ECDSA(hashes.SHA256())))
    return encode_dss_signature(r, min(s, _ORDERS[key.curve.name] - s))


def _verify(certificate: x509.Certificate, signature: bytes, message: bytes) -> None:
    key = certificate.public_key()
    try:
        if isinstance(key, rsa.RSAPublicKey):
            key.verify(signature, message, padding.PKCS1v15(), hashes.SHA256())
        elif isinstance(key, ec.EllipticCurvePublicKey):
            key.verify(signature, message, ec.ECDSA(hashes.SHA256()))
            r, s = decode_dss_signature(signature)
            if encode_dss_signature(r, s) != signature or 2 * s > _ORDERS[key.curve.name]:
                raise AppError("signature-not-canonical")
        else:
            raise AppError("signature-certificate-unfit", reason="identity-key-unsupported")
    except (InvalidSignature, ValueError) as error:
        raise AppError("signature-damaged") from error


def _der(certificate: x509.Certificate) -> bytes:
    return certificate.public_bytes(Encoding.DER)
