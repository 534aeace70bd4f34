/** Why Amazon paid, by the codes of its reimbursements. The list is not complete; any other text stays as it is. */

type ReasonRule = { readonly about: "warehouse" | "inbound" | "customer" | "removal" | "other"; readonly meaning: string };

export const REIMBURSEMENT_REASONS = {
  Lost_Warehouse: { about: "warehouse", meaning: "lost inside a fulfilment centre" },
  Damaged_Warehouse: { about: "warehouse", meaning: "damaged inside a fulfilment centre" },
  /** Names no shipment. */
  Lost_Inbound: { about: "inbound", meaning: "lost on the way into a fulfilment centre" },
  Damaged_Inbound: { about: "inbound", meaning: "damaged on the way into a fulfilment centre" },
  CustomerReturn: { about: "customer", meaning: "refunded to a customer who sent nothing back, or sent back something else" },
  CustomerServiceIssue: { about: "customer", meaning: "went wrong on the way to a customer" },
  ReturnAdjustment: { about: "customer", meaning: "correction about a return" },
  GeneralAdjustment: { about: "other", meaning: "correction by Amazon's support" },
  /** Names the reimbursement that it takes back. */
  Reimbursement_Reversal: { about: "other", meaning: "takes back an earlier reimbursement" },
} as const satisfies Record<string, ReasonRule>;

export type ReimbursementReason = keyof typeof REIMBURSEMENT_REASONS;

/** What a reason is about, also where it is worded in a way that is not in the list. */
export function aboutOf(reason: string): ReasonRule["about"] {
  const known = (REIMBURSEMENT_REASONS as Readonly<Record<string, ReasonRule | undefined>>)[reason];
  if (known !== undefined) return known.about;
  return /removal/i.test(reason) ? "removal" : /inbound/i.test(reason) ? "inbound" : /warehouse/i.test(reason) ? "warehouse" : "other";
}
