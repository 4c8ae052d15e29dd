import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import { activityRoutes } from '../../../../contract/activities.ts';
import { call } from '../../../shared/api.ts';
import { useWords } from '../../../shared/words.ts';
import { activityWords } from '../../activity/activity.text.ts';
import { Loaded } from '../../shell/faults.tsx';
import { Link } from '../../shell/link.tsx';
import '../../activity/activity.css';

/** The page for the screen in the room: the code as a picture and in letters, new every half minute, and how many are there. */
export function SignInCodePage() {
  const t = useWords(activityWords);
  const { id } = useParams({ strict: false }) as { id: string };
  const asked = useQuery({
    queryKey: ['sign-in-code', id],
    queryFn: ({ signal }) => call(activityRoutes.signInCode, { params: { id } }, { signal }),
    refetchInterval: (query) => Math.min(5, query.state.data?.seconds ?? 5) * 1000,
  });
  const [now, setNow] = useState(Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 1000);
    return () => clearInterval(timer);
  }, []);
  return (
    <Loaded of={asked} rows={8}>
      {(shown) => (
        <div className="code-page">
          <h1>{t.codeTitle}</h1>
          <img src={`data:image/svg+xml;utf8,${encodeURIComponent(shown.svg)}`} alt={t.codeLead} />
          <output className="code" aria-live="off">
            {shown.code.slice(0, 4)} {shown.code.slice(4)}
          </output>
          <p className="quiet">
            {t.codePresent(shown.present, shown.expected)} ·{' '}
            {t.codeNext(Math.max(0, shown.seconds - Math.floor((now - asked.dataUpdatedAt) / 1000)))}
          </p>
          <p>{t.codeLead}</p>
          <Link className="no-print" to={`/activities/${id}`}>
            {t.back}
          </Link>
        </div>
      )}
    </Loaded>
  );
}
