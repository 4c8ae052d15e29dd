import { useWords } from '../../shared/words.ts';
import { deputyWords } from './deputy.text.ts';
import { readStory } from './desk.ts';
import type { Kind } from './kinds.ts';
import { useProcessWords } from './process-words.ts';
import { useDesk } from './use-desk.ts';

/** What has happened to a record, the latest first. */
export function Story({ kind, id, version }: { readonly kind: Kind; readonly id: string; readonly version: number }) {
  const t = useWords(deputyWords);
  const words = useProcessWords()[kind];
  const { value } = useDesk(`story ${kind} ${id} ${version}`, (manner) => readStory(kind, id, manner));
  const steps = (value?.items ?? []).filter((step) => words.actions[step.action] !== undefined);
  if (steps.length === 0) return null;
  return (
    <section className="sheet">
      <h2>{t.story}</h2>
      <ol className="steps">
        {[...steps]
          .sort((a, b) => b.version - a.version)
          .map((step) => (
            <li key={step.version}>
              {words.actions[step.action]}{' '}
              <span className="quiet small">
                {new Date(step.at).toLocaleDateString('en-CA')}{' '}
                {step.actorKind === 'system' ? t.system : step.actorKind === 'citizen' ? t.citizen : step.actorName}
              </span>
            </li>
          ))}
      </ol>
    </section>
  );
}
