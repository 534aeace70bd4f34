/**
 * Valued moves and payments -> the journal entries of the period: what an accountant books at its end, summed by kind of
 * movement and place. Every voucher is one debit and one credit in one currency. The net of each inventory account is the
 * change of the rollforward there, which a control proves from the finished lines.
 */
import { groupBy } from "../columns/group-by";
import type { Account } from "../domain/accounts";
import { assert } from "../domain/assert";
import { totalOf, type Cost } from "../domain/cost";
import type { Period } from "../domain/day";
import { BETWEEN_CENTRES, IN_TRANSIT, type LocationKind } from "../domain/location";
import { minor, minorOf, ZERO, type CurrencyCode } from "../domain/money";
import { MOVEMENTS, type EntryType, type ExitType, type MovementType, type ValueOnlyType } from "../domain/movements";
import { nameOfPlace } from "../domain/source";
import { compareText } from "../domain/text";
import type { Allocation } from "./compensation/allocate-reimbursements";
import type { Control, JournalEntry, RollforwardLine } from "./findings";
import type { Late } from "./closing/late-moves";
import { isLate } from "./movements/move";
import type { Places } from "./movements/places";
import type { PoolId, Pools } from "./movements/pools";
import { changeOfGrant, type BookedGrant } from "./cases/granted-money";
import type { ValuedMove } from "./valuation/valuation";

type Context = {
  readonly valued: readonly ValuedMove[];
  readonly pools: Pools;
  readonly places: Places;
  readonly period: Period;
  readonly isCosted: (pool: PoolId) => boolean;
  /** Whether what goods cost beside their standard is a price variance there. */
  readonly isAtStandard: (pool: PoolId) => boolean;
  /** What came late into a closed month: booked as what it is, in place of the revaluation that it is in the rollforward. */
  readonly late: Late;
  readonly allocation: Pick<Allocation, "payments" | "strays">;
  readonly grants: readonly BookedGrant[];
};
/** Amount from the credit to the debit account; negative amounts go the other way. */
type Posting = {
  readonly rank: number;
  readonly debit: Account;
  readonly credit: Account;
  readonly amount: number;
  readonly currency: CurrencyCode;
  readonly memo: string;
  /** The row of a payment; null for a movement. */
  readonly source: string | null;
};
type Voucher = Omit<Posting, "amount" | "source"> & { amount: number; moved: number; readonly sources: string[] };

const INVENTORY: Readonly<Record<LocationKind, Account>> = {
  domestic: "domestic-inventory",
  "in-transit": "in-transit-inventory",
  fba: "fba-inventory",
  overseas: "overseas-inventory",
};

/** The other side of what comes from outside, and of what changes in value only. */
const ENTRY_ACCOUNTS: Readonly<Record<EntryType | ValueOnlyType, Account>> = {
  receipt: "purchases",
  "customer-return": "customer-returns",
  found: "found",
  "transfer-in": "stock-elsewhere",
  "disposition-in": "corrections",
  "other-in": "corrections",
  "unknown-in": "corrections",
  "landed-cost": "landed-cost",
  revaluation: "revaluation",
  rounding: "rounding",
};
const EXIT_ACCOUNTS: Readonly<Record<ExitType, Account>> = {
  sale: "cost-of-sales",
  "multi-channel": "cost-of-multi-channel",
  replacement: "cost-of-replacements",
  removal: "removals",
  disposed: "disposed",
  lost: "lost",
  damaged: "damaged",
  "supplier-return": "purchases",
  "transfer-out": "stock-elsewhere",
  "disposition-out": "corrections",
  "other-out": "corrections",
  "unknown-out": "corrections",
};
/** Where the place makes the other side another one. */
const AT_PLACE: Readonly<Partial<Record<MovementType, Readonly<Partial<Record<LocationKind, Account>>>>>> = {
  // Amazon buys nothing: what no shipment here accounts for was sent out of stock that other books keep.
  receipt: { fba: "stock-elsewhere" },
  // What arrives at a warehouse of the seller's own from outside its books came back from Amazon.
  "transfer-in": { domestic: "removals", overseas: "removals" },
  lost: { "in-transit": "lost-in-transit" },
};
const RANKS = Object.fromEntries(Object.keys(MOVEMENTS).map((type, index) => [type, index])) as Readonly<Record<MovementType, number>>;
const PAYMENT_RANK = Object.keys(MOVEMENTS).length;
const PRICE_VARIANCE = "Price variance";
const SOURCES_NAMED_MAX = 5;

