/** Two places that tables come from, as one. Sheets go to the first. */
import type { Port } from "./port";

type Tables = Pick<Port, "findTables">;

export function joinPorts<First extends Tables>(first: First, second: Tables): First {
  return { ...first, findTables: async (signal) => [...(await first.findTables(signal)), ...(await second.findTables(signal))] };
}
