/**
 * A closed month: the ending of every line as it was closed, under a digest of inputs, settings and results. Who changes
 * a figure of it by hand breaks the digest.
 */
import { groupBy } from "../../columns/group-by";
import { COST_PARTS, isNoCost, sumCosts, type Cost } from "../../domain/cost";
import { dayOfIso, isoOf, type Day } from "../../domain/day";
import { digestOf } from "../../domain/digest";
import { minor, type CurrencyCode } from "../../domain/money";
import type { Settings } from "../../domain/settings";
import { CELL_CHARACTERS_MAX } from "../../domain/sheet-limits";
import type { Place } from "../../domain/source";
import type { SealedLot } from "./lot-notes";
import { noteOf, REMARKS, type Note, type Remark } from "./sealed-notation";
import type { Pool, PoolId, PoolLine, Pools } from "../movements/pools";

/** Goods of one receipt that were still there. `shipment` is what brought them to Amazon. */
export type SealedLayer = SealedLot & { readonly shipment?: string };

/** The ending of a line; of goods in transit, of each shipment of it. */
export type SealedLine = Pool & {
  readonly currency: CurrencyCode;
  readonly quantity: number;
  /** null where nothing gave a cost. */
  readonly cost: Cost | null;
  /** Oldest first; empty for methods that keep an average. */
  readonly layers: readonly SealedLayer[];
  /**
   * Notes, in the words of `sealed-notation`: of the month's movements of the line and what came late into earlier ones, so that a later run can name those
   * that came or went; of bills, counts, goods that were sent on, removed or came home, what shipments had received by then, what of each Amazon has, and what cases gave up and were granted.
   */
  readonly moved: readonly string[];
  /** First day of which the sources told anything about the location; null where they told nothing. */
  readonly rowsSince: Day | null;
  /** Where the closed month was read from; null while it is being closed. */
  readonly place: Place | null;
};

export type SealedMonth = {
  readonly closedTo: Day;
  /** Everything chosen but the period: "by auto, disposition total, method fifo". */
  readonly settings: string;
  /** Digest of every movement up to `closedTo`. */
  readonly inputs: string;
  /** What did not hold when the month was closed all the same; "" where everything held. */
  readonly forced: string;
  readonly lines: readonly SealedLine[];
};
export type Seal = SealedMonth & { readonly closedOn: Day | null; readonly digest: string; readonly place: Place | null };

const LAYERS_MAX = 300;

/** The digest over all that the seal says, in whatever order its lines stand. */
export function digestOfMonth({ closedTo, settings, inputs, forced, lines }: SealedMonth): string {
  return digestOf([JSON.stringify([isoOf(closedTo), settings, inputs, forced]), ...lines.map(textOfLine).sort()].join("\n"));
}

function textOfLine(line: SealedLine): string {
  const { location, sku, fnsku, disposition, currency, quantity, cost, rowsSince, shipment } = line;
  // Months that were closed before goods in transit were told apart by shipment keep their digest.
  return JSON.stringify([
    location,
    sku,
    fnsku,
    disposition,
    currency,
    quantity,
    cost === null ? null : amountsOf(cost),
    textOfLayers(line.layers),
    textOfMoved(line.moved),
    rowsSince,
    ...(shipment === undefined ? [] : [shipment]),
  ]);
}

/** By rollforward line: what is in transit is one line, whatever shipments it is of. */
export function sealedEndings({ lines }: Pick<SealedMonth, "lines">): readonly SealedLine[] {
  const groups = groupBy(lines, ({ location, sku, fnsku, disposition }: PoolLine) => JSON.stringify([location, sku, fnsku, disposition]));
  return [...groups.values()].flatMap((group): readonly SealedLine[] => {
    const [first] = group;
    if (first === undefined || (group.length === 1 && first.shipment === undefined)) return group;
    const { shipment: _, ...line } = first;
    const costs = group.flatMap(({ cost }) => cost ?? []);
    return [
      {
        ...line,
        quantity: group.reduce((sum, { quantity }) => sum + quantity, 0),
        cost: costs.length < group.length ? null : sumCosts(costs),
        layers: group.flatMap(({ layers }) => layers),
        moved: group.flatMap(({ moved }) => moved),
      },
    ];
  });
}

