/** What a closed month had too many of, and what it explained: month by month it is as in one book. A LAMP costs 12.50, a CLOCK 15.00, a KNIFE 8.00. */
import type { Reconciliation } from "../../../../src/core/engine/findings";
import { closedMonths, reconciled, type Scenario } from "../scenario";
import { CASES, DETAIL } from "../scenario-headers";

const rows = (header: string, ...lines: readonly string[]): string => [header, ...lines].join("\n");
const Costs = "SKU|Unit Cost|Currency\nLAMP|12.50|USD\nCLOCK|15.00|USD\nKNIFE|8.00|USD\nMUG|1.00|USD";
const SHIPMENTS = "Shipment ID|SKU|Dispatched|Delivered|Ship Date|Delivered Date|Closed Date|Status";
const ONE = ["LAMP|50", "CLOCK|40", "KNIFE|40"].map((goods) => `FBAONE|${goods}|${goods.split("|")[1] ?? ""}|2026-08-03|2026-08-08|2026-08-14|CLOSED`);
const two = (sku: string, sent: string, arrived: string): string => `FBATWO|${sku}|20|20|${sent}|${arrived}|2026-09-20|CLOSED`;
const got = (day: string, sku: string, shipment: string, units: number): string =>
  `2026-${day}|X-${sku}|${sku}|Receipts|${shipment}|${units}|ONT8|SELLABLE||US|0|0`;
const LAMPS = [got("08-10", "LAMP", "FBAONE", 53), got("08-10", "CLOCK", "FBAONE", 40), got("08-10", "KNIFE", "FBAONE", 40)];
const SWAPPED = [got("08-10", "LAMP", "FBAONE", 50), got("08-10", "CLOCK", "FBAONE", 45), got("08-10", "KNIFE", "FBAONE", 35)];
type Rows = readonly string[];
type Story = { readonly shipments: Rows; readonly august: Rows; readonly september: Rows };

/** "FBAONE LAMP unexplained 3", "claim FBATWO LAMP 62.50", "In transit 137.50", and errors. */
function said({ shipments, claims, rollforward, issues }: Reconciliation): readonly string[] {
  const transit = rollforward.reduce((sum, { location, ending }) => (location === "In transit" ? sum + (ending.value ?? 0) : sum), 0);
  return [
    ...shipments.flatMap(({ shipmentId, sku, parts }) => Object.entries(parts).map(([part, units]) => `${shipmentId} ${sku} ${part} ${units}`)),
    ...claims.map(({ reference, sku, bookValue }) => `claim ${reference} ${sku} ${((bookValue ?? 0) / 100).toFixed(2)}`),
    `In transit ${(transit / 100).toFixed(2)}`,
    ...issues.flatMap(({ severity, code }) => (severity === "error" ? [code] : [])),
  ];
}

const today = "2026-10-25";
const tablesOf = (shipments: Rows, detail: Rows) => ({ Costs, Shipments: rows(SHIPMENTS, ...shipments), Detail: rows(DETAIL, ...detail) });
const oneBook = ({ shipments, august, september }: Story): readonly string[] =>
  said(reconciled({ period: "2026-09", today, tables: tablesOf(shipments, [...august, ...september]) }));

const asOfThen = (shipment: string): string => shipment.replace("2026-09-20|CLOSED", "|RECEIVING");

/** August closed alone, with what had left by then still on its way; then September, or a quiet October after both were closed. */
function monthByMonth({ shipments, august, september }: Story, period: "2026-09" | "2026-10"): readonly string[] {
  const closed = { period: "2026-08", today: "2026-09-05", tables: tablesOf(shipments.filter((one) => one.includes("|2026-08-")).map(asOfThen), august) };
  const of = { period: "2026-09", today, tables: tablesOf(shipments, september), ours: { "closed-months": closedMonths(closed) } };
  if (period === "2026-09") return said(reconciled(of));
  const ours = { "closed-months": closedMonths(of) };
  return said(reconciled({ period, today: "2026-11-05", tables: tablesOf(shipments, [got("10-09", "MUG", "FBATHREE", 1)]), ours }));
}

