/**
 * What a formula hands over -> the calls that Excel makes of it, by its conventions: what is left out is null, a value takes the
 * parameter's type, an error is handed on instead of a call, and a range given for a single value calls once for each cell.
 */
import type { Position } from "../host/addresses";
import type { Parameter } from "./declarations";
import { isError, isRange, type CellError, type FunctionCell, type FunctionValue } from "./values";

export function callEach(
  parameters: readonly Parameter[],
  given: readonly FunctionValue[],
  call: (args: readonly FunctionValue[]) => FunctionValue,
): FunctionValue {
  const spread = given.filter((value, index) => isRange(value) && parameters[index]?.isMatrix !== true).filter(isRange);
  const rows = Math.max(1, ...spread.map((range) => range.length));
  const columns = Math.max(1, ...spread.map((range) => range[0]?.length ?? 0));
  const callAt = (row: number, column: number): FunctionValue => {
    const args = parameters.map((parameter, index) => argumentAt(parameter, given[index] ?? null, { row, column }));
    return args.find(isError) ?? call(args);
  };
  if (rows === 1 && columns === 1) return callAt(0, 0);
  return Array.from({ length: rows }, (_, row) => Array.from({ length: columns }, (__, column) => firstCell(callAt(row, column))));
}

function argumentAt(parameter: Parameter, value: FunctionValue, at: Position): FunctionValue {
  if (!isRange(value)) return value === null ? null : parameter.isMatrix ? matrixOf([[value]], parameter) : converted(value, parameter);
  if (parameter.isMatrix) return matrixOf(value, parameter);
  const line = value[value.length === 1 ? 0 : at.row];
  const cell = line?.[line.length === 1 ? 0 : at.column];
  return cell === undefined ? { error: "#N/A" } : converted(cell, parameter);
}

function matrixOf(range: readonly (readonly FunctionCell[])[], parameter: Parameter): FunctionValue {
  const cells = range.map((line) => line.map((cell) => converted(cell, parameter)));
  return cells.flat().find(isError) ?? cells;
}

function converted(cell: FunctionCell, { type }: Parameter): FunctionCell {
  if (isError(cell)) return cell;
  switch (type) {
    case "string":
      return typeof cell === "boolean" ? String(cell).toUpperCase() : String(cell ?? "");
    case "number":
      return numberOf(cell ?? 0);
    default:
      return cell ?? "";
  }
}

function numberOf(cell: string | number | boolean): number | CellError {
  const number = typeof cell === "string" && cell.trim() === "" ? Number.NaN : Number(cell);
  return Number.isNaN(number) ? { error: "#VALUE!" } : number;
}

/** Where a call for one cell of many gives a range itself, Excel shows the range's first cell. */
function firstCell(value: FunctionValue): FunctionCell {
  return isRange(value) ? (value[0]?.[0] ?? null) : value;
}
