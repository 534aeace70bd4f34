/** What the accountant chooses. The same names stand in the workbook, in a settings file and on the command line. */
import { ACCOUNTS, type AccountNames } from "./accounts";
import type { Period } from "./day";
import { VOLUME_DIVISOR } from "./freight";
import type { HeaderMapping } from "./header-mapping";
import type { LocationGrouping } from "./location";
import type { CurrencyCode } from "./money";

/** Valuation methods by their name on the command line, with the name an accountant reads. */
export const VALUATION_METHODS = {
  "month-end-average": "month-end weighted average",
  "moving-average": "moving average",
  fifo: "FIFO",
  standard: "standard cost",
} as const;
export type ValuationMethod = keyof typeof VALUATION_METHODS;

/** Whether stock of different conditions is one line or several. */
export const DISPOSITION_VIEWS = ["total", "split"] as const;
export type DispositionView = (typeof DISPOSITION_VIEWS)[number];

/** Languages of drafted messages to Amazon's support. */
export const DRAFT_LANGUAGES = ["en", "zh"] as const;
export type DraftLanguage = (typeof DRAFT_LANGUAGES)[number];

/** What units cost that Amazon received beyond those dispatched: the first that is known, in the order of the rule. */
export const OVER_RECEIPT_COSTS = {
  shipment: "what the shipment's own units carried",
  newest: "what the newest receipt of the SKU cost",
  table: "what the cost table says",
} as const;
export type OverReceiptCost = keyof typeof OVER_RECEIPT_COSTS;

export type Settings = {
  /** null = the span of the ledger rows, else of the movements. */
  readonly period: Period | null;
  readonly method: ValuationMethod;
  readonly by: LocationGrouping;
  readonly disposition: DispositionView;
  /** Days after delivery during which Amazon is still counting. */
  readonly receivingDays: number;
  /** Days before the end of its claim window from which an open case is called in. */
  readonly claimWarningDays: number;
  /** Whether the register gets a draft for every shortage that can be claimed and that no case is about. */
  readonly proposeCases: boolean;
  /** Days after which a removal that was sent and has not come is taken for lost. */
  readonly removalDays: number;
  /** Days after its shipping by which a shipment has arrived where nobody says when it did: six weeks at sea, and some to spare. */
  readonly transitDays: number;
  /** Days that a customer has to send back goods that were replaced, and that the parcel takes. */
  readonly returnDays: number;
  /** Days without a movement after which units that Amazon still processes are asked about. */
  readonly onSaleDays: number;
  /** Days after which compensation that was granted and has not come is called unpaid. */
  readonly paymentDays: number;
  /** Days after its shipping by which an order is settled. */
  readonly settlementDays: number;
  readonly overReceiptCost: OverReceiptCost;
  /** Cubic centimetres that count as a kilogram where freight is shared by chargeable weight. */
  readonly volumeDivisor: number;
  /** Currency of locations that no table names; null = the currency of the costs, where they agree on one. */
  readonly currency: CurrencyCode | null;
  readonly draftLanguage: DraftLanguage;
  /** Names of accounts in proposed journal entries. */
  readonly accounts: AccountNames;
  /** Headers that the user has assigned by hand, the latest last. */
  readonly mappings: readonly HeaderMapping[];
};

export const DEFAULT_SETTINGS: Settings = {
  period: null,
  method: "month-end-average",
  by: "auto",
  disposition: "total",
  receivingDays: 30,
  claimWarningDays: 14,
  proposeCases: false,
  removalDays: 30,
  transitDays: 60,
  returnDays: 45,
  onSaleDays: 14,
  paymentDays: 14,
  settlementDays: 30,
  overReceiptCost: "shipment",
  volumeDivisor: VOLUME_DIVISOR,
  currency: null,
  draftLanguage: "en",
  accounts: ACCOUNTS,
  mappings: [],
};
