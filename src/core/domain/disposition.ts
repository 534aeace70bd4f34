/** The condition in which Amazon holds a unit, by Amazon's own codes. Any other text in a source stays as it is. */

type DispositionRule = { readonly sellable: boolean; readonly meaning: string };

export const DISPOSITIONS = {
  SELLABLE: { sellable: true, meaning: "can be sold" },
  DEFECTIVE: { sellable: false, meaning: "does not work, or came with a part missing" },
  CUSTOMER_DAMAGED: { sellable: false, meaning: "came back opened or damaged by a customer" },
  DISTRIBUTOR_DAMAGED: { sellable: false, meaning: "was damaged when it reached Amazon" },
  WAREHOUSE_DAMAGED: { sellable: false, meaning: "was damaged inside a fulfilment centre" },
  CARRIER_DAMAGED: { sellable: false, meaning: "was damaged by a carrier" },
  EXPIRED: { sellable: false, meaning: "is past its date" },
  /** In the returns report, where nobody is said to have damaged the unit. */
  DAMAGED: { sellable: false, meaning: "is damaged" },
  /** In removals and in old reports: any of those above that cannot be sold. */
  UNSELLABLE: { sellable: false, meaning: "cannot be sold" },
} as const satisfies Record<string, DispositionRule>;

export type Disposition = keyof typeof DISPOSITIONS;
