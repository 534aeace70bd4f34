/** Areas counted from 0 to the addresses Excel understands. */
import type { Area } from "../core/report/sheet-plan";

export function addressOf({ row, column, rows, columns }: Area): string {
  const first = `${lettersOf(column)}${row + 1}`;
  return rows === 1 && columns === 1 ? first : `${first}:${lettersOf(column + columns - 1)}${row + rows}`;
}

function lettersOf(column: number): string {
  const rest = Math.floor(column / 26);
  return (rest > 0 ? lettersOf(rest - 1) : "") + String.fromCharCode(65 + (column % 26));
}

/** Excel takes addresses of up to 8,192 characters. */
const ADDRESS_CHARACTERS_MAX = 8_000;

/** Comma-separated addresses, each short enough for one call. */
export function groupAddresses(areas: readonly Area[]): readonly string[] {
  const groups: string[] = [];
  let group = "";
  for (const area of areas) {
    if (area.rows === 0 || area.columns === 0) continue;
    const address = addressOf(area);
    if (group !== "" && group.length + 1 + address.length > ADDRESS_CHARACTERS_MAX) {
      groups.push(group);
      group = "";
    }
    group = group === "" ? address : `${group},${address}`;
  }
  return group === "" ? groups : [...groups, group];
}
