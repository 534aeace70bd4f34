/** What Office.js and a host say to each other: a request lists object paths and actions on them, a response lists results. */

export const ACTION = { instantiate: 1, query: 2, method: 3, setProperty: 4, trace: 5 } as const;
export const PATH = { global: 1, newObject: 2, method: 3, property: 4, indexer: 5, reference: 6, nothing: 7 } as const;

export type WireArguments = { readonly Arguments?: readonly unknown[]; readonly ReferencedObjectPathIds?: readonly (number | readonly number[] | null)[] };
export type WirePath = {
  readonly Id: number;
  readonly ObjectPathType: number;
  readonly Name: string;
  readonly ParentObjectPathId?: number;
  readonly ArgumentInfo?: WireArguments;
};
export type WireAction = {
  readonly Id: number;
  readonly ActionType: number;
  readonly Name: string;
  readonly ObjectPathId: number;
  readonly ArgumentInfo?: WireArguments;
  readonly QueryInfo?: { readonly Select?: readonly string[]; readonly Expand?: readonly string[]; readonly Top?: number; readonly Skip?: number };
};
export type WireRequest = { readonly Actions: readonly WireAction[]; readonly ObjectPaths: Readonly<Record<string, WirePath>> };
export type WireFailure = {
  readonly Code: string;
  readonly Message: string;
  readonly Location: string;
  readonly ActionIndex: number;
  readonly HttpStatusCode: number;
};
export type WireResponse = { readonly Results: readonly { readonly ActionId: number; readonly Value: unknown }[]; readonly Error?: WireFailure };

/** Excel's own codes, and NotImplemented for what this host does not know. */
export type FaultCode =
  | "AccessDenied"
  | "GeneralException"
  | "InvalidArgument"
  | "InvalidOperation"
  | "InvalidOperationInCellEditMode"
  | "InvalidReference"
  | "ItemAlreadyExists"
  | "ItemNotFound"
  | "NotImplemented"
  | "RangeExceedsLimit"
  | "RequestPayloadSizeLimitExceeded"
  | "ResponsePayloadSizeLimitExceeded"
  | (string & {});

/** A request failed as Excel fails it. */
export class WireFault extends Error {
  override readonly name = "WireFault";
  constructor(
    readonly code: FaultCode,
    message: string,
  ) {
    super(message);
  }
}

export const itemNotFound = (what: string): WireFault => new WireFault("ItemNotFound", `The requested resource doesn't exist. (${what})`);
export const invalidArgument = (why: string): WireFault =>
  new WireFault("InvalidArgument", `The argument is invalid or missing or has an incorrect format. (${why})`);
export const accessDenied = (what: string): WireFault => new WireFault("AccessDenied", `You cannot perform the requested operation. (${what} is protected)`);
export const alreadyExists = (what: string): WireFault => new WireFault("ItemAlreadyExists", `The resource being created already exists. (${what})`);

/** Length of a text in UTF-8. */
export function bytesOf(text: string): number {
  let bytes = text.length;
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    // A surrogate pair is four bytes, two for each half.
    if (unit > 0x7f) bytes += unit > 0x7ff && (unit < 0xd800 || unit > 0xdfff) ? 2 : 1;
  }
  return bytes;
}
