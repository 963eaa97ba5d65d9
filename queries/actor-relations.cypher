// 한 주체의 모든 관계 | Everything about one actor
// ko: 한 주체가 맺은 모든 관계와 방향, 그렇게 말하는 문장.
// en: Every relation of one actor, which way it goes, and the sentence that says so.
// order: 5
// parameter: actor string required, e.g. 포항시 | 주체의 이름·별칭·id | name, alias or id of the actor
// parameter: since date optional | 이날이나 그 뒤에 보도된 것만 (YYYY-MM-DD) | only what was reported on this day or later (YYYY-MM-DD)
// parameter: until date optional | 이날이나 그 전에 보도된 것만 (YYYY-MM-DD) | only what was reported on this day or earlier (YYYY-MM-DD)
// parameter: limit integer = 100 | 최대 행 수 | at most so many rows
// column: actor | 주체 | actor
// column: direction | 방향 | direction
// column: relation | 관계 | relation
// column: other | 상대 | other end
// column: other_type | 상대 유형 | type of the other end
// column: role | 직책 | role
// column: modality | 서술 방식 | modality
// column: contradicted | 반박 있음 | contradicted
// column: articles | 기사 수 | articles
// column: independent | 독립된 매체 수 | independent publishers
// column: first_date | 첫 보도 | first reported
// column: last_date | 마지막 보도 | last reported
// column: quote | 근거 문장 | quote
// column: article | 기사 | article
MATCH (a:Entity)-[r]-(b:Entity)
WHERE (a.id = $actor OR $actor IN a.merged_ids OR toLower(a.name) = toLower($actor) OR ANY(x IN a.aliases WHERE toLower(x) = toLower($actor)))
  AND NOT type(r) IN ['MENTIONS', 'SUBJECT', 'OBJECT', 'SPOKEN_BY', 'STATED_IN'] AND r.id IS NOT NULL
  AND ($since IS NULL OR r.last_date >= $since)
  AND ($until IS NULL OR r.first_date <= $until)
WITH a, r, b, CASE WHEN type(r) IN ['SIGNED_MOU_WITH', 'PARTNERS_WITH'] THEN '↔' WHEN startNode(r).id = a.id THEN '→' ELSE '←' END AS direction
ORDER BY coalesce(r.independent, r.publishers) DESC, r.articles DESC, type(r), direction, b.name, r.id, a.id LIMIT $limit
OPTIONAL MATCH (c:Claim {relation: r.id, quote: r.quote})-[:STATED_IN]->(d)
WITH a, r, b, direction, c, d ORDER BY c.date, c.id
WITH a, r, b, direction, head(collect(d)) AS d
RETURN a.name AS actor, direction, type(r) AS relation, b.name AS other, b.type AS other_type, r.role AS role, r.modality AS modality,
  coalesce(r.contradicted, false) AS contradicted, r.articles AS articles, coalesce(r.independent, r.publishers) AS independent, r.first_date AS first_date,
  r.last_date AS last_date, r.quote AS quote, d.title AS article
ORDER BY independent DESC, articles DESC, relation, direction, other, r.id, a.id;

// graph
MATCH p = (a:Entity)-[r]-(b:Entity)
WHERE (a.id = $actor OR toLower(a.name) = toLower($actor) OR ANY(x IN a.aliases WHERE toLower(x) = toLower($actor)))
  AND NOT type(r) IN ['MENTIONS', 'SUBJECT', 'OBJECT', 'SPOKEN_BY', 'STATED_IN']
RETURN p ORDER BY coalesce(r.independent, r.publishers) DESC, r.articles DESC, r.id, a.id LIMIT 100;
