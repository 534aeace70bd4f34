/**
 * What holds for every source by its declaration alone: facts written out and read again are the same facts, and no table
 * of its headings, however damaged, makes reading throw or hang.
 */
import fc from "fast-check";
import { tableOf, type Columns, type Schema, type Table } from "../../../src/core/columns/table";
import { dayOf } from "../../../src/core/domain/day";
import { COST_PARTS } from "../../../src/core/domain/cost";
import { CLOCK_STARTS } from "../../../src/core/domain/claims";
import { FREIGHT_BASES } from "../../../src/core/domain/freight";
import { LOCATION_KINDS } from "../../../src/core/domain/location";
import { decimalOfNumber } from "../../../src/core/domain/money";
import { CARTON_CONDITIONS, RESPONSIBILITIES } from "../../../src/core/domain/responsibility";
import { MOVEMENT_KINDS } from "../../../src/core/facts/facts";
import { assembleFacts } from "../../../src/core/sources/assemble-facts";
import type { Cell, Row } from "../../../src/core/sources/grid";
import { KNOWN_SOURCES } from "../../../src/core/sources/known-sources";
import { anyOf, type SourceSpec } from "../../../src/core/sources/source-spec";
import { decode, messagesOf, shownRows } from "./decoded-rows";
import { encode } from "./encode";
import { EXAMPLES } from "./examples";

const sources = KNOWN_SOURCES.map((spec) => [spec.kind, spec] as const);

/** The words of the vocabularies that know no others, by column. */
const CURRENCIES = ["USD", "CNY", "JPY", "EUR"];
const CONDITIONS = ["= dispatched", "<> declared", "< delivered", ">= received", "> 0", "unknown", "known"];
const VOCABULARIES: Readonly<Record<string, readonly string[]>> = {
  currency: CURRENCIES,
  "exchange-rates.from": CURRENCIES,
  "exchange-rates.to": CURRENCIES,
  "movements.type": MOVEMENT_KINDS,
  "locations.kind": LOCATION_KINDS,
  "freight.part": COST_PARTS,
  "freight.basis": Object.keys(FREIGHT_BASES),
  "claim-windows.clockStart": Object.keys(CLOCK_STARTS),
  "responsibility-rules.received": CONDITIONS,
  "responsibility-rules.delivered": CONDITIONS,
  "responsibility-rules.declared": CONDITIONS,
  "responsibility-rules.cartons": CARTON_CONDITIONS,
  "responsibility-rules.responsible": RESPONSIBILITIES,
};

function vocabularyOf(kind: string, name: string): readonly string[] | undefined {
  return VOCABULARIES[`${kind}.${name}`] ?? VOCABULARIES[name];
}

function cellArbitrary(spec: SourceSpec, name: string, canBeEmpty: boolean): fc.Arbitrary<unknown> {
  const column = spec.columns[name];
  const empty = <T>(value: T) => (canBeEmpty ? [fc.constant(value)] : []);
  switch (spec.schema[name]) {
    case "day":
      return fc.oneof(
        ...empty(null),
        fc.record({ year: fc.integer({ min: 2015, max: 2030 }), month: fc.integer({ min: 1, max: 12 }), day: fc.integer({ min: 1, max: 28 }) }).map(dayOf),
      );
    case "units":
      return fc.oneof(...empty(column?.emptyIsZero === true ? 0 : null), fc.integer({ min: -5_000_000, max: 5_000_000 }));
    case "decimal":
      return fc.oneof(
        ...empty(null),
        fc.integer({ min: -90_000_000, max: 90_000_000 }).map((cents) => decimalOfNumber(cents / 100)),
      );
    default: {
      const vocabulary = vocabularyOf(spec.kind, name);
      const text =
        vocabulary === undefined
          ? fc.stringMatching(/^[A-Z]{2}-[0-9A-Z]{1,6}$/).map((code) => column?.words?.read(code) ?? code)
          : fc.constantFrom(...vocabulary);
      return fc.oneof(...empty(""), text);
    }
  }
}

/** Facts as the source may give them: what must be filled is, its rule is kept, and no row is one that it passes over. What stands above a header, or names an account, is the same in every row. */
function factsArbitrary(spec: SourceSpec): fc.Arbitrary<Table<Schema>> {
  const filled = new Set(spec.filled.flatMap(anyOf));
  const names = Object.keys(spec.schema);
  const rowArbitrary = fc.record(
    Object.fromEntries(
      names.map((name) => [name, name in spec.columns ? cellArbitrary(spec, name, !filled.has(name)) : fc.constant(spec.schema[name] === "text" ? "" : null)]),
    ),
  );
  const table = (rows: readonly Record<string, unknown>[]) => tableOf<Schema>(spec.schema, rows as never, []);
  const constant = names.filter((name) => spec.columns[name]?.above === true || spec.columns[name]?.account === true);
  const columnsOf = (row: Record<string, unknown>): Columns<Schema> => table([row]).columns as Columns<Schema>;
  const keepsRule = (row: Record<string, unknown>): boolean => spec.check === null || spec.check(columnsOf(row), 0) === null;
  const isRead = (row: Record<string, unknown>): boolean => spec.isPassedOver === null || !spec.isPassedOver(columnsOf(row), 0);
  return fc
    .array(rowArbitrary, { minLength: 1, maxLength: 12 })
    .map((rows) =>
      rows.map((row) => ({ ...row, ...Object.fromEntries(constant.map((name) => [name, rows[0]?.[name]])) })).filter((row) => keepsRule(row) && isRead(row)),
    )
    .filter((rows) => rows.length > 0)
    .map(table);
}

