import { evidenceOf, folded, stretched } from './evidence.ts';
import { type FeatureOptions, featuresOf, isWord, shownFeature } from './features.ts';
import { type SvmOptions, scoreOf, trainSvm } from './linear-svm.ts';
import { type SparseVector, type Vocabulary, type VocabularyOptions, vectorOf, vocabularyOf } from './vectors.ts';

/** A text with its words as a word cutter gave them. */
export interface Text {
  readonly text: string;
  readonly words: readonly string[];
}

export interface Example extends Text {
  readonly label: string;
}

export interface ClassifierOptions extends FeatureOptions, VocabularyOptions, SvmOptions {
  /** Smoothing of the evidence by which features are stretched for each label; 0 leaves them as they are. */
  readonly evidence: number;
}

/** What was learnt from past decisions: one row of weights a label over a shared vocabulary. */
export interface Classifier {
  readonly options: FeatureOptions;
  readonly vocabulary: Vocabulary;
  readonly labels: readonly string[];
  readonly weights: readonly Float32Array[];
}

export interface Ranked {
  readonly label: string;
  readonly score: number;
}

/**
 * Learns from decided examples, one label against all others each time. Equal examples in equal order give an equal classifier. A server
 * with other work to do takes `learningSteps` and rests between two steps.
 */
export function learn(examples: readonly Example[], options: ClassifierOptions): Classifier {
  const steps = learningSteps(examples, options);
  for (;;) {
    const step = steps.next();
    if (step.done) return step.value;
  }
}

/** The same in short steps, so that nothing else has to wait for long. */
export function* learningSteps(examples: readonly Example[], options: ClassifierOptions): Generator<undefined, Classifier> {
  const features = [];
  for (const [n, example] of examples.entries()) {
    features.push(featuresOf(example.text, example.words, options));
    if (n % examplesAStep === 0) yield;
  }
  const vocabulary = vocabularyOf(features, options);
  yield;
  const vectors = features.map((f) => vectorOf(vocabulary, f));
  const labels = [...new Set(examples.map((e) => e.label))].sort();
  const weights: Float32Array[] = [];
  for (const label of labels) {
    yield;
    const isOf = examples.map((e) => e.label === label);
    weights.push(weightsOf(vectors, isOf, vocabulary.rarity.length, options));
  }
  return { options: { grams: options.grams, words: options.words }, vocabulary, labels, weights };
}

const examplesAStep = 50;

function weightsOf(vectors: readonly SparseVector[], isOf: readonly boolean[], size: number, options: ClassifierOptions): Float32Array {
  if (options.evidence === 0) return trainSvm(vectors, isOf, size, options);
  const evidence = evidenceOf(vectors, isOf, size, options.evidence);
  return folded(trainSvm(stretched(vectors, evidence), isOf, size, options), evidence);
}

/** Every label, the likeliest first. */
export function rank(classifier: Classifier, { text, words }: Text): Ranked[] {
  const vector = vectorOf(classifier.vocabulary, featuresOf(text, words, classifier.options));
  return classifier.labels
    .map((label, n) => ({ label, score: scoreOf(classifier.weights[n] ?? new Float32Array(1), vector) }))
    .sort((a, b) => b.score - a.score || (a.label < b.label ? -1 : 1));
}

/** The words of a text, or where words do not count its runs of characters, that spoke most for a label, strongest first; of overlapping ones only the strongest. */
export function reasonsFor(classifier: Classifier, label: string, { text, words }: Text, most: number): string[] {
  const weights = classifier.weights[classifier.labels.indexOf(label)];
  if (!weights) return [];
  const features = featuresOf(text, words, classifier.options);
  const vector = vectorOf(classifier.vocabulary, features);
  const share = new Map<number, number>();
  for (const [n, place] of vector.places.entries()) share.set(place, (weights[place] ?? 0) * (vector.values[n] ?? 0));
  const strongest = [...features.keys()]
    .filter((feature) => isWord(feature) === classifier.options.words)
    .map((feature) => ({ shown: shownFeature(feature), share: share.get(classifier.vocabulary.places.get(feature) ?? -1) ?? 0 }))
    .filter((f) => f.share > 0 && [...f.shown].length > 1)
    .sort((a, b) => b.share - a.share || (a.shown < b.shown ? -1 : 1));
  const chosen: string[] = [];
  for (const { shown } of strongest) {
    if (chosen.length >= most) break;
    if (!chosen.some((other) => other.includes(shown) || shown.includes(other))) chosen.push(shown);
  }
  return chosen;
}