/** The same by the pool of the line. */
export function sealedByLine(seal: Pick<SealedMonth, "lines">, pools: Pools): ReadonlyMap<PoolId, SealedLine> {
  return new Map(sealedEndings(seal).map((line) => [pools.idOf(line), line]));
}

/** Where a closed month has what lies in a pool; of a line, where it has each shipment of it that there was anything of. */
export function findPlaces({ lines }: Pick<SealedMonth, "lines">, pools: Pools): (pool: PoolId) => readonly Place[] {
  const isSomething = ({ quantity, cost }: SealedLine): boolean => quantity !== 0 || (cost !== null && !isNoCost(cost));
  const ofLine = groupBy(
    lines.map((line) => ({ at: pools.idOf(line), place: line.place, isSomething: isSomething(line) })),
    ({ at }) => pools.lineOf(at),
  );
  return (pool) => {
    const all = ofLine.get(pools.lineOf(pool)) ?? [];
    const own = pools.lineOf(pool) === pool ? [] : all.filter(({ at }) => at === pool);
    const held = all.filter((one) => one.isSomething);
    return (own.length > 0 ? own : held.length > 0 ? held : all).flatMap(({ place }) => place ?? []);
  };
}

const amountsOf = (cost: Cost): readonly number[] => COST_PARTS.map((part) => cost[part]);

/** '[["2026-10-02",5,5000,0,0,"Shop","P1"]]': day, units, minor units of each part, where and as what it was received, and the shipment, if any, that brought it to Amazon. */
export function textOfLayers(layers: readonly SealedLayer[]): string {
  return layers.length === 0
    ? ""
    : JSON.stringify(
        layers.map(({ units, cost, since, receivedAt, reference, shipment }) => [
          since === null ? null : isoOf(since),
          units,
          ...amountsOf(cost),
          receivedAt,
          reference,
          ...(shipment === undefined ? [] : [shipment]),
        ]),
      );
}

