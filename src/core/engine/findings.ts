/** What the engine found out: the rollforward, the shipments, the controls and every issue, in domain terms. */
import type { Account } from "../domain/accounts";
import type { ClaimType, Debtor } from "../domain/claims";
import type { Cost } from "../domain/cost";
import type { Day, Period } from "../domain/day";
import type { Issue } from "../domain/issue";
import type { LocationKind } from "../domain/location";
import type { CurrencyCode, Minor } from "../domain/money";
import type { EntryType, ExitType, MovementType, ValueOnlyType } from "../domain/movements";
import type { Responsibility } from "../domain/responsibility";
import type { OverReceiptCost, Settings } from "../domain/settings";
import type { Place, SourceKind, TableRef } from "../domain/source";
import type { Pool } from "./movements/pools";
import type { CaseBasics } from "./compensation/read-cases";
import type { PartlyMadeUp } from "./compensation/stock-event";
import type { Seal } from "./closing/seal";
import type { Listing } from "./goods/read-sku-map";

/** A quantity and what it is worth; value null where nothing gives a cost. */
export type Stock = { readonly quantity: number; readonly value: Minor | null };

/** One line per location, SKU, FNSKU and, where asked, disposition: ending = beginning + entries - exits + value only. */
export type RollforwardLine = {
  readonly location: string;
  readonly kind: LocationKind;
  readonly sku: string;
  /** null where the stock is known by SKU only. */
  readonly fnsku: string | null;
  /** null where dispositions are taken together. */
  readonly disposition: string | null;
  readonly currency: CurrencyCode;
  readonly beginning: Stock;
  readonly entries: Readonly<Partial<Record<EntryType, Stock>>>;
  /** Positive numbers leave. */
  readonly exits: Readonly<Partial<Record<ExitType, Stock>>>;
  readonly valueOnly: Readonly<Partial<Record<ValueOnlyType, Minor>>>;
  /** At standard cost, the part of the revaluation that goods and charges differ by from what they are held at; the rest are changes of the standard. Absent where there is none. */
  readonly priceVariance?: Minor;
  readonly ending: Stock;
  /** The ending value in its parts; null with it. */
  readonly cost: Cost | null;
  /** What the warehouse's own system, or a count on the last moved day, says is there; null where nothing says so. */
  readonly reported: number | null;
  /** Nobody knows what its goods are worth: its movements have no value, and its ending none but that of nothing. Absent for all others. */
  readonly isOpen?: true;
};

/** One movement as valued, in replay order; signed: what leaves is negative. */
export type ValuedMovement = {
  readonly day: Day;
  readonly location: string;
  readonly sku: string;
  readonly fnsku: string | null;
  readonly disposition: string | null;
  readonly type: MovementType;
  readonly quantity: number;
  readonly value: Minor | null;
  readonly currency: CurrencyCode;
  readonly reference: string;
  /** By what an entry was costed whose own document states no cost; absent for all others. */
  readonly costRule?: OverReceiptCost;
  /** Of a row that came late into a closed month and is booked on the first open day: the day that it has. */
  readonly rowDay?: Day;
  /** Of a revaluation at standard cost: what was really paid beside the standard, which did not change. */
  readonly isVariance?: true;
};

export const SHIPMENT_STATES = ["not-received", "receiving", "matched", "short", "over", "case-open", "recovered", "denied", "written-off"] as const;
export type ShipmentState = (typeof SHIPMENT_STATES)[number];

/** In the order in which a variance is used up; only the last is a discrepancy. */
export const VARIANCE_PARTS = [
  "in-transit",
  "receiving",
  "received-later",
  "other-shipment",
  "swapped",
  "logistics",
  "found",
  "reimbursed-stock",
  "reimbursed-cash",
  "unexplained",
] as const;
export type VariancePart = (typeof VARIANCE_PARTS)[number];

/** An open case or a draft about a line, and the units that it speaks for. */
export type PendingCase = {
  readonly debtor: Debtor;
  /** "" for one without a number. */
  readonly caseId: string;
  readonly units: number;
  /** Whether anybody was asked yet. */
  readonly isSent: boolean;
};

/** Some units of a part, by the case that was granted them, and whoever is to pay; the ID is "" for one without a number. */
export type GrantedPart = { readonly part: "logistics" | "unexplained"; readonly debtor: Debtor; readonly units: number; readonly caseId: string };

