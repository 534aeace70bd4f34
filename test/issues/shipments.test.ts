/** Each thing that can be wrong with shipments and with the receipts that name them, in its smallest example, with the whole message. */
import { run, type Scenario } from "../core/engine/scenario";
import { LEDGER } from "../core/engine/scenario-headers";

const SHIPMENTS = "Shipment ID|SKU|Declared|Dispatched|Delivered|Received|Ship Date|Delivered Date|Closed Date|Status";
const DETAIL = "Date|FNSKU|ASIN|MSKU|Event Type|Reference ID|Quantity|Fulfillment Center|Disposition|Country";
const QUEUE = "Shipment name|Shipment ID|SKUs|Units expected|Units located|Status";
const RULES = "Order|Received|Delivered|Cartons|Responsible|Because";
const COSTS = "SKU|Unit Cost|Currency|From\nTEA|1.00|USD|";
const WINDOWS = "Claim Type|Last Day|Clock Start\ninbound-missing|60|delivered";
const table = (header: string, ...rows: readonly string[]): string => [header, ...rows].join("\n");
const ledger = table(LEDGER, "10/01/2026|X1|TEA|SELLABLE|0|0|0|0|0|0|0|0|0|0|0|0|US", "10/05/2026|X1|TEA|SELLABLE|0|5|0|0|0|0|0|0|0|0|0|5|US");

function messages(scenario: Scenario): readonly string[] {
  const result = run(scenario);
  const issues = result.outcome === "stopped" ? result.issues : result.reconciliation.issues;
  return issues.map(({ severity, code, message }) => `${severity} ${code} | ${message}`);
}

