import { type RowFault, rowFaults, type TextFault } from '../../../contract/statute-imports.ts';
import { fileFaultWords } from '../../statute/reader/file-problem.ts';

interface Reason {
  readonly zh: string;
  readonly en: string;
}

const rowReasons: Readonly<Record<RowFault, Reason>> = {
  noArticles: { zh: '没有读到条文。', en: 'no article was found in it.' },
  noTitle: { zh: '没有读到名称。', en: 'no title was found in it.' },
  noDay: { zh: '没有读到通过或者施行日期。', en: 'no day of passing or of taking effect was found in it.' },
  daysCrossed: { zh: '施行日期早于通过日期。', en: 'it takes effect before it was passed.' },
  keptByOther: { zh: '该法规由其他人大维护。', en: 'another congress keeps this statute.' },
  otherTitle: { zh: '与要增加版本的法规名称不同。', en: 'its title is another than that of the statute it is to be a version of.' },
};

const isOfRow = (fault: TextFault): fault is RowFault => (rowFaults as readonly string[]).includes(fault);

/** Why a file was not taken into the library, in both languages. */
export const reasonOf = (fault: TextFault): Reason => (isOfRow(fault) ? rowReasons[fault] : fileFaultWords[fault]);
