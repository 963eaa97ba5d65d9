"""Modality by the end of the clause; every sentence here is ours."""

import pytest

from kg.extract.modality import modality_in

SENTENCES = [
    ("asserted", "한빛시는 지난 3일 수소도시 조례를 제정했다."),
    ("asserted", "한빛시는 수소연구원과 협약을 맺었다고 밝혔다."),
    ("asserted", "시는 현재 데이터단지 조성을 추진 중이다."),
    ("asserted", "연구원은 신소재 개발에 앞장서고 있다."),
    ("asserted", "시는 이 사업에 30억 원을 들여 센터를 지은 바 있다."),
    ("asserted", "한빛시는 기본계획을 수립했다."),
    ("asserted", "시장은 착공식에 참석해 일하는 사람들을 격려했다."),
    ("planned", "시는 다리를 새로 놓으려 했다."),
    ("asserted", "이번 사업은 지역 산업에 큰 도움이 되었습니다."),
    ("planned", "한빛시는 조례를 제정할 계획이다."),
    ("planned", "한빛시는 6월에 착공한다는 방침이다."),
    ("planned", "두 기관은 함께 인력을 기르기로 했다."),
    ("planned", "두 기관은 함께 인력을 기르기로 뜻을 모았다."),
    ("planned", "시는 속도를 낼 방침을 설명했다."),
    ("planned", "시장은 센터를 반드시 유치하겠다고 말했다."),
    ("planned", "시는 하반기에 공장을 착공할 예정이라고 밝혔다."),
    ("planned", "한빛대는 내년까지 20억 원을 투입한다."),
    ("planned", "군은 기업 유치에 총력을 기울일 방침이다."),
    ("planned", "도시를 선도해 나간다는 계획이다."),
    ("planned", "시는 5일 토론회를 개최한다고 밝혔다."),
    ("planned", "시는 빈틈없이 추진하겠다고 하였다."),
    ("planned", "위원회를 꾸리고 의견을 모은 뒤 활용한다는 계획이다."),
    ("proposed", "푸른군은 조례 제정을 검토했다."),
    ("proposed", "명칭을 바꿀 것을 검토키로 했다."),
    ("proposed", "위원들은 센터 유치 방안을 모색했다."),
    ("proposed", "도는 정부에 예산 지원을 건의했다."),
    ("proposed", "이들은 국회에 법 개정을 촉구하고 있다."),
    ("claimed", "시는 일자리 2천 개가 생길 것으로 전망했다."),
    ("claimed", "참석자들은 한빛이 알맞은 땅이라는 데 공감했다."),
    ("claimed", "그 회사는 공장을 옮긴 것으로 알려졌다."),
    ("claimed", "시는 우리 지역이 최적지라고 강조했다."),
    ("claimed", "센터가 서면 큰 효과가 기대된다."),
    ("denied", "푸른테크는 이번 협약에 참여하지 않았다."),
    ("denied", "푸른테크는 인수 참여를 부인했다."),
    ("denied", "센터 유치는 끝내 무산됐다."),
    ("denied", "회사는 투자를 철회하기로 했다."),
    ("asserted", "시는 국내뿐 아니라 해외에서도 인정을 받았다."),
    ("asserted", "도는 지원을 아끼지 않았다."),
]


@pytest.mark.parametrize(("modality", "sentence"), SENTENCES)
def test_sentence_ending_decides(modality: str, sentence: str) -> None:
    assert modality_in(sentence, 0, len(sentence)) == modality


CLAUSES = [
    ("asserted", "한빛시는 협의체를 출범시켰으며 내년에 센터를 지을 계획이다.", "출범"),
    ("planned", "한빛시는 협의체를 출범시켰으며 내년에 센터를 지을 계획이다.", "지을"),
    ("planned", "한빛시는 기업을 유치하고 단지를 조성할 방침이다.", "유치"),
    ("asserted", "한빛시가 시청에서 연 회의에서 유치를 다짐하겠다고 말했다.", "연 회의"),
    ("planned", "한빛시가 다음 달 개최할 토론회를 알렸다.", "개최"),
    ("planned", "시는 심사를 추진하는 한편, 내년부터 신고를 받을 예정이다.", "추진"),
    ("asserted", "시는 토론회를 개최하고 유치 방안을 논의했다.", "개최"),
    ("proposed", "시는 토론회를 개최하고 유치 방안을 논의했다.", "유치"),
    ("asserted", "시는 협약을 체결하고 예산은 공개하지 않았다.", "체결"),
    ("proposed", "정부는 법을 고치고 예산을 지원해야 한다.", "고치고"),
    ("asserted", "시는 회의를 열고 있다고 밝혔다.", "열고"),
]


@pytest.mark.parametrize(("modality", "sentence", "predicate"), CLAUSES)
def test_clause_of_the_predicate_decides(modality: str, sentence: str, predicate: str) -> None:
    assert modality_in(sentence, 0, len(sentence), sentence.index(predicate)) == modality


HEADLINES = [
    ("planned", "한빛시, 수소도시 도전"),
    ("planned", "한빛시, 데이터센터 유치 추진"),
    ("proposed", "한빛군, 청년기본조례 제정 검토"),
    ("denied", "한빛시 센터 유치 무산"),
    ("asserted", "한빛시-푸른대 업무협약 체결"),
]


@pytest.mark.parametrize(("modality", "headline"), HEADLINES)
def test_nominal_ending_of_a_headline_decides(modality: str, headline: str) -> None:
    assert modality_in(headline, 0, len(headline), kind="headline") == modality


def test_words_inside_quotation_marks_do_not_decide() -> None:
    sentence = '시장은 "반드시 하겠다. 검토하고 있다"는 글을 남겼다.'
    assert modality_in(sentence, 0, len(sentence)) == "asserted"
