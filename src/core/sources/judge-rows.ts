/**
 * Which of the gathered rows count. A row is left out for its first fault that matters, and nothing more is said of it; one with a fault
 * that leaves it usable is told of and counts on.
 */
import type { Issue } from "../domain/issue";
import type { Fault } from "./fault";
import { ROW_STATES, type GatheredRows } from "./gather-rows";
import { KEEPS_THE_ROW } from "./read-ids";
import type { RowFaults } from "./row-faults";

type FaultOf = (index: number) => Fault | null;
/** `column` is the heading that a fault is filed under; `isDispensable`: the row is worth keeping without that cell. */
type Column = { readonly column: string; readonly isDispensable: boolean };

export type JudgedRows = {
  readonly tell: (index: number, at: Column & { readonly fault: Fault }) => void;
  /** Every row that still counts and is at fault. */
  readonly tellEach: (faultOf: FaultOf, at: Column) => void;
  /** Leaves rows out for what they lack. Where something of a row has been told already, that is why it lacks it. */
  readonly refuse: (column: string, faultOf: FaultOf) => void;
  /** Leaves rows out without a word. */
  readonly passOver: (saysNothing: (index: number) => boolean) => void;
  /** Indices of the rows that count; null where all do. */
  readonly kept: () => Int32Array | null;
  readonly issues: () => readonly Issue[];
};

export function judgeRows({ rows, states }: GatheredRows, faults: RowFaults): JudgedRows {
  const leftOut = Uint8Array.from(states, (state) => (state === ROW_STATES.data ? 0 : 1));
  const isTold = new Uint8Array(rows.length);

  const say = (index: number, column: string, fault: Fault): void => faults.tell({ row: rows[index] ?? 0, index }, column, fault);
  const forEachAtFault = (faultOf: FaultOf, act: (index: number, fault: Fault) => void): void => {
    for (let index = 0; index < rows.length; index += 1) {
      const fault = leftOut[index] === 0 ? faultOf(index) : null;
      if (fault !== null) act(index, fault);
    }
  };
  const tell: JudgedRows["tell"] = (index, { column, fault, isDispensable }) => {
    say(index, column, fault);
    if (KEEPS_THE_ROW.has(fault.code)) isTold[index] = 1;
    else if (!isDispensable) leftOut[index] = 1;
  };
  return {
    tell,
    tellEach: (faultOf, at) => forEachAtFault(faultOf, (index, fault) => tell(index, { ...at, fault })),
    refuse: (column, faultOf) =>
      forEachAtFault(faultOf, (index, fault) => {
        if (isTold[index] === 0) say(index, column, fault);
        leftOut[index] = 1;
      }),
    passOver: (saysNothing) =>
      rows.forEach((_, index) => {
        if (saysNothing(index)) leftOut[index] = 1;
      }),
    kept: () => (leftOut.includes(1) ? rows.map((_, index) => index).filter((index) => leftOut[index] === 0) : null),
    issues: faults.issues,
  };
}
