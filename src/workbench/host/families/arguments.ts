/** Arguments as they come over the wire, checked the way Excel checks them. */
import { parseArea, type Area } from "../addresses";
import { invalidArgument } from "../wire";

export function textOf(value: unknown, what: string): string {
  if (typeof value !== "string") throw invalidArgument(`${what} must be text`);
  return value;
}

export function booleanOf(value: unknown, what: string): boolean {
  if (typeof value !== "boolean") throw invalidArgument(`${what} must be true or false`);
  return value;
}

export function numberOf(value: unknown, what: string): number {
  if (typeof value !== "number" || !Number.isFinite(value)) throw invalidArgument(`${what} must be a number`);
  return value;
}

export function countOf(value: unknown, what: string): number {
  const count = numberOf(value, what);
  if (!Number.isInteger(count) || count < 0) throw invalidArgument(`${what} must be a whole number, not ${count}`);
  return count;
}

export function areaOf(value: unknown, what: string): Area {
  const text = textOf(value, what);
  // Excel takes no longer address.
  const area = text.length > 8192 ? null : parseArea(text.includes("!") ? text.slice(text.lastIndexOf("!") + 1) : text);
  if (area === null) throw invalidArgument(`${what} ${text.slice(0, 40)} is no address`);
  return area;
}

export function colorOf(value: unknown): string {
  const text = textOf(value, "a colour");
  if (!/^(#[0-9a-f]{6}|[a-z]*)$/i.test(text)) throw invalidArgument(`${text} is no colour`);
  return text.startsWith("#") ? text.toUpperCase() : text;
}
