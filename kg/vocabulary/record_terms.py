"""The terms of RDF that are ours but no types, relations or figures: how claims, sums and judgements are written.

Data for the ontology file and for the exports: name, range, ko, en. A name that the vocabulary has as a figure too (`amount`) is described there.
"""

from typing import NamedTuple


class Term(NamedTuple):
    """A term of the record: its range as a CURIE (`rdfs:Class` makes it a class), and what it says."""

    name: str
    range: str
    ko: str
    en: str


RECORD_TERMS = (
    Term("Relation", "rdfs:Class", "두 노드 사이의 관계 하나: 그 주장들의 합", "one relation between two nodes: the sum of its claims"),
    Term("Judgement", "rdfs:Class", "누가 누구인지 사람이 내린 판정", "a person's decision about who is who"),
    Term("source", "kg:Entity", "관계의 주어", "what the relation goes out from"),
    Term("target", "kg:Entity", "관계의 대상", "what the relation goes to"),
    Term("supports", "kg:Relation", "이 주장이 뒷받침하는 관계", "the relation that this claim supports"),
    Term("quote", "rdf:langString", "그렇게 말하는 원문 구절", "the words that say so"),
    Term("modality", "xsd:string", "서법: asserted, planned, proposed, claimed, denied", "asserted, planned, proposed, claimed or denied"),
    Term("confidence", "xsd:decimal", "확신도(0~1)", "confidence, 0 to 1"),
    Term("when", "rdfs:Literal", "문장이 말하는 때", "what the sentence says of time"),
    Term("field", "xsd:string", "본문이 아닌 근거가 있는 곳", "the metadata that says so, where no words of the text do"),
    Term("rule", "xsd:string", "주장을 찾은 규칙", "the rule that found the claim"),
    Term("role", "xsd:string", "직함", "title of the post"),
    Term("amount", "xsd:integer", "금액(원)", "sum of money in KRW"),
    Term("unit", "xsd:string", "값의 단위", "unit of the value"),
    Term("approximate", "xsd:boolean", "어림값", "whether the value is approximate"),
    Term("subject_key", "xsd:string", "주어를 기사 안에서 가리키는 키", "the subject's key in its article"),
    Term("object_key", "xsd:string", "목적어를 기사 안에서 가리키는 키", "the object's key in its article"),
    Term("speaker_key", "xsd:string", "말한 이를 기사 안에서 가리키는 키", "the speaker's key in its article"),
    Term("claims", "rdfs:Resource", "유형을 알 수 없는 주장", "a claim of no known type"),
    Term("articles", "xsd:integer", "그렇게 말하는 기사 수(서로 다른 본문)", "how many articles (distinct texts) say so"),
    Term("publishers", "xsd:integer", "그렇게 말하는 매체 수", "how many publishers say so"),
    Term("independent", "xsd:integer", "서로 독립된 매체 수: 같은 글을 실은 매체는 하나로 센다", "how many independent publishers say so: reprints of one text count once"),
    Term("strength", "xsd:string", "뒷받침: self-claimed(당사자만), single(한 곳), corroborated(여러 곳), contradicted(부인 있음)", "support: self-claimed, single, corroborated or contradicted"),
    Term("self_claimed", "xsd:boolean", "당사자만 그렇게 말함", "whether only an end of the relation says so"),
    Term("first_publisher", "xsd:string", "처음 보도한 매체", "who reported it first"),
    Term("first_date", "xsd:date", "처음 보도된 날", "first publication day"),
    Term("last_date", "xsd:date", "마지막으로 보도된 날", "last publication day"),
    Term("contradicted", "xsd:boolean", "부인하는 주장도 있음", "whether some claim denies it"),
    Term("count", "xsd:integer", "나온 횟수", "how many times it is mentioned"),
    Term("keys", "xsd:string", "행위자를 식별하는 키", "the keys that identify the actor"),
    Term("merged_ids", "xsd:string", "하나로 합쳐진 이전 id", "ids that became this one"),
    Term("surface", "rdf:langString", "기사에 나온 이름", "the name as the article writes it"),
    Term("key", "xsd:string", "그 이름이 가리키는 키", "the key that the name stands for"),
    Term("type", "rdfs:Class", "관계의 유형, 또는 그 기사에서의 유형", "the type of a relation, or of a name within an article"),
    Term("named", "xsd:boolean", "대명사나 직함만이면 false", "false for pronouns and bare titles"),
    Term("listed", "rdf:langString", "어휘집에 있는 이름", "the lexicon's name"),
    Term("also", "xsd:string", "같은 기사가 하나로 본 다른 키", "further keys that the article joins"),
    Term("publisher", "rdf:langString", "기사에 적힌 매체 이름", "the publisher as the article states it"),
    Term("author", "rdf:langString", "기사에 적힌 기자 이름", "the author as the article states it"),
    Term("identity", "xsd:string", "사람이 정한 문서의 식별 정보(JSON)", "what a person said identifies the document, as JSON"),
    Term("text_sha256", "xsd:string", "본문 판을 구별하는 해시", "hash of the text: which version it is"),
    Term("reprint_group", "kg:Article", "같은 글을 실은 기사들의 묶음", "the group of articles that print the same text"),
    Term("reprint_origin", "kg:Article", "그 묶음에서 처음 나온 기사", "the article of that group that the others print"),
    Term("extraction_key", "xsd:string", "추출한 규칙과 모형의 판", "which rules and model extracted it"),
    Term("a", "xsd:string", "판정한 한쪽", "one side of the judgement"),
    Term("b", "xsd:string", "판정한 다른 쪽", "the other side"),
    Term("verdict", "xsd:string", "same, different, unsure", "same, different or unsure"),
    Term("note", "xsd:string", "판정 이유", "the reason given"),
    Term("time", "xsd:string", "판정한 때", "when it was decided"),
)  # fmt: skip

RANGES = {term.name: term.range for term in RECORD_TERMS}
"""The range by the name of the term."""
