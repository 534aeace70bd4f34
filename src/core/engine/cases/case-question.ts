/** A case of the register -> what it asks for, and the units that answered it. */
import { isInCash, stakeOf, type Stake } from "../../domain/claims";
import type { Day } from "../../domain/day";
import type { CurrencyCode, Decimal } from "../../domain/money";
import type { ClosedWorths } from "../closing/sealed-worths";
import type { Allocation } from "../compensation/allocate-reimbursements";
import { unitsAnswered, type Portion } from "../compensation/answer-cases";
import type { CaseRecord } from "../compensation/read-cases";
import type { CaseLine } from "../findings";
import type { BookValues, Gone, Worth } from "../valuation/book-values";
import type { GoodsThere } from "../valuation/stock-at-places";
import type { Asked } from "./case-subject";
import { unitsClaimedBy, valueOver } from "./case-worth";
import type { DecidedUnits } from "./never-came";
import type { MoneyAsked } from "./owed-money";
import type { SetWeights } from "./set-weights";
import type { CashOfPortion } from "./share-cash";

export type Tracing = {
  readonly allocation: Allocation;
  readonly linesOf: (record: CaseRecord) => readonly Asked[];
  readonly portionsOf: (record: CaseRecord) => readonly Portion[];
  readonly bookValues: BookValues;
  /** What decided cases were worth when their months were closed, and what the books say of a day of then by now. */
  readonly closedWorths: ClosedWorths;
  readonly bookValuesOn: (day: Day) => BookValues;
  /** What a case is about, and where it was lost, as far as that is known and one place. */
  readonly placeOfLoss: (record: CaseRecord) => GoodsThere;
  /** By what its units left Amazon's warehouses, as far as anything tells. */
  readonly goneBy: (record: CaseRecord) => Gone;
  readonly moneyAsked: MoneyAsked;
  readonly unitsGrantedToOthers: (record: CaseRecord) => number;
  /** Whoever was granted them first. */
  readonly unitsGrantedBeside: (record: CaseRecord) => number;
  /** What `missing` of its lines leaves out. */
  readonly unitsPaidBeside: (record: CaseRecord) => number;
  readonly unitsCompensated: (record: CaseRecord) => number;
  /** Of a removal that reports tell of, what it decided: null where it decided nothing, or of nothing that they tell. */
  readonly decidedOf: (record: CaseRecord) => Pick<DecidedUnits, "units" | "out" | "home"> | null;
  /** Units of its removals that are out and not made good, where others were granted or paid some; null elsewhere. */
  readonly unitsFree: (record: CaseRecord) => number | null;
  readonly cashOfPortion: CashOfPortion;
  /** Of a case about a set its share of what the row says. */
  readonly amountOf: (record: CaseRecord) => Decimal | null;
  /** The cases about the goods of one set, itself among them. */
  readonly goodsWith: SetWeights["goodsWith"];
  readonly unitsInSet: (record: CaseRecord) => number;
  readonly isKnownCase: (caseId: string) => boolean;
};

/** What a case asks for. */
export type Question = {
  readonly record: CaseRecord;
  /** As the register has it; of a case about a set with its share of the Amount. */
  readonly stated: CaseRecord;
  readonly lines: readonly Asked[];
  readonly stake: Stake;
  /** Units that its lines lack. */
  readonly missing: number;
  readonly unitsClaimed: number;
  /** What it claims where money alone is at stake; null elsewhere. */
  readonly money: Worth | null;
};
/** The units that answered it. */
export type Answers = {
  readonly own: readonly Portion[];
  readonly answered: number;
  /** What the register alone tells of. */
  readonly byRegister: number;
  /** Granted, and not paid yet. */
  readonly unpaid: number;
} & Pick<CaseLine, "unitsRestocked" | "unitsPaid" | "unitsGranted">;

export function questionOf(tracing: Tracing, record: CaseRecord): Question {
  const stated = { ...record, amount: tracing.amountOf(record) };
  const lines = tracing.linesOf(record);
  const stake = stakeOf(record.kind, { isOfLines: lines.length > 0 });
  const missing = lines.reduce((sum, line) => sum + line.missing, 0);
  const unitsClaimed = unitsClaimedBy(tracing, record);
  const currency = (): CurrencyCode => valueOver(tracing, { record, lines, isDecided: false })(unitsClaimed).currency;
  return { record, stated, lines, stake, missing, unitsClaimed, money: stake === "money" ? tracing.moneyAsked(stated, currency()) : null };
}

export function answersTo({ allocation, portionsOf }: Tracing, { record, unitsClaimed }: Question): Answers {
  const own = portionsOf(record);
  const answered = unitsAnswered(own);
  const byRegister = allocation.registered.get(record) ?? 0;
  const unpaid = allocation.unpaid.get(record)?.units ?? 0;
  const unitsOf = (field: "stockUnits" | "cashUnits"): number => own.reduce((sum, portion) => sum + portion[field], 0);
  // What it says of lines is among the portions. Nobody asks for what a line does not lack, and what was paid beyond it is no part of what was lost.
  const unitsStated = own.some(({ payment }) => payment === null) ? 0 : Math.max(0, Math.min(byRegister, unitsClaimed - unpaid - answered));
  return {
    own,
    answered,
    byRegister,
    unpaid,
    unitsRestocked: unitsOf("stockUnits") + (record.status === "restocked" ? unitsStated : 0),
    unitsPaid: unitsOf("cashUnits") + (isInCash(record.status) ? unitsStated : 0),
    unitsGranted: Math.min(unpaid, unitsClaimed),
  };
}
