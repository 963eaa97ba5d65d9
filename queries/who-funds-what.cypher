// 누가 어디에 돈을 대나 | Who funds what
// ko: 투자·출연·예산과 금액(원).
// en: Investments, contributions and budgets, with the amount in won.
// order: 47
// parameter: actor string optional | 돈을 대는 쪽의 이름·별칭·id | name, alias or id of who pays
// parameter: what string optional | 받는 쪽의 이름·별칭·id | name, alias or id of what is paid for
// parameter: since date optional | 이날이나 그 뒤에 보도된 것만 (YYYY-MM-DD) | only what was reported on this day or later (YYYY-MM-DD)
// parameter: until date optional | 이날이나 그 전에 보도된 것만 (YYYY-MM-DD) | only what was reported on this day or earlier (YYYY-MM-DD)
// parameter: limit integer = 100 | 최대 행 수 | at most so many rows
// column: actor | 돈을 대는 쪽 | who pays
// column: what | 대상 | what for
// column: amount | 금액(원) | amount (KRW)
// column: modality | 서술 방식 | modality
// column: independent | 독립된 매체 수 | independent publishers
// column: last_date | 마지막 보도 | last reported
// column: quote | 근거 문장 | quote
// column: article | 기사 | article
MATCH (a:Entity)-[r:FUNDS]->(b:Entity)
WHERE ($actor IS NULL OR a.id = $actor OR $actor IN a.merged_ids OR toLower(a.name) = toLower($actor) OR ANY(x IN a.aliases WHERE toLower(x) = toLower($actor)))
  AND ($what IS NULL OR b.id = $what OR $what IN b.merged_ids OR toLower(b.name) = toLower($what) OR ANY(x IN b.aliases WHERE toLower(x) = toLower($what)))
  AND ($since IS NULL OR r.last_date >= $since)
  AND ($until IS NULL OR r.first_date <= $until)
WITH a, r, b ORDER BY coalesce(r.amount, 0) DESC, a.name, b.name, r.id LIMIT $limit
OPTIONAL MATCH (c:Claim {relation: r.id, quote: r.quote})-[:STATED_IN]->(d)
WITH a, r, b, c, d ORDER BY c.date, c.id
WITH a, r, b, head(collect(d)) AS d
RETURN a.name AS actor, b.name AS what, r.amount AS amount, r.modality AS modality, r.independent AS independent,
  r.last_date AS last_date, r.quote AS quote, d.title AS article
ORDER BY coalesce(amount, 0) DESC, actor, what, r.id;

// graph
MATCH p = (a:Entity)-[r:FUNDS]->(b:Entity)
WHERE ($actor IS NULL OR a.id = $actor OR toLower(a.name) = toLower($actor) OR ANY(x IN a.aliases WHERE toLower(x) = toLower($actor)))
RETURN p ORDER BY coalesce(r.amount, 0) DESC, r.id LIMIT 100;
