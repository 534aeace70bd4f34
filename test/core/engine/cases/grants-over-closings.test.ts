/**
 * Amazon granted 20.00 for 4 TEA on 12 September 2026, and paid some of it; a TEA costs 2.00. September and October are closed one after another, each with the
 * Reimbursements report up to its end: a case says then what one book of all months says.
 */
import fc from "fast-check";
import type { CaseLine, Reconciliation } from "../../../../src/core/engine/findings";
import { closedMonths, reconciled, type OurSheets, type Scenario } from "../scenario";
import { CASES, DETAIL, PAID, SHIPMENTS } from "../scenario-headers";

type Month = "09" | "10" | "11";
const MONTHS: readonly Month[] = ["09", "10", "11"];
type Paid = { readonly month: Month; readonly cash?: number; readonly stock?: number; readonly amount?: number };
type Told = {
  readonly kind?: "inbound-missing" | "warehouse-lost";
  readonly status?: string;
  readonly closed?: string;
  readonly units?: number | "";
  /** How many units are gone. */
  readonly gone?: number;
  readonly paid: readonly Paid[];
};
const rows = (header: string, ...lines: readonly string[]): string => [header, ...lines].join("\n");

function tables({ kind = "inbound-missing", status = "reimbursed", closed = "2026-09-12", units = 4, gone = 4, paid }: Told, until: Month): Scenario["tables"] {
  const isInbound = kind === "inbound-missing";
  const payments = paid.flatMap(({ month, cash = 0, stock = 0, amount = 0 }, index) =>
    month > until
      ? []
      : [`2026-${month}-${15 + index}|R${index}|C1||${isInbound ? "Lost_Inbound" : "Lost_Warehouse"}|TEA|X1|USD|${amount}.00|${cash}|${stock}|${cash + stock}`],
  );
  return {
    Shipments: rows(SHIPMENTS, `FBA1|TEA|X1|100|100|100|${isInbound ? 100 - gone : 100}|2026-07-20|2026-07-25|2026-08-20|CLOSED|`),
    ...(isInbound ? {} : { Detail: rows(DETAIL, `09/01/2026|X1|TEA|Adjustments||-${gone}|PHX6|SELLABLE|M|US|0|${gone}`) }),
    Own: rows(
      "Date|Warehouse|SKU|Type|Quantity|Unit Cost|Currency",
      "2026-08-01|Shop|MUG|opening|50|2.50|USD",
      ...MONTHS.map((month) => `2026-${month}-04|Shop|MUG|sale|1||`),
    ),
    Costs: "SKU|Unit Cost|Currency\nTEA|2.00|USD",
    Cases: rows(CASES, `C1|${isInbound ? "FBA1" : ""}|TEA|${kind}|${status}|2026-09-02|${closed}|${units}|20`),
    Paid: rows(PAID, "2026-09-01|R||C0|GeneralAdjustment|MUG|X9|USD|1.00|0|0|0", ...payments),
  };
}

const caseOf = ({ cases }: Reconciliation): CaseLine => {
  const [one] = cases;
  if (one === undefined) throw new Error("no case");
  return one;
};

/** The case in a month, after those before it were closed, and in one book of all months. */
function followed(told: Told, month: Month): { readonly chain: CaseLine; readonly whole: CaseLine } {
  const run = (of: Month, ours: OurSheets): Scenario => ({
    period: `2026-${of}`,
    today: { "09": "2026-10-05", "10": "2026-11-05", "11": "2026-12-05" }[of],
    tables: tables(told, of),
    ours,
  });
  let ours: OurSheets = {};
  for (const before of MONTHS.filter((one) => one < month)) ours = { "closed-months": closedMonths(run(before, ours)) };
  return { chain: caseOf(reconciled(run(month, ours))), whole: caseOf(reconciled(run(month, {}))) };
}

/** "paid 2 10.00, granted 0 0.00, gain 2.00", the same in the chain as in one book. */
function story(told: Told, month: Month = "11"): readonly string[] {
  const { chain, whole } = followed(told, month);
  expect(chain).toEqual(whole);
  const { unitsPaid, unitsRestocked, cash, unitsGranted, granted, gainOrLoss, because } = chain;
  const money = (amount: number | null): string => (amount === null ? "none" : (amount / 100).toFixed(2));
  const back = unitsRestocked === 0 ? "" : `, ${unitsRestocked} given back`;
  return [`paid ${unitsPaid} ${money(cash)}${back}, granted ${unitsGranted} ${money(granted)}, gain ${money(gainOrLoss)}`, ...because];
}

test.each(["09", "10", "11"] as const)("what nobody paid is no cash of a case whose payments are known, in month %s", (month) => {
  // The shipment lacks 2: nothing is to come for the others.
  expect(story({ gone: 2, paid: [{ month: "09", cash: 2, amount: 10 }] }, month)[0]).toBe("paid 2 10.00, granted 0 0.00, gain 6.00");
});

