/**
 * How fast a workbook of a million rows becomes columns, and how much memory that takes at most: `npx tsx test/benchmarks/read-large-workbook.ts [rows]`.
 * The file is made in the system's folder for such files, and deleted.
 */
import { createWriteStream, mkdtempSync, openAsBlob, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { writeXlsxStream } from "hucre/xlsx";
import { readFile } from "../../src/files/import-file";

const HEADER = [
  "Date",
  "FNSKU",
  "ASIN",
  "MSKU",
  "Title",
  "Disposition",
  "Starting Warehouse Balance",
  "In Transit Between Warehouses",
  "Receipts",
  "Customer Shipments",
  "Customer Returns",
  "Vendor Returns",
  "Warehouse Transfer In/Out",
  "Found",
  "Lost",
  "Damaged",
  "Disposed",
  "Other Events",
  "Ending Warehouse Balance",
  "Unknown Events",
  "Location",
];

function* rowsOf(count: number): Generator<(string | number)[]> {
  for (let row = 0; row < count; row += 1) {
    const [day, sku, balance] = [1 + (row % 31), row % 4_000, row % 977];
    yield [
      `10/${String(day).padStart(2, "0")}/2026`,
      `X00${sku}`,
      `B00${sku}`,
      `TEA-${sku}`,
      `Green tea, 2 × 100 g, no. ${sku}`,
      "SELLABLE",
      balance,
      0,
      0,
      -1,
      0,
      0,
      0,
      0,
      0,
      0,
      0,
      0,
      balance - 1,
      0,
      "US",
    ];
  }
}

async function measure(path: string): Promise<void> {
  const before = process.memoryUsage().rss;
  const started = performance.now();
  const outcome = await readFile(
    await openAsBlob(path),
    { name: "ledger.xlsx", encoding: null, mappings: [] },
    { signal: new AbortController().signal, onProgress: () => undefined },
  );
  const seconds = (performance.now() - started) / 1000;
  if (outcome.outcome === "refused") throw new Error(outcome.message);
  const mb = (bytes: number): string => (bytes / 1e6).toFixed(0);
  const rows = outcome.file.tables[0]?.rowCount ?? 0;
  // maxRSS is in kilobytes.
  process.stdout.write(
    `${mb(statSync(path).size)} MB, ${rows.toLocaleString("en-US")} rows: ${seconds.toFixed(1)} s, at most ${mb(process.resourceUsage().maxRSS * 1024)} MB of memory, ${mb(before)} MB of it before\n`,
  );
}

async function main(): Promise<void> {
  const count = Number(process.argv[2] ?? 1_000_000);
  const folder = mkdtempSync(join(tmpdir(), "tieout-large-"));
  try {
    const path = join(folder, "ledger.xlsx");
    await pipeline(
      Readable.fromWeb(writeXlsxStream(rowsOf(count), { name: "Ledger", columns: HEADER.map((header) => ({ header })) }) as never),
      createWriteStream(path),
    );
    await measure(path);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

void main();
