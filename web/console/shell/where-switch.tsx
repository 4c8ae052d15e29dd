import { Select } from 'antd';
import { useT } from '../language.ts';
import { useCongressSessions, useHere, useOwnCongresses } from '../session.tsx';

/** Which congress, and which of its sessions, the lists are about. */
export function WhereSwitch() {
  const t = useT();
  const here = useHere();
  const congresses = useOwnCongresses();
  const sessions = useCongressSessions();
  return (
    <>
      {here.congressIds.length > 1 ? (
        <Select
          variant="borderless"
          aria-label={t.shell.congress}
          value={here.congressId}
          onChange={here.chooseCongress}
          popupMatchSelectWidth={false}
          options={(congresses.data ?? []).map((c) => ({ value: c.id, label: String(c.fields.shortName ?? c.fields.name) }))}
        />
      ) : (
        <span style={{ padding: '5px 11px', whiteSpace: 'nowrap' }}>{String(congresses.data?.[0]?.fields.shortName ?? '')}</span>
      )}
      <Select
        variant="borderless"
        aria-label={t.shell.session}
        value={here.sessionId ?? ''}
        onChange={(id) => here.chooseSession(id === '' ? null : id)}
        popupMatchSelectWidth={false}
        options={[
          { value: '', label: t.shell.allSessions },
          ...(sessions.data ?? []).map((s) => ({ value: s.id, label: String(s.fields.name ?? '') })),
        ]}
      />
    </>
  );
}
