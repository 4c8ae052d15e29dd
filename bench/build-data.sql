-- What every congress of the bench holds. Nothing is left to chance: the same number always gives the same rows.
CREATE FUNCTION pg_temp.id_of(at timestamptz, key text) RETURNS uuid LANGUAGE sql STABLE AS $$
  SELECT (lpad(to_hex((extract(epoch FROM at) * 1000)::bigint), 12, '0') || '7' || substr(md5(key), 1, 3) || '8' || substr(md5(key), 4, 15))::uuid
$$;
CREATE FUNCTION pg_temp.reg(kind text, c int, n int) RETURNS uuid LANGUAGE sql IMMUTABLE AS $$
  SELECT ('016f5e66e8007' || substr(md5(kind || '/' || c || '/' || n), 1, 3) || '8' || substr(md5(kind || '/' || c || '/' || n), 4, 15))::uuid
$$;
-- A number from 0 to most - 1.
CREATE FUNCTION pg_temp.pick(key text, most int) RETURNS int LANGUAGE sql IMMUTABLE AS $$
  SELECT ('x' || substr(md5(key), 1, 7))::bit(28)::int % most
$$;
-- then
CREATE TEMP TABLE congress_no AS SELECT c FROM generate_series(1, current_setting('bench.congresses')::int) c;
CREATE TEMP TABLE session_no AS
  SELECT k, y, make_date(y, 2, 18) AS start_on
  FROM generate_series(1, 7) k, LATERAL (SELECT extract(year FROM now() - interval '90 days')::int - 7 + k AS y) x;
-- then
INSERT INTO congress (congress_id, id, version, state, created_at, updated_at, name, short_name, level, region_code, rule_pack, time_zone)
  SELECT pg_temp.reg('congress', c, 0), pg_temp.reg('congress', c, 0), 1, 'active', '2020-01-01', '2020-01-01',
    '第' || c || '市人民代表大会', '第' || c || '市', 'city', (600000 + c * 100)::text, 'national', 'Asia/Shanghai'
  FROM congress_no;
INSERT INTO log_head (congress_id, seq, hash) SELECT pg_temp.reg('congress', c, 0), 7000000, decode(repeat('00', 32), 'hex') FROM congress_no;
INSERT INTO term (congress_id, id, version, state, created_at, updated_at, term_no, start_on, end_on)
  SELECT pg_temp.reg('congress', c, 0), pg_temp.reg('term', c, t), 1, 'active', '2020-01-01', '2020-01-01', 15 + t,
    (SELECT min(start_on) FROM session_no) - 30 + (t - 1) * 1826, (SELECT min(start_on) FROM session_no) - 31 + t * 1826
  FROM congress_no, generate_series(1, 2) t;
INSERT INTO congress_session (congress_id, id, version, state, created_at, updated_at, term_id, session_no, kind, name, start_on, end_on, year)
  SELECT pg_temp.reg('congress', c, 0), pg_temp.reg('session', c, k), 1, 'active', '2020-01-01', '2020-01-01',
    pg_temp.reg('term', c, CASE WHEN k <= 5 THEN 1 ELSE 2 END), k, 'regular', y || ' 年会议', start_on, start_on + 4, y
  FROM congress_no, session_no;
INSERT INTO unit (congress_id, id, version, state, created_at, updated_at, code, name, short_name, unit_group, is_relay, relay_unit_id, doc_mark, sort_no)
  SELECT pg_temp.reg('congress', c, 0), pg_temp.reg('unit', c, n), 1, 'active', '2020-01-01', '2020-01-01', (100 + n)::text,
    '市第' || n || '局', '第' || n || '局', 'government', n = 1, CASE WHEN n > 1 THEN pg_temp.reg('unit', c, 1) END, '第' || n || '函', n
  FROM congress_no, generate_series(1, 100) n;
