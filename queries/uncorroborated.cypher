// 한 곳만 하는 말 | What has no second source
// ko: 서로 독립된 두 매체가 뒷받침하지 않는 관계: 한 곳만 보도했거나(single) 당사자만 말한다(self-claimed). 같은 보도자료를 실은 매체는 몇이든 한 곳이다. LEADS와 HOLDS_POSITION은 뺀다.
// en: Relations that no two independent publishers support: one alone reports them (single), or only the subject (self-claimed). However many print one release, they are one. LEADS and HOLDS_POSITION are left out.
// order: 58
// parameter: actor string optional | 주체나 대상의 이름·별칭·id | name, alias or id of an actor or thing
// parameter: since date optional | 이날이나 그 뒤에 보도된 것만 (YYYY-MM-DD) | only what was reported on this day or later (YYYY-MM-DD)
// parameter: until date optional | 이날까지 보도된 것만 (YYYY-MM-DD) | only what was reported up to this day (YYYY-MM-DD)
// parameter: limit integer = 100 | 최대 행 수 | at most so many rows
// column: source | 주체 | source
// column: relation | 관계 | relation
// column: target | 대상 | target
// column: strength | 뒷받침 | strength
// column: modality | 서술 방식 | modality
// column: articles | 기사 수 | articles
// column: publishers | 매체 수 | publishers
// column: first_publisher | 처음 낸 곳 | first to report
// column: first_date | 첫 보도 | first reported
// column: last_date | 마지막 보도 | last reported
// column: quote | 근거 문장 | quote
MATCH (a:Entity)-[r]->(b:Entity)
WHERE r.strength IN ['single', 'self-claimed'] AND NOT type(r) IN ['LEADS', 'HOLDS_POSITION']
  AND ($actor IS NULL
    OR a.id = $actor OR $actor IN a.merged_ids OR toLower(a.name) = toLower($actor) OR ANY(x IN a.aliases WHERE toLower(x) = toLower($actor))
    OR b.id = $actor OR $actor IN b.merged_ids OR toLower(b.name) = toLower($actor) OR ANY(x IN b.aliases WHERE toLower(x) = toLower($actor)))
  AND ($since IS NULL OR r.last_date >= $since) AND ($until IS NULL OR r.first_date <= $until)
RETURN a.name AS source, type(r) AS relation, b.name AS target, r.strength AS strength, r.modality AS modality, r.articles AS articles,
  r.publishers AS publishers, r.first_publisher AS first_publisher, r.first_date AS first_date, r.last_date AS last_date, r.quote AS quote
ORDER BY publishers DESC, articles DESC, source, relation, target, r.id LIMIT $limit;

// graph
MATCH p = (a:Entity)-[r]->(b:Entity)
WHERE r.strength IN ['single', 'self-claimed'] AND NOT type(r) IN ['LEADS', 'HOLDS_POSITION']
  AND ($actor IS NULL
    OR a.id = $actor OR toLower(a.name) = toLower($actor) OR ANY(x IN a.aliases WHERE toLower(x) = toLower($actor))
    OR b.id = $actor OR toLower(b.name) = toLower($actor) OR ANY(x IN b.aliases WHERE toLower(x) = toLower($actor)))
RETURN p ORDER BY r.id LIMIT 100;
