"""The colours of the file's pictures and rules: those of screens, sRGB, as PDF/A wants it said."""

from __future__ import annotations

from functools import lru_cache

from reportlab.pdfbase import pdfdoc


def screen_colours(inner: pdfdoc.PDFDocument) -> pdfdoc.PDFDictionary:
    profile = pdfdoc.PDFStream(pdfdoc.PDFDictionary({"N": 3}), _srgb_profile())
    profile.filters = [pdfdoc.PDFZCompress]
    return pdfdoc.PDFDictionary(
        {
            "Type": pdfdoc.PDFName("OutputIntent"),
            "S": pdfdoc.PDFName("GTS_PDFA1"),
            "OutputConditionIdentifier": pdfdoc.PDFString("sRGB"),
            "Info": pdfdoc.PDFString("sRGB"),
            "DestOutputProfile": inner.Reference(profile),
        }
    )


@lru_cache(maxsize=1)
def _srgb_profile() -> bytes:
    from PIL import ImageCms  # slow import

    made: bytes = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    # bytes 24 to 36 say when the profile was made, which would differ from run to run (ICC.1, 7.2.8)
    return made[:24] + bytes((0x07, 0xEA, 0, 1, 0, 1, 0, 0, 0, 0, 0, 0)) + made[36:]
