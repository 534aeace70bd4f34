/** In which order the lines of Shipment variances stand. */
import { planOf, tableRows } from "./rows-of-plan";

const line = (id: string, { received, delivered }: { readonly received: number; readonly delivered: string }): string =>
  `${id}|TEA|100|100|${received}|2026-08-20|${delivered}|2026-10-20|CLOSED|FBA-US`;

test("of lines that are short, the one with the fewest days left stands on top, of those the dearest; one that can be claimed no more stands last", () => {
  const plan = planOf("shipment-variances", {
    tables: {
      Shipments: [
        "Shipment ID|SKU|Dispatched|Delivered|Received|Ship Date|Delivered Date|Closed Date|Status|To Warehouse",
        line("FBA-OVER", { received: 50, delivered: "2026-09-01" }),
        line("FBA-LATE", { received: 90, delivered: "2026-09-25" }),
        line("FBA-SOON", { received: 99, delivered: "2026-09-15" }),
        line("FBA-DEAR", { received: 96, delivered: "2026-09-15" }),
      ].join("\n"),
      Costs: "SKU|Unit Cost|Currency\nTEA|2.00|USD",
      Windows: "Marketplace|Claim Type|First Day|Last Day|Clock Start\nUS|inbound-missing|15|60|delivered",
    },
  });
  expect(tableRows(plan, "_shipment_variances_shipments").map((row) => [row["Shipment"], row["Days left"]])).toEqual([
    ["FBA-DEAR", 9],
    ["FBA-SOON", 9],
    ["FBA-LATE", 19],
    ["FBA-OVER", -5],
  ]);
});
