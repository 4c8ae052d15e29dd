-- A suggestion's light shows the earliest reply that its units still owe: brings records written before that up to date.
UPDATE suggestion t SET (next_due_key, next_due_on) = (
  SELECT duty.key, duty.due_on FROM (
    SELECT d.key, d.due_on FROM deadline d
    WHERE d.congress_id = t.congress_id AND d.process = 'suggestion' AND d.record_id = t.id AND d.key = 'handOver' AND d.closed_on IS NULL
    UNION ALL
    SELECT d.key, d.due_on FROM assignment a
    JOIN deadline d ON d.congress_id = a.congress_id AND d.process = 'assignment' AND d.record_id = a.id
      AND d.key IN ('reply', 'rework') AND d.closed_on IS NULL
    WHERE a.congress_id = t.congress_id AND a.suggestion_id = t.id
  ) duty ORDER BY duty.due_on, duty.key LIMIT 1
)
WHERE t.state IN ('handedOver', 'inProgress', 'replied') AND t.next_due_on IS NULL;