test("of what closed months had open, no more is cash than was paid since", () => {
  const paid: readonly Paid[] = [
    { month: "09", cash: 2, amount: 10 },
    { month: "10", cash: 1, amount: 5 },
  ];
  expect(story({ gone: 3, paid })[0]).toBe("paid 3 15.00, granted 0 0.00, gain 9.00");
  expect(story({ gone: 4, paid })[0]).toBe("paid 3 15.00, granted 1 5.00, gain 12.00");
});

test.each(["inbound-missing", "warehouse-lost"] as const)("a case of kind %s that is reimbursed on no day was paid what its payments brought", (kind) => {
  expect(story({ kind, closed: "", paid: [{ month: "09", cash: 3, amount: 10 }] })).toEqual([
    "paid 3 10.00, granted 0 0.00, gain 2.00",
    "granted 20.00 USD, and paid 10.00 USD for 3 of 4: 10.00 USD less",
  ]);
  expect(story({ kind, closed: "", paid: [] })).toEqual(["paid 4 20.00, granted 0 0.00, gain 12.00"]);
});

describe("what was given back in stock is no money that is missing", () => {
  test.each([
    [4, 0, 0, ["paid 0 0.00, 4 given back, granted 0 0.00, gain 0.00"]],
    [2, 2, 10, ["paid 2 10.00, 2 given back, granted 0 0.00, gain 6.00"]],
    [2, 0, 0, ["paid 0 0.00, 2 given back, granted 2 10.00, gain 6.00"]],
    [2, 2, 8, ["paid 2 8.00, 2 given back, granted 0 0.00, gain 4.00", "granted 10.00 USD, and paid 8.00 USD for 2 of 4: 2.00 USD less"]],
  ])("%i back and %i paid with %i.00", (stock, cash, amount, expected) => {
    expect(story({ paid: [{ month: "09", stock, cash, amount }] })).toEqual(expected);
  });
});

describe("of a grant that states no units and is paid in part, the rest of the Amount is to come", () => {
  test.each(["inbound-missing", "warehouse-lost"] as const)("until it has come: %s", (kind) => {
    const first: Paid = { month: "09", cash: 2, amount: 10 };
    expect(story({ kind, units: "", paid: [first] })).toEqual(["paid 2 10.00, granted 2 10.00, gain 12.00"]);
    expect(story({ kind, units: "", paid: [first, { month: "10", cash: 2, amount: 10 }] })).toEqual(["paid 4 20.00, granted 0 0.00, gain 12.00"]);
  });

  test("unless that is nearly all of it, or all units were paid for", () => {
    expect(story({ units: "", paid: [{ month: "09", cash: 2, amount: 19 }] })[0]).toBe("paid 2 19.00, granted 0 0.00, gain 11.00");
    expect(story({ units: "", paid: [{ month: "09", cash: 4, amount: 15 }] })[0]).toBe("paid 4 15.00, granted 0 0.00, gain 7.00");
  });

  test("until the case is refused after all", () => {
    expect(story({ units: "", status: "denied", paid: [{ month: "09", cash: 2, amount: 10 }] })[0]).toBe("paid 2 10.00, granted 0 0.00, gain 2.00");
  });
});

test("a case has no more cash than its payments brought and the register states for units that none answers, whether months were closed or not", () => {
  const payment = fc.record({ month: fc.constantFrom(...MONTHS), cash: fc.nat(3), stock: fc.nat(1), amount: fc.integer({ min: 1, max: 9 }) });
  const told = fc.record({
    kind: fc.constantFrom("inbound-missing", "warehouse-lost"),
    closed: fc.constantFrom("2026-09-12", ""),
    units: fc.constantFrom<number | "">(4, ""),
    gone: fc.integer({ min: 2, max: 4 }),
    paid: fc.array(payment, { maxLength: 2 }),
  });
  fc.assert(
    fc.property(told, ({ paid, ...rest }) => {
      const all = paid.map((one) => ({ ...one, amount: one.cash === 0 ? 0 : one.amount })).filter(({ cash, stock }) => cash + stock > 0);
      const { chain, whole } = followed({ ...rest, paid: all }, "11");
      expect(chain).toEqual(whole);
      const brought = all.reduce((sum, { amount }) => sum + 100 * amount, 0);
      expect(chain.cash).toBeLessThanOrEqual(brought + (all.length === 0 ? 2000 : 0));
      expect((chain.cash ?? 0) + (chain.granted ?? 0)).toBeLessThanOrEqual(Math.max(2000, brought));
    }),
    { numRuns: 12 },
  );
});
