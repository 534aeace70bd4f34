/** Excel.RangeAreas: several areas of one sheet, formatted together. */
import { addressOf, parseArea, quoteSheetName } from "../addresses";
import { invalidArgument } from "../wire";
import type { Sheet } from "../workbook";
import { textOf } from "./arguments";
import type { Family } from "./family";
import { handleOf, rangeHandle, type Areas, type Handle } from "./handle";

export const AREAS: Family<Areas> = {
  name: "RangeCollection",
  items: ({ sheet, areas }) => areas.map((area) => rangeHandle(sheet, area)),
  methods: { GetCount: ({ areas }) => areas.length },
};

export const RANGE_AREAS: Family<Areas> = {
  name: "RangeAreas",
  isReferenced: true,
  properties: {
    Address: { get: ({ sheet, areas }) => areas.map((area) => `${quoteSheetName(sheet.name)}!${addressOf(area)}`).join(",") },
    AreaCount: { get: ({ areas }) => areas.length },
    CellCount: { get: ({ areas }) => areas.reduce((count, area) => count + area.rows * area.columns, 0) },
  },
  objects: {
    Format: (areas) => handleOf("RangeFormat", areas),
    Areas: (areas) => handleOf("RangeCollection", areas),
    Worksheet: ({ sheet }) => handleOf("Worksheet", sheet),
  },
  methods: { _KeepReference: () => null },
};

export function rangeAreasHandle(sheet: Sheet, address: unknown): Handle {
  const text = textOf(address, "the address");
  if (text.length > 8192) throw invalidArgument("the address is longer than 8,192 characters");
  const areas = text.split(/[,;]/).map((part) => parseArea(part.slice(part.lastIndexOf("!") + 1)) ?? invalid(part));
  return handleOf("RangeAreas", { sheet, areas });
}

function invalid(part: string): never {
  throw invalidArgument(`${part.slice(0, 40)} is no address`);
}
