/** Each thing that can be wrong between tables, in its smallest example, with the whole message. */
import { run, type Scenario } from "../core/engine/scenario";

const LEDGER =
  "Date|FNSKU|MSKU|Disposition|Starting Warehouse Balance|In Transit Between Warehouses|Receipts|Customer Shipments|Customer Returns|Vendor Returns|Warehouse Transfer In/Out|Found|Lost|Damaged|Disposed|Other Events|Ending Warehouse Balance|Location";
const COSTS = "SKU|Unit Cost|Currency|From\nTEA|1.00|USD|";
const OWN = "Date|Warehouse|SKU|Type|Quantity|Unit Cost|Amount|Currency|Reference|To Warehouse|Applies To";
const SHIPMENTS = "Shipment ID|SKU|Declared|Dispatched|Received|Ship Date|Status";
const table = (header: string, ...rows: readonly string[]): string => [header, ...rows].join("\n");

function messages(scenario: Scenario): readonly string[] {
  const result = run(scenario);
  const issues = result.outcome === "stopped" ? result.issues : result.reconciliation.issues;
  return issues.map(({ severity, code, message }) => `${severity} ${code} | ${message}`);
}

const EXAMPLES: readonly (readonly [string, Scenario, readonly string[]])[] = [
  [
    "nothing-recognised: costs alone are no stock",
    { tables: { Costs: COSTS } },
    [
      "error nothing-recognised | No table of stock was recognised. Bring Amazon's Inventory Ledger (summary view), or a table of your own movements with the columns Date, Warehouse, SKU, Type and Quantity.",
    ],
  ],
  [
    "period-without-rows: a month the ledger does not reach",
    {
      period: "2026-11",
      tables: { Ledger: table(LEDGER, "10/01/2026|X1|TEA|SELLABLE|1|0|0|0|0|0|0|0|0|0|0|0|1|US", "10/09/2026|X1|TEA|SELLABLE|1|0|0|-1|0|0|0|0|0|0|0|0|0|US") },
    },
    [
      "error period-without-rows | There is no row in 2026-11: the rows go from 2026-10-01 to 2026-10-09. Choose a period inside them, or bring the ledger of that period.",
    ],
  ],
  [
    "period-without-rows, column-missing: the month may stand in a table that was left out",
    {
      period: "2026-11",
      tables: {
        Ledger: table(LEDGER.replace("|Lost|", "|Gone|"), "11/01/2026|X1|TEA|SELLABLE|1|0|0|0|0|0|0|0|0|0|0|0|1|US"),
        Shipments: table(SHIPMENTS, "FBA1|TEA|5|5||2026-10-02|SHIPPED"),
      },
    },
    [
      "error period-without-rows | There is no row in 2026-11: the rows go from 2026-10-02 to 2026-10-02. Choose a period inside them, or bring the ledger of that period.",
      'error column-missing | Ledger row 1: this looks like Amazon ledger, but there is no column "Lost". Its headings are: Date, FNSKU, MSKU, Disposition, Starting Warehouse Balance, In Transit Between Warehouses, Receipts, Customer Shipments, ' +
        "Customer Returns, Vendor Returns, Warehouse Transfer In/Out, Found, Gone, Damaged, Disposed, Other Events, Ending Warehouse Balance, Location. Add what is missing, or export the report again with all its columns; until then the table is left out.",
    ],
  ],
  [
    "accounts-mixed: stops the run, since one statement cannot speak of two sellers",
    {
      tables: {
        Ledger: table(
          `${LEDGER}|Store`,
          "10/01/2026|X1|TEA|SELLABLE|1|0|0|0|0|0|0|0|0|0|0|0|1|US|North",
          "10/01/2026|X2|MUG|SELLABLE|1|0|0|0|0|0|0|0|0|0|0|0|1|US|South",
        ),
      },
    },
    [
      'error accounts-mixed | Ledger row 3: Store is "South", but row 2 has "North". Rows of several seller accounts cannot be reconciled as one. Split the table by that column and reconcile each account in a workbook of its own.',
    ],
  ],
  [
    "row-identity-broken: a sign that was turned over is named",
    { tables: { Ledger: table(LEDGER, "10/01/2026|X1|TEA|SELLABLE|10|0|0|0|0|0|0|0|3|0|0|0|7|US"), Costs: COSTS } },
    ["error row-identity-broken | Ledger row 2: TEA SELLABLE US on 2026-10-01: Lost is 3, but the row only adds up with -3. Check the sign."],
  ],
  [
    "row-identity-broken: otherwise both sums are shown",
    { tables: { Ledger: table(LEDGER, "10/01/2026|X1|TEA|SELLABLE|10|0|0|-2|0|0|0|0|0|0|0|0|7|US"), Costs: COSTS } },
    [
      "error row-identity-broken | Ledger row 2: TEA SELLABLE US on 2026-10-01 ends at 7, but its starting balance and events add up to 8. Compare the row with a fresh export; a cell may have been edited.",
    ],
  ],
  [
    "day-continuity-broken: a day does not start where the row before ended",
    {
      tables: {
        Ledger: table(LEDGER, "10/01/2026|X1|TEA|SELLABLE|10|0|0|-2|0|0|0|0|0|0|0|0|8|US", "10/04/2026|X1|TEA|SELLABLE|9|0|0|-1|0|0|0|0|0|0|0|0|8|US"),
        Costs: COSTS,
      },
    },
    [
      "error day-continuity-broken | Ledger row 3: TEA SELLABLE US on 2026-10-04 starts at 9, but the row of 2026-10-01 ended at 8. A row between them is missing or was edited: export the whole period again.",
    ],
  ],
  [
    "ledger-day-conflict: one day, two different rows",
    {
      tables: {
        Ledger: table(LEDGER, "10/01/2026|X1|TEA|SELLABLE|10|0|0|-2|0|0|0|0|0|0|0|0|8|US", "10/01/2026|X1|TEA|SELLABLE|10|0|0|-3|0|0|0|0|0|0|0|0|7|US"),
        Costs: COSTS,
      },
    },
    [
      "error ledger-day-conflict | Ledger row 3: TEA SELLABLE US on 2026-10-01 stands already in Ledger row 2, with other figures. This row was used and that one left out. Keep the export that Amazon made last; if they are of two seller accounts, reconcile each by itself.",
    ],
  ],
  [
    "ledger-day-twice: one row, twice",
    {
      tables: {
        Ledger: table(LEDGER, "10/01/2026|X1|TEA|SELLABLE|10|0|0|-2|0|0|0|0|0|0|0|0|8|US", "10/01/2026|X1|TEA|SELLABLE|10|0|0|-2|0|0|0|0|0|0|0|0|8|US"),
        Costs: COSTS,
      },
    },
    [
      "warning ledger-day-twice | Ledger row 3: TEA SELLABLE US on 2026-10-01 stands already in Ledger row 2, with the same figures. It was counted once; delete one of the two.",
    ],
  ],
  [
    "ledger-day-twice: a row about a set is one row",
    {
      tables: {
        Ledger: table(LEDGER, "10/01/2026|XS|SET|SELLABLE|10|0|0|-2|0|0|0|0|0|0|0|0|8|US", "10/01/2026|XS|SET|SELLABLE|10|0|0|-2|0|0|0|0|0|0|0|0|8|US"),
        Map: table("SKU|MSKU|FNSKU|Units", "TEA|SET|XS|1", "MUG|SET|XS|2"),
        Costs: `${COSTS}\nMUG|2.00|USD`,
      },
    },
    [
      "warning ledger-day-twice | Ledger row 3: SET SELLABLE US on 2026-10-01 stands already in Ledger row 2, with the same figures. It was counted once; delete one of the two.",
    ],
  ],
  [
    "ledger-day-twice: of many rows about sets each is counted once",
    {
      tables: {
        Ledger: table(LEDGER, ...[1, 2, 3, 4, 5, 6, 7].flatMap((day) => Array<string>(2).fill(`10/0${day}/2026|XS|SET|SELLABLE|8|0|0|0|0|0|0|0|0|0|0|0|8|US`))),
        Map: table("SKU|MSKU|FNSKU|Units", "TEA|SET|XS|1", "MUG|SET|XS|2"),
        Costs: `${COSTS}\nMUG|2.00|USD`,
      },
    },
    [1, 2, 3, 4, 5, 6, 7].map(
      (day) =>
        `warning ledger-day-twice | Ledger row ${2 * day + 1}: SET SELLABLE US on 2026-10-0${day} stands already in Ledger row ${2 * day}, with the same figures. It was counted once; delete one of the two.`,
    ),
  ],
  [
    "between-centres-differ: transfers and Amazon's in-transit figure disagree",
    {
      tables: {
        Ledger: table(LEDGER, "10/01/2026|X1|TEA|SELLABLE|10|4|0|0|0|0|-4|0|0|0|0|0|6|US", "10/02/2026|X1|TEA|SELLABLE|6|3|0|0|0|0|3|0|0|0|0|0|9|US"),
        Costs: COSTS,
      },
    },
    [
      "warning between-centres-differ | TEA between fulfilment centres comes to 1 by the transfers, but Amazon's in-transit figure is 3. Amazon's own figures often differ by a few units here; look again with next month's ledger.",
    ],
  ],
  [
    "stock-negative: more left than there was",
    { tables: { Own: table(OWN, "2026-10-01|Shop|TEA|opening|5|1.00||USD|||", "2026-10-09|Shop|TEA|sale|7||||||") } },
    [
      "error stock-negative | Own row 3: TEA at Shop is below zero from 2026-10-09 on, at worst at -2. Enter the receipt that is missing (2 units by that day), or correct the date of what left.",
    ],
  ],
  [
    "warehouse-doubtful: a letter that lacks",
    {
      period: "2026-10",
      tables: {
        Own: table(
          OWN,
          "2026-10-01|Shenzhen|TEA|opening|5|1.00||USD|||",
          "2026-10-02|Shenzhen|TEA|sale|1||||||",
          "2026-10-03|Shenzhen|TEA|sale|1||||||",
          "2026-10-09|Shenzen|TEA|purchase|2|1.00||USD|||",
        ),
      },
    },
    [
      'warning warehouse-doubtful | Own row 5: warehouse "Shenzen" stands in 1 row only, and "Shenzhen" in 3 rows: is that one meant? Write them alike; if it is another warehouse, name it in the Locations table. Until then "Shenzen" is a place of its own.',
    ],
  ],
  [
    "cost-missing: nothing gives a cost",
    { tables: { Ledger: table(LEDGER, "10/01/2026|X2|MUG|SELLABLE|10|0|0|0|0|0|0|0|0|0|0|0|10|US"), Costs: COSTS } },
    [
      "error cost-missing | MUG has no cost for 10 units (FBA-US, from 2026-10-01 on). Their value stays out of every total; add the SKU to the Unit costs table, in force by that day.",
    ],
  ],
  [
    "exchange-rate-missing: a foreign invoice without a rate, never taken for one to one",
    { tables: { Own: table(OWN, "2026-10-01|Shop|TEA|purchase|5|7.00||CNY|||"), Costs: COSTS, Places: "Location|Kind|Currency\nShop|domestic|USD" } },
    [
      "error exchange-rate-missing | Own row 2: there is no exchange rate from CNY to USD for 2026-10-01, nor one from USD to CNY. Add a row of that day or before to the Exchange rates table (Date, From CNY, To USD, Rate): rates by way of a third currency are not put together. Until then the amount is left out.",
    ],
  ],
  [
    "charge-without-receipt: a charge for something that never came",
    { tables: { Own: table(OWN, "2026-10-01|Shop|TEA|opening|5|1.00||USD|||", "2026-10-09|Shop||landed cost|||12.00|USD|||PO-9") } },
    [
      'error charge-without-receipt | Own row 3: the charge applies to "PO-9", but no receipt or dispatch has that Reference. Correct Applies To, or bring the row of its goods where they came before 2026-10-01, on which these books begin; the charge is left out until then.',
    ],
  ],
  [
    "charge-without-receipt: a bill for a shipment that nobody knows, with the one that may be meant",
    {
      tables: {
        Own: table(OWN, "2026-10-01|Shop|TEA|opening|5|1.00||USD|||", "2026-10-05|Shop|TEA|transfer|2||||FBA15A0001|FBA-US|"),
        Places: "Location|Kind|Currency\nShop|domestic|USD",
        Bills: "Shipment ID|Amount|Currency|Basis\nFBA15A001|20.00|USD|quantity\nFBA9|20.00|USD|quantity",
      },
    },
    [
      'error charge-without-receipt | Bills row 2: the bill is for shipment "FBA15A001", which nothing here knows. Is FBA15A0001 meant? Correct Shipment ID; the charge is left out until then.',
      'error charge-without-receipt | Bills row 3: the bill is for shipment "FBA9", which nothing here knows. Correct Shipment ID, or bring the row of its goods where they came before 2026-10-01, on which these books begin; the charge is left out until then.',
    ],
  ],
  [
    "reversal-unnamed: a sale is taken back, and nothing says which",
    {
      period: "2026-10",
      tables: {
        Own: `Date|Warehouse|SKU|Type|Quantity|Unit Cost|Reference\n2026-10-01|Shop|TEA|purchase|10|4|P1\n2026-10-02|Shop|TEA|sale|5||S1\n2026-10-03|Shop|TEA|sale|-3||`,
      },
    },
    [
      "info reversal-unnamed | Own row 4: 3 units of a sale of TEA are taken back, and neither Applies To nor Reference says of which. It is valued at the current average; enter its Reference in Applies To, so that it is valued at what that was worth.",
    ],
  ],
  [
    "reversal-unnamed: a sale is taken back under a number of its own",
    {
      period: "2026-10",
      tables: {
        Own: `Date|Warehouse|SKU|Type|Quantity|Unit Cost|Reference\n2026-10-01|Shop|TEA|purchase|10|4|P1\n2026-10-02|Shop|TEA|sale|5||S1\n2026-10-03|Shop|TEA|sale|-3||S1-R`,
      },
    },
    [
      "info reversal-unnamed | Own row 4: 3 units of a sale of TEA are taken back, and nothing says of which: Applies To is empty, and no sale of TEA has the Reference S1-R. It is valued at the current average; enter its Reference in Applies To, so that it is valued at what that was worth.",
    ],
  ],
  [
    "transfer-applies-to: goods go back by a transfer of their own",
    {
      tables: {
        Own: table(
          OWN,
          "2026-10-01|Shop|TEA|opening|5|1.00||USD|||",
          "2026-10-05|Shop|TEA|transfer|2||||T1|Depot|",
          "2026-10-06|Depot|TEA|transfer|1|||||Shop|T1",
        ),
      },
    },
    [
      'warning transfer-applies-to | Own row 4: the transfer has "T1" in Applies To, which decides nothing of goods that go from Depot to Shop: they take what TEA costs at Depot. Where it takes a transfer back, enter it as that was, from Shop to Depot, with -1 as its quantity: then they go back at what it had brought. Else clear Applies To.',
    ],
  ],
  [
    "removal-unknown: goods come home from Amazon that never left it by a removal",
    {
      period: "2026-10",
      tables: {
        Own: table(OWN, "2026-10-01|Home|TEA|purchase|5|2.00||USD|P1||", "2026-10-06|FBA|TEA|transfer|2||||R1|Home|"),
        Ledger: table(LEDGER, "10/01/2026|X1|TEA|SELLABLE|3|0|0|-1|0|0|0|0|0|0|0|0|2|US", "10/31/2026|X1|TEA|SELLABLE|2|0|0|-1|0|0|0|0|0|0|0|0|1|US"),
      },
    },
    [
      "warning removal-unknown | Own row 3: 2 units of TEA came home from FBA-US, and no removal of TEA there is left that they can have left by. They are valued at 4.00 USD, what the newest receipt of the SKU cost. Bring Amazon's ledger from the month in which they left, so that they come home at what they left with; or correct the row.",
    ],
  ],
  [
    "exchange-rate-missing: goods come home into a currency for which there was no rate when they left",
    {
      period: "2026-10",
      tables: {
        Own: table(OWN, "2026-10-01|FBA|TEA|opening|3|2.00||EUR|||", "2026-10-06|FBA|TEA|transfer|2||||R1|Home|"),
        Ledger: table(LEDGER, "10/02/2026|X1|TEA|SELLABLE|3|0|0|0|0|-2|0|0|0|0|0|0|1|DE", "10/31/2026|X1|TEA|SELLABLE|1|0|0|-1|0|0|0|0|0|0|0|0|0|DE"),
        Costs: "SKU|Unit Cost|Currency\nTEA|9.00|USD",
        Places: "Location|Kind|Currency\nHome|domestic|USD\nFBA|fba|EUR",
      },
    },
    [
      "error exchange-rate-missing | Own row 3: there is no exchange rate from EUR to USD for 2026-10-02, nor one from USD to EUR. Add a row of that day or before to the Exchange rates table (Date, From EUR, To USD, Rate): rates by way of a third currency are not put together. Until then the amount is left out.",
    ],
  ],
  [
    "original-unknown: a return of a sale that nobody entered, with the one that may be meant",
    {
      tables: {
        Own: table(
          OWN,
          "2026-10-01|Shop|TEA|purchase|5|1.00||USD|P1||",
          "2026-10-02|Shop|TEA|sale|2||||SO-1001||",
          "2026-10-09|Shop|TEA|customer return|1||||||SO-101",
        ),
      },
    },
    [
      'warning original-unknown | Own row 4: the customer return applies to "SO-101", but no sale of TEA has that Reference. Is SO-1001 meant? It is valued at the current average until then; correct Applies To, or enter the row that it names.',
    ],
  ],
  [
    "original-before-books: a return of a sale of which books that begin on balances cannot know",
    { tables: { Own: table(OWN, "2026-10-01|Shop|TEA|opening|5|1.00||USD|||", "2026-10-09|Shop|TEA|customer return|1||||||SO-9") } },
    [
      'info original-before-books | Own row 3: the customer return applies to "SO-9", a sale that these books do not have: those of TEA begin on 2026-10-01. It is valued at the current average. Where the sale was before that day and its cost matters, bring the rows of then as well; where it was not, correct Applies To.',
    ],
  ],
  [
    "reversed-beyond-original: more is taken back than was bought",
    {
      tables: {
        Own: table(
          OWN,
          "2026-10-01|Shop|TEA|purchase|9|1.00||USD|P1||",
          "2026-10-01|Shop|TEA|purchase|5|1.00||USD|P2||",
          "2026-10-03|Shop|TEA|purchase|-2||||||P2",
          "2026-10-09|Shop|TEA|purchase|-4||||||P2",
        ),
      },
    },
    [
      "warning reversed-beyond-original | Own row 5: the reversal is of 4 units, but the purchase that it goes back to (Own row 3) is of 5 units, and 2 units went back before: 1 unit too many. They were booked all the same, at the same unit cost; correct the quantity, or the name in Applies To or Reference.",
    ],
  ],
  [
    "charge-before-dispatch: a bill that comes before its goods leave",
    {
      tables: {
        Own: table(OWN, "2026-10-01|Shop|TEA|opening|5|1.00||USD|||"),
        Boxes: "Shipment ID|SKU|Declared|Dispatched|Ship Date|Status\nFBA1|TEA|10|||WORKING",
        Bills: "Shipment ID|Amount|Currency\nFBA1|20.00|USD",
      },
    },
    [
      "info charge-before-dispatch | Bills row 2: the bill is for FBA1, of which nothing has left yet. It waits until its goods do; where they have left, enter Dispatched and Ship Date in the Shipments table, or your own transfer.",
    ],
  ],
  [
    "freight-basis-unusable: nobody weighed the mugs",
    {
      tables: {
        Own: table(
          OWN,
          "2026-10-01|Shop|TEA|opening|10|1.00||USD|||",
          "2026-10-01|Shop|MUG|opening|10|1.00||USD|||",
          "2026-10-02|Shop|TEA|transfer|10||||FBA1|FBA-US|",
          "2026-10-02|Shop|MUG|transfer|10||||FBA1|FBA-US|",
        ),
        Costs: table("SKU|Unit Cost|Currency|Unit Weight (kg)", "TEA|1.00|USD|0.25", "MUG|1.00|USD|"),
        Bills: "Shipment ID|Amount|Currency|Basis\nFBA1|20.00|USD|chargeable weight",
      },
    },
    [
      "warning freight-basis-unusable | Bills row 2: the bill for FBA1 was to be shared by the larger of actual and volume weight (chargeable-weight), but MUG has no weight and no volume, TEA has no volume. It was shared by units. Fill in Unit Weight in the SKU map or Unit costs, or Carton Weight in Shipments; and Unit Length, Unit Width and Unit Height in the SKU map or Unit costs, or the carton's in Shipments. If units are meant, write quantity as its Basis.",
    ],
  ],
  [
    "unit-measure-twice: one SKU, two weights",
    {
      tables: {
        Own: table(OWN, "2026-10-01|Shop|TEA|purchase|10|1.00||USD|P1||"),
        Costs: COSTS,
        Map: table("SKU|MSKU|Unit Weight (kg)", "TEA|TEA-A|0.25", "TEA|TEA-B|0.3"),
        Bills: "Shipment ID|Amount|Currency|Basis\nP1|20.00|USD|actual weight",
      },
    },
    [
      "warning unit-measure-twice | Map row 3: TEA has another unit weight here than in Map row 2, for the same time. The larger was used to share freight; correct the one that is wrong.",
    ],
  ],
  [
    "dispatch-unknown: a shipment that says nothing of what was sent",
    { tables: { Shipments: table(SHIPMENTS, "FBA1|TEA|||5|2026-10-01|CLOSED"), Costs: COSTS } },
    [
      "error dispatch-unknown | Shipments row 2: FBA1 TEA says nowhere how many units were sent: Dispatched and Declared are empty, and no transfer of yours has its ID. Fill in Dispatched; until then nothing of it is in transit, and nothing can be missing.",
    ],
  ],
  [
    "dispatch-disagrees: two counts of what was sent",
    {
      tables: {
        Own: table(OWN, "2026-10-01|Shop|TEA|opening|9|1.00||USD|||", "2026-10-02|Shop|TEA|transfer|4||||FBA1|FBA-US|"),
        Shipments: table(SHIPMENTS, "FBA1|TEA|5|5|4|2026-10-02|CLOSED"),
        Costs: COSTS,
      },
    },
    [
      "warning dispatch-disagrees | Shipments row 2: FBA1 TEA states 5 dispatched, but 4 left the warehouse by your own movements (Own row 3). 4 was used, since that is what left your stock; correct the row that is wrong.",
    ],
  ],
  [
    "destination-disagrees: a shipment to one country that left for another",
    {
      tables: {
        Own: table(OWN, "2026-10-01|Shop|TEA|opening|9|1.00||USD|||", "2026-10-02|Shop|TEA|transfer|5||||FBA1|FBA-CA|"),
        Shipments: table("Shipment ID|SKU|Dispatched|Received|Ship Date|Status|To Warehouse", "FBA1|TEA|5|5|2026-10-02|CLOSED|Amazon US"),
        Costs: COSTS,
      },
    },
    [
      "warning destination-disagrees | Shipments row 2: FBA1 TEA goes to FBA-US by its To Warehouse here, but to FBA-CA by your own transfer (Own row 3). FBA-US was used; correct the one that is wrong: receipts and claims go by the place.",
    ],
  ],
  [
    "signed-for-other-figures: ten more came than were signed for, and a verdict of then",
    {
      tables: { Shipments: table(SHIPMENTS, "FBA1|TEA|50|50|63|2026-10-02|CLOSED", "FBA2|TEA|50|50|63|2026-10-02|CLOSED"), Costs: COSTS },
      ours: {
        "shipment-variances": [
          ["Shipment", "SKU", "Case ID", "Verdict", "Note", "Signed off", "Signed for"],
          ["FBA1", "TEA", null, null, null, "Ana", "3 over | Ana"],
          ["FBA2", "TEA", null, "Amazon", null, null, "3 over | Amazon"],
        ],
      },
    },
    [
      "warning signed-for-other-figures | Shipment variances row 2: FBA1 TEA was signed off at 3 over, and is at 13 over now: the sign-off was not for that. Look at the line again. If it is right, empty Signed for beside it on Shipment variances, or sign it off in other words or with another day.",
      "warning signed-for-other-figures | Shipment variances row 3: the verdict on FBA2 TEA was given at 3 over, and the line is at 13 over now. It stands all the same: look at the line again, and if it is right, empty Signed for beside it on Shipment variances.",
    ],
  ],
  [
    "verdict-unknown: a verdict in a word that says nobody",
    {
      tables: { Shipments: table(SHIPMENTS, "FBA1|TEA|5|5|5|2026-10-02|CLOSED"), Costs: COSTS },
      ours: {
        "shipment-variances": [
          ["Shipment", "SKU", "Case ID", "Verdict", "Note", "Signed off"],
          ["FBA1", "TEA", null, "the intern", null, null],
        ],
      },
    },
    [
      'warning verdict-unknown | Shipment variances row 2: the verdict on FBA1 TEA is "the intern", which is none of seller, Amazon, carrier, carrier and Amazon, undecided. Write one of these words under Verdict, or empty the cell; until then the line is judged by its papers. What became of the units is no verdict: to write them off, give their case the Status written off on Cases, with its Case ID or without one.',
    ],
  ],
  [
    "shipment-line-twice: one line in two exports",
    { tables: { Shipments: table(SHIPMENTS, "FBA1|TEA|5|5|4|2026-10-02|RECEIVING", "FBA1|TEA|5|5|5|2026-10-02|CLOSED"), Costs: COSTS } },
    [
      "warning shipment-line-twice | Shipments row 3: FBA1 TEA stands here 2 times, first in row 2. It was counted once, with the larger of each quantity; delete the older export.",
    ],
  ],
  [
    "ledger-levels-mixed: one stock by country and by centre",
    {
      tables: {
        Ledger: table(LEDGER, "10/01/2026|X1|TEA|SELLABLE|1|0|0|0|0|0|0|0|0|0|0|0|1|US", "10/01/2026|X1|TEA|SELLABLE|1|0|0|0|0|0|0|0|0|0|0|0|1|PHX6"),
        Costs: COSTS,
      },
    },
    [
      "error ledger-levels-mixed | Ledger row 3: X1 stands here by fulfilment centre (PHX6 and others, if any) and elsewhere by country (US), with the same balance: it looks like one stock counted twice. Keep one of the two reports.",
    ],
  ],
  [
    "accounts-mixed: also between two tables",
    {
      tables: {
        A: table(`${LEDGER}|Store`, "10/01/2026|X1|TEA|SELLABLE|1|0|0|0|0|0|0|0|0|0|0|0|1|US|North"),
        B: table(`${LEDGER}|Store`, "10/01/2026|X2|MUG|SELLABLE|1|0|0|0|0|0|0|0|0|0|0|0|1|US|South"),
      },
    },
    [
      'error accounts-mixed | B row 2: Store is "South", but row 2 has "North". Rows of several seller accounts cannot be reconciled as one. Split the table by that column and reconcile each account in a workbook of its own.',
    ],
  ],
  [
    "unit-cost-twice: two costs for one time",
    {
      tables: {
        Own: table(OWN, "2026-10-01|Shop|TEA|purchase|5|1.00||USD|||"),
        Costs: "SKU|Unit Cost|Currency|From\nTEA|1.00|USD|2026-10-01\nTEA|2.00|USD|2026-10-01",
      },
    },
    [
      "error unit-cost-twice | Costs row 3: TEA is 2 USD from 2026-10-01 on, but Costs row 2 says 1 USD for the same time. 2 USD was used; delete the one that is wrong.",
    ],
  ],
  [
    "unit-cost-twice: two rates for one day",
    {
      tables: {
        Own: table(OWN, "2026-10-01|Shop|TEA|purchase|5|1.00||USD|||"),
        Rates: "Date|From|To|Rate\n2026-10-01|USD|CNY|7.10\n2026-10-01|USD|CNY|7.20\n2026-10-01|USD|CNY|7.2",
      },
    },
    [
      "error unit-cost-twice | Rates row 3: 1 USD in CNY is 7.2 from 2026-10-01 on, but Rates row 2 says 7.1 for the same time. 7.2 was used; delete the one that is wrong.",
    ],
  ],
  [
    "rate-doubtful: a rate the wrong way round among others",
    {
      tables: {
        Own: table(OWN, "2026-10-01|Shop|TEA|purchase|5|1.00||USD|||"),
        Rates: "Date|From|To|Rate\n2026-08-01|CNY|USD|0.14\n2026-09-01|CNY|USD|7.14\n2026-10-01|CNY|USD|0.15",
      },
    },
    [
      "warning rate-doubtful | Rates row 3: 1 CNY is 7.14 USD from 2026-09-01 on, but 1 CNY is 0.14 USD from 2026-08-01 on by Rates row 2. It looks like a rate the wrong way round: exchange From and To, or write how many units of To one unit of From is worth. Until then values are converted at both, each from its day on.",
    ],
  ],
  [
    "rate-doubtful: two directions of one day that are not one rate",
    { tables: { Own: table(OWN, "2026-10-01|Shop|TEA|purchase|5|1.00||USD|||"), Rates: "Date|From|To|Rate\n2026-10-01|CNY|USD|0.14\n2026-10-01|USD|CNY|6.1" } },
    [
      "warning rate-doubtful | Rates row 3: 1 USD is 6.1 CNY from 2026-10-01 on, but 1 CNY is 0.14 USD from 2026-10-01 on by Rates row 2. Correct the one that is wrong. Until then values are converted at both, each from its day on.",
    ],
  ],
  [
    "unit-cost-doubtful: a decimal point that slipped",
    {
      tables: {
        Own: table(OWN, "2026-10-01|Shop|TEA|opening|5|9.80||USD|||", "2026-10-02|Shop|TEA|purchase|10||102.00|USD|||"),
        Costs: "SKU|Unit Cost|Currency|From\nTEA|98|USD|",
      },
    },
    [
      "warning unit-cost-doubtful | Costs row 2: a unit of TEA costs 98 USD here, but 10.2 USD by Own row 3, in the middle of its 3 costs: more than five times as much. Check the decimal point, and whether it is the price of one unit. Correct what is wrong; until then goods are valued by it.",
    ],
  ],
  [
    "unit-cost-doubtful: what one rate makes of a price in another currency",
    {
      tables: {
        Own: table(OWN, "2026-10-01|Shop|TEA|purchase|5|28.00||CNY|||"),
        Places: "Location|Kind|Currency\nShop|domestic|USD",
        Costs: "SKU|Unit Cost|Currency|From\nTEA|4|USD|",
        Rates: "Date|From|To|Rate\n2026-10-01|CNY|USD|7.14",
      },
    },
    [
      "warning unit-cost-doubtful | Own row 2: a unit of TEA costs 28 CNY (199.92 USD) here, but 4 USD by Costs row 2: more than five times as much. Check the decimal point, and whether it is the price of one unit; and the exchange rate, which may be the wrong way round. Correct what is wrong; until then goods are valued by it.",
    ],
  ],
  [
    "count-doubtful: a digit too many, and a fifth too few; a tenth, and a few units of few, are everyday",
    {
      tables: {
        Own: table(
          OWN,
          "2026-10-01|Shop|TEA|opening|1195|2.00||USD|||",
          "2026-10-31|Shop|TEA|count|11950||||||",
          "2026-10-01|Shop|MUG|opening|50|2.00||USD|||",
          "2026-10-31|Shop|MUG|count|40||||||",
          "2026-10-01|Shop|POT|opening|100|2.00||USD|||",
          "2026-10-31|Shop|POT|count|90||||||",
          "2026-10-01|Shop|CUP|opening|9|2.00||USD|||",
          "2026-10-31|Shop|CUP|count|0||||||",
        ),
      },
    },
    [
      "warning count-doubtful | Own row 3: 11,950 units of TEA were counted at Shop on 2026-10-31, where the books have 1,195 units: 10,755 units more. Look for a digit that slipped, and for movements that were not entered. If it was counted right, leave it: the difference is booked as found.",
      "warning count-doubtful | Own row 5: 40 units of MUG were counted at Shop on 2026-10-31, where the books have 50 units: 10 units fewer. Look for a digit that slipped, and for movements that were not entered. If it was counted right, leave it: the difference is booked as lost.",
    ],
  ],
  [
    "location-twice: two kinds and two currencies of one warehouse",
    {
      tables: {
        Own: table(OWN, "2026-10-01|Shop|TEA|purchase|5|1.00||EUR|||"),
        Places: "Location|Kind|Currency\nShop|domestic|USD\nSHOP|overseas|EUR\nShop|overseas|",
      },
    },
    [
      "error location-twice | Places row 3: the kind of Shop is overseas, but Places row 2 says domestic. overseas was used; delete the row that is wrong.",
      "error location-twice | Places row 3: the currency of Shop is EUR, but Places row 2 says USD. EUR was used; delete the row that is wrong.",
    ],
  ],
  [
    "ledger-of-other-days: own movements reach into the month, the ledger does not",
    {
      period: "2026-09",
      tables: {
        Ledger: table(LEDGER, "10/01/2026|X1|TEA|SELLABLE|1|0|0|0|0|0|0|0|0|0|0|0|1|US"),
        Own: table(OWN, "2026-09-01|Shop|TEA|purchase|5|1.00||USD|||"),
        Costs: COSTS,
      },
    },
    [
      "error ledger-of-other-days | No row of the ledger is in 2026-09: its rows go from 2026-10-01 to 2026-10-01, so that nothing is reported of Amazon's stock in that time. Export the ledger for 2026-09, or choose a period inside its rows.",
    ],
  ],
  [
    "column-missing: what follows from the costs that were left aside is counted there",
    { tables: { Ledger: table(LEDGER, "10/01/2026|X1|TEA|SELLABLE|1|0|0|0|0|0|0|0|0|0|0|0|1|US"), Costs: "SKU|UnitCost US$|Currency\nTEA|1.00|USD" } },
    [
      'error column-missing | Costs row 1: this looks like Unit costs, but there is no column "Unit Cost". "UnitCost US$": is "Unit Cost" meant? Its headings are: SKU, UnitCost US$, Currency. Add what is missing or correct the heading, or export the report again with all its columns; until then the table is left out. 1 issue that follows from it is not listed.',
    ],
  ],
  [
    "ledger-incomplete: the month goes on after the ledger ends",
    {
      period: "2026-10",
      tables: {
        Ledger: table(LEDGER, "10/01/2026|X1|TEA|SELLABLE|10|0|0|0|0|0|0|0|0|0|0|0|10|US", "10/20/2026|X1|TEA|SELLABLE|10|0|0|-1|0|0|0|0|0|0|0|0|9|US"),
        Costs: COSTS,
      },
    },
    [
      "warning ledger-incomplete | The ledger has rows from 2026-10-01 to 2026-10-20 only. If something moved on the other days of 2026-10, its figures are not in here: export the ledger for the whole period.",
    ],
  ],
  [
    "opening-again: a balance stated anew every month",
    { tables: { Own: table(OWN, "2026-09-01|Shop|TEA|opening|7|1.00||USD|||", "2026-10-01|Shop|TEA|opening|7|1.00||USD|||") } },
    [
      "warning opening-again | Own row 3: TEA at Shop has movements since 2026-09-01, so that this opening is not its first balance. It was taken for a count: what it differs by is shown as found or lost. Enter it as a count, or delete the earlier rows if the books begin with it.",
    ],
  ],
  [
    "receipt-unmatched: more came in than any shipment accounts for",
    {
      tables: {
        Ledger: table(LEDGER, "10/05/2026|X1|TEA|SELLABLE|0|0|9|0|0|0|0|0|0|0|0|0|9|US"),
        Shipments: table(SHIPMENTS, "FBA1|TEA|5|5|5|2026-10-02|CLOSED"),
        Costs: COSTS,
      },
    },
    [
      "warning receipt-unmatched | FBA-US received 4 units of TEA (from 2026-10-05 on) that no shipment here accounts for. They are taken to come from outside, at the newest cost: add the shipment that is missing, or export the shipments again.",
    ],
  ],
  [
    "shipment-before-ledger: over before the ledger begins, received units unknown",
    {
      tables: {
        Ledger: table(LEDGER, "10/05/2026|X1|TEA|SELLABLE|5|0|0|0|0|0|0|0|0|0|0|0|5|US"),
        Shipments: "Shipment ID|SKU|Dispatched|Ship Date|Delivered Date|Closed Date|Status\nFBA1|TEA|5|2026-08-02|2026-08-10|2026-08-20|CLOSED",
        Costs: COSTS,
      },
    },
    [
      "info shipment-before-ledger | Shipments row 2: FBA1 TEA was closed before the ledger begins and states no units received. It is taken as received in full, so that nothing of it is missing. Fill in Received in Shipments if it was not.",
    ],
  ],
  [
    "amount-too-large: figures that no book holds",
    { tables: { Own: table(OWN, "2026-10-01|Shop|TEA|purchase|900000000|99999.00||USD|||"), Costs: COSTS } },
    [
      "error amount-too-large | Own row 2: 900,000,000 units at 99,999 come to more than a trillion. Check the quantity and the unit cost; the goods are without a cost until then.",
    ],
  ],
  [
    "number-too-large: a bar code among the quantities",
    { tables: { Own: table(OWN, "2026-10-01|Shop|TEA|opening|5|1.00||USD|||", "2026-10-01|Shop|TEA|purchase|6901234567892|1.00||USD|||") } },
    [
      'error number-too-large | Own row 3: Quantity is "6901234567892", more than any seller has: a bar code or two numbers run together, perhaps. Correct the cell; the row is left out until then.',
    ],
  ],
  [
    "ship-date-missing: a shipment without the day it left",
    { tables: { Own: table(OWN, "2026-10-01|Shop|TEA|opening|5|1.00||USD|||"), Shipments: table(SHIPMENTS, "FBA1|TEA|5|5|||SHIPPED"), Costs: COSTS } },
    [
      "warning ship-date-missing | Shipments row 2: FBA1 TEA has no ship date, and nothing tells when it left, so that nothing of it is in transit. Fill in Ship Date: it decides in which month the goods left your stock.",
    ],
  ],
  [
    "ship-date-missing: a shipment of which only the shipping queue knows a day",
    {
      tables: {
        Own: table(OWN, "2026-10-01|Shop|TEA|opening|5|1.00||USD|||"),
        Shipments: table(SHIPMENTS, "FBA1|TEA|5|5|||SHIPPED"),
        Costs: COSTS,
        Queue: table(
          "Shipment name|Shipment ID|Created|Last updated|Ship to|SKUs|Units expected|Units located|Status",
          "One|FBA1|2026-10-03|2026-10-04|PHX6|1|5|0|SHIPPED",
        ),
      },
    },
    [
      "warning ship-date-missing | Shipments row 2: FBA1 TEA has no ship date, so that it is taken to have left on 2026-10-03, when it was created. Fill in Ship Date: it decides in which month the goods left your stock.",
    ],
  ],
  [
    "transfer-without-shipment: sent to Amazon under no shipment",
    { tables: { Own: table(OWN, "2026-10-01|Shop|TEA|opening|5|1.00||USD|||", "2026-10-02|Shop|TEA|transfer|5|||||FBA-US|") } },
    [
      "warning transfer-without-shipment | Own row 3: the transfer of TEA to Amazon names no shipment, so that it is of no shipment line: nothing tells whether it arrived. Put the shipment ID (FBA...) into Reference of this row.",
    ],
  ],
  [
    "movement-inside-amazon: the ledger tells it already",
    {
      tables: {
        Own: table(OWN, "2026-10-01|FBA-US|TEA|sale|5||||||"),
        Ledger: table(LEDGER, "10/01/2026|X1|TEA|SELLABLE|10|0|0|-5|0|0|0|0|0|0|0|0|5|US"),
        Costs: COSTS,
      },
    },
    [
      "warning movement-inside-amazon | Own row 2: a sale of TEA at FBA-US was not counted, because Amazon's ledger already tells what happened there. Only an opening's cost, landed cost and revaluations are taken for Amazon's locations.",
    ],
  ],
];

