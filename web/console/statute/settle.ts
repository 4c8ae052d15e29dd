/**
 * Does something again on the next frames until it says that nothing was left to do: what comes into view is laid out only then and may
 * have another height than was guessed.
 */
export function settle(isDone: () => boolean): void {
  let left = 12;
  let quiet = 0;
  const again = () => {
    quiet = isDone() ? quiet + 1 : 0;
    left -= 1;
    if (left > 0 && quiet < 3) requestAnimationFrame(again);
  };
  again();
}
