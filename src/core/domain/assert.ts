/** Our own mistakes stop here: a broken promise of the code, never of the user's data. */
export class AssertionError extends Error {
  override readonly name = "AssertionError";
}

/**
 * Throws unless `holds`. `values` go into the message, so that a report of the failure carries the figures.
 */
export function assert(holds: boolean, promise: string, values?: Readonly<Record<string, unknown>>): asserts holds {
  if (holds) return;
  const shown =
    values === undefined
      ? ""
      : `: ${Object.entries(values)
          .map(([name, value]) => `${name}=${String(value)}`)
          .join(", ")}`;
  throw new AssertionError(`${promise}${shown}`);
}
