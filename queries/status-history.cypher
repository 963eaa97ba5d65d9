// 어디까지 왔나 | How far things have come, step by step
// ko: 시설·사업·지원 프로그램·정책·기금의 단계가 언제, 어느 기사에서, 어떤 문장으로 바뀌었는지. 뒷걸음(back)과 같은 날 매체마다 다른 말(contradicted)도 그대로 보인다.
// en: The history of a facility, project, programme, policy or fund: each step with day, article and sentence. A step back, and outlets that part on one day (contradicted), are shown as they are.
// order: 42
// needs: evidence
// parameter: thing string optional | 시설·사업·정책의 이름·별칭·id | name, alias or id of the facility, project or policy
// parameter: since date optional | 이날이나 그 뒤에 보도된 단계만 (YYYY-MM-DD) | only steps reported on this day or later (YYYY-MM-DD)
// parameter: until date optional | 이날까지 보도된 것으로 본 단계 (YYYY-MM-DD) | the history as reported up to this day (YYYY-MM-DD)
// parameter: limit integer = 100 | 최대 행 수 | at most so many rows
// column: thing | 대상 | what
// column: date | 보도일 | reported
// column: status | 단계 | status
// column: change | 변화 | change
// column: contradicted | 매체마다 다름 | outlets differ
// column: current | 현재 단계 | current
// column: modality | 서술 방식 | modality
// column: speaker | 말한 이 | speaker
// column: quote | 근거 문장 | quote
// column: publisher | 매체 | publisher
// column: article | 기사 | article
// column: claim | 진술 id | id of the claim
MATCH (c:Claim {property: 'status'})-[:SUBJECT]->(e:Entity)
WHERE ($thing IS NULL OR e.id = $thing OR $thing IN e.merged_ids OR toLower(e.name) = toLower($thing) OR ANY(x IN e.aliases WHERE toLower(x) = toLower($thing)))
  AND c.modality <> 'denied' AND ($until IS NULL OR c.date <= $until)
MATCH (c)-[:STATED_IN]->(d)
WITH e, c, d, coalesce(c.date, '') AS day, coalesce(d.publisher, d.id) AS outlet, CASE c.value WHEN 'proposed' THEN 0 WHEN 'bidding' THEN 1
  WHEN 'agreed' THEN 2 WHEN 'planned' THEN 3 WHEN 'funded' THEN 4 WHEN 'building' THEN 5 WHEN 'operating' THEN 6 WHEN 'ended' THEN 7 ELSE 8 END AS rank
ORDER BY c.confidence DESC, c.id
WITH e, day, outlet, d, rank, head(collect(c)) AS c
WITH e, day, outlet, max(rank) AS furthest, collect({c: c, d: d, rank: rank}) AS steps
WITH e, day, max(furthest) AS reached, count(DISTINCT furthest) AS parted, collect({furthest: furthest, steps: steps}) AS outlets
ORDER BY day
WITH e, collect({day: day, reached: reached, parted: parted, outlets: outlets}) AS days
UNWIND range(0, size(days) - 1) AS i
WITH e, days[i] AS today, CASE WHEN i = 0 THEN null ELSE days[i - 1].reached END AS before, i = size(days) - 1 AS last
UNWIND today.outlets AS outlet
UNWIND outlet.steps AS step
WITH e, today, before, last, outlet.furthest AS furthest, step.rank AS rank, step.c AS c, step.d AS d
WHERE $since IS NULL OR c.date >= $since
WITH e, today, before, last, furthest, rank, c, d ORDER BY e.name, e.id, today.day, rank, d.id, c.id LIMIT $limit
OPTIONAL MATCH (c)-[:SPOKEN_BY]->(w)
RETURN e.name AS thing, c.date AS date, c.value AS status,
  CASE WHEN rank < furthest THEN 'also' WHEN before IS NULL THEN 'first' WHEN rank > before THEN 'further' WHEN rank = before THEN 'again' ELSE 'back' END AS change,
  rank = furthest AND today.parted > 1 AS contradicted, last AND rank = today.reached AS current, c.modality AS modality, w.name AS speaker,
  c.quote AS quote, d.publisher AS publisher, d.title AS article, c.id AS claim
ORDER BY thing, e.id, today.day, rank, d.id, claim;

// graph
MATCH p = (c:Claim {property: 'status'})-[:SUBJECT|STATED_IN]->(x)
RETURN p ORDER BY c.date, c.id, x.id LIMIT 150;
