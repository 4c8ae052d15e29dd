/** What to say at one field, by the code of what is wrong with it. */
const messages = {
  zh: {
    required: '请填写',
    too_small: '太短或太少，请补充',
    too_big: '超出上限，请精简',
    invalid_type: '请填写',
    invalid_format: '格式不正确',
    invalid_value: '请从列出的选项中选择',
    invalid_union: '请从列出的选项中选择',
    not_multiple_of: '请填写整数',
    unrecognized_keys: '不认识的项目',
    tooEarly: '日期早于应有的先后，请检查',
    unknownReference: '没有找到所选的记录，请重新选择',
    invalidFilter: '筛选条件不正确',
    other: '填写有误，请检查',
  },
  en: {
    required: 'Please fill this in',
    too_small: 'Too short or too few; please add to it',
    too_big: 'Beyond the limit; please shorten it',
    invalid_type: 'Please fill this in',
    invalid_format: 'Not in the right form',
    invalid_value: 'Please choose one of the options',
    invalid_union: 'Please choose one of the options',
    not_multiple_of: 'Please give a whole number',
    unrecognized_keys: 'Not a known entry',
    tooEarly: 'This day is before the one it must follow',
    unknownReference: 'This record was not found; please choose again',
    invalidFilter: 'This filter is not right',
    other: 'Please check this entry',
  },
} as const;

/** The sentence for one field, in words where a process gives some for the code. */
export function inputMessage(
  error: { readonly code: string; readonly message: string },
  locale: 'zh' | 'en',
  reasons: Readonly<Record<string, string>> = {},
): string {
  const known: Readonly<Record<string, string>> = messages[locale];
  return (
    reasons[error.code] ??
    known[error.code] ??
    (error.message !== '' && error.message !== error.code ? error.message : messages[locale].other)
  );
}
