/** The shipping queue counts what Amazon sells, sets and packs; lines count the seller's units. A set is a MUG and two SPOON, a pack six TEA. */
import { reconciled } from "../scenario";
import { SHIPMENTS } from "../scenario-headers";

const table = (header: string, ...rows: readonly string[]): string => [header, ...rows].join("\n");
const MAP = table("SKU|MSKU|FNSKU|Units", "MUG|SET|XS|1", "SPOON|SET|XS|2", "TEA|TEA-6|X6|6", "TEA|TEA-1|X1|1", "MUG|US-MUG|X2|1");
const QUEUE = "Shipment name|Shipment ID|SKUs|Units expected|Units located|Status";
const line = (sku: string, fnsku: string, { declared, received }: { readonly declared: number; readonly received: number }): string =>
  `FBA1|${sku}|${fnsku}|${declared}|${declared}|${declared}|${received}|2026-10-01|2026-10-03|2026-10-09|CLOSED|`;
const said = (queue: string, ...lines: readonly string[]): readonly string[] =>
  reconciled({ tables: { Queue: table(QUEUE, queue), Shipments: table(SHIPMENTS, ...lines), Map: MAP, Costs: "SKU|Unit Cost|Currency\nTEA|1.00|USD" } })
    .issues.filter(({ code }) => code === "queue-disagrees")
    .map(({ message }) => message.replace(/ The lines were used.*/, ""));

test.each([
  ["a set is one unit of the queue, whatever it is made of", "One|FBA1|1|40|38|CLOSED", [line("SET", "XS", { declared: 40, received: 38 })]],
  ["a pack is one unit of the queue, however many it holds", "One|FBA1|1|10|9|CLOSED", [line("TEA-6", "X6", { declared: 10, received: 9 })]],
  [
    "sets, packs and single units of other goods add up",
    "One|FBA1|3|21|20|CLOSED",
    [line("SET", "XS", { declared: 4, received: 3 }), line("TEA-6", "X6", { declared: 10, received: 10 }), line("FORK", "X9", { declared: 7, received: 7 })],
  ],
  [
    "of goods that were sent both loose and in sets nobody knows how many came in as which: nothing is said of their sum",
    "One|FBA1|2|50|50|CLOSED",
    [line("SET", "XS", { declared: 4, received: 3 }), line("US-MUG", "X2", { declared: 5, received: 5 })],
  ],
])("%s", (_rule, queue, lines) => {
  expect(said(queue, ...lines)).toEqual([]);
});

test("a queue that counts other sets than the lines is named in sets", () => {
  expect(said("One|FBA1|1|40|39|CLOSED", line("SET", "XS", { declared: 41, received: 38 }))).toEqual([
    "Queue row 2: FBA1 has 40 units expected in the shipping queue, but its lines declare 41.",
    "Queue row 2: FBA1 has 39 units located in the shipping queue, but its lines have received 38.",
  ]);
});
