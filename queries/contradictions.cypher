// 서로 어긋나는 말 | What contradicts what
// ko: 한쪽은 말하고 한쪽은 부인하는 것(denied), 같은 기관을 같은 때에 이끈다는 두 사람(leads), 같은 날 매체마다 다른 단계(status), 같은 때를 두고 다른 숫자(figure)를 양쪽의 문장과 함께.
// en: What one side states and another denies (denied), two heads of one body at one time (leads), outlets that part on a status on one day (status), different figures for one time (figure), each side with its sentence.
// order: 56
// needs: evidence
// parameter: actor string optional | 주체나 대상의 이름·별칭·id | name, alias or id of an actor or thing
// parameter: since date optional | 어느 한쪽이 이날이나 그 뒤에 보도된 것만 (YYYY-MM-DD) | only where one side was reported on this day or later (YYYY-MM-DD)
// parameter: until date optional | 양쪽 모두 이날까지 보도된 것만 (YYYY-MM-DD) | only where both sides were reported up to this day (YYYY-MM-DD)
// parameter: limit integer = 100 | 최대 행 수 | at most so many rows
// column: kind | 종류 | kind
// column: subject | 대상 | about
// column: claim | 진술 | claim
// column: one | 한쪽 | one side
// column: one_date | 보도일 | reported
// column: one_publisher | 매체 | publisher
// column: one_quote | 근거 문장 | quote
// column: other | 다른 쪽 | other side
// column: other_date | 다른 쪽 보도일 | its day
// column: other_publisher | 다른 쪽 매체 | its publisher
// column: other_quote | 다른 쪽 문장 | its quote
CALL {
  MATCH (c:Claim {modality: 'denied'})-[:SUBJECT]->(s:Entity)
  MATCH (c)-[:OBJECT]->(o)
  MATCH (c)-[:STATED_IN]->(cd)
  MATCH (b:Claim {relation: c.relation})-[:STATED_IN]->(bd)
  WHERE b.modality <> 'denied'
  WITH c, cd, s, o, b, bd ORDER BY b.confidence DESC, b.date, b.id
  WITH c, cd, s, o, head(collect({c: b, d: bd})) AS b
  RETURN 'denied' AS kind, s, o, c.type AS claim, o.name AS one, b.c.date AS one_date, b.d.publisher AS one_publisher, b.c.quote AS one_quote,
    'denied' AS other, c.date AS other_date, cd.publisher AS other_publisher, c.quote AS other_quote, c.id AS tie
UNION ALL
  MATCH (c:Claim {modality: 'denied'})-[:SUBJECT]->(s:Entity)
  WHERE c.property IS NOT NULL
  MATCH (c)-[:STATED_IN]->(cd)
  MATCH (b:Claim {property: c.property})-[:SUBJECT]->(s)
  WHERE b.modality <> 'denied' AND b.value = c.value
  MATCH (b)-[:STATED_IN]->(bd)
  WITH c, cd, s, b, bd ORDER BY b.confidence DESC, b.date, b.id
  WITH c, cd, s, head(collect({c: b, d: bd})) AS b
  RETURN 'denied' AS kind, s, null AS o, c.property AS claim, toString(c.value) AS one, b.c.date AS one_date, b.d.publisher AS one_publisher,
    b.c.quote AS one_quote, 'denied' AS other, c.date AS other_date, cd.publisher AS other_publisher, c.quote AS other_quote, c.id AS tie
UNION ALL
  MATCH (p:Person)-[r:LEADS]->(s:Entity)
  MATCH (q:Person)-[t:LEADS]->(s)
  WHERE p.id <> q.id AND (r.first_date < t.first_date OR (r.first_date = t.first_date AND p.id < q.id))
    AND r.last_date >= t.first_date AND NOT coalesce(r.role, '') STARTS WITH '공동' AND NOT coalesce(t.role, '') STARTS WITH '공동'
    AND (coalesce(r.role, '') ENDS WITH coalesce(t.role, '') OR coalesce(t.role, '') ENDS WITH coalesce(r.role, ''))
  RETURN 'leads' AS kind, s, p AS o, 'LEADS' AS claim, p.name AS one, r.first_date AS one_date, r.first_publisher AS one_publisher, r.quote AS one_quote,
    q.name AS other, t.first_date AS other_date, t.first_publisher AS other_publisher, t.quote AS other_quote, r.id + t.id AS tie
UNION ALL
  MATCH (c:Claim {property: 'status'})-[:SUBJECT]->(s:Entity)
  WHERE c.modality <> 'denied' AND c.date IS NOT NULL
  MATCH (c)-[:STATED_IN]->(d)
  WITH s, c, d, CASE c.value WHEN 'proposed' THEN 0 WHEN 'bidding' THEN 1 WHEN 'agreed' THEN 2 WHEN 'planned' THEN 3 WHEN 'funded' THEN 4
    WHEN 'building' THEN 5 WHEN 'operating' THEN 6 WHEN 'ended' THEN 7 ELSE 8 END AS rank
  ORDER BY rank DESC, c.confidence DESC, c.id
  WITH s, c.date AS day, coalesce(d.publisher, d.id) AS outlet, head(collect({c: c, d: d, rank: rank})) AS step
  ORDER BY step.c.confidence DESC, step.c.id
  WITH s, day, step.rank AS rank, head(collect(step)) AS step
  WITH s, day, collect(step) AS steps
  UNWIND steps AS a
  UNWIND steps AS b
  WITH s, a, b WHERE a.rank < b.rank
  RETURN 'status' AS kind, s, null AS o, 'status' AS claim, a.c.value AS one, a.c.date AS one_date, a.d.publisher AS one_publisher, a.c.quote AS one_quote,
    b.c.value AS other, b.c.date AS other_date, b.d.publisher AS other_publisher, b.c.quote AS other_quote, a.c.id + b.c.id AS tie
UNION ALL
  MATCH (c:Claim)-[:SUBJECT]->(s:Entity)
  WHERE c.property IS NOT NULL AND c.property <> 'status' AND c.modality <> 'denied'
  MATCH (c)-[:STATED_IN]->(d)
  WITH s, c, d, coalesce(c.when, c.date) AS day ORDER BY c.confidence DESC, c.id
  WITH s, c.property AS claim, day, c.value AS value, head(collect({c: c, d: d})) AS found
  WITH s, claim, day, collect(found) AS stated
  WHERE day IS NOT NULL
  UNWIND stated AS a
  UNWIND stated AS b
  WITH s, claim, a, b
  WHERE a.c.value < b.c.value AND a.d.id <> b.d.id
    AND NOT ((coalesce(a.c.approximate, false) OR coalesce(b.c.approximate, false)) AND b.c.value - a.c.value <= 0.1 * b.c.value)
  RETURN 'figure' AS kind, s, null AS o, claim, toString(a.c.value) AS one, a.c.date AS one_date, a.d.publisher AS one_publisher, a.c.quote AS one_quote,
    toString(b.c.value) AS other, b.c.date AS other_date, b.d.publisher AS other_publisher, b.c.quote AS other_quote, a.c.id + b.c.id AS tie
UNION ALL
  MATCH (c:Claim)-[:SUBJECT]->(s:Entity)
  WHERE c.amount IS NOT NULL AND c.relation IS NOT NULL AND c.modality <> 'denied'
  MATCH (c)-[:OBJECT]->(o)
  MATCH (c)-[:STATED_IN]->(d)
  WITH s, o, c, d, coalesce(c.when, c.date) AS day ORDER BY c.confidence DESC, c.id
  WITH s, o, c.relation AS relation, day, c.amount AS amount, head(collect({c: c, d: d})) AS found
  WITH s, o, relation, day, collect(found) AS stated
  WHERE day IS NOT NULL
  UNWIND stated AS a
  UNWIND stated AS b
  WITH s, o, a, b
  WHERE a.c.amount < b.c.amount AND a.d.id <> b.d.id
  RETURN 'figure' AS kind, s, o, a.c.type AS claim, toString(a.c.amount) AS one, a.c.date AS one_date, a.d.publisher AS one_publisher, a.c.quote AS one_quote,
    toString(b.c.amount) AS other, b.c.date AS other_date, b.d.publisher AS other_publisher, b.c.quote AS other_quote, a.c.id + b.c.id AS tie
}
WITH * WHERE ($actor IS NULL
    OR s.id = $actor OR $actor IN s.merged_ids OR toLower(s.name) = toLower($actor) OR ANY(x IN s.aliases WHERE toLower(x) = toLower($actor))
    OR o.id = $actor OR $actor IN o.merged_ids OR toLower(o.name) = toLower($actor) OR ANY(x IN o.aliases WHERE toLower(x) = toLower($actor))
    OR (kind = 'leads' AND toLower(other) = toLower($actor)))
  AND ($since IS NULL OR one_date >= $since OR other_date >= $since) AND ($until IS NULL OR (one_date <= $until AND other_date <= $until))
RETURN kind, s.name AS subject, claim, one, one_date, one_publisher, one_quote, other, other_date, other_publisher, other_quote
ORDER BY kind, subject, s.id, claim, one_date, other_date, tie LIMIT $limit;

// graph
MATCH (c:Claim {modality: 'denied'})-[:SUBJECT]->(s)
MATCH p = (b:Claim {relation: c.relation})-[:SUBJECT|OBJECT|STATED_IN]->(x)
RETURN p ORDER BY c.date, c.id, b.id, x.id LIMIT 150;
