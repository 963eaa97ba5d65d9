// 대학과 기업을 잇는 주체 | Brokers between universities and companies
// ko: 대학과도 기업과도 관계가 있는 주체: 잇는 대학과 기업, 각각의 근거 문장 하나.
// en: Actors related to universities and to companies: which ones, and one sentence for each side.
// order: 80
// parameter: since date optional | 이날이나 그 뒤에 보도된 것만 (YYYY-MM-DD) | only what was reported on this day or later (YYYY-MM-DD)
// parameter: until date optional | 이날이나 그 전에 보도된 것만 (YYYY-MM-DD) | only what was reported on this day or earlier (YYYY-MM-DD)
// parameter: limit integer = 100 | 최대 행 수 | at most so many rows
// column: broker | 잇는 주체 | broker
// column: universities | 대학 수 | universities
// column: companies | 기업 수 | companies
// column: university_names | 대학 | names of universities
// column: company_names | 기업 | names of companies
// column: university_quote | 대학과의 근거 문장 | quote on a university
// column: company_quote | 기업과의 근거 문장 | quote on a company
MATCH (b:Actor)-[r]-(u:University)
WHERE ($since IS NULL OR r.last_date >= $since)
  AND ($until IS NULL OR r.first_date <= $until)
WITH b, r, u ORDER BY u.name, u.id, r.id
WITH b, collect(DISTINCT u.name) AS university_names, head(collect(r.quote)) AS university_quote
MATCH (b)-[q]-(c:Company)
WHERE ($since IS NULL OR q.last_date >= $since)
  AND ($until IS NULL OR q.first_date <= $until)
WITH b, university_names, university_quote, q, c ORDER BY c.name, c.id, q.id
WITH b, university_names, university_quote, collect(DISTINCT c.name) AS company_names, head(collect(q.quote)) AS company_quote
RETURN b.name AS broker, size(university_names) AS universities, size(company_names) AS companies, university_names,
  company_names, university_quote, company_quote
ORDER BY universities * companies DESC, broker, b.id LIMIT $limit;

// graph
MATCH p = (u:University)-[r]-(b:Actor)-[q]-(c:Company)
RETURN p ORDER BY b.name, b.id, u.id, c.id, r.id, q.id LIMIT 100;
