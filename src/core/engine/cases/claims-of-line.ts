/** What a shipment line lacks -> what Amazon and the carrier are asked for of it: what was granted and is not paid, what cases ask, and what nobody asks yet. */
import { KIND_OF_DEBTOR, type Debtor } from "../../domain/claims";
import type { Day } from "../../domain/day";
import type { Allocation } from "../compensation/allocate-reimbursements";
import { sayAssumedDay } from "../compensation/grant-readings";
import { keyOfCaseOnLine, type CaseRecord } from "../compensation/read-cases";
import type { Speakers } from "../compensation/speakers";
import type { ClaimLine, ShipmentLine } from "../findings";
import { unitsToAsk } from "../shipments/decided-units";
import type { BookValues, LostUnits } from "../valuation/book-values";
import type { ClaimClock, Claimed, ClaimWindow } from "./claim-clock";
import { claimOfEvent, sayWindow, type Unnamed } from "./claim-of-event";
import type { findClaimedOfLine } from "./compensation-of-lines";
import { askAbout, grantedEvent, isOverdue } from "./open-events";
import type { findDueOf } from "./stated-cash";

/** Where a line goes, the days that clocks about it start on, and the window of what it lacks by whom it is asked of. `other`: who can be asked beside the one whose window the line shows. */
export type LineClock = Pick<Claimed, "location" | "starts"> & { readonly windows: Readonly<Record<Debtor, ClaimWindow>>; readonly other: Debtor | null };
export type ClockOf = (line: Pick<ShipmentLine, "shipmentId" | "sku">) => LineClock;
type Context = {
  readonly allocation: Allocation;
  readonly bookValues: BookValues;
  readonly clock: ClaimClock;
  readonly clockOf: ClockOf;
  readonly today: Day;
  readonly dueOf: ReturnType<typeof findDueOf>;
  readonly claimedOfLine: ReturnType<typeof findClaimedOfLine>;
  /** By `keyOfCaseOnLine`. */
  readonly carrierCases: ReadonlyMap<string, readonly CaseRecord[]>;
};
type Desk = { readonly grants: Speakers; readonly speakers: Speakers };

export function claimsOfLine(context: Context, { grants, speakers }: Desk, line: ShipmentLine): readonly Unnamed[] {
  const { allocation, bookValues } = context;
  const { location, starts } = context.clockOf(line);
  const { amazon, carrier } = unitsToAsk(line);
  const granted = amazon === 0 ? [] : grants({ kind: "inbound-missing", sku: line.sku, reference: line.shipmentId, begun: null, label: "" }, amazon, "goods");
  const event = {
    type: "inbound-missing",
    sku: line.sku,
    fnsku: line.fnsku,
    reference: line.shipmentId,
    since: line.deliveredOn ?? line.shipped,
    starts,
    location,
    because: "",
    place: line.place,
  } as const;
  return [
    ...granted.flatMap(({ record, units }) =>
      isOverdue(allocation, record)
        ? askAbout(grantedEvent({ ...event, units }, record), record, speakers).map((one) =>
            claimOfEvent(context, one, bookValues.ofMissing(line, one.units, grantedBy(record, one.units))),
          )
        : [grantedOfLine(context, line, { debtor: "amazon", record, units })],
    ),
    ...askEach(context, line, { debtor: "amazon", units: granted.reduce((left, { units }) => left - units, amazon) }),
    ...askEach(context, line, { debtor: "carrier", units: carrier }),
    ...owedByCarrier(context, line),
  ];
}

/** What a carrier granted stands in no report: until the register has it paid, it is owed as it was stated. */
function owedByCarrier(context: Context, line: ShipmentLine): readonly Unnamed[] {
  return line.granted.flatMap(({ debtor, units, caseId }): readonly Unnamed[] => {
    if (debtor !== "carrier") return [];
    const record = [line.sku, ""].flatMap((sku) => context.carrierCases.get(keyOfCaseOnLine({ caseId, shipmentId: line.shipmentId, sku })) ?? [])[0];
    if (record === undefined) return [];
    return [grantedOfLine(context, line, { debtor, record, units: 0 - units })];
  });
}

/** Until it is paid, or called unpaid, what was granted is with the case that was granted it. */
function grantedOfLine(
  context: Context,
  line: ShipmentLine,
  { debtor, record, units }: { readonly debtor: Debtor; readonly record: CaseRecord; readonly units: number },
): Unnamed {
  const { caseId } = record;
  const claim = missingOfLine(context, line, { debtor, units, caseId, lost: grantedBy(record, units) });
  const expectedClaim = context.dueOf(record, units, claim.currency) ?? claim.expectedClaim;
  return { ...claim, grantedBy: caseId, expectedClaim, because: [...claim.because, ...sayAssumedDay(record)] };
}

/** Each open case asks for the units that it names, and nobody for the rest. What was written and not sent asks nobody either. */
function askEach(context: Context, line: ShipmentLine, { debtor, units }: { readonly debtor: Debtor; readonly units: number }): readonly Unnamed[] {
  let rest = units;
  const asked = line.pending
    .filter((one) => one.debtor === debtor && one.isSent)
    .flatMap(({ caseId, units: own }): readonly Unnamed[] => {
      const spoken = Math.min(rest, own);
      rest -= spoken;
      return spoken <= 0 ? [] : [missingOfLine(context, line, { debtor, units: spoken, caseId })];
    });
  return rest <= 0 ? asked : [...asked, missingOfLine(context, line, { debtor, units: rest, caseId: null })];
}

/** What was granted has left transit. */
const grantedBy = ({ place }: CaseRecord, units: number): readonly LostUnits[] => [{ by: place, units }];

function missingOfLine(
  { bookValues, clockOf, claimedOfLine, today }: Context,
  line: ShipmentLine,
  { debtor, units, caseId, lost = [] }: Pick<ClaimLine, "units" | "caseId"> & { readonly debtor: Debtor; readonly lost?: readonly LostUnits[] },
): Unnamed {
  const worth = bookValues.ofMissing(line, units, lost);
  const { value, currency } = worth;
  const window = clockOf(line).windows[debtor];
  return {
    type: KIND_OF_DEBTOR[debtor],
    sku: line.sku,
    fnsku: line.fnsku,
    reference: line.shipmentId,
    units,
    since: line.deliveredOn ?? line.shipped,
    requestedOn: null,
    bookValue: value,
    // A carrier owes the freight and the duty on what it lost as well.
    expectedClaim: debtor === "carrier" ? value : claimedOfLine(line, { caseId, units }, worth),
    currency,
    claimFrom: window.from,
    claimUntil: window.until,
    daysLeft: window.until === null ? null : window.until - today,
    caseId,
    grantedBy: null,
    because: [...line.because, ...sayWindow(window, today)],
    place: line.place,
  };
}
