/** The list of the cases screen -> what is at stake, and what is to be done first. */
import { titleOfDay, type Day } from "../core/domain/day";
import { minor, type CurrencyCode, type Minor } from "../core/domain/money";
import { countBySituation, sentence, type CaseItem } from "./cases-view";
import { countText, moneyText, quantityText } from "./figure-text";

export type CasesHeadline = { readonly title: string; readonly detail: string };

export function viewCasesHeadline(items: readonly CaseItem[], today: Day): CasesHeadline {
  const claims = items.filter(({ situation }) => situation === "claim");
  const { open, early } = countBySituation(items);
  const others = [...(early === 0 ? [] : [`${quantityText(early)} to claim later`]), open === 0 ? "no case is open" : `${countText(open, "case")} open`].join(
    ", ",
  );
  if (claims.length === 0)
    return { title: early > 0 ? "Nothing to claim yet" : open === 0 ? "Nothing to claim" : "Nothing new to claim", detail: sentence(others) };
  const risks = new Map<CurrencyCode, Minor>();
  for (const { shipment, claim } of claims) {
    const currency = shipment?.currency ?? claim?.currency;
    if (currency !== undefined) risks.set(currency, minor((risks.get(currency) ?? 0) + (shipment?.exposure ?? claim?.bookValue ?? claim?.expectedClaim ?? 0)));
  }
  const risk = [...risks]
    .filter(([, amount]) => amount !== 0)
    .map(([currency, amount]) => moneyText(amount, currency))
    .join(", ");
  const ends = claims.map(({ shipment, claim }) => shipment?.claimUntil ?? claim?.claimUntil ?? null);
  const first = ends.filter((end) => end !== null && end >= today).sort((a, b) => (a ?? 0) - (b ?? 0))[0] ?? null;
  const detail = [first === null ? "No claim window is known" : `First window ends ${titleOfDay(first)}`, others].join(", ");
  return { title: `${quantityText(claims.length)} to claim${risk === "" ? "" : `, ${risk} at risk`}`, detail };
}
