import { words } from '../../../shared/words.ts';

export const policyWords = words(
  {
    title: '安全策略',
    lead: '对所属人大的全部账号生效。',
    congress: '人大',
    factor: '动态验证码',
    factors: { optional: '由本人决定是否启用', admins: '管理员必须启用', everyone: '所有人必须启用' },
    factorHelp: '必须启用而尚未启用的账号，下次登录后须先启用才能办理。',
    length: '密码最短位数',
    lengthHelp: '10 至 64 位。只对以后设置的密码生效。',
    age: '密码有效天数',
    ageHelp: '0 表示不限；到期后登录时须修改。',
    save: '保存',
    saved: '已保存。',
    readOnly: '安全策略由安全管理员规定。',
  },
  {
    title: 'Security policy',
    lead: 'Holds for every account of the congress.',
    congress: 'Congress',
    factor: 'Second factor',
    factors: { optional: 'Everybody decides for themselves', admins: 'Administrators must use one', everyone: 'Everybody must use one' },
    factorHelp: 'Accounts that must and do not yet have to enrol at the next sign-in before anything else.',
    length: 'Least length of a password',
    lengthHelp: '10 to 64. Holds for passwords set from now on.',
    age: 'Days a password lasts',
    ageHelp: '0 for no limit. After that it has to be changed at sign-in.',
    save: 'Save',
    saved: 'Saved.',
    readOnly: 'The security administrator sets the security policy.',
  },
);
