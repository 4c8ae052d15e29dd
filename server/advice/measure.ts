import { type ClassifierOptions, type Example, learn, rank } from '../../matching/classifier.ts';
import { type Quality, qualityOf } from '../../matching/metrics.ts';
import { commonOnly } from './learn.ts';

/** How well decisions are foretold by what is learnt from the others: every fifth is left out in turn. */
export function crossValidated(examples: readonly Example[], options: ClassifierOptions, parts = 5): Quality {
  const answers = Array.from({ length: parts }, (_, part) => {
    const model = learn(commonOnly(examples.filter((_e, n) => n % parts !== part)), options);
    return examples.filter((_e, n) => n % parts === part).map((e) => answerOf(model, e));
  });
  return qualityOf(answers.flat());
}

/** How well the second set is foretold by what is learnt from the first. */
export function tested(train: readonly Example[], tests: readonly (readonly Example[])[], options: ClassifierOptions): Quality[] {
  const model = learn(train, options);
  return tests.map((test) => qualityOf(test.map((e) => answerOf(model, e))));
}

const answerOf = (model: ReturnType<typeof learn>, example: Example) => ({
  right: example.label,
  proposed: rank(model, example).map((r) => r.label),
});
