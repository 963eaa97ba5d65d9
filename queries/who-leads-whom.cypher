// 누가 어디를 이끄나 | Who leads whom
// ko: 시장·도지사·총장·대표·위원장과 그가 이끄는 기관.
// en: Mayors, governors, presidents, chairs, and the bodies that they lead.
// order: 30
// parameter: actor string optional | 사람이나 기관의 이름·별칭·id | name, alias or id of the person or the body
// parameter: since date optional | 이날이나 그 뒤에 보도된 것만 (YYYY-MM-DD) | only what was reported on this day or later (YYYY-MM-DD)
// parameter: until date optional | 이날이나 그 전에 보도된 것만 (YYYY-MM-DD) | only what was reported on this day or earlier (YYYY-MM-DD)
// parameter: limit integer = 100 | 최대 행 수 | at most so many rows
// column: leader | 인물 | leader
// column: role | 직책 | role
// column: body | 기관 | body
// column: independent | 독립된 매체 수 | independent publishers
// column: first_date | 첫 보도 | first reported
// column: last_date | 마지막 보도 | last reported
// column: quote | 근거 문장 | quote
// column: article | 기사 | article
MATCH (a:Person)-[r:LEADS]->(b:Entity)
WHERE ($actor IS NULL
    OR (a.id = $actor OR $actor IN a.merged_ids OR toLower(a.name) = toLower($actor) OR ANY(x IN a.aliases WHERE toLower(x) = toLower($actor)))
    OR (b.id = $actor OR $actor IN b.merged_ids OR toLower(b.name) = toLower($actor) OR ANY(x IN b.aliases WHERE toLower(x) = toLower($actor))))
  AND ($since IS NULL OR r.last_date >= $since)
  AND ($until IS NULL OR r.first_date <= $until)
WITH a, r, b ORDER BY b.name, b.id, a.name, r.id LIMIT $limit
OPTIONAL MATCH (c:Claim {relation: r.id, quote: r.quote})-[:STATED_IN]->(d)
WITH a, r, b, c, d ORDER BY c.date, c.id
WITH a, r, b, head(collect(d)) AS d
RETURN a.name AS leader, r.role AS role, b.name AS body, r.independent AS independent, r.first_date AS first_date,
  r.last_date AS last_date, r.quote AS quote, d.title AS article
ORDER BY body, b.id, leader, r.id;

// graph
MATCH p = (a:Person)-[r:LEADS]->(b:Entity)
WHERE $actor IS NULL
  OR (a.id = $actor OR toLower(a.name) = toLower($actor) OR ANY(x IN a.aliases WHERE toLower(x) = toLower($actor)))
  OR (b.id = $actor OR toLower(b.name) = toLower($actor) OR ANY(x IN b.aliases WHERE toLower(x) = toLower($actor)))
RETURN p ORDER BY b.name, b.id, r.id LIMIT 100;
