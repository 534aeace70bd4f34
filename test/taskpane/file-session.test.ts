/** What happens to files that are dropped on the pane, read by the real reader from bytes in memory. */
import { expose } from "comlink";
import { writeXlsx } from "hucre/xlsx";
import type { LongSheetWriter, Port } from "../../src/app/port";
import { portOfFiles } from "../../src/app/imported-file";
import { joinPorts } from "../../src/app/join-ports";
import { readFacts, surveyTables } from "../../src/app/reconcile-workbook";
import type { HeaderMapping } from "../../src/core/domain/header-mapping";
import type { SheetPlan } from "../../src/core/report/sheet-plan";
import { readFile, writeFile } from "../../src/files/import-file";
import { importIn } from "../../src/taskpane/file-importer";
import { openFileSession } from "../../src/taskpane/file-session";
import { bytesText, viewFile } from "../../src/taskpane/file-view";
import { readOf, type PaneFile } from "../../src/taskpane/pane-file";

const COSTS = "SKU,Unit Cost,Currency,From\nTEA-01,10.00,USD,2026-10-01\nTEA-02,2.50,USD,2026-10-15\n";
const file = (name: string, content: BlobPart): File => new File([content], name, { lastModified: 1 });

type Open = { readonly writeSheets?: LongSheetWriter["writeSheets"]; readonly onTold?: (files: readonly PaneFile[]) => void };

function open({ writeSheets = async () => undefined, onTold = () => undefined }: Open = {}) {
  let files: readonly PaneFile[] = [];
  let mappings: readonly HeaderMapping[] = [];
  let looks = 0;
  const session = openFileSession({
    importer: { read: readFile, write: writeFile },
    port: { writeSheets },
    files: () => files,
    tell: (next) => {
      files = next;
      onTold(next);
    },
    mappings: () => mappings,
    look: async () => {
      looks += 1;
    },
    sheets: () => ["Unit costs"].slice(0, looks),
  });
  const said = (): readonly string[] =>
    files.map((one) => {
      const { title, sign, trouble, tables } = viewFile(one);
      return `${title}: ${sign}: ${trouble ?? tables.map((table) => `${table.title} · ${table.facts}`).join(", ")}`;
    });
  return {
    session,
    files: () => files,
    said,
    looks: () => looks,
    setMappings: (next: readonly HeaderMapping[]) => {
      mappings = next;
    },
  };
}

