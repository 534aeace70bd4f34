/** How many slips make one word of another: a letter too many, one that lacks, another one, or two that changed places. */

/** null where it takes more than `max`. */
export function editDistance(a: string, b: string, max: number): number | null {
  // A slip takes one letter away and brings another at most: most pairs of words are told apart by the letters that they have.
  if (Math.abs(a.length - b.length) > max || bitCount(lettersOf(a) ^ lettersOf(b)) > 2 * max) return null;
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

/** A bit for each letter that is in it; of scripts with many letters, several share one. */
function lettersOf(text: string): number {
  let bits = 0;
  for (let index = 0; index < text.length; index += 1) bits |= 1 << (text.charCodeAt(index) & 31);
  return bits;
}

function bitCount(bits: number): number {
  let count = 0;
  for (let rest = bits; rest !== 0; rest &= rest - 1) count += 1;
  return count;
}
