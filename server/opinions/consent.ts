/** The privacy notice that is agreed to before anything is kept. A new wording takes a new version: each opinion keeps the one agreed to. */
export const consent = {
  version: '2026-2',
  zh: '您填写的内容用于办理您反映的事项并向您反馈，由本级人大代表工作机构保存。姓名、电话、邮箱和地点可以不填，填写的加密保存，查看留有记录；选择匿名的，承办单位看不到姓名、电话和邮箱。地点会转给承办单位，用于现场办理，不愿提供的请不要填写。办结满规定期限后自动删除内容和个人信息，只保留统计数字。您可以随时凭查询地址查看、导出、更正补充或者删除。',
  en: 'What you write is used to handle the matter and to answer you, and is kept by the deputies’ office of this congress. Name, telephone, e-mail and place may be left out; what you give is encrypted, and every look at it is noted. If you choose to be anonymous, the handling unit sees neither name nor telephone nor e-mail. The place goes to the handling unit, so that it can deal with the matter there; leave it out if you do not want that. Some time after closing, contents and personal data are deleted and only figures stay. With your private address you can read, export, add to or erase it at any time.',
} as const;
