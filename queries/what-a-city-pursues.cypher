// 한 지역이 추진하고 유치하려는 것 | What a city pursues
// ko: 시·도 하나가 추진하거나 유치하려는 시설·사업·제도·정책과 그 단계.
// en: The facilities, projects, programmes and policies that one city or province pursues or bids for, and how far each has come.
// order: 40
// parameter: city string required, e.g. 포항시 | 시·도의 이름·별칭·id | name, alias or id of the city or province
// parameter: status string optional | 단계 (proposed, bidding, agreed, planned, funded, building, operating, ended, rejected) | stage, one of those in the vocabulary
// parameter: since date optional | 이날이나 그 뒤에 보도된 것만 (YYYY-MM-DD) | only what was reported on this day or later (YYYY-MM-DD)
// parameter: until date optional | 이날이나 그 전에 보도된 것만 (YYYY-MM-DD) | only what was reported on this day or earlier (YYYY-MM-DD)
// parameter: limit integer = 100 | 최대 행 수 | at most so many rows
// column: what | 대상 | what
// column: relation | 관계 | relation
// column: status | 단계 | status
// column: modality | 서술 방식 | modality
// column: independent | 독립된 매체 수 | independent publishers
// column: first_date | 첫 보도 | first reported
// column: last_date | 마지막 보도 | last reported
// column: quote | 근거 문장 | quote
// column: article | 기사 | article
MATCH (a:Place)-[r:PURSUES|BIDS_FOR]->(b:Entity)
WHERE (a.id = $city OR $city IN a.merged_ids OR toLower(a.name) = toLower($city) OR ANY(x IN a.aliases WHERE toLower(x) = toLower($city)))
  AND ($status IS NULL OR b.status = $status)
  AND ($since IS NULL OR r.last_date >= $since)
  AND ($until IS NULL OR r.first_date <= $until)
WITH a, r, b ORDER BY b.name, b.id, r.id LIMIT $limit
OPTIONAL MATCH (c:Claim {relation: r.id, quote: r.quote})-[:STATED_IN]->(d)
WITH a, r, b, c, d ORDER BY c.date, c.id
WITH a, r, b, head(collect(d)) AS d
RETURN b.name AS what, type(r) AS relation, b.status AS status, r.modality AS modality, r.independent AS independent,
  r.first_date AS first_date, r.last_date AS last_date, r.quote AS quote, d.title AS article
ORDER BY what, b.id, r.id;

// graph
MATCH p = (a:Place)-[r:PURSUES|BIDS_FOR]->(b:Entity)
WHERE (a.id = $city OR toLower(a.name) = toLower($city) OR ANY(x IN a.aliases WHERE toLower(x) = toLower($city)))
RETURN p ORDER BY r.independent DESC, r.articles DESC, r.id LIMIT 100;
