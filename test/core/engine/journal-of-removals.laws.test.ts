/**
 * What never comes of removals, over months: goods leave Amazon in parcels, at 2.00 in September, 3.00 in October and 4.00 in November; some come home, of some it is decided that
 * they do not. At the end of each month `removals` has what is out and not decided about, and `lost` what is decided about and not home - whether the months are closed one after
 * another, with all reports or each with its own, or looked at without closing, and whatever day they are looked at.
 */
import fc from "fast-check";
import { closedMonths, reconciled, type OurSheets, type Scenario } from "./scenario";
import { CASES, LEDGER, PAID } from "./scenario-headers";

const MONTHS = [9, 10, 11] as const;
type Month = (typeof MONTHS)[number];
const ENDS = { 9: 30, 10: 31, 11: 30 } as const;
const SENT_ON = ["09-03", "09-12", "09-24", "10-02", "10-14", "10-27", "11-05", "11-16"] as const;
const DAYS = MONTHS.flatMap((month) => [2, 6, 10, 15, 18, 22, 25, 28].map((at) => `${`${month}`.padStart(2, "0")}-${`${at}`.padStart(2, "0")}`));
type Kind = "denied" | "written-off" | "granted" | "paid" | "paid for the order";
/** Whoever waits for money would be given that which names no case. */
const KINDS: readonly (readonly Kind[])[] = [
  ["denied", "written-off", "granted", "paid"],
  ["denied", "written-off", "paid for the order"],
];

const parcel = fc.record({
  order: fc.constantFrom(1, 2),
  units: fc.integer({ min: 1, max: 5 }),
  home: fc.array(fc.record({ day: fc.constantFrom(...DAYS), units: fc.integer({ min: 1, max: 3 }), isUnderOrder: fc.boolean() }), { maxLength: 2 }),
});
const decisionOf = (kinds: readonly Kind[]) =>
  fc.record({
    kind: fc.constantFrom(...kinds),
    day: fc.constantFrom(...DAYS),
    order: fc.constantFrom(1, 2),
    namesOrder: fc.boolean(),
    units: fc.option(fc.integer({ min: 1, max: 6 })),
  });
type Of<T> = T extends fc.Arbitrary<infer One> ? One : never;
type Sent = { readonly order: number; readonly day: string; readonly units: number; readonly tracking: string };
type Came = { readonly day: string; readonly units: number; readonly name: string };
type Decided = Of<ReturnType<typeof decisionOf>> & { readonly id: string; readonly stated: number | null };
type Papers = { readonly sent: readonly Sent[]; readonly came: readonly Came[]; readonly decided: readonly Decided[] };

const papers: fc.Arbitrary<Papers> = fc
  .record({
    days: fc.shuffledSubarray([...SENT_ON], { minLength: 1, maxLength: 5 }),
    parcels: fc.array(parcel, { minLength: 5, maxLength: 5 }),
    decisions: fc.oneof(...KINDS.map((kinds) => fc.array(decisionOf(kinds), { maxLength: 4 }))),
  })
  .map(({ days, parcels, decisions }) => {
    const rows = days.map((day, index) => ({ day, tracking: `T${index}`, ...(parcels[index] as Of<typeof parcel>) }));
    const came = rows.flatMap(({ day, tracking, order, units, home }) => {
      let left = units;
      return home.map((one): Came => {
        const count = Math.min(left, one.units);
        left -= count;
        return { day: one.day < day ? day : one.day, units: count, name: one.isUnderOrder ? `RO${order}` : tracking };
      });
    });
    // A payment is for units; what is decided without any is about all that is out.
    const decided = decisions.map((one, index): Decided => ({ ...one, id: `C${index}`, stated: one.kind.startsWith("paid") ? (one.units ?? 2) : one.units }));
    // Of whoever books no arrival nobody knows what is out.
    return {
      sent: [{ order: 3, day: "09-02", units: 1, tracking: "T9" }, ...rows],
      came: [{ day: "09-02", units: 1, name: "T9" }, ...came.filter(({ units }) => units > 0)],
      decided,
    };
  });

