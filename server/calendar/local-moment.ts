/** The moment at which clocks of a time zone show this hour (`09:30`) on this day. */
export function localMoment(day: string, hour: string, timeZone: string): Date {
  const wanted = Date.parse(`${day}T${hour}:00Z`);
  // Twice, since the offset may be another one at the moment that the first guess leads to.
  let at = wanted;
  for (let n = 0; n < 2; n++) at = wanted - offsetAt(new Date(at), timeZone);
  return new Date(at);
}

function offsetAt(at: Date, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
  }).formatToParts(at);
  const part = (type: string): number => Number(parts.find((p) => p.type === type)?.value);
  const shown = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'));
  return shown - Math.floor(at.getTime() / 1000) * 1000;
}
