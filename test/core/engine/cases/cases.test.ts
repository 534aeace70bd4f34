/** Cases and what Amazon paid for them, in the smallest example of each situation. Today is 5 November 2026. */
import { dayOfIso, titleOfDay, type Day } from "../../../../src/core/domain/day";
import { minorOf, textOfMoney, type CurrencyCode, type Minor } from "../../../../src/core/domain/money";
import { keyOfLine } from "../../../../src/core/domain/shipment-line";
import { allocateReimbursements } from "../../../../src/core/engine/compensation/allocate-reimbursements";
import type { CaseLine } from "../../../../src/core/engine/findings";
import type { OpenLine } from "../../../../src/core/engine/compensation/reimbursement-desk";
import { inputOf, reconciled } from "../scenario";
import { CASES } from "../scenario-headers";

const PAID =
  "approval-date|reimbursement-id|case-id|reason|sku|fnsku|currency-unit|amount-total|quantity-reimbursed-cash|quantity-reimbursed-inventory|quantity-reimbursed-total|original-reimbursement-id";
const day = (iso: string): Day => dayOfIso(iso) ?? (NaN as Day);
const line = (shipmentId: string, openUnits: number, since = "2026-09-01", sku = "TEA"): OpenLine => ({
  shipmentId,
  sku,
  fnsku: `X-${sku}`,
  labels: [`X-${sku}`],
  locations: [],
  openUnits,
  countingUnits: 0,
  isRefused: false,
  since: day(since),
  sent: day(since),
  dispatched: openUnits,
  received: 0,
  arrivals: [],
  deliveredOn: null,
});
const table = (header: string, rows: readonly string[]): string => [header, ...rows].join("\n");

/** "FBA1 stock 1 cash 3 | FBA2 cash 2" and the codes of the issues. */
function answered(lines: readonly OpenLine[], paid: readonly string[], cases: readonly string[] = []): readonly string[] {
  const { facts } = inputOf({
    tables: {
      ...(paid.length === 0 ? {} : { Paid: table(PAID, paid) }),
      ...(cases.length === 0 ? {} : { Cases: table(CASES, cases) }),
      Costs: "SKU|Unit Cost\nTEA|2.50",
    },
  });
  const { answers, issues } = allocateReimbursements(lines, facts, {
    from: day("2026-11-01"),
    until: day("2026-11-05"),
    paymentDays: 14,
    skuOf: (fnsku) => fnsku,
    everLost: () => ({ events: [], madeUp: [], leftBy: () => [] }),
    moneyAsked: () => (_, currency) => ({ goods: null, currency }),
    closedGrants: null,
    seals: [],
    moneys: { currencyAt: () => "USD" as CurrencyCode, convert: (amount, _, to) => minorOf(amount, to) },
  });
  const said = lines.map(({ shipmentId, sku }) => {
    const { stockUnits, cashUnits } = answers.get(keyOfLine(shipmentId, sku)) ?? { stockUnits: 0, cashUnits: 0 };
    return `${shipmentId}${stockUnits === 0 ? "" : ` stock ${stockUnits}`}${cashUnits === 0 ? "" : ` cash ${cashUnits}`}`;
  });
  return [said.join(" | "), ...issues.map(({ code }) => code)];
}

