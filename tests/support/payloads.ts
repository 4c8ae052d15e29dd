import type { z } from 'zod';

/** What attackers write into fields: markup, formulas, templates, queries, paths, control characters. Each bears a word that tells it apart. */
export const payloads: readonly string[] = [
  '<script>alert(1)</script>P01',
  '"><img src=x onerror=alert(1)>P02',
  "'--><svg/onload=alert(1)>P03",
  'javascript:alert(1)//P04',
  '</textarea></title></style><iframe srcdoc="<script>1</script>">P05',
  '=HYPERLINK("http://attacker.example","P06")',
  "+cmd|' /C calc'!A0 P07",
  '-2+3+cmd|P08',
  '@SUM(1+1)*P09',
  '\t=1+1 P10',
  "'; DROP TABLE opinion; -- P11",
  '{{constructor.constructor("return process")()}} P12',
  // biome-ignore lint/suspicious/noTemplateCurlyInString: it is what somebody might write
  '${7*7} #{7*7} <%= 7*7 %> P13',
  '{信访事项}{反映内容}{#each}{/each} P14',
  '../../../../etc/passwd P15',
  'P16\r\nBcc: victim@example.org\r\nSet-Cookie: a=b',
  'P17\u0000结束',
  'P18 \u202egnp.exe \u200b\u2028',
  'P19 \ud800 孤立代理',
  '<w:instrText>INCLUDEPICTURE "http://attacker.example/P20"</w:instrText>',
  ']]><!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>&e;P21',
  '#read("/etc/passwd") #import "x" @preview/P22 $x^2$ \\u{41}',
  'P23' + '%00%0a%27%22%3Cscript%3E',
  '__proto__ constructor P24',
];

/** Every place of a body where a string may stand, by its path. */
export function stringPaths(schema: z.ZodType, path: readonly string[] = []): string[][] {
  const def = schema.def as {
    readonly type: string;
    readonly innerType?: z.ZodType;
    readonly in?: z.ZodType;
    readonly element?: z.ZodType;
    readonly options?: readonly z.ZodType[];
    readonly shape?: Readonly<Record<string, z.ZodType>>;
  };
  if (def.innerType) return stringPaths(def.innerType, path);
  if (def.type === 'pipe' && def.in) return stringPaths(def.in, path);
  if (def.type === 'object' && def.shape) return Object.entries(def.shape).flatMap(([name, inner]) => stringPaths(inner, [...path, name]));
  if (def.options) return def.options.flatMap((option) => stringPaths(option, path));
  if (def.element) return stringPaths(def.element, [...path, '0']);
  return ['string', 'enum', 'literal'].includes(def.type) ? [[...path]] : [];
}

/** A body with one of its strings replaced. */
export function withString(body: unknown, path: readonly string[], text: string): unknown {
  const [head, ...rest] = path;
  if (head === undefined) return text;
  const inner = typeof body === 'object' && body !== null ? (body as Readonly<Record<string, unknown>>) : {};
  return { ...inner, [head]: withString(inner[head], rest, text) };
}
