/** Facts in the seller's own names of goods, each event told once, and the detail made a ledger where no summary speaks. */
import type { EngineInput } from "../engine-input";
import { identifyGoods } from "../goods/identify-goods";
import { buildLedgerOfDetail } from "../ledger/ledger-of-detail";
import { readRetiredReports } from "../ledger/retired-reports";
import { tellDetailOnce } from "../ledger/tell-detail-once";
import { adoptCases } from "../shipments/adopt-cases";

export function hearFacts({ facts: given, settings }: EngineInput) {
  const named = identifyGoods(given);
  const told = tellDetailOnce(readRetiredReports(named.facts));
  const detail = buildLedgerOfDetail(told.facts, settings);
  const adopted = adoptCases(detail.facts);
  return { facts: adopted.facts, register: adopted.register, issues: [...named.issues, ...told.issues, ...detail.issues, ...adopted.issues] };
}
