/** Random books of three months as they are really kept, and the tables that lie on the desk at the end of each. */
import fc from "fast-check";
import type { Scenario } from "../scenario";
import { DETAIL, LEDGER } from "../scenario-headers";

const MONTHS = [9, 10, 11] as const;
export type Month = (typeof MONTHS)[number];
/** Whether the movements, the ledger, the freight bills and the shipments are brought with the months before. Of shipments that are still open, the closed months tell as well. */
export type Habit = { readonly movements?: boolean; readonly ledger: boolean; readonly freight: boolean; readonly shipments: boolean };
type Line = { readonly month: Month; readonly text: string };
export type Books = Readonly<Record<"movements" | "ledger" | "detail" | "shipments" | "freight", readonly Line[]>>;

const HEADERS = {
  movements: "Date|Warehouse|SKU|Type|Quantity|Unit Cost|Currency|Reference|To Warehouse",
  ledger: LEDGER,
  detail: DETAIL,
  shipments: "Shipment ID|SKU|FNSKU|Dispatched|Delivered|Ship Date|Delivered Date|Status|From Warehouse|To Warehouse",
  freight: "Shipment ID|Amount|Currency|Part|Basis",
} as const;
const COSTS = "SKU|Unit Cost|Currency\nTEA|7.00|USD\nCUP|3.00|USD";

/**
 * What one SKU does in a month: bought on the 2nd, sold on the 28th; a part sent to Amazon by sea on the 8th and another by air on the 10th. Of the latter a part is received on
 * the 20th, before all of the former and its own rest, which come on the 3rd and the 4th of the next month. A part of what Amazon has is removed on the 26th: some of it
 * is home on the 27th, the rest on the 6th of the next month.
 */
const share = fc.nat(10);
type Share = typeof share;
const monthWith = (removed: Share) =>
  fc.record({
    bought: fc.integer({ min: 1, max: 90 }),
    cents: fc.integer({ min: 1, max: 9999 }),
    sea: share,
    air: share,
    arrived: share,
    sold: share,
    soldByAmazon: share,
    removed,
    home: share,
    freight: fc.nat(99_999),
    airFreight: fc.nat(99_999),
  });
type MonthOf = ReturnType<typeof monthWith> extends fc.Arbitrary<infer T> ? T : never;
const booksOf = (month: fc.Arbitrary<MonthOf>): fc.Arbitrary<Books> =>
  fc.tuple(...["TEA", "CUP"].map((sku) => fc.tuple(month, month, month).map((months) => keepBooks(sku, months)))).map((all): Books => ({
    movements: all.flatMap(({ movements }) => movements),
    ledger: all.flatMap(({ ledger }) => ledger),
    detail: all.flatMap(({ detail }) => detail),
    shipments: all.flatMap(({ shipments }) => shipments),
    freight: all.flatMap(({ freight }) => freight),
  }));
export const books = booksOf(monthWith(fc.oneof(fc.constant(0), share)));
export const booksWithoutRemovals = booksOf(monthWith(fc.constant(0)));
const tenths = (whole: number, part: number): number => Math.floor((whole * part) / 10);
const money = (cents: number): string => `${Math.floor(cents / 100)}.${`${cents % 100}`.padStart(2, "0")}`;

function keepBooks(sku: string, months: readonly MonthOf[]): Books {
  const kept: { readonly [Name in keyof Books]: Line[] } = { movements: [], ledger: [], detail: [], shipments: [], freight: [] };
  let [own, amazon] = [0, 0];
  /** What comes in the first days of the next month. */
  let late: readonly { readonly day: number; readonly id: string; readonly units: number }[] = [];
  let away = 0;
  for (const [at, one] of months.entries()) {
    const of = MONTHS[at] ?? 9;
    const on = (day: number): string => `2026-${`${of}`.padStart(2, "0")}-${`${day}`.padStart(2, "0")}`;
    const write = (table: keyof Books, ...cells: readonly (string | number)[]): number => kept[table].push({ month: of, text: cells.join("|") });
    const move = (day: number, { received = 0, sold = 0, removed = 0, id = "" }): void => {
      if (received + sold + removed === 0) return;
      if (received > 0) write("detail", on(day), `X-${sku}`, sku, "Receipts", id, received, "PHX6", "SELLABLE", "", "US", "", "");
      write(
        "ledger",
        on(day),
        `X-${sku}`,
        sku,
        "SELLABLE",
        amazon,
        received,
        0 - sold,
        0,
        0 - removed,
        0,
        0,
        0,
        0,
        0,
        0,
        amazon + received - sold - removed,
        "US",
      );
      amazon += received - sold - removed;
    };
    write("movements", on(2), "Depot", sku, "purchase", one.bought, money(one.cents), "USD", `P-${sku}-${of}`, "");
    own += one.bought;
    const comeHome = (day: number, units: number): void => {
      if (units > 0) write("movements", on(day), "FBA-US", sku, "transfer", units, "", "", `R-${sku}`, "Depot");
      own += units;
      away -= units;
    };
    comeHome(6, away);
    for (const { day, id, units } of late) move(day, { received: units, id });
    const send = (
      day: number,
      part: number,
      { name, freight }: { readonly name: string; readonly freight: number },
    ): { readonly id: string; readonly units: number } => {
      const [id, units] = [`FBA${of}${sku}${name}`, tenths(own, part)];
      own -= units;
      if (units === 0) return { id, units };
      write("movements", on(day), "Depot", sku, "transfer", units, "", "", id, "FBA-US");
      write("shipments", id, sku, `X-${sku}`, units, units, on(day), on(day + 5), "RECEIVING", "Depot", "FBA-US");
      if (freight > 0) write("freight", id, money(freight), "USD", "freight", "quantity");
      return { id, units };
    };
    const sea = send(8, one.sea, { name: "SEA", freight: one.freight });
    const air = send(10, one.air, { name: "AIR", freight: one.airFreight });
    const arrived = tenths(air.units, one.arrived);
    move(20, { received: arrived, id: air.id });
    late = [
      { day: 3, ...sea },
      { day: 4, id: air.id, units: air.units - arrived },
    ];
    move(25, { sold: tenths(amazon, one.soldByAmazon) });
    const removed = tenths(amazon, one.removed);
    move(26, { removed });
    away += removed;
    comeHome(27, tenths(removed, one.home));
    const sold = tenths(own, one.sold);
    if (sold > 0) write("movements", on(28), "Depot", sku, "sale", sold, "", "", "", "");
    own -= sold;
  }
  return kept;
}

/** The tables that lie on the desk at the end of a month; `habit` null keeps every row of every month. */
export function desk(kept: Books, until: Month, habit: Habit | null): Scenario["tables"] {
  const tables = (Object.keys(HEADERS) as (keyof Books)[]).flatMap((name) => {
    const runsOn = habit === null || (habit[name === "detail" ? "ledger" : name] ?? false);
    const lines = kept[name].filter(({ month: of }) => (runsOn ? of <= until : of === until));
    return lines.length === 0 ? [] : [[name, [HEADERS[name], ...lines.map(({ text }) => text)].join("\n")] as const];
  });
  return { ...Object.fromEntries(tables), costs: COSTS };
}