describe("a file that is brought", () => {
  test("is read and shows what it is, and counts for nothing until the user says how", async () => {
    const { session, files, said } = open();
    await session.addFiles([file("costs.csv", COSTS), file("notes.txt", "what,ever\n1,2\n")]);
    expect(said()).toEqual(["costs.csv: good: Unit costs · 2 rows", "notes.txt: unknown: Not recognised · 1 row"]);
    const [first] = files();
    expect(first === undefined ? null : viewFile(first)).toMatchObject({
      canUse: true,
      sheetFit: "fits",
      tables: [
        {
          because: "Row 1 has 4 headings of Unit costs: SKU, Unit Cost, Currency, From.",
          preview: { header: ["SKU", "Unit Cost", "Currency", "From"], rows: [{ number: 2, cells: ["TEA-01", "10.00", "USD", "2026-10-01"] }, { number: 3 }] },
        },
      ],
    });
  });

  test("that cannot be read says why, and the others are read all the same", async () => {
    const { session, said } = open();
    await session.addFiles([file("a.pdf", "%PDF-1.4"), file("empty.csv", ""), file("costs.csv", COSTS)]);
    expect(said()).toEqual([
      "a.pdf: bad: a.pdf: it cannot be read: it is a PDF document, not a table. Save it again as .xlsx or .csv.",
      "empty.csv: bad: empty.csv: there is nothing in it. Export the report again and check that the download finished.",
      "costs.csv: good: Unit costs · 2 rows",
    ]);
  });

  test("twice is refused, by its name and time or by its bytes; another of the same name is numbered", async () => {
    const { session, said } = open();
    await session.addFiles([file("costs.csv", COSTS)]);
    await session.addFiles([file("costs.csv", COSTS), file("costs copy.csv", COSTS), new File(["SKU,Unit Cost\nA,1\n"], "costs.csv", { lastModified: 2 })]);
    expect(said().slice(1)).toEqual([
      "costs.csv (2): bad: costs.csv is here already. It was not added again, or its rows would count double.",
      "costs copy.csv: bad: costs copy.csv holds the same as costs.csv, byte for byte. It was not added again, or its rows would count double.",
      "costs.csv (3): good: Unit costs · 1 row",
    ]);
  });

  test("that is long is advised to be used without a sheet, and one longer than a sheet cannot be added", async () => {
    const { session, files } = open();
    await session.addFiles([file("costs.csv", COSTS)]);
    const fitOf = (rowCount: number): unknown =>
      files().map(
        (one) =>
          viewFile(
            one.status.at === "read"
              ? { ...one, status: { at: "read", read: { ...one.status.read, tables: one.status.read.tables.map((table) => ({ ...table, rowCount })) } } }
              : one,
          ).sheetFit,
      );
    expect([100_000, 100_001, 1_048_575, 1_048_576].map(fitOf)).toEqual([["fits"], ["long"], ["long"], ["none"]]);
  });

  test("may be taken away, and then be brought again", async () => {
    const { session, files } = open();
    await session.addFiles([file("costs.csv", COSTS)]);
    await session.removeFile(files()[0]?.id ?? 0);
    expect(files()).toEqual([]);
    await session.addFiles([file("costs.csv", COSTS)]);
    expect(files().map(({ status }) => status.at)).toEqual(["read"]);
  });
});

describe("the encoding", () => {
  // "Thé" in Windows-1252.
  const french = Uint8Array.from([..."SKU,Unit Cost\nTh\u00e9-1,10\n"].map((letter) => letter.charCodeAt(0)));

  test("is found and shown; a wrong choice is told with an example, and can be taken back", async () => {
    const { session, files, said } = open();
    await session.addFiles([file("costs.csv", french)]);
    const id = files()[0]?.id ?? 0;
    const shown = (): unknown => viewFile(files()[0] as PaneFile).encoding?.options[0]?.title;
    expect(shown()).toBe("Found: Windows-1252 (Western European)");
    await session.chooseEncoding(id, "utf-8");
    expect(said()[0]).toContain('costs.csv: attention: costs.csv row 2: SKU is "Th\ufffd-1", which looks like text in another encoding than UTF-8');
    await session.chooseEncoding(id, null);
    expect(said()).toEqual(["costs.csv: good: Unit costs · 1 row"]);
  });
});

describe("used without a sheet", () => {
  test("its rows count in a run beside the workbook's, with the row numbers of the file", async () => {
    const { session, files, looks } = open();
    await session.addFiles([file("costs.csv", COSTS)]);
    await session.useWithoutSheet(files()[0]?.id ?? 0);
    expect(looks()).toBe(1);
    const workbook: Pick<Port, "findTables"> = { findTables: async () => [] };
    const port = joinPorts(
      workbook,
      portOfFiles(() => files().flatMap((one) => (one.status.at === "kept" ? [one.status.read] : []))),
    );
    const { signal } = new AbortController();
    const { facts, issues } = await readFacts(await surveyTables(port, [], signal), { signal, onProgress: () => undefined });
    expect(issues).toEqual([]);
    expect(facts.sources.map(({ label }) => label)).toEqual(["costs.csv"]);
    expect([...facts.unitCosts.row]).toEqual([2, 3]);
    await session.removeFile(files()[0]?.id ?? 0);
    expect(await port.findTables(signal)).toEqual([]);
  });
});

