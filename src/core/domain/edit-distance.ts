/** How many slips make one word of another: a letter too many, one that lacks, another one, or two that changed places. */

/** null where it takes more than `max`. */
export function editDistance(a: string, b: string, max: number): number | null {
  if (Math.abs(a.length - b.length) > max) return null;
  // Row by row: slips that make the first letters of b of the first letters of a.
  let [twoBefore, before]: [readonly number[], readonly number[]] = [[], Array.from({ length: b.length + 1 }, (_, index) => index)];
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const cost = a[i - 1] === b[j - 1] ? 0 : 1;
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? (twoBefore[j - 2] ?? 0) + 1 : Infinity;
      row.push(Math.min((before[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (before[j - 1] ?? 0) + cost, swapped));
    }
    if (Math.min(...row) > max) return null;
    [twoBefore, before] = [before, row];
  }
  const distance = before[b.length] ?? 0;
  return distance > max ? null : distance;
}
