import { useParams } from '@tanstack/react-router';
import { suggestion } from '../../../processes/suggestion/suggestion.ts';
import { DraftingForm } from '../form/drafting-form.tsx';
import { useRecord } from '../record/use-record.ts';
import { Loaded, MissingPage } from '../shell/faults.tsx';

/** Goes on writing a suggestion. */
export function EditPage() {
  const { plural, id } = useParams({ strict: false }) as { plural: string; id: string };
  const asked = useRecord(suggestion, plural === suggestion.plural ? id : null);
  if (plural !== suggestion.plural) return <MissingPage />;
  return (
    <Loaded of={asked}>
      {(view) => (view.record.can.includes('edit') ? <DraftingForm key={view.record.id} view={view} /> : <MissingPage />)}
    </Loaded>
  );
}
