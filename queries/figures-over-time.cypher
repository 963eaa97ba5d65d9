// 숫자가 어떻게 바뀌었나 | Figures over time
// ko: 인력, 예산 같은 숫자를 어느 기사가 언제 얼마라고 했는지 모두. 노드에 있는 값(latest)은 마지막에 보도된 것이다.
// en: Every value that articles state of a figure (workforce, budget ...), with its day and source. The value on the node (latest) is the one reported last.
// order: 44
// needs: evidence
// parameter: actor string optional | 주체나 대상의 이름·별칭·id | name, alias or id of an actor or thing
// parameter: property string optional | 숫자의 이름 (예: workforce) | name of the figure (workforce, budget ...)
// parameter: since date optional | 이날이나 그 뒤에 보도된 것만 (YYYY-MM-DD) | only what was reported on this day or later (YYYY-MM-DD)
// parameter: until date optional | 이날까지 보도된 것만 (YYYY-MM-DD) | only what was reported up to this day (YYYY-MM-DD)
// parameter: limit integer = 100 | 최대 행 수 | at most so many rows
// column: actor | 주체 | actor
// column: property | 숫자 | figure
// column: date | 보도일 | reported
// column: value | 값 | value
// column: unit | 단위 | unit
// column: approximate | 어림값 | approximate
// column: latest | 노드의 값 | value on the node
// column: when | 말하는 때 | time spoken of
// column: modality | 서술 방식 | modality
// column: speaker | 말한 이 | speaker
// column: quote | 근거 문장 | quote
// column: publisher | 매체 | publisher
// column: article | 기사 | article
// column: claim | 진술 id | id of the claim
MATCH (c:Claim)-[:SUBJECT]->(e:Entity)
WHERE c.property IS NOT NULL AND c.property <> 'status' AND ($property IS NULL OR c.property = $property)
  AND ($actor IS NULL OR e.id = $actor OR $actor IN e.merged_ids OR toLower(e.name) = toLower($actor) OR ANY(x IN e.aliases WHERE toLower(x) = toLower($actor)))
  AND ($since IS NULL OR c.date >= $since) AND ($until IS NULL OR c.date <= $until)
WITH e, c ORDER BY e.name, e.id, c.property, c.date, c.id LIMIT $limit
MATCH (c)-[:STATED_IN]->(d)
OPTIONAL MATCH (c)-[:SPOKEN_BY]->(w)
RETURN e.name AS actor, c.property AS property, c.date AS date, c.value AS value, c.unit AS unit, coalesce(c.approximate, false) AS approximate,
  c.modality <> 'denied' AND e[c.property] = c.value AS latest, c.when AS when, c.modality AS modality, w.name AS speaker, c.quote AS quote,
  d.publisher AS publisher, d.title AS article, c.id AS claim
ORDER BY actor, e.id, property, date, claim;

// graph
MATCH (c:Claim)-[:SUBJECT]->(e:Entity)
WHERE c.property IS NOT NULL AND c.property <> 'status' AND ($property IS NULL OR c.property = $property)
  AND ($actor IS NULL OR e.id = $actor OR toLower(e.name) = toLower($actor) OR ANY(x IN e.aliases WHERE toLower(x) = toLower($actor)))
WITH c ORDER BY c.date, c.id LIMIT 60
MATCH p = (c)-[:SUBJECT|STATED_IN]->(x)
RETURN p ORDER BY c.id, x.id LIMIT 150;
