/** What the engine is given: the facts, what was found in reading them, the settings and the day. */
import type { Day } from "../domain/day";
import type { Issue } from "../domain/issue";
import type { Settings } from "../domain/settings";
import type { Facts } from "../facts/facts";
import type { ClosingRequest } from "./closing/close-month";

export type EngineInput = {
  readonly facts: Facts;
  /** What decoding found already. */
  readonly issues: readonly Issue[];
  readonly settings: Settings;
  /** Nobody chose the method of the settings: that of the newest month closed before the period holds instead, where there is one. */
  readonly isMethodOpen?: boolean;
  readonly today: Day;
  /** Closes the period's month; absent or null leaves it as it is. */
  readonly close?: ClosingRequest | null;
  readonly onStage: (stage: "check" | "value" | "match") => void;
};
