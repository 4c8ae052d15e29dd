import { useWords } from '../../../shared/words.ts';
import { deputyWords } from '../deputy.text.ts';
import { List } from './opinions.tsx';

/** What is out for comments: a deputy comments on it as such. */
export function ConsultationsPage() {
  const t = useWords(deputyWords);
  return (
    <>
      <h1>{t.consultations}</h1>
      <List kind="consultation" query={{ state: 'open' }} empty={t.noConsultations} />
    </>
  );
}