/** What `textOfLayers` wrote; null for anything else. */
export function layersOfText(text: string): readonly SealedLayer[] | null {
  if (text === "") return [];
  let rows: unknown;
  try {
    rows = JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
  const layers = Array.isArray(rows) ? rows.map(layerOf) : [null];
  return layers.every((layer) => layer !== null) ? layers : null;
}

function layerOf(row: unknown): SealedLayer | null {
  if (!Array.isArray(row)) return null;
  const [day, units, goods, freight, other, receivedAt, reference, shipment] = row as readonly unknown[];
  const since = typeof day === "string" ? dayOfIso(day) : null;
  const isWhole = (value: unknown): value is number => Number.isSafeInteger(value);
  if (!isWhole(units) || !isWhole(goods) || !isWhole(freight) || !isWhole(other) || (day !== null && since === null)) return null;
  return {
    units,
    cost: { goods: minor(goods), freight: minor(freight), other: minor(other) },
    since,
    receivedAt: String(receivedAt),
    reference: String(reference),
    ...(shipment === undefined ? {} : { shipment: String(shipment) }),
  };
}

export function textOfMoved(moved: readonly string[]): string {
  return moved.join(" ");
}

export function movedOfText(text: string): readonly string[] {
  return text.split(" ").filter((one) => one !== "");
}

/** What is given up where notes do not fit into a cell, what is missed least first: of movements then none can be named, and bills are known by what they came to. */
const GIVEN_UP: readonly (readonly Note["kind"][])[] = [
  ["movement"],
  ["worth", "share"],
  ["paid"],
  ["there"],
  ["sent"],
  ["home"],
  ["row", "gone-row", "applied-to"],
  ["abroad"],
];
/** What says that a kind of note is not told, or that it is. */
const REMARK_OF: Readonly<Partial<Record<Note["kind"], { readonly gone: Remark } | { readonly told: Remark }>>> = {
  movement: { gone: "movements-not-kept" },
  paid: { gone: "payments-not-kept" },
  there: { told: "shipments-are-kept" },
  "at-amazon": { told: "events-are-kept" },
};

/** Notes that fit into a cell, sorted; rows of reimbursements, and of goods that are to come, go on in cells of their own. */
export function keptMoved(moved: readonly string[]): readonly string[] {
  const [apart, others] = [moved.filter(goesOn), moved.filter((text) => !goesOn(text))];
  let kept = others;
  for (const kinds of GIVEN_UP) {
    if (textOfMoved(kept).length <= CELL_CHARACTERS_MAX) break;
    const there = new Set(kept.map((text) => noteOf(text).kind));
    const remarks = kinds.flatMap((kind) => (there.has(kind) ? (REMARK_OF[kind] ?? []) : []));
    const untrue = new Set(remarks.flatMap((remark) => ("told" in remark ? [REMARKS[remark.told]] : [])));
    kept = [
      ...remarks.flatMap((remark) => ("gone" in remark ? [REMARKS[remark.gone]] : [])),
      ...kept.filter((text) => !kinds.includes(noteOf(text).kind) && !(untrue as ReadonlySet<string>).has(text)),
    ];
  }
  return [...kept, ...apart].sort();
}

const GOING_ON = [REMARKS["reimbursements-are-kept"], REMARKS["awaited-are-kept"]] as const;
const goesOn = (text: string): boolean => GOING_ON.some((sign) => text.startsWith(sign)) && noteOf(text).kind !== "remark";

/** Notes as cells that hold them, at least one. */
export function cellsOfMoved(moved: readonly string[]): readonly string[] {
  const cells: string[][] = [[]];
  let length = 0;
  for (const text of moved) {
    if (length + text.length > CELL_CHARACTERS_MAX) {
      cells.push([]);
      length = 0;
    }
    cells.at(-1)?.push(text);
    length += text.length + 1;
  }
  return cells.map(textOfMoved);
}

/** Layers that fit into a cell: the oldest of very many count as one. */
export function keptLayers(layers: readonly SealedLayer[]): readonly SealedLayer[] {
  const oldest = layers.slice(0, Math.max(0, layers.length - LAYERS_MAX));
  const [first] = oldest;
  if (first === undefined) return layers;
  const sum = (part: (typeof COST_PARTS)[number]): number => oldest.reduce((total, { cost }) => total + cost[part], 0);
  const merged = {
    ...first,
    units: oldest.reduce((total, { units }) => total + units, 0),
    cost: { goods: minor(sum("goods")), freight: minor(sum("freight")), other: minor(sum("other")) },
  };
  return [merged, ...layers.slice(oldest.length)];
}

export function textOfSettings(settings: Settings): string {
  // Names of accounts and headers bear on no figure.
  const chosen = Object.entries(settings).filter(([name, value]) => name !== "period" && (value === null || typeof value !== "object"));
  return chosen
    .map(([name, value]) => `${name} ${String(value)}`)
    .sort()
    .join(", ");
}

/** The settings that what goods are worth rests on. */
const VALUE_SETTINGS = ["method", "overReceiptCost", "volumeDivisor", "currency"] as const satisfies readonly (keyof Settings)[];

/** What of the sealed settings values goods otherwise than this run: { closed: "method fifo", now: "method standard" }. */
export function otherValuing(sealed: string, settings: Settings): readonly { readonly closed: string; readonly now: string }[] {
  const kept = sealed.split(", ");
  return VALUE_SETTINGS.flatMap((name) =>
    kept.filter((text) => text.startsWith(`${name} `) && text !== `${name} ${settings[name]}`).map((closed) => ({ closed, now: `${name} ${settings[name]}` })),
  );
}

/** The settings without which lines of one run are not the lines of another. */
const VIEW_SETTINGS = ["by", "disposition"] as const satisfies readonly (keyof Settings)[];

/** What of the sealed settings makes other lines than those of this run: "disposition split". */
export function otherView(sealed: string, settings: Settings): readonly string[] {
  const kept = sealed.split(", ");
  return VIEW_SETTINGS.flatMap((name) => kept.filter((text) => text.startsWith(`${name} `) && text !== `${name} ${settings[name]}`));
}

/** A month that what was accepted alone kept open was closed like any other. */
export function isClosedByForce({ forced }: Pick<SealedMonth, "forced">): boolean {
  return forced !== "" && !/^[\d,]+ points? accepted with a note$/.test(forced);
}
