/**
 * Goods that run both ways between a warehouse at home and one abroad, at month-end average, once more in plain steps of big integers: in a
 * month with goods going out and coming back, what comes back leaves at the opening unit cost of the warehouse abroad.
 */
import fc from "fast-check";
import { tableOf } from "../../../../src/core/columns/table";
import { addDays, dayOf } from "../../../../src/core/domain/day";
import { DEFAULT_SETTINGS } from "../../../../src/core/domain/settings";
import type { TableRef } from "../../../../src/core/domain/source";
import { reconcile } from "../../../../src/core/engine/reconcile";
import { LOCATIONS, NO_FACTS, OWN_MOVEMENTS } from "../../../../src/core/facts/facts";

const FIRST = dayOf({ year: 2026, month: 9, day: 1 });
const SOURCE: TableRef = { label: "Own", file: null, sheet: "Own", table: null };
const SEPTEMBER_DAYS = 30;

type Own = Parameters<typeof tableOf<typeof OWN_MOVEMENTS>>[1][number];
type Kind = "purchase" | "sale-home" | "sale-abroad" | "out" | "back";
type Step = { readonly kind: Kind; readonly units: bigint; readonly cents: bigint; readonly month: number };
type Stock = { units: bigint; value: bigint };

/** Halves away from zero; the bottom is above it. */
const nearest = (top: bigint, bottom: bigint): bigint => (top < 0n ? -((bottom - 2n * top) / (2n * bottom)) : (2n * top + bottom) / (2n * bottom));
const part = ({ units, value }: Stock, count: bigint): bigint => nearest(value * count, units);
const OPENING = { home: { units: 20n, value: 12_345n }, abroad: { units: 9n, value: 7_001n } } as const;

/** Each on a day of its own. No warehouse is emptied, so that no cents have to find another place. */
const steps = fc
  .array(
    fc.record({
      kind: fc.constantFrom<Kind>("purchase", "sale-home", "sale-abroad", "out", "back", "back"),
      wanted: fc.integer({ min: 1, max: 9 }),
      cents: fc.integer({ min: 1, max: 9_999 }),
    }),
    { minLength: 1, maxLength: 55, size: "max" },
  )
  .map((all) => {
    let [home, abroad] = [OPENING.home.units, OPENING.abroad.units];
    return all
      .map(({ kind, wanted, cents }, index): Step => {
        const there = kind === "sale-home" || kind === "out" ? home : abroad;
        const units = kind === "purchase" || BigInt(wanted) < there ? BigInt(wanted) : there - 1n;
        if (kind === "purchase") home += units;
        if (kind === "sale-home" || kind === "out") home -= units;
        if (kind === "sale-abroad" || kind === "back") abroad -= units;
        if (kind === "out") abroad += units;
        if (kind === "back") home += units;
        return { kind, units, cents: BigInt(cents), month: index + 1 < SEPTEMBER_DAYS ? 9 : 10 };
      })
      .filter(({ units }) => units > 0n);
  });