describe("which missing units a payment answers", () => {
  test("a case says for which shipment, also a younger one", () => {
    expect(
      answered(
        [line("FBA1", 4), line("FBA2", 4, "2026-10-01")],
        ["2026-10-20|R1|C2|Lost_Inbound|TEA|X-TEA|USD|10.00|4|0|4|"],
        ["C2|FBA2|TEA|inbound|open|2026-10-05||4|"],
      ),
    ).toEqual(["FBA1 | FBA2 cash 4"]);
  });

  test("without a case an inbound loss goes to the oldest shipment of the goods that lacks units, then to the next", () => {
    expect(answered([line("FBA2", 4, "2026-10-01"), line("FBA1", 4)], ["2026-10-20|R1||Lost_Inbound|TEA|X-TEA|USD|15.00|6|0|6|"])).toEqual([
      "FBA2 cash 2 | FBA1 cash 4",
      "reimbursement-without-case",
    ]);
  });

  test("the user picks another shipment by a case that bears the payment's own ID", () => {
    const payment = "2026-10-20|R1||Lost_Inbound|TEA|X-TEA|USD|10.00|4|0|4|";
    expect(answered([line("FBA1", 4), line("FBA2", 4)], [payment])).toEqual(["FBA1 cash 4 | FBA2", "reimbursement-without-case"]);
    expect(answered([line("FBA1", 4), line("FBA2", 4)], [payment], ["R1|FBA2|TEA||reimbursed|2026-10-05|2026-10-20|4|"])).toEqual(["FBA1 | FBA2 cash 4"]);
  });

  test("goods are the same by FNSKU where the SKU was renamed", () => {
    expect(answered([line("FBA1", 4)], ["2026-10-20|R1||Damaged_Inbound|OLD-TEA|X-TEA|USD|10.00|4|0|4|"])).toEqual([
      "FBA1 cash 4",
      "reimbursement-without-case",
    ]);
  });

  test("a payment answers no shipment that was delivered after it", () => {
    expect(answered([line("FBA1", 4, "2026-10-22")], ["2026-10-20|R1||Lost_Inbound|TEA|X-TEA|USD|10.00|4|0|4|"])).toEqual([
      "FBA1",
      "reimbursed-beyond-missing",
    ]);
  });

  test("cash and stock are apart, in one row or in several", () => {
    expect(
      answered(
        [line("FBA1", 6)],
        ["2026-10-20|R1|C1|Lost_Inbound|TEA|X-TEA|USD|5.00|2|1|3|", "2026-10-25|R2|C1|Lost_Inbound|TEA|X-TEA|USD|2.50|1|0|1|"],
        ["C1|FBA1|TEA||open||||"],
      ),
    ).toEqual(["FBA1 stock 1 cash 3"]);
  });

  test.each(["Lost_Warehouse", "Damaged_Warehouse", "CustomerReturn", "CustomerServiceIssue"])(
    "%s answers the shipment of its case, and without a case none",
    (reason) => {
      const paid = `2026-10-20|R1|C1|${reason}|TEA|X-TEA|USD|10.00|4|0|4|`;
      expect(answered([line("FBA1", 4)], [paid], ["C1|FBA1|TEA||open||||"])).toEqual(["FBA1 cash 4"]);
      expect(answered([line("FBA1", 4)], [paid])).toEqual(["FBA1"]);
    },
  );

  test("a general adjustment answers the shipment of its case, and without a case none", () => {
    const paid = (caseId: string): readonly string[] => [`2026-10-20|R1|${caseId}|GeneralAdjustment|TEA|X-TEA|USD|10.00|4|0|4|`];
    expect(answered([line("FBA1", 4)], paid("C1"), ["C1|FBA1|||open||||"])).toEqual(["FBA1 cash 4"]);
    expect(answered([line("FBA1", 4)], paid(""))).toEqual(["FBA1"]);
  });

  test("one case about two shipments pays the older one first", () => {
    expect(
      answered(
        [line("FBA1", 4), line("FBA2", 4, "2026-10-01")],
        ["2026-10-20|R1|C1|Lost_Inbound|TEA|X-TEA|USD|12.50|5|0|5|"],
        ["C1|FBA1|TEA||open||||", "C1|FBA2|TEA||open||||"],
      ),
    ).toEqual(["FBA1 cash 4 | FBA2 cash 1"]);
  });

  test("more than was ever missing answers nothing, and does not wander to another shipment of the seller's", () => {
    expect(
      answered(
        [line("FBA1", 4), line("FBA2", 4)],
        ["2026-10-20|R1|C1|Lost_Inbound|TEA|X-TEA|USD|10.00|4|0|4|", "2026-10-21|R2|C1|Lost_Inbound|TEA|X-TEA|USD|10.00|4|0|4|"],
        ["C1|FBA1|TEA||open||||"],
      ),
    ).toEqual(["FBA1 cash 4 | FBA2", "reimbursed-beyond-missing"]);
  });

  test("the same row in two exports pays once", () => {
    expect(
      answered(
        [line("FBA1", 8)],
        ["2026-10-20|R1|C1|Lost_Inbound|TEA|X-TEA|USD|10.00|4|0|4|", "2026-10-20|R1|C1|Lost_Inbound|TEA|X-TEA|USD|10.00|4|0|4|"],
        ["C1|FBA1|TEA||open||||"],
      ),
    ).toEqual(["FBA1 cash 4", "reimbursement-twice"]);
  });
});

