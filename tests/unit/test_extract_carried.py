"""Who does what a sentence tells without naming its subject, and what is done by a plan, a talk, a wish. Own sentences."""

from extracted import claims


def test_a_body_beside_others_is_worked_with_sentences_later() -> None:
    found = claims("태안군은 4일 로봇 실증을 시작했다.\n한빛대학교 등 관계기관과 긴밀히 협력해 인재도 키운다.")
    assert ("태안군", "PARTNERS_WITH", "한빛대학교") in found


def test_the_candidate_and_not_only_a_body_announces_a_project() -> None:
    found = claims("김세찬 태안군수는 4일 ‘푸른바다 조성 프로젝트’를 발표했다.")
    assert ("김세찬", "PURSUES", "푸른바다 조성 프로젝트") in found
    assert ("태안군", "PURSUES", "푸른바다 조성 프로젝트") in found


def test_what_is_done_besides_closes_its_clause() -> None:
    found = claims(
        "태안군은 4일 새 시책을 내놨다.\n‘누리 복합문화센터’를 건립하는 등 주민을 위한 시설 확충에 관심을 쏟고 있다."
    )
    assert ("태안군", "PURSUES", "누리 복합문화센터") in found


def test_what_a_list_closes_with_is_no_object_that_hides_it() -> None:
    found = claims("바다산업위원회는 4일 ‘푸른바다 시행계획’과 관련 사항 등을 심의했다.")
    assert any(kind == "DISCUSSES" and target == "푸른바다 시행계획" for _, kind, target in found)


def test_a_bill_whose_passing_is_urged_is_supported() -> None:
    found = claims("김세찬 태안군수는 4일 국회에 ‘바다산업 특별법’의 조속한 처리를 촉구했다.")
    assert ("김세찬", "SUPPORTS", "바다산업 특별법") in found


def test_a_day_to_come_takes_no_subject() -> None:
    found = claims("태안군이 오는 16일부터 ‘푸른바다 지원사업’을 추진한다.")
    assert ("태안군", "PURSUES", "푸른바다 지원사업") in found


def test_work_that_stopped_is_no_undertaking() -> None:
    found = claims("태안군은 2017년 한빛조선소 가동 중단에 이어 어려움을 겪었다.")
    assert not any(kind in ("PURSUES", "OPPOSES") for _, kind, _ in found)


def test_who_talks_of_the_plan_for_a_site_talks_of_the_site() -> None:
    found = claims(
        "태안군은 누리데이터센터를 유치하려 한다.\n"
        "바다산업위원회는 이날 회의에서 ▲누리데이터센터 유치 방안 ▲푸른바다 지원 조례 제정 등을 주요 주제로 다뤘다."
    )
    assert ("바다산업위원회", "DISCUSSES", "누리데이터센터") in found
