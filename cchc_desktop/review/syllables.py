"""Whether a word is a syllable that Vietnamese can have: beginning, rhyme and tone (chính tả)."""

import unicodedata
from functools import cache

_TONES = "\u0300\u0301\u0303\u0309\u0323"
_SHARP = ("\u0301", "\u0323")
_FIRSTS = "b c ch d đ g gh gi h k kh l m n ng ngh nh p ph qu r s t th tr v x".split()
_RHYMES = """
a ac ach ai am an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây e ec em en eng
eo ep et ê êch êm ên ênh êp êt êu i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu o oa oac
oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet oi om on ong ooc
oong op ot ô ôc ôi ôm ôn ông ôp ôt ôông ơ ơi ơm ơn ơp ơt u ua uân uâng uât uây uc uê uêch uênh uêu
ui um un ung uơ uôc uôi uôm uôn uông uôt up ut uy uya uych uyên uyêt uynh uyp uyt uyu uyn ư ưa ưc ưi
ưm ưn ưng ươc ươi ươm ươn ương ươp ươt ươu ưt ưu y yêm yên yêng yêt yêu ych ynh yt
""".split()
_AFTER_QU = """
a ac ach ai an ang anh ao ap at au ay ăc ăm ăn ăng ăp ăt âc ân âng ât âu ây e en eng eo et ê êch ên
ênh êt êu i ich in inh it iu iên iêt ô ôc ôi ôt ơ ơi ơt y yên yêt ych ynh yt yu
""".split()
_AFTER_GI = ["", "n", "m", "êt", "êng", *(rhyme for rhyme in _RHYMES if rhyme[0] not in "iy")]


@cache
def is_syllable(word: str) -> bool:
    """Whether a word in small letters can be one syllable.

    >>> [is_syllable(word) for word in ("nghiêng", "quốc", "gìn", "thưc", "nghành", "truyền", "hành")]
    [True, True, True, False, False, True, True]
    """
    tones = [char for char in unicodedata.normalize("NFD", word) if char in _TONES]
    bare = "".join(char for char in unicodedata.normalize("NFD", word) if char not in _TONES)
    bare = unicodedata.normalize("NFC", bare)
    if len(tones) > 1 or bare not in _syllables():
        return False
    stopped = bare.endswith(("c", "ch", "p", "t"))
    return not stopped or (bool(tones) and tones[0] in _SHARP)


@cache
def _syllables() -> frozenset[str]:
    """Every beginning with every rhyme that may follow it, without tones."""
    found = set(_RHYMES)
    for first in _FIRSTS:
        rhymes = {"qu": _AFTER_QU, "gi": _AFTER_GI}.get(first, _RHYMES)
        found |= {first + rhyme.strip() for rhyme in rhymes if _may_follow(first, rhyme)}
    return frozenset(found)


def _may_follow(first: str, rhyme: str) -> bool:
    if first in ("qu", "gi"):
        return True
    narrow = rhyme[:1] in "eêiy"
    if first in ("k", "gh", "ngh"):
        return narrow
    if first in ("c", "g", "ng"):
        return not narrow or (first == "g" and rhyme in ("in", "i"))
    return not (rhyme.startswith("y") and len(rhyme) > 1)