describe("a surplus of a closed month explains only what had been sent by the day on which it came", () => {
  // FBAONE has 3 LAMP too many on 10 August. FBATWO left later, and lacks 5: 5 x 12.50 = 62.50.
  const expected = ["FBAONE LAMP unexplained 3", "FBATWO LAMP unexplained -5", "claim FBATWO LAMP 62.50", "In transit 62.50"];
  test.each([
    ["in the month after", "2026-09-02"],
    ["in the same month", "2026-08-20"],
  ])("%s", (_, sent) => {
    const story = { shipments: [...ONE, two("LAMP", sent, "2026-09-05")], august: LAMPS, september: [got("09-08", "LAMP", "FBATWO", 15)] };
    expect(oneBook(story)).toEqual(expected);
    expect(monthByMonth(story, "2026-09")).toEqual(expected);
    expect(monthByMonth(story, "2026-10")).toEqual(expected);
  });

  test("and that which had been sent by then it does explain", () => {
    // 3 of the 5 came in under FBAONE: 2 x 12.50 = 25.00.
    const both = ["FBAONE LAMP other-shipment 3", "FBATWO LAMP other-shipment -3", "FBATWO LAMP unexplained -2", "claim FBATWO LAMP 25.00", "In transit 25.00"];
    const story = { shipments: [...ONE, two("LAMP", "2026-08-05", "2026-08-09")], august: LAMPS, september: [got("09-08", "LAMP", "FBATWO", 15)] };
    expect(oneBook(story)).toEqual(both);
    expect(monthByMonth(story, "2026-09")).toEqual(both);
    expect(monthByMonth(story, "2026-10")).toEqual(both);
  });
});

describe("labels that a closed month has as swapped stay so", () => {
  // FBAONE lacks 5 KNIFE and has 5 CLOCK too many. FBATWO lacks 5 CLOCK: 5 x 15.00 = 75.00.
  const swapped = ["FBAONE CLOCK swapped 5", "FBAONE KNIFE swapped -5", "FBATWO CLOCK unexplained -5", "claim FBATWO CLOCK 75.00", "In transit 75.00"];
  const story = (sent: string): Story => ({
    shipments: [...ONE, two("CLOCK", sent, "2026-09-05")],
    august: SWAPPED,
    september: [got("09-08", "CLOCK", "FBATWO", 15)],
  });

  test("when a later shipment lacks what they brought too many, as in one book", () => {
    expect(oneBook(story("2026-09-02"))).toEqual(swapped);
    expect(monthByMonth(story("2026-09-02"), "2026-09")).toEqual(swapped);
    expect(monthByMonth(story("2026-09-02"), "2026-10")).toEqual(swapped);
  });

  test("when a shipment that was under way at that time lacks it: what is booked is used up", () => {
    expect(monthByMonth(story("2026-08-05"), "2026-09")).toEqual(swapped);
    expect(monthByMonth(story("2026-08-05"), "2026-10")).toEqual(swapped);
  });
});