/** By hand: each parcel with what is out of it, and what of that is decided. */
function balancesOn({ sent, came, decided }: Papers, until: string): { readonly removals: number; readonly lost: number } {
  const all = [...sent].sort((a, b) => a.order - b.order || (a.day < b.day ? -1 : 1)).map((one) => ({ ...one, out: 0, gone: 0 }));
  const known = new Set(sent.map(({ order }) => order));
  const waiting = decided.map(() => 0);
  const isAbout = ({ kind, namesOrder, order }: Decided, one: Sent): boolean => (namesOrder || kind === "paid for the order" ? order === one.order : true);
  const take = (one: (typeof all)[number], wanted: number): number => {
    const units = Math.max(0, Math.min(wanted, one.out - one.gone));
    one.gone += units;
    return units;
  };
  for (const day of ["09-03", ...SENT_ON, ...DAYS].sort().filter((one, at, days) => one <= until && days.indexOf(one) === at)) {
    for (const one of all.filter((each) => each.day === day)) {
      one.out = one.units;
      decided.forEach((by, at) => (waiting[at] = (waiting[at] ?? 0) - (isAbout(by, one) ? take(one, waiting[at] ?? 0) : 0)));
    }
    for (const { name, units } of came.filter((each) => each.day === day)) {
      const named = all.filter(({ tracking }) => tracking === name);
      const orders = new Set([name, ...named.map(({ order }) => `RO${order}`)]);
      let left = units;
      for (const one of [...named, ...all.filter(({ order }) => orders.has(`RO${order}`))]) {
        const count = Math.min(left, one.out);
        left -= count;
        one.out -= count;
        one.gone = Math.min(one.gone, one.out);
      }
    }
    // Payments that no case asked for come last.
    for (const by of [...decided].sort((a, b) => Number(a.kind === "paid for the order") - Number(b.kind === "paid for the order"))) {
      if (by.day !== day || (by.kind === "paid for the order" && !known.has(by.order))) continue;
      let left = by.stated ?? Infinity;
      for (const one of all.filter((each) => isAbout(by, each))) left -= take(one, left);
      if (by.stated !== null) waiting[decided.indexOf(by)] = left;
    }
  }
  const sum = (of: (one: (typeof all)[number]) => number): number => all.reduce((total, one) => total + of(one) * (Number(one.day.slice(0, 2)) - 7), 0);
  return { removals: sum(({ out, gone }) => out - gone), lost: sum(({ gone }) => gone) };
}

const rows = (header: string, ...lines: readonly string[]): string => [header, ...lines].join("\n");
const monthOf = (day: string): Month => Number(day.slice(0, 2)) as Month;

/** What is told in some months; cases as they stand at the end of the last of them. */
function tables({ sent, came, decided }: Papers, told: readonly Month[]): Scenario["tables"] {
  const last = Math.max(...told);
  const isTold = (day: string): boolean => told.includes(monthOf(day));
  const left = (before: string): number => 100 - sent.reduce((sum, { day, units }) => (day < before ? sum + units : sum), 0);
  const movement = (day: string, units: number, name: string): string => `2026-${day}|FBA-US|TEA|transfer|${units}|||${name}|Shop|`;
  const unitRow = (at: string, start: number, removed: number): string =>
    `2026-${at}|X1|TEA|SELLABLE|${start}|0|0|0|${-removed}|0|0|0|0|0|0|${start - removed}|US`;
  const byCases = decided.filter(({ kind, day }) => kind !== "paid for the order" && monthOf(day) <= last);
  const cases = byCases.map(({ id, kind, day, order, namesOrder, stated }) => {
    const [status, closed] = kind === "paid" ? ["open", ""] : [kind, `2026-${day}`];
    return `${id}|${namesOrder ? `RO${order}` : ""}|TEA|removal-lost|${status}|2026-${day}|${closed}|${stated ?? ""}|`;
  });
  const paid = decided.flatMap(({ id, kind, day, order, stated }) => {
    if (!kind.startsWith("paid") || !isTold(day)) return [];
    const named = kind === "paid" ? `${id}|` : `|RO${order}`;
    return [`2026-${day}|R${id}|${named}|Removal_Order_Lost|TEA|X1|USD|${(stated ?? 0) * 5}.00|${stated}|0|${stated}`];
  });
  return {
    Costs: "SKU|Unit Cost|Currency\nTEA|2.00|USD\nCUP|1.00|USD",
    Own: rows(
      "Date|Warehouse|SKU|Type|Quantity|Unit Cost|Currency|Reference|To Warehouse|Amount",
      ...(told.includes(9) ? ["2026-09-01|FBA-US|TEA|opening|100|2.00|USD|||", "2026-09-01|Shop|CUP|opening|5|1.00|USD|||"] : []),
      ...told.filter((month) => month > 9).map((month) => `2026-${month}-01|FBA-US|TEA|revaluation|||USD|V${month}||${left(`${month}-01`)}.00`),
      ...came.filter(({ day }) => isTold(day)).map(({ day, units, name }) => movement(day, units, name)),
      ...told.map((month) => `2026-${`${month}`.padStart(2, "0")}-25|Shop|CUP|count|5|||K${month}||`),
    ),
    Ledger: rows(
      LEDGER,
      ...told.flatMap((month) => {
        const two = `${month}`.padStart(2, "0");
        const own = sent.filter(({ day }) => monthOf(day) === month).sort((a, b) => (a.day < b.day ? -1 : 1));
        return [...own.map(({ day, units }) => unitRow(day, left(day), units)), unitRow(`${two}-${ENDS[month]}`, left(`${two}-99`), 0)];
      }),
    ),
    Orders: rows(
      "request-date|order-id|order-type|order-status|last-updated-date|sku|fnsku|disposition|requested-quantity|cancelled-quantity|disposed-quantity|shipped-quantity|in-process-quantity",
      ...[1, 2, 3].flatMap((order) => {
        const own = sent.filter((one) => one.order === order && monthOf(one.day) <= last);
        const shipped = own.reduce((sum, { units }) => sum + units, 0);
        const latest = own
          .map(({ day }) => day)
          .sort()
          .at(-1);
        return latest === undefined ? [] : [`2026-09-01|RO${order}|Return|Processing|2026-${latest}|TEA|X1|Sellable|40|0|0|${shipped}|${40 - shipped}`];
      }),
    ),
    Parcels: rows(
      "request-date|order-id|shipment-date|sku|fnsku|disposition|shipped-quantity|carrier|tracking-number",
      ...sent
        .filter(({ day }) => isTold(day))
        .map(({ order, day, units, tracking }) => `2026-09-01|RO${order}|2026-${day}|TEA|X1|Sellable|${units}|UPS|${tracking}`),
    ),
    ...(cases.length === 0 ? {} : { Cases: rows(CASES, ...cases) }),
    Paid: rows(PAID, `2026-${`${told[0]}`.padStart(2, "0")}-01|R0|||GeneralAdjustment|CUP|X9|USD|1.00|0|0|0`, ...paid),
  };
}

