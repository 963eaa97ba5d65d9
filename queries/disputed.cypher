// 말이 엇갈리는 것 | What is disputed
// ko: 한쪽이 말하고 다른 쪽이 부인하는 관계, 또는 부인만 된 것: 부인하는 문장.
// en: Relations that some state and others deny, and what was only denied: the sentences that deny.
// order: 55
// needs: evidence
// parameter: since date optional | 이날이나 그 뒤에 보도된 것만 (YYYY-MM-DD) | only what was reported on this day or later (YYYY-MM-DD)
// parameter: until date optional | 이날이나 그 전에 보도된 것만 (YYYY-MM-DD) | only what was reported on this day or earlier (YYYY-MM-DD)
// parameter: limit integer = 100 | 최대 행 수 | at most so many rows
// column: subject | 주어 | subject
// column: claim | 진술 | claim
// column: object | 목적어 또는 값 | object or value
// column: stated | 말하는 문장 | the sentence that states it
// column: quote | 부인하는 문장 | the sentence that denies it
// column: date | 보도일 | reported
// column: article | 기사 | article
// column: publisher | 매체 | publisher
MATCH (c:Claim {modality: 'denied'})-[:SUBJECT]->(s)
WHERE ($since IS NULL OR c.date >= $since)
  AND ($until IS NULL OR c.date <= $until)
OPTIONAL MATCH (c)-[:OBJECT]->(o)
OPTIONAL MATCH (s)-[r]-(o)
WHERE r.id = c.relation
WITH c, s, o, head(collect(r.quote)) AS stated ORDER BY c.date, c.id LIMIT $limit
OPTIONAL MATCH (c)-[:STATED_IN]->(d)
RETURN s.name AS subject, coalesce(c.property, c.type) AS claim, coalesce(o.name, toString(c.value)) AS object, stated, c.quote AS quote,
  c.date AS date, d.title AS article, d.publisher AS publisher
ORDER BY date, c.id;

// graph
MATCH p = (c:Claim {modality: 'denied'})-[:SUBJECT|OBJECT|STATED_IN]->(x)
RETURN p ORDER BY c.date, c.id, x.id LIMIT 150;
