// 누가 무엇을 유치하려 하나 | Who bids for what
// ko: 어느 주체가 어떤 시설·사업·행사를 유치하려 하는지, 그렇게 말하는 문장과 함께.
// en: Which actor wants to host which facility, project or event, with the sentence that says so.
// order: 10
// parameter: actor string optional | 유치하려는 주체의 이름·별칭·id | name, alias or id of who bids
// parameter: target string optional | 유치 대상의 이름·별칭·id | name, alias or id of what is bid for
// parameter: since date optional | 이날이나 그 뒤에 보도된 것만 (YYYY-MM-DD) | only what was reported on this day or later (YYYY-MM-DD)
// parameter: until date optional | 이날이나 그 전에 보도된 것만 (YYYY-MM-DD) | only what was reported on this day or earlier (YYYY-MM-DD)
// parameter: limit integer = 100 | 최대 행 수 | at most so many rows
// column: actor | 주체 | actor
// column: target | 유치 대상 | bids for
// column: status | 상태 | status
// column: modality | 서술 방식 | modality
// column: articles | 기사 수 | articles
// column: independent | 독립된 매체 수 | independent publishers
// column: first_date | 첫 보도 | first reported
// column: last_date | 마지막 보도 | last reported
// column: quote | 근거 문장 | quote
// column: article | 기사 | article
MATCH (a:Actor)-[r:BIDS_FOR]->(b:Entity)
WHERE ($actor IS NULL OR a.id = $actor OR $actor IN a.merged_ids OR toLower(a.name) = toLower($actor) OR ANY(x IN a.aliases WHERE toLower(x) = toLower($actor)))
  AND ($target IS NULL OR b.id = $target OR $target IN b.merged_ids OR toLower(b.name) = toLower($target) OR ANY(x IN b.aliases WHERE toLower(x) = toLower($target)))
  AND ($since IS NULL OR r.last_date >= $since)
  AND ($until IS NULL OR r.first_date <= $until)
WITH a, r, b ORDER BY r.independent DESC, r.articles DESC, a.name, b.name, r.id LIMIT $limit
OPTIONAL MATCH (c:Claim {relation: r.id, quote: r.quote})-[:STATED_IN]->(d)
WITH a, r, b, c, d ORDER BY c.date, c.id
WITH a, r, b, head(collect(d)) AS d
RETURN a.name AS actor, b.name AS target, b.status AS status, r.modality AS modality, r.articles AS articles,
  r.independent AS independent, r.first_date AS first_date, r.last_date AS last_date, r.quote AS quote, d.title AS article
ORDER BY independent DESC, articles DESC, actor, target, r.id;

// graph
MATCH p = (a:Actor)-[r:BIDS_FOR]->(b:Entity)
WHERE ($actor IS NULL OR a.id = $actor OR toLower(a.name) = toLower($actor) OR ANY(x IN a.aliases WHERE toLower(x) = toLower($actor)))
RETURN p ORDER BY r.independent DESC, r.articles DESC, r.id LIMIT 100;
