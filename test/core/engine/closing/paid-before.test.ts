/** A book of November alone, opened on October as it was closed: what October holds is no alarm in it. Units cost 2.50. */
import { reconciled } from "../scenario";
import { CASES, DETAIL, LEDGER, PAID } from "../scenario-headers";

const rows = (header: string, ...lines: readonly string[]): string => [header, ...lines].join("\n");
const Costs = "SKU|Unit Cost|Currency\nTEA|2.50|USD";
const DAMAGED = "10/14/2026|X1|TEA|SELLABLE|100|0|0|0|0|0|0|0|-8|0|0|92|US";
const LOST = "10/20/2026|X1|TEA|SELLABLE|92|0|0|0|0|0|0|-3|0|0|0|89|US";
const SOLD = "11/03/2026|X1|TEA|SELLABLE|89|0|-1|0|0|0|0|0|0|0|0|88|US";
const FIVE = "2026-10-29|R1|C4||Damaged_Warehouse|TEA|X1|USD|12.50|5|0|5";
const LATE = "2026-10-28|R2|||Lost_Warehouse|TEA|X1|USD|7.50|3|0|3";
const C4 = "C4||TEA|warehouse-damaged|reimbursed|2026-10-16|2026-10-29|8|";
const SAID = new Set(["case-payment-missing", "reimbursed-without-loss", "reimbursed-beyond-lost"]);

/** Of payments, what is said in November, with what can be claimed. */
function november({
  october,
  paid,
  register = [C4],
}: {
  readonly october: readonly string[];
  readonly paid: readonly string[];
  readonly register?: readonly string[];
}): readonly string[] {
  const Cases = rows(CASES, ...register);
  const found = reconciled({
    period: "2026-11",
    today: "2026-12-05",
    tables: { Ledger: rows(LEDGER, SOLD), Costs, Cases, Paid: rows(PAID, ...paid) },
    closed: { period: "2026-10", tables: { Ledger: rows(LEDGER, DAMAGED, LOST), Costs, Cases, Paid: rows(PAID, ...october) } },
  });
  return [...found.issues.flatMap(({ code }) => (SAID.has(code) ? [code] : [])), ...found.claims.map(({ type, units }) => `${type} ${units}`)];
}

test("what the closed month booked as paid is paid, though the report here holds a late row of those days alone", () => {
  expect(november({ october: [FIVE], paid: [LATE] })).toEqual([]);
});

test("a report with all that the closed month booked covers its days: a case without a payment there is unpaid", () => {
  expect(november({ october: [LATE], paid: [LATE] })).toEqual(["case-payment-missing", "unpaid-compensation 8"]);
});

test("a payment answers what was lost in a closed month, though no ledger of it is here, and what is beyond it is said", () => {
  const paid = (units: number): readonly string[] =>
    november({ october: [FIVE], paid: [`2026-11-10|R3|||Lost_Warehouse|TEA|X1|USD|7.50|${units}|0|${units}`] });
  expect(paid(2)).toEqual(["warehouse-lost 1"]);
  expect(paid(3)).toEqual([]);
  expect(paid(4)).toEqual(["reimbursed-beyond-lost"]);
});

/** Units that can be claimed in October, with the same rows as when September was closed, and some of October. */
function october({
  lost,
  september,
  since = [],
}: Readonly<Record<"lost" | "september", readonly string[]>> & { readonly since?: readonly string[] }): readonly number[] {
  const paid = (lines: readonly string[]): string => rows(`${PAID}|original-reimbursement-id`, ...lines);
  const Detail = rows(DETAIL, ...lost, "10/02/2026|X1|TEA|Receipts|FBA1|9|PHX6|SELLABLE||US|0|0");
  const run = (closed: boolean): readonly number[] =>
    reconciled({
      period: "2026-10",
      today: "2026-11-05",
      tables: { Detail, Costs, Paid: paid([...september, ...since]) },
      ...(closed ? { closed: { period: "2026-09", tables: { Detail, Costs, Paid: paid(september) } } } : {}),
    }).claims.map(({ units }) => units);
  expect(run(true)).toEqual(run(false));
  return run(true);
}
const gone = (day: number, units: number): string => `09/${`${day}`.padStart(2, "0")}/2026|X1|TEA|Adjustments||-${units}|PHX6|SELLABLE|M|US|0|${units}`;
const payment = (id: string, day: string, units: number): string => `2026-${day}|${id}|||Lost_Warehouse|TEA|X1|USD|${units * 3}.00|${units}|0|${units}|`;
const reversal = (of: string, day: string, units: number): string =>
  `2026-${day}|V${of}|||Reimbursement_Reversal|TEA|X1|USD|-${units * 3}.00|-${units}|0|-${units}|${of}`;

