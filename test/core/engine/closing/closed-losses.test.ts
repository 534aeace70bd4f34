/**
 * What left transit in a closed month left it then: what is decided, paid or received later is a movement of its own day. Ten units at 4.00 were sent, seven came in
 * September, and September was closed. October says the same with September's rows as without.
 */
import type { Reconciliation } from "../../../../src/core/engine/findings";
import { reconciled, type Scenario } from "../scenario";
import { CASES, DETAIL, LEDGER, PAID } from "../scenario-headers";

type Month = "09" | "10";
type Papers = {
  /** The register by the end of each month. */
  readonly register: Readonly<Record<Month, string>>;
  readonly paid?: Readonly<Partial<Record<Month, string>>>;
  readonly october?: number;
};
const rows = (header: string, ...lines: readonly string[]): string => [header, ...lines.filter((line) => line !== "")].join("\n");
const openedOn = (status: string, closed = "", amount = ""): string => `C1|FBA1|TEA|inbound-missing|${status}|2026-09-15|${closed}||${amount}`;
const payment = (id: string, day: string, units: number, original = ""): string =>
  `2026-${day}|${id}|C1||${units < 0 ? "Reimbursement_Reversal" : "Lost_Inbound"}|TEA|X1|USD|${units * 5}.00|${units}|0|${units}|${original}`;

function tablesOf({ register, paid = {}, october = 0 }: Papers, ledger: readonly Month[], until: Month): Scenario["tables"] {
  const isTold = (month: Month): boolean => ledger.includes(month);
  return {
    Costs: "SKU|Unit Cost|Currency\nTEA|4.00|USD",
    Shipments: "Shipment ID|SKU|Dispatched|Delivered|Ship Date|Delivered Date|Closed Date|Status\nFBA1|TEA|10|10|2026-08-20|2026-09-02|2026-09-10|CLOSED",
    Ledger: rows(
      LEDGER,
      isTold("09") ? "2026-09-05|X1|TEA|SELLABLE|0|7|0|0|0|0|0|0|0|0|0|7|US" : "",
      isTold("10") ? `2026-10-12|X1|TEA|SELLABLE|7|${october}|0|0|0|0|0|0|0|0|0|${7 + october}|US` : "",
    ),
    Detail: rows(
      DETAIL,
      isTold("09") ? "2026-09-05|X1|TEA|Receipts|FBA1|7|PHX6|SELLABLE||US||" : "",
      isTold("10") && october !== 0 ? `2026-10-12|X1|TEA|Receipts|FBA1|${october}|PHX6|SELLABLE||US||` : "",
    ),
    Cases: rows(CASES, register[until]),
    Paid: rows(
      `${PAID}|original-reimbursement-id`,
      "2026-09-01|R0|||GeneralAdjustment|MUG|X9|USD|1.00|0|0|0|",
      paid["09"] ?? "",
      until === "10" ? (paid["10"] ?? "") : "",
    ),
  };
}

const said = ({ rollforward, journal, issues, shipments, controls }: Reconciliation) => ({
  transit: rollforward
    .filter(({ location }) => location === "In transit")
    .map(({ beginning, entries, exits, ending }) => {
      const units = (sums: typeof entries | typeof exits): string =>
        JSON.stringify(Object.fromEntries(Object.entries(sums).map(([type, sum]) => [type, sum.quantity])));
      return `${beginning.quantity} ${units(entries)} ${units(exits)} ${ending.quantity}`;
    }),
  journal: journal
    .filter(({ account }) => account === "lost-in-transit" || account === "over-received" || account === "revaluation")
    .map(({ account, debit, credit, memo }) => `${memo}: ${account} ${(debit - credit) / 100}`),
  issues: issues
    .filter(({ code }) => ["closed-month-changed", "loss-undone", "loss-booked-late", "stock-negative"].includes(code))
    .map(({ code, message }) => `${code} ${message.split(":")[0] ?? ""}`),
  state: shipments.map(({ state, parts }) => `${state} ${JSON.stringify(parts)}`),
  failed: controls.filter(({ pass }) => !pass).map(({ id }) => id),
});

function october(papers: Papers): ReturnType<typeof said> {
  const closed = { period: "2026-09", today: "2026-10-05", tables: tablesOf(papers, ["09"], "09") };
  const run = (ledger: readonly Month[]): ReturnType<typeof said> =>
    said(reconciled({ period: "2026-10", today: "2026-11-05", tables: tablesOf(papers, ledger, "10"), closed }));
  const [alone, whole] = [run(["10"]), run(["09", "10"])];
  // The same rows stand elsewhere in their tables.
  expect({ ...alone, issues: alone.issues.length }).toEqual({ ...whole, issues: whole.issues.length });
  return whole;
}

test("units that were paid for left transit on the day of their payment, though the case about them is denied later", () => {
  const found = october({
    register: { "09": openedOn("open"), "10": openedOn("denied", "2026-10-20") },
    paid: { "09": payment("R1", "09-20", 2) },
  });
  expect(found).toEqual({
    transit: ['1 {} {"lost":1} 0'],
    journal: ["Lost: In transit: lost-in-transit 4"],
    issues: [],
    state: ['denied {"reimbursed-cash":-2,"unexplained":-1}'],
    failed: [],
  });
});

