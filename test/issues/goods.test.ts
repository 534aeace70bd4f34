/** Each thing that can be wrong with the names of goods, in its smallest example, with the whole message. */
import { run, type Scenario } from "../core/engine/scenario";

const LEDGER =
  "Date|FNSKU|MSKU|Disposition|Starting Warehouse Balance|In Transit Between Warehouses|Receipts|Customer Shipments|Customer Returns|Vendor Returns|Warehouse Transfer In/Out|Found|Lost|Damaged|Disposed|Other Events|Ending Warehouse Balance|Location";
const COSTS = "SKU|Unit Cost|Currency|From\nTEA|1.00|USD|\nMUG|1.00|USD|";
const MAP = "SKU|MSKU|FNSKU|ASIN|Units";
const table = (header: string, ...rows: readonly string[]): string => [header, ...rows].join("\n");
const still = (fnsku: string, msku: string): string => `10/01/2026|${fnsku}|${msku}|SELLABLE|10|0|0|0|0|0|0|0|0|0|0|0|10|US`;

function messages(scenario: Scenario): readonly string[] {
  const result = run(scenario);
  const issues = result.outcome === "stopped" ? result.issues : result.reconciliation.issues;
  return issues.map(({ severity, code, message }) => `${severity} ${code} | ${message}`);
}