describe("what Amazon takes back of a closed month", () => {
  test("in that month is off what it paid, and not a second time in the next", () => {
    const paid = [payment("R0", "09-15", 2), reversal("R0", "09-20", 2), payment("R1", "09-25", 2)];
    expect(october({ lost: [gone(4, 2)], september: paid })).toEqual([]);
    expect(october({ lost: [gone(4, 2)], september: [payment("R0", "09-15", 2), reversal("R0", "09-20", 1)] })).toEqual([1]);
  });

  test("after it is open again, once, on however many days it was lost", () => {
    const september = [payment("R0", "09-15", 4)];
    expect(october({ lost: [gone(4, 1), gone(5, 2), gone(6, 3)], september })).toEqual([2]);
    expect(october({ lost: [gone(4, 1), gone(5, 2), gone(6, 3)], september, since: [reversal("R0", "10-29", 1)] })).toEqual([3]);
  });

  test("after it is first what was paid there beyond all that was lost", () => {
    const september = [payment("R3", "09-15", 1), payment("R0", "09-20", 1)];
    expect(october({ lost: [gone(4, 1)], september, since: [reversal("R3", "10-29", 1)] })).toEqual([]);
    expect(october({ lost: [gone(4, 1)], september, since: [reversal("R3", "10-29", 1), reversal("R0", "10-29", 1)] })).toEqual([1]);
  });

  test("is not made up for by what an older payment had left: nobody pays for what is still to come", () => {
    const september = [payment("R3", "09-15", 2), payment("R0", "09-27", 1)];
    expect(october({ lost: [gone(4, 1), gone(25, 1)], september })).toEqual([]);
    expect(october({ lost: [gone(4, 1), gone(25, 1)], september, since: [reversal("R0", "10-29", 1)] })).toEqual([1]);
    expect(october({ lost: [gone(4, 1), gone(25, 1)], september, since: [reversal("R3", "10-29", 1)] })).toEqual([]);
  });
});

describe("a find that is reconciled answers a loss of a closed month", () => {
  /** Three were lost and paid in September, whose row says by now what finds are reconciled with; one is found in October. What can be claimed then. */
  const claimed = (known: number, since: readonly string[], open = 2): readonly (readonly number[])[] => {
    const lost = (found: number): string => `09/20/2026|X1|TEA|Adjustments||-3|PHX6|SELLABLE|M|US|${found}|${3 - found}`;
    const found = "10/05/2026|X1|TEA|Adjustments||1|PHX6|SELLABLE|F|US|1|0";
    const tables = (detail: readonly string[], paid: readonly string[]) => ({
      Costs,
      Detail: rows(DETAIL, ...detail),
      Paid: rows(`${PAID}|original-reimbursement-id`, ...paid),
    });
    const paid = [payment("R0", "09-25", open)];
    const closed = { period: "2026-09", today: "2026-11-05", tables: tables([lost(known)], paid) };
    const of = { period: "2026-10", today: "2026-11-05" };
    return [
      reconciled({ ...of, tables: tables([lost(1), found], [...paid, ...since]) }),
      reconciled({ ...of, tables: tables([found], [...paid, ...since]), closed }),
    ].map(({ claims }) => claims.map(({ units }) => units));
  };

  test("all were paid, and the money for the one that was found is taken back: nothing is due", () => {
    expect(claimed(0, [reversal("R0", "10-08", 1)], 3)).toEqual([[], []]);
  });

  test("one was paid, one was found: one is due, whether or not its row knew of the find as the month was closed", () => {
    expect(claimed(0, [], 1)).toEqual([[1], [1]]);
    expect(claimed(1, [], 1)).toEqual([[1], [1]]);
  });
});