export function proposeJournal(context: Context): readonly JournalEntry[] {
  const { period, valued } = context;
  const vouchers = new Map<string, Voucher>();
  const post = (posting: Posting): void => {
    const { rank, debit, credit, currency, memo } = posting;
    const key = `${rank}|${currency}|${memo}|${debit}|${credit}`;
    const voucher = vouchers.get(key) ?? { rank, debit, credit, currency, memo, amount: 0, moved: 0, sources: [] };
    voucher.amount += posting.amount;
    if (posting.source === null) voucher.moved += 1;
    else voucher.sources.push(posting.source);
    vouchers.set(key, voucher);
  };
  for (const one of valued)
    if (one.move.entry !== "opening" && one.move.day >= period.from && !isBookedLate(one, context))
      for (const posting of postMove(context, one)) post(isLate(one.move) ? ofClosedMonth(posting) : posting);
  if (context.late.day >= period.from) for (const posting of postLate(context)) post(posting);
  for (const posting of postPayments(context)) post(posting);
  const booked = [...vouchers]
    .filter(([, { amount }]) => amount !== 0)
    .sort(([a, one], [b, other]) => compareText(one.currency, other.currency) || one.rank - other.rank || compareText(a, b));
  const entries = booked.flatMap(([, voucher], index) => linesOf(voucher, index + 1, period));
  for (const currency of new Set(entries.map((entry) => entry.currency))) {
    const net = entries.reduce((sum, entry) => (entry.currency === currency ? sum + entry.debit - entry.credit : sum), 0);
    assert(net === 0, "debits equal credits", { currency, net });
  }
  return entries;
}

function linesOf({ amount, debit, credit, currency, memo, moved, sources }: Voucher, number: number, period: Period): readonly JournalEntry[] {
  const [up, down] = amount > 0 ? [debit, credit] : [credit, debit];
  const base = { number, day: period.to, currency, memo, source: sayAll(moved, sources) };
  const money = minor(Math.abs(amount));
  return [
    { ...base, account: up, debit: money, credit: ZERO },
    { ...base, account: down, debit: ZERO, credit: money },
  ];
}

function sayAll(moved: number, rows: readonly string[]): string {
  const more = rows.length - SOURCES_NAMED_MAX;
  return [
    moved === 0 ? "" : `rollforward, ${moved === 1 ? "1 movement" : `${moved} movements`}`,
    ...rows.slice(0, SOURCES_NAMED_MAX),
    more > 0 ? `and ${more} more` : "",
  ]
    .filter((text) => text !== "")
    .join(", ");
}

/** Each side of a move that has a known value, against the other side, or against what stands for the outside. */
function postMove(context: Context, { move, out, in: into, isVariance }: ValuedMove): readonly Posting[] {
  const { pools, places, isCosted } = context;
  const from = move.from !== null && isCosted(move.from) ? move.from : null;
  const to = move.to !== null && isCosted(move.to) ? move.to : null;
  const place = (pool: PoolId): string => pools.at(pool).location;
  const currencyOf = (pool: PoolId): CurrencyCode => places.currencyOf(place(pool));
  if (from !== null && to !== null && currencyOf(from) === currencyOf(to)) {
    const base = {
      currency: currencyOf(from),
      memo: `${nameOfTransfer(move.entry)}: ${place(from)} to ${place(to)}`,
      rank: RANKS[move.entry === "receipt" ? "receipt" : "transfer-in"],
      source: null,
    };
    const difference = totalOf(into) - totalOf(out);
    return [
      ...(inventoryOf(context, from) === inventoryOf(context, to)
        ? []
        : [{ ...base, debit: inventoryOf(context, to), credit: inventoryOf(context, from), amount: totalOf(out) }]),
      ...(difference === 0 ? [] : [{ ...base, rank: RANKS.revaluation, debit: inventoryOf(context, to), credit: "revaluation" as const, amount: difference }]),
    ];
  }
  const otherSide = (pool: PoolId, type: MovementType, account: Account): Account => {
    if (isVariance === true) return "price-variance";
    if (move.isBeyond === true) return "over-received";
    if (move.from === null || move.to === null) return AT_PLACE[type]?.[places.kindOf(place(pool))] ?? account;
    // The other side is in another currency, or has no known value.
    return from !== null && to !== null ? "currency-clearing" : "corrections";
  };
  const post = (pool: PoolId, type: MovementType, cost: Cost, account: Account): Posting => ({
    rank: RANKS[type],
    debit: inventoryOf(context, pool),
    credit: otherSide(pool, type, account),
    amount: totalOf(cost),
    currency: currencyOf(pool),
    memo: `${isVariance === true ? PRICE_VARIANCE : move.isBeyond === true ? "Received beyond what was sent" : MOVEMENTS[type].title}: ${place(pool)}`,
    source: null,
  });
  return [
    ...(from === null || move.exit === null ? [] : [turned(post(from, move.exit, out, EXIT_ACCOUNTS[move.exit]))]),
    ...(to === null || move.entry === null || move.entry === "opening" ? [] : [post(to, move.entry, into, ENTRY_ACCOUNTS[move.entry])]),
  ];
}

