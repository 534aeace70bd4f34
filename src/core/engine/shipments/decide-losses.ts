/**
 * Which units in transit will not come any more: those that a decided case was about, paid yet or not, and those that Amazon made good; units that the seller's
 * own movements took out of transit are not lost again. What Amazon received after all was not lost, whatever the case says. What closed months gave up left on the
 * days that they have; what has changed of it since is a movement of its own, in the open month.
 */
import { addDays, isoOf, lastDay, type Day, type Period } from "../../domain/day";
import { NO_COST, negateCost } from "../../domain/cost";
import { raise, type Issue } from "../../domain/issue";
import { IN_TRANSIT } from "../../domain/location";
import { keyOfLine } from "../../domain/shipment-line";
import type { Place } from "../../domain/source";
import { groupBy } from "../../columns/group-by";
import { unitsByCase, type ClosedLosses } from "../closing/closed-losses";
import type { Allocation } from "../compensation/allocate-reimbursements";
import { keyOfRecord, type CaseRecord } from "../compensation/read-cases";
import { askedOfAmazon } from "./count-lines";
import type { LineAccount } from "./line-accounts";
import type { Move } from "../movements/move";
import type { Pools } from "../movements/pools";
import { arrivedSince, receivedLate, takenBackSince } from "./losses-undone";
import { lossesOfLine, type TakenFrom } from "./losses-of-line";
import { settleLosses, type Back, type GivenUp, type Lost } from "./settle-losses";
import { dispatchesOf, type BookLine } from "./shipment-book";
import type { Explained } from "./shipment-parts";
import type { Relief } from "./received-elsewhere";
import type { Loss } from "./loss";

type Context = {
  readonly today: Day;
  readonly period: Period;
  readonly ledgerStart: Day | null;
  /** What the seller booked. */
  readonly own: readonly Move[];
  readonly pools: Pools;
  readonly closed: ClosedLosses;
};

/** Lines come oldest first, so that a movement that names none of them is used up in that order. */
export function decideLosses(
  { lines, reliefs, allocation }: Explained,
  accounts: readonly LineAccount[],
  context: Context,
): { readonly losses: readonly Loss[]; readonly issues: readonly Issue[] } {
  const { closed, ledgerStart } = context;
  const accountOf = new Map(accounts.map((account) => [account.line, account]));
  const byHand = bookedByHand(context, new Set(accounts.map(({ line }) => keyOfLine(line.shipmentId, line.sku))));
  const portionsOf = groupBy(allocation.portions, ({ key }) => key);
  const dating = dateLosses(context, allocation.cases);
  const takenBackOf = takenBackSince(allocation, closed);
  const takenFrom = takenFromCases(allocation);
  const losses = lines.flatMap(({ counted: { line, cases, countedBy }, decision: { settled } }): readonly Loss[] => {
    const account = accountOf.get(line);
    // What nobody can say when it left never was in transit.
    if (account === undefined || dispatchesOf(line, ledgerStart).length === 0) return [];
    const given = givenUp(account, closed);
    const gaveUp = given.reduce((sum, { units }) => sum + units, 0);
    const missing = Math.max(0, unitsMissing(account, reliefs));
    const held = missing - byHand(line, Math.max(0, missing - gaveUp));
    const portions = portionsOf.get(keyOfLine(line.shipmentId, line.sku)) ?? [];
    const arrived = arrivedSince([account, ...reliefs.flatMap(({ from, to }) => (from === line ? (accountOf.get(to) ?? []) : []))], gaveUp - held, closed);
    const { lost, back } = settleLosses({
      losses: firstUnits(lossesOfLine({ settled, portions, countedBy, asked: askedOfAmazon(cases), takenFrom: takenFrom(line) }), held),
      given,
      until: closed.told?.until ?? null,
      arrived,
      arrivedLate: Math.min(gaveUp - held - arrived.reduce((sum, { units }) => sum + units, 0), receivedLate(account, closed)),
      takenBack: gaveUp > 0 ? takenBackOf(line, portions) : [],
      elsewhere: reliefs.flatMap(({ from, to, units }) => (from === line ? [{ units, shipmentId: to.shipmentId }] : [])),
    });
    return [
      ...(account.isClosed ? [] : asClosed(line, closed, dating.placeOf)),
      ...lost.map((one) => dating.lose(account, one)),
      ...back.map((one) => dating.putBack(line, one)),
    ];
  });
  return { losses, issues: dating.issues() };
}

/** Units, oldest first, up to so many. */
function firstUnits(losses: readonly Lost[], most: number): readonly Lost[] {
  let left = most;
  return losses.flatMap((loss): readonly Lost[] => {
    const units = Math.min(left, loss.units);
    left -= units;
    return units <= 0 ? [] : [{ ...loss, units }];
  });
}

/** What closed months gave up of a line, by case. Those that tell no case tell the units alone. */
function givenUp({ line, isClosed, lost }: LineAccount, closed: ClosedLosses): readonly GivenUp[] {
  const told = [...unitsByCase(closed.ofLine(line))].flatMap(([caseId, { units, cost }]): readonly GivenUp[] => (units > 0 ? [{ caseId, units, cost }] : []));
  if (!isClosed) return told;
  const untold = lost - told.reduce((sum, { units }) => sum + units, 0);
  return untold > 0 ? [...told, { caseId: null, units: untold, cost: null }] : told;
}

/** Of a book with the rows of closed months: what these gave up, as they did. */
function asClosed(line: BookLine, closed: ClosedLosses, placeOf: (line: BookLine, caseId: string | null) => Place | null): readonly Loss[] {
  return closed.ofLine(line).map(({ units, day, cost, caseId }): Loss => {
    const base = { line, units, day, place: placeOf(line, caseId), isSealed: true } as const;
    return units < 0 ? { ...base, back: { why: "open-again", cost: negateCost(cost) } } : base;
  });
}

