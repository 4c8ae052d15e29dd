/** The numbers of the right answers to a lesson's questions, from 1: "1,3,2". */
export const keyOf = (text: unknown): number[] =>
  (typeof text === 'string' ? text : '')
    .split(/[,，、\s]+/)
    .filter((part) => part !== '')
    .map(Number);