describe("goods that came in under a shipment that did not send them stay known when the month is closed", () => {
  // 2 KNIFE came in under FBAONE, which sent LAMP alone.
  const ONLY_LAMPS = ONE.slice(0, 1);
  const august = [got("08-10", "LAMP", "FBAONE", 50), got("08-10", "KNIFE", "FBAONE", 2)];

  test("as those of another shipment that lacks 5: 3 x 8.00 = 24.00 are claimed", () => {
    const expected = [
      "FBAONE KNIFE other-shipment 2",
      "FBATWO KNIFE other-shipment -2",
      "FBATWO KNIFE unexplained -3",
      "claim FBATWO KNIFE 24.00",
      "In transit 24.00",
    ];
    const story = { shipments: [...ONLY_LAMPS, two("KNIFE", "2026-08-05", "2026-08-09")], august, september: [got("09-08", "KNIFE", "FBATWO", 15)] };
    expect(oneBook(story)).toEqual(expected);
    expect(monthByMonth(story, "2026-09")).toEqual(expected);
    expect(monthByMonth(story, "2026-10")).toEqual(expected);
  });

  test("as a surplus that nobody lacks, also where no such goods were ever in transit", () => {
    const expected = ["FBAONE KNIFE unexplained 2", "In transit 0.00"];
    const story = { shipments: ONLY_LAMPS, august, september: [got("09-08", "MUG", "FBATHREE", 1)] };
    expect(oneBook(story)).toEqual(expected);
    expect(monthByMonth(story, "2026-09")).toEqual(expected);
    expect(monthByMonth(story, "2026-10")).toEqual(expected);
  });

  test("less what is taken out again, and with what comes later", () => {
    const story = { shipments: ONLY_LAMPS, august, september: [got("09-08", "KNIFE", "FBAONE", -1)] };
    const expected = ["FBAONE KNIFE unexplained 1", "In transit 0.00"];
    expect([oneBook(story), monthByMonth(story, "2026-09"), monthByMonth(story, "2026-10")]).toEqual([expected, expected, expected]);
    const more = { ...story, september: [got("09-08", "KNIFE", "FBAONE", 4)] };
    const six = ["FBAONE KNIFE unexplained 6", "In transit 0.00"];
    expect([oneBook(more), monthByMonth(more, "2026-09"), monthByMonth(more, "2026-10")]).toEqual([six, six, six]);
  });

  test("as those of another, also where no row tells of it any more, as long as a row or a closed month tells of the shipment that lacks them", () => {
    const lacking = two("KNIFE", "2026-08-05", "2026-08-09");
    const closed = { period: "2026-08", today, tables: tablesOf([...ONLY_LAMPS, lacking], august) };
    const september = (shipments: Rows): Scenario => ({
      period: "2026-09",
      today,
      tables: tablesOf(shipments, [got("09-08", "KNIFE", "FBATWO", 15)]),
      ours: { "closed-months": closedMonths(closed) },
    });
    const expected = [
      "FBAONE KNIFE other-shipment 2",
      "FBATWO KNIFE other-shipment -2",
      "FBATWO KNIFE unexplained -3",
      "claim FBATWO KNIFE 24.00",
      "In transit 24.00",
    ];
    expect(said(reconciled(september([lacking])))).toEqual(expected);
    const october = tablesOf([lacking], [got("10-09", "MUG", "FBATHREE", 1)]);
    const later = { period: "2026-10", today: "2026-11-05", tables: october, ours: { "closed-months": closedMonths(september([lacking])) } };
    expect(said(reconciled(later))).toEqual(expected);
    const neither = said(reconciled(september([two("CLOCK", "2026-08-05", "2026-08-09")])));
    expect(neither.filter((one) => one.includes("KNIFE"))).toEqual(expected.slice(0, -1));
  });

  test("as a surplus that nobody lacks, under its label, also where no row tells of its shipment any more", () => {
    const expected = ["FBAONE KNIFE unexplained 2", "In transit 0.00"];
    const closed = { period: "2026-08", today: "2026-09-05", tables: tablesOf(ONLY_LAMPS, august) };
    const gone = { period: "2026-09", today, tables: tablesOf([two("CLOCK", "2026-09-02", "")], [got("09-08", "MUG", "FBATHREE", 1)]) };
    const september = reconciled({ ...gone, ours: { "closed-months": closedMonths(closed) } });
    expect(said(september).filter((one) => !one.includes("FBATWO"))).toEqual([expected[0], "In transit 300.00"]);
    expect(september.shipments.filter(({ sku }) => sku === "KNIFE").map(({ fnsku, state }) => [fnsku, state])).toEqual([["X-KNIFE", "over"]]);
    expect(monthByMonth({ shipments: ONLY_LAMPS, august, september: [got("09-08", "MUG", "FBATHREE", 1)] }, "2026-10")).toEqual(expected);
  });

  test("but not where the shipment's row is gone and it had sent them: what it lacks is still out", () => {
    // FBATWO had received 15 of 20 KNIFE in August, and its row is gone while another row of it stays.
    const rowsOf = [...ONLY_LAMPS, two("KNIFE", "2026-08-05", "2026-08-09"), two("CLOCK", "2026-08-05", "2026-08-09")];
    const came = [got("08-10", "LAMP", "FBAONE", 50), got("08-12", "CLOCK", "FBATWO", 20), got("08-12", "KNIFE", "FBATWO", 15)];
    const closed = { period: "2026-08", today: "2026-09-05", tables: tablesOf(rowsOf.map(asOfThen), came) };
    const ours = { "closed-months": closedMonths(closed) };
    const gone = rowsOf.filter((one) => !one.includes("KNIFE"));
    const told = reconciled({ period: "2026-09", today, tables: tablesOf(gone, [got("09-08", "MUG", "FBATHREE", 1)]), ours });
    expect(told.shipments.filter(({ sku }) => sku === "KNIFE").map(({ shipmentId, dispatched, received }) => [shipmentId, dispatched, received])).toEqual([
      ["FBATWO", 20, 15],
    ]);
    // 4 more come, out of the 5 that are still out: 8.00 are left.
    const more = reconciled({ period: "2026-09", today, tables: tablesOf(gone, [got("09-08", "KNIFE", "FBATWO", 4)]), ours });
    expect(said(more)).toEqual(["FBATWO KNIFE unexplained -1", "claim FBATWO KNIFE 8.00", "In transit 8.00"]);
  });
});