INSERT INTO category (congress_id, id, version, state, created_at, updated_at, code, name, common, sort_no)
  SELECT pg_temp.reg('congress', c, 0), pg_temp.reg('category', c, n), 1, 'active', '2020-01-01', '2020-01-01', lpad(n::text, 2, '0'),
    '类别' || n, (ARRAY['educationCultureHealth', 'transport', 'agriculture', 'economy', 'urbanEnvironment'])[1 + n % 5], n
  FROM congress_no, generate_series(1, 11) n;
INSERT INTO delegation (congress_id, id, version, state, created_at, updated_at, term_id, code, name, sort_no)
  SELECT pg_temp.reg('congress', c, 0), pg_temp.reg('delegation', c, n), 1, 'active', '2020-01-01', '2020-01-01', pg_temp.reg('term', c, 2),
    'D' || lpad(n::text, 2, '0'), '第' || n || '代表团', n
  FROM congress_no, generate_series(1, 20) n;
INSERT INTO person (congress_id, id, version, state, created_at, updated_at, name, phone)
  SELECT pg_temp.reg('congress', c, 0), pg_temp.reg('person', c, n), 1, 'active', '2020-01-01', '2020-01-01', '代表' || n, (13800000000 + n)::text
  FROM congress_no, generate_series(1, 640) n;
INSERT INTO deputyship (congress_id, id, version, state, created_at, updated_at, person_id, name, seat_no, term_id, delegation_id, elected_on)
  SELECT pg_temp.reg('congress', c, 0), pg_temp.reg('seat', c, n), 1, 'active', '2020-01-01', '2020-01-01', pg_temp.reg('person', c, n),
    '代表' || n, lpad(n::text, 4, '0'), pg_temp.reg('term', c, 2), pg_temp.reg('delegation', c, 1 + n % 20), '2020-01-05'
  FROM congress_no, generate_series(1, 640) n;
-- then
-- Earlier years are finished; the latest has suggestions in every state. Drafts belong to the first eight seats.
CREATE TEMP TABLE chosen AS
  SELECT c, n, k, state, pg_temp.id_of(created_at, 'suggestion/' || c || '/' || n) AS id, created_at, created_at::date AS made_on,
    least(created_at::date + 5, current_date) AS submitted_on, least(created_at::date + 15, current_date) AS registered_on,
    least(created_at::date + 20, current_date) AS handed_on, least(created_at::date + 45 + pg_temp.pick('reply/' || c || '/' || n, 70), current_date) AS replied_on,
    least(created_at::date + 130, current_date) AS concluded_on,
    state NOT IN ('draft', 'submitted', 'reviewing', 'inadmissible', 'withdrawn') AS is_registered,
    state IN ('handedOver', 'inProgress', 'replied', 'concluded', 'published', 'archived') AS is_handed,
    state IN ('replied', 'concluded', 'published', 'archived') AS is_replied,
    state IN ('concluded', 'published', 'archived') AS is_concluded,
    CASE WHEN in_session THEN 'inSession' ELSE 'interSession' END AS stage,
    CASE WHEN pg_temp.pick('secret/' || c || '/' || n, 100) = 0 AND state <> 'draft' THEN 'confidential' ELSE 'open' END AS secrecy,
    1 + pg_temp.pick('seat/' || c || '/' || n, CASE state WHEN 'draft' THEN 8 ELSE 640 END) AS seat,
    2 + pg_temp.pick('unit/' || c || '/' || n, 99) AS unit, 1 + pg_temp.pick('category/' || c || '/' || n, 11) AS category,
    pg_temp.pick('a/' || c || '/' || n, (SELECT count(*)::int FROM text_of)) AS a, pg_temp.pick('b/' || c || '/' || n, (SELECT count(*)::int FROM text_of)) AS b,
    pg_temp.pick('rating/' || c || '/' || n, 100) AS luck
  FROM (
    SELECT c, n, k, pg_temp.pick('stage/' || c || '/' || n, 10) < 7 AS in_session,
      least(start_on + (CASE WHEN pg_temp.pick('stage/' || c || '/' || n, 10) < 7 THEN pg_temp.pick('day/' || c || '/' || n, 20) - 15
          ELSE 10 + pg_temp.pick('day/' || c || '/' || n, 300) END), current_date - 1) + make_interval(secs => pg_temp.pick('time/' || c || '/' || n, 86000)) AS created_at,
      CASE WHEN k < 7 THEN CASE WHEN r < 600 THEN 'archived' WHEN r < 950 THEN 'published' WHEN r < 980 THEN 'inadmissible' ELSE 'withdrawn' END
        ELSE CASE WHEN r < 300 THEN 'published' WHEN r < 500 THEN 'concluded' WHEN r < 600 THEN 'replied' WHEN r < 750 THEN 'inProgress' WHEN r < 800 THEN 'handedOver'
          WHEN r < 840 THEN 'registered' WHEN r < 870 THEN 'reviewing' WHEN r < 900 THEN 'submitted' ELSE 'draft' END END AS state
    FROM congress_no, generate_series(1, current_setting('bench.suggestions')::int) n,
      LATERAL (SELECT 1 + n % 7 AS k, pg_temp.pick('state/' || c || '/' || n, 1000) AS r) x JOIN session_no USING (k)
  ) y
  ORDER BY created_at;
