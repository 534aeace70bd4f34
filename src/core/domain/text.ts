/** Text in an order that is the same on every machine, whatever its language: by code unit. */
export function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
