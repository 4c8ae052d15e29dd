/** One entry of a calendar: a whole day (`on`), or a span of moments. `uid` stays the same as long as it is the same matter. */
export interface CalendarEntry {
  readonly uid: string;
  readonly summary: string;
  readonly when: { readonly on: string; readonly until?: string } | { readonly from: Date; readonly to: Date };
  readonly place?: string | null;
  readonly description?: string;
  readonly url?: string;
  /** Days before it on which the phone reminds of it. */
  readonly remindDays?: number;
}

const mostOctets = 75;
const encoder = new TextEncoder();

/** Backslash, comma, semicolon and line ends mean something in a text value (RFC 5545 §3.3.11); control characters may not stand there. */
const escaped = (text: string): string =>
  text
    .replace(/[\\,;]/gu, '\\$&')
    .replace(/\r\n|\r|\n/gu, '\\n')
    .replace(/(?!\t)\p{Cc}/gu, '');

/** No line is longer than 75 octets; one that is goes on after a line end and a space, never within a character (§3.1). */
function folded(line: string): string {
  const parts: string[] = [];
  let part = '';
  let octets = 0;
  for (const letter of line) {
    const size = encoder.encode(letter).length;
    if (octets + size > mostOctets) {
      parts.push(part);
      part = ' ';
      octets = 1;
    }
    part += letter;
    octets += size;
  }
  return [...parts, part].join('\r\n');
}

const compactDay = (day: string): string => day.replaceAll('-', '');
const moment = (at: Date): string => at.toISOString().replace(/[-:]|\.\d{3}/gu, '');

function nextDay(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
}

/** A calendar as RFC 5545 writes it: CRLF, folded, escaped, moments in UTC. An end day is the last day of the entry. */
export function icalendar(name: string, entries: readonly CalendarEntry[], now: Date): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Yishi//Deputy calendar//ZH',
    'CALSCALE:GREGORIAN',
    'METHOD:PUBLISH',
    `X-WR-CALNAME:${escaped(name)}`,
    'REFRESH-INTERVAL;VALUE=DURATION:PT1H',
    ...entries.flatMap((entry) => eventOf(entry, now)),
    'END:VCALENDAR',
  ];
  return `${lines.map(folded).join('\r\n')}\r\n`;
}

function eventOf({ uid, summary, when, place, description, url, remindDays }: CalendarEntry, now: Date): string[] {
  return [
    'BEGIN:VEVENT',
    `UID:${escaped(uid)}`,
    `DTSTAMP:${moment(now)}`,
    ...('on' in when
      ? [`DTSTART;VALUE=DATE:${compactDay(when.on)}`, `DTEND;VALUE=DATE:${compactDay(nextDay(when.until ?? when.on))}`]
      : [`DTSTART:${moment(when.from)}`, `DTEND:${moment(when.to)}`]),
    `SUMMARY:${escaped(summary)}`,
    ...(place ? [`LOCATION:${escaped(place)}`] : []),
    ...(description ? [`DESCRIPTION:${escaped(description)}`] : []),
    ...(url ? [`URL:${url}`] : []),
    ...(remindDays === undefined
      ? []
      : ['BEGIN:VALARM', 'ACTION:DISPLAY', `TRIGGER:-P${remindDays}D`, `DESCRIPTION:${escaped(summary)}`, 'END:VALARM']),
    'END:VEVENT',
  ];
}