test("a case in words of the seller's own is open wherever it is looked at, also where it has a day on which it was closed", () => {
  const Shipments =
    "Shipment ID|SKU|Dispatched|Delivered|Received|Ship Date|Delivered Date|Closed Date|Status\nFBA1|TEA|100|100|96|2026-09-01|2026-09-20|2026-10-10|CLOSED";
  const { shipments, claims } = reconciled({
    tables: { Shipments, Costs: "SKU|Unit Cost\nTEA|2.50", Cases: table(CASES, ["C1|FBA1|TEA||looked at|2026-10-12|2026-10-20|4|"]) },
  });
  expect([shipments.map(({ state, pending }) => [state, pending.length]), claims.map(({ units, caseId }) => [units, caseId])]).toEqual([
    [["case-open", 1]],
    [[4, "C1"]],
  ]);
});

describe("what Amazon takes back", () => {
  const PAYMENT = "2026-10-10|R1|C1|Lost_Inbound|TEA|X-TEA|USD|10.00|4|0|4|";
  const CASE = "C1|FBA1|TEA||open||||";

  test("for nothing: the units are open again", () => {
    expect(answered([line("FBA1", 4)], [PAYMENT, "2026-10-30|R9|C1|Reimbursement_Reversal|TEA|X-TEA|USD|-10.00|-4|0|-4|R1"], [CASE])).toEqual([
      "FBA1",
      "reimbursement-taken-back",
    ]);
  });

  test("because units were found: they are missing no more, and no longer paid for", () => {
    expect(answered([line("FBA1", 0)], [PAYMENT, "2026-10-30|R9|C1|Reimbursement_Reversal|TEA|X-TEA|USD|-10.00|-4|0|-4|R1"], [CASE])).toEqual(["FBA1"]);
  });

  test("against units: the row itself gives them back as stock", () => {
    expect(answered([line("FBA1", 4)], [PAYMENT, "2026-10-30|R9|C1|Reimbursement_Reversal|TEA|X-TEA|USD|-10.00|-4|4|0|R1"], [CASE])).toEqual(["FBA1 stock 4"]);
  });

  test("in part: the rest stays paid", () => {
    expect(answered([line("FBA1", 4)], [PAYMENT, "2026-10-30|R9|C1|Reimbursement_Reversal|TEA|X-TEA|USD|-2.50|-1|0|-1|R1"], [CASE])).toEqual([
      "FBA1 cash 3",
      "reimbursement-taken-back",
    ]);
  });

  test("without quantities the whole amount takes all units back, a part of it none", () => {
    expect(answered([line("FBA1", 4)], [PAYMENT, "2026-10-30|R9|C1|Reimbursement_Reversal|TEA|X-TEA|USD|-10.00||||R1"], [CASE])).toEqual([
      "FBA1",
      "reimbursement-taken-back",
    ]);
    expect(answered([line("FBA1", 4)], [PAYMENT, "2026-10-30|R9|C1|Reimbursement_Reversal|TEA|X-TEA|USD|-1.20||||R1"], [CASE])).toEqual(["FBA1 cash 4"]);
  });

  test("of a reimbursement that is not here: nothing is taken for open", () => {
    expect(answered([line("FBA1", 4)], [PAYMENT, "2026-10-30|R9||Reimbursement_Reversal|TEA|X-TEA|USD|-10.00|-4|0|-4|R0"], [CASE])).toEqual([
      "FBA1 cash 4",
      "reversal-without-original",
    ]);
  });

  describe("without saying of which reimbursement", () => {
    const OPEN = ["FBA1", "reimbursement-taken-back"];
    const UNKNOWN = ["FBA1 cash 4", "reversal-without-original"];
    test.each([
      ["of its case, whatever of it", [PAYMENT], "2026-10-30|R9|C1|Reimbursement_Reversal|TEA|X-TEA|USD|-9.00|-4|0|-4|", OPEN],
      ["for nothing, of the one payment of the same units and money", [PAYMENT], "2026-10-30|R9||Reimbursement_Reversal|TEA|X-TEA|USD|-10.00|-4|0|-4|", OPEN],
      ["of the same money, units are not told", [PAYMENT], "2026-10-30|R9||Reimbursement_Reversal||X-TEA|USD|-10.00||||", OPEN],
      ["of the same reason", [PAYMENT], "2026-10-30|R9||Lost_Inbound|TEA|X-TEA|USD|-10.00|-4|0|-4|", OPEN],
      ["of another reason: nobody knows", [PAYMENT], "2026-10-30|R9||Lost_Warehouse|TEA|X-TEA|USD|-10.00|-4|0|-4|", UNKNOWN],
      ["of another case: it is of that", [PAYMENT], "2026-10-30|R9|C7|Reimbursement_Reversal|TEA|X-TEA|USD|-10.00|-4|0|-4|", UNKNOWN],
      ["before it was paid: of another", [PAYMENT], "2026-10-09|R9|C1|Reimbursement_Reversal|TEA|X-TEA|USD|-10.00|-4|0|-4|", UNKNOWN],
      ["more than was paid: of another", [PAYMENT], "2026-10-30|R9|C1|Reimbursement_Reversal|TEA|X-TEA|USD|-12.50|-5|0|-5|", UNKNOWN],
      ["of other money and units: of another", [PAYMENT], "2026-10-30|R9||Reimbursement_Reversal|TEA|X-TEA|USD|-1.20|-1|0|-1|", UNKNOWN],
      [
        "a part at the price that was paid",
        [PAYMENT],
        "2026-10-30|R9||Reimbursement_Reversal|TEA|X-TEA|USD|-2.50|-1|0|-1|",
        ["FBA1 cash 3", "reimbursement-taken-back"],
      ],
      ["against units: they are given back as stock", [PAYMENT], "2026-10-30|R9||Reimbursement_Reversal|TEA|X-TEA|USD|-10.00|-4|4|0|", ["FBA1 stock 4"]],
      [
        "of one of two payments: the one that has the same units",
        [PAYMENT, "2026-10-12|R2||Lost_Inbound|TEA|X-TEA|USD|2.00|1|0|1|"],
        "2026-10-30|R9||Reimbursement_Reversal|TEA|X-TEA|USD|-10.00|-4|0|-4|",
        ["FBA1 cash 1", "reimbursement-taken-back", "reimbursement-without-case"],
      ],
      [
        "of either of two that are alike and name its case: as much stays paid",
        [PAYMENT, "2026-10-12|R2|C1|Lost_Inbound|TEA|X-TEA|USD|10.00|4|0|4|"],
        "2026-10-30|R9|C1|Reimbursement_Reversal|TEA|X-TEA|USD|-10.00|-4|0|-4|",
        ["FBA1 cash 4"],
      ],
      [
        "of either of two that are alike and name no case",
        ["2026-10-10|R1||Lost_Inbound|TEA|X-TEA|USD|10.00|4|0|4|", "2026-10-12|R2||Lost_Inbound|TEA|X-TEA|USD|10.00|4|0|4|"],
        "2026-10-30|R9||Reimbursement_Reversal|TEA|X-TEA|USD|-10.00|-4|0|-4|",
        ["FBA1 cash 4", "reimbursement-without-case"],
      ],
      [
        "of two of one case for different reasons: nobody knows",
        [PAYMENT, "2026-10-12|R2|C1|Lost_Warehouse|TEA|X-TEA|USD|10.00|4|0|4|"],
        "2026-10-30|R9|C1|Reimbursement_Reversal|TEA|X-TEA|USD|-10.00|-4|0|-4|",
        ["FBA1 cash 4", "reversal-without-original", "reimbursed-beyond-missing"],
      ],
    ])("%s", (_rule, paid, reversal, expected) => {
      expect(answered([line("FBA1", 4)], [...paid, reversal], [CASE])).toEqual(expected);
      expect(answered([line("FBA1", 4)], [reversal, ...[...paid].reverse()], [CASE])).toEqual(expected);
    });

    test.each([
      "Reversal_Reimbursement",
      "REVERSAL_REIMBURSEMENT",
      "reimbursement reversal",
      "Reimbursement:Reversal",
      "Reversal",
      "COMPENSATED_CLAWBACK",
      "MISSING_FROM_INBOUND_CLAWBACK",
      "Inbound Reimbursement Reversed",
      "赔偿撤销",
      "賠償撤銷",
    ])("a reason is a reversal in whatever words: %s", (reason) => {
      expect(answered([line("FBA1", 4)], [PAYMENT, `2026-10-30|R9||${reason}|TEA|X-TEA|USD|-10.00|-4|0|-4|`], [CASE])).toEqual(OPEN);
      // Some exports write what is taken back without a sign.
      expect(answered([line("FBA1", 4)], [PAYMENT, `2026-10-30|R9||${reason}|TEA|X-TEA|USD|10.00|4|0|4|`], [CASE])).toEqual(OPEN);
    });

    test("a reversal that says about what is of no payment about anything else", () => {
      expect(answered([line("FBA1", 4)], [PAYMENT, "2026-10-30|R9||WAREHOUSE_LOST_CLAWBACK|TEA|X-TEA|USD|-10.00|-4|0|-4|"], [CASE])).toEqual(UNKNOWN);
    });

    test("one reversal in two exports that spell its reason differently counts once", () => {
      const back = (reason: string): string => `2026-10-30|R9||${reason}|TEA|X-TEA|USD|-2.50|-1|0|-1|`;
      expect(answered([line("FBA1", 4)], [PAYMENT, back("Reversal_Reimbursement"), back("Reimbursement_Reversal")], [CASE])).toEqual([
        "FBA1 cash 3",
        "reimbursement-twice",
        "reimbursement-taken-back",
      ]);
    });

    test("because units were found: nothing is missing or paid for, and nothing is left to ask", () => {
      expect(answered([line("FBA1", 0)], [PAYMENT, "2026-10-30|R9||Reimbursement_Reversal|TEA|X-TEA|USD|-10.00|-4|0|-4|"], [CASE])).toEqual(["FBA1"]);
    });

    test("once: a second reversal of the same is of another payment", () => {
      const back = (id: string): string => `2026-10-30|${id}|C1|Reimbursement_Reversal|TEA|X-TEA|USD|-10.00|-4|0|-4|`;
      expect(answered([line("FBA1", 4)], [PAYMENT, back("R8"), back("R9")], [CASE])).toEqual(["FBA1", "reversal-without-original", "reimbursement-taken-back"]);
    });

    test("what is sure of one payment leaves the other for the next", () => {
      const second = "2026-10-11|R2|C2|Lost_Inbound|TEA|X-TEA|USD|10.00|4|0|4|";
      const backs = [
        "2026-10-29|R8||Reimbursement_Reversal|TEA|X-TEA|USD|-10.00|-4|0|-4|",
        "2026-10-30|R9|C1|Reimbursement_Reversal|TEA|X-TEA|USD|-10.00|-4|0|-4|",
      ];
      const both = [CASE, "C2|FBA2|TEA||open||||"];
      const lines = [line("FBA1", 4), line("FBA2", 4)];
      expect(answered(lines, [PAYMENT, second, ...backs], both)).toEqual(["FBA1 | FBA2", "reimbursement-taken-back", "reimbursement-taken-back"]);
      expect(answered(lines, [PAYMENT, second, ...backs.slice(0, 1)], both)).toEqual(["FBA1 cash 4 | FBA2 cash 4", "reversal-without-original"]);
    });
  });

  test("a later payment of more money for the same units is no second one", () => {
    expect(answered([line("FBA1", 8)], [PAYMENT, "2026-10-30|R2|C1|GeneralAdjustment|TEA|X-TEA|USD|1.00|4|0|4|R1"], [CASE])).toEqual(["FBA1 cash 4"]);
  });
});