test("every vocabulary that knows no other words is among those tried here", () => {
  const closed = KNOWN_SOURCES.flatMap(({ kind, columns }) =>
    Object.entries(columns).flatMap(([name, { words }]) => (words?.open === false ? [[kind, name] as const] : [])),
  );
  expect(closed.filter(([kind, name]) => vocabularyOf(kind, name) === undefined)).toEqual([]);
  expect(closed.length).toBeGreaterThan(9);
});

test.each(sources)("%s: facts written out and read again are the same facts", (kind, spec) => {
  fc.assert(
    fc.property(factsArbitrary(spec), (facts) => {
      const decoded = decode(encode(spec, facts));
      expect(decoded?.kind).toBe(kind);
      expect(messagesOf(decoded)).toEqual([]);
      const read = shownRows(decoded).map((row) => ({ ...row, "#": null }));
      expect(read).toEqual(shownRows(decoded === null ? null : { ...decoded, table: facts }).map((row) => ({ ...row, "#": null })));
    }),
    { numRuns: 30 },
  );
});

/** What happens to files: cut off, reordered, read in the wrong encoding, with strange cells. */
const damagedCell: fc.Arbitrary<Cell> = fc.oneof(
  fc.constantFrom<Cell[]>(
    null,
    "",
    "-",
    "0",
    "1,234",
    "12,50",
    "#N/A",
    "Total",
    "10/31/2026",
    "31.10.2026",
    "2026-10-31T23:59:59-07:00",
    "\uFFFD\uFFFD",
    "æ—¥ä»˜",
    "\u0000",
    1e308,
    NaN,
    -0,
    true,
    46326.5,
  ),
  fc.string(),
  fc.string({ unit: "binary" }),
  fc.double(),
);
type Damage = (rows: readonly Row[]) => readonly Row[];
const damageArbitrary: fc.Arbitrary<Damage> = fc.oneof(
  fc.nat(400).map(
    (length): Damage =>
      (rows) =>
        truncated(rows, length),
  ),
  fc.tuple(fc.nat(), fc.nat(), damagedCell).map(([row, column, cell]): Damage => {
    return (rows) => rows.map((cells, index) => (index === row % rows.length ? cells.map((old, at) => (at === column % cells.length ? cell : old)) : cells));
  }),
  fc.array(fc.nat(), { maxLength: 20 }).map(
    (order): Damage =>
      (rows) =>
        rows.length === 0 ? rows : order.map((index) => rows[index % rows.length] ?? []),
  ),
  fc.constant<Damage>((rows) => rows.map((cells) => [...cells].reverse())),
  fc.constant<Damage>((rows) =>
    rows.map((cells) =>
      cells.map((cell) => (typeof cell === "string" ? [...new TextEncoder().encode(cell)].map((byte) => String.fromCharCode(byte)).join("") : cell)),
    ),
  ),
  fc.array(damagedCell, { maxLength: 30 }).map((cells): Damage => (rows) => [...rows, cells]),
  fc.constant<Damage>((rows) => [...rows, ...rows]),
);

/** As a download that stopped: cells up to a number of characters. */
function truncated(rows: readonly Row[], length: number): readonly Row[] {
  let left = length;
  return rows.flatMap((cells) => {
    if (left <= 0) return [];
    const kept = cells.flatMap((cell) => {
      const text = String(cell ?? "");
      const shown = text.slice(0, Math.max(0, left));
      left -= text.length + 1;
      return left + text.length + 1 > 0 ? [shown] : [];
    });
    return [kept];
  });
}

test("an export that is cut off, shuffled, repeated, of the wrong encoding or with strange cells never makes reading throw", () => {
  fc.assert(
    fc.property(fc.constantFrom(...EXAMPLES), fc.array(damageArbitrary, { minLength: 1, maxLength: 4 }), ({ rows }, damages) => {
      const damaged = damages.reduce((now, damage) => damage(now), rows);
      const decoded = decode(damaged, { chunkSize: 3 });
      expect(() => assembleFacts(decoded === null ? [] : [decoded])).not.toThrow();
      const known = new Set(damaged.keys());
      expect(shownRows(decoded).every((row) => known.has(Number(row["#"]) - 1))).toBe(true);
    }),
    { numRuns: 80 },
  );
});
