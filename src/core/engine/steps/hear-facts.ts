/** Facts with what closed months keep of them, in the seller's own names of goods, each event told once, and the detail made a ledger where no summary speaks. */
import type { Day } from "../../domain/day";
import type { Facts } from "../../facts/facts";
import { sealsBefore } from "../closing/close-month";
import type { Seal } from "../closing/seal";
import { readSeals, type Seals } from "../closing/read-seals";
import { keepsReimbursements, recallReimbursements } from "../compensation/sealed-reimbursements";
import type { EngineInput } from "../engine-input";
import { identifyGoods } from "../goods/identify-goods";
import { choosePeriod } from "../ledger/choose-period";
import { buildLedgerOfDetail } from "../ledger/ledger-of-detail";
import { readRetiredReports } from "../ledger/retired-reports";
import { tellDetailOnce } from "../ledger/tell-detail-once";
import { adoptCases, type AskedBeside } from "../shipments/adopt-cases";

/** `askedBeside` is known once shipments were followed: until then a Case ID beside a line asks Amazon. */
export function hearFacts(input: EngineInput, askedBeside: AskedBeside = new Map()) {
  const seals = readSeals(input.facts, input.settings);
  const recalled = recallReimbursements(input.facts, closedBefore(input, seals));
  return { ...recalled, ...nameFacts(recalled.facts, input, askedBeside), seals };
}
export type Heard = ReturnType<typeof hearFacts>;

/** Those before the period: what was closed after it is no part of it. */
function closedBefore(input: EngineInput, seals: Seals): { readonly seals: readonly Seal[]; readonly until: Day } {
  const { facts, settings, today } = input;
  if (!seals.usable.some(keepsReimbursements)) return { seals: [], until: today };
  const period = choosePeriod(settings.period === null ? nameFacts(facts, input, new Map()).facts : facts, settings, today);
  return { seals: sealsBefore(seals, period), until: period.to };
}

function nameFacts(given: Facts, { settings }: Pick<EngineInput, "settings">, askedBeside: AskedBeside) {
  const named = identifyGoods(given);
  const told = tellDetailOnce(readRetiredReports(named.facts));
  const detail = buildLedgerOfDetail(told.facts, settings);
  const adopted = adoptCases(detail.facts, askedBeside);
  return { ...adopted, issues: [...named.issues, ...told.issues, ...detail.issues, ...adopted.issues] };
}