-- then
INSERT INTO suggestion (congress_id, id, version, state, created_at, updated_at, next_due_key, next_due_on, title, problem, analysis, proposal, category_id,
    formation_source, contact, publish_consent, secrecy, urgent, number, kind, stage, session_id, nature, author_kind, lead_deputy_id, channel, submitted_on,
    registered_on, handed_over_on, unit_ids, lead_unit_id, replied_on, result_class, attitude, result, first_result, concluded_on, published_on, archived_on, search)
  SELECT pg_temp.reg('congress', c, 0), id, CASE state WHEN 'draft' THEN 4000001 ELSE 9 END, state, created_at,
    CASE WHEN is_concluded THEN concluded_on::timestamptz ELSE created_at + interval '15 days' END,
    CASE WHEN state IN ('submitted', 'reviewing', 'registered') AND stage = 'interSession' THEN 'handOver' END,
    CASE WHEN state IN ('submitted', 'reviewing', 'registered') AND stage = 'interSession' THEN submitted_on + 30 END,
    left(ta.title, 70) || '（' || n || '）', ta.problem, tb.analysis, tb.proposal, CASE WHEN is_registered THEN pg_temp.reg('category', c, category) END,
    (ARRAY['research', 'inspection', 'groupActivity', 'seminarOrVisit', 'receivingVoters', 'other'])[1 + luck % 6], '138' || lpad(seat::text, 8, '0'),
    CASE WHEN luck < 80 THEN 'full' ELSE 'summary' END, secrecy, luck < 3,
    CASE WHEN is_registered THEN row_number() OVER (PARTITION BY c, k, is_registered ORDER BY created_at, n) END,
    'suggestion', stage, pg_temp.reg('session', c, k), CASE WHEN is_registered THEN CASE WHEN luck < 90 THEN 'new' ELSE 'key' END END, 'deputy',
    pg_temp.reg('seat', c, seat), 'platform', CASE WHEN state <> 'draft' THEN submitted_on END, CASE WHEN is_registered THEN registered_on END,
    CASE WHEN is_handed THEN handed_on END, CASE WHEN is_handed THEN jsonb_build_array(pg_temp.reg('unit', c, unit)) END,
    CASE WHEN is_handed THEN pg_temp.reg('unit', c, unit) END, CASE WHEN is_replied THEN replied_on END,
    CASE WHEN is_replied THEN CASE WHEN luck < 90 THEN 'A' WHEN luck < 98 THEN 'B' ELSE 'C' END END,
    CASE WHEN is_concluded THEN 'satisfied' END, CASE WHEN is_concluded THEN CASE WHEN luck < 95 THEN 'satisfied' ELSE 'basicallySatisfied' END END,
    CASE WHEN is_concluded THEN CASE WHEN luck < 95 THEN 'satisfied' ELSE 'basicallySatisfied' END END,
    CASE WHEN is_concluded THEN concluded_on END, CASE WHEN state IN ('published', 'archived') AND luck < 80 AND secrecy = 'open' THEN concluded_on END,
    CASE WHEN state = 'archived' THEN concluded_on END, ta.vector || tb.vector
  FROM chosen JOIN text_of ta ON ta.no = a JOIN text_of tb ON tb.no = b;
