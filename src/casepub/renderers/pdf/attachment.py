"""The model inside the PDF: a file attached to the document as a whole (ISO 32000-1 §7.11.4)."""

from __future__ import annotations

from casepub.renderers.pdf.objects import PdfFile, array, dictionary, reference, text_string

_NAME = "casepub-model.json"


def write_model(file: PdfFile, model: str) -> tuple[bytes, bytes]:
    """Attach the model's JSON; gives the name tree of embedded files and the list of associated files."""
    data = model.encode("utf-8")
    stream = file.stream(data, {"Type": b"/EmbeddedFile", "Subtype": b"/application#2Fjson"})
    entries = {
        "Type": b"/Filespec",
        "F": text_string(_NAME),
        "UF": text_string(_NAME),
        "EF": b"<</F %b/UF %b>>" % (reference(stream), reference(stream)),
        "AFRelationship": b"/Source",
        "Desc": text_string("The article as casepub read it"),
    }
    number = reference(file.add(dictionary(entries)))
    return b"<</Names %b>>" % array((text_string(_NAME), number)), array((number,))
