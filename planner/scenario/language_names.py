"""The English names of languages, for whoever reads rather than plans."""

from __future__ import annotations

_NAMES = """
    af Afrikaans, am Amharic, ar Arabic, az Azerbaijani, be Belarusian, bg Bulgarian, bn Bengali,
    bs Bosnian, ca Catalan, cs Czech, cy Welsh, da Danish, de German, el Greek, en English,
    es Spanish, et Estonian, eu Basque, fa Persian, fi Finnish, fil Filipino, fr French, ga Irish,
    gl Galician, gu Gujarati, he Hebrew, hi Hindi, hr Croatian, hu Hungarian, hy Armenian,
    id Indonesian, is Icelandic, it Italian, ja Japanese, ka Georgian, kk Kazakh, km Khmer,
    kn Kannada, ko Korean, lb Luxembourgish, lo Lao, lt Lithuanian, lv Latvian, mk Macedonian,
    ml Malayalam, mn Mongolian, mr Marathi, ms Malay, mt Maltese, my Burmese, nb Norwegian,
    ne Nepali, nl Dutch, no Norwegian, pa Punjabi, pl Polish, pt Portuguese, ro Romanian,
    ru Russian, si Sinhala, sk Slovak, sl Slovenian, sq Albanian, sr Serbian, sv Swedish,
    sw Swahili, ta Tamil, te Telugu, th Thai, tl Tagalog, tr Turkish, uk Ukrainian, ur Urdu,
    uz Uzbek, vi Vietnamese, yue Cantonese, zh Chinese, zu Zulu
"""

_BY_CODE = dict(entry.split() for entry in _NAMES.split(","))


def language_name(code: str) -> str:
    """`German` for `de`; the code itself where the language is a rare one."""
    return _BY_CODE.get(code, code)


def named_languages() -> tuple[str, ...]:
    """The codes of the languages that have a name."""
    return tuple(_BY_CODE)