describe("added to the workbook", () => {
  test("it becomes a sheet of the user's, named after what it is, and the same file is refused while the sheet is there", async () => {
    const written: SheetPlan[] = [];
    const { session, files, said } = open({ writeSheets: async (plans) => void written.push(...plans) });
    await session.addFiles([file("costs.csv", COSTS)]);
    await session.putIntoWorkbook(files()[0]?.id ?? 0);
    expect(files()).toEqual([]);
    expect(written).toMatchObject([{ name: "Unit costs", isUsers: true, tables: [{ name: "UnitCosts", area: { row: 0, column: 0, rows: 3, columns: 4 } }] }]);
    await session.addFiles([file("renamed.csv", COSTS)]);
    expect(said()).toEqual([
      "renamed.csv: bad: renamed.csv holds the same as costs.csv, byte for byte. It was not added again, or its rows would count double.",
    ]);
  });

  test("the bar moves while the file is looked through, and goes on from there as it is written", async () => {
    const shares: number[] = [];
    const long = `SKU,Unit Cost,Currency,From\n${Array.from({ length: 20_000 }, (_, row) => `TEA-${row},1.00,USD,2026-01-01`).join("\n")}\n`;
    const { session, files } = open({
      writeSheets: async (_, { onProgress }) => {
        onProgress(1, 2);
        onProgress(2, 2);
      },
      onTold: (all) => void shares.push(...all.flatMap(({ status }) => (status.at === "writing" ? [status.share] : []))),
    });
    await session.addFiles([file("costs.csv", long)]);
    await session.putIntoWorkbook(files()[0]?.id ?? 0);
    const looking = shares.filter((share) => share > 0 && share < 0.25);
    expect(looking.length).toBeGreaterThan(0);
    expect(shares).toEqual([...shares].sort((a, b) => a - b));
    expect(shares.slice(-3)).toEqual([0.25, 0.625, 1]);
  });

  test("a workbook that refuses leaves the file where it was, with what went wrong", async () => {
    const said = jest.spyOn(console, "error").mockImplementation(() => undefined);
    const { session, files } = open({
      writeSheets: async () => {
        throw new Error("no room");
      },
    });
    await session.addFiles([file("costs.csv", COSTS)]);
    await session.putIntoWorkbook(files()[0]?.id ?? 0);
    expect(files()).toMatchObject([
      { status: { at: "read" }, trouble: "costs.csv could not be read: no room. If it was moved or changed meanwhile, add it again." },
    ]);
    said.mockRestore();
  });
});

test("a header that was assigned by hand is read anew by it", async () => {
  const { session, files, said, setMappings } = open();
  await session.addFiles([file("boxes.csv", "Box no.,Item,Sent\nFBA1,TEA-01,5\n")]);
  expect(said()).toEqual(["boxes.csv: unknown: Not recognised · 1 row"]);
  setMappings([{ header: ["Box no.", "Item", "Sent"], kind: "shipments", columns: { shipmentId: "Box no.", sku: "Item", dispatched: "Sent" } }]);
  await session.readAgain();
  expect(said()).toEqual(["boxes.csv: good: Shipments · 1 row"]);
  expect(readOf(files()[0] as PaneFile)?.tables[0]?.recognition?.byHand).toBe(true);
});

test("where no worker can be had, the file is read here, with progress in bytes", async () => {
  const warned = jest.spyOn(console, "warn").mockImplementation(() => undefined);
  const importer = importIn(() => {
    throw new DOMException("Refused by the page's policy.", "SecurityError");
  });
  const progress: number[] = [];
  const outcome = await importer.read(
    file("costs.csv", COSTS),
    { name: "costs.csv", encoding: null, mappings: [] },
    { signal: new AbortController().signal, onProgress: (bytes) => progress.push(bytes) },
  );
  expect(outcome).toMatchObject({ outcome: "read", file: { bytes: COSTS.length, tables: [{ rowCount: 2 }] } });
  expect(progress.at(-1)).toBe(COSTS.length);
  warned.mockRestore();
});

