import path from 'node:path';
import { z } from 'zod';
import { StartProblem } from './start-problem.ts';

/** One setting: its environment variable, how its text is read, what it means. `secret` values are never printed. */
interface Setting<T> {
  readonly env: string;
  readonly read: z.ZodType<T, string | undefined>;
  /** The default as text for the settings page; the schema holds the working one. */
  readonly fallback: string;
  readonly zh: string;
  readonly en: string;
  readonly secret?: true;
}

const setting = <T>(s: Setting<T>): Setting<T> => s;

const text = (fallback: string) => z.string().min(1).default(fallback);
const optionalText = () =>
  z
    .string()
    .min(1)
    .optional()
    .transform((v) => v ?? null);
const whole = (fallback: number, min: number, max: number) =>
  z
    .string()
    .default(String(fallback))
    .transform((v, ctx) => {
      const n = /^\d+$/.test(v.trim()) ? Number(v) : Number.NaN;
      if (n >= min && n <= max) return n;
      ctx.addIssue({ code: 'custom', message: `应为 ${min} 至 ${max} 的整数 · must be a whole number from ${min} to ${max}` });
      return z.NEVER;
    });
const list = () =>
  z
    .string()
    .default('')
    .transform((v) =>
      v
        .split(',')
        .map((part) => part.trim())
        .filter((part) => part !== ''),
    );
const yesNo = (fallback: 'yes' | 'no') =>
  z
    .enum(['yes', 'no'], { error: '应为 yes 或 no · must be yes or no' })
    .default(fallback)
    .transform((v) => v === 'yes');
const url = (protocols: readonly string[]) =>
  z
    .string()
    .optional()
    .transform((v, ctx) => {
      if (v === undefined) return null;
      if (URL.canParse(v) && protocols.includes(new URL(v).protocol)) return v.replace(/\/$/, '');
      ctx.addIssue({
        code: 'custom',
        message: `应为 ${protocols.map((p) => `${p}//`).join(' / ')} 开头的地址 · must be an address of that kind`,
      });
      return z.NEVER;
    });
const timeZone = (fallback: string) =>
  z
    .string()
    .default(fallback)
    .refine((v) => isTimeZone(v), { error: '不是已知的时区名 · not a known time zone name' });
const key = () =>
  z
    .string()
    .optional()
    .transform((v, ctx) => {
      if (v === undefined) return null;
      const bytes = Buffer.from(v, 'base64');
      if (bytes.length === 32) return bytes;
      ctx.addIssue({ code: 'custom', message: '应为 32 字节的 Base64 · must be 32 bytes in Base64' });
      return z.NEVER;
    });

function isTimeZone(name: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: name });
    return true;
  } catch {
    return false;
  }
}

