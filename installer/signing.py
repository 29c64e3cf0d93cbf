"""Signs one Windows file, with signtool on Windows and osslsigncode elsewhere: ``installer/sign FILE``.

The certificate is told by the environment, so that no secret is ever written into a file of the project:
``CCHC_PFX`` (a .pfx file) and ``CCHC_PFX_PASSWORD``, or on Windows ``CCHC_THUMBPRINT`` of a certificate in
the person's store. ``CCHC_TIMESTAMP`` is the address of a time-stamp server: with it the signature outlives
the certificate. Without a certificate the file is left as it is, and that is said.
"""

import os
import subprocess
import sys
from pathlib import Path

ABOUT = "Kế hoạch, báo cáo CCHC"


def sign(path: Path) -> bool:
    """Whether the file was signed; False when there is no certificate."""
    if not (os.environ.get("CCHC_PFX") or os.environ.get("CCHC_THUMBPRINT")):
        return False
    if sys.platform == "win32":
        subprocess.run([*_signtool(), str(path)], check=True)
        return True
    signed = path.with_name(f"{path.name}.signed")
    subprocess.run([*_osslsigncode(), "-in", str(path), "-out", str(signed)], check=True)
    signed.replace(path)
    return True


def _signtool() -> list[str]:
    command = ["signtool", "sign", "/fd", "SHA256", "/d", ABOUT]
    if thumbprint := os.environ.get("CCHC_THUMBPRINT"):
        command += ["/sha1", thumbprint]
    else:
        command += ["/f", os.environ["CCHC_PFX"], "/p", os.environ.get("CCHC_PFX_PASSWORD", "")]
    if server := os.environ.get("CCHC_TIMESTAMP"):
        command += ["/tr", server, "/td", "SHA256"]
    return command


def _osslsigncode() -> list[str]:
    command = ["osslsigncode", "sign", "-h", "sha256", "-n", ABOUT, "-pkcs12", os.environ["CCHC_PFX"]]
    if password := os.environ.get("CCHC_PFX_PASSWORD"):
        command += ["-pass", password]
    if server := os.environ.get("CCHC_TIMESTAMP"):
        command += ["-ts", server]
    return command


def main() -> int:
    """Sign the files named on the command line."""
    for name in sys.argv[1:]:
        if sign(Path(name)):
            print(f"{name}: signed")
        else:
            print(f"{name}: not signed, for neither CCHC_PFX nor CCHC_THUMBPRINT is set")
    return 0


if __name__ == "__main__":
    sys.exit(main())
