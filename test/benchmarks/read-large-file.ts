/**
 * How fast a text file of 200 MB becomes columns, and how much memory that takes at most: `npx tsx test/benchmarks/read-large-file.ts [MB]`.
 * The file is made in the system's folder for such files, and deleted.
 */
import { closeSync, mkdtempSync, openAsBlob, openSync, rmSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { readFile } from "../../src/files/import-file";

const HEADER =
  "Date,FNSKU,ASIN,MSKU,Title,Disposition,Starting Warehouse Balance,In Transit Between Warehouses,Receipts,Customer Shipments,Customer Returns,Vendor Returns,Warehouse Transfer In/Out,Found,Lost,Damaged,Disposed,Other Events,Ending Warehouse Balance,Unknown Events,Location\n";

function makeFile(path: string, bytesWanted: number): void {
  const file = openSync(path, "w");
  let written = writeSync(file, HEADER);
  for (let row = 0; written < bytesWanted;) {
    let part = "";
    for (const end = row + 10_000; row < end; row += 1) {
      const [day, sku, balance] = [1 + (row % 31), row % 4_000, row % 977];
      part += `10/${String(day).padStart(2, "0")}/2026,X00${sku},B00${sku},TEA-${sku},"Green tea, 2 × 100 g, no. ${sku}",SELLABLE,${balance},0,0,-1,0,0,0,0,0,0,0,0,${balance - 1},0,US\n`;
    }
    written += writeSync(file, part);
  }
  closeSync(file);
}

async function measure(): Promise<void> {
  const megabytes = Number(process.argv[2] ?? 200);
  const folder = mkdtempSync(join(tmpdir(), "tieout-large-"));
  try {
    const path = join(folder, "ledger.csv");
    makeFile(path, megabytes * 1e6);
    const before = process.memoryUsage().rss;
    const cpuBefore = process.cpuUsage();
    const started = performance.now();
    const outcome = await readFile(
      await openAsBlob(path),
      { name: "ledger.csv", encoding: null, mappings: [] },
      { signal: new AbortController().signal, onProgress: () => undefined },
    );
    const seconds = (performance.now() - started) / 1000;
    const { user, system } = process.cpuUsage(cpuBefore);
    const cpuSeconds = (user + system) / 1e6;
    if (outcome.outcome === "refused") throw new Error(outcome.message);
    const rows = outcome.file.tables[0]?.rowCount ?? 0;
    const mb = (bytes: number): string => (bytes / 1e6).toFixed(0);
    // maxRSS is in kilobytes.
    process.stdout.write(
      `${megabytes} MB, ${rows.toLocaleString("en-US")} rows: ${seconds.toFixed(1)} s, ${(megabytes / seconds).toFixed(1)} MB/s (${(megabytes / cpuSeconds).toFixed(1)} MB per second of processor time), at most ${mb(process.resourceUsage().maxRSS * 1024)} MB of memory, ${mb(before)} MB of it before\n`,
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
}

void measure();
