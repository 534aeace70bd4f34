/** What shipments received in a closed month is told by its seal alone: the next month, with or without the closed month's ledger, says the same of each. */
import fc from "fast-check";
import type { Reconciliation } from "../../../../src/core/engine/findings";
import { closedMonths, reconciled } from "../scenario";
import { CASES, DETAIL, LEDGER } from "../scenario-headers";

const COSTS = "SKU|Unit Cost|Currency\nTEA|2.00|USD\nMUG|4.00|USD";
const SHIPMENTS = "Shipment ID|SKU|Dispatched|Delivered|Received|Ship Date|Delivered Date|Status";
const SKUS = ["TEA", "MUG"] as const;

/** Received by name on one day of September and one of October; a case decides what was missing by the end of September. */
const shipment = fc.record({
  sku: fc.constantFrom(...SKUS),
  sent: fc.integer({ min: 1, max: 40 }),
  september: fc.nat(40),
  october: fc.nat(12),
  day: fc.integer({ min: 1, max: 20 }),
  isClosed: fc.boolean(),
  statesReceived: fc.boolean(),
  status: fc.option(fc.constantFrom("denied", "written-off", "open"), { freq: 2 }),
  decided: fc.constantFrom("2026-09-28", "2026-10-15"),
});
type Sent = typeof shipment extends fc.Arbitrary<infer T> ? T : never;

const of = (month: string, day: number): string => `2026-${month}-${String(day).padStart(2, "0")}`;

function papersOf(
  sent: readonly Sent[],
  beyond = 0,
): {
  readonly fixed: Readonly<Record<string, string>>;
  readonly ledger: Readonly<Record<"09" | "10", readonly string[]>>;
  readonly detail: Readonly<Record<"09" | "10", readonly string[]>>;
} {
  const [ledger, detail] = [
    { "09": [] as string[], "10": [] as string[] },
    { "09": [] as string[], "10": [] as string[] },
  ];
  const inSeptember = (one: Sent): number => Math.min(one.september, one.sent + beyond);
  const received = (one: Sent, month: "09" | "10"): number => (month === "09" ? inSeptember(one) : one.october);
  for (const sku of SKUS) {
    let balance = 50;
    const book = (day: string, month: "09" | "10", units: number): void =>
      void ledger[month].push(`${day}|X-${sku}|${sku}|SELLABLE|${balance}|${units}|0|0|0|0|0|0|0|0|0|${(balance += units)}|US`);
    book("2026-08-31", "09", 0);
    for (const month of ["09", "10"] as const) {
      const own = sent.flatMap((one, index) => (one.sku === sku ? [{ one, id: `FBA${index}`, units: received(one, month) }] : []));
      book(of(month, 1), month, 0);
      book(
        of(month, 25),
        month,
        own.reduce((sum, { units }) => sum + units, 0),
      );
      book(of(month, month === "09" ? 30 : 31), month, 0);
      for (const { id, units } of own) if (units > 0) detail[month].push(`${of(month, 25)}|X-${sku}|${sku}|Receipts|${id}|${units}|PHX6|SELLABLE||US||`);
    }
  }
  const cases = sent.flatMap((one, index) =>
    one.status === null || one.sent <= received(one, "09")
      ? []
      : [
          `C${index}|FBA${index}|${one.sku}|inbound-missing|${one.status}|2026-09-26|${one.status === "open" ? "" : one.decided}|${one.sent - received(one, "09")}|`,
        ],
  );
  const shipments = sent.map(
    (one, index) =>
      `FBA${index}|${one.sku}|${one.sent}|${one.sent}|${one.statesReceived ? received(one, "09") + received(one, "10") : ""}|${of("08", one.day)}|${of("09", one.day)}|${one.isClosed ? "CLOSED" : "RECEIVING"}`,
  );
  const table = (header: string, rows: readonly string[]): string => [header, ...rows].join("\n");
  return {
    fixed: { Costs: COSTS, Shipments: table(SHIPMENTS, shipments), Cases: table(CASES, cases.length === 0 ? ["C99|FBA0||penalty|open|2026-09-01|||"] : cases) },
    ledger,
    detail,
  };
}

const said = ({ shipments, claims, rollforward }: Reconciliation): unknown => ({
  lines: shipments.map(({ shipmentId, received, state, parts, decided, exposure }) => ({ shipmentId, received, state, parts, decided, exposure })),
  claims: claims.map(({ type, reference, units, caseId }) => ({ type, reference, units, caseId })),
  // Units that were given up and came after all are in transit for a day where the closed month's rows are there, and in none where they are not.
  transit: rollforward
    .filter(({ location, beginning, ending }) => location === "In transit" && (beginning.quantity !== 0 || ending.quantity !== 0))
    .map(({ sku, beginning, ending }) => ({ sku, beginning, ending })),
});

test.each([
  ["while Amazon was counting", { closedOn: "2026-10-05", beyond: 0 }],
  ["while Amazon was counting, where some had more than was sent", { closedOn: "2026-10-05", beyond: 3 }],
  ["once it had counted", { closedOn: "2026-11-05", beyond: 0 }],
  ["once it had counted, where some had more than was sent", { closedOn: "2026-11-05", beyond: 3 }],
])("a month that opens on a seal says of every shipment what it says with the closed month's ledger: one closed %s", (_, { closedOn, beyond }) => {
  fc.assert(
    fc.property(fc.array(shipment, { minLength: 1, maxLength: 4 }), (sent) => {
      const { fixed, ledger, detail } = papersOf(sent, beyond);
      const tables = (...months: readonly ("09" | "10")[]): Readonly<Record<string, string>> => {
        const rows = months.flatMap((month) => detail[month]);
        return {
          ...fixed,
          Ledger: [LEDGER, ...months.flatMap((month) => ledger[month])].join("\n"),
          ...(rows.length === 0 ? {} : { Detail: [DETAIL, ...rows].join("\n") }),
        };
      };
      const ours = { "closed-months": closedMonths({ period: "2026-09", today: closedOn, tables: tables("09") }) };
      const [alone, whole] = [tables("10"), tables("09", "10")].map((brought) => reconciled({ period: "2026-10", tables: brought, ours }));
      if (alone === undefined || whole === undefined) throw new Error("both months are reconciled");
      expect(said(alone)).toEqual(said(whole));
      expect(alone.controls.filter(({ pass }) => !pass)).toEqual([]);
    }),
    { numRuns: 20 },
  );
});

test("where shipments had more than was sent in a closed month, goods in transit are what the shipments say, and never below zero", () => {
  fc.assert(
    fc.property(fc.array(shipment, { minLength: 2, maxLength: 4 }), (sent) => {
      const { fixed, ledger, detail } = papersOf(sent, 3);
      const tables = (month: "09" | "10"): Readonly<Record<string, string>> => ({
        ...fixed,
        Ledger: [LEDGER, ...ledger[month]].join("\n"),
        ...(detail[month].length === 0 ? {} : { Detail: [DETAIL, ...detail[month]].join("\n") }),
      });
      const october = reconciled({
        period: "2026-10",
        tables: tables("10"),
        ours: { "closed-months": closedMonths({ period: "2026-09", today: "2026-10-05", tables: tables("09") }) },
      });
      expect(october.controls.filter(({ pass }) => !pass)).toEqual([]);
      expect(october.rollforward.filter(({ location, ending }) => location === "In transit" && ending.quantity < 0)).toEqual([]);
    }),
    { numRuns: 20 },
  );
});
