/**
 * What the host knows of a class of Office.js: its properties, the objects it leads to and its methods, by their names on
 * the wire. A member that is missing is refused by name, never answered with nothing.
 */
import type { Session } from "../session";
import type { FamilyName, Handle } from "./handle";

export type Family<Self> = {
  readonly name: FamilyName;
  /** Plain values: read by a query, written by a set. */
  readonly properties?: Readonly<Record<string, Property<Self>>>;
  /** Objects reached through a property or a method; null is a null object. */
  readonly objects?: Readonly<Record<string, (self: Self, args: readonly unknown[], session: Session) => Handle | null>>;
  /** Methods that answer with a value. */
  readonly methods?: Readonly<Record<string, (self: Self, args: readonly unknown[], session: Session) => unknown>>;
  /** For collections: every item, and one by its key. */
  readonly items?: (self: Self, session: Session) => readonly Handle[];
  readonly item?: (self: Self, key: unknown, session: Session) => Handle;
  /** The key by which the parent collection finds the object again. */
  readonly id?: (self: Self) => string;
  /** Whether the client holds it by a reference to be released, as it does ranges. */
  readonly isReferenced?: boolean;
};

export type Property<Self> = { readonly get: (self: Self, session: Session) => unknown; readonly set?: (self: Self, value: unknown, session: Session) => void };