describe("what the register says was paid", () => {
  test("counts where there is no report", () => {
    expect(answered([line("FBA1", 4), line("FBA2", 3)], [], ["C1|FBA1|TEA||reimbursed|2026-10-01|2026-10-20|4|10.00", "C2|FBA2|TEA||restocked|||2|"])).toEqual([
      "FBA1 cash 4 | FBA2 stock 2",
    ]);
  });

  test("counts for a case that was closed before the report begins", () => {
    expect(
      answered([line("FBA1", 4)], ["2026-10-10|R1|C9|Lost_Warehouse|TEA|X-TEA|USD|10.00|4|0|4|"], ["C1|FBA1|TEA||reimbursed|2026-09-01|2026-10-09|4|10.00"]),
    ).toEqual(["FBA1 cash 4"]);
  });

  test("does not count where the report covers the day and has no such payment: the money has not come", () => {
    expect(
      answered([line("FBA1", 4)], ["2026-10-10|R1|C9|Lost_Warehouse|TEA|X-TEA|USD|10.00|4|0|4|"], ["C1|FBA1|TEA||reimbursed|2026-09-01|2026-10-20|4|10.00"]),
    ).toEqual(["FBA1", "case-payment-missing"]);
  });

  test("is not added to what the report already answers", () => {
    expect(answered([line("FBA1", 8)], ["2026-10-10|R1||Lost_Inbound|TEA|X-TEA|USD|10.00|4|0|4|"], ["C1|FBA1|TEA||restocked|||4|"])).toEqual([
      "FBA1 cash 4",
      "reimbursement-without-case",
    ]);
  });
});