/** Units that were paid for until the money was taken back, and that nothing else made good; the ID is "" where the report has none. */
export type TakenBackPart = { readonly units: number; readonly paid: PaidRow; readonly by: readonly PaidRow[] };
export type PaidRow = { readonly id: string; readonly day: Day; readonly place: Place | null };

/** One line per shipment and SKU. Quantities null where no source states them. */
export type ShipmentLine = {
  readonly shipmentId: string;
  readonly sku: string;
  readonly fnsku: string | null;
  readonly declared: number | null;
  readonly dispatched: number;
  readonly delivered: number | null;
  readonly received: number;
  /** received - dispatched */
  readonly variance: number;
  readonly state: ShipmentState;
  /** null while there is nothing to answer for. */
  readonly responsibility: Responsibility | null;
  readonly because: readonly string[];
  /** Adds up to the variance. */
  readonly parts: Readonly<Partial<Record<VariancePart, number>>>;
  /** Of the unexplained units, in their sign, those that a case decided: there is nothing to ask about them any more. */
  readonly decided: number;
  /** Of the parts, in their sign, the units whose compensation was granted and has not come. */
  readonly granted: readonly GrantedPart[];
  /** Of the units that lack; left out where none are. */
  readonly takenBack?: readonly TakenBackPart[];
  /** Of the units lost before delivery, in their sign, those that a case decided. */
  readonly carrierDecided: number;
  readonly pending: readonly PendingCase[];
  readonly wholeCartons: boolean;
  /** Book value of the units that somebody can be asked for, never negative: unexplained or lost before delivery, not decided, and not the seller's own, and of those that a carrier granted and did not pay; null where nothing gives a cost. */
  readonly exposure: Minor | null;
  readonly currency: CurrencyCode;
  /** The window that ends first, of whom the line's units can be asked. */
  readonly claimFrom: Day | null;
  readonly claimUntil: Day | null;
  /** The last day of each of them; a case is with one. */
  readonly lastDays?: Readonly<Record<Debtor, Day | null>>;
  readonly caseId: string | null;
  readonly shipped: Day | null;
  readonly deliveredOn: Day | null;
  /** Amazon's status as stated, else "". */
  readonly status: string;
  readonly place: Place;
  /** What a reviewer's row calls its SKU, where a SKU map has renamed it since. */
  readonly reviewedAs?: readonly string[];
  /** What the reviewer's sign-off or verdict on it was given for, as the sheet keeps it; left out where there is none. */
  readonly signedFor?: string;
};

/** One per case, shipment and SKU of the register, with what became of it: `status` is as followed through what Amazon paid. Money null where nothing gives it. */
export type CaseLine = CaseBasics & {
  /** Units of its SKU in the set that its row names; 0 where it names none. */
  readonly unitsInSet: number;
  /** As it states, or its lines lack; less what others were granted or paid for. */
  readonly unitsClaimed: number;
  /** Units of a removal that came home though it decided that they do not. */
  readonly unitsHome: number;
  /** Units that came back as stock. */
  readonly unitsRestocked: number;
  /** Units that were paid for. */
  readonly unitsPaid: number;
  /** Units whose compensation was granted and has not come. */
  readonly unitsGranted: number;
  /** What was granted for them; null where the register has no amount. */
  readonly granted: Minor | null;
  /** What was paid, less what was taken back. */
  readonly cash: Minor | null;
  /** Of the units claimed, less those that are home. */
  readonly bookValue: Minor | null;
  /** Cash, and what is granted of it still to come, less the book value of what it settles. */
  readonly gainOrLoss: Minor | null;
  /** The cost of the goods alone: before an order, Amazon pays no freight and no duty. */
  readonly expectedClaim: Minor | null;
  /** What they would be claimed at, whatever was granted. */
  readonly costClaimed: Minor | null;
  readonly currency: CurrencyCode;
  /** IDs, the oldest first. */
  readonly reimbursements: readonly string[];
  /** Why it has what it was paid, where that is not plain; empty for most. */
  readonly because: readonly string[];
};