describe("what a shipment had received beyond what it sent stays known once its row is gone", () => {
  const lacking = two("LAMP", "2026-08-05", "2026-08-09");
  const closedWith = (shipments: Rows): Scenario => ({ period: "2026-08", today: "2026-09-05", tables: tablesOf(shipments.map(asOfThen), LAMPS) });
  const september = (shipments: Rows, came: string, closed: Scenario): Scenario => ({
    period: "2026-09",
    today,
    tables: tablesOf(shipments, [came]),
    ours: { "closed-months": closedMonths(closed) },
  });
  const quiet = (shipments: Rows, before: Scenario): Scenario => ({
    period: "2026-10",
    today: "2026-11-05",
    tables: tablesOf(shipments, [got("10-09", "MUG", "FBATHREE", 1)]),
    ours: { "closed-months": closedMonths(before) },
  });

  test("as a surplus that nobody lacks, less what is taken out again", () => {
    const rest = ONE.slice(1);
    const closed = closedWith(ONE);
    const surplus = ["FBAONE LAMP unexplained 3", "In transit 0.00"];
    const kept = september(rest, got("09-08", "MUG", "FBATHREE", 1), closed);
    expect([said(reconciled(kept)), said(reconciled(quiet(rest, kept)))]).toEqual([surplus, surplus]);
    for (const month of [closed, kept, quiet(rest, kept)])
      expect(reconciled(month).shipments.find(({ sku }) => sku === "LAMP")?.because).toContain(
        "units received beyond those dispatched cost what the shipment's own units carried (overReceiptCost: shipment)",
      );
    expect(said(reconciled(september(rest, got("09-08", "LAMP", "FBAONE", -1), closed)))).toEqual(["FBAONE LAMP unexplained 2", "In transit 0.00"]);
    expect(said(reconciled(september(rest, got("09-08", "LAMP", "FBAONE", -3), closed)))).toEqual(["In transit 0.00"]);
  });

  test("as another's that lacks 5, also where none of its rows is left: 2 x 12.50 are claimed", () => {
    const expected = [
      "FBAONE LAMP other-shipment 3",
      "FBATWO LAMP other-shipment -3",
      "FBATWO LAMP unexplained -2",
      "claim FBATWO LAMP 25.00",
      "In transit 25.00",
    ];
    const now = september([lacking], got("09-08", "LAMP", "FBATWO", 15), closedWith([...ONE, lacking]));
    expect([said(reconciled(now)), said(reconciled(quiet([lacking], now)))]).toEqual([expected, expected]);
  });

  test("but not where it was another's, of which nothing is open and no row tells either", () => {
    // FBATWO lacks just the 3 that FBAONE has.
    const now = september([lacking], got("09-08", "LAMP", "FBATWO", 17), closedWith([...ONE, lacking]));
    expect(said(reconciled(now))).toEqual(["FBAONE LAMP other-shipment 3", "FBATWO LAMP other-shipment -3", "In transit 0.00"]);
    expect(said(reconciled(quiet([two("CLOCK", "2026-10-02", "")], now))).filter((one) => one.includes("LAMP"))).toEqual([]);
  });
});

