import { words } from '../../shared/words.ts';

export const consultationWords = words(
  {
    title: '事前沟通',
    raise: '向单位提出沟通',
    begin: '据此起草建议',
    help: '单位看得到问题，看不到草稿。',
  },
  {
    title: 'Consultations beforehand',
    raise: 'Put a question to a unit',
    begin: 'Draft a suggestion from this',
    help: 'The unit sees the question, never the draft.',
  },
);
