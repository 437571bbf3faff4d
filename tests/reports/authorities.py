# mypy: disable-error-code="no-untyped-call"
# pyHanko's own functions are not all typed.
"""Timestamping authorities, and reports that pyHanko timestamps with them; made once a process."""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from functools import cache
from io import BytesIO

from asn1crypto import algos, cms, keys, tsp
from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign.signers import PdfTimeStamper
from pyhanko.sign.timestamps.dummy_client import DummyTimeStamper
from pyhanko_certvalidator.registry import SimpleCertificateStore

from tests.reports.signatories import AT, signed

Key = rsa.RSAPrivateKey | ec.EllipticCurvePrivateKey
STAMPED = AT + timedelta(days=2)


@cache
def root_key() -> rsa.RSAPrivateKey:
    return rsa.generate_private_key(65537, 2048)


@cache
def rsa_key(bits: int = 2048) -> rsa.RSAPrivateKey:
    return rsa.generate_private_key(65537, bits)


@cache
def ec_key() -> ec.EllipticCurvePrivateKey:
    return ec.generate_private_key(ec.SECP256R1())


def certificate(
    name: str, key: Key, *, uses: Sequence[x509.ObjectIdentifier] = (ExtendedKeyUsageOID.TIME_STAMPING,)
) -> x509.Certificate:
    """Return a certificate for timestamping, or for those uses, from the authority's root."""
    made = (
        x509.CertificateBuilder()
        .subject_name(x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)]))
        .issuer_name(x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Time root")]))
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(AT - timedelta(days=300))
        .not_valid_after(AT + timedelta(days=3000))
    )
    if uses:
        made = made.add_extension(x509.ExtendedKeyUsage(uses), critical=True)
    return made.sign(root_key(), hashes.SHA256())


@cache
def root() -> x509.Certificate:
    return certificate("Time root", root_key(), uses=())


@cache
def authority_certificate() -> x509.Certificate:
    return certificate("County Record Office time", rsa_key())


def loaded(one: x509.Certificate) -> asn1_x509.Certificate:
    return asn1_x509.Certificate.load(one.public_bytes(Encoding.DER))


class Authority(DummyTimeStamper):
    """pyHanko's own authority, with a hook for what another one writes into a token."""

    def __init__(
        self,
        own: x509.Certificate | None = None,
        key: Key | None = None,
        *,
        others: Sequence[x509.Certificate] | None = None,
        at: datetime = STAMPED,
        rewrite: Callable[[cms.SignedData], None] | None = None,
    ) -> None:
        der = (key or rsa_key()).private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
        super().__init__(
            loaded(own or authority_certificate()),
            keys.PrivateKeyInfo.load(der),
            SimpleCertificateStore.from_certs([loaded(one) for one in ([root()] if others is None else others)]),
            fixed_dt=at,
        )
        self._rewrite = rewrite

    def request_tsa_response(self, req: tsp.TimeStampReq) -> tsp.TimeStampResp:
        response = super().request_tsa_response(req)
        if self._rewrite is not None:
            self._rewrite(response["time_stamp_token"]["content"])
            response["time_stamp_token"] = cms.ContentInfo.load(response["time_stamp_token"].dump(force=True))
        return response


class EllipticAuthority(Authority):
    """An authority that signs with P-256 and names its certificate by SHA-256 (RFC 5816)."""

    def __init__(self) -> None:
        super().__init__(certificate("Elliptic time", ec_key()), ec_key())

    def _sign_tst_info(
        self, tst_info_data: bytes, md_algorithm: str, dt: datetime
    ) -> tuple[bytes, cms.CMSAttributes]:  # fmt: skip
        own = tsp.ESSCertIDv2({"cert_hash": self.tsa_cert.sha256})
        digest = hashes.Hash(hashes.SHA256())
        digest.update(tst_info_data)
        attributes = cms.CMSAttributes(
            [
                cms.CMSAttribute({"type": "content_type", "values": ["tst_info"]}),
                cms.CMSAttribute({"type": "message_digest", "values": [digest.finalize()]}),
                cms.CMSAttribute(
                    {"type": "signing_certificate_v2", "values": [tsp.SigningCertificateV2({"certs": [own]})]}
                ),
            ]
        )
        return ec_key().sign(attributes.dump(), ec.ECDSA(hashes.SHA256())), attributes

    def _build_signed_data(
        self, tst_info_data: bytes, md_algorithm: str, signature: bytes, signed_attrs: cms.CMSAttributes
    ) -> dict[str, object]:
        built: dict[str, object] = super()._build_signed_data(tst_info_data, md_algorithm, signature, signed_attrs)
        infos = built["signer_infos"]
        assert isinstance(infos, list)
        infos[0]["signature_algorithm"] = algos.SignedDigestAlgorithm({"algorithm": "sha256_ecdsa"})
        return built


def timestamped(
    pdf: bytes,
    authority: DummyTimeStamper | None = None,
    *,
    change: Callable[[IncrementalPdfFileWriter], object] | None = None,
    writer: type[IncrementalPdfFileWriter] = IncrementalPdfFileWriter,
    algorithm: str = "sha256",
) -> bytes:
    """Return the file with a timestamp as pyHanko adds it, and with a change in the same update."""
    update = writer(BytesIO(pdf))
    if change is not None:
        change(update)
    out: BytesIO = PdfTimeStamper(authority or Authority()).timestamp_pdf(update, algorithm)
    return out.getvalue()


@cache
def once_stamped() -> bytes:
    """Return the report with both signatures and one timestamp."""
    return timestamped(signed())
