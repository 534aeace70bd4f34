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

/** Whether a reason says that money is taken back. Amazon's reports and statements have many words for it: "Reimbursement_Reversal", "REVERSAL_REIMBURSEMENT", "COMPENSATED_CLAWBACK". */
export function isReversal(reason: string): boolean {
  return /revers|claw.?back|撤[销銷]|追回/i.test(reason);
}

/** Whether what one reason takes back may have been paid for the other: for the same, or for anything where it says no more than that it takes back. */
export function mayTakeBack(reason: string, paidFor: string): boolean {
  const about = aboutOf(reason);
  return reason === paidFor || (isReversal(reason) && (about === "other" || about === aboutOf(paidFor)));
}
