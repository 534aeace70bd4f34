/** A case -> the units that it claims, and what units of it are worth in the books. */
import { debtorOf } from "../../domain/claims";
import type { Day } from "../../domain/day";
import { minor } from "../../domain/money";
import { keyOfLine } from "../../domain/shipment-line";
import type { Allocation } from "../compensation/allocate-reimbursements";
import { unitsAnswered, type Portion } from "../compensation/answer-cases";
import type { AskedUnits } from "../compensation/asked-units";
import { isMadeGood, type CaseRecord } from "../compensation/read-cases";
import type { BookValues, Gone, Worth } from "../valuation/book-values";
import type { GoodsThere } from "../valuation/stock-at-places";
import type { Asked } from "./case-subject";

/** So many that what one of them is worth is told to a part of a cent. */
export const MANY_SETS = 1000;

export type Asking = {
  readonly allocation: Pick<Allocation, "reopened" | "unpaid" | "asked">;
  readonly linesOf: (record: CaseRecord) => readonly Asked[];
  readonly portionsOf: (record: CaseRecord) => readonly Portion[];
};
type Pricing = Pick<Asking, "portionsOf"> & {
  /** By what its units left Amazon's warehouses, as far as anything tells. */
  readonly goneBy: (record: CaseRecord) => Gone;
  readonly bookValues: BookValues;
  /** What a case is about, and where it was lost, as far as that is known and one place. */
  readonly placeOfLoss: (record: CaseRecord) => GoodsThere;
};

/** As it states; else what its lines lack, or what it is about. */
export function unitsClaimedBy({ allocation: { reopened, unpaid, asked }, linesOf, portionsOf }: Asking, record: CaseRecord): number {
  const missing = linesOf(record).reduce((sum, line) => sum + line.missing, 0);
  const isOpen = reopened.has(record) || (unpaid.get(record)?.units ?? 0) > 0;
  return record.units ?? (missing > 0 ? missing : unitsAbout(record, { asked: asked.get(record), answered: unitsAnswered(portionsOf(record)), isOpen }));
}

/** What units of a case are worth by the books of the end of a day. */
export function findWorthOn(
  asking: Asking & Pick<Pricing, "placeOfLoss" | "goneBy"> & { readonly bookValuesOn: (day: Day) => BookValues },
): (record: CaseRecord, units: number, day: Day) => number | null {
  const books = new Map<Day, BookValues>();
  return (record, units, day) => {
    const bookValues = books.get(day) ?? asking.bookValuesOn(day);
    books.set(day, bookValues);
    return valueOver({ ...asking, bookValues }, { record, lines: asking.linesOf(record), isDecided: false })(units).value;
  };
}

type Answered = { readonly asked: AskedUnits | undefined; readonly answered: number; readonly isOpen: boolean };

/** Of a case that states no units: what it is about. What was made good of that is all of it, unless the money has not come, or was taken back. */
function unitsAbout({ status }: CaseRecord, { asked, answered, isOpen }: Answered): number {
  if (asked === undefined) return answered;
  const paid = Math.min(answered, asked.all);
  return isMadeGood(status) && !isOpen ? paid : Math.max(asked.open, paid);
}

/** Units of a case are those its lines lack, in turn; more than those are valued like the last. What its own decision or a payment for it made lost is worth what it left transit with. */
export function valueOver(
  { bookValues, placeOfLoss, portionsOf, goneBy }: Pricing,
  { record, lines, isDecided }: { readonly record: CaseRecord; readonly lines: readonly Asked[]; readonly isDecided: boolean },
): (units: number) => Worth {
  const isForMissing = lines.length > 0 && debtorOf(record.kind) !== null;
  const answeredOf = ({ shipmentId, sku }: Asked): number => unitsAnswered(portionsOf(record).filter(({ key }) => key === keyOfLine(shipmentId, sku)));
  const subjects = lines.length === 0 ? [{ shipmentId: record.shipmentId, sku: record.sku, fnsku: null, missing: 0, claimUntil: null }] : lines;
  return (units) => {
    let left = units;
    return subjects
      .map((line, index): Worth => {
        const count = index === subjects.length - 1 ? left : Math.min(left, line.missing);
        left -= count;
        return isForMissing
          ? bookValues.ofMissing(line, count, [
              { by: record.place, units: count },
              { by: null, units: isDecided ? count : answeredOf(line) },
            ])
          : bookValues.ofGone({ ...placeOfLoss(record), sku: line.sku }, goneBy(record), count);
      })
      .reduce((a, b) => ({
        value: a.value === null || b.value === null ? null : minor(a.value + b.value),
        goods: a.goods === null || b.goods === null ? null : minor(a.goods + b.goods),
        currency: a.currency,
      }));
  };
}