/** Every setting there is. `docs/settings.md` is generated from this table. */
export const settings = {
  host: setting({
    env: 'HOST',
    read: text('127.0.0.1'),
    fallback: '127.0.0.1',
    zh: '监听地址；要让其他计算机访问，设为 0.0.0.0。',
    en: 'Address to listen on; set 0.0.0.0 to let other computers in.',
  }),
  port: setting({
    env: 'PORT',
    read: whole(8080, 0, 65_535),
    fallback: '8080',
    zh: '监听端口；0 表示任选一个空闲端口。',
    en: 'Port to listen on; 0 takes any free one.',
  }),
  publicUrl: setting({
    env: 'YISHI_PUBLIC_URL',
    read: url(['http:', 'https:']).transform((v) => v ?? ''),
    fallback: 'http://localhost:PORT',
    zh: '用户访问的地址，用于通知中的链接；以 https 开头时会话 Cookie 只经加密连接发送。',
    en: 'Address people use, for links in notices; with https the session cookie is sent over encrypted connections only.',
  }),
  trustProxy: setting({
    env: 'YISHI_TRUST_PROXY',
    read: list(),
    fallback: '',
    zh: '受信任的反向代理地址，逗号分隔；只采信它们转告的来访地址。',
    en: 'Reverse proxies to trust, separated by commas; only their word on the caller’s address is taken.',
  }),
  portalHosts: setting({
    env: 'YISHI_PORTAL_HOSTS',
    read: list(),
    fallback: '',
    zh: '只供公众和代表使用的主机名，逗号分隔：在这些主机名上登录只有代表的功能，工作人员的会话无效。',
    en: 'Host names for the public and deputies alone, separated by commas: signing in there gives a deputy’s functions only, and no session of staff holds there.',
  }),
  dataFolder: setting({
    env: 'YISHI_DATA',
    read: text('data').transform((v) => path.resolve(v)),
    fallback: './data',
    zh: '数据文件夹：附件、密钥和内置数据库。',
    en: 'Data folder: files, keys and the embedded database.',
  }),
  databaseUrl: setting({
    env: 'DATABASE_URL',
    read: url(['postgres:', 'postgresql:']),
    fallback: '（内置数据库 · embedded database）',
    zh: 'PostgreSQL 15 或更新版本的连接地址；不设则使用内置数据库。',
    en: 'Address of a PostgreSQL 15 or newer; without it the embedded database is used.',
    secret: true,
  }),
  databaseConnections: setting({
    env: 'YISHI_DATABASE_CONNECTIONS',
    read: whole(12, 2, 500),
    fallback: '12',
    zh: '本进程的数据库连接数上限。',
    en: 'Most database connections this process opens.',
  }),
  timeZone: setting({
    env: 'YISHI_TIME_ZONE',
    read: timeZone('Asia/Shanghai'),
    fallback: 'Asia/Shanghai',
    zh: '期限计算所用的时区。',
    en: 'Time zone in which legal days are counted.',
  }),
  logLevel: setting({
    env: 'YISHI_LOG_LEVEL',
    read: z.enum(['silent', 'error', 'warn', 'info', 'debug']).default('info'),
    fallback: 'info',
    zh: '日志详细程度：silent、error、warn、info、debug。',
    en: 'How much is logged: silent, error, warn, info, debug.',
  }),
  secretKey: setting({
    env: 'YISHI_SECRET_KEY',
    read: key(),
    fallback: '（数据文件夹中的 secret.key · secret.key in the data folder）',
    zh: '加密动态口令密钥等的密钥，32 字节 Base64；多个节点必须相同。',
    en: 'Key that encrypts second-factor secrets and the like, 32 bytes in Base64; must be the same on all nodes.',
    secret: true,
  }),
  fileMegabytes: setting({
    env: 'YISHI_FILE_MEGABYTES',
    read: whole(50, 1, 4096),
    fallback: '50',
    zh: '单个附件的大小上限（MB）。',
    en: 'Largest size of one file in megabytes.',
  }),
  sessionIdleMinutes: setting({
    env: 'YISHI_SESSION_IDLE_MINUTES',
    read: whole(30, 1, 1440),
    fallback: '30',
    zh: '无操作多少分钟后须重新登录。',
    en: 'Minutes without activity after which people sign in again.',
  }),
  sessionHours: setting({
    env: 'YISHI_SESSION_HOURS',
    read: whole(12, 1, 168),
    fallback: '12',
    zh: '一次登录最长有效小时数。',
    en: 'Longest life of one sign-in in hours.',
  }),
  smtpUrl: setting({
    env: 'YISHI_SMTP_URL',
    read: url(['smtp:', 'smtps:']),
    fallback: '（不发邮件 · no mail）',
    zh: '邮件服务器，如 smtp://用户:密码@主机:587。',
    en: 'Mail server, such as smtp://user:password@host:587.',
    secret: true,
  }),
  smtpFrom: setting({
    env: 'YISHI_SMTP_FROM',
    read: text('Yishi <yishi@localhost>'),
    fallback: 'Yishi <yishi@localhost>',
    zh: '邮件的发件人。',
    en: 'Sender of mail.',
  }),
  webhookPrivateHosts: setting({
    env: 'YISHI_WEBHOOK_PRIVATE_HOSTS',
    read: list(),
    fallback: '',
    zh: '允许推送到的内网主机名、地址或网段（CIDR），逗号分隔；其余内网地址一律拒绝。',
    en: 'Host names, addresses or CIDR ranges on private networks that webhooks may reach, separated by commas; all other private addresses are refused.',
  }),
  oidcIssuer: setting({
    env: 'YISHI_OIDC_ISSUER',
    read: url(['http:', 'https:']),
    fallback: '（不启用 · off）',
    zh: '统一身份认证（OpenID Connect）的颁发者地址。',
    en: 'Issuer of single sign-on by OpenID Connect.',
  }),
  oidcClientId: setting({
    env: 'YISHI_OIDC_CLIENT_ID',
    read: optionalText(),
    fallback: '',
    zh: '统一身份认证的客户端编号。',
    en: 'Client id at that issuer.',
  }),
  oidcClientSecret: setting({
    env: 'YISHI_OIDC_CLIENT_SECRET',
    read: optionalText(),
    fallback: '',
    zh: '统一身份认证的客户端密钥。',
    en: 'Client secret at that issuer.',
    secret: true,
  }),
  oidcClaim: setting({
    env: 'YISHI_OIDC_CLAIM',
    read: text('preferred_username'),
    fallback: 'preferred_username',
    zh: '用来对应账号用户名的声明。',
    en: 'Claim that is matched to the user name of an account.',
  }),
  fontFolder: setting({
    env: 'YISHI_FONTS',
    read: optionalText().transform((v) => (v === null ? null : path.resolve(v))),
    fallback: '（随程序提供的字体 · the fonts that come with the program）',
    zh: '公文字体文件夹（仿宋_GB2312、楷体_GB2312、方正小标宋简体等，TTF 或 OTF）；其中没有的用随程序提供的字体代替。',
    en: 'Folder with the fonts of official papers (FangSong_GB2312 and the like, TTF or OTF); those that come with the program stand in for what it lacks.',
  }),
  publicPerMinute: setting({
    env: 'YISHI_PUBLIC_PER_MINUTE',
    read: whole(120, 1, 1_000_000),
    fallback: '120',
    zh: '公开目录：每个来访地址每分钟最多查询次数（按节点计）。',
    en: 'Public catalogue: most calls a minute from one address, counted on each node.',
  }),
  publicAtOnce: setting({
    env: 'YISHI_PUBLIC_AT_ONCE',
    read: whole(4, 1, 1000),
    fallback: '4',
    zh: '公开目录：本节点同时办理的查询数上限，其余请其稍后再试。',
    en: 'Public catalogue: most calls this node answers at the same time; others are asked to come again.',
  }),
  intakePerHour: setting({
    env: 'YISHI_INTAKE_PER_HOUR',
    read: whole(20, 1, 1_000_000),
    fallback: '20',
    zh: '民意直通车：每个来访地址每小时最多提交件数（各节点合计）。',
    en: 'Opinion express: most opinions an hour from one address, counted over all nodes.',
  }),
  intakeProofBits: setting({
    env: 'YISHI_INTAKE_PROOF_BITS',
    read: whole(14, 0, 22),
    fallback: '14',
    zh: '民意直通车：提交前浏览器所做运算的难度（位），繁忙时自动加大；0 表示平时不做。',
    en: 'Opinion express: bits of the work a browser does before it may submit; more when busy, 0 for none at quiet times.',
  }),
  smsUrl: setting({
    env: 'YISHI_SMS_URL',
    read: url(['http:', 'https:', 'simulator:']),
    fallback: '（不发短信 · no text messages）',
    zh: '短信网关：以 JSON 提交 {to, text} 的地址；simulator: 表示只在内存中模拟，不真正发送。',
    en: 'Gateway of text messages, given {to, text} as JSON; simulator: keeps them in memory and sends nothing.',
    secret: true,
  }),
  openDataLicence: setting({
    env: 'YISHI_OPEN_DATA_LICENCE',
    read: text(
      '可自由使用，请注明来源和公开日期，不得歪曲原意。 · Free to use; name the source and the day of publication, and do not distort the meaning.',
    ),
    fallback:
      '可自由使用，请注明来源和公开日期，不得歪曲原意。 · Free to use; name the source and the day of publication, and do not distort the meaning.',
    zh: '开放数据的使用许可说明。',
    en: 'Licence note of the open data.',
  }),
  jobs: setting({
    env: 'YISHI_JOBS',
    read: yesNo('yes'),
    fallback: 'yes',
    zh: '本节点是否办理后台任务（提醒、催办、发送通知）。',
    en: 'Whether this node does background work: reminders, overdue sweeps, sending notices.',
  }),
} as const;