describe("a surplus whose row is gone explains nothing of a shipment that had ended before its own was sent", () => {
  // FBAOLD lacks 5 LAMP and ends on 28 August. FBANEW leaves on 6 September and brings 2 that it did not send.
  const old = "FBAOLD|LAMP|20|20|2026-08-02|2026-08-06|2026-08-28|CLOSED";
  const later = "FBANEW|KNIFE|10|10|2026-09-06|2026-09-08|2026-09-28|CLOSED";
  const month = (period: string, shipments: Rows, detail: Rows, before?: Scenario): Scenario => ({
    ...{ period, today: "2026-12-20", tables: tablesOf(shipments, detail) },
    ...(before === undefined ? {} : { ours: { "closed-months": closedMonths(before) } }),
  });
  const august = month("2026-08", [old], [got("08-10", "LAMP", "FBAOLD", 15)]);
  const came = [got("09-10", "KNIFE", "FBANEW", 10), got("09-25", "LAMP", "FBANEW", 2)];
  const september = month("2026-09", [old, later], came, august);

  test("5 x 12.50 are claimed, with its row and without", () => {
    const expected = ["FBANEW LAMP unexplained 2", "FBAOLD LAMP unexplained -5", "claim FBAOLD LAMP 62.50", "In transit 62.50"];
    const october = (shipments: Rows): readonly string[] => said(reconciled(month("2026-10", shipments, [got("10-07", "MUG", "FBATHREE", 1)], september)));
    expect([said(reconciled(september)), october([old, later]), october([old])]).toEqual([expected, expected, expected]);
  });

  test("and when the 5 come after all, nothing is", () => {
    const october = month("2026-10", [old], [got("10-08", "LAMP", "FBAOLD", 5)], september);
    expect(said(reconciled(october))).toEqual(["FBANEW LAMP unexplained 2", "In transit 0.00"]);
  });
});

describe("a surplus of swapped labels stays so once its row is gone: nothing is missing of what was sent under the other label", () => {
  const withoutClocks = ONE.filter((one) => !one.includes("CLOCK"));
  /** September without the row, then a quiet October. */
  const twice = (shipments: Rows, august: Rows): readonly (readonly string[])[] => {
    const closed: Scenario = { period: "2026-08", today: "2026-09-05", tables: tablesOf([...ONE, ...shipments].map(asOfThen), august) };
    const left = [...withoutClocks, ...shipments];
    const to = { period: "2026-09", today, tables: tablesOf(left, [got("09-09", "MUG", "FBATHREE", 1)]), ours: { "closed-months": closedMonths(closed) } };
    const quiet = { period: "2026-10", today: "2026-11-05", tables: tablesOf(left, [got("10-09", "MUG", "FBATHREE", 1)]) };
    return [said(reconciled(to)), said(reconciled({ ...quiet, ours: { "closed-months": closedMonths(to) } }))];
  };

  test("where all of it is", () => {
    const expected = ["FBAONE CLOCK swapped 5", "FBAONE KNIFE swapped -5", "In transit 0.00"];
    expect(twice([], SWAPPED)).toEqual([expected, expected]);
  });

  test("where a part is another shipment's", () => {
    // FBAONE has 7 CLOCK too many: 5 for its KNIFE, and the 2 that FBATWO lacks.
    const august = [...SWAPPED, got("08-11", "CLOCK", "FBAONE", 2), got("08-12", "CLOCK", "FBATWO", 18)];
    const expected = [
      "FBAONE CLOCK other-shipment 2",
      "FBAONE CLOCK swapped 5",
      "FBAONE KNIFE swapped -5",
      "FBATWO CLOCK other-shipment -2",
      "In transit 0.00",
    ];
    expect(twice([two("CLOCK", "2026-08-05", "2026-08-09")], august)).toEqual([expected, expected]);
  });
});

