/** How long nothing may move before somebody is told that it is waited for. */
const PATIENCE_SECONDS = 15;

/** Tells once, unless what is answered stops the wait: the result is called when there is no more to wait for. */
export function waitPatiently(onLate: () => void): () => void {
  const timer = setTimeout(onLate, PATIENCE_SECONDS * 1000);
  return () => clearTimeout(timer);
}
