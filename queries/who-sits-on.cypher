// 위원회와 협의체에 누가 있나 | Who sits on a committee
// ko: 위원회·협의회·단체를 이루는 주체들.
// en: The members of committees, councils and associations.
// order: 20
// parameter: committee string optional | 위원회의 이름·별칭·id | name, alias or id of the committee
// parameter: since date optional | 이날이나 그 뒤에 보도된 것만 (YYYY-MM-DD) | only what was reported on this day or later (YYYY-MM-DD)
// parameter: until date optional | 이날이나 그 전에 보도된 것만 (YYYY-MM-DD) | only what was reported on this day or earlier (YYYY-MM-DD)
// parameter: limit integer = 100 | 최대 행 수 | at most so many rows
// column: committee | 위원회 | committee
// column: member | 구성원 | member
// column: type | 유형 | type
// column: role | 직책 | role
// column: modality | 서술 방식 | modality
// column: independent | 독립된 매체 수 | independent publishers
// column: last_date | 마지막 보도 | last reported
// column: quote | 근거 문장 | quote
// column: article | 기사 | article
MATCH (m:Actor)-[r:MEMBER_OF]->(k:Entity)
WHERE ($committee IS NULL OR k.id = $committee OR $committee IN k.merged_ids OR toLower(k.name) = toLower($committee) OR ANY(x IN k.aliases WHERE toLower(x) = toLower($committee)))
  AND ($since IS NULL OR r.last_date >= $since)
  AND ($until IS NULL OR r.first_date <= $until)
WITH k, r, m ORDER BY k.name, k.id, m.name, r.id LIMIT $limit
OPTIONAL MATCH (c:Claim {relation: r.id, quote: r.quote})-[:STATED_IN]->(d)
WITH k, r, m, c, d ORDER BY c.date, c.id
WITH k, r, m, head(collect(d)) AS d
RETURN k.name AS committee, m.name AS member, m.type AS type, r.role AS role, r.modality AS modality, r.independent AS independent,
  r.last_date AS last_date, r.quote AS quote, d.title AS article
ORDER BY committee, k.id, member, r.id;

// graph
MATCH p = (m:Actor)-[r:MEMBER_OF]->(k:Entity)
WHERE ($committee IS NULL OR k.id = $committee OR toLower(k.name) = toLower($committee) OR ANY(x IN k.aliases WHERE toLower(x) = toLower($committee)))
RETURN p ORDER BY k.name, k.id, r.id LIMIT 100;
