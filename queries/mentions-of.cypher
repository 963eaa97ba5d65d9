// 어느 기사에 나오나 | Where an actor is mentioned
// ko: 한 주체나 대상이 나오는 기사와 횟수.
// en: The articles that mention one actor or thing, and how often.
// order: 65
// parameter: actor string required, e.g. 포항시 | 이름·별칭·id | name, alias or id
// parameter: since date optional | 이날이나 그 뒤에 보도된 것만 (YYYY-MM-DD) | only what was reported on this day or later (YYYY-MM-DD)
// parameter: until date optional | 이날이나 그 전에 보도된 것만 (YYYY-MM-DD) | only what was reported on this day or earlier (YYYY-MM-DD)
// parameter: limit integer = 100 | 최대 행 수 | at most so many rows
// column: name | 이름 | name
// column: date | 보도일 | reported
// column: publisher | 매체 | publisher
// column: article | 기사 | article
// column: times | 횟수 | times
// column: url | 주소 | address
MATCH (d:Article)-[m:MENTIONS]->(a:Entity)
WHERE (a.id = $actor OR $actor IN a.merged_ids OR toLower(a.name) = toLower($actor) OR ANY(x IN a.aliases WHERE toLower(x) = toLower($actor)))
  AND ($since IS NULL OR d.date >= $since)
  AND ($until IS NULL OR d.date <= $until)
RETURN a.name AS name, d.date AS date, d.publisher AS publisher, d.title AS article, m.count AS times, d.url AS url
ORDER BY coalesce(date, '') DESC, article, d.id, a.id LIMIT $limit;

// graph
MATCH p = (d:Article)-[m:MENTIONS]->(a:Entity)
WHERE (a.id = $actor OR toLower(a.name) = toLower($actor) OR ANY(x IN a.aliases WHERE toLower(x) = toLower($actor)))
RETURN p ORDER BY coalesce(d.date, '') DESC, d.id, a.id LIMIT 100;
