/** Settings as people keep them, in JSON -> Settings, or every problem at once. What is not given keeps its default. */
import { ACCOUNTS, type AccountNames } from "../core/domain/accounts";
import { dayOfIso, periodOfMonthText, type Period } from "../core/domain/day";
import { LOCATION_GROUPINGS } from "../core/domain/location";
import { currencyOrNull } from "../core/domain/money";
import {
  DEFAULT_SETTINGS,
  DISPOSITION_VIEWS,
  DRAFT_LANGUAGES,
  OVER_RECEIPT_COSTS,
  VALUATION_METHODS,
  type OverReceiptCost,
  type Settings,
  type ValuationMethod,
} from "../core/domain/settings";
import { readMappings, type Reading } from "./settings-of-mappings";

export type ParsedSettings =
  /** `isMethodGiven`: a method that was not given is that of the closed months, where there are any. */
  | { readonly outcome: "settings"; readonly settings: Settings; readonly isMethodGiven: boolean }
  /** Each a sentence that names the setting, what was found and what is expected. */
  | { readonly outcome: "problems"; readonly problems: readonly string[] };

type Reader<T> = (found: unknown) => Reading<T>;

const METHODS = Object.keys(VALUATION_METHODS) as readonly ValuationMethod[];
const DAYS_MAX = 365;
const DIVISOR_MAX = 100_000;
const ACCOUNT_NAME_MAX = 100;

const READERS: { readonly [Name in keyof Settings]: Reader<Settings[Name]> } = {
  period: (found) => (found === null ? { value: null } : readPeriod(found)),
  method: oneOf(METHODS),
  by: oneOf(LOCATION_GROUPINGS),
  disposition: oneOf(DISPOSITION_VIEWS),
  receivingDays: readDays,
  claimWarningDays: readDays,
  proposeCases: (found) => (typeof found === "boolean" ? { value: found } : { expected: "true or false" }),
  removalDays: readDays,
  transitDays: readDays,
  returnDays: readDays,
  onSaleDays: readDays,
  paymentDays: readDays,
  settlementDays: readDays,
  overReceiptCost: oneOf(Object.keys(OVER_RECEIPT_COSTS) as readonly OverReceiptCost[]),
  volumeDivisor: (found) =>
    isWholeBetween(found, 1, DIVISOR_MAX)
      ? { value: found }
      : { expected: `a whole number of cubic centimetres from 1 to ${DIVISOR_MAX}, such as 6000 or 5000` },
  currency: (found) => {
    const code = typeof found === "string" ? currencyOrNull(found) : null;
    return found === null || code !== null ? { value: code } : { expected: 'three letters such as "USD", or null' };
  },
  draftLanguage: oneOf(DRAFT_LANGUAGES),
  accounts: readAccounts,
  mappings: readMappings,
};

/** `json` is parsed JSON of unknown shape. */
export function parseSettings(json: unknown): ParsedSettings {
  if (typeof json !== "object" || json === null || Array.isArray(json))
    return { outcome: "problems", problems: [`Settings are ${shown(json)}; expected an object such as {"method": "fifo"}.`] };
  const given: Partial<Record<keyof Settings, unknown>> = {};
  const problems: string[] = [];
  for (const [name, found] of Object.entries(json)) {
    if (!isSetting(name)) {
      problems.push(`There is no setting "${name}". The settings are ${Object.keys(READERS).join(", ")}.`);
      continue;
    }
    const reading = READERS[name](found);
    if ("value" in reading) given[name] = reading.value;
    else problems.push(`Setting "${name}" is ${shown(found)}; expected ${reading.expected}.`);
  }
  return problems.length > 0
    ? { outcome: "problems", problems }
    : { outcome: "settings", settings: { ...DEFAULT_SETTINGS, ...(given as Partial<Settings>) }, isMethodGiven: given.method !== undefined };
}

function isSetting(name: string): name is keyof Settings {
  return Object.hasOwn(READERS, name);
}

function oneOf<T extends string>(allowed: readonly T[]): Reader<T> {
  return (found) => {
    const value = allowed.find((candidate) => candidate === found);
    return value === undefined ? { expected: `one of ${allowed.join(", ")}` } : { value };
  };
}

function isWholeBetween(found: unknown, least: number, most: number): found is number {
  return typeof found === "number" && Number.isInteger(found) && found >= least && found <= most;
}

function readDays(found: unknown): Reading<number> {
  return isWholeBetween(found, 0, DAYS_MAX) ? { value: found } : { expected: `a whole number of days from 0 to ${DAYS_MAX}` };
}

/** Accounts that are not named keep their own name; two accounts may share one. */
function readAccounts(found: unknown): Reading<AccountNames> {
  const expected = `an object with names for some of ${Object.keys(ACCOUNTS).join(", ")}`;
  if (typeof found !== "object" || found === null || Array.isArray(found)) return { expected };
  const entries = Object.entries(found);
  const isName = (name: unknown): boolean => typeof name === "string" && name.trim() !== "" && name.length <= ACCOUNT_NAME_MAX;
  return entries.every(([account, name]) => Object.hasOwn(ACCOUNTS, account) && isName(name))
    ? { value: { ...ACCOUNTS, ...(found as Partial<AccountNames>) } }
    : { expected };
}

/** "2026-10", or {"from": "2026-10-01", "to": "2026-10-31"}. */
function readPeriod(found: unknown): Reading<Period> {
  const expected = 'a month such as "2026-10", or {"from": "2026-10-01", "to": "2026-10-31"}, or null';
  if (typeof found === "string") {
    const month = periodOfMonthText(found);
    return month === null ? { expected } : { value: month };
  }
  if (typeof found !== "object" || found === null) return { expected };
  const bounds: Readonly<Record<string, unknown>> = { ...found };
  const { from, to, ...rest } = bounds;
  const first = typeof from === "string" ? dayOfIso(from) : null;
  const last = typeof to === "string" ? dayOfIso(to) : null;
  if (first === null || last === null || Object.keys(rest).length > 0) return { expected };
  return first <= last ? { value: { from: first, to: last } } : { expected: "a first day that is not after the last" };
}

function shown(found: unknown): string {
  const text = JSON.stringify(found) ?? "missing";
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}
