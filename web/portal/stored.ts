/** Where a browser keeps nothing, what is written lasts as long as the page. */
const ofPage = new Map<string, string>();

/** What stands under a key in this browser; null where nothing does. */
export function readStored<T>(key: string): T | null {
  try {
    const text = localStorage.getItem(key);
    if (text !== null) return JSON.parse(text) as T;
  } catch {
    // As if nothing had been kept.
  }
  const text = ofPage.get(key);
  return text === undefined ? null : (JSON.parse(text) as T);
}

/** Keeps something at once; false where this browser keeps nothing. */
export function store(key: string, value: unknown): boolean {
  const text = JSON.stringify(value);
  try {
    localStorage.setItem(key, text);
    ofPage.delete(key);
    return true;
  } catch {
    ofPage.set(key, text);
    return false;
  }
}

export function dropStored(key: string): void {
  ofPage.delete(key);
  try {
    localStorage.removeItem(key);
  } catch {
    // Nothing was kept there.
  }
}

/** The rest of every key that begins so. */
export function storedUnder(start: string): readonly string[] {
  const found = new Set([...ofPage.keys()].filter((key) => key.startsWith(start)).map((key) => key.slice(start.length)));
  try {
    for (let n = 0; n < localStorage.length; n++) {
      const key = localStorage.key(n);
      if (key?.startsWith(start)) found.add(key.slice(start.length));
    }
  } catch {
    // Without storage only what this page holds is there.
  }
  return [...found];
}
