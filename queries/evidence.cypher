// 그 말은 어디에 있나 | The evidence of a relation
// ko: 관계 하나(id), 두 이름 사이, 또는 한 이름에 대한 모든 진술: 누가, 언제, 어느 기사에서, 어떤 문장으로. 부인된 것도 나온다.
// en: Every claim of one relation (its id), between two names, or about one name: who says so, when, in which article and words. Denials too.
// order: 50
// needs: evidence
// parameter: a string required, e.g. 포항시 | 이름·별칭·id, 또는 관계나 진술의 id | a name, alias or id, or the id of a relation or claim
// parameter: b string optional | 다른 쪽의 이름·별칭·id | name, alias or id of the other end
// parameter: since date optional | 이날이나 그 뒤에 보도된 것만 (YYYY-MM-DD) | only what was reported on this day or later (YYYY-MM-DD)
// parameter: until date optional | 이날이나 그 전에 보도된 것만 (YYYY-MM-DD) | only what was reported on this day or earlier (YYYY-MM-DD)
// parameter: limit integer = 100 | 최대 행 수 | at most so many rows
// column: subject | 주어 | subject
// column: claim | 진술 | claim
// column: object | 목적어 또는 값 | object or value
// column: modality | 서술 방식 | modality
// column: speaker | 말한 이 | speaker
// column: date | 보도일 | reported
// column: when | 말하는 때 | time spoken of
// column: quote | 근거 문장 | quote
// column: field | 근거 항목 | field that says so
// column: article | 기사 | article
// column: publisher | 매체 | publisher
// column: url | 주소 | address
// column: start | 시작 위치 | start
// column: end | 끝 위치 | end
MATCH (c:Claim)-[:SUBJECT|OBJECT]->(e:Entity)
WHERE (c.relation = $a OR c.id = $a OR e.id = $a OR $a IN e.merged_ids OR toLower(e.name) = toLower($a) OR ANY(x IN e.aliases WHERE toLower(x) = toLower($a)))
  AND ($b IS NULL OR EXISTS { MATCH (c)-[:SUBJECT|OBJECT]->(f:Entity) WHERE f.id = $b OR $b IN f.merged_ids OR toLower(f.name) = toLower($b) OR ANY(x IN f.aliases WHERE toLower(x) = toLower($b)) })
  AND ($since IS NULL OR c.date >= $since)
  AND ($until IS NULL OR c.date <= $until)
WITH DISTINCT c ORDER BY c.date, c.id LIMIT $limit
MATCH (c)-[:SUBJECT]->(s)
OPTIONAL MATCH (c)-[:OBJECT]->(o)
OPTIONAL MATCH (c)-[:STATED_IN]->(d)
OPTIONAL MATCH (c)-[:SPOKEN_BY]->(w)
RETURN s.name AS subject, coalesce(c.property, c.type) AS claim, coalesce(o.name, toString(c.value)) AS object, c.modality AS modality,
  w.name AS speaker, c.date AS date, c.when AS when, c.quote AS quote, c.field AS field, d.title AS article, d.publisher AS publisher, d.url AS url,
  c.start AS start, c.end AS end
ORDER BY date, c.id;

// graph
MATCH (c:Claim)-[:SUBJECT|OBJECT]->(e:Entity)
WHERE (c.relation = $a OR c.id = $a OR e.id = $a OR toLower(e.name) = toLower($a) OR ANY(x IN e.aliases WHERE toLower(x) = toLower($a)))
  AND ($b IS NULL OR EXISTS { MATCH (c)-[:SUBJECT|OBJECT]->(f:Entity) WHERE f.id = $b OR toLower(f.name) = toLower($b) OR ANY(x IN f.aliases WHERE toLower(x) = toLower($b)) })
WITH DISTINCT c ORDER BY c.date, c.id LIMIT 50
MATCH p = (c)-[:SUBJECT|OBJECT|STATED_IN|SPOKEN_BY]->(x)
RETURN p ORDER BY c.id, x.id LIMIT 200;