const SHIPMENTS = "Shipment ID|SKU|Dispatched|Delivered|Received|Ship Date|Delivered Date|Closed Date|Status|To Warehouse";
const COSTS = "SKU|Unit Cost|Currency\nTEA|2.50|USD\nMUG|4.00|USD";
const SHORT = "FBA1|TEA|100|100|96|2026-09-01|2026-09-20|2026-10-10|CLOSED|FBA-US";

/** Books in which the goods carry freight of a quarter of their cost: four units are worth 10.00 in goods and 12.50 in all. */
const OWN =
  "Date|Warehouse|SKU|Type|Quantity|Unit Cost|Amount|Currency|Reference|To Warehouse|Applies To\n2026-08-01|Shop|TEA|purchase|200|2.50||USD|P1||\n2026-08-01|Shop||landed cost|||125.00|USD|||P1\n2026-09-01|Shop|TEA|transfer|100||||FBA1|FBA-US|";

function casesOf(cases: readonly string[], paid: readonly string[] = [], more: Readonly<Record<string, string>> = {}): readonly CaseLine[] {
  const tables = {
    Shipments: `${SHIPMENTS}\n${SHORT}`,
    Costs: COSTS,
    Cases: table(CASES, cases),
    ...(paid.length === 0 ? {} : { Paid: table(PAID, paid) }),
    ...more,
  };
  return reconciled({ tables }).cases;
}

