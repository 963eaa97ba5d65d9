// 두 기사에 모두 나오는 이름 | Who appears in both of two articles
// ko: 두 기사에 모두 나오는 주체와 대상, 몇 번씩 나오는지.
// en: The actors and things that both articles mention, and how often.
// order: 70
// parameter: a string required, e.g. 포항 | 한 기사의 제목(일부)·주소·id | title (or part of it), address or id of one article
// parameter: b string required, e.g. 경북 | 다른 기사의 제목(일부)·주소·id | title (or part of it), address or id of the other article
// parameter: limit integer = 100 | 최대 행 수 | at most so many rows
// column: name | 이름 | name
// column: type | 유형 | type
// column: in_a | 첫 기사에서 | times in the first
// column: in_b | 둘째 기사에서 | times in the second
// column: article_a | 첫 기사 | first article
// column: article_b | 둘째 기사 | second article
MATCH (x:Article)-[m:MENTIONS]->(e:Entity)<-[n:MENTIONS]-(y:Article)
WHERE (x.id = $a OR x.url = $a OR x.title CONTAINS $a)
  AND (y.id = $b OR y.url = $b OR y.title CONTAINS $b)
  AND x.id <> y.id
RETURN e.name AS name, e.type AS type, m.count AS in_a, n.count AS in_b, x.title AS article_a, y.title AS article_b
ORDER BY in_a + in_b DESC, name, e.id, x.id, y.id LIMIT $limit;

// graph
MATCH p = (x:Article)-[m:MENTIONS]->(e:Entity)<-[n:MENTIONS]-(y:Article)
WHERE (x.id = $a OR x.url = $a OR x.title CONTAINS $a)
  AND (y.id = $b OR y.url = $b OR y.title CONTAINS $b)
  AND x.id <> y.id
RETURN p ORDER BY e.name, e.id, x.id, y.id LIMIT 100;
