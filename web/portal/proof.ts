/** Does the work that is asked for before something is sent, beside the page. Resolves with the proof to send along. */
export function prove({
  challenge,
  bits,
}: {
  readonly challenge: string;
  readonly bits: number;
}): Promise<{ challenge: string; answer: string }> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./proof-worker.ts', import.meta.url), { type: 'module' });
    worker.onmessage = ({ data }: MessageEvent<string>) => {
      worker.terminate();
      resolve({ challenge, answer: data });
    };
    worker.onerror = (event) => {
      worker.terminate();
      reject(new Error(event.message));
    };
    worker.postMessage({ challenge, bits });
  });
}
