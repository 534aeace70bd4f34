/** The list of the cases screen -> what is at stake, and what is to be done first. */
import { titleOfDay, type Day } from "../core/domain/day";
import { amountOf, sentence, type CaseItem } from "./case-entries";
import { countBySituation } from "./cases-view";
import { countText, quantityText, sumText } from "./figure-text";
import { situationInWindow } from "./situations";

export type CasesHeadline = { readonly title: string; readonly detail: string };

export function viewCasesHeadline(items: readonly CaseItem[], today: Day): CasesHeadline {
  // What was drafted was not sent: it can be lost as well.
  const isToClaim = ({ situation, claims }: CaseItem): boolean =>
    situation === "claim" || (situation === "draft" && (claims.length === 0 || claims.some((claim) => situationInWindow(claim, today) === "claim")));
  const toClaim = items.filter(isToClaim);
  const drafted = toClaim.filter(({ situation }) => situation === "draft").length;
  const { open, granted, early } = countBySituation(items);
  const others = [
    ...(drafted === 0 ? [] : [`${quantityText(drafted)} drafted`]),
    ...(early === 0 ? [] : [`${quantityText(early)} to claim later`]),
    ...(granted === 0 ? [] : [`${quantityText(granted)} granted and not paid`]),
    open === 0 ? "no case is open" : `${countText(open, "case")} open`,
  ].join(", ");
  if (toClaim.length === 0)
    return { title: early > 0 ? "Nothing to claim yet" : open === 0 ? "Nothing to claim" : "Nothing new to claim", detail: sentence(others) };
  const claims = toClaim.flatMap((item) => item.claims);
  const risk = sumText(claims.flatMap(amountOf));
  const [first] = claims.flatMap(({ claimUntil }) => (claimUntil === null || claimUntil < today ? [] : [claimUntil])).sort((a, b) => a - b);
  const detail = [first === undefined ? "No claim window is known" : `First window ends ${titleOfDay(first)}`, others].join(", ");
  return { title: `${quantityText(toClaim.length)} to claim${risk === null ? "" : `, ${risk} at risk`}`, detail };
}