const EXAMPLES: readonly (readonly [string, Scenario, readonly string[]])[] = [
  [
    "receipt-of-unknown-shipment: a shipment known from its receipts only",
    { tables: { Ledger: ledger, Detail: table(DETAIL, "10/05/2026|X1|B0|TEA|Receipts|FBA9|5|PHX6|SELLABLE|US"), Costs: COSTS } },
    [
      "warning receipt-of-unknown-shipment | Detail row 2: Amazon received 5 of TEA (from 2026-10-05 on) under FBA9, a shipment that no table here names. The units are in stock, taken to come from outside: add the shipment to the Shipments table, or correct its ID there.",
    ],
  ],
  [
    "received-disagrees: the shipment's page and the ledger",
    {
      tables: {
        Ledger: ledger,
        Detail: table(DETAIL, "10/05/2026|X1|B0|TEA|Receipts|FBA1|5|PHX6|SELLABLE|US"),
        Shipments: table(SHIPMENTS, "FBA1|TEA|6|6|6|6|2026-10-01|2026-10-03|2026-10-09|CLOSED"),
        Costs: COSTS,
        Windows: WINDOWS,
      },
    },
    [
      "warning received-disagrees | Shipments row 2: FBA1 TEA states 6 received, but the ledger has 5 under its ID (Detail row 2). 5 was used; export the shipment again, or bring the ledger of the days that are missing.",
    ],
  ],
  [
    "received-disagrees: the shipment's page and a ledger that names no shipment",
    {
      tables: {
        Ledger: ledger,
        Shipments: table(SHIPMENTS, "FBA1|TEA|6|6|6|6|2026-10-01|2026-10-03|2026-10-05|CLOSED"),
        Costs: COSTS,
        Windows: WINDOWS,
      },
    },
    [
      "warning received-disagrees | Shipments row 2: FBA1 TEA states 6 received, but the ledger has 5 that may be its (Ledger row 3). 5 was used; export the shipment again, or bring the ledger of the days that are missing.",
    ],
  ],
  [
    "shipment-across-ledger-start: what came before the ledger cannot be seen",
    {
      tables: {
        Ledger: table(LEDGER, "10/01/2026|X1|TEA|SELLABLE|4|0|0|0|0|0|0|0|0|0|0|4|US", "10/05/2026|X1|TEA|SELLABLE|4|6|0|0|0|0|0|0|0|0|0|10|US"),
        Shipments: table(SHIPMENTS, "FBA1|TEA|6|6|6||2026-09-10|2026-09-28||RECEIVING"),
        Costs: COSTS,
        Windows: WINDOWS,
      },
    },
    [
      "info shipment-across-ledger-start | Shipments row 2: FBA1 TEA was delivered on 2026-09-28, before the ledger begins on 2026-10-01. What was received of it until then cannot be seen, and receipts since then that name no shipment are taken to be its first. Bring the ledger from 2026-09-28 on, or fill in Received.",
    ],
  ],
  [
    "queue-disagrees: a SKU is missing from the lines",
    {
      tables: {
        Queue: table(QUEUE, "One|FBA1|2|9|8|CLOSED"),
        Shipments: table(SHIPMENTS, "FBA1|TEA|6|6|6|5|2026-10-01|2026-10-03|2026-10-09|CLOSED"),
        Costs: COSTS,
        Windows: WINDOWS,
      },
    },
    [
      "warning queue-disagrees | Queue row 2: FBA1 has 9 units expected in the shipping queue, but its lines declare 6. The lines were used; export both on the same day, and check that every SKU of the shipment is there.",
      "warning queue-disagrees | Queue row 2: FBA1 has 8 units located in the shipping queue, but its lines have received 5. The lines were used; export both on the same day, and check that every SKU of the shipment is there.",
    ],
  ],
  [
    "condition-unreadable: a rule that nobody can follow, by its cell",
    {
      tables: {
        Rules: table(RULES, "1|fewer than sent||||", "2|< dispatched|about 90||amazon|", "3|||half|amazon|", "4|< dispatched|||amazon|"),
        Shipments: table(SHIPMENTS, "FBA1|TEA|6|6|6|6|2026-10-01|2026-10-03|2026-10-09|CLOSED"),
        Costs: COSTS,
      },
    },
    [
      'error condition-unreadable | Rules row 2: Received is "fewer than sent", which is no condition. Leave it empty for any, or write one like: = dispatched, < dispatched, >= delivered, <> declared, = 0, unknown, known; the rule is left out until then.',
      'error condition-unreadable | Rules row 3: Delivered is "about 90", which is no condition. Leave it empty for any, or write one like: = dispatched, < dispatched, >= delivered, <> declared, = 0, unknown, known; the rule is left out until then.',
      'error condition-unreadable | Rules row 4: Cartons is "half", which is no condition. Leave it empty for any, or write one like: whole, not whole, unknown; the rule is left out until then.',
    ],
  ],
  [
    "rule-never-decides: a rule for every line stands above all others, and two rules are alike",
    {
      tables: {
        Ledger: ledger,
        Shipments: table(SHIPMENTS, "FBA1|TEA|5|5|5|5|2026-10-01|2026-10-03|2026-10-09|CLOSED"),
        Rules: table(RULES, "1||||undecided|", "2|< dispatched|||amazon|", "3|< dispatched|||seller|"),
        Costs: COSTS,
        Windows: WINDOWS,
      },
    },
    [
      "warning rule-never-decides | Rules row 3: rule 2 on who answers never decides: Rules row 2 (rule 1) comes first, asks the same or less, and so holds wherever this one does. Give this one a smaller Order, or delete the one that is not meant.",
      "warning rule-never-decides | Rules row 4: rule 3 on who answers never decides: Rules row 2 (rule 1) comes first, asks the same or less, and so holds wherever this one does. Give this one a smaller Order, or delete the one that is not meant.",
    ],
  ],
  [
    "rules-unreadable: a table of rules of which none can be read",
    {
      tables: {
        Rules: table(RULES, "1|fewer than sent|||amazon|"),
        Shipments: table(SHIPMENTS, "FBA1|TEA|6|6|6|6|2026-10-01|2026-10-03|2026-10-09|CLOSED"),
        Costs: COSTS,
      },
    },
    [
      'error condition-unreadable | Rules row 2: Received is "fewer than sent", which is no condition. Leave it empty for any, or write one like: = dispatched, < dispatched, >= delivered, <> declared, = 0, unknown, known; the rule is left out until then.',
      "warning rules-unreadable | Rules: none of the rules on who answers for a difference can be read, so that the usual rules decide. Correct them where other issues name the cells, or delete the table or sheet to keep the usual ones.",
    ],
  ],
  [
    "rules-passed-over: a table of the user's beside the sheet of rules",
    {
      tables: {
        Rules: table(RULES, "1|< dispatched|||amazon|"),
        Shipments: table(SHIPMENTS, "FBA1|TEA|6|6|6|6|2026-10-01|2026-10-03|2026-10-09|CLOSED"),
        Costs: COSTS,
      },
      ours: {
        "responsibility-rules": [
          ["Order", "Received", "Delivered", "Declared", "Cartons", "Responsible", "Because"],
          [1, "less than dispatched", null, null, null, "seller", null],
        ],
      },
    },
    [
      "info rules-passed-over | Responsibility rules: the rules of Rules decide who answers for a difference, and those here are not read. Delete one of the two.",
    ],
  ],
];

test.each(EXAMPLES)("%s", (_rule, scenario, expected) => {
  expect(messages(scenario)).toEqual(expected);
});