const EXAMPLES: readonly (readonly [string, Scenario, readonly string[]])[] = [
  [
    "cell-missing: a row of the SKU map without any name of Amazon's",
    { tables: { Ledger: table(LEDGER, still("X1", "TEA")), Costs: COSTS, Map: table(MAP, "TEA|TEA|||", "MUG||||") } },
    ["error cell-missing | Map row 3: MSKU or FNSKU or ASIN is empty. Fill it in; the row is left out until then."],
  ],
  [
    "sku-map-units-conflict: one pack, two sizes",
    { tables: { Ledger: table(LEDGER, still("X1", "PACK")), Costs: COSTS, Map: table(MAP, "TEA|PACK|||2", "TEA|PACK|||3") } },
    ["error sku-map-units-conflict | Map row 3: PACK holds 3 of TEA, but 2 by row 2. 3 were counted; delete the row that is wrong."],
  ],
  [
    "sku-map-name-of-two: one FNSKU, two goods",
    { tables: { Ledger: table(LEDGER, still("X1", "TEA")), Costs: COSTS, Map: table(MAP, "TEA|TEA-A|X1||", "MUG|MUG-A|X1||2") } },
    ["error sku-map-name-of-two | Map row 3: FNSKU X1 is 2 x MUG here, but TEA in row 2. Goods are not looked up by it until one of the rows is corrected."],
  ],
  [
    "sku-map-bundle-assumed: one MSKU for two SKUs, and no units",
    { tables: { Ledger: table(LEDGER, still("X1", "SET")), Costs: COSTS, Map: table(MAP, "TEA|SET|||", "MUG|SET|||") } },
    [
      "warning sku-map-bundle-assumed | Map row 3: SET stands for MUG and TEA (rows 2 and 3), and no row states Units. It was taken for a bundle of one each: fill in Units if it is one, or delete the rows that are wrong.",
    ],
  ],
  [
    "sku-zeros-lost: figures with and without their zeros",
    { tables: { Ledger: table(LEDGER, still("X1", "00123")), Costs: "SKU|Unit Cost|Currency|From\n123|1.00|USD|" } },
    [
      'warning sku-zeros-lost | Costs row 2: SKU "123" was taken for "00123" (Ledger row 2): a spreadsheet drops leading zeros. 1 SKU in 1 row was joined so. Format the column as text and enter the SKUs again; if they are two products, name both in the SKU map.',
    ],
  ],
  [
    "sku-zeros-lost: of an FNSKU and an ASIN, where a shipment was looked up by them",
    {
      tables: {
        Ledger: table(LEDGER.replace("|MSKU", "|ASIN|MSKU"), still("0012345678|0012345670", "TEA")),
        Costs: COSTS,
        Map: table(MAP, "TEA||12345678||"),
        Returns:
          "return-date|order-id|sku|asin|fnsku|product-name|quantity|fulfillment-center-id|detailed-disposition|reason|status\n2026-10-01|1|TEA|12345670|12345678|Tea|1|PHX6|SELLABLE|UNWANTED|Reimbursed",
      },
    },
    [
      'warning sku-zeros-lost | Map row 2: FNSKU "12345678" was taken for "0012345678" (Ledger row 2): a spreadsheet drops leading zeros. 1 FNSKU in 2 rows was joined so. Format the column as text and enter the FNSKUs again; if they are two products, name both in the SKU map.',
      'warning sku-zeros-lost | Returns row 2: ASIN "12345670" was taken for "0012345670" (Ledger row 2): a spreadsheet drops leading zeros. 1 ASIN in 1 row was joined so. Format the column as text and enter the ASINs again; if they are two products, name both in the SKU map.',
    ],
  ],
  [
    "sku-spellings-joined: capitals",
    { tables: { Ledger: table(LEDGER, still("X1", "Tea"), still("X2", "Mug")), Costs: COSTS } },
    [
      'warning sku-spellings-joined | Costs row 3: SKU "MUG" was taken for "Mug" (Ledger row 3), from which it differs in capitals or spaces only. 2 SKUs in 2 rows were joined so. Write them alike; if they are two products, name both in the SKU map.',
    ],
  ],
  [
    "bundle-cost-unused: a set's cost tells no SKU's",
    { tables: { Ledger: table(LEDGER, still("X1", "SET")), Costs: `${COSTS}\nSET|9.00|USD|`, Map: table(MAP, "TEA|SET|||1", "MUG|SET|||1") } },
    [
      "warning bundle-cost-unused | Costs row 4: the cost of SET was not used, because stock is counted in the SKUs that are in it. State the cost of each of those SKUs.",
    ],
  ],
  [
    "sku-doubtful: two letters that changed places",
    {
      tables: {
        Ledger: table(LEDGER, still("X1", "TEA")),
        Costs: COSTS,
        Boxes: "Shipment ID|SKU|Declared|Dispatched|Received|Ship Date|Status\nFBA1|TAE|||0|2026-10-01|WORKING",
      },
    },
    [
      'warning sku-doubtful | Boxes row 2: SKU "TAE" stands in 1 row of this table and nowhere else, and has no cost: is "TEA" meant (Costs row 2)? Write them alike; if it is a product of its own, enter its cost in Unit costs.',
    ],
  ],
  [
    "sku-doubtful: a cost for a name that nothing has",
    { tables: { Ledger: table(LEDGER, still("X1", "TEA")), Costs: "SKU|Unit Cost|Currency|From\nTAE|1.00|USD|" } },
    [
      "error cost-missing | TEA has no cost for 10 units (FBA-US, from 2026-10-01 on). Their value stays out of every total; add the SKU to the Unit costs table, in force by that day.",
      'warning sku-doubtful | Costs row 2: the cost is for SKU "TAE", which stands nowhere else, and "TEA" has none: is "TEA" meant? Write them alike; if they are two products, enter a cost for "TEA" too.',
    ],
  ],
  [
    "sku-unknown: an open case for goods that nothing knows",
    {
      tables: {
        Ledger: table(LEDGER, still("X1", "TEA")),
        Costs: COSTS,
        Cases: "Case ID|Shipment ID|SKU|Kind|Status|Opened|Units\nC1||JAR-9|warehouse-lost|open|2026-10-02|2",
      },
    },
    [
      'warning sku-unknown | Cases row 2: no other table knows SKU "JAR-9", so that nothing is set against this case. Correct the SKU, or name it in the SKU map; a case that is over may be closed.',
    ],
  ],
  [
    "amazon-name-without-parent: listed once for all of them",
    {
      tables: {
        Ledger: table(LEDGER, still("X1", "TEA"), still("X7", "Amazon.Found.B0ABCDEFGH"), still("X8", "amzn.gr.CUP-x1")),
        Costs: `${COSTS}\nAmazon.Found.B0ABCDEFGH|1.00|USD|\namzn.gr.CUP-x1|1.00|USD|`,
      },
    },
    [
      "warning amazon-name-without-parent | Ledger row 3: Amazon.Found.B0ABCDEFGH is a name that Amazon made, and nothing tells which SKU it belongs to; it stands as a SKU of its own, as does 1 more such name. Add it to the SKU map, as MSKU beside your SKU.",
    ],
  ],
];

test.each(EXAMPLES)("%s", (_, scenario, expected) => {
  expect(messages(scenario)).toEqual(expected);
});
