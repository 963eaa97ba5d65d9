// 누가 누구와 협약을 맺었나 | Who signed an agreement with whom
// ko: 업무협약(MOU)을 맺은 짝. 이름을 주면 그 주체의 상대만.
// en: Pairs that signed a memorandum of understanding; with a name, only that actor's partners.
// order: 90
// parameter: actor string optional | 한쪽의 이름·별칭·id | name, alias or id of one side
// parameter: since date optional | 이날이나 그 뒤에 보도된 것만 (YYYY-MM-DD) | only what was reported on this day or later (YYYY-MM-DD)
// parameter: until date optional | 이날이나 그 전에 보도된 것만 (YYYY-MM-DD) | only what was reported on this day or earlier (YYYY-MM-DD)
// parameter: limit integer = 100 | 최대 행 수 | at most so many rows
// column: actor | 한쪽 | one side
// column: partner | 다른 쪽 | other side
// column: modality | 서술 방식 | modality
// column: independent | 독립된 매체 수 | independent publishers
// column: first_date | 첫 보도 | first reported
// column: last_date | 마지막 보도 | last reported
// column: quote | 근거 문장 | quote
// column: article | 기사 | article
MATCH (a:Actor)-[r:SIGNED_MOU_WITH]-(b:Actor)
WHERE (($actor IS NULL AND a.id < b.id)
    OR (a.id = $actor OR $actor IN a.merged_ids OR toLower(a.name) = toLower($actor) OR ANY(x IN a.aliases WHERE toLower(x) = toLower($actor))))
  AND ($since IS NULL OR r.last_date >= $since)
  AND ($until IS NULL OR r.first_date <= $until)
WITH a, r, b ORDER BY r.last_date DESC, a.name, b.name, r.id, a.id LIMIT $limit
OPTIONAL MATCH (c:Claim {relation: r.id, quote: r.quote})-[:STATED_IN]->(d)
WITH a, r, b, c, d ORDER BY c.date, c.id
WITH a, r, b, head(collect(d)) AS d
RETURN a.name AS actor, b.name AS partner, r.modality AS modality, r.independent AS independent, r.first_date AS first_date,
  r.last_date AS last_date, r.quote AS quote, d.title AS article
ORDER BY last_date DESC, actor, partner, r.id, a.id;

// graph
MATCH p = (a:Actor)-[r:SIGNED_MOU_WITH]-(b:Actor)
WHERE ($actor IS NULL AND a.id < b.id)
  OR (a.id = $actor OR toLower(a.name) = toLower($actor) OR ANY(x IN a.aliases WHERE toLower(x) = toLower($actor)))
RETURN p ORDER BY r.last_date DESC, r.id, a.id LIMIT 100;