/** "C1 open | claims 4 worth 10.00 | restocked 0 | paid 0 0.00 | gain 0.00" */
function said({ caseId, status, unitsClaimed, bookValue, unitsRestocked, unitsPaid, cash, gainOrLoss, currency }: CaseLine): string {
  const money = (amount: Minor | null): string => (amount === null ? "none" : textOfMoney(amount, currency));
  return `${caseId} ${status} | claims ${unitsClaimed} worth ${money(bookValue)} | restocked ${unitsRestocked} | paid ${unitsPaid} ${money(cash)} | gain ${money(gainOrLoss)}`;
}

describe("a case, followed", () => {
  test.each([
    [
      "open and unanswered, it has neither gained nor lost",
      "C1|FBA1|TEA||open|2026-10-12||4|",
      [],
      "C1 open | claims 4 worth 10.00 | restocked 0 | paid 0 0.00 | gain 0.00",
    ],
    [
      "without units it claims what the line lacks",
      "C1|FBA1|TEA||open|2026-10-12|||",
      [],
      "C1 open | claims 4 worth 10.00 | restocked 0 | paid 0 0.00 | gain 0.00",
    ],
    [
      "answered in full by money, it is reimbursed",
      "C1|FBA1|TEA||open|2026-10-12||4|",
      ["2026-10-20|R1|C1|Lost_Inbound|TEA|X1|USD|11.00|4|0|4|"],
      "C1 reimbursed | claims 4 worth 10.00 | restocked 0 | paid 4 11.00 | gain 1.00",
    ],
    [
      "answered in full by stock, it is restocked",
      "C1|FBA1|TEA||open|2026-10-12||4|",
      ["2026-10-20|R1|C1|Lost_Inbound|TEA|X1|USD|0.00|0|4|4|"],
      "C1 restocked | claims 4 worth 10.00 | restocked 4 | paid 0 0.00 | gain 0.00",
    ],
    [
      "paid in part, it stays open, and what was paid is set against those units",
      "C1|FBA1|TEA||open|2026-10-12||4|",
      ["2026-10-20|R1|C1|Lost_Inbound|TEA|X1|USD|4.00|2|0|2|"],
      "C1 open | claims 4 worth 10.00 | restocked 0 | paid 2 4.00 | gain -1.00",
    ],
    [
      "a payment without a case follows the case of the line",
      "C1|FBA1|TEA||open|2026-10-12||4|",
      ["2026-10-20|R1||Lost_Inbound|TEA|X1|USD|11.00|4|0|4|"],
      "C1 reimbursed | claims 4 worth 10.00 | restocked 0 | paid 4 11.00 | gain 1.00",
    ],
    [
      "its money taken back, it is open again",
      "C1|FBA1|TEA||open|2026-10-12||4|",
      ["2026-10-20|R1|C1|Lost_Inbound|TEA|X1|USD|11.00|4|0|4|", "2026-10-30|R2|C1|Reimbursement_Reversal|TEA|X1|USD|-11.00|-4|0|-4|R1"],
      "C1 open | claims 4 worth 10.00 | restocked 0 | paid 0 0.00 | gain 0.00",
    ],
    [
      "called reimbursed, and part of the money taken back for units that nobody found: open again for those",
      "C1|FBA1|TEA||reimbursed|2026-10-12|2026-10-20|4|",
      ["2026-10-20|R1|C1|Lost_Inbound|TEA|X1|USD|11.00|4|0|4|", "2026-10-30|R2|C1|Reimbursement_Reversal|TEA|X1|USD|-2.75|-1|0|-1|R1"],
      "C1 open | claims 4 worth 10.00 | restocked 0 | paid 3 8.25 | gain 0.75",
    ],
    [
      "of what the report pays for in part the rest is granted still, also where it begins after the decision",
      "C1|FBA1|TEA||reimbursed|2026-10-12|2026-10-15|4|10.00",
      ["2026-10-20|R1||Lost_Inbound|TEA|X1|USD|6.00|2|0|2|"],
      "C1 reimbursed | claims 4 worth 10.00 | restocked 0 | paid 2 6.00 | gain 0.00",
    ],
    [
      "denied, all of it is lost",
      "C1|FBA1|TEA||denied|2026-10-12|2026-10-20|4|",
      [],
      "C1 denied | claims 4 worth 10.00 | restocked 0 | paid 0 0.00 | gain -10.00",
    ],
    [
      "written off, what was restocked is not lost",
      "C1|FBA1|TEA||written off|2026-10-12|2026-10-20|4|",
      ["2026-10-20|R1|C1|Lost_Inbound|TEA|X1|USD|0.00|0|1|1|"],
      "C1 written-off | claims 4 worth 10.00 | restocked 1 | paid 0 0.00 | gain -7.50",
    ],
    [
      "reimbursed without a payment and without an amount, nobody knows what it gained",
      "C1|FBA1|TEA||reimbursed|2026-10-12|2026-10-20|4|",
      [],
      "C1 reimbursed | claims 4 worth 10.00 | restocked 0 | paid 4 0.00 | gain none",
    ],
    [
      "without a report the register's amount is what was paid",
      "C1|FBA1|TEA||reimbursed|2026-10-12|2026-10-20|4|9.00",
      [],
      "C1 reimbursed | claims 4 worth 10.00 | restocked 0 | paid 4 9.00 | gain -1.00",
    ],
  ])("%s", (_rule, row, paid, expected) => {
    expect(casesOf([row], paid).map(said)).toEqual([expected]);
  });

  test("a payment that names the goods by FNSKU alone answers the case about their SKU", () => {
    const Detail =
      "Date|FNSKU|MSKU|Event Type|Reference ID|Quantity|Fulfillment Center|Disposition|Reason|Country|Reconciled Quantity|Unreconciled Quantity\n10/08/2026|X1|TEA|Adjustments||-3|PHX6|SELLABLE|M|US|0|3";
    const found = casesOf(["C1||TEA|warehouse-lost|reimbursed|2026-10-12|2026-10-20|3|7.00"], ["2026-10-21|R1||Lost_Warehouse||X1|USD|7.20|3|0|3|"], {
      Detail,
    });
    expect(found.map(said)).toEqual(["C1 reimbursed | claims 3 worth 7.50 | restocked 0 | paid 3 7.20 | gain -0.30"]);
  });

  test("one about a whole shipment claims what all its lines lack", () => {
    const [found] = casesOf(["C1|FBA1|||open|2026-10-12|||"], [], {
      Shipments: `${SHIPMENTS}\n${SHORT}\nFBA1|MUG|10|10|9|2026-09-01|2026-09-20|2026-10-10|CLOSED|FBA-US`,
    });
    expect([found?.sku, found === undefined ? "" : said(found)]).toEqual(["", "C1 open | claims 5 worth 14.00 | restocked 0 | paid 0 0.00 | gain 0.00"]);
  });

  test("Amazon pays for the goods: freight is no part of the expected claim", () => {
    const [found] = casesOf(["C1|FBA1|TEA||open|2026-10-12||4|"], [], { Own: OWN });
    expect([found?.bookValue, found?.expectedClaim]).toEqual([1250, 1000]);
  });

  test("one about no shipment is followed by its ID", () => {
    expect(casesOf(["C7||MUG|warehouse lost|open|2026-10-12||2|"], ["2026-10-20|R1|C7|Lost_Warehouse|MUG|X2|USD|8.00|2|0|2|"]).map(said)).toEqual([
      "C7 reimbursed | claims 2 worth 8.00 | restocked 0 | paid 2 8.00 | gain 0.00",
    ]);
  });

  test("money in another currency counts at the rate of its day", () => {
    const [found] = casesOf(["C1|FBA1|TEA||open|2026-10-12||4|"], ["2026-10-20|R1|C1|Lost_Inbound|TEA|X1|EUR|10.00|4|0|4|"], {
      Rates: "Date|From|To|Rate\n2026-10-01|EUR|USD|1.10\n2026-10-25|EUR|USD|1.50",
    });
    expect([found?.cash, found?.currency, found?.reimbursements]).toEqual([1100, "USD", ["R1"]]);
  });

  test("a case in two tables is one case, as far along as the furthest", () => {
    expect(casesOf(["C1|FBA1|TEA||open|2026-10-12||4|", "C1|fba1|TEA||denied|2026-10-12|2026-10-20||"]).map(said)).toEqual([
      "C1 denied | claims 4 worth 10.00 | restocked 0 | paid 0 0.00 | gain -10.00",
    ]);
  });

  test("a status in words of the seller's own is as far along as an open case, whatever the word", () => {
    expect(casesOf(["C1|FBA1|TEA||constructor|2026-10-12||4|", "C1|FBA1|TEA||denied|2026-10-12|||"]).map(({ status }) => status)).toEqual(["denied"]);
  });

  test("the line names its case", () => {
    const { shipments } = reconciled({
      tables: {
        Shipments: `${SHIPMENTS}\n${SHORT}`,
        Costs: COSTS,
        Cases: table(CASES, ["C1|FBA1|TEA||open|2026-10-12||4|", "C0|FBA1|||closed|2026-10-01|||"]),
      },
    });
    expect(shipments.map(({ caseId }) => caseId)).toEqual(["C1"]);
  });
});

