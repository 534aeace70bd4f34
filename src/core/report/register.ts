/**
 * The register of cases as it is written again: the rows that its user keeps in it, as they stand and in their order, then cases that
 * are kept elsewhere, which are shown and never read back. Only who asks for it gets a draft added.
 */
import { keyOfLine } from "../domain/shipment-line";
import { isClaimable } from "../engine/cases/find-claims";
import { keyOfCaseOnLine } from "../engine/compensation/read-cases";
import type { CaseLine, ShipmentLine } from "../engine/findings";
import { openUnits } from "../engine/shipments/decided-units";
import type { Facts } from "../facts/facts";
import { isBlankCell, type TypedRow } from "../facts/read-back";
import { textOfTyped } from "./typed-cells";

/** A row of the user's with its case as followed; null where the row says no case that could be read. */
export type RegisterRow = { readonly typed: TypedRow; readonly followed: CaseLine | null };
export type Register = { readonly own: readonly RegisterRow[]; readonly elsewhere: readonly CaseLine[] };

/** A shipment line about which a case is to be opened. */
export type DraftSubject = Pick<ShipmentLine, "shipmentId" | "sku">;

type Lines = { readonly cases: readonly CaseLine[]; readonly shipments: readonly ShipmentLine[] };

export function keepRegister({ cases, shipments }: Lines, { readBack, sources }: Pick<Facts, "readBack" | "sources">, { proposesCases, drafts }: { readonly proposesCases: boolean; readonly drafts: readonly DraftSubject[] }): Register {
  const kept = readBack.filter(({ kind }) => kind === "cases").flatMap(({ source, rows }) => rows.filter(({ cells }) => isBlankCell(cells["keptIn"])).map((typed) => ({ typed, sheet: sources[source]?.sheet ?? null })));
  const followedOf = ({ typed, sheet }: (typeof kept)[number]): CaseLine | null =>
    cases.find(({ place }) => place !== null && place.row === typed.row && place.source.sheet === sheet && place.source.table === null) ?? cases.find((one) => keyOfCaseOnLine(one) === keyOfRow(typed)) ?? null;
  const own = kept.map((one): RegisterRow => ({ typed: one.typed, followed: followedOf(one) }));
  const isAskedFor = (line: ShipmentLine): boolean => drafts.some(({ shipmentId, sku }) => shipmentId === line.shipmentId && sku === line.sku);
  const drafted = shipments.filter((line) => (proposesCases && isToOpen(line)) || isAskedFor(line)).reduce(addDraft, own.map(({ typed }) => typed)).slice(own.length);
  const shown = new Set(own.map(({ followed }) => followed));
  return { own: [...own, ...drafted.map((typed) => ({ typed, followed: null }))], elsewhere: cases.filter((one) => !shown.has(one)) };
}

/** A line that Amazon can be asked about, and about which there is no case. */
function isToOpen(line: ShipmentLine): boolean {
  return line.state === "short" && line.caseId === null && isClaimable(line);
}

/** The register with a draft about the line; as it is where one about the same shipment and SKU stands in it already. */
export function addDraft(register: readonly TypedRow[], { shipmentId, sku, ...line }: Pick<ShipmentLine, "shipmentId" | "sku" | "parts" | "decided">): readonly TypedRow[] {
  const isAbout = ({ cells }: TypedRow): boolean => keyOfLine(textOfTyped(cells["shipmentId"]), textOfTyped(cells["sku"])) === keyOfLine(shipmentId, sku);
  if (register.some(isAbout)) return register;
  return [...register, { row: 0, cells: { shipmentId, sku, kind: "inbound-missing", status: "draft", units: 0 - Math.min(0, openUnits(line)) } }];
}

function keyOfRow({ cells }: TypedRow): string {
  return keyOfCaseOnLine({ caseId: textOfTyped(cells["caseId"]), shipmentId: textOfTyped(cells["shipmentId"]), sku: textOfTyped(cells["sku"]) });
}
