/** The privacy notices agreed to before anything is kept. A new wording takes a new version: each record keeps the one agreed to. */
export const commentConsent = {
  version: '2026-1',
  zh: '您的意见由本级人大常委会工作机构保存，用于研究修改征求意见的文稿。姓名、电话、邮箱可以不填，填写的加密保存，查看留有记录。公布采纳情况时只公布条数和归纳的意见，不公布您是谁，也不公布原文。处理后满规定期限自动删除内容和个人信息，只保留统计数字。您可以随时凭查询地址查看、导出或者删除。',
  en: 'Your comment is kept by the offices of this standing committee and used to work on the text. Name, telephone and e-mail may be left out; what you give is encrypted, and every look at it is noted. The published feedback holds numbers and summaries, never who you are or your own words. Some time after it was decided on, contents and personal data are deleted and only figures stay. With your private address you can read, export or erase it at any time.',
} as const;

export const reviewConsent = {
  version: '2026-2',
  zh: '审查建议须写明您的姓名或者单位名称和至少一种联系方式，以便告知补充和反馈结果。这些信息由本级人大常委会备案审查工作机构加密保存，查看留有记录，不向制定机关透露。理由原文由备案审查工作机构研究使用；需要专门委员会审查的，送各专门委员会工作人员阅看，不含您的姓名和联系方式。常委会领导只看办理进度、结论和反馈，不看您写的内容。办结后满规定期限自动删除内容和个人信息。您可以随时凭查询地址查看、导出或者删除。',
  en: 'A review suggestion names you or your organisation and at least one contact, so that you can be asked for what is missing and told the result. These are kept encrypted by the recording and review office of this standing committee; every look at them is noted, and the issuing organ is not told. Your reasons are read by that office and, where a committee is asked to review, by the officers of the special committees, without your name and contacts. Leaders of the standing committee see how it proceeds, what was found and what you are told, not what you wrote. Some time after the end, contents and personal data are deleted. With your private address you can read, export or erase it at any time.',
} as const;