type Settings = typeof settings;

/** All settings of a running program, read once at the start. Sizes in megabytes, times as named. */
export type Config = { readonly [K in keyof Settings]: Settings[K] extends Setting<infer T> ? T : never };

/**
 * Reads every setting from the environment. Empty variables count as absent.
 * Refuses with one sentence that lists every bad value.
 */
export function readConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const values: Record<string, unknown> = {};
  const complaints: string[] = [];
  for (const [name, s] of Object.entries(settings)) {
    const given = env[s.env] === '' ? undefined : env[s.env];
    const read = s.read.safeParse(given);
    if (read.success) values[name] = read.data;
    else
      complaints.push(
        `  ${s.env}${'secret' in s || given === undefined ? '' : `=${given}`}: ${read.error.issues.map((i) => i.message).join('; ')}`,
      );
  }
  if (values.oidcIssuer && !values.oidcClientId)
    complaints.push('  YISHI_OIDC_CLIENT_ID: 启用统一身份认证时必填 · needed when YISHI_OIDC_ISSUER is set');
  if (values.publicUrl === '') values.publicUrl = `http://localhost:${values.port}`;
  if (complaints.length > 0) {
    throw new StartProblem({
      zh: `以下设置有误，请改正后重新启动：\n${complaints.join('\n')}`,
      en: 'These settings are not right. Please correct them and start again (see docs/settings.md).',
    });
  }
  return values as Config;
}

/** Variables that look like ours but are not: most likely misspelt. */
export function unknownSettings(env: Readonly<Record<string, string | undefined>>): string[] {
  const known = new Set<string>(Object.values(settings).map((s) => s.env));
  return Object.keys(env).filter((name) => name.startsWith('YISHI_') && !name.startsWith('YISHI_TEST_') && !known.has(name));
}

/** The settings page of the documentation, in Markdown. */
export function settingsPage(): string {
  const rows = Object.values(settings).map(
    (s) => `| \`${s.env}\` | ${s.fallback === '' ? '' : `\`${s.fallback}\``} | ${s.zh} | ${s.en}${'secret' in s ? ' (secret)' : ''} |`,
  );
  return [
    '# 设置 · Settings',
    '',
    '全部设置取自环境变量。本页由 `server/config.ts` 生成。',
    '',
    'All settings come from environment variables. This page is generated from `server/config.ts`.',
    '',
    '| 变量 · Variable | 默认 · Default | 含义 | Meaning |',
    '|---|---|---|---|',
    ...rows,
    '',
  ].join('\n');
}
