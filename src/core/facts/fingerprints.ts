/** What is remembered of the ledger's rows as they were imported, so that the next import shows what Amazon has changed since. */
import type { Schema } from "../columns/table";

/**
 * One row per FNSKU, MSKU, disposition, location and month ("2026-10") of the ledger. `days` has a fingerprint per row of the
 * ledger: "14:1x9k2f:96" is the 14th of the month, a hash of all its figures, and the balance that it ended with.
 */
export const FINGERPRINTS = { fnsku: "text", msku: "text", disposition: "text", location: "text", month: "text", days: "text" } as const satisfies Schema;
