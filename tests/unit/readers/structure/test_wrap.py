"""Lines broken at a width become paragraphs again; lines that are paragraphs stay."""

from casepub.readers.structure.wrap import lines_of

PARAGRAPHS = tuple(
    f"{name}在雪地里走了很久，脚印从松林一直通到冰河边，河心有一道窄窄的水，黑得像墨，在两岸的白雪中间慢慢地流，谁也说不出话来。"
    for name in ("队长", "哨兵", "送信的人", "老何", "船工", "孩子们")
)


def wrapped(width: int, indent: str = "") -> str:
    lines = []
    for paragraph in PARAGRAPHS:
        text = indent + paragraph
        lines += [text[at : at + width] for at in range(0, len(text), width)]
    return "\n".join(lines)


def test_indents_begin_paragraphs() -> None:
    lines = lines_of(wrapped(21, "　　"))
    assert [line.text for line in lines] == list(PARAGRAPHS)
    assert (lines[1].number, lines[1].last_number) == (4, 6)


def test_short_lines_end_paragraphs() -> None:
    assert [line.text for line in lines_of(wrapped(25))] == list(PARAGRAPHS)


def test_lines_that_are_paragraphs_stay() -> None:
    assert [line.text for line in lines_of("\n".join(PARAGRAPHS))] == list(PARAGRAPHS)


def test_western_words_are_parted_by_a_space() -> None:
    sentence = (
        "The river was wide and slow and nobody on the old pier could say when the last boat had left it for good."
    )
    words, line, lines = sentence.split(" ") * 6, "", []
    for word in words:
        if len(line) + len(word) > 60:
            lines.append(line.strip())
            line = ""
        line += word + " "
    joined = " ".join(text.text for text in lines_of("\n".join([*lines, line.strip()])))
    assert joined == " ".join(words)


def test_gaps_and_indents_are_noted() -> None:
    first, second = lines_of("甲\n\n\n　乙")
    assert (first.gap, second.gap, second.indent, second.number) == (1, 2, 2, 4)
