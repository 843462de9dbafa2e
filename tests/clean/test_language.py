"""Languages are told apart well enough to know what is not English."""

import pytest

from onrecord.clean.language import language_of

SAMPLES = {
    "en": "The council will open the new bridge by the end of the year, the mayor said on Monday.",
    "fr": "Le conseil va ouvrir le nouveau pont avant la fin de cette année, a dit la maire lundi dans une lettre.",
    "de": "Der Rat wird die neue Brücke bis zum Ende des Jahres öffnen, sagte die Bürgermeisterin am Montag.",
    "es": "El consejo abrirá el nuevo puente antes de que termine el año, dijo la alcaldesa en una carta.",
    "ru": "Совет откроет новый мост до конца года, сказала мэр в понедельник, и это было не для газеты.",
    "uk": "Рада відкриє новий міст до кінця року, сказала мер у понеділок, і це було не для газети.",
    "kk": "Қала әкімі биылғы жылы жаңа көпір салу туралы және осы бойынша бір шешім қабылданды деп айтты.",
    "ar": "سيفتح المجلس الجسر الجديد قبل نهاية العام كما قالت رئيسة البلدية يوم الاثنين",
    "zh": "市长星期一表示，议会将在年底前开放这座新桥。",
    "tr": "Belediye başkanı pazartesi günü yeni köprü için bir karar aldı ve bu yıl da açılacak gibi konuştu.",
}


@pytest.mark.parametrize(("language", "text"), SAMPLES.items())
def test_a_paragraph_tells_its_language(language: str, text: str) -> None:
    assert language_of(text) == language


def test_names_and_figures_alone_count_as_english_when_short() -> None:
    assert language_of("Quill 2030") == "en"
