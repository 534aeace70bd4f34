/** A worksheet function, called in the add-in's own page as Excel calls it: found by what was associated, handed plain values, and its errors shown in the cell. */
import type { FunctionCell, FunctionValue } from "../functions/values";

/** Where Office.js keeps what `CustomFunctions.associate` is told, by id in capital letters. */
type Associated = { readonly _association: { readonly mappings: Readonly<Record<string, (...args: readonly unknown[]) => unknown>> } };

export async function callFunction(id: string, args: readonly FunctionValue[]): Promise<FunctionValue> {
  const implementation = (CustomFunctions as unknown as Associated)._association.mappings[id.toUpperCase()];
  if (implementation === undefined) return { error: "#NAME?" };
  try {
    return shown(await implementation(...args, { functionName: id }));
  } catch (error) {
    return cellOf(error instanceof CustomFunctions.Error ? error : null, "#VALUE!");
  }
}

function shown(result: unknown): FunctionValue {
  if (!Array.isArray(result)) return cellOf(result, "#VALUE!");
  return result.map((line: unknown) => (Array.isArray(line) ? line : [line]).map((cell) => cellOf(cell, "#VALUE!")));
}

function cellOf(value: unknown, other: string): FunctionCell {
  if (value instanceof CustomFunctions.Error) return { error: value.code };
  if (typeof value === "number") return Number.isFinite(value) ? value : { error: "#NUM!" };
  return typeof value === "string" || typeof value === "boolean" ? value : { error: other };
}