test.each(EXAMPLES)("%s", (_rule, scenario, expected) => {
  expect(messages(scenario)).toEqual(expected);
});

const NAMES = Array.from({ length: 205 }, (_, index) => `SKU-${String(index).padStart(3, "0")}`);

test("more-like-it: what names other goods each time is listed until nobody would read on", () => {
  const found = messages({ tables: { Own: table(OWN, ...NAMES.map((sku) => `2026-10-01|Shop|${sku}|opening|1||||||`)), Costs: COSTS } });
  expect(found).toHaveLength(201);
  expect(found.at(-1)).toBe(
    "info more-like-it | 5 more issues of this kind (cost-missing) up to here are not listed. Correct those that are, then reconcile again.",
  );
});

test("many rows of one table with one problem are one issue", () => {
  const found = messages({
    tables: {
      Own: table(OWN, ...NAMES.map((sku) => `2026-10-01|Shop|${sku}|sale|1||||||`)),
      Costs: ["SKU|Unit Cost|Currency|From", ...NAMES.map((sku) => `${sku}|1.00|USD|`)].join("\n"),
    },
  });
  expect(found).toEqual([
    "error stock-negative | Own row 2: SKU-000 at Shop is below zero from 2026-10-01 on, at worst at -1. Enter the receipt that is missing (1 unit by that day), or correct the date of what left. " +
      "204 more rows have the same problem: rows 3, 4, 5, 6, 7, 8, 9, 10, 11, 12 and 194 more.",
  ]);
});

test("a difference is named only where no broken row of the goods explains it", () => {
  const codes = messages({ tables: { Ledger: table(LEDGER, "10/01/2026|X1|TEA|SELLABLE|10|0|0|0|0|0|0|0|3|0|0|0|7|US"), Costs: COSTS } }).map(
    (message) => message.split(" ")[1],
  );
  expect(codes).toEqual(["row-identity-broken"]);
});
