// 누가 지지하고 누가 반대하나 | Who is for it, who against
// ko: 지지·지원과 반대, 그렇게 말하는 문장과 함께.
// en: Support and opposition, with the sentence that says so.
// order: 45
// parameter: what string optional | 지지나 반대 대상의 이름·별칭·id | name, alias or id of what is supported or opposed
// parameter: actor string optional | 지지하거나 반대하는 주체의 이름·별칭·id | name, alias or id of who supports or opposes
// parameter: since date optional | 이날이나 그 뒤에 보도된 것만 (YYYY-MM-DD) | only what was reported on this day or later (YYYY-MM-DD)
// parameter: until date optional | 이날이나 그 전에 보도된 것만 (YYYY-MM-DD) | only what was reported on this day or earlier (YYYY-MM-DD)
// parameter: limit integer = 100 | 최대 행 수 | at most so many rows
// column: what | 대상 | what
// column: relation | 관계 | relation
// column: actor | 주체 | actor
// column: modality | 서술 방식 | modality
// column: contradicted | 반박 있음 | contradicted
// column: independent | 독립된 매체 수 | independent publishers
// column: last_date | 마지막 보도 | last reported
// column: quote | 근거 문장 | quote
// column: article | 기사 | article
MATCH (a:Entity)-[r:SUPPORTS|OPPOSES]->(b:Entity)
WHERE ($what IS NULL OR b.id = $what OR $what IN b.merged_ids OR toLower(b.name) = toLower($what) OR ANY(x IN b.aliases WHERE toLower(x) = toLower($what)))
  AND ($actor IS NULL OR a.id = $actor OR $actor IN a.merged_ids OR toLower(a.name) = toLower($actor) OR ANY(x IN a.aliases WHERE toLower(x) = toLower($actor)))
  AND ($since IS NULL OR r.last_date >= $since)
  AND ($until IS NULL OR r.first_date <= $until)
WITH a, r, b ORDER BY b.name, b.id, type(r), a.name, r.id LIMIT $limit
OPTIONAL MATCH (c:Claim {relation: r.id, quote: r.quote})-[:STATED_IN]->(d)
WITH a, r, b, c, d ORDER BY c.date, c.id
WITH a, r, b, head(collect(d)) AS d
RETURN b.name AS what, type(r) AS relation, a.name AS actor, r.modality AS modality, coalesce(r.contradicted, false) AS contradicted,
  r.independent AS independent, r.last_date AS last_date, r.quote AS quote, d.title AS article
ORDER BY what, b.id, relation, actor, r.id;

// graph
MATCH p = (a:Entity)-[r:SUPPORTS|OPPOSES]->(b:Entity)
WHERE ($what IS NULL OR b.id = $what OR toLower(b.name) = toLower($what) OR ANY(x IN b.aliases WHERE toLower(x) = toLower($what)))
RETURN p ORDER BY b.name, b.id, r.id LIMIT 100;
