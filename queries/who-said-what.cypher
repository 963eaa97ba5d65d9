// 누가 무슨 말을 했나 | Who said what
// ko: 따옴표 안의 말 그대로, 말한 이와 기사.
// en: What was said word for word, by whom, in which article.
// order: 60
// parameter: speaker string optional | 말한 이의 이름·별칭·id | name, alias or id of the speaker
// parameter: about string optional | 말에 들어 있는 낱말 | a word in what was said
// parameter: since date optional | 이날이나 그 뒤에 보도된 것만 (YYYY-MM-DD) | only what was reported on this day or later (YYYY-MM-DD)
// parameter: until date optional | 이날이나 그 전에 보도된 것만 (YYYY-MM-DD) | only what was reported on this day or earlier (YYYY-MM-DD)
// parameter: limit integer = 100 | 최대 행 수 | at most so many rows
// column: speaker | 말한 이 | speaker
// column: quote | 말 | words
// column: date | 보도일 | reported
// column: article | 기사 | article
// column: publisher | 매체 | publisher
// column: url | 주소 | address
MATCH (a:Actor)-[:SAID]->(s:Statement)-[:STATED_IN]->(d:Article)
WHERE ($speaker IS NULL OR a.id = $speaker OR $speaker IN a.merged_ids OR toLower(a.name) = toLower($speaker) OR ANY(x IN a.aliases WHERE toLower(x) = toLower($speaker)))
  AND ($about IS NULL OR s.text CONTAINS $about)
  AND ($since IS NULL OR d.date >= $since)
  AND ($until IS NULL OR d.date <= $until)
RETURN a.name AS speaker, s.text AS quote, d.date AS date, d.title AS article, d.publisher AS publisher, d.url AS url
ORDER BY date, d.id, s.start, s.id, a.id LIMIT $limit;

// graph
MATCH p = (a:Actor)-[:SAID]->(s:Statement)-[:STATED_IN]->(d:Article)
WHERE ($speaker IS NULL OR a.id = $speaker OR toLower(a.name) = toLower($speaker) OR ANY(x IN a.aliases WHERE toLower(x) = toLower($speaker)))
RETURN p ORDER BY s.id, a.id LIMIT 100;
