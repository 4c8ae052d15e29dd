import { answerTo } from './proof-work.ts';

addEventListener('message', ({ data }: MessageEvent<{ challenge: string; bits: number }>) => {
  postMessage(answerTo(data.challenge, data.bits));
});
