/** Mappings of headers as people keep them, in JSON -> mappings, or what is expected instead. */
import type { HeaderMapping } from "../core/domain/header-mapping";
import { SOURCES, type SourceKind } from "../core/domain/source";
import { assignableColumns, unassigned } from "../core/sources/assignable-columns";

/** Reads one value, or says what it should be. */
export type Reading<T> = { readonly value: T } | { readonly expected: string };

const EXPECTED =
  'a list such as [{"header": ["Box no.", "Item", "Sent"], "kind": "shipments", "columns": {"shipmentId": "Box no.", "sku": "Item", "dispatched": "Sent"}}]';

export function readMappings(found: unknown): Reading<readonly HeaderMapping[]> {
  if (!Array.isArray(found)) return { expected: EXPECTED };
  const mappings: HeaderMapping[] = [];
  for (const one of found as readonly unknown[]) {
    const reading = readMapping(one);
    if ("expected" in reading) return reading;
    mappings.push(reading.value);
  }
  return { value: mappings };
}

function readMapping(found: unknown): Reading<HeaderMapping> {
  if (typeof found !== "object" || found === null) return { expected: EXPECTED };
  const { header, kind, columns }: Readonly<Record<string, unknown>> = { ...found };
  if (!isTexts(header) || header.length === 0 || typeof columns !== "object" || columns === null) return { expected: EXPECTED };
  if (!isKind(kind)) return { expected: `a kind that is one of ${Object.keys(SOURCES).join(", ")}` };
  const names = assignableColumns(kind).map(({ name }) => name);
  const assigned = Object.entries(columns as Readonly<Record<string, unknown>>);
  if (!assigned.every((entry): entry is [string, string] => names.includes(entry[0]))) return { expected: `columns of ${kind}: ${names.join(", ")}` };
  if (!assigned.every(([, heading]) => typeof heading === "string" && header.includes(heading)))
    return { expected: "columns whose headings are among those of its header" };
  const mapped = Object.fromEntries(assigned);
  const lacking = unassigned(kind, mapped);
  return lacking.length === 0 ? { value: { header, kind, columns: mapped } } : { expected: `a heading for ${lacking.join(" and for ")} of ${kind}` };
}

function isTexts(found: unknown): found is readonly string[] {
  return Array.isArray(found) && found.every((text) => typeof text === "string");
}

function isKind(found: unknown): found is SourceKind {
  return typeof found === "string" && Object.hasOwn(SOURCES, found);
}
