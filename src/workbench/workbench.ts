/** The workbench's page: a workbook in memory, the grid that shows it, and the task pane beside it, put together. */
import { openBridge } from "./host/bridge";
import { openHost, type WorkbookHost } from "./host/open-host";
import type { WorkbookSnapshot } from "./host/snapshot";
import { showChange, showWorkbook } from "./mirror/show-workbook";
import { takeEdits } from "./mirror/take-edits";
import "./page.css";
import type { PaneLink } from "./pane/pane-link";
import { openGrid, type Grid } from "./spreadsheet/grid";
import { addTextFile } from "./text-file";
import { openToolbar } from "./toolbar";
import { openHandle } from "./workbench-handle";
import { readXlsxFile } from "./xlsx/read-xlsx";
import { writeXlsxFile } from "./xlsx/write-xlsx";

const SAMPLE = "sample.xlsx";
/** A request that reads: its answer must wait for the formulas. */
const QUERY = /"ActionType":2\b/;

let host: WorkbookHost = openHost({ sheets: [{ name: "Sheet1" }] });
/** Whether cells changed since the formulas were last computed. */
let isStale = false;

const grid: Grid = openGrid(element("grid"), takeEdits(() => host, () => grid));
const pane = element("pane") as HTMLIFrameElement;
const toolbar = openToolbar({
  onFiles: openFiles,
  onSave: async () => {
    await calculated();
    return writeXlsxFile(host.snapshot());
  },
  onSample: openSample,
});

const link: PaneLink = {
  connect(deliver) {
    const bridge = openBridge(host, { defer: (task) => void setTimeout(task) });
    bridge.onMessageFromHost = deliver;
    let turn = Promise.resolve();
    return (text) => {
      turn = turn.then(() => (QUERY.test(text) ? calculated() : undefined)).then(() => bridge.sendMessageToHost(text));
    };
  },
};

async function calculated(): Promise<void> {
  if (!isStale) return;
  isStale = false;
  await grid.calculate();
}

function openWorkbook(snapshot: WorkbookSnapshot, name: string): void {
  host = openHost(snapshot);
  host.subscribe((change) => {
    isStale ||= change.contents.size > 0;
    if (change.origin === "add-in") showChange(host, grid, change);
  });
  showWorkbook(host, grid);
  isStale = true;
  toolbar.showName(name);
  // In Excel, too, a pane belongs to one workbook: another workbook has another pane.
  pane.src = "pane.html";
}

async function openSample(): Promise<void> {
  const response = await fetch(SAMPLE);
  if (!response.ok) throw new Error(`the sample workbook could not be loaded (${response.status}): reload the page, or open a file of your own`);
  openWorkbook(await readXlsxFile(new Uint8Array(await response.arrayBuffer())), "Sample workbook");
}

async function openFiles(files: readonly File[]): Promise<void> {
  for (const file of files) {
    const bytes = new Uint8Array(await file.arrayBuffer());
    if (/\.xlsx$/i.test(file.name)) openWorkbook(await readXlsxFile(bytes), file.name);
    else {
      await addTextFile(host, { name: file.name, bytes });
      showWorkbook(host, grid);
    }
  }
}

function element(id: string): HTMLElement {
  const found = document.getElementById(id);
  if (found === null) throw new Error(`the page has no element "${id}"`);
  return found;
}

Object.assign(window, { tieoutPaneLink: link, tieoutWorkbench: openHandle(() => host, { grid, calculated }) });
void toolbar.attempt("The sample workbook", openSample);
