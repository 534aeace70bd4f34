/**
 * The accounts that proposed journal entries go to, each with the name it has until the user gives it that of the own
 * chart of accounts. Inventory has an account per kind of location, so that each can be tied to the rollforward.
 */
export const ACCOUNTS = {
  "domestic-inventory": "Inventory: own warehouses",
  "in-transit-inventory": "Inventory: goods in transit",
  "fba-inventory": "Inventory: Amazon FBA",
  "overseas-inventory": "Inventory: other warehouses abroad",
  purchases: "Goods received not invoiced",
  "stock-elsewhere": "Inventory: kept in other books",
  "over-received": "Inventory received beyond what was sent",
  "landed-cost": "Freight and duty payable",
  "cost-of-sales": "Cost of sales",
  "cost-of-multi-channel": "Cost of sales: other channels",
  "cost-of-replacements": "Cost of replacements",
  "customer-returns": "Cost of sales: customer returns",
  removals: "Goods removed from Amazon",
  found: "Inventory found",
  lost: "Inventory lost",
  "lost-in-transit": "Inventory lost on the way in",
  damaged: "Inventory damaged",
  disposed: "Inventory disposed of",
  corrections: "Inventory corrections",
  revaluation: "Inventory revaluation",
  "price-variance": "Purchase price variance",
  rounding: "Inventory rounding",
  "currency-clearing": "Clearing between currencies",
  "claims-receivable": "Claims receivable: Amazon",
  "carrier-claims": "Claims receivable: carriers",
  "compensation-income": "Compensation income",
} as const satisfies Record<string, string>;

export type Account = keyof typeof ACCOUNTS;
export type AccountNames = Readonly<Record<Account, string>>;