const WINDOWS = "Marketplace|Claim Type|First Day|Last Day|Clock Start|In Force From|Source";
function windowOf(windows: readonly string[], shipment: string = SHORT): string {
  const [found] = reconciled({ tables: { Shipments: `${SHIPMENTS}\n${shipment}`, Costs: COSTS, Windows: table(WINDOWS, windows) } }).shipments;
  return [found?.claimFrom, found?.claimUntil].map((one) => (one === null || one === undefined ? "unknown" : titleOfDay(one))).join(" to ");
}

describe("the claim window of a line, counted from 20 September 2026", () => {
  test.each([
    ["from the first day to the last, from delivery", ["US|inbound-missing|15|60|delivered||"], "5 Oct 2026 to 19 Nov 2026"],
    ["no first day is at once", ["US|inbound-missing||60|delivered||"], "20 Sep 2026 to 19 Nov 2026"],
    ["counted from the day that the rule names", ["US|inbound-missing|0|60|closed||"], "10 Oct 2026 to 9 Dec 2026"],
    [
      "the country goes before any marketplace",
      ["*|inbound-missing|0|10|delivered||", "United States|inbound-missing|0|60|delivered||"],
      "20 Sep 2026 to 19 Nov 2026",
    ],
    ["no marketplace is any", ["|inbound-missing|0|60|delivered||"], "20 Sep 2026 to 19 Nov 2026"],
    [
      "the newest rule in force on the day the clock starts",
      ["US|inbound-missing|0|100|delivered|2024-01-01|", "US|inbound-missing|0|60|delivered|2026-01-01|", "US|inbound-missing|0|30|delivered|2026-10-01|"],
      "20 Sep 2026 to 19 Nov 2026",
    ],
    ["another country's window is none", ["DE|inbound-missing|0|60|delivered||"], "unknown to unknown"],
    ["another claim's window is none", ["US|warehouse-lost|0|60|delivered||"], "unknown to unknown"],
  ])("%s", (_rule, windows, expected) => {
    expect(windowOf(windows)).toBe(expected);
  });

  test.each([
    ["Europe covers its countries", "FBA-DE", "EU|inbound-missing|0|60|delivered||", "20 Sep 2026 to 19 Nov 2026"],
    ["but not the United Kingdom", "FBA-UK", "EU|inbound-missing|0|60|delivered||", "unknown to unknown"],
    ["which is UK or GB", "FBA-UK", "GB|inbound-missing|0|60|delivered||", "20 Sep 2026 to 19 Nov 2026"],
    ["without a destination the table's only marketplace counts", "", "DE|inbound-missing|0|60|delivered||", "20 Sep 2026 to 19 Nov 2026"],
  ])("%s", (_rule, destination, window, expected) => {
    expect(windowOf([window, "US|warehouse-lost|0|60|reported||"].slice(0, destination === "" ? 1 : 2), SHORT.replace("FBA-US", destination))).toBe(expected);
  });

  test("where nothing is lacking there is nothing to claim", () => {
    expect(windowOf(["US|inbound-missing|15|60|delivered||"], SHORT.replace("|96|", "|100|"))).toBe("unknown to unknown");
  });
});