describe("a file that is read on another thread", () => {
  /** What a page has for the other thread: a port to it, and whether it was ended. */
  function apart(remote: Readonly<Record<string, (...args: never) => unknown>>) {
    const { port1, port2 } = new MessageChannel();
    expose({ isReady: () => true, ...remote }, port2);
    const ended: string[] = [];
    const terminate = (): void => {
      ended.push("ended");
      port1.close();
    };
    return { importer: importIn(() => Object.assign(port1, { terminate }) as unknown as Worker), ended };
  }
  const plan = {
    id: "imported-1",
    name: "Unit costs",
    visibility: "visible",
    tabColor: "#000000",
    cells: [["SKU"]],
    columnWidths: [9],
    frozen: { rows: 1, columns: 0 },
    paint: [],
    tables: [],
    anchors: {},
  };
  const wish = { name: "costs.csv", encoding: null, mappings: [] };

  test("hands its rows over a chunk at a time, each when the one before is written", async () => {
    const chunks = [[["TEA-01"], ["TEA-02"]], [["TEA-03"]]];
    const told: string[] = [];
    const { importer, ended } = apart({
      plan: () => ({ outcome: "planned", sheets: [{ plan, rowsBelow: 3 }] }),
      nextRows: () => {
        told.push("asked");
        return chunks.shift() ?? null;
      },
    });
    const outcome = await importer.write(
      file("costs.csv", COSTS),
      wish,
      { signal: new AbortController().signal, onProgress: () => undefined },
      async ([sheet]) => {
        expect(sheet?.rowsBelow.count).toBe(3);
        for await (const rows of sheet?.rowsBelow.read() ?? []) told.push(rows.flat().join(" "));
      },
    );
    expect([outcome, told, ended]).toEqual([{ outcome: "written" }, ["asked", "TEA-01 TEA-02", "asked", "TEA-03", "asked"], ["ended"]]);
  });

  test("called off while it is written, ends only when what was begun is taken back", async () => {
    const own = new AbortController();
    const { importer, ended } = apart({ plan: () => ({ outcome: "planned", sheets: [{ plan, rowsBelow: 3 }] }), nextRows: () => new Promise(() => undefined) });
    const told: string[] = [];
    const writing = importer.write(file("costs.csv", COSTS), wish, { signal: own.signal, onProgress: () => undefined }, async ([sheet]) => {
      try {
        setTimeout(() => own.abort(new Error("called off")), 0);
        for await (const rows of sheet?.rowsBelow.read() ?? []) told.push(String(rows.length));
      } finally {
        await new Promise((resolve) => setTimeout(resolve, 10));
        told.push(`taken back, ${ended.length} ended`);
      }
    });
    await expect(writing).rejects.toThrow("called off");
    expect([told, ended]).toEqual([["taken back, 0 ended"], ["ended"]]);
  });
});

test("the progress of a workbook moves as it is read, in bytes of the file", async () => {
  const rows = Array.from({ length: 6_000 }, (_, row) => [`TEA-${(row * 7_919) % 10_007}-${(row * 104_729) % 99_991}`, (row * 31) % 977]);
  const bytes = await writeXlsx({ sheets: [{ name: "Unit costs", rows: [["SKU", "Unit Cost"], ...rows] }] });
  const progress: number[] = [];
  const outcome = await readFile(
    new Blob([new Uint8Array(bytes)]),
    { name: "costs.xlsx", encoding: null, mappings: [] },
    { signal: new AbortController().signal, onProgress: (done) => progress.push(done) },
  );
  expect(outcome).toMatchObject({ outcome: "read", file: { tables: [{ rowCount: 6_000 }] } });
  expect(progress).toEqual([...progress].sort((a, b) => a - b));
  expect(progress.filter((done) => done > bytes.length * 0.2 && done < bytes.length * 0.9).length).toBeGreaterThan(0);
  expect(progress.at(-1)).toBe(bytes.length);
});

test("sizes are said as a file manager says them", () => {
  expect([0, 812, 1_400, 15_600, 1_949_000, 204_800_000, 999_600].map(bytesText)).toEqual(["0 B", "812 B", "1.4 kB", "16 kB", "1.9 MB", "205 MB", "1.0 MB"]);
});