/** Units, or a fee, for which Amazon can be asked to pay and has not, or that it does not sell. Money null where nothing gives it. */
export type ClaimLine = {
  readonly type: ClaimType;
  readonly sku: string;
  readonly fnsku: string | null;
  /** Shipment or order, or "". */
  readonly reference: string;
  readonly units: number;
  readonly since: Day | null;
  /** The day on which a removal was asked for; null for everything else. */
  readonly requestedOn: Day | null;
  readonly bookValue: Minor | null;
  /** The cost of the goods alone, or the fee; nought where Amazon is asked to sell, not to pay. */
  readonly expectedClaim: Minor | null;
  readonly currency: CurrencyCode;
  readonly claimFrom: Day | null;
  readonly claimUntil: Day | null;
  /** Below zero where the window is over; null where it is not known. */
  readonly daysLeft: number | null;
  /** What else was lost with it and is made up; left out where that is nothing. */
  readonly loss?: PartlyMadeUp;
  /** Of a removal, the parcels to look for; left out where none is known. */
  readonly tracking?: readonly string[];
  /** The open case about it; null where nobody has asked yet. */
  readonly caseId: string | null;
  /** The case in which Amazon granted what has not come; null for everything else. */
  readonly grantedBy: string | null;
  /** Of a set, which is claimed in Amazon's name of it and counted in sets: what it holds, in the seller's own SKUs. Empty for everything else. */
  readonly goods: readonly { readonly sku: string; readonly units: number; readonly bookValue: Minor | null }[];
  /** What Amazon has the goods on sale as, by the SKU map; several where nothing says which of them it was. */
  readonly listings: readonly Listing[];
  readonly because: readonly string[];
  readonly place: Place | null;
};

/** One line of a proposed voucher: an account with a debit or a credit. Lines of one number belong together and foot. */
export type JournalEntry = {
  readonly number: number;
  readonly day: Day;
  readonly account: Account;
  readonly debit: Minor;
  readonly credit: Minor;
  readonly currency: CurrencyCode;
  readonly memo: string;
  /** What it was summed from. */
  readonly source: string;
};

/** A proof that must hold; expected and found are counts, or minor units where a currency is named. */
export type Control = {
  readonly id: string;
  readonly title: string;
  readonly expected: number;
  readonly found: number;
  readonly pass: boolean;
  readonly currency: CurrencyCode | null;
  /** Why the accountant accepts that it fails; absent where it holds, or nobody did. */
  readonly accepted?: string;
};

/** A line whose sealed ending is not what its rows give now. */
export type SealedChange = Pool & {
  readonly currency: CurrencyCode;
  readonly sealed: Stock;
  readonly now: Stock;
  /** Rows of the closed months that were not there, or not so, when they were closed. */
  readonly rows: readonly Place[];
  /** Movements that were there and are not any more; null where the seal does not tell. */
  readonly gone: number | null;
};

export type Closing = {
  /** The seal of the period's month; null where it is open. */
  readonly seal: Seal | null;
  /** Whether this run made it. */
  readonly isNew: boolean;
  /** What the period opens on; null where no month before it is closed. */
  readonly openedOn: Seal | null;
  /** Lines of that month which their rows now give otherwise. */
  readonly changes: readonly SealedChange[];
  /** Every closed month of the workbook, with that of this run. */
  readonly seals: readonly Seal[];
};

/** A table of the user's, what it was taken for, and how many of its rows became facts. */
export type SourceRead = { readonly ref: TableRef; readonly kind: SourceKind; readonly rows: number };

/** What Case IDs on Shipment variances make of rows of our register: those that go again, those without an ID that were sent under one, `isOpened` of a draft, and `unsent` those that are drafts again. */
export type RegisterChanges = {
  readonly gone: readonly Place[];
  readonly sent: readonly { readonly place: Place; readonly caseId: string; readonly isOpened: boolean }[];
  readonly unsent: readonly Place[];
};

export type Reconciliation = {
  readonly period: Period;
  readonly today: Day;
  readonly settings: Settings;
  readonly sources: readonly SourceRead[];
  readonly rollforward: readonly RollforwardLine[];
  readonly movements: readonly ValuedMovement[];
  readonly shipments: readonly ShipmentLine[];
  readonly cases: readonly CaseLine[];
  readonly register: RegisterChanges;
  /** What would be lost first stands first. */
  readonly claims: readonly ClaimLine[];
  readonly journal: readonly JournalEntry[];
  readonly controls: readonly Control[];
  readonly closing: Closing;
  readonly issues: readonly Issue[];
};
