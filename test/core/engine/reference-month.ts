/** The plain reference at month-end average: month by month, each place after those that send to it. */
import { billsOf, convert, isLeaving, unitsOf, valueOf, placeOf, purchaseOf, type Place, type Step, type Terms } from "./reference-steps";
import { minus, NOTHING, plus, share, type Worth } from "./reference-worth";

export function averageMonths(steps: readonly Step[], terms: Terms): ReadonlyMap<string, Place> {
  const places = new Map<string, Place>();
  const known = new Map<string, { readonly units: bigint; readonly value: Worth; readonly month: number }>();
  for (const month of [...new Set(steps.map((step) => step.month))].sort((a, b) => a - b)) {
    const sent = new Map<Step, Worth>();
    const ofMonth = steps.filter((step) => step.month === month);
    const names = [...new Set(ofMonth.flatMap(({ at, to }) => (to === "" ? [at] : [at, to])))].sort((a, b) => terms.wayOf(a) - terms.wayOf(b));
    for (const name of names) {
      const place = placeOf(places, name);
      let units = unitsOf(place);
      let value = valueOf(place);
      const here = ofMonth.filter(({ at }) => at === name);
      const add = (count: bigint, worth: Worth): void => {
        units += count;
        value = plus(value, worth);
      };
      for (const step of ofMonth.filter(({ to }) => to === name)) add(step.units, plus(sent.get(step) ?? NOTHING, billsOf(step, step.to, terms)));
      for (const step of here) {
        if (step.type === "revaluation") add(0n, { ...NOTHING, goods: step.amount });
        if (step.type !== "opening" && step.type !== "purchase") continue;
        const cost = purchaseOf(step, terms);
        known.set(step.name, { units: step.units, value: cost, month });
        add(step.units, cost);
      }
      const earlier = (step: Step): Worth | null => {
        const original = known.get(step.applies);
        return original === undefined || (step.type === "customer-return" && original.month === month)
          ? null
          : share(original.value, step.units, original.units);
      };
      const settled = new Set<Step>();
      for (const step of here.filter(({ type }) => type === "customer-return")) {
        const cost = earlier(step);
        if (cost === null) continue;
        add(step.units, cost);
        settled.add(step);
      }
      for (const step of here.filter(({ type }) => type === "supplier-return")) {
        const cost = earlier(step);
        if (cost === null || step.units >= units || Object.values(minus(value, cost)).some((part) => part < 0n)) continue;
        add(-step.units, minus(NOTHING, cost));
        settled.add(step);
      }
      const [averageUnits, averageValue] = [units, value];
      for (const step of here)
        if ((step.type === "found" || step.type === "customer-return") && !settled.has(step)) add(step.units, share(averageValue, step.units, averageUnits));
      for (const step of here) {
        if (!isLeaving(step) || settled.has(step)) continue;
        const cost = share(value, step.units, units);
        add(-step.units, minus(NOTHING, cost));
        if (step.type === "transfer") sent.set(step, convert(cost, { from: step.at, to: step.to }, step.day, terms));
        if (step.type !== "sale") continue;
        known.set(step.name, { units: step.units, value: cost, month });
        place.sold = plus(place.sold, cost);
      }
      place.lots = units === 0n ? [] : [{ units, value, since: 0, name: "" }];
    }
  }
  return places;
}