/** What was taken back of payments for a case and the goods of a line, the oldest first. */
function takenFromCases({ portions }: Allocation): (line: Pick<BookLine, "sku">) => TakenFrom {
  const byCase = groupBy(
    portions.filter(({ payment }) => (payment?.reversals.length ?? 0) > 0),
    ({ record }) => (record === null ? null : keyOfRecord(record)),
  );
  return ({ sku }) =>
    ({ key }) => {
      const payments = new Set((byCase.get(key) ?? []).flatMap(({ payment }) => (payment !== null && ["", sku].includes(payment.sku) ? [payment] : [])));
      return [...payments].flatMap(({ reversals }) => reversals).sort((a, b) => a.day - b.day);
    };
}

/** The days on which units are lost, or in transit again, and what is said of them. */
function dateLosses({ today, period, ledgerStart, closed }: Context, cases: readonly CaseRecord[]) {
  const issues: Issue[] = [];
  const undated = new Map<string, Issue>();
  const casesOf = groupBy(cases, ({ caseId }) => caseId);
  const end = today < period.to ? today : period.to;
  const placeOf = ({ shipmentId, sku, place }: BookLine, caseId: string | null): Place | null => {
    if (caseId === null || caseId === "") return place;
    const own = casesOf.get(caseId) ?? [];
    const about = own.find((one) => keyOfLine(one.shipmentId, one.sku) === keyOfLine(shipmentId, sku)) ?? own.find((one) => one.sku === "") ?? own[0];
    return about?.place ?? place;
  };
  const openFrom = closed.told === null ? null : addDays(closed.told.until, 1);
  /** A decision of a day that is closed, which the closed month did not have: what was closed stays, so that the first open day has it. */
  const inTime = ({ isClosed }: LineAccount, day: Day): Day => {
    const { told } = closed;
    if (told !== null && openFrom !== null && day <= told.until && (isClosed || told.since === null || day > told.since)) return openFrom;
    return isClosed && ledgerStart !== null && day < ledgerStart ? ledgerStart : day;
  };
  return {
    placeOf,
    lose(account: LineAccount, { by, units, day: known, place, paidAt, paidBy, countedBy }: Lost): Loss {
      const { line } = account;
      // A decision comes after its question.
      const day = known ?? lastDay([end, by?.opened ?? null, countedBy]) ?? end;
      if (known === null && by !== null && !undated.has(by.key))
        undated.set(by.key, raise("case-day-missing", by.place, { caseId: by.caseId, status: by.status, day }));
      const on = inTime(account, day);
      if (on !== day)
        issues.push(
          raise(
            "loss-booked-late",
            paidAt ?? place ?? line.place,
            { line: `${line.sku} of ${line.shipmentId}`, units, day, on, isPaid: paidAt !== null },
            { goods: [line.sku], from: null, to: null },
          ),
        );
      return { line, units, day: on, place: place ?? line.place, paidBy };
    },
    putBack(line: BookLine, { units, cost, caseId, why, day, place: cause, under }: Back): Loss {
      const place = placeOf(line, caseId);
      const on = day ?? openFrom ?? period.from;
      issues.push(
        raise(
          "loss-undone",
          cause ?? place,
          {
            line: `${line.sku} of ${line.shipmentId}`,
            units,
            why,
            on,
            under,
            caseId: caseId ?? "",
            month: closed.told === null ? "" : isoOf(closed.told.until).slice(0, 7),
          },
          { goods: [line.sku], from: null, to: null },
        ),
      );
      return {
        line,
        units: 0 - units,
        day: on,
        place,
        back: { why: why === "in-after-all" || why === "in-late" ? "in-after-all" : "open-again", cost: cost ?? NO_COST },
      };
    },
    issues: (): readonly Issue[] => [...undated.values(), ...issues],
  };
}

/** What the seller's own movements took out of transit already: of the shipment they name, else of the oldest that holds such goods. */
function bookedByHand({ own, pools }: Context, known: ReadonlySet<string>): (line: BookLine, held: number) => number {
  const left = new Map<string, number>();
  for (const { from, to, quantity, reference } of own) {
    if (from === null || to !== null || pools.at(from).location !== IN_TRANSIT) continue;
    const { sku } = pools.at(from);
    const named = keyOfLine(reference, sku);
    const key = known.has(named) ? named : keyOfLine("", sku);
    left.set(key, (left.get(key) ?? 0) + quantity);
  }
  return ({ shipmentId, sku }, held) =>
    [keyOfLine(shipmentId, sku), keyOfLine("", sku)].reduce((sum, key) => {
      const units = Math.max(0, Math.min(held - sum, left.get(key) ?? 0));
      left.set(key, (left.get(key) ?? 0) - units);
      return sum + units;
    }, 0);
}

/** Units of a line that are missing once everything has arrived that did: in transit, or lost by what cases or payments decided. */
function unitsMissing({ line, before, gone, lost, takings }: LineAccount, reliefs: readonly Relief[]): number {
  const received = takings.reduce((sum, { quantity }) => sum + quantity, before);
  const elsewhere = reliefs.reduce((sum, { from, units }) => (from === line ? sum + units : sum), 0);
  const fromOthers = reliefs.reduce((sum, { to, units }) => (to === line ? sum + units : sum), 0);
  const sent = line.dispatched - (gone - lost) + fromOthers;
  return sent - Math.min(sent, Math.max(0, received)) - elsewhere;
}
