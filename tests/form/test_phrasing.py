from cchc_desktop.form.phrasing import LONGEST_NAME, lasting, proposed_name
from cchc_desktop.prose import Live, Text


def say(live: Live) -> str:
    return {"xa": "xã Tái Sơn", "tin_bai": "36"}[live.name]


def test_value_of_every_document_stays_alive_and_a_figure_becomes_its_words():
    text = ((Text("Tại "), Live("xa"), Text(" đăng "), Live("tin_bai", bold=True), Text(" tin.")), ())
    assert lasting(text, say) == (
        (Text("Tại "), Live("xa"), Text(" đăng "), Text("36", bold=True), Text(" tin.")),
    )


def test_name_is_proposed_from_the_first_words():
    text = ((), (Text("- Tiếp tục tuyên truyền tại "), Live("xa"), Text(";")))
    assert proposed_name(text, say) == "Tiếp tục tuyên truyền tại xã Tái Sơn"


def test_long_text_is_named_by_whole_words():
    name = proposed_name(((Text("Tuyên truyền rộng rãi " * 9),),), say)
    assert len(name) <= LONGEST_NAME + 1
    assert set(name.rstrip("…").split()) == {"Tuyên", "truyền", "rộng", "rãi"}
    assert proposed_name(((Text("x" * 99),),), say) == "x" * LONGEST_NAME + "…"
