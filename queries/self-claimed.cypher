// 당사자만 하는 말 | What only the subject itself says
// ko: 관계의 당사자가 낸 보도자료나 그것을 옮긴 기사만 근거인 관계. 다른 매체가 제 말로 확인하지 않았다. 누가 그곳의 장이나 직원인지(LEADS, HOLDS_POSITION)는 그곳이 가장 잘 알므로 뺀다.
// en: Relations that rest only on releases of one of their ends, or on articles that print these. Nobody else says so in words of his own. Who heads a body or works for it (LEADS, HOLDS_POSITION) it knows best: left out.
// order: 57
// parameter: actor string optional | 주체나 대상의 이름·별칭·id | name, alias or id of an actor or thing
// parameter: since date optional | 이날이나 그 뒤에 보도된 것만 (YYYY-MM-DD) | only what was reported on this day or later (YYYY-MM-DD)
// parameter: until date optional | 이날까지 보도된 것만 (YYYY-MM-DD) | only what was reported up to this day (YYYY-MM-DD)
// parameter: limit integer = 100 | 최대 행 수 | at most so many rows
// column: source | 주체 | source
// column: relation | 관계 | relation
// column: target | 대상 | target
// column: strength | 뒷받침 | strength
// column: modality | 서술 방식 | modality
// column: articles | 기사 수 | articles
// column: publishers | 매체 수 | publishers
// column: first_publisher | 처음 낸 곳 | first to report
// column: first_date | 첫 보도 | first reported
// column: last_date | 마지막 보도 | last reported
// column: quote | 근거 문장 | quote
MATCH (a:Entity)-[r]->(b:Entity)
WHERE r.self_claimed AND NOT type(r) IN ['LEADS', 'HOLDS_POSITION']
  AND ($actor IS NULL
    OR a.id = $actor OR $actor IN a.merged_ids OR toLower(a.name) = toLower($actor) OR ANY(x IN a.aliases WHERE toLower(x) = toLower($actor))
    OR b.id = $actor OR $actor IN b.merged_ids OR toLower(b.name) = toLower($actor) OR ANY(x IN b.aliases WHERE toLower(x) = toLower($actor)))
  AND ($since IS NULL OR r.last_date >= $since) AND ($until IS NULL OR r.first_date <= $until)
RETURN a.name AS source, type(r) AS relation, b.name AS target, r.strength AS strength, r.modality AS modality, r.articles AS articles,
  r.publishers AS publishers, r.first_publisher AS first_publisher, r.first_date AS first_date, r.last_date AS last_date, r.quote AS quote
ORDER BY publishers DESC, articles DESC, source, relation, target, r.id LIMIT $limit;

// graph
MATCH p = (a:Entity)-[r]->(b:Entity)
WHERE r.self_claimed AND NOT type(r) IN ['LEADS', 'HOLDS_POSITION']
  AND ($actor IS NULL
    OR a.id = $actor OR toLower(a.name) = toLower($actor) OR ANY(x IN a.aliases WHERE toLower(x) = toLower($actor))
    OR b.id = $actor OR toLower(b.name) = toLower($actor) OR ANY(x IN b.aliases WHERE toLower(x) = toLower($actor)))
RETURN p ORDER BY r.id LIMIT 100;