function byReference(all: readonly Step[]): readonly string[] {
  const [home, abroad]: [Stock, Stock] = [{ ...OPENING.home }, { ...OPENING.abroad }];
  for (const month of [9, 10]) {
    const here = all.filter((step) => step.month === month);
    const of = (...kinds: readonly Kind[]): readonly Step[] => here.filter(({ kind }) => kinds.includes(kind));
    const leave = (stock: Stock, exits: readonly Step[]): ReadonlyMap<Step, bigint> =>
      new Map(
        exits.map((step) => {
          const value = part(stock, step.units);
          stock.units -= step.units;
          stock.value -= value;
          return [step, value];
        }),
      );
    const add = (stock: Stock, units: bigint, value: bigint): void => {
      stock.units += units;
      stock.value += value;
    };
    if (of("out").length === 0) {
      // Nothing goes out: the warehouse abroad is averaged first, and what comes back brings its share along.
      const sent = leave(abroad, of("sale-abroad", "back"));
      for (const step of of("purchase")) add(home, step.units, step.cents);
      for (const step of of("back")) add(home, step.units, sent.get(step) ?? 0n);
      leave(home, of("sale-home"));
      continue;
    }
    const opening = { ...abroad };
    let openingLeft = opening.units;
    const back = new Map<Step, bigint>();
    const beyond: [Step, bigint][] = [];
    for (const step of of("purchase", "back")) {
      if (step.kind === "purchase") {
        add(home, step.units, step.cents);
        continue;
      }
      const covered = step.units < openingLeft ? step.units : openingLeft;
      openingLeft -= covered;
      const value = part(opening, covered);
      back.set(step, value);
      add(home, covered, value);
      if (covered < step.units) beyond.push([step, step.units - covered]);
    }
    const average = { ...home };
    for (const [step, units] of beyond) {
      const value = part(average, units);
      back.set(step, (back.get(step) ?? 0n) + value);
      add(home, units, value);
    }
    const sent = leave(home, of("sale-home", "out"));
    for (const step of of("out")) add(abroad, step.units, sent.get(step) ?? 0n);
    leave(abroad, of("sale-abroad"));
    for (const [step, value] of back) add(abroad, -step.units, -value);
  }
  return [`Abroad ${abroad.units} @ ${abroad.value}`, `Home ${home.units} @ ${home.value}`];
}

function byEngine(all: readonly Step[]): readonly string[] {
  const plain = { sku: "TEA", unitCost: null, amount: null, currency: "USD", reference: "", toWarehouse: "", appliesTo: "", note: "" };
  const amount = (cents: bigint) => ({ coefficient: Number(cents), scale: 2 });
  let day = FIRST;
  let month = 9;
  const moved = all.map(({ kind, units, cents, month: of }): Own => {
    day = of === month ? addDays(day, 1) : addDays(FIRST, SEPTEMBER_DAYS);
    month = of;
    const base = { ...plain, day, quantity: Number(units) };
    if (kind === "purchase") return { ...base, warehouse: "Home", type: "purchase", amount: amount(cents) };
    if (kind === "out") return { ...base, warehouse: "Home", type: "transfer", toWarehouse: "Abroad" };
    if (kind === "back") return { ...base, warehouse: "Abroad", type: "transfer", toWarehouse: "Home" };
    return { ...base, warehouse: kind === "sale-home" ? "Home" : "Abroad", type: "sale" };
  });
  const rows: readonly Own[] = [
    { ...plain, day: FIRST, warehouse: "Home", type: "opening", quantity: 20, amount: amount(OPENING.home.value) },
    { ...plain, day: FIRST, warehouse: "Abroad", type: "opening", quantity: 9, amount: amount(OPENING.abroad.value) },
    ...moved,
  ];
  const places = [
    { location: "Home", kind: "domestic", currency: "USD" },
    { location: "Abroad", kind: "overseas", currency: "USD" },
  ];
  const facts = {
    ...NO_FACTS,
    sources: [SOURCE],
    movements: tableOf(
      OWN_MOVEMENTS,
      rows,
      rows.map((_, index) => ({ source: 0, row: index + 2 })),
    ),
    locations: tableOf(
      LOCATIONS,
      places,
      places.map((_, index) => ({ source: 0, row: index + 90 })),
    ),
  };
  const result = reconcile({
    facts,
    issues: [],
    settings: { ...DEFAULT_SETTINGS, period: { from: FIRST, to: addDays(FIRST, 60) } },
    today: addDays(FIRST, 90),
    onStage: () => undefined,
  });
  if (result.outcome !== "reconciled") throw new Error(result.issues[0].message);
  return result.reconciliation.rollforward.map(({ location, ending }) => `${location} ${ending.quantity} @ ${ending.value}`);
}

test("the engine and the plain reference come to the same cent where goods run both ways", () => {
  fc.assert(
    fc.property(steps, (all) => {
      expect(byEngine(all)).toEqual(byReference(all));
    }),
    { numRuns: 200 },
  );
});