type Habit = { readonly told: "so far" | "alone"; readonly seen: "at once" | "late" };
const seenOn = (month: Month, seen: Habit["seen"]): string => (seen === "at once" ? `2026-${month + 1}-03` : `2027-01-${month + 10}`);
const changeOf = (scenario: Scenario, account: string): number => {
  const { journal, controls } = reconciled(scenario);
  expect(controls.filter(({ pass }) => !pass)).toEqual([]);
  return journal.reduce((sum, one) => (one.account === account ? sum + one.debit - one.credit : sum), 0) / 100;
};

/** The balances of both accounts at the end of each month. */
function balancesOver(scenarioOf: (month: Month) => Scenario): readonly { readonly removals: number; readonly lost: number }[] {
  const sums = { removals: 0, lost: 0 };
  return MONTHS.map((month) => {
    const scenario = scenarioOf(month);
    sums.removals += changeOf(scenario, "removals");
    sums.lost += changeOf(scenario, "lost");
    return { removals: Math.round(sums.removals * 100) / 100, lost: Math.round(sums.lost * 100) / 100 };
  });
}

function overClosings(given: Papers, { told, seen }: Habit): ReturnType<typeof balancesOver> {
  let ours: OurSheets = {};
  return balancesOver((month) => {
    const months = told === "alone" ? [month] : MONTHS.filter((one) => one <= month);
    const scenario: Scenario = {
      period: `2026-${`${month}`.padStart(2, "0")}`,
      today: seenOn(month, seen),
      settings: { method: "moving-average" },
      tables: tables(given, months),
      ours,
    };
    ours = { "closed-months": closedMonths(scenario) };
    return scenario;
  });
}

const inOneBook = (given: Papers, seen: Habit["seen"]): ReturnType<typeof balancesOver> =>
  balancesOver((month) => ({
    period: `2026-${`${month}`.padStart(2, "0")}`,
    today: seenOn(11, seen),
    settings: { method: "moving-average" },
    tables: tables(given, MONTHS),
  }));

const expected = (given: Papers): ReturnType<typeof balancesOver> => MONTHS.map((month) => balancesOn(given, `${`${month}`.padStart(2, "0")}-99`));

test("over closings, removed goods are what is out and not decided about, and lost what is decided about and not home", () => {
  fc.assert(
    fc.property(papers, fc.constantFrom<Habit["told"]>("so far", "alone"), fc.constantFrom<Habit["seen"]>("at once", "late"), (given, told, seen) => {
      expect(overClosings(given, { told, seen })).toEqual(expected(given));
    }),
    { numRuns: 60 },
  );
});

test("and so they are in one book of all months, whatever day it is looked at", () => {
  fc.assert(
    fc.property(papers, fc.constantFrom<Habit["seen"]>("at once", "late"), (given, seen) => {
      expect(inOneBook(given, seen)).toEqual(expected(given));
    }),
    { numRuns: 40 },
  );
});

test("the cases that a month has as decided are worth together what was lost by them, where reports tell of what they are about", () => {
  fc.assert(
    fc.property(papers, fc.constantFrom<Habit["told"]>("so far", "alone"), (given, told) => {
      const known = given.sent.filter(({ order, day }) => order < 3 && monthOf(day) === 9).map(({ order }) => order);
      const byCases = given.decided.filter(({ kind, namesOrder, order }) => kind !== "paid for the order" && (!namesOrder || known.includes(order)));
      let ours: OurSheets = {};
      let lost = 0;
      for (const month of MONTHS) {
        const scenario: Scenario = {
          period: `2026-${`${month}`.padStart(2, "0")}`,
          today: seenOn(month, "at once"),
          settings: { method: "moving-average" },
          tables: tables({ ...given, decided: byCases }, told === "alone" ? [month] : MONTHS.filter((one) => one <= month)),
          ours,
        };
        lost += changeOf(scenario, "lost");
        const worth = reconciled(scenario).cases.reduce((sum, { status, bookValue }) => (status === "open" ? sum : sum + (bookValue ?? 0)), 0);
        expect(worth).toBe(Math.round(lost * 100));
        ours = { "closed-months": closedMonths(scenario) };
      }
    }),
    { numRuns: 40 },
  );
});
