/** One entry of a calendar that was read strictly: property by name, with its parameters left out. */
export type ReadEvent = Readonly<Record<string, string>>;

const need = (holds: boolean, what: string): void => {
  if (!holds) throw new Error(`no iCalendar: ${what}`);
};
const namePattern = /^(?<name>[A-Z-]+)(?<params>(?:;[A-Z-]+=[^:;]+)*):(?<value>.*)$/u;
const day = /^\d{8}$/u;
const utc = /^\d{8}T\d{6}Z$/u;

/** Reads a calendar as RFC 5545 wants it and refuses whatever is not so: line ends, lengths, folding, escapes, what must stand once. */
export function readCalendar(text: string): { readonly properties: ReadEvent; readonly events: readonly ReadEvent[] } {
  need(text.endsWith('\r\n'), 'the last line is not ended');
  need(!/(?<!\r)\n|\r(?!\n)/u.test(text), 'a line end that is not CRLF');
  const raw = text.slice(0, -2).split('\r\n');
  for (const line of raw) need(Buffer.byteLength(line) <= 75, `${Buffer.byteLength(line)} octets in a line`);
  for (const line of raw) need(!line.includes('\uFFFD'), 'a character was cut in two');
  const lines = text.slice(0, -2).replaceAll('\r\n ', '').split('\r\n');
  need(lines[0] === 'BEGIN:VCALENDAR' && lines.at(-1) === 'END:VCALENDAR', 'the frame');
  const open: string[] = [];
  const properties: Record<string, string> = {};
  const events: Record<string, string>[] = [];
  for (const line of lines) {
    const { name = '', params = '', value = '' } = namePattern.exec(line)?.groups ?? {};
    need(name !== '', `a line that is no property: ${line}`);
    need(!/\p{Cc}/u.test(value), `a control character in ${line}`);
    if (name === 'BEGIN') {
      open.push(value);
      if (value === 'VEVENT') events.push({});
      continue;
    }
    if (name === 'END') {
      need(open.pop() === value, `END:${value} closes something else`);
      continue;
    }
    const within = open.at(-1);
    if (within === 'VALARM') continue;
    const into = within === 'VEVENT' ? events.at(-1) : properties;
    need(into !== undefined && !(name in into), `${name} stands twice`);
    if (['SUMMARY', 'LOCATION', 'DESCRIPTION', 'UID'].includes(name))
      need(/^(?:[^\\,;]|\\[\\,;nN])*$/u.test(value), `${name} is not escaped: ${value}`);
    if (name === 'DTSTART' || name === 'DTEND')
      need(params === ';VALUE=DATE' ? day.test(value) : params === '' && utc.test(value), `${name}${params}:${value}`);
    if (into) into[name] = name === 'URL' ? value : value.replace(/\\([\\,;nN])/gu, (_, c: string) => (c.toLowerCase() === 'n' ? '\n' : c));
  }
  need(open.length === 0, 'something is left open');
  need(properties.VERSION === '2.0' && Boolean(properties.PRODID), 'VERSION or PRODID');
  for (const event of events) {
    for (const name of ['UID', 'DTSTAMP', 'DTSTART', 'SUMMARY']) need(Boolean(event[name]), `an event without ${name}`);
    need(utc.test(event.DTSTAMP ?? ''), 'DTSTAMP');
    need((event.DTEND ?? '') > (event.DTSTART ?? ''), 'an event that ends before it begins');
  }
  need(new Set(events.map((e) => e.UID)).size === events.length, 'a UID twice');
  return { properties, events };
}