describe("whose goods are that another shipment brought is told anew by each month, and what is out stays where it is", () => {
  // FBAX brings 9 KNIFE that it did not send. FBAONE lacks 7 of 10 and FBATWO all 10, then 9 of them: just as many as FBAX has.
  const of = (shipment: string, goods: string, sent: string): string => `${shipment}|${goods}|${sent}|${sent}|2026-08-03|2026-08-08|2026-08-20|CLOSED`;
  const shipments = [of("FBAONE", "KNIFE", "10"), of("FBATWO", "KNIFE", "10"), of("FBAX", "LAMP", "5")];
  const august = [got("08-10", "KNIFE", "FBAONE", 3), got("08-10", "LAMP", "FBAX", 5), got("08-11", "KNIFE", "FBAX", 9)];
  const september = [got("09-10", "KNIFE", "FBATWO", 1)];
  const inAugust: Scenario = { period: "2026-08", today: "2026-09-05", tables: tablesOf(shipments, august) };
  const inSeptember = { period: "2026-09", today: "2026-10-05", tables: tablesOf(shipments, september), ours: { "closed-months": closedMonths(inAugust) } };
  const october = (came: string): readonly (readonly string[])[] => {
    const to = { period: "2026-10", today: "2026-11-05" };
    const chain = { ...to, tables: tablesOf(shipments, [came]), ours: { "closed-months": closedMonths(inSeptember) } };
    const all = { ...to, tables: tablesOf(shipments, [...august, ...september, came]) };
    return [said(reconciled(chain)), said(reconciled(all))];
  };

  test("once FBATWO lacks as many as FBAX has, they are its own, and FBAONE lacks 7 x 8.00 = 56.00", () => {
    const expected = [
      "FBAONE KNIFE unexplained -7",
      "FBATWO KNIFE other-shipment -9",
      "FBAX KNIFE other-shipment 9",
      "claim FBAONE KNIFE 56.00",
      "In transit 56.00",
    ];
    expect(said(reconciled(inSeptember))).toEqual(expected);
    expect(october(got("10-10", "MUG", "FBATHREE", 1))).toEqual([expected, expected]);
  });

  test("when the rest of FBATWO comes after all, it comes out of what is still there, and 2 are too many", () => {
    const expected = ["FBAONE KNIFE other-shipment -7", "FBAX KNIFE other-shipment 7", "FBAX KNIFE unexplained 2", "In transit 0.00"];
    expect(october(got("10-10", "KNIFE", "FBATWO", 9))).toEqual([expected, expected]);
  });

  test("when the rest of FBAONE comes, all is there", () => {
    const expected = ["FBATWO KNIFE other-shipment -9", "FBAX KNIFE other-shipment 9", "In transit 0.00"];
    expect(october(got("10-10", "KNIFE", "FBAONE", 7))).toEqual([expected, expected]);
  });

  describe("what FBAONE lacks is refused while it lies in what was sent as FBATWO's, and stays lost to FBAONE", () => {
    const refused = rows(CASES, "C1|FBAONE|KNIFE|inbound-missing|denied|2026-09-12|2026-09-20|7|");
    const withCase = (of: Scenario): Scenario => ({ ...of, tables: { ...of.tables, Cases: refused } });
    const octoberOf = (came: string): readonly (readonly string[])[] => {
      const to = { period: "2026-10", today: "2026-11-05" };
      const closed = closedMonths(withCase(inSeptember));
      const chain = { ...to, tables: tablesOf(shipments, [came]), ours: { "closed-months": closed } };
      const all = { ...to, tables: tablesOf(shipments, [...august, ...september, came]) };
      return [chain, { ...all, ours: { "closed-months": closed } }, all].map((one) => {
        const { cases, ...told } = reconciled(withCase(one));
        expect(cases.map(({ caseId, bookValue }) => `${caseId} ${bookValue}`)).toEqual(["C1 5600"]);
        return said({ ...told, cases });
      });
    };

    test("in a quiet month", () => {
      const expected = ["FBAONE KNIFE unexplained -7", "FBATWO KNIFE other-shipment -9", "FBAX KNIFE other-shipment 9", "In transit 0.00"];
      expect(octoberOf(got("10-10", "MUG", "FBATHREE", 1))).toEqual([expected, expected, expected]);
    });

    test("but for 4 that come in after all", () => {
      const expected = [
        "FBAONE KNIFE other-shipment -4",
        "FBAONE KNIFE unexplained -3",
        "FBATWO KNIFE other-shipment -5",
        "FBAX KNIFE other-shipment 9",
        "In transit 0.00",
      ];
      expect(octoberOf(got("10-10", "KNIFE", "FBATWO", 4))).toEqual([expected, expected, expected]);
    });
  });
});
