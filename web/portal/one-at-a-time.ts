import type { PortalProblem } from './ask.ts';

const running = new Map<string, Promise<unknown>>();

/** Does a piece of work under a name once at a time, in this page and in other tabs of the same browser; whoever asks meanwhile gets its outcome. */
export function oneAtATime<T>(name: string, work: () => Promise<T>): Promise<T> {
  const known = running.get(name) as Promise<T> | undefined;
  if (known) return known;
  const done = (navigator.locks ? navigator.locks.request(`yishi ${name}`, work) : work()).finally(() =>
    running.delete(name),
  ) as Promise<T>;
  running.set(name, done);
  return done;
}

const mayPass = [408, 425, 429];
/** No connection, or a server that is busy or in trouble: the same may go through later. */
export const isPassing = ({ code, status }: PortalProblem): boolean =>
  code === 'offline' || code === 'proofNotValid' || status >= 500 || mayPass.includes(status);
