/** Does the work that is asked for before something is sent: beside the page, or on it where a browser does not let it. */
export async function prove({
  challenge,
  bits,
}: {
  readonly challenge: string;
  readonly bits: number;
}): Promise<{ challenge: string; answer: string }> {
  const answer = await beside(challenge, bits).catch(async () => (await import('./proof-work.ts')).answerTo(challenge, bits));
  return { challenge, answer };
}

function beside(challenge: string, bits: number): Promise<string> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(new URL('./proof-worker.ts', import.meta.url), { type: 'module' });
    worker.onmessage = ({ data }: MessageEvent<string>) => {
      worker.terminate();
      resolve(data);
    };
    worker.onerror = () => {
      worker.terminate();
      reject(new Error('no worker'));
    };
    worker.postMessage({ challenge, bits });
  });
}
