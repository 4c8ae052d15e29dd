import { Username } from '../../../../contract/people.ts';
import { SetupInput } from '../../../../contract/system.ts';

export const adminIds = ['systemAdmin', 'securityAdmin', 'auditAdmin'] as const;
export type AdminId = (typeof adminIds)[number];

/** The form as it is being filled in: what is sent, and each password a second time. */
export interface SetupForm {
  readonly congress: SetupInput['congress'];
  readonly admins: Readonly<
    Record<AdminId, { readonly name: string; readonly username: string; readonly password: string; readonly again: string }>
  >;
}

const nobody = { name: '', username: '', password: '', again: '' };
export const emptySetup: SetupForm = {
  congress: { name: '', shortName: '', level: 'city', regionCode: '', rulePack: 'national', timeZone: 'Asia/Shanghai' },
  admins: { systemAdmin: nobody, securityAdmin: nobody, auditAdmin: nobody },
};

export type SetupFault = 'required' | 'badCode' | 'badUsername' | 'weak' | 'differs' | 'sameName' | 'taken';

export function inputOf({ congress, admins }: SetupForm): SetupInput {
  const account = ({ name, username, password }: SetupForm['admins'][AdminId]) => ({ name, username, password });
  return {
    congress,
    systemAdmin: account(admins.systemAdmin),
    securityAdmin: account(admins.securityAdmin),
    auditAdmin: account(admins.auditAdmin),
  };
}

/** What needs attention before sending, by the path of the field. */
export function setupFaults(form: SetupForm): Readonly<Record<string, SetupFault>> {
  const faults: Record<string, SetupFault> = {};
  const parsed = SetupInput.safeParse(inputOf(form));
  for (const issue of parsed.error?.issues ?? []) faults[issue.path.join('.')] ??= faultOf(issue.path.at(-1));
  for (const id of adminIds) {
    const { name, username, password, again } = form.admins[id];
    if (name.trim() === '') faults[`${id}.name`] = 'required';
    if (username.trim() === '') faults[`${id}.username`] = 'required';
    else if (username.trim().length < 3 || !Username.safeParse(username).success) faults[`${id}.username`] = 'badUsername';
    else if (adminIds.some((other) => other !== id && same(form.admins[other].username, username))) faults[`${id}.username`] = 'sameName';
    if (password === '') faults[`${id}.password`] = 'required';
    else if (isWeak(password, username)) faults[`${id}.password`] = 'weak';
    if (password !== again) faults[`${id}.again`] = 'differs';
  }
  return faults;
}

const faultOf = (field: PropertyKey | undefined): SetupFault => (field === 'regionCode' ? 'badCode' : 'required');
const same = (a: string, b: string): boolean => a.trim().toLowerCase() === b.trim().toLowerCase();

/** The rules that can be told without the server's list of common words. */
function isWeak(password: string, username: string): boolean {
  const kinds = [/\p{Lu}/u, /\p{Ll}/u, /\p{Nd}/u, /[^\p{Lu}\p{Ll}\p{Nd}]/u].filter((kind) => kind.test(password)).length;
  const name = username.trim().toLowerCase();
  return [...password].length < 10 || kinds < 3 || (name.length >= 3 && password.toLowerCase().includes(name));
}