test("what was granted and booked as lost is not lost again by being denied", () => {
  const found = october({ register: { "09": openedOn("reimbursed", "2026-09-20", "15"), "10": openedOn("denied", "2026-10-20") } });
  expect(found).toEqual({ transit: [], journal: [], issues: [], state: ['denied {"unexplained":-3}'], failed: [] });
});

test("a payment that is taken back for one unit puts that one into transit again, on the day on which it is taken back, and leaves the others lost", () => {
  const found = october({
    register: { "09": openedOn("open"), "10": openedOn("open") },
    paid: { "09": payment("R1", "09-20", 3), "10": payment("R2", "10-12", -1, "R1") },
  });
  expect(found).toEqual({
    transit: ['0 {"found":1} {} 1'],
    journal: ["Lost: In transit: lost-in-transit -4"],
    issues: ["loss-undone Paid row 4"],
    state: ['case-open {"reimbursed-cash":-2,"unexplained":-1}'],
    failed: [],
  });
});

test("a unit that comes in after it was refused was not lost after all: nothing came beyond what was sent, and the row that brought it is named", () => {
  const found = october({
    register: { "09": openedOn("denied", "2026-09-20"), "10": openedOn("denied", "2026-09-20") },
    october: 1,
  });
  expect(found).toEqual({
    transit: ['0 {"found":1} {"transfer-out":1} 0'],
    journal: ["Lost before, and in after all: In transit: lost-in-transit -4"],
    issues: ["loss-undone Ledger row 3"],
    state: ['denied {"unexplained":-2}'],
    failed: [],
  });
});

test("a decision that the register takes back puts its units into transit again on the first open day, and says so", () => {
  const found = october({ register: { "09": openedOn("denied", "2026-09-20"), "10": openedOn("open") } });
  expect(found).toEqual({
    transit: ['0 {"found":3} {} 3'],
    journal: ["Lost: In transit: lost-in-transit -12"],
    issues: ["loss-undone Cases row 2"],
    state: ['case-open {"unexplained":-3}'],
    failed: [],
  });
});

test("a decision of a closed day that is entered later is lost on the first open day, with September's rows as without", () => {
  const found = october({ register: { "09": openedOn("open"), "10": openedOn("denied", "2026-09-20") } });
  expect(found).toEqual({
    transit: ['3 {} {"lost":3} 0'],
    journal: ["Lost: In transit: lost-in-transit 12"],
    issues: ["loss-booked-late Cases row 2"],
    state: ['denied {"unexplained":-3}'],
    failed: [],
  });
});

test("what was refused in September and is paid for in October was lost in September, whether that was closed or not", () => {
  const papers: Papers = {
    register: { "09": openedOn("denied", "2026-09-20"), "10": openedOn("denied", "2026-09-20") },
    paid: { "10": payment("R1", "10-20", 1) },
  };
  const unclosed = (period: string): ReturnType<typeof said> => said(reconciled({ period, today: "2026-11-05", tables: tablesOf(papers, ["09", "10"], "10") }));
  const nothing = { transit: [], journal: [], issues: [], state: ['denied {"reimbursed-cash":-1,"unexplained":-2}'], failed: [] };
  expect(october(papers)).toEqual(nothing);
  expect(unclosed("2026-10")).toEqual(nothing);
  expect(unclosed("2026-09").transit).toEqual(['10 {} {"lost":3,"transfer-out":7} 0']);
});

test.each([["10-12"], ["11-02"]])(
  "a payment that is taken back whole on %s puts all its units into transit again on that day, and that row is named",
  (day) => {
    const found = october({
      register: { "09": openedOn("open"), "10": openedOn("open") },
      paid: { "09": payment("R1", "09-20", 3), "10": payment("R2", day, -3, "R1") },
    });
    expect(found).toEqual({
      transit: day === "10-12" ? ['0 {"found":3} {} 3'] : [],
      journal: day === "10-12" ? ["Lost: In transit: lost-in-transit -12"] : [],
      issues: ["loss-undone Paid row 4"],
      state: ['case-open {"unexplained":-3}'],
      failed: [],
    });
  },
);

test.each([
  ["of an open case", openedOn("open"), openedOn("open")],
  ["of a case that the register calls reimbursed", openedOn("reimbursed", "2026-09-20"), openedOn("reimbursed", "2026-09-20")],
])("of two payments %s, the one that is taken back whole puts its own units into transit again, on its day", (_, september, later) => {
  const found = october({
    register: { "09": september, "10": later },
    paid: { "09": `${payment("R1", "09-20", 1)}\n${payment("R4", "09-21", 2)}`, "10": payment("R2", "10-12", -2, "R4") },
  });
  expect(found).toMatchObject({ transit: ['0 {"found":2} {} 2'], journal: ["Lost: In transit: lost-in-transit -8"], issues: ["loss-undone Paid row 5"] });
});

test("what comes back into transit after it was refused is lost on the day on which it is back, not before it", () => {
  const found = october({ register: { "09": openedOn("open"), "10": openedOn("denied", "2026-10-05") }, october: -1 });
  expect(found).toEqual({
    transit: ['3 {} {"lost":4,"transfer-out":-1} 0'],
    journal: ["Lost: In transit: lost-in-transit 16"],
    issues: [],
    state: ['denied {"unexplained":-4}'],
    failed: [],
  });
});
