import { App } from 'antd';

/** Copies a text and says so, or says how to do it by hand where the browser refuses. */
export function useCopy(): (text: string, done: string, refused: string) => Promise<void> {
  const { message } = App.useApp();
  return async (text, done, refused) => {
    try {
      await navigator.clipboard.writeText(text);
      message.success(done);
    } catch {
      message.warning(refused, 8);
    }
  };
}
