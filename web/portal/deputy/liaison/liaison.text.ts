/** The words of the pages on which a deputy gets in touch with judicial and supervisory bodies. */
export const liaisonWords = {
  zh: {
    title: '监察司法联络',
    what: '向监察委员会、人民法院、人民检察院和垂直管理单位提出工作意见、联系旁听走访、咨询法律问题。经代表工作机构审核后转送，由对方答复您。',
    begin: '提出联络事项',
    none: '您还没有提出联络事项。',
    never: '请不要涉及具体案件的办理，也不要写当事人的姓名和案号。具体案件请当事人通过信访或者法定程序提出（《代表法》第五十九条）。',
  },
  en: {
    title: 'Judicial liaison',
    what: 'Opinions on the work of the supervisory commission, courts, procuratorate and organs under vertical management, attending hearings, legal advice. The deputies’ office screens and forwards it; the body answers you.',
    begin: 'Raise a matter',
    none: 'You have raised no matter yet.',
    never:
      'Please write nothing on how a concrete case is handled, no names of parties and no case numbers. The people concerned may petition or use the legal remedies (Deputies Law, art. 59).',
  },
} as const;
