/** What comes in without a cost takes that of the newest receipt, also where a closed month alone tells of it. August is closed; today is 5 October 2026. */
import { reconciled, type Scenario } from "../scenario";
import { DETAIL } from "../scenario-headers";

const rows = (header: string, ...lines: readonly string[]): string => [header, ...lines].join("\n");
const MOVEMENTS = "Date|Warehouse|SKU|Type|Quantity|Unit Cost|Currency|Reference|To Warehouse";
const got = (day: string, sku: string, shipment: string, units: number): string =>
  `2026-${day}|X-${sku}|${sku}|Receipts|${shipment}|${units}|ONT8|SELLABLE||US|0|0`;

// 60 of 100 TEA at 4.20 went to Amazon with a bill of 50.00: 302.00. In September FBA2 brings 30 CUP, and 6 TEA that it did not send.
const BOUGHT = ["2026-08-01|Home|TEA|purchase|100|4.20|USD|P1|", "2026-08-01|Home|CUP|purchase|50|1.00|USD|P2|"];
const AUGUST = {
  Movements: rows(MOVEMENTS, ...BOUGHT, "2026-08-05|Home|TEA|transfer|60||USD|FBA1|FBA-US"),
  Shipments: rows("Shipment ID|SKU|Dispatched|Ship Date|Delivered Date|Closed Date|Status", "FBA1|TEA|60|2026-08-05|2026-08-10|2026-08-20|CLOSED"),
  Freight: "Shipment ID|Amount|Currency|Part|Basis\nFBA1|50.00|USD|freight|quantity",
  Detail: rows(DETAIL, got("08-12", "TEA", "FBA1", 60)),
};
const SEPTEMBER = {
  Shipments: rows("Shipment ID|SKU|Dispatched|Ship Date|Delivered Date|Closed Date|Status", "FBA2|CUP|30|2026-09-02|2026-09-08|2026-09-20|CLOSED"),
  Detail: rows(DETAIL, got("09-10", "CUP", "FBA2", 30), got("09-10", "TEA", "FBA2", 6)),
};
const SENT = "2026-09-02|Home|CUP|transfer|30||USD|FBA2|FBA-US";

type Months = { readonly more?: readonly string[]; readonly costs?: string; readonly settings?: Scenario["settings"] };
/** What TEA came in with in September: "FBA2 6 3020 shipment", and errors. In one book, and after August was closed. */
function cameIn({ more = [], costs, settings }: Months): readonly (readonly string[])[] {
  const shared = { period: "2026-09", today: "2026-10-05", ...(settings === undefined ? {} : { settings }) };
  const Costs = costs === undefined ? {} : { Costs: costs };
  const joined = (name: "Shipments" | "Detail"): string => [AUGUST[name], ...SEPTEMBER[name].split("\n").slice(1)].join("\n");
  const all = { ...AUGUST, ...Costs, Movements: [AUGUST.Movements, SENT, ...more].join("\n"), Shipments: joined("Shipments"), Detail: joined("Detail") };
  const own = { ...SEPTEMBER, ...Costs, Movements: rows(MOVEMENTS, SENT, ...more) };
  const closed = { period: "2026-08", today: "2026-09-05", tables: { ...AUGUST, ...Costs }, ...(settings === undefined ? {} : { settings }) };
  return [
    { ...shared, tables: all },
    { ...shared, tables: own, closed },
  ].map((scenario) => {
    const { movements, issues } = reconciled(scenario);
    return [
      ...movements.flatMap(({ sku, type, reference, quantity, value, costRule }) =>
        sku === "TEA" && type === "receipt" ? [`${reference} ${quantity} ${value} ${costRule}`] : [],
      ),
      ...issues.flatMap(({ code, severity }) => (severity === "error" ? [code] : [])),
    ];
  });
}

test("goods that a shipment did not send cost what Amazon received last of them: 6 x 302.00 / 60", () => {
  expect(cameIn({})).toEqual([["FBA2 6 3020 shipment"], ["FBA2 6 3020 shipment"]]);
  expect(cameIn({ costs: "SKU|Unit Cost|Currency\nTEA|4.00|USD" })).toEqual([["FBA2 6 3020 shipment"], ["FBA2 6 3020 shipment"]]);
});

test("or what was last bought of them, where the rule says so: 6 x 4.20", () => {
  const settings = { overReceiptCost: "newest" } as const;
  expect(cameIn({ settings })).toEqual([["FBA2 6 2520 newest"], ["FBA2 6 2520 newest"]]);
});

test("a purchase without a cost takes that of the newest one before the cost table: 10 x 4.20", () => {
  const more = ["2026-09-15|Home|TEA|purchase|10||USD|P3|"];
  const expected = ["FBA2 6 3020 shipment", "P3 10 4200 newest"];
  expect(cameIn({ more, costs: "SKU|Unit Cost|Currency\nTEA|4.00|USD" })).toEqual([expected, expected]);
});