-- then
INSERT INTO assignment (congress_id, id, version, state, created_at, updated_at, next_due_key, next_due_on, suggestion_id, suggestion_title, suggestion_number,
    session_id, confidential, level, role, unit_id, handed_over_on, clock_start_on, signed_in_on, person_in_charge, plan, result_class, body, reply_contact,
    publish_reply, doc_number, signatory, signed_on, replied_on, reply_due_on, on_time, round, attitude, result, first_result, evaluated_on, concluded_on, search)
  SELECT s.congress_id, pg_temp.id_of(s.handed_over_on::timestamptz, 'assignment/' || c || '/' || n), 6,
    CASE WHEN is_concluded THEN 'concluded' WHEN s.state = 'inProgress' THEN (ARRAY['signedIn', 'inProgress', 'consulting', 'replyDrafted'])[1 + luck % 4] ELSE s.state END,
    s.handed_over_on, s.updated_at, CASE WHEN NOT is_replied THEN 'reply' END, CASE WHEN NOT is_replied THEN s.handed_over_on + 90 END, s.id, s.title, s.number,
    s.session_id, s.secrecy = 'confidential', 1, 'lead', s.lead_unit_id, s.handed_over_on, s.handed_over_on,
    CASE WHEN s.state <> 'handedOver' THEN least(s.handed_over_on + 3, current_date) END, '周科长', left(t.proposal, 60), s.result_class,
    CASE WHEN is_replied THEN '您提出的建议收悉。' || t.analysis || t.proposal END, '周科长', is_replied, CASE WHEN is_replied THEN '第' || n || '号' END,
    CASE WHEN is_replied THEN '何局长' END, s.replied_on, s.replied_on, s.handed_over_on + 90, CASE WHEN is_replied THEN s.replied_on <= s.handed_over_on + 90 END, 1,
    s.attitude, s.result, s.first_result, s.concluded_on, s.concluded_on, t.vector
  FROM chosen JOIN suggestion s ON s.congress_id = pg_temp.reg('congress', c, 0) AND s.id = chosen.id JOIN text_of t ON t.no = a
  WHERE is_handed;
-- then
INSERT INTO party (congress_id, process, record_id, party, subject, status, since)
  SELECT congress_id, 'suggestion', id, 'author', lead_deputy_id, 'active', created_at::date FROM suggestion
  UNION ALL SELECT congress_id, 'suggestion', id, 'handler', lead_unit_id, 'active', handed_over_on FROM suggestion WHERE lead_unit_id IS NOT NULL
  UNION ALL SELECT congress_id, 'assignment', id, 'unit', unit_id, 'active', handed_over_on FROM assignment
  UNION ALL SELECT a.congress_id, 'assignment', a.id, 'author', s.lead_deputy_id, 'active', a.handed_over_on
    FROM assignment a JOIN suggestion s ON s.congress_id = a.congress_id AND s.id = a.suggestion_id;
INSERT INTO deadline (congress_id, process, record_id, key, round, rule_key, start_on, due_on, amount, unit, source, provisional, closed_on, outcome)
  SELECT congress_id, 'assignment', id, 'reply', 1, 'suggestion.reply', handed_over_on, reply_due_on, 3, 'month', '《代表法》第五十一条', false, replied_on,
    CASE WHEN on_time THEN 'met' WHEN NOT on_time THEN 'late' END
  FROM assignment
  UNION ALL SELECT congress_id, 'suggestion', id, 'handOver', 1, 'suggestion.handover.interSession', submitted_on, submitted_on + 30, 30, 'day', NULL, false,
    NULL, NULL FROM suggestion WHERE next_due_key = 'handOver';
-- then
DROP TABLE chosen
