"""What a character is: class, script, width, orientation, cluster. (Signatures settled; bodies follow.)

class CharClass(IntEnum): OPENING, CLOSING, HYPHEN, DIVIDING, INTERPUNCT, COLON, SEMICOLON, STOP, COMMA, INSEPARABLE,
  ITERATION, LONG_VOWEL, SMALL_KANA, PREFIX, POSTFIX, IDEOGRAPHIC_SPACE, HIRAGANA, KATAKANA, MATH_SYMBOL, MATH_OPERATOR,
  IDEOGRAPH, HANGUL, BOPOMOFO, SOLIDUS, DIGIT, WESTERN_SPACE, WESTERN (letters), WESTERN_MARK, COMBINING, CONTROL
class_of(char: str) -> CharClass            # “ ” ‘ ’ — … · as in CJK text
classes(text: str) -> bytes                 # one CharClass a character; an apostrophe between letters is WESTERN_MARK
CLASS_TABLE: Mapping[int, str]              # for str.translate: code point -> chr(CharClass)
jlreq_class(char: str) -> str               # "cl-01" ...
is_han / is_kana / is_hangul / is_full_width(char: str) -> bool
script_of(char: str) -> str                 # OpenType-like: hani hira kana hang bopo latn cyrl grek ... zyyy zinh
scripts(text: str) -> list[str]
clusters(text: str) -> list[str]            # "".join(clusters(t)) == t
cluster_starts(text: str) -> list[int]
orientation(char: str, region: Region | None = None) -> Literal["U", "R", "Tu", "Tr"]
"""
