import { writeNumeral } from '../parse/numerals.ts';

/** Who decides, and when it comes into force. */
export interface DecisionOccasion {
  /** With the meeting: 青河市人民代表大会常务委员会第九次会议. Left out of the text when not given. */
  readonly decidedBy?: string;
  /** As written: 2024年10月1日. Blanks to fill in when not given. */
  readonly inForce?: string;
}

/** A decision without its frame. */
export interface DecisionParts {
  readonly title: string;
  readonly amendments: readonly string[];
  /** Whether articles are counted anew. */
  readonly recounted: boolean;
}

/** The whole text of a decision on the statute of this name. */
export function decisionText(
  name: string,
  { title, amendments, recounted }: DecisionParts,
  { decidedBy, inForce }: DecisionOccasion = {},
): string {
  const lines = [
    title,
    `${decidedBy === undefined ? '' : `${decidedBy}决定`}对《${name}》作如下修改：`,
    ...amendments.map((sentence, i) => `${writeNumeral(i + 1)}、${sentence}`),
    `本决定自${inForce ?? '　　年　　月　　日'}起施行。`,
    `《${name}》根据本决定作相应修改${recounted ? '并对条文顺序作相应调整，' : '，'}重新公布。`,
  ];
  return lines.join('\n');
}
