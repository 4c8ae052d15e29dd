/** Whose a code can be, and the field that names it. */
export const codeField = { deputy: 'deputyId', station: 'stationId', activity: 'activityId' } as const;
export type CodeSubject = keyof typeof codeField;

const subjects: Readonly<Record<string, CodeSubject>> = { deputyship: 'deputy', station: 'station', activity: 'activity' };

/** The kind of code that records of this process have; undefined where they have none. */
export const codeSubjectOf = (process: string): CodeSubject | undefined => subjects[process];

const longest = 60;

/** What is printed with a code. Posters are in Chinese whatever language the page speaks. */
export const printedName = (subject: CodeSubject, name: string): string =>
  [...(subject === 'deputy' ? `${name}代表` : name)].slice(0, longest).join('');
