/**
 * Returns -> the sales or receipts that they go back to, and reversals -> what they reverse, by the names in their rows, so that goods
 * come back, or leave, at what they went or came at.
 */
import type { EntryType, ExitType } from "../../domain/movements";
import type { Move } from "./move";
import type { Pools } from "./pools";

/** What is done with goods, and what a row that does it is called. */
const NOUNS = {
  sold: "sale",
  bought: "purchase",
  returned: "customer return",
  "sent back": "supplier return",
  removed: "removal",
  "disposed of": "disposal",
  lost: "loss",
  damaged: "damage",
  found: "find",
  "other in": "other in",
  "other out": "other out",
  transferred: "transfer",
} as const;
type Deed = keyof typeof NOUNS;

/** What a movement does with goods, and after what its Applies To goes back to. A negative one reverses what does the same. */
const DEEDS = {
  receipt: { does: "bought", after: null },
  sale: { does: "sold", after: null },
  "multi-channel": { does: "sold", after: null },
  replacement: { does: "sold", after: null },
  "customer-return": { does: "returned", after: "sold" },
  "supplier-return": { does: "sent back", after: "bought" },
  removal: { does: "removed", after: null },
  disposed: { does: "disposed of", after: null },
  lost: { does: "lost", after: null },
  damaged: { does: "damaged", after: null },
  found: { does: "found", after: null },
  "other-in": { does: "other in", after: null },
  "other-out": { does: "other out", after: null },
  "transfer-in": { does: "transferred", after: null },
} as const satisfies Partial<Record<EntryType | ExitType, { readonly does: Deed; readonly after: Deed | null }>>;

/** How rows are named: by their own Reference, or by what they go back to. */
type By = "reference" | "applies";
type Name = { readonly deed: Deed; readonly by: By; readonly text: string };

export function linkOriginals(moves: readonly Move[], pools: Pools): ReadonlyMap<Move, readonly Move[]> {
  const wanting = moves.flatMap((move) => {
    const names = namesOfOriginal(move);
    return names.length === 0 ? [] : [{ move, names }];
  });
  const originals = new Map<Move, readonly Move[]>();
  if (wanting.length === 0) return originals;
  const keyOf = ({ deed, by, text }: Name, { from, to }: Move): string => JSON.stringify([deed, by, text, pools.at(from ?? to ?? 0).sku]);
  const byName = new Map<string, Move[]>();
  for (const move of moves)
    for (const name of ownNames(move)) {
      const known = byName.get(keyOf(name, move));
      if (known === undefined) byName.set(keyOf(name, move), [move]);
      else known.push(move);
    }
  for (const { move, names } of wanting) {
    const [named] = names.flatMap((name) => {
      const found = byName.get(keyOf(name, move));
      return found === undefined ? [] : [found];
    });
    const meant = nearest(named ?? [], move);
    if (meant.length > 0) originals.set(move, meant);
  }
  return originals;
}

/** What a row names in Applies To, in words: "reversal" of a "sale", "customer return" of one; null where it names nothing, or what it names decides nothing. */
export function asksFor(move: Move): { readonly what: string; readonly wanted: string; readonly name: string } | null {
  const { appliesTo: name = "" } = move;
  const [asked] = name === "" ? [] : namesOfOriginal(move).filter(({ text }) => text === name);
  return asked === undefined ? null : { ...wordsOf(move), wanted: NOUNS[asked.deed], name };
}

/** "customer return", or "reversal" of whatever. */
export function wordsOf(move: Move): { readonly what: string } {
  const deed = deedOf(move);
  return { what: move.quantity < 0 || deed === null ? "reversal" : NOUNS[deed.does] };
}

/** What the row itself is called. */
export function nounOf(move: Move): string {
  const deed = deedOf(move);
  return deed === null ? "row" : NOUNS[deed.does];
}

function deedOf({ from, to, exit, entry, carried, reference }: Move): { readonly does: Deed; readonly after: Deed | null } | null {
  // A closed month hands on what is left of a receipt under the receipt's name.
  if (entry === "opening" && carried !== undefined && reference !== "") return DEEDS.receipt;
  if (from !== null && to !== null) return entry === "transfer-in" && exit === "transfer-out" ? DEEDS[entry] : null;
  // What comes in from outside as a transfer is reversed as its shipment says.
  if (entry === "transfer-in") return null;
  const type = to === null ? exit : from === null ? entry : null;
  return type !== null && type in DEEDS ? DEEDS[type as keyof typeof DEEDS] : null;
}

function ownNames(move: Move): readonly Name[] {
  const deed = deedOf(move);
  if (deed === null || move.quantity <= 0) return [];
  return [{ deed: deed.does, by: "reference", text: move.reference } as const, { deed: deed.does, by: "applies", text: move.appliesTo ?? "" } as const].filter(
    ({ text }) => text !== "",
  );
}

/** The names that an original may go by, the surest first; what Amazon received beyond a shipment is reversed as the shipment says. */
function namesOfOriginal(move: Move): readonly Name[] {
  const deed = deedOf(move);
  if (deed === null || move.quantity === 0 || move.isBeyond === true) return [];
  const { reference, appliesTo = "" } = move;
  const names: readonly Name[] =
    move.quantity > 0
      ? deed.after === null
        ? []
        : [{ deed: deed.after, by: "reference", text: appliesTo }]
      : [
          { deed: deed.does, by: "reference", text: appliesTo },
          { deed: deed.does, by: "reference", text: reference },
          { deed: deed.does, by: "applies", text: appliesTo },
        ];
  return names.filter(({ text }) => text !== "");
}

/** One reference may bring goods to several places: those of the same place are meant, where there are any. What a closed month has of it elsewhere was carried there at a cost. */
function nearest(named: readonly Move[], { from, to }: Move): readonly Move[] {
  // A transfer runs between two places.
  if (from !== null && to !== null) return named.filter((original) => original.from === from && original.to === to);
  const here = named.filter((original) => (original.from ?? original.to) === (from ?? to));
  return here.length > 0 ? here : named.filter(({ carried }) => carried === undefined);
}
