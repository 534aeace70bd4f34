/** The hidden sheet on which Tieout remembers the ledger's rows as they were imported. */
import { source } from "./source-spec";

export const FINGERPRINTS_SOURCE = source({
  kind: "fingerprints",
  into: "fingerprints",
  columns: {
    fnsku: { headers: ["FNSKU"] },
    msku: { headers: ["MSKU"] },
    disposition: { headers: ["Disposition"] },
    location: { headers: ["Location"] },
    month: { headers: ["Month"] },
    days: { headers: ["Rows as imported"] },
  },
  required: ["fnsku", "msku", "disposition", "location", "month", "days"],
  filled: ["month", "days"],
});
