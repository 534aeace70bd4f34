/** What is booked of one thing, before like things are summed into vouchers; and the account of each place where goods lie. */
import type { Account } from "../../domain/accounts";
import { BETWEEN_CENTRES, IN_TRANSIT, type LocationKind } from "../../domain/location";
import type { CurrencyCode } from "../../domain/money";
import { MOVEMENTS, type MovementType } from "../../domain/movements";
import type { Places } from "../movements/places";
import type { PoolId, Pools } from "../movements/pools";

/** Amount from the credit to the debit account; negative amounts go the other way. */
export type Posting = {
  readonly rank: number;
  readonly debit: Account;
  readonly credit: Account;
  readonly amount: number;
  readonly currency: CurrencyCode;
  readonly memo: string;
  /** The row of a payment; null for a movement. */
  readonly source: string | null;
};

/** The order of vouchers: by movement, as in the rollforward. */
export const RANKS = Object.fromEntries(Object.keys(MOVEMENTS).map((type, index) => [type, index])) as Readonly<Record<MovementType, number>>;

export const INVENTORY: Readonly<Record<LocationKind, Account>> = {
  domestic: "domestic-inventory",
  "in-transit": "in-transit-inventory",
  fba: "fba-inventory",
  overseas: "overseas-inventory",
};

export function inventoryOf({ pools, places }: { readonly pools: Pools; readonly places: Places }, pool: PoolId): Account {
  return inventoryAt(pools.at(pool).location, places.kindOf(pools.at(pool).location));
}

/** Goods between Amazon's centres are with Amazon. */
export function inventoryAt(location: string, kind: LocationKind): Account {
  return location === BETWEEN_CENTRES ? "fba-inventory" : location === IN_TRANSIT ? "in-transit-inventory" : INVENTORY[kind];
}