/** The step on the first open day that carries a line from its sealed ending to what its rows give. */
function isBookedLate({ move, derived, isStep }: ValuedMove, { late, pools }: Context): boolean {
  return derived === true && isStep === true && move.to !== null && (late.ofGoodsGone.has(pools.lineOf(move.to)) || late.revalued.has(pools.lineOf(move.to)));
}

function ofClosedMonth(posting: Posting): Posting {
  return { ...posting, memo: `${posting.memo}, of a closed month` };
}

/** Late rows as what they are, and what they made of goods that were passed on, are sold or gone. */
function postLate(context: Context): readonly Posting[] {
  const { late } = context;
  const moved = late.moves.flatMap((one) => postMove(context, one)).map(ofClosedMonth);
  const ofGoodsGone = (isAtStandard: boolean): ReadonlyMap<PoolId, Cost> =>
    new Map([...late.ofGoodsGone].filter(([pool]) => context.isAtStandard(pool) === isAtStandard));
  return [
    ...moved,
    ...postRests(context, ofGoodsGone(false), "gone"),
    ...postRests(context, ofGoodsGone(true), "varied"),
    ...postRests(context, late.revalued, "revalued"),
    ...postAway(context),
  ];
}

/** A late share of goods that are on their way home is booked as their removal was: they come home with it. */
function postAway(context: Context): readonly Posting[] {
  const { late, pools, places, isCosted } = context;
  return [...late.away].flatMap(([pool, cost]): readonly Posting[] => {
    const { location } = pools.at(pool);
    const base = { rank: RANKS.removal, debit: EXIT_ACCOUNTS.removal, credit: inventoryOf(context, pool), currency: places.currencyOf(location), source: null };
    return isCosted(pool) ? [{ ...base, amount: totalOf(cost), memo: `Share of goods removed: ${location}, of a closed month` }] : [];
  });
}

/** What late rows leave of a line's change: at standard cost, what they cost beside it. */
const RESTS = {
  gone: { rank: RANKS.sale, credit: "cost-of-sales", title: "Share of goods gone" },
  varied: { rank: RANKS.revaluation, credit: "price-variance", title: PRICE_VARIANCE },
  revalued: { rank: RANKS.revaluation, credit: "revaluation", title: MOVEMENTS.revaluation.title },
} as const;

/**
 * Net of what places pass on to each other: a cost that leaves one with its goods and comes to the next is neither a cost of sales there nor an
 * income here.
 */
function postRests(context: Context, rests: ReadonlyMap<PoolId, Cost>, rest: keyof typeof RESTS): readonly Posting[] {
  const { title, rank, credit } = RESTS[rest];
  const { places, pools } = context;
  const byCurrency = groupBy(
    [...rests].filter(([pool]) => context.isCosted(pool)),
    ([pool]) => places.currencyOf(pools.at(pool).location),
  );
  return [...byCurrency].flatMap(([currency, ofCurrency]): readonly Posting[] => {
    const left = [...groupBy(ofCurrency, ([pool]) => pools.at(pool).location)].map(([location, costs]) => ({
      location,
      account: inventoryAt(location, places.kindOf(location)),
      amount: costs.reduce((sum, [, cost]) => sum + totalOf(cost), 0),
    }));
    left.sort((a, b) => compareText(a.location, b.location));
    const passed: Posting[] = [];
    for (const to of left) {
      for (const from of left) {
        const amount = Math.min(to.amount, -from.amount);
        if (amount <= 0) continue;
        to.amount -= amount;
        from.amount += amount;
        if (to.account !== from.account)
          passed.push({
            rank: RANKS["transfer-in"],
            debit: to.account,
            credit: from.account,
            amount,
            currency,
            memo: `Passed on: ${from.location} to ${to.location}, of a closed month`,
            source: null,
          });
      }
    }
    return [
      ...passed,
      ...left.map(({ location, account, amount }): Posting => ({
        rank,
        debit: account,
        credit,
        amount,
        currency,
        memo: `${title}: ${location}, of a closed month`,
        source: null,
      })),
    ];
  });
}

