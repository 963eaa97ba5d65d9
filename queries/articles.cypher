// 어떤 기사가 들어 있나 | Which articles are in the graph
// ko: 그래프에 담긴 기사: 날짜, 매체, 제목, 나오는 이름의 수.
// en: The articles of the graph: date, publisher, title, how many names each mentions.
// order: 1
// parameter: publisher string optional | 매체 이름 | name of the publisher
// parameter: since date optional | 이날이나 그 뒤에 보도된 것만 (YYYY-MM-DD) | only what was reported on this day or later (YYYY-MM-DD)
// parameter: until date optional | 이날이나 그 전에 보도된 것만 (YYYY-MM-DD) | only what was reported on this day or earlier (YYYY-MM-DD)
// parameter: limit integer = 100 | 최대 행 수 | at most so many rows
// column: date | 보도일 | reported
// column: publisher | 매체 | publisher
// column: title | 제목 | title
// column: names | 이름 수 | names
// column: url | 주소 | address
// column: id | id | id
MATCH (d:Article)
WHERE ($publisher IS NULL OR toLower(d.publisher) = toLower($publisher))
  AND ($since IS NULL OR d.date >= $since)
  AND ($until IS NULL OR d.date <= $until)
WITH d ORDER BY coalesce(d.date, '') DESC, d.title, d.id LIMIT $limit
OPTIONAL MATCH (d)-[m:MENTIONS]->()
WITH d, count(m) AS names
RETURN d.date AS date, d.publisher AS publisher, d.title AS title, names, d.url AS url, d.id AS id
ORDER BY coalesce(date, '') DESC, title, id;

// graph
MATCH p = (d:Article)<-[:PUBLISHED|WROTE*0..1]-(m)
WHERE $publisher IS NULL OR toLower(d.publisher) = toLower($publisher)
RETURN p ORDER BY coalesce(d.date, '') DESC, d.id, m.id LIMIT 100;
