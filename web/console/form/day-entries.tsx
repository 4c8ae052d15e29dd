import { DatePicker } from 'antd';
import dayjs from 'dayjs';
import type { EntryProps } from './context.ts';

const status = (isFaulty: boolean) => (isFaulty ? ({ status: 'error' } as const) : {});
const described = (id: string | undefined) => (id ? { 'aria-describedby': id } : {});

export function DayEntry({ id, value, label, isFaulty, describedBy, shape, onChange }: EntryProps) {
  return (
    <DatePicker
      id={id}
      className="short"
      aria-label={label}
      value={typeof value === 'string' && value !== '' ? dayjs(value) : null}
      format="YYYY-MM-DD"
      allowClear={shape.optional}
      {...described(describedBy)}
      {...status(isFaulty)}
      onChange={(day) => onChange(day ? day.format('YYYY-MM-DD') : null)}
    />
  );
}

export function DaysEntry({ id, value, label, isFaulty, describedBy, onChange }: EntryProps) {
  const days = ((value as string[] | null | undefined) ?? []).filter(Boolean);
  return (
    <DatePicker
      id={id}
      multiple
      aria-label={label}
      maxTagCount={40}
      value={days.map((d) => dayjs(d))}
      format="YYYY-MM-DD"
      {...described(describedBy)}
      {...status(isFaulty)}
      onChange={(list) => onChange([...new Set((list ?? []).map((d) => dayjs(d).format('YYYY-MM-DD')))].sort())}
    />
  );
}

/** A moment, entered in the time of the congress (UTC+8). */
export function MomentEntry({ id, value, label, isFaulty, describedBy, onChange }: EntryProps) {
  const shown = typeof value === 'string' && value !== '' ? dayjs(value.slice(0, 19)) : null;
  return (
    <DatePicker
      id={id}
      className="short"
      aria-label={label}
      value={shown}
      showTime={{ format: 'HH:mm', minuteStep: 5 }}
      format="YYYY-MM-DD HH:mm"
      {...described(describedBy)}
      {...status(isFaulty)}
      onChange={(moment) => onChange(moment ? `${moment.format('YYYY-MM-DDTHH:mm:00')}+08:00` : null)}
    />
  );
}
