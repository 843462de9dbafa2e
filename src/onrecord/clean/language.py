"""Which language a text is in: told by its script, then by its commonest small words.

Only English is read further; the point is to know what is not English and to say which language it is. To add one,
add a row of its commonest words that other rows do not share.
"""

from __future__ import annotations

import re
from collections import Counter

# language -> its commonest small words
SMALL_WORDS: dict[str, frozenset[str]] = {
    language: frozenset(words.split())
    for language, words in {
        "en": "the of and to in that is was for on with as by at from has have be are will he said his this which",
        "fr": "le la les des et est dans que qui pour une sur par avec au du il ont ses cette aux",
        "de": "der die das und ist nicht mit den von ein eine im auf für dem des sich zu auch werden wurde",
        "es": "el los las y que en por con una para del se como más su al fue este son ha",
        "it": "il di che è per una del della con sono nel dei gli alla anche ha le più si dal",
        "pt": "o os que e em um uma para com não do da dos das no na por mais ao foi",
        "nl": "het een van en dat niet zijn op te voor met aan ook door bij heeft wordt naar worden deze",
        "pl": "w i na z się że nie do jest to po przez oraz dla od jak roku był będzie także",
        "tr": "ve bir bu için ile da de olarak daha olan gibi çok kadar sonra değil her en ise var ancak",
        "sv": "och att det som en på är av för med den till har inte ett om var från men vid",
        "ru": "и в не на что с по как это его из за от для был также было году при",
        "uk": "і в не на що з та як це його за від для був також було року при до є",
        "kk": "және бұл мен үшін деп бір қазақстан туралы болып жылы осы бойынша ел сондай",
    }.items()
}

# first and last character of a script used by one large language, or by a family of them
SCRIPTS: tuple[tuple[str, str, str], ...] = (
    ("\u0590", "\u05ff", "he"),
    ("\u0600", "\u06ff", "ar"),
    ("\u0900", "\u097f", "hi"),
    ("\u10a0", "\u10ff", "ka"),
    ("\u0530", "\u058f", "hy"),
    ("\u0370", "\u03ff", "el"),
    ("\u0e00", "\u0e7f", "th"),
    ("\uac00", "\ud7af", "ko"),
    ("\u3040", "\u30ff", "ja"),
    ("\u4e00", "\u9fff", "zh"),
)
# letters of Cyrillic alphabets that others do not have, asked where no small word tells; the last is the rest
CYRILLIC: tuple[tuple[str, str], ...] = (("[әғқңөұүһ]", "kk"), ("[іїєґ]", "uk"), ("[ў]", "be"), ("[а-яё]", "ru"))
UNKNOWN = "und"
_WORD = re.compile(r"[^\W\d_]+")
_SAMPLE = 4_000
_SCRIPTS = tuple((re.compile(f"[{first}-{last}]"), language) for first, last, language in SCRIPTS)


def language_of(text: str) -> str:
    """The ISO 639-1 code of the text's language; `und` where it has no words to tell by; English wins a tie."""
    sample = text[:_SAMPLE]
    foreign = len(sample) - len(sample.encode("ascii", "ignore"))
    if foreign > len(sample) * 0.2:
        for script, language in _SCRIPTS:
            if len(script.findall(sample)) > foreign * 0.4:
                return language
    counts = Counter(_WORD.findall(sample.lower()))
    scores = {language: sum(counts[word] for word in words) for language, words in SMALL_WORDS.items()}
    best = max(scores, key=lambda language: (scores[language], language == "en"))
    if scores[best] >= max(1, counts.total() * 0.04):
        return best
    if foreign > len(sample) * 0.5:
        return next((name for letters, name in CYRILLIC if re.search(letters, sample.lower())), UNKNOWN)
    return UNKNOWN if counts.total() > 40 else "en"