const turned = (posting: Posting): Posting => ({ ...posting, debit: posting.credit, credit: posting.debit });

const nameOfTransfer = (entry: ValuedMove["move"]["entry"]): string => (entry === "receipt" ? "Received" : "Transferred");

function inventoryOf({ pools, places }: Pick<Context, "pools" | "places">, pool: PoolId): Account {
  return inventoryAt(pools.at(pool).location, places.kindOf(pools.at(pool).location));
}

/** Goods between Amazon's centres are with Amazon. */
function inventoryAt(location: string, kind: LocationKind): Account {
  return location === BETWEEN_CENTRES ? "fba-inventory" : location === IN_TRANSIT ? "in-transit-inventory" : INVENTORY[kind];
}

/**
 * What Amazon granted in the period becomes a claim on Amazon and income; what it took back, the same the other way. What a case was granted before its
 * payment is cleared by it, so that it is income once, and taken back where it was denied after all.
 */
function postPayments({ allocation, grants, places, period }: Context): readonly Posting[] {
  const base = { rank: PAYMENT_RANK, debit: "claims-receivable", credit: "compensation-income" } as const;
  const inPeriod = (day: number | null): boolean => day !== null && day >= period.from && day <= period.to;
  const { payments, strays } = allocation;
  const rows = [
    ...payments.flatMap(({ cash, reason }) => cash.map((row) => ({ ...row, reason }))),
    ...strays.map((row) => ({ ...row, reason: "no original here" })),
  ];
  const paid = rows
    .filter(({ day }) => inPeriod(day))
    .map(({ amount, currency, reason, place }): Posting => {
      const code = currency ?? places.currencyOf("");
      return {
        ...base,
        currency: code,
        amount: minorOf(amount, code),
        memo: `${amount.coefficient < 0 ? "Reimbursements taken back" : "Reimbursements"}: ${reason}`,
        source: nameOfPlace(place),
      };
    });
  const granted = grants.map((grant): Posting => {
    const { caseId, place, currency, takenBackAs } = grant;
    const amount = changeOfGrant(grant, period);
    const title = takenBackAs !== null ? "Granted before, and not any more" : amount < 0 ? "Granted before, and paid now" : "Reimbursements";
    return {
      ...base,
      currency,
      amount,
      memo: `${title}: ${caseId === "" ? "case" : `case ${caseId}`}`,
      source: place === null ? "closed month" : nameOfPlace(place),
    };
  });
  return [...paid, ...granted];
}

/** Of each inventory account: debits less credits is what its value changed by, from the finished lines. */
export function checkJournal(entries: readonly JournalEntry[], lines: readonly RollforwardLine[]): readonly Control[] {
  const valuedLines = lines.filter(({ isOpen }) => isOpen !== true);
  const currencies = [...new Set(valuedLines.map(({ currency }) => currency))].sort();
  return currencies.map((currency): Control => {
    const net = new Map<Account, number>(Object.values(INVENTORY).map((account) => [account, 0]));
    const add = (account: Account, amount: number): void => void (net.has(account) && net.set(account, (net.get(account) ?? 0) + amount));
    for (const entry of entries) if (entry.currency === currency) add(entry.account, entry.debit - entry.credit);
    for (const line of valuedLines)
      if (line.currency === currency) add(inventoryAt(line.location, line.kind), (line.beginning.value ?? 0) - (line.ending.value ?? 0));
    const found = [...net.values()].reduce((sum, difference) => sum + Math.abs(difference), 0);
    const id = currencies.length === 1 ? "journal-agrees-with-rollforward" : `journal-agrees-with-rollforward-${currency}`;
    return { id, title: `Value in ${currency} that journal and rollforward differ by`, expected: 0, found, pass: found === 0, currency };
  });
}
