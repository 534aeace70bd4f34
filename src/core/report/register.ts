/**
 * The register of cases as it is written again: the rows that its user keeps in it, as they stand and in their order, then cases that
 * are kept elsewhere, which are shown and never read back. Only who asks for it gets a draft added.
 */
import { debtorOf, type ClaimType, type Debtor } from "../domain/claims";
import { keyOfLine } from "../domain/shipment-line";
import { keyOfCaseOnLine } from "../engine/compensation/read-cases";
import type { CaseLine, ShipmentLine } from "../engine/findings";
import { openUnits, unitsToAsk, type Askable } from "../engine/shipments/decided-units";
import type { Facts } from "../facts/facts";
import { isBlankCell, type TypedRow } from "../facts/read-back";
import { textOfTyped } from "./typed-cells";

/** A row of the user's with its case as followed; null where the row says no case that could be read. */
export type RegisterRow = { readonly typed: TypedRow; readonly followed: CaseLine | null };
export type Register = { readonly own: readonly RegisterRow[]; readonly elsewhere: readonly CaseLine[] };

/** A shipment line about which a case is to be opened. */
export type DraftSubject = Pick<ShipmentLine, "shipmentId" | "sku">;

type Lines = { readonly cases: readonly CaseLine[]; readonly shipments: readonly ShipmentLine[] };

export function keepRegister(
  { cases, shipments }: Lines,
  { readBack, sources }: Pick<Facts, "readBack" | "sources">,
  { proposesCases, drafts }: { readonly proposesCases: boolean; readonly drafts: readonly DraftSubject[] },
): Register {
  const kept = readBack
    .filter(({ kind }) => kind === "cases")
    .flatMap(({ source, rows }) => rows.filter(({ cells }) => isBlankCell(cells["keptIn"])).map((typed) => ({ typed, sheet: sources[source]?.sheet ?? null })));
  const followedOf = ({ typed, sheet }: (typeof kept)[number]): CaseLine | null =>
    cases.find(({ place }) => place !== null && place.row === typed.row && place.source.sheet === sheet && place.source.table === null) ??
    cases.find((one) => keyOfCaseOnLine(one) === keyOfRow(typed)) ??
    null;
  const own = kept.map((one): RegisterRow => ({ typed: one.typed, followed: followedOf(one) }));
  const isAskedFor = (line: ShipmentLine): boolean => drafts.some(({ shipmentId, sku }) => shipmentId === line.shipmentId && sku === line.sku);
  const drafted = shipments
    .filter((line) => (proposesCases && isToOpen(line)) || isAskedFor(line))
    .reduce(
      addDraft,
      own.map(({ typed, followed }) => (followed === null ? typed : { ...typed, cells: { ...typed.cells, kind: followed.kind } })),
    )
    .slice(own.length);
  const shown = new Set(own.map(({ followed }) => followed));
  return { own: [...own, ...drafted.map((typed) => ({ typed, followed: null }))], elsewhere: cases.filter((one) => !shown.has(one)) };
}

/** A line that somebody can be asked about, and about which there is no case. */
function isToOpen(line: ShipmentLine): boolean {
  const { amazon, carrier } = unitsToAsk(line);
  return line.state === "short" && line.caseId === null && amazon + carrier > 0;
}

/** The register with a draft about the line to whoever is to be asked; as it is where one about the same shipment and SKU to the same stands in it already. */
export function addDraft(register: readonly TypedRow[], line: Askable & Pick<ShipmentLine, "shipmentId" | "sku">): readonly TypedRow[] {
  const { shipmentId, sku } = line;
  const carriers = unitsToAsk(line).carrier - line.pending.reduce((sum, { debtor, units }) => (debtor === "carrier" ? sum + units : sum), 0);
  const isAsked = (debtor: Debtor): boolean =>
    register.some(
      ({ cells }) =>
        keyOfLine(textOfTyped(cells["shipmentId"]), textOfTyped(cells["sku"])) === keyOfLine(shipmentId, sku) &&
        debtorOf(textOfTyped(cells["kind"])) === debtor,
    );
  const draft = (kind: ClaimType, units: number): TypedRow => ({ row: 0, cells: { shipmentId, sku, kind, status: "draft", units } });
  const isAmazons = openUnits(line) !== 0 || carriers <= 0;
  return [
    ...register,
    ...(isAmazons && line.responsibility !== "logistics" && !isAsked("amazon") ? [draft("inbound-missing", 0 - Math.min(0, openUnits(line)))] : []),
    ...(carriers > 0 && !isAsked("carrier") ? [draft("carrier-loss", carriers)] : []),
  ];
}

function keyOfRow({ cells }: TypedRow): string {
  return keyOfCaseOnLine({ caseId: textOfTyped(cells["caseId"]), shipmentId: textOfTyped(cells["shipmentId"]), sku: textOfTyped(cells["sku"]) });
}
