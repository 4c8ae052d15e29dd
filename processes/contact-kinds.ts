/** 双联系: members of the standing committee and deputies, deputies and voters. */
export const contactKinds = ['memberDeputies', 'deputyVoters'] as const;
/** 联系方式 */
export const contactWays = ['visit', 'talk', 'phone', 'meeting', 'online', 'letter'] as const;
